//===- WriteModel.h - From a graph to a file --------------------*- C -*-===//
// An ONNX file is one protobuf message of at most 2 GB.
//===----------------------------------------------------------------------===//
#ifndef NN_EXPORT_ONNX_WRITEMODEL_H
#define NN_EXPORT_ONNX_WRITEMODEL_H

#include "nn-c/Status.h"
#include "onnx.pb-c.h"

/// Writes a model with this graph. The file appears whole or not at all.
NN_MUST_USE NnStatus nnWriteOnnxModel(Onnx__GraphProto *graph,
                                      const char *path);

#endif // NN_EXPORT_ONNX_WRITEMODEL_H
