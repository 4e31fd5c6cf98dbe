//===- Signature.c - A model as its callers see it ------------------------===//
// Argument and result types of the entry function, with the names that the
// importer left as `nn.name` attributes.
//===----------------------------------------------------------------------===//
#include "Codegen/Target/Signature.h"

#include "Support/DType.h"
#include "Support/IR.h"
#include "nn/Builders/Func.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/// A copy of the string that can be a C identifier.
static char *identifier(MlirStringRef s) {
  char *copy = malloc(s.length + 2);
  if (!copy)
    return NULL;
  size_t n = 0;
  if (!s.length || isdigit((unsigned char)s.data[0]))
    copy[n++] = '_';
  for (size_t i = 0; i < s.length; ++i)
    copy[n++] = isalnum((unsigned char)s.data[i]) ? s.data[i] : '_';
  copy[n] = 0;
  return copy;
}

static char *copyString(MlirStringRef s) {
  char *copy = malloc(s.length + 1);
  if (copy) {
    memcpy(copy, s.data, s.length);
    copy[s.length] = 0;
  }
  return copy;
}

static NnStatus findEntry(MlirModule module, MlirOperation *entry) {
  int n = 0;
  MlirOperation op = mlirBlockGetFirstOperation(mlirModuleGetBody(module));
  for (; !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op))
    if (funcIsaFunc(op) && !nnIsPrivate(op)) {
      *entry = op;
      ++n;
    }
  if (n == 1 &&
      !mlirBlockIsNull(mlirRegionGetFirstBlock(funcFuncGetBody(*entry))))
    return NULL;
  return nnStatusCreate(NN_INVALID_MODEL,
                        "expected one public function with a body, got %d", n);
}

/// The `nn.name` in entry i of arg_attrs or res_attrs.
static MlirStringRef portName(MlirAttribute attrs, intptr_t i) {
  if (!mlirAttributeIsNull(attrs) && i < mlirArrayAttrGetNumElements(attrs)) {
    MlirAttribute name =
        nnDictAttr(mlirArrayAttrGetElement(attrs, i), "nn.name");
    if (!mlirAttributeIsNull(name) && mlirAttributeIsAString(name))
      return mlirStringAttrGetValue(name);
  }
  return (MlirStringRef){NULL, 0};
}

static NnStatus readPort(MlirType type, MlirStringRef name,
                         const char *fallback, intptr_t i, nnrt_port_t *port) {
  char buffer[32], text[128];
  snprintf(buffer, sizeof buffer, "%s%d", fallback, (int)i);
  port->name = copyString(name.length ? name : nnStr(buffer));
  if (!port->name)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  if (!mlirTypeIsARankedTensor(type) ||
      mlirShapedTypeGetRank(type) > NNRT_MAX_RANK)
    return nnStatusCreate(NN_UNSUPPORTED,
                          "'%s' has type %s, expected a tensor "
                          "of rank %d or less",
                          port->name, nnTypeText(type, text, sizeof text),
                          NNRT_MAX_RANK);
  NnShape shape = nnTypeShape(type);
  port->rank = (int32_t)shape.rank;
  for (int64_t d = 0; d < shape.rank; ++d)
    port->shape[d] = shape.dims[d] == NN_DYNAMIC ? -1 : shape.dims[d];
  port->dtype = nnDTypeOfType(mlirShapedTypeGetElementType(type));
  if (port->dtype == NNRT_NONE)
    return nnStatusCreate(NN_UNSUPPORTED, "'%s' has unsupported type %s",
                          port->name, nnTypeText(type, text, sizeof text));
  return NULL;
}

static NnStatus readPorts(MlirOperation func, Signature *s) {
  MlirType type = mlirTypeAttrGetValue(nnAttr(func, "function_type"));
  s->numInputs = (int)mlirFunctionTypeGetNumInputs(type);
  s->numOutputs = (int)mlirFunctionTypeGetNumResults(type);
  s->inputs = calloc((size_t)s->numInputs + 1, sizeof *s->inputs);
  s->outputs = calloc((size_t)s->numOutputs + 1, sizeof *s->outputs);
  if (!s->inputs || !s->outputs)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  MlirAttribute args = nnAttr(func, "arg_attrs");
  MlirAttribute results = nnAttr(func, "res_attrs");
  NnStatus status = NULL;
  for (int i = 0; i < s->numInputs && !status; ++i)
    status = readPort(mlirFunctionTypeGetInput(type, i), portName(args, i),
                      "arg", i, &s->inputs[i]);
  for (int i = 0; i < s->numOutputs && !status; ++i)
    status = readPort(mlirFunctionTypeGetResult(type, i), portName(results, i),
                      "result", i, &s->outputs[i]);
  return status;
}

static MlirStringRef modelName(MlirModule module, const char *name) {
  if (name)
    return nnStr(name);
  MlirAttribute attr = nnAttr(mlirModuleGetOperation(module), "nn.model_name");
  if (!mlirAttributeIsNull(attr) && mlirAttributeIsAString(attr))
    return mlirStringAttrGetValue(attr);
  return nnStr("model");
}

NnStatus nnSignatureRead(MlirModule module, const char *name, Signature *out) {
  *out = (Signature){0};
  MlirOperation entry = {NULL};
  NnStatus status = findEntry(module, &entry);
  if (status)
    return status;
  out->name = identifier(modelName(module, name));
  out->function = copyString(mlirStringAttrGetValue(nnAttr(entry, "sym_name")));
  status = out->name && out->function
               ? readPorts(entry, out)
               : nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  if (status)
    nnSignatureDestroy(out);
  return status;
}

static void destroyPorts(nnrt_port_t *ports, int n) {
  for (int i = 0; ports && i < n; ++i)
    free((char *)(uintptr_t)ports[i].name);
  free(ports);
}

void nnSignatureDestroy(Signature *s) {
  destroyPorts(s->inputs, s->numInputs);
  destroyPorts(s->outputs, s->numOutputs);
  free(s->name);
  free(s->function);
  *s = (Signature){0};
}
