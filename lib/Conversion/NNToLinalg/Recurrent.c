//===- Recurrent.c - nn.rnn, nn.gru and nn.lstm ---------------------------===//
// scf.for over the time steps. A step is written in nn ops on [B, N] tensors,
// which are lowered next; states are carried and updated in place.
//===----------------------------------------------------------------------===//
#include "Lower.h"

#include "nn/Activation.h"

enum { maxStates = 2, maxFunctions = 3 };

typedef struct Layer {
  NnBuilder b;
  MlirOperation op;
  int64_t gates, numStates, numFunctions;
  MlirType element;
  NnDim time, batch, hidden;
  MlirValue input, weights, parameters, lengths;
  MlirValue states[maxStates];
  NnActivation functions[maxFunctions];
} Layer;

/// Advances the states by a step with input x, [B, G * N].
typedef void (*Cell)(Layer *l, MlirValue x);

//===----------------------------------------------------------------------===//
// Pieces
//===----------------------------------------------------------------------===//

static NnDims dims2(NnDim rows, NnDim columns) {
  return (NnDims){2, {rows, columns}};
}

static NnDim wideBy(const Layer *l, int64_t gates) {
  return nnDimMul(l->b, l->hidden, nnDim(gates));
}

/// The tensor with its sizes said to be those given, which they are.
static MlirValue sized(const Layer *l, MlirValue tensor, NnDims dims) {
  NnDims zeros = nnDimsAll(dims.rank, 0), ones = nnDimsAll(dims.rank, 1);
  return nnExtractSlice(l->b, tensor, &zeros, &dims, &ones);
}

/// `count` gates from `gate` on of a tensor with `rows`.
static MlirValue gatesOf(const Layer *l, MlirValue x, NnDim rows, int64_t gate,
                         int64_t count) {
  NnDims from = dims2(nnDim(0), wideBy(l, gate));
  NnDims sizes = dims2(rows, wideBy(l, count)), ones = nnDimsAll(2, 1);
  return nnExtractSlice(l->b, x, &from, &sizes, &ones);
}

static MlirValue gateOf(const Layer *l, MlirValue x, int64_t gate) {
  return gatesOf(l, x, l->batch, gate, 1);
}

static MlirValue weightsOf(const Layer *l, int64_t gate, int64_t count) {
  return gatesOf(l, l->weights, l->hidden, gate, count);
}

/// Row i of the peepholes, [1, N].
static MlirValue peephole(const Layer *l, int64_t i) {
  NnDims from = dims2(nnDim(i), nnDim(0)), ones = nnDimsAll(2, 1);
  NnDims sizes = dims2(nnDim(1), l->hidden);
  return nnExtractSlice(l->b, l->parameters, &from, &sizes, &ones);
}

static MlirValue scalar(const Layer *l, double value) {
  MlirType type = nnDimsType(&(NnDims){.rank = 0}, l->element);
  MlirAttribute attr =
      mlirFloatAttrDoubleGet(nnBuilderGetContext(l->b), l->element, value);
  return nnConstant(l->b, mlirDenseElementsAttrSplatGet(type, attr));
}

static MlirValue oneMinus(const Layer *l, MlirValue x) {
  return nnSub(l->b, scalar(l, 1), x);
}

static MlirValue clip(const Layer *l, MlirValue x) {
  MlirAttribute limit = nnAttr(l->op, "clip");
  if (mlirAttributeIsNull(limit))
    return x;
  double most = nnAttrFloat(limit, 0);
  return nnClamp(l->b, x, scalar(l, -most), scalar(l, most));
}

