//===- Ops.h - Writing ops ----------------------------------*- C -*-===//
// One function an op, or a row of the table in Ops.c.
//===----------------------------------------------------------------------===//
#ifndef NN_EXPORT_ONNX_OPS_H
#define NN_EXPORT_ONNX_OPS_H

#include "Values.h"

/// Whether the ops of a function can be written; an error has been emitted at
/// each that can't.
bool nnCanExport(MlirOperation func);
/// Adds the nodes of one op, whose operands are there.
void nnExportOp(NnExporter *e, MlirOperation op);

/// Why an op of its kind can't be written: NULL if it can.
const char *nnWhyNotAttention(MlirOperation op);
const char *nnWhyNotProduct(MlirOperation op);
const char *nnWhyNotQuant(MlirOperation op);
const char *nnWhyNotRecurrent(MlirOperation op);
const char *nnWhyNotResample(MlirOperation op);

void nnExportConv(NnExporter *e, MlirOperation op, const char *type);
void nnExportPool(NnExporter *e, MlirOperation op, const char *type);
void nnExportGlobalPool(NnExporter *e, MlirOperation op, const char *type);
void nnExportBatchNorm(NnExporter *e, MlirOperation op, const char *type);
void nnExportConvTranspose(NnExporter *e, MlirOperation op, const char *type);

void nnExportProduct(NnExporter *e, MlirOperation op, const char *type);
void nnExportAttention(NnExporter *e, MlirOperation op, const char *type);

void nnExportRecurrent(NnExporter *e, MlirOperation op, const char *type);
/// A product that only projects the input of recurrent ops: written with them.
bool nnIsProjection(MlirOperation op);

void nnExportQuant(NnExporter *e, MlirOperation op, const char *type);
/// nn.dequantize of a constant, which is written where it is asked for.
bool nnIsConstantDequantize(MlirOperation op);
char *nnExportDequantize(NnExporter *e, MlirOperation op, NnOrder order);

void nnExportElementwise(NnExporter *e, MlirOperation op, const char *type);
void nnExportLogic(NnExporter *e, MlirOperation op, const char *type);
void nnExportSilu(NnExporter *e, MlirOperation op, const char *type);
void nnExportRsqrt(NnExporter *e, MlirOperation op, const char *type);
void nnExportCompare(NnExporter *e, MlirOperation op, const char *type);
void nnExportClamp(NnExporter *e, MlirOperation op, const char *type);

/// Operands as they are, no attributes.
void nnExportPlain(NnExporter *e, MlirOperation op, const char *type);
void nnExportTranspose(NnExporter *e, MlirOperation op, const char *type);
void nnExportReshape(NnExporter *e, MlirOperation op, const char *type);
void nnExportAxes(NnExporter *e, MlirOperation op, const char *type);
void nnExportConcat(NnExporter *e, MlirOperation op, const char *type);
void nnExportSplit(NnExporter *e, MlirOperation op, const char *type);
void nnExportSlice(NnExporter *e, MlirOperation op, const char *type);
void nnExportPad(NnExporter *e, MlirOperation op, const char *type);
void nnExportGather(NnExporter *e, MlirOperation op, const char *type);
void nnExportGatherND(NnExporter *e, MlirOperation op, const char *type);
void nnExportScatter(NnExporter *e, MlirOperation op, const char *type);
void nnExportIota(NnExporter *e, MlirOperation op, const char *type);
void nnExportResample(NnExporter *e, MlirOperation op, const char *type);

void nnExportReduce(NnExporter *e, MlirOperation op, const char *type);
void nnExportArg(NnExporter *e, MlirOperation op, const char *type);
void nnExportTopK(NnExporter *e, MlirOperation op, const char *type);
void nnExportCumulative(NnExporter *e, MlirOperation op, const char *type);
void nnExportSoftmax(NnExporter *e, MlirOperation op, const char *type);
void nnExportNorm(NnExporter *e, MlirOperation op, const char *type);
void nnExportRmsNorm(NnExporter *e, MlirOperation op, const char *type);
void nnExportInstanceNorm(NnExporter *e, MlirOperation op, const char *type);

#endif // NN_EXPORT_ONNX_OPS_H
