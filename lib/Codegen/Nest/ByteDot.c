//===- ByteDot.c - Sums of products of bytes and bf16 ---------------------===//
// Matches the body of a contraction of them and finds the loop whose terms are
// neighbours in memory.
//===----------------------------------------------------------------------===//
#include "Codegen/Nest/ByteDot.h"

#include "Conversion/NNToLinalg/Lower.h"
#include "nn/Builders/Linalg.h"
#include "nn/Builders/Tensor.h"

//===----------------------------------------------------------------------===//
// The body
//===----------------------------------------------------------------------===//

static bool isWideType(MlirType type) {
  return mlirTypeIsAInteger(type) && nnBitWidth(type) == 16;
}

static bool isWide(MlirBlock body, int argument) {
  return isWideType(mlirValueGetType(mlirBlockGetArgument(body, argument)));
}

/// Which argument of the body a factor extends, or -1.
static int factorOf(MlirValue value, MlirBlock body, bool *isUnsigned) {
  MlirOperation ext = nnDefiningOp(value);
  *isUnsigned = arithIsaExtUI(ext);
  if (!*isUnsigned && !arithIsaExtSI(ext) && !arithIsaExtF(ext))
    return -1;
  MlirValue from = nnOperand(ext, 0);
  MlirType type = mlirValueGetType(from);
  if (!mlirValueIsABlockArgument(from) ||
      !mlirBlockEqual(mlirBlockArgumentGetOwner(from), body) ||
      !(nnIsByte(type) || mlirTypeIsABF16(type) || isWideType(type)))
    return -1;
  return (int)mlirBlockArgumentGetArgNumber(from);
}

int nnDotTerms(MlirOperation generic, bool isUnsigned[2]) {
  intptr_t inputs = linalgGenericGetNumInputs(generic);
  if (inputs < 2 || linalgGenericGetNumOutputs(generic) != 1)
    return 0;
  MlirBlock body = mlirRegionGetFirstBlock(linalgGenericGetRegion(generic));
  MlirValue acc = mlirBlockGetArgument(body, inputs);
  MlirOperation sum = nnDefiningOp(nnOperand(mlirBlockGetTerminator(body), 0));
  bool isFloat = arithIsaAddF(sum);
  if ((!isFloat && !arithIsaAddI(sum)) ||
      nnBitWidth(mlirValueGetType(acc)) != 8 * dotBytes)
    return 0;
  int term = mlirValueEqual(nnOperand(sum, 0), acc);
  MlirOperation product = nnDefiningOp(nnOperand(sum, term));
  if (!mlirValueEqual(nnOperand(sum, 1 - term), acc) ||
      !(isFloat ? arithIsaMulF(product) : arithIsaMulI(product)))
    return 0;
  bool first, second;
  int x = factorOf(nnOperand(product, 0), body, &first);
  int y = factorOf(nnOperand(product, 1), body, &second);
  if (x < 0 || y < 0 || x + y != 1 || (isWide(body, x) && isWide(body, y)))
    return 0;
  isUnsigned[x] = first;
  isUnsigned[y] = second;
  return isFloat ? 2 : dotTerms;
}

bool nnByteDotCompensates(ByteDotUnit unit, bool rowsUnsigned,
                          bool columnsUnsigned) {
  if (unit == DOT_ALIKE)
    return rowsUnsigned != columnsUnsigned;
  return (unit == DOT_QUADS || unit == DOT_TILES || unit == DOT_SHORTS) &&
         !rowsUnsigned && !columnsUnsigned;
}

int64_t nnExcessHeads(int64_t rows, int64_t lanes) {
  return rows ? (rows + 1 + lanes) / (lanes + 1) : 0;
}

int64_t nnExcessRows(int64_t groups, int64_t lanes) {
  return groups ? groups + (groups + lanes) / lanes : 0;
}

bool nnByteDotHasRest(int64_t terms, int groupTerms) {
  int64_t step = (int64_t)amxGroups * groupTerms;
  return terms > step && terms % step;
}

int64_t nnByteDotStep(const ByteDot *dot, int64_t terms) {
  int64_t each = dotBytes / dot->terms;
  return dot->hasRest ? (int64_t)amxGroups * dot->terms
                      : nnTileStep(terms * each) / each;
}

//===----------------------------------------------------------------------===//
// The accesses
//===----------------------------------------------------------------------===//

