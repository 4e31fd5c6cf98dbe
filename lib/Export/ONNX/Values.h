//===- Values.h - What values of the IR are called in the file --*- C -*-===//
// A value may be in the file in more than one order of dimensions: as the IR
// has it, and with the channels first, as ONNX has images. It is transposed
// where it is asked for in an order that it isn't there in. Constants, and
// dequantized ones, are made in the order that is wanted.
//===----------------------------------------------------------------------===//
#ifndef NN_EXPORT_ONNX_VALUES_H
#define NN_EXPORT_ONNX_VALUES_H

#include "Exporter.h"
#include "Transforms/Permute.h"

typedef enum NnOrder {
  NN_ORDER_PLAIN,
  NN_ORDER_CHANNELS_FIRST,
  NN_ORDER_FILTER, ///< Of a channels-last filter: [F, C, K…].
  NN_NUM_ORDERS
} NnOrder;

struct NnExportedValue {
  MlirValue value;
  char *result; ///< The name that the function returns it under, or NULL.
  char *names[NN_NUM_ORDERS]; ///< NULL: not there in this order.
};

/// Notes the values of a function's entry block. False when memory is short.
bool nnValuesCreate(NnExporter *e, MlirOperation func);

/// The order's dimension i is the value's dimension `dims[i]`.
NnPerm nnOrderPerm(NnOrder order, int64_t rank);
/// Where dimension `axis` of a value is in the order.
int64_t nnOrderAxis(NnOrder order, int64_t rank, int64_t axis);

/// The name of a value that is there in some order.
char *nnValueName(NnExporter *e, MlirValue value, NnOrder order);
/// The same for an operand that is broadcast to `rank`.
char *nnOperandName(NnExporter *e, MlirValue value, int64_t rank,
                    NnOrder order);
/// The name of a value as the IR has it, or NULL of null.
char *nnPlainName(NnExporter *e, MlirValue value);
/// The name of a value in an order in which its elements lie as in the IR.
char *nnFlatName(NnExporter *e, MlirValue value);

/// Names an op's result that is about to be made in an order.
char *nnResultName(NnExporter *e, MlirValue value, NnOrder order);
/// The same of result 0 as the IR has it.
char *nnPlainResult(NnExporter *e, MlirOperation op);
/// Adds a node for a step on the way to an op's result; returns its output.
char *nnStep(NnExporter *e, MlirOperation op, const char *type, size_t n,
             char *const *inputs);
/// Lets the result be what another value is already.
void nnResultIs(NnExporter *e, MlirValue value, NnOrder order, char *name);

/// Calls what the function returns so when it is made, unless it has such a
/// name already.
void nnWantName(NnExporter *e, MlirValue value, char *name);

/// Whether the value is there with its channels first.
bool nnIsChannelsFirst(NnExporter *e, MlirValue value);
/// The order in which to compute an op whose operands are broadcast together:
/// the one in which they are there.
NnOrder nnOrderOf(NnExporter *e, MlirOperation op);

/// What the value is called in the model that it came from, or its op.
const char *nnBaseName(NnExporter *e, MlirValue value);

#endif // NN_EXPORT_ONNX_VALUES_H
