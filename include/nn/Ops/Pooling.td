//===- Pooling.td - Pooling ----------------------------------------------===//
// Part of NNOps.td, which includes it; behaviour stands in Pooling.def.
//===----------------------------------------------------------------------===//
def NN_MaxPool2dOp : NN_TensorOp<"max_pool2d"> {
  let summary = "greatest element of each window";
  let description = [{
    `ceil_mode` rounds the result's size up; a window starts inside the input or
    its leading padding.

    Constraints:
    * C1: input has rank 4.
    * C2: kernel, strides and dilations are two positive integers, pads four
      non-negative ones smaller than the kernel.
    * C3: the dilated window fits the padded input.
  }];
  let arguments = (ins
    NN_NumberTensor:$input, DenseI64ArrayAttr:$kernel,
    DefaultValuedAttr<DenseI64ArrayAttr, "{1, 1}">:$strides,
    DefaultValuedAttr<DenseI64ArrayAttr, "{0, 0, 0, 0}">:$pads,
    DefaultValuedAttr<DenseI64ArrayAttr, "{1, 1}">:$dilations,
    UnitAttr:$ceil_mode,
    DefaultValuedAttr<NN_Layout, "::nn::Layout::NCHW">:$layout);
  let results = (outs NN_NumberTensor:$result);
  let assemblyFormat = [{
    operands `kernel` `=` $kernel
    oilist(`strides` `=` $strides | `pads` `=` $pads
      | `dilations` `=` $dilations | `layout` `=` $layout)
    attr-dict `:` functional-type(operands, results)
  }];
}

def NN_AvgPool2dOp : NN_TensorOp<"avg_pool2d"> {
  let summary = "mean of each window";
  let description = [{
    Padding counts in the mean only with `count_include_pad`; what `ceil_mode`
    adds beyond the padding never counts.

    Constraints: as `nn.max_pool2d`.
  }];
  let arguments = (ins
    NN_FloatTensor:$input, DenseI64ArrayAttr:$kernel,
    DefaultValuedAttr<DenseI64ArrayAttr, "{1, 1}">:$strides,
    DefaultValuedAttr<DenseI64ArrayAttr, "{0, 0, 0, 0}">:$pads,
    DefaultValuedAttr<DenseI64ArrayAttr, "{1, 1}">:$dilations,
    UnitAttr:$ceil_mode, UnitAttr:$count_include_pad,
    DefaultValuedAttr<NN_Layout, "::nn::Layout::NCHW">:$layout);
  let results = (outs NN_FloatTensor:$result);
  let assemblyFormat = [{
    operands `kernel` `=` $kernel
    oilist(`strides` `=` $strides | `pads` `=` $pads
      | `dilations` `=` $dilations | `layout` `=` $layout)
    attr-dict `:` functional-type(operands, results)
  }];
}

class NN_GlobalPool<string mnemonic, string text, Type type>
    : NN_TensorOp<mnemonic> {
  let summary = text;
  let description = [{
    Spatial dimensions become 1: `[N, C, …]` to `[N, C, 1, …]` (`nchw`) or
    `[N, …, C]` to `[N, 1, …, C]` (`nhwc`).

    Constraints:
    * C1: input has rank 3 or more.
  }];
  let arguments = (ins type:$input,
    DefaultValuedAttr<NN_Layout, "::nn::Layout::NCHW">:$layout);
  let results = (outs type:$result);
  let assemblyFormat = [{
    operands oilist(`layout` `=` $layout) attr-dict `:`
    functional-type(operands, results)
  }];
}
def NN_GlobalAvgPoolOp : NN_GlobalPool<"global_avg_pool",
    "mean over the spatial dimensions", NN_FloatTensor>;
def NN_GlobalMaxPoolOp : NN_GlobalPool<"global_max_pool",
    "maximum over the spatial dimensions", NN_NumberTensor>;
