//===- QdqTable.c - Tables of what is computed from a byte ----------------===//
// quantize(sigmoid(dequantize(x))) becomes lookup(x), and so does any other
// computation, element by element, whose result is a byte and which knows one
// byte and constants: the reference interpreter computes all 256 results. What
// quantizes on the way, as in x * dequantize(quantize(sigmoid(x))), is a part
// of that.
//===----------------------------------------------------------------------===//
#include "Support/ByteProduct.h"
#include "Transforms/OpClass.h"
#include "Transforms/Quantization/Qdq.h"
#include "Transforms/Quantization/QuantParams.h"
#include "Transforms/Rewrite.h"

#include "nn-c/NNOps.h"
#include "nn/OpTable.h"
#include "nn/Reference.h"

#include <stdlib.h>

enum { maxSteps = 64, maxOperands = 3 };

/// The ops that compute a value from one tensor of bytes, operands first, and
/// what they make of the 256 bytes.
typedef struct Chain {
  MlirValue bytes; ///< Null until it is found.
  int n;
  MlirOperation steps[maxSteps];
  nnrt_tensor_t results[maxSteps];
} Chain;

//===----------------------------------------------------------------------===//
// Reading
//===----------------------------------------------------------------------===//

static bool isOneNumber(MlirValue value) {
  MlirAttribute constant = nnConstantValue(value);
  return !mlirAttributeIsNull(constant) && mlirAttributeIsAElements(constant) &&
         mlirElementsAttrGetNumElements(constant) == 1;
}

static int find(const Chain *chain, MlirOperation op) {
  int i = chain->n - 1;
  while (i >= 0 && !mlirOperationEqual(chain->steps[i], op))
    --i;
  return i;
}

/// Whether the op treats all elements alike.
static bool isStep(MlirOperation op) {
  if (mlirOperationIsNull(op) || !nnReferenceCanEvaluate(op))
    return false;
  if (nnIsaQuantize(op) || nnIsaDequantize(op) || nnIsaFakeQuantize(op)) {
    NnQuant quant = nnQuantOf(op);
    return nnQuantIsOne(&quant);
  }
  return nnOpClass(op) == NN_CLASS_ELEMENTWISE &&
         mlirOperationGetNumOperands(op) <= maxOperands;
}

static bool read(Chain *chain, MlirValue value);

static bool readStep(Chain *chain, MlirOperation op) {
  if (!isStep(op))
    return false;
  if (find(chain, op) >= 0)
    return true;
  for (intptr_t i = 0; i < mlirOperationGetNumOperands(op); ++i)
    if (!isOneNumber(nnOperand(op, i)) && !read(chain, nnOperand(op, i)))
      return false;
  if (chain->n == maxSteps)
    return false;
  chain->steps[chain->n++] = op;
  return true;
}

/// Adds what the value is computed with, back to the first byte that knows it
/// all; the value itself, if it is a byte, where there is no such.
static bool read(Chain *chain, MlirValue value) {
  MlirValue bytes = chain->bytes;
  int n = chain->n;
  if (readStep(chain, nnDefiningOp(value)))
    return true;
  chain->bytes = bytes;
  chain->n = n;
  if (!nnIsByte(nnElementType(value)) || isOneNumber(value) ||
      !(mlirValueIsNull(chain->bytes) || mlirValueEqual(chain->bytes, value)))
    return false;
  chain->bytes = value;
  return true;
}

/// Whether a step takes many instructions: what may differ from the reference
/// where it is compiled does, and a table that is there already.
static bool isDear(MlirOperation op) {
  static const int ulps[NN_OP_COUNT] = {
#define NN_OP(Name, mnemonic, ...) [NN_OP_##Name] = 0 __VA_ARGS__,
#define ULPS(n) +n
#include "nn/NNOps.def"
  };
  return ulps[nnOpKind(op)] > 0 || nnIsaLookup(op);
}

/// Whether loading each byte's result takes less time than computing it.
static bool paysAnywhere(const Chain *chain) {
  for (int i = 0; i < chain->n; ++i)
    if (isDear(chain->steps[i]))
      return true;
  return false;
}

