// RUN: nn-opt %s --nn-equalize -o %t.mlir 2>/dev/null && nn-check %t.mlir
// RUN: FileCheck %s < %t.mlir

// Of two copies of a chain with a depthwise convolution and clamps, the second
// is evened out: the reference and the compiled code see no difference. What is
// returned from the middle keeps the first one as it is.
// CHECK: nn.clamp %{{.*}} : (tensor<1x5x5x3xf32>, tensor<f32>, tensor<f32>)
// CHECK: nn.clamp %{{.*}} : (tensor<1x5x5x3xf32>, tensor<f32>, tensor<3xf32>)
func.func @chain(%x: tensor<1x5x5x2xf32> {nn.range = [-2.0, 2.0]})
    -> (tensor<1x4xf32> {nn.expect = dense<0.0> : tensor<1x4xf32>},
        tensor<1x5x5x3xf32> {nn.expect = dense<0.0> : tensor<1x5x5x3xf32>}) {
  %zero = nn.constant dense<0.0> : tensor<f32>
  %six = nn.constant dense<6.0> : tensor<f32>
  %w = nn.constant dense<[[[[0.01, 2.0, -5.0], [0.02, 1.0, 90.0]]]]> : tensor<1x1x2x3xf32>
  %b = nn.constant dense<[0.01, 1.0, -20.0]> : tensor<3xf32>
  %d = nn.constant dense<[[[[30.0, 0.5, 0.001]]], [[[20.0, 2.0, 0.004]]], [[[10.0, -1.0, 0.002]]]]> : tensor<3x1x1x3xf32>
  %v = nn.constant dense<[[[[1.0, 0.5, -3.0, 0.1], [0.01, 0.02, 0.03, 0.01], [9.0, -80.0, 7.0, 0.3]]]]> : tensor<1x1x3x4xf32>
  %m = nn.constant dense<[[1.0, 2.0, 0.1, 3.0], [0.001, 0.1, 0.002, 1.0], [3.0, 4.0, 5.0, 6.0], [0.3, 0.4, 0.5, 0.1]]> : tensor<4x4xf32>
  %s = nn.constant dense<[1, 4]> : tensor<2xi64>
  %a0 = nn.conv %x, %w, %b layout = nhwc : (tensor<1x5x5x2xf32>, tensor<1x1x2x3xf32>, tensor<3xf32>) -> tensor<1x5x5x3xf32>
  %a1 = nn.clamp %a0, %zero, %six : (tensor<1x5x5x3xf32>, tensor<f32>, tensor<f32>) -> tensor<1x5x5x3xf32>
  %a2 = nn.conv %a1, %d pads = [1, 0, 1, 0] groups = 3 layout = nhwc : (tensor<1x5x5x3xf32>, tensor<3x1x1x3xf32>) -> tensor<1x5x5x3xf32>
  %a3 = nn.relu %a2 : (tensor<1x5x5x3xf32>) -> tensor<1x5x5x3xf32>
  %a4 = nn.conv %a3, %v layout = nhwc : (tensor<1x5x5x3xf32>, tensor<1x1x3x4xf32>) -> tensor<1x5x5x4xf32>
  %a5 = nn.global_avg_pool %a4 layout = nhwc : (tensor<1x5x5x4xf32>) -> tensor<1x1x1x4xf32>
  %a6 = nn.reshape %a5, %s : (tensor<1x1x1x4xf32>, tensor<2xi64>) -> tensor<1x4xf32>
  %a7 = nn.linear %a6, %m : (tensor<1x4xf32>, tensor<4x4xf32>) -> tensor<1x4xf32>
  %b0 = nn.conv %x, %w, %b layout = nhwc : (tensor<1x5x5x2xf32>, tensor<1x1x2x3xf32>, tensor<3xf32>) -> tensor<1x5x5x3xf32>
  %b1 = nn.clamp %b0, %zero, %six : (tensor<1x5x5x3xf32>, tensor<f32>, tensor<f32>) -> tensor<1x5x5x3xf32>
  %b2 = nn.conv %b1, %d pads = [1, 0, 1, 0] groups = 3 layout = nhwc : (tensor<1x5x5x3xf32>, tensor<3x1x1x3xf32>) -> tensor<1x5x5x3xf32>
  %b3 = nn.relu %b2 : (tensor<1x5x5x3xf32>) -> tensor<1x5x5x3xf32>
  %b4 = nn.conv %b3, %v layout = nhwc : (tensor<1x5x5x3xf32>, tensor<1x1x3x4xf32>) -> tensor<1x5x5x4xf32>
  %b5 = nn.global_avg_pool %b4 layout = nhwc : (tensor<1x5x5x4xf32>) -> tensor<1x1x1x4xf32>
  %b6 = nn.reshape %b5, %s : (tensor<1x1x1x4xf32>, tensor<2xi64>) -> tensor<1x4xf32>
  %b7 = nn.linear %b6, %m : (tensor<1x4xf32>, tensor<4x4xf32>) -> tensor<1x4xf32>
  %y = nn.sub %a7, %b7 : (tensor<1x4xf32>, tensor<1x4xf32>) -> tensor<1x4xf32>
  %z = nn.sub %a1, %a1 : (tensor<1x5x5x3xf32>, tensor<1x5x5x3xf32>) -> tensor<1x5x5x3xf32>
  return %y, %z : tensor<1x4xf32>, tensor<1x5x5x3xf32>
}
