//===- Compile.c - From a module to machine code --------------------------===//
// Runs the pipeline, adds the model's entry and constants, and generates code
// for the parts of the module at once.
//===----------------------------------------------------------------------===//
#include "Binary.h"
#include "Cache.h"
#include "Elf.h"
#include "Native.h"

#include "Codegen/Kernels/Kernel.h"
#include "Codegen/Pipeline.h"
#include "Codegen/Profile/Profile.h"
#include "Codegen/Target/Entry.h"
#include "Codegen/Target/Parts.h"
#include "Support/Bridge.h"
#include "Support/IR.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

NnStatus nnCompileToStage(MlirModule module, NnStage stage,
                          const NnCompileOptions *options) {
  NnCompileOptions none = {0};
  options = options ? options : &none;
  Target target;
  NnStatus status = nnNativeTarget(options, &target);
  if (status)
    return status;
  DeadConstants constants;
  status = nnPipelineRun(module, stage, target.vectors, options, &constants);
  nnDeadConstantsEnd(&constants);
  nnTargetDestroy(&target);
  return status;
}

NnStatus nnCompileGetGain(const NnCompileOptions *options, NnTargetGain *gain) {
  Target target;
  NnStatus status = nnNativeTarget(options, &target);
  if (status)
    return status;
  *gain = nnVectorUnitGain(target.vectors);
  nnTargetDestroy(&target);
  return NULL;
}

//===----------------------------------------------------------------------===//
// Constants
//===----------------------------------------------------------------------===//

static MlirAttribute moduleAttr(MlirModule module, const char *name) {
  return nnAttr(mlirModuleGetOperation(module), name);
}

NnStatus nnBinaryReadParameters(const NnBinary *binary, char *out) {
  if (binary->parameters) {
    memcpy(out, binary->parameters, (size_t)binary->bytes.parameters);
    return NULL;
  }
  MlirAttribute values = moduleAttr(binary->module, "nn.parameters");
  MlirAttribute offsets = moduleAttr(binary->module, "nn.parameter_offsets");
  for (intptr_t i = 0; i < mlirArrayAttrGetNumElements(values); ++i)
    if (!nnElementsRead(mlirArrayAttrGetElement(values, i),
                        out +
                            nnAttrInt(mlirArrayAttrGetElement(offsets, i), 0)))
      return nnStatusCreate(NN_INVALID_MODEL, "a constant has no data");
  return NULL;
}

/// The constants, in the module itself.
static NnStatus addConstants(const NnBinary *binary, Native *native,
                             LLVMValueRef *global) {
  size_t size = (size_t)binary->bytes.parameters;
  char *data = calloc(size + 1, 1);
  if (!data)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  NnStatus status = nnBinaryReadParameters(binary, data);
  LLVMValueRef bytes =
      LLVMConstStringInContext2(native->context, data, size, 1);
  free(data);
  *global = LLVMAddGlobal(native->llvm, LLVMTypeOf(bytes), "nn_parameters");
  LLVMSetInitializer(*global, bytes);
  LLVMSetLinkage(*global, LLVMInternalLinkage);
  return status;
}

/// Keeps the linker and LLVM from dropping a global that nothing reads.
static void keep(Native *native, LLVMValueRef global) {
  LLVMTypeRef type = LLVMPointerTypeInContext(native->context, 0);
  LLVMValueRef used = LLVMAddGlobal(native->llvm, LLVMArrayType2(type, 1),
                                    "llvm.compiler.used");
  LLVMSetInitializer(used, LLVMConstArray2(type, &global, 1));
  LLVMSetLinkage(used, LLVMAppendingLinkage);
  LLVMSetSection(used, "llvm.metadata");
}

/// A symbol for the constants, and the section that they will be; see
/// nnElfPlaceParameters.
static LLVMValueRef addPlace(NnBinary *binary, Native *native) {
  LLVMTypeRef byte = LLVMInt8TypeInContext(native->context);
  LLVMValueRef place = LLVMAddGlobal(native->llvm, byte, "nn_parameters_place");
  LLVMSetInitializer(place, LLVMConstNull(byte));
  LLVMSetGlobalConstant(place, 1);
  LLVMSetLinkage(place, LLVMInternalLinkage);
  LLVMSetSection(place, NN_PARAMETER_SECTION);
  keep(native, place);
  snprintf(binary->parameterSymbol, sizeof binary->parameterSymbol,
           "%.240s_parameters", binary->signature.name);
  return LLVMAddGlobal(native->llvm,
                       LLVMArrayType2(byte, (uint64_t)binary->bytes.parameters),
                       binary->parameterSymbol);
}

static NnStatus addParameters(NnBinary *binary, Native *native,
                              LLVMValueRef *global) {
  NnStatus status = NULL;
  if (binary->bytes.parameters && nnTargetIsElf64(&native->target))
    *global = addPlace(binary, native);
  else
    status = addConstants(binary, native, global);
  LLVMSetGlobalConstant(*global, 1);
  LLVMSetAlignment(*global, NNRT_ALIGNMENT);
  return status;
}

static NnStatus addEntry(NnBinary *binary, Native *native) {
  LLVMValueRef parameters, profile;
  NnStatus status = addParameters(binary, native, &parameters);
  if (!status)
    status = nnProfileAdd(native->llvm, binary->module, &profile);
  return status ? status
                : nnEntryAdd(native->llvm, &binary->signature, parameters,
                             profile, binary->bytes, binary->usesTiles);
}

//===----------------------------------------------------------------------===//
// Parts
//===----------------------------------------------------------------------===//

