//===- LayoutSink.c - Moving transposes down ------------------------------===//
// op(transpose(x), …) becomes transpose(op'(x, …)): axes are renamed, and the
// other operands brought into the same order where that costs nothing.
//===----------------------------------------------------------------------===//
#include "LayoutSink.h"
#include "OpClass.h"
#include "Permute.h"
#include "Transforms/Quantization/QuantParams.h"

#include "nn-c/NNOps.h"

#include <stdlib.h>

//===----------------------------------------------------------------------===//
// Operands in nhwc
//===----------------------------------------------------------------------===//

static MlirType nhwcType(MlirValue value) {
  NnPerm toNhwc = nnToNhwc(nnRank(value));
  return nnPermuteType(mlirValueGetType(value), &toNhwc);
}

static MlirValue toNchw(NnBuilder b, MlirValue nhwc) {
  NnPerm perm = nnToNchw(nnRank(nhwc));
  return nnBuildTranspose(b, nhwc, &perm);
}

/// How an operand that has nchw order is had in nhwc.
typedef enum View {
  viewNone,     ///< Only by moving its elements at run time.
  viewInput,    ///< It is transposed from nhwc: take that.
  viewSame,     ///< One element: it broadcasts to any order.
  viewReshape,  ///< Size-1 dimensions move, no element does.
  viewConstant, ///< A transposed constant folds.
} View;

MlirValue nnUntransposed(MlirValue value) {
  NnPerm perm, toNchw = nnToNchw(nnRank(value));
  MlirOperation op = nnDefiningOp(value);
  return toNchw.rank > 2 && nnPermOf(op, &perm) && nnPermEqual(&perm, &toNchw)
             ? nnTransposeGetInput(op)
             : (MlirValue){NULL};
}

/// The shape with 1s in front, as broadcasting sees it.
static NnShape toRank(const NnShape *shape, int64_t rank) {
  NnShape out = {.rank = rank};
  for (int64_t i = 0; i < rank; ++i)
    out.dims[i] =
        i < rank - shape->rank ? 1 : shape->dims[i - (rank - shape->rank)];
  return out;
}

/// Whether nn-fold-constants makes a constant of the value, at the latest after
/// nn-fuse-qdq.
static bool isKnown(MlirValue value) {
  MlirOperation op = nnDefiningOp(value);
  while (nnIsaTranspose(op) || nnIsaReshape(op) || nnIsaUnsqueeze(op) ||
         nnIsaSqueeze(op) || nnIsaCast(op) || nnIsaDequantize(op))
    op = nnDefiningOp(nnOperand(op, 0));
  return nnIsaConstant(op);
}

/// For an op whose result has this rank.
static View viewOf(MlirValue value, int64_t rank, bool broadcasts) {
  NnShape shape = nnValueShape(value);
  if (shape.rank == rank && !mlirValueIsNull(nnUntransposed(value)))
    return viewInput;
  if (shape.rank > rank || (!broadcasts && shape.rank != rank))
    return viewNone;
  if (broadcasts && nnShapeNumElements(&shape) == 1)
    return viewSame;
  NnShape full = toRank(&shape, rank);
  NnPerm toNhwc = nnToNhwc(rank);
  if (nnPermIsReshape(&full, &toNhwc) && nnShapeIsNamable(&full))
    return viewReshape;
  return isKnown(value) ? viewConstant : viewNone;
}

static MlirValue makeView(NnBuilder b, MlirValue value, int64_t rank,
                          View view) {
  NnShape shape = nnValueShape(value), full = toRank(&shape, rank);
  NnPerm toNhwc = nnToNhwc(rank);
  NnShape nhwc = nnPermuteShape(&full, &toNhwc);
  switch (view) {
  case viewInput:
    return nnUntransposed(value);
  case viewReshape:
    return nnBuildReshape(b, value, &nhwc);
  case viewConstant:
    if (shape.rank < rank)
      value = nnBuildReshape(b, value, &full);
    return nnBuildTranspose(b, value, &toNhwc);
  default:
    return value;
  }
}

/// Whether all operands have a view and one is transposed.
static bool canView(MlirOperation op, bool broadcasts) {
  bool transposed = false;
  int64_t rank = nnRank(nnResult(op, 0));
  for (intptr_t i = 0; i < mlirOperationGetNumOperands(op); ++i) {
    View view = viewOf(nnOperand(op, i), rank, broadcasts);
    if (view == viewNone)
      return false;
    transposed |= view == viewInput;
  }
  return transposed;
}

