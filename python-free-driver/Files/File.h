//===- File.h - Whole files in memory ---------------------------*- C -*-===//
// Reading and writing files in one go, with messages that name the file and the
// reason.
//===----------------------------------------------------------------------===//
#ifndef NNC_FILE_H
#define NNC_FILE_H

#include "nn-c/Status.h"

#include <stddef.h>

/// Reads the file. `*bytes` is freed by the caller and has a NUL after its
/// `*size` bytes. NN_NOT_FOUND if the file can't be opened.
NnStatus nncFileRead(const char *path, unsigned char **bytes,
                     size_t *size) NN_MUST_USE;

/// Writes `head`, then `body`. A file that can't be written whole is removed.
NnStatus nncFileWrite(const char *path, const void *head, size_t headSize,
                      const void *body, size_t bodySize) NN_MUST_USE;

/// NN_NOT_FOUND with a message unless `path` is a file that can be opened.
NnStatus nncFileCheck(const char *path) NN_MUST_USE;

/// NN_NOT_FOUND with a message if `path` is a folder or can't be written, or no
/// file can be made in its folder; to find out before long work rather than
/// after it.
NnStatus nncFileCheckWritable(const char *path) NN_MUST_USE;

/// Whether `path` ends with `extension` (".npy"), in any case.
bool nncFileHasExtension(const char *path, const char *extension);

#endif // NNC_FILE_H
