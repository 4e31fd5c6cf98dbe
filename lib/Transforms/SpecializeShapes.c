//===- SpecializeShapes.c - Give arguments the shapes of a use ------------===//
// shapes="input=1x3x224x224;ids=?x128" sets the argument types of the public
// functions and infers all that follows. An argument is named by its attribute
// nn.name, else argN; ? leaves a dimension as it is.
//===----------------------------------------------------------------------===//
#include "Passes.h"
#include "Shapes.h"
#include "Support/IR.h"
#include "Support/NamedShape.h"

#include "mlir-c/Dialect/Tensor.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { maxBindings = 64, maxName = 256 };

/// NAME=SHAPE. The name is borrowed from the option.
typedef struct Binding {
  MlirStringRef name;
  NnShape shape;
  bool used;
} Binding;

typedef struct Bindings {
  intptr_t n;
  Binding list[maxBindings];
} Bindings;

//===----------------------------------------------------------------------===//
// Parsing
//===----------------------------------------------------------------------===//

static MlirLogicalResult parse(MlirOperation module, MlirStringRef text,
                               Bindings *out) {
  const char *p = text.data, *end = text.data + text.length;
  for (out->n = 0; p < end && out->n < maxBindings; ++out->n) {
    const char *stop = memchr(p, ';', (size_t)(end - p));
    stop = stop ? stop : end;
    Binding *binding = &out->list[out->n];
    binding->used = false;
    if (!nnParseNamedShape(p, stop, &binding->name, &binding->shape))
      return nnErrorAt(
          mlirOperationGetLocation(module),
          "nn-specialize-shapes: expected NAME=DIMxDIM, got '%.*s'",
          (int)(stop - p), p);
    p = stop < end ? stop + 1 : end;
  }
  if (p == end)
    return NN_SUCCESS;
  return nnErrorAt(mlirOperationGetLocation(module),
                   "nn-specialize-shapes: more than %d shapes", maxBindings);
}

//===----------------------------------------------------------------------===//
// Arguments
//===----------------------------------------------------------------------===//

/// nn.name of argument i, or argN printed into the buffer.
static MlirStringRef argumentName(MlirOperation func, intptr_t i,
                                  char buffer[static 32]) {
  MlirAttribute all = nnAttr(func, "arg_attrs");
  if (!mlirAttributeIsNull(all) && i < mlirArrayAttrGetNumElements(all)) {
    MlirAttribute name = nnDictAttr(mlirArrayAttrGetElement(all, i), "nn.name");
    if (!mlirAttributeIsNull(name) && mlirAttributeIsAString(name))
      return mlirStringAttrGetValue(name);
  }
  snprintf(buffer, 32, "arg%d", (int)i);
  return nnStr(buffer);
}

static Binding *findBinding(Bindings *bindings, MlirStringRef name) {
  for (Binding *b = bindings->list; b < bindings->list + bindings->n; ++b)
    if (mlirStringRefEqual(b->name, name))
      return b;
  return NULL;
}

/// Puts the dimensions of the binding in the place of dynamic ones.
static MlirLogicalResult mergeShape(MlirLocation at, const Binding *binding,
                                    NnShape *shape) {
  int length = (int)binding->name.length;
  const char *name = binding->name.data;
  if (shape->rank != binding->shape.rank)
    return nnErrorAt(at,
                     "argument '%.*s' has rank %d, but got a shape of rank %d",
                     length, name, (int)shape->rank, (int)binding->shape.rank);
  for (int64_t i = 0; i < shape->rank; ++i) {
    int64_t dim = binding->shape.dims[i];
    if (shape->dims[i] == NN_DYNAMIC)
      shape->dims[i] = dim;
    else if (dim != NN_DYNAMIC && dim != shape->dims[i])
      return nnErrorAt(
          at, "dimension %d of argument '%.*s' is %lld, but got %lld", (int)i,
          length, name, (long long)shape->dims[i], (long long)dim);
  }
  return NN_SUCCESS;
}

/// What the argument becomes, or an error at it.
static MlirLogicalResult specialize(MlirOperation func, MlirValue argument,
                                    const Binding *binding, bool referenced,
                                    MlirType *out) {
  MlirType type = mlirValueGetType(argument);
  int length = (int)binding->name.length;
  MlirLocation at = mlirValueGetLocation(argument);
  if (!mlirTypeIsARankedTensor(type))
    return nnErrorAt(at, "argument '%.*s' is not a ranked tensor", length,
                     binding->name.data);
  NnShape shape = nnTypeShape(type);
  if (mlirLogicalResultIsFailure(mergeShape(at, binding, &shape)))
    return NN_FAILURE;
  *out = nnTensorType(&shape, mlirShapedTypeGetElementType(type));
  if (referenced && !mlirTypeEqual(*out, type))
    return nnOpError(func, "is called, so that argument '%.*s' can't change",
                     length, binding->name.data);
  return NN_SUCCESS;
}

