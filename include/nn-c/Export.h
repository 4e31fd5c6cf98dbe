//===- Export.h - Writing models --------------------------------*- C -*-===//
// Modules of the nn dialect to ONNX files that other programs run.
//===----------------------------------------------------------------------===//
#ifndef NN_C_EXPORT_H
#define NN_C_EXPORT_H

#include "mlir-c/IR.h"
#include "nn-c/Status.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Writes a module with one function of nn ops, before or after the graph
/// passes (NN_STAGE_NN), as an ONNX model of opset 21. Convolutions and pools
/// get their channels first, and what lies between them with them.
/// nn.quantize and nn.dequantize become QuantizeLinear and DequantizeLinear;
/// weights stay integers in the file. The module is not changed.
///
/// The file appears whole or not at all. NN_UNSUPPORTED: an error has been
/// emitted at each op that ONNX has no operator for, or the file would be
/// larger than the 2 GB that ONNX allows; NN_IO_ERROR: it can't be written.
NN_CAPI_EXPORTED NN_MUST_USE NnStatus nnExportOnnxFile(MlirModule module,
                                                       const char *path);

#ifdef __cplusplus
}
#endif
#endif // NN_C_EXPORT_H
