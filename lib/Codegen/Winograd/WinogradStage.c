//===- WinogradStage.c - A Winograd convolution as one nest ---------------===//
// Matches the generics by their maps and constants, and chooses blocks whose
// intermediate values stay in the second-level cache.
//===----------------------------------------------------------------------===//
#include "Codegen/Winograd/WinogradStage.h"

#include "Codegen/Kernels/Kernel.h"

#include "nn/Builders/Linalg.h"
#include "nn/Builders/Tensor.h"

#include <math.h>

//===----------------------------------------------------------------------===//
// Matching
//===----------------------------------------------------------------------===//

static bool isZero(MlirValue scalar) {
  return nnAttrFloat(nnConstantValue(scalar), 1) == 0;
}

/// Whether the generic adds the product of its inputs to what it sums from
/// zero.
static bool sumsProducts(MlirOperation generic) {
  MlirBlock body = mlirRegionGetFirstBlock(linalgGenericGetRegion(generic));
  MlirOperation fill = nnDefiningOp(linalgGenericGetOutputsAt(generic, 0));
  intptr_t factors = linalgGenericGetNumInputs(generic), products = 0;
  MlirOperation op = mlirBlockGetFirstOperation(body);
  for (; nnOperationIs(op, "arith.mulf"); op = mlirOperationGetNextInBlock(op))
    ++products;
  return linalgIsaFill(fill) && isZero(nnOperand(fill, 0)) &&
         products == factors - 1 && nnOperationIs(op, "arith.addf") &&
         mlirValueEqual(nnOperand(op, 0),
                        mlirBlockGetArgument(body, factors)) &&
         linalgIsaYield(mlirOperationGetNextInBlock(op));
}

/// Whether the generic is this step.
static bool isStep(MlirOperation op, const NnWinograd *form,
                   NnWinogradStep step) {
  MlirAffineMap maps[nnWinogradMaxMaps];
  if (!linalgIsaGeneric(op))
    return false;
  MlirAttribute attr = linalgGenericGetIndexingMapsAttr(op);
  int n = nnWinogradMaps(mlirOperationGetContext(op), form, step, maps);
  if (mlirArrayAttrGetNumElements(attr) != n || !sumsProducts(op))
    return false;
  for (int i = 0; i < n; ++i)
    if (!mlirAffineMapEqual(
            mlirAffineMapAttrGetValue(mlirArrayAttrGetElement(attr, i)),
            maps[i]))
      return false;
  return true;
}

static bool hasMatrix(MlirOperation op, MlirAttribute matrix) {
  return mlirAttributeEqual(nnConstantValue(nnOperand(op, 0)), matrix) &&
         mlirAttributeEqual(nnConstantValue(nnOperand(op, 1)), matrix);
}

/// Reads through tensor.pad with zeros.
static bool readImage(WinogradStage *w, MlirValue image) {
  MlirOperation pad = nnDefiningOp(image);
  w->image = image;
  if (!tensorIsaPad(pad))
    return true;
  MlirBlock body = mlirRegionGetFirstBlock(tensorPadGetRegion(pad));
  if (!isZero(nnOperand(mlirBlockGetTerminator(body), 0)))
    return false;
  for (int axis = 0; axis < 2; ++axis)
    w->low[axis] = tensorPadGetStaticLowAt(pad, axis + 1);
  w->image = tensorPadGetSource(pad);
  return !tensorPadGetNumLow(pad) && !tensorPadGetNumHigh(pad);
}

static bool readSteps(WinogradStage *w, MlirOperation output) {
  MlirContext context = mlirOperationGetContext(output);
  MlirOperation product = nnDefiningOp(nnOptionalOperand(output, 2));
  if (!linalgIsaGeneric(product))
    return false;
  w->weights = nnOptionalOperand(product, 1);
  if (mlirValueIsNull(w->weights))
    return false;
  w->form = nnWinogradOfProducts(nnValueShape(w->weights).dims[0]);
  MlirOperation input = nnDefiningOp(nnOperand(product, 0));
  return w->form && isStep(output, w->form, NN_WINOGRAD_OUTPUT) &&
         isStep(product, w->form, NN_WINOGRAD_PRODUCT) &&
         isStep(input, w->form, NN_WINOGRAD_INPUT) &&
         hasMatrix(output, nnWinogradOutputMatrix(context, w->form)) &&
         hasMatrix(input, nnWinogradInputMatrix(context, w->form)) &&
         readImage(w, nnOperand(input, 2));
}

static bool readSizes(WinogradStage *w) {
  NnShape in = nnValueShape(w->image);
  NnShape out = nnValueShape(w->output.destination);
  w->hasUnknownBatch = out.dims[0] == NN_DYNAMIC;
  if (w->hasUnknownBatch)
    in.dims[0] = out.dims[0] = 1;
  if (!nnShapeIsStatic(&in) || !nnShapeIsStatic(&out) ||
      !nnShapeNumElements(&in) || !nnShapeNumElements(&out))
    return false;
  w->height = in.dims[1];
  w->width = in.dims[2];
  w->channels = in.dims[3];
  w->outHeight = out.dims[1];
  w->outWidth = out.dims[2];
  w->filters = out.dims[3];
  w->rows = (w->outHeight + w->form->tile - 1) / w->form->tile;
  w->columns = (w->outWidth + w->form->tile - 1) / w->form->tile;
  w->tiles = out.dims[0] * w->rows * w->columns;
  return true;
}

