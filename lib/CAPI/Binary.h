//===- Binary.h - Machine code and the constants beside it -------*- C -*-===//
// What compilation gives before it becomes an object file or runs. Constants
// don't go through LLVM, which would hold them several times over.
//===----------------------------------------------------------------------===//
#ifndef NN_CAPI_BINARY_H
#define NN_CAPI_BINARY_H

#include "Codegen/Target/Entry.h"
#include "nn-c/Compiler.h"

#include "llvm-c/Core.h"

/// A file in memory.
typedef struct Mapping {
  void *data;
  size_t size;
} Mapping;

void nnMappingDestroy(Mapping *mapping);

typedef struct NnBinary {
  LLVMMemoryBufferRef object; ///< A relocatable object file.
  Signature signature;
  MlirModule module;      ///< Borrowed; has the constants, or else
  const char *parameters; ///< they are in
  Mapping mapping;        ///< the file that all of this comes from.
  ModelBytes bytes;
  bool usesTiles; ///< A run asks the system for tile registers.
  /// The symbol that the object wants at the constants, aligned to
  /// NNRT_ALIGNMENT; empty if it contains them.
  char parameterSymbol[256];
} NnBinary;

/// Compiles a module, which is then only good for its constants, or finds it in
/// the options' cache. The module must live as long as the code, which the
/// caller owns.
NnStatus nnBinaryCreate(MlirModule module, const NnCompileOptions *options,
                        NnBinary *binary) NN_MUST_USE;
void nnBinaryDestroy(NnBinary *binary);

/// Lays the constants out in `bytes.parameters` bytes of zeros.
NnStatus nnBinaryReadParameters(const NnBinary *binary, char *out) NN_MUST_USE;

/// The section that stands in for the constants in an object that lacks them.
#define NN_PARAMETER_SECTION ".rodata.nn"

/// Gives an ELF object, of `size` bytes with constants behind them, its
/// constants: NN_PARAMETER_SECTION becomes the `bytes` bytes at `offset`, and
/// `symbol` its beginning. Fails if it is no 64-bit little-endian ELF object.
NnStatus nnElfPlaceParameters(char *object, size_t size, size_t offset,
                              size_t bytes, const char *symbol) NN_MUST_USE;

#endif // NN_CAPI_BINARY_H
