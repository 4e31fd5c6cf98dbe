//===- ScalarLookup.c - The body of nn.lookup -----------------------------===//
// The table is a constant tensor, of which one element is extracted.
//===----------------------------------------------------------------------===//
#include "Lower.h"

static MlirValue tableOf(const NnScalar *s) {
  uint8_t entries[NN_LOOKUP_ENTRIES];
  NnShape shape = {.rank = 1, .dims = {NN_LOOKUP_ENTRIES}};
  MlirAttribute table = nnLookupGetTableAttr(s->op);
  if (!nnElementsRead(table, entries))
    return (MlirValue){NULL};
  return arithConstant(s->b,
                       nnElementsCreate(nnTensorType(&shape, s->to), entries));
}

MlirValue nnScalarLookup(const NnScalar *s, const MlirValue *x) {
  MlirType index = mlirIndexTypeGet(nnBuilderGetContext(s->b));
  return tensorExtract(s->b, tableOf(s),
                       NN_VALUES(arithIndexCastUI(s->b, index, x[0])));
}
