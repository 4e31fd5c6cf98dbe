//===- Symbol.h - Names of models as C symbols ------------------*- C -*-===//
// A compiled model is a symbol NAME_model; NAME is a C identifier from --name
// or from the model's file.
//===----------------------------------------------------------------------===//
#ifndef NNC_SYMBOL_H
#define NNC_SYMBOL_H

#include "nn-c/Status.h"

/// `name` if it is a C identifier; or, if it is NULL, one made from the file
/// name of `path`: "nets/mobilenet-v2.onnx" is mobilenet_v2. Freed by the
/// caller.
NnStatus nncSymbolCreate(const char *name, const char *path,
                         char **symbol) NN_MUST_USE;

#endif // NNC_SYMBOL_H
