//===- Npy.h - NumPy's .npy files -------------------------------*- C -*-===//
// Reads versions 1 to 3 of the format, little-endian, in C or Fortran order,
// and writes version 1. What NumPy lacks is written as the integers of its
// bits: bf16 as u2, f8 and 4-bit types as u1 or i1. V2 (ml_dtypes) is read as
// bf16. https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
//===----------------------------------------------------------------------===//
#ifndef NNC_NPY_H
#define NNC_NPY_H

#include "nn-c/Status.h"
#include "nnrt/nnrt.h"

/// Reads a file's bytes, which may be anything. The tensor owns a copy of its
/// elements. `name` is for messages.
NnStatus nncNpyParse(const char *name, const unsigned char *bytes, size_t size,
                     nnrt_tensor_t *tensor) NN_MUST_USE;

NnStatus nncNpyRead(const char *path, nnrt_tensor_t *tensor) NN_MUST_USE;

/// Takes integers that were read for the bits of `dtype`, if that is written as
/// such integers.
void nncNpyTakeAs(int32_t dtype, nnrt_tensor_t *tensor);

NnStatus nncNpyWrite(const char *path, const nnrt_tensor_t *tensor) NN_MUST_USE;

#endif // NNC_NPY_H
