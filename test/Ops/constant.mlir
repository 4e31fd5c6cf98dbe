// RUN: nn-check %s

//===- nn.constant -------------------------------------------------------===//
// Splats, scalars, empty tensors and blobs of every element type.
//===----------------------------------------------------------------------===//

func.func @constant_f32(
)
    -> (tensor<3xf32> {nn.expect = dense<[1.0, 2.0, 100.0]> : tensor<3xf32>}) {
  %0 = nn.constant dense<[1.0, 2.0, 100.0]> : tensor<3xf32>
  return %0 : tensor<3xf32>
}

func.func @constant_f32_splat(
)
    -> (tensor<2x2xf32> {nn.expect = dense<3.0> : tensor<2x2xf32>}) {
  %0 = nn.constant dense<3.0> : tensor<2x2xf32>
  return %0 : tensor<2x2xf32>
}

func.func @constant_f32_empty(
)
    -> (tensor<0x3xf32> {nn.expect = dense<> : tensor<0x3xf32>}) {
  %0 = nn.constant dense<> : tensor<0x3xf32>
  return %0 : tensor<0x3xf32>
}

func.func @constant_f64(
)
    -> (tensor<3xf64> {nn.expect = dense<[1.0, 2.0, 100.0]> : tensor<3xf64>}) {
  %0 = nn.constant dense<[1.0, 2.0, 100.0]> : tensor<3xf64>
  return %0 : tensor<3xf64>
}

func.func @constant_f64_splat(
)
    -> (tensor<2x2xf64> {nn.expect = dense<3.0> : tensor<2x2xf64>}) {
  %0 = nn.constant dense<3.0> : tensor<2x2xf64>
  return %0 : tensor<2x2xf64>
}

func.func @constant_f64_empty(
)
    -> (tensor<0x3xf64> {nn.expect = dense<> : tensor<0x3xf64>}) {
  %0 = nn.constant dense<> : tensor<0x3xf64>
  return %0 : tensor<0x3xf64>
}

func.func @constant_f16(
)
    -> (tensor<3xf16> {nn.expect = dense<[1.0, 2.0, 100.0]> : tensor<3xf16>}) {
  %0 = nn.constant dense<[1.0, 2.0, 100.0]> : tensor<3xf16>
  return %0 : tensor<3xf16>
}

func.func @constant_f16_splat(
)
    -> (tensor<2x2xf16> {nn.expect = dense<3.0> : tensor<2x2xf16>}) {
  %0 = nn.constant dense<3.0> : tensor<2x2xf16>
  return %0 : tensor<2x2xf16>
}

func.func @constant_f16_empty(
)
    -> (tensor<0x3xf16> {nn.expect = dense<> : tensor<0x3xf16>}) {
  %0 = nn.constant dense<> : tensor<0x3xf16>
  return %0 : tensor<0x3xf16>
}

func.func @constant_bf16(
)
    -> (tensor<3xbf16> {nn.expect = dense<[1.0, 2.0, 100.0]> : tensor<3xbf16>}) {
  %0 = nn.constant dense<[1.0, 2.0, 100.0]> : tensor<3xbf16>
  return %0 : tensor<3xbf16>
}

func.func @constant_bf16_splat(
)
    -> (tensor<2x2xbf16> {nn.expect = dense<3.0> : tensor<2x2xbf16>}) {
  %0 = nn.constant dense<3.0> : tensor<2x2xbf16>
  return %0 : tensor<2x2xbf16>
}

func.func @constant_bf16_empty(
)
    -> (tensor<0x3xbf16> {nn.expect = dense<> : tensor<0x3xbf16>}) {
  %0 = nn.constant dense<> : tensor<0x3xbf16>
  return %0 : tensor<0x3xbf16>
}

func.func @constant_i8(
)
    -> (tensor<3xi8> {nn.expect = dense<[1, 2, 100]> : tensor<3xi8>}) {
  %0 = nn.constant dense<[1, 2, 100]> : tensor<3xi8>
  return %0 : tensor<3xi8>
}

func.func @constant_i8_splat(
)
    -> (tensor<2x2xi8> {nn.expect = dense<3> : tensor<2x2xi8>}) {
  %0 = nn.constant dense<3> : tensor<2x2xi8>
  return %0 : tensor<2x2xi8>
}

func.func @constant_i8_empty(
)
    -> (tensor<0x3xi8> {nn.expect = dense<> : tensor<0x3xi8>}) {
  %0 = nn.constant dense<> : tensor<0x3xi8>
  return %0 : tensor<0x3xi8>
}

func.func @constant_i16(
)
    -> (tensor<3xi16> {nn.expect = dense<[1, 2, 100]> : tensor<3xi16>}) {
  %0 = nn.constant dense<[1, 2, 100]> : tensor<3xi16>
  return %0 : tensor<3xi16>
}

func.func @constant_i16_splat(
)
    -> (tensor<2x2xi16> {nn.expect = dense<3> : tensor<2x2xi16>}) {
  %0 = nn.constant dense<3> : tensor<2x2xi16>
  return %0 : tensor<2x2xi16>
}

