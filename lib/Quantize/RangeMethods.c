//===- RangeMethods.c - Choosing a range from a histogram -----------------===//
// Each method clips what lies outside of the range that it chooses. A range is
// cut into 256 levels of which one is 0, so values that are exactly 0 have no
// error and take no part in the search.
//===----------------------------------------------------------------------===//
#include "Observer.h"

#include <math.h>

static NnRange fullRange(const Histogram *h) {
  return (NnRange){h->min, h->max};
}

static NnRange clip(const Histogram *h, double min, double max) {
  return (NnRange){fmax(min, h->min), fmin(max, h->max)};
}

//===----------------------------------------------------------------------===//
// Percentile
//===----------------------------------------------------------------------===//

NnRange nnRangeOfPercentile(const Histogram *h, double percent) {
  double tail = (double)h->total * (100 - percent) / 200, below = 0, above = 0;
  int low = 0, high = h->used - 1;
  while (low < high && below + (double)h->counts[low] <= tail)
    below += (double)h->counts[low++];
  while (high > low && above + (double)h->counts[high] <= tail)
    above += (double)h->counts[high--];
  return clip(h, nnHistogramEdge(h, low), nnHistogramEdge(h, high + 1));
}

//===----------------------------------------------------------------------===//
// Squared error
//===----------------------------------------------------------------------===//

/// Sum over the values of the squared error, of rounding or of clipping, as if
/// each were in the middle of its bin.
static double squaredError(const Histogram *h, NnRange range) {
  double min = fmin(range.min, 0), max = fmax(range.max, 0), sum = 0;
  double step = (max - min) / (nnRangeLevels - 1);
  double width = nnHistogramEdge(h, 1) - nnHistogramEdge(h, 0);
  double middle = nnHistogramEdge(h, 0) + width / 2;
  for (int i = 0; i < h->used; ++i) {
    double x = middle + width * i;
    double inside = x < min ? min : x > max ? max : x;
    // The step that x is rounded to; far from what an int32_t can't hold.
    int32_t level = (int32_t)(inside / step + (inside < 0 ? -0.5 : 0.5));
    double error = x - step * level;
    sum += (double)nnHistogramNonZero(h, i) * error * error;
  }
  return sum;
}

/// Moves one end of the range inwards, to where the error is least.
static void shrinkEnd(const Histogram *h, NnRange *range, double *end) {
  enum { STEPS = 64 };
  double full = *end, best = full, least = squaredError(h, *range);
  for (int i = 1; i < STEPS; ++i) {
    *end = full * i / STEPS;
    double error = squaredError(h, *range);
    if (error < least) {
      least = error;
      best = *end;
    }
  }
  *end = best;
}

NnRange nnRangeOfLeastSquares(const Histogram *h) {
  NnRange range = fullRange(h);
  // What one end is best at depends a little on the other.
  enum { ROUNDS = 2 };
  for (int i = 0; i < ROUNDS; ++i) {
    if (range.max > 0)
      shrinkEnd(h, &range, &range.max);
    if (range.min < 0)
      shrinkEnd(h, &range, &range.min);
  }
  return range;
}

//===----------------------------------------------------------------------===//
// Entropy
//===----------------------------------------------------------------------===//

/// Bins low to high - 1 are the candidate.
typedef struct Candidate {
  int low, high;
  double below, above; ///< Values that it clips.
} Candidate;

static Candidate candidateFor(const Histogram *h, double threshold) {
  Candidate c = {0, h->used, 0, 0};
  while (c.low < c.high && nnHistogramEdge(h, c.low + 1) <= -threshold)
    c.below += (double)nnHistogramNonZero(h, c.low++);
  while (c.high > c.low && nnHistogramEdge(h, c.high - 1) >= threshold)
    c.above += (double)nnHistogramNonZero(h, --c.high);
  return c;
}

/// The first bin of level `level` of a candidate.
static int levelStart(const Candidate *c, int level) {
  return c->low + (int)((int64_t)(c->high - c->low) * level / nnRangeLevels);
}

/// What a level, bins begin to end - 1, adds to the divergence of the clipped
/// values from the quantized ones: in these, a level's values are spread evenly
/// over its bins that aren't empty.
static double levelDivergence(const Histogram *h, const Candidate *c, int begin,
                              int end) {
  double sum = 0, filled = 0, divergence = 0;
  for (int i = begin; i < end; ++i) {
    sum += (double)nnHistogramNonZero(h, i);
    filled += nnHistogramNonZero(h, i) > 0;
  }
  for (int i = begin; i < end; ++i) {
    double p = (double)nnHistogramNonZero(h, i);
    double q = p > 0 ? sum / filled : 0;
    p += (i == c->low ? c->below : 0) + (i == c->high - 1 ? c->above : 0);
    // An empty bin that clipped values fall into has no q: as if it had one
    // value in it.
    if (p > 0)
      divergence += p * log(p / fmax(q, 1));
  }
  return divergence;
}

/// Kullback-Leibler, of distributions: p sums to `total`, q to what isn't
/// clipped.
static double divergence(const Histogram *h, const Candidate *c) {
  double total = (double)(h->total - h->zeros), sum = 0;
  double kept = total - c->below - c->above;
  if (kept <= 0)
    return INFINITY;
  for (int level = 0; level < nnRangeLevels; ++level)
    sum +=
        levelDivergence(h, c, levelStart(c, level), levelStart(c, level + 1));
  return sum / total + log(kept / total);
}

NnRange nnRangeOfLeastEntropy(const Histogram *h) {
  enum { STEPS = 128 };
  double full = fmax(fabs(h->min), fabs(h->max)), least = INFINITY;
  NnRange best = fullRange(h);
  // Clipping everything to nothing would lose no information by this measure.
  for (int i = STEPS; i > STEPS / 8; --i) {
    double threshold = full * i / STEPS;
    Candidate c = candidateFor(h, threshold);
    if (c.high - c.low < nnRangeLevels && i < STEPS)
      break;
    double d = divergence(h, &c);
    if (d < least) {
      least = d;
      best = clip(h, -threshold, threshold);
    }
  }
  return best;
}
