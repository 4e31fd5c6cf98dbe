//===- Environment.h - The values of a running function --------*- C -*-===//
// Maps SSA values to tensors, each with the number of uses that are to come,
// and frees a tensor when there are none.
//===----------------------------------------------------------------------===//
#ifndef NN_REFERENCE_ENVIRONMENT_H
#define NN_REFERENCE_ENVIRONMENT_H

#include "Tensor.h"

typedef struct NnBinding {
  MlirValue value; ///< Null in a free slot.
  nnrt_tensor_t tensor;
  intptr_t usesLeft;
  bool isOwned; ///< Else the data is borrowed.
} NnBinding;

/// Zero-initialized is empty.
typedef struct NnEnvironment {
  struct NnEnvironment *outer; ///< Whose values are seen too; NULL if none.
  NnBinding *slots; ///< A hash table; the capacity is a power of two.
  size_t capacity, count;
} NnEnvironment;

/// Frees the environment and every tensor it still owns.
void nnEnvironmentDestroy(NnEnvironment *env);

/// Binds a value that is not yet bound. An owned tensor is taken over, and
/// freed at once if the value has no use. False if memory is short; then the
/// tensor is still the caller's.
bool nnEnvironmentBind(NnEnvironment *env, MlirValue value,
                       const nnrt_tensor_t *tensor, bool isOwned);

/// The tensor of a value that is bound here or outside, borrowed; NULL if it is
/// unbound.
const nnrt_tensor_t *nnEnvironmentGet(NnEnvironment *env, MlirValue value);

/// Says that one use of a value is done. Values of outside stay, since a region
/// may run again.
void nnEnvironmentRelease(NnEnvironment *env, MlirValue value);

/// Gives the tensor of a value that is used for the last time to the caller,
/// or a copy. False if it is unbound or memory is short.
bool nnEnvironmentTake(NnEnvironment *env, MlirValue value,
                       nnrt_tensor_t *tensor);

#endif // NN_REFERENCE_ENVIRONMENT_H
