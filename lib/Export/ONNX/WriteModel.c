//===- WriteModel.c - From a graph to a file ------------------------------===//
// Written under another name, then renamed. Weights go from where they are to
// the file.
//===----------------------------------------------------------------------===//
#include "WriteModel.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/// Opset 21 has integers of 4 bits and blocks; IR version 10 came with it.
enum { opset = 21, irVersion = 10 };

typedef struct Sink {
  ProtobufCBuffer base;
  FILE *file;
  bool failed;
} Sink;

static void append(ProtobufCBuffer *buffer, size_t size, const uint8_t *data) {
  Sink *sink = (Sink *)buffer;
  sink->failed |= size && fwrite(data, 1, size, sink->file) != size;
}

static bool writeTo(FILE *file, const Onnx__ModelProto *model) {
  Sink sink = {.base = {append}, .file = file};
  protobuf_c_message_pack_to_buffer(&model->base, &sink.base);
  return !fclose(file) && !sink.failed;
}

static NnStatus writeFile(const Onnx__ModelProto *model, const char *path) {
  size_t size = strlen(path) + 32;
  char *other = malloc(size);
  if (!other)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  snprintf(other, size, "%s.%ld.tmp", path, (long)getpid());
  FILE *file = fopen(other, "wbx");
  bool ok = file && writeTo(file, model) && !rename(other, path);
  NnStatus status = ok ? NULL
                       : nnStatusCreate(NN_IO_ERROR, "can't write '%s': %s",
                                        path, strerror(errno));
  if (file && !ok)
    unlink(other);
  free(other);
  return status;
}

NnStatus nnWriteOnnxModel(Onnx__GraphProto *graph, const char *path) {
  char empty[] = "", producer[] = "nn";
  Onnx__OperatorSetIdProto set = ONNX__OPERATOR_SET_ID_PROTO__INIT;
  set.domain = empty;
  set.has_version = true;
  set.version = opset;
  Onnx__OperatorSetIdProto *sets[] = {&set};
  Onnx__ModelProto model = ONNX__MODEL_PROTO__INIT;
  model.has_ir_version = true;
  model.ir_version = irVersion;
  model.n_opset_import = 1;
  model.opset_import = sets;
  model.producer_name = producer;
  model.graph = graph;
  if (onnx__model_proto__get_packed_size(&model) > INT32_MAX)
    return nnStatusCreate(NN_UNSUPPORTED,
                          "the model is larger than the 2 GB of an ONNX file");
  return writeFile(&model, path);
}
