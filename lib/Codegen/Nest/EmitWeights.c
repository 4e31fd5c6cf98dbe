//===- EmitWeights.c - Weights as tiles multiply by them ------------------===//
// A tile's columns of weights come from the panel that they were widened into,
// or are widened here. Groups of terms that share a scale are summed up without
// it where registers suffice for both sums: a multiplication a group.
//===----------------------------------------------------------------------===//
#include "Codegen/Nest/Emitter.h"

#include "nn/Builders/Arith.h"

void nnEmitWeights(Emitter *e, MlirValue value, MlirValue *weights) {
  const Stage *s = e->stage;
  MlirValue inputs[maxInputs][maxTile], args[maxInputs + 1] = {{NULL}};
  for (int i = 0; i < s->numInputs; ++i)
    if (nnWidenedUses(s, value, i))
      nnEmitInputs(e, i, inputs[i]);
  for (int c = 0; c < e->columns; ++c) {
    for (int i = 0; i < s->numInputs; ++i)
      if (nnWidenedUses(s, value, i))
        args[i] = inputs[i][c];
    BodyFrame frame = {e, {0, c}, e->tile.lanes, NULL, {NULL}};
    weights[c] = nnEmitBodyUntil(&frame, s->root, args, value);
  }
}

bool nnReadsWeights(const Emitter *e) {
  return e->isUnscaled || !mlirValueIsNull(e->panel);
}

void nnEmitReadWeights(Emitter *e, MlirValue *weights) {
  if (e->isUnscaled)
    nnEmitWeights(e, e->tile.unscaled.value, weights);
  else
    for (int c = 0; c < e->columns; ++c)
      weights[c] = nnEmitPanelRead(e, c);
}

bool nnBeginsGroup(const Emitter *e) {
  const Unscaled *u = &e->tile.unscaled;
  return !mlirValueIsNull(u->value) && !e->isUnscaled && e->numChunks &&
         e->chunks[e->numChunks - 1].size == u->group &&
         e->chunks[e->numChunks - 1].loop == u->loop;
}

/// acc + x * y, rounded once where that is as fast.
static MlirValue multiplyAdd(NnBuilder b, MlirValue x, MlirValue y,
                             MlirValue acc) {
  MlirAttribute contract = mlirAttributeParseGet(
      nnBuilderGetContext(b), nnStr("#arith.fastmath<contract>"));
  MlirValue product =
      arithMulF(b, x, y, &(ArithMulFOptions){.fastmath = contract});
  return arithAddF(b, acc, product, &(ArithAddFOptions){.fastmath = contract});
}

void nnEmitGroup(Emitter *e, int loop, MlirValue *acc,
                 void (*emit)(Emitter *e, int loop, MlirValue *acc)) {
  MlirValue sums[maxTile], scales[maxTile];
  MlirType element = mlirValueGetType(e->tile.widened);
  MlirAttribute zero =
      mlirFloatAttrDoubleGet(nnBuilderGetContext(e->b), element, 0);
  int n = e->rows * e->columns;
  for (int i = 0; i < n; ++i)
    sums[i] = nnEmitConstant(e->b, zero, e->tile.lanes);
  e->isUnscaled = true;
  emit(e, loop, sums);
  e->isUnscaled = false;
  nnEmitInputs(e, e->tile.unscaled.scale, scales);
  for (int i = 0; i < n; ++i)
    acc[i] = multiplyAdd(e->b, sums[i], scales[i], acc[i]);
}
