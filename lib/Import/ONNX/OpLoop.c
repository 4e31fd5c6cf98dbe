//===- OpLoop.c - Loop and Scan -------------------------------------------===//
// Both say what an iteration does with a graph. Loop gives it the iteration's
// number and a condition, Scan an element of each sequence.
//===----------------------------------------------------------------------===//
#include "Loop.h"

#include "nn-c/NNOps.h"

static bool outOfMemory(NnNode *node) {
  nnNodeUnsupported(node, "out of memory");
  return false;
}

/// Room for the inputs and results of a graph.
typedef struct Body {
  const NnOnnxGraph *graph;
  size_t numInputs, numResults;
  NnItem *inputs, *results;
} Body;

static bool initBody(NnNode *node, Body *body) {
  NnArena *arena = &node->importer->arena;
  body->graph = nnNodeGraph(node, "body");
  if (!body->graph)
    return false;
  body->numInputs = body->graph->proto->n_input;
  body->numResults = body->graph->proto->n_output;
  body->inputs = nnArenaTakeArray(arena, body->numInputs, sizeof(NnItem));
  body->results = nnArenaTakeArray(arena, body->numResults, sizeof(NnItem));
  return body->inputs && body->results ? true : outOfMemory(node);
}

static bool importBody(NnLoop *loop, const Body *body) {
  return nnRegionImport(loop->node, &loop->region, body->graph, body->numInputs,
                        body->inputs, body->results);
}

/// Takes results of the graph from the `first` on.
static void takeResults(NnLoop *loop, const Body *body, size_t first) {
  for (size_t i = 0; i < loop->numCarried; ++i)
    loop->next[i] = body->results[first + i].tensor;
  for (size_t i = 0; i < loop->numGathered; ++i)
    loop->elements[i] = body->results[first + loop->numCarried + i].tensor;
}

static void expectCounts(NnNode *node, const Body *body, size_t inputs,
                         size_t leastResults) {
  if (body->numInputs != inputs)
    nnNodeInvalid(node, "expected a body with %zu inputs, got %zu", inputs,
                  body->numInputs);
  else if (body->numResults < leastResults)
    nnNodeInvalid(node, "expected a body with %zu outputs or more, got %zu",
                  leastResults, body->numResults);
}

static void setOutputs(NnNode *node, const NnLoop *loop) {
  size_t n = loop->numCarried + loop->numGathered;
  if (node->proto->n_output > n)
    nnNodeInvalid(node, "expected at most %zu outputs, got %zu", n,
                  node->proto->n_output);
  for (size_t i = 0; i < node->proto->n_output && i < n; ++i)
    nnNodeSetOutput(node, i, loop->results[i]);
}

//===----------------------------------------------------------------------===//
// Loop
//===----------------------------------------------------------------------===//

enum { loopInputs = 2 }; ///< Trip count and condition.

static bool iterateLoop(NnLoop *loop) {
  const Body *body = loop->user;
  body->inputs[0] = nnTensorItem(loop->iteration);
  body->inputs[1] = nnTensorItem(loop->isGoing);
  for (size_t i = 0; i < loop->numCarried; ++i)
    body->inputs[loopInputs + i] = nnTensorItem(loop->arguments[i]);
  if (!importBody(loop, body))
    return false;
  loop->goesOn = body->results[0].tensor;
  if (nnBitWidth(nnElementType(loop->goesOn)) != 1)
    nnNodeInvalid(loop->node, "expected a boolean condition");
  takeResults(loop, body, 1);
  return !nnNodeFailed(loop->node);
}

/// Whether all that the loop carries at first is tensors.
static bool carriesTensors(NnNode *node) {
  for (size_t i = loopInputs; i < nnNodeNumInputs(node); ++i)
    if (nnNodeItem(node, i).kind != NN_ITEM_TENSOR)
      return false;
  return true;
}

static bool convertLoop(NnNode *node) {
  Body body;
  NnLoop loop;
  size_t inputs = nnNodeNumInputs(node);
  size_t carried = inputs > loopInputs ? inputs - loopInputs : 0;
  if (!initBody(node, &body))
    return false;
  expectCounts(node, &body, carried + loopInputs, carried + 1);
  if (!nnNodeFailed(node) && !carriesTensors(node))
    return nnUnrollLoop(node, body.graph);
  if (nnNodeFailed(node) ||
      !nnLoopInit(&loop, node, carried, body.numResults - carried - 1))
    return false;
  loop.iterate = iterateLoop;
  loop.user = &body;
  for (size_t i = 0; i < carried; ++i)
    loop.initial[i] = nnNodeInput(node, loopInputs + i);
  MlirValue count = nnNodeOptional(node, 0), going = nnNodeOptional(node, 1);
  if (!mlirValueIsNull(count))
    loop.count = nnBuildCount(node, count);
  loop.going =
      mlirValueIsNull(going)
          ? nnBuildScalar(node, mlirIntegerTypeGet(node->importer->context, 1),
                          1)
          : nnBuildFirst(node, going);
  if (nnNodeFailed(node) || !nnLoopBuild(&loop))
    return false;
  setOutputs(node, &loop);
  return !nnNodeFailed(node);
}

