//===- Npz.h - NumPy's archives of arrays -----------------------*- C -*-===//
// A .npz file is a ZIP of .npy files, as numpy.savez and savez_compressed write
// it. Read with libzip.
//===----------------------------------------------------------------------===//
#ifndef NNC_NPZ_H
#define NNC_NPZ_H

#include "nn-c/Status.h"
#include "nnrt/nnrt.h"

#include <stddef.h>

typedef struct NncArray {
  char *name; ///< Without ".npy".
  nnrt_tensor_t tensor;
} NncArray;

typedef struct NncArrays {
  NncArray *items;
  size_t count;
} NncArrays;

/// Reads a file's bytes, which may be anything; `name` is for messages.
/// `*arrays` is freed with nncArraysDestroy, also on failure.
NnStatus nncNpzParse(const char *name, const unsigned char *bytes, size_t size,
                     NncArrays *arrays) NN_MUST_USE;

/// Reads a .npz, or a .npy as one array without a name.
NnStatus nncArraysRead(const char *path, NncArrays *arrays) NN_MUST_USE;
void nncArraysDestroy(NncArrays *arrays);

/// The array called `name`, or NULL.
const NncArray *nncArraysFind(const NncArrays *arrays, const char *name);

#endif // NNC_NPZ_H
