//===- Signature.h - A model as its callers see it -------------*- C -*-===//
// Names, element types and shapes of the entry function's inputs and outputs,
// read while they are still tensors of nn.
//===----------------------------------------------------------------------===//
#ifndef NN_CODEGEN_SIGNATURE_H
#define NN_CODEGEN_SIGNATURE_H

#include "nn-c/Status.h"
#include "nnrt/nnrt.h"

#include "mlir-c/IR.h"

/// Owns its strings and arrays: nnSignatureDestroy.
typedef struct Signature {
  char *name;     ///< Of the model, a C identifier.
  char *function; ///< Of the entry function.
  int numInputs, numOutputs;
  nnrt_port_t *inputs, *outputs;
} Signature;

/// Reads the module's one public function. `name` overrides the model's name.
NnStatus nnSignatureRead(MlirModule module, const char *name,
                         Signature *out) NN_MUST_USE;
void nnSignatureDestroy(Signature *signature);

#endif // NN_CODEGEN_SIGNATURE_H
