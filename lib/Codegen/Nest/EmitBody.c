//===- EmitBody.c - Scalar bodies as vector code --------------------------===//
// A linalg.generic's body computes one element; the same ops on vectors compute
// a register of them, since arith and math are elementwise.
//===----------------------------------------------------------------------===//
#include "Codegen/Nest/Emitter.h"

#include "nn/Builders/Arith.h"
#include "nn/Builders/Linalg.h"
#include "nn/Builders/Vector.h"

/// Body values and what they became.
typedef struct Map {
  int n;
  MlirValue from[maxBody], to[maxBody];
} Map;

static bool put(Map *map, MlirValue from, MlirValue to) {
  if (map->n == maxBody || mlirValueIsNull(to))
    return false;
  map->from[map->n] = from;
  map->to[map->n++] = to;
  return true;
}

MlirType nnLanesType(MlirType element, int lanes) {
  int64_t shape[] = {lanes};
  return lanes ? mlirVectorTypeGet(1, shape, element) : element;
}

MlirValue nnEmitSplat(NnBuilder b, MlirValue value, int lanes) {
  if (!lanes)
    return value;
  return vectorBroadcast(b, nnLanesType(mlirValueGetType(value), lanes), value);
}

MlirValue nnEmitConstant(NnBuilder b, MlirAttribute value, int lanes) {
  if (lanes)
    value = mlirDenseElementsAttrSplatGet(
        nnLanesType(mlirAttributeGetType(value), lanes), value);
  return arithConstant(b, value);
}

MlirValue nnEmitZero(NnBuilder b, MlirType element) {
  return arithConstant(
      b, mlirTypeIsAFloat(element)
             ? mlirFloatAttrDoubleGet(nnBuilderGetContext(b), element, 0)
             : mlirIntegerAttrGet(element, 0));
}

/// A value from outside the body is a scalar that all elements share.
static MlirValue lookup(const Map *map, const BodyFrame *frame,
                        MlirValue from) {
  for (int i = map->n - 1; i >= 0; --i)
    if (mlirValueEqual(map->from[i], from))
      return map->to[i];
  return nnEmitSplat(frame->e->b, from, frame->lanes);
}

static MlirValue emitIndex(const BodyFrame *frame, int64_t dim) {
  Emitter *e = frame->e;
  int loop = frame->loopOf ? frame->loopOf[dim] : (int)dim;
  MlirValue base = nnIndexValue(e->b, nnSpotIndex(e, loop, frame->spot));
  bool varies = frame->lanes &&
                (e->tile.kind == TILE_OUTPUT ? loop == e->columnLoop
                                             : loop == e->tile.vectorLoop);
  MlirValue splat = nnEmitSplat(e->b, base, frame->lanes);
  if (!varies)
    return splat;
  MlirType type = nnLanesType(mlirValueGetType(base), frame->lanes);
  return arithAddI(e->b, splat, vectorStep(e->b, type), NULL);
}

/// The same op on other operands, with results of as many lanes.
static MlirValue emitOp(const BodyFrame *frame, const Map *map,
                        MlirOperation op) {
  MlirOperation copy = mlirOperationClone(op);
  for (intptr_t i = 0; i < mlirOperationGetNumOperands(op); ++i)
    mlirOperationSetOperand(copy, i, lookup(map, frame, nnOperand(op, i)));
  MlirValue result = nnResult(copy, 0);
  mlirValueSetType(result, nnLanesType(mlirValueGetType(result), frame->lanes));
  mlirRewriterBaseInsert(frame->e->b.rewriter, copy);
  return result;
}

MlirValue nnEmitBody(const BodyFrame *frame, MlirOperation generic,
                     const MlirValue *args) {
  MlirBlock body = mlirRegionGetFirstBlock(linalgGenericGetRegion(generic));
  Map map;
  map.n = 0;
  for (intptr_t i = 0; i < mlirBlockGetNumArguments(body); ++i)
    if (!mlirValueIsNull(args[i]))
      put(&map, mlirBlockGetArgument(body, i), args[i]);
  MlirOperation op = mlirBlockGetFirstOperation(body);
  for (; !linalgIsaYield(op); op = mlirOperationGetNextInBlock(op)) {
    MlirValue value;
    if (linalgIsaIndex(op))
      value = emitIndex(frame, linalgIndexGetDim(op));
    else if (arithIsaConstant(op))
      value = nnEmitConstant(frame->e->b, arithConstantGetValueAttr(op),
                             frame->lanes);
    else
      value = emitOp(frame, &map, op);
    if (!put(&map, nnResult(op, 0), value))
      return (MlirValue){NULL};
  }
  return lookup(&map, frame, nnOperand(op, 0));
}
