//===- Import.c - The public way in ---------------------------------------===//
// Opens the model, runs the importer, and puts the file's name before what
// went wrong.
//===----------------------------------------------------------------------===//
#include "nn-c/Import.h"

#include "Importer.h"
#include "Support/IR.h"
#include "Tensor.h"
#include "WireFormat.h"
#include "nn-c/Dialect.h"

#include "mlir-c/Dialect/Arith.h"
#include "mlir-c/Dialect/ControlFlow.h"
#include "mlir-c/Dialect/Func.h"
#include "mlir-c/Dialect/SCF.h"
#include "mlir-c/Dialect/Tensor.h"

#include <stdlib.h>
#include <string.h>

static NnStatus nameFile(const char *name, NnStatus status) {
  if (!status)
    return NULL;
  NnStatus named = nnStatusCreate(nnStatusGetCode(status), "%s: %s", name,
                                  nnStatusGetMessage(status));
  nnStatusDestroy(status);
  return named;
}

static NnStatus importFile(MlirContext context, NnModelFile *file,
                           const NnImportOptions *options, MlirModule *module) {
  static const NnImportOptions defaults;
  NnImporter importer = {.context = context,
                         .file = file,
                         .options = options ? options : &defaults};
  nnArenaInit(&importer.arena, SIZE_MAX);
  mlirDialectHandleLoadDialect(mlirGetDialectHandle__nn__(), context);
  mlirDialectHandleLoadDialect(mlirGetDialectHandle__arith__(), context);
  mlirDialectHandleLoadDialect(mlirGetDialectHandle__cf__(), context);
  mlirDialectHandleLoadDialect(mlirGetDialectHandle__func__(), context);
  mlirDialectHandleLoadDialect(mlirGetDialectHandle__scf__(), context);
  mlirDialectHandleLoadDialect(mlirGetDialectHandle__tensor__(), context);
  NnStatus status = nnImportModel(&importer, module);
  nnArenaFree(&importer.arena);
  return status;
}

/// A file that can't be decoded is wrong IR, which the context hears of.
static NnStatus reportOpening(MlirContext context, const char *name,
                              NnStatus status) {
  if (nnStatusGetCode(status) == NN_INVALID_MODEL)
    nnErrorAt(mlirLocationFileLineColGet(context, nnStr(name), 0, 0), "%s",
              nnStatusGetMessage(status));
  return status;
}

NnStatus nnImportOnnxFile(MlirContext context, const char *path,
                          const NnImportOptions *options, MlirModule *module) {
  NnModelFile *file;
  *module = (MlirModule){NULL};
  NnStatus status = nnModelFileOpen(path, &file);
  if (status)
    return nameFile(path, reportOpening(context, path, status));
  status = importFile(context, file, options, module);
  nnModelFileRelease(file);
  return nameFile(path, status);
}

NnStatus nnImportOnnxMemory(MlirContext context, const void *data, size_t size,
                            const char *name, const NnImportOptions *options,
                            MlirModule *module) {
  NnModelFile *file;
  *module = (MlirModule){NULL};
  NnStatus status = nnModelFileCopy(
      data, size, name, options ? options->weightFolder : NULL, &file);
  if (status)
    return nameFile(name, reportOpening(context, name, status));
  status = importFile(context, file, options, module);
  nnModelFileRelease(file);
  return nameFile(name, status);
}

//===----------------------------------------------------------------------===//
// Checking
//===----------------------------------------------------------------------===//

static MlirLogicalResult swallow(MlirDiagnostic diagnostic, void *user) {
  (void)diagnostic, (void)user;
  return NN_SUCCESS;
}

NnStatus nnCheckOnnxFile(const char *path, const NnImportOptions *options) {
  // Whether a node can be compiled depends on its types: convert to find out.
  MlirContext context =
      mlirContextCreateWithThreading(/*threadingEnabled=*/false);
  mlirContextAttachDiagnosticHandler(context, swallow, NULL, NULL);
  MlirModule module;
  NnStatus status = nnImportOnnxFile(context, path, options, &module);
  if (!mlirModuleIsNull(module))
    mlirModuleDestroy(module);
  mlirContextDestroy(context);
  return status;
}

//===----------------------------------------------------------------------===//
// Tensor files
//===----------------------------------------------------------------------===//

static NnStatus copyTensor(NnOnnxTensor *from, nnrt_tensor_t *to) {
  if (from->rank > NNRT_MAX_RANK)
    return nnStatusCreate(NN_UNSUPPORTED, "rank %zu is above %d", from->rank,
                          NNRT_MAX_RANK);
  void *copy = malloc(from->bytes ? from->bytes : 1);
  if (!copy)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  if (from->bytes)
    memcpy(copy, from->data, from->bytes);
  *to = (nnrt_tensor_t){.data = copy,
                        .capacity = (int64_t)from->bytes,
                        .dtype = from->type->dtype,
                        .rank = (int32_t)from->rank};
  for (size_t i = 0; i < from->rank; ++i)
    to->shape[i] = from->shape[i];
  return NULL;
}

static NnStatus decodeTensor(const NnMappedFile *map, NnArena *arena,
                             nnrt_tensor_t *tensor) {
  ProtobufCMessage *message;
  NnOnnxTensor decoded;
  NnStatus status = nnWireDecode(&onnx__tensor_proto__descriptor, map->data,
                                 map->size, arena, &message);
  if (!status)
    status = nnOnnxTensorDecode((Onnx__TensorProto *)message, NULL, &decoded);
  if (status)
    return status;
  status = copyTensor(&decoded, tensor);
  nnOnnxTensorFree(&decoded);
  return status;
}

NnStatus nnReadOnnxTensor(const char *path, nnrt_tensor_t *tensor) {
  NnMappedFile map;
  NnArena arena;
  *tensor = (nnrt_tensor_t){0};
  NnStatus status = nnMapFile(path, &map);
  if (status)
    return nameFile(path, status);
  nnArenaInit(&arena, nnDecodeLimit(map.size));
  status = decodeTensor(&map, &arena, tensor);
  nnArenaFree(&arena);
  nnUnmapFile(&map);
  return nameFile(path, status);
}
