//===- Text.h - Names from a model, fit to print ----------------*- C -*-===//
// proto2 leaves absent strings NULL, and a hostile file may put terminal
// control codes into names. Messages and IR get their names through here.
//===----------------------------------------------------------------------===//
#ifndef NN_IMPORT_ONNX_TEXT_H
#define NN_IMPORT_ONNX_TEXT_H

#include "onnx.pb-c.h"

#include <stdbool.h>

/// The string, "" if it is absent.
static inline const char *nnText(const char *text) { return text ? text : ""; }

typedef struct NnLabel {
  char text[128];
} NnLabel;

/// The name with unprintable characters as '?', cut to fit.
NnLabel nnNameLabel(const char *name);

/// How messages call a node: "node 'name' (OpType)" or, if it has no name,
/// "node #index (OpType)".
NnLabel nnNodeLabel(const Onnx__NodeProto *node, size_t index);

/// True for the operator set of ONNX itself, which has two names.
bool nnIsOnnxDomain(const char *domain);

#endif // NN_IMPORT_ONNX_TEXT_H
