// RUN: nn-check %s

//===- nn.expand ---------------------------------------------------------===//
// Both the input and the shape may have the larger dimension.
//===----------------------------------------------------------------------===//

func.func @expand_rows_values(
    %a: tensor<3xf32> {nn.value = dense<[1.0, 2.0, 3.0]> : tensor<3xf32>},
    %b: tensor<2xi64> {nn.value = dense<[2, 3]> : tensor<2xi64>, nn.static})
    -> (tensor<2x3xf32> {nn.expect = dense<[[1.0, 2.0, 3.0], [1.0, 2.0, 3.0]]> : tensor<2x3xf32>}) attributes {nn.static_only} {
  %0 = nn.expand %a, %b : (tensor<3xf32>, tensor<2xi64>) -> tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

func.func @expand_rows_by_constant(
    %a: tensor<3xf32> {nn.value = dense<[1.0, 2.0, 3.0]> : tensor<3xf32>})
    -> (tensor<2x3xf32> {nn.expect = dense<[[1.0, 2.0, 3.0], [1.0, 2.0, 3.0]]> : tensor<2x3xf32>}) {
  %shape = nn.constant dense<[2, 3]> : tensor<2xi64>
  %0 = nn.expand %a, %shape : (tensor<3xf32>, tensor<2xi64>) -> tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

func.func @expand_column_values(
    %a: tensor<2x1xf32> {nn.value = dense<[[1.0], [2.0]]> : tensor<2x1xf32>},
    %b: tensor<2xi64> {nn.value = dense<[2, 3]> : tensor<2xi64>, nn.static})
    -> (tensor<2x3xf32> {nn.expect = dense<[[1.0, 1.0, 1.0], [2.0, 2.0, 2.0]]> : tensor<2x3xf32>}) attributes {nn.static_only} {
  %0 = nn.expand %a, %b
      : (tensor<2x1xf32>, tensor<2xi64>) -> tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

func.func @expand_column_by_constant(
    %a: tensor<2x1xf32> {nn.value = dense<[[1.0], [2.0]]> : tensor<2x1xf32>})
    -> (tensor<2x3xf32> {nn.expect = dense<[[1.0, 1.0, 1.0], [2.0, 2.0, 2.0]]> : tensor<2x3xf32>}) {
  %shape = nn.constant dense<[2, 3]> : tensor<2xi64>
  %0 = nn.expand %a, %shape : (tensor<2x1xf32>, tensor<2xi64>) -> tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

func.func @expand_both_ways_values(
    %a: tensor<2x1xf32> {nn.value = dense<[[1.0], [2.0]]> : tensor<2x1xf32>},
    %b: tensor<2xi64> {nn.value = dense<[1, 3]> : tensor<2xi64>, nn.static})
    -> (tensor<2x3xf32> {nn.expect = dense<[[1.0, 1.0, 1.0], [2.0, 2.0, 2.0]]> : tensor<2x3xf32>}) attributes {nn.static_only} {
  %0 = nn.expand %a, %b
      : (tensor<2x1xf32>, tensor<2xi64>) -> tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

func.func @expand_both_ways_by_constant(
    %a: tensor<2x1xf32> {nn.value = dense<[[1.0], [2.0]]> : tensor<2x1xf32>})
    -> (tensor<2x3xf32> {nn.expect = dense<[[1.0, 1.0, 1.0], [2.0, 2.0, 2.0]]> : tensor<2x3xf32>}) {
  %shape = nn.constant dense<[1, 3]> : tensor<2xi64>
  %0 = nn.expand %a, %shape : (tensor<2x1xf32>, tensor<2xi64>) -> tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

func.func @expand_fewer_dimensions_values(
    %a: tensor<2x3xf32> {nn.value = dense<[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]> : tensor<2x3xf32>},
    %b: tensor<1xi64> {nn.value = dense<[3]> : tensor<1xi64>, nn.static})
    -> (tensor<2x3xf32> {nn.expect = dense<[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]> : tensor<2x3xf32>}) attributes {nn.static_only} {
  %0 = nn.expand %a, %b
      : (tensor<2x3xf32>, tensor<1xi64>) -> tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

func.func @expand_fewer_dimensions_by_constant(
    %a: tensor<2x3xf32> {nn.value = dense<[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]> : tensor<2x3xf32>})
    -> (tensor<2x3xf32> {nn.expect = dense<[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]> : tensor<2x3xf32>}) {
  %shape = nn.constant dense<[3]> : tensor<1xi64>
  %0 = nn.expand %a, %shape : (tensor<2x3xf32>, tensor<1xi64>) -> tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

func.func @expand_scalar_values(
    %a: tensor<f32> {nn.value = dense<1.0> : tensor<f32>},
    %b: tensor<2xi64> {nn.value = dense<2> : tensor<2xi64>, nn.static})
    -> (tensor<2x2xf32> {nn.expect = dense<1.0> : tensor<2x2xf32>}) attributes {nn.static_only} {
  %0 = nn.expand %a, %b : (tensor<f32>, tensor<2xi64>) -> tensor<2x2xf32>
  return %0 : tensor<2x2xf32>
}

func.func @expand_scalar_by_constant(
    %a: tensor<f32> {nn.value = dense<1.0> : tensor<f32>})
    -> (tensor<2x2xf32> {nn.expect = dense<1.0> : tensor<2x2xf32>}) {
  %shape = nn.constant dense<2> : tensor<2xi64>
  %0 = nn.expand %a, %shape : (tensor<f32>, tensor<2xi64>) -> tensor<2x2xf32>
  return %0 : tensor<2x2xf32>
}

func.func @expand_same_values(
    %a: tensor<2x3xf32> {nn.value = dense<[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]> : tensor<2x3xf32>},
    %b: tensor<2xi64> {nn.value = dense<[2, 3]> : tensor<2xi64>, nn.static})
    -> (tensor<2x3xf32> {nn.expect = dense<[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]> : tensor<2x3xf32>}) attributes {nn.static_only} {
  %0 = nn.expand %a, %b
      : (tensor<2x3xf32>, tensor<2xi64>) -> tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

func.func @expand_same_by_constant(
    %a: tensor<2x3xf32> {nn.value = dense<[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]> : tensor<2x3xf32>})
    -> (tensor<2x3xf32> {nn.expect = dense<[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]> : tensor<2x3xf32>}) {
  %shape = nn.constant dense<[2, 3]> : tensor<2xi64>
  %0 = nn.expand %a, %shape : (tensor<2x3xf32>, tensor<2xi64>) -> tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

func.func @expand_ones_values(
    %a: tensor<2x3xf32> {nn.value = dense<[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]> : tensor<2x3xf32>},
    %b: tensor<2xi64> {nn.value = dense<1> : tensor<2xi64>, nn.static})
    -> (tensor<2x3xf32> {nn.expect = dense<[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]> : tensor<2x3xf32>}) attributes {nn.static_only} {
  %0 = nn.expand %a, %b
      : (tensor<2x3xf32>, tensor<2xi64>) -> tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

func.func @expand_ones_by_constant(
    %a: tensor<2x3xf32> {nn.value = dense<[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]> : tensor<2x3xf32>})
    -> (tensor<2x3xf32> {nn.expect = dense<[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]> : tensor<2x3xf32>}) {
  %shape = nn.constant dense<1> : tensor<2xi64>
  %0 = nn.expand %a, %shape : (tensor<2x3xf32>, tensor<2xi64>) -> tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

func.func @expand_to_empty_values(
    %a: tensor<1x3xf32> {nn.value = dense<[[1.0, 2.0, 3.0]]> : tensor<1x3xf32>},
    %b: tensor<2xi64> {nn.value = dense<[0, 3]> : tensor<2xi64>, nn.static})
    -> (tensor<0x3xf32> {nn.expect = dense<> : tensor<0x3xf32>}) attributes {nn.static_only} {
  %0 = nn.expand %a, %b
      : (tensor<1x3xf32>, tensor<2xi64>) -> tensor<0x3xf32>
  return %0 : tensor<0x3xf32>
}

func.func @expand_to_empty_by_constant(
    %a: tensor<1x3xf32> {nn.value = dense<[[1.0, 2.0, 3.0]]> : tensor<1x3xf32>})
    -> (tensor<0x3xf32> {nn.expect = dense<> : tensor<0x3xf32>}) {
  %shape = nn.constant dense<[0, 3]> : tensor<2xi64>
  %0 = nn.expand %a, %shape : (tensor<1x3xf32>, tensor<2xi64>) -> tensor<0x3xf32>
  return %0 : tensor<0x3xf32>
}

func.func @expand_no_dimensions_values(
    %a: tensor<2xf32> {nn.value = dense<[1.0, 2.0]> : tensor<2xf32>},
    %b: tensor<0xi64> {nn.value = dense<> : tensor<0xi64>, nn.static})
    -> (tensor<2xf32> {nn.expect = dense<[1.0, 2.0]> : tensor<2xf32>}) attributes {nn.static_only} {
  %0 = nn.expand %a, %b : (tensor<2xf32>, tensor<0xi64>) -> tensor<2xf32>
  return %0 : tensor<2xf32>
}

func.func @expand_no_dimensions_by_constant(
    %a: tensor<2xf32> {nn.value = dense<[1.0, 2.0]> : tensor<2xf32>})
    -> (tensor<2xf32> {nn.expect = dense<[1.0, 2.0]> : tensor<2xf32>}) {
  %shape = nn.constant dense<> : tensor<0xi64>
  %0 = nn.expand %a, %shape : (tensor<2xf32>, tensor<0xi64>) -> tensor<2xf32>
  return %0 : tensor<2xf32>
}

func.func @expand_outer_values(
    %a: tensor<2x1x3xf32> {nn.value = dense<[[[1.0, 2.0, 3.0]], [[4.0, 5.0, 6.0]]]> : tensor<2x1x3xf32>},
    %b: tensor<4xi64> {nn.value = dense<[2, 2, 2, 3]> : tensor<4xi64>, nn.static})
    -> (tensor<2x2x2x3xf32> {nn.expect = dense<[[[[1.0, 2.0, 3.0], [1.0, 2.0, 3.0]], [[4.0, 5.0, 6.0], [4.0, 5.0, 6.0]]], [[[1.0, 2.0, 3.0], [1.0, 2.0, 3.0]], [[4.0, 5.0, 6.0], [4.0, 5.0, 6.0]]]]> : tensor<2x2x2x3xf32>}) attributes {nn.static_only} {
  %0 = nn.expand %a, %b
      : (tensor<2x1x3xf32>, tensor<4xi64>) -> tensor<2x2x2x3xf32>
  return %0 : tensor<2x2x2x3xf32>
}

func.func @expand_outer_by_constant(
    %a: tensor<2x1x3xf32> {nn.value = dense<[[[1.0, 2.0, 3.0]], [[4.0, 5.0, 6.0]]]> : tensor<2x1x3xf32>})
    -> (tensor<2x2x2x3xf32> {nn.expect = dense<[[[[1.0, 2.0, 3.0], [1.0, 2.0, 3.0]], [[4.0, 5.0, 6.0], [4.0, 5.0, 6.0]]], [[[1.0, 2.0, 3.0], [1.0, 2.0, 3.0]], [[4.0, 5.0, 6.0], [4.0, 5.0, 6.0]]]]> : tensor<2x2x2x3xf32>}) {
  %shape = nn.constant dense<[2, 2, 2, 3]> : tensor<4xi64>
  %0 = nn.expand %a, %shape : (tensor<2x1x3xf32>, tensor<4xi64>) -> tensor<2x2x2x3xf32>
  return %0 : tensor<2x2x2x3xf32>
}

func.func @expand_f32(%a: tensor<3x1x5xf32>)
    -> tensor<2x3x19x5xf32> {
  %shape = nn.constant dense<[2, 1, 19, 1]> : tensor<4xi64>
  %0 = nn.expand %a, %shape : (tensor<3x1x5xf32>, tensor<4xi64>) -> tensor<2x3x19x5xf32>
  return %0 : tensor<2x3x19x5xf32>
}

func.func @expand_f64(%a: tensor<3x1x5xf64>)
    -> tensor<2x3x19x5xf64> {
  %shape = nn.constant dense<[2, 1, 19, 1]> : tensor<4xi64>
  %0 = nn.expand %a, %shape : (tensor<3x1x5xf64>, tensor<4xi64>) -> tensor<2x3x19x5xf64>
  return %0 : tensor<2x3x19x5xf64>
}

func.func @expand_f16(%a: tensor<3x1x5xf16>)
    -> tensor<2x3x19x5xf16> {
  %shape = nn.constant dense<[2, 1, 19, 1]> : tensor<4xi64>
  %0 = nn.expand %a, %shape : (tensor<3x1x5xf16>, tensor<4xi64>) -> tensor<2x3x19x5xf16>
  return %0 : tensor<2x3x19x5xf16>
}

func.func @expand_bf16(%a: tensor<3x1x5xbf16>)
    -> tensor<2x3x19x5xbf16> {
  %shape = nn.constant dense<[2, 1, 19, 1]> : tensor<4xi64>
  %0 = nn.expand %a, %shape : (tensor<3x1x5xbf16>, tensor<4xi64>) -> tensor<2x3x19x5xbf16>
  return %0 : tensor<2x3x19x5xbf16>
}

func.func @expand_i8(%a: tensor<3x1x5xi8>)
    -> tensor<2x3x19x5xi8> {
  %shape = nn.constant dense<[2, 1, 19, 1]> : tensor<4xi64>
  %0 = nn.expand %a, %shape : (tensor<3x1x5xi8>, tensor<4xi64>) -> tensor<2x3x19x5xi8>
  return %0 : tensor<2x3x19x5xi8>
}

func.func @expand_i16(%a: tensor<3x1x5xi16>)
    -> tensor<2x3x19x5xi16> {
  %shape = nn.constant dense<[2, 1, 19, 1]> : tensor<4xi64>
  %0 = nn.expand %a, %shape : (tensor<3x1x5xi16>, tensor<4xi64>) -> tensor<2x3x19x5xi16>
  return %0 : tensor<2x3x19x5xi16>
}

func.func @expand_i32(%a: tensor<3x1x5xi32>)
    -> tensor<2x3x19x5xi32> {
  %shape = nn.constant dense<[2, 1, 19, 1]> : tensor<4xi64>
  %0 = nn.expand %a, %shape : (tensor<3x1x5xi32>, tensor<4xi64>) -> tensor<2x3x19x5xi32>
  return %0 : tensor<2x3x19x5xi32>
}

func.func @expand_i64(%a: tensor<3x1x5xi64>)
    -> tensor<2x3x19x5xi64> {
  %shape = nn.constant dense<[2, 1, 19, 1]> : tensor<4xi64>
  %0 = nn.expand %a, %shape : (tensor<3x1x5xi64>, tensor<4xi64>) -> tensor<2x3x19x5xi64>
  return %0 : tensor<2x3x19x5xi64>
}

func.func @expand_ui8(%a: tensor<3x1x5xui8>)
    -> tensor<2x3x19x5xui8> {
  %shape = nn.constant dense<[2, 1, 19, 1]> : tensor<4xi64>
  %0 = nn.expand %a, %shape : (tensor<3x1x5xui8>, tensor<4xi64>) -> tensor<2x3x19x5xui8>
  return %0 : tensor<2x3x19x5xui8>
}

func.func @expand_i1(%a: tensor<3x1x5xi1>)
    -> tensor<2x3x19x5xi1> {
  %shape = nn.constant dense<[2, 1, 19, 1]> : tensor<4xi64>
  %0 = nn.expand %a, %shape : (tensor<3x1x5xi1>, tensor<4xi64>) -> tensor<2x3x19x5xi1>
  return %0 : tensor<2x3x19x5xi1>
}
