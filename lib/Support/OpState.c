//===- OpState.c - What generated builders and accessors call -------------===//
// Builds operations from parts that may be null, and reads the operands,
// results and inherent attributes of operations by their ODS description.
//===----------------------------------------------------------------------===//
#include "OpState.h"

#include "mlir-c/BuiltinAttributes.h"
#include "mlir-c/BuiltinTypes.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static MlirStringRef ref(const char *string) {
  return mlirStringRefCreate(string, strlen(string));
}

//===----------------------------------------------------------------------===//
// Building
//===----------------------------------------------------------------------===//

NnOpState nnOpStateBegin(NnBuilder b, const char *name) {
  return (NnOpState){.builder = b,
                     .state = mlirOperationStateGet(ref(name), b.location)};
}

static void countList(NnListSizes *lists, intptr_t size) {
  assert(lists->n < NN_MAX_LISTS);
  lists->sizes[lists->n++] = (int32_t)size;
}

void nnOpStateAddType(NnOpState *s, MlirType type) {
  nnOpStateAddTypes(s, (NnTypes){mlirTypeIsNull(type) ? -1 : 1, &type});
}

void nnOpStateAddTypes(NnOpState *s, NnTypes types) {
  countList(&s->results, types.n);
  if (types.n < 0)
    s->infer = true;
  else
    mlirOperationStateAddResults(&s->state, types.n, types.data);
}

void nnOpStateAddOptionalType(NnOpState *s, MlirType type) {
  nnOpStateAddTypes(s, (NnTypes){!mlirTypeIsNull(type), &type});
}

void nnOpStateAddOperand(NnOpState *s, MlirValue value) {
  nnOpStateAddOperands(s, (NnValues){1, &value});
}

void nnOpStateAddOptionalOperand(NnOpState *s, MlirValue value) {
  nnOpStateAddOperands(s, (NnValues){!mlirValueIsNull(value), &value});
}

void nnOpStateAddOperands(NnOpState *s, NnValues values) {
  countList(&s->operands, values.n);
  for (intptr_t i = 0; i < values.n; ++i)
    s->failed |= mlirValueIsNull(values.data[i]);
  if (!s->failed)
    mlirOperationStateAddOperands(&s->state, values.n, values.data);
}

void nnOpStateAddAttr(NnOpState *s, const char *name, MlirAttribute attr) {
  s->failed |= mlirAttributeIsNull(attr);
  nnOpStateAddOptionalAttr(s, name, attr);
}

void nnOpStateAddOptionalAttr(NnOpState *s, const char *name,
                              MlirAttribute attr) {
  if (mlirAttributeIsNull(attr))
    return;
  MlirContext context = mlirLocationGetContext(s->state.location);
  MlirNamedAttribute named =
      mlirNamedAttributeGet(mlirIdentifierGet(context, ref(name)), attr);
  mlirOperationStateAddAttributes(&s->state, 1, &named);
}

static void addSizes(NnOpState *s, const char *name, NnListSizes lists) {
  MlirContext context = mlirLocationGetContext(s->state.location);
  nnOpStateAddAttr(s, name,
                   mlirDenseI32ArrayGet(context, lists.n, lists.sizes));
}

void nnOpStateAddOperandSizes(NnOpState *s) {
  addSizes(s, "operandSegmentSizes", s->operands);
}

void nnOpStateAddResultSizes(NnOpState *s) {
  if (!s->infer)
    addSizes(s, "resultSegmentSizes", s->results);
}

void nnOpStateAddSuccessor(NnOpState *s, MlirBlock successor) {
  nnOpStateAddSuccessors(s, (NnBlocks){1, &successor});
}

void nnOpStateAddSuccessors(NnOpState *s, NnBlocks successors) {
  for (intptr_t i = 0; i < successors.n; ++i)
    s->failed |= mlirBlockIsNull(successors.data[i]);
  if (!s->failed)
    mlirOperationStateAddSuccessors(&s->state, successors.n, successors.data);
}

