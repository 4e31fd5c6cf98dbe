//===- Prune.c - Make the least weights zero ------------------------------===//
// The constant that a convolution or product multiplies by gets zeros where its
// magnitudes are least: element by element, in blocks, or in each run of some
// terms that are summed up. The result is the same graph with other constants.
//===----------------------------------------------------------------------===//
#include "Transforms/Layers.h"
#include "Transforms/Numbers.h"
#include "Transforms/PassText.h"
#include "Transforms/Passes.h"
#include "Transforms/Pruning/LayerWeights.h"
#include "Transforms/Shapes.h"
#include "Transforms/ValueKeys.h"

#include "Quantize/Prune.h"
#include "nn-c/NNOps.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

//===----------------------------------------------------------------------===//
// What is asked for
//===----------------------------------------------------------------------===//

enum { optSparsity, optStructure, optGlobal, optSkip, optOnly };
enum { statPruned, statDense, statZeros };

typedef struct Settings {
  double sparsity;
  int64_t blockRows, blockColumns;
  int64_t keep; ///< Rows that stay of each block; 0: blocks go as a whole.
  bool isGlobal;
  NnLayerChoice choice;
} Settings;

/// Reads "element", "ROWSxCOLUMNS", "KEEP:ROWS" or "KEEP:ROWSxCOLUMNS", and
/// nothing more.
static bool readStructure(const char *text, Settings *s) {
  s->keep = 0;
  s->blockRows = s->blockColumns = 1;
  if (!strcmp(text, "element"))
    return true;
  int end = 0;
  if (sscanf(text, "%" SCNd64 "x%" SCNd64 "%n", &s->blockRows, &s->blockColumns,
             &end) == 2)
    return !text[end] && s->blockRows > 0 && s->blockColumns > 0;
  int fields = sscanf(text, "%" SCNd64 ":%" SCNd64 "%nx%" SCNd64 "%n", &s->keep,
                      &s->blockRows, &end, &s->blockColumns, &end);
  return fields >= 2 && !text[end] && s->keep > 0 && s->keep < s->blockRows &&
         s->blockRows <= nnPruneMostRows && s->blockColumns > 0;
}

static MlirLogicalResult readSettings(MlirOperation func, const NnPass *pass,
                                      Settings *s) {
  char *structure = nnPassCopyString(pass, optStructure);
  MlirLogicalResult result = NN_SUCCESS;
  if (!structure || !readStructure(structure, s))
    result = nnOpError(func,
                       "structure can't be '%s': it is element, ROWSxCOLUMNS, "
                       "KEEP:OF or KEEP:OFxCOLUMNS",
                       structure ? structure : "");
  else if (!s->keep)
    result = nnPassShare(func, pass, optSparsity, "sparsity", &s->sparsity);
  else if (nnPassString(pass, optSparsity).length)
    result = nnOpError(func, "a structure of %s says the sparsity", structure);
  free(structure);
  return result;
}

//===----------------------------------------------------------------------===//
// Layers
//===----------------------------------------------------------------------===//

typedef struct Layer {
  MlirOperation op;
  const char *key;
  int64_t elements, zeros;
  int64_t skipped; ///< Zeros that fill rows of panels.
} Layer;

typedef struct Pruner {
  const NnPass *pass;
  const Settings *settings;
  NnValueKeys keys;
  Layer *layers;
  NnPruneLayer *blocks; ///< One a layer.
  size_t count;
} Pruner;

static MlirValue weightsOf(const Layer *layer) {
  return nnOperand(layer->op, 1);
}

static NnPruneGrid gridOf(MlirOperation op, const Settings *s) {
  NnPruneGrid grid = nnWeightsGrid(op);
  grid.blockRows = s->blockRows;
  grid.blockColumns = s->blockColumns;
  return grid;
}

/// Whether an earlier layer has the same weights, which are pruned once.
static bool isShared(const Pruner *p, MlirOperation op) {
  for (const Layer *layer = p->layers; layer < p->layers + p->count; ++layer)
    if (mlirValueEqual(weightsOf(layer), nnOperand(op, 1)))
      return true;
  return false;
}

static const char *whyDense(const Settings *s, MlirOperation op,
                            const char *key) {
  const char *reason = nnWhyKeepLayer(&s->choice, op, key);
  bool isBlocks = s->blockColumns > 1 || (s->blockRows > 1 && !s->keep);
  if (!reason && isBlocks && !nnMultipliesPanels(op))
    return "blocks of a convolution in groups save no time";
  return reason;
}

