//===- UnrollConvTranspose.c - Transposed convolutions as convolutions ----===//
// Elements of the output a stride apart are computed from the same elements of
// the input, by every stride-th tap each: a convolution with fewer taps computes
// a block of neighbours as channels, and a transpose puts them beside each
// other. No multiplication is by a zero between elements.
//   conv_transpose(x) strides = S
//     ->  conv(x): [N, P, Q, S, S, F]  ->  [N, P, S, Q, S, F]  (channels last)
// Activations that follow are computed before the transpose. Expects: known
// sizes.
//===----------------------------------------------------------------------===//
#include "OpClass.h"
#include "Passes.h"
#include "Permute.h"
#include "Rewrite.h"

#include "nn-c/NNOps.h"

enum { maxSpace = (NN_MAX_RANK - 2) / 2 };

//===----------------------------------------------------------------------===//
// What is computed
//===----------------------------------------------------------------------===//

/// Along one axis, blocks of `stride` elements, each from `taps` elements.
typedef struct Axis {
  int64_t kernel, stride, taps;
  int64_t low, high; ///< Padding of the input.
  int64_t skip;      ///< Elements of the first block that are left out.
} Axis;

typedef struct Blocks {
  NnShape in, filter, out;
  int64_t space;
  Axis axes[maxSpace];
} Blocks;

/// False if the convolution would have to leave elements of the input out.
static bool readAxis(const Blocks *k, int64_t i, int64_t pad, Axis *axis) {
  axis->kernel = k->filter.dims[2 + i];
  axis->taps = (axis->kernel + axis->stride - 1) / axis->stride;
  int64_t first = pad / axis->stride;
  axis->skip = pad % axis->stride;
  int64_t blocks =
      (axis->skip + k->out.dims[2 + i] + axis->stride - 1) / axis->stride;
  axis->low = axis->taps - 1 - first;
  axis->high = blocks - k->in.dims[2 + i] + first;
  return axis->low >= 0 && axis->high >= 0;
}

/// Attribute `name` is `value` at each of its places, or absent.
static bool allAre(MlirOperation op, const char *name, int64_t value) {
  int64_t values[2 * NN_MAX_RANK];
  int64_t n = nnAttrInts(nnAttr(op, name), 2 * NN_MAX_RANK, values);
  for (int64_t i = 0; i < n; ++i)
    if (values[i] != value)
      return false;
  return true;
}

static MlirLogicalResult readBlocks(MlirOperation op, Blocks *k) {
  k->filter = nnValueShape(nnConvTransposeGetFilter(op));
  k->in = nnValueShape(nnConvTransposeGetInput(op));
  k->out = nnValueShape(nnResult(op, 0));
  k->space = k->filter.rank - 2;
  if (!nnShapeIsStatic(&k->filter) || !nnShapeIsStatic(&k->in) ||
      !nnShapeIsStatic(&k->out) || k->space > maxSpace)
    return nnNoMatch(op, "sizes are not known");
  if (!allAre(op, "dilations", 1) || nnConvTransposeGetGroups(op) != 1)
    return nnNoMatch(op, "has dilations or groups");
  int64_t strides[maxSpace], pads[2 * maxSpace] = {0};
  for (int64_t i = 0; i < k->space; ++i)
    strides[i] = 1;
  nnAttrInts(nnConvTransposeGetStridesAttr(op), maxSpace, strides);
  nnAttrInts(nnConvTransposeGetPadsAttr(op), 2 * maxSpace, pads);
  for (int64_t i = 0; i < k->space; ++i) {
    k->axes[i].stride = strides[i];
    if (!readAxis(k, i, pads[i], &k->axes[i]))
      return nnNoMatch(op, "crops the input");
  }
  return NN_SUCCESS;
}

static int64_t blockSize(const Blocks *k) {
  int64_t n = 1;
  for (int64_t i = 0; i < k->space; ++i)
    n *= k->axes[i].stride;
  return n;
}

//===----------------------------------------------------------------------===//
// The filter
//===----------------------------------------------------------------------===//

/// With zeros behind, where the stride doesn't divide the taps.
static MlirValue padFilter(NnBuilder b, const Blocks *k, MlirValue filter) {
  int64_t pads[2 * NN_MAX_RANK] = {0}, rank = k->space + 2, sum = 0;
  for (int64_t i = 0; i < k->space; ++i)
    sum += pads[rank + 2 + i] =
        k->axes[i].taps * k->axes[i].stride - k->axes[i].kernel;
  return sum ? nnPad(b, filter, nnConstantInts(b, (NnInts){2 * rank, pads}),
                     (MlirValue){NULL}, NULL)
             : filter;
}

/// The last tap of each axis first: [C, F, T, S, T, S].
static MlirValue mirrorTaps(NnBuilder b, const Blocks *k, MlirValue filter) {
  int64_t starts[maxSpace], ends[maxSpace], steps[maxSpace], axes[maxSpace];
  for (int64_t i = 0; i < k->space; ++i) {
    starts[i] = k->axes[i].taps - 1;
    ends[i] = -k->axes[i].taps - 1;
    steps[i] = -1;
    axes[i] = 2 + 2 * i;
  }
  return nnSlice(b, filter, nnConstantInts(b, (NnInts){k->space, starts}),
                 nnConstantInts(b, (NnInts){k->space, ends}),
                 nnConstantInts(b, (NnInts){k->space, steps}),
                 (NnInts){k->space, axes});
}

