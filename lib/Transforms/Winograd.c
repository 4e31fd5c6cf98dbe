//===- Winograd.c - Convolutions by Winograd's minimal filtering ----------===//
// nn.conv of 3x3 with stride 1 and constant weights becomes nn.winograd_conv
// with transformed weights, where that is faster. Results differ in rounding:
// by about 2e-5 of the largest for F(4x4, 3x3). Expects nhwc and known sizes;
// of an unknown number of images it takes each for the only one.
//===----------------------------------------------------------------------===//
#include "Winograd.h"

#include "Support/SparseRows.h"
#include "Support/Winograd.h"

#include "Passes.h"
#include "Rewrite.h"

#include "Numbers.h"
#include "nn-c/NNOps.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

//===----------------------------------------------------------------------===//
// Which convolutions
//===----------------------------------------------------------------------===//

typedef struct Conv {
  NnShape in, out;
  int64_t pads[4];
  double kept; ///< Part of the filter's products that the direct one computes.
} Conv;

static bool allAre(MlirAttribute ints, int64_t value) {
  int64_t values[NN_MAX_SPACE];
  int64_t n = nnAttrInts(ints, NN_MAX_SPACE, values);
  for (int64_t i = 0; i < n; ++i)
    if (values[i] != value)
      return false;
  return true;
}

static void readPads(MlirOperation op, int64_t pads[4]) {
  bool isSame = nnConvGetAutoPad(op) != NN_AUTO_PAD_NONE;
  for (int i = 0; i < 4; ++i)
    pads[i] = isSame;
  nnAttrInts(nnConvGetPadsAttr(op), 4, pads);
}

/// Rows of panels that are zero are left out (nn-skip-zeros), if that pays.
/// Transformed ones are not zero any more.
static double partKept(const Conv *c, MlirAttribute filter) {
  bool isSplat;
  const float *data = nnElementsBytes(filter, &isSplat);
  int64_t filters = c->out.dims[3], rows = 9 * c->in.dims[3];
  if (!data || isSplat)
    return 1;
  int64_t all = rows * ((filters + nnWinogradPanel - 1) / nnWinogradPanel);
  int64_t kept = nnSparseRowsKept(data, rows, filters, nnWinogradPanel);
  int64_t places = c->out.dims[0] * c->out.dims[1] * c->out.dims[2];
  int64_t turns = 8 * (all / rows); // Of nine taps, each panel.
  return nnSparseRowsPay(kept, all, turns, places) ? (double)kept / (double)all
                                                   : 1;
}

/// Of what could be transformed, but for its elements.
static MlirLogicalResult readShapes(MlirOperation op, Conv *c) {
  NnShape filter = nnValueShape(nnConvGetFilter(op));
  c->in = nnValueShape(nnConvGetInput(op));
  c->out = nnValueShape(nnConvGetResult(op));
  if (nnConvGetLayout(op) != NN_LAYOUT_NHWC || c->in.rank != 4)
    return nnNoMatch(op, "is no 2-D convolution in nhwc");
  if (filter.dims[0] != 3 || filter.dims[1] != 3)
    return nnNoMatch(op, "is not 3x3");
  if (!allAre(nnConvGetStridesAttr(op), 1) ||
      !allAre(nnConvGetDilationsAttr(op), 1) || nnConvGetGroups(op) != 1)
    return nnNoMatch(op, "has strides, dilations or groups");
  if (c->out.dims[0] == NN_DYNAMIC)
    c->in.dims[0] = c->out.dims[0] = 1;
  if (!nnShapeIsStatic(&c->in) || !nnShapeIsStatic(&c->out))
    return nnNoMatch(op, "shapes are not known");
  return NN_SUCCESS;
}

static MlirLogicalResult readConv(MlirOperation op, Conv *c) {
  if (!mlirTypeIsAF32(nnElementType(nnConvGetInput(op))))
    return nnNoMatch(op, "is not in f32");
  if (mlirAttributeIsNull(nnConstantValue(nnConvGetFilter(op))))
    return nnNoMatch(op, "filter is not constant");
  if (mlirLogicalResultIsFailure(readShapes(op, c)))
    return NN_FAILURE;
  readPads(op, c->pads);
  c->kept = partKept(c, nnConstantValue(nnConvGetFilter(op)));
  return NN_SUCCESS;
}

