//===- OpMovement.c - Moving elements around ------------------------------===//
// Operators that permute, join, cut or pad.
//===----------------------------------------------------------------------===//
#include "RuntimeShape.h"

#include <string.h>

static MlirValue convertTranspose(NnNode *node) {
  NnIntList perm;
  MlirValue x = nnNodeInput(node, 0);
  if (!nnNodeInts(node, "perm", &perm) && !nnNodeFailed(node))
    for (int64_t rank = nnRank(x); perm.n < rank; ++perm.n)
      perm.data[perm.n] = rank - 1 - perm.n;
  return nnNodeFailed(node) ? x : nnTranspose(node->b, x, NN_LIST_INTS(perm));
}

static MlirValue convertConcat(NnNode *node) {
  size_t n = nnNodeNumInputs(node);
  MlirValue *inputs =
      nnArenaTakeArray(&node->importer->arena, n, sizeof *inputs);
  if (!nnNodeHas(node, "axis") && node->opset >= 4)
    return nnNodeInvalid(node, "axis is missing");
  int64_t axis = nnNodeInt(node, "axis", 1);
  for (size_t i = 0; inputs && i < n; ++i)
    inputs[i] = nnNodeInput(node, i);
  if (nnNodeFailed(node) || !inputs || !n)
    return nnNodeInvalid(node, "inputs are missing");
  axis = nnNodeAxis(node, axis, nnRank(inputs[0]));
  return nnNodeFailed(node)
             ? inputs[0]
             : nnConcat(node->b, (NnValues){(intptr_t)n, inputs}, axis);
}

//===----------------------------------------------------------------------===//
// Slice
//===----------------------------------------------------------------------===//

static void countUp(NnIntList *list, int64_t n) {
  for (list->n = 0; list->n < n && list->n < NN_MAX_INTS; ++list->n)
    list->data[list->n] = list->n;
}

static MlirValue convertSliceAttr(NnNode *node) {
  NnIntList starts, ends, axes;
  MlirValue x = nnNodeInput(node, 0);
  if (!nnNodeInts(node, "starts", &starts) || !nnNodeInts(node, "ends", &ends))
    return nnNodeInvalid(node, "starts or ends are missing");
  if (!nnNodeInts(node, "axes", &axes))
    countUp(&axes, starts.n);
  return nnSlice(node->b, x, nnBuildInts(node, NN_LIST_INTS(starts)),
                 nnBuildInts(node, NN_LIST_INTS(ends)), (MlirValue){NULL},
                 NN_LIST_INTS(axes));
}

/// Slices all axes by lists that have one entry for each of `axes`.
static MlirValue sliceAllAxes(NnNode *node, MlirValue x, MlirValue axes) {
  NnIntList all;
  int64_t rank = nnRank(x);
  MlirValue steps = nnNodeOptional(node, 4);
  countUp(&all, rank);
  if (!mlirValueIsNull(steps))
    steps = nnBuildSpread(node, steps, axes, rank, 1);
  return nnSlice(
      node->b, x, nnBuildSpread(node, nnNodeInput(node, 1), axes, rank, 0),
      nnBuildSpread(node, nnNodeInput(node, 2), axes, rank, INT64_MAX), steps,
      NN_LIST_INTS(all));
}

static MlirValue convertSlice(NnNode *node) {
  NnIntList axes;
  MlirValue x = nnNodeInput(node, 0), tensor = nnNodeOptional(node, 3);
  MlirValue starts = nnNodeInput(node, 1), ends = nnNodeInput(node, 2);
  if (nnNodeFailed(node) || !nnNodeExpectList(node, starts) ||
      !nnNodeExpectList(node, ends) || !nnNodeExpectList(node, tensor) ||
      !nnNodeExpectList(node, nnNodeOptional(node, 4)))
    return x;
  bool isSized = nnDim(starts, 0) != NN_DYNAMIC;
  axes.n = nnElementsInts(nnConstantValue(tensor), NN_MAX_INTS, axes.data);
  if (axes.n < 0 && (!mlirValueIsNull(tensor) || !isSized))
    return sliceAllAxes(node, x, tensor);
  if (axes.n < 0)
    countUp(&axes, nnDim(starts, 0));
  return nnSlice(node->b, x, nnBuildSized(node, starts, axes.n),
                 nnBuildSized(node, ends, axes.n),
                 mlirValueIsNull(nnNodeOptional(node, 4))
                     ? (MlirValue){NULL}
                     : nnBuildSized(node, nnNodeOptional(node, 4), axes.n),
                 NN_LIST_INTS(axes));
}

