//===- Import.h - Reading models --------------------------------*- C -*-===//
// ONNX files to modules of the nn dialect. The file is mapped and weights are
// used in place: they become resources of the context that point into it, so
// the file must not change while the context lives.
//===----------------------------------------------------------------------===//
#ifndef NN_C_IMPORT_H
#define NN_C_IMPORT_H

#include "mlir-c/IR.h"
#include "nn-c/Status.h"
#include "nnrt/nnrt.h"

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A node that nn can't compile. Strings are borrowed for the call.
typedef struct NnUnsupportedNode {
  const char *name;   ///< "#index" if the node has none.
  const char *opType; ///< "Conv"
  const char *domain; ///< "" for ONNX's own operators.
  const char *reason; ///< One line.
} NnUnsupportedNode;

typedef void (*NnUnsupportedNodeFn)(const NnUnsupportedNode *node, void *user);

/// A graph input whose value is known when the model is compiled.
typedef struct NnImportConstant {
  const char *name; ///< NULL: of the input at this one's place in the list, in
                    ///< the order of the function's arguments.
  const nnrt_tensor_t *tensor; ///< Copied.
} NnImportConstant;

/// Zero-initialized options are the defaults.
typedef struct NnImportOptions {
  /// Where nnImportOnnxMemory looks for weight files; NULL: the model must not
  /// have any. nnImportOnnxFile uses the model's own folder.
  const char *weightFolder;
  /// Called for each node that can't be compiled, besides the diagnostic.
  NnUnsupportedNodeFn unsupported;
  void *user;
  /// Inputs that become constants of the module instead of arguments. Shapes
  /// and axes given so can be compiled where run-time values can't.
  const NnImportConstant *constants;
  size_t numConstants;
  /// Shapes of inputs, as NnCompileOptions has them, which must have them too:
  /// for what can be imported only where shapes are known. Those that don't fit
  /// are left for the compiler to refuse. NULL: none.
  const char *shapes;
  /// Leaves every dimension of the graph's inputs to run time, also those that
  /// the model declares; ranks stay.
  bool dynamicDims;
} NnImportOptions;

/// Imports an ONNX model as a module with one function. Loads the dialects nn,
/// arith, cf, func, scf and tensor, which must be registered or linked in.
/// `options` may be NULL.
///
/// The function is called like the graph; arguments are the graph's inputs
/// that are no initializers. Argument and result attributes keep names
/// (`nn.name`) and symbolic dimensions (`nn.dims`).
///
/// On success the caller owns `*module`. On failure it is null; what is wrong
/// with the model has been emitted as diagnostics, one for each node that can't
/// be compiled (NN_UNSUPPORTED) or is wrong (NN_INVALID_MODEL), and the status
/// sums them up.
NN_CAPI_EXPORTED NN_MUST_USE NnStatus
nnImportOnnxFile(MlirContext context, const char *path,
                 const NnImportOptions *options, MlirModule *module);

/// The same for `size` bytes, which are copied. `name` stands for the path in
/// locations and messages.
NN_CAPI_EXPORTED NN_MUST_USE NnStatus nnImportOnnxMemory(
    MlirContext context, const void *data, size_t size, const char *name,
    const NnImportOptions *options, MlirModule *module);

/// Reports every node of a model that nn can't compile, without keeping a
/// module. Succeeds if all can be compiled, and then `options->unsupported` was
/// never called. NN_UNSUPPORTED: it was called for each that can't.
NN_CAPI_EXPORTED NN_MUST_USE NnStatus
nnCheckOnnxFile(const char *path, const NnImportOptions *options);

/// Reads a serialized TensorProto, as ONNX's test cases hold inputs and
/// outputs. The caller frees `tensor->data` with free(). `tensor->capacity` is
/// the size of the data in bytes.
NN_CAPI_EXPORTED NN_MUST_USE NnStatus nnReadOnnxTensor(const char *path,
                                                       nnrt_tensor_t *tensor);

#ifdef __cplusplus
}
#endif
#endif // NN_C_IMPORT_H
