// RUN: echo '{"values": {"x": {"min": -1, "max": 3}}}' > %t.json
// RUN: nn-opt %s --nn-fold-constants --nn-quantize='ranges=%t.json' 2>&1 >/dev/null | FileCheck %s

// An eighth of the blocks is left, which kernels of f32 alone make use of. One
// row waits for the weights that it reads; many compute with all of them.
// CHECK: 'one' stays f32: the target computes it faster so
// CHECK-NOT: 'many'
// CHECK-NOT: 'dense'
func.func @one(%x: tensor<1x512xf32> {nn.name = "x"}) -> tensor<1x64xf32> {
  %v = nn.constant dense<0.5> : tensor<64x8x64xf32>
  %m = nn.constant dense<[[[0.0], [0.0], [1.0], [0.0], [0.0], [0.0], [0.0], [0.0]]]> : tensor<1x8x1xf32>
  %s = nn.constant dense<[512, 64]> : tensor<2xi64>
  %0 = nn.mul %v, %m : (tensor<64x8x64xf32>, tensor<1x8x1xf32>) -> tensor<64x8x64xf32>
  %w = nn.reshape %0, %s : (tensor<64x8x64xf32>, tensor<2xi64>) -> tensor<512x64xf32>
  %1 = nn.linear %x, %w : (tensor<1x512xf32>, tensor<512x64xf32>) -> tensor<1x64xf32> loc("one")
  return %1 : tensor<1x64xf32>
}

func.func @many(%x: tensor<64x512xf32> {nn.name = "x"}) -> tensor<64x64xf32> {
  %v = nn.constant dense<0.5> : tensor<64x8x64xf32>
  %m = nn.constant dense<[[[0.0], [0.0], [1.0], [0.0], [0.0], [0.0], [0.0], [0.0]]]> : tensor<1x8x1xf32>
  %s = nn.constant dense<[512, 64]> : tensor<2xi64>
  %0 = nn.mul %v, %m : (tensor<64x8x64xf32>, tensor<1x8x1xf32>) -> tensor<64x8x64xf32>
  %w = nn.reshape %0, %s : (tensor<64x8x64xf32>, tensor<2xi64>) -> tensor<512x64xf32>
  %1 = nn.linear %x, %w : (tensor<64x512xf32>, tensor<512x64xf32>) -> tensor<64x64xf32> loc("many")
  return %1 : tensor<64x64xf32>
}

func.func @dense(%x: tensor<1x512xf32> {nn.name = "x"}) -> tensor<1x64xf32> {
  %w = nn.constant dense<0.5> : tensor<512x64xf32>
  %0 = nn.linear %x, %w : (tensor<1x512xf32>, tensor<512x64xf32>) -> tensor<1x64xf32> loc("dense")
  return %0 : tensor<1x64xf32>
}
