// RUN: nn-check %s

//===- nn.conv_transpose -----------------------------------------------===//
// Strides, pads, dilations, output padding and groups.
//===----------------------------------------------------------------------===//

func.func @conv_transpose_values(
    %a: tensor<1x1x2x2xf32> {nn.value = dense<[[[[1.0, 2.0], [3.0, 4.0]]]]> : tensor<1x1x2x2xf32>},
    %b: tensor<1x1x2x2xf32> {nn.value = dense<[[[[1.0, 10.0], [100.0, 1000.0]]]]> : tensor<1x1x2x2xf32>})
    -> (tensor<1x1x3x3xf32> {nn.expect = dense<[[[[1.0, 12.0, 20.0], [103.0, 1234.0, 2040.0], [300.0, 3400.0, 4000.0]]]]> : tensor<1x1x3x3xf32>}) {
  %0 = nn.conv_transpose %a, %b
      : (tensor<1x1x2x2xf32>, tensor<1x1x2x2xf32>) -> tensor<1x1x3x3xf32>
  return %0 : tensor<1x1x3x3xf32>
}

func.func @conv_transpose_stride_values(
    %a: tensor<1x1x2x2xf32> {nn.value = dense<[[[[1.0, 2.0], [3.0, 4.0]]]]> : tensor<1x1x2x2xf32>},
    %b: tensor<1x1x2x2xf32> {nn.value = dense<[[[[1.0, 10.0], [100.0, 1000.0]]]]> : tensor<1x1x2x2xf32>},
    %c: tensor<1xf32> {nn.value = dense<[5.0]> : tensor<1xf32>})
    -> (tensor<1x1x4x4xf32> {nn.expect = dense<[[[[6.0, 15.0, 7.0, 25.0], [105.0, 1005.0, 205.0, 2005.0], [8.0, 35.0, 9.0, 45.0], [305.0, 3005.0, 405.0, 4005.0]]]]> : tensor<1x1x4x4xf32>}) {
  %0 = nn.conv_transpose %a, %b, %c strides = [2, 2]
      : (tensor<1x1x2x2xf32>, tensor<1x1x2x2xf32>, tensor<1xf32>) -> tensor<1x1x4x4xf32>
  return %0 : tensor<1x1x4x4xf32>
}

func.func @conv_transpose_stride2_pads_values(
    %a: tensor<1x2x3x3xf32> {nn.value = dense<[[[[-3.0, 2.0, 3.0], [2.0, 1.0, 3.0], [-1.0, -1.0, 1.0]], [[-2.0, -1.0, 2.0], [-2.0, -2.0, -2.0], [-3.0, 2.0, 3.0]]]]> : tensor<1x2x3x3xf32>},
    %b: tensor<2x3x3x3xf32> {nn.value = dense<[[[[2.0, 1.0, 1.0], [-1.0, -1.0, 0.0], [-2.0, 1.0, -3.0]], [[-3.0, 3.0, 0.0], [-1.0, 1.0, -2.0], [0.0, -2.0, -2.0]], [[-1.0, 2.0, 2.0], [1.0, 2.0, 3.0], [-3.0, 0.0, -3.0]]], [[[1.0, -1.0, 0.0], [2.0, -2.0, -2.0], [1.0, 1.0, -3.0]], [[-1.0, -2.0, 3.0], [0.0, 3.0, -3.0], [-2.0, -3.0, 2.0]], [[-1.0, -1.0, 1.0], [3.0, 0.0, -1.0], [-1.0, -1.0, -3.0]]]]> : tensor<2x3x3x3xf32>},
    %c: tensor<3xf32> {nn.value = dense<[2.0, -1.0, -3.0]> : tensor<3xf32>})
    -> (tensor<1x3x5x5xf32> {nn.expect = dense<[[[[9.0, 2.0, 2.0, 5.0, -5.0], [1.0, 14.0, 6.0, 0.0, 12.0], [4.0, 1.0, 5.0, -1.0, 3.0], [4.0, -3.0, -2.0, 1.0, 1.0], [9.0, 13.0, -1.0, 3.0, -5.0]], [[-10.0, 9.0, -2.0, -5.0, 8.0], [21.0, -4.0, 5.0, -24.0, 0.0], [-5.0, 0.0, -6.0, 0.0, -4.0], [4.0, -13.0, -4.0, -3.0, -4.0], [-11.0, 11.0, 4.0, -6.0, 9.0]], [[-9.0, -11.0, 1.0, 13.0, 3.0], [5.0, 10.0, 2.0, -18.0, 3.0], [1.0, 0.0, -1.0, -1.0, 3.0], [0.0, -10.0, -5.0, -11.0, -2.0], [-5.0, 2.0, -5.0, 2.0, -1.0]]]]> : tensor<1x3x5x5xf32>}) {
  %0 = nn.conv_transpose %a, %b, %c strides = [2, 2] pads = [1, 1, 1, 1]
      : (tensor<1x2x3x3xf32>, tensor<2x3x3x3xf32>, tensor<3xf32>) -> tensor<1x3x5x5xf32>
  return %0 : tensor<1x3x5x5xf32>
}

