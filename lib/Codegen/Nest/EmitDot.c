//===- EmitDot.c - Steps of a sum of products of bytes or bf16 ------------===//
// A step adds four terms, or two of bf16, to each sum of a tile. A row's are
// read as one word for all lanes; columns' have a word a lane, as they are
// packed or put together from four vectors. Where a step doesn't divide the
// terms, packed words end with zeros, and other terms are added one by one.
//===----------------------------------------------------------------------===//
#include "Codegen/Nest/Emitter.h"

#include "nn/Builders/Arith.h"
#include "nn/Builders/Llvm.h"
#include "nn/Builders/Tensor.h"
#include "nn/Builders/Vector.h"

#include "mlir-c/AffineMap.h"

#include <stdio.h>

/// A word of each lane, as vectors of what the unit multiplies.
typedef struct Factor {
  MlirValue parts[dotTerms];
} Factor;

static MlirType intType(const Emitter *e, unsigned bits) {
  return mlirIntegerTypeGet(nnBuilderGetContext(e->b), bits);
}

static MlirType factorType(const Emitter *e) {
  return nnElementType(e->stage->inputs[e->tile.dot.rows].tensor);
}

/// As many integers of `bits` as a vector of words has.
static MlirType vectorOf(const Emitter *e, unsigned bits) {
  return nnLanesType(intType(e, bits), e->tile.lanes * 32 / (int)bits);
}

static MlirValue splatOf(const Emitter *e, MlirType vector, int64_t value) {
  MlirType element = mlirShapedTypeGetElementType(vector);
  return arithConstant(e->b, mlirDenseElementsAttrSplatGet(
                                 vector, mlirIntegerAttrGet(element, value)));
}

static MlirValue shift(const Emitter *e, MlirValue x, int64_t left,
                       int64_t right, bool isUnsigned) {
  MlirType type = mlirValueGetType(x);
  if (left)
    x = arithShLI(e->b, x, splatOf(e, type, left), NULL);
  MlirValue by = splatOf(e, type, right);
  return isUnsigned ? arithShRUI(e->b, x, by, NULL)
                    : arithShRSI(e->b, x, by, NULL);
}

/// The f32 whose upper half a bf16 is, of the lower and the upper ones.
static Factor halvesOf(const Emitter *e, MlirValue words) {
  MlirType f32 = mlirF32TypeGet(nnBuilderGetContext(e->b));
  MlirType type = nnLanesType(f32, e->tile.lanes);
  MlirType ints = mlirValueGetType(words);
  MlirValue low = arithShLI(e->b, words, splatOf(e, ints, 16), NULL);
  MlirValue high = arithAndI(e->b, words, splatOf(e, ints, -(1 << 16)));
  return (Factor){
      {arithBitcast(e->b, type, low), arithBitcast(e->b, type, high)}};
}

/// Neighbouring bytes as i16, the first two of each word and the others.
static Factor pairsOf(const Emitter *e, MlirValue words, bool isUnsigned) {
  MlirValue bytes = vectorBitCast(e->b, vectorOf(e, 8), words);
  MlirValue zeros = splatOf(e, mlirValueGetType(bytes), 0);
  int64_t from[dotTerms * maxTransposed], n = (int64_t)dotBytes * e->tile.lanes;
  Factor f = {{{NULL}}};
  for (int part = 0; part < 2; ++part) {
    // Signed ones go to the upper halves, which are shifted down.
    for (int64_t i = 0; i < n; ++i)
      from[i] = i % 2 == isUnsigned ? n : i / 4 * 4 + i % 4 / 2 + 2 * part;
    MlirValue pairs =
        vectorBitCast(e->b, vectorOf(e, 16),
                      vectorShuffle(e->b, bytes, zeros, (NnInts){n, from}));
    f.parts[part] = isUnsigned ? pairs : shift(e, pairs, 0, 8, false);
  }
  return f;
}