//===----------------------------------------------------------------------===//
// Pad
//===----------------------------------------------------------------------===//

static MlirValue buildPad(NnNode *node, MlirValue x, MlirValue pads,
                          MlirValue value) {
  // The order of NnPadMode.
  static const char *const modes[] = {"constant", "reflect", "edge", "wrap",
                                      NULL};
  int64_t mode = nnNodeChoice(node, "mode", "constant", modes);
  if (nnNodeFailed(node))
    return (MlirValue){NULL};
  NnPadOptions options = {.mode = nnI32Attr(node->b, mode)};
  if (mode != NN_PAD_MODE_CONSTANT)
    value = (MlirValue){NULL};
  return nnPad(node->b, x, nnBuildShapeOperand(node, pads), value, &options);
}

/// `paddings` in opset 1, `pads` from 2 on.
static MlirValue convertPadAttr(NnNode *node) {
  NnIntList pads;
  MlirValue x = nnNodeInput(node, 0), value = {NULL};
  if (!nnNodeInts(node, node->opset < 2 ? "paddings" : "pads", &pads))
    return nnNodeInvalid(node, "pads are missing");
  if (nnNodeHas(node, "value") && !nnNodeFailed(node))
    value =
        nnBuildScalar(node, nnElementType(x), nnNodeFloat(node, "value", 0));
  return buildPad(node, x, nnBuildInts(node, NN_LIST_INTS(pads)), value);
}

/// Pads of some axes as pads of all.
static MlirValue spreadPads(NnNode *node, MlirValue pads, MlirValue axes,
                            int64_t rank) {
  NnBuilder b = node->b;
  MlirValue count = nnBuildShapeOf(node, axes), none = {NULL};
  MlirValue before =
      nnSlice(b, pads, nnBuildInts(node, NN_INTS(0)), count, none, NN_INTS(0));
  MlirValue after = nnSlice(
      b, pads, count, nnBuildInts(node, NN_INTS(INT64_MAX)), none, NN_INTS(0));
  return nnConcat(b,
                  NN_VALUES(nnBuildSpread(node, before, axes, rank, 0),
                            nnBuildSpread(node, after, axes, rank, 0)),
                  0);
}

/// The same at once; null if they aren't known or the node failed.
static MlirValue spreadKnownPads(NnNode *node, MlirValue pads, MlirValue axes,
                                 int64_t rank) {
  NnIntList from, at, all = {.n = 2 * rank};
  memset(all.data, 0, sizeof all.data);
  from.n = nnElementsInts(nnConstantValue(pads), NN_MAX_INTS, from.data);
  at.n = nnElementsInts(nnConstantValue(axes), NN_MAX_INTS, at.data);
  if (from.n < 0 || at.n < 0)
    return (MlirValue){NULL};
  if (from.n != 2 * at.n)
    return nnNodeInvalid(node, "pads has %lld elements, expected %lld",
                         (long long)from.n, (long long)(2 * at.n));
  for (int64_t i = 0; i < at.n; ++i) {
    int64_t axis = nnNodeAxis(node, at.data[i], rank);
    all.data[axis] = from.data[i];
    all.data[rank + axis] = from.data[at.n + i];
  }
  return nnBuildInts(node, NN_LIST_INTS(all));
}

static MlirValue convertPad(NnNode *node) {
  MlirValue x = nnNodeInput(node, 0), pads = nnNodeInput(node, 1);
  MlirValue value = nnNodeOptional(node, 2), axes = nnNodeOptional(node, 3);
  if (nnNodeFailed(node) || !nnNodeExpectList(node, pads) ||
      !nnNodeExpectList(node, axes))
    return x;
  pads = nnBuildShapeOperand(node, pads);
  if (mlirValueIsNull(axes))
    return buildPad(node, x, nnBuildSized(node, pads, 2 * nnRank(x)), value);
  MlirValue known = spreadKnownPads(node, pads, axes, nnRank(x));
  if (nnNodeFailed(node))
    return x;
  return buildPad(
      node, x,
      mlirValueIsNull(known) ? spreadPads(node, pads, axes, nnRank(x)) : known,
      value);
}

//===----------------------------------------------------------------------===//
// Split
//===----------------------------------------------------------------------===//

/// Equal parts, the last one smaller if it does not come out even.
static void splitEvenly(int64_t size, int64_t n, NnIntList *sizes) {
  int64_t part = size / n + (size % n != 0);
  for (sizes->n = 0; sizes->n < n; ++sizes->n) {
    int64_t rest = size - sizes->n * part;
    sizes->data[sizes->n] = rest < 0 ? 0 : rest < part ? rest : part;
  }
}

