//===- LayoutShuffle.c - Shuffling channels that come last ----------------===//
// Channels in groups that change places with their elements, as in ShuffleNet:
//   reshape [N, G, C, D…], transpose [N, C, G, D…], reshape [N, C * G, D…]
// of a transposed nhwc tensor does the same to its last dimension instead.
//===----------------------------------------------------------------------===//
#include "LayoutSink.h"
#include "Permute.h"

#include "nn-c/NNOps.h"

/// Whether the permutation swaps dimensions `i` and i + 1, and no others.
static bool swaps(const NnPerm *perm, int64_t i) {
  for (int64_t d = 0; d < perm->rank; ++d)
    if (perm->dims[d] != (d == i ? i + 1 : d == i + 1 ? i : d))
      return false;
  return true;
}

/// Whether `grouped` is the image with its channels split in two dimensions.
static bool splitsChannels(const NnShape *image, const NnShape *grouped) {
  if (grouped->rank != image->rank + 1 || image->dims[1] == NN_DYNAMIC ||
      grouped->dims[0] != image->dims[0] ||
      grouped->dims[1] * grouped->dims[2] != image->dims[1])
    return false;
  for (int64_t d = 2; d < image->rank; ++d)
    if (grouped->dims[d + 1] != image->dims[d])
      return false;
  return true;
}

/// `value` [N, D…, C] as [N, D…, a, b].
static MlirValue splitLast(NnBuilder b, MlirValue value, int64_t outer,
                           int64_t inner) {
  NnShape shape = nnValueShape(value);
  shape.dims[shape.rank - 1] = outer;
  shape.dims[shape.rank++] = inner;
  return nnBuildReshape(b, value, &shape);
}

MlirLogicalResult nnLayoutSinkShuffle(MlirOperation op, MlirRewriterBase rw) {
  MlirOperation swap = nnDefiningOp(nnReshapeGetInput(op));
  NnPerm perm;
  if (!nnPermOf(swap, &perm) || perm.rank < 4 || !swaps(&perm, 1))
    return nnNoMatch(op, "dimensions are not swapped");
  MlirOperation split = nnDefiningOp(nnTransposeGetInput(swap));
  if (!nnIsaReshape(split))
    return nnNoMatch(op, "channels are not split");
  MlirValue input = nnUntransposed(nnReshapeGetInput(split));
  NnShape image = nnValueShape(nnReshapeGetInput(split));
  NnShape groups = nnValueShape(nnReshapeGetResult(split));
  NnShape result = nnValueShape(nnReshapeGetResult(op));
  if (mlirValueIsNull(input) || !splitsChannels(&image, &groups) ||
      !nnShapeEqual(&image, &result) || !nnShapeIsNamable(&image))
    return nnNoMatch(op, "no channels of an nhwc image are shuffled");
  NnBuilder b = nnBuilderForOp(rw, op);
  MlirValue value = splitLast(b, input, groups.dims[1], groups.dims[2]);
  NnPerm swapLast = {perm.rank, {0}}, toNchw = nnToNchw(image.rank);
  for (int64_t d = 0; d < perm.rank; ++d)
    swapLast.dims[d] = d;
  swapLast.dims[perm.rank - 2] = perm.rank - 1;
  swapLast.dims[perm.rank - 1] = perm.rank - 2;
  NnShape nhwc = nnValueShape(input);
  value = nnBuildReshape(b, nnBuildTranspose(b, value, &swapLast), &nhwc);
  return nnReplaceOp(rw, op, nnBuildTranspose(b, value, &toNchw));
}
