//===- OpElementwise.c - Elementwise ops ----------------------------------===//
// Computed in the order in which their operands are there.
//===----------------------------------------------------------------------===//
#include "Ops.h"

#include "nn-c/NNOps.h"

#include <stdio.h>
#include <string.h>

enum { maxOperands = 3 };

typedef struct Operands {
  NnOrder order;
  size_t n;
  char *names[maxOperands];
} Operands;

static Operands operandsOf(NnExporter *e, MlirOperation op) {
  Operands operands = {.order = nnOrderOf(e, op)};
  int64_t rank = nnRank(nnResult(op, 0));
  operands.n = (size_t)mlirOperationGetNumOperands(op);
  for (size_t i = 0; i < operands.n; ++i)
    operands.names[i] =
        nnOperandName(e, nnOperand(op, (intptr_t)i), rank, operands.order);
  return operands;
}

static Onnx__NodeProto *writeNode(NnExporter *e, MlirOperation op,
                                  const char *type, const Operands *operands) {
  return nnExporterNode(e, type,
                        nnResultName(e, nnResult(op, 0), operands->order),
                        operands->n, operands->names);
}

void nnExportElementwise(NnExporter *e, MlirOperation op, const char *type) {
  Operands operands = operandsOf(e, op);
  Onnx__NodeProto *node = writeNode(e, op, type, &operands);
  if (nnIsaCast(op))
    nnNodeAddInt(e, node, "to",
                 nnOnnxElementType(nnElementType(nnResult(op, 0))));
  if (nnIsaRem(op))
    nnNodeAddInt(e, node, "fmod", 1);
  if (nnIsaGelu(op) && nnGeluGetTanh(op))
    nnNodeAddText(e, node, "approximate", "tanh");
}

void nnExportLogic(NnExporter *e, MlirOperation op, const char *type) {
  char name[32];
  bool isBool = nnBitWidth(nnElementType(nnOperand(op, 0))) == 1;
  snprintf(name, sizeof name, "%s%s", isBool ? "" : "Bitwise", type);
  nnExportElementwise(e, op, name);
}

void nnExportSilu(NnExporter *e, MlirOperation op, const char *type) {
  Operands operands = operandsOf(e, op);
  operands.names[1] = nnStep(e, op, "Sigmoid", 1, operands.names);
  operands.n = 2;
  writeNode(e, op, type, &operands);
}

void nnExportRsqrt(NnExporter *e, MlirOperation op, const char *type) {
  Operands operands = operandsOf(e, op);
  operands.names[0] = nnStep(e, op, "Sqrt", 1, operands.names);
  writeNode(e, op, type, &operands);
}

void nnExportCompare(NnExporter *e, MlirOperation op, const char *type) {
  static const char *const types[] = {
      [NN_PREDICATE_EQ] = "Equal",   [NN_PREDICATE_NE] = "Equal",
      [NN_PREDICATE_LT] = "Less",    [NN_PREDICATE_LE] = "LessOrEqual",
      [NN_PREDICATE_GT] = "Greater", [NN_PREDICATE_GE] = "GreaterOrEqual",
  };
  int64_t predicate = nnCompareGetPredicate(op);
  Operands operands = operandsOf(e, op);
  if (predicate != NN_PREDICATE_NE) {
    writeNode(e, op, types[predicate], &operands);
    return;
  }
  operands.names[0] = nnStep(e, op, types[predicate], 2, operands.names);
  operands.n = 1;
  writeNode(e, op, type, &operands);
}

/// ONNX's Clip takes bounds of rank 0 alone.
void nnExportClamp(NnExporter *e, MlirOperation op, const char *type) {
  Operands operands = operandsOf(e, op);
  if (!nnRank(nnClampGetLow(op)) && !nnRank(nnClampGetHigh(op))) {
    writeNode(e, op, type, &operands);
    return;
  }
  operands.names[0] = nnStep(e, op, "Max", 2, operands.names);
  operands.names[1] = operands.names[2];
  operands.n = 2;
  writeNode(e, op, "Min", &operands);
}
