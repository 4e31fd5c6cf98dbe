//===- QuantParams.c - Parameters of ops that are rewritten ---------------===//
// Copies parameters to arrays and makes another type of them.
//===----------------------------------------------------------------------===//
#include "Transforms/Quantization/QuantParams.h"

#include <stdlib.h>

NnQuant nnQuantOf(MlirOperation op) {
  NnQuant quant = {0};
  MlirType params = mlirTypeAttrGetValue(nnAttr(op, "params"));
  nnQuantRead(params, nnRank(mlirOperationGetOperand(op, 0)), &quant);
  return quant; // The verifier has read it as well.
}

bool nnQuantIsOne(const NnQuant *quant) {
  return nnQuantNumParameters(quant) == 1;
}

/// `to` with the parameters of `from` in the same order, scales multiplied.
static MlirType copy(const NnQuant *from, NnQuant *to, double factor) {
  int64_t n = nnQuantNumParameters(from);
  double *scales = malloc((size_t)n * sizeof *scales);
  int64_t *zeros = malloc((size_t)n * sizeof *zeros);
  MlirType type = {NULL};
  to->low = from->low;
  to->high = from->high;
  for (int64_t i = 0; scales && zeros && i < n; ++i) {
    scales[i] = nnQuantScale(from, i) * factor;
    zeros[i] = nnQuantZeroPoint(from, i);
  }
  if (scales && zeros)
    type = nnQuantType(to, scales, zeros);
  free(scales);
  free(zeros);
  return type;
}

MlirType nnQuantMoved(const NnQuant *quant, int64_t rank, int64_t axis) {
  NnQuant moved = nnQuantOfStorage(quant->storage, rank);
  if (!nnQuantIsOne(quant)) {
    if (nnQuantAxis(quant) < 0 || axis < 0)
      return (MlirType){NULL};
    moved.grid.dims[axis] = nnQuantNumParameters(quant);
    moved.blocks[axis] = 1;
  }
  return copy(quant, &moved, 1);
}

MlirType nnQuantTransposed(const NnQuant *quant, const NnPerm *perm) {
  int64_t axis = -1;
  for (int64_t i = 0; i < perm->rank; ++i)
    if (perm->dims[i] == nnQuantAxis(quant))
      axis = i;
  return nnQuantMoved(quant, perm->rank, axis);
}

MlirType nnQuantScaled(const NnQuant *quant, double factor) {
  NnQuant scaled = nnQuantOfStorage(quant->storage, quant->grid.rank);
  if (!nnQuantIsOne(quant) && nnQuantAxis(quant) < 0)
    return (MlirType){NULL};
  scaled.grid = quant->grid;
  for (int64_t d = 0; d < scaled.grid.rank; ++d)
    scaled.blocks[d] = quant->blocks[d];
  return copy(quant, &scaled, factor);
}
