// RUN: nn-check %s

//===- nn.transpose ------------------------------------------------------===//
//===----------------------------------------------------------------------===//

func.func @transpose_012_values(
    %a: tensor<2x3x4xf32> {nn.value = dense<[[[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0]], [[12.0, 13.0, 14.0, 15.0], [16.0, 17.0, 18.0, 19.0], [20.0, 21.0, 22.0, 23.0]]]> : tensor<2x3x4xf32>})
    -> (tensor<2x3x4xf32> {nn.expect = dense<[[[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0]], [[12.0, 13.0, 14.0, 15.0], [16.0, 17.0, 18.0, 19.0], [20.0, 21.0, 22.0, 23.0]]]> : tensor<2x3x4xf32>}) {
  %0 = nn.transpose %a perm = [0, 1, 2]
      : (tensor<2x3x4xf32>) -> tensor<2x3x4xf32>
  return %0 : tensor<2x3x4xf32>
}

func.func @transpose_021_values(
    %a: tensor<2x3x4xf32> {nn.value = dense<[[[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0]], [[12.0, 13.0, 14.0, 15.0], [16.0, 17.0, 18.0, 19.0], [20.0, 21.0, 22.0, 23.0]]]> : tensor<2x3x4xf32>})
    -> (tensor<2x4x3xf32> {nn.expect = dense<[[[0.0, 4.0, 8.0], [1.0, 5.0, 9.0], [2.0, 6.0, 10.0], [3.0, 7.0, 11.0]], [[12.0, 16.0, 20.0], [13.0, 17.0, 21.0], [14.0, 18.0, 22.0], [15.0, 19.0, 23.0]]]> : tensor<2x4x3xf32>}) {
  %0 = nn.transpose %a perm = [0, 2, 1]
      : (tensor<2x3x4xf32>) -> tensor<2x4x3xf32>
  return %0 : tensor<2x4x3xf32>
}

func.func @transpose_102_values(
    %a: tensor<2x3x4xf32> {nn.value = dense<[[[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0]], [[12.0, 13.0, 14.0, 15.0], [16.0, 17.0, 18.0, 19.0], [20.0, 21.0, 22.0, 23.0]]]> : tensor<2x3x4xf32>})
    -> (tensor<3x2x4xf32> {nn.expect = dense<[[[0.0, 1.0, 2.0, 3.0], [12.0, 13.0, 14.0, 15.0]], [[4.0, 5.0, 6.0, 7.0], [16.0, 17.0, 18.0, 19.0]], [[8.0, 9.0, 10.0, 11.0], [20.0, 21.0, 22.0, 23.0]]]> : tensor<3x2x4xf32>}) {
  %0 = nn.transpose %a perm = [1, 0, 2]
      : (tensor<2x3x4xf32>) -> tensor<3x2x4xf32>
  return %0 : tensor<3x2x4xf32>
}

func.func @transpose_120_values(
    %a: tensor<2x3x4xf32> {nn.value = dense<[[[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0]], [[12.0, 13.0, 14.0, 15.0], [16.0, 17.0, 18.0, 19.0], [20.0, 21.0, 22.0, 23.0]]]> : tensor<2x3x4xf32>})
    -> (tensor<3x4x2xf32> {nn.expect = dense<[[[0.0, 12.0], [1.0, 13.0], [2.0, 14.0], [3.0, 15.0]], [[4.0, 16.0], [5.0, 17.0], [6.0, 18.0], [7.0, 19.0]], [[8.0, 20.0], [9.0, 21.0], [10.0, 22.0], [11.0, 23.0]]]> : tensor<3x4x2xf32>}) {
  %0 = nn.transpose %a perm = [1, 2, 0]
      : (tensor<2x3x4xf32>) -> tensor<3x4x2xf32>
  return %0 : tensor<3x4x2xf32>
}

