//===- Pooling.td - Pooling ----------------------------------------------===//
// Part of NNOps.td, which includes it; behaviour stands in Pooling.def.
//===----------------------------------------------------------------------===//
class NN_Pool<string mnemonic, string text, string more, Type type,
              dag attributes = (ins)> : NN_TensorOp<mnemonic> {
  let summary = text;
  let description = more # [{

    Constraints:
    * C1: input has rank 3 to 7.
    * C2: kernel, strides and dilations are a positive integer a spatial
      dimension, pads two non-negative ones smaller than the dilated window,
      absent with `auto_pad`.
    * C3: the dilated window fits the padded input.
  }];
  let arguments = !con((ins
    type:$input, DenseI64ArrayAttr:$kernel,
    DefaultValuedAttr<DenseI64ArrayAttr, "{}">:$strides,
    DefaultValuedAttr<DenseI64ArrayAttr, "{}">:$pads,
    DefaultValuedAttr<DenseI64ArrayAttr, "{}">:$dilations,
    DefaultValuedAttr<NN_AutoPad, "::nn::AutoPad::NONE">:$auto_pad,
    UnitAttr:$ceil_mode), attributes, (ins
    DefaultValuedAttr<NN_Layout, "::nn::Layout::NCHW">:$layout));
  let results = (outs type:$result);
  let assemblyFormat = [{
    operands `kernel` `=` $kernel
    oilist(`strides` `=` $strides | `pads` `=` $pads
      | `dilations` `=` $dilations | `auto_pad` `=` $auto_pad
      | `layout` `=` $layout)
    attr-dict `:` functional-type(operands, results)
  }];
}
def NN_MaxPoolOp : NN_Pool<"max_pool", "greatest element of each window", [{
    Input, pads and `auto_pad` are as in `nn.conv`. `ceil_mode` rounds the
    result's size up; a window starts inside the input or its leading padding.
  }], NN_NumberTensor>;
def NN_AvgPoolOp : NN_Pool<"avg_pool", "mean of each window", [{
    As `nn.max_pool`. Padding counts in the mean only with `count_include_pad`;
    what `ceil_mode` adds beyond the padding never counts.
  }], NN_FloatTensor, (ins UnitAttr:$count_include_pad)>;
def NN_SumPoolOp : NN_Pool<"sum_pool", "sum of each window", [{
    As `nn.max_pool`. Padding adds nothing.
  }], NN_FloatTensor>;

def NN_ArgmaxPoolOp : NN_TensorOp<"argmax_pool"> {
  let summary = "where the greatest element of each window is";
  let description = [{
    Indices into the flattened input, whose layout is `nchw`, of what
    `nn.max_pool` gives; the first of equal ones. `column_major` counts the
    first spatial dimension fastest instead of the last.

    Constraints: as `nn.max_pool`.
  }];
  let arguments = (ins
    NN_NumberTensor:$input, DenseI64ArrayAttr:$kernel,
    DefaultValuedAttr<DenseI64ArrayAttr, "{}">:$strides,
    DefaultValuedAttr<DenseI64ArrayAttr, "{}">:$pads,
    DefaultValuedAttr<DenseI64ArrayAttr, "{}">:$dilations,
    DefaultValuedAttr<NN_AutoPad, "::nn::AutoPad::NONE">:$auto_pad,
    UnitAttr:$ceil_mode, UnitAttr:$column_major);
  let results = (outs NN_IndexTensor:$result);
  let assemblyFormat = [{
    operands `kernel` `=` $kernel
    oilist(`strides` `=` $strides | `pads` `=` $pads
      | `dilations` `=` $dilations | `auto_pad` `=` $auto_pad)
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
