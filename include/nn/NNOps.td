//===- NNOps.td - The ops of the nn dialect -------------------------------===//
// Syntax, types and documentation of every op; its row in NNOps.def has its
// behaviour. Operands that may be absent come last, so that an operand's index
// is its name.
//===----------------------------------------------------------------------===//
#ifndef NN_OPS_TD
#define NN_OPS_TD

include "nn/NNBase.td"

//===----------------------------------------------------------------------===//
// Constants and parameters
//===----------------------------------------------------------------------===//

def NN_ConstantOp : NN_TensorOp<"constant", [ConstantLike]> {
  let summary = "a tensor known at compile time";
  let description = [{
    Large values are `dense_resource` blobs over mapped memory.

    Constraints:
    * C1: the value's type is a ranked tensor, static, of an nn element type.
  }];
  let arguments = (ins ElementsAttr:$value);
  let results = (outs NN_Tensor:$result);
  let assemblyFormat = "attr-dict $value";
}

def NN_ParameterOp : NN_Op<"parameter", [Symbol]> {
  let summary = "a named tensor that belongs to the model";
  let description = [{
    A parameter is a symbol of the module; functions read it by
    `nn.get_parameter`. Training updates parameters; `nn-freeze-parameters`
    makes constants of them.

    Constraints:
    * C1: the initial value's type is the parameter's type.
  }];
  let arguments = (ins SymbolNameAttr:$sym_name,
                       TypeAttrOf<NN_Tensor>:$type, ElementsAttr:$value,
                       OptionalAttr<StrAttr>:$sym_visibility);
  let assemblyFormat = "$sym_name `:` $type `=` $value attr-dict";
  let hasVerifier = 1;
  let extraClassDefinition = [{
    ::llvm::LogicalResult $cppClass::verify() { return glue::verify(*this); }
  }];
}

def NN_GetParameterOp : NN_Op<"get_parameter", [Pure]> {
  let summary = "reads a parameter";
  let description = [{
    Constraints:
    * C1: the symbol names an `nn.parameter` of the result's type.
  }];
  let arguments = (ins FlatSymbolRefAttr:$parameter);
  let results = (outs NN_Tensor:$result);
  let assemblyFormat = "$parameter attr-dict `:` type($result)";
  let hasVerifier = 1;
  let extraClassDefinition = [{
    ::llvm::LogicalResult $cppClass::verify() { return glue::verify(*this); }
  }];
}

//===----------------------------------------------------------------------===//
// Elementwise
//===----------------------------------------------------------------------===//

class NN_Unary<string mnemonic, string text, Type type = NN_FloatTensor>
    : NN_TensorOp<mnemonic> {
  let summary = text;
  let arguments = (ins type:$input);
  let results = (outs type:$result);
}

def NN_AbsOp : NN_Unary<"abs", "|x|", NN_NumberTensor>;
def NN_NegOp : NN_Unary<"neg", "-x", NN_NumberTensor>;
def NN_SignOp : NN_Unary<"sign", "-1, 0 or 1 as x is negative, zero or positive",
                         NN_NumberTensor>;
def NN_ExpOp : NN_Unary<"exp", "e to the x">;
def NN_LogOp : NN_Unary<"log", "natural logarithm">;
def NN_SqrtOp : NN_Unary<"sqrt", "square root">;
def NN_RsqrtOp : NN_Unary<"rsqrt", "1 / sqrt(x)">;
def NN_ReciprocalOp : NN_Unary<"reciprocal", "1 / x">;
def NN_SinOp : NN_Unary<"sin", "sine of x in radians">;
def NN_CosOp : NN_Unary<"cos", "cosine of x in radians">;
def NN_TanhOp : NN_Unary<"tanh", "hyperbolic tangent">;
def NN_ErfOp : NN_Unary<"erf", "Gauss error function">;
def NN_FloorOp : NN_Unary<"floor", "greatest integer not above x">;
def NN_CeilOp : NN_Unary<"ceil", "least integer not below x">;
def NN_RoundOp : NN_Unary<"round", "nearest integer, halves to even">;
def NN_SigmoidOp : NN_Unary<"sigmoid", "1 / (1 + exp(-x))">;
def NN_ReluOp : NN_Unary<"relu", "max(x, 0)", NN_NumberTensor>;
def NN_SiluOp : NN_Unary<"silu", "x * sigmoid(x)">;
def NN_HardSwishOp : NN_Unary<"hard_swish", "x * max(0, min(1, x / 6 + 1 / 2))">;
def NN_SoftplusOp : NN_Unary<"softplus", "log(1 + exp(x))">;
def NN_SoftsignOp : NN_Unary<"softsign", "x / (1 + |x|)">;
def NN_NotOp : NN_Unary<"not", "bitwise (logical, for i1) complement",
                        NN_IntegralTensor>;

