// RUN: nn-opt %s --nn-lower-to-linalg | FileCheck %s

// Elements of 8 bits and fewer are bytes in linalg, extended by their sign.

// CHECK-LABEL: func.func @i4() -> tensor<2xi8>
// CHECK: arith.constant dense<[-1, 7]> : tensor<2xi8>
func.func @i4() -> tensor<2xi4> {
  %0 = nn.constant dense<[-1, 7]> : tensor<2xi4>
  return %0 : tensor<2xi4>
}

// CHECK-LABEL: func.func @ui4_splat() -> tensor<3xi8>
// CHECK: arith.constant dense<15> : tensor<3xi8>
func.func @ui4_splat() -> tensor<3xui4> {
  %0 = nn.constant dense<15> : tensor<3xui4>
  return %0 : tensor<3xui4>
}

// CHECK-LABEL: func.func @f4() -> tensor<2xi8>
// CHECK: arith.constant dense<[2, 15]> : tensor<2xi8>
func.func @f4() -> tensor<2xf4E2M1FN> {
  %0 = nn.constant dense<[1.0, -6.0]> : tensor<2xf4E2M1FN>
  return %0 : tensor<2xf4E2M1FN>
}

// CHECK-LABEL: func.func @f8() -> tensor<2xi8>
// CHECK: arith.constant dense<[56, -2]> : tensor<2xi8>
func.func @f8() -> tensor<2xf8E4M3FN> {
  %0 = nn.constant dense<[1.0, -448.0]> : tensor<2xf8E4M3FN>
  return %0 : tensor<2xf8E4M3FN>
}

// CHECK-LABEL: func.func @ui64() -> tensor<1xi64>
// CHECK: arith.constant dense<-1> : tensor<1xi64>
func.func @ui64() -> tensor<1xui64> {
  %0 = nn.constant dense<18446744073709551615> : tensor<1xui64>
  return %0 : tensor<1xui64>
}