typedef struct Code {
  LLVMMemoryBufferRef object;
  NnStatus status;
} Code;

/// What the threads share that compile a module's parts.
typedef struct Compilation {
  const NnCompileOptions *options;
  NnBinary *binary;
  Parts parts;
  Code *code; ///< One a part.
} Compilation;

/// Generates a part's code. The first one has the model's entry.
static void compilePart(size_t i, void *user) {
  Compilation *c = user;
  Native native;
  NnStatus status = nnNativeCreate(c->parts.modules[i], c->options, &native);
  if (!status && !i)
    status = addEntry(c->binary, &native);
  c->code[i].status =
      status ? status : nnNativeEmit(&native, &c->code[i].object);
  nnNativeDestroy(&native);
}

/// Takes over the first part's failure, if one failed.
static NnStatus takeFailure(Compilation *c) {
  NnStatus first = NULL;
  for (intptr_t i = 0; i < c->parts.count; ++i) {
    if (first)
      nnStatusDestroy(c->code[i].status);
    else
      first = c->code[i].status;
  }
  return first;
}

static NnStatus mergeCode(Compilation *c) {
  size_t count = (size_t)c->parts.count, size;
  if (count == 1) {
    c->binary->object = c->code->object;
    c->code->object = NULL;
    return NULL;
  }
  ElfFile *files = malloc(sizeof *files * count);
  if (!files)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  for (size_t i = 0; i < count; ++i)
    files[i] = (ElfFile){
        .data = (char *)(uintptr_t)LLVMGetBufferStart(c->code[i].object),
        .size = LLVMGetBufferSize(c->code[i].object)};
  char *object;
  NnStatus status = nnElfMerge(count, files, &object, &size);
  free(files);
  if (!status)
    c->binary->object =
        LLVMCreateMemoryBufferWithMemoryRangeCopy(object, size, "model");
  free(object);
  return status;
}

static NnStatus generateCode(Compilation *c) {
  size_t count = (size_t)c->parts.count;
  c->code = calloc(count, sizeof *c->code);
  if (!c->code)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  nnBridgeParallelFor(mlirModuleGetContext(c->binary->module), count,
                      compilePart, c);
  NnStatus status = takeFailure(c);
  if (!status)
    status = mergeCode(c);
  for (size_t i = 0; i < count; ++i)
    if (c->code[i].object)
      LLVMDisposeMemoryBuffer(c->code[i].object);
  free(c->code);
  return status;
}

//===----------------------------------------------------------------------===//
// All of it
//===----------------------------------------------------------------------===//

static int64_t moduleInt(MlirModule module, const char *name) {
  return nnAttrInt(moduleAttr(module, name), 0);
}

/// Whether any function computes in tile registers.
static bool usesTiles(MlirModule module) {
  for (MlirOperation op = mlirBlockGetFirstOperation(mlirModuleGetBody(module));
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op))
    if (!mlirAttributeIsNull(nnAttr(op, NN_ATTR_TILES)))
      return true;
  return false;
}

static NnStatus runPasses(Compilation *c, const Target *target) {
  NnBinary *binary = c->binary;
  DeadConstants constants;
  NnStatus status = nnPipelineRun(binary->module, NN_STAGE_NN, target->vectors,
                                  c->options, &constants);
  if (!status)
    status =
        nnSignatureRead(binary->module, c->options->name, &binary->signature);
  if (!status)
    status = nnPipelineContinue(binary->module, NN_STAGE_NN, NN_STAGE_LLVM,
                                target->vectors, c->options, &constants);
  nnDeadConstantsEnd(&constants);
  binary->usesTiles = usesTiles(binary->module);
  binary->bytes = (ModelBytes){
      .parameters = moduleInt(binary->module, "nn.parameter_bytes"),
      .arena = moduleInt(binary->module, "nn.arena_bytes"),
      .thread = moduleInt(binary->module, "nn.thread_bytes"),
  };
  return status;
}

static NnStatus compile(Compilation *c, const Target *target) {
  NnStatus status = runPasses(c, target);
  if (status)
    return status;
  if (c->options->progress)
    c->options->progress("generating code", nnPipelineSteps,
                         nnPipelineSteps + 1, c->options->user);
  status = nnTargetMergesObjects(target)
               ? nnPartsCreate(c->binary->module, &c->parts)
               : nnPartsWhole(c->binary->module, &c->parts);
  return status ? status : generateCode(c);
}

NnStatus nnBinaryCreate(MlirModule module, const NnCompileOptions *options,
                        NnBinary *binary) {
  NnCompileOptions none = {0};
  Compilation c = {.options = options ? options : &none, .binary = binary};
  *binary = (NnBinary){.module = module};
  Target target;
  NnStatus status = nnNativeTarget(c.options, &target);
  if (status)
    return status;
  CacheEntry entry;
  status = nnCacheFind(module, c.options, &target, &entry);
  if (!status && !nnCacheRead(&entry, binary)) {
    status = compile(&c, &target);
    nnPartsDestroy(&c.parts);
    if (!status)
      nnCacheWrite(&entry, binary);
  }
  nnTargetDestroy(&target);
  return status;
}

void nnMappingDestroy(Mapping *mapping) {
  if (mapping->data)
    munmap(mapping->data, mapping->size);
  *mapping = (Mapping){0};
}

void nnBinaryDestroy(NnBinary *binary) {
  if (binary->object)
    LLVMDisposeMemoryBuffer(binary->object);
  nnMappingDestroy(&binary->mapping);
  nnSignatureDestroy(&binary->signature);
  *binary = (NnBinary){0};
}
