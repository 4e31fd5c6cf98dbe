//===- PruneChannels.c - Remove the least channels of layers --------------===//
// Output channels with the smallest weights go, with their biases and with what
// reads them, so that tensors get smaller:
//   conv 64->64, relu, conv 64->32   ->   conv 64->48, relu, conv 48->32
// What a removed channel gave is taken for 0. Expects the graph after the graph
// passes: batch norms are in the weights by then.
//===----------------------------------------------------------------------===//
#include "Transforms/Layers.h"
#include "Transforms/Numbers.h"
#include "Transforms/OpClass.h"
#include "Transforms/PassText.h"
#include "Transforms/Passes.h"
#include "Transforms/Pruning/ChannelGraph.h"
#include "Transforms/Rewrite.h"
#include "Transforms/Shapes.h"
#include "Transforms/ValueKeys.h"

#include "Quantize/Prune.h"
#include "nn-c/NNOps.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { optSparsity, optMultiple, optSkip, optOnly };
enum { statRemoved, statShrunk };

/// A set of atoms that go together.
typedef struct Candidate {
  double score;
  int32_t root;
} Candidate;

typedef struct ChannelPruner {
  const NnPass *pass;
  MlirBlock entry;
  NnBuilder b;
  NnValueKeys keys;
  NnChannelGraph graph;
  double sparsity;
  int64_t multiple;
  NnLayerChoice choice;
  double *scores;        ///< Of each root; what isn't one has 0.
  int32_t *pools;        ///< Of each root: one of those ranked with it.
  bool *removed;         ///< Each root.
  Candidate *candidates; ///< Of one pool.
} ChannelPruner;

//===----------------------------------------------------------------------===//
// Which channels go
//===----------------------------------------------------------------------===//

/// The weights of each output channel as one block.
static NnPruneGrid channelGrid(MlirOperation op) {
  NnShape shape = nnValueShape(nnOperand(op, 1));
  int64_t channel = nnWeightsChannel(op), n = shape.dims[channel];
  int64_t rows = n ? nnShapeNumElements(&shape) / n : 0;
  return (NnPruneGrid){.matrices = 1,
                       .rows = rows,
                       .columns = n,
                       .rowStride = channel ? n : 1,
                       .columnStride = channel ? 1 : rows,
                       .blockRows = rows ? rows : 1,
                       .blockColumns = 1};
}

/// Adds each channel's part of the layer's weights to the score of its root.
static void addScores(ChannelPruner *p, const NnChannels *channels,
                      const float *norms) {
  double sum = 0;
  for (int64_t c = 0; c < channels->count; ++c)
    sum += norms[c];
  for (int64_t c = 0; c < channels->count && sum > 0; ++c)
    p->scores[nnChannelRoot(&p->graph, channels->atoms[c])] += norms[c] / sum;
}

static int32_t poolOf(const ChannelPruner *p, int32_t root) {
  while (p->pools[root] != root)
    root = p->pools[root];
  return root;
}

/// All channels of a layer are ranked together, and so are those of layers that
/// share some.
static void joinPools(ChannelPruner *p, const NnChannels *channels) {
  for (int64_t c = 1; c < channels->count; ++c) {
    int32_t a = nnChannelRoot(&p->graph, channels->atoms[0]);
    int32_t b = nnChannelRoot(&p->graph, channels->atoms[c]);
    p->pools[poolOf(p, b)] = poolOf(p, a);
  }
}

static bool scoreLayer(ChannelPruner *p, MlirOperation op) {
  const NnChannels *channels = nnChannelsOf(&p->graph, nnResult(op, 0));
  double *values = nnConstantDoubles(nnOperand(op, 1));
  NnPruneLayer layer = {channelGrid(op), NULL};
  layer.scores = malloc(((size_t)channels->count + 1) * sizeof(float));
  bool ok = values && layer.scores;
  if (ok) {
    nnPruneScore(&layer, values);
    addScores(p, channels, layer.scores);
    joinPools(p, channels);
  }
  free(layer.scores);
  free(values);
  return ok;
}

static int byScore(const void *a, const void *b) {
  const Candidate *x = a, *y = b;
  if (x->score != y->score)
    return x->score < y->score ? -1 : 1;
  return (x->root > y->root) - (x->root < y->root);
}