static void freeState(MlirOperationState *state) {
  free(state->results);
  free(state->operands);
  free(state->successors);
  free(state->attributes);
}

MlirOperation nnOpStateFinish(NnOpState *s, intptr_t numRegions) {
  if (s->failed) {
    freeState(&s->state);
    return (MlirOperation){NULL};
  }
  for (intptr_t i = 0; i < numRegions; ++i) {
    MlirRegion region = mlirRegionCreate();
    mlirOperationStateAddOwnedRegions(&s->state, 1, &region);
  }
  if (s->infer) {
    assert(!s->state.nResults && "give all result types or none");
    mlirOperationStateEnableResultTypeInference(&s->state);
  }
  MlirOperation op = mlirOperationCreate(&s->state);
  return mlirOperationIsNull(op)
             ? op
             : mlirRewriterBaseInsert(s->builder.rewriter, op);
}

MlirValue nnOpGetFirstResult(MlirOperation op) {
  return mlirOperationIsNull(op) ? (MlirValue){NULL}
                                 : mlirOperationGetResult(op, 0);
}

//===----------------------------------------------------------------------===//
// Operands and results
//===----------------------------------------------------------------------===//

bool nnOpIsNamed(MlirOperation op, const char *name) {
  return !mlirOperationIsNull(op) &&
         mlirStringRefEqual(mlirIdentifierStr(mlirOperationGetName(op)),
                            ref(name));
}

typedef struct Segment {
  intptr_t begin, size;
} Segment;

// With one variable-length list, or several of one size, sizes follow from the
// total; otherwise the operation carries them.
static Segment findSegment(MlirOperation op, const char *sizesName,
                           const char *shape, int k, intptr_t total) {
  intptr_t fixed = 0, lists = (intptr_t)strlen(shape);
  for (intptr_t i = 0; i < lists; ++i)
    fixed += shape[i] == '1';
  intptr_t variable = lists - fixed;
  if (shape[k] == '1' && !memchr(shape, '*', (size_t)k) &&
      !memchr(shape, '?', (size_t)k))
    return (Segment){k, 1};
  MlirAttribute sizes = mlirAttributeGetNull();
  if (variable > 1)
    sizes = nnOpGetAttr(op, sizesName);

  Segment segment = {0, 0};
  for (int i = 0; i <= k; ++i) {
    segment.begin += segment.size;
    if (!mlirAttributeIsNull(sizes))
      segment.size = mlirDenseI32ArrayGetElement(sizes, i);
    else
      segment.size = shape[i] == '1' ? 1 : (total - fixed) / variable;
  }
  return segment;
}

static Segment operandSegment(MlirOperation op, const char *shape, int k) {
  return findSegment(op, "operandSegmentSizes", shape, k,
                     mlirOperationGetNumOperands(op));
}

static Segment resultSegment(MlirOperation op, const char *shape, int k) {
  return findSegment(op, "resultSegmentSizes", shape, k,
                     mlirOperationGetNumResults(op));
}

intptr_t nnOpGetNumOperands(MlirOperation op, const char *shape, int k) {
  return operandSegment(op, shape, k).size;
}

MlirValue nnOpGetOperand(MlirOperation op, const char *shape, int k,
                         intptr_t i) {
  Segment segment = operandSegment(op, shape, k);
  if (i >= segment.size)
    return (MlirValue){NULL};
  return mlirOperationGetOperand(op, segment.begin + i);
}

intptr_t nnOpGetNumResults(MlirOperation op, const char *shape, int k) {
  return resultSegment(op, shape, k).size;
}

MlirValue nnOpGetResult(MlirOperation op, const char *shape, int k,
                        intptr_t i) {
  Segment segment = resultSegment(op, shape, k);
  if (i >= segment.size)
    return (MlirValue){NULL};
  return mlirOperationGetResult(op, segment.begin + i);
}

//===----------------------------------------------------------------------===//
// Attributes
//===----------------------------------------------------------------------===//

MlirAttribute nnOpGetAttr(MlirOperation op, const char *name) {
  return mlirOperationGetInherentAttributeByName(op, ref(name));
}