int nnByteDotLoop(const Access *rows, int numLoops, const bool *reduction) {
  int loop = numLoops - 1;
  while (loop >= 0 && !reduction[loop])
    --loop;
  return loop >= 0 && nnAccessIsContiguous(rows, loop, 1) ? loop : -1;
}

/// Whether the access, flattened, has groups of the loop's terms in panels of
/// so many columns.
static bool isPacked(const Access *a, const ByteDot *dot, int column,
                     int lanes) {
  if (a->rank < 2)
    return false;
  const Linear *group = &a->dims[a->rank - 2], *last = &a->dims[a->rank - 1];
  int terms = dot->isWide ? wideTerms : dot->terms;
  return group->coefficient[dot->loop] == 1 && group->divisor == terms &&
         last->coefficient[column] == 1 && last->modulus == lanes;
}

/// Whether vectors of columns can be read for every index of the loop.
static bool isPlain(const StageInput *in, int loop, int column, int lanes) {
  if (!nnAccessIsContiguous(&in->access, column, lanes))
    return false;
  for (int d = 0; d < in->access.rank; ++d)
    if (in->padded[d] || (in->access.dims[d].coefficient[loop] &&
                          !nnLinearIsLoop(&in->access.dims[d], loop)))
      return false;
  return nnAccessUses(&in->access, loop);
}

/// What packed columns have behind the groups that the loop's terms fill.
static void readBehind(const Stage *s, ByteDotUnit unit, int lanes,
                       ByteDot *dot) {
  const StageInput *in = &s->inputs[dot->columns];
  int64_t groups = nnValueShape(in->tensor).dims[in->access.rank - 2];
  int64_t more = groups - (s->extent[dot->loop] + dot->terms - 1) / dot->terms;
  if (unit == DOT_SHORTS && !dot->isFloat) {
    dot->compensates =
        nnByteDotCompensates(unit, dot->rowsUnsigned, dot->columnsUnsigned);
    more -= dot->compensates;
    dot->excess = more - nnExcessHeads(more, lanes);
    return;
  }
  dot->compensates = more % amxGroups;
  dot->hasRest = more >= amxGroups;
}

/// Reads a dot of rows that have no columns.
static bool readProduct(const Stage *s, int column, ByteDotUnit unit, int lanes,
                        ByteDot *dot) {
  const StageInput *rows = &s->inputs[dot->rows];
  const StageInput *columns = &s->inputs[dot->columns];
  dot->loop = nnByteDotLoop(&rows->access, s->numLoops, s->reduction);
  if (dot->loop < 0 || nnAccessUses(&rows->access, column) ||
      rows->padded[rows->access.rank - 1])
    return false;
  dot->isWide = isWideType(nnElementType(columns->tensor));
  dot->isPacked = isPacked(&columns->access, dot, column, lanes);
  // What is behind whole groups has to be known of packed columns.
  bool isKnown = s->extent[dot->loop] != NN_DYNAMIC;
  if (dot->isPacked ? !isKnown
                    : dot->isFloat || dot->isWide ||
                          !isPlain(columns, dot->loop, column, lanes))
    return false;
  if (dot->isPacked && !dot->isWide)
    readBehind(s, unit, lanes, dot);
  return true;
}

//===----------------------------------------------------------------------===//
// Windows
//===----------------------------------------------------------------------===//

/// Whether an access has output loops but that of the columns.
static bool hasPlaces(const Stage *s, const Access *a) {
  for (int d = 0; d + 1 < s->outputRank; ++d)
    if (nnAccessUses(a, s->outputLoop[d]))
      return true;
  return false;
}

/// The dimension along which the loop moves the window from one row of an image
/// to the next, or -1. It moves the weights by itself.
static int findWindowDim(const Stage *s, const ByteDot *dot, int loop) {
  const StageInput *rows = &s->inputs[dot->rows];
  int inner = s->outputLoop[s->outputRank - 2], found = -1;
  for (int d = 0; d < rows->access.rank; ++d) {
    if (!rows->access.dims[d].coefficient[loop])
      continue;
    bool isEmpty = rows->padded[d] && nnValueShape(rows->tensor).dims[d] < 1;
    if (found >= 0 || rows->access.dims[d].coefficient[inner] || isEmpty)
      return -1;
    found = d;
  }
  const Access *columns = &s->inputs[dot->columns].access;
  for (int d = 0; d < columns->rank; ++d)
    if (columns->dims[d].coefficient[loop] &&
        !nnLinearIsLoop(&columns->dims[d], loop))
      return -1;
  return found;
}

