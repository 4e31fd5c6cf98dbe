//===- Values.c - What values of the IR are called in the file ------------===//
// An array sorted by value has the names that were given so far.
//===----------------------------------------------------------------------===//
#include "Values.h"

#include "Ops.h"

#include "nn-c/NNOps.h"

#include <stdlib.h>
#include <string.h>

//===----------------------------------------------------------------------===//
// Orders
//===----------------------------------------------------------------------===//

NnPerm nnOrderPerm(NnOrder order, int64_t rank) {
  NnPerm perm = {rank, {0}};
  if (order == NN_ORDER_CHANNELS_FIRST && rank > 2)
    return nnToNchw(rank);
  for (int64_t i = 0; i < rank; ++i)
    perm.dims[i] = order != NN_ORDER_FILTER ? i : i < 2 ? rank - 1 - i : i - 2;
  return perm;
}

int64_t nnOrderAxis(NnOrder order, int64_t rank, int64_t axis) {
  NnPerm perm = nnOrderPerm(order, rank);
  int64_t i = 0;
  while (perm.dims[i] != axis)
    ++i;
  return i;
}

/// What transposes a value from one order to another.
static NnPerm between(NnOrder from, NnOrder to, int64_t rank) {
  NnPerm perm = nnOrderPerm(to, rank);
  for (int64_t i = 0; i < rank; ++i)
    perm.dims[i] = nnOrderAxis(from, rank, perm.dims[i]);
  return perm;
}

//===----------------------------------------------------------------------===//
// The array
//===----------------------------------------------------------------------===//

static int compareValues(const void *a, const void *b) {
  uintptr_t x = (uintptr_t)((const NnExportedValue *)a)->value.ptr;
  uintptr_t y = (uintptr_t)((const NnExportedValue *)b)->value.ptr;
  return (x > y) - (x < y);
}

/// Counts the values if `values` is NULL.
static size_t collect(MlirBlock block, NnExportedValue *values) {
  size_t n = 0;
  for (intptr_t i = 0; i < mlirBlockGetNumArguments(block); ++i, ++n)
    if (values)
      values[n].value = mlirBlockGetArgument(block, i);
  for (MlirOperation op = mlirBlockGetFirstOperation(block);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op))
    for (intptr_t i = 0; i < mlirOperationGetNumResults(op); ++i, ++n)
      if (values)
        values[n].value = nnResult(op, i);
  return n;
}

bool nnValuesCreate(NnExporter *e, MlirOperation func) {
  MlirBlock block = mlirRegionGetFirstBlock(mlirOperationGetRegion(func, 0));
  e->numValues = collect(block, NULL);
  e->values = nnExporterTake(e, (e->numValues + 1) * sizeof *e->values);
  if (!e->values)
    return false;
  collect(block, e->values);
  qsort(e->values, e->numValues, sizeof *e->values, compareValues);
  return true;
}

static NnExportedValue *find(NnExporter *e, MlirValue value) {
  NnExportedValue wanted = {.value = value};
  return bsearch(&wanted, e->values, e->numValues, sizeof *e->values,
                 compareValues);
}

//===----------------------------------------------------------------------===//
// Names
//===----------------------------------------------------------------------===//

const char *nnBaseName(NnExporter *e, MlirValue value) {
  MlirOperation op = nnDefiningOp(value);
  MlirStringRef name = nnLocationName(mlirValueGetLocation(value));
  if (!name.length && !mlirOperationIsNull(op)) {
    name = nnOperationName(op);
    name.data += strlen("nn.");
    name.length -= strlen("nn.");
  }
  char *copy = nnExporterTake(e, name.length + 1);
  if (copy && name.length)
    memcpy(copy, name.data, name.length);
  return copy ? copy : "";
}

char *nnResultName(NnExporter *e, MlirValue value, NnOrder order) {
  NnExportedValue *exported = find(e, value);
  bool isResult = order == NN_ORDER_PLAIN && exported->result;
  return exported->names[order] =
             isResult ? exported->result
                      : nnExporterUnique(e, nnBaseName(e, value));
}

void nnResultIs(NnExporter *e, MlirValue value, NnOrder order, char *name) {
  find(e, value)->names[order] = name;
}

void nnWantName(NnExporter *e, MlirValue value, char *name) {
  NnExportedValue *exported = find(e, value);
  if (!exported->result)
    exported->result = name;
}

/// Copies the elements of a constant to another order.
static void permuteElements(const NnShape *shape, const NnPerm *perm,
                            size_t bytes, const char *from, char *to) {
  int64_t strides[NN_MAX_RANK], at[NN_MAX_RANK] = {0};
  int64_t n = nnShapeNumElements(shape), stride = 1, source = 0;
  for (int64_t i = shape->rank; i-- > 0; stride *= shape->dims[i])
    strides[i] = stride;
  for (int64_t i = 0; i < n; ++i) {
    memcpy(to + (size_t)i * bytes, from + (size_t)source * bytes, bytes);
    for (int64_t d = perm->rank; d-- > 0;) {
      int64_t axis = perm->dims[d];
      source += strides[axis];
      if (++at[d] < shape->dims[axis])
        break;
      source -= strides[axis] * at[d];
      at[d] = 0;
    }
  }
}

