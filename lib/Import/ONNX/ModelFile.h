//===- ModelFile.h - An ONNX model's bytes, decoded -------------*- C -*-===//
// Holds what an import reads: the mapped file, its decoded ModelProto, and the
// weight files it refers to. Constants of the IR point into it, so it is
// counted and outlives the import.
//===----------------------------------------------------------------------===//
#ifndef NN_IMPORT_ONNX_MODELFILE_H
#define NN_IMPORT_ONNX_MODELFILE_H

#include "Arena.h"
#include "MappedFile.h"
#include "onnx.pb-c.h"

typedef struct NnModelFile NnModelFile;

/// Maps and decodes the file at `path`. The caller owns one reference. Errors
/// don't name the file.
NN_MUST_USE NnStatus nnModelFileOpen(const char *path, NnModelFile **file);

/// Decodes a copy of `size` bytes. `name` appears in messages and locations.
/// Weight files are looked for in `folder`; if NULL, a model must have none.
NN_MUST_USE NnStatus nnModelFileCopy(const void *data, size_t size,
                                     const char *name, const char *folder,
                                     NnModelFile **file);

void nnModelFileRetain(NnModelFile *file);
void nnModelFileRelease(NnModelFile *file);

const Onnx__ModelProto *nnModelFileGetModel(const NnModelFile *file);
const char *nnModelFileGetName(const NnModelFile *file);

/// Memory that lives as long as the file.
NnArena *nnModelFileGetArena(NnModelFile *file);

/// Maps a weight file of the model, once for all its tensors. Not for
/// concurrent use.
NN_MUST_USE NnStatus nnModelFileMapWeights(NnModelFile *file,
                                           const char *location,
                                           NnMappedFile *weights);

/// Tells that bytes of the model have been copied and aren't needed in memory.
void nnModelFileForget(NnModelFile *file, const uint8_t *bytes, size_t size);

/// Most bytes that decoding `size` bytes may take. The leanest honest messages
/// (attributes) take about 20 times their size.
size_t nnDecodeLimit(size_t size);

#endif // NN_IMPORT_ONNX_MODELFILE_H