/// Function i of what is limited to `clip`.
static MlirValue apply(const Layer *l, int i, MlirValue x) {
  NnBuilder b = l->b;
  const NnActivation *f = &l->functions[i];
  MlirAttribute alpha = nnF32Attr(b, f->alpha), beta = nnF32Attr(b, f->beta);
  x = clip(l, x);
  switch (f->kind) {
  case NN_ACTIVATION_AFFINE:
    return nnAdd(b, nnMul(b, x, scalar(l, f->alpha)), scalar(l, f->beta));
  case NN_ACTIVATION_ELU:
    return nnElu(b, x, &(NnEluOptions){.alpha = alpha});
  case NN_ACTIVATION_HARD_SIGMOID:
    return nnHardSigmoid(b, x,
                         &(NnHardSigmoidOptions){.alpha = alpha, .beta = beta});
  case NN_ACTIVATION_LEAKY_RELU:
    return nnLeakyRelu(b, x, &(NnLeakyReluOptions){.alpha = alpha});
  case NN_ACTIVATION_RELU:
    return nnRelu(b, x);
  case NN_ACTIVATION_SCALED_TANH:
    return nnMul(b, nnTanh(b, nnMul(b, x, scalar(l, f->beta))),
                 scalar(l, f->alpha));
  case NN_ACTIVATION_SIGMOID:
    return nnSigmoid(b, x);
  case NN_ACTIVATION_SOFTPLUS:
    return nnSoftplus(b, x);
  case NN_ACTIVATION_SOFTSIGN:
    return nnSoftsign(b, x);
  case NN_ACTIVATION_TANH:
    return nnTanh(b, x);
  case NN_ACTIVATION_THRESHOLDED_RELU:
    return nnSelect(b, nnCompare(b, x, scalar(l, f->alpha), NN_PREDICATE_GT), x,
                    scalar(l, 0));
  case NN_ACTIVATION_COUNT:
    break;
  }
  return (MlirValue){NULL};
}

//===----------------------------------------------------------------------===//
// Cells
//===----------------------------------------------------------------------===//

static void stepRnn(Layer *l, MlirValue x) {
  MlirValue h = nnMatmul(l->b, l->states[0], weightsOf(l, 0, 1));
  l->states[0] = apply(l, 0, nnAdd(l->b, x, h));
}

static MlirValue candidate(const Layer *l, MlirValue x, MlirValue reset) {
  NnBuilder b = l->b;
  MlirValue h = l->states[0], weights = weightsOf(l, 2, 1);
  if (nnGruGetResetAfter(l->op)) {
    h = nnAdd(b, nnMatmul(b, h, weights), l->parameters);
    h = nnMul(b, reset, h);
  } else {
    h = nnMatmul(b, nnMul(b, reset, h), weights);
    h = nnAdd(b, h, l->parameters);
  }
  return apply(l, 1, nnAdd(b, gateOf(l, x, 2), h));
}

static void stepGru(Layer *l, MlirValue x) {
  NnBuilder b = l->b;
  MlirValue both = nnAdd(b, gatesOf(l, x, l->batch, 0, 2),
                         nnMatmul(b, l->states[0], weightsOf(l, 0, 2)));
  MlirValue update = apply(l, 0, gateOf(l, both, 0));
  MlirValue reset = apply(l, 0, gateOf(l, both, 1));
  MlirValue next = candidate(l, x, reset);
  l->states[0] = nnAdd(b, nnMul(b, oneMinus(l, update), next),
                       nnMul(b, update, l->states[0]));
}

/// A gate of the LSTM that looks at the cell.
static MlirValue peek(const Layer *l, MlirValue x, int64_t gate) {
  MlirValue seen = nnMul(l->b, l->states[1], peephole(l, gate));
  return apply(l, 0, nnAdd(l->b, gateOf(l, x, gate), seen));
}

static void stepLstm(Layer *l, MlirValue x) {
  NnBuilder b = l->b;
  enum { INPUT, OUTPUT, FORGET, CELL };
  x = nnAdd(b, x, nnMatmul(b, l->states[0], weightsOf(l, 0, 4)));
  MlirValue input = peek(l, x, INPUT);
  MlirValue forget =
      nnLstmGetInputForget(l->op) ? oneMinus(l, input) : peek(l, x, FORGET);
  MlirValue next = apply(l, 1, gateOf(l, x, CELL));
  l->states[1] =
      nnAdd(b, nnMul(b, forget, l->states[1]), nnMul(b, input, next));
  MlirValue output = peek(l, x, OUTPUT);
  l->states[0] = nnMul(b, output, apply(l, 2, l->states[1]));
}