/// Pairs are the even and the odd bytes, so that no lane is crossed.
static Factor factorOf(const Emitter *e, MlirValue words, bool isUnsigned) {
  Factor f = {{{NULL}}};
  if (e->tile.dot.isFloat && e->tile.dotUnit == DOT_WIDEN)
    return halvesOf(e, words);
  switch (e->tile.dotUnit) {
  case DOT_QUADS:
  case DOT_ALIKE:
  case DOT_ANY:
  case DOT_SHORTS:
    f.parts[0] = vectorBitCast(e->b, vectorOf(e, 8), words);
    return f;
  case DOT_PAIRS:
    if (e->tile.dot.isWide || e->tile.dot.isWindow)
      return pairsOf(e, words, isUnsigned);
    words = vectorBitCast(e->b, vectorOf(e, 16), words);
    f.parts[0] = shift(e, words, 8, 8, isUnsigned);
    f.parts[1] = shift(e, words, 0, 8, isUnsigned);
    return f;
  case DOT_HALVES:
    f.parts[0] = vectorBitCast(
        e->b, nnLanesType(factorType(e), 2 * e->tile.lanes), words);
    return f;
  case DOT_TILES: // EmitAmx.c
    return f;
  case DOT_WIDEN:
    for (int q = 0; q < dotTerms; ++q)
      f.parts[q] = shift(e, words, 24 - 8 * q, 24, isUnsigned);
    return f;
  }
  return f;
}

//===----------------------------------------------------------------------===//
// Products
//===----------------------------------------------------------------------===//

static MlirValue call(const Emitter *e, const char *name, MlirType type,
                      NnValues args) {
  return nnResult(llvmCallIntrinsicCreate(e->b, type, args, (NnValues){0},
                                          nnStr(name), (NnInts){0}, NULL),
                  0);
}

/// The sum, for each lane, of two products of i16.
static MlirValue addPair(const Emitter *e, MlirValue acc, MlirValue x,
                         MlirValue y) {
  const char *name = e->tile.lanes == 16  ? "llvm.x86.avx512.pmaddw.d.512"
                     : e->tile.lanes == 8 ? "llvm.x86.avx2.pmadd.wd"
                                          : "llvm.x86.sse2.pmadd.wd";
  return arithAddI(e->b, acc,
                   call(e, name, mlirValueGetType(acc), NN_VALUES(x, y)), NULL);
}

static MlirValue addPairs(const Emitter *e, MlirValue acc, const Factor *x,
                          const Factor *y) {
  for (int i = 0; i < 2; ++i)
    acc = addPair(e, acc, x->parts[i], y->parts[i]);
  return acc;
}

/// Rows are unsigned, or have 128 added.
static MlirValue addShorts(const Emitter *e, MlirValue acc, const Factor *rows,
                           const Factor *columns) {
  const char *name = e->tile.lanes == 16  ? "llvm.x86.avx512.pmaddubs.w.512"
                     : e->tile.lanes == 8 ? "llvm.x86.avx2.pmadd.ub.sw"
                                          : "llvm.x86.ssse3.pmadd.ub.sw.128";
  MlirType shorts = vectorOf(e, 16);
  MlirValue sums =
      call(e, name, shorts, NN_VALUES(rows->parts[0], columns->parts[0]));
  return addPair(e, acc, sums, splatOf(e, shorts, 1));
}

/// The unsigned factor comes first. Signed rows may have 128 added.
static MlirValue addMixed(const Emitter *e, MlirValue acc, const char *name,
                          const Factor *rows, const Factor *columns) {
  bool swap = e->tile.dot.columnsUnsigned;
  MlirValue x = rows->parts[0], y = columns->parts[0];
  return call(e, name, mlirValueGetType(acc),
              NN_VALUES(acc, swap ? y : x, swap ? x : y));
}

static MlirValue addQuads(const Emitter *e, MlirValue acc, const Factor *rows,
                          const Factor *columns) {
  char name[64];
  snprintf(name, sizeof name, "llvm.x86.avx512.vpdpbusd.%d",
           32 * e->tile.lanes);
  return addMixed(e, acc, name, rows, columns);
}