/// [C, F, K…] to [T…, C, S… * F].
static MlirValue buildFilter(NnBuilder b, const Blocks *k, MlirValue filter) {
  int64_t n = k->space, rank = 2 * n + 2;
  NnShape split = {.rank = rank}, to = {.rank = n + 2};
  NnPerm perm = {rank, {0}};
  perm.dims[rank - 1] = 1;
  split.dims[0] = to.dims[n] = k->filter.dims[0];
  split.dims[1] = k->filter.dims[1];
  to.dims[n + 1] = blockSize(k) * k->filter.dims[1];
  for (int64_t i = 0; i < n; ++i) {
    split.dims[2 + 2 * i] = to.dims[i] = k->axes[i].taps;
    split.dims[3 + 2 * i] = k->axes[i].stride;
    perm.dims[i] = 2 + 2 * i;
    perm.dims[n + 1 + i] = 3 + 2 * i;
  }
  filter = nnBuildReshape(b, padFilter(b, k, filter), &split);
  return nnBuildReshape(
      b, nnBuildTranspose(b, mirrorTaps(b, k, filter), &perm), &to);
}

/// [F] to [S… * F].
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

//===----------------------------------------------------------------------===//
// The result
//===----------------------------------------------------------------------===//

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

/// Leaves out what is of the first and last blocks only: [N, P… * S, F].
static MlirValue crop(NnBuilder b, const Blocks *k, MlirValue value) {
  int64_t starts[maxSpace], ends[maxSpace], axes[maxSpace];
  NnShape from = nnValueShape(value);
  bool isWhole = true;
  for (int64_t i = 0; i < k->space; ++i) {
    starts[i] = k->axes[i].skip;
    ends[i] = starts[i] + k->out.dims[2 + i];
    axes[i] = 1 + i;
    isWhole &= from.dims[1 + i] == k->out.dims[2 + i];
  }
  return isWhole ? value
                 : nnSlice(b, value,
                           nnConstantInts(b, (NnInts){k->space, starts}),
                           nnConstantInts(b, (NnInts){k->space, ends}),
                           (MlirValue){NULL}, (NnInts){k->space, axes});
}

/// [N, P…, S… * F] to [N, P… * S, F].
static MlirValue interleave(NnBuilder b, const Blocks *k, MlirValue value) {
  int64_t space = k->space, rank = 2 * space + 2;
  NnShape from = nnValueShape(value), blocks = {.rank = rank}, to = from;
  NnPerm perm = {rank, {0}};
  blocks.dims[0] = from.dims[0];
  perm.dims[rank - 1] = rank - 1;
  blocks.dims[rank - 1] = to.dims[from.rank - 1] = k->filter.dims[1];
  for (int64_t i = 0; i < space; ++i) {
    blocks.dims[1 + i] = from.dims[1 + i];
    blocks.dims[1 + space + i] = k->axes[i].stride;
    to.dims[1 + i] *= k->axes[i].stride;
    perm.dims[1 + 2 * i] = 1 + i;
    perm.dims[2 + 2 * i] = 1 + space + i;
  }
  value = nnBuildReshape(b, value, &blocks);
  return nnBuildReshape(b, nnBuildTranspose(b, value, &perm), &to);
}

//===----------------------------------------------------------------------===//
// The pass
//===----------------------------------------------------------------------===//

static MlirValue convolve(NnBuilder b, const Blocks *k, MlirOperation op) {
  NnPerm toNhwc = nnToNhwc(k->in.rank);
  int64_t pads[2 * maxSpace];
  for (int64_t i = 0; i < k->space; ++i) {
    pads[i] = k->axes[i].low;
    pads[k->space + i] = k->axes[i].high;
  }
  MlirContext context = nnBuilderGetContext(b);
  NnConvOptions options = {
      .layout = nnI32Attr(b, NN_LAYOUT_NHWC),
      .pads = mlirDenseI64ArrayGet(context, 2 * k->space, pads)};
  return nnConv(b, nnBuildTranspose(b, nnConvTransposeGetInput(op), &toNhwc),
                buildFilter(b, k, nnConvTransposeGetFilter(op)),
                buildBias(b, nnConvTransposeGetBias(op), blockSize(k)),
                &options);
}

static MlirLogicalResult unroll(MlirOperation op, MlirRewriterBase rw) {
  Blocks k;
  if (mlirLogicalResultIsFailure(readBlocks(op, &k)))
    return NN_FAILURE;
  NnBuilder b = nnBuilderForOp(rw, op);
  NnPerm toNchw = nnToNchw(k.in.rank);
  MlirValue last = nnResult(op, 0);
  MlirValue value = activate(b, convolve(b, &k, op), &last);
  value = crop(b, &k, interleave(b, &k, value));
  return nnReplaceOp(rw, nnDefiningOp(last),
                     nnBuildTranspose(b, value, &toNchw));
}

static MlirLogicalResult run(MlirOperation op, const NnPass *pass) {
  (void)pass;
  const NnPattern patterns[] = {{"nn.conv_transpose", unroll, 1}};
  return nnApplyPatterns(op, 1, patterns, /*fold=*/true);
}

const NnPassInfo nnUnrollConvTransposePass = {
    .name = "nn-unroll-conv-transpose",
    .description = "Compute transposed convolutions by convolutions that make "
                   "blocks of the output",
    .run = run,
};