func.func @conv_transpose_stride2_pads(
    %a: tensor<1x2x3x3xf32>,
    %b: tensor<2x3x3x3xf32>,
    %c: tensor<3xf32>)
    -> (tensor<1x3x5x5xf32>) {
  %0 = nn.conv_transpose %a, %b, %c strides = [2, 2] pads = [1, 1, 1, 1]
      : (tensor<1x2x3x3xf32>, tensor<2x3x3x3xf32>, tensor<3xf32>) -> tensor<1x3x5x5xf32>
  return %0 : tensor<1x3x5x5xf32>
}

func.func @conv_transpose_output_padding_values(
    %a: tensor<2x2x3x2xf32> {nn.value = dense<[[[[1.0, 2.0], [-2.0, 2.0], [-3.0, -1.0]], [[0.0, 3.0], [3.0, -3.0], [3.0, 1.0]]], [[[0.0, 0.0], [0.0, -3.0], [3.0, 0.0]], [[-2.0, 3.0], [-1.0, -3.0], [3.0, -2.0]]]]> : tensor<2x2x3x2xf32>},
    %b: tensor<2x2x3x3xf32> {nn.value = dense<[[[[3.0, 1.0, -1.0], [0.0, 1.0, 2.0], [1.0, 3.0, -1.0]], [[3.0, -2.0, -1.0], [3.0, 2.0, -3.0], [2.0, 0.0, 2.0]]], [[[0.0, -1.0, 3.0], [-3.0, 3.0, -3.0], [-3.0, -3.0, 3.0]], [[-1.0, 1.0, -3.0], [1.0, -2.0, -1.0], [-2.0, -1.0, 1.0]]]]> : tensor<2x2x3x3xf32>})
    -> (tensor<2x2x6x4xf32> {nn.expect = dense<[[[[1.0, -7.0, 11.0, -5.0], [-2.0, 9.0, 2.0, -4.0], [7.0, -4.0, -7.0, 13.0], [-21.0, 31.0, 13.0, -7.0], [6.0, -18.0, 2.0, -5.0], [-18.0, 8.0, -6.0, 4.0]], [[2.0, 6.0, -2.0, -9.0], [7.0, 2.0, -10.0, 14.0], [-10.0, 6.0, 10.0, -3.0], [6.0, -1.0, 6.0, -1.0], [-12.0, 4.0, -4.0, 2.0], [-3.0, -7.0, -1.0, -1.0]]], [[[-6.0, -3.0, 9.0, -9.0], [7.0, -27.0, -9.0, 3.0], [-3.0, 12.0, -12.0, 3.0], [3.0, 9.0, 2.0, -12.0], [12.0, 3.0, -6.0, 6.0], [0.0, 12.0, 6.0, -6.0]], [[4.0, 5.0, -6.0, -3.0], [1.0, -11.0, 0.0, 15.0], [2.0, -11.0, 0.0, 12.0], [-2.0, -11.0, 1.0, -3.0], [0.0, -14.0, 4.0, 2.0], [-3.0, 13.0, 2.0, -2.0]]]]> : tensor<2x2x6x4xf32>}) {
  %0 = nn.conv_transpose %a, %b strides = [2, 2] pads = [1, 1, 1, 1] output_padding = [1, 1]
      : (tensor<2x2x3x2xf32>, tensor<2x2x3x3xf32>) -> tensor<2x2x6x4xf32>
  return %0 : tensor<2x2x6x4xf32>
}