static void addLayer(Pruner *p, MlirOperation op) {
  const char *key = nnValueKeysFind(&p->keys, nnResult(op, 0));
  const char *reason = whyDense(p->settings, op, key);
  if (reason) {
    nnOpRemark(op, "'%s' stays dense: %s", key, reason);
    nnPassCount(p->pass, statDense, 1);
  } else if (!isShared(p, op)) {
    NnShape shape = nnValueShape(nnOperand(op, 1));
    p->layers[p->count] = (Layer){op, key, nnShapeNumElements(&shape), 0, 0};
    p->blocks[p->count++].grid = gridOf(op, p->settings);
  }
}

static bool findLayers(Pruner *p, MlirOperation func) {
  size_t n;
  MlirOperation *ops = nnFindLayers(func, &n);
  p->layers = calloc(n + 1, sizeof *p->layers);
  p->blocks = calloc(n + 1, sizeof *p->blocks);
  bool ok = ops && p->layers && p->blocks;
  for (size_t i = 0; i < n && ok; ++i)
    addLayer(p, ops[i]);
  free(ops);
  return ok;
}

//===----------------------------------------------------------------------===//
// Pruning
//===----------------------------------------------------------------------===//

static int64_t quotaOf(const Pruner *p, int64_t elements) {
  return (int64_t)(p->settings->sparsity * (double)elements);
}

static bool score(Pruner *p, size_t i) {
  NnPruneLayer *blocks = &p->blocks[i];
  double *values = nnConstantDoubles(weightsOf(&p->layers[i]));
  size_t n = (size_t)nnPruneNumBlocks(&blocks->grid);
  blocks->scores = malloc((n + 1) * sizeof *blocks->scores);
  bool ok = values && blocks->scores;
  if (ok)
    nnPruneScore(blocks, values);
  free(values);
  return ok;
}

/// Gives new weights to the layers that are pruned: others may read the same.
static void replaceUses(const Pruner *p, MlirValue old, MlirValue weights) {
  for (MlirOpOperand use = mlirValueGetFirstUse(old), next;
       !mlirOpOperandIsNull(use); use = next) {
    next = mlirOpOperandGetNextUse(use);
    MlirOperation op = mlirOpOperandGetOwner(use);
    if (nnIsLayer(op) && mlirOpOperandGetOperandNumber(use) == 1 &&
        !whyDense(p->settings, op, nnValueKeysFind(&p->keys, nnResult(op, 0))))
      mlirOperationSetOperand(op, 1, weights);
  }
}

static bool replaceWeights(const Pruner *p, Layer *layer,
                           const double *values) {
  MlirValue old = weightsOf(layer);
  MlirAttribute elements = nnElementsFromDoubles(mlirValueGetType(old), values);
  if (mlirAttributeIsNull(elements))
    return false;
  for (int64_t i = 0; i < layer->elements; ++i)
    layer->zeros += values[i] == 0;
  layer->skipped = nnCountSkipped(layer->op, values);
  NnBuilder b = nnBuilderCreate(mlirOperationGetContext(layer->op));
  b.location = mlirOperationGetLocation(nnDefiningOp(old));
  nnBuilderBefore(b, nnDefiningOp(old));
  replaceUses(p, old, nnConstant(b, elements));
  if (nnHasNoUse(old))
    mlirOperationDestroy(nnDefiningOp(old));
  nnBuilderDestroy(b);
  return true;
}

/// Makes the weights of a layer zero below `cut`, or by runs.
static bool pruneLayer(Pruner *p, size_t i, NnPruneCut *cut) {
  const Settings *s = p->settings;
  double *values = nnConstantDoubles(weightsOf(&p->layers[i]));
  if (values && s->keep)
    nnPruneRuns(&p->blocks[i].grid, s->keep, values);
  else if (values)
    nnPruneBlocks(&p->blocks[i], cut, values);
  bool ok = values && replaceWeights(p, &p->layers[i], values);
  free(values);
  return ok;
}

/// All layers by one cut, so that those with small weights lose more.
static bool pruneGlobally(Pruner *p) {
  int64_t elements = 0;
  for (size_t i = 0; i < p->count; ++i) {
    elements += p->layers[i].elements;
    if (!score(p, i))
      return false;
  }
  NnPruneCut cut = nnPruneFindCut(p->blocks, p->count, quotaOf(p, elements));
  for (size_t i = 0; i < p->count; ++i)
    if (!pruneLayer(p, i, &cut))
      return false;
  return true;
}

