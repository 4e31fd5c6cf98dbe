//===- Precision.c - Multiply narrower numbers ----------------------------===//
// Factors of convolutions and products become bf16 or f16; sums stay f32, as do
// biases, all other ops, and what the function takes and gives:
//   nn.conv %x, %w, %b   ->   nn.conv (nn.cast %x), (nn.cast %w), %b
// where the bias, zeros if there is none, stands for the type of the sums.
// Others that read %x do so through the cast, so that memory holds only that.
//===----------------------------------------------------------------------===//
#include "Transforms/Layers.h"
#include "Transforms/OpClass.h"
#include "Transforms/Passes.h"
#include "Transforms/Rewrite.h"
#include "Transforms/ValueKeys.h"

#include "nn-c/Builder.h"
#include "nn-c/NNOps.h"

#include <stdlib.h>

/// What the target gains by.
typedef enum Gain {
  GAIN_BYTES, ///< Only that fewer are read: factors are widened first.
  GAIN_PAIRS, ///< It multiplies twice as many.
  GAIN_TILES  ///< It multiplies whole tiles of them.
} Gain;

typedef struct Precision {
  NnBuilder builder;
  NnValueKeys keys;
  MlirType type;
  Gain gain;
  NnLayerChoice choice;
} Precision;

//===----------------------------------------------------------------------===//
// What is narrowed
//===----------------------------------------------------------------------===//

/// Few rows take as long as their weights take to be read.
enum { fewRows = 8, leastWeights = 1 << 10, tileTerms = 32 };

static int64_t rowsOf(MlirOperation op) {
  NnShape shape = nnValueShape(nnResult(op, 0));
  int64_t channel = nnIsaConv(op) && nnConvGetLayout(op) == NN_LAYOUT_NCHW
                        ? 1
                        : shape.rank - 1;
  shape.dims[channel] = 1;
  return nnShapeNumElements(&shape);
}

/// Neighbours in memory that are summed up: channels.
static int64_t termsOf(MlirOperation op) {
  NnShape w = nnValueShape(nnOperand(op, 1));
  return w.dims[w.rank - 2];
}

static const char *whyNotPays(const Precision *p, MlirOperation op) {
  NnShape w = nnValueShape(nnOperand(op, 1));
  int64_t rows = rowsOf(op);
  if (nnShapeNumElements(&w) < leastWeights)
    return "it has too few weights";
  if (nnIsaConv(op) && nnConvGetLayout(op) == NN_LAYOUT_NCHW)
    return "its channels are not last";
  if (nnIsaConv(op) && nnConvGetGroups(op) != 1)
    return "it has groups";
  if (rows > 0 && rows <= fewRows)
    return NULL;
  if (p->gain == GAIN_BYTES)
    return "the target multiplies f32 as fast";
  if (p->gain == GAIN_TILES && (rows < 0 || termsOf(op) % tileTerms))
    return "it does not fill tiles";
  if (p->gain == GAIN_TILES && nnIsaConv(op) &&
      nnConvGetAutoPad(op) != NN_AUTO_PAD_NONE)
    return "its padding follows from sizes";
  return NULL;
}

static const char *whyNot(const Precision *p, MlirOperation op,
                          const char *key) {
  const char *reason = nnWhyKeepLayer(&p->choice, op, key);
  if (reason)
    return reason;
  if (nnIsaMatmul(op) && nnRank(nnOperand(op, 1)) != 2)
    return "its weights are no matrix";
  return p->choice.only ? NULL : whyNotPays(p, op);
}

//===----------------------------------------------------------------------===//
// The rewrite
//===----------------------------------------------------------------------===//

static MlirValue castTo(NnBuilder b, MlirValue value, MlirType element) {
  NnShape shape = nnValueShape(value);
  return nnCast(b, nnTensorType(&shape, element), value, NULL);
}

/// The cast to the narrow type that is there already, or null.
static MlirValue findCast(const Precision *p, MlirValue value) {
  for (MlirOpOperand use = mlirValueGetFirstUse(value);
       !mlirOpOperandIsNull(use); use = mlirOpOperandGetNextUse(use)) {
    MlirOperation user = mlirOpOperandGetOwner(use);
    if (nnIsaCast(user) &&
        mlirTypeEqual(nnElementType(nnResult(user, 0)), p->type))
      return nnResult(user, 0);
  }
  return (MlirValue){NULL};
}

