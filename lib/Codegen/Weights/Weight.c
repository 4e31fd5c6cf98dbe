//===- Weight.c - A constant that is packed -------------------------------===//
// Reads what a generic does with a constant, and chooses a form for it.
//===----------------------------------------------------------------------===//
#include "Codegen/Weights/Weight.h"

#include "Codegen/Weights/PackNibbles.h"

#include "nn-c/NNOps.h"
#include "nn/Builders/Linalg.h"
#include "nn/Builders/Tensor.h"

MlirAffineMap nnWeightMapOf(MlirOperation generic, intptr_t i) {
  MlirAttribute maps = linalgGenericGetIndexingMapsAttr(generic);
  return mlirAffineMapAttrGetValue(mlirArrayAttrGetElement(maps, i));
}

static bool accessOf(MlirOperation generic, intptr_t i, Access *out) {
  return nnAccessFromMap(nnWeightMapOf(generic, i), out);
}

/// The loop that a linear form is, or -1.
static int loopOfForm(const Linear *l) {
  for (int loop = 0; loop < maxLoops; ++loop)
    if (nnLinearIsLoop(l, loop))
      return loop;
  return -1;
}

/// The loop of the result's last dimension, or -1.
static int columnLoopOf(MlirOperation generic) {
  Access out;
  if (linalgGenericGetNumOutputs(generic) != 1 ||
      !accessOf(generic, linalgGenericGetNumInputs(generic), &out) || !out.rank)
    return -1;
  return loopOfForm(&out.dims[out.rank - 1]);
}

static bool isReduced(MlirOperation generic, int loop) {
  Access out;
  return accessOf(generic, linalgGenericGetNumInputs(generic), &out) &&
         !nnAccessUses(&out, loop);
}

bool nnWeightIsReduced(const Weight *w, int d) {
  return isReduced(w->generic, w->loopOf[d]);
}

/// The dimension of a reduction along which the other input is contiguous.
static int findTerms(const Weight *w, const Access *other) {
  for (int d = 0; d < w->shape.rank; ++d)
    if (nnWeightIsReduced(w, d) && nnAccessIsContiguous(other, w->loopOf[d], 1))
      return d;
  return -1;
}

/// Whether groups of terms or of columns share what is read.
static bool isShared(const Access *a, int column) {
  for (int d = 0; d < a->rank; ++d)
    if (a->dims[d].divisor && !a->dims[d].coefficient[column])
      return true;
  return nnAccessHasGroups(a);
}

/// Whether each dimension is a loop of its own, one of them the columns and one
/// reduced, and no other input has columns, but in groups: weights that others
/// are multiplied by element by element are read once, not packed.
static bool readWeight(Weight *w) {
  Access access, other;
  int column = columnLoopOf(w->generic);
  if (column < 0 || !accessOf(w->generic, w->input, &access))
    return false;
  bool reduces = false;
  w->columnDim = w->termDim = -1;
  for (int d = 0; d < access.rank; ++d) {
    w->loopOf[d] = loopOfForm(&access.dims[d]);
    if (w->loopOf[d] < 0)
      return false;
    reduces |= nnWeightIsReduced(w, d);
    if (w->loopOf[d] == column)
      w->columnDim = d;
  }
  for (intptr_t i = 0; i < linalgGenericGetNumInputs(w->generic); ++i) {
    if (i == w->input)
      continue;
    if (!accessOf(w->generic, i, &other) ||
        (nnAccessUses(&other, column) && !isShared(&other, column)))
      return false;
    w->termDim = isShared(&other, column) ? -1 : findTerms(w, &other);
  }
  return reduces && w->columnDim >= 0 && access.rank < NN_MAX_RANK;
}

/// Terms but those that groups are cut from.
static int64_t countTaps(const Weight *w) {
  int64_t taps = 1;
  for (int d = 0; d < w->shape.rank; ++d)
    if (d != w->groupDim && nnWeightIsReduced(w, d))
      taps *= w->shape.dims[d];
  return taps;
}