/// Removes the least of a pool, of which a multiple of some number stays.
static void choose(ChannelPruner *p, int32_t pool) {
  int64_t n = 0;
  for (int32_t atom = 0; atom < (int32_t)p->graph.numAtoms; ++atom)
    if (nnChannelRoot(&p->graph, atom) == atom && poolOf(p, atom) == pool &&
        mlirOperationIsNull(p->graph.atoms[atom].keeper))
      p->candidates[n++] = (Candidate){p->scores[atom], atom};
  qsort(p->candidates, (size_t)n, sizeof *p->candidates, byScore);
  int64_t kept = n - (int64_t)(p->sparsity * (double)n);
  kept = kept ? kept : 1;
  kept = (kept + p->multiple - 1) / p->multiple * p->multiple;
  for (int64_t i = 0; i < n - kept; ++i)
    p->removed[p->candidates[i].root] = true;
}

static int64_t countKept(const ChannelPruner *p, const NnChannels *channels);

/// Of every value something stays.
static void keepSome(ChannelPruner *p) {
  for (size_t i = 0; i < p->graph.numValues; ++i) {
    const NnChannels *channels = &p->graph.values[i];
    if (channels->count && !countKept(p, channels))
      p->removed[nnChannelRoot(&p->graph, channels->atoms[0])] = false;
  }
}

static bool isWanted(const ChannelPruner *p, MlirOperation op) {
  return !nnWhyKeepLayer(&p->choice, op,
                         nnValueKeysFind(&p->keys, nnResult(op, 0)));
}

static bool allocate(ChannelPruner *p) {
  size_t n = p->graph.numAtoms + 1;
  p->scores = calloc(n, sizeof *p->scores);
  p->pools = malloc(n * sizeof *p->pools);
  p->removed = calloc(n, sizeof *p->removed);
  p->candidates = malloc(n * sizeof *p->candidates);
  for (size_t i = 0; i < n && p->pools; ++i)
    p->pools[i] = (int32_t)i;
  return p->scores && p->pools && p->removed && p->candidates;
}

static bool chooseChannels(ChannelPruner *p) {
  bool ok = allocate(p);
  for (MlirOperation op = mlirBlockGetFirstOperation(p->entry);
       !mlirOperationIsNull(op) && ok; op = mlirOperationGetNextInBlock(op))
    if (nnMakesChannels(op)) {
      if (!isWanted(p, op))
        nnChannelsKeep(&p->graph, nnChannelsOf(&p->graph, nnResult(op, 0)), op);
      ok = scoreLayer(p, op);
    }
  for (int32_t atom = 0; atom < (int32_t)p->graph.numAtoms && ok; ++atom)
    if (nnChannelRoot(&p->graph, atom) == atom && poolOf(p, atom) == atom)
      choose(p, atom);
  if (ok)
    keepSome(p);
  return ok;
}

//===----------------------------------------------------------------------===//
// Their removal
//===----------------------------------------------------------------------===//

static bool isKept(const ChannelPruner *p, const NnChannels *channels,
                   int64_t i) {
  int32_t atom = channels->atoms[i];
  return atom < 0 || !p->removed[nnChannelRoot(&p->graph, atom)];
}

static int64_t countKept(const ChannelPruner *p, const NnChannels *channels) {
  int64_t n = 0;
  for (int64_t i = 0; i < channels->count; ++i)
    n += isKept(p, channels, i);
  return n;
}

static bool shrinks(const ChannelPruner *p, const NnChannels *channels) {
  return channels && countKept(p, channels) < channels->count;
}

/// Copies the parts of `from` along a dimension that stay.
static void copyKept(const ChannelPruner *p, const NnChannels *channels,
                     int64_t outside, size_t bytes, const char *from,
                     char *to) {
  for (int64_t o = 0; o < outside; ++o)
    for (int64_t i = 0; i < channels->count; ++i, from += bytes)
      if (isKept(p, channels, i)) {
        memcpy(to, from, bytes);
        to += bytes;
      }
}

