//===- FuseQdq.c - Make integer kernels of quantized graphs ---------------===//
// What is left of nn.quantize, nn.dequantize and nn.fake_quantize becomes
// elementwise ops, which fusion puts into the kernels around them.
//===----------------------------------------------------------------------===//
#include "ExpandQuant.h"
#include "Passes.h"

static MlirLogicalResult run(MlirOperation op, const NnPass *pass) {
  (void)pass;
  return nnExpandQuant(op);
}

const NnPassInfo nnFuseQdqPass = {
    .name = "nn-fuse-qdq",
    .description = "Make integer kernels of quantized graphs",
    .anchor = "func.func",
    .run = run,
};
