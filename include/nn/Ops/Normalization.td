//===- Normalization.td - Normalization ----------------------------------===//
// Part of NNOps.td, which includes it; behaviour stands in Normalization.def.
//===----------------------------------------------------------------------===//
def NN_BatchNormOp : NN_TensorOp<"batch_norm"> {
  let summary = "batch normalization with known statistics";
  let description = [{
    `(x - mean) / sqrt(variance + epsilon) * scale + bias` a channel.

    Constraints:
    * C1: the operands have one element type.
    * C2: input has rank 2 or more, the others rank 1.
    * C3: the others have as many elements as input has channels.
  }];
  let arguments = (ins NN_FloatTensor:$input, NN_FloatTensor:$scale,
    NN_FloatTensor:$bias, NN_FloatTensor:$mean, NN_FloatTensor:$variance,
    DefaultValuedAttr<F32Attr, "1.0e-5f">:$epsilon,
    DefaultValuedAttr<NN_Layout, "::nn::Layout::NCHW">:$layout);
  let results = (outs NN_FloatTensor:$result);
  let assemblyFormat = [{
    operands oilist(`layout` `=` $layout) attr-dict `:`
    functional-type(operands, results)
  }];
}

def NN_InstanceNormOp : NN_TensorOp<"instance_norm"> {
  let summary = "normalizes each channel of each sample over its positions";
  let description = [{
    Constraints:
    * C1: the operands have one element type.
    * C2: input has rank 3 or more, scale and bias rank 1.
    * C3: scale and bias have as many elements as input has channels.
  }];
  let arguments = (ins NN_FloatTensor:$input, NN_FloatTensor:$scale,
    NN_FloatTensor:$bias, DefaultValuedAttr<F32Attr, "1.0e-5f">:$epsilon);
  let results = (outs NN_FloatTensor:$result);
}

def NN_LayerNormOp : NN_TensorOp<"layer_norm"> {
  let summary = "normalizes over the dimensions from `axis` on";
  let description = [{
    `(x - mean(x)) / sqrt(var(x) + epsilon) * scale + bias`.

    Constraints:
    * C1: the operands have one element type.
    * C2: `axis` is a dimension of input.
    * C3: scale and bias broadcast to input's dimensions from `axis` on.
  }];
  let arguments = (ins NN_FloatTensor:$input, NN_FloatTensor:$scale,
    Optional<NN_FloatTensor>:$bias, DefaultValuedAttr<I64Attr, "-1">:$axis,
    DefaultValuedAttr<F32Attr, "1.0e-5f">:$epsilon);
  let results = (outs NN_FloatTensor:$result);
}

def NN_RmsNormOp : NN_TensorOp<"rms_norm"> {
  let summary = "divides by the root mean square of the dimensions from `axis` on";
  let description = [{
    `x / sqrt(mean(x^2) + epsilon) * scale`.

    Constraints:
    * C1: the operands have one element type.
    * C2: `axis` is a dimension of input.
    * C3: scale broadcasts to input's dimensions from `axis` on.
  }];
  let arguments = (ins NN_FloatTensor:$input, NN_FloatTensor:$scale,
    DefaultValuedAttr<I64Attr, "-1">:$axis,
    DefaultValuedAttr<F32Attr, "1.0e-5f">:$epsilon);
  let results = (outs NN_FloatTensor:$result);
}