/// A value in the narrow type, made right after it.
static MlirValue narrow(Precision *p, MlirValue value) {
  MlirValue found = findCast(p, value);
  if (!mlirValueIsNull(found))
    return found;
  if (mlirValueIsAOpResult(value))
    nnBuilderAfter(p->builder, nnDefiningOp(value));
  else
    nnBuilderAtStart(p->builder, mlirBlockArgumentGetOwner(value));
  return castTo(p->builder, value, p->type);
}

static MlirValue biasOf(Precision *p, MlirOperation op) {
  MlirValue bias = nnOptionalOperand(op, 2);
  if (!mlirValueIsNull(bias))
    return bias;
  NnShape shape = {
      .rank = 1,
      .dims = {nnValueShape(nnOperand(op, 1)).dims[nnWeightsChannel(op)]}};
  MlirType f32 = nnElementType(nnResult(op, 0));
  return nnConstant(
      p->builder,
      mlirDenseElementsAttrSplatGet(
          nnTensorType(&shape, f32),
          mlirFloatAttrDoubleGet(nnBuilderGetContext(p->builder), f32, 0)));
}

/// Padded as the convolution pads. Tiles are read from memory as they are: with
/// the padding in between.
static MlirValue padded(Precision *p, MlirOperation op, MlirValue x) {
  NnShape shape = nnValueShape(x), none = {0};
  int64_t amounts[2 * NN_MAX_SPACE] = {0}, all[2 * NN_MAX_RANK] = {0};
  int64_t space = shape.rank - 2, sum = 0;
  nnAttrInts(nnConvGetPadsAttr(op), 2 * NN_MAX_SPACE, amounts);
  for (int64_t d = 0; d < space; ++d) {
    all[1 + d] = amounts[d];
    all[shape.rank + 1 + d] = amounts[space + d];
    sum += amounts[d] + amounts[space + d];
  }
  if (!sum)
    return x;
  MlirValue zero = nnConstant(
      p->builder,
      mlirDenseElementsAttrSplatGet(
          nnTensorType(&none, p->type),
          mlirFloatAttrDoubleGet(nnBuilderGetContext(p->builder), p->type, 0)));
  return nnPad(p->builder, x,
               nnConstantInts(p->builder, (NnInts){2 * shape.rank, all}), zero,
               NULL);
}

static MlirValue narrowConv(Precision *p, MlirOperation op, MlirValue x,
                            MlirValue w) {
  NnConvOptions how = {.strides = nnConvGetStridesAttr(op),
                       .pads = nnConvGetPadsAttr(op),
                       .dilations = nnConvGetDilationsAttr(op),
                       .autoPad = nnConvGetAutoPadAttr(op),
                       .layout = nnConvGetLayoutAttr(op)};
  if (p->gain == GAIN_TILES) {
    x = padded(p, op, x);
    how.pads = mlirAttributeGetNull();
  }
  return nnConvTyped(p->builder, mlirValueGetType(nnResult(op, 0)), x, w,
                     biasOf(p, op), &how);
}

/// Replaces the op; a product of matrices becomes a layer, which has a bias.
static void narrowFactors(Precision *p, MlirOperation op) {
  p->builder.location = mlirOperationGetLocation(op);
  MlirValue x = narrow(p, nnOperand(op, 0)), w = narrow(p, nnOperand(op, 1));
  nnBuilderBefore(p->builder, op);
  MlirValue y = nnIsaConv(op) ? narrowConv(p, op, x, w)
                              : nnLinearTyped(p->builder,
                                              mlirValueGetType(nnResult(op, 0)),
                                              x, w, biasOf(p, op));
  mlirRewriterBaseReplaceOpWithValues(p->builder.rewriter, op, 1, &y);
}

