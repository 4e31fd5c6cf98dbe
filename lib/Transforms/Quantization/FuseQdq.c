//===- FuseQdq.c - Make integer kernels of quantized graphs ---------------===//
// quantize(relu(conv(dequantize(x), dequantize(w)))) becomes a convolution of
// integers and the arithmetic that rescales its sums; weights that alone are
// quantized are read as they are stored. What is left of the quantizing ops
// becomes elementwise ops, which fusion puts into the kernels around them:
// between kernels there are bytes, and no op that quantizes.
//===----------------------------------------------------------------------===//
#include "Transforms/Passes.h"
#include "Transforms/Quantization/ByteGain.h"
#include "Transforms/Quantization/ExpandQuant.h"
#include "Transforms/Quantization/Qdq.h"

#include "nn-c/NNOps.h"

static MlirWalkResult findQuantizing(MlirOperation op, void *found) {
  *(bool *)found =
      nnIsaQuantize(op) || nnIsaDequantize(op) || nnIsaFakeQuantize(op);
  return *(bool *)found ? MlirWalkResultInterrupt : MlirWalkResultAdvance;
}

enum { optPermutesBytes, optByteProducts, optExplain };

static MlirLogicalResult run(MlirOperation op, const NnPass *pass) {
  bool isQuantized = false;
  mlirOperationWalk(op, findQuantizing, &isQuantized, MlirWalkPreOrder);
  if (!isQuantized)
    return NN_SUCCESS;
  if (mlirLogicalResultIsFailure(nnQdqMove(op)) ||
      mlirLogicalResultIsFailure(
          nnPassRunPipeline(pass, "nn-fold-constants", op)) ||
      mlirLogicalResultIsFailure(
          nnQdqTable(op, nnPassBool(pass, optPermutesBytes))) ||
      mlirLogicalResultIsFailure(nnQdqMean(op)) ||
      mlirLogicalResultIsFailure(
          nnQdqContract(op, nnPassInt(pass, optByteProducts))) ||
      mlirLogicalResultIsFailure(nnQdqScale(op)) ||
      mlirLogicalResultIsFailure(nnQdqRequantize(op)) ||
      mlirLogicalResultIsFailure(
          nnPassRunPipeline(pass, "nn-fold-constants{dequantize=true}", op)))
    return NN_FAILURE;
  if (nnPassBool(pass, optExplain))
    nnQdqExplain(op);
  return nnExpandQuant(op);
}

static const NnOptionInfo options[] = {
    [optPermutesBytes] = {"permutes-bytes",
                          "bytes are looked up in a few instructions",
                          NN_OPTION_BOOL, NULL},
    [optByteProducts] = NN_BYTE_PRODUCTS_OPTION,
    [optExplain] = {"explain",
                    "say of each op that computes with dequantized numbers why",
                    NN_OPTION_BOOL, NULL},
};

const NnPassInfo nnFuseQdqPass = {
    .name = "nn-fuse-qdq",
    .description = "Make integer kernels of quantized graphs",
    .anchor = "func.func",
    .options = options,
    .numOptions = sizeof options / sizeof *options,
    .run = run,
};