def NN_GeluOp : NN_Unary<"gelu", "x * Phi(x), Phi the normal distribution"> {
  let description = [{
    `tanh` chooses the approximation
    `x / 2 * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x^3)))`.
  }];
  let arguments = (ins NN_FloatTensor:$input, UnitAttr:$tanh);
}
def NN_LeakyReluOp : NN_Unary<"leaky_relu", "x if x >= 0, else alpha * x"> {
  let arguments = (ins NN_FloatTensor:$input,
                       DefaultValuedAttr<F32Attr, "0.01f">:$alpha);
}
def NN_EluOp : NN_Unary<"elu", "x if x >= 0, else alpha * (exp(x) - 1)"> {
  let arguments = (ins NN_FloatTensor:$input,
                       DefaultValuedAttr<F32Attr, "1.0f">:$alpha);
}
def NN_SeluOp : NN_Unary<"selu",
    "gamma * x if x > 0, else gamma * alpha * (exp(x) - 1)"> {
  let arguments = (ins NN_FloatTensor:$input,
                       DefaultValuedAttr<F32Attr, "1.67326319f">:$alpha,
                       DefaultValuedAttr<F32Attr, "1.05070102f">:$gamma);
}
def NN_HardSigmoidOp : NN_Unary<"hard_sigmoid",
    "max(0, min(1, alpha * x + beta))"> {
  let arguments = (ins NN_FloatTensor:$input,
                       DefaultValuedAttr<F32Attr, "0.2f">:$alpha,
                       DefaultValuedAttr<F32Attr, "0.5f">:$beta);
}
def NN_IsNanOp : NN_TensorOp<"is_nan"> {
  let summary = "whether x is not a number";
  let arguments = (ins NN_FloatTensor:$input);
  let results = (outs NN_BoolTensor:$result);
}

def NN_CastOp : NN_Op<"cast", [Pure]> {
  let summary = "converts elements to another type";
  let description = [{
    Floating point to integer truncates toward zero and saturates, NaN gives 0;
    integer to narrower integer wraps; anything to `i1` is `x != 0`.

    Constraints:
    * C1: input and result have compatible shapes.
  }];
  let arguments = (ins NN_Tensor:$input);
  let results = (outs NN_Tensor:$result);
  let assemblyFormat = "operands attr-dict `:` functional-type(operands, results)";
  let hasFolder = 1;
  let hasCanonicalizer = 1;
  let hasVerifier = 1;
  let extraClassDefinition = [{
    ::llvm::LogicalResult $cppClass::verify() { return glue::verify(*this); }
    ::mlir::OpFoldResult $cppClass::fold(FoldAdaptor adaptor) {
      return glue::fold(*this, adaptor.getOperands());
    }
    void $cppClass::getCanonicalizationPatterns(
        ::mlir::RewritePatternSet &set, ::mlir::MLIRContext *) {
      glue::canonicalize(getOperationName(), set);
    }
  }];
}

