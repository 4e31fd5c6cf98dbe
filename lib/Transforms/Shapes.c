//===- Shapes.c - Refining the shapes of a function -----------------------===//
// One sweep in program order reaches the fixed point, since values are defined
// before they are used. Types only gain static dimensions; a dimension that is
// known to be two different sizes is an error at the op.
//===----------------------------------------------------------------------===//
#include "Shapes.h"

#include "Support/IR.h"
#include "nn-c/NNOps.h"
#include "nn/Builders/Tensor.h"

#include "mlir-c/Interfaces.h"

#include <stdlib.h>
#include <string.h>

typedef struct Sweep {
  NnBuilder builder;
  bool freeSignature;
  int64_t refined;
  MlirLogicalResult result;
} Sweep;

//===----------------------------------------------------------------------===//
// Who may see a type change
//===----------------------------------------------------------------------===//

static bool startsWith(MlirStringRef text, const char *prefix) {
  size_t n = strlen(prefix);
  return text.length >= n && !memcmp(text.data, prefix, n);
}

/// Whether the types of other things depend on this user's operands in a way
/// that this sweep doesn't follow.
static bool isForeign(const Sweep *s, MlirOperation user) {
  if (nnOperationIs(user, "func.return"))
    return !s->freeSignature;
  return !startsWith(nnOperationName(user), "nn.") &&
         !nnOperationIs(user, "tensor.cast") &&
         !nnOperationIs(user, "tensor.dim");
}

/// Gives `value` a new type and foreign users a cast to the old one.
static void setType(Sweep *s, MlirValue value, MlirType type) {
  MlirType old = mlirValueGetType(value);
  if (mlirTypeEqual(old, type))
    return;
  mlirValueSetType(value, type);
  ++s->refined;
  MlirValue cast = {NULL};
  MlirOpOperand use = mlirValueGetFirstUse(value), next;
  for (; !mlirOpOperandIsNull(use); use = next) {
    next = mlirOpOperandGetNextUse(use);
    MlirOperation user = mlirOpOperandGetOwner(use);
    if (!isForeign(s, user))
      continue;
    if (mlirValueIsNull(cast)) {
      NnBuilder b = {s->builder.rewriter, mlirValueGetLocation(value)};
      nnBuilderAfterValue(b, value);
      cast = tensorCast(b, old, value);
    }
    mlirOperationSetOperand(user, mlirOpOperandGetOperandNumber(use), cast);
  }
}

//===----------------------------------------------------------------------===//
// Refining
//===----------------------------------------------------------------------===//

/// The static dimensions of both; false if they contradict.
static bool meet(MlirType a, MlirType b, MlirType *out) {
  *out = a;
  if (mlirTypeEqual(a, b))
    return true;
  if (!mlirTypeIsARankedTensor(a) || !mlirTypeIsARankedTensor(b))
    return false;
  NnShape x = nnTypeShape(a), y = nnTypeShape(b);
  if (x.rank != y.rank)
    return false;
  for (int64_t i = 0; i < x.rank; ++i)
    if (x.dims[i] == NN_DYNAMIC)
      x.dims[i] = y.dims[i];
    else if (y.dims[i] != NN_DYNAMIC && y.dims[i] != x.dims[i])
      return false;
  *out = nnTensorType(&x, mlirShapedTypeGetElementType(a));
  return true;
}

static void refine(Sweep *s, MlirOperation op, MlirValue value,
                   MlirType inferred) {
  MlirType type;
  if (meet(mlirValueGetType(value), inferred, &type)) {
    setType(s, value, type);
    return;
  }
  char has[128], gets[128];
  s->result = nnOpError(op, "result type %s contradicts the inferred type %s",
                        nnTypeText(mlirValueGetType(value), has, sizeof has),
                        nnTypeText(inferred, gets, sizeof gets));
}

enum { maxResults = 64 };
typedef struct Types {
  intptr_t n;
  MlirType types[maxResults];
} Types;

static void collectTypes(intptr_t n, MlirType *types, void *data) {
  Types *out = data;
  for (intptr_t i = 0; i < n && out->n < maxResults; ++i)
    out->types[out->n++] = types[i];
}