/// The constant without what is removed of dimension `dim`; null when memory is
/// short.
static MlirAttribute shrunk(const ChannelPruner *p, MlirAttribute elements,
                            const NnChannels *channels, int64_t dim) {
  MlirType type = mlirAttributeGetType(elements);
  MlirType element = mlirShapedTypeGetElementType(type);
  NnShape shape = nnTypeShape(type);
  size_t bytes = (size_t)nnElementBytes(element);
  size_t all = (size_t)nnShapeNumElements(&shape) * bytes;
  int64_t outside = 1;
  for (int64_t d = 0; d < dim; ++d)
    outside *= shape.dims[d];
  char *from = malloc(all + 1), *to = malloc(all + 1);
  MlirAttribute result = mlirAttributeGetNull();
  if (from && to && nnElementsRead(elements, from)) {
    copyKept(p, channels, outside, all / (size_t)(outside * channels->count),
             from, to);
    shape.dims[dim] = countKept(p, channels);
    result = nnElementsCreate(nnTensorType(&shape, element), to);
  }
  free(from);
  free(to);
  return result;
}

/// Shrinks a constant operand along a dimension that has these channels.
static bool shrinkOperand(ChannelPruner *p, MlirOperation op, intptr_t i,
                          const NnChannels *channels, int64_t dim) {
  MlirValue old = nnOperand(op, i);
  MlirAttribute elements = shrunk(p, nnConstantValue(old), channels, dim);
  if (mlirAttributeIsNull(elements))
    return false;
  p->b.location = mlirOperationGetLocation(op);
  nnBuilderBefore(p->b, op);
  mlirOperationSetOperand(op, i, nnConstant(p->b, elements));
  if (nnHasNoUse(old))
    mlirOperationDestroy(nnDefiningOp(old));
  return true;
}

static bool shrinkLayer(ChannelPruner *p, MlirOperation op) {
  const NnChannels *in = nnChannelsOf(&p->graph, nnOperand(op, 0));
  const NnChannels *out = nnChannelsOf(&p->graph, nnResult(op, 0));
  int64_t channel = nnWeightsChannel(op);
  bool isDepthwise = nnIsDepthwise(op), ok = true;
  if (!isDepthwise && shrinks(p, in))
    ok = shrinkOperand(p, op, 1, in, channel ? channel - 1 : 1);
  if (!ok || !shrinks(p, out))
    return ok;
  ok = shrinkOperand(p, op, 1, out, channel) &&
       (mlirValueIsNull(nnOptionalOperand(op, 2)) ||
        shrinkOperand(p, op, 2, out, 0));
  if (isDepthwise)
    nnConvSetGroupsAttr(
        op,
        mlirIntegerAttrGet(mlirIntegerTypeGet(mlirOperationGetContext(op), 64),
                           countKept(p, out)));
  return ok;
}

/// Constants that have an element a channel.
static bool shrinkElementwise(ChannelPruner *p, MlirOperation op) {
  const NnChannels *out = nnChannelsOf(&p->graph, nnResult(op, 0));
  bool ok = true;
  for (intptr_t i = 0; i < mlirOperationGetNumOperands(op) && ok; ++i) {
    MlirValue operand = nnOperand(op, i);
    NnShape shape = nnValueShape(operand);
    int64_t d = out->dim - (nnRank(nnResult(op, 0)) - shape.rank);
    if (!mlirAttributeIsNull(nnConstantValue(operand)) && d >= 0 &&
        shape.dims[d] == out->count && shape.dims[d] != 1)
      ok = shrinkOperand(p, op, i, out, d);
  }
  return ok;
}

/// Scale, bias, mean and variance of each channel.
static bool shrinkBatchNorm(ChannelPruner *p, MlirOperation op) {
  const NnChannels *out = nnChannelsOf(&p->graph, nnResult(op, 0));
  bool ok = true;
  for (intptr_t i = 1; i < mlirOperationGetNumOperands(op) && ok; ++i)
    ok = shrinkOperand(p, op, i, out, 0);
  return ok;
}

static void shrinkResult(ChannelPruner *p, MlirOperation op, intptr_t i) {
  const NnChannels *out = nnChannelsOf(&p->graph, nnResult(op, i));
  NnShape shape = nnValueShape(out->value);
  if (shape.dims[out->dim] == NN_DYNAMIC)
    return;
  shape.dims[out->dim] = countKept(p, out);
  mlirValueSetType(out->value, nnTensorType(&shape, nnElementType(out->value)));
  if (!nnIsaReshape(op))
    return;
  p->b.location = mlirOperationGetLocation(op);
  nnBuilderBefore(p->b, op);
  mlirOperationSetOperand(op, 1, nnConstantShape(p->b, &shape));
}