class NN_Binary<string mnemonic, string text, Type type = NN_NumberTensor,
                list<Trait> traits = []> : NN_TensorOp<mnemonic, traits> {
  let summary = text;
  let description = [{
    Constraints:
    * C1: the operands have one element type.
    * C2: the operands' shapes broadcast together.
  }];
  let arguments = (ins type:$lhs, type:$rhs);
  let results = (outs type:$result);
}

def NN_AddOp : NN_Binary<"add", "x + y", NN_NumberTensor>;
def NN_SubOp : NN_Binary<"sub", "x - y">;
def NN_MulOp : NN_Binary<"mul", "x * y">;
def NN_DivOp : NN_Binary<"div", "x / y; integers truncate toward zero">;
def NN_PowOp : NN_Binary<"pow", "x to the y", NN_FloatTensor>;
def NN_MinOp : NN_Binary<"min", "the lesser; NaN if either is NaN">;
def NN_MaxOp : NN_Binary<"max", "the greater; NaN if either is NaN">;
def NN_RemOp : NN_Binary<"rem", "remainder of x / y with the sign of x">;
def NN_PreluOp : NN_Binary<"prelu", "x if x >= 0, else y * x", NN_FloatTensor>;
def NN_AndOp : NN_Binary<"and", "bitwise and", NN_IntegralTensor>;
def NN_OrOp : NN_Binary<"or", "bitwise or", NN_IntegralTensor>;
def NN_XorOp : NN_Binary<"xor", "bitwise exclusive or", NN_IntegralTensor>;

def NN_CompareOp : NN_TensorOp<"compare"> {
  let summary = "compares elements";
  let description = [{
    Comparisons with NaN are false, except `ne`.

    Constraints:
    * C1: the operands have one element type.
    * C2: the operands' shapes broadcast together.
  }];
  let arguments = (ins NN_Predicate:$predicate, NN_Tensor:$lhs, NN_Tensor:$rhs);
  let results = (outs NN_BoolTensor:$result);
  let assemblyFormat = [{
    $predicate `,` operands attr-dict `:` functional-type(operands, results)
  }];
}

def NN_SelectOp : NN_TensorOp<"select"> {
  let summary = "x where the condition holds, else y";
  let description = [{
    Constraints:
    * C1: x and y have one element type.
    * C2: the operands' shapes broadcast together.
  }];
  let arguments = (ins NN_BoolTensor:$condition, NN_Tensor:$on_true,
                       NN_Tensor:$on_false);
  let results = (outs NN_Tensor:$result);
}

def NN_ClampOp : NN_TensorOp<"clamp"> {
  let summary = "min(max(x, low), high)";
  let description = [{
    Constraints:
    * C1: the operands have one element type.
    * C2: the operands' shapes broadcast together.
  }];
  let arguments = (ins NN_NumberTensor:$input, NN_NumberTensor:$low,
                       NN_NumberTensor:$high);
  let results = (outs NN_NumberTensor:$result);
}

//===----------------------------------------------------------------------===//
// Contractions and convolutions
//===----------------------------------------------------------------------===//

def NN_MatmulOp : NN_TensorOp<"matmul"> {
  let summary = "matrix product of the last two dimensions";
  let description = [{
    `result[…, m, n] = sum over k of lhs[…, m, k] * rhs[…, k, n]`; leading
    dimensions broadcast. f16 and bf16 accumulate in f32.

    Constraints:
    * C1: the operands have one element type.
    * C2: both operands have rank 2 or more.
    * C3: lhs's last dimension is rhs's last but one.
    * C4: leading dimensions broadcast together.
  }];
  let arguments = (ins NN_NumberTensor:$lhs, NN_NumberTensor:$rhs);
  let results = (outs NN_NumberTensor:$result);
}

def NN_LinearOp : NN_TensorOp<"linear"> {
  let summary = "a fully connected layer";
  let description = [{
    `result[…, n] = bias[n] + sum over k of input[…, k] * weight[k, n]`.

    Constraints:
    * C1: the operands have one element type.
    * C2: input has rank 1 or more, weight rank 2, bias rank 1.
    * C3: input's last dimension is weight's first.
    * C4: bias's size is weight's second dimension.
  }];
  let arguments = (ins NN_NumberTensor:$input, NN_NumberTensor:$weight,
                       Optional<NN_NumberTensor>:$bias);
  let results = (outs NN_NumberTensor:$result);
}

