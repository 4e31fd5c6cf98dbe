//===- Versions.c - Which ONNX a model is written in ----------------------===//
// Operators change with the operator set; refusing what is newer than we know
// is better than reading it wrongly.
//===----------------------------------------------------------------------===//
#include "Versions.h"

#include "Text.h"

static NnStatus checkIr(const Onnx__ModelProto *model) {
  long long version = model->ir_version;
  if (!model->has_ir_version)
    return nnStatusCreate(NN_INVALID_MODEL, "model has no IR version");
  if (version < NN_ONNX_MIN_IR)
    return nnStatusCreate(NN_UNSUPPORTED,
                          "IR version %lld is older than %d, the oldest that "
                          "nn reads",
                          version, NN_ONNX_MIN_IR);
  if (version > NN_ONNX_MAX_IR)
    return nnStatusCreate(NN_UNSUPPORTED,
                          "IR version %lld is newer than %d, the newest that "
                          "nn reads",
                          version, NN_ONNX_MAX_IR);
  return NULL;
}

static NnStatus checkOpset(long long version) {
  if (version < NN_ONNX_MIN_OPSET)
    return nnStatusCreate(NN_INVALID_MODEL, "opset %lld does not exist",
                          version);
  if (version > NN_ONNX_MAX_OPSET)
    return nnStatusCreate(NN_UNSUPPORTED,
                          "opset %lld is newer than %d, the newest that nn "
                          "reads",
                          version, NN_ONNX_MAX_OPSET);
  return NULL;
}

/// The version of ONNX's own operators; 0 if they are not imported.
static int64_t findOpset(size_t n, Onnx__OperatorSetIdProto *const *imports) {
  int64_t opset = 0;
  for (size_t i = 0; i < n; ++i)
    if (nnIsOnnxDomain(nnText(imports[i]->domain)))
      opset = imports[i]->version;
  return opset;
}

/// Nodes need not import ONNX's own operators where there are none.
static bool useOnnxDomain(size_t n, Onnx__NodeProto *const *nodes) {
  for (size_t i = 0; i < n; ++i)
    if (nnIsOnnxDomain(nnText(nodes[i]->domain)))
      return true;
  return false;
}

static NnStatus checkImports(const char *what, size_t numImports,
                             Onnx__OperatorSetIdProto *const *imports,
                             size_t numNodes, Onnx__NodeProto *const *nodes,
                             int64_t *opset) {
  *opset = findOpset(numImports, imports);
  if (*opset)
    return checkOpset(*opset);
  if (useOnnxDomain(numNodes, nodes))
    return nnStatusCreate(NN_INVALID_MODEL,
                          "%s imports no operator set for ONNX's own operators",
                          what);
  return NULL;
}

NnStatus nnOnnxCheckVersions(const Onnx__ModelProto *model, int64_t *opset) {
  NnStatus status = checkIr(model);
  *opset = 0;
  if (status)
    return status;
  if (!model->graph)
    return nnStatusCreate(NN_INVALID_MODEL, "model has no graph");
  return checkImports("model", model->n_opset_import, model->opset_import,
                      model->graph->n_node, model->graph->node, opset);
}

NnStatus nnOnnxCheckFunctionVersions(const Onnx__FunctionProto *function,
                                     int64_t *opset) {
  return checkImports("function", function->n_opset_import,
                      function->opset_import, function->n_node, function->node,
                      opset);
}