func.func @conv_transpose_output_padding(
    %a: tensor<2x2x3x2xf32>,
    %b: tensor<2x2x3x3xf32>)
    -> (tensor<2x2x6x4xf32>) {
  %0 = nn.conv_transpose %a, %b strides = [2, 2] pads = [1, 1, 1, 1] output_padding = [1, 1]
      : (tensor<2x2x3x2xf32>, tensor<2x2x3x3xf32>) -> tensor<2x2x6x4xf32>
  return %0 : tensor<2x2x6x4xf32>
}

func.func @conv_transpose_groups_values(
    %a: tensor<1x4x3x3xf32> {nn.value = dense<[[[[-2.0, 0.0, 2.0], [-2.0, 2.0, -2.0], [-1.0, 3.0, 1.0]], [[-2.0, -3.0, 3.0], [-1.0, 2.0, -2.0], [-1.0, -3.0, -3.0]], [[2.0, 0.0, 1.0], [-2.0, 2.0, -3.0], [1.0, -3.0, 3.0]], [[0.0, -1.0, 1.0], [0.0, -1.0, 1.0], [-1.0, 1.0, -3.0]]]]> : tensor<1x4x3x3xf32>},
    %b: tensor<4x2x2x2xf32> {nn.value = dense<[[[[-3.0, 2.0], [1.0, -1.0]], [[-1.0, 1.0], [-1.0, 3.0]]], [[[0.0, 2.0], [-3.0, -3.0]], [[1.0, 0.0], [1.0, 0.0]]], [[[0.0, 1.0], [-3.0, 3.0]], [[2.0, 0.0], [2.0, -2.0]]], [[[1.0, 1.0], [0.0, -1.0]], [[-1.0, -1.0], [3.0, -1.0]]]]> : tensor<4x2x2x2xf32>},
    %c: tensor<4xf32> {nn.value = dense<[3.0, 3.0, -1.0, -3.0]> : tensor<4xf32>})
    -> (tensor<1x4x6x4xf32> {nn.expect = dense<[[[[9.0, -5.0, -9.0, 13.0], [7.0, 20.0, 5.0, -8.0], [9.0, -9.0, 17.0, -5.0], [4.0, 4.0, -1.0, 11.0], [6.0, -10.0, 0.0, -1.0], [5.0, 19.0, 19.0, 11.0]], [[3.0, -2.0, 4.0, 5.0], [3.0, -6.0, 4.0, 9.0], [4.0, 1.0, 5.0, 1.0], [4.0, -3.0, 9.0, -3.0], [3.0, -4.0, 2.0, 4.0], [3.0, -6.0, 8.0, 6.0]], [[-1.0, 0.0, -1.0, 1.0], [-7.0, 5.0, -3.0, 1.0], [-1.0, -4.0, 1.0, -3.0], [5.0, -13.0, 15.0, -11.0], [-2.0, 0.0, -6.0, -1.0], [-4.0, 12.0, -20.0, 11.0]], [[1.0, -2.0, -1.0, -4.0], [1.0, -10.0, 3.0, -6.0], [-7.0, 2.0, -9.0, -4.0], [-7.0, 2.0, -9.0, 2.0], [0.0, -9.0, 5.0, 0.0], [-4.0, -7.0, -1.0, -6.0]]]]> : tensor<1x4x6x4xf32>}) {
  %0 = nn.conv_transpose %a, %b, %c strides = [2, 1] groups = 2
      : (tensor<1x4x3x3xf32>, tensor<4x2x2x2xf32>, tensor<4xf32>) -> tensor<1x4x6x4xf32>
  return %0 : tensor<1x4x6x4xf32>
}

