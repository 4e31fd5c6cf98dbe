//===- OpRecurrent.c - RNN, GRU and LSTM ----------------------------------===//
// One nn op a direction. The input of all steps is projected by one product
// before it; biases go there too, but one that a GRU resets.
//===----------------------------------------------------------------------===//
#include "Node.h"
#include "nn/Activation.h"

#include <string.h>

enum { maxDirections = 2, maxFunctions = 3 };

typedef enum Kind { RNN, GRU, LSTM } Kind;

typedef struct Functions {
  MlirAttribute names, alphas, betas;
} Functions;

typedef struct Layer {
  NnNode *node;
  NnBuilder b;
  Kind kind;
  int64_t gates, numFunctions, numOutputs;
  int64_t directions;
  bool isReverse; ///< The first direction.
  bool isBatchFirst, resetAfter;
  MlirType element;
  MlirValue x; ///< [steps, batch, features]
  Functions functions[maxDirections];
} Layer;

//===----------------------------------------------------------------------===//
// Attributes
//===----------------------------------------------------------------------===//

static bool readDirection(Layer *l) {
  const char *direction = nnNodeString(l->node, "direction", "forward");
  l->directions = strcmp(direction, "bidirectional") == 0 ? 2 : 1;
  l->isReverse = strcmp(direction, "reverse") == 0;
  if (l->directions == 1 && !l->isReverse && strcmp(direction, "forward") != 0)
    nnNodeInvalid(l->node, "direction '%s'", nnNameLabel(direction).text);
  return !nnNodeFailed(l->node);
}

static NnActivationKind defaultFunction(Kind kind, int64_t i) {
  return kind != RNN && i == 0 ? NN_ACTIVATION_SIGMOID : NN_ACTIVATION_TANH;
}

/// The function that stands at a place in the list of all directions; a list
/// of one direction's is for both.
static NnActivationKind readFunction(Layer *l, int64_t place) {
  const Onnx__AttributeProto *list = nnNodeAttribute(
      l->node, "activations", ONNX__ATTRIBUTE_PROTO__ATTRIBUTE_TYPE__STRINGS);
  if (!list || !list->n_strings)
    return defaultFunction(l->kind, place % l->numFunctions);
  int64_t n = (int64_t)list->n_strings;
  if (n != l->numFunctions && n != l->numFunctions * l->directions) {
    nnNodeInvalid(l->node, "%lld activations for %lld directions", (long long)n,
                  (long long)l->directions);
    return NN_ACTIVATION_TANH;
  }
  ProtobufCBinaryData name = list->strings[place % n];
  NnActivationKind kind = nnActivationOfName(
      mlirStringRefCreate((const char *)name.data, name.len));
  if (kind == NN_ACTIVATION_COUNT)
    nnNodeInvalid(l->node, "an unknown activation");
  return kind == NN_ACTIVATION_COUNT ? NN_ACTIVATION_TANH : kind;
}

/// Functions take parameters from a list in order, those that have one.
typedef struct Parameters {
  const Onnx__AttributeProto *list;
  size_t next;
} Parameters;

static Parameters readParameters(Layer *l, const char *name) {
  return (Parameters){
      .list = nnNodeAttribute(l->node, name,
                              ONNX__ATTRIBUTE_PROTO__ATTRIBUTE_TYPE__FLOATS)};
}

static float takeParameter(Parameters *p, bool isTaken, double absent) {
  if (!isTaken || !p->list || p->next >= p->list->n_floats)
    return (float)absent;
  return p->list->floats[p->next++];
}

