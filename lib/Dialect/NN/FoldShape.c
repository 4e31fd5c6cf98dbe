//===- FoldShape.c - Shape ops and movements that do nothing --------------===//
// A reshape to the same shape, a transpose by the identity, a slice of all, a
// pad by zero … fold to their operand; shape_of a static shape to a constant.
// The operand stands for the result only if it has the result's type.
//===----------------------------------------------------------------------===//
#include "PartialShape.h"
#include "Rules.h"

//===----------------------------------------------------------------------===//
// Constants
//===----------------------------------------------------------------------===//

MlirLogicalResult nnFoldConstant(MlirOperation op,
                                 const MlirAttribute *operands, NnFold *out) {
  (void)operands;
  out->attribute = nnAttr(op, "value");
  return NN_SUCCESS;
}

MlirLogicalResult nnFoldShapeOf(MlirOperation op, const MlirAttribute *operands,
                                NnFold *out) {
  (void)operands;
  NnShape shape = nnValueShape(nnOperand(op, 0));
  MlirType type = mlirValueGetType(nnResult(op, 0));
  if (!nnShapeIsStatic(&shape) || !mlirShapedTypeHasStaticShape(type))
    return NN_FAILURE;
  out->attribute = mlirDenseElementsAttrInt64Get(type, shape.rank, shape.dims);
  return NN_SUCCESS;
}

//===----------------------------------------------------------------------===//
// Reshape, squeeze, unsqueeze
//===----------------------------------------------------------------------===//

// Input and result have one type. They have one shape if at most one dynamic
// dimension is not a copy, and the number of elements determines it.
static bool reshapeKeepsShape(MlirOperation op) {
  NnShape shape = nnValueShape(nnOperand(op, 0));
  int64_t wanted[NN_PARTIAL_MAX];
  bool known = nnPartialShape(nnOperand(op, 1), wanted) == shape.rank;
  bool allowZero = !mlirAttributeIsNull(nnAttr(op, "allow_zero"));
  int64_t numOpen = 0, numCopied = 0;
  bool isRest = false, hasZero = false;
  for (int64_t i = 0; i < shape.rank; ++i) {
    hasZero |= shape.dims[i] == 0;
    if (shape.dims[i] != NN_DYNAMIC)
      continue;
    if (known && wanted[i] == 0 && !allowZero) {
      ++numCopied;
    } else {
      ++numOpen;
      isRest = known && wanted[i] == -1;
    }
  }
  // A copied dimension may be 0, and then any size would do for the open one,
  // unless that is -1, which is what copying leaves over.
  return numOpen == 0 ||
         (numOpen == 1 && !hasZero && (numCopied == 0 || isRest));
}

// Whether `op` undoes its producer: squeeze and unsqueeze of the same axes.
static bool undoesProducer(MlirOperation op, MlirOperation producer) {
  NnOpKind kind = nnOpKind(op);
  NnOpKind inverse = kind == NN_OP_Squeeze ? NN_OP_Unsqueeze : NN_OP_Squeeze;
  if (mlirOperationIsNull(producer) || nnOpKind(producer) != inverse)
    return false;
  NnAxes axes, before;
  bool squeeze = kind == NN_OP_Squeeze;
  int64_t rank = nnRank(squeeze ? nnOperand(op, 0) : nnResult(op, 0));
  int64_t rankBefore =
      nnRank(squeeze ? nnResult(producer, 0) : nnOperand(producer, 0));
  return rank == rankBefore && nnReadAxes(nnAttr(op, "axes"), rank, &axes) &&
         nnReadAxes(nnAttr(producer, "axes"), rank, &before) &&
         axes.mask == before.mask;
}

MlirLogicalResult nnFoldReshape(MlirOperation op, const MlirAttribute *operands,
                                NnFold *out) {
  (void)operands;
  MlirValue input = nnOperand(op, 0);
  if (nnOpKind(op) == NN_OP_Reshape)
    return mlirTypeEqual(mlirValueGetType(input),
                         mlirValueGetType(nnResult(op, 0))) &&
                   reshapeKeepsShape(op)
               ? nnFoldTo(op, input, out)
               : NN_FAILURE;
  int64_t axes[NN_MAX_RANK];
  if (nnAttrInts(nnAttr(op, "axes"), NN_MAX_RANK, axes) == 0)
    return nnFoldTo(op, input, out);
  MlirOperation producer = nnDefiningOp(input);
  if (!undoesProducer(op, producer))
    return NN_FAILURE;
  return nnFoldTo(op, nnOperand(producer, 0), out);
}

//===----------------------------------------------------------------------===//
// Transpose and reduce
//===----------------------------------------------------------------------===//