/// By NEON, 128 bits at once.
static MlirValue addNeon(const Emitter *e, MlirValue acc, const Factor *rows,
                         const Factor *columns) {
  const ByteDot *dot = &e->tile.dot;
  bool rowsUnsigned = dot->rowsUnsigned != dot->compensates;
  if (rowsUnsigned != dot->columnsUnsigned)
    return addMixed(e, acc, "llvm.aarch64.neon.usdot.v4i32.v16i8", rows,
                    columns);
  const char *name = rowsUnsigned ? "llvm.aarch64.neon.udot.v4i32.v16i8"
                                  : "llvm.aarch64.neon.sdot.v4i32.v16i8";
  return call(e, name, mlirValueGetType(acc),
              NN_VALUES(acc, rows->parts[0], columns->parts[0]));
}

static MlirValue addHalves(const Emitter *e, MlirValue acc, const Factor *x,
                           const Factor *y) {
  char name[64];
  snprintf(name, sizeof name, "llvm.x86.avx512bf16.dpbf16ps.%d",
           32 * e->tile.lanes);
  return call(e, name, mlirValueGetType(acc),
              NN_VALUES(acc, x->parts[0], y->parts[0]));
}

/// One after the other, as the terms come.
static MlirValue addWidened(const Emitter *e, MlirValue acc, const Factor *x,
                            const Factor *y) {
  MlirAttribute contract = mlirAttributeParseGet(
      nnBuilderGetContext(e->b), nnStr("#arith.fastmath<contract>"));
  ArithMulFOptions mul = {.fastmath = contract};
  ArithAddFOptions add = {.fastmath = contract};
  for (int i = 0; i < 2; ++i)
    acc = arithAddF(e->b, acc, arithMulF(e->b, x->parts[i], y->parts[i], &mul),
                    &add);
  return acc;
}

static MlirValue addEach(const Emitter *e, MlirValue acc, const Factor *rows,
                         const Factor *columns) {
  for (int q = 0; q < dotTerms; ++q)
    acc = arithAddI(e->b, acc,
                    arithMulI(e->b, rows->parts[q], columns->parts[q], NULL),
                    NULL);
  return acc;
}

