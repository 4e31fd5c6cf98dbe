// RUN: nn-check %s

//===- nn.pad ------------------------------------------------------------===//
// All modes; negative amounts crop.
//===----------------------------------------------------------------------===//

func.func @pad_values(
    %a: tensor<2x3xf32> {nn.value = dense<[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]> : tensor<2x3xf32>})
    -> (tensor<3x5xf32> {nn.expect = dense<[[0.0, 0.0, 0.0, 0.0, 0.0], [1.0, 2.0, 3.0, 0.0, 0.0], [4.0, 5.0, 6.0, 0.0, 0.0]]> : tensor<3x5xf32>}) {
  %pads = nn.constant dense<[1, 0, 0, 2]> : tensor<4xi64>
  %0 = nn.pad %a, %pads
      : (tensor<2x3xf32>, tensor<4xi64>) -> tensor<3x5xf32>
  return %0 : tensor<3x5xf32>
}

func.func @pad_value_values(
    %a: tensor<2x3xf32> {nn.value = dense<[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]> : tensor<2x3xf32>},
    %b: tensor<f32> {nn.value = dense<9.0> : tensor<f32>})
    -> (tensor<3x5xf32> {nn.expect = dense<[[9.0, 1.0, 2.0, 3.0, 9.0], [9.0, 4.0, 5.0, 6.0, 9.0], [9.0, 9.0, 9.0, 9.0, 9.0]]> : tensor<3x5xf32>}) {
  %pads = nn.constant dense<[0, 1, 1, 1]> : tensor<4xi64>
  %0 = nn.pad %a, %pads, %b
      : (tensor<2x3xf32>, tensor<4xi64>, tensor<f32>) -> tensor<3x5xf32>
  return %0 : tensor<3x5xf32>
}

func.func @pad_reflect_values(
    %a: tensor<2x3xf32> {nn.value = dense<[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]> : tensor<2x3xf32>})
    -> (tensor<3x6xf32> {nn.expect = dense<[[6.0, 5.0, 4.0, 5.0, 6.0, 5.0], [3.0, 2.0, 1.0, 2.0, 3.0, 2.0], [6.0, 5.0, 4.0, 5.0, 6.0, 5.0]]> : tensor<3x6xf32>}) {
  %pads = nn.constant dense<[1, 2, 0, 1]> : tensor<4xi64>
  %0 = nn.pad %a, %pads mode = reflect
      : (tensor<2x3xf32>, tensor<4xi64>) -> tensor<3x6xf32>
  return %0 : tensor<3x6xf32>
}

func.func @pad_edge_values(
    %a: tensor<2x3xf32> {nn.value = dense<[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]> : tensor<2x3xf32>})
    -> (tensor<3x8xf32> {nn.expect = dense<[[1.0, 1.0, 1.0, 2.0, 3.0, 3.0, 3.0, 3.0], [1.0, 1.0, 1.0, 2.0, 3.0, 3.0, 3.0, 3.0], [4.0, 4.0, 4.0, 5.0, 6.0, 6.0, 6.0, 6.0]]> : tensor<3x8xf32>}) {
  %pads = nn.constant dense<[1, 2, 0, 3]> : tensor<4xi64>
  %0 = nn.pad %a, %pads mode = edge
      : (tensor<2x3xf32>, tensor<4xi64>) -> tensor<3x8xf32>
  return %0 : tensor<3x8xf32>
}

func.func @pad_crop_values(
    %a: tensor<2x3xf32> {nn.value = dense<[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]> : tensor<2x3xf32>})
    -> (tensor<2x1xf32> {nn.expect = dense<[[2.0], [5.0]]> : tensor<2x1xf32>}) {
  %pads = nn.constant dense<[0, -1, 0, -1]> : tensor<4xi64>
  %0 = nn.pad %a, %pads
      : (tensor<2x3xf32>, tensor<4xi64>) -> tensor<2x1xf32>
  return %0 : tensor<2x1xf32>
}