//===----------------------------------------------------------------------===//
// The loop
//===----------------------------------------------------------------------===//

/// Whether each sample still has a step `t`, as [B, 1].
static MlirValue isActive(const Layer *l, NnDim t) {
  NnBuilder b = l->b;
  int64_t groups[] = {2};
  NnDims column = dims2(l->batch, nnDim(1));
  MlirType type = nnElementType(l->lengths);
  MlirValue now =
      tensorFromElements(b, nnDimsType(&(NnDims){.rank = 0}, type),
                         NN_VALUES(arithIndexCast(b, type, nnDimValue(b, t))));
  return nnCompare(b, nnExpandDims(b, l->lengths, &column, groups, 1), now,
                   NN_PREDICATE_GT);
}

/// Steps of samples that have ended change no state and output 0.
static MlirValue maskStep(Layer *l, NnDim t, const MlirValue *before) {
  if (mlirValueIsNull(l->lengths))
    return l->states[0];
  MlirValue active = isActive(l, t);
  MlirValue output = nnSelect(l->b, active, l->states[0], scalar(l, 0));
  for (int64_t i = 0; i < l->numStates; ++i)
    l->states[i] = nnSelect(l->b, active, l->states[i], before[i]);
  return output;
}

static NnDims rowSizes(NnDim rows, NnDim columns) {
  return (NnDims){3, {nnDim(1), rows, columns}};
}

/// Matrix i of a tensor of matrices.
static MlirValue matrixAt(const Layer *l, MlirValue all, NnDim i,
                          NnDim columns) {
  NnDims from = {3, {i, nnDim(0), nnDim(0)}}, ones = nnDimsAll(3, 1);
  NnDims sizes = rowSizes(l->batch, columns);
  int64_t groups[] = {2, 1};
  return nnCollapseDims(l->b, nnExtractSlice(l->b, all, &from, &sizes, &ones),
                        groups, 2);
}

/// Puts a [B, N] matrix in place i. The slice drops a dimension, since one of
/// all of a tensor would be taken for the tensor itself, and the loop would
/// carry another buffer every time.
static MlirValue putMatrix(const Layer *l, MlirValue matrix, MlirValue all,
                           NnDim i) {
  NnDims from = {3, {i, nnDim(0), nnDim(0)}}, ones = nnDimsAll(3, 1);
  NnDims sizes = rowSizes(l->batch, l->hidden), to = dims2(l->batch, l->hidden);
  NnMixed offsets, counts, strides;
  if (nnDimIs(l->batch, 0) || nnDimIs(l->hidden, 0))
    return all;
  nnMix(&from, &offsets);
  nnMix(&sizes, &counts);
  nnMix(&ones, &strides);
  return tensorInsertSlice(
      l->b, nnCastTensor(l->b, matrix, nnDimsType(&to, l->element)), all,
      offsets.dynamic, counts.dynamic, strides.dynamic, offsets.ints,
      counts.ints, strides.ints);
}

/// The step at which the loop is.
static NnDim stepOf(const Layer *l, const NnLoops *loop) {
  NnDim i = {NN_DYNAMIC, loop->at[0]};
  if (mlirAttributeIsNull(nnAttr(l->op, "reverse")))
    return i;
  return nnDimSub(l->b, nnDimSub(l->b, l->time, nnDim(1)), i);
}

/// Carries all states in one tensor, then the output.
static void runStep(Layer *l, Cell cell, NnLoops *loop) {
  NnDim t = stepOf(l, loop);
  MlirValue before[maxStates], states = loop->carried[0];
  for (int64_t i = 0; i < l->numStates; ++i)
    l->states[i] = before[i] = matrixAt(l, states, nnDim(i), l->hidden);
  cell(l, matrixAt(l, l->input, t, wideBy(l, l->gates)));
  MlirValue output = maskStep(l, t, before);
  for (int64_t i = 0; i < l->numStates; ++i)
    states = putMatrix(l, l->states[i], states, nnDim(i));
  nnLoopsClose(loop,
               NN_VALUES(states, putMatrix(l, output, loop->carried[1], t)));
}

