//===- Tensor.h - Tensors of the reference interpreter ---------*- C -*-===//
// Element types, loads and stores as wide numbers, shapes, strides and strided
// copies: what the evaluation functions are written with.
//===----------------------------------------------------------------------===//
#ifndef NN_REFERENCE_TENSOR_H
#define NN_REFERENCE_TENSOR_H

#include "Support/DType.h"
#include "Support/IR.h"

#include <stddef.h>

/// An element, widened: `f` for floating-point tensors, `i` for all others, a
/// u64 by its bits.
typedef union NnNumber {
  double f;
  int64_t i;
} NnNumber;

//===----------------------------------------------------------------------===//
// Element types
//===----------------------------------------------------------------------===//

/// The least and the greatest value: infinities, for floats.
NnNumber nnLowest(int32_t dtype);
NnNumber nnHighest(int32_t dtype);

/// The order of two integers of the type: a u64's bits may look negative.
static inline bool nnIsLess(int32_t dtype, int64_t a, int64_t b) {
  return dtype == NNRT_U64 ? (uint64_t)a < (uint64_t)b : a < b;
}

//===----------------------------------------------------------------------===//
// Tensors
//===----------------------------------------------------------------------===//

/// Allocates data that free() frees. False if memory is short, a dimension is
/// negative or the size overflows; the tensor's data is NULL then.
bool nnTensorAllocate(nnrt_tensor_t *tensor, int32_t dtype,
                      const NnShape *shape);
/// A copy with data of its own; false if memory is short.
bool nnTensorCopy(const nnrt_tensor_t *from, nnrt_tensor_t *to);
/// Frees the data; a zeroed tensor is allowed.
void nnTensorFree(nnrt_tensor_t *tensor);

NnShape nnTensorShape(const nnrt_tensor_t *tensor);
int64_t nnTensorNumElements(const nnrt_tensor_t *tensor);
int64_t nnTensorBytes(const nnrt_tensor_t *tensor);

/// The element at a position in row-major order.
NnNumber nnTensorLoad(const nnrt_tensor_t *tensor, int64_t position);
/// Rounds floats to nearest even (narrow ones as nnrt_narrow_encode without
/// saturation), wraps integers to their width.
void nnTensorStore(const nnrt_tensor_t *tensor, int64_t position, NnNumber x);
/// All elements in a new array that free() frees; NULL if memory is short.
NnNumber *nnTensorWiden(const nnrt_tensor_t *tensor);

//===----------------------------------------------------------------------===//
// Shapes and strides, in elements
//===----------------------------------------------------------------------===//

/// Broadcasts `shape` with `other` as NumPy does. False if they do not.
bool nnShapeBroadcast(NnShape *shape, const NnShape *other);
/// Strides of a dense tensor.
void nnShapeStrides(const NnShape *shape, int64_t *strides);
/// Strides that read a dense tensor of shape `from` as `to`, which it
/// broadcasts to: 0 where a dimension is repeated.
void nnBroadcastStrides(const NnShape *from, const NnShape *to,
                        int64_t *strides);
/// Product of the dimensions from `begin` up to `end`.
int64_t nnShapeRange(const NnShape *shape, int64_t begin, int64_t end);
/// Prints "[2,3]" into the buffer and returns it.
const char *nnShapeText(const NnShape *shape, char *buffer, size_t size);
enum { NN_SHAPE_TEXT = 200 };

/// Copies `shape` elements of `bytes` bytes each; strides may be 0 or negative.
void nnCopyStrided(void *to, const int64_t *toStrides, const void *from,
                   const int64_t *fromStrides, const NnShape *shape,
                   int64_t bytes);

#endif // NN_REFERENCE_TENSOR_H
