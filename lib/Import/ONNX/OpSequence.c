//===- OpSequence.c - Sequences and optionals -----------------------------===//
// There are none in the IR: how many tensors a sequence has and whether an
// optional has an element must be known on import. Then these operators only
// say which tensor is meant.
//===----------------------------------------------------------------------===//
#include "Region.h"
#include "RuntimeShape.h"

static bool outOfMemory(NnNode *node) {
  nnNodeUnsupported(node, "out of memory");
  return false;
}

static MlirValue *takeValues(NnNode *node, size_t n) {
  if (!nnNodeCountWork(node, n))
    return NULL;
  MlirValue *values =
      nnArenaTakeArray(&node->importer->arena, n, sizeof *values);
  if (!values)
    outOfMemory(node);
  return values;
}

/// Input i as a sequence; fails the node if it is none.
static NnSequence readSequence(NnNode *node, size_t i) {
  NnItem item = nnNodeItem(node, i);
  if (item.kind != NN_ITEM_SEQUENCE)
    nnNodeInvalid(node, "input %zu is no sequence", i);
  return item.sequence;
}

static bool giveSequence(NnNode *node, size_t i, size_t n,
                         const MlirValue *elements) {
  nnNodeSetItem(node, i,
                (NnItem){.kind = NN_ITEM_SEQUENCE, .sequence = {n, elements}});
  return !nnNodeFailed(node);
}

/// Reads a position in [-n, n), or [-n, n] if the end is one too; `absent` if
/// the input is left out.
static size_t readPosition(NnNode *node, size_t i, size_t n, bool orEnd,
                           size_t absent) {
  NnIntList list;
  if (!nnNodeConstantInts(node, i, "position", &list))
    return absent;
  int64_t size = (int64_t)n, position = list.n == 1 ? list.data[0] : size + 1;
  position += position < 0 ? size : 0;
  if (position >= 0 && position < size + orEnd)
    return (size_t)position;
  nnNodeInvalid(node, "position is not in a sequence of %zu", n);
  return 0;
}

//===----------------------------------------------------------------------===//
// Making and changing
//===----------------------------------------------------------------------===//

static bool convertEmpty(NnNode *node) {
  return giveSequence(node, 0, 0, NULL);
}

static bool convertConstruct(NnNode *node) {
  size_t n = nnNodeNumInputs(node);
  MlirValue *elements = takeValues(node, n);
  for (size_t i = 0; elements && i < n; ++i)
    elements[i] = nnNodeInput(node, i);
  return elements && giveSequence(node, 0, n, elements);
}

static bool convertInsert(NnNode *node) {
  NnSequence old = readSequence(node, 0);
  MlirValue element = nnNodeInput(node, 1);
  size_t at = readPosition(node, 2, old.n, /*orEnd=*/true, old.n);
  MlirValue *elements = takeValues(node, old.n + 1);
  if (nnNodeFailed(node))
    return false;
  for (size_t i = 0; i <= old.n; ++i)
    elements[i] = i < at    ? old.elements[i]
                  : i == at ? element
                            : old.elements[i - 1];
  return giveSequence(node, 0, old.n + 1, elements);
}

static bool convertErase(NnNode *node) {
  NnSequence old = readSequence(node, 0);
  size_t at = readPosition(node, 1, old.n, /*orEnd=*/false, old.n - 1);
  MlirValue *elements = takeValues(node, old.n);
  if (!old.n)
    nnNodeInvalid(node, "the sequence is empty");
  if (nnNodeFailed(node))
    return false;
  for (size_t i = 0; i + 1 < old.n; ++i)
    elements[i] = old.elements[i < at ? i : i + 1];
  return giveSequence(node, 0, old.n - 1, elements);
}

//===----------------------------------------------------------------------===//
// Splitting and joining
//===----------------------------------------------------------------------===//

/// A part of a tensor along an axis; `begin` and `end` are tensor<1xi64>.
static MlirValue buildPart(NnNode *node, MlirValue x, int64_t axis,
                           MlirValue begin, MlirValue end) {
  return nnSlice(node->b, x, begin, end, (MlirValue){NULL}, NN_INTS(axis));
}

