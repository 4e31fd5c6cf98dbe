//===- ChannelGraph.c - Which channels belong together --------------------===//
// One sweep in program order. What isn't known to hand channels on keeps those
// of its operands.
//===----------------------------------------------------------------------===//
#include "Transforms/Pruning/ChannelGraph.h"

#include "Transforms/Layers.h"
#include "Transforms/OpClass.h"

#include "Support/List.h"
#include "nn-c/NNOps.h"

#include <stdlib.h>
#include <string.h>

//===----------------------------------------------------------------------===//
// Atoms
//===----------------------------------------------------------------------===//

int32_t nnChannelRoot(const NnChannelGraph *graph, int32_t atom) {
  while (graph->atoms[atom].parent != atom)
    atom = graph->atoms[atom].parent;
  return atom;
}

static void keepAtom(NnChannelGraph *graph, int32_t atom,
                     MlirOperation keeper) {
  if (atom < 0)
    return;
  NnChannelAtom *root = &graph->atoms[nnChannelRoot(graph, atom)];
  if (mlirOperationIsNull(root->keeper))
    root->keeper = keeper;
}

void nnChannelsKeep(NnChannelGraph *graph, const NnChannels *channels,
                    MlirOperation keeper) {
  for (int64_t i = 0; channels && i < channels->count; ++i)
    keepAtom(graph, channels->atoms[i], keeper);
}

/// Joins two atoms, for `op`. What one of them needs, both do.
static void join(NnChannelGraph *graph, int32_t a, int32_t b,
                 MlirOperation op) {
  if (a < 0 || b < 0) {
    keepAtom(graph, a < 0 ? b : a, op);
    return;
  }
  a = nnChannelRoot(graph, a);
  b = nnChannelRoot(graph, b);
  graph->atoms[b].parent = a;
  if (!mlirOperationIsNull(graph->atoms[b].keeper))
    keepAtom(graph, a, graph->atoms[b].keeper);
}

/// `n` new atoms into `atoms`.
static bool makeAtoms(NnChannelGraph *graph, int64_t n, int32_t *atoms) {
  if (!nnReserve(&graph->atoms, (intptr_t)graph->numAtoms + n,
                 &graph->atomCapacity, sizeof *graph->atoms))
    return false;
  for (int64_t i = 0; i < n; ++i) {
    atoms[i] = (int32_t)graph->numAtoms++;
    graph->atoms[atoms[i]] = (NnChannelAtom){atoms[i], {NULL}};
  }
  return true;
}

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

const NnChannels *nnChannelsOf(const NnChannelGraph *graph, MlirValue value) {
  for (size_t i = graph->numValues; i-- > 0;) // Most are recent.
    if (mlirValueEqual(graph->values[i].value, value))
      return &graph->values[i];
  return NULL;
}

/// The atoms of a new entry, to be filled in; NULL when memory is short.
static int32_t *addValue(NnChannelGraph *graph, MlirValue value, int64_t dim,
                         int64_t count) {
  if (!nnReserve(&graph->values, (intptr_t)graph->numValues + 1,
                 &graph->valueCapacity, sizeof *graph->values))
    return NULL;
  int32_t *atoms = malloc(((size_t)count + 1) * sizeof *atoms);
  if (atoms)
    graph->values[graph->numValues++] = (NnChannels){value, dim, count, atoms};
  return atoms;
}

/// Result `i` has `count` atoms of `from` from `first` on, along `dim`.
static bool handOnPart(NnChannelGraph *graph, MlirOperation op, intptr_t i,
                       NnChannels from, int64_t dim, int64_t first,
                       int64_t count) {
  int32_t *atoms = addValue(graph, nnResult(op, i), dim, count);
  if (atoms)
    memcpy(atoms, from.atoms + first, (size_t)count * sizeof *atoms);
  return atoms;
}

/// The result has the atoms of `from`, along `dim`.
static bool handOn(NnChannelGraph *graph, MlirOperation op, NnChannels from,
                   int64_t dim) {
  return handOnPart(graph, op, 0, from, dim, 0, from.count);
}

static bool keepOperands(NnChannelGraph *graph, MlirOperation op) {
  for (intptr_t i = 0; i < mlirOperationGetNumOperands(op); ++i)
    nnChannelsKeep(graph, nnChannelsOf(graph, nnOperand(op, i)), op);
  return true;
}