//===----------------------------------------------------------------------===//
// Which tile
//===----------------------------------------------------------------------===//

/// What a core with vectors of 64 bytes does in a nanosecond, as measured.
/// Where it does less, it is slower at all of it.
static const struct {
  double directFlops;
  double sparseFlops;
  double productFlops;
  double elements;    ///< Transformed, from or to the tiles of an image.
  double weightBytes; ///< Read once, from the second-level cache,
  double farBytes;    ///< or from farther, beyond `nearBytes`.
} perNs = {150, 115, 165, 10, 100, 20};
enum { nearBytes = 1 << 20 };
/// Channels' worth of time that a register tile takes to begin and end.
enum { tileOverhead = 3 };

static double roundUp(int64_t n, int64_t step) {
  return (double)((n + step - 1) / step * step);
}

static double weightTime(double elements) {
  double bytes = elements * sizeof(float);
  double far = bytes > nearBytes ? bytes - nearBytes : 0;
  return bytes / perNs.weightBytes + far / perNs.farBytes;
}

static double directTime(const Conv *c) {
  double channels = (double)c->in.dims[3];
  double filters = roundUp(c->out.dims[3], nnWinogradPanel);
  double taps = 9 * channels * filters;
  double places = (double)(c->out.dims[0] * c->out.dims[1] * c->out.dims[2]);
  // Its weights are fetched while places compute (nn-vectorize-kernels).
  double flops = 2 * taps * places;
  double time = c->kept < 1 ? flops * c->kept / perNs.sparseFlops
                            : flops / perNs.directFlops;
  return fmax(time, weightTime(taps * c->kept));
}

static double winogradTime(const Conv *c, const NnWinograd *w) {
  double channels = (double)c->in.dims[3];
  double filters = roundUp(c->out.dims[3], nnWinogradPanel);
  double products = (double)(w->size * w->size);
  double tiles = (double)c->out.dims[0] * roundUp(c->out.dims[1], w->tile) *
                 roundUp(c->out.dims[2], w->tile) / (w->tile * w->tile);
  double flops = 2 * products * tiles * (channels + tileOverhead) * filters;
  double elements =
      products * tiles * (roundUp(c->in.dims[3], nnWinogradPanel) + filters);
  return flops / perNs.productFlops + elements / perNs.elements +
         weightTime(products * channels * filters);
}

/// The tile that is fastest, or 0 if the direct convolution is. Of equal ones
/// the smaller, which rounds less and has fewer weights. `*best` is its time.
static int64_t chooseTile(const Conv *c, double *best) {
  static const int64_t tiles[] = {2, 4};
  int64_t chosen = 0;
  *best = directTime(c);
  for (size_t i = 0; i < sizeof tiles / sizeof *tiles; ++i) {
    double time = winogradTime(c, nnWinograd(tiles[i]));
    if (time < *best) {
      *best = time;
      chosen = tiles[i];
    }
  }
  return chosen;
}

double nnWinogradSpeedup(MlirOperation op) {
  Conv c = {.kept = 1};
  double best;
  if (!nnIsaConv(op) || mlirLogicalResultIsFailure(readShapes(op, &c)))
    return 1;
  chooseTile(&c, &best);
  return best > 0 ? directTime(&c) / best : 1;
}

//===----------------------------------------------------------------------===//
// Weights
//===----------------------------------------------------------------------===//

/// u = G g G^T, where element (i, j) of g is at g[(i * 3 + j) * stride].
static void transformFilter(const NnWinograd *w, const double *g,
                            int64_t stride, double *u) {
  double half[nnWinogradMaxSize][3] = {{0}};
  for (int i = 0; i < w->size; ++i)
    for (int a = 0; a < 3; ++a)
      for (int b = 0; b < 3; ++b)
        half[i][b] += w->g[i][a] * g[(a * 3 + b) * stride];
  for (int i = 0; i < w->size; ++i)
    for (int j = 0; j < w->size; ++j) {
      double sum = 0;
      for (int b = 0; b < 3; ++b)
        sum += w->g[j][b] * half[i][b];
      u[i * w->size + j] = sum;
    }
}

