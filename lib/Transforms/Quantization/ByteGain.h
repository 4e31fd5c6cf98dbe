//===- ByteGain.h - Whether products of bytes are faster --------*- C -*-===//
// An estimate that nn-quantize and nn-fuse-qdq share, so that a layer which one
// quantizes for a target is computed with integers there.
//===----------------------------------------------------------------------===//
#ifndef NN_TRANSFORMS_BYTEGAIN_H
#define NN_TRANSFORMS_BYTEGAIN_H

#include "mlir-c/IR.h"

#include <stdbool.h>
#include <stdint.h>

/// Products of bytes that take a target as long as 100 of f32, if it has any
/// instruction for them, and the option of passes that says so. Of fewer, it
/// does two thirds with weights that don't fit (ExcessShare.h).
enum { NN_BYTE_PRODUCTS = 400 };
#define NN_BYTE_PRODUCTS_OPTION                                                \
  {                                                                            \
    "byte-products",                                                           \
        "products of bytes that take the target as long as 100 of f32",        \
        NN_OPTION_INT, "400"                                                   \
  }

/// Whether a contraction of f32 with constant weights takes less time between
/// bytes. If `areRounded`, its operands are quantized also in f32, and so what
/// it computes, as a rule.
bool nnBytesAreFaster(MlirOperation op, int64_t byteProducts, bool areRounded);

#endif // NN_TRANSFORMS_BYTEGAIN_H