/// The elements of a constant in an order.
static const void *orderedElements(NnExporter *e, MlirAttribute elements,
                                   const NnShape *shape, NnOrder order) {
  MlirType type = mlirShapedTypeGetElementType(mlirAttributeGetType(elements));
  int64_t bytes = nnElementBytes(type), n = nnShapeNumElements(shape);
  bool isSplat, isWhole = nnBitWidth(type) >= 8;
  const void *data = nnElementsBytes(elements, &isSplat);
  if (data && !isSplat && isWhole && order == NN_ORDER_PLAIN)
    return data;
  char *plain = nnExporterTake(e, (size_t)(n * bytes));
  if (!plain || !nnElementsRead(elements, plain) || order == NN_ORDER_PLAIN)
    return plain;
  char *out = nnExporterTake(e, (size_t)(n * bytes));
  NnPerm perm = nnOrderPerm(order, shape->rank);
  if (out)
    permuteElements(shape, &perm, (size_t)bytes, plain, out);
  return out;
}

static char *makeConstant(NnExporter *e, MlirValue value, const NnShape *shape,
                          NnOrder order) {
  NnPerm perm = nnOrderPerm(order, shape->rank);
  NnShape ordered = nnPermuteShape(shape, &perm);
  return nnExporterTensor(
      e, nnBaseName(e, value), nnElementType(value), &ordered,
      orderedElements(e, nnConstantValue(value), shape, order));
}

static char *transpose(NnExporter *e, NnExportedValue *exported,
                       NnOrder order) {
  int from = 0;
  while (from < NN_NUM_ORDERS && !exported->names[from])
    ++from;
  if (from == NN_NUM_ORDERS)
    return NULL;
  NnPerm perm = between((NnOrder)from, order, nnRank(exported->value));
  char *name = nnResultName(e, exported->value, order);
  nnNodeAddInts(
      e, nnExporterNode(e, "Transpose", name, NN_INPUTS(exported->names[from])),
      "perm", perm.rank, perm.dims);
  return name;
}

char *nnValueName(NnExporter *e, MlirValue value, NnOrder order) {
  NnExportedValue *exported = find(e, value);
  NnShape shape = nnValueShape(value);
  if (order == NN_ORDER_CHANNELS_FIRST && shape.rank < 3)
    order = NN_ORDER_PLAIN;
  if (exported->names[order])
    return exported->names[order];
  MlirOperation op = nnDefiningOp(value);
  if (!mlirAttributeIsNull(nnConstantValue(value)))
    return exported->names[order] = makeConstant(e, value, &shape, order);
  if (nnIsConstantDequantize(op))
    return nnExportDequantize(e, op, order);
  return transpose(e, exported, order);
}

char *nnPlainName(NnExporter *e, MlirValue value) {
  return mlirValueIsNull(value) ? NULL : nnValueName(e, value, NN_ORDER_PLAIN);
}

char *nnPlainResult(NnExporter *e, MlirOperation op) {
  return nnResultName(e, nnResult(op, 0), NN_ORDER_PLAIN);
}

char *nnStep(NnExporter *e, MlirOperation op, const char *type, size_t n,
             char *const *inputs) {
  char *output = nnExporterUnique(e, nnBaseName(e, nnResult(op, 0)));
  nnExporterNode(e, type, output, n, inputs);
  return output;
}

char *nnOperandName(NnExporter *e, MlirValue value, int64_t rank,
                    NnOrder order) {
  NnShape shape = nnValueShape(value), wide = {.rank = rank};
  if (order == NN_ORDER_PLAIN || shape.rank == rank)
    return nnValueName(e, value, order);
  if (nnShapeNumElements(&shape) == 1)
    return nnValueName(e, value, NN_ORDER_PLAIN);
  for (int64_t i = 0, skip = rank - shape.rank; i < rank; ++i)
    wide.dims[i] = i < skip ? 1 : shape.dims[i - skip];
  return makeConstant(e, value, &wide, order);
}

char *nnFlatName(NnExporter *e, MlirValue value) {
  NnShape shape = nnValueShape(value);
  NnPerm perm = nnOrderPerm(NN_ORDER_CHANNELS_FIRST, shape.rank);
  bool isFlat = nnIsChannelsFirst(e, value) && nnPermIsReshape(&shape, &perm);
  return nnValueName(e, value,
                     isFlat ? NN_ORDER_CHANNELS_FIRST : NN_ORDER_PLAIN);
}

bool nnIsChannelsFirst(NnExporter *e, MlirValue value) {
  return find(e, value)->names[NN_ORDER_CHANNELS_FIRST];
}

NnOrder nnOrderOf(NnExporter *e, MlirOperation op) {
  int64_t rank = nnRank(nnResult(op, 0));
  bool isFirst = false;
  for (intptr_t i = 0; i < mlirOperationGetNumOperands(op); ++i) {
    MlirValue value = nnOperand(op, i);
    NnShape shape = nnValueShape(value);
    if (shape.rank == rank)
      isFirst |= nnIsChannelsFirst(e, value);
    else if (mlirAttributeIsNull(nnConstantValue(value)) &&
             nnShapeNumElements(&shape) != 1)
      return NN_ORDER_PLAIN;
  }
  return isFirst ? NN_ORDER_CHANNELS_FIRST : NN_ORDER_PLAIN;
}
