//===- Profile.c - The profile of a compiled model ------------------------===//
// A constant table of kernels, and one variable that the caller may write:
//   nn_profile(kernel) { if (profile.enter) profile.enter(context, kernel); }
//===----------------------------------------------------------------------===//
#include "Codegen/Profile/Profile.h"

#include "Codegen/Profile/ProfileKernels.h"
#include "Codegen/Schedule/ScheduleText.h"
#include "Codegen/Target/Globals.h"
#include "Support/IR.h"

#include "llvm-c/Core.h"

#include <stdlib.h>

/// Members of nnrt_profile_t.
enum { fieldCount, fieldKernels, fieldEnter, fieldContext, numFields };

static LLVMValueRef textOf(LLVMModuleRef module, MlirAttribute kernel,
                           const char *name) {
  MlirStringRef text = mlirStringAttrGetValue(nnDictAttr(kernel, name));
  return nnGlobalString(module, text.data, text.length);
}

static LLVMValueRef numberOf(LLVMModuleRef module, MlirAttribute kernel,
                             const char *name) {
  return nnGlobalInt64(module, nnAttrInt(nnDictAttr(kernel, name), 0));
}

/// The schedule that nn-vectorize-kernels noted on the kernel's function.
static LLVMValueRef scheduleOf(LLVMModuleRef module, MlirSymbolTable functions,
                               MlirAttribute kernel) {
  MlirOperation func = mlirSymbolTableLookup(
      functions, mlirStringAttrGetValue(nnDictAttr(kernel, "name")));
  MlirAttribute line = mlirOperationIsNull(func)
                           ? mlirAttributeGetNull()
                           : nnAttr(func, NN_ATTR_SCHEDULE);
  MlirStringRef text =
      mlirAttributeIsNull(line) ? nnStr("") : mlirStringAttrGetValue(line);
  return nnGlobalString(module, text.data, text.length);
}

static LLVMValueRef kernelConstant(LLVMModuleRef module,
                                   MlirSymbolTable functions,
                                   MlirAttribute kernel) {
  LLVMValueRef fields[] = {
      textOf(module, kernel, "name"),
      textOf(module, kernel, "ops"),
      textOf(module, kernel, "source"),
      scheduleOf(module, functions, kernel),
      numberOf(module, kernel, "flops"),
      numberOf(module, kernel, "bytes"),
      numberOf(module, kernel, "arena_bytes"),
  };
  return LLVMConstStructInContext(LLVMGetModuleContext(module), fields,
                                  sizeof fields / sizeof *fields, 0);
}

/// The table of kernels; NULL if out of memory.
static LLVMValueRef kernelsGlobal(LLVMModuleRef module,
                                  MlirSymbolTable functions,
                                  MlirAttribute list) {
  intptr_t n = mlirArrayAttrGetNumElements(list);
  LLVMValueRef *kernels = malloc(sizeof *kernels * (size_t)(n + 1));
  if (!kernels)
    return NULL;
  for (intptr_t i = 0; i < n; ++i)
    kernels[i] =
        kernelConstant(module, functions, mlirArrayAttrGetElement(list, i));
  LLVMTypeRef type = n ? LLVMTypeOf(kernels[0])
                       : LLVMInt64TypeInContext(LLVMGetModuleContext(module));
  LLVMValueRef array = LLVMConstArray2(type, kernels, (uint64_t)n);
  free(kernels);
  return nnGlobalConstant(module, array);
}

static LLVMValueRef profileGlobal(LLVMModuleRef module, LLVMValueRef kernels,
                                  intptr_t n) {
  LLVMContextRef context = LLVMGetModuleContext(module);
  LLVMValueRef null = LLVMConstNull(LLVMPointerTypeInContext(context, 0));
  LLVMValueRef fields[numFields] = {
      [fieldCount] = nnGlobalInt64(module, n),
      [fieldKernels] = kernels,
      [fieldEnter] = null,
      [fieldContext] = null,
  };
  LLVMValueRef value = LLVMConstStructInContext(context, fields, numFields, 0);
  LLVMValueRef global = LLVMAddGlobal(module, LLVMTypeOf(value), "");
  LLVMSetInitializer(global, value);
  LLVMSetLinkage(global, LLVMPrivateLinkage);
  // The caller writes it where LLVM doesn't see.
  LLVMSetExternallyInitialized(global, 1);
  return global;
}

static LLVMValueRef loadField(LLVMBuilderRef b, LLVMValueRef profile,
                              unsigned field) {
  LLVMTypeRef type = LLVMGlobalGetValueType(profile);
  return LLVMBuildLoad2(b, LLVMStructGetTypeAtIndex(type, field),
                        LLVMBuildStructGEP2(b, type, profile, field, ""), "");
}

static void writeMark(LLVMValueRef mark, LLVMValueRef profile) {
  LLVMContextRef context = LLVMGetModuleContext(LLVMGetGlobalParent(mark));
  LLVMBuilderRef b = LLVMCreateBuilderInContext(context);
  LLVMBasicBlockRef entry = LLVMAppendBasicBlockInContext(context, mark, "");
  LLVMBasicBlockRef call = LLVMAppendBasicBlockInContext(context, mark, "");
  LLVMBasicBlockRef done = LLVMAppendBasicBlockInContext(context, mark, "");
  LLVMPositionBuilderAtEnd(b, entry);
  LLVMValueRef enter = loadField(b, profile, fieldEnter);
  LLVMBuildCondBr(b, LLVMBuildIsNull(b, enter, ""), done, call);
  LLVMPositionBuilderAtEnd(b, call);
  LLVMTypeRef types[] = {LLVMPointerTypeInContext(context, 0),
                         LLVMInt32TypeInContext(context)};
  LLVMValueRef arguments[] = {loadField(b, profile, fieldContext),
                              LLVMGetParam(mark, 0)};
  LLVMTypeRef type =
      LLVMFunctionType(LLVMVoidTypeInContext(context), types, 2, 0);
  LLVMBuildCall2(b, type, enter, arguments, 2, "");
  LLVMBuildBr(b, done);
  LLVMPositionBuilderAtEnd(b, done);
  LLVMBuildRetVoid(b);
  LLVMDisposeBuilder(b);
  LLVMSetLinkage(mark, LLVMInternalLinkage);
}

NnStatus nnProfileAdd(LLVMModuleRef module, MlirModule source,
                      LLVMValueRef *profile) {
  *profile =
      LLVMConstNull(LLVMPointerTypeInContext(LLVMGetModuleContext(module), 0));
  MlirAttribute list = nnAttr(mlirModuleGetOperation(source), NN_ATTR_PROFILE);
  if (mlirAttributeIsNull(list))
    return NULL;
  MlirSymbolTable functions =
      mlirSymbolTableCreate(mlirModuleGetOperation(source));
  LLVMValueRef kernels = kernelsGlobal(module, functions, list);
  mlirSymbolTableDestroy(functions);
  if (!kernels)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  *profile = profileGlobal(module, kernels, mlirArrayAttrGetNumElements(list));
  LLVMValueRef mark = LLVMGetNamedFunction(module, NN_PROFILE_MARK);
  if (mark)
    writeMark(mark, *profile);
  return NULL;
}
