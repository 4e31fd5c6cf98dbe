//===- NNDialect.h - The C++ face of the nn dialect -------------*- C++ -*-===//
// Includes what ODS generates. Only the glue and the bridge see it; everything
// else uses the C builders and accessors.
//===----------------------------------------------------------------------===//
#ifndef NN_NNDIALECT_H
#define NN_NNDIALECT_H

#include "mlir/Bytecode/BytecodeOpInterface.h"
#include "mlir/Dialect/Quant/IR/Quant.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/Dialect.h"
#include "mlir/IR/OpDefinition.h"
#include "mlir/IR/OpImplementation.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "mlir/Interfaces/InferTypeOpInterface.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

#include "nn/NNDialect.h.inc"
#include "nn/NNEnums.h.inc"
#define GET_OP_CLASSES
#include "nn/NNOps.h.inc"

#endif // NN_NNDIALECT_H
