//===- Results.c - More results of a function -----------------------------===//
// Return, result attributes and function type, in step.
//===----------------------------------------------------------------------===//
#include "Results.h"

#include "Shapes.h"

#include <stdlib.h>

/// {nn.name = "name"}, or no attributes for NULL.
static MlirAttribute nameAttr(MlirContext context, const char *name) {
  if (!name)
    return mlirDictionaryAttrGet(context, 0, NULL);
  MlirNamedAttribute attr = {mlirIdentifierGet(context, nnStr("nn.name")),
                             mlirStringAttrGet(context, nnStr(name))};
  return mlirDictionaryAttrGet(context, 1, &attr);
}

static void setAttributes(MlirOperation func, intptr_t had, intptr_t n,
                          const char *const *names, MlirAttribute *all) {
  MlirContext context = mlirOperationGetContext(func);
  MlirAttribute old = nnAttr(func, "res_attrs");
  for (intptr_t i = 0; i < had; ++i)
    all[i] = mlirAttributeIsNull(old) ? nameAttr(context, NULL)
                                      : mlirArrayAttrGetElement(old, i);
  for (intptr_t i = 0; i < n; ++i)
    all[had + i] = nameAttr(context, names[i]);
  mlirOperationSetAttributeByName(func, nnStr("res_attrs"),
                                  mlirArrayAttrGet(context, had + n, all));
}

MlirLogicalResult nnAppendResults(MlirOperation func, intptr_t n,
                                  const MlirValue *values,
                                  const char *const *names) {
  MlirOperation end = nnOnlyReturn(func);
  intptr_t had = mlirOperationGetNumOperands(end);
  size_t size = (size_t)(had + n) + 1;
  MlirValue *operands = malloc(size * sizeof *operands);
  MlirAttribute *attributes = malloc(size * sizeof *attributes);
  bool ok = operands && attributes;
  if (ok && n) {
    for (intptr_t i = 0; i < had; ++i)
      operands[i] = nnOperand(end, i);
    for (intptr_t i = 0; i < n; ++i)
      operands[had + i] = values[i];
    mlirOperationSetOperands(end, had + n, operands);
    setAttributes(func, had, n, names, attributes);
  }
  free(operands);
  free(attributes);
  return ok ? nnUpdateSignature(func, end) : nnOpError(func, "out of memory");
}
