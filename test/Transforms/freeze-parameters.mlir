// RUN: nn-opt %s --nn-freeze-parameters | FileCheck %s

// CHECK-NOT: nn.parameter
// CHECK-NOT: @unused
nn.parameter @w : tensor<2xf32> = dense<[1.0, 2.0]> : tensor<2xf32>
nn.parameter @unused : tensor<1xi32> = dense<7> : tensor<1xi32>

// CHECK-LABEL: func.func @f
func.func @f(%x: tensor<2xf32>) -> (tensor<2xf32>, tensor<2xf32>) {
  // CHECK: %[[A:.*]] = nn.constant dense<[1.000000e+00, 2.000000e+00]> : tensor<2xf32>
  // CHECK: nn.add %{{.*}}, %[[A]]
  %w = nn.get_parameter @w : tensor<2xf32>
  %0 = nn.add %x, %w : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
  // CHECK: %[[B:.*]] = nn.constant dense<[1.000000e+00, 2.000000e+00]> : tensor<2xf32>
  %again = nn.get_parameter @w : tensor<2xf32>
  return %0, %again : tensor<2xf32>, tensor<2xf32>
}

// A nested module has parameters of its own, which stay.
// CHECK: module @nested
module @nested {
  // CHECK: nn.parameter @w
  nn.parameter @w : tensor<1xf32> = dense<3.0> : tensor<1xf32>
  func.func @g() -> tensor<1xf32> {
    // CHECK: nn.get_parameter @w
    %w = nn.get_parameter @w : tensor<1xf32>
    return %w : tensor<1xf32>
  }
}