func.func @constant_i16_empty(
)
    -> (tensor<0x3xi16> {nn.expect = dense<> : tensor<0x3xi16>}) {
  %0 = nn.constant dense<> : tensor<0x3xi16>
  return %0 : tensor<0x3xi16>
}

func.func @constant_i32(
)
    -> (tensor<3xi32> {nn.expect = dense<[1, 2, 100]> : tensor<3xi32>}) {
  %0 = nn.constant dense<[1, 2, 100]> : tensor<3xi32>
  return %0 : tensor<3xi32>
}

func.func @constant_i32_splat(
)
    -> (tensor<2x2xi32> {nn.expect = dense<3> : tensor<2x2xi32>}) {
  %0 = nn.constant dense<3> : tensor<2x2xi32>
  return %0 : tensor<2x2xi32>
}

func.func @constant_i32_empty(
)
    -> (tensor<0x3xi32> {nn.expect = dense<> : tensor<0x3xi32>}) {
  %0 = nn.constant dense<> : tensor<0x3xi32>
  return %0 : tensor<0x3xi32>
}

func.func @constant_i64(
)
    -> (tensor<3xi64> {nn.expect = dense<[1, 2, 100]> : tensor<3xi64>}) {
  %0 = nn.constant dense<[1, 2, 100]> : tensor<3xi64>
  return %0 : tensor<3xi64>
}

func.func @constant_i64_splat(
)
    -> (tensor<2x2xi64> {nn.expect = dense<3> : tensor<2x2xi64>}) {
  %0 = nn.constant dense<3> : tensor<2x2xi64>
  return %0 : tensor<2x2xi64>
}

func.func @constant_i64_empty(
)
    -> (tensor<0x3xi64> {nn.expect = dense<> : tensor<0x3xi64>}) {
  %0 = nn.constant dense<> : tensor<0x3xi64>
  return %0 : tensor<0x3xi64>
}

func.func @constant_ui8(
)
    -> (tensor<3xui8> {nn.expect = dense<[1, 2, 100]> : tensor<3xui8>}) {
  %0 = nn.constant dense<[1, 2, 100]> : tensor<3xui8>
  return %0 : tensor<3xui8>
}

func.func @constant_ui8_splat(
)
    -> (tensor<2x2xui8> {nn.expect = dense<3> : tensor<2x2xui8>}) {
  %0 = nn.constant dense<3> : tensor<2x2xui8>
  return %0 : tensor<2x2xui8>
}

func.func @constant_ui8_empty(
)
    -> (tensor<0x3xui8> {nn.expect = dense<> : tensor<0x3xui8>}) {
  %0 = nn.constant dense<> : tensor<0x3xui8>
  return %0 : tensor<0x3xui8>
}

func.func @constant_i1(
)
    -> (tensor<3xi1> {nn.expect = dense<[true, false, true]> : tensor<3xi1>}) {
  %0 = nn.constant dense<[true, false, true]> : tensor<3xi1>
  return %0 : tensor<3xi1>
}

func.func @constant_i1_splat(
)
    -> (tensor<2x2xi1> {nn.expect = dense<true> : tensor<2x2xi1>}) {
  %0 = nn.constant dense<true> : tensor<2x2xi1>
  return %0 : tensor<2x2xi1>
}

func.func @constant_i1_empty(
)
    -> (tensor<0x3xi1> {nn.expect = dense<> : tensor<0x3xi1>}) {
  %0 = nn.constant dense<> : tensor<0x3xi1>
  return %0 : tensor<0x3xi1>
}

func.func @constant_scalar(
)
    -> (tensor<f32> {nn.expect = dense<2.5> : tensor<f32>}) {
  %0 = nn.constant dense<2.5> : tensor<f32>
  return %0 : tensor<f32>
}

func.func @constant_resource(
    %a: tensor<4xf32> {nn.value = dense<1.0> : tensor<4xf32>})
    -> (tensor<4xf32> {nn.expect = dense<[2.0, 3.0, 4.0, 5.0]> : tensor<4xf32>},
        tensor<4xf32> {nn.expect = dense<[1.0, 2.0, 3.0, 4.0]> : tensor<4xf32>}) {
  %0 = nn.constant dense_resource<weights> : tensor<4xf32>
  %1 = nn.add %a, %0 : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %1, %0 : tensor<4xf32>, tensor<4xf32>
}

func.func @constant_with_input(%a: tensor<2x17xf32>)
    -> tensor<2x17xf32> {
  %0 = nn.constant dense<0.5> : tensor<17xf32>
  %1 = nn.mul %a, %0 : (tensor<2x17xf32>, tensor<17xf32>) -> tensor<2x17xf32>
  return %1 : tensor<2x17xf32>
}

func.func @constant_used_twice(%a: tensor<4xf32>)
    -> (tensor<4xf32>, tensor<4xf32>) {
  %0 = nn.constant dense<[1.0, -2.0, 3.0, 0.0]> : tensor<4xf32>
  %1 = nn.add %a, %0 : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  %2 = nn.mul %1, %0 : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %1, %2 : tensor<4xf32>, tensor<4xf32>
}

{-#
  dialect_resources: {
    builtin: {
      weights: "0x040000000000803F000000400000404000008040"
    }
  }
#-}
