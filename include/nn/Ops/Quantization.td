//===- Quantization.td - Quantized values --------------------------------===//
// Part of NNOps.td, which includes it; behaviour stands in Quantization.def.
//===----------------------------------------------------------------------===//
def NN_QuantizedTensor : RankedTensorOf<[I8, UI8, I16, UI16, I<4>, UI<4>, I<2>,
                                         UI<2>]>;
def NN_DequantizableTensor : RankedTensorOf<[I8, UI8, I16, UI16, I32, I<4>,
                                             UI<4>, I<2>, UI<2>]>;
def NN_F32Tensor : RankedTensorOf<[F32]>;

class NN_QuantOp<string mnemonic, Type from, Type to>
    : NN_TensorOp<mnemonic> {
  let arguments = (ins from:$input, TypeAttr:$params);
  let results = (outs to:$result);
  let assemblyFormat = [{
    operands `as` $params attr-dict `:` functional-type(operands, results)
  }];
}

def NN_QuantizeOp : NN_QuantOp<"quantize", NN_F32Tensor, NN_QuantizedTensor> {
  let summary = "integers that stand for numbers";
  let description = [{
    `clamp(round(x / scale) + zero_point, low, high)`, halves to even, with the
    parameters of a type of MLIR's `quant` dialect: one for the tensor, one for
    each place of a dimension, or one for each block. Elements have the type's
    storage type, `ui8` for `u8`. NaN gives 0, as in `nn.cast`.

    Constraints:
    * C1: params is a `!quant.uniform` type that expresses f32.
    * C2: the quantized dimension is one of the input's and has as many scales
      as elements; blocks cover the input, the last one of a dimension in part,
      and dimensions that are cut into blocks are static.
  }];
}

def NN_DequantizeOp
    : NN_QuantOp<"dequantize", NN_DequantizableTensor, NN_F32Tensor> {
  let summary = "the numbers that integers stand for";
  let description = [{
    `(x - zero_point) * scale` in f32; parameters are those of `nn.quantize`.

    Constraints:
    * C1: params is a `!quant.uniform` type that expresses f32.
    * C2: as C2 of `nn.quantize`.
    * C3: the input's elements have the type's storage type.
  }];
}

def NN_FakeQuantizeOp
    : NN_QuantOp<"fake_quantize", NN_F32Tensor, NN_F32Tensor> {
  let summary = "what is left of numbers when they are quantized";
  let description = [{
    `dequantize(quantize(x))`, for training that is aware of quantization. Its
    gradient is that of x where quantizing only rounds x, and 0 where it clips x
    or x is NaN.

    Constraints:
    * C1: params is a `!quant.uniform` type that expresses f32.
    * C2: as C2 of `nn.quantize`.
  }];
}

def NN_ByteTensor : RankedTensorOf<[I8, UI8]>;

def NN_LookupOp : NN_TensorOp<"lookup"> {
  let summary = "for each byte, what a table has for it";
  let description = [{
    `table[x]`, where the bits of x count as an unsigned integer: the entry of
    -1 is the last. `nn-fuse-qdq` makes tables of what is computed from one
    quantized value and quantized again, such as an activation function.

    Constraints:
    * C1: the table has 256 entries of type i8 or ui8.
  }];
  let arguments = (ins NN_ByteTensor:$input, ElementsAttr:$table);
  let results = (outs NN_ByteTensor:$result);
  let assemblyFormat = [{
    operands `in` $table attr-dict `:` functional-type(operands, results)
  }];
}

def NN_SmallIntegerTensor : RankedTensorOf<[I8, UI8, I<4>, UI<4>]>;

def NN_ScaledLinearOp : NN_TensorOp<"scaled_linear"> {
  let summary = "a fully connected layer whose weights are small integers";
  let description = [{
    `result[…, n] = sum over k of input[…, k] * w[k, n]` in f32, where `w[k, n]`
    is `(weight[k, n] - zero_points[g, n]) * scales[g, n]` with `g = k / group`:
    weights that are dequantized while they are used. `nn-fuse-qdq` makes it of
    nn.linear and nn.matmul whose weights alone are quantized.

    Constraints:
    * C1: input has rank 1 or more, the others rank 2.
    * C2: input's last dimension is weight's first.
    * C3: group is positive; scales and zero points are one for each column of
      weight and each group, the last of which may have fewer rows.
    * C4: zero points have weight's element type.
  }];
  let arguments = (ins NN_F32Tensor:$input, NN_SmallIntegerTensor:$weight,
                       NN_F32Tensor:$scales,
                       Optional<NN_SmallIntegerTensor>:$zero_points,
                       I64Attr:$group);
  let results = (outs NN_F32Tensor:$result);
  let assemblyFormat = [{
    operands `group` `=` $group attr-dict `:` functional-type(operands, results)
  }];
}
