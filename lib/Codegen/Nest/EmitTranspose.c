//===- EmitTranspose.c - One square tile of a transpose -------------------===//
// Vectors are read along the loop that is contiguous in the input, transposed
// in registers, and written along the last dimension of the result.
//===----------------------------------------------------------------------===//
#include "Codegen/Nest/Emitter.h"

#include "nn/Builders/Vector.h"

/// Lanes of x and y whose index has bit `bit` clear, if `high` is 0, or set:
/// those of x stay in or come to the clear half of the result, those of y the
/// other.
static MlirValue interleave(NnBuilder b, MlirValue x, MlirValue y, int lanes,
                            int bit, int high) {
  int64_t from[maxTransposed];
  for (int i = 0; i < lanes; ++i)
    from[i] = i & bit ? lanes + i - bit + high : i + high;
  return vectorShuffle(b, x, y, (NnInts){lanes, from});
}

/// Exchanges halves, then halves of these, and so on to single lanes.
static void transpose(NnBuilder b, MlirValue *v, int lanes) {
  for (int bit = lanes / 2; bit; bit /= 2)
    for (int i = 0; i < lanes; ++i) {
      if (i & bit)
        continue;
      MlirValue x = v[i], y = v[i + bit];
      v[i] = interleave(b, x, y, lanes, bit, 0);
      v[i + bit] = interleave(b, x, y, lanes, bit, bit);
    }
}

/// A vector of each column, of the tile's rows. Columns that aren't there are
/// read from the last one, and not written.
static void readColumns(Emitter *e, MlirValue *v) {
  Index first = e->at[e->columnLoop];
  Index last = nnIndexPlus(e->end[e->columnLoop], -1);
  MlirValue columns = e->mask;
  MlirType bits = nnLanesType(mlirIntegerTypeGet(nnBuilderGetContext(e->b), 1),
                              e->tile.lanes);
  e->mask = e->rows == e->tile.lanes
                ? (MlirValue){NULL}
                : vectorConstantMask(e->b, bits, NN_INTS(e->rows));
  for (int i = 0; i < e->tile.lanes; ++i) {
    Index at = nnIndexPlus(first, i);
    e->at[e->columnLoop] =
        mlirValueIsNull(columns) ? at : nnIndexMin(e->b, at, last);
    v[i] = nnEmitInput(e, e->tile.transposed);
  }
  e->at[e->columnLoop] = first;
  e->mask = columns;
}

MlirValue nnEmitTranspose(Emitter *e, MlirValue out) {
  MlirValue v[maxTransposed], args[maxInputs + 1] = {{NULL}};
  Index first = e->at[e->rowLoop];
  readColumns(e, v);
  transpose(e->b, v, e->tile.lanes);
  for (int i = 0; i < e->rows; ++i) {
    e->at[e->rowLoop] = nnIndexPlus(first, i);
    args[e->tile.transposed] = v[i];
    BodyFrame frame = {e, {0, 0}, e->tile.lanes, NULL};
    out = nnEmitResult(e, nnEmitBody(&frame, e->stage->root, args),
                       (Spot){0, 0}, out);
  }
  e->at[e->rowLoop] = first;
  return out;
}
