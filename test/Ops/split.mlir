// RUN: nn-check %s

//===- nn.split ----------------------------------------------------------===//
// Along every axis, into equal, unequal and empty parts.
//===----------------------------------------------------------------------===//

func.func @split_values(
    %a: tensor<2x4xf32> {nn.value = dense<[[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0]]> : tensor<2x4xf32>})
    -> (tensor<2x1xf32> {nn.expect = dense<[[0.0], [4.0]]> : tensor<2x1xf32>},
        tensor<2x3xf32> {nn.expect = dense<[[1.0, 2.0, 3.0], [5.0, 6.0, 7.0]]> : tensor<2x3xf32>}) {
  %0:2 = nn.split %a axis = 1 sizes = [1, 3]
      : (tensor<2x4xf32>) -> (tensor<2x1xf32>, tensor<2x3xf32>)
  return %0#0, %0#1 : tensor<2x1xf32>, tensor<2x3xf32>
}

func.func @split_first_axis_values(
    %a: tensor<2x4xf32> {nn.value = dense<[[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0]]> : tensor<2x4xf32>})
    -> (tensor<1x4xf32> {nn.expect = dense<[[0.0, 1.0, 2.0, 3.0]]> : tensor<1x4xf32>},
        tensor<1x4xf32> {nn.expect = dense<[[4.0, 5.0, 6.0, 7.0]]> : tensor<1x4xf32>}) {
  %0:2 = nn.split %a axis = 0 sizes = [1, 1]
      : (tensor<2x4xf32>) -> (tensor<1x4xf32>, tensor<1x4xf32>)
  return %0#0, %0#1 : tensor<1x4xf32>, tensor<1x4xf32>
}

func.func @split_negative_axis_values(
    %a: tensor<2x4xf32> {nn.value = dense<[[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0]]> : tensor<2x4xf32>})
    -> (tensor<2x2xf32> {nn.expect = dense<[[0.0, 1.0], [4.0, 5.0]]> : tensor<2x2xf32>},
        tensor<2x0xf32> {nn.expect = dense<> : tensor<2x0xf32>},
        tensor<2x2xf32> {nn.expect = dense<[[2.0, 3.0], [6.0, 7.0]]> : tensor<2x2xf32>}) {
  %0:3 = nn.split %a axis = -1 sizes = [2, 0, 2]
      : (tensor<2x4xf32>) -> (tensor<2x2xf32>, tensor<2x0xf32>, tensor<2x2xf32>)
  return %0#0, %0#1, %0#2 : tensor<2x2xf32>, tensor<2x0xf32>, tensor<2x2xf32>
}

func.func @split_7_axis_0_into_2(%a: tensor<7xf32>)
    -> (tensor<3xf32>, tensor<4xf32>) {
  %0:2 = nn.split %a axis = 0 sizes = [3, 4]
      : (tensor<7xf32>) -> (tensor<3xf32>, tensor<4xf32>)
  return %0#0, %0#1 : tensor<3xf32>, tensor<4xf32>
}

func.func @split_2x51_axis_1_into_3(%a: tensor<2x51xf32>)
    -> (tensor<2x17xf32>, tensor<2x17xf32>, tensor<2x17xf32>) {
  %0:3 = nn.split %a axis = 1 sizes = [17, 17, 17]
      : (tensor<2x51xf32>) -> (tensor<2x17xf32>, tensor<2x17xf32>, tensor<2x17xf32>)
  return %0#0, %0#1, %0#2 : tensor<2x17xf32>, tensor<2x17xf32>, tensor<2x17xf32>
}

func.func @split_2x3x4x5_axis_1_into_3(%a: tensor<2x3x4x5xf32>)
    -> (tensor<2x1x4x5xf32>, tensor<2x1x4x5xf32>, tensor<2x1x4x5xf32>) {
  %0:3 = nn.split %a axis = 1 sizes = [1, 1, 1]
      : (tensor<2x3x4x5xf32>) -> (tensor<2x1x4x5xf32>, tensor<2x1x4x5xf32>, tensor<2x1x4x5xf32>)
  return %0#0, %0#1, %0#2 : tensor<2x1x4x5xf32>, tensor<2x1x4x5xf32>, tensor<2x1x4x5xf32>
}

func.func @split_2x3x4x5_axis_3_into_2(%a: tensor<2x3x4x5xf32>)
    -> (tensor<2x3x4x2xf32>, tensor<2x3x4x3xf32>) {
  %0:2 = nn.split %a axis = 3 sizes = [2, 3]
      : (tensor<2x3x4x5xf32>) -> (tensor<2x3x4x2xf32>, tensor<2x3x4x3xf32>)
  return %0#0, %0#1 : tensor<2x3x4x2xf32>, tensor<2x3x4x3xf32>
}

func.func @split_2x3x4x5_axis_0_into_1(%a: tensor<2x3x4x5xf32>)
    -> tensor<2x3x4x5xf32> {
  %0:1 = nn.split %a axis = 0 sizes = [2]
      : (tensor<2x3x4x5xf32>) -> (tensor<2x3x4x5xf32>)
  return %0#0 : tensor<2x3x4x5xf32>
}