def NN_Conv2dOp : NN_TensorOp<"conv2d"> {
  let summary = "a 2-D convolution";
  let description = [{
    Input is `[N, C, H, W]` (`nchw`) or `[N, H, W, C]` (`nhwc`); the filter is
    `[F, C / groups, KH, KW]` or `[KH, KW, C / groups, F]` respectively. `pads`
    is top, left, bottom, right.

    Constraints:
    * C1: the operands have one element type.
    * C2: input and filter have rank 4, bias rank 1.
    * C3: strides and dilations are two positive integers, pads four
      non-negative ones, groups is positive.
    * C4: C is the filter's channels times groups; F is a multiple of groups.
    * C5: bias has F elements.
    * C6: the dilated window fits the padded input.
  }];
  let arguments = (ins
    NN_NumberTensor:$input, NN_NumberTensor:$filter,
    Optional<NN_NumberTensor>:$bias,
    DefaultValuedAttr<DenseI64ArrayAttr, "{1, 1}">:$strides,
    DefaultValuedAttr<DenseI64ArrayAttr, "{0, 0, 0, 0}">:$pads,
    DefaultValuedAttr<DenseI64ArrayAttr, "{1, 1}">:$dilations,
    DefaultValuedAttr<I64Attr, "1">:$groups,
    DefaultValuedAttr<NN_Layout, "::nn::Layout::NCHW">:$layout);
  let results = (outs NN_NumberTensor:$result);
  let assemblyFormat = [{
    operands oilist(`strides` `=` $strides | `pads` `=` $pads
      | `dilations` `=` $dilations | `groups` `=` $groups
      | `layout` `=` $layout)
    attr-dict `:` functional-type(operands, results)
  }];
}

def NN_ConvTranspose2dOp : NN_TensorOp<"conv_transpose2d"> {
  let summary = "the transpose (gradient) of a 2-D convolution";
  let description = [{
    Input is `[N, C, H, W]`, the filter `[C, F / groups, KH, KW]`. The result's
    spatial size is `(in - 1) * stride - pads + dilation * (k - 1) +
    output_padding + 1`.

    Constraints:
    * C1: the operands have one element type.
    * C2: input and filter have rank 4, bias rank 1.
    * C3: strides and dilations are two positive integers, pads four and
      output_padding two non-negative ones, groups is positive.
    * C4: C is the filter's first dimension and a multiple of groups.
    * C5: bias has F elements.
    * C6: the result's size is positive.
  }];
  let arguments = (ins
    NN_FloatTensor:$input, NN_FloatTensor:$filter,
    Optional<NN_FloatTensor>:$bias,
    DefaultValuedAttr<DenseI64ArrayAttr, "{1, 1}">:$strides,
    DefaultValuedAttr<DenseI64ArrayAttr, "{0, 0, 0, 0}">:$pads,
    DefaultValuedAttr<DenseI64ArrayAttr, "{1, 1}">:$dilations,
    DefaultValuedAttr<DenseI64ArrayAttr, "{0, 0}">:$output_padding,
    DefaultValuedAttr<I64Attr, "1">:$groups);
  let results = (outs NN_FloatTensor:$result);
  let assemblyFormat = [{
    operands oilist(`strides` `=` $strides | `pads` `=` $pads
      | `dilations` `=` $dilations | `output_padding` `=` $output_padding
      | `groups` `=` $groups)
    attr-dict `:` functional-type(operands, results)
  }];
}

//===----------------------------------------------------------------------===//
// Pooling and normalization
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

//===----------------------------------------------------------------------===//
// Reductions
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

//===----------------------------------------------------------------------===//
// Shape and data movement
//===----------------------------------------------------------------------===//

