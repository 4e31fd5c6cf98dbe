//===- Attention.c - nn.attention -----------------------------------------===//
// A loop over batch, heads of k and chunks of queries. Each turn transposes one
// head's keys into scratch; then blocks of queries get their scores, softmax
// and sum of values before the next block, so that no matrix of all scores is
// ever in memory. Heads are read and written where they lie.
//===----------------------------------------------------------------------===//
#include "Lower.h"

#include "mlir-c/Dialect/Linalg.h"

/// Queries of a block, and of a chunk: those that share transposed keys.
enum { blockRows = 24, chunkRows = 10 * blockRows };
/// With so few queries, transposing the keys costs more than it brings.
enum { fewRows = 4 };
/// Turns of the loop that are enough to keep threads busy.
enum { enoughTurns = 8 };
/// Rows of scratch are so much longer than needed: multiples of 4 KB would
/// fall on the same lines of the cache.
enum { padding = 16 };

/// A tensor of rank 4 that is read as [batch, heads, sequence, size].
typedef struct Heads {
  MlirValue tensor;
  int head, row; ///< Dimensions.
} Heads;

typedef struct Attention {
  NnBuilder b;
  Heads q, k, v, out;
  MlirValue mask; ///< Or null.
  double scale;
  MlirType type; ///< What is computed in.
  NnDim batch, groups, headsOfGroup, queries, keys, size, valueSize;
  bool isTransposed;              ///< Keys are, into scratch.
  MlirValue keyScratch;           ///< [size, keys]
  MlirValue scores, exponentials; ///< [blockRows, keys]
} Attention;

//===----------------------------------------------------------------------===//
// Slices
//===----------------------------------------------------------------------===//

/// One head's rows [first, first + count).
typedef struct Part {
  NnDim batch, head, first, count;
} Part;

static void placeOf(const Heads *h, const Part *p, NnDim width, NnDims *at,
                    NnDims *sizes) {
  *at = nnDimsAll(4, 0);
  *sizes = nnDimsAll(4, 1);
  at->d[0] = p->batch;
  at->d[h->head] = p->head;
  at->d[h->row] = p->first;
  sizes->d[h->row] = p->count;
  sizes->d[3] = width;
}

/// The part as a matrix [count, width].
static MlirValue readPart(NnBuilder b, const Heads *h, const Part *p,
                          NnDim width) {
  NnDims at, sizes, matrix = {2, {p->count, width}}, ones = nnDimsAll(4, 1);
  NnMixed o, n, s;
  placeOf(h, p, width, &at, &sizes);
  nnMix(&at, &o);
  nnMix(&sizes, &n);
  nnMix(&ones, &s);
  return tensorExtractSlice(b, nnDimsType(&matrix, nnElementType(h->tensor)),
                            h->tensor, o.dynamic, n.dynamic, s.dynamic, o.ints,
                            n.ints, s.ints);
}

static MlirValue writePart(NnBuilder b, const Heads *h, const Part *p,
                           NnDim width, MlirValue matrix, MlirValue tensor) {
  NnDims at, sizes, ones = nnDimsAll(4, 1);
  NnMixed o, n, s;
  placeOf(h, p, width, &at, &sizes);
  nnMix(&at, &o);
  nnMix(&sizes, &n);
  nnMix(&ones, &s);
  return tensorInsertSlice(b, matrix, tensor, o.dynamic, n.dynamic, s.dynamic,
                           o.ints, n.ints, s.ints);
}

/// The first `rows` rows of scratch.
static MlirValue firstRows(NnBuilder b, MlirValue scratch, NnDim rows) {
  NnDims sizes = nnDimsOf(b, scratch);
  NnDims at = nnDimsAll(2, 0), ones = nnDimsAll(2, 1);
  sizes.d[0] = rows;
  return nnExtractSlice(b, scratch, &at, &sizes, &ones);
}