func.func @transpose_201_values(
    %a: tensor<2x3x4xf32> {nn.value = dense<[[[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0]], [[12.0, 13.0, 14.0, 15.0], [16.0, 17.0, 18.0, 19.0], [20.0, 21.0, 22.0, 23.0]]]> : tensor<2x3x4xf32>})
    -> (tensor<4x2x3xf32> {nn.expect = dense<[[[0.0, 4.0, 8.0], [12.0, 16.0, 20.0]], [[1.0, 5.0, 9.0], [13.0, 17.0, 21.0]], [[2.0, 6.0, 10.0], [14.0, 18.0, 22.0]], [[3.0, 7.0, 11.0], [15.0, 19.0, 23.0]]]> : tensor<4x2x3xf32>}) {
  %0 = nn.transpose %a perm = [2, 0, 1]
      : (tensor<2x3x4xf32>) -> tensor<4x2x3xf32>
  return %0 : tensor<4x2x3xf32>
}

func.func @transpose_210_values(
    %a: tensor<2x3x4xf32> {nn.value = dense<[[[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0]], [[12.0, 13.0, 14.0, 15.0], [16.0, 17.0, 18.0, 19.0], [20.0, 21.0, 22.0, 23.0]]]> : tensor<2x3x4xf32>})
    -> (tensor<4x3x2xf32> {nn.expect = dense<[[[0.0, 12.0], [4.0, 16.0], [8.0, 20.0]], [[1.0, 13.0], [5.0, 17.0], [9.0, 21.0]], [[2.0, 14.0], [6.0, 18.0], [10.0, 22.0]], [[3.0, 15.0], [7.0, 19.0], [11.0, 23.0]]]> : tensor<4x3x2xf32>}) {
  %0 = nn.transpose %a perm = [2, 1, 0]
      : (tensor<2x3x4xf32>) -> tensor<4x3x2xf32>
  return %0 : tensor<4x3x2xf32>
}

func.func @transpose_33x17_10(%a: tensor<33x17xf32>)
    -> tensor<17x33xf32> {
  %0 = nn.transpose %a perm = [1, 0]
      : (tensor<33x17xf32>) -> tensor<17x33xf32>
  return %0 : tensor<17x33xf32>
}

func.func @transpose_1x5_10(%a: tensor<1x5xf32>)
    -> tensor<5x1xf32> {
  %0 = nn.transpose %a perm = [1, 0] : (tensor<1x5xf32>) -> tensor<5x1xf32>
  return %0 : tensor<5x1xf32>
}

func.func @transpose_7_0(%a: tensor<7xf32>)
    -> tensor<7xf32> {
  %0 = nn.transpose %a perm = [0] : (tensor<7xf32>) -> tensor<7xf32>
  return %0 : tensor<7xf32>
}

func.func @transpose_scalar_(%a: tensor<f32>)
    -> tensor<f32> {
  %0 = nn.transpose %a perm = [] : (tensor<f32>) -> tensor<f32>
  return %0 : tensor<f32>
}

func.func @transpose_0x3_10(%a: tensor<0x3xf32>)
    -> tensor<3x0xf32> {
  %0 = nn.transpose %a perm = [1, 0] : (tensor<0x3xf32>) -> tensor<3x0xf32>
  return %0 : tensor<3x0xf32>
}

func.func @transpose_2x3x4x5_0231(%a: tensor<2x3x4x5xf32>)
    -> tensor<2x4x5x3xf32> {
  %0 = nn.transpose %a perm = [0, 2, 3, 1]
      : (tensor<2x3x4x5xf32>) -> tensor<2x4x5x3xf32>
  return %0 : tensor<2x4x5x3xf32>
}

func.func @transpose_2x3x4x5_0312(%a: tensor<2x3x4x5xf32>)
    -> tensor<2x5x3x4xf32> {
  %0 = nn.transpose %a perm = [0, 3, 1, 2]
      : (tensor<2x3x4x5xf32>) -> tensor<2x5x3x4xf32>
  return %0 : tensor<2x5x3x4xf32>
}

