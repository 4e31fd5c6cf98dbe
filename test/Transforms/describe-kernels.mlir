// RUN: nn-opt %s --pass-pipeline='builtin.module(func.func(nn-describe-kernels))' | FileCheck %s

// The ops in order, without what is no work, and the first named node.
// CHECK-LABEL: func @named
// CHECK:         nn.kernel "conv"({{.*}}) {nn.ops = "conv mul relu", nn.source = "layer1/conv"}
func.func @named(%x: tensor<1x4x4x2xf32>, %w: tensor<1x1x2x2xf32>) -> tensor<1x4x4x2xf32> {
  %0 = nn.kernel "conv"(%x, %w) : (tensor<1x4x4x2xf32>, tensor<1x1x2x2xf32>) -> tensor<1x4x4x2xf32> {
  ^bb0(%a: tensor<1x4x4x2xf32>, %b: tensor<1x1x2x2xf32>):
    %c = nn.constant dense<2.0> : tensor<f32>
    %1 = nn.conv %a, %b layout = nhwc : (tensor<1x4x4x2xf32>, tensor<1x1x2x2xf32>) -> tensor<1x4x4x2xf32> loc("layer1/conv"("model.onnx":3:0))
    %2 = nn.mul %1, %c : (tensor<1x4x4x2xf32>, tensor<f32>) -> tensor<1x4x4x2xf32> loc("scale")
    %3 = nn.relu %2 : (tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32>
    nn.yield %3 : tensor<1x4x4x2xf32>
  }
  return %0 : tensor<1x4x4x2xf32>
}

// A model that was written by hand has no nodes.
// CHECK-LABEL: func @unnamed
// CHECK:         {nn.ops = "relu", nn.source = ""}
func.func @unnamed(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = nn.kernel "elementwise"(%x) : (tensor<4xf32>) -> tensor<4xf32> {
  ^bb0(%a: tensor<4xf32>):
    %1 = nn.relu %a : (tensor<4xf32>) -> tensor<4xf32>
    nn.yield %1 : tensor<4xf32>
  }
  return %0 : tensor<4xf32>
}
