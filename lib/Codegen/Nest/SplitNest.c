//===- SplitNest.c - What a unit of a kernel's work is --------------------===//
// Counts iterations of the outermost levels of rows, or else of all outermost
// levels, as units, until there are enough to share among threads. Other levels
// keep their fixed bounds.
//===----------------------------------------------------------------------===//
#include "Codegen/Nest/Nest.h"

/// A nest is split further while it has fewer units than `enough`; fewer than
/// `few` is too few if there is a choice.
enum { enoughUnits = 32, fewUnits = 8 };

Index nnSegmentIterations(NnBuilder b, const Segment *s) {
  return nnIndexCeilDiv(b, nnIndexSub(b, s->ub, s->lb), s->step);
}

/// How often a level runs, or -1 if that shows only at run time.
static int64_t staticIterations(const Nest *n, int level) {
  const Level *l = &n->levels[level];
  int64_t count = 0;
  for (int i = 0; i < l->numSegments; ++i) {
    Index c = nnSegmentIterations(n->e->b, &l->segments[i]);
    if (!nnIndexIsConstant(c))
      return -1;
    count += c.constant;
  }
  return count;
}

/// Splits levels from `first` on, as many as it takes for enough units. Returns
/// the number of units for each iteration of the first level if its size is
/// unknown, of all of them otherwise.
static int64_t splitFrom(Nest *n, int first) {
  int64_t units = staticIterations(n, first), count;
  int last = first + 1;
  units = units < 0 ? 1 : units;
  for (int level = last; level < n->n && units < enoughUnits; ++level) {
    if ((count = staticIterations(n, level)) < 0)
      break;
    units *= count;
    last = count == 1 ? last : level + 1;
  }
  n->split.first = first;
  n->split.last = last;
  int64_t inside = 1;
  for (int level = last - 1; level >= first; --level) {
    n->levels[level].inside = inside;
    inside *= staticIterations(n, level);
  }
  return units;
}

/// Panels of columns around enough rows are left whole: kernels that follow
/// each other are then all split by rows, and a thread finds most of what it
/// reads in its own cache. Panels that are widened are shared out, so that each
/// is widened once.
static int64_t splitStatic(Nest *n) {
  int first = n->outputs;
  if (nnWidensPanels(n->e) && nnRowsStay(n->e) &&
      staticIterations(n, first) >= fewUnits)
    return splitFrom(n, first);
  if (n->levels[first].loop == n->e->columnLoop && n->n > first + 1 &&
      staticIterations(n, first + 1) >= 0) {
    int64_t units = splitFrom(n, first + 1);
    if (units >= fewUnits)
      return units;
  }
  return staticIterations(n, first) < 0 ? 0 : splitFrom(n, first);
}

static int dimOf(const Stage *s, int loop) {
  int d = 0;
  while (s->outputLoop[d] != loop)
    ++d;
  return d;
}

/// The innermost level of unknown size whose iterations are elements, or -1.
static int findDynamic(const Nest *n) {
  for (int level = n->n - 1; level >= 0; --level)
    if (n->levels[level].loop != n->e->columnLoop &&
        n->e->stage->extent[n->levels[level].loop] == NN_DYNAMIC)
      return level;
  return -1;
}

/// Splits at a level of unknown size: a unit is one of its elements. Rows are
/// cut into tiles from where the range begins.
static void splitDynamic(Nest *n, int level) {
  Emitter *e = n->e;
  int loop = n->levels[level].loop;
  e->units.dim = dimOf(e->stage, loop);
  if (loop != e->rowLoop) {
    e->units.count = splitFrom(n, level);
    return;
  }
  n->split.first = n->split.last = 0;
  e->units.count = 1;
  Index lo = nnIndexOf(e->units.lo), hi = nnIndexOf(e->units.hi);
  e->begin[loop] = lo;
  e->end[loop] = nnIndexMax(e->b, nnIndexMin(e->b, e->end[loop], hi), lo);
  n->levels[level].numSegments = 0;
  nnCutRows(e, &n->levels[level]);
}

void nnSplitNest(Nest *n) {
  Emitter *e = n->e;
  e->units.dim = -1;
  e->units.count = splitStatic(n);
  int dynamic = findDynamic(n);
  if (e->units.count < fewUnits && dynamic >= 0)
    splitDynamic(n, dynamic);
  if (e->units.count < (e->units.dim < 0 ? 2 : 1)) {
    e->units.count = 0;
    n->split.last = n->split.first;
    return;
  }
  Index all = nnIndex(e->units.count);
  if (e->units.dim >= 0)
    all = nnIndexScale(e->b, e->extent[e->stage->outputLoop[e->units.dim]],
                       e->units.count);
  n->split.lo = nnIndexOf(e->units.lo);
  n->split.hi = nnIndexMin(e->b, nnIndexOf(e->units.hi), all);
}