void nnOpSetAttr(MlirOperation op, const char *name, MlirAttribute attr) {
  mlirOperationSetInherentAttributeByName(op, ref(name), attr);
}

static bool isNonNull(MlirAttribute attr, bool (*isA)(MlirAttribute)) {
  return !mlirAttributeIsNull(attr) && isA(attr);
}

static int64_t intValue(MlirAttribute attr) {
  if (mlirAttributeIsABool(attr))
    return mlirBoolAttrGetValue(attr);
  MlirType type = mlirAttributeGetType(attr);
  if (mlirTypeIsAInteger(type) && mlirIntegerTypeIsUnsigned(type))
    return (int64_t)mlirIntegerAttrGetValueUInt(attr);
  if (mlirTypeIsAInteger(type) && mlirIntegerTypeIsSigned(type))
    return mlirIntegerAttrGetValueSInt(attr);
  return mlirIntegerAttrGetValueInt(attr);
}

int64_t nnOpGetInt(MlirOperation op, const char *name, int64_t fallback) {
  MlirAttribute attr = nnOpGetAttr(op, name);
  return isNonNull(attr, mlirAttributeIsAInteger) ? intValue(attr) : fallback;
}

double nnOpGetFloat(MlirOperation op, const char *name, double fallback) {
  MlirAttribute attr = nnOpGetAttr(op, name);
  return isNonNull(attr, mlirAttributeIsAFloat)
             ? mlirFloatAttrGetValueDouble(attr)
             : fallback;
}

bool nnOpGetBool(MlirOperation op, const char *name, bool fallback) {
  return nnOpGetInt(op, name, fallback) != 0;
}

bool nnOpGetUnit(MlirOperation op, const char *name, bool fallback) {
  return fallback || !mlirAttributeIsNull(nnOpGetAttr(op, name));
}

MlirStringRef nnOpGetString(MlirOperation op, const char *name,
                            MlirStringRef fallback) {
  MlirAttribute attr = nnOpGetAttr(op, name);
  return isNonNull(attr, mlirAttributeIsAString) ? mlirStringAttrGetValue(attr)
                                                 : fallback;
}

MlirStringRef nnOpGetSymbol(MlirOperation op, const char *name,
                            MlirStringRef fallback) {
  MlirAttribute attr = nnOpGetAttr(op, name);
  return isNonNull(attr, mlirAttributeIsASymbolRef)
             ? mlirSymbolRefAttrGetRootReference(attr)
             : fallback;
}

MlirType nnOpGetType(MlirOperation op, const char *name, MlirType fallback) {
  MlirAttribute attr = nnOpGetAttr(op, name);
  return isNonNull(attr, mlirAttributeIsAType) ? mlirTypeAttrGetValue(attr)
                                               : fallback;
}

intptr_t nnOpGetNumInts(MlirOperation op, const char *name, NnInts fallback) {
  MlirAttribute attr = nnOpGetAttr(op, name);
  if (mlirAttributeIsNull(attr))
    return fallback.n;
  return mlirAttributeIsAArray(attr) ? mlirArrayAttrGetNumElements(attr)
                                     : mlirDenseArrayGetNumElements(attr);
}

int64_t nnOpGetIntAt(MlirOperation op, const char *name, intptr_t i,
                     NnInts fallback) {
  assert(i >= 0 && i < nnOpGetNumInts(op, name, fallback));
  MlirAttribute attr = nnOpGetAttr(op, name);
  if (mlirAttributeIsNull(attr))
    return fallback.data[i];
  if (mlirAttributeIsAArray(attr))
    return intValue(mlirArrayAttrGetElement(attr, i));
  if (mlirAttributeIsADenseBoolArray(attr))
    return mlirDenseBoolArrayGetElement(attr, i);
  return mlirAttributeIsADenseI32Array(attr)
             ? mlirDenseI32ArrayGetElement(attr, i)
             : mlirDenseI64ArrayGetElement(attr, i);
}