/// All attributes of an op, the inherent ones among them. Null if memory is
/// short.
static MlirAttribute attributesOf(MlirOperation op) {
  intptr_t n = mlirOperationGetNumAttributes(op);
  MlirNamedAttribute *list = malloc(((size_t)n + 1) * sizeof *list);
  if (!list)
    return mlirAttributeGetNull();
  for (intptr_t i = 0; i < n; ++i)
    list[i] = mlirOperationGetAttribute(op, i);
  MlirAttribute dictionary =
      mlirDictionaryAttrGet(mlirOperationGetContext(op), n, list);
  free(list);
  return dictionary;
}

static void refineByRule(Sweep *s, MlirOperation op) {
  intptr_t n = mlirOperationGetNumOperands(op);
  MlirValue *operands = malloc(((size_t)n + 1) * sizeof *operands);
  MlirAttribute attributes = attributesOf(op);
  Types inferred = {0};
  if (!operands || mlirAttributeIsNull(attributes)) {
    free(operands);
    s->result = nnOpError(op, "out of memory");
    return;
  }
  for (intptr_t i = 0; i < n; ++i)
    operands[i] = nnOperand(op, i);
  s->result = mlirInferTypeOpInterfaceInferReturnTypes(
      nnOperationName(op), mlirOperationGetContext(op),
      mlirOperationGetLocation(op), n, operands, attributes, NULL, 0, NULL,
      collectTypes, &inferred);
  free(operands);
  for (intptr_t i = 0; i < inferred.n && mlirLogicalResultIsSuccess(s->result);
       ++i)
    refine(s, op, nnResult(op, i), inferred.types[i]);
}

/// A cast's result has its input's shape.
static void refineCast(Sweep *s, MlirOperation op) {
  MlirValue result = nnCastGetResult(op);
  NnShape shape = nnValueShape(nnCastGetInput(op));
  refine(s, op, result, nnTensorType(&shape, nnElementType(result)));
}

static void refineKernelArguments(Sweep *s, MlirOperation op) {
  MlirBlock body = mlirRegionGetFirstBlock(nnKernelGetBody(op));
  for (intptr_t i = 0; i < mlirBlockGetNumArguments(body); ++i)
    setType(s, mlirBlockGetArgument(body, i),
            mlirValueGetType(nnOperand(op, i)));
}

static void refineKernelResults(Sweep *s, MlirOperation yield) {
  MlirOperation kernel = mlirOperationGetParentOperation(yield);
  for (intptr_t i = 0; i < mlirOperationGetNumOperands(yield); ++i)
    refine(s, kernel, nnResult(kernel, i),
           mlirValueGetType(nnOperand(yield, i)));
}

static MlirWalkResult visit(MlirOperation op, void *data) {
  Sweep *s = data;
  if (nnIsaCast(op) || nnIsaBitcast(op))
    refineCast(s, op);
  else if (nnIsaKernel(op))
    refineKernelArguments(s, op);
  else if (nnIsaYield(op))
    refineKernelResults(s, op);
  else if (startsWith(nnOperationName(op), "nn.") &&
           mlirOperationImplementsInterface(op,
                                            mlirInferTypeOpInterfaceTypeID()))
    refineByRule(s, op);
  return mlirLogicalResultIsSuccess(s->result) ? MlirWalkResultAdvance
                                               : MlirWalkResultInterrupt;
}

//===----------------------------------------------------------------------===//
// Functions
//===----------------------------------------------------------------------===//

static bool isDeclaration(MlirOperation func) {
  return mlirBlockIsNull(
      mlirRegionGetFirstBlock(mlirOperationGetRegion(func, 0)));
}

MlirOperation nnOnlyReturn(MlirOperation func) {
  MlirOperation found = {NULL};
  MlirBlock block = mlirRegionGetFirstBlock(mlirOperationGetRegion(func, 0));
  for (; !mlirBlockIsNull(block); block = mlirBlockGetNextInRegion(block)) {
    MlirOperation end = mlirBlockGetTerminator(block);
    if (!nnOperationIs(end, "func.return"))
      continue;
    if (!mlirOperationIsNull(found))
      return (MlirOperation){NULL};
    found = end;
  }
  return found;
}

