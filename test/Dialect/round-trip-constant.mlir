// RUN: nn-opt %s | nn-opt | FileCheck %s
// RUN: nn-opt %s --mlir-print-op-generic | nn-opt | FileCheck %s
// RUN: nn-opt %s --emit-bytecode | nn-opt | FileCheck %s

// Constants of every element type and storage, and parameters.

// CHECK: nn.parameter @weight : tensor<2x2xf32> = dense<1.000000e+00> : tensor<2x2xf32>
nn.parameter @weight : tensor<2x2xf32> = dense<1.0> : tensor<2x2xf32>
// CHECK: nn.parameter @steps : tensor<i64> = dense<0> : tensor<i64> {nn.note}
nn.parameter @steps : tensor<i64> = dense<0> : tensor<i64> {nn.note}
// CHECK: nn.parameter @hidden : tensor<3xi8> = dense<[1, -2, 3]> : tensor<3xi8> {sym_visibility = "private"}
nn.parameter @hidden : tensor<3xi8> = dense<[1, -2, 3]> : tensor<3xi8> {sym_visibility = "private"}

// CHECK-LABEL: @get_parameter
func.func @get_parameter() -> (tensor<2x2xf32>, tensor<i64>) {
  // CHECK: nn.get_parameter @weight : tensor<2x2xf32>
  %0 = nn.get_parameter @weight : tensor<2x2xf32>
  // CHECK-NEXT: nn.get_parameter @steps {nn.note} : tensor<i64>
  %1 = nn.get_parameter @steps {nn.note} : tensor<i64>
  return %0, %1 : tensor<2x2xf32>, tensor<i64>
}

// CHECK-LABEL: @constant
func.func @constant() {
  // CHECK: nn.constant dense<-0.000000e+00> : tensor<f32>
  %0 = nn.constant dense<-0.0> : tensor<f32>
  // CHECK-NEXT: nn.constant dense<[1.000000e+00, 2.500000e+00]> : tensor<2xf16>
  %1 = nn.constant dense<[1.0, 2.5]> : tensor<2xf16>
  // CHECK-NEXT: nn.constant dense<3.000000e+00> : tensor<4x5xbf16>
  %2 = nn.constant dense<3.0> : tensor<4x5xbf16>
  // CHECK-NEXT: nn.constant dense<0x7FF0000000000000> : tensor<1xf64>
  %3 = nn.constant dense<0x7FF0000000000000> : tensor<1xf64>
  // CHECK-NEXT: nn.constant dense<[-128, 127]> : tensor<2xi8>
  %4 = nn.constant dense<[-128, 127]> : tensor<2xi8>
  // CHECK-NEXT: nn.constant dense<[0, 255]> : tensor<2xui8>
  %5 = nn.constant dense<[0, 255]> : tensor<2xui8>
  // CHECK-NEXT: nn.constant dense<-32768> : tensor<3xi16>
  %6 = nn.constant dense<-32768> : tensor<3xi16>
  // CHECK-NEXT: nn.constant dense<2147483647> : tensor<i32>
  %7 = nn.constant dense<2147483647> : tensor<i32>
  // CHECK-NEXT: nn.constant dense<-9223372036854775808> : tensor<1xi64>
  %8 = nn.constant dense<-9223372036854775808> : tensor<1xi64>
  // CHECK-NEXT: nn.constant dense<[true, false]> : tensor<2xi1>
  %9 = nn.constant dense<[true, false]> : tensor<2xi1>
  // CHECK-NEXT: nn.constant dense<> : tensor<0x4xf32>
  %10 = nn.constant dense<> : tensor<0x4xf32>
  // CHECK-NEXT: nn.constant {nn.note} dense<1> : tensor<1x1x1x1x1x1x1x1xi8>
  %11 = nn.constant {nn.note} dense<1> : tensor<1x1x1x1x1x1x1x1xi8>
  // CHECK-NEXT: nn.constant dense_resource<blob> : tensor<2xf32>
  %12 = nn.constant dense_resource<blob> : tensor<2xf32>
  return
}

// CHECK: blob: "0x080000000000803F00000040"
{-#
  dialect_resources: {
    builtin: {
      blob: "0x080000000000803F00000040"
    }
  }
#-}