/// Channels of the first `n` that stay.
static int64_t countKeptBefore(const ChannelPruner *p,
                               const NnChannels *channels, int64_t n) {
  NnChannels first = *channels;
  first.count = n;
  return countKept(p, &first);
}

/// A constant with another element `i` in place of an operand.
static bool setInt(ChannelPruner *p, MlirOperation op, intptr_t operand,
                   int64_t i, int64_t value) {
  int64_t values[NN_MAX_RANK];
  MlirAttribute old = nnConstantValue(nnOperand(op, operand));
  if (nnElementsInts(old, NN_MAX_RANK, values) < 0)
    return false;
  values[i] = value;
  p->b.location = mlirOperationGetLocation(op);
  nnBuilderBefore(p->b, op);
  MlirAttribute elements = nnElementsCreate(mlirAttributeGetType(old), values);
  mlirOperationSetOperand(op, operand, nnConstant(p->b, elements));
  return !mlirAttributeIsNull(elements);
}

/// A slice of channels begins and ends at others.
static bool shrinkSlice(ChannelPruner *p, MlirOperation op) {
  const NnChannels *in = nnChannelsOf(&p->graph, nnOperand(op, 0));
  NnChannelSlice slice;
  return !in || !shrinks(p, in) || !nnChannelSliceRead(op, in, &slice) ||
         (setInt(p, op, 1, slice.axis, countKeptBefore(p, in, slice.start)) &&
          setInt(p, op, 2, slice.axis, countKeptBefore(p, in, slice.end)));
}

/// The parts have other sizes if they are of channels.
static void shrinkSplit(MlirOperation op) {
  int64_t sizes[nnMaxChannelParts], axis = nnSplitGetAxis(op);
  intptr_t n = mlirOperationGetNumResults(op);
  axis += axis < 0 ? nnRank(nnOperand(op, 0)) : 0;
  for (intptr_t i = 0; i < n; ++i)
    sizes[i] = nnValueShape(nnResult(op, i)).dims[axis];
  nnSplitSetSizesAttr(
      op, mlirDenseI64ArrayGet(mlirOperationGetContext(op), n, sizes));
}

static bool shrinkOp(ChannelPruner *p, MlirOperation op) {
  if ((nnMakesChannels(op) || nnIsDepthwise(op)) && !shrinkLayer(p, op))
    return false;
  if (nnIsaSlice(op) && !shrinkSlice(p, op))
    return false;
  if (nnIsaSplit(op)) {
    for (intptr_t i = 0; i < mlirOperationGetNumResults(op); ++i)
      if (shrinks(p, nnChannelsOf(&p->graph, nnResult(op, i))))
        shrinkResult(p, op, i);
    shrinkSplit(op);
    return true;
  }
  if (mlirOperationGetNumResults(op) != 1 ||
      !shrinks(p, nnChannelsOf(&p->graph, nnResult(op, 0))))
    return true;
  if (nnOpClass(op) == NN_CLASS_ELEMENTWISE && !shrinkElementwise(p, op))
    return false;
  if (nnIsaBatchNorm(op) && !shrinkBatchNorm(p, op))
    return false;
  shrinkResult(p, op, 0);
  return true;
}

//===----------------------------------------------------------------------===//
// Remarks
//===----------------------------------------------------------------------===//

static MlirOperation keeperOf(const ChannelPruner *p,
                              const NnChannels *channels) {
  for (int64_t i = 0; i < channels->count; ++i) {
    int32_t root = nnChannelRoot(&p->graph, channels->atoms[i]);
    if (!mlirOperationIsNull(p->graph.atoms[root].keeper))
      return p->graph.atoms[root].keeper;
  }
  return (MlirOperation){NULL};
}