func.func @pad_crop_and_pad_values(
    %a: tensor<2x3xf32> {nn.value = dense<[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]> : tensor<2x3xf32>})
    -> (tensor<2x3xf32> {nn.expect = dense<[[0.0, 4.0, 5.0], [0.0, 0.0, 0.0]]> : tensor<2x3xf32>}) {
  %pads = nn.constant dense<[-1, 1, 1, -1]> : tensor<4xi64>
  %0 = nn.pad %a, %pads
      : (tensor<2x3xf32>, tensor<4xi64>) -> tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

func.func @pad_nothing_values(
    %a: tensor<2x3xf32> {nn.value = dense<[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]> : tensor<2x3xf32>})
    -> (tensor<2x3xf32> {nn.expect = dense<[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]> : tensor<2x3xf32>}) {
  %pads = nn.constant dense<0> : tensor<4xi64>
  %0 = nn.pad %a, %pads
      : (tensor<2x3xf32>, tensor<4xi64>) -> tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

func.func @pad_crop_to_empty(
    %a: tensor<2x3xf32> {nn.value = dense<[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]> : tensor<2x3xf32>})
    -> (tensor<0x3xf32> {nn.expect = dense<> : tensor<0x3xf32>}) {
  %pads = nn.constant dense<[-2, 0, 0, 0]> : tensor<4xi64>
  %0 = nn.pad %a, %pads
      : (tensor<2x3xf32>, tensor<4xi64>) -> tensor<0x3xf32>
  return %0 : tensor<0x3xf32>
}

func.func @pad_empty(
    %a: tensor<0x2xf32> {nn.value = dense<> : tensor<0x2xf32>})
    -> (tensor<1x2xf32> {nn.expect = dense<0.0> : tensor<1x2xf32>}) {
  %pads = nn.constant dense<[1, 0, 0, 0]> : tensor<4xi64>
  %0 = nn.pad %a, %pads
      : (tensor<0x2xf32>, tensor<4xi64>) -> tensor<1x2xf32>
  return %0 : tensor<1x2xf32>
}

func.func @pad_infinity(
    %a: tensor<1xf32> {nn.value = dense<[1.0]> : tensor<1xf32>},
    %b: tensor<f32> {nn.value = dense<0xFF800000> : tensor<f32>})
    -> (tensor<3xf32> {nn.expect = dense<[0xFF800000, 1.0, 0xFF800000]> : tensor<3xf32>}) {
  %pads = nn.constant dense<1> : tensor<2xi64>
  %0 = nn.pad %a, %pads, %b
      : (tensor<1xf32>, tensor<2xi64>, tensor<f32>) -> tensor<3xf32>
  return %0 : tensor<3xf32>
}

func.func @pad_by_argument(
    %a: tensor<2x3xf32> {nn.value = dense<[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]> : tensor<2x3xf32>},
    %b: tensor<4xi64> {nn.value = dense<[0, 1, 1, 0]> : tensor<4xi64>, nn.static})
    -> (tensor<3x4xf32> {nn.expect = dense<[[0.0, 1.0, 2.0, 3.0], [0.0, 4.0, 5.0, 6.0], [0.0, 0.0, 0.0, 0.0]]> : tensor<3x4xf32>}) attributes {nn.static_only} {
  %0 = nn.pad %a, %b : (tensor<2x3xf32>, tensor<4xi64>) -> tensor<3x4xf32>
  return %0 : tensor<3x4xf32>
}

func.func @pad_images(%a: tensor<2x3x7x5xf32>)
    -> tensor<2x3x10x8xf32> {
  %pads = nn.constant dense<[0, 0, 1, 2, 0, 0, 2, 1]> : tensor<8xi64>
  %0 = nn.pad %a, %pads
      : (tensor<2x3x7x5xf32>, tensor<8xi64>) -> tensor<2x3x10x8xf32>
  return %0 : tensor<2x3x10x8xf32>
}

func.func @pad_images_reflect(%a: tensor<1x2x7x5xf32>)
    -> tensor<1x2x13x9xf32> {
  %pads = nn.constant dense<[0, 0, 3, 2, 0, 0, 3, 2]> : tensor<8xi64>
  %0 = nn.pad %a, %pads mode = reflect
      : (tensor<1x2x7x5xf32>, tensor<8xi64>) -> tensor<1x2x13x9xf32>
  return %0 : tensor<1x2x13x9xf32>
}

func.func @pad_images_edge(%a: tensor<1x2x7x5xf32>)
    -> tensor<1x2x13x9xf32> {
  %pads = nn.constant dense<[0, 0, 3, 2, 0, 0, 3, 2]> : tensor<8xi64>
  %0 = nn.pad %a, %pads mode = edge
      : (tensor<1x2x7x5xf32>, tensor<8xi64>) -> tensor<1x2x13x9xf32>
  return %0 : tensor<1x2x13x9xf32>
}

func.func @pad_f32(%a: tensor<3x17xf32>, %b: tensor<f32>)
    -> tensor<4x22xf32> {
  %pads = nn.constant dense<[1, 2, 0, 3]> : tensor<4xi64>
  %0 = nn.pad %a, %pads, %b
      : (tensor<3x17xf32>, tensor<4xi64>, tensor<f32>) -> tensor<4x22xf32>
  return %0 : tensor<4x22xf32>
}

func.func @pad_f64(%a: tensor<3x17xf64>, %b: tensor<f64>)
    -> tensor<4x22xf64> {
  %pads = nn.constant dense<[1, 2, 0, 3]> : tensor<4xi64>
  %0 = nn.pad %a, %pads, %b
      : (tensor<3x17xf64>, tensor<4xi64>, tensor<f64>) -> tensor<4x22xf64>
  return %0 : tensor<4x22xf64>
}

func.func @pad_f16(%a: tensor<3x17xf16>, %b: tensor<f16>)
    -> tensor<4x22xf16> {
  %pads = nn.constant dense<[1, 2, 0, 3]> : tensor<4xi64>
  %0 = nn.pad %a, %pads, %b
      : (tensor<3x17xf16>, tensor<4xi64>, tensor<f16>) -> tensor<4x22xf16>
  return %0 : tensor<4x22xf16>
}

func.func @pad_bf16(%a: tensor<3x17xbf16>, %b: tensor<bf16>)
    -> tensor<4x22xbf16> {
  %pads = nn.constant dense<[1, 2, 0, 3]> : tensor<4xi64>
  %0 = nn.pad %a, %pads, %b
      : (tensor<3x17xbf16>, tensor<4xi64>, tensor<bf16>) -> tensor<4x22xbf16>
  return %0 : tensor<4x22xbf16>
}

func.func @pad_i8(%a: tensor<3x17xi8>, %b: tensor<i8>)
    -> tensor<4x22xi8> {
  %pads = nn.constant dense<[1, 2, 0, 3]> : tensor<4xi64>
  %0 = nn.pad %a, %pads, %b
      : (tensor<3x17xi8>, tensor<4xi64>, tensor<i8>) -> tensor<4x22xi8>
  return %0 : tensor<4x22xi8>
}

func.func @pad_i16(%a: tensor<3x17xi16>, %b: tensor<i16>)
    -> tensor<4x22xi16> {
  %pads = nn.constant dense<[1, 2, 0, 3]> : tensor<4xi64>
  %0 = nn.pad %a, %pads, %b
      : (tensor<3x17xi16>, tensor<4xi64>, tensor<i16>) -> tensor<4x22xi16>
  return %0 : tensor<4x22xi16>
}

func.func @pad_i32(%a: tensor<3x17xi32>, %b: tensor<i32>)
    -> tensor<4x22xi32> {
  %pads = nn.constant dense<[1, 2, 0, 3]> : tensor<4xi64>
  %0 = nn.pad %a, %pads, %b
      : (tensor<3x17xi32>, tensor<4xi64>, tensor<i32>) -> tensor<4x22xi32>
  return %0 : tensor<4x22xi32>
}

func.func @pad_i64(%a: tensor<3x17xi64>, %b: tensor<i64>)
    -> tensor<4x22xi64> {
  %pads = nn.constant dense<[1, 2, 0, 3]> : tensor<4xi64>
  %0 = nn.pad %a, %pads, %b
      : (tensor<3x17xi64>, tensor<4xi64>, tensor<i64>) -> tensor<4x22xi64>
  return %0 : tensor<4x22xi64>
}

func.func @pad_ui8(%a: tensor<3x17xui8>, %b: tensor<ui8>)
    -> tensor<4x22xui8> {
  %pads = nn.constant dense<[1, 2, 0, 3]> : tensor<4xi64>
  %0 = nn.pad %a, %pads, %b
      : (tensor<3x17xui8>, tensor<4xi64>, tensor<ui8>) -> tensor<4x22xui8>
  return %0 : tensor<4x22xui8>
}

func.func @pad_i1(%a: tensor<3x17xi1>, %b: tensor<i1>)
    -> tensor<4x22xi1> {
  %pads = nn.constant dense<[1, 2, 0, 3]> : tensor<4xi64>
  %0 = nn.pad %a, %pads, %b
      : (tensor<3x17xi1>, tensor<4xi64>, tensor<i1>) -> tensor<4x22xi1>
  return %0 : tensor<4x22xi1>
}

func.func @pad_reflect_f16(%a: tensor<3x17xf16>)
    -> tensor<4x22xf16> {
  %pads = nn.constant dense<[1, 2, 0, 3]> : tensor<4xi64>
  %0 = nn.pad %a, %pads mode = reflect
      : (tensor<3x17xf16>, tensor<4xi64>) -> tensor<4x22xf16>
  return %0 : tensor<4x22xf16>
}

func.func @pad_reflect_i8(%a: tensor<3x17xi8>)
    -> tensor<4x22xi8> {
  %pads = nn.constant dense<[1, 2, 0, 3]> : tensor<4xi64>
  %0 = nn.pad %a, %pads mode = reflect
      : (tensor<3x17xi8>, tensor<4xi64>) -> tensor<4x22xi8>
  return %0 : tensor<4x22xi8>
}

func.func @pad_reflect_i1(%a: tensor<3x17xi1>)
    -> tensor<4x22xi1> {
  %pads = nn.constant dense<[1, 2, 0, 3]> : tensor<4xi64>
  %0 = nn.pad %a, %pads mode = reflect
      : (tensor<3x17xi1>, tensor<4xi64>) -> tensor<4x22xi1>
  return %0 : tensor<4x22xi1>
}

func.func @pad_reflect_f64(%a: tensor<3x17xf64>)
    -> tensor<4x22xf64> {
  %pads = nn.constant dense<[1, 2, 0, 3]> : tensor<4xi64>
  %0 = nn.pad %a, %pads mode = reflect
      : (tensor<3x17xf64>, tensor<4xi64>) -> tensor<4x22xf64>
  return %0 : tensor<4x22xf64>
}

func.func @pad_wrap_values(
    %a: tensor<2x3xi32> {nn.value = dense<[[1, 2, 3], [4, 5, 6]]> : tensor<2x3xi32>},
    %pads: tensor<4xi64> {nn.value = dense<[1, 4, 0, -1]> : tensor<4xi64>})
    -> (tensor<?x?xi32> {nn.expect = dense<[[6, 4, 5, 6, 4, 5], [3, 1, 2, 3, 1, 2], [6, 4, 5, 6, 4, 5]]> : tensor<3x6xi32>}) {
  %0 = nn.pad %a, %pads mode = wrap
      : (tensor<2x3xi32>, tensor<4xi64>) -> tensor<?x?xi32>
  return %0 : tensor<?x?xi32>
}

func.func @pad_wrap_static(%a: tensor<5x7xf32>) -> tensor<20x8xf32> {
  %pads = nn.constant dense<[11, -2, 4, 3]> : tensor<4xi64>
  %0 = nn.pad %a, %pads mode = wrap
      : (tensor<5x7xf32>, tensor<4xi64>) -> tensor<20x8xf32>
  return %0 : tensor<20x8xf32>
}
