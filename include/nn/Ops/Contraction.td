//===- Contraction.td - Contractions and convolutions --------------------===//
// Part of NNOps.td, which includes it; behaviour stands in Contraction.def.
//===----------------------------------------------------------------------===//
def NN_MatmulOp : NN_TensorOp<"matmul"> {
  let summary = "matrix product of the last two dimensions";
  let description = [{
    `result[…, m, n] = sum over k of lhs[…, m, k] * rhs[…, k, n]`; leading
    dimensions broadcast. f16 and bf16 accumulate in f32; CPUs that multiply
    them may take subnormal factors and sums for zeros. 8-bit integers of any
    signs give i32, exactly.

    Constraints:
    * C1: the operands have one element type, or are 8-bit integers.
    * C2: both operands have rank 2 or more.
    * C3: lhs's last dimension is rhs's last but one.
    * C4: leading dimensions broadcast together.
    * C5: of 8-bit integers, i32 holds the sum of so many products whatever they
      are: 131071 of i8, 65793 of i8 and ui8, 33025 of ui8.
  }];
  let arguments = (ins NN_NumberTensor:$lhs, NN_NumberTensor:$rhs);
  let results = (outs NN_NumberTensor:$result);
}

def NN_LinearOp : NN_TensorOp<"linear"> {
  let summary = "a fully connected layer";
  let description = [{
    `result[…, n] = bias[n] + sum over k of input[…, k] * weight[k, n]`.
    Elements are as in nn.matmul, but that a bias of f32 makes the result f32.

    Constraints:
    * C1: the operands have one element type, or are 8-bit integers and i32, or
      f16 or bf16 and f32.
    * C2: input has rank 1 or more, weight rank 2, bias rank 1.
    * C3: input's last dimension is weight's first.
    * C4: bias's size is weight's second dimension.
    * C5: i32 holds the sum of products of 8-bit integers (C5 of nn.matmul).
  }];
  let arguments = (ins NN_NumberTensor:$input, NN_NumberTensor:$weight,
                       Optional<NN_NumberTensor>:$bias);
  let results = (outs NN_NumberTensor:$result);
}

def NN_AttentionOp : NN_TensorOp<"attention"> {
  let summary = "scaled dot-product attention";
  let description = [{
    `softmax(q * transpose(k) * scale + mask) * v` for each head of each sample.
    Tensors are `[batch, heads, sequence, size]` (`bhsd`) or `[batch, sequence,
    heads, size]` (`bshd`); `layout` is the result's. A head of k and v serves
    as many consecutive heads of q as there are for each. f16 and bf16 are
    computed in f32.

    Constraints:
    * C1: the operands have one element type.
    * C2: q, k and v have rank 4, mask rank 4 or less.
    * C3: q, k and v have one batch, q and k one size, k and v one sequence and
      as many heads.
    * C4: q's heads are a multiple of k's.
    * C5: mask broadcasts to `[batch, heads, queries, keys]`.
  }];
  let arguments = (ins NN_FloatTensor:$q, NN_FloatTensor:$k, NN_FloatTensor:$v,
    Optional<NN_FloatTensor>:$mask, F32Attr:$scale,
    DefaultValuedAttr<NN_HeadLayout, "::nn::HeadLayout::BHSD">:$q_layout,
    DefaultValuedAttr<NN_HeadLayout, "::nn::HeadLayout::BHSD">:$kv_layout,
    DefaultValuedAttr<NN_HeadLayout, "::nn::HeadLayout::BHSD">:$layout);
  let results = (outs NN_FloatTensor:$result);
  let assemblyFormat = [{
    operands `scale` `=` $scale oilist(`q_layout` `=` $q_layout
      | `kv_layout` `=` $kv_layout | `layout` `=` $layout)
    attr-dict `:` functional-type(operands, results)
  }];
}

def NN_DetOp : NN_TensorOp<"det"> {
  let summary = "determinants of the matrices of the last two dimensions";
  let description = [{
    By elimination with the greatest pivot of each column. The determinant of a
    matrix without elements is 1.

    Constraints:
    * C1: input has rank 2 or more.
    * C2: the last two dimensions are equal.
  }];
  let arguments = (ins NN_FloatTensor:$input);
  let results = (outs NN_FloatTensor:$result);
}

