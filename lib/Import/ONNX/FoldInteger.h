//===- FoldInteger.h - Shape arithmetic done on import ----------*- C -*-===//
// Exporters compute shapes and axes with nodes. Where all is known, doing so at
// once lets the nodes that use them be read with static shapes and axes.
//===----------------------------------------------------------------------===//
#ifndef NN_IMPORT_ONNX_FOLDINTEGER_H
#define NN_IMPORT_ONNX_FOLDINTEGER_H

#include "nn-c/Builder.h"

/// If `op` has one integer result and a few constant operands, replaces it by a
/// constant, which is returned; `op` is gone then. Else null. The builder is
/// left where it was; the constant gets its location.
MlirValue nnFoldInteger(NnBuilder b, MlirOperation op);

/// The same for elements of any type.
MlirValue nnFoldSmall(NnBuilder b, MlirOperation op);

#endif // NN_IMPORT_ONNX_FOLDINTEGER_H
