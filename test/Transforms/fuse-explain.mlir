// RUN: nn-opt %s --nn-fuse=explain --split-input-file --verify-diagnostics

func.func @reasons(%x: tensor<1x4x8x8xf32>, %w: tensor<4x4x1x1xf32>, %s: tensor<1x1x1x1xf32>)
    -> (tensor<1x4x8x8xf32>, tensor<1x8x8x4xf32>, tensor<1x4x8x8xf32>) {
  // expected-remark @+1 {{'nn.conv' op is the root of kernel 0 "conv"}}
  %0 = nn.conv %x, %w : (tensor<1x4x8x8xf32>, tensor<4x4x1x1xf32>) -> tensor<1x4x8x8xf32>
  // expected-remark @+1 {{'nn.relu' op ends kernel 0 "conv"}}
  %1 = nn.relu %0 : (tensor<1x4x8x8xf32>) -> tensor<1x4x8x8xf32>
  // expected-remark @+1 {{'nn.exp' op is in kernel 4 "elementwise": the value of nn.relu is used elsewhere too}}
  %2 = nn.exp %1 : (tensor<1x4x8x8xf32>) -> tensor<1x4x8x8xf32>
  // expected-remark @+1 {{'nn.transpose' op is the root of kernel 1 "transpose": it starts a kernel, and takes in no nn.relu before it}}
  %3 = nn.transpose %1 perm = [0, 2, 3, 1] : (tensor<1x4x8x8xf32>) -> tensor<1x8x8x4xf32>
  // expected-remark @+1 {{'nn.neg' op ends kernel 2 "elementwise": nn.transpose moves elements and takes nothing in}}
  %4 = nn.neg %3 : (tensor<1x8x8x4xf32>) -> tensor<1x8x8x4xf32>
  // expected-remark @+1 {{'nn.tanh' op ends kernel 3 "elementwise"}}
  %5 = nn.tanh %s : (tensor<1x1x1x1xf32>) -> tensor<1x1x1x1xf32>
  // expected-remark @+1 {{'nn.mul' op ends kernel 4 "elementwise": its shape is not that of nn.tanh}}
  %6 = nn.mul %2, %5 : (tensor<1x4x8x8xf32>, tensor<1x1x1x1xf32>) -> tensor<1x4x8x8xf32>
  return %1, %4, %6 : tensor<1x4x8x8xf32>, tensor<1x8x8x4xf32>, tensor<1x4x8x8xf32>
}

// -----

// Two roots, one sum: it belongs to the kernel that it can still join.
func.func @residual(%x: tensor<2x2xf32>, %w: tensor<2x2xf32>) -> tensor<2x2xf32> {
  // expected-remark @+1 {{'nn.matmul' op is the root of kernel 1 "matmul"}}
  %0 = nn.matmul %x, %w : (tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<2x2xf32>
  // expected-remark @+1 {{'nn.matmul' op is the root of kernel 0 "matmul"}}
  %1 = nn.matmul %w, %w : (tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<2x2xf32>
  // expected-remark @+1 {{'nn.add' op ends kernel 1 "matmul": another operand's kernel took it in before nn.matmul}}
  %2 = nn.add %0, %1 : (tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<2x2xf32>
  return %2 : tensor<2x2xf32>
}

// -----

func.func @outside(%x: tensor<2x3xf32>) -> (tensor<3x2xf32>, tensor<2xi64>) {
  // expected-remark @+1 {{'nn.shape_of' op is in no kernel: it computes nothing, or a result of unknown size}}
  %0 = nn.shape_of %x : (tensor<2x3xf32>) -> tensor<2xi64>
  // expected-remark @+1 {{'nn.add' op is in no kernel: it computes a few integers, such as a shape}}
  %1 = nn.add %0, %0 : (tensor<2xi64>, tensor<2xi64>) -> tensor<2xi64>
  %2 = nn.constant dense<[3, 2]> : tensor<2xi64>
  // expected-remark @+1 {{'nn.reshape' op is in no kernel: it computes nothing, or a result of unknown size}}
  %3 = nn.reshape %x, %2 : (tensor<2x3xf32>, tensor<2xi64>) -> tensor<3x2xf32>
  return %3, %1 : tensor<3x2xf32>, tensor<2xi64>
}
