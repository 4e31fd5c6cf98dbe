//===- Unroll.c - Loops that carry sequences ------------------------------===//
// The IR has no sequences: a loop that carries one is imported iteration by
// iteration, which needs all that decides how many there are to be constant.
//===----------------------------------------------------------------------===//
#include "Loop.h"

enum {
  loopInputs = 2, ///< Trip count and condition.
  maxIterations = 4096
};

typedef struct Unrolled {
  NnNode *node;
  NnBody body;
  size_t numCarried, numGathered;
  NnItem *inputs, *results;
  NnItem *carried;
  MlirValue **gathered; ///< For each result, its elements so far.
  size_t n, room;       ///< Iterations done, and that there is room for.
} Unrolled;

static bool isKnown(NnNode *node, size_t i, int64_t absent, int64_t *value) {
  MlirValue tensor = nnNodeOptional(node, i);
  *value = absent;
  return mlirValueIsNull(tensor) ||
         nnElementsInts(nnConstantValue(tensor), 1, value) == 1;
}

static bool init(Unrolled *u, NnNode *node, const NnOnnxGraph *graph) {
  NnArena *arena = &node->importer->arena;
  size_t numInputs = graph->proto->n_input, numResults = graph->proto->n_output;
  *u = (Unrolled){.node = node,
                  .numCarried = numInputs - loopInputs,
                  .inputs = nnArenaTakeArray(arena, numInputs, sizeof(NnItem)),
                  .results =
                      nnArenaTakeArray(arena, numResults, sizeof(NnItem))};
  u->numGathered = numResults - u->numCarried - 1;
  u->gathered = nnArenaTakeArray(arena, u->numGathered, sizeof *u->gathered);
  u->body = (NnBody){.graph = graph,
                     .numInputs = numInputs,
                     .inputs = u->inputs,
                     .results = u->results};
  if (!u->inputs || !u->results || !u->gathered) {
    nnNodeUnsupported(node, "out of memory");
    return false;
  }
  u->carried = u->inputs + loopInputs;
  for (size_t i = 0; i < u->numCarried; ++i)
    u->carried[i] = nnNodeItem(node, loopInputs + i);
  return true;
}

static void growGathered(Unrolled *u) {
  NnArena *arena = &u->node->importer->arena;
  size_t room = 2 * u->room + 8;
  for (size_t i = 0; i < u->numGathered; ++i) {
    MlirValue *grown = nnArenaTakeArray(arena, room, sizeof *grown);
    if (!grown) {
      nnNodeUnsupported(u->node, "out of memory");
      return;
    }
    for (size_t k = 0; k < u->n; ++k)
      grown[k] = u->gathered[i][k];
    u->gathered[i] = grown;
  }
  u->room = room;
}

/// Keeps what the iteration gave. True if there is to be another one.
static bool takeResults(Unrolled *u) {
  int64_t goesOn = 0;
  if (u->n == u->room)
    growGathered(u);
  for (size_t i = 0; !nnNodeFailed(u->node) && i < u->numGathered; ++i) {
    NnItem element = u->results[1 + u->numCarried + i];
    if (element.kind != NN_ITEM_TENSOR)
      nnNodeUnsupported(u->node, "it gathers sequences");
    else
      u->gathered[i][u->n] = element.tensor;
  }
  for (size_t i = 0; i < u->numCarried; ++i)
    u->carried[i] = u->results[1 + i];
  ++u->n;
  if (nnElementsInts(nnConstantValue(u->results[0].tensor), 1, &goesOn) != 1)
    nnNodeUnsupported(u->node,
                      "it carries a sequence, and run time says when it ends");
  return goesOn && !nnNodeFailed(u->node);
}

static bool iterate(Unrolled *u) {
  NnNode *node = u->node;
  if (u->n == maxIterations) {
    nnNodeUnsupported(node,
                      "it carries a sequence through more than %d iterations",
                      maxIterations);
    return false;
  }
  MlirContext context = node->importer->context;
  u->inputs[0] = nnTensorItem(
      nnBuildScalar(node, mlirIntegerTypeGet(context, 64), (double)u->n));
  u->inputs[1] =
      nnTensorItem(nnBuildScalar(node, mlirIntegerTypeGet(context, 1), 1));
  return nnImportBody(node, &u->body, node->scope->block) && takeResults(u);
}

/// The elements along a new first dimension.
static MlirValue buildGathered(Unrolled *u, size_t i) {
  NnBuilder b = u->node->b;
  if (!u->n)
    return nnNodeUnsupported(
        u->node, "it has no iterations that say what elements it gathers");
  for (size_t k = 0; k < u->n; ++k)
    u->gathered[i][k] = nnUnsqueeze(b, u->gathered[i][k], NN_INTS(0));
  return nnConcat(b, (NnValues){(intptr_t)u->n, u->gathered[i]}, 0);
}

static void giveOutputs(Unrolled *u) {
  size_t n = u->numCarried;
  for (size_t i = 0; i < u->node->proto->n_output; ++i)
    if (i < n)
      nnNodeSetItem(u->node, i, u->carried[i]);
    else if (i < n + u->numGathered)
      nnNodeSetOutput(u->node, i, buildGathered(u, i - n));
    else
      nnNodeInvalid(u->node, "output %zu can't be computed", i);
}

bool nnUnrollLoop(NnNode *node, const NnOnnxGraph *graph) {
  Unrolled u;
  int64_t count, going;
  if (!isKnown(node, 0, INT64_MAX, &count) || !isKnown(node, 1, 1, &going))
    nnNodeUnsupported(node,
                      "it carries a sequence, and run time says when it ends");
  if (nnNodeFailed(node) || !init(&u, node, graph))
    return false;
  while (going && (int64_t)u.n < count && iterate(&u))
    ;
  if (!nnNodeFailed(node))
    giveOutputs(&u);
  return !nnNodeFailed(node);
}