//===----------------------------------------------------------------------===//
// Functions
//===----------------------------------------------------------------------===//

typedef struct Run {
  MlirOperation module;
  Bindings bindings;
  bool change; ///< The first walk only checks.
  char known[1024];
  size_t knownSize;
  MlirLogicalResult result;
} Run;

static void addKnown(Run *run, MlirStringRef name) {
  int n = snprintf(run->known + run->knownSize,
                   sizeof run->known - run->knownSize, "%s'%.*s'",
                   run->knownSize ? ", " : "", (int)name.length, name.data);
  size_t left = sizeof run->known - run->knownSize - 1;
  run->knownSize += (size_t)n < left ? (size_t)n : left;
}

static void visitArgument(Run *run, MlirOperation func, intptr_t i,
                          MlirValue argument, bool referenced) {
  char buffer[32];
  MlirStringRef name = argumentName(func, i, buffer);
  Binding *binding = findBinding(&run->bindings, name);
  if (!run->change)
    addKnown(run, name);
  if (!binding)
    return;
  binding->used = true;
  MlirType type;
  if (mlirLogicalResultIsFailure(
          specialize(func, argument, binding, referenced, &type)))
    run->result = NN_FAILURE;
  else if (run->change)
    nnRefineArgument(func, i, type);
}

static bool isPublicDefinition(MlirOperation op) {
  if (!nnOperationIs(op, "func.func"))
    return false;
  MlirAttribute visibility = nnAttr(op, "sym_visibility");
  return (mlirAttributeIsNull(visibility) ||
          mlirStringRefEqual(mlirStringAttrGetValue(visibility),
                             nnStr("public"))) &&
         !mlirBlockIsNull(
             mlirRegionGetFirstBlock(mlirOperationGetRegion(op, 0)));
}

static MlirWalkResult visit(MlirOperation op, void *data) {
  Run *run = data;
  if (!isPublicDefinition(op))
    return nnOperationIs(op, "func.func") ? MlirWalkResultSkip
                                          : MlirWalkResultAdvance;
  bool referenced = nnIsReferenced(run->module, op);
  MlirBlock entry = mlirRegionGetFirstBlock(mlirOperationGetRegion(op, 0));
  for (intptr_t i = 0; i < mlirBlockGetNumArguments(entry); ++i)
    visitArgument(run, op, i, mlirBlockGetArgument(entry, i), referenced);
  int64_t refined;
  if (run->change &&
      mlirLogicalResultIsFailure(nnInferShapes(op, !referenced, &refined)))
    run->result = NN_FAILURE;
  return MlirWalkResultSkip;
}

static MlirLogicalResult checkNames(const Run *run) {
  const Bindings *all = &run->bindings;
  for (const Binding *b = all->list; b < all->list + all->n; ++b)
    if (!b->used)
      return nnErrorAt(mlirOperationGetLocation(run->module),
                       "nn-specialize-shapes: no argument is named '%.*s'; "
                       "known: %s",
                       (int)b->name.length, b->name.data, run->known);
  return NN_SUCCESS;
}

static MlirLogicalResult run(MlirOperation module, const NnPass *pass) {
  Run run = {.module = module, .result = NN_SUCCESS};
  if (mlirLogicalResultIsFailure(
          parse(module, nnPassString(pass, 0), &run.bindings)))
    return NN_FAILURE;
  mlirOperationWalk(module, visit, &run, MlirWalkPreOrder);
  if (mlirLogicalResultIsFailure(run.result) ||
      mlirLogicalResultIsFailure(checkNames(&run)))
    return NN_FAILURE;
  run.change = true;
  mlirOperationWalk(module, visit, &run, MlirWalkPreOrder);
  return run.result;
}

static const NnOptionInfo options[] = {
    {"shapes", "NAME=DIMxDIM of each argument to specialize, joined by ';'",
     NN_OPTION_STRING, NULL},
};

static MlirDialectHandle (*const dialects[])(void) = {
    mlirGetDialectHandle__tensor__, NULL};

const NnPassInfo nnSpecializeShapesPass = {
    .name = "nn-specialize-shapes",
    .description = "Give arguments the shapes of a use",
    .anchor = "builtin.module",
    .options = options,
    .numOptions = 1,
    .dialects = dialects,
    .run = run,
};
