//===- Reduction.td - Reductions and softmax -----------------------------===//
// Part of NNOps.td, which includes it; behaviour stands in Reduction.def.
//===----------------------------------------------------------------------===//
class NN_Reduction<string mnemonic, string text, Type type = NN_NumberTensor>
    : NN_TensorOp<mnemonic> {
  let summary = text;
  let description = [{
    Negative axes count from the end. `keepdims` leaves reduced dimensions in
    place with size 1.

    Constraints:
    * C1: axes are distinct dimensions of input.
  }];
  let arguments = (ins type:$input, DenseI64ArrayAttr:$axes, UnitAttr:$keepdims);
  let results = (outs type:$result);
  let assemblyFormat = [{
    operands `axes` `=` $axes (`keepdims` $keepdims^)? attr-dict `:`
    functional-type(operands, results)
  }];
}
def NN_ReduceSumOp : NN_Reduction<"reduce_sum", "sum over axes">;
def NN_ReduceMeanOp : NN_Reduction<"reduce_mean", "mean over axes",
                                   NN_FloatTensor>;
def NN_ReduceMaxOp : NN_Reduction<"reduce_max", "maximum over axes">;
def NN_ReduceMinOp : NN_Reduction<"reduce_min", "minimum over axes">;
def NN_ReduceProdOp : NN_Reduction<"reduce_prod", "product over axes">;

class NN_SoftmaxLike<string mnemonic, string text> : NN_TensorOp<mnemonic> {
  let summary = text;
  let description = [{
    The maximum is subtracted first, so that no finite input overflows.

    Constraints:
    * C1: `axis` is a dimension of input.
  }];
  let arguments = (ins NN_FloatTensor:$input,
                       DefaultValuedAttr<I64Attr, "-1">:$axis);
  let results = (outs NN_FloatTensor:$result);
}
def NN_SoftmaxOp : NN_SoftmaxLike<"softmax", "exp(x) / sum(exp(x)) along axis">;
def NN_LogSoftmaxOp : NN_SoftmaxLike<"log_softmax",
                                     "x - log(sum(exp(x))) along axis">;