/// Copies the op with all operands in nhwc; null if memory is short.
static MlirOperation cloneInNhwc(NnBuilder b, MlirOperation op,
                                 bool broadcasts) {
  intptr_t n = mlirOperationGetNumOperands(op);
  int64_t rank = nnRank(nnResult(op, 0));
  MlirValue *operands = malloc(((size_t)n + 1) * sizeof *operands);
  if (!operands)
    return (MlirOperation){NULL};
  for (intptr_t i = 0; i < n; ++i)
    operands[i] = makeView(b, nnOperand(op, i), rank,
                           viewOf(nnOperand(op, i), rank, broadcasts));
  MlirType type = nhwcType(nnResult(op, 0));
  MlirOperation clone = nnCloneWith(b, op, operands, &type);
  free(operands);
  return clone;
}

/// Copies an op of which operand 0 alone is transposed.
static MlirOperation cloneOnInput(NnBuilder b, MlirOperation op,
                                  const MlirType *types) {
  MlirValue operands[4];
  for (intptr_t i = 0; i < mlirOperationGetNumOperands(op); ++i)
    operands[i] = nnOperand(op, i);
  operands[0] = nnUntransposed(operands[0]);
  return nnCloneWith(b, op, operands, types);
}

static MlirLogicalResult replaceTransposed(NnBuilder b, MlirOperation op,
                                           MlirOperation moved) {
  return nnReplaceOp(b.rewriter, op, toNchw(b, nnResult(moved, 0)));
}

/// The dimension of the nhwc tensor that `axis` of the nchw tensor is.
static int64_t nhwcAxis(int64_t axis, int64_t rank) {
  return nnToNchw(rank).dims[axis < 0 ? axis + rank : axis];
}

//===----------------------------------------------------------------------===//
// Ops of one result that has the operands' order
//===----------------------------------------------------------------------===//

static MlirLogicalResult sinkElementwise(MlirOperation op,
                                         MlirRewriterBase rw) {
  if (!canView(op, /*broadcasts=*/true))
    return nnNoMatch(op, "operands are not all nhwc at no cost");
  NnBuilder b = nnBuilderForOp(rw, op);
  MlirOperation moved = cloneInNhwc(b, op, /*broadcasts=*/true);
  if (mlirOperationIsNull(moved))
    return nnNoMatch(op, "out of memory");
  return replaceTransposed(b, op, moved);
}

/// quantize, dequantize and fake_quantize, whose parameters may go along a
/// dimension.
static MlirLogicalResult sinkQuantized(MlirOperation op, MlirRewriterBase rw) {
  if (mlirValueIsNull(nnUntransposed(nnOperand(op, 0))))
    return nnNoMatch(op, "input is not transposed");
  NnQuant quant = nnQuantOf(op);
  NnPerm toNhwc = nnToNhwc(quant.grid.rank);
  MlirType params = nnQuantTransposed(&quant, &toNhwc);
  if (mlirTypeIsNull(params))
    return nnNoMatch(op, "blocks share a scale");
  NnBuilder b = nnBuilderForOp(rw, op);
  MlirType type = nhwcType(nnResult(op, 0));
  MlirOperation moved = cloneOnInput(b, op, &type);
  nnQuantizeSetParamsAttr(moved, nnTypeAttr(b, params));
  return replaceTransposed(b, op, moved);
}

static MlirLogicalResult sinkConcat(MlirOperation op, MlirRewriterBase rw) {
  if (!canView(op, /*broadcasts=*/false))
    return nnNoMatch(op, "operands are not all nhwc at no cost");
  NnBuilder b = nnBuilderForOp(rw, op);
  MlirOperation moved = cloneInNhwc(b, op, /*broadcasts=*/false);
  if (mlirOperationIsNull(moved))
    return nnNoMatch(op, "out of memory");
  int64_t axis = nhwcAxis(nnConcatGetAxis(op), nnRank(nnResult(op, 0)));
  nnConcatSetAxisAttr(moved, nnI64Attr(b, axis));
  return replaceTransposed(b, op, moved);
}

/// softmax and log_softmax.
static MlirLogicalResult sinkSoftmax(MlirOperation op, MlirRewriterBase rw) {
  if (mlirValueIsNull(nnUntransposed(nnOperand(op, 0))))
    return nnNoMatch(op, "input is not transposed");
  NnBuilder b = nnBuilderForOp(rw, op);
  MlirType type = nhwcType(nnResult(op, 0));
  MlirOperation moved = cloneOnInput(b, op, &type);
  int64_t axis = nhwcAxis(nnSoftmaxGetAxis(op), nnRank(nnResult(op, 0)));
  nnSoftmaxSetAxisAttr(moved, nnI64Attr(b, axis));
  return replaceTransposed(b, op, moved);
}

