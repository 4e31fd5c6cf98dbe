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

/// A graph without ONNX's own operators need not import them.
static bool usesOnnxDomain(const Onnx__GraphProto *graph) {
  for (size_t i = 0; i < graph->n_node; ++i)
    if (nnIsOnnxDomain(nnText(graph->node[i]->domain)))
      return true;
  return false;
}

NnStatus nnOnnxCheckVersions(const Onnx__ModelProto *model, int64_t *opset) {
  NnStatus status = checkIr(model);
  *opset = 0;
  for (size_t i = 0; i < model->n_opset_import; ++i)
    if (nnIsOnnxDomain(nnText(model->opset_import[i]->domain)))
      *opset = model->opset_import[i]->version;
  if (status)
    return status;
  if (!model->graph)
    return nnStatusCreate(NN_INVALID_MODEL, "model has no graph");
  if (*opset || usesOnnxDomain(model->graph))
    return *opset ? checkOpset(*opset)
                  : nnStatusCreate(NN_INVALID_MODEL,
                                   "model imports no operator set for ONNX's "
                                   "own operators");
  return NULL;
}