func.func @conv_transpose_groups(
    %a: tensor<1x4x3x3xf32>,
    %b: tensor<4x2x2x2xf32>,
    %c: tensor<4xf32>)
    -> (tensor<1x4x6x4xf32>) {
  %0 = nn.conv_transpose %a, %b, %c strides = [2, 1] groups = 2
      : (tensor<1x4x3x3xf32>, tensor<4x2x2x2xf32>, tensor<4xf32>) -> tensor<1x4x6x4xf32>
  return %0 : tensor<1x4x6x4xf32>
}

func.func @conv_transpose_depthwise_values(
    %a: tensor<1x3x4x4xf32> {nn.value = dense<[[[[-1.0, -2.0, 3.0, 2.0], [-1.0, 3.0, 0.0, 2.0], [-3.0, -3.0, 2.0, 2.0], [3.0, 2.0, -2.0, 3.0]], [[-2.0, 0.0, 0.0, 2.0], [3.0, 0.0, 3.0, -2.0], [0.0, 0.0, 0.0, 3.0], [-2.0, 0.0, -3.0, 1.0]], [[2.0, -3.0, 2.0, 2.0], [-1.0, 3.0, 3.0, 1.0], [1.0, -1.0, -3.0, 3.0], [0.0, 2.0, -1.0, 1.0]]]]> : tensor<1x3x4x4xf32>},
    %b: tensor<3x1x3x3xf32> {nn.value = dense<[[[[2.0, -3.0, 1.0], [3.0, 2.0, -1.0], [0.0, 1.0, -1.0]]], [[[1.0, -2.0, 0.0], [1.0, 0.0, -3.0], [0.0, -3.0, 1.0]]], [[[3.0, 3.0, 0.0], [-3.0, 3.0, 3.0], [2.0, 0.0, -2.0]]]]> : tensor<3x1x3x3xf32>})
    -> (tensor<1x3x7x7xf32> {nn.expect = dense<[[[[-2.0, -5.0, -4.0, 11.0, 6.0, 3.0, 4.0], [2.0, 6.0, -11.0, 5.0, 3.0, 1.0, -4.0], [-2.0, 10.0, 6.0, -3.0, 0.0, 6.0, 4.0], [8.0, -8.0, 12.0, -2.0, -6.0, 6.0, -4.0], [-6.0, -6.0, -6.0, 9.0, 4.0, 4.0, 4.0], [-12.0, 10.0, -9.0, 1.0, 8.0, 2.0, -7.0], [6.0, 3.0, 4.0, -8.0, -4.0, 11.0, 6.0]], [[0.0, 6.0, 0.0, 0.0, 0.0, 2.0, 0.0], [0.0, -2.0, 0.0, 3.0, -6.0, -2.0, -2.0], [0.0, -9.0, 0.0, 3.0, 0.0, -11.0, 0.0], [-9.0, 3.0, 0.0, 0.0, -9.0, 6.0, 0.0], [0.0, 0.0, 0.0, 0.0, 0.0, 3.0, 0.0], [4.0, 0.0, 0.0, -3.0, 6.0, 1.0, -11.0], [0.0, 6.0, 0.0, -3.0, 0.0, 10.0, 0.0]], [[6.0, 15.0, -9.0, -15.0, 6.0, 0.0, 6.0], [-3.0, -1.0, 9.0, 19.0, 9.0, 3.0, 3.0], [-3.0, -12.0, 9.0, 0.0, 9.0, 6.0, 3.0], [3.0, 5.0, -3.0, -9.0, -9.0, 5.0, 9.0], [3.0, 6.0, -3.0, 6.0, -9.0, -18.0, 9.0], [0.0, 2.0, 6.0, -7.0, -3.0, 15.0, 3.0], [0.0, -6.0, 6.0, 9.0, -3.0, -6.0, 3.0]]]]> : tensor<1x3x7x7xf32>}) {
  %0 = nn.conv_transpose %a, %b strides = [2, 2] pads = [1, 1, 1, 1] groups = 3
      : (tensor<1x3x4x4xf32>, tensor<3x1x3x3xf32>) -> tensor<1x3x7x7xf32>
  return %0 : tensor<1x3x7x7xf32>
}

