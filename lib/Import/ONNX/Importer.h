//===- Importer.h - The state of one import ---------------------*- C -*-===//
// What converting a graph needs to know and builds up, private to the import.
//===----------------------------------------------------------------------===//
#ifndef NN_IMPORT_ONNX_IMPORTER_H
#define NN_IMPORT_ONNX_IMPORTER_H

#include "Function.h"
#include "ModelFile.h"
#include "Scope.h"
#include "nn-c/Builder.h"
#include "nn-c/Import.h"

struct NnImporter {
  MlirContext context;
  NnModelFile *file;
  const NnImportOptions *options;
  NnArena arena;  ///< Freed with the importer.
  NnScope *scope; ///< The innermost.
  NnFunctions functions;
  NnBuilder builder;
  MlirOperation checked; ///< The last of the scope's that was verified.
  unsigned depth;        ///< Scopes within the model's.
  size_t work;           ///< Nodes and values of all of them so far.
  bool isReporting;      ///< Diagnostics are meant for the user.
  size_t numUnsupported;
  size_t numInvalid;
};

/// Imports the file's model. On failure `*module` is null.
NN_MUST_USE NnStatus nnImportModel(NnImporter *importer, MlirModule *module);

/// Emits and counts what is wrong: NN_UNSUPPORTED, else it is invalid.
void nnImporterReport(NnImporter *importer, MlirLocation location, NnCode code,
                      const char *message);

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