MlirLogicalResult nnFoldTranspose(MlirOperation op,
                                  const MlirAttribute *operands, NnFold *out) {
  (void)operands;
  int64_t perm[NN_MAX_RANK];
  int64_t rank = nnAttrInts(nnAttr(op, "perm"), NN_MAX_RANK, perm);
  for (int64_t i = 0; i < rank; ++i)
    if (perm[i] != i)
      return NN_FAILURE;
  return nnFoldTo(op, nnOperand(op, 0), out);
}

MlirLogicalResult nnFoldReduce(MlirOperation op, const MlirAttribute *operands,
                               NnFold *out) {
  (void)operands;
  int64_t axes[NN_MAX_RANK];
  if (nnAttrInts(nnAttr(op, "axes"), NN_MAX_RANK, axes) != 0)
    return NN_FAILURE;
  return nnFoldTo(op, nnOperand(op, 0), out);
}

//===----------------------------------------------------------------------===//
// Concat, slice, pad, expand
//===----------------------------------------------------------------------===//

MlirLogicalResult nnFoldConcat(MlirOperation op, const MlirAttribute *operands,
                               NnFold *out) {
  (void)operands;
  int64_t axis = nnAttrInt(nnAttr(op, "axis"), 0);
  nnNormalizeAxis(nnRank(nnOperand(op, 0)), &axis);
  MlirValue only = nnOperand(op, 0);
  intptr_t numFilled = 0;
  for (intptr_t i = 0; i < mlirOperationGetNumOperands(op); ++i) {
    NnShape shape = nnValueShape(nnOperand(op, i));
    if (shape.dims[axis] == 0)
      continue;
    only = nnOperand(op, i);
    ++numFilled;
  }
  return numFilled > 1 ? NN_FAILURE : nnFoldTo(op, only, out);
}

// Whether start:end:1 surely takes all of a dimension.
static bool takesAll(int64_t dim, int64_t start, int64_t end) {
  if (dim == NN_DYNAMIC)
    return start == 0 && end == INT64_MAX;
  return start != NN_DYNAMIC && (start == 0 || start <= -dim) && end >= dim;
}

MlirLogicalResult nnFoldSlice(MlirOperation op, const MlirAttribute *operands,
                              NnFold *out) {
  (void)operands;
  MlirValue input = nnOperand(op, 0);
  NnShape shape = nnValueShape(input);
  NnAxes axes;
  int64_t starts[NN_PARTIAL_MAX], ends[NN_PARTIAL_MAX];
  int64_t steps[NN_PARTIAL_MAX];
  MlirValue stepsOperand = nnOptionalOperand(op, 3);
  bool hasSteps = !mlirValueIsNull(stepsOperand);
  if (!nnReadAxes(nnAttr(op, "axes"), shape.rank, &axes) ||
      nnPartialShape(nnOperand(op, 1), starts) != axes.count ||
      nnPartialShape(nnOperand(op, 2), ends) != axes.count ||
      (hasSteps && nnPartialShape(stepsOperand, steps) != axes.count))
    return NN_FAILURE;
  for (int64_t i = 0; i < axes.count; ++i)
    if ((hasSteps && steps[i] != 1) ||
        !takesAll(shape.dims[axes.axes[i]], starts[i], ends[i]))
      return NN_FAILURE;
  return nnFoldTo(op, input, out);
}

MlirLogicalResult nnFoldPad(MlirOperation op, const MlirAttribute *operands,
                            NnFold *out) {
  (void)operands;
  int64_t pads[NN_PARTIAL_MAX];
  int64_t count = nnPartialShape(nnOperand(op, 1), pads);
  if (count != 2 * nnRank(nnOperand(op, 0)))
    return NN_FAILURE;
  for (int64_t i = 0; i < count; ++i)
    if (pads[i] != 0)
      return NN_FAILURE;
  return nnFoldTo(op, nnOperand(op, 0), out);
}

MlirLogicalResult nnFoldExpand(MlirOperation op, const MlirAttribute *operands,
                               NnFold *out) {
  (void)operands;
  NnShape shape = nnValueShape(nnOperand(op, 0));
  int64_t wanted[NN_PARTIAL_MAX];
  int64_t count = nnPartialShape(nnOperand(op, 1), wanted);
  if (count < 0 || count > shape.rank)
    return NN_FAILURE;
  for (int64_t i = 1; i <= count; ++i) {
    int64_t dim = wanted[count - i];
    if (dim != 1 && (dim == NN_DYNAMIC || dim != shape.dims[shape.rank - i]))
      return NN_FAILURE;
  }
  return nnFoldTo(op, nnOperand(op, 0), out);
}
