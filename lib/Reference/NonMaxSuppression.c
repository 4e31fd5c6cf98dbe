//===- NonMaxSuppression.c - nn.non_max_suppression -----------------------===//
// Candidates of a class, sorted by score, are taken unless they overlap one
// taken before. In f32, as compiled code computes, since one bit decides.
//===----------------------------------------------------------------------===//
#include "Evaluate.h"
#include "Sort.h"

#include <stdlib.h>

typedef struct Nms {
  const float *boxes, *scores; ///< Of one batch and class.
  int64_t n, mostBoxes;
  float mostOverlap, leastScore;
  bool hasLeastScore, isCentered;
  int64_t *candidates, *taken;
} Nms;

/// Rows (batch, class, box), growing.
typedef struct Rows {
  int64_t *data;
  int64_t n, capacity;
} Rows;

//===----------------------------------------------------------------------===//
// Overlap
//===----------------------------------------------------------------------===//

typedef struct Box {
  float low[2], high[2];
} Box;

static float lesser(float x, float y) { return x < y ? x : y; }
static float greater(float x, float y) { return x > y ? x : y; }

static Box boxAt(const Nms *n, int64_t place) {
  const float *c = n->boxes + 4 * place;
  Box box;
  for (int i = 0; i < 2; ++i) {
    float radius = c[i + 2] * 0.5f;
    box.low[i] = n->isCentered ? c[i] - radius : lesser(c[i], c[i + 2]);
    box.high[i] = n->isCentered ? c[i] + radius : greater(c[i], c[i + 2]);
  }
  return box;
}

static float areaOf(const Box *box) {
  return (box->high[0] - box->low[0]) * (box->high[1] - box->low[1]);
}

static bool overlap(const Nms *n, int64_t x, int64_t y) {
  Box p = boxAt(n, x), q = boxAt(n, y), shared;
  for (int i = 0; i < 2; ++i) {
    shared.low[i] = greater(p.low[i], q.low[i]);
    shared.high[i] = lesser(p.high[i], q.high[i]);
    if (!(shared.high[i] > shared.low[i]))
      return false;
  }
  float area = areaOf(&shared), both = areaOf(&p) + areaOf(&q) - area;
  return area > 0 && areaOf(&p) > 0 && areaOf(&q) > 0 && both > 0 &&
         area / both > n->mostOverlap;
}

//===----------------------------------------------------------------------===//
// A class
//===----------------------------------------------------------------------===//

static int compare(int64_t x, int64_t y, const void *user) {
  const Nms *n = user;
  return (n->scores[x] < n->scores[y]) - (n->scores[x] > n->scores[y]);
}

static bool isFree(const Nms *n, int64_t box, int64_t numTaken) {
  for (int64_t i = 0; i < numTaken; ++i)
    if (overlap(n, box, n->taken[i]))
      return false;
  return true;
}

static bool append(Rows *rows, int64_t batch, int64_t class, int64_t box) {
  if (rows->n == rows->capacity) {
    int64_t capacity = 2 * rows->capacity + 64;
    int64_t *grown = realloc(rows->data, (size_t)capacity * 3 * sizeof *grown);
    if (!grown)
      return false;
    rows->data = grown;
    rows->capacity = capacity;
  }
  int64_t *row = rows->data + 3 * rows->n++;
  row[0] = batch;
  row[1] = class;
  row[2] = box;
  return true;
}

static bool takeBoxes(const Nms *n, int64_t batch, int64_t class, Rows *rows) {
  int64_t count = 0, numTaken = 0;
  for (int64_t i = 0; i < n->n; ++i)
    if (!n->hasLeastScore || n->scores[i] > n->leastScore)
      n->candidates[count++] = i;
  if (!nnSortPlaces(n->candidates, count, compare, n))
    return false;
  for (int64_t i = 0; i < count && numTaken < n->mostBoxes; ++i) {
    int64_t box = n->candidates[i];
    if (!isFree(n, box, numTaken))
      continue;
    n->taken[numTaken++] = box;
    if (!append(rows, batch, class, box))
      return false;
  }
  return true;
}

//===----------------------------------------------------------------------===//
// All classes
//===----------------------------------------------------------------------===//

static float floatAt(const NnEval *e, intptr_t i) {
  return *(const float *)e->inputs[i].data;
}

static bool takeAll(const NnEval *e, Nms *n, Rows *rows) {
  const nnrt_tensor_t *boxes = &e->inputs[0], *scores = &e->inputs[1];
  bool ok = n->candidates && n->taken;
  for (int64_t b = 0; ok && b < scores->shape[0]; ++b)
    for (int64_t c = 0; ok && c < scores->shape[1]; ++c) {
      n->boxes = (const float *)boxes->data + b * n->n * 4;
      n->scores =
          (const float *)scores->data + (b * scores->shape[1] + c) * n->n;
      ok = takeBoxes(n, b, c, rows);
    }
  return ok;
}

static MlirLogicalResult writeOut(const NnEval *e, const Rows *rows) {
  NnShape shape = {2, {rows->n, 3}};
  if (mlirLogicalResultIsFailure(nnEvalAllocate(e, 0, NNRT_I64, &shape)))
    return NN_FAILURE;
  for (int64_t i = 0; i < 3 * rows->n; ++i)
    nnTensorStore(&e->outputs[0], i, (NnNumber){.i = rows->data[i]});
  return NN_SUCCESS;
}

MlirLogicalResult nnEvalNonMaxSuppression(const NnEval *e) {
  const nnrt_tensor_t *boxes = &e->inputs[0], *scores = &e->inputs[1];
  if (boxes->shape[0] != scores->shape[0] ||
      boxes->shape[1] != scores->shape[2] || boxes->shape[2] != 4)
    return nnOpError(e->op, "expected boxes and scores to agree");
  bool hasLeastScore = e->numInputs > 4;
  size_t room = ((size_t)scores->shape[2] + 1) * sizeof(int64_t);
  Nms n = {.n = scores->shape[2],
           .mostBoxes = nnTensorLoad(&e->inputs[2], 0).i,
           .mostOverlap = floatAt(e, 3),
           .leastScore = hasLeastScore ? floatAt(e, 4) : 0,
           .hasLeastScore = hasLeastScore,
           .isCentered = !mlirAttributeIsNull(nnAttr(e->op, "is_centered")),
           .candidates = malloc(room),
           .taken = malloc(room)};
  Rows rows = {0};
  MlirLogicalResult result =
      takeAll(e, &n, &rows) ? writeOut(e, &rows) : nnEvalOutOfMemory(e);
  free(n.candidates);
  free(n.taken);
  free(rows.data);
  return result;
}
