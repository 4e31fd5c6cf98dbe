//===- Foreign.c - Ops around control flow --------------------------------===//
// The ops of other dialects that an import writes: scalars, which are tensors
// of rank 0 here, and how they come from and go to tensors.
//===----------------------------------------------------------------------===//
#include "Evaluate.h"
#include "Run.h"

#include <string.h>

/// One op on its way.
typedef struct Foreign {
  MlirOperation op;
  const nnrt_tensor_t *inputs;
  nnrt_tensor_t *outputs;
} Foreign;

static MlirLogicalResult outOfMemory(const Foreign *f) {
  return nnOpError(f->op, "evaluation ran out of memory");
}

/// The element type of a tensor or a scalar; an index is i64.
static nnrt_dtype_t dtypeOf(MlirType type) {
  if (mlirTypeIsAShaped(type))
    type = mlirShapedTypeGetElementType(type);
  return mlirTypeIsAIndex(type) ? NNRT_I64 : nnDTypeOfType(type);
}

static MlirLogicalResult giveScalar(const Foreign *f, NnNumber number) {
  NnShape scalar = {0};
  nnrt_dtype_t dtype = dtypeOf(mlirValueGetType(nnResult(f->op, 0)));
  if (dtype == NNRT_NONE || !nnTensorAllocate(&f->outputs[0], dtype, &scalar))
    return outOfMemory(f);
  nnTensorStore(&f->outputs[0], 0, number);
  return NN_SUCCESS;
}

static MlirLogicalResult runConstant(const Foreign *f) {
  MlirAttribute value = nnAttr(f->op, "value");
  if (mlirAttributeIsAInteger(value) || mlirAttributeIsABool(value))
    return giveScalar(f, (NnNumber){.i = nnAttrInt(value, 0)});
  if (nnReferenceTensorFromElements(value, &f->outputs[0]))
    return NN_SUCCESS;
  return nnOpError(f->op, "is no constant tensor of nn's element types");
}

static MlirLogicalResult runIndexCast(const Foreign *f) {
  return giveScalar(f, nnTensorLoad(&f->inputs[0], 0));
}

static MlirLogicalResult runXor(const Foreign *f) {
  int64_t x = nnTensorLoad(&f->inputs[0], 0).i;
  return giveScalar(f, (NnNumber){.i = x ^ nnTensorLoad(&f->inputs[1], 0).i});
}

static MlirLogicalResult runAssert(const Foreign *f) {
  if (nnTensorLoad(&f->inputs[0], 0).i)
    return NN_SUCCESS;
  MlirStringRef message = mlirStringAttrGetValue(nnAttr(f->op, "msg"));
  return nnOpError(f->op, "%.*s", (int)message.length, message.data);
}

static MlirLogicalResult runCast(const Foreign *f) {
  return nnTensorCopy(&f->inputs[0], &f->outputs[0]) ? NN_SUCCESS
                                                     : outOfMemory(f);
}

static MlirLogicalResult runExtract(const Foreign *f) {
  NnShape shape = nnTensorShape(&f->inputs[0]);
  int64_t position = 0;
  for (int64_t d = 0; d < shape.rank; ++d) {
    int64_t i = nnTensorLoad(&f->inputs[1 + d], 0).i;
    if (i < 0 || i >= shape.dims[d])
      return nnOpError(f->op, "index %lld is out of bounds", (long long)i);
    position = position * shape.dims[d] + i;
  }
  return giveScalar(f, nnTensorLoad(&f->inputs[0], position));
}

/// Allocates the result, with the inputs as the sizes that are unknown.
static MlirLogicalResult allocate(const Foreign *f) {
  NnShape shape = nnValueShape(nnResult(f->op, 0));
  nnrt_dtype_t dtype = dtypeOf(mlirValueGetType(nnResult(f->op, 0)));
  intptr_t next = 0;
  for (int64_t d = 0; d < shape.rank; ++d)
    if (shape.dims[d] == NN_DYNAMIC)
      shape.dims[d] = nnTensorLoad(&f->inputs[next++], 0).i;
  return dtype != NNRT_NONE && nnTensorAllocate(&f->outputs[0], dtype, &shape)
             ? NN_SUCCESS
             : outOfMemory(f);
}