//===----------------------------------------------------------------------===//
// The schedule
//===----------------------------------------------------------------------===//

/// Of the second-level cache, for transformed tiles and their products: all of
/// it where weights come from farther and are better read once.
enum { blockBytes = 1 << 19, farBlockBytes = 1 << 21 };

static int64_t ceilDiv(int64_t a, int64_t b) { return (a + b - 1) / b; }

/// As many accumulators as leave room for a row of weights and one element, in
/// rows that share the tiles evenly: a few rows that are left would wait for
/// their sums.
static bool chooseRegisters(WinogradStage *w, VectorUnit unit) {
  w->lanes = unit.bytes / (int)sizeof(float);
  if (w->lanes > nnWinogradPanel)
    w->lanes = nnWinogradPanel;
  int vectors = nnWinogradPanel / w->lanes;
  w->registerPanels = w->filters > nnWinogradPanel && vectors == 1 ? 2 : 1;
  vectors *= w->registerPanels;
  int most = (unit.registers - 1 - vectors) / vectors;
  most = most > 14 ? 14 : most;
  if (most < 1)
    return false;
  w->registerRows = (int)ceilDiv(w->tiles, ceilDiv(w->tiles, most));
  return true;
}

bool nnWinogradStageIsFar(const WinogradStage *w) {
  enum { nearBytes = 2 << 20 };
  int64_t products = (int64_t)w->form->size * w->form->size;
  return products * w->channels * w->filters * (int64_t)sizeof(float) >
         nearBytes;
}

/// Blocks of about the same size, each of whole register tiles but the last.
static void chooseBlock(WinogradStage *w) {
  int64_t products = (int64_t)w->form->size * w->form->size;
  int64_t each = products * (w->channels + w->filters) * (int64_t)sizeof(float);
  int64_t bytes = nnWinogradStageIsFar(w) ? farBlockBytes : blockBytes;
  int64_t most = bytes / each, rows = w->registerRows;
  if (most < 2 * rows)
    most = 2 * rows;
  int64_t even = ceilDiv(w->tiles, ceilDiv(w->tiles, most));
  w->block = ceilDiv(even, rows) * rows;
  if (w->block > w->tiles)
    w->block = w->tiles;
}

int64_t nnWinogradStageGroups(const WinogradStage *w) {
  return ceilDiv(w->filters, w->registerPanels * nnWinogradPanel);
}

int64_t nnWinogradStageUnits(const WinogradStage *w) {
  return w->splitsFilters ? nnWinogradStageGroups(w)
                          : ceilDiv(w->tiles, w->registerRows);
}

/// Picoseconds of the input's transform, and of the rest.
static int64_t inputCost(const WinogradStage *w) {
  enum { element = 100 };
  int64_t points = (int64_t)w->form->size * w->form->size;
  return points * w->tiles * w->channels * element;
}

static int64_t productCost(const WinogradStage *w) {
  enum { vectorFma = 190, element = 100 };
  int64_t points = (int64_t)w->form->size * w->form->size;
  return points * w->tiles *
         (w->channels * ceilDiv(w->filters, w->lanes) * vectorFma +
          w->filters * element);
}

int64_t nnWinogradStageCost(const WinogradStage *w) {
  int64_t cost = inputCost(w) + productCost(w);
  return w->hasUnknownBatch ? nnUnknownExtent * cost : cost;
}

/// How long the one of two threads works that has more to do: both transform
/// all tiles if they share filters, and read all weights, which may come from
/// the third cache, if they share tiles.
static double costOfTwo(WinogradStage *w, bool splitsFilters) {
  enum { farWeight = 20 };
  w->splitsFilters = splitsFilters;
  NnShape shape = nnValueShape(w->weights);
  double weights =
      (double)nnShapeNumElements(&shape) * sizeof(float) * farWeight;
  double input = (double)inputCost(w), product = (double)productCost(w);
  double units = (double)nnWinogradStageUnits(w),
         part = ceil(units / 2) / units;
  return splitsFilters ? part * (product + weights) + input
                       : part * (product + input) + weights;
}

/// Of a few tiles and two panels, there are two units if they are narrow.
static void chooseUnits(WinogradStage *w) {
  if (w->tiles <= w->registerRows && nnWinogradStageGroups(w) == 1)
    w->registerPanels = 1;
  w->splitsFilters = costOfTwo(w, true) < costOfTwo(w, false);
}

bool nnWinogradStageRead(MlirOperation generic, VectorUnit unit,
                         WinogradStage *w) {
  *w = (WinogradStage){0};
  if (!readSteps(w, generic) || !nnStageReadResult(generic, &w->output) ||
      !readSizes(w) || !chooseRegisters(w, unit))
    return false;
  if (!nnStageExtrasVectorize(&w->output, w->lanes))
    nnStageDropEpilogue(&w->output);
  chooseBlock(w);
  chooseUnits(w);
  return true;
}
