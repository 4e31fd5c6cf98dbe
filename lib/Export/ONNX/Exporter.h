//===- Exporter.h - A graph that is being written ---------------*- C -*-===//
// The protobuf messages of the graph and the names of what is in it. Memory
// comes from an arena; when it is short, functions return NULL, take NULL, and
// `isOutOfMemory` says so in the end.
//===----------------------------------------------------------------------===//
#ifndef NN_EXPORT_ONNX_EXPORTER_H
#define NN_EXPORT_ONNX_EXPORTER_H

#include "Import/ONNX/Arena.h"
#include "Support/IR.h"
#include "onnx.pb-c.h"

#include <stdbool.h>

typedef struct NnMessages {
  void **items;
  size_t n, capacity;
} NnMessages;

typedef struct NnExportedValue NnExportedValue;

typedef struct NnExporter {
  NnArena arena;
  NnMessages nodes, initializers;
  void *names;             ///< A tree of those that are taken.
  NnExportedValue *values; ///< Sorted by value (Values.h).
  size_t numValues;
  bool isOutOfMemory;
} NnExporter;

/// Zeroed.
void *nnExporterTake(NnExporter *e, size_t size);
void nnExporterPush(NnExporter *e, NnMessages *messages, void *message);
char *nnExporterText(NnExporter *e, const char *text);

/// A name that nothing else has: `base`, or with a number.
char *nnExporterUnique(NnExporter *e, const char *base);

//===----------------------------------------------------------------------===//
// Nodes
//===----------------------------------------------------------------------===//

/// Adds a node with one output, by which it is called too. NULL among the
/// inputs stands for one that is left out.
Onnx__NodeProto *nnExporterNode(NnExporter *e, const char *type, char *output,
                                size_t n, char *const *inputs);
#define NN_INPUTS(...)                                                         \
  sizeof((char *[]){__VA_ARGS__}) / sizeof(char *), (char *[]) { __VA_ARGS__ }

void nnNodeAddInt(NnExporter *e, Onnx__NodeProto *node, const char *name,
                  int64_t value);
void nnNodeAddInts(NnExporter *e, Onnx__NodeProto *node, const char *name,
                   int64_t n, const int64_t *values);
void nnNodeAddFloat(NnExporter *e, Onnx__NodeProto *node, const char *name,
                    double value);
void nnNodeAddText(NnExporter *e, Onnx__NodeProto *node, const char *name,
                   const char *value);
void nnNodeAddTexts(NnExporter *e, Onnx__NodeProto *node, const char *name,
                    size_t n, const char *const *values);

//===----------------------------------------------------------------------===//
// Initializers
//===----------------------------------------------------------------------===//

/// Adds an initializer. `data` has a byte or more for each element, as
/// nnElementsRead gives them, and lives as long as the exporter. Returns its
/// name.
char *nnExporterTensor(NnExporter *e, const char *base, MlirType element,
                       const NnShape *shape, const void *data);

/// Integers that a node takes as an input.
char *nnExporterInts(NnExporter *e, MlirContext context, int64_t n,
                     const int64_t *values);
/// An f32 of rank 0.
char *nnExporterFloat(NnExporter *e, MlirContext context, double value);

/// ONNX's number of an element type; 0 if it has none.
int32_t nnOnnxElementType(MlirType element);

#endif // NN_EXPORT_ONNX_EXPORTER_H
