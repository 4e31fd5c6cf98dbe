//===- Resample.td - Resampling of signals and images --------------------===//
// Part of NNOps.td, which includes it; behaviour stands in Resample.def.
//===----------------------------------------------------------------------===//
def NN_ResampleOp : NN_TensorOp<"resample"> {
  let summary = "weighted sums of elements along an axis";
  let description = [{
    `result[b…, o…, i, r…] = sum over k of weights[b…, i, k] *
    input[b…, o…, indices[b…, i, k], r…]`, where `b…` are the first `batch_dims`
    dimensions and `i` stands at `axis`. Interpolation with k taps is one such
    sum an axis. An index out of range is clamped into it. What a tap of weight
    0 points at doesn't count, and nothing does where the axis has size 0. f16
    and bf16 accumulate in f32.

    Constraints:
    * C1: `axis` is a dimension of input.
    * C2: `batch_dims` is not negative and not above `axis`.
    * C3: indices and weights have `batch_dims` + 2 dimensions, and one shape,
      whose first `batch_dims` are input's.
    * C4: weights' elements are f64 if input's are, else f32.
  }];
  let arguments = (ins NN_FloatTensor:$input, NN_IndexTensor:$indices,
                       NN_FloatTensor:$weights, I64Attr:$axis,
                       DefaultValuedAttr<I64Attr, "0">:$batch_dims);
  let results = (outs NN_FloatTensor:$result);
  let assemblyFormat = [{
    operands `axis` `=` $axis attr-dict `:` functional-type(operands, results)
  }];
}
