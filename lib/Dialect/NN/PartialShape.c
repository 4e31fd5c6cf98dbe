//===- PartialShape.c - What is known of a shape operand ------------------===//
// concat(gather(shape_of(x : tensor<?x4>), 1), constant 7) -> [4, 7], without
// changing the IR. Walks up from the value for a bounded number of ops, since
// a chain of x + x would else take exponential time.
//===----------------------------------------------------------------------===//
#include "PartialShape.h"

#include "Rules.h"

#define MAX_OPS 64

typedef struct Values {
  int64_t count; ///< -1: not even the size is known.
  int64_t data[NN_PARTIAL_MAX];
} Values;

static const Values unknown = {.count = -1};

static Values look(MlirValue value, int *budget);

//===----------------------------------------------------------------------===//
// Elementwise
//===----------------------------------------------------------------------===//

static bool fits(MlirType element, int64_t value) {
  unsigned width = nnBitWidth(element);
  if (width >= 64)
    return true;
  if (width == 1 || nnIsUnsigned(element))
    return value >= 0 && value < (int64_t)1 << width;
  return value >= -((int64_t)1 << (width - 1)) && value < (int64_t)1
                                                              << (width - 1);
}

static int64_t compare(MlirOperation op, int64_t a, int64_t b) {
  enum { EQ, NE, LT, LE, GT, GE };
  switch (nnAttrInt(nnAttr(op, "predicate"), -1)) {
  case EQ:
    return a == b;
  case NE:
    return a != b;
  case LT:
    return a < b;
  case LE:
    return a <= b;
  case GT:
    return a > b;
  case GE:
    return a >= b;
  default:
    return NN_DYNAMIC;
  }
}

// Both are known. Overflow is unknown.
static int64_t compute(NnOpKind kind, MlirOperation op, int64_t a, int64_t b) {
  int64_t result;
  switch (kind) {
  case NN_OP_Add:
    return __builtin_add_overflow(a, b, &result) ? NN_DYNAMIC : result;
  case NN_OP_Sub:
    return __builtin_sub_overflow(a, b, &result) ? NN_DYNAMIC : result;
  case NN_OP_Mul:
    return __builtin_mul_overflow(a, b, &result) ? NN_DYNAMIC : result;
  case NN_OP_Div:
    return b == 0 ? NN_DYNAMIC : a / b;
  case NN_OP_Rem:
    return b == 0 ? NN_DYNAMIC : a % b;
  case NN_OP_Min:
    return a < b ? a : b;
  case NN_OP_Max:
    return a > b ? a : b;
  case NN_OP_Compare:
    return compare(op, a, b);
  default:
    return NN_DYNAMIC;
  }
}

static int64_t at(const Values *values, int64_t i) {
  return values->data[values->count == 1 ? 0 : i];
}

// The common size of two operands, of which one may have one element.
static int64_t commonCount(int64_t a, int64_t b) {
  if (a < 0 || b < 0)
    return -1;
  if (a == 1 || a == b)
    return b;
  return b == 1 ? a : -1;
}

static Values lookBinary(NnOpKind kind, MlirOperation op, int *budget) {
  Values a = look(nnOperand(op, 0), budget);
  Values b = look(nnOperand(op, 1), budget);
  Values result = {.count = commonCount(a.count, b.count)};
  for (int64_t i = 0; i < result.count; ++i) {
    bool known = at(&a, i) != NN_DYNAMIC && at(&b, i) != NN_DYNAMIC;
    result.data[i] =
        known ? compute(kind, op, at(&a, i), at(&b, i)) : NN_DYNAMIC;
  }
  return result;
}

static Values lookSelect(MlirOperation op, int *budget) {
  Values condition = look(nnOperand(op, 0), budget);
  Values a = look(nnOperand(op, 1), budget);
  Values b = look(nnOperand(op, 2), budget);
  Values result = {
      .count = commonCount(condition.count, commonCount(a.count, b.count))};
  for (int64_t i = 0; i < result.count; ++i) {
    int64_t chosen = at(&condition, i);
    bool same = at(&a, i) == at(&b, i);
    result.data[i] = chosen == NN_DYNAMIC && !same ? NN_DYNAMIC
                     : chosen                      ? at(&a, i)
                                                   : at(&b, i);
  }
  return result;
}

//===----------------------------------------------------------------------===//
// Shape and data movement
//===----------------------------------------------------------------------===//

static Values lookConstant(MlirAttribute value) {
  Values result;
  result.count = nnElementsInts(value, NN_PARTIAL_MAX, result.data);
  return result;
}

// Bounds of slices are often INT64_MIN, which stands for "unknown" here; one
// more is as good a bound.
static Values lookBound(MlirValue value, int *budget) {
  MlirAttribute constant = nnConstantValue(value);
  if (mlirAttributeIsNull(constant))
    return look(value, budget);
  Values result = lookConstant(constant);
  for (int64_t i = 0; i < result.count; ++i)
    if (result.data[i] == INT64_MIN)
      ++result.data[i];
  return result;
}

static Values lookShapeOf(MlirOperation op) {
  MlirType type = mlirValueGetType(nnOperand(op, 0));
  if (!mlirTypeIsARankedTensor(type) ||
      mlirShapedTypeGetRank(type) > NN_MAX_RANK)
    return unknown;
  NnShape shape = nnTypeShape(type);
  Values result = {.count = shape.rank};
  for (int64_t i = 0; i < shape.rank; ++i)
    result.data[i] = shape.dims[i];
  return result;
}

