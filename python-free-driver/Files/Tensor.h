//===- Tensor.h - Tensors that own their data -------------------*- C -*-===//
// An nnrt_tensor_t whose `data` comes from malloc: made here, by a reader, or
// by a model that allocates its outputs. Freed with nncTensorDestroy.
//===----------------------------------------------------------------------===//
#ifndef NNC_TENSOR_H
#define NNC_TENSOR_H

#include "nn-c/Status.h"
#include "nnrt/nnrt.h"

#include <stdio.h>

/// Seed of the stream that random inputs come from.
#define NNC_RANDOM_SEED 12345u

/// Makes a tensor of zeros. On failure `tensor->data` is NULL.
NnStatus nncTensorCreate(nnrt_tensor_t *tensor, int32_t dtype, int32_t rank,
                         const int64_t *shape) NN_MUST_USE;

/// Frees the data and forgets it. A tensor of zeros ({0}) is allowed.
void nncTensorDestroy(nnrt_tensor_t *tensor);

/// Destroys `count` tensors and the array, which may be NULL.
void nncTensorsDestroy(nnrt_tensor_t *tensors, int32_t count);

/// Bytes of the elements; 0 for a malformed tensor.
size_t nncTensorBytes(const nnrt_tensor_t *tensor);

/// Fills with numbers of the xorshift32 stream that `*state`, never 0, stands
/// at: floats u in [0,1), integers of 8 bits without a sign floor(256u), those
/// of fewer bits what they hold from 0 on, other integers floor(100u). A bool
/// is always 1 and takes nothing from the stream.
void nncTensorFillRandom(nnrt_tensor_t *tensor, uint32_t *state);

/// Prints the elements as NumPy does: aligned, at most 8 digits after the
/// point, only the edges of more than 1000 elements. Ends with a newline.
void nncTensorPrint(const nnrt_tensor_t *tensor, FILE *out);

#endif // NNC_TENSOR_H
