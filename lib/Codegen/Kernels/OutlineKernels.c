//===- OutlineKernels.c - One function a distinct kernel ------------------===//
// nn.kernel regions on linalg become private functions that write into tensors
// which the caller makes, and do a range of their work (Kernel.h); equal
// kernels become one function. A kernel that writes to a part of an operand has
// its destination in it.
//   %r = nn.kernel "k"(%x) … {…}   ->   %e = tensor.empty()
//                                       %r = call @k_0(%x, %e, 0, max)
// Expects: no other nn ops (nn-lower-to-linalg).
//===----------------------------------------------------------------------===//
#include "Codegen/Kernels/CallerSizes.h"
#include "Codegen/Kernels/Kernel.h"
#include "Codegen/Kernels/KernelSlices.h"
#include "Codegen/Nest/Index.h"
#include "Codegen/Passes.h"
#include "Support/IR.h"
#include "Support/List.h"

#include "nn-c/NNOps.h"
#include "nn/Builders/Arith.h"
#include "nn/Builders/Bufferization.h"
#include "nn/Builders/Func.h"
#include "nn/Builders/Linalg.h"
#include "nn/Builders/Tensor.h"

#include "mlir-c/Dialect/Arith.h"
#include "mlir-c/Dialect/Bufferization.h"
#include "mlir-c/Dialect/ControlFlow.h"
#include "mlir-c/Dialect/Func.h"
#include "mlir-c/Dialect/Tensor.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { maxValues = 64 };
enum { statKernels, statShared };

//===----------------------------------------------------------------------===//
// Functions
//===----------------------------------------------------------------------===//

typedef struct Text {
  char *data;
  size_t size;
  intptr_t capacity;
  bool failed;
} Text;

static void appendText(MlirStringRef part, void *user) {
  Text *t = user;
  if (!nnReserve(&t->data, (intptr_t)(t->size + part.length + 1), &t->capacity,
                 1)) {
    t->failed = true;
    return;
  }
  memcpy(t->data + t->size, part.data, part.length);
  t->size += part.length;
}

/// A distinct kernel: what it does, in text, and the function for it.
typedef struct Kernel {
  char *text;
  size_t size;
  char name[72];
} Kernel;

typedef struct Outliner {
  MlirRewriterBase rewriter;
  MlirBlock moduleBody;
  Kernel *kernels;
  int n, shared;
  intptr_t capacity;
} Outliner;

/// Whether result i is an operand with other contents (nn-place-concats).
static bool isInPlace(MlirOperation kernel, intptr_t i) {
  return !mlirValueIsNull(nnKernelWrittenArgument(kernel, i));
}

static MlirType functionType(MlirOperation kernel) {
  MlirType inputs[maxValues + rangeArguments], results[maxValues];
  intptr_t n = mlirOperationGetNumOperands(kernel);
  intptr_t m = mlirOperationGetNumResults(kernel);
  for (intptr_t i = 0; i < n; ++i)
    inputs[i] = mlirValueGetType(nnOperand(kernel, i));
  for (intptr_t i = 0; i < m; ++i) {
    results[i] = mlirValueGetType(nnResult(kernel, i));
    if (!isInPlace(kernel, i))
      inputs[n++] = results[i];
  }
  for (int i = 0; i < rangeArguments; ++i)
    inputs[n++] = mlirIndexTypeGet(mlirOperationGetContext(kernel));
  return mlirFunctionTypeGet(mlirOperationGetContext(kernel), n, inputs, m,
                             results);
}

