//===- SinkReshapes.c - Let ops follow a contraction in its shape ---------===//
// gelu(reshape(linear(x))) becomes reshape(gelu(linear(x))) where the reshape
// only adds dimensions of size 1, as exporters put them around products of
// matrices, and so on for chains of elementwise ops: fusion sees through no
// reshape. Each reshape moves down and adds dimensions, so that this ends.
//===----------------------------------------------------------------------===//
#include "OpClass.h"
#include "Passes.h"
#include "Permute.h"
#include "Rewrite.h"

#include "nn-c/NNOps.h"

enum { maxOperands = 3, maxChain = 32 };

/// Whether `to` is `from` with more dimensions of size 1.
static bool addsOnes(const NnShape *from, const NnShape *to) {
  int64_t d = 0;
  for (int64_t i = 0; i < to->rank; ++i) {
    if (d < from->rank && from->dims[d] == to->dims[i])
      ++d;
    else if (to->dims[i] != 1)
      return false;
  }
  return d == from->rank && from->rank < to->rank;
}

/// Whether a kernel of more than elementwise ops may end in the value.
static bool followsRoot(MlirValue value) {
  MlirOperation op = nnDefiningOp(value);
  for (int i = 0; i < maxChain && !mlirOperationIsNull(op); ++i) {
    if (nnOpClass(op) != NN_CLASS_ELEMENTWISE)
      return nnOpClass(op) == NN_CLASS_COMPUTE;
    op = nnDefiningOp(nnOperand(op, 0));
  }
  return false;
}

/// Whether it broadcasts alike to both shapes: it has no dimension that comes
/// before those at the end which the shapes share.
static bool isAtEnd(const NnShape *shape, const NnShape *from,
                    const NnShape *to) {
  if (shape->rank > from->rank)
    return false;
  for (int64_t i = 1; i <= shape->rank; ++i)
    if (from->dims[from->rank - i] != to->dims[to->rank - i])
      return false;
  return true;
}

/// Another operand of the op: it broadcasts, or is reshaped as well. That would
/// take it from its own kernel if it was written for this op alone.
static bool canView(MlirValue value, const NnShape *from, const NnShape *to) {
  NnShape shape = nnValueShape(value);
  return isAtEnd(&shape, from, to) ||
         (nnShapeEqual(&shape, to) &&
          !(nnHasOneUse(value) && followsRoot(value)));
}

static MlirValue makeView(NnBuilder b, MlirValue value, const NnShape *from,
                          const NnShape *to) {
  NnShape shape = nnValueShape(value);
  return isAtEnd(&shape, from, to) ? value : nnBuildReshape(b, value, from);
}

/// Whether the op can do what it does to operand i in shape `from`.
static bool canSink(MlirOperation op, intptr_t i, const NnShape *from,
                    const NnShape *to) {
  intptr_t n = mlirOperationGetNumOperands(op);
  if (nnOpClass(op) != NN_CLASS_ELEMENTWISE || n > maxOperands)
    return false;
  NnShape result = nnValueShape(nnResult(op, 0));
  bool can = nnShapeEqual(&result, to);
  for (intptr_t k = 0; k < n; ++k)
    can = can && (k == i || canView(nnOperand(op, k), from, to));
  return can;
}

static MlirLogicalResult sinkReshape(MlirOperation op,
                                     MlirRewriterBase rewriter) {
  MlirValue input = nnOperand(op, 0), reshaped = nnResult(op, 0);
  NnShape from = nnValueShape(input), to = nnValueShape(reshaped);
  if (!nnHasOneUse(reshaped) || !addsOnes(&from, &to) ||
      !nnShapeIsNamable(&from) || !nnShapeIsNamable(&to))
    return nnNoMatch(op, "more than one op reads it, or it moves elements");
  if (!followsRoot(input))
    return nnNoMatch(op, "there is no kernel to take part in");
  MlirOpOperand use = mlirValueGetFirstUse(reshaped);
  MlirOperation user = mlirOpOperandGetOwner(use);
  intptr_t place = mlirOpOperandGetOperandNumber(use);
  if (!canSink(user, place, &from, &to))
    return nnNoMatch(op, "its user can't be in the shape before");
  NnBuilder b = nnBuilderForOp(rewriter, user);
  MlirValue operands[maxOperands];
  for (intptr_t i = 0; i < mlirOperationGetNumOperands(user); ++i)
    operands[i] =
        i == place ? input : makeView(b, nnOperand(user, i), &from, &to);
  MlirType type = nnTensorType(&from, nnElementType(nnResult(user, 0)));
  MlirOperation sunk = nnCloneWith(b, user, operands, &type);
  return nnReplaceOp(rewriter, user, nnBuildReshape(b, nnResult(sunk, 0), &to));
}

static const NnPattern patterns[] = {
    {"nn.reshape", sinkReshape, 0},
    {"nn.unsqueeze", sinkReshape, 0},
};

static MlirLogicalResult run(MlirOperation op, const NnPass *pass) {
  (void)pass;
  return nnApplyPatterns(op, sizeof patterns / sizeof *patterns, patterns,
                         true);
}

const NnPassInfo nnSinkReshapesPass = {
    .name = "nn-sink-reshapes",
    .description = "Let elementwise ops follow a contraction in its shape",
    .anchor = "func.func",
    .run = run,
};
