// RUN: nn-check %s

//===- nn.instance_norm --------------------------------------------------===//
//===----------------------------------------------------------------------===//

func.func @instance_norm_values(
    %a: tensor<1x2x2x2xf32> {nn.value = dense<[[[[2.0, 8.0], [2.0, -2.0]], [[5.0, -6.0], [-3.0, 3.0]]]]> : tensor<1x2x2x2xf32>},
    %b: tensor<2xf32> {nn.value = dense<[1.0, 2.0]> : tensor<2xf32>},
    %c: tensor<2xf32> {nn.value = dense<[0.0, 1.0]> : tensor<2xf32>})
    -> (tensor<1x2x2x2xf32> {nn.expect = dense<[[[[-0.14002796, 1.5403075], [-0.14002796, -1.2602515]], [[3.3664312, -1.5918057], [-0.23955926, 2.4649336]]]]> : tensor<1x2x2x2xf32>}) {
  %0 = nn.instance_norm %a, %b, %c
      : (tensor<1x2x2x2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<1x2x2x2xf32>
  return %0 : tensor<1x2x2x2xf32>
}

func.func @instance_norm_epsilon_values(
    %a: tensor<1x2x2x2xf32> {nn.value = dense<[[[[2.0, 8.0], [2.0, -2.0]], [[5.0, -6.0], [-3.0, 3.0]]]]> : tensor<1x2x2x2xf32>},
    %b: tensor<2xf32> {nn.value = dense<[1.0, 2.0]> : tensor<2xf32>},
    %c: tensor<2xf32> {nn.value = dense<[0.0, 1.0]> : tensor<2xf32>})
    -> (tensor<1x2x2x2xf32> {nn.expect = dense<[[[[-0.13483997, 1.4832397], [-0.13483997, -1.2135597]], [[3.308529, -1.5283886], [-0.20922936, 2.4290893]]]]> : tensor<1x2x2x2xf32>}) {
  %0 = nn.instance_norm %a, %b, %c {epsilon = 1.0 : f32}
      : (tensor<1x2x2x2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<1x2x2x2xf32>
  return %0 : tensor<1x2x2x2xf32>
}

func.func @instance_norm_2x3x19(
    %a: tensor<2x3x19xf32>,
    %b: tensor<3xf32>,
    %c: tensor<3xf32>)
    -> (tensor<2x3x19xf32>) {
  %0 = nn.instance_norm %a, %b, %c
      : (tensor<2x3x19xf32>, tensor<3xf32>, tensor<3xf32>) -> tensor<2x3x19xf32>
  return %0 : tensor<2x3x19xf32>
}

func.func @instance_norm_1x5x7x9(
    %a: tensor<1x5x7x9xf32>,
    %b: tensor<5xf32>,
    %c: tensor<5xf32>)
    -> (tensor<1x5x7x9xf32>) {
  %0 = nn.instance_norm %a, %b, %c
      : (tensor<1x5x7x9xf32>, tensor<5xf32>, tensor<5xf32>) -> tensor<1x5x7x9xf32>
  return %0 : tensor<1x5x7x9xf32>
}

func.func @instance_norm_2x2x2x3x4(
    %a: tensor<2x2x2x3x4xf32>,
    %b: tensor<2xf32>,
    %c: tensor<2xf32>)
    -> (tensor<2x2x2x3x4xf32>) {
  %0 = nn.instance_norm %a, %b, %c
      : (tensor<2x2x2x3x4xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<2x2x2x3x4xf32>
  return %0 : tensor<2x2x2x3x4xf32>
}

func.func @instance_norm_0x3x4x4(
    %a: tensor<0x3x4x4xf32>,
    %b: tensor<3xf32>,
    %c: tensor<3xf32>)
    -> (tensor<0x3x4x4xf32>) {
  %0 = nn.instance_norm %a, %b, %c
      : (tensor<0x3x4x4xf32>, tensor<3xf32>, tensor<3xf32>) -> tensor<0x3x4x4xf32>
  return %0 : tensor<0x3x4x4xf32>
}

func.func @instance_norm_1x17x16x16(
    %a: tensor<1x17x16x16xf32>,
    %b: tensor<17xf32>,
    %c: tensor<17xf32>)
    -> (tensor<1x17x16x16xf32>) {
  %0 = nn.instance_norm %a, %b, %c
      : (tensor<1x17x16x16xf32>, tensor<17xf32>, tensor<17xf32>) -> tensor<1x17x16x16xf32>
  return %0 : tensor<1x17x16x16xf32>
}

func.func @instance_norm_f64(
    %a: tensor<2x3x5x7xf64>,
    %b: tensor<3xf64>,
    %c: tensor<3xf64>)
    -> (tensor<2x3x5x7xf64>) {
  %0 = nn.instance_norm %a, %b, %c
      : (tensor<2x3x5x7xf64>, tensor<3xf64>, tensor<3xf64>) -> tensor<2x3x5x7xf64>
  return %0 : tensor<2x3x5x7xf64>
}

func.func @instance_norm_f16(
    %a: tensor<2x3x5x7xf16>,
    %b: tensor<3xf16>,
    %c: tensor<3xf16>)
    -> (tensor<2x3x5x7xf16>) {
  %0 = nn.instance_norm %a, %b, %c
      : (tensor<2x3x5x7xf16>, tensor<3xf16>, tensor<3xf16>) -> tensor<2x3x5x7xf16>
  return %0 : tensor<2x3x5x7xf16>
}

func.func @instance_norm_bf16(
    %a: tensor<2x3x5x7xbf16>,
    %b: tensor<3xbf16>,
    %c: tensor<3xbf16>)
    -> (tensor<2x3x5x7xbf16>) {
  %0 = nn.instance_norm %a, %b, %c
      : (tensor<2x3x5x7xbf16>, tensor<3xbf16>, tensor<3xbf16>) -> tensor<2x3x5x7xbf16>
  return %0 : tensor<2x3x5x7xbf16>
}