static void readFunctions(Layer *l) {
  Parameters alphas = readParameters(l, "activation_alpha");
  Parameters betas = readParameters(l, "activation_beta");
  MlirContext context = l->node->importer->context;
  for (int64_t d = 0; d < l->directions; ++d) {
    MlirAttribute names[maxFunctions];
    float alpha[maxFunctions], beta[maxFunctions];
    Functions *f = &l->functions[d];
    intptr_t n = (intptr_t)l->numFunctions;
    for (int64_t i = 0; i < n; ++i) {
      const NnActivationInfo *info =
          nnActivationInfo(readFunction(l, d * n + i));
      names[i] = mlirStringAttrGet(context, nnStr(info->name));
      alpha[i] = takeParameter(&alphas, info->hasAlpha, info->alpha);
      beta[i] = takeParameter(&betas, info->hasBeta, info->beta);
    }
    f->names = mlirArrayAttrGet(context, n, names);
    if (alphas.list)
      f->alphas = mlirDenseF32ArrayGet(context, n, alpha);
    if (betas.list)
      f->betas = mlirDenseF32ArrayGet(context, n, beta);
  }
}

static MlirAttribute unitIf(const Layer *l, bool condition) {
  return condition ? nnUnitAttr(l->b) : mlirAttributeGetNull();
}

static MlirAttribute readClip(const Layer *l) {
  return nnNodeHas(l->node, "clip") ? nnNodeF32(l->node, "clip", 0)
                                    : mlirAttributeGetNull();
}

static bool readLayer(NnNode *node, Kind kind, Layer *l) {
  static const int64_t gates[] = {1, 3, 4}, functions[] = {1, 2, 3};
  MlirValue x = nnNodeInput(node, 0);
  (void)nnNodeInput(node, 1);
  (void)nnNodeInput(node, 2);
  if (nnNodeFailed(node))
    return false;
  *l = (Layer){.node = node,
               .b = node->b,
               .kind = kind,
               .gates = gates[kind],
               .numFunctions = functions[kind],
               .numOutputs = kind == LSTM ? 3 : 2,
               .isBatchFirst = nnNodeInt(node, "layout", 0) != 0,
               .resetAfter = nnNodeInt(node, "linear_before_reset", 0) != 0,
               .element = nnElementType(x)};
  if (nnRank(x) != 3)
    nnNodeInvalid(node, "expected input of rank 3, got rank %lld",
                  (long long)nnRank(x));
  if (nnNodeFailed(node) || !readDirection(l))
    return false;
  readFunctions(l);
  l->x = l->isBatchFirst ? nnTranspose(l->b, x, NN_INTS(1, 0, 2)) : x;
  return !nnNodeFailed(node);
}

//===----------------------------------------------------------------------===//
// Operands of a direction
//===----------------------------------------------------------------------===//

/// Slice i along an axis, without it.
static MlirValue pick(const Layer *l, MlirValue value, int64_t i,
                      int64_t axis) {
  if (mlirValueIsNull(value))
    return value;
  if (nnDim(value, axis) == 1)
    return nnSqueeze(l->b, value, NN_INTS(axis));
  MlirType i64 = mlirIntegerTypeGet(l->node->importer->context, 64);
  NnGatherOptions options = {.axis = nnI64Attr(l->b, axis)};
  return nnGather(l->b, value, nnBuildScalar(l->node, i64, (double)i),
                  &options);
}

/// The direction's part of an operand that has one for each.
static MlirValue pickDirection(const Layer *l, MlirValue value, int64_t d,
                               int64_t axis) {
  if (mlirValueIsNull(value))
    return value;
  int64_t size = axis < nnRank(value) ? nnDim(value, axis) : 0;
  if (size != NN_DYNAMIC && size != l->directions)
    return nnNodeInvalid(l->node, "an operand has %lld directions, not %lld",
                         (long long)size, (long long)l->directions);
  return pick(l, value, d, axis);
}

/// Says that a dimension is `hidden_size`, or a multiple, where that is known.
static MlirValue refine(const Layer *l, MlirValue value, int64_t axis,
                        int64_t factor) {
  int64_t hidden = nnNodeInt(l->node, "hidden_size", 0);
  if (mlirValueIsNull(value) || hidden < 1 || axis >= nnRank(value) ||
      nnDim(value, axis) != NN_DYNAMIC || hidden > INT32_MAX)
    return value;
  NnShape shape = nnValueShape(value);
  shape.dims[axis] = hidden * factor;
  return nnCast(l->b, nnTensorType(&shape, l->element), value, NULL);
}