/// Parts of `size` elements; the last may have fewer.
static bool splitEvenly(NnNode *node, MlirValue x, int64_t axis, int64_t size,
                        bool keepsAxis) {
  int64_t all = nnDim(x, axis);
  if (all == NN_DYNAMIC)
    nnNodeUnsupported(node, "how many parts there are is not known");
  else if (size < 1)
    nnNodeInvalid(node, "expected parts of a positive size, got %lld",
                  (long long)size);
  if (nnNodeFailed(node))
    return false;
  size_t n = (size_t)(all / size + (all % size != 0));
  MlirValue *parts = takeValues(node, n);
  for (size_t i = 0; parts && i < n; ++i) {
    int64_t begin = (int64_t)i * size;
    int64_t end = all - begin < size ? all : begin + size;
    parts[i] = buildPart(node, x, axis, nnBuildInts(node, NN_INTS(begin)),
                         nnBuildInts(node, NN_INTS(end)));
    if (!keepsAxis && !mlirValueIsNull(parts[i]))
      parts[i] = nnSqueeze(node->b, parts[i], NN_INTS(axis));
  }
  return parts && giveSequence(node, 0, n, parts);
}

/// Where part i begins: the sum of the sizes before it.
static MlirValue buildBorder(NnNode *node, MlirValue borders, int64_t i) {
  return nnGather(node->b, borders, nnBuildInts(node, NN_INTS(i)), NULL);
}

/// Parts whose sizes run time knows.
static bool splitByTensor(NnNode *node, MlirValue x, int64_t axis,
                          MlirValue sizes) {
  int64_t n = nnNodeListSize(node, sizes, -1);
  if (nnNodeFailed(node))
    return false;
  MlirValue borders = nnBuildRunningSums(node, nnBuildSized(node, sizes, n));
  MlirValue *parts = takeValues(node, (size_t)n);
  for (int64_t i = 0; parts && i < n; ++i)
    parts[i] = buildPart(node, x, axis, buildBorder(node, borders, i),
                         buildBorder(node, borders, i + 1));
  return parts && giveSequence(node, 0, (size_t)n, parts);
}

static bool splitBySizes(NnNode *node, MlirValue x, int64_t axis,
                         MlirValue sizes) {
  int64_t known[NN_MAX_INTS], begin = 0;
  int64_t n = nnElementsInts(nnConstantValue(sizes), NN_MAX_INTS, known);
  if (n < 0)
    return splitByTensor(node, x, axis, sizes);
  MlirValue *parts = takeValues(node, (size_t)n);
  for (int64_t i = 0; parts && i < n; ++i) {
    int64_t end;
    if (known[i] < 0 || __builtin_add_overflow(begin, known[i], &end)) {
      nnNodeInvalid(node, "a part has size %lld", (long long)known[i]);
      return false;
    }
    parts[i] = buildPart(node, x, axis, nnBuildInts(node, NN_INTS(begin)),
                         nnBuildInts(node, NN_INTS(end)));
    begin = end;
  }
  return parts && giveSequence(node, 0, (size_t)n, parts);
}

static bool convertSplitToSequence(NnNode *node) {
  MlirValue x = nnNodeInput(node, 0), split = nnNodeOptional(node, 1);
  bool keepsAxis = nnNodeInt(node, "keepdims", 1) != 0;
  if (nnNodeFailed(node))
    return false;
  int64_t axis = nnNodeAxis(node, nnNodeInt(node, "axis", 0), nnRank(x));
  int64_t size;
  if (nnNodeFailed(node))
    return false;
  if (mlirValueIsNull(split))
    return splitEvenly(node, x, axis, 1, keepsAxis);
  if (nnRank(split))
    return splitBySizes(node, x, axis, split);
  if (nnElementsInts(nnConstantValue(split), 1, &size) == 1)
    return splitEvenly(node, x, axis, size, true);
  nnNodeUnsupported(node, "how many parts there are is not known");
  return false;
}

static MlirValue buildConcat(NnNode *node, NnSequence sequence, int64_t axis) {
  return nnConcat(node->b, (NnValues){(intptr_t)sequence.n, sequence.elements},
                  axis);
}