//===----------------------------------------------------------------------===//
// Layers
//===----------------------------------------------------------------------===//

static bool isConstant(MlirValue value) {
  return !mlirAttributeIsNull(nnConstantValue(value));
}

static bool hasConstantWeights(MlirOperation op) {
  MlirValue bias = nnOptionalOperand(op, 2);
  return nnIsLayer(op) && isConstant(nnOperand(op, 1)) &&
         (mlirValueIsNull(bias) || isConstant(bias)) &&
         (!nnIsaMatmul(op) || nnRank(nnOperand(op, 1)) == 2);
}

int64_t nnInputChannelDim(MlirOperation op) {
  bool isSecond = !nnHasChannelsLast(op);
  return isSecond ? 1 : nnRank(nnOperand(op, 0)) - 1;
}

bool nnMakesChannels(MlirOperation op) {
  return hasConstantWeights(op) && (!nnIsaConv(op) || nnConvGetGroups(op) == 1);
}

bool nnIsDepthwise(MlirOperation op) {
  if (!hasConstantWeights(op) || !nnIsaConv(op) || nnConvGetGroups(op) == 1)
    return false;
  NnShape filter = nnValueShape(nnOperand(op, 1));
  int64_t channel = nnWeightsChannel(op);
  return filter.dims[channel] == nnConvGetGroups(op) &&
         filter.dims[channel ? channel - 1 : 1] == 1;
}

/// The channels of the op's input, if they are where it sums them up.
static const NnChannels *inputChannels(const NnChannelGraph *graph,
                                       MlirOperation op) {
  const NnChannels *input = nnChannelsOf(graph, nnOperand(op, 0));
  return input && input->dim == nnInputChannelDim(op) ? input : NULL;
}

static bool visitLayer(NnChannelGraph *graph, MlirOperation op) {
  if (!inputChannels(graph, op))
    keepOperands(graph, op);
  bool isSecond = !nnHasChannelsLast(op);
  MlirValue result = nnResult(op, 0);
  int64_t dim = isSecond ? 1 : nnRank(result) - 1;
  int64_t count = nnValueShape(nnOperand(op, 1)).dims[nnWeightsChannel(op)];
  int32_t *atoms = addValue(graph, result, dim, count);
  return atoms && makeAtoms(graph, count, atoms);
}

//===----------------------------------------------------------------------===//
// Other ops
//===----------------------------------------------------------------------===//

/// Whether the operands' channels meet in dimension `dim` of the result, and
/// nothing else varies there but constants.
static bool channelsMeet(const NnChannelGraph *graph, MlirOperation op,
                         int64_t dim, int64_t count) {
  int64_t rank = nnRank(nnResult(op, 0));
  for (intptr_t i = 0; i < mlirOperationGetNumOperands(op); ++i) {
    MlirValue operand = nnOperand(op, i);
    const NnChannels *channels = nnChannelsOf(graph, operand);
    int64_t before = rank - nnRank(operand), d = dim - before;
    if (channels ? channels->dim != d || channels->count != count
                 : !isConstant(operand) && d >= 0 &&
                       nnValueShape(operand).dims[d] != 1)
      return false;
  }
  return nnValueShape(nnResult(op, 0)).dims[dim] == count;
}

static bool visitElementwise(NnChannelGraph *graph, MlirOperation op) {
  const NnChannels *first = NULL;
  int64_t rank = nnRank(nnResult(op, 0)), dim = 0;
  for (intptr_t i = 0; i < mlirOperationGetNumOperands(op) && !first; ++i) {
    first = nnChannelsOf(graph, nnOperand(op, i));
    dim = first ? first->dim + rank - nnRank(nnOperand(op, i)) : 0;
  }
  if (!first || !channelsMeet(graph, op, dim, first->count))
    return keepOperands(graph, op);
  for (intptr_t i = 0; i < mlirOperationGetNumOperands(op); ++i) {
    const NnChannels *other = nnChannelsOf(graph, nnOperand(op, i));
    for (int64_t c = 0; other && c < first->count; ++c)
      join(graph, first->atoms[c], other->atoms[c], op);
  }
  return handOn(graph, op, *first, dim);
}

