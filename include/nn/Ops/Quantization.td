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
    `dequantize(quantize(x))`, for training that is aware of quantization.

    Constraints:
    * C1: params is a `!quant.uniform` type that expresses f32.
    * C2: as C2 of `nn.quantize`.
  }];
}
