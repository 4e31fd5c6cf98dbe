// RUN: nn-check %s

//===- nn.concat ---------------------------------------------------------===//
// Along every axis; empty and single operands.
//===----------------------------------------------------------------------===//

func.func @concat_axis_0_values(
    %a: tensor<2x2xf32> {nn.value = dense<[[0.0, 1.0], [2.0, 3.0]]> : tensor<2x2xf32>},
    %b: tensor<2x2xf32> {nn.value = dense<[[10.0, 11.0], [12.0, 13.0]]> : tensor<2x2xf32>})
    -> (tensor<4x2xf32> {nn.expect = dense<[[0.0, 1.0], [2.0, 3.0], [10.0, 11.0], [12.0, 13.0]]> : tensor<4x2xf32>}) {
  %0 = nn.concat %a, %b axis = 0
      : (tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<4x2xf32>
  return %0 : tensor<4x2xf32>
}

func.func @concat_axis_1_values(
    %a: tensor<2x2xf32> {nn.value = dense<[[0.0, 1.0], [2.0, 3.0]]> : tensor<2x2xf32>},
    %b: tensor<2x2xf32> {nn.value = dense<[[10.0, 11.0], [12.0, 13.0]]> : tensor<2x2xf32>})
    -> (tensor<2x4xf32> {nn.expect = dense<[[0.0, 1.0, 10.0, 11.0], [2.0, 3.0, 12.0, 13.0]]> : tensor<2x4xf32>}) {
  %0 = nn.concat %a, %b axis = 1
      : (tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<2x4xf32>
  return %0 : tensor<2x4xf32>
}

func.func @concat_axis_m1_values(
    %a: tensor<2x2xf32> {nn.value = dense<[[0.0, 1.0], [2.0, 3.0]]> : tensor<2x2xf32>},
    %b: tensor<2x2xf32> {nn.value = dense<[[10.0, 11.0], [12.0, 13.0]]> : tensor<2x2xf32>})
    -> (tensor<2x4xf32> {nn.expect = dense<[[0.0, 1.0, 10.0, 11.0], [2.0, 3.0, 12.0, 13.0]]> : tensor<2x4xf32>}) {
  %0 = nn.concat %a, %b axis = -1
      : (tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<2x4xf32>
  return %0 : tensor<2x4xf32>
}

func.func @concat_unequal_values(
    %a: tensor<1x3xf32> {nn.value = dense<[[0.0, 1.0, 2.0]]> : tensor<1x3xf32>},
    %b: tensor<2x3xf32> {nn.value = dense<[[0.0, 1.0, 2.0], [3.0, 4.0, 5.0]]> : tensor<2x3xf32>},
    %c: tensor<0x3xf32> {nn.value = dense<> : tensor<0x3xf32>})
    -> (tensor<3x3xf32> {nn.expect = dense<[[0.0, 1.0, 2.0], [0.0, 1.0, 2.0], [3.0, 4.0, 5.0]]> : tensor<3x3xf32>}) {
  %0 = nn.concat %a, %b, %c axis = 0
      : (tensor<1x3xf32>, tensor<2x3xf32>, tensor<0x3xf32>) -> tensor<3x3xf32>
  return %0 : tensor<3x3xf32>
}

func.func @concat_one(%a: tensor<3x5xf32>)
    -> tensor<3x5xf32> {
  %0 = nn.concat %a axis = 1 : (tensor<3x5xf32>) -> tensor<3x5xf32>
  return %0 : tensor<3x5xf32>
}

func.func @concat_same_twice(
    %a: tensor<2x17xf32>,
    %b: tensor<2x19xf32>,
    %c: tensor<2x1xf32>)
    -> (tensor<2x37xf32>) {
  %0 = nn.concat %a, %b, %c axis = 1
      : (tensor<2x17xf32>, tensor<2x19xf32>, tensor<2x1xf32>) -> tensor<2x37xf32>
  return %0 : tensor<2x37xf32>
}

func.func @concat_4d(%a: tensor<2x3x4x5xf32>, %b: tensor<2x7x4x5xf32>)
    -> tensor<2x10x4x5xf32> {
  %0 = nn.concat %a, %b axis = 1
      : (tensor<2x3x4x5xf32>, tensor<2x7x4x5xf32>) -> tensor<2x10x4x5xf32>
  return %0 : tensor<2x10x4x5xf32>
}

func.func @concat_innermost(
    %a: tensor<2x3x1xf32>,
    %b: tensor<2x3x33xf32>,
    %c: tensor<2x3x7xf32>)
    -> (tensor<2x3x41xf32>) {
  %0 = nn.concat %a, %b, %c axis = 2
      : (tensor<2x3x1xf32>, tensor<2x3x33xf32>, tensor<2x3x7xf32>) -> tensor<2x3x41xf32>
  return %0 : tensor<2x3x41xf32>
}

func.func @concat_empty(%a: tensor<0x3xf32>, %b: tensor<0x3xf32>)
    -> tensor<0x3xf32> {
  %0 = nn.concat %a, %b axis = 0
      : (tensor<0x3xf32>, tensor<0x3xf32>) -> tensor<0x3xf32>
  return %0 : tensor<0x3xf32>
}

func.func @concat_scalars_as_vectors(
    %a: tensor<1xi64>,
    %b: tensor<1xi64>,
    %c: tensor<1xi64>)
    -> (tensor<3xi64>) {
  %0 = nn.concat %a, %b, %c axis = 0
      : (tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<3xi64>
  return %0 : tensor<3xi64>
}

func.func @concat_f32(%a: tensor<2x3x5xf32>, %b: tensor<2x4x5xf32>)
    -> tensor<2x7x5xf32> {
  %0 = nn.concat %a, %b axis = 1
      : (tensor<2x3x5xf32>, tensor<2x4x5xf32>) -> tensor<2x7x5xf32>
  return %0 : tensor<2x7x5xf32>
}

func.func @concat_f64(%a: tensor<2x3x5xf64>, %b: tensor<2x4x5xf64>)
    -> tensor<2x7x5xf64> {
  %0 = nn.concat %a, %b axis = 1
      : (tensor<2x3x5xf64>, tensor<2x4x5xf64>) -> tensor<2x7x5xf64>
  return %0 : tensor<2x7x5xf64>
}

func.func @concat_f16(%a: tensor<2x3x5xf16>, %b: tensor<2x4x5xf16>)
    -> tensor<2x7x5xf16> {
  %0 = nn.concat %a, %b axis = 1
      : (tensor<2x3x5xf16>, tensor<2x4x5xf16>) -> tensor<2x7x5xf16>
  return %0 : tensor<2x7x5xf16>
}

func.func @concat_bf16(%a: tensor<2x3x5xbf16>, %b: tensor<2x4x5xbf16>)
    -> tensor<2x7x5xbf16> {
  %0 = nn.concat %a, %b axis = 1
      : (tensor<2x3x5xbf16>, tensor<2x4x5xbf16>) -> tensor<2x7x5xbf16>
  return %0 : tensor<2x7x5xbf16>
}

func.func @concat_i8(%a: tensor<2x3x5xi8>, %b: tensor<2x4x5xi8>)
    -> tensor<2x7x5xi8> {
  %0 = nn.concat %a, %b axis = 1
      : (tensor<2x3x5xi8>, tensor<2x4x5xi8>) -> tensor<2x7x5xi8>
  return %0 : tensor<2x7x5xi8>
}

func.func @concat_i16(%a: tensor<2x3x5xi16>, %b: tensor<2x4x5xi16>)
    -> tensor<2x7x5xi16> {
  %0 = nn.concat %a, %b axis = 1
      : (tensor<2x3x5xi16>, tensor<2x4x5xi16>) -> tensor<2x7x5xi16>
  return %0 : tensor<2x7x5xi16>
}

func.func @concat_i32(%a: tensor<2x3x5xi32>, %b: tensor<2x4x5xi32>)
    -> tensor<2x7x5xi32> {
  %0 = nn.concat %a, %b axis = 1
      : (tensor<2x3x5xi32>, tensor<2x4x5xi32>) -> tensor<2x7x5xi32>
  return %0 : tensor<2x7x5xi32>
}

func.func @concat_i64(%a: tensor<2x3x5xi64>, %b: tensor<2x4x5xi64>)
    -> tensor<2x7x5xi64> {
  %0 = nn.concat %a, %b axis = 1
      : (tensor<2x3x5xi64>, tensor<2x4x5xi64>) -> tensor<2x7x5xi64>
  return %0 : tensor<2x7x5xi64>
}

func.func @concat_ui8(%a: tensor<2x3x5xui8>, %b: tensor<2x4x5xui8>)
    -> tensor<2x7x5xui8> {
  %0 = nn.concat %a, %b axis = 1
      : (tensor<2x3x5xui8>, tensor<2x4x5xui8>) -> tensor<2x7x5xui8>
  return %0 : tensor<2x7x5xui8>
}

func.func @concat_i1(%a: tensor<2x3x5xi1>, %b: tensor<2x4x5xi1>)
    -> tensor<2x7x5xi1> {
  %0 = nn.concat %a, %b axis = 1
      : (tensor<2x3x5xi1>, tensor<2x4x5xi1>) -> tensor<2x7x5xi1>
  return %0 : tensor<2x7x5xi1>
}
