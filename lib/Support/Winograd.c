//===- Winograd.c - Winograd's minimal filtering --------------------------===//
// After Winograd, Arithmetic Complexity of Computations (1980), and Lavin and
// Gray, Fast Algorithms for Convolutional Neural Networks (arXiv:1509.09308).
//===----------------------------------------------------------------------===//
#include "Support/Winograd.h"

#include "Support/IR.h"

#include <stdio.h>

static const NnWinograd forms[] = {
    // Points 0, 1, -1, infinity.
    {.tile = 2,
     .size = 4,
     .g = {{-1, 0, 0}, {.5, .5, .5}, {.5, -.5, .5}, {0, 0, 1}},
     .bt = {{-1, 0, 1, 0}, {0, 1, 1, 0}, {0, -1, 1, 0}, {0, -1, 0, 1}},
     .at = {{1, 1, 1, 0}, {0, 1, -1, 1}}},
    // Points 0, 1, -1, 2, -2, infinity.
    {.tile = 4,
     .size = 6,
     .g = {{1. / 4, 0, 0},
           {-1. / 6, -1. / 6, -1. / 6},
           {-1. / 6, 1. / 6, -1. / 6},
           {1. / 24, 1. / 12, 1. / 6},
           {1. / 24, -1. / 12, 1. / 6},
           {0, 0, 1}},
     .bt = {{4, 0, -5, 0, 1, 0},
            {0, -4, -4, 1, 1, 0},
            {0, 4, -4, -1, 1, 0},
            {0, -2, -1, 2, 1, 0},
            {0, 2, -1, -2, 1, 0},
            {0, 4, 0, -5, 0, 1}},
     .at = {{1, 1, 1, 1, 1, 0},
            {0, 1, -1, 2, -2, 0},
            {0, 1, 1, 4, 4, 0},
            {0, 1, -1, 8, -8, 1}}},
};

const NnWinograd *nnWinograd(int64_t tile) {
  for (size_t i = 0; i < sizeof forms / sizeof *forms; ++i)
    if (forms[i].tile == tile)
      return &forms[i];
  return NULL;
}

const NnWinograd *nnWinogradOfProducts(int64_t products) {
  for (size_t i = 0; i < sizeof forms / sizeof *forms; ++i)
    if (forms[i].size * forms[i].size == products)
      return &forms[i];
  return NULL;
}

//===----------------------------------------------------------------------===//
// Constants
//===----------------------------------------------------------------------===//

/// The first `columns` of each row, of nnWinogradMaxSize.
static MlirAttribute matrix(MlirContext context, int rows, int columns,
                            const double (*values)[nnWinogradMaxSize]) {
  float flat[nnWinogradMaxSize * nnWinogradMaxSize];
  for (int i = 0; i < rows; ++i)
    for (int j = 0; j < columns; ++j)
      flat[i * columns + j] = (float)values[i][j];
  NnShape shape = {2, {rows, columns}};
  return nnElementsCreate(nnTensorType(&shape, mlirF32TypeGet(context)), flat);
}

MlirAttribute nnWinogradInputMatrix(MlirContext context, const NnWinograd *w) {
  return matrix(context, w->size, w->size, w->bt);
}

MlirAttribute nnWinogradOutputMatrix(MlirContext context, const NnWinograd *w) {
  return matrix(context, w->tile, w->size, w->at);
}

//===----------------------------------------------------------------------===//
// Maps
//===----------------------------------------------------------------------===//

/// $m, $s and $p stand for the tile, its size and the panel.
static const struct {
  const char *loops;
  const char *results[nnWinogradMaxMaps];
} steps[] = {
    [NN_WINOGRAD_INPUT] = {"i, j, n, y, x, c, a, b",
                           {"i, a", "j, b", "n, y * $m + a, x * $m + b, c",
                            "i, j, n, y, x, c"}},
    [NN_WINOGRAD_PRODUCT] = {"i, j, n, y, x, f, c",
                             {"i, j, n, y, x, c",
                              "i * $s + j, f floordiv $p, c, f mod $p",
                              "i, j, n, y, x, f"}},
    [NN_WINOGRAD_OUTPUT] = {"n, h, w, f, i, j",
                            {"h mod $m, i", "w mod $m, j",
                             "i, j, n, h floordiv $m, w floordiv $m, f",
                             "n, h, w, f"}},
};

static int numberOf(const NnWinograd *w, char letter) {
  return letter == 'm' ? w->tile : letter == 's' ? w->size : nnWinogradPanel;
}

static MlirAffineMap parseMap(MlirContext context, const NnWinograd *w,
                              const char *loops, const char *results) {
  char text[256];
  int n = snprintf(text, sizeof text, "affine_map<(%s) -> (", loops);
  for (; *results; ++results)
    if (*results == '$')
      n += snprintf(text + n, sizeof text - (size_t)n, "%d",
                    numberOf(w, *++results));
    else
      text[n++] = *results;
  snprintf(text + n, sizeof text - (size_t)n, ")>");
  return mlirAffineMapAttrGetValue(mlirAttributeParseGet(context, nnStr(text)));
}

int nnWinogradMaps(MlirContext context, const NnWinograd *w,
                   NnWinogradStep step, MlirAffineMap maps[nnWinogradMaxMaps]) {
  int n = 0;
  for (; n < nnWinogradMaxMaps && steps[step].results[n]; ++n)
    maps[n] = parseMap(context, w, steps[step].loops, steps[step].results[n]);
  return n;
}
