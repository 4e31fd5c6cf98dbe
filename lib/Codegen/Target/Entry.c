//===- Entry.c - The ABI of nnrt around the compiled function -------------===//
// run(inputs, outputs, arena, threads): checks every input against its port,
// finds room for the outputs, calls the compiled function, hands over results
// whose shape came out at run time.
//===----------------------------------------------------------------------===//
#include "Codegen/Target/Entry.h"

#include "Codegen/Target/Globals.h"

#include "llvm-c/Core.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { maxArguments = 4096 };
/// Members of nnrt_tensor_t.
enum { fieldData, fieldCapacity, fieldDType, fieldRank, fieldShape };

typedef struct Entry {
  LLVMContextRef context;
  LLVMModuleRef module;
  LLVMBuilderRef b;
  const Signature *signature;
  ModelBytes bytes;
  bool tiles;
  LLVMTypeRef i32, i64, ptr, tensor, port, model;
  LLVMValueRef run;    ///< The function being written.
  LLVMValueRef status; ///< Where its result is kept.
  LLVMValueRef *arguments;
  unsigned numArguments;
} Entry;

static LLVMValueRef int32(Entry *e, int64_t v) {
  return LLVMConstInt(e->i32, (uint64_t)v, 1);
}
static LLVMValueRef int64(Entry *e, int64_t v) {
  return LLVMConstInt(e->i64, (uint64_t)v, 1);
}

static void defineTypes(Entry *e) {
  e->i32 = LLVMInt32TypeInContext(e->context);
  e->i64 = LLVMInt64TypeInContext(e->context);
  e->ptr = LLVMPointerTypeInContext(e->context, 0);
  LLVMTypeRef shape = LLVMArrayType2(e->i64, NNRT_MAX_RANK);
  LLVMTypeRef tensor[] = {e->ptr, e->i64, e->i32, e->i32, shape};
  e->tensor = LLVMStructTypeInContext(e->context, tensor, 5, 0);
  LLVMTypeRef port[] = {e->ptr, e->i32, e->i32, shape};
  e->port = LLVMStructTypeInContext(e->context, port, 4, 0);
  LLVMTypeRef model[] = {e->i32, e->i32, e->i32, e->i32, e->ptr, e->ptr,
                         e->ptr, e->i64, e->i64, e->ptr, e->ptr};
  e->model = LLVMStructTypeInContext(e->context, model, 11, 0);
}

//===----------------------------------------------------------------------===//
// Tensors
//===----------------------------------------------------------------------===//

static LLVMValueRef tensorAt(Entry *e, LLVMValueRef base, int i) {
  LLVMValueRef index[] = {int64(e, i)};
  return LLVMBuildGEP2(e->b, e->tensor, base, index, 1, "");
}

static LLVMValueRef fieldAt(Entry *e, LLVMValueRef tensor, int field) {
  return LLVMBuildStructGEP2(e->b, e->tensor, tensor, (unsigned)field, "");
}

static LLVMValueRef dimAt(Entry *e, LLVMValueRef tensor, int d) {
  LLVMValueRef index[] = {int32(e, 0), int32(e, fieldShape), int32(e, d)};
  return LLVMBuildGEP2(e->b, e->tensor, tensor, index, 3, "");
}

static LLVMValueRef loadData(Entry *e, LLVMValueRef tensor) {
  return LLVMBuildLoad2(e->b, e->ptr, fieldAt(e, tensor, fieldData), "");
}

static LLVMBasicBlockRef addBlock(Entry *e) {
  return LLVMAppendBasicBlockInContext(e->context, e->run, "");
}

/// Returns `status` from the run function unless the condition holds.
static void require(Entry *e, LLVMValueRef condition, nnrt_status_t status) {
  LLVMBasicBlockRef fail = addBlock(e), next = addBlock(e);
  LLVMBuildCondBr(e->b, condition, next, fail);
  LLVMPositionBuilderAtEnd(e->b, fail);
  LLVMBuildRet(e->b, int32(e, status));
  LLVMPositionBuilderAtEnd(e->b, next);
}

static LLVMValueRef equal(Entry *e, LLVMValueRef a, LLVMValueRef b) {
  return LLVMBuildICmp(e->b, LLVMIntEQ, a, b, "");
}

static int64_t portElements(const nnrt_port_t *port) {
  return nnrt_num_elements(port->rank, port->shape);
}