func.func @transpose_2x3x4x5_3210(%a: tensor<2x3x4x5xf32>)
    -> tensor<5x4x3x2xf32> {
  %0 = nn.transpose %a perm = [3, 2, 1, 0]
      : (tensor<2x3x4x5xf32>) -> tensor<5x4x3x2xf32>
  return %0 : tensor<5x4x3x2xf32>
}

func.func @transpose_2x3x4x5_0213(%a: tensor<2x3x4x5xf32>)
    -> tensor<2x4x3x5xf32> {
  %0 = nn.transpose %a perm = [0, 2, 1, 3]
      : (tensor<2x3x4x5xf32>) -> tensor<2x4x3x5xf32>
  return %0 : tensor<2x4x3x5xf32>
}

func.func @transpose_2x1x2x3x1x2_503142(%a: tensor<2x1x2x3x1x2xf32>)
    -> tensor<2x2x3x1x1x2xf32> {
  %0 = nn.transpose %a perm = [5, 0, 3, 1, 4, 2]
      : (tensor<2x1x2x3x1x2xf32>) -> tensor<2x2x3x1x1x2xf32>
  return %0 : tensor<2x2x3x1x1x2xf32>
}

func.func @transpose_64x65_10(%a: tensor<64x65xf32>)
    -> tensor<65x64xf32> {
  %0 = nn.transpose %a perm = [1, 0]
      : (tensor<64x65xf32>) -> tensor<65x64xf32>
  return %0 : tensor<65x64xf32>
}

func.func @transpose_1x16x7x7_0231(%a: tensor<1x16x7x7xf32>)
    -> tensor<1x7x7x16xf32> {
  %0 = nn.transpose %a perm = [0, 2, 3, 1]
      : (tensor<1x16x7x7xf32>) -> tensor<1x7x7x16xf32>
  return %0 : tensor<1x7x7x16xf32>
}

func.func @transpose_f32(%a: tensor<3x19x5xf32>)
    -> tensor<5x3x19xf32> {
  %0 = nn.transpose %a perm = [2, 0, 1]
      : (tensor<3x19x5xf32>) -> tensor<5x3x19xf32>
  return %0 : tensor<5x3x19xf32>
}

func.func @transpose_f64(%a: tensor<3x19x5xf64>)
    -> tensor<5x3x19xf64> {
  %0 = nn.transpose %a perm = [2, 0, 1]
      : (tensor<3x19x5xf64>) -> tensor<5x3x19xf64>
  return %0 : tensor<5x3x19xf64>
}

func.func @transpose_f16(%a: tensor<3x19x5xf16>)
    -> tensor<5x3x19xf16> {
  %0 = nn.transpose %a perm = [2, 0, 1]
      : (tensor<3x19x5xf16>) -> tensor<5x3x19xf16>
  return %0 : tensor<5x3x19xf16>
}

func.func @transpose_bf16(%a: tensor<3x19x5xbf16>)
    -> tensor<5x3x19xbf16> {
  %0 = nn.transpose %a perm = [2, 0, 1]
      : (tensor<3x19x5xbf16>) -> tensor<5x3x19xbf16>
  return %0 : tensor<5x3x19xbf16>
}

func.func @transpose_i8(%a: tensor<3x19x5xi8>)
    -> tensor<5x3x19xi8> {
  %0 = nn.transpose %a perm = [2, 0, 1]
      : (tensor<3x19x5xi8>) -> tensor<5x3x19xi8>
  return %0 : tensor<5x3x19xi8>
}

func.func @transpose_i16(%a: tensor<3x19x5xi16>)
    -> tensor<5x3x19xi16> {
  %0 = nn.transpose %a perm = [2, 0, 1]
      : (tensor<3x19x5xi16>) -> tensor<5x3x19xi16>
  return %0 : tensor<5x3x19xi16>
}

func.func @transpose_i32(%a: tensor<3x19x5xi32>)
    -> tensor<5x3x19xi32> {
  %0 = nn.transpose %a perm = [2, 0, 1]
      : (tensor<3x19x5xi32>) -> tensor<5x3x19xi32>
  return %0 : tensor<5x3x19xi32>
}