/// Moves the region into a function that writes results to its last arguments.
static MlirOperation makeFunction(Outliner *o, MlirOperation kernel) {
  NnBuilder b = nnBuilderForOp(o->rewriter, kernel);
  b.location = mlirOperationGetLocation(kernel);
  nnBuilderAtEnd(b, o->moduleBody);
  FuncFuncOptions options = {.symVisibility =
                                 nnStringAttr(b, nnStr("private"))};
  MlirOperation func =
      funcFuncCreate(b, nnStr("kernel"), functionType(kernel), &options);
  bool inPlace[maxValues];
  for (intptr_t i = 0; i < mlirOperationGetNumResults(kernel); ++i)
    inPlace[i] = isInPlace(kernel, i);
  mlirOperationSetDiscardableAttributeByName(func, nnStr(NN_ATTR_KERNEL),
                                             nnKernelGetRootAttr(kernel));
  MlirRegion region = funcFuncGetBody(func);
  mlirRegionTakeBody(region, nnKernelGetBody(kernel));
  MlirBlock block = mlirRegionGetFirstBlock(region);
  MlirOperation yield = mlirBlockGetTerminator(block);
  nnBuilderBefore(b, yield);
  intptr_t n = mlirOperationGetNumOperands(yield);
  MlirValue results[maxValues];
  for (intptr_t i = 0; i < n; ++i) {
    MlirValue value = results[i] = nnOperand(yield, i);
    if (inPlace[i])
      continue;
    MlirValue out =
        mlirBlockAddArgument(block, mlirValueGetType(value), b.location);
    results[i] = nnResult(bufferizationMaterializeInDestinationCreate(
                              b, mlirValueGetType(out), value, out, NULL),
                          0);
  }
  for (int i = 0; i < rangeArguments; ++i)
    mlirBlockAddArgument(
        block, mlirIndexTypeGet(mlirOperationGetContext(kernel)), b.location);
  funcReturnCreate(b, (NnValues){n, results});
  mlirRewriterBaseEraseOp(o->rewriter, yield);
  return func;
}

/// Whether the module has a symbol of this name, a kernel's or the model's.
static bool isNamed(Outliner *o, const char *name) {
  for (MlirOperation op = mlirBlockGetFirstOperation(o->moduleBody);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op)) {
    MlirAttribute symbol = nnAttr(op, "sym_name");
    if (!mlirAttributeIsNull(symbol) &&
        mlirStringRefEqual(mlirStringAttrGetValue(symbol), nnStr(name)))
      return true;
  }
  return false;
}

/// Keeps the function under a name of its own, or drops it for an equal one.
/// Returns the name to call, NULL if out of memory.
static const char *internFunction(Outliner *o, MlirOperation func,
                                  MlirStringRef root) {
  Text text = {0};
  // Without these flags MLIR would number and verify the whole module.
  MlirOpPrintingFlags flags = mlirOpPrintingFlagsCreate();
  mlirOpPrintingFlagsUseLocalScope(flags);
  mlirOpPrintingFlagsAssumeVerified(flags);
  mlirOperationPrintWithFlags(func, flags, appendText, &text);
  mlirOpPrintingFlagsDestroy(flags);
  if (text.failed) {
    free(text.data);
    return NULL;
  }
  for (int i = 0; i < o->n; ++i)
    if (o->kernels[i].size == text.size &&
        !memcmp(o->kernels[i].text, text.data, text.size)) {
      free(text.data);
      mlirRewriterBaseEraseOp(o->rewriter, func);
      ++o->shared;
      return o->kernels[i].name;
    }
  if (!nnReserve(&o->kernels, o->n + 1, &o->capacity, sizeof *o->kernels)) {
    free(text.data);
    return NULL;
  }
  Kernel *k = &o->kernels[o->n];
  k->text = text.data;
  k->size = text.size;
  int number = 0;
  do
    snprintf(k->name, sizeof k->name, "%.*s_%d",
             (int)(root.length < 48 ? root.length : 48), root.data, number++);
  while (isNamed(o, k->name));
  ++o->n;
  mlirOperationSetAttributeByName(
      func, nnStr("sym_name"),
      mlirStringAttrGet(mlirOperationGetContext(func), nnStr(k->name)));
  return k->name;
}

//===----------------------------------------------------------------------===//
// Calls
//===----------------------------------------------------------------------===//

/// Makes the destinations in the caller, before the kernel. Returns how many,
/// -1 if it can't.
static intptr_t makeDestinations(Outliner *o, MlirOperation kernel,
                                 MlirValue *operands) {
  NnBuilder b = nnBuilderForOp(o->rewriter, kernel);
  MlirBlock body = mlirRegionGetFirstBlock(nnKernelGetBody(kernel));
  MlirOperation yield = mlirBlockGetTerminator(body);
  intptr_t n = 0;
  for (intptr_t i = 0; i < mlirOperationGetNumResults(kernel); ++i) {
    if (isInPlace(kernel, i))
      continue;
    operands[n] = nnMakeDestination(b, kernel, nnOperand(yield, i));
    if (mlirValueIsNull(operands[n++]))
      return -1;
  }
  return n;
}

