//===- NNOps.td - The ops of the nn dialect -------------------------------===//
// Syntax, types and documentation of every op; its row in NNOps.def has its
// behaviour. Operands that may be absent come last, so that an operand's index
// is its name.
//===----------------------------------------------------------------------===//
#ifndef NN_OPS_TD
#define NN_OPS_TD

include "nn/NNBase.td"
include "nn/Ops/Constant.td"
include "nn/Ops/Elementwise.td"
include "nn/Ops/Quantization.td"
include "nn/Ops/Contraction.td"
include "nn/Ops/Pooling.td"
include "nn/Ops/Normalization.td"
include "nn/Ops/Reduction.td"
include "nn/Ops/Movement.td"
include "nn/Ops/Indexing.td"
include "nn/Ops/Resample.td"
include "nn/Ops/Recurrent.td"
include "nn/Ops/Kernel.td"

#endif // NN_OPS_TD
