//===- Checks.c - Constraints on sizes known at run time only -------------===//
// What the verifier can't decide becomes cf.assert on index arithmetic:
//   nn.add : (tensor<?xf32>, tensor<4xf32>)  ->  cf.assert size == 1 or 4
// nn-outline-kernels moves it before the kernel's call; a failed one ends the
// run with NNRT_ERROR_SHAPE (nn-lower-checks).
//===----------------------------------------------------------------------===//
#include "Lower.h"

#include "nn/Builders/Cf.h"

void nnRequire(NnBuilder b, MlirValue condition, const char *what) {
  MlirAttribute known = nnConstantValue(condition);
  if (mlirAttributeIsNull(known) || !nnAttrInt(known, 0))
    cfAssertCreate(b, condition, nnStr(what));
}

static MlirValue compare(NnBuilder b, NnDim x, NnDim y, int64_t predicate) {
  return arithCmpI(b, nnDimValue(b, x), nnDimValue(b, y), predicate);
}

NnDim nnRequireEqual(NnBuilder b, NnDim x, NnDim y) {
  if (nnDimEqual(x, y))
    return x;
  nnRequire(b, compare(b, x, y, ARITH_CMP_I_PREDICATE_EQ),
            "expected equal dimensions");
  return nnDimIsStatic(x) ? x : y;
}

void nnRequireAtLeast(NnBuilder b, NnDim x, int64_t least) {
  if (!nnDimIsStatic(x) || x.size < least)
    nnRequire(b, compare(b, x, nnDim(least), ARITH_CMP_I_PREDICATE_SGE),
              "expected a larger dimension");
}

void nnRequireWithin(NnBuilder b, NnDim x, NnDim most) {
  if (!nnDimEqual(x, most) && !(nnDimIsStatic(x) && nnDimIsStatic(most)))
    nnRequire(b, compare(b, x, most, ARITH_CMP_I_PREDICATE_SLE),
              "expected a dimension inside of another");
}

/// Adds `x == y` to what may hold.
static void allow(NnBuilder b, NnDim x, NnDim y, MlirValue *condition) {
  MlirValue isEqual = compare(b, x, y, ARITH_CMP_I_PREDICATE_EQ);
  *condition =
      mlirValueIsNull(*condition) ? isEqual : arithOrI(b, *condition, isEqual);
}

void nnRequireBroadcast(NnBuilder b, NnDim x, NnDim y) {
  NnDim one = nnDim(1);
  MlirValue condition = {NULL};
  if (nnDimEqual(x, y) || nnDimIs(x, 1) || nnDimIs(y, 1))
    return;
  allow(b, x, y, &condition);
  if (!nnDimIsStatic(x))
    allow(b, x, one, &condition);
  if (!nnDimIsStatic(y))
    allow(b, y, one, &condition);
  nnRequire(b, condition, "expected shapes that broadcast together");
}

void nnRequireType(NnBuilder b, MlirValue tensor, MlirType type) {
  NnShape shape = nnTypeShape(type);
  for (int64_t i = 0; i < shape.rank; ++i)
    if (shape.dims[i] != NN_DYNAMIC)
      (void)nnRequireEqual(b, nnDim(shape.dims[i]), nnDimOf(b, tensor, i));
}
