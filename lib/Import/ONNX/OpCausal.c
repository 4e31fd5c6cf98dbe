//===- OpCausal.c - Causal convolution that carries its past --------------===//
// CausalConvWithState convolves each channel with its own filter, over what
// came before and the input; the last elements are the next call's past:
//   padded = concat(past, input);  output = activation(conv(padded))
//===----------------------------------------------------------------------===//
#include "Node.h"

typedef struct Causal {
  NnNode *node;
  MlirValue input, filter, bias, past;
  MlirValue reach; ///< How much past a window sees; tensor<1xi64>.
} Causal;

/// Zeros as long as the past.
static MlirValue emptyPast(const Causal *c) {
  NnNode *node = c->node;
  const MlirValue sizes[] = {nnBuildSize(node, c->input, 0),
                             nnBuildSize(node, c->input, 1), c->reach};
  MlirValue zero = nnBuildScalar(node, nnElementType(c->input), 0);
  return nnExpand(node->b, zero, nnBuildShape(node, 3, sizes));
}

/// Elements [length - reach, length) of the last dimension.
static MlirValue lastOf(const Causal *c, MlirValue padded) {
  NnNode *node = c->node;
  MlirValue length = nnBuildSize(node, padded, 2);
  return nnSlice(node->b, padded, nnSub(node->b, length, c->reach), length,
                 (MlirValue){NULL}, NN_INTS(2));
}

/// Where each window reads: l + k for place l and tap k.
static MlirValue placesOf(const Causal *c, MlirValue padded) {
  NnNode *node = c->node;
  NnBuilder b = node->b;
  MlirValue places =
      nnIota(b, nnSub(b, nnBuildSize(node, padded, 2), c->reach));
  MlirValue taps = nnIota(b, nnBuildSize(node, c->filter, 2));
  return nnAdd(b, nnUnsqueeze(b, places, NN_INTS(1)), taps);
}

/// A convolution whose number of groups is known at run time only: each
/// channel's windows [L, K] times its filter [K, 1].
static MlirValue convolveUnknown(const Causal *c, MlirValue padded) {
  NnBuilder b = c->node->b;
  NnGatherOptions along = {.axis = nnI64Attr(b, 2)};
  MlirValue windows = nnGather(b, padded, placesOf(c, padded), &along);
  MlirValue filter = nnTranspose(b, c->filter, NN_INTS(0, 2, 1));
  MlirValue result = nnSqueeze(b, nnMatmul(b, windows, filter), NN_INTS(3));
  if (mlirValueIsNull(c->bias))
    return result;
  return nnAdd(b, result, nnUnsqueeze(b, c->bias, NN_INTS(1)));
}

static MlirValue convolve(const Causal *c, MlirValue padded) {
  int64_t channels = nnDim(c->filter, 0);
  channels = channels == NN_DYNAMIC ? nnDim(c->input, 1) : channels;
  if (channels == NN_DYNAMIC)
    return convolveUnknown(c, padded);
  NnConvOptions options = {.groups = nnI64Attr(c->node->b, channels)};
  return nnConv(c->node->b, padded, c->filter, c->bias, &options);
}

static bool readCausal(NnNode *node, Causal *c) {
  *c = (Causal){.node = node,
                .input = nnNodeInput(node, 0),
                .filter = nnNodeInput(node, 1),
                .bias = nnNodeOptional(node, 2),
                .past = nnNodeOptional(node, 3)};
  if (nnNodeFailed(node))
    return false;
  if (nnRank(c->input) != 3 || nnRank(c->filter) != 3)
    nnNodeInvalid(node, "expected input and weight of rank 3");
  if (nnNodeFailed(node))
    return false;
  c->reach = nnSub(node->b, nnBuildSize(node, c->filter, 2),
                   nnBuildInts(node, NN_INTS(1)));
  if (mlirValueIsNull(c->past))
    c->past = emptyPast(c);
  return true;
}

static MlirValue convertCausalConv(NnNode *node) {
  static const char *const activations[] = {"none", "silu", "swish", NULL};
  Causal c;
  int64_t activation = nnNodeChoice(node, "activation", "none", activations);
  if (!readCausal(node, &c))
    return (MlirValue){NULL};
  MlirValue padded = nnConcat(node->b, NN_VALUES(c.past, c.input), 2);
  if (nnNodeWantsOutput(node, 1))
    nnNodeSetOutput(node, 1, lastOf(&c, padded));
  MlirValue output = convolve(&c, padded);
  return activation ? nnSilu(node->b, output) : output;
}

const NnOpRow nnCausalRows[] = {
    {"CausalConvWithState", 27, NN_LATEST, .convert = convertCausalConv},
    {.name = NULL}};