//===----------------------------------------------------------------------===//
// Scan
//===----------------------------------------------------------------------===//

/// A Scan over values that are already there.
typedef struct Scan {
  Body body;
  size_t numStates, numScans;
  MlirValue *scans;      ///< What it runs over.
  NnIntList axes;        ///< The dimension of each.
  NnIntList isReversed;  ///< Whether from the last element on.
  NnIntList outputAxes;  ///< Of what is gathered.
  NnIntList isPrepended; ///< Whether the first element comes last.
} Scan;

/// Reads one number for each of `n`, all 0 if absent.
static void readList(NnNode *node, const char *name, size_t n,
                     NnIntList *list) {
  bool isGiven = nnNodeInts(node, name, list);
  if (n > NN_MAX_INTS)
    nnNodeUnsupported(node, "has more than %d inputs or outputs", NN_MAX_INTS);
  else if (isGiven && list->n != (int64_t)n)
    nnNodeInvalid(node, "expected %zu elements of '%s', got %lld", n, name,
                  (long long)list->n);
  else if (!isGiven)
    *list = (NnIntList){.n = (int64_t)n};
}

/// The part of a tensor at a position of a dimension, which goes.
static MlirValue buildElement(NnNode *node, MlirValue tensor, int64_t axis,
                              MlirValue position) {
  NnGatherOptions options = {.axis = nnI64Attr(node->b, axis)};
  return nnGather(node->b, tensor, position, &options);
}

/// The position in a sequence of `count` elements.
static MlirValue buildPosition(const NnLoop *loop, bool isReversed) {
  NnNode *node = loop->node;
  if (!isReversed)
    return loop->iteration;
  MlirValue one =
      nnBuildScalar(node, mlirIntegerTypeGet(node->importer->context, 64), 1);
  return nnSub(node->b, nnSub(node->b, loop->count, one), loop->iteration);
}

static bool iterateScan(NnLoop *loop) {
  const Scan *scan = loop->user;
  const Body *body = &scan->body;
  for (size_t i = 0; i < scan->numStates; ++i)
    body->inputs[i] = nnTensorItem(loop->arguments[i]);
  for (size_t i = 0; i < scan->numScans; ++i) {
    MlirValue at = buildPosition(loop, scan->isReversed.data[i]);
    body->inputs[scan->numStates + i] = nnTensorItem(
        buildElement(loop->node, scan->scans[i], scan->axes.data[i], at));
  }
  if (!importBody(loop, body))
    return false;
  takeResults(loop, body, 0);
  return true;
}

/// The size of a dimension as a tensor<i64>.
static MlirValue buildSize(NnNode *node, MlirValue tensor, int64_t axis) {
  MlirType i64 = mlirIntegerTypeGet(node->importer->context, 64);
  int64_t size = nnDim(tensor, axis);
  if (size != NN_DYNAMIC)
    return nnBuildScalar(node, i64, (double)size);
  return nnGather(node->b, nnBuildShapeOf(node, tensor),
                  nnBuildScalar(node, i64, (double)axis), NULL);
}

/// Moves dimension 0 to `axis`.
static MlirValue moveFirst(NnNode *node, MlirValue tensor, int64_t axis) {
  int64_t rank = nnRank(tensor), perm[NN_MAX_RANK], n = 0;
  axis = nnNodeAxis(node, axis, rank);
  if (!axis)
    return tensor;
  for (int64_t d = 0; d < rank; ++d)
    perm[d] = d == axis ? 0 : ++n;
  return nnTranspose(node->b, tensor, (NnInts){(intptr_t)rank, perm});
}

/// Runs over the sequences; states come back first, then what is gathered,
/// along its axes.
static bool buildScan(NnNode *node, const Scan *scan, const MlirValue *states,
                      NnLoop *loop) {
  size_t gathered = scan->body.numResults - scan->numStates;
  if (!nnLoopInit(loop, node, scan->numStates, gathered))
    return false;
  loop->iterate = iterateScan;
  loop->user = scan;
  for (size_t i = 0; i < scan->numStates; ++i)
    loop->initial[i] = states[i];
  for (size_t i = 0; i < gathered; ++i)
    loop->isReversed[i] = scan->isPrepended.data[i];
  loop->count = buildSize(node, scan->scans[0], scan->axes.data[0]);
  if (!nnLoopBuild(loop))
    return false;
  for (size_t i = 0; i < gathered; ++i) {
    MlirValue *result = &loop->results[scan->numStates + i];
    *result = moveFirst(node, *result, scan->outputAxes.data[i]);
  }
  return !nnNodeFailed(node);
}