static void checkInput(Entry *e, LLVMValueRef tensor, const nnrt_port_t *port) {
  LLVMValueRef dtype =
      LLVMBuildLoad2(e->b, e->i32, fieldAt(e, tensor, fieldDType), "");
  require(e, equal(e, dtype, int32(e, port->dtype)), NNRT_ERROR_DTYPE);
  LLVMValueRef rank =
      LLVMBuildLoad2(e->b, e->i32, fieldAt(e, tensor, fieldRank), "");
  require(e, equal(e, rank, int32(e, port->rank)), NNRT_ERROR_RANK);
  for (int d = 0; d < port->rank; ++d) {
    LLVMValueRef size = LLVMBuildLoad2(e->b, e->i64, dimAt(e, tensor, d), "");
    LLVMValueRef ok =
        port->shape[d] >= 0
            ? equal(e, size, int64(e, port->shape[d]))
            : LLVMBuildICmp(e->b, LLVMIntSGE, size, int64(e, 0), "");
    require(e, ok, NNRT_ERROR_SHAPE);
  }
  if (portElements(port) > 0)
    require(e, LLVMBuildIsNotNull(e->b, loadData(e, tensor), ""),
            NNRT_ERROR_DATA);
}

//===----------------------------------------------------------------------===//
// Arguments of the compiled function
//===----------------------------------------------------------------------===//

static void push(Entry *e, LLVMValueRef value) {
  if (e->numArguments < maxArguments)
    e->arguments[e->numArguments] = value;
  ++e->numArguments;
}

/// A dense row-major memref descriptor, expanded.
static void pushDescriptor(Entry *e, LLVMValueRef data, int rank,
                           LLVMValueRef *sizes) {
  push(e, data);
  push(e, data);
  push(e, int64(e, 0));
  for (int d = 0; d < rank; ++d)
    push(e, sizes[d]);
  LLVMValueRef strides[NNRT_MAX_RANK], stride = int64(e, 1);
  for (int d = rank - 1; d >= 0; --d) {
    strides[d] = stride;
    stride = LLVMBuildMul(e->b, stride, sizes[d], "");
  }
  for (int d = 0; d < rank; ++d)
    push(e, strides[d]);
}

static void pushTensor(Entry *e, LLVMValueRef tensor, const nnrt_port_t *port) {
  LLVMValueRef sizes[NNRT_MAX_RANK];
  for (int d = 0; d < port->rank; ++d)
    sizes[d] = port->shape[d] >= 0
                   ? int64(e, port->shape[d])
                   : LLVMBuildLoad2(e->b, e->i64, dimAt(e, tensor, d), "");
  pushDescriptor(e, loadData(e, tensor), port->rank, sizes);
}

static LLVMValueRef libraryFunction(Entry *e, const char *name,
                                    LLVMTypeRef result, LLVMTypeRef *arguments,
                                    unsigned n, LLVMTypeRef *type) {
  *type = LLVMFunctionType(result, arguments, n, 0);
  LLVMValueRef f = LLVMGetNamedFunction(e->module, name);
  return f ? f : LLVMAddFunction(e->module, name, *type);
}

static LLVMValueRef callMalloc(Entry *e, LLVMValueRef bytes) {
  LLVMTypeRef type;
  LLVMValueRef f = libraryFunction(e, "malloc", e->ptr, &e->i64, 1, &type);
  return LLVMBuildCall2(e->b, type, f, &bytes, 1, "");
}

static void callFree(Entry *e, LLVMValueRef pointer) {
  LLVMTypeRef type;
  LLVMTypeRef none = LLVMVoidTypeInContext(e->context);
  LLVMValueRef f = libraryFunction(e, "free", none, &e->ptr, 1, &type);
  LLVMBuildCall2(e->b, type, f, &pointer, 1, "");
}

/// Describes an output to the caller.
static void storeShape(Entry *e, LLVMValueRef tensor, const nnrt_port_t *port,
                       LLVMValueRef *sizes) {
  LLVMBuildStore(e->b, int32(e, port->dtype), fieldAt(e, tensor, fieldDType));
  LLVMBuildStore(e->b, int32(e, port->rank), fieldAt(e, tensor, fieldRank));
  for (int d = 0; d < port->rank; ++d)
    LLVMBuildStore(e->b, sizes[d], dimAt(e, tensor, d));
}