/// What passes said about the kernel, they said about its call.
static void copyAttributes(MlirOperation kernel, MlirOperation call) {
  intptr_t n = mlirOperationGetNumDiscardableAttributes(kernel);
  for (intptr_t i = 0; i < n; ++i) {
    MlirNamedAttribute a = mlirOperationGetDiscardableAttribute(kernel, i);
    mlirOperationSetDiscardableAttributeByName(call, mlirIdentifierStr(a.name),
                                               a.attribute);
  }
}

static MlirLogicalResult outline(Outliner *o, MlirOperation kernel) {
  intptr_t n = mlirOperationGetNumOperands(kernel);
  intptr_t m = mlirOperationGetNumResults(kernel);
  if (n + m > maxValues)
    return nnOpError(kernel, "expected at most %d operands and results, got %d",
                     maxValues, (int)(n + m));
  MlirValue operands[maxValues + rangeArguments];
  MlirType types[maxValues];
  for (intptr_t i = 0; i < n; ++i)
    operands[i] = nnOperand(kernel, i);
  for (intptr_t i = 0; i < m; ++i)
    types[i] = mlirValueGetType(nnResult(kernel, i));
  intptr_t made = -1;
  if (nnMoveChecksToCaller(nnBuilderForOp(o->rewriter, kernel), kernel))
    made = makeDestinations(o, kernel, operands + n);
  if (made < 0)
    return nnOpError(kernel, "result sizes are not computable by the caller");
  n += made;
  MlirStringRef root = nnKernelGetRoot(kernel);
  MlirOperation func = makeFunction(o, kernel);
  const char *name = internFunction(o, func, root);
  if (!name)
    return nnOpError(kernel, "out of memory");
  NnBuilder b = nnBuilderForOp(o->rewriter, kernel);
  operands[n++] = nnIndexValue(b, nnIndex(0));
  operands[n++] = nnIndexValue(b, nnIndex(INT64_MAX));
  MlirOperation call = funcCallCreate(
      b, (NnTypes){m, types}, (NnValues){n, operands}, nnStr(name), NULL);
  copyAttributes(kernel, call);
  mlirRewriterBaseReplaceOpWithOperation(o->rewriter, kernel, call);
  return NN_SUCCESS;
}

static MlirWalkResult findKernel(MlirOperation op, void *user) {
  if (!nnIsaKernel(op))
    return MlirWalkResultAdvance;
  *(MlirOperation *)user = op;
  return MlirWalkResultInterrupt;
}

static MlirLogicalResult outlineAll(Outliner *o, MlirOperation func) {
  for (;;) {
    MlirOperation kernel = {NULL};
    mlirOperationWalk(func, findKernel, &kernel, MlirWalkPreOrder);
    if (mlirOperationIsNull(kernel))
      return NN_SUCCESS;
    if (mlirLogicalResultIsFailure(outline(o, kernel)))
      return NN_FAILURE;
  }
}

static MlirLogicalResult run(MlirOperation module, const NnPass *pass) {
  Outliner o = {.rewriter =
                    mlirIRRewriterCreate(mlirOperationGetContext(module))};
  o.moduleBody = mlirRegionGetFirstBlock(mlirOperationGetRegion(module, 0));
  MlirLogicalResult result = NN_SUCCESS;
  MlirOperation op = mlirBlockGetFirstOperation(o.moduleBody);
  for (; !mlirOperationIsNull(op) && mlirLogicalResultIsSuccess(result);
       op = mlirOperationGetNextInBlock(op))
    if (funcIsaFunc(op))
      result = outlineAll(&o, op);
  nnPassCount(pass, statKernels, o.n);
  nnPassCount(pass, statShared, o.shared);
  for (int i = 0; i < o.n; ++i)
    free(o.kernels[i].text);
  free(o.kernels);
  mlirIRRewriterDestroy(o.rewriter);
  return result;
}

const NnPassInfo nnOutlineKernelsPass = {
    .name = "nn-outline-kernels",
    .description = "Make one private function of each distinct nn.kernel",
    .anchor = "builtin.module",
    .statistics =
        (const NnStatisticInfo[]){
            {"kernels", "Number of distinct kernels"},
            {"shared", "Number of kernels that were equal to an earlier one"},
        },
    .numStatistics = 2,
    .dialects =
        (MlirDialectHandle(*const[])(void)){
            mlirGetDialectHandle__arith__,
            mlirGetDialectHandle__bufferization__, mlirGetDialectHandle__cf__,
            mlirGetDialectHandle__func__, mlirGetDialectHandle__tensor__, NULL},
    .run = run,
};