static MlirValue scratchOf(const Attention *a, NnDim rows, NnDim columns) {
  NnDims padded = {2, {rows, nnDimAdd(a->b, columns, nnDim(padding))}};
  NnDims sizes = {2, {rows, columns}};
  NnDims at = nnDimsAll(2, 0), ones = nnDimsAll(2, 1);
  return nnExtractSlice(a->b, nnEmpty(a->b, &padded, a->type), &at, &sizes,
                        &ones);
}

//===----------------------------------------------------------------------===//
// One block of queries
//===----------------------------------------------------------------------===//

static const int64_t rowsOnly[] = {0};

static MlirValue transposeKeys(const Attention *a, MlirValue keys) {
  NnGeneric g = nnGenericBegin(a->b, 2, 0);
  nnGenericInput(&g, keys, nnMapOf(a->b, 2, 2, (int64_t[]){1, 0}));
  nnGenericOpen(&g, a->keyScratch, nnMapFirst(a->b, 2, 2));
  return nnGenericClose(&g, nnWiden(a->b, g.args[0]));
}

static MlirValue zeros(const Attention *a, MlirValue matrix) {
  MlirOperation op = linalgFillCreate(
      a->b, NN_TYPES(mlirValueGetType(matrix)),
      NN_VALUES(nnConstantFloat(a->b, a->type, 0)), NN_VALUES(matrix));
  mlirLinalgFillBuiltinNamedOpRegion(op);
  return nnResult(op, 0);
}

/// x * y, or x * transpose(y), into `matrix`.
static MlirValue product(const Attention *a, MlirValue x, MlirValue y,
                         bool isTransposed, MlirValue matrix) {
  NnBuilder b = a->b;
  NnGeneric g = nnGenericBegin(b, 2, 1);
  nnGenericInput(&g, x, nnMapOf(b, 3, 2, (int64_t[]){0, 2}));
  nnGenericInput(&g, y,
                 isTransposed ? nnMapOf(b, 3, 2, (int64_t[]){1, 2})
                              : nnMapOf(b, 3, 2, (int64_t[]){2, 1}));
  nnGenericOpen(&g, zeros(a, matrix), nnMapFirst(b, 3, 2));
  return nnGenericClose(&g, nnMulAddScalar(b, nnWiden(b, g.args[0]),
                                           nnWiden(b, g.args[1]), g.args[2]));
}

/// Adds the mask to `g` as it is read for the part's rows.
static void inputMask(const Attention *a, const Part *p, NnGeneric *g) {
  NnBuilder b = a->b;
  NnDims all = {
      4,
      {a->batch, nnDimMul(b, a->groups, a->headsOfGroup), a->queries, a->keys}};
  const NnDim first[] = {p->batch, p->head, p->first, nnDim(0)};
  const NnDim count[] = {nnDim(1), nnDim(1), p->count, a->keys};
  int64_t rank = nnRank(a->mask), loops[NN_MAX_RANK];
  (void)nnMapBroadcast(b, a->mask, &all, loops);
  NnDims at = nnDimsAll(rank, 0), sizes = nnDimsAll(rank, 1);
  NnDims ones = sizes;
  for (int64_t d = 0; d < rank; ++d) {
    if (loops[d] >= 0) {
      at.d[d] = first[loops[d]];
      sizes.d[d] = count[loops[d]];
    }
    loops[d] = loops[d] < 2 ? -1 : loops[d] - 2;
  }
  nnGenericInput(g, nnExtractSlice(b, a->mask, &at, &sizes, &ones),
                 nnMapOf(b, 2, rank, loops));
}

