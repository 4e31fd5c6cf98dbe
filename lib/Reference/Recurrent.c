//===- Recurrent.c - nn.rnn, nn.gru and nn.lstm ---------------------------===//
// One sample at a time, one step at a time, in double precision.
//===----------------------------------------------------------------------===//
#include "Evaluate.h"

#include "nn/Activation.h"

#include <math.h>
#include <stdlib.h>

enum { maxStates = 2, maxFunctions = 3 };

typedef struct Layer {
  const NnEval *e;
  int64_t time, batch, hidden, gates, numStates, numFunctions;
  const nnrt_tensor_t *parameters, *lengths; ///< NULL where there are none.
  NnActivation functions[maxFunctions];
  double clip;
  double *states[maxStates]; ///< Of one sample, N each.
  double *sums;              ///< G * N: the gates before their functions.
  double *scratch;           ///< N.
} Layer;

static double load(const nnrt_tensor_t *tensor, int64_t position) {
  return nnTensorLoad(tensor, position).f;
}

/// The function itself; see nn/Activation.h.
static double activate(const NnActivation *f, double x) {
  switch (f->kind) {
  case NN_ACTIVATION_AFFINE:
    return f->alpha * x + f->beta;
  case NN_ACTIVATION_ELU:
    return x >= 0 ? x : f->alpha * expm1(x);
  case NN_ACTIVATION_HARD_SIGMOID:
    return fmax(0, fmin(1, f->alpha * x + f->beta));
  case NN_ACTIVATION_LEAKY_RELU:
    return x >= 0 ? x : f->alpha * x;
  case NN_ACTIVATION_RELU:
    return fmax(x, 0);
  case NN_ACTIVATION_SCALED_TANH:
    return f->alpha * tanh(f->beta * x);
  case NN_ACTIVATION_SIGMOID:
    return 1 / (1 + exp(-x));
  case NN_ACTIVATION_SOFTPLUS:
    return fmax(x, 0) + log1p(exp(-fabs(x)));
  case NN_ACTIVATION_SOFTSIGN:
    return x / (1 + fabs(x));
  case NN_ACTIVATION_TANH:
    return tanh(x);
  case NN_ACTIVATION_THRESHOLDED_RELU:
    return x > f->alpha ? x : 0;
  case NN_ACTIVATION_COUNT:
    break;
  }
  return NAN;
}

static double apply(const Layer *l, int i, double x) {
  return activate(&l->functions[i], fmax(-l->clip, fmin(l->clip, x)));
}

/// Row `h` of N elements times column `column` of the weights.
static double product(const Layer *l, const double *h, int64_t column) {
  const nnrt_tensor_t *weights = &l->e->inputs[1];
  double sum = 0;
  for (int64_t k = 0; k < l->hidden; ++k)
    sum += h[k] * load(weights, k * l->gates * l->hidden + column);
  return sum;
}

//===----------------------------------------------------------------------===//
// Cells: `sums` hold the step's input
//===----------------------------------------------------------------------===//

static void addProducts(const Layer *l, int64_t gates) {
  for (int64_t j = 0; j < gates * l->hidden; ++j)
    l->sums[j] += product(l, l->states[0], j);
}

static void stepRnn(const Layer *l) {
  addProducts(l, 1);
  for (int64_t j = 0; j < l->hidden; ++j)
    l->states[0][j] = apply(l, 0, l->sums[j]);
}

static void stepGru(const Layer *l) {
  int64_t n = l->hidden;
  bool resetAfter = !mlirAttributeIsNull(nnAttr(l->e->op, "reset_after"));
  double *h = l->states[0];
  addProducts(l, 2);
  for (int64_t j = 0; j < 2 * n; ++j)
    l->sums[j] = apply(l, 0, l->sums[j]);
  const double *update = l->sums, *reset = l->sums + n;
  for (int64_t j = 0; j < n; ++j)
    l->scratch[j] = resetAfter ? h[j] : reset[j] * h[j];
  for (int64_t j = 0; j < n; ++j) {
    double sum = product(l, l->scratch, 2 * n + j) + load(l->parameters, j);
    l->sums[2 * n + j] += resetAfter ? reset[j] * sum : sum;
  }
  for (int64_t j = 0; j < n; ++j)
    h[j] = (1 - update[j]) * apply(l, 1, l->sums[2 * n + j]) + update[j] * h[j];
}

static void stepLstm(const Layer *l) {
  int64_t n = l->hidden;
  bool inputForget = !mlirAttributeIsNull(nnAttr(l->e->op, "input_forget"));
  double *h = l->states[0], *c = l->states[1];
  const double *x = l->sums;
  addProducts(l, 4);
  for (int64_t j = 0; j < n; ++j) {
    const nnrt_tensor_t *p = l->parameters;
    double input = apply(l, 0, x[j] + load(p, j) * c[j]);
    double forget = inputForget
                        ? 1 - input
                        : apply(l, 0, x[2 * n + j] + load(p, 2 * n + j) * c[j]);
    c[j] = forget * c[j] + input * apply(l, 1, x[3 * n + j]);
    double output = apply(l, 0, x[n + j] + load(p, n + j) * c[j]);
    h[j] = output * apply(l, 2, c[j]);
  }
}

//===----------------------------------------------------------------------===//
// The layer
//===----------------------------------------------------------------------===//

