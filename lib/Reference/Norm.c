//===- Norm.c - Batch, instance and layer normalization -------------------===//
// (x - mean) / sqrt(variance + epsilon) * scale + bias; the three differ in
// where the statistics and the scale come from.
//===----------------------------------------------------------------------===//
#include "Window.h"

#include <math.h>

static double load(const nnrt_tensor_t *tensor, int64_t position) {
  return nnTensorLoad(tensor, position).f;
}

static double epsilonOf(const NnEval *e) {
  return nnAttrFloat(nnAttr(e->op, "epsilon"), (double)1.0e-5f);
}

/// Allocates the result, of the input's shape, and checks that each of the
/// other operands has `size` elements.
static MlirLogicalResult prepare(const NnEval *e, int64_t size) {
  for (intptr_t i = 1; i < e->numInputs; ++i)
    if (nnTensorNumElements(&e->inputs[i]) != size)
      return nnOpError(e->op, "expected operand %lld of %lld elements",
                       (long long)i, (long long)size);
  NnShape shape = nnTensorShape(&e->inputs[0]);
  return nnEvalAllocate(e, 0, e->inputs[0].dtype, &shape);
}

MlirLogicalResult nnEvalBatchNorm(const NnEval *e) {
  NnShape shape = nnTensorShape(&e->inputs[0]);
  if (shape.rank < 2)
    return nnOpError(e->op, "expected an input of rank 2 or more");
  int64_t axis = nnEvalIsNhwc(e) ? shape.rank - 1 : 1;
  int64_t channels = shape.dims[axis];
  int64_t inner = nnShapeRange(&shape, axis + 1, shape.rank);
  if (mlirLogicalResultIsFailure(prepare(e, channels)))
    return NN_FAILURE;
  double epsilon = epsilonOf(e);
  int64_t count = nnTensorNumElements(&e->inputs[0]);
  for (int64_t i = 0; i < count; ++i) {
    int64_t c = i / inner % channels;
    double x = load(&e->inputs[0], i);
    double scale = load(&e->inputs[1], c), bias = load(&e->inputs[2], c);
    double mean = load(&e->inputs[3], c), variance = load(&e->inputs[4], c);
    double y = (x - mean) / sqrt(variance + epsilon) * scale + bias;
    nnTensorStore(&e->outputs[0], i, (NnNumber){.f = y});
  }
  return NN_SUCCESS;
}

/// Mean and 1 / sqrt(variance + epsilon) of a run of elements.
typedef struct Statistics {
  double mean, factor;
} Statistics;

static double meanOf(const nnrt_tensor_t *tensor, int64_t begin,
                     int64_t count) {
  double sum = 0;
  for (int64_t i = 0; i < count; ++i)
    sum += load(tensor, begin + i);
  return sum / (double)count;
}

static Statistics statisticsAbout(double mean, const nnrt_tensor_t *tensor,
                                  int64_t begin, int64_t count,
                                  double epsilon) {
  double squares = 0;
  for (int64_t i = 0; i < count; ++i) {
    double difference = load(tensor, begin + i) - mean;
    squares += difference * difference;
  }
  return (Statistics){mean, 1 / sqrt(squares / (double)count + epsilon)};
}

static Statistics statisticsOf(const nnrt_tensor_t *tensor, int64_t begin,
                               int64_t count, double epsilon) {
  return statisticsAbout(meanOf(tensor, begin, count), tensor, begin, count,
                         epsilon);
}

MlirLogicalResult nnEvalInstanceNorm(const NnEval *e) {
  NnShape shape = nnTensorShape(&e->inputs[0]);
  if (shape.rank < 3)
    return nnOpError(e->op, "expected an input of rank 3 or more");
  int64_t channels = shape.dims[1];
  int64_t inner = nnShapeRange(&shape, 2, shape.rank);
  if (mlirLogicalResultIsFailure(prepare(e, channels)))
    return NN_FAILURE;
  double epsilon = epsilonOf(e);
  for (int64_t r = 0; r < shape.dims[0] * channels; ++r) {
    Statistics s = statisticsOf(&e->inputs[0], r * inner, inner, epsilon);
    double scale = load(&e->inputs[1], r % channels);
    double bias = load(&e->inputs[2], r % channels);
    for (int64_t i = r * inner; i < (r + 1) * inner; ++i) {
      double x = load(&e->inputs[0], i);
      double y = (x - s.mean) * s.factor * scale + bias;
      nnTensorStore(&e->outputs[0], i, (NnNumber){.f = y});
    }
  }
  return NN_SUCCESS;
}