func.func @conv_transpose_depthwise(
    %a: tensor<1x3x4x4xf32>,
    %b: tensor<3x1x3x3xf32>)
    -> (tensor<1x3x7x7xf32>) {
  %0 = nn.conv_transpose %a, %b strides = [2, 2] pads = [1, 1, 1, 1] groups = 3
      : (tensor<1x3x4x4xf32>, tensor<3x1x3x3xf32>) -> tensor<1x3x7x7xf32>
  return %0 : tensor<1x3x7x7xf32>
}

func.func @conv_transpose_dilated_values(
    %a: tensor<1x2x3x4xf32> {nn.value = dense<[[[[3.0, 1.0, 1.0, 2.0], [3.0, 3.0, -1.0, 2.0], [2.0, -1.0, 1.0, -1.0]], [[-2.0, -1.0, 0.0, -2.0], [2.0, 2.0, 0.0, 0.0], [3.0, -3.0, 1.0, 0.0]]]]> : tensor<1x2x3x4xf32>},
    %b: tensor<2x2x2x3xf32> {nn.value = dense<[[[[0.0, 2.0, 0.0], [0.0, 3.0, -3.0]], [[-1.0, 3.0, 0.0], [2.0, -2.0, 2.0]]], [[[0.0, -1.0, 3.0], [2.0, 0.0, -1.0]], [[3.0, 2.0, -1.0], [-3.0, 1.0, -3.0]]]]> : tensor<2x2x2x3xf32>},
    %c: tensor<2xf32> {nn.value = dense<[-2.0, 0.0]> : tensor<2xf32>})
    -> (tensor<1x2x5x10xf32> {nn.expect = dense<[[[[-2.0, -2.0, -2.0, 6.0, 1.0, 0.0, -2.0, -5.0, -2.0, -8.0], [-2.0, -2.0, -2.0, 2.0, 2.0, -4.0, 8.0, 4.0, -2.0, -2.0], [-6.0, -4.0, -2.0, 4.0, 2.0, 2.0, 4.0, -13.0, -2.0, -6.0], [2.0, 2.0, -2.0, 7.0, 7.0, -5.0, -7.0, -13.0, 1.0, -8.0], [4.0, -8.0, 0.0, 4.0, -5.0, 1.0, -14.0, 4.0, -6.0, 1.0]], [[-9.0, -4.0, -1.0, -3.0, 1.0, 3.0, 4.0, 1.0, 0.0, 2.0], [3.0, 3.0, 1.0, 11.0, 13.0, -3.0, 4.0, -2.0, 0.0, 0.0], [19.0, -3.0, 4.0, 15.0, -12.0, 3.0, 0.0, 8.0, 1.0, 10.0], [0.0, 0.0, -2.0, 0.0, -4.0, 2.0, -4.0, 0.0, -2.0, 4.0], [-5.0, 7.0, -1.0, -3.0, -1.0, -1.0, -3.0, 7.0, -1.0, -2.0]]]]> : tensor<1x2x5x10xf32>}) {
  %0 = nn.conv_transpose %a, %b, %c dilations = [2, 3]
      : (tensor<1x2x3x4xf32>, tensor<2x2x2x3xf32>, tensor<2xf32>) -> tensor<1x2x5x10xf32>
  return %0 : tensor<1x2x5x10xf32>
}

func.func @conv_transpose_dilated(
    %a: tensor<1x2x3x4xf32>,
    %b: tensor<2x2x2x3xf32>,
    %c: tensor<2xf32>)
    -> (tensor<1x2x5x10xf32>) {
  %0 = nn.conv_transpose %a, %b, %c dilations = [2, 3]
      : (tensor<1x2x3x4xf32>, tensor<2x2x2x3xf32>, tensor<2xf32>) -> tensor<1x2x5x10xf32>
  return %0 : tensor<1x2x5x10xf32>
}

