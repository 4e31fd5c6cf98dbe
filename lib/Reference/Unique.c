//===- Unique.c - nn.unique -----------------------------------------------===//
// Slices are sorted; then equal ones are neighbours, the first of them in
// front.
//===----------------------------------------------------------------------===//
#include "Evaluate.h"
#include "Sort.h"

#include <stdlib.h>

/// Slices along an axis of `size`; `inner` elements lie behind it.
typedef struct Slices {
  const nnrt_tensor_t *input;
  int64_t outer, size, inner;
} Slices;

static int compare(int64_t x, int64_t y, const void *user) {
  const Slices *s = user;
  for (int64_t i = 0; i < s->outer; ++i)
    for (int64_t k = 0; k < s->inner; ++k) {
      int64_t row = i * s->size;
      NnNumber a = nnTensorLoad(s->input, (row + x) * s->inner + k);
      NnNumber b = nnTensorLoad(s->input, (row + y) * s->inner + k);
      int order = nnCompareNumbers(s->input->dtype, a, b);
      if (order)
        return order;
    }
  return 0;
}

/// Of each slice the group; of each group the first slice, the number of slices
/// and the number it has in the result.
typedef struct Groups {
  int64_t count;
  int64_t *of, *first, *size, *number;
} Groups;

static void group(const Slices *s, const int64_t *places, Groups *g) {
  for (int64_t i = 0; i < s->size; ++i) {
    if (i == 0 || compare(places[i - 1], places[i], s)) {
      g->first[g->count] = places[i];
      g->size[g->count++] = 0;
    }
    g->of[places[i]] = g->count - 1;
    ++g->size[g->count - 1];
  }
}

static void numberGroups(const Slices *s, Groups *g, bool unsorted) {
  for (int64_t i = 0; i < g->count; ++i)
    g->number[i] = i;
  for (int64_t i = 0, next = 0; unsorted && i < s->size; ++i)
    if (g->first[g->of[i]] == i)
      g->number[g->of[i]] = next++;
}

static void store(const nnrt_tensor_t *tensor, int64_t at, int64_t value) {
  nnTensorStore(tensor, at, (NnNumber){.i = value});
}

static MlirLogicalResult writeOut(const NnEval *e, const Slices *s,
                                  const Groups *g) {
  NnShape found = {1, {g->count}}, all = {1, {s->size}};
  if (mlirLogicalResultIsFailure(nnEvalAllocate(e, 0, NNRT_I64, &found)) ||
      mlirLogicalResultIsFailure(nnEvalAllocate(e, 1, NNRT_I64, &all)) ||
      mlirLogicalResultIsFailure(nnEvalAllocate(e, 2, NNRT_I64, &found)))
    return NN_FAILURE;
  for (int64_t i = 0; i < g->count; ++i) {
    store(&e->outputs[0], g->number[i], g->first[i]);
    store(&e->outputs[2], g->number[i], g->size[i]);
  }
  for (int64_t i = 0; i < s->size; ++i)
    store(&e->outputs[1], i, g->number[g->of[i]]);
  return NN_SUCCESS;
}

MlirLogicalResult nnEvalUnique(const NnEval *e) {
  NnShape shape = nnTensorShape(&e->inputs[0]);
  int64_t axis;
  if (mlirLogicalResultIsFailure(nnEvalAxis(e, 0, shape.rank, &axis)))
    return NN_FAILURE;
  Slices s = {&e->inputs[0], nnShapeRange(&shape, 0, axis), shape.dims[axis],
              nnShapeRange(&shape, axis + 1, shape.rank)};
  int64_t *memory = calloc((size_t)s.size * 5 + 1, sizeof *memory);
  if (!memory)
    return nnEvalOutOfMemory(e);
  int64_t *places = memory;
  Groups g = {0, memory + s.size, memory + 2 * s.size, memory + 3 * s.size,
              memory + 4 * s.size};
  for (int64_t i = 0; i < s.size; ++i)
    places[i] = i;
  bool sorted = nnSortPlaces(places, s.size, compare, &s);
  if (sorted) {
    group(&s, places, &g);
    numberGroups(&s, &g, !mlirAttributeIsNull(nnAttr(e->op, "unsorted")));
  }
  MlirLogicalResult result =
      sorted ? writeOut(e, &s, &g) : nnEvalOutOfMemory(e);
  free(memory);
  return result;
}
