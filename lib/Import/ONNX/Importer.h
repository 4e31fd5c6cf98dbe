//===- Importer.h - The state of one import ---------------------*- C -*-===//
// What converting a graph needs to know and builds up, private to the import.
//===----------------------------------------------------------------------===//
#ifndef NN_IMPORT_ONNX_IMPORTER_H
#define NN_IMPORT_ONNX_IMPORTER_H

#include "Graph.h"
#include "ModelFile.h"
#include "nn-c/Builder.h"
#include "nn-c/Import.h"

typedef struct NnImporter {
  MlirContext context;
  NnModelFile *file;
  const NnImportOptions *options;
  NnArena arena; ///< Freed with the importer.
  int64_t opset;
  NnOnnxGraph graph;
  MlirValue *values; ///< By value number; null until made.
  bool *tried;       ///< Whether an initializer's value was asked for.
  NnBuilder builder;
  MlirBlock block;       ///< The function's.
  MlirOperation checked; ///< The last operation that was verified.
  size_t numUnsupported;
  size_t numInvalid;
} NnImporter;

/// Imports the file's model. On failure `*module` is null.
NN_MUST_USE NnStatus nnImportModel(NnImporter *importer, MlirModule *module);

/// The value with this name, building its constant if it is an initializer;
/// null if it could not be made.
MlirValue nnImporterGetValue(NnImporter *importer, const char *name);
void nnImporterSetValue(NnImporter *importer, const char *name,
                        MlirValue value);

/// The type of a value the graph declares. Errors don't name the value.
NN_MUST_USE NnStatus nnImportType(MlirContext context,
                                  const Onnx__ValueInfoProto *info,
                                  MlirType *type);

/// `{nn.name, nn.dims}` of a declared value.
MlirAttribute nnImportValueAttrs(MlirContext context,
                                 const Onnx__ValueInfoProto *info);

/// The element type's MLIR type; null if nn has none.
MlirType nnImportElementType(MlirContext context, int32_t onnx);

/// Decodes a tensor into an elements attribute: inline if small, else a
/// resource over the file's bytes.
NN_MUST_USE NnStatus nnImportTensor(NnImporter *importer,
                                    const Onnx__TensorProto *proto,
                                    MlirAttribute *elements);

/// NameLoc(name, FileLineCol(file, index, 0)).
MlirLocation nnImportLocation(NnImporter *importer, const char *name,
                              size_t index);

/// Converts one node and records its outputs, or reports why not.
void nnImportNode(NnImporter *importer, size_t index);

#endif // NN_IMPORT_ONNX_IMPORTER_H