/// Reads how a weight of bytes or bf16 is grouped, if it is.
static void readGroups(Weight *w, ByteDotUnit byteUnit, ByteDotUnit floatUnit) {
  MlirOperation generic = w->generic;
  bool isUnsigned[2];
  Access rows;
  int rank = (int)w->shape.rank;
  w->groupTerms = nnDotTerms(generic, isUnsigned);
  if (!w->groupTerms || rank + 2 > NN_MAX_RANK ||
      !accessOf(generic, 1 - w->input, &rows))
    return;
  bool reduction[maxLoops] = {false};
  int loops = (int)mlirArrayAttrGetNumElements(
      linalgGenericGetIteratorTypesAttr(generic));
  for (int i = 0; i < loops && i < maxLoops; ++i)
    reduction[i] = isReduced(generic, i);
  int loop = loops > maxLoops ? -1 : nnByteDotLoop(&rows, loops, reduction);
  for (int d = 0; loop >= 0 && d < rank; ++d)
    if (w->loopOf[d] == loop && w->shape.dims[d])
      w->groupDim = d;
  bool isFloat = w->groupTerms != dotTerms;
  w->isUnsigned = isUnsigned[w->input];
  w->byUnsigned = isUnsigned[1 - w->input];
  w->compensates =
      !isFloat && nnByteDotCompensates(byteUnit, w->byUnsigned, w->isUnsigned);
  w->hasRest = (isFloat ? floatUnit : byteUnit) == DOT_TILES &&
               w->groupDim >= 0 && countTaps(w) == 1 &&
               nnByteDotHasRest(w->shape.dims[w->groupDim], w->groupTerms);
}

/// Reads whether a weight of bytes fits in nibbles; its last reduction is then
/// cut into words.
static void readWords(Weight *w) {
  MlirAttribute value = nnConstantValue(nnOperand(w->kernel, w->operand));
  if (nnBitWidth(nnElementType(w->argument)) != 8 ||
      !nnNibblesFit(w->generic, w->input, value, &w->low))
    return;
  for (int d = 0; d < w->shape.rank; ++d)
    if (nnWeightIsReduced(w, d))
      w->groupDim = d;
  w->hasWords = w->groupDim >= 0;
  w->groupTerms = wordTerms;
}

/// The kernel's argument that the generic reads, also with dimensions split or
/// merged.
static MlirValue argumentOf(MlirValue value) {
  MlirOperation reshape = nnDefiningOp(value);
  if ((tensorIsaExpandShape(reshape) || tensorIsaCollapseShape(reshape)) &&
      nnHasOneUse(value))
    value = nnOperand(reshape, 0);
  return mlirValueIsABlockArgument(value) && nnHasOneUse(value)
             ? value
             : (MlirValue){NULL};
}

static bool findConstant(Weight *w) {
  MlirValue value = linalgGenericGetInputsAt(w->generic, w->input);
  w->shape = nnValueShape(value);
  w->argument = argumentOf(value);
  MlirBlock body = mlirRegionGetFirstBlock(nnKernelGetBody(w->kernel));
  if (mlirValueIsNull(w->argument) ||
      !mlirBlockEqual(mlirBlockArgumentGetOwner(w->argument), body))
    return false;
  w->operand = mlirBlockArgumentGetArgNumber(w->argument);
  return !mlirAttributeIsNull(
      nnConstantValue(nnOperand(w->kernel, w->operand)));
}

/// Whether vectors of terms, which are summed at the end, take less time than
/// one of columns for each term.
static bool termsPay(const Weight *w, int64_t lanes) {
  enum { sumCost = 20 };
  if (w->termDim < 0 || w->groupDim >= 0)
    return false;
  int64_t vectors = (w->shape.dims[w->termDim] + lanes - 1) / lanes, terms = 1;
  for (int d = 0; d < w->shape.rank; ++d)
    if (nnWeightIsReduced(w, d)) {
      terms *= w->shape.dims[d];
      vectors *= d == w->termDim ? 1 : w->shape.dims[d];
    }
  return w->shape.dims[w->columnDim] * (vectors + sumCost) < terms;
}

/// Chooses how the weight is packed, if that pays: panels of few columns would
/// be mostly padding, which costs less than to multiply groups one by one.
static bool choosePacking(Weight *w, int64_t vectorBytes) {
  MlirValue out = linalgGenericGetOutputsAt(w->generic, 0);
  int64_t lanes = vectorBytes / nnElementBytes(nnElementType(out));
  if (!nnShapeIsStatic(&w->shape) || lanes < 2 ||
      nnBitWidth(nnElementType(w->argument)) < 8)
    return false;
  bool isWide = w->groupDim >= 0 || 2 * w->shape.dims[w->columnDim] > lanes;
  w->lanes = isWide ? lanes : 1;
  if (isWide && w->groupDim < 0)
    readWords(w);
  return isWide || termsPay(w, lanes);
}

bool nnWeightRead(MlirOperation kernel, MlirOperation generic, intptr_t input,
                  const WeightUnits *units, Weight *w) {
  *w = (Weight){
      .kernel = kernel, .generic = generic, .input = input, .groupDim = -1};
  if (!findConstant(w) || !readWeight(w))
    return false;
  readGroups(w, units->bytes, units->floats);
  return choosePacking(w, units->vectorBytes);
}