/// At a layer, before it shrinks.
static void report(const ChannelPruner *p, MlirOperation op) {
  const NnChannels *out = nnChannelsOf(&p->graph, nnResult(op, 0));
  const char *key = nnValueKeysFind(&p->keys, nnResult(op, 0));
  int64_t kept = countKept(p, out);
  MlirOperation keeper = keeperOf(p, out);
  nnPassCount(p->pass, statRemoved, out->count - kept);
  nnPassCount(p->pass, statShrunk, kept < out->count);
  if (kept < out->count)
    nnOpRemark(op, "'%s' keeps %" PRId64 " of %" PRId64 " channels", key, kept,
               out->count);
  else if (mlirOperationIsNull(keeper))
    nnOpRemark(op, "'%s' keeps all channels: there are too few", key);
  else if (nnMakesChannels(keeper) && !isWanted(p, keeper))
    nnOpRemark(op, "'%s' keeps all channels: '%s' is not to be pruned", key,
               nnValueKeysFind(&p->keys, nnResult(keeper, 0)));
  else {
    MlirStringRef name = nnOperationName(keeper);
    nnOpRemark(op, "'%s' keeps all channels: '%.*s' needs them", key,
               (int)name.length, name.data);
  }
}

//===----------------------------------------------------------------------===//
// The pass
//===----------------------------------------------------------------------===//

/// Reports all layers first, since their types tell what is what.
static bool removeChannels(ChannelPruner *p) {
  bool ok = true;
  MlirOperation first = mlirBlockGetFirstOperation(p->entry), op;
  for (op = first; !mlirOperationIsNull(op);
       op = mlirOperationGetNextInBlock(op))
    if (nnMakesChannels(op))
      report(p, op);
  for (op = first; !mlirOperationIsNull(op) && ok;
       op = mlirOperationGetNextInBlock(op))
    ok = shrinkOp(p, op);
  return ok;
}

static MlirLogicalResult prune(MlirOperation func, ChannelPruner *p) {
  p->entry = mlirRegionGetFirstBlock(mlirOperationGetRegion(func, 0));
  p->b = nnBuilderCreate(mlirOperationGetContext(func));
  p->choice = nnPassLayerChoice(p->pass, optSkip, optOnly);
  bool ok = nnValueKeysCreate(func, &p->keys) &&
            nnChannelGraphCreate(func, &p->graph) && chooseChannels(p) &&
            removeChannels(p);
  nnLayerChoiceDestroy(&p->choice);
  free(p->scores);
  free(p->pools);
  free(p->removed);
  free(p->candidates);
  nnChannelGraphDestroy(&p->graph);
  nnValueKeysDestroy(&p->keys);
  nnBuilderDestroy(p->b);
  return ok ? NN_SUCCESS : nnOpError(func, "out of memory");
}

static MlirLogicalResult run(MlirOperation func, const NnPass *pass) {
  if (nnIsPrivate(func) || mlirOperationIsNull(nnOnlyReturn(func)))
    return NN_SUCCESS;
  ChannelPruner p = {.pass = pass, .multiple = nnPassInt(pass, optMultiple)};
  if (p.multiple < 1)
    return nnOpError(func, "multiple can't be %" PRId64 ": it is 1 or more",
                     p.multiple);
  MlirLogicalResult result =
      nnPassShare(func, pass, optSparsity, "sparsity", &p.sparsity);
  return mlirLogicalResultIsSuccess(result) ? prune(func, &p) : result;
}

static const NnOptionInfo options[] = {
    [optSparsity] = {"sparsity", "part of the channels that go, 0 to 1",
                     NN_OPTION_STRING, NULL},
    [optMultiple] = {"multiple",
                     "leave a multiple of so many channels: those of a vector "
                     "are 16",
                     NN_OPTION_INT, "1"},
    NN_LAYER_OPTIONS(optSkip, optOnly, "prune"),
};

static const NnStatisticInfo statistics[] = {
    [statRemoved] = {"removed", "output channels that are gone"},
    [statShrunk] = {"shrunk", "layers with fewer output channels"},
};

const NnPassInfo nnPruneChannelsPass = {
    .name = "nn-prune-channels",
    .description = "Remove the least channels of layers",
    .anchor = "func.func",
    .options = options,
    .numOptions = sizeof options / sizeof *options,
    .statistics = statistics,
    .numStatistics = sizeof statistics / sizeof *statistics,
    .run = run,
};