static bool visitTranspose(NnChannelGraph *graph, MlirOperation op,
                           NnChannels input) {
  for (intptr_t i = 0; i < nnTransposeGetNumPerm(op); ++i)
    if (nnTransposeGetPermAt(op, i) == input.dim)
      return handOn(graph, op, input, i);
  return keepOperands(graph, op);
}

static bool visitReduction(NnChannelGraph *graph, MlirOperation op,
                           NnChannels input) {
  int64_t axes[NN_MAX_RANK], rank = nnRank(nnOperand(op, 0)), before = 0;
  int64_t n = nnAttrInts(nnAttr(op, "axes"), NN_MAX_RANK, axes);
  for (int64_t i = 0; i < n; ++i) {
    int64_t axis = axes[i] < 0 ? axes[i] + rank : axes[i];
    if (axis == input.dim)
      return keepOperands(graph, op);
    before += axis < input.dim;
  }
  bool keepsDims = nnRank(nnResult(op, 0)) == rank;
  return n < 0 ? keepOperands(graph, op)
               : handOn(graph, op, input, input.dim - (keepsDims ? 0 : before));
}

/// Elements of a dimension and all after it; -1 if that isn't known.
static int64_t elementsFrom(MlirValue value, int64_t dim) {
  NnShape shape = nnValueShape(value), from = {.rank = shape.rank - dim};
  for (int64_t d = dim; d < shape.rank; ++d)
    from.dims[d - dim] = shape.dims[d];
  return nnShapeNumElements(&from);
}

/// Channels may become part of a longer dimension, of which they are then every
/// so many elements.
static bool visitReshape(NnChannelGraph *graph, MlirOperation op,
                         NnChannels input) {
  MlirValue result = nnResult(op, 0);
  int64_t inside = elementsFrom(input.value, input.dim + 1);
  for (int64_t d = nnRank(result); d-- > 0 && inside > 0;) {
    int64_t after = elementsFrom(result, d + 1), all = elementsFrom(result, d);
    if (after <= 0 || all <= 0)
      break;
    if (inside % after || all % (inside * input.count))
      continue;
    int32_t *atoms = addValue(graph, result, d, all / after);
    for (int64_t i = 0; atoms && i < all / after; ++i)
      atoms[i] = input.atoms[i / (inside / after) % input.count];
    return atoms;
  }
  return keepOperands(graph, op);
}

static bool visitConcat(NnChannelGraph *graph, MlirOperation op) {
  int64_t axis = nnConcatGetAxis(op), n = nnConcatGetNumInputs(op);
  axis += axis < 0 ? nnRank(nnResult(op, 0)) : 0;
  int64_t total = 0;
  bool isAlong = true, any = false;
  for (intptr_t i = 0; i < n; ++i) {
    const NnChannels *input = nnChannelsOf(graph, nnOperand(op, i));
    int64_t count = nnValueShape(nnOperand(op, i)).dims[axis];
    isAlong &= input ? input->dim == axis && input->count == count : count >= 0;
    any |= input != NULL;
    total += count;
  }
  if (!isAlong || !any)
    return keepOperands(graph, op);
  int32_t *atoms = addValue(graph, nnResult(op, 0), axis, total);
  for (intptr_t i = 0; i < n && atoms; ++i) {
    const NnChannels *input = nnChannelsOf(graph, nnOperand(op, i));
    int64_t count = nnValueShape(nnOperand(op, i)).dims[axis];
    for (int64_t c = 0; c < count; ++c)
      *atoms++ = input ? input->atoms[c] : -1;
  }
  return atoms;
}

static bool visitPool(NnChannelGraph *graph, MlirOperation op,
                      NnChannels input) {
  bool isSecond = nnAttrInt(nnAttr(op, "layout"), 0) == NN_LAYOUT_NCHW;
  int64_t dim = isSecond ? 1 : nnRank(nnOperand(op, 0)) - 1;
  return input.dim == dim ? handOn(graph, op, input, dim)
                          : keepOperands(graph, op);
}

