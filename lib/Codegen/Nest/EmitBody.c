//===- EmitBody.c - Scalar bodies as vector code --------------------------===//
// A linalg.generic's body computes one element; the same ops on vectors compute
// a register of them, since arith and math are elementwise. What follows from
// where loops stand that lanes don't run along stays scalar.
//===----------------------------------------------------------------------===//
#include "Codegen/Nest/Emitter.h"

#include "nn/Builders/Arith.h"
#include "nn/Builders/Linalg.h"
#include "nn/Builders/Tensor.h"
#include "nn/Builders/Vector.h"

/// Body values and what they became, of which some are the same for all lanes.
typedef struct Map {
  int n;
  MlirValue from[maxBody], to[maxBody];
  bool isScalar[maxBody];
} Map;

static bool put(Map *map, MlirValue from, MlirValue to, bool isScalar) {
  if (map->n == maxBody || mlirValueIsNull(to))
    return false;
  map->isScalar[map->n] = isScalar;
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

static int find(const Map *map, MlirValue from) {
  int i = map->n - 1;
  while (i >= 0 && !mlirValueEqual(map->from[i], from))
    --i;
  return i;
}

/// A value from outside the body is a scalar that all elements share.
static MlirValue lookup(const Map *map, const BodyFrame *frame,
                        MlirValue from) {
  int i = find(map, from);
  if (i >= 0 && !map->isScalar[i])
    return map->to[i];
  return nnEmitSplat(frame->e->b, i < 0 ? from : map->to[i], frame->lanes);
}

/// The scalar that a value became or, of a constant, is.
static MlirValue scalarOf(const Map *map, const BodyFrame *frame,
                          MlirValue from) {
  int i = find(map, from);
  return map->isScalar[i]
             ? map->to[i]
             : nnEmitConstant(frame->e->b,
                              arithConstantGetValueAttr(nnDefiningOp(from)), 0);
}

static bool variesByLane(const BodyFrame *frame, int64_t dim) {
  const Emitter *e = frame->e;
  int loop = frame->loopOf ? frame->loopOf[dim] : (int)dim;
  return frame->lanes &&
         (e->tile.kind == TILE_REDUCE ? loop == e->tile.vectorLoop
                                      : loop == e->columnLoop);
}

static MlirValue emitIndex(const BodyFrame *frame, int64_t dim) {
  Emitter *e = frame->e;
  int loop = frame->loopOf ? frame->loopOf[dim] : (int)dim;
  MlirValue base = nnIndexValue(e->b, nnSpotIndex(e, loop, frame->spot));
  if (!variesByLane(frame, dim))
    return base;
  MlirValue splat = nnEmitSplat(e->b, base, frame->lanes);
  MlirType type = nnLanesType(mlirValueGetType(base), frame->lanes);
  return arithAddI(e->b, splat, vectorStep(e->b, type), NULL);
}

/// The same op on scalars, or null if not all operands are, or all constants.
static MlirValue emitScalar(const BodyFrame *frame, const Map *map,
                            MlirOperation op) {
  enum { most = 2 };
  MlirValue operands[most];
  intptr_t n = mlirOperationGetNumOperands(op);
  bool all = n > 0 && n <= most, any = false;
  for (intptr_t i = 0; i < n && all; ++i) {
    int at = find(map, nnOperand(op, i));
    any |= at >= 0 && map->isScalar[at];
    all = at >= 0 && (map->isScalar[at] ||
                      arithIsaConstant(nnDefiningOp(nnOperand(op, i))));
  }
  if (!all || !any)
    return (MlirValue){NULL};
  for (intptr_t i = 0; i < n; ++i)
    operands[i] = scalarOf(map, frame, nnOperand(op, i));
  MlirOperation copy = mlirOperationClone(op);
  for (intptr_t i = 0; i < n; ++i)
    mlirOperationSetOperand(copy, i, operands[i]);
  mlirRewriterBaseInsert(frame->e->b.rewriter, copy);
  return nnResult(copy, 0);
}

/// The remainder of where a loop stands that lanes don't run along, which is
/// often known, or null.
static MlirValue emitPlace(const BodyFrame *frame, MlirOperation op) {
  MlirOperation index = nnDefiningOp(nnOperand(op, 0));
  if (!linalgIsaIndex(index) || variesByLane(frame, linalgIndexGetDim(index)))
    return (MlirValue){NULL};
  int64_t dim = linalgIndexGetDim(index);
  int loop = frame->loopOf ? frame->loopOf[dim] : (int)dim;
  int64_t divisor = nnAttrInt(nnConstantValue(nnOperand(op, 1)), 0);
  NnBuilder b = frame->e->b;
  return divisor > 0
             ? nnIndexValue(
                   b, nnIndexMod(b, nnSpotIndex(frame->e, loop, frame->spot),
                                 divisor))
             : (MlirValue){NULL};
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

static MlirValue emitValue(const BodyFrame *frame, const Map *map,
                           MlirOperation op, bool *isScalar) {
  if (linalgIsaIndex(op)) {
    *isScalar = !variesByLane(frame, linalgIndexGetDim(op));
    return emitIndex(frame, linalgIndexGetDim(op));
  }
  MlirValue scalar =
      arithIsaRemUI(op) ? emitPlace(frame, op) : (MlirValue){NULL};
  if (mlirValueIsNull(scalar))
    scalar = emitScalar(frame, map, op);
  *isScalar = !mlirValueIsNull(scalar);
  if (*isScalar)
    return scalar;
  double low; // Of a table.
  MlirValue index = nnTableIndex(frame->e, op, &low);
  if (!mlirValueIsNull(index))
    return nnEmitTable(frame->e, lookup(map, frame, index), low);
  index = nnLookupIndex(op);
  if (!mlirValueIsNull(index) && frame->lanes)
    return nnEmitLookup(frame->e, tensorExtractGetTensor(op),
                        lookup(map, frame, index), frame->lanes);
  if (arithIsaConstant(op))
    return nnEmitConstant(frame->e->b, arithConstantGetValueAttr(op),
                          frame->lanes);
  return emitOp(frame, map, op);
}

/// Whether an op of a list's body computes a term, not where it is or whether
/// there is one: loops tell that.
static bool isOfTerm(const Map *map, const TermList *list, MlirOperation op) {
  MlirType type = mlirValueGetType(nnResult(op, 0));
  return mlirTypeIsAFloat(type) && !mlirOperationEqual(op, list->guard) &&
         find(map, nnResult(op, 0)) < 0;
}

static MlirBlock bodyOf(MlirOperation generic) {
  return mlirRegionGetFirstBlock(linalgGenericGetRegion(generic));
}

/// The list whose term the body is written of, or NULL.
static const TermList *listOf(const BodyFrame *frame) {
  return mlirValueIsNull(frame->listed) ? NULL : &frame->e->stage->list;
}

/// Enters the arguments that there are, and what is read of a list.
static void putArguments(Map *map, const BodyFrame *frame,
                         MlirOperation generic, const MlirValue *args) {
  MlirBlock body = bodyOf(generic);
  map->n = 0;
  for (intptr_t i = 0; i < mlirBlockGetNumArguments(body); ++i)
    if (!mlirValueIsNull(args[i]))
      put(map, mlirBlockGetArgument(body, i), args[i], false);
  if (listOf(frame))
    put(map, nnResult(listOf(frame)->read, 0), frame->listed, false);
}

/// Writes the ops from `op` to the one before `end`.
static bool emitOps(const BodyFrame *frame, Map *map, MlirOperation op,
                    MlirOperation end) {
  for (; !mlirOperationEqual(op, end); op = mlirOperationGetNextInBlock(op)) {
    bool isScalar;
    if (listOf(frame) && !isOfTerm(map, listOf(frame), op))
      continue;
    MlirValue value = emitValue(frame, map, op, &isScalar);
    if (!put(map, nnResult(op, 0), value, isScalar))
      return false;
  }
  return true;
}

MlirValue nnEmitBody(const BodyFrame *frame, MlirOperation generic,
                     const MlirValue *args) {
  Map map;
  putArguments(&map, frame, generic, args);
  MlirOperation yield = mlirBlockGetTerminator(bodyOf(generic));
  MlirOperation first = mlirBlockGetFirstOperation(bodyOf(generic));
  bool isGuarded = listOf(frame) && !mlirOperationIsNull(listOf(frame)->guard);
  MlirValue last =
      nnOperand(isGuarded ? listOf(frame)->guard : yield, isGuarded ? 1 : 0);
  return emitOps(frame, &map, first, yield) ? lookup(&map, frame, last)
                                            : (MlirValue){NULL};
}

MlirValue nnEmitBodyUntil(const BodyFrame *frame, MlirOperation generic,
                          const MlirValue *args, MlirValue last) {
  Map map;
  putArguments(&map, frame, generic, args);
  MlirOperation first = mlirBlockGetFirstOperation(bodyOf(generic));
  MlirOperation end = mlirOperationGetNextInBlock(nnDefiningOp(last));
  return emitOps(frame, &map, first, end) ? lookup(&map, frame, last)
                                          : (MlirValue){NULL};
}

MlirValue nnEmitBodyAfter(const BodyFrame *frame, MlirOperation generic,
                          const MlirValue *args, MlirValue last, MlirValue is) {
  Map map;
  putArguments(&map, frame, generic, args);
  put(&map, last, is, false);
  MlirOperation yield = mlirBlockGetTerminator(bodyOf(generic));
  MlirOperation next = mlirOperationGetNextInBlock(nnDefiningOp(last));
  return emitOps(frame, &map, next, yield)
             ? lookup(&map, frame, nnOperand(yield, 0))
             : (MlirValue){NULL};
}