/// Reads what all versions have. `first` is the input that the states begin at.
static bool initScan(NnNode *node, size_t first, Scan *scan) {
  int64_t n = nnNodeInt(node, "num_scan_inputs", 0);
  size_t inputs = nnNodeNumInputs(node);
  *scan = (Scan){.numScans = (size_t)n};
  if (n < 1 || inputs < first || (size_t)n > inputs - first)
    nnNodeInvalid(node, "num_scan_inputs is %lld", (long long)n);
  if (nnNodeFailed(node) || !initBody(node, &scan->body))
    return false;
  scan->numStates = inputs - first - scan->numScans;
  expectCounts(node, &scan->body, inputs - first, scan->numStates);
  return !nnNodeFailed(node);
}

/// The inputs from `first` on; NULL if the node has failed.
static MlirValue *readInputs(NnNode *node, size_t first) {
  size_t n = nnNodeNumInputs(node) - first;
  MlirValue *values =
      nnArenaTakeArray(&node->importer->arena, n, sizeof(MlirValue));
  if (!values)
    outOfMemory(node);
  for (size_t i = 0; values && i < n; ++i)
    values[i] = nnNodeInput(node, first + i);
  return nnNodeFailed(node) ? NULL : values;
}

static bool convertScan(NnNode *node) {
  Scan scan;
  NnLoop loop;
  if (!initScan(node, 0, &scan))
    return false;
  size_t gathered = scan.body.numResults - scan.numStates;
  readList(node, "scan_input_axes", scan.numScans, &scan.axes);
  readList(node, "scan_input_directions", scan.numScans, &scan.isReversed);
  readList(node, "scan_output_axes", gathered, &scan.outputAxes);
  readList(node, "scan_output_directions", gathered, &scan.isPrepended);
  MlirValue *inputs = readInputs(node, 0);
  if (!inputs || nnNodeFailed(node))
    return false;
  scan.scans = inputs + scan.numStates;
  for (size_t i = 0; i < scan.numScans; ++i)
    scan.axes.data[i] =
        nnNodeAxis(node, scan.axes.data[i], nnRank(scan.scans[i]));
  if (nnNodeFailed(node) || !buildScan(node, &scan, inputs, &loop))
    return false;
  setOutputs(node, &loop);
  return !nnNodeFailed(node);
}

//===----------------------------------------------------------------------===//
// Scan of opset 8, over a batch
//===----------------------------------------------------------------------===//

/// A Scan, and the batches of its states and sequences.
typedef struct Batch {
  Scan scan;
  MlirValue *inputs;
  MlirValue *elements; ///< The same for one element of the batch.
} Batch;

/// Runs over the sequences of one element of the batch.
static bool iterateBatch(NnLoop *loop) {
  Batch *batch = (Batch *)(uintptr_t)loop->user;
  NnLoop inner;
  size_t n = batch->scan.numStates + batch->scan.numScans;
  for (size_t i = 0; i < n; ++i)
    batch->elements[i] =
        buildElement(loop->node, batch->inputs[i], 0, loop->iteration);
  batch->scan.scans = batch->elements + batch->scan.numStates;
  if (!buildScan(loop->node, &batch->scan, batch->elements, &inner))
    return false;
  for (size_t i = 0; i < loop->numGathered; ++i)
    loop->elements[i] = inner.results[i];
  return true;
}

static bool convertBatchScan(NnNode *node) {
  Batch batch;
  NnLoop loop;
  if (nnNodeItem(node, 0).kind != NN_ITEM_ABSENT)
    nnNodeUnsupported(node, "sequences of different lengths");
  if (nnNodeFailed(node) || !initScan(node, 1, &batch.scan))
    return false;
  size_t gathered = batch.scan.body.numResults - batch.scan.numStates;
  readList(node, "directions", batch.scan.numScans, &batch.scan.isReversed);
  batch.scan.axes = (NnIntList){.n = (int64_t)batch.scan.numScans};
  batch.scan.outputAxes = batch.scan.isPrepended =
      (NnIntList){.n = (int64_t)gathered};
  batch.inputs = readInputs(node, 1);
  batch.elements = readInputs(node, 1);
  if (!batch.inputs || !batch.elements || nnNodeFailed(node) ||
      !nnLoopInit(&loop, node, 0, batch.scan.body.numResults))
    return false;
  for (size_t i = 0; i + 1 < nnNodeNumInputs(node); ++i)
    if (nnRank(batch.inputs[i]) < 1)
      nnNodeInvalid(node, "input %zu has no batch", i + 1);
  if (nnNodeFailed(node))
    return false;
  loop.iterate = iterateBatch;
  loop.user = &batch;
  loop.count = buildSize(node, batch.inputs[0], 0);
  if (!nnLoopBuild(&loop))
    return false;
  setOutputs(node, &loop);
  return !nnNodeFailed(node);
}

const NnOpRow nnLoopRows[] = {{"Loop", 1, NN_LATEST, .items = convertLoop},
                              {"Scan", 8, 8, .items = convertBatchScan},
                              {"Scan", 9, NN_LATEST, .items = convertScan},
                              {.name = NULL}};