/// Goes by channels as a pool does, if what it knows of them is constant.
static bool visitBatchNorm(NnChannelGraph *graph, MlirOperation op,
                           NnChannels input) {
  for (intptr_t i = 1; i < mlirOperationGetNumOperands(op); ++i)
    if (!isConstant(nnOperand(op, i)))
      return keepOperands(graph, op);
  return visitPool(graph, op, input);
}

//===----------------------------------------------------------------------===//
// Parts and surroundings
//===----------------------------------------------------------------------===//

/// The place of dimension `dim` among the axes of an op, or -1.
static int64_t findAxis(MlirOperation op, int64_t rank, int64_t dim) {
  int64_t axes[NN_MAX_RANK];
  int64_t n = nnAttrInts(nnAttr(op, "axes"), NN_MAX_RANK, axes);
  for (int64_t i = 0; i < n; ++i)
    if (axes[i] == dim || axes[i] + rank == dim)
      return i;
  return -1;
}

/// Element `i` of a constant operand, or `other` if there is no such operand.
/// False if it isn't known.
static bool readInt(MlirOperation op, intptr_t operand, int64_t i,
                    int64_t other, int64_t *out) {
  int64_t values[2 * NN_MAX_RANK];
  MlirValue value = nnOptionalOperand(op, operand);
  *out = other;
  if (mlirValueIsNull(value))
    return true;
  MlirAttribute constant = nnConstantValue(value);
  if (mlirAttributeIsNull(constant) ||
      nnElementsInts(constant, 2 * NN_MAX_RANK, values) <= i)
    return false;
  *out = values[i];
  return true;
}

static int64_t clampTo(int64_t at, int64_t count) {
  at += at < 0 ? count : 0;
  return at < 0 ? 0 : at > count ? count : at;
}

bool nnChannelSliceRead(MlirOperation op, const NnChannels *input,
                        NnChannelSlice *slice) {
  enum { starts = 1, ends, steps };
  int64_t step;
  slice->axis = findAxis(op, nnRank(nnOperand(op, 0)), input->dim);
  if (slice->axis < 0 || !readInt(op, starts, slice->axis, 0, &slice->start) ||
      !readInt(op, ends, slice->axis, input->count, &slice->end) ||
      !readInt(op, steps, slice->axis, 1, &step) || step != 1)
    return false;
  slice->start = clampTo(slice->start, input->count);
  slice->end = clampTo(slice->end, input->count);
  return slice->start < slice->end;
}

static bool visitSlice(NnChannelGraph *graph, MlirOperation op,
                       NnChannels input) {
  NnChannelSlice slice;
  if (findAxis(op, nnRank(nnOperand(op, 0)), input.dim) < 0)
    return handOn(graph, op, input, input.dim);
  if (!nnChannelSliceRead(op, &input, &slice))
    return keepOperands(graph, op);
  return handOnPart(graph, op, 0, input, input.dim, slice.start,
                    slice.end - slice.start);
}

static bool visitSplit(NnChannelGraph *graph, MlirOperation op,
                       NnChannels input) {
  int64_t axis = nnSplitGetAxis(op), first = 0;
  axis += axis < 0 ? nnRank(nnOperand(op, 0)) : 0;
  if (mlirOperationGetNumResults(op) > nnMaxChannelParts ||
      nnValueShape(nnOperand(op, 0)).dims[axis] == NN_DYNAMIC)
    return keepOperands(graph, op);
  bool ok = true;
  for (intptr_t i = 0; i < mlirOperationGetNumResults(op) && ok; ++i) {
    int64_t count = axis == input.dim ? nnValueShape(nnResult(op, i)).dims[axis]
                                      : input.count;
    ok = handOnPart(graph, op, i, input, input.dim, first, count);
    first += axis == input.dim ? count : 0;
  }
  return ok;
}

/// Padding beside the channels is alike for all of them.
static bool visitPad(NnChannelGraph *graph, MlirOperation op,
                     NnChannels input) {
  int64_t before, after, rank = nnRank(nnOperand(op, 0));
  bool isBeside = readInt(op, 1, input.dim, 0, &before) &&
                  readInt(op, 1, input.dim + rank, 0, &after) && !before &&
                  !after;
  return isBeside ? handOn(graph, op, input, input.dim)
                  : keepOperands(graph, op);
}

