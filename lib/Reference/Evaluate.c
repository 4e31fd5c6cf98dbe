//===- Evaluate.c - Evaluates one op --------------------------------------===//
// The EVAL and SCALAR columns of NNOps.def as a table, and what evaluation
// functions share.
//===----------------------------------------------------------------------===//
#include "Evaluate.h"

#include <assert.h>

typedef struct EvalRow {
  NnEvalFn eval;
  NnScalarFn scalar;
} EvalRow;

static const EvalRow rows[NN_OP_COUNT] = {
#define NN_OP(Name, mnemonic, ...) [NN_OP_##Name] = {__VA_ARGS__},
#define EVAL(fn) .eval = nnEval##fn,
#define SCALAR(fn) .scalar = nnRef##fn,
#include "nn/NNOps.def"
};

bool nnReferenceCanEvaluate(MlirOperation op) {
  NnOpKind kind = nnOpKind(op);
  return kind != NN_OP_NONE && rows[kind].eval;
}

static MlirLogicalResult evaluate(MlirOperation op, const nnrt_tensor_t *inputs,
                                  nnrt_tensor_t *outputs, NnEvalLimit *limit) {
  NnEval e = {.op = op,
              .kind = nnOpKind(op),
              .numInputs = mlirOperationGetNumOperands(op),
              .inputs = inputs,
              .numOutputs = mlirOperationGetNumResults(op),
              .outputs = outputs,
              .limit = limit};
  for (intptr_t i = 0; i < e.numOutputs; ++i)
    outputs[i] = (nnrt_tensor_t){0};
  if (!nnReferenceCanEvaluate(op))
    return nnOpError(op, "has no reference evaluation");
  e.scalar = rows[e.kind].scalar;
  if (mlirLogicalResultIsSuccess(rows[e.kind].eval(&e)))
    return NN_SUCCESS;
  for (intptr_t i = 0; i < e.numOutputs; ++i)
    nnTensorFree(&outputs[i]);
  return NN_FAILURE;
}

MlirLogicalResult nnReferenceEvaluate(MlirOperation op,
                                      const nnrt_tensor_t *inputs,
                                      nnrt_tensor_t *outputs) {
  return evaluate(op, inputs, outputs, NULL);
}

MlirLogicalResult nnReferenceEvaluateWithin(MlirOperation op,
                                            const nnrt_tensor_t *inputs,
                                            nnrt_tensor_t *outputs,
                                            int64_t maxBytes,
                                            bool *isTooLarge) {
  NnEvalLimit limit = {.bytesLeft = maxBytes};
  MlirLogicalResult result = evaluate(op, inputs, outputs, &limit);
  *isTooLarge = limit.isExceeded;
  return result;
}

MlirLogicalResult nnEvalOutOfMemory(const NnEval *e) {
  return nnOpError(e->op, "evaluation ran out of memory");
}

static bool isBeyondLimit(NnEvalLimit *limit, int32_t dtype,
                          const NnShape *shape) {
  if (!limit)
    return false;
  int64_t count = nnShapeNumElements(shape);
  int64_t bytes = nnDTypeBytes(dtype);
  limit->isExceeded = count < 0 || count > limit->bytesLeft / bytes;
  limit->bytesLeft -= limit->isExceeded ? 0 : count * bytes;
  return limit->isExceeded;
}

MlirLogicalResult nnEvalAllocate(const NnEval *e, intptr_t i, int32_t dtype,
                                 const NnShape *shape) {
  assert(i < e->numOutputs);
  if (isBeyondLimit(e->limit, dtype, shape))
    return NN_FAILURE;
  if (nnTensorAllocate(&e->outputs[i], dtype, shape))
    return NN_SUCCESS;
  char text[NN_SHAPE_TEXT];
  return nnOpError(e->op, "evaluation has no memory for a result of shape %s",
                   nnShapeText(shape, text, sizeof(text)));
}

int64_t nnEvalInt(const NnEval *e, const char *name, int64_t absent) {
  return nnAttrInt(nnAttr(e->op, name), absent);
}

int32_t nnEvalProductDType(const NnEval *e) {
  int32_t dtype = e->inputs[0].dtype;
  bool isNarrow = dtype == NNRT_F16 || dtype == NNRT_BF16;
  if (isNarrow && e->numInputs > 2)
    return e->inputs[2].dtype;
  return dtype == NNRT_I8 || dtype == NNRT_U8 ? NNRT_I32 : dtype;
}

void nnEvalInts(const NnEval *e, const char *name, int64_t capacity,
                int64_t *values) {
  nnAttrInts(nnAttr(e->op, name), capacity, values);
}

static MlirLogicalResult wrapAxis(const NnEval *e, int64_t rank,
                                  int64_t *axis) {
  if (*axis < -rank || *axis >= rank)
    return nnOpError(e->op, "axis %lld is no dimension of rank %lld",
                     (long long)*axis, (long long)rank);
  *axis += *axis < 0 ? rank : 0;
  return NN_SUCCESS;
}

MlirLogicalResult nnEvalAxis(const NnEval *e, int64_t absent, int64_t rank,
                             int64_t *axis) {
  *axis = nnEvalInt(e, "axis", absent);
  return wrapAxis(e, rank, axis);
}

MlirLogicalResult nnEvalAxes(const NnEval *e, int64_t rank, bool *isAxis) {
  int64_t axes[NN_MAX_RANK];
  int64_t count = nnAttrInts(nnAttr(e->op, "axes"), NN_MAX_RANK, axes);
  for (int64_t d = 0; d < rank; ++d)
    isAxis[d] = false;
  for (int64_t i = 0; i < count; ++i) {
    if (mlirLogicalResultIsFailure(wrapAxis(e, rank, &axes[i])))
      return NN_FAILURE;
    isAxis[axes[i]] = true;
  }
  return NN_SUCCESS;
}