func.func @conv_transpose_asymmetric_pads_values(
    %a: tensor<1x1x4x4xf32> {nn.value = dense<[[[[-3.0, 3.0, -3.0, -3.0], [-2.0, -1.0, 1.0, 3.0], [1.0, -1.0, -3.0, -2.0], [-3.0, -3.0, 2.0, 3.0]]]]> : tensor<1x1x4x4xf32>},
    %b: tensor<1x1x3x3xf32> {nn.value = dense<[[[[-1.0, 3.0, 2.0], [1.0, 0.0, -3.0], [3.0, -1.0, -2.0]]]]> : tensor<1x1x3x3xf32>})
    -> (tensor<1x1x4x8xf32> {nn.expect = dense<[[[[-9.0, -9.0, 9.0, 9.0, -9.0, -3.0, -9.0, -6.0], [-6.0, 9.0, -3.0, -15.0, 3.0, 5.0, 9.0, 15.0], [6.0, 23.0, -6.0, -10.0, -6.0, -7.0, -3.0, -7.0], [-7.0, -6.0, -8.0, -3.0, 5.0, 15.0, 6.0, 6.0]]]]> : tensor<1x1x4x8xf32>}) {
  %0 = nn.conv_transpose %a, %b strides = [1, 2] pads = [0, 1, 2, 0]
      : (tensor<1x1x4x4xf32>, tensor<1x1x3x3xf32>) -> tensor<1x1x4x8xf32>
  return %0 : tensor<1x1x4x8xf32>
}

func.func @conv_transpose_asymmetric_pads(
    %a: tensor<1x1x4x4xf32>,
    %b: tensor<1x1x3x3xf32>)
    -> (tensor<1x1x4x8xf32>) {
  %0 = nn.conv_transpose %a, %b strides = [1, 2] pads = [0, 1, 2, 0]
      : (tensor<1x1x4x4xf32>, tensor<1x1x3x3xf32>) -> tensor<1x1x4x8xf32>
  return %0 : tensor<1x1x4x8xf32>
}

func.func @conv_transpose_stride_beyond_kernel_values(
    %a: tensor<1x1x3x3xf32> {nn.value = dense<[[[[0.0, 0.0, -2.0], [1.0, 1.0, 1.0], [2.0, -3.0, -2.0]]]]> : tensor<1x1x3x3xf32>},
    %b: tensor<1x2x2x2xf32> {nn.value = dense<[[[[-3.0, 3.0], [-2.0, -1.0]], [[-1.0, 1.0], [2.0, 2.0]]]]> : tensor<1x2x2x2xf32>},
    %c: tensor<2xf32> {nn.value = dense<[3.0, -1.0]> : tensor<2xf32>})
    -> (tensor<1x2x8x8xf32> {nn.expect = dense<[[[[3.0, 3.0, 3.0, 3.0, 3.0, 3.0, 9.0, -3.0], [3.0, 3.0, 3.0, 3.0, 3.0, 3.0, 7.0, 5.0], [3.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0], [0.0, 6.0, 3.0, 0.0, 6.0, 3.0, 0.0, 6.0], [1.0, 2.0, 3.0, 1.0, 2.0, 3.0, 1.0, 2.0], [3.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0], [-3.0, 9.0, 3.0, 12.0, -6.0, 3.0, 9.0, -3.0], [-1.0, 1.0, 3.0, 9.0, 6.0, 3.0, 7.0, 5.0]], [[-1.0, -1.0, -1.0, -1.0, -1.0, -1.0, 1.0, -3.0], [-1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -5.0, -5.0], [-1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0], [-2.0, 0.0, -1.0, -2.0, 0.0, -1.0, -2.0, 0.0], [1.0, 1.0, -1.0, 1.0, 1.0, -1.0, 1.0, 1.0], [-1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0], [-3.0, 1.0, -1.0, 2.0, -4.0, -1.0, 1.0, -3.0], [3.0, 3.0, -1.0, -7.0, -7.0, -1.0, -5.0, -5.0]]]]> : tensor<1x2x8x8xf32>}) {
  %0 = nn.conv_transpose %a, %b, %c strides = [3, 3]
      : (tensor<1x1x3x3xf32>, tensor<1x2x2x2xf32>, tensor<2xf32>) -> tensor<1x2x8x8xf32>
  return %0 : tensor<1x2x8x8xf32>
}