def NN_ShapeOfOp : NN_TensorOp<"shape_of"> {
  let summary = "a tensor's dimensions";
  let arguments = (ins NN_Tensor:$input);
  let results = (outs NN_ShapeTensor:$result);
}

def NN_ReshapeOp : NN_TensorOp<"reshape"> {
  let summary = "the same elements in another shape";
  let description = [{
    In `shape`, -1 (once) is what the number of elements leaves over, and 0
    copies input's dimension at that place, unless `allow_zero`.

    Constraints:
    * C1: shape's size is static.
    * C2: dimensions are -1 or more, with at most one -1; a copied dimension
      is one of input's.
    * C3: input and result have the same number of elements.
  }];
  let arguments = (ins NN_Tensor:$input, NN_ShapeTensor:$shape,
                       UnitAttr:$allow_zero);
  let results = (outs NN_Tensor:$result);
}

def NN_SqueezeOp : NN_TensorOp<"squeeze"> {
  let summary = "drops dimensions of size 1";
  let description = [{
    Constraints:
    * C1: axes are distinct dimensions of input.
    * C2: the dropped dimensions have size 1.
  }];
  let arguments = (ins NN_Tensor:$input, DenseI64ArrayAttr:$axes);
  let results = (outs NN_Tensor:$result);
  let assemblyFormat = [{
    operands `axes` `=` $axes attr-dict `:` functional-type(operands, results)
  }];
}

def NN_UnsqueezeOp : NN_TensorOp<"unsqueeze"> {
  let summary = "inserts dimensions of size 1";
  let description = [{
    Axes count in the result.

    Constraints:
    * C1: axes are distinct dimensions of the result.
  }];
  let arguments = (ins NN_Tensor:$input, DenseI64ArrayAttr:$axes);
  let results = (outs NN_Tensor:$result);
  let assemblyFormat = [{
    operands `axes` `=` $axes attr-dict `:` functional-type(operands, results)
  }];
}

def NN_TransposeOp : NN_TensorOp<"transpose"> {
  let summary = "permutes dimensions";
  let description = [{
    Dimension `i` of the result is dimension `perm[i]` of input.

    Constraints:
    * C1: perm is a permutation of input's dimensions.
  }];
  let arguments = (ins NN_Tensor:$input, DenseI64ArrayAttr:$perm);
  let results = (outs NN_Tensor:$result);
  let assemblyFormat = [{
    operands `perm` `=` $perm attr-dict `:` functional-type(operands, results)
  }];
}

def NN_ConcatOp : NN_TensorOp<"concat"> {
  let summary = "joins tensors along an axis";
  let description = [{
    Constraints:
    * C1: there is at least one operand; all have one element type and rank.
    * C2: `axis` is a dimension of the operands.
    * C3: all other dimensions agree.
  }];
  let arguments = (ins Variadic<NN_Tensor>:$inputs, I64Attr:$axis);
  let results = (outs NN_Tensor:$result);
  let assemblyFormat = [{
    operands `axis` `=` $axis attr-dict `:` functional-type(operands, results)
  }];
}

def NN_SplitOp : NN_InferredOp<"split"> {
  let summary = "cuts a tensor along an axis";
  let description = [{
    Constraints:
    * C1: `axis` is a dimension of input.
    * C2: sizes are non-negative and sum to that dimension.
  }];
  let arguments = (ins NN_Tensor:$input, I64Attr:$axis, DenseI64ArrayAttr:$sizes);
  let results = (outs Variadic<NN_Tensor>:$results);
  let assemblyFormat = [{
    operands `axis` `=` $axis `sizes` `=` $sizes attr-dict `:`
    functional-type(operands, results)
  }];
}

