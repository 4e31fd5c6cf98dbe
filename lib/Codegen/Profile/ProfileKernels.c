//===- ProfileKernels.c - Marks around kernels ----------------------------===//
// Calls of kernels are numbered, described in an attribute of the module, and
// marked, so that the model can say at run time where it is:
//   %r = call @conv_0(%x, %e)   ->   call @nn_profile(7)
//                                    %r = call @conv_0(%x, %e)
// Expects: nn-outline-kernels, and nn-describe-kernels before it.
//===----------------------------------------------------------------------===//
#include "Codegen/Profile/ProfileKernels.h"

#include "Codegen/Passes.h"
#include "Codegen/Profile/Work.h"
#include "Support/IR.h"
#include "Support/List.h"

#include "nn-c/Builder.h"
#include "nn/Builders/Arith.h"
#include "nn/Builders/Func.h"

#include "mlir-c/Dialect/Arith.h"
#include "mlir-c/Dialect/Func.h"

#include <stdlib.h>

/// The descriptions of the calls, in order. `failed`: out of memory.
typedef struct Profiler {
  MlirRewriterBase rewriter;
  MlirSymbolTable symbols;
  MlirAttribute *kernels;
  intptr_t n, capacity;
  bool failed;
} Profiler;

//===----------------------------------------------------------------------===//
// Descriptions
//===----------------------------------------------------------------------===//

static MlirNamedAttribute member(NnBuilder b, const char *name,
                                 MlirAttribute value) {
  return mlirNamedAttributeGet(
      mlirIdentifierGet(nnBuilderGetContext(b), nnStr(name)), value);
}

static MlirAttribute textOr(NnBuilder b, MlirAttribute text) {
  return mlirAttributeIsNull(text) ? nnStringAttr(b, nnStr("")) : text;
}

static MlirAttribute describe(NnBuilder b, MlirOperation call,
                              MlirOperation kernel) {
  NnWork work = nnWorkOf(kernel);
  MlirNamedAttribute members[] = {
      member(b, "name", nnAttr(kernel, "sym_name")),
      member(b, "ops", textOr(b, nnAttr(call, "nn.ops"))),
      member(b, "source", textOr(b, nnAttr(call, "nn.source"))),
      member(b, "flops", nnI64Attr(b, work.flops)),
      member(b, "bytes", nnI64Attr(b, work.bytes)),
  };
  return mlirDictionaryAttrGet(nnBuilderGetContext(b),
                               sizeof members / sizeof *members, members);
}

static void add(Profiler *p, MlirAttribute kernel) {
  if (nnReserve(&p->kernels, p->n + 1, &p->capacity, sizeof kernel))
    p->kernels[p->n++] = kernel;
  else
    p->failed = true;
}

//===----------------------------------------------------------------------===//
// Marks
//===----------------------------------------------------------------------===//

/// The kernel that an op calls, or null.
static MlirOperation kernelOf(const Profiler *p, MlirOperation op) {
  MlirOperation none = {NULL};
  if (!funcIsaCall(op))
    return none;
  MlirOperation callee =
      mlirSymbolTableLookup(p->symbols, funcCallGetCallee(op));
  bool isKernel = !mlirOperationIsNull(callee) &&
                  !mlirAttributeIsNull(nnAttr(callee, "nn.kernel"));
  return isKernel ? callee : none;
}

/// Whether an op may take time: it is neither a scalar nor another view.
static bool mayTakeTime(MlirOperation op) {
  static const char *const names[] = {
      "tensor.empty",          "tensor.dim",          "tensor.cast",
      "tensor.collapse_shape", "tensor.expand_shape", "arith.constant",
  };
  for (size_t i = 0; i < sizeof names / sizeof *names; ++i)
    if (nnOperationIs(op, names[i]))
      return false;
  return mlirOperationGetNumResults(op) != 1 ||
         !mlirTypeIsAIndex(mlirValueGetType(nnResult(op, 0)));
}

/// Whether the next thing after a kernel that takes time is another one.
static bool isKernelNext(const Profiler *p, MlirOperation call) {
  MlirOperation op = mlirOperationGetNextInBlock(call);
  while (!mlirOperationIsNull(op) && !mayTakeTime(op))
    op = mlirOperationGetNextInBlock(op);
  return !mlirOperationIsNull(op) && !mlirOperationIsNull(kernelOf(p, op));
}

static void mark(NnBuilder b, intptr_t index) {
  MlirValue value = arithConstant(b, nnI32Attr(b, index));
  funcCallCreate(b, NN_NO_TYPES, NN_VALUES(value), nnStr(NN_PROFILE_MARK),
                 NULL);
}

static MlirWalkResult visit(MlirOperation op, void *user) {
  Profiler *p = user;
  MlirOperation kernel = kernelOf(p, op);
  if (mlirOperationIsNull(kernel))
    return MlirWalkResultAdvance;
  NnBuilder b = nnBuilderForOp(p->rewriter, op);
  mark(b, p->n);
  add(p, describe(b, op, kernel));
  if (!isKernelNext(p, op)) {
    nnBuilderAfter(b, op);
    mark(b, -1);
  }
  return MlirWalkResultAdvance;
}

static void declareMark(Profiler *p, MlirOperation module) {
  NnBuilder b = nnBuilderForOp(p->rewriter, module);
  nnBuilderAtStart(b,
                   mlirRegionGetFirstBlock(mlirOperationGetRegion(module, 0)));
  MlirType i32 = mlirIntegerTypeGet(nnBuilderGetContext(b), 32);
  FuncFuncOptions options = {.symVisibility =
                                 nnStringAttr(b, nnStr("private"))};
  funcFuncCreate(b, nnStr(NN_PROFILE_MARK),
                 mlirFunctionTypeGet(nnBuilderGetContext(b), 1, &i32, 0, NULL),
                 &options);
}

static MlirLogicalResult run(MlirOperation module, const NnPass *pass) {
  Profiler p = {
      .rewriter = mlirIRRewriterCreate(mlirOperationGetContext(module)),
      .symbols = mlirSymbolTableCreate(module),
  };
  mlirOperationWalk(module, visit, &p, MlirWalkPreOrder);
  declareMark(&p, module);
  mlirOperationSetDiscardableAttributeByName(
      module, nnStr(NN_ATTR_PROFILE),
      mlirArrayAttrGet(mlirOperationGetContext(module), p.n, p.kernels));
  nnPassCount(pass, 0, p.n);
  free(p.kernels);
  mlirSymbolTableDestroy(p.symbols);
  mlirIRRewriterDestroy(p.rewriter);
  return p.failed ? nnOpError(module, "out of memory") : NN_SUCCESS;
}

const NnPassInfo nnProfileKernelsPass = {
    .name = "nn-profile-kernels",
    .description = "Mark kernels so that a run can be profiled",
    .anchor = "builtin.module",
    .statistics =
        (const NnStatisticInfo[]){
            {"kernels", "Number of calls that were marked"},
        },
    .numStatistics = 1,
    .dialects =
        (MlirDialectHandle(*const[])(void)){mlirGetDialectHandle__arith__,
                                            mlirGetDialectHandle__func__, NULL},
    .run = run,
};
