//===- Destination.h - What an op writes its result into --------*- C -*-===//
// In destination-passing style a result has the sizes of the tensor that it is
// written into: so sizes are traced, in kernels and by their callers.
//===----------------------------------------------------------------------===//
#ifndef NN_CONVERSION_NNTOLINALG_DESTINATION_H
#define NN_CONVERSION_NNTOLINALG_DESTINATION_H

#include "mlir-c/IR.h"

/// The operand whose sizes, and at last whose buffer, the tensor has: of a
/// linalg op, an insertion, or a loop that only writes to what it carries. Null
/// if there is none.
MlirValue nnDestinationOf(MlirValue tensor);

#endif // NN_CONVERSION_NNTOLINALG_DESTINATION_H
