// RUN: nn-opt %s | nn-opt | FileCheck %s
// RUN: nn-opt %s --mlir-print-op-generic | nn-opt | FileCheck %s

// Element types that are stored and converted, and how nn.cast is told to.

// CHECK-LABEL: @constants
func.func @constants() {
  // CHECK: nn.constant dense<[0, 65535]> : tensor<2xui16>
  %0 = nn.constant dense<[0, 65535]> : tensor<2xui16>
  // CHECK: nn.constant dense<18446744073709551615> : tensor<ui64>
  %1 = nn.constant dense<18446744073709551615> : tensor<ui64>
  // CHECK: nn.constant dense<[-8, 7]> : tensor<2xi4>
  %2 = nn.constant dense<[-8, 7]> : tensor<2xi4>
  // CHECK: nn.constant dense<[0, 3]> : tensor<2xui2>
  %3 = nn.constant dense<[0, 3]> : tensor<2xui2>
  // CHECK: nn.constant dense<[4.480000e+02, -1.562500e-02]> : tensor<2xf8E4M3FN>
  %4 = nn.constant dense<[448.0, -0.015625]> : tensor<2xf8E4M3FN>
  // CHECK: nn.constant dense<2.000000e+00> : tensor<3xf8E8M0FNU>
  %5 = nn.constant dense<2.0> : tensor<3xf8E8M0FNU>
  // CHECK: nn.constant dense<-6.000000e+00> : tensor<f4E2M1FN>
  %6 = nn.constant dense<-6.0> : tensor<f4E2M1FN>
  return
}

// CHECK-LABEL: @casts
func.func @casts(%a: tensor<?x3xf32>) {
  // CHECK: nn.cast %{{.*}} : (tensor<?x3xf32>) -> tensor<?x3xf8E5M2FNUZ>
  %0 = nn.cast %a : (tensor<?x3xf32>) -> tensor<?x3xf8E5M2FNUZ>
  // CHECK: nn.cast %{{.*}} {overflow} : (tensor<?x3xf32>) -> tensor<?x3xf8E5M2>
  %1 = nn.cast %a {overflow} : (tensor<?x3xf32>) -> tensor<?x3xf8E5M2>
  // CHECK: nn.cast %{{.*}} {rounding = 2 : i32} : (tensor<?x3xf32>) -> tensor<?x3xf8E8M0FNU>
  %2 = nn.cast %a {rounding = 2 : i32} : (tensor<?x3xf32>) -> tensor<?x3xf8E8M0FNU>
  return
}

// CHECK-LABEL: @bitcast
func.func @bitcast(%a: tensor<?x3xf32>) {
  // CHECK: nn.bitcast %{{.*}} : (tensor<?x3xf32>) -> tensor<?x3xui32>
  %0 = nn.bitcast %a : (tensor<?x3xf32>) -> tensor<?x3xui32>
  return
}
