//===- Model.h - Models that run, and objects -------------------*- C -*-===//
// Loads or compiles whatever a MODEL argument names. With Module.h, the one
// place where nnc calls the compiler.
//===----------------------------------------------------------------------===//
#ifndef NNC_MODEL_H
#define NNC_MODEL_H

#include "Model/Module.h"

#include "nnrt/nnrt.h"

/// A model that can be run: loaded from a library or compiled in memory.
typedef struct NncModel {
  const nnrt_model_t *runtime; ///< Owned by the model.
  double compileSeconds;       ///< From file to code; 0 for a library.
  nnrt_library_t *library;
  struct NnJitImpl *jit;
} NncModel;

/// Loads a .so, or compiles anything else. Closed with nncModelClose, also on
/// failure.
NnStatus nncModelOpen(const NncModelOptions *options,
                      NncModel *model) NN_MUST_USE;
void nncModelClose(NncModel *model);

/// What to make of a model.
typedef struct NncOutput {
  const char *stage;  ///< "nn", "kernels", "linalg", "vector", "llvm": IR;
                      ///< "obj": an object; "so": a shared library.
  const char *path;   ///< NULL: stdout; IR only.
  const char *header; ///< Of an object; NULL: none.
} NncOutput;

/// What came out of it.
typedef struct NncCompiled {
  int64_t objectBytes;    ///< 0 for IR, as are the others.
  int64_t parameterBytes; ///< Of these, weights.
  int64_t arenaBytes;
  double seconds; ///< From file to code.
} NncCompiled;

/// Compiles and writes what `output` asks for.
NnStatus nncModelCompile(const NncModelOptions *options,
                         const NncOutput *output,
                         NncCompiled *compiled) NN_MUST_USE;

/// Prints each node that can't be compiled, and why. `*count` is their number.
NnStatus nncModelCheck(const NncModelOptions *options, int *count) NN_MUST_USE;

/// Reads an ONNX TensorProto.
NnStatus nncModelReadTensor(const char *path,
                            nnrt_tensor_t *tensor) NN_MUST_USE;

#endif // NNC_MODEL_H
