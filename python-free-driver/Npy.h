//===- Npy.h - NumPy's .npy files -------------------------------*- C -*-===//
// Reads versions 1 to 3 of the format, little-endian, in C or Fortran order,
// and writes version 1. NumPy has no bfloat16: bf16 is written as u2 (its bits)
// and both u2 and V2 (as ml_dtypes writes it) are read as bf16.
// https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
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

NnStatus nncNpyWrite(const char *path, const nnrt_tensor_t *tensor) NN_MUST_USE;

#endif // NNC_NPY_H