/// products * scale + mask, into `matrix`.
static MlirValue finishScores(const Attention *a, const Part *p,
                              MlirValue products, MlirValue matrix) {
  NnBuilder b = a->b;
  bool isMasked = !mlirValueIsNull(a->mask);
  NnGeneric g = nnGenericBegin(b, 2, 0);
  nnGenericInput(&g, products, nnMapFirst(b, 2, 2));
  if (isMasked)
    inputMask(a, p, &g);
  nnGenericOpen(&g, matrix, nnMapFirst(b, 2, 2));
  MlirValue scale = nnConstantFloat(b, a->type, a->scale);
  if (isMasked)
    return nnGenericClose(
        &g, nnMulAddScalar(b, g.args[0], scale, nnWiden(b, g.args[1])));
  return nnGenericClose(&g, nnMulScalar(b, g.args[0], scale));
}

/// exp(scores - maximum of the row), into `matrix`.
static MlirValue exponentiate(const Attention *a, MlirValue scores,
                              MlirValue matrix) {
  NnBuilder b = a->b;
  NnAxes columns = {{false, true}};
  MlirValue most = nnReduceMaxOf(b, scores, &columns);
  NnGeneric g = nnGenericBegin(b, 2, 0);
  nnGenericInput(&g, scores, nnMapFirst(b, 2, 2));
  nnGenericInput(&g, most, nnMapOf(b, 2, 1, rowsOnly));
  nnGenericOpen(&g, matrix, nnMapFirst(b, 2, 2));
  MlirValue difference = arithSubF(b, g.args[0], g.args[1], NULL);
  return nnGenericClose(&g, mathExp(b, difference, NULL));
}

/// Divides each row by the sum of its exponentials, into `matrix`.
static MlirValue normalize(const Attention *a, MlirValue values,
                           MlirValue exponentials, MlirValue matrix) {
  NnBuilder b = a->b;
  NnAxes columns = {{false, true}};
  MlirValue sum = nnReduceSumOf(b, exponentials, &columns);
  NnGeneric g = nnGenericBegin(b, 2, 0);
  nnGenericInput(&g, values, nnMapFirst(b, 2, 2));
  nnGenericInput(&g, sum, nnMapOf(b, 2, 1, rowsOnly));
  nnGenericOpen(&g, matrix, nnMapFirst(b, 2, 2));
  return nnGenericClose(&g,
                        nnNarrow(b, arithDivF(b, g.args[0], g.args[1], NULL),
                                 nnElementType(matrix)));
}

/// One head's keys, transposed or not, and values.
typedef struct Head {
  MlirValue keys, values;
} Head;

static MlirValue attend(const Attention *a, const Head *head, const Part *p,
                        MlirValue out) {
  NnBuilder b = a->b;
  Heads into = a->out;
  into.tensor = out;
  MlirValue scratch = firstRows(b, a->scores, p->count);
  MlirValue q = readPart(b, &a->q, p, a->size);
  MlirValue scores = product(a, q, head->keys, !a->isTransposed, scratch);
  scores = finishScores(a, p, scores, scratch);
  MlirValue e =
      exponentiate(a, scores, firstRows(b, a->exponentials, p->count));
  NnDims sizes = {2, {p->count, a->valueSize}};
  MlirValue sums =
      product(a, e, head->values, false, nnEmpty(b, &sizes, a->type));
  MlirValue part = normalize(a, sums, e, readPart(b, &into, p, a->valueSize));
  return writePart(b, &into, p, a->valueSize, part, out);
}

//===----------------------------------------------------------------------===//
// Loops
//===----------------------------------------------------------------------===//

/// Attends for the queries [first, end) in blocks of `rows`, from `first` on.
static MlirValue attendBlocks(const Attention *a, const Head *head, Part p,
                              NnDim first, NnDim end, NnDim rows,
                              MlirValue out) {
  p.count = rows;
  NnLoops l = nnLoopOpen(a->b, first, end, nnDim(blockRows), NN_VALUES(out));
  p.first = nnDimOfIndex(l.at[0]);
  MlirValue next = attend(a, head, &p, l.carried[0]);
  nnLoopsClose(&l, NN_VALUES(next));
  return l.carried[0];
}

