//===- InferRecurrent.c - Shape rule of recurrent layers ------------------===//
// input TxBxGN, weights NxGN, states BxN, parameters and lengths give an output
// TxBxN and the last states. What one shape knows of T, B and N, all know.
//===----------------------------------------------------------------------===//
#include "Rules.h"

#include "nn/Activation.h"

/// What sets the ops apart.
typedef struct Layer {
  int64_t gates, states, functions;
  int64_t parameters; ///< Operands between the states and the lengths.
  NnShape parameter;  ///< Its shape; N where dynamic.
} Layer;

static Layer layerOf(NnOpKind kind) {
  switch (kind) {
  case NN_OP_Lstm:
    return (Layer){4, 2, 3, 1, {2, {3, NN_DYNAMIC}}};
  case NN_OP_Gru:
    return (Layer){3, 1, 2, 1, {1, {NN_DYNAMIC}}};
  default:
    return (Layer){.gates = 1, .states = 1, .functions = 1};
  }
}

typedef struct Sizes {
  int64_t time, batch, hidden;
} Sizes;

static int64_t times(int64_t size, int64_t factor) {
  int64_t product;
  if (size == NN_DYNAMIC || __builtin_mul_overflow(size, factor, &product))
    return NN_DYNAMIC;
  return product;
}

/// The shape that operand i must have by what is known.
static NnShape expectedShape(const Layer *layer, const Sizes *s, intptr_t i) {
  int64_t wide = times(s->hidden, layer->gates);
  if (i == 0)
    return (NnShape){3, {s->time, s->batch, wide}};
  if (i == 1)
    return (NnShape){2, {s->hidden, wide}};
  if (i < 2 + layer->states)
    return (NnShape){2, {s->batch, s->hidden}};
  if (i == 2 + layer->states + layer->parameters)
    return (NnShape){1, {s->batch}};
  NnShape shape = layer->parameter;
  shape.dims[shape.rank - 1] = s->hidden;
  return shape;
}

/// Takes what a shape that has the right rank knows.
static void learn(const Layer *layer, const NnShape *shape, intptr_t i,
                  Sizes *s) {
  if (i == 0) {
    nnUnifyDim(&s->time, shape->dims[0]);
    nnUnifyDim(&s->batch, shape->dims[1]);
    if (shape->dims[2] != NN_DYNAMIC && shape->dims[2] % layer->gates == 0)
      nnUnifyDim(&s->hidden, shape->dims[2] / layer->gates);
  } else if (i == 1) {
    nnUnifyDim(&s->hidden, shape->dims[0]);
  } else if (i < 2 + layer->states) {
    nnUnifyDim(&s->batch, shape->dims[0]);
    nnUnifyDim(&s->hidden, shape->dims[1]);
  } else if (i == 2 + layer->states + layer->parameters) {
    nnUnifyDim(&s->batch, shape->dims[0]);
  } else {
    nnUnifyDim(&s->hidden, shape->dims[shape->rank - 1]);
  }
}

static bool checkShape(const NnInfer *in, const Layer *layer, const Sizes *s,
                       intptr_t i) {
  NnShape shape = nnInferShape(in, i), expected = expectedShape(layer, s, i);
  char a[128], b[128];
  return nnShapesCompatible(&shape, &expected) ||
         nnInferReject(
             in, "C2", "expected operand %" PRIdPTR " like %s, got %s", i,
             nnTypeText(nnTensorType(&expected, nnInferElement(in, i)), a,
                        sizeof a),
             nnTypeText(mlirValueGetType(in->operands[i]), b, sizeof b));
}

static bool checkShapes(const NnInfer *in, const Layer *layer, Sizes *s) {
  *s = (Sizes){NN_DYNAMIC, NN_DYNAMIC, NN_DYNAMIC};
  for (intptr_t i = 0; i < in->numOperands; ++i) {
    if (!checkShape(in, layer, s, i))
      return false;
    NnShape shape = nnInferShape(in, i);
    learn(layer, &shape, i, s);
  }
  for (intptr_t i = 0; i < in->numOperands; ++i)
    if (!checkShape(in, layer, s, i))
      return false;
  return true;
}

static bool checkElements(const NnInfer *in, const Layer *layer) {
  MlirType element = nnInferElement(in, 0);
  for (intptr_t i = 1; i < 2 + layer->states + layer->parameters; ++i)
    if (!mlirTypeEqual(nnInferElement(in, i), element))
      return nnInferReject(
          in, "C1",
          "expected operands 0 and %" PRIdPTR " to have one element type", i);
  return true;
}

static bool checkFunctions(const NnInfer *in, const Layer *layer) {
  NnActivation activation;
  for (int64_t i = 0; i < layer->functions; ++i)
    if (!nnActivationRead(nnDictAttr(in->attributes, "activations"),
                          nnDictAttr(in->attributes, "alphas"),
                          nnDictAttr(in->attributes, "betas"), layer->functions,
                          i, &activation))
      return nnInferReject(in, "C3",
                           "expected the names of %" PRId64
                           " activations, and as many alphas and betas",
                           layer->functions);
  return true;
}

MlirLogicalResult nnInferRecurrent(const NnInfer *in) {
  Layer layer = layerOf(in->kind);
  Sizes s;
  if (!checkElements(in, &layer) || !checkShapes(in, &layer, &s) ||
      !checkFunctions(in, &layer))
    return NN_FAILURE;
  NnShape output = {3, {s.time, s.batch, s.hidden}};
  NnShape state = {2, {s.batch, s.hidden}};
  nnInferTensor(in, &output, nnInferElement(in, 0));
  for (int64_t i = 0; i < layer.states; ++i)
    nnInferTensor(in, &state, nnInferElement(in, 0));
  return NN_SUCCESS;
}
