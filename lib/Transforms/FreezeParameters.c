//===- FreezeParameters.c - Make constants of parameters ------------------===//
// nn.get_parameter @w becomes nn.constant of @w's value, and the parameters
// are erased: what is left is for inference only.
//===----------------------------------------------------------------------===//
#include "Passes.h"
#include "Rewrite.h"

#include "nn-c/NNOps.h"

typedef struct Freeze {
  MlirOperation module;
  MlirSymbolTable symbols;
  NnBuilder builder;
  int64_t frozen;
  MlirLogicalResult result;
} Freeze;

/// Symbols are looked up in the nearest module.
static bool isNestedModule(const Freeze *f, MlirOperation op) {
  return nnOperationIs(op, "builtin.module") &&
         !mlirOperationEqual(op, f->module);
}

/// The value to freeze, or null with an error at the op.
static MlirAttribute valueOf(Freeze *f, MlirOperation get) {
  MlirStringRef name = nnGetParameterGetParameter(get);
  MlirOperation parameter = mlirSymbolTableLookup(f->symbols, name);
  MlirType type = mlirValueGetType(nnGetParameterGetResult(get));
  MlirAttribute value = mlirAttributeGetNull();
  if (nnIsaParameter(parameter))
    value = nnParameterGetValueAttr(parameter);
  if (!mlirAttributeIsNull(value) &&
      mlirTypeEqual(mlirAttributeGetType(value), type))
    return value;
  f->result = nnOpError(get, "expected a parameter @%.*s of the result's type",
                        (int)name.length, name.data);
  return mlirAttributeGetNull();
}

static MlirWalkResult check(MlirOperation op, void *data) {
  if (isNestedModule(data, op))
    return MlirWalkResultSkip;
  if (nnIsaGetParameter(op))
    valueOf(data, op);
  return MlirWalkResultAdvance;
}

static MlirWalkResult freeze(MlirOperation op, void *data) {
  Freeze *f = data;
  if (isNestedModule(f, op))
    return MlirWalkResultSkip;
  if (!nnIsaGetParameter(op))
    return MlirWalkResultAdvance;
  NnBuilder b = nnBuilderForOp(f->builder.rewriter, op);
  nnReplaceOp(b.rewriter, op, nnConstant(b, valueOf(f, op)));
  ++f->frozen;
  return MlirWalkResultSkip; // The op is gone.
}

static void eraseParameters(Freeze *f) {
  MlirBlock body =
      mlirRegionGetFirstBlock(mlirOperationGetRegion(f->module, 0));
  MlirOperation op = mlirBlockGetFirstOperation(body), next;
  for (; !mlirOperationIsNull(op); op = next) {
    next = mlirOperationGetNextInBlock(op);
    if (nnIsaParameter(op))
      mlirSymbolTableErase(f->symbols, op);
  }
}

static MlirLogicalResult run(MlirOperation module, const NnPass *pass) {
  Freeze f = {module, mlirSymbolTableCreate(module),
              nnBuilderCreate(mlirOperationGetContext(module)), 0, NN_SUCCESS};
  mlirOperationWalk(module, check, &f, MlirWalkPreOrder);
  if (mlirLogicalResultIsSuccess(f.result)) {
    mlirOperationWalk(module, freeze, &f, MlirWalkPreOrder);
    eraseParameters(&f);
  }
  nnBuilderDestroy(f.builder);
  mlirSymbolTableDestroy(f.symbols);
  nnPassCount(pass, 0, f.frozen);
  return f.result;
}

static const NnStatisticInfo statistics[] = {
    {"frozen", "uses of parameters that became constants"},
};

const NnPassInfo nnFreezeParametersPass = {
    .name = "nn-freeze-parameters",
    .description = "Make constants of parameters",
    .anchor = "builtin.module",
    .statistics = statistics,
    .numStatistics = 1,
    .run = run,
};