/// Whether the op only replaces the dimension `axis` of operand 0.
static bool worksAlongAxis(MlirOperation op) {
  return nnIsaGather(op) ? nnRank(nnGatherGetIndices(op)) == 1
                         : nnResampleGetBatchDims(op) == 0;
}

/// gather by a list, and resample.
static MlirLogicalResult sinkAlongAxis(MlirOperation op, MlirRewriterBase rw) {
  if (mlirValueIsNull(nnUntransposed(nnOperand(op, 0))))
    return nnNoMatch(op, "input is not transposed");
  if (!worksAlongAxis(op))
    return nnNoMatch(op, "more than one dimension changes");
  NnBuilder b = nnBuilderForOp(rw, op);
  MlirType type = nhwcType(nnResult(op, 0));
  MlirOperation moved = cloneOnInput(b, op, &type);
  int64_t axis = nnAttrInt(nnAttr(op, "axis"), 0);
  int64_t moves = nhwcAxis(axis, nnRank(nnOperand(op, 0)));
  nnResampleSetAxisAttr(moved, nnI64Attr(b, moves));
  return replaceTransposed(b, op, moved);
}

//===----------------------------------------------------------------------===//
// Split, slice and pad
//===----------------------------------------------------------------------===//

/// Fills both arrays, which have room for all results of the split.
static void buildSplit(NnBuilder b, MlirOperation op, MlirType *types,
                       MlirValue *results) {
  intptr_t n = mlirOperationGetNumResults(op);
  for (intptr_t i = 0; i < n; ++i)
    types[i] = nhwcType(nnResult(op, i));
  MlirOperation moved = cloneOnInput(b, op, types);
  int64_t axis = nhwcAxis(nnSplitGetAxis(op), nnRank(nnResult(op, 0)));
  nnSplitSetAxisAttr(moved, nnI64Attr(b, axis));
  for (intptr_t i = 0; i < n; ++i)
    results[i] = toNchw(b, nnResult(moved, i));
}

static MlirLogicalResult sinkSplit(MlirOperation op, MlirRewriterBase rw) {
  if (mlirValueIsNull(nnUntransposed(nnSplitGetInput(op))))
    return nnNoMatch(op, "input is not transposed");
  size_t n = (size_t)mlirOperationGetNumResults(op);
  MlirType *types = malloc((n + 1) * sizeof *types);
  MlirValue *results = malloc((n + 1) * sizeof *results);
  bool ok = types && results;
  if (ok) {
    buildSplit(nnBuilderForOp(rw, op), op, types, results);
    mlirRewriterBaseReplaceOpWithValues(rw, op, (intptr_t)n, results);
  }
  free(types);
  free(results);
  return ok ? NN_SUCCESS : nnNoMatch(op, "out of memory");
}

/// Reads `axes` of operand 0 and names them in nhwc.
static int64_t nhwcAxes(MlirOperation op, int64_t axes[static NN_MAX_RANK]) {
  int64_t n = nnAttrInts(nnAttr(op, "axes"), NN_MAX_RANK, axes);
  for (int64_t i = 0; i < n; ++i)
    axes[i] = nhwcAxis(axes[i], nnRank(nnOperand(op, 0)));
  return n;
}

static MlirLogicalResult sinkSlice(MlirOperation op, MlirRewriterBase rw) {
  int64_t axes[NN_MAX_RANK];
  if (mlirValueIsNull(nnUntransposed(nnSliceGetInput(op))))
    return nnNoMatch(op, "input is not transposed");
  int64_t n = nhwcAxes(op, axes);
  NnBuilder b = nnBuilderForOp(rw, op);
  MlirType type = nhwcType(nnResult(op, 0));
  MlirOperation moved = cloneOnInput(b, op, &type);
  nnSliceSetAxesAttr(moved, nnDenseI64ArrayAttr(b, (NnInts){n, axes}));
  return replaceTransposed(b, op, moved);
}