func.func @transpose_i64(%a: tensor<3x19x5xi64>)
    -> tensor<5x3x19xi64> {
  %0 = nn.transpose %a perm = [2, 0, 1]
      : (tensor<3x19x5xi64>) -> tensor<5x3x19xi64>
  return %0 : tensor<5x3x19xi64>
}

func.func @transpose_ui8(%a: tensor<3x19x5xui8>)
    -> tensor<5x3x19xui8> {
  %0 = nn.transpose %a perm = [2, 0, 1]
      : (tensor<3x19x5xui8>) -> tensor<5x3x19xui8>
  return %0 : tensor<5x3x19xui8>
}

func.func @transpose_i1(%a: tensor<3x19x5xi1>)
    -> tensor<5x3x19xi1> {
  %0 = nn.transpose %a perm = [2, 0, 1]
      : (tensor<3x19x5xi1>) -> tensor<5x3x19xi1>
  return %0 : tensor<5x3x19xi1>
}

// Shuffles channels between ops that run on channels-last tensors.
func.func @transpose_shuffle(%x: tensor<2x38x5x4xf32>) -> (tensor<2x38x4x3xf32>) {
  %split = nn.constant dense<[2, 2, 19, 5, 4]> : tensor<5xi64>
  %merge = nn.constant dense<[2, 38, 5, 4]> : tensor<4xi64>
  %0 = nn.max_pool %x kernel = [3, 3] pads = [1, 1, 1, 1] : (tensor<2x38x5x4xf32>) -> tensor<2x38x5x4xf32>
  %1 = nn.reshape %0, %split : (tensor<2x38x5x4xf32>, tensor<5xi64>) -> tensor<2x2x19x5x4xf32>
  %2 = nn.transpose %1 perm = [0, 2, 1, 3, 4] : (tensor<2x2x19x5x4xf32>) -> tensor<2x19x2x5x4xf32>
  %3 = nn.reshape %2, %merge : (tensor<2x19x2x5x4xf32>, tensor<4xi64>) -> tensor<2x38x5x4xf32>
  %4 = nn.max_pool %3 kernel = [2, 2] : (tensor<2x38x5x4xf32>) -> tensor<2x38x4x3xf32>
  return %4 : tensor<2x38x4x3xf32>
}

// Squares of 16 or fewer lanes, with rests of rows and columns.
func.func @transpose_37x53(%a: tensor<37x53xf32>) -> tensor<53x37xf32> {
  %0 = nn.transpose %a perm = [1, 0] : (tensor<37x53xf32>) -> tensor<53x37xf32>
  return %0 : tensor<53x37xf32>
}

func.func @transpose_i8_40x33(%a: tensor<40x33xi8>) -> tensor<33x40xi8> {
  %0 = nn.transpose %a perm = [1, 0] : (tensor<40x33xi8>) -> tensor<33x40xi8>
  return %0 : tensor<33x40xi8>
}

func.func @transpose_f64_2x9x17_201(%a: tensor<2x9x17xf64>) -> tensor<17x2x9xf64> {
  %0 = nn.transpose %a perm = [2, 0, 1] : (tensor<2x9x17xf64>) -> tensor<17x2x9xf64>
  return %0 : tensor<17x2x9xf64>
}

// An epilogue runs on the transposed vectors.
func.func @transpose_add(%a: tensor<2x21x35xf32>, %b: tensor<21xf32>) -> tensor<2x35x21xf32> {
  %0 = nn.transpose %a perm = [0, 2, 1] : (tensor<2x21x35xf32>) -> tensor<2x35x21xf32>
  %1 = nn.exp %0 : (tensor<2x35x21xf32>) -> tensor<2x35x21xf32>
  %2 = nn.add %1, %b : (tensor<2x35x21xf32>, tensor<21xf32>) -> tensor<2x35x21xf32>
  return %2 : tensor<2x35x21xf32>
}
