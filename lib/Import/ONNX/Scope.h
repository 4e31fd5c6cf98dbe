//===- Scope.h - What the names of a graph stand for ------------*- C -*-===//
// A scope is a graph while it is imported. A graph in a node's attribute sees
// the names of the scopes around it; a function's body sees only its inputs.
//===----------------------------------------------------------------------===//
#ifndef NN_IMPORT_ONNX_SCOPE_H
#define NN_IMPORT_ONNX_SCOPE_H

#include "Graph.h"

#include "mlir-c/IR.h"

typedef struct NnImporter NnImporter;
typedef struct NnNode NnNode;

typedef enum NnItemKind {
  NN_ITEM_NONE,   ///< Not made: it comes later, or could not be imported.
  NN_ITEM_ABSENT, ///< An input that is left out; an optional without element.
  NN_ITEM_TENSOR,
  NN_ITEM_SEQUENCE
} NnItemKind;

/// Tensors, as many as are known to be there on import.
typedef struct NnSequence {
  size_t n;
  const MlirValue *elements;
} NnSequence;

/// What a name stands for. An optional is its element, or absent.
typedef struct NnItem {
  NnItemKind kind;
  MlirValue tensor;
  NnSequence sequence;
} NnItem;

static inline NnItem nnTensorItem(MlirValue tensor) {
  return (NnItem){.kind =
                      mlirValueIsNull(tensor) ? NN_ITEM_NONE : NN_ITEM_TENSOR,
                  .tensor = tensor};
}

/// A model's function as a node calls it.
typedef struct NnCall {
  const Onnx__FunctionProto *function;
  const NnNode *node;
} NnCall;

typedef struct NnScope {
  struct NnScope *outer; ///< Whose names it sees; NULL if none.
  const NnOnnxGraph *graph;
  NnItem *items; ///< By value number.
  bool *tried;   ///< Whether an initializer's value was asked for.
  MlirBlock block;
  const NnCall *call; ///< The innermost function it is in; NULL if none.
  int64_t opset;
} NnScope;

/// Gives the scope room for its values. False when out of memory.
bool nnScopeInit(NnScope *scope, NnArena *arena);

/// What a name stands for, building its constant if it is an initializer.
NnItem nnImporterGetItem(NnImporter *importer, const char *name);
/// Says what a name of the innermost scope stands for.
void nnImporterSetItem(NnImporter *importer, const char *name, NnItem item);

/// Counts work that a file makes the importer do beyond its own size. Fails the
/// node, and returns false, where that is too much.
bool nnNodeCountWork(NnNode *node, size_t work);

/// A graph to import within another.
typedef struct NnBody {
  const NnOnnxGraph *graph;
  const NnCall *call; ///< If it is the function that the node calls.
  int64_t opset;      ///< The same.
  size_t numInputs;   ///< Inputs beyond these are left out.
  const NnItem *inputs;
  NnItem *results; ///< One for each of the graph's outputs.
} NnBody;

/// Imports the body's nodes at the end of `block`; the builder stays where it
/// is. False if that failed, which has been reported, here or at the node.
bool nnImportBody(NnNode *node, const NnBody *body, MlirBlock block);

#endif // NN_IMPORT_ONNX_SCOPE_H