static MlirType typeOfArgument(const void *block, intptr_t i) {
  return mlirValueGetType(mlirBlockGetArgument(*(const MlirBlock *)block, i));
}

static MlirType typeOfOperand(const void *op, intptr_t i) {
  return mlirValueGetType(nnOperand(*(const MlirOperation *)op, i));
}

static MlirType typeOfResult(const void *function, intptr_t i) {
  return mlirFunctionTypeGetResult(*(const MlirType *)function, i);
}

static MlirType *listTypes(intptr_t n, const void *from,
                           MlirType (*get)(const void *from, intptr_t i)) {
  MlirType *types = malloc(((size_t)n + 1) * sizeof *types);
  for (intptr_t i = 0; types && i < n; ++i)
    types[i] = get(from, i);
  return types;
}

MlirLogicalResult nnUpdateSignature(MlirOperation func, MlirOperation end) {
  MlirType old = mlirTypeAttrGetValue(nnAttr(func, "function_type"));
  MlirBlock entry = mlirRegionGetFirstBlock(mlirOperationGetRegion(func, 0));
  intptr_t numInputs = mlirFunctionTypeGetNumInputs(old);
  intptr_t numResults = mlirOperationIsNull(end)
                            ? mlirFunctionTypeGetNumResults(old)
                            : mlirOperationGetNumOperands(end);
  MlirType *inputs = listTypes(numInputs, &entry, typeOfArgument);
  MlirType *results = mlirOperationIsNull(end)
                          ? listTypes(numResults, &old, typeOfResult)
                          : listTypes(numResults, &end, typeOfOperand);
  bool ok = inputs && results;
  if (ok)
    mlirOperationSetAttributeByName(
        func, nnStr("function_type"),
        mlirTypeAttrGet(mlirFunctionTypeGet(mlirOperationGetContext(func),
                                            numInputs, inputs, numResults,
                                            results)));
  free(inputs);
  free(results);
  return ok ? NN_SUCCESS : nnOpError(func, "out of memory");
}

void nnRefineArgument(MlirOperation func, intptr_t i, MlirType type) {
  MlirBlock entry = mlirRegionGetFirstBlock(mlirOperationGetRegion(func, 0));
  Sweep s = {nnBuilderCreate(mlirOperationGetContext(func)), false, 0,
             NN_SUCCESS};
  setType(&s, mlirBlockGetArgument(entry, i), type);
  nnBuilderDestroy(s.builder);
}

MlirLogicalResult nnInferShapes(MlirOperation func, bool freeSignature,
                                int64_t *refined) {
  *refined = 0;
  if (isDeclaration(func))
    return NN_SUCCESS;
  MlirOperation end =
      freeSignature ? nnOnlyReturn(func) : (MlirOperation){NULL};
  Sweep s = {nnBuilderCreate(mlirOperationGetContext(func)),
             !mlirOperationIsNull(end), 0, NN_SUCCESS};
  mlirOperationWalk(func, visit, &s, MlirWalkPreOrder);
  nnBuilderDestroy(s.builder);
  *refined = s.refined;
  MlirLogicalResult updated = nnUpdateSignature(func, end);
  return mlirLogicalResultIsFailure(s.result) ? s.result : updated;
}

typedef struct Reference {
  MlirStringRef name;
  bool found;
} Reference;

static MlirWalkResult findReference(MlirOperation op, void *data) {
  Reference *r = data;
  for (intptr_t i = 0; i < mlirOperationGetNumAttributes(op); ++i) {
    MlirAttribute attr = mlirOperationGetAttribute(op, i).attribute;
    if (mlirAttributeIsASymbolRef(attr) &&
        mlirStringRefEqual(mlirSymbolRefAttrGetLeafReference(attr), r->name))
      r->found = true;
  }
  return r->found ? MlirWalkResultInterrupt : MlirWalkResultAdvance;
}

bool nnIsReferenced(MlirOperation module, MlirOperation func) {
  Reference r = {mlirStringAttrGetValue(nnAttr(func, "sym_name")), false};
  mlirOperationWalk(module, findReference, &r, MlirWalkPreOrder);
  return r.found;
}
