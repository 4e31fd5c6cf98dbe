//===- Ownership.c - Who frees buffers ------------------------------------===//
// Questions that nn-carry-buffers, which makes this so, and nn-plan-memory,
// which relies on it, share.
//===----------------------------------------------------------------------===//
#include "Codegen/Memory/Ownership.h"

#include "Support/IR.h"
#include "nn/Builders/Arith.h"
#include "nn/Builders/Memref.h"
#include "nn/Builders/Scf.h"

bool nnIsUnplaced(MlirType type) {
  if (!mlirTypeIsAMemRef(type))
    return false;
  NnShape shape = nnTypeShape(type);
  return nnShapeNumElements(&shape) < 0;
}

bool nnIsOwned(MlirValue value) {
  MlirOperation op = nnDefiningOp(value);
  return nnIsUnplaced(mlirValueGetType(value)) &&
         (memrefIsaAlloc(op) || scfIsaIf(op) || scfIsaFor(op) ||
          scfIsaWhile(op));
}

MlirValue nnCastRoot(MlirValue value) {
  while (memrefIsaCast(nnDefiningOp(value)))
    value = memrefCastGetSource(nnDefiningOp(value));
  return value;
}

MlirValue nnCopyBuffer(NnBuilder b, MlirValue value) {
  NnShape shape = nnValueShape(value);
  MlirValue sizes[NN_MAX_RANK];
  int64_t dims[NN_MAX_RANK];
  intptr_t n = 0;
  for (int64_t d = 0; d < shape.rank; ++d) {
    dims[d] = shape.dims[d];
    if (dims[d] != NN_DYNAMIC)
      continue;
    dims[d] = mlirShapedTypeGetDynamicSize();
    sizes[n++] = memrefDim(b, value, arithConstant(b, nnIndexAttr(b, d)));
  }
  MlirType type = mlirMemRefTypeContiguousGet(
      nnElementType(value), (intptr_t)shape.rank, dims, mlirAttributeGetNull());
  MlirValue copy =
      memrefAlloc(b, type, (NnValues){n, sizes}, NN_NO_VALUES, NULL);
  memrefCopyCreate(b, value, copy);
  return mlirTypeEqual(type, mlirValueGetType(value))
             ? copy
             : memrefCast(b, mlirValueGetType(value), copy);
}