def NN_ConvOp : NN_TensorOp<"conv"> {
  let summary = "a convolution over any number of spatial dimensions";
  let description = [{
    Input is `[N, C, D…]` (`nchw`) or `[N, D…, C]` (`nhwc`); the filter is
    `[F, C / groups, K…]` or `[K…, C / groups, F]` respectively. There are one
    to five spatial dimensions D. `pads` has the padding before each of them,
    then that after each. `auto_pad` pads so that the result's size is the
    input's divided by the stride, rounded up; the odd element goes to the end
    (`same_upper`) or the start (`same_lower`). Elements are as in nn.linear.

    Constraints:
    * C1: the operands have one element type, or are 8-bit integers and i32, or
      f16 or bf16 and f32.
    * C2: input has rank 3 to 7, filter the same, bias rank 1.
    * C3: strides and dilations are a positive integer a spatial dimension, pads
      two non-negative ones, absent with `auto_pad`; groups is positive.
    * C4: C is the filter's channels times groups; F is a multiple of groups.
    * C5: bias has F elements.
    * C6: the dilated window fits the padded input.
    * C7: i32 holds the sum of products of 8-bit integers (C5 of nn.matmul).
  }];
  let arguments = (ins
    NN_NumberTensor:$input, NN_NumberTensor:$filter,
    Optional<NN_NumberTensor>:$bias,
    DefaultValuedAttr<DenseI64ArrayAttr, "{}">:$strides,
    DefaultValuedAttr<DenseI64ArrayAttr, "{}">:$pads,
    DefaultValuedAttr<DenseI64ArrayAttr, "{}">:$dilations,
    DefaultValuedAttr<NN_AutoPad, "::nn::AutoPad::NONE">:$auto_pad,
    DefaultValuedAttr<I64Attr, "1">:$groups,
    DefaultValuedAttr<NN_Layout, "::nn::Layout::NCHW">:$layout);
  let results = (outs NN_NumberTensor:$result);
  let assemblyFormat = [{
    operands oilist(`strides` `=` $strides | `pads` `=` $pads
      | `dilations` `=` $dilations | `auto_pad` `=` $auto_pad
      | `groups` `=` $groups | `layout` `=` $layout)
    attr-dict `:` functional-type(operands, results)
  }];
}

def NN_WinogradConvOp : NN_TensorOp<"winograd_conv"> {
  let summary = "a 3x3 convolution with transformed weights";
  let description = [{
    A convolution of an `nhwc` image by F(m x m, 3 x 3), Winograd's minimal
    filtering (Lavin and Gray, arXiv:1509.09308), which computes tiles of m x m
    outputs from (m + 2)^2 products a pair of channels. `nn-winograd` makes it of
    nn.conv; the stride is 1.

    `weights` are `[(m + 2)^2, F / 16 rounded up, C, 16]`: element `[i * (m + 2)
    + j, f / 16, c, f mod 16]` is element (i, j) of `G g G^T`, where g is the 3x3
    filter from channel c to channel f. m is 2 or 4. `pads` has the padding
    before the two spatial dimensions, then that after them.

    Constraints:
    * C1: the operands have one element type.
    * C2: input and weights have rank 4, bias rank 1.
    * C3: pads are four non-negative integers.
    * C4: weights are `[16 or 36, filters / 16 rounded up, C, 16]`.
    * C5: bias has `filters` elements; filters is positive.
    * C6: the window of 3x3 fits the padded input.
  }];
  let arguments = (ins
    NN_FloatTensor:$input, NN_FloatTensor:$weights,
    Optional<NN_FloatTensor>:$bias,
    I64Attr:$filters,
    DefaultValuedAttr<DenseI64ArrayAttr, "{}">:$pads);
  let results = (outs NN_FloatTensor:$result);
  let assemblyFormat = [{
    operands `filters` `=` $filters oilist(`pads` `=` $pads)
    attr-dict `:` functional-type(operands, results)
  }];
}

def NN_ConvTransposeOp : NN_TensorOp<"conv_transpose"> {
  let summary = "the transpose (gradient) of a convolution";
  let description = [{
    Input is `[N, C, D…]`, the filter `[C, F / groups, K…]`. The result's
    spatial size is `(in - 1) * stride - pads + dilation * (k - 1) +
    output_padding + 1`.

    Constraints:
    * C1: the operands have one element type.
    * C2: input has rank 3 to 7, filter the same, bias rank 1.
    * C3: strides and dilations are a positive integer a spatial dimension, pads
      two and output_padding one non-negative; groups is positive.
    * C4: C is the filter's first dimension and a multiple of groups.
    * C5: bias has F elements.
    * C6: the result's size is positive.
  }];
  let arguments = (ins
    NN_FloatTensor:$input, NN_FloatTensor:$filter,
    Optional<NN_FloatTensor>:$bias,
    DefaultValuedAttr<DenseI64ArrayAttr, "{}">:$strides,
    DefaultValuedAttr<DenseI64ArrayAttr, "{}">:$pads,
    DefaultValuedAttr<DenseI64ArrayAttr, "{}">:$dilations,
    DefaultValuedAttr<DenseI64ArrayAttr, "{}">:$output_padding,
    DefaultValuedAttr<I64Attr, "1">:$groups);
  let results = (outs NN_FloatTensor:$result);
  let assemblyFormat = [{
    operands oilist(`strides` `=` $strides | `pads` `=` $pads
      | `dilations` `=` $dilations | `output_padding` `=` $output_padding
      | `groups` `=` $groups)
    attr-dict `:` functional-type(operands, results)
  }];
}
