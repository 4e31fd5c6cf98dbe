//===- MappedFile.h - Read-only files in memory -----------------*- C -*-===//
// Maps whole files. The path of a weight file comes from the model, which we
// don't trust: it may name only regular files beneath the model's folder.
//===----------------------------------------------------------------------===//
#ifndef NN_IMPORT_ONNX_MAPPEDFILE_H
#define NN_IMPORT_ONNX_MAPPEDFILE_H

#include "nn-c/Status.h"

#include <stddef.h>
#include <stdint.h>

/// A file must not be truncated while it is mapped: reading on would fault.
typedef struct NnMappedFile {
  const uint8_t *data; ///< NULL if the file is empty.
  size_t size;
} NnMappedFile;

/// Maps the regular file at `path`. Errors don't name the file.
NN_MUST_USE NnStatus nnMapFile(const char *path, NnMappedFile *file);

/// Maps a regular file beneath the open folder. `path` must be relative,
/// without ".." and without symbolic links on the way. Errors don't name the
/// file.
NN_MUST_USE NnStatus nnMapFileBeneath(int folder, const char *path,
                                      NnMappedFile *file);

/// Gives back the memory of the pages that lie in `size` bytes of the file;
/// they are read again if they are needed again. Bytes elsewhere are left
/// alone.
void nnForgetMapped(const NnMappedFile *file, const uint8_t *bytes,
                    size_t size);

void nnUnmapFile(NnMappedFile *file);

/// Opens the folder that holds `path`; -1 if it can't be opened.
int nnOpenFolderOf(const char *path);

#endif // NN_IMPORT_ONNX_MAPPEDFILE_H
