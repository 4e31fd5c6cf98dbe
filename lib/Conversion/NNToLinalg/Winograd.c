//===- Winograd.c - nn.winograd_conv --------------------------------------===//
// Padding to whole tiles, then three generics: B^T d B of each tile, products
// with the weights summed over channels, and A^T y A. Their maps stand in
// Support/Winograd.h.
//===----------------------------------------------------------------------===//
#include "Lower.h"

#include "Support/Winograd.h"

/// What the steps share.
typedef struct Winograd {
  const NnWinograd *form;
  NnDim n, h, w, f; ///< Of the result.
  NnDim y, x;       ///< Tiles.
} Winograd;

/// Sums the product of the inputs, as the step's maps say, into `dims`.
static MlirValue contract(NnBuilder b, const Winograd *w, NnWinogradStep step,
                          const MlirValue *inputs, const NnDims *dims) {
  MlirAffineMap maps[nnWinogradMaxMaps];
  int n = nnWinogradMaps(nnBuilderGetContext(b), w->form, step, maps) - 1;
  int64_t loops = mlirAffineMapGetNumDims(maps[0]);
  MlirType element = nnElementType(inputs[n - 1]);
  MlirValue init = nnFilled(b, dims, nnConstantNumber(b, element, 0));
  NnGeneric g = nnGenericBegin(b, dims->rank, loops - dims->rank);
  for (int i = 0; i < n; ++i)
    nnGenericInput(&g, inputs[i], maps[i]);
  nnGenericOpen(&g, init, maps[n]);
  MlirValue product = g.args[0];
  for (int i = 1; i + 1 < n; ++i)
    product = nnMulScalar(b, product, g.args[i]);
  return nnGenericClose(&g,
                        nnMulAddScalar(b, product, g.args[n - 1], g.args[n]));
}

/// Pads the image with zeros to what the tiles read.
static MlirValue padded(NnBuilder b, const Winograd *w, MlirValue input,
                        const int64_t *pads) {
  NnDims low = nnDimsAll(4, 0), high = low;
  const NnDim tiles[] = {w->y, w->x};
  for (int axis = 0; axis < 2; ++axis) {
    NnDim read =
        nnDimAdd(b, nnDimMul(b, tiles[axis], nnDim(w->form->tile)), nnDim(2));
    low.d[axis + 1] = nnDim(pads[axis]);
    high.d[axis + 1] = nnDimSub(
        b, read, nnDimAdd(b, nnDimOf(b, input, axis + 1), nnDim(pads[axis])));
  }
  return nnPadded(b, input, &low, &high,
                  nnConstantNumber(b, nnElementType(input), 0));
}

static NnDim sizeOf(NnBuilder b, MlirValue input, int axis,
                    const int64_t *pads) {
  NnDim size = nnDimAdd(b, nnDimOf(b, input, axis + 1),
                        nnDim(pads[axis] + pads[axis + 2]));
  nnRequireAtLeast(b, size, 3);
  return nnDimSub(b, size, nnDim(2));
}

static Winograd winogradOf(NnBuilder b, MlirOperation op, MlirValue input,
                           MlirValue weights, const int64_t *pads) {
  Winograd w = {.form = nnWinogradOfProducts(nnValueShape(weights).dims[0]),
                .n = nnDimOf(b, input, 0),
                .h = sizeOf(b, input, 0, pads),
                .w = sizeOf(b, input, 1, pads),
                .f = nnDim(nnWinogradConvGetFilters(op))};
  if (!w.form)
    return w;
  w.y = nnDimCeilDiv(b, w.h, nnDim(w.form->tile));
  w.x = nnDimCeilDiv(b, w.w, nnDim(w.form->tile));
  return w;
}

MlirLogicalResult nnLowerWinogradConv(NnBuilder b, MlirOperation op) {
  MlirValue input = nnLowerOperand(b, op, 0);
  MlirValue weights = nnLowerOperand(b, op, 1);
  int64_t pads[4] = {0};
  nnAttrInts(nnAttr(op, "pads"), 4, pads);
  Winograd w = winogradOf(b, op, input, weights, pads);
  if (!w.form || !mlirTypeIsAF32(nnElementType(input)))
    return nnOpError(op, "is lowered for f32 and weights of known size only");
  NnDim size = nnDim(w.form->size);
  NnDim c = nnRequireEqual(b, nnDimOf(b, input, 3), nnDimOf(b, weights, 2));
  MlirContext context = nnBuilderGetContext(b);
  MlirValue bt = arithConstant(b, nnWinogradInputMatrix(context, w.form));
  MlirValue at = arithConstant(b, nnWinogradOutputMatrix(context, w.form));
  MlirValue image[] = {bt, bt, padded(b, &w, input, pads)};
  NnDims dims = {6, {size, size, w.n, w.y, w.x, c}};
  MlirValue product[] = {contract(b, &w, NN_WINOGRAD_INPUT, image, &dims),
                         weights};
  dims.d[5] = w.f;
  MlirValue output[] = {at, at,
                        contract(b, &w, NN_WINOGRAD_PRODUCT, product, &dims)};
  NnDims result = {4, {w.n, w.h, w.w, w.f}};
  MlirValue acc = contract(b, &w, NN_WINOGRAD_OUTPUT, output, &result);
  return nnLowerReplace(b, op,
                        nnFinishContraction(b, acc, nnLowerOperand(b, op, 2), 3,
                                            nnElementType(input)));
}
