//===- Precision.c - Multiply narrower numbers ----------------------------===//
// Factors of convolutions and products become bf16 or f16; sums stay f32, as do
// biases, all other ops, and what the function takes and gives:
//   nn.conv %x, %w, %b   ->   nn.conv (nn.cast %x), (nn.cast %w), %b
// where the bias, zeros if there is none, stands for the type of the sums.
// Others that read %x do so through the cast, so that memory holds only that.
//===----------------------------------------------------------------------===//
#include "Transforms/Layers.h"
#include "Transforms/Passes.h"
#include "Transforms/Quantization/Narrow.h"
#include "Transforms/ValueKeys.h"

#include "nn-c/NNOps.h"

#include <stdlib.h>

typedef struct Precision {
  NnNarrower narrower;
  NnValueKeys keys;
  NnLayerChoice choice;
} Precision;

static const char *whyNot(const Precision *p, MlirOperation op,
                          const char *key) {
  const char *reason = nnWhyKeepLayer(&p->choice, op, key);
  if (reason)
    return reason;
  if (nnIsaMatmul(op) && nnRank(nnOperand(op, 1)) != 2)
    return "its weights are no matrix";
  return p->choice.only ? NULL : nnWhyNotNarrow(&p->narrower, op);
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
    nnNarrowFactors(&p->narrower, op);
}

static bool narrowFunction(Precision *p, const NnPass *pass,
                           MlirOperation func) {
  size_t n;
  MlirOperation *layers = nnFindLayers(func, &n);
  p->narrower.areCached = layers && nnAreWeightsCached(layers, n);
  for (size_t i = 0; i < n; ++i)
    visit(p, pass, layers[i]);
  MlirBlock entry = mlirRegionGetFirstBlock(mlirOperationGetRegion(func, 0));
  for (MlirOperation op = mlirBlockGetFirstOperation(entry);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op))
    if (nnIsaCast(op))
      nnShareCast(&p->narrower, op);
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
  Precision p = {.narrower.gain = (NnNarrowGain)nnPassInt(pass, optGain),
                 .choice = nnPassLayerChoice(pass, optSkip, optOnly)};
  bool ok = readType(func, pass, &p.narrower.type);
  if (ok) {
    p.narrower.builder = nnBuilderCreate(mlirOperationGetContext(func));
    ok = nnValueKeysCreate(func, &p.keys) && narrowFunction(&p, pass, func);
    if (!ok)
      nnOpError(func, "out of memory");
    nnValueKeysDestroy(&p.keys);
    nnBuilderDestroy(p.narrower.builder);
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
