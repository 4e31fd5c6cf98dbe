//===- Versions.h - Which ONNX a model is written in ------------*- C -*-===//
// The IR version and the operator set that nodes are read by.
//===----------------------------------------------------------------------===//
#ifndef NN_IMPORT_ONNX_VERSIONS_H
#define NN_IMPORT_ONNX_VERSIONS_H

#include "nn-c/Status.h"
#include "onnx.pb-c.h"

enum {
  NN_ONNX_MIN_IR = 3, ///< The first to name its operator sets.
  NN_ONNX_MAX_IR = 14,
  NN_ONNX_MIN_OPSET = 1,
  NN_ONNX_MAX_OPSET = 28
};

/// Checks the model's versions. `*opset` is that of ONNX's own operators.
NN_MUST_USE NnStatus nnOnnxCheckVersions(const Onnx__ModelProto *model,
                                         int64_t *opset);

/// The same for a function, which has versions of its own.
NN_MUST_USE NnStatus nnOnnxCheckFunctionVersions(
    const Onnx__FunctionProto *function, int64_t *opset);

#endif // NN_IMPORT_ONNX_VERSIONS_H