/// Zeros of sizes that are tensor<1xi64>.
static MlirValue zeros(const Layer *l, int64_t rank, const MlirValue *sizes) {
  return nnExpand(l->b, nnBuildScalar(l->node, l->element, 0),
                  nnBuildShape(l->node, rank, sizes));
}

/// [G * N, N] as [N, G * N].
static MlirValue readWeights(const Layer *l, int64_t direction) {
  MlirValue weights = pickDirection(l, nnNodeInput(l->node, 2), direction, 0);
  weights = refine(l, refine(l, weights, 0, l->gates), 1, 1);
  return nnTranspose(l->b, weights, NN_INTS(1, 0));
}

static MlirValue sizeOf(const Layer *l, MlirValue weights) {
  return nnBuildSize(l->node, weights, 0);
}

/// Both biases, [2, G, N]; null if there are none.
static MlirValue readBiases(const Layer *l, int64_t direction) {
  MlirValue biases = pickDirection(l, nnNodeOptional(l->node, 3), direction, 0);
  if (mlirValueIsNull(biases))
    return biases;
  return nnReshape(l->b, refine(l, biases, 0, 2 * l->gates),
                   nnBuildInts(l->node, NN_INTS(2, l->gates, -1)), NULL);
}

static MlirValue sliceGates(const Layer *l, MlirValue x, int64_t from,
                            int64_t to) {
  return nnSlice(l->b, x, nnBuildInts(l->node, NN_INTS(from)),
                 nnBuildInts(l->node, NN_INTS(to)), (MlirValue){NULL},
                 NN_INTS(0));
}

/// What is added to the projected input, [G * N].
static MlirValue inputBias(const Layer *l, MlirValue biases) {
  MlirValue sum = nnReduceSum(l->b, biases, NN_INTS(0), NULL);
  if (l->kind == GRU && l->resetAfter)
    sum = nnConcat(l->b,
                   NN_VALUES(sliceGates(l, sum, 0, 2),
                             sliceGates(l, pick(l, biases, 0, 0), 2, 3)),
                   0);
  return nnBuildMerged(l->node, sum, NN_INTS(2));
}

/// The input of all steps and gates, [steps, batch, G * N].
static MlirValue projectInput(const Layer *l, int64_t direction,
                              MlirValue biases) {
  MlirValue weights = refine(
      l, pickDirection(l, nnNodeInput(l->node, 1), direction, 0), 0, l->gates);
  weights = nnTranspose(l->b, weights, NN_INTS(1, 0));
  return nnLinear(l->b, l->x, weights,
                  mlirValueIsNull(biases) ? biases : inputBias(l, biases));
}

/// The bias of a GRU's candidate that its reset gate reaches.
static MlirValue resetBias(const Layer *l, MlirValue biases,
                           MlirValue weights) {
  if (mlirValueIsNull(biases) || !l->resetAfter)
    return zeros(l, 1, (const MlirValue[]){sizeOf(l, weights)});
  return pick(l, pick(l, biases, 1, 0), 2, 0);
}

static MlirValue readState(const Layer *l, size_t input, int64_t direction,
                           MlirValue weights) {
  MlirValue state = pickDirection(l, nnNodeOptional(l->node, input), direction,
                                  l->isBatchFirst);
  if (!mlirValueIsNull(state))
    return refine(l, state, 1, 1);
  return zeros(
      l, 2,
      (const MlirValue[]){nnBuildSize(l->node, l->x, 1), sizeOf(l, weights)});
}

static MlirValue readPeepholes(const Layer *l, int64_t direction,
                               MlirValue weights) {
  MlirValue peepholes =
      pickDirection(l, nnNodeOptional(l->node, 7), direction, 0);
  if (mlirValueIsNull(peepholes))
    return zeros(l, 2,
                 (const MlirValue[]){nnBuildInts(l->node, NN_INTS(3)),
                                     sizeOf(l, weights)});
  return nnReshape(l->b, refine(l, peepholes, 0, 3),
                   nnBuildInts(l->node, NN_INTS(3, -1)), NULL);
}

