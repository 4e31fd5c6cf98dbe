// RUN: nn-opt %s --nn-lower-to-linalg | FileCheck %s

// nn.constant: values stay what they are; ui8 becomes i8 over the same bytes.

// CHECK-LABEL: func.func @floats(
// CHECK: arith.constant dense<[1.000000e+00, 2.000000e+00]> : tensor<2xf32>
func.func @floats() -> tensor<2xf32> {
  %0 = nn.constant dense<[1.0, 2.0]> : tensor<2xf32>
  return %0 : tensor<2xf32>
}

// CHECK-LABEL: func.func @bools(
// CHECK: arith.constant dense<[true, false]> : tensor<2xi1>
func.func @bools() -> tensor<2xi1> {
  %0 = nn.constant dense<[true, false]> : tensor<2xi1>
  return %0 : tensor<2xi1>
}

// CHECK-LABEL: func.func @bytes() -> tensor<3xi8>
// CHECK: arith.constant dense<[0, 127, -56]> : tensor<3xi8>
func.func @bytes() -> tensor<3xui8> {
  %0 = nn.constant dense<[0, 127, 200]> : tensor<3xui8>
  return %0 : tensor<3xui8>
}

// CHECK-LABEL: func.func @splat() -> tensor<3xi8>
// CHECK: arith.constant dense<-56> : tensor<3xi8>
func.func @splat() -> tensor<3xui8> {
  %0 = nn.constant dense<200> : tensor<3xui8>
  return %0 : tensor<3xui8>
}

// CHECK-LABEL: func.func @empty() -> tensor<0xi8>
// CHECK: arith.constant dense<> : tensor<0xi8>
func.func @empty() -> tensor<0xui8> {
  %0 = nn.constant dense<> : tensor<0xui8>
  return %0 : tensor<0xui8>
}

// CHECK-LABEL: func.func @resource(
// CHECK: arith.constant dense_resource<weights> : tensor<2xf32>
func.func @resource() -> tensor<2xf32> {
  %0 = nn.constant dense_resource<weights> : tensor<2xf32>
  return %0 : tensor<2xf32>
}

// CHECK-LABEL: func.func @resource_bytes() -> tensor<2xi8>
// CHECK: arith.constant dense_resource<[[SIGNLESS:.*]]> : tensor<2xi8>
func.func @resource_bytes() -> tensor<2xui8> {
  %0 = nn.constant dense_resource<pixels> : tensor<2xui8>
  return %0 : tensor<2xui8>
}

// CHECK: weights: "0x040000000000803F00000040"
// CHECK: [[SIGNLESS]]: "0x0100000001C8"
{-#
  dialect_resources: {
    builtin: {
      weights: "0x040000000000803F00000040",
      pixels: "0x0100000001C8"
    }
  }
#-}
