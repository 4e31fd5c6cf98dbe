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
def NN_ReduceMaxOp : NN_Reduction<"reduce_max", "maximum over axes", NN_Tensor>;
def NN_ReduceMinOp : NN_Reduction<"reduce_min", "minimum over axes", NN_Tensor>;
def NN_ReduceProdOp : NN_Reduction<"reduce_prod", "product over axes">;

def NN_ReduceToOp : NN_TensorOp<"reduce_to"> {
  let summary = "reduces a tensor to a shape, as expand broadcasts it";
  let description = [{
    Dimensions whose size in `shape` is another than input's are reduced, and
    have size 1 in the result. So axes may be known at run time only.

    Constraints:
    * C1: shape has as many elements as input has dimensions.
    * C2: sums and products are of numbers.
  }];
  let arguments = (ins NN_Reducer:$reducer, NN_Tensor:$input,
                       NN_ShapeTensor:$shape);
  let results = (outs NN_Tensor:$result);
  let assemblyFormat = [{
    $reducer `,` operands attr-dict `:` functional-type(operands, results)
  }];
}

class NN_ArgReduction<string mnemonic, string text> : NN_TensorOp<mnemonic> {
  let summary = text;
  let description = [{
    The first of equal elements, or the `last`; NaN comes before all numbers; 0
    where the axis has size 0. `keepdims` leaves the axis in place with size 1.

    Constraints:
    * C1: `axis` is a dimension of input.
  }];
  let arguments = (ins NN_NumberTensor:$input, I64Attr:$axis,
                       UnitAttr:$keepdims, UnitAttr:$last);
  let results = (outs RankedTensorOf<[I64]>:$result);
  let assemblyFormat = [{
    operands `axis` `=` $axis (`keepdims` $keepdims^)? (`last` $last^)?
    attr-dict `:` functional-type(operands, results)
  }];
}
def NN_ArgMaxOp : NN_ArgReduction<"arg_max", "index of the maximum along axis">;
def NN_ArgMinOp : NN_ArgReduction<"arg_min", "index of the minimum along axis">;

class NN_Cumulative<string mnemonic, string text> : NN_TensorOp<mnemonic> {
  let summary = text;
  let description = [{
    Of the elements up to and with each one, or without it if `exclusive`;
    `reverse` begins at the end.

    Constraints:
    * C1: `axis` is a dimension of input.
  }];
  let arguments = (ins NN_NumberTensor:$input, I64Attr:$axis,
                       UnitAttr:$exclusive, UnitAttr:$reverse);
  let results = (outs NN_NumberTensor:$result);
  let assemblyFormat = [{
    operands `axis` `=` $axis (`exclusive` $exclusive^)? (`reverse` $reverse^)?
    attr-dict `:` functional-type(operands, results)
  }];
}
def NN_CumSumOp : NN_Cumulative<"cum_sum", "running sums along axis">;
def NN_CumProdOp : NN_Cumulative<"cum_prod", "running products along axis">;

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
