//===- Narrow.c - Contractions of narrower numbers ------------------------===//
// nn.conv %x, %w, %b   ->   nn.conv (nn.cast %x), (nn.cast %w), %b
// where the bias, zeros if there is none, stands for the type of the sums.
//===----------------------------------------------------------------------===//
#include "Transforms/Quantization/Narrow.h"

#include "Transforms/Layers.h"
#include "Transforms/OpClass.h"
#include "Transforms/Rewrite.h"

#include "nn-c/NNOps.h"

//===----------------------------------------------------------------------===//
// What pays
//===----------------------------------------------------------------------===//

/// Few rows take as long as their weights take to be read, unless these are in
/// the cache. Tile registers take as long to set up as the least products do.
enum {
  fewRows = 8,
  leastWeights = 1 << 10,
  cachedWeights = 1 << 18,
  tileTerms = 32,
  leastProducts = 1 << 16
};

static int64_t rowsOf(MlirOperation op) {
  NnShape shape = nnValueShape(nnResult(op, 0));
  int64_t channel = nnHasChannelsLast(op) ? shape.rank - 1 : 1;
  shape.dims[channel] = 1;
  return nnShapeNumElements(&shape);
}

/// Neighbours in memory that are summed up: channels.
static int64_t termsOf(MlirOperation op) {
  NnShape w = nnValueShape(nnOperand(op, 1));
  return w.dims[w.rank - 2];
}

static int64_t weightsOf(MlirOperation op) {
  NnShape shape = nnValueShape(nnOperand(op, 1));
  return nnShapeNumElements(&shape);
}

bool nnAreWeightsCached(const MlirOperation *layers, size_t n) {
  int64_t sum = 0;
  for (size_t i = 0; i < n; ++i) {
    int64_t weights = weightsOf(layers[i]);
    sum += weights > 0 && weights < cachedWeights ? weights : cachedWeights;
    if (sum >= cachedWeights)
      return false;
  }
  return true;
}

/// Why it would not be faster in tile registers.
static const char *whyNotTiles(MlirOperation op, int64_t rows) {
  if (rows < 0 || termsOf(op) % tileTerms)
    return "it does not fill tiles";
  if (rows < leastProducts / weightsOf(op))
    return "it is too small to be faster";
  if (nnIsaConv(op) && nnConvGetAutoPad(op) != NN_AUTO_PAD_NONE)
    return "its padding follows from sizes";
  return NULL;
}

const char *nnWhyNotNarrow(const NnNarrower *narrower, MlirOperation op) {
  int64_t rows = rowsOf(op);
  if (weightsOf(op) < leastWeights)
    return "it has too few weights";
  if (!nnHasChannelsLast(op))
    return "its channels are not last";
  if (nnIsaConv(op) && nnConvGetGroups(op) != 1)
    return "it has groups";
  if (rows > 0 && rows <= fewRows)
    return narrower->areCached ? "its weights stay in the cache" : NULL;
  if (narrower->gain == NN_GAIN_BYTES)
    return "the target multiplies f32 as fast";
  return narrower->gain == NN_GAIN_TILES ? whyNotTiles(op, rows) : NULL;
}

//===----------------------------------------------------------------------===//
// The rewrite
//===----------------------------------------------------------------------===//

static MlirValue castTo(NnBuilder b, MlirValue value, MlirType element) {
  NnShape shape = nnValueShape(value);
  return nnCast(b, nnTensorType(&shape, element), value, NULL);
}

/// The cast to the narrow type that is there already, or null.
static MlirValue findCast(const NnNarrower *n, MlirValue value) {
  for (MlirOpOperand use = mlirValueGetFirstUse(value);
       !mlirOpOperandIsNull(use); use = mlirOpOperandGetNextUse(use)) {
    MlirOperation user = mlirOpOperandGetOwner(use);
    if (nnIsaCast(user) &&
        mlirTypeEqual(nnElementType(nnResult(user, 0)), n->type))
      return nnResult(user, 0);
  }
  return (MlirValue){NULL};
}

/// A value in the narrow type, made right after it.
static MlirValue narrow(NnNarrower *n, MlirValue value) {
  MlirValue found = findCast(n, value);
  if (!mlirValueIsNull(found))
    return found;
  nnBuilderAfterValue(n->builder, value);
  return castTo(n->builder, value, n->type);
}

static MlirValue biasOf(NnNarrower *n, MlirOperation op) {
  MlirValue bias = nnOptionalOperand(op, 2);
  if (!mlirValueIsNull(bias))
    return bias;
  NnShape shape = {
      .rank = 1,
      .dims = {nnValueShape(nnOperand(op, 1)).dims[nnWeightsChannel(op)]}};
  MlirType f32 = nnElementType(nnResult(op, 0));
  return nnConstant(
      n->builder,
      mlirDenseElementsAttrSplatGet(
          nnTensorType(&shape, f32),
          mlirFloatAttrDoubleGet(nnBuilderGetContext(n->builder), f32, 0)));
}

static MlirValue narrowConv(NnNarrower *n, MlirOperation op, MlirValue x,
                            MlirValue w) {
  NnConvOptions how = {.strides = nnConvGetStridesAttr(op),
                       .pads = nnConvGetPadsAttr(op),
                       .dilations = nnConvGetDilationsAttr(op),
                       .autoPad = nnConvGetAutoPadAttr(op),
                       .layout = nnConvGetLayoutAttr(op)};
  return nnConvTyped(n->builder, mlirValueGetType(nnResult(op, 0)), x, w,
                     biasOf(n, op), &how);
}

MlirValue nnNarrowFactors(NnNarrower *n, MlirOperation op) {
  n->builder.location = mlirOperationGetLocation(op);
  MlirValue x = narrow(n, nnOperand(op, 0)), w = narrow(n, nnOperand(op, 1));
  nnBuilderBefore(n->builder, op);
  MlirValue y = nnIsaConv(op) ? narrowConv(n, op, x, w)
                              : nnLinearTyped(n->builder,
                                              mlirValueGetType(nnResult(op, 0)),
                                              x, w, biasOf(n, op));
  if (!mlirValueIsNull(y))
    mlirRewriterBaseReplaceOpWithValues(n->builder.rewriter, op, 1, &y);
  return y;
}

void nnShareCast(NnNarrower *n, MlirOperation cast) {
  MlirValue value = nnOperand(cast, 0), wide = {NULL};
  if (!mlirValueIsAOpResult(value) || !mlirTypeIsAF32(nnElementType(value)) ||
      !mlirTypeEqual(nnElementType(nnResult(cast, 0)), n->type))
    return;
  for (MlirOpOperand use = mlirValueGetFirstUse(value), next;
       !mlirOpOperandIsNull(use); use = next) {
    next = mlirOpOperandGetNextUse(use);
    MlirOperation user = mlirOpOperandGetOwner(use);
    if (mlirOperationEqual(user, cast) ||
        nnOpClass(user) != NN_CLASS_ELEMENTWISE)
      continue;
    nnBuilderAfter(n->builder, cast);
    if (mlirValueIsNull(wide))
      wide = castTo(n->builder, nnResult(cast, 0), nnElementType(value));
    mlirOperationSetOperand(user, mlirOpOperandGetOperandNumber(use), wide);
  }
}
