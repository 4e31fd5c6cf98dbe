//===- SizeOrigin.c - Sizes that are a tensor's own -----------------------===//
// concat(slice(shape_of(x), 0, 2), [8, 8]) has x's dimension 1 at place 1.
// Follows one element up, from op to op.
//===----------------------------------------------------------------------===//
#include "SizeOrigin.h"

#include "Support/IR.h"
#include "nn-c/NNOps.h"

enum { maxSteps = 16 };

/// An element of a list of rank 0 or 1.
typedef struct Element {
  MlirValue list;
  int64_t i;
} Element;

static bool isFlat(MlirValue value) { return nnRank(value) <= 1; }

/// The only element of a constant.
static bool readOne(MlirValue value, int64_t *out) {
  return !mlirValueIsNull(value) &&
         nnElementsInts(nnConstantValue(value), 1, out) == 1;
}

static bool throughConcat(MlirOperation op, Element *e) {
  for (intptr_t k = 0; k < mlirOperationGetNumOperands(op); ++k) {
    MlirValue part = nnOperand(op, k);
    int64_t size = nnValueShape(part).dims[0];
    if (size == NN_DYNAMIC)
      return false;
    if (e->i < size) {
      e->list = part;
      return true;
    }
    e->i -= size;
  }
  return false;
}

static bool throughGather(MlirOperation op, Element *e) {
  int64_t picked[NN_MAX_RANK];
  int64_t n = nnElementsInts(nnConstantValue(nnGatherGetIndices(op)),
                             NN_MAX_RANK, picked);
  if (e->i >= n || picked[e->i] < 0)
    return false;
  *e = (Element){nnGatherGetData(op), picked[e->i]};
  return true;
}

/// Counted from the front, and one by one.
static bool throughSlice(MlirOperation op, Element *e) {
  int64_t start, step = 1;
  MlirValue steps = nnOptionalOperand(op, 3);
  if (!readOne(nnSliceGetStarts(op), &start) || start < 0 ||
      (!mlirValueIsNull(steps) && !readOne(steps, &step)) || step != 1)
    return false;
  *e = (Element){nnSliceGetInput(op), e->i + start};
  return true;
}

/// Goes to the element that this one is a copy of.
static bool stepUp(MlirOperation op, Element *e) {
  if (mlirOperationIsNull(op) || !mlirOperationGetNumOperands(op) ||
      !isFlat(nnOperand(op, 0)))
    return false;
  if (nnIsaConcat(op))
    return throughConcat(op, e);
  if (nnIsaGather(op))
    return throughGather(op, e);
  if (nnIsaSlice(op))
    return throughSlice(op, e);
  e->list = nnOperand(op, 0);
  return nnIsaCast(op) || nnIsaReshape(op) || nnIsaSqueeze(op) ||
         nnIsaUnsqueeze(op);
}

bool nnIsDimOf(MlirValue list, int64_t i, MlirValue tensor, int64_t dim) {
  Element e = {list, i};
  for (int k = 0; k < maxSteps; ++k) {
    MlirOperation op = nnDefiningOp(e.list);
    if (nnIsaShapeOf(op))
      return e.i == dim && mlirValueEqual(nnShapeOfGetInput(op), tensor);
    if (!isFlat(e.list) || !stepUp(op, &e))
      return false;
  }
  return false;
}