/// A parameter of nn.layer_norm or nn.rms_norm, broadcast to the normalized
/// dimensions.
typedef struct Parameter {
  const nnrt_tensor_t *tensor; ///< NULL if absent.
  int64_t strides[NN_MAX_RANK];
} Parameter;

static MlirLogicalResult broadcastParameter(const NnEval *e, intptr_t i,
                                            const NnShape *normalized,
                                            Parameter *p) {
  *p = (Parameter){0};
  if (i >= e->numInputs)
    return NN_SUCCESS;
  p->tensor = &e->inputs[i];
  NnShape shape = nnTensorShape(p->tensor), both = *normalized;
  char a[NN_SHAPE_TEXT], b[NN_SHAPE_TEXT];
  if (!nnShapeBroadcast(&both, &shape) || !nnShapeEqual(&both, normalized))
    return nnOpError(e->op, "shape %s does not broadcast to %s",
                     nnShapeText(&shape, a, sizeof(a)),
                     nnShapeText(normalized, b, sizeof(b)));
  nnBroadcastStrides(&shape, normalized, p->strides);
  return NN_SUCCESS;
}

static double parameterAt(const Parameter *p, const NnShape *normalized,
                          int64_t position, double absent) {
  if (!p->tensor)
    return absent;
  int64_t at = 0;
  for (int64_t d = normalized->rank; d-- > 0; position /= normalized->dims[d])
    at += position % normalized->dims[d] * p->strides[d];
  return load(p->tensor, at);
}

/// An RMS norm takes zero for the mean.
static MlirLogicalResult normalizeRows(const NnEval *e, bool isCentered) {
  NnShape shape = nnTensorShape(&e->inputs[0]), normalized = {0};
  int64_t axis;
  Parameter scale, bias;
  if (mlirLogicalResultIsFailure(nnEvalAxis(e, -1, shape.rank, &axis)))
    return NN_FAILURE;
  for (int64_t d = axis; d < shape.rank; ++d)
    normalized.dims[normalized.rank++] = shape.dims[d];
  if (mlirLogicalResultIsFailure(
          broadcastParameter(e, 1, &normalized, &scale)) ||
      mlirLogicalResultIsFailure(
          broadcastParameter(e, 2, &normalized, &bias)) ||
      mlirLogicalResultIsFailure(
          nnEvalAllocate(e, 0, e->inputs[0].dtype, &shape)))
    return NN_FAILURE;
  double epsilon = epsilonOf(e);
  int64_t inner = nnShapeRange(&shape, axis, shape.rank);
  int64_t rows = nnShapeRange(&shape, 0, axis);
  for (int64_t r = 0; r < rows; ++r) {
    double mean = isCentered ? meanOf(&e->inputs[0], r * inner, inner) : 0;
    Statistics s =
        statisticsAbout(mean, &e->inputs[0], r * inner, inner, epsilon);
    for (int64_t i = 0; i < inner; ++i) {
      double x = load(&e->inputs[0], r * inner + i);
      double y =
          (x - s.mean) * s.factor * parameterAt(&scale, &normalized, i, 1) +
          parameterAt(&bias, &normalized, i, 0);
      nnTensorStore(&e->outputs[0], r * inner + i, (NnNumber){.f = y});
    }
  }
  return NN_SUCCESS;
}

MlirLogicalResult nnEvalLayerNorm(const NnEval *e) {
  return normalizeRows(e, true);
}

MlirLogicalResult nnEvalRmsNorm(const NnEval *e) {
  return normalizeRows(e, false);
}