/// The elements with a new dimension each.
static NnSequence unsqueezeAll(NnNode *node, NnSequence sequence,
                               int64_t axis) {
  MlirValue *elements = takeValues(node, sequence.n);
  for (size_t i = 0; elements && i < sequence.n; ++i)
    elements[i] = nnUnsqueeze(node->b, sequence.elements[i], NN_INTS(axis));
  return (NnSequence){elements ? sequence.n : 0, elements};
}

static bool convertConcatFromSequence(NnNode *node) {
  NnSequence sequence = readSequence(node, 0);
  bool isNew = nnNodeInt(node, "new_axis", 0) != 0;
  if (!nnNodeHas(node, "axis"))
    nnNodeInvalid(node, "axis is missing");
  else if (!nnNodeFailed(node) && !sequence.n)
    nnNodeInvalid(node, "the sequence is empty");
  if (nnNodeFailed(node))
    return false;
  int64_t axis = nnNodeAxis(node, nnNodeInt(node, "axis", 0),
                            nnRank(sequence.elements[0]) + isNew);
  if (isNew && !nnNodeFailed(node))
    sequence = unsqueezeAll(node, sequence, axis);
  if (nnNodeFailed(node))
    return false;
  MlirValue result = buildConcat(node, sequence, axis);
  nnNodeSetOutput(node, 0, result);
  return !mlirValueIsNull(result);
}

//===----------------------------------------------------------------------===//
// Reading
//===----------------------------------------------------------------------===//

static bool convertLength(NnNode *node) {
  NnSequence sequence = readSequence(node, 0);
  nnNodeSetOutput(node, 0,
                  nnBuildScalar(node,
                                mlirIntegerTypeGet(node->importer->context, 64),
                                (double)sequence.n));
  return !nnNodeFailed(node);
}

/// The element at a position that run time knows, which needs all to be alike.
static MlirValue buildElementAt(NnNode *node, NnSequence sequence,
                                MlirValue position) {
  for (size_t i = 0; i < sequence.n; ++i)
    if (!mlirTypeEqual(mlirValueGetType(sequence.elements[i]),
                       mlirValueGetType(sequence.elements[0])))
      return nnNodeUnsupported(
          node, "position must be constant where elements differ in shape");
  if (!sequence.n)
    return nnNodeInvalid(node, "the sequence is empty");
  NnSequence rows = unsqueezeAll(node, sequence, 0);
  if (nnNodeFailed(node))
    return (MlirValue){NULL};
  position = nnBuildShapeOperand(node, nnBuildFirst(node, position));
  return nnGather(node->b, buildConcat(node, rows, 0), position, NULL);
}

static bool convertAt(NnNode *node) {
  NnSequence sequence = readSequence(node, 0);
  MlirValue position = nnNodeInput(node, 1), element;
  if (nnNodeFailed(node))
    return false;
  if (mlirAttributeIsNull(nnConstantValue(position))) {
    element = buildElementAt(node, sequence, position);
  } else {
    size_t at = readPosition(node, 1, sequence.n, /*orEnd=*/false, 0);
    if (nnNodeFailed(node))
      return false;
    element = sequence.elements[at];
  }
  nnNodeSetOutput(node, 0, element);
  return !mlirValueIsNull(element);
}

//===----------------------------------------------------------------------===//
// SequenceMap
//===----------------------------------------------------------------------===//

/// Imports the body for the i-th elements; `columns` has room for output k's
/// elements at [k * n, (k + 1) * n).
static bool mapElement(NnNode *node, const NnOnnxGraph *graph, size_t i,
                       size_t n, NnItem *inputs, NnItem *results,
                       MlirValue *columns) {
  size_t numInputs = nnNodeNumInputs(node);
  for (size_t k = 0; k < numInputs; ++k) {
    inputs[k] = nnNodeItem(node, k);
    if (inputs[k].kind == NN_ITEM_SEQUENCE)
      inputs[k] = nnTensorItem(inputs[k].sequence.elements[i]);
  }
  const NnBody body = {.graph = graph,
                       .numInputs = numInputs,
                       .inputs = inputs,
                       .results = results};
  if (!nnImportBody(node, &body, node->scope->block))
    return false;
  for (size_t k = 0; k < graph->proto->n_output; ++k) {
    if (results[k].kind != NN_ITEM_TENSOR)
      nnNodeInvalid(node, "output %zu of its body is no tensor", k);
    columns[k * n + i] = results[k].tensor;
  }
  return !nnNodeFailed(node);
}

