//===- Elementwise.td - Elementwise ops ----------------------------------===//
// Part of NNOps.td, which includes it; behaviour stands in Elementwise.def.
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
def NN_TanOp : NN_Unary<"tan", "tangent of x in radians">;
def NN_AsinOp : NN_Unary<"asin", "arc sine in radians">;
def NN_AcosOp : NN_Unary<"acos", "arc cosine in radians">;
def NN_AtanOp : NN_Unary<"atan", "arc tangent in radians">;
def NN_SinhOp : NN_Unary<"sinh", "hyperbolic sine">;
def NN_CoshOp : NN_Unary<"cosh", "hyperbolic cosine">;
def NN_TanhOp : NN_Unary<"tanh", "hyperbolic tangent">;
def NN_AsinhOp : NN_Unary<"asinh", "inverse hyperbolic sine">;
def NN_AcoshOp : NN_Unary<"acosh", "inverse hyperbolic cosine">;
def NN_AtanhOp : NN_Unary<"atanh", "inverse hyperbolic tangent">;
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
    integer to narrower integer wraps, and so does all that goes to integers of
    4 or 2 bits; anything to `i1` is `x != 0`.

    To floating point rounds to nearest, ties to even. What is beyond the
    largest number of a type of 8 bits, infinity too, becomes that number;
    with `overflow` it becomes the type's infinity, or NaN where it has none.
    `f4E2M1FN` has no choice; there NaN becomes -0.

    `f8E8M0FNU` holds powers of 2: it ignores signs, infinity is NaN, 0 becomes
    the least number, and `rounding` chooses between neighbours (`up` is away
    from zero; `nearest` prefers the larger).

    Constraints:
    * C1: input and result have compatible shapes.
  }];
  let arguments = (ins NN_Tensor:$input, UnitAttr:$overflow,
                       DefaultValuedAttr<NN_Rounding, "::nn::Rounding::Up">:$rounding);
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

def NN_BitcastOp : NN_Op<"bitcast", [Pure]> {
  let summary = "reads the bits of elements as those of another type";
  let description = [{
    As an integer an `i1` is 1 or 0; all bits but those of 0 are a true `i1`.

    Constraints:
    * C1: input and result have compatible shapes.
    * C2: elements of both types have as many bits, an `i1` counting as 8.
  }];
  let arguments = (ins NN_Tensor:$input);
  let results = (outs NN_Tensor:$result);
  let assemblyFormat = "operands attr-dict `:` functional-type(operands, results)";
  let hasVerifier = 1;
  let extraClassDefinition = [{
    ::llvm::LogicalResult $cppClass::verify() { return glue::verify(*this); }
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
def NN_PowOp : NN_Binary<"pow", "x to the y"> {
  let description = [{
    Integers wrap; a negative power of one is what 1 / x^-y truncates to, with 0
    for x = 0.

    Constraints:
    * C1: the operands have one element type.
    * C2: the operands' shapes broadcast together.
  }];
}
def NN_MinOp : NN_Binary<"min", "the lesser; NaN if either is NaN">;
def NN_MaxOp : NN_Binary<"max", "the greater; NaN if either is NaN">;
def NN_RemOp : NN_Binary<"rem", "remainder of x / y with the sign of x">;
def NN_PreluOp : NN_Binary<"prelu", "x if x >= 0, else y * x", NN_FloatTensor>;
def NN_AndOp : NN_Binary<"and", "bitwise and", NN_IntegralTensor>;
def NN_OrOp : NN_Binary<"or", "bitwise or", NN_IntegralTensor>;
def NN_XorOp : NN_Binary<"xor", "bitwise exclusive or", NN_IntegralTensor>;

class NN_Shift<string mnemonic, string text>
    : NN_Binary<mnemonic, text, NN_IntTensor> {
  let description = [{
    Amounts are unsigned; all bits are gone after as many as there are.

    Constraints:
    * C1: the operands have one element type.
    * C2: the operands' shapes broadcast together.
  }];
}
def NN_ShiftLeftOp : NN_Shift<"shift_left", "x * 2^y">;
def NN_ShiftRightOp : NN_Shift<"shift_right", "x / 2^y, without sign">;

def NN_CompareOp : NN_TensorOp<"compare"> {
  let summary = "compares elements";
  let description = [{
    Comparisons with NaN are false, except `ne`.

    Constraints:
    * C1: the operands have one element type.
    * C2: the operands' shapes broadcast together.
  }];
  let arguments = (ins NN_Predicate:$predicate, NN_ComparableTensor:$lhs,
                       NN_ComparableTensor:$rhs);
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