static Values lookGather(MlirOperation op, int *budget) {
  Values data = look(nnOperand(op, 0), budget);
  Values result = look(nnOperand(op, 1), budget);
  if (data.count < 1 || nnRank(nnOperand(op, 0)) != 1)
    return unknown;
  for (int64_t i = 0; i < result.count; ++i) {
    int64_t index = result.data[i];
    if (index == NN_DYNAMIC)
      continue;
    if (index < 0)
      index += data.count;
    if (index >= data.count)
      index = data.count - 1;
    result.data[i] = data.data[index < 0 ? 0 : index];
  }
  return result;
}

static int64_t onlyValue(const Values *values) {
  return values->count == 1 ? values->data[0] : NN_DYNAMIC;
}

static Values lookSlice(MlirOperation op, int *budget) {
  Values data = look(nnOperand(op, 0), budget);
  int64_t axis;
  int64_t numAxes = nnAttrInts(nnAttr(op, "axes"), 1, &axis);
  if (data.count < 0 || numAxes < 1)
    return numAxes == 0 ? data : unknown;
  Values starts = lookBound(nnOperand(op, 1), budget);
  Values ends = lookBound(nnOperand(op, 2), budget);
  MlirValue steps = nnOptionalOperand(op, 3);
  int64_t step = 1;
  if (!mlirValueIsNull(steps)) {
    Values values = lookBound(steps, budget);
    step = onlyValue(&values);
  }
  int64_t start = onlyValue(&starts), end = onlyValue(&ends);
  if (start == NN_DYNAMIC || end == NN_DYNAMIC || step == NN_DYNAMIC ||
      step == 0)
    return unknown;
  NnRange range = nnSliceRange(data.count, start, end, step);
  Values result = {.count = range.count};
  for (int64_t i = 0; i < range.count; ++i)
    result.data[i] = data.data[range.start + i * range.step];
  return result;
}

static Values lookConcat(MlirOperation op, int *budget) {
  Values result = {.count = 0};
  for (intptr_t i = 0; i < mlirOperationGetNumOperands(op); ++i) {
    Values part = look(nnOperand(op, i), budget);
    if (part.count < 0 || result.count + part.count > NN_PARTIAL_MAX)
      return unknown;
    for (int64_t k = 0; k < part.count; ++k)
      result.data[result.count++] = part.data[k];
  }
  return result;
}

static Values lookExpand(MlirOperation op, int64_t size, int *budget) {
  Values result = look(nnOperand(op, 0), budget);
  if (result.count == size || result.count != 1 || size < 0)
    return result.count == size ? result : unknown;
  result.count = size;
  for (int64_t i = 1; i < size; ++i)
    result.data[i] = result.data[0];
  return result;
}

//===----------------------------------------------------------------------===//
// The walk
//===----------------------------------------------------------------------===//

static Values lookThrough(MlirOperation op, int64_t size, int *budget) {
  NnOpKind kind = nnOpKind(op);
  switch (kind) {
  case NN_OP_Add:
  case NN_OP_Sub:
  case NN_OP_Mul:
  case NN_OP_Div:
  case NN_OP_Rem:
  case NN_OP_Min:
  case NN_OP_Max:
  case NN_OP_Compare:
    return lookBinary(kind, op, budget);
  case NN_OP_Select:
    return lookSelect(op, budget);
  case NN_OP_ShapeOf:
    return lookShapeOf(op);
  case NN_OP_Gather:
    return lookGather(op, budget);
  case NN_OP_Slice:
    return lookSlice(op, budget);
  case NN_OP_Concat:
    return lookConcat(op, budget);
  case NN_OP_Expand:
    return lookExpand(op, size, budget);
  case NN_OP_Cast:
  case NN_OP_Reshape:
  case NN_OP_Squeeze:
  case NN_OP_Unsqueeze:
    return look(nnOperand(op, 0), budget);
  default:
    return unknown;
  }
}

// Values are int64_t here, which can't tell large ui64 from negative numbers.
static bool isFollowed(MlirType element) {
  return mlirTypeIsAInteger(element) &&
         !(nnIsUnsigned(element) && nnBitWidth(element) == 64);
}

// The number of elements of a tensor of integers of rank 0 or 1: NN_DYNAMIC if
// dynamic, -1 for any other type.
static int64_t vectorSize(MlirType type) {
  if (!mlirTypeIsARankedTensor(type) || mlirShapedTypeGetRank(type) > 1 ||
      !isFollowed(mlirShapedTypeGetElementType(type)))
    return -1;
  if (mlirShapedTypeGetRank(type) == 0)
    return 1;
  NnShape shape = nnTypeShape(type);
  return shape.dims[0];
}

static Values allUnknown(int64_t size) {
  Values result = {.count = size > NN_PARTIAL_MAX || size < 0 ? -1 : size};
  for (int64_t i = 0; i < result.count; ++i)
    result.data[i] = NN_DYNAMIC;
  return result;
}

static Values look(MlirValue value, int *budget) {
  MlirType type = mlirValueGetType(value);
  int64_t size = vectorSize(type);
  if (size == -1)
    return unknown;
  MlirOperation op = nnDefiningOp(value);
  if (mlirOperationIsNull(op) || --*budget < 0)
    return allUnknown(size);
  MlirAttribute constant = nnConstantValue(value);
  Values result = mlirAttributeIsNull(constant) ? lookThrough(op, size, budget)
                                                : lookConstant(constant);
  if (result.count < 0 || (size != NN_DYNAMIC && result.count != size))
    return allUnknown(size);
  for (int64_t i = 0; i < result.count; ++i)
    if (!fits(mlirShapedTypeGetElementType(type), result.data[i]))
      result.data[i] = NN_DYNAMIC;
  return result;
}

int64_t nnPartialShape(MlirValue value, int64_t *dims) {
  int budget = MAX_OPS;
  Values result = lookBound(value, &budget);
  for (int64_t i = 0; i < result.count; ++i)
    dims[i] = result.data[i];
  return result.count;
}
