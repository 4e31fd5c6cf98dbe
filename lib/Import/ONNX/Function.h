//===- Function.h - Functions that a model brings ---------------*- C -*-===//
// A node may name a function of the model as its operator, of any domain. Its
// body is imported in the node's place.
//===----------------------------------------------------------------------===//
#ifndef NN_IMPORT_ONNX_FUNCTION_H
#define NN_IMPORT_ONNX_FUNCTION_H

#include "Scope.h"

typedef struct NnFunction {
  const Onnx__FunctionProto *proto;
  NnOnnxGraph *graph; ///< The body; NULL until it is called.
  int64_t opset;
  bool isActive; ///< Its body is being imported.
} NnFunction;

typedef struct NnFunctions {
  NnNameTable names;
  NnFunction *list;
} NnFunctions;

/// Lists the model's functions. Fails if one is there twice.
NN_MUST_USE NnStatus nnFunctionsInit(NnFunctions *functions,
                                     const Onnx__ModelProto *model,
                                     NnArena *arena);

/// The function that a node calls, NULL if none.
NnFunction *nnFindFunction(NnImporter *importer, const Onnx__NodeProto *node);

/// Converts a node that calls a function.
bool nnConvertCall(NnNode *node);

#endif // NN_IMPORT_ONNX_FUNCTION_H
