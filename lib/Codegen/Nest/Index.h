//===- Index.h - Index arithmetic that folds as it goes --------*- C -*-===//
// An index is an SSA value plus a constant, so that addresses of neighbouring
// rows share their value and constants never reach the IR before they must.
//===----------------------------------------------------------------------===//
#ifndef NN_CODEGEN_INDEX_H
#define NN_CODEGEN_INDEX_H

#include "nn-c/Builder.h"

/// value + constant; a null value is zero.
typedef struct Index {
  MlirValue value;
  int64_t constant;
} Index;

static inline Index nnIndex(int64_t constant) {
  return (Index){{NULL}, constant};
}
static inline Index nnIndexOf(MlirValue value) { return (Index){value, 0}; }
static inline bool nnIndexIsConstant(Index i) {
  return mlirValueIsNull(i.value);
}
/// Whether both are known to be the same.
static inline bool nnIndexIsSame(Index x, Index y) {
  return mlirValueEqual(x.value, y.value) && x.constant == y.constant;
}

Index nnIndexAdd(NnBuilder b, Index x, Index y);
static inline Index nnIndexPlus(Index x, int64_t c) {
  return (Index){x.value, x.constant + c};
}
Index nnIndexSub(NnBuilder b, Index x, Index y);
Index nnIndexScale(NnBuilder b, Index x, int64_t factor);
Index nnIndexMul(NnBuilder b, Index x, Index y);
/// Divisors are positive.
Index nnIndexFloorDiv(NnBuilder b, Index x, int64_t divisor);
Index nnIndexCeilDiv(NnBuilder b, Index x, int64_t divisor);
/// Of an index that is not negative.
Index nnIndexMod(NnBuilder b, Index x, int64_t divisor);
Index nnIndexMin(NnBuilder b, Index x, Index y);
Index nnIndexMax(NnBuilder b, Index x, Index y);
/// The SSA value of an index.
MlirValue nnIndexValue(NnBuilder b, Index x);
/// Size of a tensor's dimension.
Index nnIndexDim(NnBuilder b, MlirValue tensor, int64_t dim);

#endif // NN_CODEGEN_INDEX_H
