//===- Destination.c - What an op writes its result into ------------------===//
// linalg's outs, the tensor that is inserted into, what a loop carries if its
// body does no more than write to it: operands that have the result's sizes.
//===----------------------------------------------------------------------===//
#include "Conversion/NNToLinalg/Destination.h"

#include "Support/IR.h"
#include "nn/Builders/Bufferization.h"
#include "nn/Builders/Linalg.h"
#include "nn/Builders/Scf.h"
#include "nn/Builders/Tensor.h"

static MlirValue yielded(MlirRegion region, intptr_t i) {
  MlirBlock block = mlirRegionGetFirstBlock(region);
  return nnOperand(mlirBlockGetTerminator(block), i);
}

static MlirValue argument(MlirRegion region, intptr_t i) {
  return mlirBlockGetArgument(mlirRegionGetFirstBlock(region), i);
}

/// Whether `value` is `origin` with other contents, or `origin` itself.
static bool isWrittenInto(MlirValue value, MlirValue origin) {
  while (!mlirValueIsNull(value) && !mlirValueEqual(value, origin)) {
    MlirOperation def = nnDefiningOp(value);
    if (scfIsaIf(def)) {
      intptr_t i = mlirOpResultGetResultNumber(value);
      return isWrittenInto(yielded(scfIfGetThenRegion(def), i), origin) &&
             isWrittenInto(yielded(scfIfGetElseRegion(def), i), origin);
    }
    value = nnDestinationOf(value);
  }
  return !mlirValueIsNull(value);
}

static MlirValue carriedByFor(MlirOperation loop, intptr_t i) {
  MlirRegion body = scfForGetRegion(loop);
  bool keeps = isWrittenInto(yielded(body, i), argument(body, i + 1));
  return keeps ? scfForGetInitArgsAt(loop, i) : (MlirValue){NULL};
}

static MlirValue carriedByWhile(MlirOperation loop, intptr_t i) {
  MlirRegion before = scfWhileGetBefore(loop), after = scfWhileGetAfter(loop);
  bool keeps = isWrittenInto(yielded(before, i + 1), argument(before, i)) &&
               isWrittenInto(yielded(after, i), argument(after, i));
  return keeps ? scfWhileGetInitsAt(loop, i) : (MlirValue){NULL};
}

MlirValue nnDestinationOf(MlirValue tensor) {
  MlirOperation def = nnDefiningOp(tensor);
  if (mlirOperationIsNull(def))
    return (MlirValue){NULL};
  intptr_t i = mlirOpResultGetResultNumber(tensor);
  if (linalgIsaGeneric(def))
    return linalgGenericGetOutputsAt(def, i);
  if (linalgIsaFill(def))
    return linalgFillGetOutputsAt(def, i);
  if (tensorIsaInsert(def))
    return tensorInsertGetDest(def);
  if (tensorIsaInsertSlice(def))
    return tensorInsertSliceGetDest(def);
  if (bufferizationIsaMaterializeInDestination(def))
    return bufferizationMaterializeInDestinationGetDest(def);
  if (scfIsaFor(def))
    return carriedByFor(def, i);
  if (scfIsaWhile(def))
    return carriedByWhile(def, i);
  return (MlirValue){NULL};
}
