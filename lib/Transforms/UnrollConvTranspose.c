//===- UnrollConvTranspose.c - Transposed convolutions without overlap ----===//
// Where windows don't overlap, each element of the input makes a block of the
// output: a convolution with a 1x1 filter computes all elements of a block as
// channels, and a transpose puts them beside each other.
//   conv_transpose(x) strides = kernel
//     ->  conv(x): [N, H, W, K, K, F]  ->  [N, H, K, W, K, F]  (channels last)
// Activations that follow are computed before the transpose. Expects: known
// sizes.
//===----------------------------------------------------------------------===//
#include "OpClass.h"
#include "Passes.h"
#include "Permute.h"
#include "Rewrite.h"

#include "nn-c/NNOps.h"

enum { maxSpace = (NN_MAX_RANK - 2) / 2 };

/// Attribute `name` is `value` at each of its places, or absent.
static bool allAre(MlirOperation op, const char *name, int64_t value) {
  int64_t values[2 * NN_MAX_RANK];
  int64_t n = nnAttrInts(nnAttr(op, name), 2 * NN_MAX_RANK, values);
  for (int64_t i = 0; i < n; ++i)
    if (values[i] != value)
      return false;
  return true;
}

static bool stepsAreKernel(MlirOperation op, const NnShape *filter) {
  int64_t strides[NN_MAX_RANK];
  int64_t n =
      nnAttrInts(nnConvTransposeGetStridesAttr(op), NN_MAX_RANK, strides);
  if (n != filter->rank - 2)
    return false;
  for (int64_t i = 0; i < n; ++i)
    if (strides[i] != filter->dims[i + 2])
      return false;
  return true;
}

static int64_t blockSize(const NnShape *filter) {
  int64_t n = 1;
  for (int64_t i = 2; i < filter->rank; ++i)
    n *= filter->dims[i];
  return n;
}

/// [C, F, K…] to [1…, C, K… * F].
static MlirValue buildFilter(NnBuilder b, MlirValue filter) {
  NnShape from = nnValueShape(filter), to = {.rank = from.rank};
  NnPerm perm = {from.rank, {0}};
  for (int64_t i = 2; i < from.rank; ++i) {
    perm.dims[i - 1] = i;
    to.dims[i - 2] = 1;
  }
  perm.dims[from.rank - 1] = 1;
  to.dims[from.rank - 2] = from.dims[0];
  to.dims[from.rank - 1] = blockSize(&from) * from.dims[1];
  return nnBuildReshape(b, nnBuildTranspose(b, filter, &perm), &to);
}

/// [F] to [K… * F].
static MlirValue buildBias(NnBuilder b, MlirValue bias, int64_t times) {
  if (mlirValueIsNull(bias))
    return bias;
  NnShape shape = nnValueShape(bias), rows = {2, {times, shape.dims[0]}};
  MlirType type = nnTensorType(&rows, nnElementType(bias));
  NnShape flat = {1, {times * shape.dims[0]}};
  return nnBuildReshape(
      b,
      nnExpandTyped(b, type, bias, nnConstantInts(b, (NnInts){2, rows.dims})),
      &flat);
}

static bool isActivation(MlirOperation op) {
  return nnOpClass(op) == NN_CLASS_ELEMENTWISE &&
         mlirOperationGetNumOperands(op) == 1 &&
         mlirTypeEqual(mlirValueGetType(nnOperand(op, 0)),
                       mlirValueGetType(nnResult(op, 0)));
}

/// Computes on `value` the activations that alone use `*last`, which becomes
/// the last of them.
static MlirValue activate(NnBuilder b, MlirValue value, MlirValue *last) {
  while (nnHasOneUse(*last)) {
    MlirOperation user = mlirOpOperandGetOwner(mlirValueGetFirstUse(*last));
    if (!isActivation(user))
      break;
    MlirType type = mlirValueGetType(value);
    value = nnResult(nnCloneWith(b, user, &value, &type), 0);
    *last = nnResult(user, 0);
  }
  return value;
}

/// [N, D…, K… * F] to [N, D * K…, F].
static MlirValue interleave(NnBuilder b, MlirValue value,
                            const NnShape *filter) {
  int64_t space = filter->rank - 2, rank = 2 * space + 2;
  NnShape from = nnValueShape(value), blocks = {.rank = rank}, to = from;
  NnPerm perm = {rank, {0}};
  blocks.dims[0] = from.dims[0];
  perm.dims[rank - 1] = rank - 1;
  blocks.dims[rank - 1] = to.dims[from.rank - 1] = filter->dims[1];
  for (int64_t i = 0; i < space; ++i) {
    blocks.dims[1 + i] = from.dims[1 + i];
    blocks.dims[1 + space + i] = filter->dims[2 + i];
    to.dims[1 + i] *= filter->dims[2 + i];
    perm.dims[1 + 2 * i] = 1 + i;
    perm.dims[2 + 2 * i] = 1 + space + i;
  }
  value = nnBuildReshape(b, value, &blocks);
  return nnBuildReshape(b, nnBuildTranspose(b, value, &perm), &to);
}

static MlirLogicalResult unroll(MlirOperation op, MlirRewriterBase rw) {
  NnShape filter = nnValueShape(nnConvTransposeGetFilter(op));
  NnShape in = nnValueShape(nnConvTransposeGetInput(op));
  NnShape out = nnValueShape(nnResult(op, 0));
  if (!nnShapeIsStatic(&filter) || !nnShapeIsStatic(&in) ||
      !nnShapeIsStatic(&out) || filter.rank - 2 > maxSpace)
    return nnNoMatch(op, "sizes are not known");
  if (!stepsAreKernel(op, &filter) || !allAre(op, "pads", 0) ||
      !allAre(op, "output_padding", 0) || !allAre(op, "dilations", 1) ||
      nnConvTransposeGetGroups(op) != 1)
    return nnNoMatch(op, "windows overlap, or leave elements out");
  NnBuilder b = nnBuilderForOp(rw, op);
  NnPerm toNhwc = nnToNhwc(in.rank), toNchw = nnToNchw(in.rank);
  NnConvOptions options = {.layout = nnI32Attr(b, NN_LAYOUT_NHWC)};
  MlirValue value = nnConv(
      b, nnBuildTranspose(b, nnConvTransposeGetInput(op), &toNhwc),
      buildFilter(b, nnConvTransposeGetFilter(op)),
      buildBias(b, nnConvTransposeGetBias(op), blockSize(&filter)), &options);
  MlirValue last = nnResult(op, 0);
  value = interleave(b, activate(b, value, &last), &filter);
  value = nnBuildTranspose(b, value, &toNchw);
  return nnReplaceOp(rw, nnDefiningOp(last), value);
}

static MlirLogicalResult run(MlirOperation op, const NnPass *pass) {
  (void)pass;
  const NnPattern patterns[] = {{"nn.conv_transpose", unroll, 1}};
  return nnApplyPatterns(op, 1, patterns, /*fold=*/true);
}

const NnPassInfo nnUnrollConvTransposePass = {
    .name = "nn-unroll-conv-transpose",
    .description = "Compute transposed convolutions whose windows don't "
                   "overlap by 1x1 convolutions",
    .run = run,
};
