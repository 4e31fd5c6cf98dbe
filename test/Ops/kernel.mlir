// RUN: nn-check %s

//===- nn.kernel ---------------------------------------------------------===//
// Ops in a region are computed as outside of one.
//===----------------------------------------------------------------------===//

func.func @kernel_values(
    %a: tensor<2xf32> {nn.value = dense<[-1.0, 2.0]> : tensor<2xf32>},
    %b: tensor<2xf32> {nn.value = dense<[3.0, 4.0]> : tensor<2xf32>})
    -> (tensor<2xf32> {nn.expect = dense<[0.0, 8.0]> : tensor<2xf32>}) {
  %0 = nn.kernel "elementwise"(%a, %b) : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32> {
  ^bb0(%x: tensor<2xf32>, %y: tensor<2xf32>):
    %1 = nn.mul %x, %y : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
    %2 = nn.relu %1 : (tensor<2xf32>) -> tensor<2xf32>
    nn.yield %2 : tensor<2xf32>
  }
  return %0 : tensor<2xf32>
}

func.func @kernel_matmul_epilogue(
    %a: tensor<5x17xf32>,
    %b: tensor<17x33xf32>,
    %c: tensor<33xf32>)
    -> (tensor<5x33xf32>) {
  %0 = nn.kernel "nn.linear"(%a, %b, %c)
      : (tensor<5x17xf32>, tensor<17x33xf32>, tensor<33xf32>) -> tensor<5x33xf32> {
  ^bb0(%x: tensor<5x17xf32>, %w: tensor<17x33xf32>, %v: tensor<33xf32>):
    %1 = nn.linear %x, %w, %v
        : (tensor<5x17xf32>, tensor<17x33xf32>, tensor<33xf32>) -> tensor<5x33xf32>
    %2 = nn.relu %1 : (tensor<5x33xf32>) -> tensor<5x33xf32>
    nn.yield %2 : tensor<5x33xf32>
  }
  return %0 : tensor<5x33xf32>
}

func.func @kernel_with_constant(
    %a: tensor<2xf32> {nn.value = dense<[1.0, 2.0]> : tensor<2xf32>})
    -> (tensor<2xf32> {nn.expect = dense<[2.0, 4.0]> : tensor<2xf32>}) {
  %0 = nn.kernel "elementwise"(%a) : (tensor<2xf32>) -> tensor<2xf32> {
  ^bb0(%x: tensor<2xf32>):
    %c = nn.constant dense<2.0> : tensor<f32>
    %1 = nn.mul %x, %c : (tensor<2xf32>, tensor<f32>) -> tensor<2xf32>
    nn.yield %1 : tensor<2xf32>
  }
  return %0 : tensor<2xf32>
}