/// Reads a dot whose groups are neighbours in the image's columns, of pixels
/// whose channels are vectors: words of them serve all taps along a row.
static bool readWindow(const Stage *s, int column, int lanes, ByteDot *dot) {
  enum { mostTaps = 16 };
  dot->isWindow = true;
  if (dot->isFloat || s->outputRank < 2 ||
      isWideType(nnElementType(s->inputs[dot->columns].tensor)) ||
      hasPlaces(s, &s->inputs[dot->columns].access) ||
      !nnAccessIsContiguous(&s->inputs[0].access, column, lanes) ||
      !nnAccessIsContiguous(&s->inputs[1].access, column, lanes))
    return false;
  for (int loop = 0; loop < s->numLoops; ++loop) {
    if (!s->reduction[loop] || s->extent[loop] < 2 ||
        s->extent[loop] > mostTaps)
      continue;
    dot->loop = loop;
    dot->windowDim = findWindowDim(s, dot, loop);
    if (dot->windowDim >= 0)
      return true;
  }
  return false;
}

ByteDot nnByteDotRead(const Stage *s, ByteDotUnit unit, int lanes) {
  ByteDot none = {0}, dot = {.isThere = true};
  bool isUnsigned[2];
  dot.terms = s->outputRank ? nnDotTerms(s->root, isUnsigned) : 0;
  if (!dot.terms)
    return none;
  dot.isFloat = mlirTypeIsAFloat(nnElementType(s->inputs[0].tensor));
  int column = s->outputLoop[s->outputRank - 1];
  bool both = nnAccessUses(&s->inputs[0].access, column) &&
              nnAccessUses(&s->inputs[1].access, column);
  dot.columns = both ? hasPlaces(s, &s->inputs[0].access)
                     : nnAccessUses(&s->inputs[1].access, column);
  dot.rows = 1 - dot.columns;
  dot.rowsUnsigned = isUnsigned[dot.rows];
  dot.columnsUnsigned = isUnsigned[dot.columns];
  bool isThere = !isWideType(nnElementType(s->inputs[dot.rows].tensor)) &&
                 (both ? readWindow(s, column, lanes, &dot)
                       : readProduct(s, column, unit, lanes, &dot));
  return isThere ? dot : none;
}

//===----------------------------------------------------------------------===//
// Tiles
//===----------------------------------------------------------------------===//

/// Whether a tensor is an argument, though with other dimensions: it has no
/// strides of its own.
static bool isWhole(MlirValue tensor) {
  for (MlirOperation op; !mlirValueIsABlockArgument(tensor);
       tensor = nnOperand(op, 0)) {
    op = nnDefiningOp(tensor);
    if (!tensorIsaCollapseShape(op) && !tensorIsaExpandShape(op))
      return false;
  }
  return true;
}

/// Whether a step along the loop is one along a dimension of known stride.
static bool hasRowStride(const StageInput *in, int loop) {
  NnShape shape = nnValueShape(in->tensor);
  int found = -1;
  for (int d = 0; d < in->access.rank; ++d) {
    if (found >= 0 && shape.dims[d] == NN_DYNAMIC)
      return false;
    if (!in->access.dims[d].coefficient[loop])
      continue;
    if (found >= 0 || in->padded[d] || in->access.dims[d].divisor)
      return false;
    found = d;
  }
  return found >= 0;
}

/// Whether rows have elements behind their last terms, as many as fill groups.
static bool hasMore(const Stage *s, const ByteDot *dot) {
  const StageInput *in = &s->inputs[dot->rows];
  const Linear *last = &in->access.dims[in->access.rank - 1];
  int64_t terms = s->extent[dot->loop];
  int64_t end = last->constant - in->low[in->access.rank - 1] +
                (terms + dot->terms - 1) / dot->terms * dot->terms;
  for (int loop = 0; loop < s->numLoops; ++loop) {
    if (loop == dot->loop || !last->coefficient[loop])
      continue;
    if (s->extent[loop] < 1 || last->coefficient[loop] < 0)
      return false;
    end += (s->extent[loop] - 1) * last->coefficient[loop];
  }
  return end <= nnValueShape(in->tensor).dims[in->access.rank - 1];
}

/// Whether steps read nothing but what is there.
static bool hasSteps(const Stage *s, const ByteDot *dot) {
  int64_t terms = s->extent[dot->loop], step = nnByteDotStep(dot, terms);
  return terms && step &&
         (terms % step == 0 || dot->hasRest || hasMore(s, dot));
}

