//===- Graph.h - Who makes what in a graph ----------------------*- C -*-===//
// Resolves the names of a GraphProto and of the graphs in its nodes'
// attributes: every value gets a number, and the nodes an order in which values
// are made before they are used.
//===----------------------------------------------------------------------===//
#ifndef NN_IMPORT_ONNX_GRAPH_H
#define NN_IMPORT_ONNX_GRAPH_H

#include "NameTable.h"
#include "nn-c/Status.h"
#include "onnx.pb-c.h"

typedef enum NnSourceKind {
  NN_SOURCE_INPUT,       ///< index in graph.input
  NN_SOURCE_INITIALIZER, ///< index in graph.initializer
  NN_SOURCE_NODE         ///< index in graph.node
} NnSourceKind;

typedef struct NnSource {
  NnSourceKind kind;
  size_t index;
} NnSource;

typedef struct NnOnnxGraph NnOnnxGraph;

/// The graphs in the attributes of one node.
typedef struct NnBodies {
  size_t n;
  NnOnnxGraph *graphs;
} NnBodies;

struct NnOnnxGraph {
  const Onnx__GraphProto *proto;
  NnNameTable names; ///< From a value's name to its number.
  size_t numValues;
  NnSource *sources; ///< Where each value comes from.
  size_t *order;     ///< Node indices, in an order to run them.
  NnBodies *bodies;  ///< By node.
  bool isNested;
  NnNameTable captureTable;
  const char **captures; ///< Names that are used here, but made outside.
  size_t numCaptures;
};

/// Checks and orders `proto`; memory comes from `arena`. Fails on duplicate and
/// missing values and on cycles. ONNX wants nodes sorted; we accept any acyclic
/// order and keep the given one where it is right. What a nested graph doesn't
/// make itself are its captures, which its node uses as it does its inputs.
NN_MUST_USE NnStatus nnOnnxGraphResolve(const Onnx__GraphProto *proto,
                                        bool isNested, NnArena *arena,
                                        NnOnnxGraph *graph);

#endif // NN_IMPORT_ONNX_GRAPH_H
