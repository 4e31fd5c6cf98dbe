//===- Samples.h - Many inputs for one model --------------------*- C -*-===//
// A data set in a file: for each input of the model an array with all samples
// along its first dimension, or arrays INPUT_0, INPUT_1, …, one a sample; and
// `labels`, if there are any.
//===----------------------------------------------------------------------===//
#ifndef NNC_SAMPLES_H
#define NNC_SAMPLES_H

#include "Files/Npz.h"
#include "Model/Session.h"

/// Freed with nncSamplesetDestroy.
typedef struct NncSampleset {
  NncArrays arrays;
  const nnrt_model_t *model; ///< Borrowed: its inputs are what is read.
  int64_t count;
  const nnrt_tensor_t *labels; ///< Integers, as many as there are rows in all
                               ///< samples together; or NULL.
} NncSampleset;

/// Reads a .npz, or for a model of one input a .npy. Arrays of another shape or
/// type than the input's, with NaN, or of different numbers of samples, are
/// errors; one that has a single sample serves for all. Destroyed also on
/// failure.
NnStatus nncSamplesetRead(const char *path, const nnrt_model_t *model,
                          NncSampleset *set) NN_MUST_USE;
void nncSamplesetDestroy(NncSampleset *set);

/// Makes sample `i` the inputs of a session of a model with the same inputs.
NnStatus nncSamplesetUse(const NncSampleset *set, int64_t i,
                         NncSession *session) NN_MUST_USE;

#endif // NNC_SAMPLES_H