/// Whether so few bytes are summed up that vectors, which keep sums in
/// registers for what follows, take less time. They put groups together that
/// are not full.
static bool isShort(const Stage *s, const ByteDot *dot) {
  enum { fewTerms = 64, fewInParts = 16 };
  int64_t terms = 1;
  for (int loop = 0; loop < s->numLoops; ++loop)
    if (s->reduction[loop])
      terms *= s->extent[loop] == NN_DYNAMIC ? fewTerms : s->extent[loop];
  bool isFull = s->extent[dot->loop] % dot->terms == 0;
  return !dot->isFloat && terms < (isFull ? fewTerms : fewInParts);
}

/// Whether there are so few products that vectors are through with them before
/// tile registers are set up.
static bool isSmall(const Stage *s, const ByteDot *dot) {
  enum { fewByteProducts = 1 << 16, fewFloatProducts = 1 << 13 };
  double products = 1;
  for (int loop = 0; loop < s->numLoops; ++loop) {
    if (s->extent[loop] == NN_DYNAMIC)
      return false;
    products *= (double)s->extent[loop];
  }
  return products < (dot->isFloat ? fewFloatProducts : fewByteProducts);
}

bool nnByteDotFillsTiles(const Stage *s, const ByteDot *dot) {
  enum { fewRows = 4 };
  const StageInput *rows = &s->inputs[dot->rows];
  if (!dot->isPacked || s->outputRank < 2 || !hasSteps(s, dot) ||
      isShort(s, dot) || isSmall(s, dot) ||
      (nnAttrFloat(s->init, -1) != 0 && nnAttrInt(s->init, -1) != 0) ||
      nnAccessHasGroups(&rows->access) || !isWhole(rows->tensor) ||
      !isWhole(s->inputs[dot->columns].tensor))
    return false;
  int rowLoop = s->outputLoop[s->outputRank - 2];
  int64_t extent = s->extent[rowLoop];
  return (extent == NN_DYNAMIC || extent >= fewRows) &&
         hasRowStride(rows, rowLoop) &&
         !nnAccessUses(&s->inputs[dot->columns].access, rowLoop);
}

/// Whether the input is read as it lies in memory, in whole vectors of the
/// loop's terms, and at most so many elements.
static bool isPlainRows(const StageInput *in, int loop, int64_t mostElements) {
  NnShape shape = nnValueShape(in->tensor);
  for (int d = 0; d < in->access.rank; ++d)
    if (in->padded[d])
      return false;
  return nnShapeIsStatic(&shape) &&
         nnShapeNumElements(&shape) <= mostElements &&
         mlirTypeIsAF32(nnElementType(in->tensor)) &&
         nnLinearIsLoop(&in->access.dims[in->access.rank - 1], loop) &&
         shape.dims[shape.rank - 1] % amxColumns == 0;
}

static int countReductions(const Stage *s) {
  int n = 0;
  for (int loop = 0; loop < s->numLoops; ++loop)
    n += s->reduction[loop];
  return n;
}

/// Whether scales, if there are any, are those of whole steps.
static bool groupsAreSteps(const Stage *s, const Unscaled *scales, int loop,
                           int64_t step) {
  if (mlirValueIsNull(scales->value))
    return s->extent[loop] % step == 0;
  return scales->loop == loop && scales->group % step == 0 &&
         s->extent[loop] % scales->group == 0;
}

bool nnByteDotSplit(const Stage *s, MlirValue widened, const Unscaled *scales,
                    ByteDot *dot) {
  /// Groups leave no time to read parts from beyond the far cache.
  enum { most = 1 << 22, mostGrouped = 3 << 17 };
  ByteDot split = {.isThere = true,
                   .isFloat = true,
                   .isSplit = true,
                   .isPacked = true,
                   .columns = 1,
                   .terms = 2};
  if (mlirValueIsNull(widened) || !nnWidenedIsShort(widened) ||
      s->numInputs < 2 || countReductions(s) != 1 || s->outputRank < 2)
    return false;
  const StageInput *rows = &s->inputs[split.rows];
  split.loop = nnByteDotLoop(&rows->access, s->numLoops, s->reduction);
  int rowLoop = s->outputLoop[s->outputRank - 2];
  if (split.loop < 0 ||
      !isPlainRows(rows, split.loop,
                   mlirValueIsNull(scales->value) ? most : mostGrouped) ||
      nnAccessUses(&rows->access, s->outputLoop[s->outputRank - 1]) ||
      !groupsAreSteps(s, scales, split.loop,
                      (int64_t)amxGroups * split.terms) ||
      s->extent[rowLoop] == NN_DYNAMIC || !nnByteDotFillsTiles(s, &split))
    return false;
  *dot = split;
  return true;
}

