//===- OpOptimizer.c - Steps of training ----------------------------------===//
// Adagrad, Adam and Momentum of ai.onnx.preview.training: inputs are rate, step
// number, then for any number of tensors all values, all gradients, and all of
// each state; outputs are the new values and states in the same order.
//===----------------------------------------------------------------------===//
#include "Node.h"

#include <string.h>

enum { maxStates = 2 };

/// One tensor's step. Scalars have the tensor's type.
typedef struct Step {
  NnNode *node;
  NnBuilder b;
  MlirType type;
  MlirValue rate, count; ///< Learning rate, and the number of steps so far.
  MlirValue x, gradient; ///< The gradient with its regularization.
  MlirValue states[maxStates];
} Step;

typedef void (*UpdateFn)(Step *s);

static MlirValue number(const Step *s, double value) {
  return nnBuildScalar(s->node, s->type, value);
}

static MlirValue attribute(const Step *s, const char *name, double absent) {
  return number(s, nnNodeFloat(s->node, name, absent));
}

/// weight * x + rest * y.
static MlirValue blend(const Step *s, double weight, MlirValue x, double rest,
                       MlirValue y) {
  return nnAdd(s->b, nnMul(s->b, number(s, weight), x),
               nnMul(s->b, number(s, rest), y));
}

/// `then` at the first step, else `otherwise`.
static MlirValue atFirst(const Step *s, MlirValue then, MlirValue otherwise) {
  MlirValue isLater = nnCompare(s->b, s->count, number(s, 0), NN_PREDICATE_GT);
  return nnSelect(s->b, isLater, otherwise, then);
}

//===----------------------------------------------------------------------===//
// Updates
//===----------------------------------------------------------------------===//

static void updateAdagrad(Step *s) {
  NnBuilder b = s->b;
  MlirValue decay = nnMul(b, s->count, attribute(s, "decay_factor", 0));
  MlirValue rate = nnDiv(b, s->rate, nnAdd(b, number(s, 1), decay));
  s->states[0] = nnAdd(b, s->states[0], nnMul(b, s->gradient, s->gradient));
  MlirValue divisor =
      nnAdd(b, nnSqrt(b, s->states[0]), attribute(s, "epsilon", 1e-6));
  s->x = nnSub(b, s->x, nnDiv(b, nnMul(b, rate, s->gradient), divisor));
}

/// 1 - factor to the number of steps.
static MlirValue missing(const Step *s, double factor) {
  return nnSub(s->b, number(s, 1), nnPow(s->b, number(s, factor), s->count));
}

static void updateAdam(Step *s) {
  NnBuilder b = s->b;
  double alpha = nnNodeFloat(s->node, "alpha", 0.9);
  double beta = nnNodeFloat(s->node, "beta", 0.999);
  MlirValue square = nnMul(b, s->gradient, s->gradient);
  s->states[0] = blend(s, alpha, s->states[0], 1 - alpha, s->gradient);
  s->states[1] = blend(s, beta, s->states[1], 1 - beta, square);
  MlirValue corrected = nnDiv(b, nnMul(b, s->rate, nnSqrt(b, missing(s, beta))),
                              missing(s, alpha));
  MlirValue rate = atFirst(s, s->rate, corrected);
  MlirValue divisor =
      nnAdd(b, nnSqrt(b, s->states[1]), attribute(s, "epsilon", 1e-6));
  MlirValue x = nnSub(b, s->x, nnMul(b, rate, nnDiv(b, s->states[0], divisor)));
  double post = nnNodeFloat(s->node, "norm_coefficient_post", 0);
  s->x = nnMul(b, number(s, 1 - post), x);
}

static void updateMomentum(Step *s) {
  NnBuilder b = s->b;
  const char *mode = nnNodeString(s->node, "mode", "standard");
  bool isNesterov = strcmp(mode, "nesterov") == 0;
  if (!isNesterov && strcmp(mode, "standard") != 0)
    nnNodeUnsupported(s->node, "mode '%s'", nnNameLabel(mode).text);
  MlirValue alpha = attribute(s, "alpha", 0);
  MlirValue beta = atFirst(s, number(s, 1), attribute(s, "beta", 0));
  s->states[0] =
      nnAdd(b, nnMul(b, alpha, s->states[0]), nnMul(b, beta, s->gradient));
  MlirValue change = s->states[0];
  if (isNesterov)
    change = nnAdd(b, s->gradient, nnMul(b, alpha, change));
  s->x = nnSub(b, s->x, nnMul(b, s->rate, change));
}

//===----------------------------------------------------------------------===//
// The operators
//===----------------------------------------------------------------------===//

/// Reads tensor i of n.
static bool readStep(NnNode *node, size_t i, size_t n, size_t numStates,
                     Step *s) {
  *s = (Step){.node = node, .b = node->b};
  MlirValue rate = nnNodeInput(node, 0), count = nnNodeInput(node, 1);
  s->x = nnNodeInput(node, 2 + i);
  s->gradient = nnNodeInput(node, 2 + n + i);
  for (size_t k = 0; k < numStates; ++k)
    s->states[k] = nnNodeInput(node, 2 + (2 + k) * n + i);
  if (nnNodeFailed(node))
    return false;
  s->type = nnElementType(s->x);
  s->rate = nnBuildCast(node, rate, s->type);
  s->count = nnBuildCast(node, count, s->type);
  MlirValue norm = nnMul(s->b, attribute(s, "norm_coefficient", 0), s->x);
  s->gradient = nnAdd(s->b, norm, s->gradient);
  return true;
}

static MlirValue convertSteps(NnNode *node, size_t numStates, UpdateFn update) {
  size_t inputs = nnNodeNumInputs(node), each = 2 + numStates;
  size_t n = inputs > 2 ? (inputs - 2) / each : 0;
  MlirValue first = {NULL};
  if (!n || inputs != 2 + n * each)
    return nnNodeInvalid(node, "expected 2 inputs and %zu for each tensor",
                         each);
  for (size_t i = 0; i < n; ++i) {
    Step s;
    if (!readStep(node, i, n, numStates, &s))
      return (MlirValue){NULL};
    update(&s);
    if (i == 0)
      first = s.x;
    else
      nnNodeSetOutput(node, i, s.x);
    for (size_t k = 0; k < numStates; ++k)
      nnNodeSetOutput(node, (1 + k) * n + i, s.states[k]);
  }
  return first;
}

static MlirValue convertAdagrad(NnNode *node) {
  return convertSteps(node, 1, updateAdagrad);
}
static MlirValue convertAdam(NnNode *node) {
  return convertSteps(node, 2, updateAdam);
}
static MlirValue convertMomentum(NnNode *node) {
  return convertSteps(node, 1, updateMomentum);
}

const NnOpRow nnOptimizerRows[] = {
    {"ai.onnx.preview.training.Adagrad", 0, NN_LATEST,
     .convert = convertAdagrad},
    {"ai.onnx.preview.training.Adam", 0, NN_LATEST, .convert = convertAdam},
    {"ai.onnx.preview.training.Momentum", 0, NN_LATEST,
     .convert = convertMomentum},
    {.name = NULL}};
