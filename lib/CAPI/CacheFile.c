//===- CacheFile.c - A compiled model as a file ---------------------------===//
// Header, Model, ports, strings, object, constants. The file is mapped, and
// code that runs in this process has its constants there.
//===----------------------------------------------------------------------===//
#include "Cache.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static const char magic[8] = "nncache";
enum { objectAlignment = 64, pageBytes = 4096 };

typedef struct Header {
  char magic[sizeof magic];
  uint8_t check[LLVM_BLAKE3_OUT_LEN]; ///< Of all that follows.
} Header;

typedef struct Model {
  ModelBytes bytes;
  uint64_t objectOffset, objectSize, parameterOffset;
  int32_t numInputs, numOutputs;
  char parameterSymbol[sizeof((NnBinary *)NULL)->parameterSymbol];
} Model;

//===----------------------------------------------------------------------===//
// Writing
//===----------------------------------------------------------------------===//

typedef struct Writer {
  FILE *file;
  llvm_blake3_hasher hasher;
  uint64_t at;
  bool failed;
} Writer;

static void put(Writer *w, const void *data, size_t size) {
  w->failed |= fwrite(data, 1, size, w->file) != size;
  llvm_blake3_hasher_update(&w->hasher, data, size);
  w->at += size;
}

static void putText(Writer *w, const char *text) {
  put(w, text, strlen(text) + 1);
}

static uint64_t aligned(uint64_t at, uint64_t alignment) {
  return (at + alignment - 1) / alignment * alignment;
}

static void padTo(Writer *w, uint64_t at) {
  static const char zeros[pageBytes];
  put(w, zeros, (size_t)(at - w->at));
}

static void putPorts(Writer *w, const nnrt_port_t *ports, int n) {
  for (int i = 0; i < n; ++i) {
    nnrt_port_t port = ports[i];
    port.name = NULL;
    put(w, &port, sizeof port);
  }
}

static void putParameters(Writer *w, const NnBinary *binary) {
  size_t size = (size_t)binary->bytes.parameters;
  char *data = calloc(size, 1);
  NnStatus status = data ? nnBinaryReadParameters(binary, data) : NULL;
  if (data && !status)
    put(w, data, size);
  w->failed |= !data || status;
  nnStatusDestroy(status);
  free(data);
}

static uint64_t textBytes(const Signature *s) {
  uint64_t size = strlen(s->name) + strlen(s->function) + 2;
  for (int i = 0; i < s->numInputs; ++i)
    size += strlen(s->inputs[i].name) + 1;
  for (int i = 0; i < s->numOutputs; ++i)
    size += strlen(s->outputs[i].name) + 1;
  return size;
}

static Model describe(const NnBinary *binary) {
  const Signature *s = &binary->signature;
  Model model = {.bytes = binary->bytes,
                 .objectSize = LLVMGetBufferSize(binary->object),
                 .numInputs = s->numInputs,
                 .numOutputs = s->numOutputs};
  memcpy(model.parameterSymbol, binary->parameterSymbol,
         sizeof model.parameterSymbol);
  uint64_t ports = (uint64_t)(s->numInputs + s->numOutputs);
  model.objectOffset = aligned(sizeof(Header) + sizeof model +
                                   ports * sizeof(nnrt_port_t) + textBytes(s),
                               objectAlignment);
  model.parameterOffset =
      aligned(model.objectOffset + model.objectSize, pageBytes);
  return model;
}

static void writeBody(Writer *w, const NnBinary *binary) {
  const Signature *s = &binary->signature;
  Model model = describe(binary);
  put(w, &model, sizeof model);
  putPorts(w, s->inputs, s->numInputs);
  putPorts(w, s->outputs, s->numOutputs);
  putText(w, s->name);
  putText(w, s->function);
  for (int i = 0; i < s->numInputs; ++i)
    putText(w, s->inputs[i].name);
  for (int i = 0; i < s->numOutputs; ++i)
    putText(w, s->outputs[i].name);
  padTo(w, model.objectOffset);
  put(w, LLVMGetBufferStart(binary->object), model.objectSize);
  padTo(w, model.parameterOffset);
  if (*binary->parameterSymbol)
    putParameters(w, binary);
}