/// Makes sure that an output of known shape has memory.
static void prepareOutput(Entry *e, LLVMValueRef tensor,
                          const nnrt_port_t *port) {
  LLVMValueRef sizes[NNRT_MAX_RANK];
  for (int d = 0; d < port->rank; ++d)
    sizes[d] = int64(e, port->shape[d]);
  storeShape(e, tensor, port, sizes);
  int64_t bytes = portElements(port) * (int64_t)nnrt_dtype_size(port->dtype);
  LLVMBasicBlockRef make = addBlock(e), check = addBlock(e), done = addBlock(e);
  LLVMBuildCondBr(e->b, LLVMBuildIsNull(e->b, loadData(e, tensor), ""), make,
                  check);
  LLVMPositionBuilderAtEnd(e->b, make);
  LLVMValueRef data = callMalloc(e, int64(e, bytes ? bytes : 1));
  require(e, LLVMBuildIsNotNull(e->b, data, ""), NNRT_ERROR_MEMORY);
  LLVMBuildStore(e->b, data, fieldAt(e, tensor, fieldData));
  LLVMBuildBr(e->b, done);
  LLVMPositionBuilderAtEnd(e->b, check);
  LLVMValueRef capacity =
      LLVMBuildLoad2(e->b, e->i64, fieldAt(e, tensor, fieldCapacity), "");
  require(e, LLVMBuildICmp(e->b, LLVMIntSGE, capacity, int64(e, bytes), ""),
          NNRT_ERROR_CAPACITY);
  LLVMBuildBr(e->b, done);
  LLVMPositionBuilderAtEnd(e->b, done);
}

//===----------------------------------------------------------------------===//
// Results of the compiled function
//===----------------------------------------------------------------------===//

/// Copies a result into the caller's buffer, or notes that it doesn't fit.
static void copyResult(Entry *e, LLVMValueRef tensor, LLVMValueRef data,
                       LLVMValueRef bytes) {
  LLVMBasicBlockRef fits = addBlock(e), fails = addBlock(e), done = addBlock(e);
  LLVMValueRef capacity =
      LLVMBuildLoad2(e->b, e->i64, fieldAt(e, tensor, fieldCapacity), "");
  LLVMBuildCondBr(e->b, LLVMBuildICmp(e->b, LLVMIntSGE, capacity, bytes, ""),
                  fits, fails);
  LLVMPositionBuilderAtEnd(e->b, fits);
  LLVMBuildMemCpy(e->b, loadData(e, tensor), 1, data, 1, bytes);
  LLVMBuildBr(e->b, done);
  LLVMPositionBuilderAtEnd(e->b, fails);
  LLVMBuildStore(e->b, int32(e, NNRT_ERROR_CAPACITY), e->status);
  LLVMBuildBr(e->b, done);
  LLVMPositionBuilderAtEnd(e->b, done);
  callFree(e, data);
}

/// Hands a descriptor's buffer to the caller, who had given none or its own.
static void takeResult(Entry *e, LLVMValueRef tensor, const nnrt_port_t *port,
                       LLVMValueRef descriptor) {
  LLVMValueRef data = LLVMBuildExtractValue(e->b, descriptor, 1, "");
  LLVMValueRef bytes = int64(e, (int64_t)nnrt_dtype_size(port->dtype));
  LLVMValueRef sizes[NNRT_MAX_RANK];
  LLVMValueRef shape =
      port->rank ? LLVMBuildExtractValue(e->b, descriptor, 3, "") : NULL;
  for (int d = 0; d < port->rank; ++d) {
    sizes[d] = LLVMBuildExtractValue(e->b, shape, (unsigned)d, "");
    bytes = LLVMBuildMul(e->b, bytes, sizes[d], "");
  }
  storeShape(e, tensor, port, sizes);
  LLVMBasicBlockRef give = addBlock(e), copy = addBlock(e), done = addBlock(e);
  LLVMBuildCondBr(e->b, LLVMBuildIsNull(e->b, loadData(e, tensor), ""), give,
                  copy);
  LLVMPositionBuilderAtEnd(e->b, give);
  LLVMBuildStore(e->b, data, fieldAt(e, tensor, fieldData));
  LLVMBuildBr(e->b, done);
  LLVMPositionBuilderAtEnd(e->b, copy);
  copyResult(e, tensor, data, bytes);
  LLVMBuildBr(e->b, done);
  LLVMPositionBuilderAtEnd(e->b, done);
}

//===----------------------------------------------------------------------===//
// The run function
//===----------------------------------------------------------------------===//

static void takeResults(Entry *e, LLVMValueRef result) {
  const Signature *s = e->signature;
  int dynamic = 0, taken = 0;
  for (int i = 0; i < s->numOutputs; ++i)
    dynamic += portElements(&s->outputs[i]) < 0;
  for (int i = 0; i < s->numOutputs; ++i) {
    if (portElements(&s->outputs[i]) >= 0)
      continue;
    LLVMValueRef descriptor =
        dynamic == 1 ? result
                     : LLVMBuildExtractValue(e->b, result, (unsigned)taken, "");
    ++taken;
    takeResult(e, tensorAt(e, LLVMGetParam(e->run, 1), i), &s->outputs[i],
               descriptor);
  }
}