func.func @split_0x4_axis_1_into_2(%a: tensor<0x4xf32>)
    -> (tensor<0x1xf32>, tensor<0x3xf32>) {
  %0:2 = nn.split %a axis = 1 sizes = [1, 3]
      : (tensor<0x4xf32>) -> (tensor<0x1xf32>, tensor<0x3xf32>)
  return %0#0, %0#1 : tensor<0x1xf32>, tensor<0x3xf32>
}

func.func @split_40x3_axis_0_into_2(%a: tensor<40x3xf32>)
    -> (tensor<1x3xf32>, tensor<39x3xf32>) {
  %0:2 = nn.split %a axis = 0 sizes = [1, 39]
      : (tensor<40x3xf32>) -> (tensor<1x3xf32>, tensor<39x3xf32>)
  return %0#0, %0#1 : tensor<1x3xf32>, tensor<39x3xf32>
}

func.func @split_f32(%a: tensor<3x7xf32>)
    -> (tensor<3x2xf32>, tensor<3x5xf32>) {
  %0:2 = nn.split %a axis = 1 sizes = [2, 5]
      : (tensor<3x7xf32>) -> (tensor<3x2xf32>, tensor<3x5xf32>)
  return %0#0, %0#1 : tensor<3x2xf32>, tensor<3x5xf32>
}

func.func @split_f64(%a: tensor<3x7xf64>)
    -> (tensor<3x2xf64>, tensor<3x5xf64>) {
  %0:2 = nn.split %a axis = 1 sizes = [2, 5]
      : (tensor<3x7xf64>) -> (tensor<3x2xf64>, tensor<3x5xf64>)
  return %0#0, %0#1 : tensor<3x2xf64>, tensor<3x5xf64>
}

func.func @split_f16(%a: tensor<3x7xf16>)
    -> (tensor<3x2xf16>, tensor<3x5xf16>) {
  %0:2 = nn.split %a axis = 1 sizes = [2, 5]
      : (tensor<3x7xf16>) -> (tensor<3x2xf16>, tensor<3x5xf16>)
  return %0#0, %0#1 : tensor<3x2xf16>, tensor<3x5xf16>
}

func.func @split_bf16(%a: tensor<3x7xbf16>)
    -> (tensor<3x2xbf16>, tensor<3x5xbf16>) {
  %0:2 = nn.split %a axis = 1 sizes = [2, 5]
      : (tensor<3x7xbf16>) -> (tensor<3x2xbf16>, tensor<3x5xbf16>)
  return %0#0, %0#1 : tensor<3x2xbf16>, tensor<3x5xbf16>
}

func.func @split_i8(%a: tensor<3x7xi8>)
    -> (tensor<3x2xi8>, tensor<3x5xi8>) {
  %0:2 = nn.split %a axis = 1 sizes = [2, 5]
      : (tensor<3x7xi8>) -> (tensor<3x2xi8>, tensor<3x5xi8>)
  return %0#0, %0#1 : tensor<3x2xi8>, tensor<3x5xi8>
}

func.func @split_i16(%a: tensor<3x7xi16>)
    -> (tensor<3x2xi16>, tensor<3x5xi16>) {
  %0:2 = nn.split %a axis = 1 sizes = [2, 5]
      : (tensor<3x7xi16>) -> (tensor<3x2xi16>, tensor<3x5xi16>)
  return %0#0, %0#1 : tensor<3x2xi16>, tensor<3x5xi16>
}

func.func @split_i32(%a: tensor<3x7xi32>)
    -> (tensor<3x2xi32>, tensor<3x5xi32>) {
  %0:2 = nn.split %a axis = 1 sizes = [2, 5]
      : (tensor<3x7xi32>) -> (tensor<3x2xi32>, tensor<3x5xi32>)
  return %0#0, %0#1 : tensor<3x2xi32>, tensor<3x5xi32>
}

func.func @split_i64(%a: tensor<3x7xi64>)
    -> (tensor<3x2xi64>, tensor<3x5xi64>) {
  %0:2 = nn.split %a axis = 1 sizes = [2, 5]
      : (tensor<3x7xi64>) -> (tensor<3x2xi64>, tensor<3x5xi64>)
  return %0#0, %0#1 : tensor<3x2xi64>, tensor<3x5xi64>
}

func.func @split_ui8(%a: tensor<3x7xui8>)
    -> (tensor<3x2xui8>, tensor<3x5xui8>) {
  %0:2 = nn.split %a axis = 1 sizes = [2, 5]
      : (tensor<3x7xui8>) -> (tensor<3x2xui8>, tensor<3x5xui8>)
  return %0#0, %0#1 : tensor<3x2xui8>, tensor<3x5xui8>
}

func.func @split_i1(%a: tensor<3x7xi1>)
    -> (tensor<3x2xi1>, tensor<3x5xi1>) {
  %0:2 = nn.split %a axis = 1 sizes = [2, 5]
      : (tensor<3x7xi1>) -> (tensor<3x2xi1>, tensor<3x5xi1>)
  return %0#0, %0#1 : tensor<3x2xi1>, tensor<3x5xi1>
}