//===----------------------------------------------------------------------===//
// Computing
//===----------------------------------------------------------------------===//

/// Every byte once, in the order of its bits.
static bool everyByte(MlirType element, nnrt_tensor_t *tensor) {
  uint8_t bytes[NN_LOOKUP_ENTRIES];
  NnShape shape = {.rank = 1, .dims = {NN_LOOKUP_ENTRIES}};
  for (int i = 0; i < NN_LOOKUP_ENTRIES; ++i)
    bytes[i] = (uint8_t)i;
  return nnReferenceTensorFromElements(
      nnElementsCreate(nnTensorType(&shape, element), bytes), tensor);
}

/// Step i, of which `bytes` are the chain's. Constants are copied for it.
static bool compute(Chain *chain, int i, const nnrt_tensor_t *bytes) {
  MlirOperation op = chain->steps[i];
  nnrt_tensor_t inputs[maxOperands], constants[maxOperands] = {0};
  intptr_t n = mlirOperationGetNumOperands(op);
  bool isKnown = true;
  for (intptr_t k = 0; k < n && isKnown; ++k) {
    MlirValue operand = nnOperand(op, k);
    if (isOneNumber(operand)) {
      isKnown = nnReferenceTensorFromElements(nnConstantValue(operand),
                                              &constants[k]);
      inputs[k] = constants[k];
    } else {
      int at = mlirValueEqual(operand, chain->bytes)
                   ? -1
                   : find(chain, nnDefiningOp(operand));
      inputs[k] = at < 0 ? *bytes : chain->results[at];
    }
  }
  isKnown = isKnown && mlirLogicalResultIsSuccess(
                           nnReferenceEvaluate(op, inputs, &chain->results[i]));
  for (intptr_t k = 0; k < n; ++k)
    free(constants[k].data);
  return isKnown;
}

/// What the last step makes of every byte; null if memory is short.
static MlirAttribute computeTable(MlirContext context, Chain *chain) {
  nnrt_tensor_t bytes = {0};
  MlirAttribute table = mlirAttributeGetNull();
  bool isKnown = everyByte(nnElementType(chain->bytes), &bytes);
  for (int i = 0; i < chain->n && isKnown; ++i)
    isKnown = compute(chain, i, &bytes);
  if (isKnown)
    table =
        nnReferenceElementsFromTensor(context, &chain->results[chain->n - 1]);
  for (int i = 0; i < chain->n; ++i)
    free(chain->results[i].data);
  free(bytes.data);
  return table;
}

static MlirLogicalResult lookUp(MlirOperation op, MlirRewriterBase rewriter,
                                bool areCheap) {
  Chain chain = {0};
  MlirValue result = nnResult(op, 0);
  if (!nnIsByte(nnElementType(result)) || !readStep(&chain, op) ||
      mlirValueIsNull(chain.bytes))
    return nnNoMatch(op, "is not computed from one byte");
  // Constants may have more dimensions.
  NnShape from = nnValueShape(chain.bytes), to = nnValueShape(result);
  if (!nnShapeEqual(&from, &to))
    return nnNoMatch(op, "has another shape than the byte");
  if (!areCheap && !paysAnywhere(&chain))
    return nnNoMatch(op, "is computed as fast");
  NnBuilder b = nnBuilderForOp(rewriter, op);
  MlirAttribute table = computeTable(nnBuilderGetContext(b), &chain);
  if (mlirAttributeIsNull(table))
    return nnOpError(op, "ran out of memory");
  return nnReplaceOp(rewriter, op, nnLookup(b, chain.bytes, table));
}

static MlirLogicalResult lookUpCheaply(MlirOperation op,
                                       MlirRewriterBase rewriter) {
  return lookUp(op, rewriter, true);
}

static MlirLogicalResult lookUpDearly(MlirOperation op,
                                      MlirRewriterBase rewriter) {
  return lookUp(op, rewriter, false);
}

MlirLogicalResult nnQdqTable(MlirOperation op, bool areCheap) {
  const NnPattern patterns[] = {
      {"nn.quantize", areCheap ? lookUpCheaply : lookUpDearly, 0},
  };
  return nnApplyPatterns(op, 1, patterns, false);
}
