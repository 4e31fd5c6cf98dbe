//===- LaneStores.h - Stores of one lane of a vector ------------*- C -*-===//
// LLVM 22 makes one store of a masked store whose mask is constant and has one
// lane, and forgets that elements are narrowed as they are stored: of the last
// i16 of a row that was computed in i64, it writes eight bytes.
//===----------------------------------------------------------------------===//
#ifndef NN_CODEGEN_LANESTORES_H
#define NN_CODEGEN_LANESTORES_H

#include "llvm-c/Types.h"

/// Stores the element itself wherever a masked store writes one lane that is
/// known.
void nnStoreLanes(LLVMModuleRef module);

#endif // NN_CODEGEN_LANESTORES_H
