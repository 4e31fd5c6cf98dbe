//===- Version.h - Versions for --version -----------------------*- C -*-===//
// The build gives the project's version; MLIR's comes from its own header.
//===----------------------------------------------------------------------===//
#ifndef NNC_VERSION_H
#define NNC_VERSION_H

#include "llvm/Config/llvm-config.h"

#ifndef NNC_VERSION
#define NNC_VERSION "unknown"
#endif
#define NNC_MLIR_VERSION LLVM_VERSION_STRING

#endif // NNC_VERSION_H