static MlirLogicalResult sinkPad(MlirOperation op, MlirRewriterBase rw) {
  int64_t pads[2 * NN_MAX_RANK], nhwc[2 * NN_MAX_RANK];
  if (mlirValueIsNull(nnUntransposed(nnPadGetInput(op))))
    return nnNoMatch(op, "input is not transposed");
  int64_t rank = nnRank(nnPadGetInput(op)), n = 2 * rank;
  if (nnElementsInts(nnConstantValue(nnPadGetPads(op)), n, pads) != n)
    return nnNoMatch(op, "pads are not constant");
  NnPerm toNhwc = nnToNhwc(rank);
  for (int64_t i = 0; i < n; ++i)
    nhwc[i] = pads[i / rank * rank + toNhwc.dims[i % rank]];
  NnBuilder b = nnBuilderForOp(rw, op);
  MlirType type = nhwcType(nnResult(op, 0));
  MlirValue amounts = nnConstantInts(b, (NnInts){n, nhwc});
  MlirOperation moved = cloneOnInput(b, op, &type);
  mlirOperationSetOperand(moved, 1, amounts);
  return replaceTransposed(b, op, moved);
}

//===----------------------------------------------------------------------===//
// Ops whose result loses dimensions
//===----------------------------------------------------------------------===//

/// The permutation that is left for the dimensions outside `axes` of nchw.
static NnPerm remaining(int64_t rank, int64_t n, const int64_t *nhwcAxes) {
  bool gone[NN_MAX_RANK] = {false};
  for (int64_t i = 0; i < n; ++i)
    gone[nhwcAxes[i]] = true;
  int64_t place[NN_MAX_RANK], left = 0;
  for (int64_t i = 0; i < rank; ++i) {
    place[i] = left;
    left += !gone[i];
  }
  NnPerm perm = {0, {0}}, toNchw = nnToNchw(rank);
  for (int64_t i = 0; i < rank; ++i)
    if (!gone[toNchw.dims[i]])
      perm.dims[perm.rank++] = place[toNchw.dims[i]];
  return perm;
}

static bool isIdentity(const NnPerm *perm) {
  for (int64_t i = 0; i < perm->rank; ++i)
    if (perm->dims[i] != i)
      return false;
  return true;
}

static NnPerm inverse(const NnPerm *perm) {
  NnPerm out = {perm->rank, {0}};
  for (int64_t i = 0; i < perm->rank; ++i)
    out.dims[perm->dims[i]] = i;
  return out;
}

/// Reductions, and nn.squeeze, which drops dimensions likewise.
static MlirLogicalResult sinkReduction(MlirOperation op, MlirRewriterBase rw) {
  int64_t axes[NN_MAX_RANK];
  if (mlirValueIsNull(nnUntransposed(nnOperand(op, 0))))
    return nnNoMatch(op, "input is not transposed");
  MlirType type = mlirValueGetType(nnResult(op, 0));
  int64_t rank = nnRank(nnOperand(op, 0)), n = nhwcAxes(op, axes);
  NnPerm perm = nnToNchw(rank);
  if (mlirShapedTypeGetRank(type) != rank)
    perm = remaining(rank, n, axes);
  NnPerm back = inverse(&perm);
  MlirType nhwc = nnPermuteType(type, &back);
  NnBuilder b = nnBuilderForOp(rw, op);
  MlirOperation moved = cloneOnInput(b, op, &nhwc);
  nnReduceSumSetAxesAttr(moved, nnDenseI64ArrayAttr(b, (NnInts){n, axes}));
  MlirValue result = nnResult(moved, 0);
  if (!isIdentity(&perm))
    result = nnBuildTranspose(b, result, &perm);
  return nnReplaceOp(rw, op, result);
}

/// Rows of a weight [C * D…, M] in the order of an nhwc input.
static MlirValue permuteRows(NnBuilder b, MlirValue weight,
                             const NnShape *image) {
  NnShape flat = nnValueShape(weight);
  NnShape rows = *image;
  NnPerm toHwc = {rows.rank, {0}};
  for (int64_t i = 0; i < rows.rank; ++i) {
    rows.dims[i] = i + 1 < rows.rank ? image->dims[i + 1] : flat.dims[1];
    toHwc.dims[i] = i + 2 < rows.rank ? i + 1 : i + 2 == rows.rank ? 0 : i;
  }
  MlirValue moved =
      nnBuildTranspose(b, nnBuildReshape(b, weight, &rows), &toHwc);
  return nnBuildReshape(b, moved, &flat);
}

/// The nn.linear or nn.matmul that alone uses a flattened image [N, C * D…]
/// and has a constant weight; null if there is none.
static MlirOperation flatUser(MlirOperation op, const NnShape *image,
                              const NnShape *flat) {
  const MlirOperation none = {NULL};
  NnShape inner = *image;
  inner.dims[0] = 1;
  MlirValue result = nnReshapeGetResult(op);
  if (!nnHasOneUse(result) || flat->rank != 2 ||
      flat->dims[1] != nnShapeNumElements(&inner) || flat->dims[1] < 1)
    return none;
  MlirOpOperand use = mlirValueGetFirstUse(result);
  MlirOperation user = mlirOpOperandGetOwner(use);
  bool isInput = mlirOpOperandGetOperandNumber(use) == 0;
  if (!isInput || (!nnIsaLinear(user) && !nnIsaMatmul(user)) ||
      nnRank(nnOperand(user, 1)) != 2 || !isKnown(nnOperand(user, 1)))
    return none;
  return user;
}