static bool visitResample(NnChannelGraph *graph, MlirOperation op,
                          NnChannels input) {
  int64_t axis = nnResampleGetAxis(op);
  axis += axis < 0 ? nnRank(nnOperand(op, 0)) : 0;
  return axis != input.dim && !nnAttrInt(nnAttr(op, "batch_dims"), 0)
             ? handOn(graph, op, input, input.dim)
             : keepOperands(graph, op);
}

static bool visitSqueeze(NnChannelGraph *graph, MlirOperation op,
                         NnChannels input) {
  int64_t dim = input.dim, rank = nnRank(nnOperand(op, 0));
  if (findAxis(op, rank, dim) >= 0)
    return keepOperands(graph, op);
  for (int64_t d = 0; d < input.dim; ++d)
    dim -= findAxis(op, rank, d) >= 0;
  return handOn(graph, op, input, dim);
}

/// An op whose first operand has channels.
static bool visitOther(NnChannelGraph *graph, MlirOperation op,
                       NnChannels input) {
  switch (nnOpKind(op)) {
  case NN_OP_Transpose:
    return visitTranspose(graph, op, input);
  case NN_OP_Reshape:
    return visitReshape(graph, op, input);
  case NN_OP_Slice:
    return visitSlice(graph, op, input);
  case NN_OP_Split:
    return visitSplit(graph, op, input);
  case NN_OP_Pad:
    return visitPad(graph, op, input);
  case NN_OP_Resample:
    return visitResample(graph, op, input);
  case NN_OP_Squeeze:
    return visitSqueeze(graph, op, input);
  case NN_OP_ReduceSum:
  case NN_OP_ReduceMean:
  case NN_OP_ReduceMax:
  case NN_OP_ReduceMin:
    return visitReduction(graph, op, input);
  case NN_OP_BatchNorm:
    return visitBatchNorm(graph, op, input);
  case NN_OP_MaxPool:
  case NN_OP_AvgPool:
  case NN_OP_SumPool:
  case NN_OP_GlobalAvgPool:
  case NN_OP_GlobalMaxPool:
    return visitPool(graph, op, input);
  default:
    return keepOperands(graph, op);
  }
}

static bool visit(NnChannelGraph *graph, MlirOperation op) {
  if (nnMakesChannels(op))
    return visitLayer(graph, op);
  if (nnOpClass(op) == NN_CLASS_ELEMENTWISE)
    return visitElementwise(graph, op);
  if (nnIsaConcat(op))
    return visitConcat(graph, op);
  const NnChannels *input = mlirOperationGetNumOperands(op)
                                ? nnChannelsOf(graph, nnOperand(op, 0))
                                : NULL;
  if (input && nnIsDepthwise(op) && inputChannels(graph, op))
    return handOn(graph, op, *input, input->dim);
  return input ? visitOther(graph, op, *input) : keepOperands(graph, op);
}

/// Values that regions of other ops read stay as they are.
static void keepInner(NnChannelGraph *graph, MlirBlock entry) {
  for (size_t i = 0; i < graph->numValues; ++i)
    for (MlirOpOperand use = mlirValueGetFirstUse(graph->values[i].value);
         !mlirOpOperandIsNull(use); use = mlirOpOperandGetNextUse(use)) {
      MlirOperation user = mlirOpOperandGetOwner(use);
      if (!mlirBlockEqual(mlirOperationGetBlock(user), entry))
        nnChannelsKeep(graph, &graph->values[i], user);
    }
}

bool nnChannelGraphCreate(MlirOperation func, NnChannelGraph *graph) {
  MlirBlock entry = mlirRegionGetFirstBlock(mlirOperationGetRegion(func, 0));
  bool ok = true;
  for (MlirOperation op = mlirBlockGetFirstOperation(entry);
       !mlirOperationIsNull(op) && ok; op = mlirOperationGetNextInBlock(op))
    ok = visit(graph, op);
  keepInner(graph, entry);
  return ok;
}

void nnChannelGraphDestroy(NnChannelGraph *graph) {
  for (size_t i = 0; i < graph->numValues; ++i)
    free(graph->values[i].atoms);
  free(graph->values);
  free(graph->atoms);
  *graph = (NnChannelGraph){0};
}