static MlirLogicalResult lower(Layer *l, Cell cell) {
  NnBuilder b = l->b;
  MlirValue results[maxStates + 1];
  NnDims all = {3, {nnDim(l->numStates), l->batch, l->hidden}};
  MlirValue states = nnEmpty(b, &all, l->element);
  for (int64_t i = 0; i < l->numStates; ++i)
    states = putMatrix(l, l->states[i], states, nnDim(i));
  all.d[0] = l->time;
  NnLoops loop = nnLoopOpen(b, nnDim(0), l->time, nnDim(1),
                            NN_VALUES(states, nnEmpty(b, &all, l->element)));
  runStep(l, cell, &loop);
  results[0] = loop.carried[1];
  for (int64_t i = 0; i < l->numStates; ++i)
    results[i + 1] = matrixAt(l, loop.carried[0], nnDim(i), l->hidden);
  return nnLowerReplaceAll(b, l->op, l->numStates + 1, results);
}

//===----------------------------------------------------------------------===//
// Operands
//===----------------------------------------------------------------------===//

/// Requires a size to be what it must, and takes the one that is known better.
static void unify(NnBuilder b, NnDim *x, MlirValue tensor, int64_t i) {
  *x = nnRequireEqual(b, *x, nnDimOf(b, tensor, i));
}

static void readSizes(Layer *l) {
  NnBuilder b = l->b;
  l->time = nnDimOf(b, l->input, 0);
  l->batch = nnDimOf(b, l->input, 1);
  l->hidden = nnDimOf(b, l->weights, 0);
  for (int64_t i = 0; i < l->numStates; ++i) {
    unify(b, &l->batch, l->states[i], 0);
    unify(b, &l->hidden, l->states[i], 1);
  }
  if (!mlirValueIsNull(l->lengths))
    unify(b, &l->batch, l->lengths, 0);
  if (!mlirValueIsNull(l->parameters))
    unify(b, &l->hidden, l->parameters, nnRank(l->parameters) - 1);
  NnDim wide = wideBy(l, l->gates);
  (void)nnRequireEqual(b, wide, nnDimOf(b, l->input, 2));
  (void)nnRequireEqual(b, wide, nnDimOf(b, l->weights, 1));
}

/// Reads the states from operand 2 on, `parameters` operands and the lengths.
static MlirLogicalResult lowerLayer(Layer l, intptr_t parameters, Cell cell) {
  intptr_t next = 2;
  l.element = nnElementType(nnOperand(l.op, 0));
  l.input = nnLowerOperand(l.b, l.op, 0);
  l.weights = nnLowerOperand(l.b, l.op, 1);
  for (int64_t i = 0; i < l.numStates; ++i)
    l.states[i] = nnLowerOperand(l.b, l.op, next++);
  if (parameters)
    l.parameters = nnLowerOperand(l.b, l.op, next++);
  l.lengths = nnLowerOperand(l.b, l.op, next);
  for (int64_t i = 0; i < l.numFunctions; ++i)
    (void)nnActivationRead(nnAttr(l.op, "activations"), nnAttr(l.op, "alphas"),
                           nnAttr(l.op, "betas"), l.numFunctions, i,
                           &l.functions[i]);
  readSizes(&l);
  if (parameters && nnRank(l.parameters) == 1)
    l.parameters = sized(&l, l.parameters, (NnDims){1, {l.hidden}});
  return lower(&l, cell);
}

MlirLogicalResult nnLowerRnn(NnBuilder b, MlirOperation op) {
  return lowerLayer(
      (Layer){.b = b, .op = op, .gates = 1, .numStates = 1, .numFunctions = 1},
      0, stepRnn);
}

MlirLogicalResult nnLowerGru(NnBuilder b, MlirOperation op) {
  return lowerLayer(
      (Layer){.b = b, .op = op, .gates = 3, .numStates = 1, .numFunctions = 2},
      1, stepGru);
}

MlirLogicalResult nnLowerLstm(NnBuilder b, MlirOperation op) {
  return lowerLayer(
      (Layer){.b = b, .op = op, .gates = 4, .numStates = 2, .numFunctions = 3},
      1, stepLstm);
}