/// The dimension of the input that the loop moves by one, and no other but
/// terms; or -1.
static int findUnitDim(const Stage *s, const StageInput *in, int loop) {
  int found = -1;
  for (int d = 0; d < in->access.rank; ++d) {
    const Linear *l = &in->access.dims[d];
    if (!l->coefficient[loop])
      continue;
    if (found >= 0 || l->coefficient[loop] != 1 || l->divisor || l->modulus ||
        in->padded[d])
      return -1;
    for (int i = 0; i < s->numLoops; ++i)
      if (i != loop && !s->reduction[i] && l->coefficient[i])
        return -1;
    found = d;
  }
  return found;
}

bool nnByteDotReadWhole(Stage *s, const ByteDot *dot) {
  StageInput *in = &s->inputs[dot->rows];
  MlirOperation slice = nnDefiningOp(in->tensor);
  if (!tensorIsaExtractSlice(slice) ||
      !isWhole(tensorExtractSliceGetSource(slice)) ||
      nnRank(tensorExtractSliceGetSource(slice)) != in->access.rank ||
      tensorExtractSliceGetNumOffsets(slice) ||
      tensorExtractSliceGetNumStrides(slice))
    return false;
  for (int d = 0; d < in->access.rank; ++d)
    if (in->padded[d] || tensorExtractSliceGetStaticStridesAt(slice, d) != 1)
      return false;
  in->tensor = tensorExtractSliceGetSource(slice);
  for (int d = 0; d < in->access.rank; ++d)
    in->low[d] -= tensorExtractSliceGetStaticOffsetsAt(slice, d);
  return true;
}

bool nnByteDotJoinRows(Stage *s, const ByteDot *dot) {
  enum { mostPlaces = 4, ofResults = 3 };
  const StageInput *in = &s->inputs[dot->rows];
  int last = s->outputRank - 1;
  if (last < 2)
    return false;
  int outer = s->outputLoop[last - 2], inner = s->outputLoop[last - 1];
  int d = findUnitDim(s, in, outer);
  int64_t rows = s->extent[outer], width = s->extent[inner];
  if (d < 0 || findUnitDim(s, in, inner) != d + 1 || rows < 2 || width < 1 ||
      nnAccessUses(&s->inputs[dot->columns].access, outer))
    return false;
  int64_t pitch = nnValueShape(in->tensor).dims[d + 1];
  if (pitch < width || ofResults * pitch > mostPlaces * width)
    return false;
  s->imageRows = (ImageRows){outer, pitch, width};
  s->extent[outer] = 1;
  s->extent[inner] = (rows - 1) * pitch + width;
  return true;
}

ByteDotUnit nnByteDotUnitFor(const ByteDot *dot, ByteDotUnit best) {
  bool isMixed = dot->rowsUnsigned != dot->columnsUnsigned;
  if (best == DOT_ALIKE)
    return isMixed && !dot->compensates ? DOT_WIDEN : best;
  if (best == DOT_SHORTS)
    return dot->isPacked && !dot->isWide ? best : DOT_PAIRS;
  return best == DOT_QUADS && !isMixed && !dot->compensates ? DOT_PAIRS : best;
}

bool nnByteDotFlatten(NnBuilder b, Stage *s) {
  bool isUnsigned[2], any = false;
  int terms = nnDotTerms(s->root, isUnsigned);
  if (!terms)
    return false;
  for (int i = 0; i < s->numInputs; ++i) {
    StageInput *in = &s->inputs[i];
    int last = in->access.rank - 1;
    int64_t each = isWideType(nnElementType(in->tensor)) ? wideTerms : terms;
    if (last < 2 || in->access.dims[last].modulus != each)
      continue;
    int64_t groups[NN_MAX_RANK];
    for (int d = 0; d < last; ++d)
      groups[d] = d + 1 == last ? 2 : 1;
    in->tensor = nnCollapseDims(b, in->tensor, groups, last);
    in->access.rank = last;
    any = true;
  }
  return any;
}
