//===- Object.c - Object files with their constants -----------------------===//
// Joins machine code and constants into one object file in memory.
//===----------------------------------------------------------------------===//
#include "Binary.h"

#include <stdlib.h>
#include <string.h>

struct NnObjectMemory {
  NnBinary binary;
  char *joined; ///< Code and constants; NULL if the code contains them.
};

static size_t aligned(size_t size) {
  return (size + NNRT_ALIGNMENT - 1) / NNRT_ALIGNMENT * NNRT_ALIGNMENT;
}

/// Code, then constants, as one object file.
static NnStatus join(struct NnObjectMemory *memory, NnObject *object) {
  const NnBinary *binary = &memory->binary;
  size_t size = LLVMGetBufferSize(binary->object), offset = aligned(size);
  size_t bytes = (size_t)binary->bytes.parameters;
  memory->joined = calloc(offset + bytes, 1);
  if (!memory->joined)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  memcpy(memory->joined, LLVMGetBufferStart(binary->object), size);
  object->data = memory->joined;
  object->size = offset + bytes;
  NnStatus status = nnElfPlaceParameters(memory->joined, size, offset, bytes,
                                         binary->parameterSymbol);
  return status ? status
                : nnBinaryReadParameters(binary, memory->joined + offset);
}

static NnStatus fill(struct NnObjectMemory *memory, NnObject *object) {
  const Signature *s = &memory->binary.signature;
  *object = (NnObject){
      .data = (void *)(uintptr_t)LLVMGetBufferStart(memory->binary.object),
      .size = LLVMGetBufferSize(memory->binary.object),
      .parameterBytes = memory->binary.bytes.parameters,
      .model = {.abi_version = NNRT_ABI_VERSION,
                .num_inputs = s->numInputs,
                .num_outputs = s->numOutputs,
                .name = s->name,
                .inputs = s->inputs,
                .outputs = s->outputs,
                .arena_bytes = memory->binary.bytes.arena,
                .thread_bytes = memory->binary.bytes.thread},
      .memory = memory,
  };
  return *memory->binary.parameterSymbol ? join(memory, object) : NULL;
}

NnStatus nnCompileToObject(MlirModule module, const NnCompileOptions *options,
                           NnObject *object) {
  *object = (NnObject){0};
  struct NnObjectMemory *memory = calloc(1, sizeof *memory);
  if (!memory)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  object->memory = memory;
  NnStatus status = nnBinaryCreate(module, options, &memory->binary);
  if (!status)
    status = fill(memory, object);
  if (status)
    nnObjectDestroy(object);
  return status;
}

void nnObjectDestroy(NnObject *object) {
  if (object->memory) {
    nnBinaryDestroy(&object->memory->binary);
    free(object->memory->joined);
    free(object->memory);
  }
  *object = (NnObject){0};
}
