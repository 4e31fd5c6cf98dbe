// RUN: nn-check %s

//===- nn.random ---------------------------------------------------------===//
// The first word that Philox's authors publish for counter and key 0, what
// follows it, another seed, and shapes known at run time only. The mean of many.
//===----------------------------------------------------------------------===//

func.func @random_values(
    %s: tensor<2xi64> {nn.static, nn.value = dense<[2, 2]> : tensor<2xi64>})
    -> (tensor<?x?xf32> {nn.expect = dense<[[0.3990464210510254, 0.9722411632537842], [0.01944941282272339, 0.7873677611351013]]> : tensor<2x2xf32>},
        tensor<?x?xf32> {nn.expect = dense<[[0.30976158380508423, 0.6543517112731934], [0.2587786316871643, 0.691183865070343]]> : tensor<2x2xf32>}) {
  %0 = nn.random %s seed = 0 : (tensor<2xi64>) -> tensor<?x?xf32>
  %1 = nn.random %s seed = -2 : (tensor<2xi64>) -> tensor<?x?xf32>
  return %0, %1 : tensor<?x?xf32>, tensor<?x?xf32>
}

func.func @random_scalar() -> (tensor<f32> {nn.expect = dense<0.9545971155166626> : tensor<f32>}) {
  %s = nn.constant dense<> : tensor<0xi64>
  %0 = nn.random %s seed = 7 : (tensor<0xi64>) -> tensor<f32>
  return %0 : tensor<f32>
}

func.func @random_empty(
    %s: tensor<2xi64> {nn.static, nn.value = dense<[0, 3]> : tensor<2xi64>})
    -> tensor<?x?xf32> {
  %0 = nn.random %s seed = 7 : (tensor<2xi64>) -> tensor<?x?xf32>
  return %0 : tensor<?x?xf32>
}

func.func @random_mean()
    -> (tensor<f32> {nn.expect = dense<0.5> : tensor<f32>})
    attributes {nn.atol = 0.005 : f64, nn.rtol = 0.0 : f64} {
  %s = nn.constant dense<[40, 1000]> : tensor<2xi64>
  %0 = nn.random %s seed = 11 : (tensor<2xi64>) -> tensor<40x1000xf32>
  %1 = nn.reduce_mean %0 axes = [0, 1] : (tensor<40x1000xf32>) -> tensor<f32>
  return %1 : tensor<f32>
}