def NN_SliceOp : NN_TensorOp<"slice"> {
  let summary = "a rectangle of a tensor";
  let description = [{
    For each axis: elements from `start` (inclusive) to `end` (exclusive) by
    `step`; negative starts and ends count from the end, and both are clamped to
    the dimension. Steps may be negative.

    Constraints:
    * C1: axes are distinct dimensions of input.
    * C2: starts, ends and steps have as many elements as axes.
    * C3: steps are not zero.
  }];
  let arguments = (ins NN_Tensor:$input, NN_ShapeTensor:$starts,
                       NN_ShapeTensor:$ends, Optional<NN_ShapeTensor>:$steps,
                       DenseI64ArrayAttr:$axes);
  let results = (outs NN_Tensor:$result);
  let assemblyFormat = [{
    operands `axes` `=` $axes attr-dict `:` functional-type(operands, results)
  }];
}

def NN_PadOp : NN_TensorOp<"pad"> {
  let summary = "adds elements around a tensor, or takes them away";
  let description = [{
    `pads` has the amounts before every dimension, then those after; negative
    amounts crop. `reflect` mirrors without repeating the border, `edge` repeats
    it.

    Constraints:
    * C1: pads has twice as many elements as input has dimensions.
    * C2: value, if present, is one element of input's type.
    * C3: the result's dimensions are not negative.
    * C4: `reflect` adds less than the dimension, `edge` nothing to one of 0.
  }];
  let arguments = (ins NN_Tensor:$input, NN_ShapeTensor:$pads,
    Optional<NN_Tensor>:$value,
    DefaultValuedAttr<NN_PadMode, "::nn::PadMode::Constant">:$mode);
  let results = (outs NN_Tensor:$result);
  let assemblyFormat = [{
    operands oilist(`mode` `=` $mode) attr-dict `:`
    functional-type(operands, results)
  }];
}

def NN_ExpandOp : NN_TensorOp<"expand"> {
  let summary = "broadcasts a tensor to a shape";
  let description = [{
    The result's shape is input's broadcast with `shape`, both ways.

    Constraints:
    * C1: shape's size is static and its elements are not negative.
    * C2: the shapes broadcast together.
  }];
  let arguments = (ins NN_Tensor:$input, NN_ShapeTensor:$shape);
  let results = (outs NN_Tensor:$result);
}

def NN_GatherOp : NN_TensorOp<"gather"> {
  let summary = "picks slices by index";
  let description = [{
    The result's shape is data's with dimension `axis` replaced by all of
    indices'. Negative indices count from the end; an index out of range is
    clamped into it.

    Constraints:
    * C1: `axis` is a dimension of data.
  }];
  let arguments = (ins NN_Tensor:$data, NN_IndexTensor:$indices,
                       DefaultValuedAttr<I64Attr, "0">:$axis);
  let results = (outs NN_Tensor:$result);
}

//===----------------------------------------------------------------------===//
// Kernels
//===----------------------------------------------------------------------===//

def NN_KernelOp : NN_Op<"kernel", [IsolatedFromAbove,
    RecursiveMemoryEffects, SingleBlock]> {
  let summary = "ops that become one loop nest";
  let description = [{
    The unit of scheduling: what stands in the region is compiled to one
    function. `root` names the op that the schedule is chosen for.

    Constraints:
    * C1: the block's arguments have the operands' types.
    * C2: the block ends in `nn.yield` of the results' types.
  }];
  let arguments = (ins Variadic<AnyType>:$inputs, StrAttr:$root);
  let results = (outs Variadic<AnyType>:$results);
  let regions = (region SizedRegion<1>:$body);
  let assemblyFormat = [{
    $root `(` operands `)` attr-dict `:` functional-type(operands, results)
    $body
  }];
  let hasVerifier = 1;
  let extraClassDefinition = [{
    ::llvm::LogicalResult $cppClass::verify() { return glue::verify(*this); }
  }];
}

def NN_YieldOp : NN_Op<"yield", [Pure, Terminator, ReturnLike,
                                 HasParent<"KernelOp">]> {
  let summary = "the results of a kernel";
  let arguments = (ins Variadic<AnyType>:$values);
  let assemblyFormat = "attr-dict ($values^ `:` type($values))?";
}

#endif // NN_OPS_TD