/// Fails the node unless all sequences have as many elements as the first.
static void checkLengths(NnNode *node, size_t n) {
  for (size_t k = 0; k < nnNodeNumInputs(node); ++k) {
    NnItem item = nnNodeItem(node, k);
    if (item.kind == NN_ITEM_SEQUENCE && item.sequence.n != n)
      nnNodeInvalid(node, "expected sequences of one length, got %zu and %zu",
                    n, item.sequence.n);
  }
}

static bool convertMap(NnNode *node) {
  NnArena *arena = &node->importer->arena;
  size_t n = readSequence(node, 0).n;
  const NnOnnxGraph *graph = nnNodeGraph(node, "body");
  checkLengths(node, n);
  if (nnNodeFailed(node))
    return false;
  size_t numOutputs = graph->proto->n_output;
  NnItem *inputs =
      nnArenaTakeArray(arena, nnNodeNumInputs(node), sizeof(NnItem));
  NnItem *results = nnArenaTakeArray(arena, numOutputs, sizeof(NnItem));
  MlirValue *columns =
      nnArenaTakeArray(arena, numOutputs * n, sizeof(MlirValue));
  if (!inputs || !results || !columns)
    return outOfMemory(node);
  if (node->proto->n_output > numOutputs)
    nnNodeInvalid(node, "expected at most %zu outputs, got %zu", numOutputs,
                  node->proto->n_output);
  for (size_t i = 0; !nnNodeFailed(node) && i < n; ++i)
    if (!mapElement(node, graph, i, n, inputs, results, columns))
      return false;
  for (size_t k = 0; !nnNodeFailed(node) && k < node->proto->n_output; ++k)
    giveSequence(node, k, n, columns + k * n);
  return !nnNodeFailed(node);
}

//===----------------------------------------------------------------------===//
// Optionals
//===----------------------------------------------------------------------===//

static bool convertOptional(NnNode *node) {
  nnNodeSetItem(node, 0, nnNodeItem(node, 0));
  return true;
}

static bool convertHasElement(NnNode *node) {
  bool has = nnNodeItem(node, 0).kind != NN_ITEM_ABSENT;
  nnNodeSetOutput(
      node, 0,
      nnBuildScalar(node, mlirIntegerTypeGet(node->importer->context, 1), has));
  return true;
}

static bool convertGetElement(NnNode *node) {
  NnItem item = nnNodeItem(node, 0);
  if (item.kind == NN_ITEM_ABSENT)
    nnNodeInvalid(node, "the optional has no element");
  nnNodeSetItem(node, 0, item);
  return !nnNodeFailed(node);
}

const NnOpRow nnSequenceRows[] = {
    {"SequenceEmpty", 11, NN_LATEST, .items = convertEmpty},
    {"SequenceConstruct", 11, NN_LATEST, .items = convertConstruct},
    {"SequenceInsert", 11, NN_LATEST, .items = convertInsert},
    {"SequenceErase", 11, NN_LATEST, .items = convertErase},
    {"SequenceAt", 11, NN_LATEST, .items = convertAt},
    {"SequenceLength", 11, NN_LATEST, .items = convertLength},
    {"SequenceMap", 17, NN_LATEST, .items = convertMap},
    {"SplitToSequence", 11, NN_LATEST, .items = convertSplitToSequence},
    {"ConcatFromSequence", 11, NN_LATEST, .items = convertConcatFromSequence},
    {"Optional", 15, NN_LATEST, .items = convertOptional},
    {"OptionalHasElement", 15, NN_LATEST, .items = convertHasElement},
    {"OptionalGetElement", 15, NN_LATEST, .items = convertGetElement},
    {.name = NULL}};