func.func @conv_transpose_stride_beyond_kernel(
    %a: tensor<1x1x3x3xf32>,
    %b: tensor<1x2x2x2xf32>,
    %c: tensor<2xf32>)
    -> (tensor<1x2x8x8xf32>) {
  %0 = nn.conv_transpose %a, %b, %c strides = [3, 3]
      : (tensor<1x1x3x3xf32>, tensor<1x2x2x2xf32>, tensor<2xf32>) -> tensor<1x2x8x8xf32>
  return %0 : tensor<1x2x8x8xf32>
}

func.func @conv_transpose_f64(
    %a: tensor<1x3x5x4xf64>,
    %b: tensor<3x5x3x3xf64>,
    %c: tensor<5xf64>)
    -> (tensor<1x5x9x7xf64>) {
  %0 = nn.conv_transpose %a, %b, %c strides = [2, 2] pads = [1, 1, 1, 1]
      : (tensor<1x3x5x4xf64>, tensor<3x5x3x3xf64>, tensor<5xf64>) -> tensor<1x5x9x7xf64>
  return %0 : tensor<1x5x9x7xf64>
}

func.func @conv_transpose_f16(
    %a: tensor<1x3x5x4xf16>,
    %b: tensor<3x5x3x3xf16>,
    %c: tensor<5xf16>)
    -> (tensor<1x5x9x7xf16>) {
  %0 = nn.conv_transpose %a, %b, %c strides = [2, 2] pads = [1, 1, 1, 1]
      : (tensor<1x3x5x4xf16>, tensor<3x5x3x3xf16>, tensor<5xf16>) -> tensor<1x5x9x7xf16>
  return %0 : tensor<1x5x9x7xf16>
}

func.func @conv_transpose_bf16(
    %a: tensor<1x3x5x4xbf16>,
    %b: tensor<3x5x3x3xbf16>,
    %c: tensor<5xbf16>)
    -> (tensor<1x5x9x7xbf16>) {
  %0 = nn.conv_transpose %a, %b, %c strides = [2, 2] pads = [1, 1, 1, 1]
      : (tensor<1x3x5x4xbf16>, tensor<3x5x3x3xbf16>, tensor<5xbf16>) -> tensor<1x5x9x7xbf16>
  return %0 : tensor<1x5x9x7xbf16>
}

func.func @conv_transpose_large(
    %a: tensor<1x17x7x9xf32>,
    %b: tensor<17x33x4x4xf32>,
    %c: tensor<33xf32>)
    -> (tensor<1x33x14x18xf32>) {
  %0 = nn.conv_transpose %a, %b, %c strides = [2, 2] pads = [1, 1, 1, 1]
      : (tensor<1x17x7x9xf32>, tensor<17x33x4x4xf32>, tensor<33xf32>) -> tensor<1x33x14x18xf32>
  return %0 : tensor<1x33x14x18xf32>
}

func.func @conv_transpose_empty_batch(
    %a: tensor<0x2x3x3xf32>,
    %b: tensor<2x1x2x2xf32>)
    -> (tensor<0x1x4x4xf32>) {
  %0 = nn.conv_transpose %a, %b
      : (tensor<0x2x3x3xf32>, tensor<2x1x2x2xf32>) -> tensor<0x1x4x4xf32>
  return %0 : tensor<0x1x4x4xf32>
}