/// Ends the run with the status that the compiled function left, if it is one
/// of failure: then there are no results.
static void returnFailure(Entry *e) {
  LLVMValueRef status = LLVMBuildLoad2(e->b, e->i32, e->status, "");
  LLVMBasicBlockRef fail = addBlock(e), next = addBlock(e);
  LLVMBuildCondBr(e->b, equal(e, status, int32(e, NNRT_OK)), next, fail);
  LLVMPositionBuilderAtEnd(e->b, fail);
  LLVMBuildRet(e->b, status);
  LLVMPositionBuilderAtEnd(e->b, next);
}

static LLVMValueRef callPrctl(Entry *e) {
  enum { archPrctl = 158, requestPermission = 0x1023, tileData = 18 };
  static const char code[] = "syscall";
  static const char operands[] =
      "={rax},{rax},{rdi},{rsi},~{rcx},~{r11},~{memory}";
  LLVMTypeRef types[] = {e->i64, e->i64, e->i64};
  LLVMTypeRef type = LLVMFunctionType(e->i64, types, 3, 0);
  LLVMValueRef call =
      LLVMGetInlineAsm(type, code, sizeof code - 1, operands,
                       sizeof operands - 1, 1, 0, LLVMInlineAsmDialectATT, 0);
  LLVMValueRef arguments[] = {int64(e, archPrctl), int64(e, requestPermission),
                              int64(e, tileData)};
  return LLVMBuildCall2(e->b, type, call, arguments, 3, "");
}

/// Linux lends a process AMX's tile registers when it asks for them, for good.
/// Asking takes longer than a small model, so that only the first run does;
/// several at once may.
static void requestTiles(Entry *e) {
  LLVMValueRef lent = LLVMAddGlobal(e->module, e->i32, "nn_tiles_lent");
  LLVMSetLinkage(lent, LLVMInternalLinkage);
  LLVMSetInitializer(lent, int32(e, 0));
  LLVMValueRef isLent = LLVMBuildLoad2(e->b, e->i32, lent, "");
  LLVMSetOrdering(isLent, LLVMAtomicOrderingMonotonic);
  LLVMBasicBlockRef ask = addBlock(e), next = addBlock(e);
  LLVMBuildCondBr(e->b, equal(e, isLent, int32(e, 0)), ask, next);
  LLVMPositionBuilderAtEnd(e->b, ask);
  require(e, equal(e, callPrctl(e), int64(e, 0)), NNRT_ERROR_CPU);
  LLVMSetOrdering(LLVMBuildStore(e->b, int32(e, 1), lent),
                  LLVMAtomicOrderingMonotonic);
  LLVMBuildBr(e->b, next);
  LLVMPositionBuilderAtEnd(e->b, next);
}

static void writeRun(Entry *e, LLVMValueRef function, LLVMValueRef parameters) {
  const Signature *s = e->signature;
  LLVMPositionBuilderAtEnd(e->b, addBlock(e));
  e->status = LLVMBuildAlloca(e->b, e->i32, "status");
  LLVMBuildStore(e->b, int32(e, NNRT_OK), e->status);
  if (e->tiles)
    requestTiles(e);
  LLVMValueRef inputs = LLVMGetParam(e->run, 0);
  LLVMValueRef outputs = LLVMGetParam(e->run, 1);
  for (int i = 0; i < s->numInputs; ++i)
    checkInput(e, tensorAt(e, inputs, i), &s->inputs[i]);
  for (int i = 0; i < s->numOutputs; ++i)
    if (portElements(&s->outputs[i]) >= 0)
      prepareOutput(e, tensorAt(e, outputs, i), &s->outputs[i]);
  for (int i = 0; i < s->numInputs; ++i)
    pushTensor(e, tensorAt(e, inputs, i), &s->inputs[i]);
  for (int i = 0; i < s->numOutputs; ++i)
    if (portElements(&s->outputs[i]) >= 0)
      pushTensor(e, tensorAt(e, outputs, i), &s->outputs[i]);
  LLVMValueRef size = int64(e, e->bytes.arena);
  pushDescriptor(e, LLVMGetParam(e->run, 2), 1, &size);
  size = int64(e, e->bytes.parameters);
  pushDescriptor(e, parameters, 1, &size);
  pushDescriptor(e, e->status, 0, NULL);
  push(e, LLVMGetParam(e->run, 3));
  if (e->numArguments > maxArguments ||
      e->numArguments != LLVMCountParams(function))
    return;
  LLVMValueRef result =
      LLVMBuildCall2(e->b, LLVMGlobalGetValueType(function), function,
                     e->arguments, e->numArguments, "");
  returnFailure(e);
  takeResults(e, result);
  LLVMBuildRet(e->b, LLVMBuildLoad2(e->b, e->i32, e->status, ""));
}