/// Lets elementwise ops read what is computed in the narrow type, too.
static void shareCast(Precision *p, MlirOperation cast) {
  MlirValue value = nnOperand(cast, 0), wide = {NULL};
  if (!mlirValueIsAOpResult(value) || !mlirTypeIsAF32(nnElementType(value)) ||
      !mlirTypeEqual(nnElementType(nnResult(cast, 0)), p->type))
    return;
  for (MlirOpOperand use = mlirValueGetFirstUse(value), next;
       !mlirOpOperandIsNull(use); use = next) {
    next = mlirOpOperandGetNextUse(use);
    MlirOperation user = mlirOpOperandGetOwner(use);
    if (mlirOperationEqual(user, cast) ||
        nnOpClass(user) != NN_CLASS_ELEMENTWISE)
      continue;
    nnBuilderAfter(p->builder, cast);
    if (mlirValueIsNull(wide))
      wide = castTo(p->builder, nnResult(cast, 0), nnElementType(value));
    mlirOperationSetOperand(user, mlirOpOperandGetOperandNumber(use), wide);
  }
}

//===----------------------------------------------------------------------===//
// The pass
//===----------------------------------------------------------------------===//

enum { optType, optGain, optSkip, optOnly };
enum { statNarrowed, statSkipped };

static void visit(Precision *p, const NnPass *pass, MlirOperation op) {
  const char *key = nnValueKeysFind(&p->keys, nnResult(op, 0));
  const char *reason = whyNot(p, op, key);
  nnPassCount(pass, reason ? statSkipped : statNarrowed, 1);
  if (reason)
    nnOpRemark(op, "'%s' stays f32: %s", key, reason);
  else
    narrowFactors(p, op);
}

static bool narrowFunction(Precision *p, const NnPass *pass,
                           MlirOperation func) {
  size_t n;
  MlirOperation *layers = nnFindLayers(func, &n);
  for (size_t i = 0; i < n; ++i)
    visit(p, pass, layers[i]);
  MlirBlock entry = mlirRegionGetFirstBlock(mlirOperationGetRegion(func, 0));
  for (MlirOperation op = mlirBlockGetFirstOperation(entry);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op))
    if (nnIsaCast(op))
      shareCast(p, op);
  free(layers);
  return layers;
}

static bool readType(MlirOperation func, const NnPass *pass, MlirType *type) {
  MlirContext context = mlirOperationGetContext(func);
  MlirStringRef text = nnPassString(pass, optType);
  bool isBf16 = mlirStringRefEqual(text, nnStr("bf16"));
  *type = isBf16 ? mlirBF16TypeGet(context) : mlirF16TypeGet(context);
  if (isBf16 || mlirStringRefEqual(text, nnStr("f16")))
    return true;
  nnOpError(func, "type can't be '%.*s'", (int)text.length, text.data);
  return false;
}

static MlirLogicalResult run(MlirOperation func, const NnPass *pass) {
  Precision p = {.gain = (Gain)nnPassInt(pass, optGain),
                 .choice = nnPassLayerChoice(pass, optSkip, optOnly)};
  bool ok = readType(func, pass, &p.type);
  if (ok) {
    p.builder = nnBuilderCreate(mlirOperationGetContext(func));
    ok = nnValueKeysCreate(func, &p.keys) && narrowFunction(&p, pass, func);
    if (!ok)
      nnOpError(func, "out of memory");
    nnValueKeysDestroy(&p.keys);
    nnBuilderDestroy(p.builder);
  }
  nnLayerChoiceDestroy(&p.choice);
  return ok ? NN_SUCCESS : NN_FAILURE;
}

static const NnOptionInfo options[] = {
    [optType] = {"type", "bf16 or f16", NN_OPTION_STRING, "bf16"},
    [optGain] = {"gain",
                 "what the target gains: 0 that fewer bytes are read, 1 that "
                 "it multiplies pairs, 2 that it multiplies tiles",
                 NN_OPTION_INT, "1"},
    NN_LAYER_OPTIONS(optSkip, optOnly, "narrow, whether or not that pays"),
};

static const NnStatisticInfo statistics[] = {
    {"narrowed", "contractions of narrow factors"},
    {"skipped", "contractions that stay f32"},
};

const NnPassInfo nnPrecisionPass = {
    .name = "nn-precision",
    .description = "Multiply narrower numbers where that pays",
    .anchor = "func.func",
    .options = options,
    .numOptions = sizeof options / sizeof *options,
    .statistics = statistics,
    .numStatistics = sizeof statistics / sizeof *statistics,
    .run = run,
};