static MlirValue addProducts(const Emitter *e, MlirValue acc,
                             const Factor *rows, const Factor *columns) {
  switch (e->tile.dotUnit) {
  case DOT_HALVES:
    return addHalves(e, acc, rows, columns);
  case DOT_QUADS:
    return addQuads(e, acc, rows, columns);
  case DOT_PAIRS:
    return addPairs(e, acc, rows, columns);
  case DOT_SHORTS:
    return addShorts(e, acc, rows, columns);
  case DOT_ALIKE:
  case DOT_ANY:
    return addNeon(e, acc, rows, columns);
  case DOT_TILES: // EmitAmx.c
  case DOT_WIDEN:
    break;
  }
  return e->tile.dot.isFloat ? addWidened(e, acc, rows, columns)
                             : addEach(e, acc, rows, columns);
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

/// A group of neighbours as an i32, the first lowest.
static MlirValue readWord(Emitter *e, const StageInput *in,
                          const MlirValue *at) {
  int rank = in->access.rank;
  MlirType factor = factorType(e);
  MlirType group = nnLanesType(factor, e->tile.dot.terms);
  MlirValue word = vectorTransferRead(
      e->b, group, in->tensor, (NnValues){rank, at}, nnEmitZero(e->b, factor),
      (MlirValue){NULL}, nnMinorIdentity(e->b, rank), NN_INTS(1));
  MlirType one = nnLanesType(intType(e, 32), 1);
  return vectorExtract(e->b, vectorBitCast(e->b, one, word), (NnValues){0},
                       NN_INTS(0));
}

static MlirValue wordConstant(const Emitter *e, int64_t value) {
  return arithConstant(e->b, mlirIntegerAttrGet(intType(e, 32), value));
}

/// A factor's bits as an i32.
static MlirValue readBits(Emitter *e, const StageInput *in,
                          const MlirValue *at) {
  MlirValue x =
      tensorExtract(e->b, in->tensor, (NnValues){in->access.rank, at});
  if (e->tile.dot.isFloat)
    x = arithBitcast(e->b, intType(e, 16), x);
  return arithExtUI(e->b, intType(e, 32), x);
}

/// Fewer factors, with zeros above: of a word that ends with them if there are
/// more before them, else one by one. Nothing else is read.
static MlirValue readPart(Emitter *e, const StageInput *in, MlirValue *at,
                          int present, bool hasMore) {
  int terms = e->tile.dot.terms, bits = 8 * dotBytes / terms;
  MlirValue *last = &at[in->access.rank - 1], first = *last, word = {NULL};
  if (hasMore) {
    *last = nnIndexValue(e->b, nnIndexPlus(nnIndexOf(first), present - terms));
    return arithShRUI(e->b, readWord(e, in, at),
                      wordConstant(e, bits * (terms - present)), NULL);
  }
  for (int q = 0; q < present; ++q) {
    *last = nnIndexValue(e->b, nnIndexPlus(nnIndexOf(first), q));
    MlirValue part = readBits(e, in, at);
    if (q)
      part = arithShLI(e->b, part, wordConstant(e, bits * q), NULL);
    word = q ? arithOrI(e->b, word, part) : part;
  }
  return word;
}

static Factor emitRow(Emitter *e, int row, int present) {
  const ByteDot *dot = &e->tile.dot;
  const StageInput *in = &e->stage->inputs[dot->rows];
  MlirValue at[NN_MAX_RANK];
  nnEmitIndices(e, &in->access, in->low, NULL, (Spot){row, 0}, at);
  MlirValue word = present == dot->terms
                       ? readWord(e, in, at)
                       : readPart(e, in, at, present,
                                  e->stage->extent[dot->loop] > dot->terms);
  MlirValue words = nnEmitSplat(e->b, word, e->tile.lanes);
  if (dot->compensates)
    words = arithXOrI(e->b, words,
                      splatOf(e, mlirValueGetType(words),
                              0x80808080 >> 8 * (dotTerms - present)));
  return factorOf(e, words, dot->rowsUnsigned);
}

//===----------------------------------------------------------------------===//
// Columns
//===----------------------------------------------------------------------===//

/// Keeps an index that may be padding's inside of the image.
static void clampIndex(Emitter *e, const StageInput *in, MlirValue *at) {
  Index size = nnIndexDim(e->b, in->tensor, e->tile.dot.windowDim);
  Index low = nnIndexMax(e->b, nnIndexOf(*at), nnIndex(0));
  *at = nnIndexValue(e->b, nnIndexMin(e->b, low, nnIndexPlus(size, -1)));
}

static MlirValue readFactors(Emitter *e, const StageInput *in, Spot spot,
                             MlirType type) {
  MlirValue indices[NN_MAX_RANK];
  nnEmitIndices(e, &in->access, in->low, NULL, spot, indices);
  if (e->tile.dot.isWindow && in->padded[e->tile.dot.windowDim])
    clampIndex(e, in, &indices[e->tile.dot.windowDim]);
  MlirValue mask =
      nnAccessIsPanel(&in->access) ? (MlirValue){NULL} : nnMaskAt(e, spot);
  return vectorTransferRead(e->b, type, in->tensor,
                            (NnValues){in->access.rank, indices},
                            nnEmitZero(e->b, nnElementType(in->tensor)), mask,
                            nnMinorIdentity(e->b, in->access.rank), NN_INTS(1));
}

static MlirValue readPackedWords(Emitter *e, int column) {
  const StageInput *in = &e->stage->inputs[e->tile.dot.columns];
  MlirType type = nnLanesType(factorType(e), e->tile.lanes * e->tile.dot.terms);
  return vectorBitCast(e->b, vectorOf(e, 32),
                       readFactors(e, in, (Spot){0, column}, type));
}

/// x and y, one behind the other: four vectors of bytes at most.
static MlirValue concatenate(const Emitter *e, MlirValue x, MlirValue y) {
  int64_t from[dotTerms * maxTransposed];
  int64_t n = 2 * nnTypeShape(mlirValueGetType(x)).dims[0];
  for (int64_t i = 0; i < n; ++i)
    from[i] = i;
  return vectorShuffle(e->b, x, y, (NnInts){n, from});
}

/// The words of four vectors of bytes, those of four lanes from each being put
/// side by side, and then sorted. Where only the first `known` are to be read,
/// words end with bytes of the first one.
static MlirValue joinWords(const Emitter *e, const MlirValue *bytes,
                           int known) {
  int64_t from[dotTerms * maxTransposed], lanes = e->tile.lanes;
  MlirValue all = concatenate(e, concatenate(e, bytes[0], bytes[1]),
                              concatenate(e, bytes[2], bytes[3]));
  MlirValue words = vectorBitCast(e->b, vectorOf(e, 32), all);
  for (int64_t i = 0; i < lanes; ++i) {
    int64_t vector = i % dotTerms < known ? i % dotTerms : 0;
    from[i] = vector * (lanes / dotTerms) + i / dotTerms;
  }
  words = vectorShuffle(e->b, words, words, (NnInts){lanes, from});
  all = vectorBitCast(e->b, vectorOf(e, 8), words);
  for (int64_t i = 0, each = dotTerms * dotBytes; i < dotTerms * lanes; ++i)
    from[i] = i / each * each + i % dotTerms * dotBytes + i % each / dotTerms;
  all = vectorShuffle(e->b, all, all, (NnInts){dotTerms * lanes, from});
  return vectorBitCast(e->b, vectorOf(e, 32), all);
}

/// The words of `present` terms that follow each other. Behind them is anything
/// if the other factor has zeros there.
static MlirValue gatherWords(Emitter *e, const StageInput *in, Spot spot,
                             int present, bool hasZeros) {
  Index *at = &e->at[e->tile.dot.loop], first = *at;
  MlirType type = nnLanesType(intType(e, 8), e->tile.lanes);
  MlirValue bytes[dotTerms];
  for (int q = 0; q < present; ++q) {
    *at = nnIndexPlus(first, q);
    bytes[q] = readFactors(e, in, spot, type);
  }
  for (int q = present; q < dotTerms; ++q)
    bytes[q] = hasZeros ? bytes[q - 1] : splatOf(e, type, 0);
  *at = first;
  return joinWords(e, bytes, hasZeros ? present : dotTerms);
}

/// Takes terms out of columns' words whose rows are padding.
static MlirValue maskWords(Emitter *e, MlirValue words, int present) {
  const ByteDot *dot = &e->tile.dot;
  const StageInput *rows = &e->stage->inputs[dot->rows];
  if (!dot->isWindow || !rows->padded[dot->windowDim])
    return words;
  Index *at = &e->at[dot->loop], first = *at;
  MlirValue mask = wordConstant(e, 0), indices[NN_MAX_RANK];
  for (int q = 0; q < present; ++q) {
    *at = nnIndexPlus(first, q);
    nnEmitIndices(e, &rows->access, rows->low, NULL, (Spot){0, 0}, indices);
    MlirValue isInside = arithCmpI(
        e->b, indices[dot->windowDim],
        nnIndexValue(e->b, nnIndexDim(e->b, rows->tensor, dot->windowDim)),
        ARITH_CMP_I_PREDICATE_ULT);
    MlirValue bits =
        arithSelect(e->b, isInside, wordConstant(e, INT64_C(255) << 8 * q),
                    wordConstant(e, 0));
    mask = arithOrI(e->b, mask, bits);
  }
  *at = first;
  return arithAndI(e->b, words, nnEmitSplat(e->b, mask, e->tile.lanes));
}

/// The pairs of a group.
static Factor readPackedPairs(Emitter *e, int column) {
  const StageInput *in = &e->stage->inputs[e->tile.dot.columns];
  Index *at = &e->at[e->tile.dot.loop], first = *at;
  Factor f = {{{NULL}}};
  for (int part = 0; part < 2; ++part) {
    *at = nnIndexPlus(first, (int64_t)wideTerms * part);
    f.parts[part] = readFactors(e, in, (Spot){0, column}, vectorOf(e, 16));
  }
  *at = first;
  return f;
}

static Factor emitColumn(Emitter *e, int column, int present) {
  const ByteDot *dot = &e->tile.dot;
  if (dot->isWide)
    return readPackedPairs(e, column);
  MlirValue words = dot->isPacked
                        ? readPackedWords(e, column)
                        : gatherWords(e, &e->stage->inputs[dot->columns],
                                      (Spot){0, column}, present, false);
  return factorOf(e, maskWords(e, words, present), dot->columnsUnsigned);
}

//===----------------------------------------------------------------------===//
// Steps
//===----------------------------------------------------------------------===//

/// Words of a row's own columns.
static Factor emitPixels(Emitter *e, Spot spot, int present) {
  const ByteDot *dot = &e->tile.dot;
  const StageInput *in = &e->stage->inputs[dot->rows];
  return factorOf(e, gatherWords(e, in, spot, present, true),
                  dot->rowsUnsigned);
}

/// Adds `present` terms, a group or, of packed columns and windows, less, to
/// all sums whose rows aren't padding.
static void emitStep(Emitter *e, MlirValue *acc, int present) {
  const ByteDot *dot = &e->tile.dot;
  Factor columns[maxTile], row;
  nnEmitPrefetch(e, 1);
  for (int c = 0; c < e->columns; ++c)
    columns[c] = emitColumn(e, c, present);
  for (int r = 0; r < e->rows; ++r) {
    if (nnReadsPadding(e, &e->stage->inputs[dot->rows], (Spot){r, 0}))
      continue;
    if (!dot->isWindow)
      row = emitRow(e, r, present);
    for (int c = 0; c < e->columns; ++c) {
      if (dot->isWindow)
        row = emitPixels(e, (Spot){r, c}, present);
      MlirValue *sum = &acc[r * e->columns + c];
      *sum = addProducts(e, *sum, &row, &columns[c]);
    }
  }
}

/// Adds what is behind the groups.
static void emitCompensation(Emitter *e, MlirValue *acc) {
  const ByteDot *dot = &e->tile.dot;
  int64_t terms = e->stage->extent[dot->loop];
  e->at[dot->loop] = nnIndex((terms + dotTerms - 1) / dotTerms * dotTerms);
  for (int c = 0; c < e->columns; ++c) {
    MlirValue more = readPackedWords(e, c);
    for (int r = 0; r < e->rows; ++r) {
      MlirValue *sum = &acc[r * e->columns + c];
      if (!nnReadsPadding(e, &e->stage->inputs[dot->rows], (Spot){r, 0}))
        *sum = arithAddI(e->b, *sum, more, NULL);
    }
  }
}

/// Word `place` of those that tell what doesn't fit of a column's panel; they
/// begin at group `first`.
static Index readHead(Emitter *e, int column, int64_t first, Index place) {
  const StageInput *in = &e->stage->inputs[e->tile.dot.columns];
  MlirValue at[NN_MAX_RANK];
  e->at[e->tile.dot.loop] = nnIndexScale(
      e->b, nnIndexPlus(nnIndexFloorDiv(e->b, place, e->tile.lanes), first),
      dotTerms);
  nnEmitIndices(e, &in->access, in->low, NULL, (Spot){0, column}, at);
  MlirValue *last = &at[in->access.rank - 1];
  *last = nnIndexValue(
      e->b,
      nnIndexAdd(e->b, nnIndexOf(*last),
                 nnIndexScale(e->b, nnIndexMod(e->b, place, e->tile.lanes),
                              dotBytes)));
  return nnIndexOf(arithIndexCast(
      e->b, mlirIndexTypeGet(nnBuilderGetContext(e->b)), readWord(e, in, at)));
}

/// Adds the groups of a column's panel that don't fit once more.
static void emitColumnExcess(Emitter *e, int column, int64_t first,
                             MlirValue *acc) {
  const ByteDot *dot = &e->tile.dot;
  MlirValue sums[maxTile];
  int64_t groups = first + nnExcessHeads(dot->excess, e->tile.lanes);
  Index count = readHead(e, column, first, nnIndex(0));
  for (int r = 0; r < e->rows; ++r)
    sums[r] = acc[r * e->columns + column];
  Loop l = nnLoopBegin(e->b, nnIndex(0), count, 1, e->rows, sums);
  Index from = readHead(e, column, first, nnIndexPlus(nnIndexOf(l.iv), 1));
  e->at[dot->loop] =
      nnIndexScale(e->b, nnIndexPlus(nnIndexOf(l.iv), groups), dotTerms);
  Factor excess = emitColumn(e, column, dotTerms);
  e->at[dot->loop] = from;
  for (int r = 0; r < e->rows; ++r) {
    if (nnReadsPadding(e, &e->stage->inputs[dot->rows], (Spot){r, 0}))
      continue;
    Factor row = emitRow(e, r, dotTerms);
    sums[r] = addShorts(e, sums[r], &row, &excess);
  }
  nnLoopEnd(e->b, l, e->rows, sums);
  for (int r = 0; r < e->rows; ++r)
    acc[r * e->columns + column] = sums[r];
}

static void emitExcess(Emitter *e, MlirValue *acc) {
  const ByteDot *dot = &e->tile.dot;
  int64_t terms = e->stage->extent[dot->loop];
  int64_t first = (terms + dotTerms - 1) / dotTerms + dot->compensates;
  for (int c = 0; c < e->columns; ++c)
    emitColumnExcess(e, c, first, acc);
}

/// Terms that are left of columns that aren't packed.
static void emitRest(Emitter *e, Index from, MlirValue *acc) {
  int loop = e->tile.dot.loop, n = e->rows * e->columns;
  Index to = e->extent[loop], count = nnIndexSub(e->b, to, from);
  if (nnIndexIsConstant(count) && !count.constant)
    return;
  Loop l = nnLoopBegin(e->b, from, to, 1, n, acc);
  e->at[loop] = nnIndexOf(l.iv);
  nnEmitTerm(e, acc);
  nnLoopEnd(e->b, l, n, acc);
}

/// All taps of a window along the groups' dimension.
static void emitWindow(Emitter *e, MlirValue *acc) {
  int loop = e->tile.dot.loop;
  int64_t taps = e->stage->extent[loop];
  for (int64_t k = 0; k < taps; k += dotTerms) {
    e->at[loop] = nnIndex(k);
    emitStep(e, acc, taps - k < dotTerms ? (int)(taps - k) : dotTerms);
  }
}

void nnEmitDot(Emitter *e, MlirValue *acc) {
  const ByteDot *dot = &e->tile.dot;
  if (dot->isWindow) {
    emitWindow(e, acc);
    return;
  }
  Index end = e->extent[dot->loop];
  Index whole =
      nnIndexScale(e->b, nnIndexFloorDiv(e->b, end, dot->terms), dot->terms);
  int n = e->rows * e->columns;
  if (!nnIndexIsConstant(whole) || whole.constant) {
    Loop l = nnLoopBegin(e->b, nnIndex(0), whole, dot->terms, n, acc);
    e->at[dot->loop] = nnIndexOf(l.iv);
    emitStep(e, acc, dot->terms);
    nnLoopEnd(e->b, l, n, acc);
  }
  if (!dot->isPacked) {
    emitRest(e, whole, acc);
    return;
  }
  e->at[dot->loop] = whole;
  if (end.constant % dot->terms)
    emitStep(e, acc, (int)(end.constant % dot->terms));
  if (dot->compensates)
    emitCompensation(e, acc);
  if (dot->excess)
    emitExcess(e, acc);
}