func.func @conv_transpose_line_values(
    %a: tensor<1x1x3xf32> {nn.value = dense<[[[1.0, 2.0, 3.0]]]> : tensor<1x1x3xf32>},
    %b: tensor<1x1x2xf32> {nn.value = dense<[[[1.0, 10.0]]]> : tensor<1x1x2xf32>})
    -> (tensor<1x1x4xf32> {nn.expect = dense<[[[1.0, 12.0, 23.0, 30.0]]]> : tensor<1x1x4xf32>}) {
  %0 = nn.conv_transpose %a, %b
      : (tensor<1x1x3xf32>, tensor<1x1x2xf32>) -> tensor<1x1x4xf32>
  return %0 : tensor<1x1x4xf32>
}

func.func @conv_transpose_volume(
    %a: tensor<1x4x3x2x3xf32>,
    %b: tensor<4x3x2x3x2xf32>,
    %c: tensor<6xf32>)
    -> (tensor<1x6x6x4x4xf32>) {
  %0 = nn.conv_transpose %a, %b, %c strides = [2, 1, 1] output_padding = [0, 0, 0] groups = 2
      : (tensor<1x4x3x2x3xf32>, tensor<4x3x2x3x2xf32>, tensor<6xf32>) -> tensor<1x6x6x4x4xf32>
  return %0 : tensor<1x6x6x4x4xf32>
}

func.func @conv_transpose_blocks(
    %a: tensor<2x5x3x4xf32>,
    %b: tensor<5x7x2x3xf32>,
    %c: tensor<7xf32>)
    -> (tensor<2x7x6x12xf32>) {
  %0 = nn.conv_transpose %a, %b, %c strides = [2, 3]
      : (tensor<2x5x3x4xf32>, tensor<5x7x2x3xf32>, tensor<7xf32>) -> tensor<2x7x6x12xf32>
  %1 = nn.tanh %0 : (tensor<2x7x6x12xf32>) -> tensor<2x7x6x12xf32>
  return %1 : tensor<2x7x6x12xf32>
}

func.func @conv_transpose_blocks_3d(
    %a: tensor<1x2x3x1x4xf32>,
    %b: tensor<2x1x2x2x2xf32>)
    -> (tensor<1x1x6x2x8xf32>) {
  %0 = nn.conv_transpose %a, %b strides = [2, 2, 2]
      : (tensor<1x2x3x1x4xf32>, tensor<2x1x2x2x2xf32>) -> tensor<1x1x6x2x8xf32>
  return %0 : tensor<1x1x6x2x8xf32>
}

func.func @conv_transpose_blocks_1d(
    %a: tensor<1x3x5xf32>,
    %b: tensor<3x4x4xf32>)
    -> (tensor<1x4x20xf32>) {
  %0 = nn.conv_transpose %a, %b strides = [4]
      : (tensor<1x3x5xf32>, tensor<3x4x4xf32>) -> tensor<1x4x20xf32>
  return %0 : tensor<1x4x20xf32>
}

// Strides that don't divide the taps, blocks that are not all there, and more
// of them than windows reach.
func.func @conv_transpose_phases_1d(
    %a: tensor<2x3x7xf32>, %b: tensor<3x17x5xf32>, %c: tensor<17xf32>)
    -> tensor<2x17x22xf32> {
  %0 = nn.conv_transpose %a, %b, %c strides = [3] pads = [2, 1] output_padding = [2]
      : (tensor<2x3x7xf32>, tensor<3x17x5xf32>, tensor<17xf32>) -> tensor<2x17x22xf32>
  %1 = nn.tanh %0 : (tensor<2x17x22xf32>) -> tensor<2x17x22xf32>
  return %1 : tensor<2x17x22xf32>
}

func.func @conv_transpose_phases_3d(
    %a: tensor<1x2x2x3x1xf32>, %b: tensor<2x3x4x1x3xf32>)
    -> tensor<1x3x4x5x3xf32> {
  %0 = nn.conv_transpose %a, %b strides = [2, 2, 1] pads = [1, 0, 0, 1, 0, 0]
      : (tensor<1x2x2x3x1xf32>, tensor<2x3x4x1x3xf32>) -> tensor<1x3x4x5x3xf32>
  return %0 : tensor<1x3x4x5x3xf32>
}