static MlirLogicalResult runEmpty(const Foreign *f) {
  MlirLogicalResult result = allocate(f);
  if (mlirLogicalResultIsSuccess(result))
    memset(f->outputs[0].data, 0, (size_t)nnTensorBytes(&f->outputs[0]));
  return result;
}

static MlirLogicalResult runFromElements(const Foreign *f) {
  MlirLogicalResult result = allocate(f);
  if (mlirLogicalResultIsSuccess(result))
    for (intptr_t i = 0; i < mlirOperationGetNumOperands(f->op); ++i)
      nnTensorStore(&f->outputs[0], i, nnTensorLoad(&f->inputs[i], 0));
  return result;
}

//===----------------------------------------------------------------------===//
// tensor.insert_slice
//===----------------------------------------------------------------------===//

/// A list of numbers, some in the attribute and the others inputs from `*next`
/// on, which is moved behind them.
static void readMixed(const Foreign *f, const char *name, NnShape *list,
                      intptr_t *next) {
  list->rank = nnAttrInts(nnAttr(f->op, name), NN_MAX_RANK, list->dims);
  for (int64_t d = 0; d < list->rank; ++d)
    if (list->dims[d] == mlirShapedTypeGetDynamicSize())
      list->dims[d] = nnTensorLoad(&f->inputs[(*next)++], 0).i;
}

static MlirLogicalResult runInsertSlice(const Foreign *f) {
  NnShape offsets, sizes, steps, shape = nnTensorShape(&f->inputs[1]);
  int64_t to[NN_MAX_RANK], from[NN_MAX_RANK], position = 0;
  intptr_t next = 2;
  readMixed(f, "static_offsets", &offsets, &next);
  readMixed(f, "static_sizes", &sizes, &next);
  readMixed(f, "static_strides", &steps, &next);
  nnShapeStrides(&shape, to);
  nnShapeStrides(&sizes, from);
  for (int64_t d = 0; d < shape.rank; ++d) {
    if (offsets.dims[d] < 0 || sizes.dims[d] < 0 || steps.dims[d] != 1 ||
        offsets.dims[d] > shape.dims[d] - sizes.dims[d])
      return nnOpError(f->op, "slice is out of bounds or has steps");
    position += offsets.dims[d] * to[d];
  }
  if (nnShapeNumElements(&sizes) != nnTensorNumElements(&f->inputs[0]))
    return nnOpError(f->op, "slice has another size than its source");
  if (!nnTensorCopy(&f->inputs[1], &f->outputs[0]))
    return outOfMemory(f);
  int64_t bytes = nnDTypeBytes(f->outputs[0].dtype);
  nnCopyStrided((char *)f->outputs[0].data + position * bytes, to,
                f->inputs[0].data, from, &sizes, bytes);
  return NN_SUCCESS;
}

//===----------------------------------------------------------------------===//
// The table
//===----------------------------------------------------------------------===//

MlirLogicalResult nnRunForeign(MlirOperation op, const nnrt_tensor_t *inputs,
                               nnrt_tensor_t *outputs) {
  static const struct {
    const char *name;
    MlirLogicalResult (*run)(const Foreign *f);
  } rows[] = {{"arith.constant", runConstant},
              {"arith.index_cast", runIndexCast},
              {"arith.xori", runXor},
              {"cf.assert", runAssert},
              {"tensor.cast", runCast},
              {"tensor.empty", runEmpty},
              {"tensor.extract", runExtract},
              {"tensor.from_elements", runFromElements},
              {"tensor.insert_slice", runInsertSlice}};
  const Foreign f = {op, inputs, outputs};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; ++i)
    if (nnOperationIs(op, rows[i].name))
      return rows[i].run(&f);
  return nnOpError(op, "has no reference evaluation");
}