/// From [3, 3, C, F] to [size^2, F / 16, C, 16], which is zeroed.
static void transformFilters(const NnWinograd *w, const double *filters,
                             int64_t channels, int64_t count, float *out) {
  int64_t panels = (count + nnWinogradPanel - 1) / nnWinogradPanel;
  int products = w->size * w->size;
  for (int64_t c = 0; c < channels; ++c)
    for (int64_t f = 0; f < count; ++f) {
      double u[nnWinogradMaxSize * nnWinogradMaxSize];
      transformFilter(w, filters + c * count + f, channels * count, u);
      int64_t row = f / nnWinogradPanel * channels + c;
      for (int p = 0; p < products; ++p)
        out[(p * panels * channels + row) * nnWinogradPanel +
            f % nnWinogradPanel] = (float)u[p];
    }
}

/// Null if memory is short.
static MlirAttribute transformedWeights(MlirOperation op, const Conv *c,
                                        const NnWinograd *w) {
  int64_t channels = c->in.dims[3], filters = c->out.dims[3];
  NnShape shape = {4,
                   {w->size * w->size,
                    (filters + nnWinogradPanel - 1) / nnWinogradPanel, channels,
                    nnWinogradPanel}};
  size_t bytes = (size_t)nnShapeNumElements(&shape) * sizeof(float);
  double *from = nnConstantDoubles(nnConvGetFilter(op));
  float *to = from ? aligned_alloc(64, bytes) : NULL; // rows are 64 bytes
  MlirAttribute weights = mlirAttributeGetNull();
  if (to) {
    memset(to, 0, bytes);
    transformFilters(w, from, channels, filters, to);
    MlirType element = nnElementType(nnConvGetFilter(op));
    weights = nnElementsOwned(nnTensorType(&shape, element), to);
  }
  free(from);
  return weights;
}

//===----------------------------------------------------------------------===//
// The pass
//===----------------------------------------------------------------------===//

enum { optTile };
enum { statConverted };

static MlirLogicalResult convert(MlirOperation op, MlirRewriterBase rw,
                                 int64_t tile) {
  Conv c;
  if (mlirLogicalResultIsFailure(readConv(op, &c)))
    return NN_FAILURE;
  double time;
  const NnWinograd *w = nnWinograd(tile ? tile : chooseTile(&c, &time));
  if (!w)
    return nnNoMatch(op, "is faster as it is");
  MlirAttribute weights = transformedWeights(op, &c, w);
  if (mlirAttributeIsNull(weights))
    return nnNoMatch(op, "out of memory");
  NnBuilder b = nnBuilderForOp(rw, op);
  NnWinogradConvOptions options = {
      .pads = nnDenseI64ArrayAttr(b, (NnInts){4, c.pads})};
  MlirOperation made = nnWinogradConvCreateTyped(
      b, mlirValueGetType(nnConvGetResult(op)), nnConvGetInput(op),
      nnConstant(b, weights), nnOptionalOperand(op, 2), c.out.dims[3],
      &options);
  return nnReplaceOp(rw, op, nnResult(made, 0));
}

typedef struct Run {
  MlirRewriterBase rewriter;
  const NnPass *pass;
} Run;

static MlirWalkResult visit(MlirOperation op, void *user) {
  const Run *r = user;
  if (nnIsaConv(op) && mlirLogicalResultIsSuccess(convert(
                           op, r->rewriter, nnPassInt(r->pass, optTile))))
    nnPassCount(r->pass, statConverted, 1);
  return MlirWalkResultAdvance;
}

static MlirLogicalResult run(MlirOperation op, const NnPass *pass) {
  Run r = {mlirIRRewriterCreate(mlirOperationGetContext(op)), pass};
  mlirOperationWalk(op, visit, &r, MlirWalkPostOrder);
  mlirIRRewriterDestroy(r.rewriter);
  return NN_SUCCESS;
}

static const NnOptionInfo options[] = {
    {"tile",
     "outputs of a tile along an axis, 2 or 4; 0 is whichever is fastest",
     NN_OPTION_INT, "0"},
};

static const NnStatisticInfo statistics[] = {
    {"converted", "nn.conv ops that became nn.winograd_conv"},
};

const NnPassInfo nnWinogradPass = {
    .name = "nn-winograd",
    .description = "Compute 3x3 convolutions by Winograd's minimal filtering",
    .options = options,
    .numOptions = 1,
    .statistics = statistics,
    .numStatistics = 1,
    .run = run,
};
