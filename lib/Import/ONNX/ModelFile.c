//===- ModelFile.c - An ONNX model's bytes, decoded -----------------------===//
// One counted object owns mapping, arena and weight files.
//===----------------------------------------------------------------------===//
#define _GNU_SOURCE
#include "ModelFile.h"

#include "WireFormat.h"

#include <fcntl.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct Weights {
  struct Weights *next;
  const char *location;
  NnMappedFile file;
} Weights;

struct NnModelFile {
  atomic_size_t references;
  char *name;
  int folder; ///< Where weight files are; -1 if nowhere.
  NnMappedFile map;
  void *copy;
  NnArena arena;
  Weights *weights;
  Onnx__ModelProto *model;
};

size_t nnDecodeLimit(size_t size) {
  const size_t factor = 32, slack = 1 << 20;
  return size > (SIZE_MAX - slack) / factor ? SIZE_MAX : size * factor + slack;
}

static NnModelFile *createFile(const char *name) {
  NnModelFile *file = calloc(1, sizeof *file);
  if (!file)
    return NULL;
  atomic_init(&file->references, 1);
  file->folder = -1;
  file->name = strdup(name);
  if (file->name)
    return file;
  free(file);
  return NULL;
}

static NnStatus decodeModel(NnModelFile *file, const uint8_t *data,
                            size_t size) {
  ProtobufCMessage *message = NULL;
  nnArenaInit(&file->arena, nnDecodeLimit(size));
  NnStatus status = size ? nnWireDecode(&onnx__model_proto__descriptor, data,
                                        size, &file->arena, &message)
                         : nnStatusCreate(NN_INVALID_MODEL, "file is empty");
  file->model = (Onnx__ModelProto *)message;
  return status;
}

/// Hands the file over, or drops it if it failed.
static NnStatus finishFile(NnModelFile *file, NnStatus status,
                           NnModelFile **result) {
  if (status)
    nnModelFileRelease(file);
  *result = status ? NULL : file;
  return status;
}

NnStatus nnModelFileOpen(const char *path, NnModelFile **result) {
  *result = NULL;
  NnModelFile *file = createFile(path);
  if (!file)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  NnStatus status = nnMapFile(path, &file->map);
  if (!status)
    status = decodeModel(file, file->map.data, file->map.size);
  if (!status)
    file->folder = nnOpenFolderOf(path);
  return finishFile(file, status, result);
}

NnStatus nnModelFileCopy(const void *data, size_t size, const char *name,
                         const char *folder, NnModelFile **result) {
  *result = NULL;
  NnModelFile *file = createFile(name);
  if (!file || !(file->copy = malloc(size ? size : 1))) {
    if (file)
      nnModelFileRelease(file);
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  }
  if (size)
    memcpy(file->copy, data, size);
  NnStatus status = decodeModel(file, file->copy, size);
  if (!status && folder)
    file->folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  return finishFile(file, status, result);
}

void nnModelFileForget(NnModelFile *file, const uint8_t *bytes, size_t size) {
  nnForgetMapped(&file->map, bytes, size);
}

void nnModelFileRetain(NnModelFile *file) {
  atomic_fetch_add_explicit(&file->references, 1, memory_order_relaxed);
}

void nnModelFileRelease(NnModelFile *file) {
  if (atomic_fetch_sub_explicit(&file->references, 1, memory_order_acq_rel) > 1)
    return;
  for (Weights *weights = file->weights; weights; weights = weights->next)
    nnUnmapFile(&weights->file);
  nnArenaFree(&file->arena);
  nnUnmapFile(&file->map);
  if (file->folder >= 0)
    close(file->folder);
  free(file->copy);
  free(file->name);
  free(file);
}

const Onnx__ModelProto *nnModelFileGetModel(const NnModelFile *file) {
  return file->model;
}

const char *nnModelFileGetName(const NnModelFile *file) { return file->name; }

NnArena *nnModelFileGetArena(NnModelFile *file) { return &file->arena; }

static Weights *addWeights(NnModelFile *file, const char *location) {
  // A weight's location is text of the model: it lives as long as the file.
  Weights *weights = nnArenaTake(&file->arena, sizeof *weights);
  if (weights) {
    *weights = (Weights){.next = file->weights, .location = location};
    file->weights = weights;
  }
  return weights;
}

NnStatus nnModelFileMapWeights(NnModelFile *file, const char *location,
                               NnMappedFile *result) {
  *result = (NnMappedFile){0};
  if (file->folder < 0)
    return nnStatusCreate(NN_NOT_FOUND,
                          "the model has no folder for weight files");
  Weights *weights = file->weights;
  while (weights && strcmp(weights->location, location) != 0)
    weights = weights->next;
  if (!weights) {
    NnMappedFile mapped;
    NnStatus status = nnMapFileBeneath(file->folder, location, &mapped);
    if (status)
      return status;
    weights = addWeights(file, location);
    if (!weights) {
      nnUnmapFile(&mapped);
      return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
    }
    weights->file = mapped;
  }
  *result = weights->file;
  return NULL;
}
