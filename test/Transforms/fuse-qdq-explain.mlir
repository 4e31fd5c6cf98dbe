// RUN: nn-opt %s --nn-fuse-qdq=explain -split-input-file -verify-diagnostics -o /dev/null

func.func @softmax(%x: tensor<2x4xui8>) -> tensor<2x4xf32> {
  %0 = nn.dequantize %x as !quant.uniform<u8:f32, 0.5> : (tensor<2x4xui8>) -> tensor<2x4xf32>
  // expected-remark @+1 {{'nn.softmax' op reads numbers: it has no form in integers}}
  %1 = nn.softmax %0 : (tensor<2x4xf32>) -> tensor<2x4xf32>
  return %1 : tensor<2x4xf32>
}

// -----

func.func @one_operand(%x: tensor<2x4xui8>, %y: tensor<4x4xf32>) -> tensor<2x4xf32> {
  %0 = nn.dequantize %x as !quant.uniform<u8:f32, 0.5> : (tensor<2x4xui8>) -> tensor<2x4xf32>
  // expected-remark @+1 {{'nn.matmul' op reads numbers: its other operand is not quantized}}
  %1 = nn.matmul %0, %y : (tensor<2x4xf32>, tensor<4x4xf32>) -> tensor<2x4xf32>
  return %1 : tensor<2x4xf32>
}

// -----

func.func @scales_of_rows(%x: tensor<2x4xui8>, %w: tensor<4x4xi8>) -> tensor<2x4xf32> {
  %0 = nn.dequantize %x as !quant.uniform<u8:f32:0, {0.5, 0.25}> : (tensor<2x4xui8>) -> tensor<2x4xf32>
  %1 = nn.dequantize %w as !quant.uniform<i8:f32, 0.5> : (tensor<4x4xi8>) -> tensor<4x4xf32>
  // expected-remark @+1 {{'nn.matmul' op reads numbers: sums of its integers do not make it, or take longer}}
  %2 = nn.matmul %0, %1 : (tensor<2x4xf32>, tensor<4x4xf32>) -> tensor<2x4xf32>
  return %2 : tensor<2x4xf32>
}

// -----

func.func @quantize(%x: tensor<2x4xf32>, %y: tensor<2x4xui8>) -> (tensor<2x4xui8>, tensor<2x4xf32>) {
  // expected-remark @+1 {{'nn.quantize' op divides numbers: no constant before it takes its scale in}}
  %0 = nn.quantize %x as !quant.uniform<u8:f32, 0.5> : (tensor<2x4xf32>) -> tensor<2x4xui8>
  %1 = nn.dequantize %y as !quant.uniform<u8:f32, 0.5> : (tensor<2x4xui8>) -> tensor<2x4xf32>
  // expected-remark @+1 {{'nn.exp' op reads numbers: it knows more than one byte, or its result is not quantized}}
  %2 = nn.exp %1 : (tensor<2x4xf32>) -> tensor<2x4xf32>
  return %0, %2 : tensor<2x4xui8>, tensor<2x4xf32>
}

// -----

func.func @concat(%x: tensor<2x4xui8>, %y: tensor<2x4xui8>) -> tensor<4x4xf32> {
  %0 = nn.dequantize %x as !quant.uniform<u8:f32, 0.5> : (tensor<2x4xui8>) -> tensor<2x4xf32>
  %1 = nn.dequantize %y as !quant.uniform<u8:f32, 0.25> : (tensor<2x4xui8>) -> tensor<2x4xf32>
  // expected-remark @+1 {{'nn.concat' op reads numbers: its result would have no scale of its own}}
  %2 = nn.concat %0, %1 axis = 0 : (tensor<2x4xf32>, tensor<2x4xf32>) -> tensor<4x4xf32>
  return %2 : tensor<4x4xf32>
}