//===----------------------------------------------------------------------===//
// The model's description
//===----------------------------------------------------------------------===//

static LLVMValueRef portConstant(Entry *e, const nnrt_port_t *port) {
  LLVMValueRef shape[NNRT_MAX_RANK];
  for (int d = 0; d < NNRT_MAX_RANK; ++d)
    shape[d] = int64(e, d < port->rank ? port->shape[d] : 0);
  LLVMValueRef fields[] = {
      nnGlobalString(e->module, port->name, strlen(port->name)),
      int32(e, port->dtype), int32(e, port->rank),
      LLVMConstArray2(e->i64, shape, NNRT_MAX_RANK)};
  return LLVMConstStructInContext(e->context, fields, 4, 0);
}

static LLVMValueRef portsGlobal(Entry *e, const nnrt_port_t *ports, int n) {
  LLVMValueRef *values = malloc(sizeof *values * (size_t)(n + 1));
  if (!values)
    return NULL;
  for (int i = 0; i < n; ++i)
    values[i] = portConstant(e, &ports[i]);
  LLVMValueRef array = LLVMConstArray2(e->port, values, (uint64_t)n);
  free(values);
  return nnGlobalConstant(e->module, array);
}

static bool addModel(Entry *e, LLVMValueRef profile) {
  const Signature *s = e->signature;
  char symbol[256];
  snprintf(symbol, sizeof symbol, "%.240s_model", s->name);
  LLVMValueRef inputs = portsGlobal(e, s->inputs, s->numInputs);
  LLVMValueRef outputs = portsGlobal(e, s->outputs, s->numOutputs);
  if (!inputs || !outputs)
    return false;
  LLVMValueRef fields[] = {int32(e, NNRT_ABI_VERSION),
                           int32(e, s->numInputs),
                           int32(e, s->numOutputs),
                           int32(e, 0),
                           nnGlobalString(e->module, s->name, strlen(s->name)),
                           inputs,
                           outputs,
                           int64(e, e->bytes.arena),
                           int64(e, e->bytes.thread),
                           e->run,
                           profile};
  LLVMValueRef model = LLVMAddGlobal(e->module, e->model, symbol);
  LLVMSetInitializer(model,
                     LLVMConstStructInContext(e->context, fields, 11, 0));
  LLVMSetGlobalConstant(model, 1);
  return true;
}

/// nn_release(address), which nn-lower-checks calls.
static void writeRelease(Entry *e) {
  LLVMValueRef release = LLVMGetNamedFunction(e->module, NN_RELEASE);
  if (!release)
    return;
  LLVMPositionBuilderAtEnd(
      e->b, LLVMAppendBasicBlockInContext(e->context, release, ""));
  callFree(e, LLVMBuildIntToPtr(e->b, LLVMGetParam(release, 0), e->ptr, ""));
  LLVMBuildRetVoid(e->b);
  LLVMSetLinkage(release, LLVMInternalLinkage);
}

NnStatus nnEntryAdd(LLVMModuleRef module, const Signature *signature,
                    LLVMValueRef parameters, LLVMValueRef profile,
                    ModelBytes bytes, bool tiles) {
  Entry e = {
      .module = module, .signature = signature, .bytes = bytes, .tiles = tiles};
  LLVMValueRef function = LLVMGetNamedFunction(module, signature->function);
  if (!function)
    return nnStatusCreate(NN_INTERNAL, "the entry function is gone");
  e.arguments = malloc(sizeof *e.arguments * maxArguments);
  if (!e.arguments)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  e.context = LLVMGetModuleContext(module);
  e.b = LLVMCreateBuilderInContext(e.context);
  defineTypes(&e);
  LLVMTypeRef arguments[] = {e.ptr, e.ptr, e.ptr, e.ptr};
  e.run = LLVMAddFunction(module, "nn_run",
                          LLVMFunctionType(e.i32, arguments, 4, 0));
  LLVMSetLinkage(e.run, LLVMInternalLinkage);
  writeRun(&e, function, parameters);
  writeRelease(&e);
  NnStatus status = NULL;
  if (e.numArguments != LLVMCountParams(function))
    status = nnStatusCreate(
        NN_INTERNAL, "the entry function takes %u arguments, expected %u",
        LLVMCountParams(function), e.numArguments);
  else if (!addModel(&e, profile))
    status = nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  LLVMDisposeBuilder(e.b);
  free(e.arguments);
  return status;
}
