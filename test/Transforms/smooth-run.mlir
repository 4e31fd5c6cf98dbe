// RUN: echo '{"values": {}, "channels": {"norm": [16, 0.1, 2], "clamp": [6, 0.5, 3, 1]}}' > %t.json
// RUN: nn-opt %s --nn-smooth='ranges=%t.json' -o %t.mlir 2>/dev/null && nn-check %t.mlir
// RUN: FileCheck %s < %t.mlir

// Of two copies of a net one is smoothed: the difference stays 0.
// CHECK: nn.clamp %{{.*}} : (tensor<5x4xf32>, tensor<f32>, tensor<4xf32>)
// CHECK: nn.clamp %{{.*}} : (tensor<5x4xf32>, tensor<f32>, tensor<f32>)
func.func @copies(%x: tensor<5x3xf32> {nn.range = [-2.0, 2.0]})
    -> (tensor<5x2xf32> {nn.expect = dense<0.0> : tensor<5x2xf32>}) {
  %g = nn.constant dense<[9.0, 0.1, 2.0]> : tensor<3xf32>
  %h = nn.constant dense<[1.0, -2.0, 0.5]> : tensor<3xf32>
  %w = nn.constant dense<[[0.1, 0.2, -0.3, 0.01], [2.0, 1.0, -3.0, 0.7], [1.0, -2.0, 0.3, 0.5]]> : tensor<3x4xf32>
  %b = nn.constant dense<[1.0, 0.1, -2.0, 0.0]> : tensor<4xf32>
  %v = nn.constant dense<[[1.0, -2.0], [0.1, 9.0], [0.02, -0.1], [0.5, 0.6]]> : tensor<4x2xf32>
  %low = nn.constant dense<0.0> : tensor<f32>
  %high = nn.constant dense<6.0> : tensor<f32>
  %a0 = nn.layer_norm %x, %g, %h : (tensor<5x3xf32>, tensor<3xf32>, tensor<3xf32>) -> tensor<5x3xf32> loc("norm")
  %a1 = nn.linear %a0, %w, %b : (tensor<5x3xf32>, tensor<3x4xf32>, tensor<4xf32>) -> tensor<5x4xf32>
  %a2 = nn.clamp %a1, %low, %high : (tensor<5x4xf32>, tensor<f32>, tensor<f32>) -> tensor<5x4xf32> loc("clamp")
  %a3 = nn.linear %a2, %v : (tensor<5x4xf32>, tensor<4x2xf32>) -> tensor<5x2xf32>
  %b0 = nn.layer_norm %x, %g, %h : (tensor<5x3xf32>, tensor<3xf32>, tensor<3xf32>) -> tensor<5x3xf32> loc("plain")
  %b1 = nn.linear %b0, %w, %b : (tensor<5x3xf32>, tensor<3x4xf32>, tensor<4xf32>) -> tensor<5x4xf32>
  %b2 = nn.clamp %b1, %low, %high : (tensor<5x4xf32>, tensor<f32>, tensor<f32>) -> tensor<5x4xf32>
  %b3 = nn.linear %b2, %v : (tensor<5x4xf32>, tensor<4x2xf32>) -> tensor<5x2xf32>
  %y = nn.sub %a3, %b3 : (tensor<5x2xf32>, tensor<5x2xf32>) -> tensor<5x2xf32>
  return %y : tensor<5x2xf32>
}