static bool writeFile(FILE *file, const NnBinary *binary) {
  Writer w = {.file = file, .at = sizeof(Header)};
  Header header = {0};
  memcpy(header.magic, magic, sizeof magic);
  w.failed = fwrite(&header, sizeof header, 1, file) != 1;
  llvm_blake3_hasher_init(&w.hasher);
  writeBody(&w, binary);
  llvm_blake3_hasher_finalize(&w.hasher, header.check, sizeof header.check);
  return !w.failed && !fseek(file, 0, SEEK_SET) &&
         fwrite(&header, sizeof header, 1, file) == 1;
}

void nnCacheWrite(const CacheEntry *entry, const NnBinary *binary) {
  char path[sizeof entry->path + 8];
  if (!*entry->path)
    return;
  snprintf(path, sizeof path, "%s.XXXXXX", entry->path);
  int fd = mkstemp(path);
  FILE *file = fd < 0 ? NULL : fdopen(fd, "wb");
  bool ok = file && writeFile(file, binary);
  if (file)
    ok &= !fclose(file);
  else if (fd >= 0)
    close(fd);
  if (fd >= 0 && (!ok || rename(path, entry->path)))
    unlink(path);
}

//===----------------------------------------------------------------------===//
// Reading
//===----------------------------------------------------------------------===//

/// Maps the file, and notes that it was used.
static bool mapFile(const char *path, Mapping *mapping) {
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0)
    return false;
  struct stat info;
  bool ok = !fstat(fd, &info) &&
            info.st_size >= (off_t)(sizeof(Header) + sizeof(Model));
  if (ok) {
    mapping->size = (size_t)info.st_size;
    mapping->data = mmap(NULL, mapping->size, PROT_READ, MAP_PRIVATE, fd, 0);
    ok = mapping->data != MAP_FAILED;
    if (!ok)
      *mapping = (Mapping){0};
    futimens(fd, NULL);
  }
  close(fd);
  return ok;
}

static bool isWhole(const Mapping *file) {
  const Header *header = file->data;
  uint8_t check[sizeof header->check];
  llvm_blake3_hasher h;
  llvm_blake3_hasher_init(&h);
  llvm_blake3_hasher_update(&h, header + 1, file->size - sizeof *header);
  llvm_blake3_hasher_finalize(&h, check, sizeof check);
  return !memcmp(header->magic, magic, sizeof magic) &&
         !memcmp(header->check, check, sizeof check);
}

static char *takeText(const char **at) {
  char *text = strdup(*at);
  *at += strlen(*at) + 1;
  return text;
}

/// Ports with names from `*at`.
static nnrt_port_t *takePorts(const nnrt_port_t *ports, int n,
                              const char **at) {
  nnrt_port_t *copy = calloc((size_t)n + 1, sizeof *copy);
  for (int i = 0; i < n && copy; ++i) {
    copy[i] = ports[i];
    copy[i].name = takeText(at);
  }
  return copy;
}

static bool isComplete(const nnrt_port_t *ports, int n) {
  bool complete = ports;
  for (int i = 0; i < n && complete; ++i)
    complete = ports[i].name;
  return complete;
}

static bool readSignature(const Model *model, Signature *s) {
  const nnrt_port_t *inputs = (const void *)(model + 1);
  const nnrt_port_t *outputs = inputs + model->numInputs;
  const char *text = (const void *)(outputs + model->numOutputs);
  *s = (Signature){.name = takeText(&text),
                   .function = takeText(&text),
                   .numInputs = model->numInputs,
                   .numOutputs = model->numOutputs};
  s->inputs = takePorts(inputs, s->numInputs, &text);
  s->outputs = takePorts(outputs, s->numOutputs, &text);
  return s->name && s->function && isComplete(s->inputs, s->numInputs) &&
         isComplete(s->outputs, s->numOutputs);
}

bool nnCacheRead(const CacheEntry *entry, NnBinary *binary) {
  NnBinary read = {0};
  if (!*entry->path || !mapFile(entry->path, &read.mapping))
    return false;
  const char *data = read.mapping.data;
  const Model *model = (const void *)(data + sizeof(Header));
  if (!isWhole(&read.mapping) || !readSignature(model, &read.signature)) {
    nnBinaryDestroy(&read);
    return false;
  }
  read.bytes = model->bytes;
  read.object = LLVMCreateMemoryBufferWithMemoryRange(
      data + model->objectOffset, model->objectSize, "model", 0);
  memcpy(read.parameterSymbol, model->parameterSymbol,
         sizeof read.parameterSymbol);
  read.parameters = data + model->parameterOffset;
  *binary = read;
  return true;
}