/// Flattens the nhwc tensor and permutes the weight instead.
static MlirLogicalResult sinkFlatten(MlirOperation op, MlirRewriterBase rw,
                                     MlirOperation user) {
  NnShape image = nnValueShape(nnReshapeGetInput(op));
  NnShape flat = nnValueShape(nnReshapeGetResult(op));
  NnBuilder b = nnBuilderForOp(rw, user);
  mlirRewriterBaseStartOpModification(rw, user);
  mlirOperationSetOperand(user, 1, permuteRows(b, nnOperand(user, 1), &image));
  mlirRewriterBaseFinalizeOpModification(rw, user);
  nnBuilderBefore(b, op);
  return nnReplaceOp(
      rw, op, nnBuildReshape(b, nnUntransposed(nnReshapeGetInput(op)), &flat));
}

/// reshape(transpose(x)) is a reshape if the transpose moves no element, or if
/// a weight can be permuted for it.
static MlirLogicalResult sinkReshape(MlirOperation op, MlirRewriterBase rw) {
  MlirValue input = nnUntransposed(nnReshapeGetInput(op));
  NnShape to = nnValueShape(nnReshapeGetResult(op));
  if (mlirValueIsNull(input))
    return nnNoMatch(op, "input is not transposed");
  if (!nnShapeIsNamable(&to))
    return nnNoMatch(op, "nn.reshape can't name the shape");
  NnShape from = nnValueShape(input);
  NnShape image = nnValueShape(nnReshapeGetInput(op));
  NnBuilder b = nnBuilderForOp(rw, op);
  NnPerm toNchw = nnToNchw(from.rank);
  if (nnPermIsReshape(&from, &toNchw))
    return nnReplaceOp(rw, op, nnBuildReshape(b, input, &to));
  MlirOperation user = flatUser(op, &image, &to);
  if (mlirOperationIsNull(user))
    return nnNoMatch(op, "transpose moves elements");
  return sinkFlatten(op, rw, user);
}

/// The dimensions of a transposed tensor are its input's, in another order.
static MlirLogicalResult sinkShapeOf(MlirOperation op, MlirRewriterBase rw) {
  MlirValue input = nnUntransposed(nnShapeOfGetInput(op));
  if (mlirValueIsNull(input))
    return nnNoMatch(op, "input is not transposed");
  NnBuilder b = nnBuilderForOp(rw, op);
  NnPerm toNchw = nnToNchw(nnRank(input));
  MlirValue order = nnConstantInts(b, (NnInts){toNchw.rank, toNchw.dims});
  MlirType type = mlirValueGetType(nnShapeOfGetResult(op));
  return nnReplaceOp(
      rw, op,
      nnGatherTyped(b, type, nnShapeOfTyped(b, type, input), order, NULL));
}

//===----------------------------------------------------------------------===//
// The table
//===----------------------------------------------------------------------===//

NnRewriteFn nnLayoutSinkFor(NnOpKind kind) {
  switch (kind) {
  case NN_OP_Transpose:
    return nnDialectRow(kind)->canonicalize;
  case NN_OP_Concat:
    return sinkConcat;
  case NN_OP_Quantize:
  case NN_OP_Dequantize:
  case NN_OP_FakeQuantize:
    return sinkQuantized;
  case NN_OP_Softmax:
  case NN_OP_LogSoftmax:
    return sinkSoftmax;
  case NN_OP_Gather:
  case NN_OP_Resample:
    return sinkAlongAxis;
  case NN_OP_Split:
    return sinkSplit;
  case NN_OP_Slice:
    return sinkSlice;
  case NN_OP_Pad:
    return sinkPad;
  case NN_OP_ReduceSum:
  case NN_OP_ReduceMean:
  case NN_OP_ReduceMax:
  case NN_OP_ReduceMin:
  case NN_OP_ReduceProd:
  case NN_OP_Squeeze:
    return sinkReduction;
  case NN_OP_Reshape:
    return sinkReshape;
  case NN_OP_ShapeOf:
    return sinkShapeOf;
  default:
    return nnOpClassOfKind(kind) == NN_CLASS_ELEMENTWISE ? sinkElementwise
                                                         : NULL;
  }
}