/// Whole blocks, then the rest of all queries, if it lies in the range.
static MlirValue attendRange(const Attention *a, const Head *head, Part p,
                             NnDim first, NnDim end, MlirValue out) {
  NnBuilder b = a->b;
  NnDim block = nnDim(blockRows);
  NnDim whole = nnDimMul(b, nnDimDiv(b, a->queries, block), block);
  NnDim rest = nnDimSub(b, a->queries, whole);
  if (!nnDimIs(whole, 0))
    out = attendBlocks(a, head, p, first, nnDimMin(b, end, whole), block, out);
  if (!nnDimIs(rest, 0))
    out = attendBlocks(a, head, p, nnDimMax(b, first, whole), end, rest, out);
  return out;
}

/// All heads of a group, for the queries [first, end).
static MlirValue attendGroup(const Attention *a, NnDim batch, NnDim group,
                             NnDim first, NnDim end, MlirValue out) {
  NnBuilder b = a->b;
  Part p = {batch, group, nnDim(0), a->keys};
  Head head = {readPart(b, &a->k, &p, a->size),
               readPart(b, &a->v, &p, a->valueSize)};
  if (a->isTransposed)
    head.keys = transposeKeys(a, head.keys);
  p.head = nnDimMul(b, group, a->headsOfGroup);
  if (nnDimIs(a->headsOfGroup, 1))
    return attendRange(a, &head, p, first, end, out);
  NnLoops l = nnLoopOpen(b, p.head, nnDimAdd(b, p.head, a->headsOfGroup),
                         nnDim(1), NN_VALUES(out));
  p.head = nnDimOfIndex(l.at[0]);
  MlirValue next = attendRange(a, &head, p, first, end, l.carried[0]);
  nnLoopsClose(&l, NN_VALUES(next));
  return l.carried[0];
}

/// Chunks that the queries of a head are cut into: as few as keep threads busy.
static NnDim chunksOf(const Attention *a) {
  if (!nnDimIsStatic(a->queries) || !nnDimIsStatic(a->groups) ||
      (nnDimIsStatic(a->batch) &&
       a->batch.size * a->groups.size >= enoughTurns))
    return nnDim(1);
  return nnDimMax(a->b, nnDim(1),
                  nnDimCeilDiv(a->b, a->queries, nnDim(chunkRows)));
}

/// x divided by y, and what is left over.
static NnDim divide(NnBuilder b, NnDim x, NnDim y, NnDim *rest) {
  NnDim quotient = nnDimDiv(b, x, y);
  *rest = nnDimSub(b, x, nnDimMul(b, quotient, y));
  return quotient;
}

/// Turns in which a sample, or all of a batch of known size, is attended to.
static MlirValue attendSamples(const Attention *a, NnDim first, NnDim samples,
                               MlirValue out, bool isIndependent) {
  NnBuilder b = a->b;
  NnDim chunks = chunksOf(a), chunk, group;
  NnDim turns = nnDimMul(b, nnDimMul(b, samples, a->groups), chunks);
  NnLoops l = nnLoopOpen(b, nnDim(0), turns, nnDim(1), NN_VALUES(out));
  if (isIndependent)
    nnLoopsMarkIndependent(&l);
  NnDim rest = divide(b, nnDimOfIndex(l.at[0]), chunks, &chunk);
  NnDim batch = nnDimAdd(b, first, divide(b, rest, a->groups, &group));
  NnDim begin = nnDim(0), end = a->queries;
  if (!nnDimIs(chunks, 1)) {
    begin = nnDimMul(b, chunk, nnDim(chunkRows));
    end = nnDimMin(b, end, nnDimAdd(b, begin, nnDim(chunkRows)));
  }
  MlirValue next = attendGroup(a, batch, group, begin, end, l.carried[0]);
  nnLoopsClose(&l, NN_VALUES(next));
  return l.carried[0];
}