static bool pruneEach(Pruner *p) {
  for (size_t i = 0; i < p->count; ++i) {
    NnPruneCut cut = {0, 0};
    if (!p->settings->keep) {
      if (!score(p, i))
        return false;
      cut = nnPruneFindCut(&p->blocks[i], 1, quotaOf(p, p->layers[i].elements));
    }
    if (!pruneLayer(p, i, &cut))
      return false;
    free(p->blocks[i].scores);
    p->blocks[i].scores = NULL;
  }
  return true;
}

//===----------------------------------------------------------------------===//
// The pass
//===----------------------------------------------------------------------===//

static double percent(int64_t zeros, int64_t elements) {
  return elements ? 100.0 * (double)zeros / (double)elements : 0;
}

static void report(const Pruner *p, MlirOperation func) {
  int64_t elements = 0, zeros = 0, skipped = 0;
  for (const Layer *l = p->layers; l < p->layers + p->count; ++l) {
    nnOpRemark(l->op, "'%s' has %.1f%% zeros", l->key,
               percent(l->zeros, l->elements));
    elements += l->elements;
    zeros += l->zeros;
    skipped += l->skipped;
  }
  nnPassCount(p->pass, statPruned, (int64_t)p->count);
  nnPassCount(p->pass, statZeros, zeros);
  if (p->count)
    nnOpRemark(func,
               "%.1f%% of %" PRId64 " weights are zero: they compress well; "
               "%.1f%% lie so that kernels can leave them out",
               percent(zeros, elements), elements, percent(skipped, elements));
}

static MlirLogicalResult prune(MlirOperation func, const NnPass *pass,
                               const Settings *settings) {
  Pruner p = {.pass = pass, .settings = settings};
  bool ok = nnValueKeysCreate(func, &p.keys) && findLayers(&p, func) &&
            (settings->isGlobal && !settings->keep ? pruneGlobally(&p)
                                                   : pruneEach(&p));
  if (ok)
    report(&p, func);
  for (size_t i = 0; i < p.count; ++i)
    free(p.blocks[i].scores);
  free(p.blocks);
  free(p.layers);
  nnValueKeysDestroy(&p.keys);
  return ok ? NN_SUCCESS : nnOpError(func, "out of memory");
}

static MlirLogicalResult run(MlirOperation func, const NnPass *pass) {
  Settings settings = {.isGlobal = nnPassBool(pass, optGlobal)};
  if (nnIsPrivate(func) || mlirOperationIsNull(nnOnlyReturn(func)))
    return NN_SUCCESS;
  MlirLogicalResult result = readSettings(func, pass, &settings);
  if (mlirLogicalResultIsFailure(result))
    return result;
  settings.choice = nnPassLayerChoice(pass, optSkip, optOnly);
  result = prune(func, pass, &settings);
  nnLayerChoiceDestroy(&settings.choice);
  return result;
}

static const NnOptionInfo options[] = {
    [optSparsity] = {"sparsity", "part of the weights that become zero, 0 to 1",
                     NN_OPTION_STRING, NULL},
    [optStructure] = {"structure",
                      "what becomes zero: element; ROWSxCOLUMNS, blocks of "
                      "terms by channels; KEEP:OF, all but KEEP of each OF "
                      "terms; KEEP:OFxCOLUMNS, the same terms for as many "
                      "channels",
                      NN_OPTION_STRING, "element"},
    [optGlobal] = {"global", "compare magnitudes of all layers, not of each",
                   NN_OPTION_BOOL, NULL},
    NN_LAYER_OPTIONS(optSkip, optOnly, "prune"),
};

static const NnStatisticInfo statistics[] = {
    [statPruned] = {"pruned", "constants that got zeros"},
    [statDense] = {"dense", "contractions that stay as they are"},
    [statZeros] = {"zeros", "zeros in the constants"},
};

const NnPassInfo nnPrunePass = {
    .name = "nn-prune",
    .description = "Make the least weights zero",
    .anchor = "func.func",
    .options = options,
    .numOptions = sizeof options / sizeof *options,
    .statistics = statistics,
    .numStatistics = sizeof statistics / sizeof *statistics,
    .run = run,
};