/// Sizes known at compile time; false if they are not. Fails the node if there
/// are not as many as outputs.
static bool readSplit(NnNode *node, MlirValue x, int64_t axis,
                      NnIntList *sizes) {
  int64_t n = (int64_t)node->proto->n_output;
  MlirValue tensor = nnNodeOptional(node, 1);
  if (n > NN_MAX_INTS)
    nnNodeUnsupported(node, "has more than %d outputs", NN_MAX_INTS);
  if (nnNodeFailed(node))
    return false;
  if (nnNodeHas(node, "split"))
    nnNodeInts(node, "split", sizes);
  else if (!mlirValueIsNull(tensor))
    sizes->n =
        nnElementsInts(nnConstantValue(tensor), NN_MAX_INTS, sizes->data);
  else if (nnDim(x, axis) != NN_DYNAMIC)
    splitEvenly(nnDim(x, axis), n, sizes);
  else
    return false;
  if (sizes->n >= 0 && sizes->n != n)
    nnNodeInvalid(node, "has %lld outputs and %lld sizes", (long long)n,
                  (long long)sizes->n);
  return sizes->n == n;
}

/// Where each part begins, and the last one ends.
static MlirValue buildBorders(NnNode *node, MlirValue x, int64_t axis) {
  NnBuilder b = node->b;
  int64_t n = (int64_t)node->proto->n_output;
  MlirValue sizes = nnNodeOptional(node, 1);
  if (!mlirValueIsNull(sizes))
    return nnBuildRunningSums(node, nnBuildSized(node, sizes, n));
  NnIntList counts;
  countUp(&counts, n + 1);
  MlirValue size = nnGather(b, nnBuildShapeOf(node, x),
                            nnBuildInts(node, NN_INTS(axis)), NULL);
  MlirValue part = nnDiv(b, nnAdd(b, size, nnBuildInts(node, NN_INTS(n - 1))),
                         nnBuildInts(node, NN_INTS(n)));
  return nnMul(b, nnBuildInts(node, NN_LIST_INTS(counts)), part);
}

static MlirValue buildBorder(NnNode *node, MlirValue borders, int64_t i) {
  return nnGather(node->b, borders, nnBuildInts(node, NN_INTS(i)), NULL);
}

/// Parts whose sizes are known at run time.
static MlirValue splitAtBorders(NnNode *node, MlirValue x, int64_t axis) {
  MlirValue borders = buildBorders(node, x, axis), first = {NULL};
  for (size_t i = 0; i < node->proto->n_output; ++i) {
    MlirValue part = nnSlice(node->b, x, buildBorder(node, borders, (int64_t)i),
                             buildBorder(node, borders, (int64_t)i + 1),
                             (MlirValue){NULL}, NN_INTS(axis));
    if (i)
      nnNodeSetOutput(node, i, part);
    else
      first = part;
  }
  return first;
}

static MlirValue convertSplit(NnNode *node) {
  NnIntList sizes;
  MlirValue x = nnNodeInput(node, 0);
  if (nnNodeFailed(node) || !nnNodeExpectList(node, nnNodeOptional(node, 1)))
    return x;
  int64_t axis = nnNodeAxis(node, nnNodeInt(node, "axis", 0), nnRank(x));
  bool isKnown = !nnNodeFailed(node) && readSplit(node, x, axis, &sizes);
  if (nnNodeFailed(node))
    return x;
  if (!isKnown)
    return splitAtBorders(node, x, axis);
  MlirOperation op = nnSplitCreate(node->b, x, axis, NN_LIST_INTS(sizes));
  if (mlirOperationIsNull(op))
    return (MlirValue){NULL};
  for (int64_t i = 1; i < sizes.n; ++i)
    nnNodeSetOutput(node, (size_t)i, nnResult(op, i));
  return nnResult(op, 0);
}

const NnOpRow nnMovementRows[] = {
    {"Transpose", 1, NN_LATEST, .convert = convertTranspose},
    {"Concat", 1, NN_LATEST, .convert = convertConcat},
    {"Slice", 1, 9, .convert = convertSliceAttr},
    {"Slice", 10, NN_LATEST, .convert = convertSlice},
    {"Pad", 1, 10, .convert = convertPadAttr},
    {"Pad", 11, NN_LATEST, .convert = convertPad},
    {"Split", 1, NN_LATEST, .convert = convertSplit},
    {.name = NULL}};