//===----------------------------------------------------------------------===//
// The operators
//===----------------------------------------------------------------------===//

static MlirOperation buildDirection(const Layer *l, int64_t d) {
  const Functions *f = &l->functions[d];
  NnBuilder b = l->b;
  MlirAttribute clip = readClip(l);
  MlirAttribute reverse = unitIf(l, l->isReverse || d == 1);
  MlirValue lengths = nnNodeOptional(l->node, 4);
  MlirValue weights = readWeights(l, d), biases = readBiases(l, d);
  if (mlirValueIsNull(weights))
    return (MlirOperation){NULL};
  MlirValue input = projectInput(l, d, biases);
  MlirValue hidden = readState(l, 5, d, weights);
  if (l->kind == RNN) {
    NnRnnOptions options = {.alphas = f->alphas,
                            .betas = f->betas,
                            .clip = clip,
                            .reverse = reverse};
    return nnRnnCreate(b, input, weights, hidden, lengths, f->names, &options);
  }
  if (l->kind == GRU) {
    NnGruOptions options = {.alphas = f->alphas,
                            .betas = f->betas,
                            .clip = clip,
                            .resetAfter = unitIf(l, l->resetAfter),
                            .reverse = reverse};
    return nnGruCreate(b, input, weights, hidden, resetBias(l, biases, weights),
                       lengths, f->names, &options);
  }
  bool isCoupled = nnNodeInt(l->node, "input_forget", 0) != 0;
  NnLstmOptions options = {.alphas = f->alphas,
                           .betas = f->betas,
                           .clip = clip,
                           .inputForget = unitIf(l, isCoupled),
                           .reverse = reverse};
  return nnLstmCreate(b, input, weights, hidden, readState(l, 6, d, weights),
                      readPeepholes(l, d, weights), lengths, f->names,
                      &options);
}

/// Output i of all directions, which are dimension 1 of Y, and of the last
/// states dimension 0 or, with the batch first, 1.
static MlirValue joinDirections(const Layer *l, const MlirOperation *ops,
                                int64_t i) {
  MlirValue parts[maxDirections];
  int64_t axis = i == 0 || l->isBatchFirst;
  for (int64_t d = 0; d < l->directions; ++d)
    parts[d] = nnUnsqueeze(l->b, nnResult(ops[d], i), NN_INTS(axis));
  MlirValue joined =
      l->directions == 1
          ? parts[0]
          : nnConcat(l->b, (NnValues){l->directions, parts}, axis);
  return i == 0 && l->isBatchFirst
             ? nnTranspose(l->b, joined, NN_INTS(2, 0, 1, 3))
             : joined;
}

static MlirValue convertLayer(NnNode *node, Kind kind) {
  Layer l;
  MlirOperation ops[maxDirections];
  if (!readLayer(node, kind, &l))
    return (MlirValue){NULL};
  for (int64_t d = 0; d < l.directions; ++d) {
    ops[d] = buildDirection(&l, d);
    if (mlirOperationIsNull(ops[d]))
      return (MlirValue){NULL};
  }
  for (int64_t i = 1; i < l.numOutputs; ++i)
    if (nnNodeWantsOutput(node, (size_t)i))
      nnNodeSetOutput(node, (size_t)i, joinDirections(&l, ops, i));
  return joinDirections(&l, ops, 0);
}

static MlirValue convertRnn(NnNode *node) { return convertLayer(node, RNN); }
static MlirValue convertGru(NnNode *node) { return convertLayer(node, GRU); }
static MlirValue convertLstm(NnNode *node) { return convertLayer(node, LSTM); }

const NnOpRow nnRecurrentRows[] = {
    {"RNN", 1, NN_LATEST, .convert = convertRnn},
    {"GRU", 1, NN_LATEST, .convert = convertGru},
    {"LSTM", 1, NN_LATEST, .convert = convertLstm},
    {.name = NULL}};