/// A batch of unknown size gets a loop of its own.
static MlirValue attendAll(const Attention *a, MlirValue out) {
  if (nnDimIsStatic(a->batch))
    return attendSamples(a, nnDim(0), a->batch, out, true);
  NnLoops l = nnLoopOpen(a->b, nnDim(0), a->batch, nnDim(1), NN_VALUES(out));
  nnLoopsMarkIndependent(&l);
  MlirValue next =
      attendSamples(a, nnDimOfIndex(l.at[0]), nnDim(1), l.carried[0], false);
  nnLoopsClose(&l, NN_VALUES(next));
  return l.carried[0];
}

//===----------------------------------------------------------------------===//
// The op
//===----------------------------------------------------------------------===//

static Heads headsOf(MlirValue tensor, int64_t layout) {
  bool isBshd = layout == NN_HEAD_LAYOUT_BSHD;
  return (Heads){tensor, isBshd ? 2 : 1, isBshd ? 1 : 2};
}

/// Sizes, with checks of what is known at run time only.
static void readSizes(Attention *a) {
  NnBuilder b = a->b;
  NnDims q = nnDimsOf(b, a->q.tensor), k = nnDimsOf(b, a->k.tensor);
  NnDims v = nnDimsOf(b, a->v.tensor);
  a->batch = nnRequireEqual(b, q.d[0], k.d[0]);
  a->batch = nnRequireEqual(b, a->batch, v.d[0]);
  a->groups = nnRequireEqual(b, k.d[a->k.head], v.d[a->v.head]);
  a->keys = nnRequireEqual(b, k.d[a->k.row], v.d[a->v.row]);
  a->size = nnRequireEqual(b, q.d[3], k.d[3]);
  a->valueSize = v.d[3];
  a->queries = q.d[a->q.row];
  NnDim least = nnDimMax(b, a->groups, nnDim(1));
  a->headsOfGroup = nnDimDiv(b, q.d[a->q.head], least);
  (void)nnRequireEqual(b, q.d[a->q.head],
                       nnDimMul(b, a->groups, a->headsOfGroup));
  a->isTransposed = !nnDimIsStatic(a->queries) || a->queries.size > fewRows;
}

static void readMask(Attention *a) {
  NnDims all = {4,
                {a->batch, nnDimMul(a->b, a->groups, a->headsOfGroup),
                 a->queries, a->keys}};
  int64_t loops[NN_MAX_RANK];
  if (!mlirValueIsNull(a->mask) && !nnMapBroadcast(a->b, a->mask, &all, loops))
    a->mask = nnBroadcastTo(a->b, a->mask, &all);
}

static NnDim blockSize(const Attention *a) {
  return nnDimMin(a->b, a->queries, nnDim(blockRows));
}

MlirLogicalResult nnLowerAttention(NnBuilder b, MlirOperation op) {
  int64_t kv = nnAttentionGetKvLayout(op);
  Attention a = {
      .b = b,
      .q = headsOf(nnLowerOperand(b, op, 0), nnAttentionGetQLayout(op)),
      .k = headsOf(nnLowerOperand(b, op, 1), kv),
      .v = headsOf(nnLowerOperand(b, op, 2), kv),
      .mask = nnLowerOperand(b, op, 3),
      .scale = nnAttentionGetScale(op)};
  MlirType element = nnElementType(a.q.tensor);
  a.type = nnComputeType(element);
  readSizes(&a);
  readMask(&a);
  a.scores = scratchOf(&a, blockSize(&a), a.keys);
  a.exponentials = scratchOf(&a, blockSize(&a), a.keys);
  if (a.isTransposed)
    a.keyScratch = scratchOf(&a, a.size, a.keys);
  a.out = headsOf((MlirValue){NULL}, nnAttentionGetLayout(op));
  NnDims result = {.rank = 4, .d = {[0] = a.batch, [3] = a.valueSize}};
  result.d[a.out.head] = nnDimMul(b, a.groups, a.headsOfGroup);
  result.d[a.out.row] = a.queries;
  return nnLowerReplace(b, op, attendAll(&a, nnEmpty(b, &result, element)));
}