static void runStep(const Layer *l, int64_t t, int64_t sample) {
  int64_t wide = l->gates * l->hidden, row = t * l->batch + sample;
  for (int64_t j = 0; j < wide; ++j)
    l->sums[j] = load(&l->e->inputs[0], row * wide + j);
  if (l->gates == 1)
    stepRnn(l);
  else if (l->gates == 3)
    stepGru(l);
  else
    stepLstm(l);
  for (int64_t j = 0; j < l->hidden; ++j)
    nnTensorStore(&l->e->outputs[0], row * l->hidden + j,
                  (NnNumber){.f = l->states[0][j]});
}

static void runSample(const Layer *l, int64_t sample) {
  bool reverse = !mlirAttributeIsNull(nnAttr(l->e->op, "reverse"));
  int64_t length = l->lengths ? nnTensorLoad(l->lengths, sample).i : l->time;
  for (int64_t s = 0; s < l->numStates; ++s)
    for (int64_t j = 0; j < l->hidden; ++j)
      l->states[s][j] = load(&l->e->inputs[2 + s], sample * l->hidden + j);
  for (int64_t i = 0; i < l->time; ++i) {
    int64_t t = reverse ? l->time - 1 - i : i;
    if (t < length)
      runStep(l, t, sample);
  }
  for (int64_t s = 0; s < l->numStates; ++s)
    for (int64_t j = 0; j < l->hidden; ++j)
      nnTensorStore(&l->e->outputs[1 + s], sample * l->hidden + j,
                    (NnNumber){.f = l->states[s][j]});
}

static bool hasShape(const nnrt_tensor_t *tensor, NnShape expected) {
  NnShape shape = nnTensorShape(tensor);
  return nnShapeEqual(&shape, &expected);
}

/// Sizes that run time alone knows must fit together.
static MlirLogicalResult checkShapes(const Layer *l) {
  const nnrt_tensor_t *in = l->e->inputs;
  bool ok = hasShape(&in[0],
                     (NnShape){3, {l->time, l->batch, l->gates * l->hidden}}) &&
            hasShape(&in[1], (NnShape){2, {l->hidden, l->gates * l->hidden}});
  for (int64_t s = 0; s < l->numStates; ++s)
    ok = ok && hasShape(&in[2 + s], (NnShape){2, {l->batch, l->hidden}});
  if (l->parameters)
    ok = ok && nnTensorNumElements(l->parameters) ==
                   (l->gates == 4 ? 3 : 1) * l->hidden;
  if (l->lengths)
    ok = ok && hasShape(l->lengths, (NnShape){1, {l->batch}});
  return ok ? NN_SUCCESS
            : nnOpError(l->e->op, "the operands' shapes don't fit together");
}

static MlirLogicalResult allocate(const Layer *l) {
  int32_t dtype = l->e->inputs[0].dtype;
  NnShape output = {3, {l->time, l->batch, l->hidden}};
  NnShape state = {2, {l->batch, l->hidden}};
  if (mlirLogicalResultIsFailure(nnEvalAllocate(l->e, 0, dtype, &output)))
    return NN_FAILURE;
  for (int64_t s = 0; s < l->numStates; ++s)
    if (mlirLogicalResultIsFailure(nnEvalAllocate(l->e, 1 + s, dtype, &state)))
      return NN_FAILURE;
  int64_t count = nnTensorNumElements(&l->e->outputs[0]);
  for (int64_t i = 0; i < count; ++i)
    nnTensorStore(&l->e->outputs[0], i, (NnNumber){.f = 0});
  return NN_SUCCESS;
}

static bool readLayer(const NnEval *e, Layer *l) {
  bool isLstm = e->kind == NN_OP_Lstm, isGru = e->kind == NN_OP_Gru;
  MlirAttribute limit = nnAttr(e->op, "clip");
  *l = (Layer){.e = e,
               .time = e->inputs[0].shape[0],
               .batch = e->inputs[0].shape[1],
               .hidden = e->inputs[1].shape[0],
               .gates = isLstm  ? 4
                        : isGru ? 3
                                : 1,
               .numStates = isLstm ? 2 : 1,
               .numFunctions = isLstm  ? 3
                               : isGru ? 2
                                       : 1,
               .clip = mlirAttributeIsNull(limit) ? INFINITY
                                                  : nnAttrFloat(limit, 0)};
  intptr_t next = 2 + l->numStates;
  if (isLstm || isGru)
    l->parameters = &e->inputs[next++];
  if (next < e->numInputs)
    l->lengths = &e->inputs[next];
  for (int64_t i = 0; i < l->numFunctions; ++i)
    if (!nnActivationRead(nnAttr(e->op, "activations"), nnAttr(e->op, "alphas"),
                          nnAttr(e->op, "betas"), l->numFunctions, i,
                          &l->functions[i]))
      return false;
  return true;
}

MlirLogicalResult nnEvalRecurrent(const NnEval *e) {
  Layer l;
  if (!readLayer(e, &l))
    return nnOpError(e->op, "names unknown activations");
  if (mlirLogicalResultIsFailure(checkShapes(&l)) ||
      mlirLogicalResultIsFailure(allocate(&l)))
    return NN_FAILURE;
  double *memory = malloc((size_t)((l.gates + maxStates + 1) * l.hidden + 1) *
                          sizeof *memory);
  if (!memory)
    return nnEvalOutOfMemory(e);
  l.states[0] = memory;
  l.states[1] = memory + l.hidden;
  l.scratch = memory + 2 * l.hidden;
  l.sums = memory + 3 * l.hidden;
  for (int64_t b = 0; b < l.batch; ++b)
    runSample(&l, b);
  free(memory);
  return NN_SUCCESS;
}
