// RUN: nn-opt %s | nn-opt | FileCheck %s
// RUN: nn-opt %s --mlir-print-op-generic | nn-opt | FileCheck %s
// RUN: nn-opt %s --emit-bytecode | nn-opt | FileCheck %s

// Kernels: several operands and results, none, attributes, types that are no
// tensors.

// CHECK-LABEL: @kernel
func.func @kernel(%a: tensor<2x3xf32>, %b: tensor<3x?xf32>) -> tensor<2x?xf32> {
  // CHECK: nn.kernel "nn.matmul"(%{{.*}}, %{{.*}}) : (tensor<2x3xf32>, tensor<3x?xf32>) -> tensor<2x?xf32> {
  // CHECK-NEXT: ^bb0(%[[A:.*]]: tensor<2x3xf32>, %[[B:.*]]: tensor<3x?xf32>):
  %0 = nn.kernel "nn.matmul"(%a, %b) : (tensor<2x3xf32>, tensor<3x?xf32>) -> tensor<2x?xf32> {
  ^bb0(%x: tensor<2x3xf32>, %y: tensor<3x?xf32>):
    // CHECK-NEXT: %[[M:.*]] = nn.matmul %[[A]], %[[B]]
    %1 = nn.matmul %x, %y : (tensor<2x3xf32>, tensor<3x?xf32>) -> tensor<2x?xf32>
    // CHECK-NEXT: %[[R:.*]] = nn.relu %[[M]]
    %2 = nn.relu %1 : (tensor<2x?xf32>) -> tensor<2x?xf32>
    // CHECK-NEXT: nn.yield %[[R]] : tensor<2x?xf32>
    nn.yield %2 : tensor<2x?xf32>
  }
  return %0 : tensor<2x?xf32>
}

// CHECK-LABEL: @results
func.func @results(%a: tensor<4xi64>, %n: index) -> (tensor<4xi64>, index) {
  // CHECK: %{{.*}}:2 = nn.kernel "nn.neg"(%{{.*}}, %{{.*}}) {nn.note} : (tensor<4xi64>, index) -> (tensor<4xi64>, index) {
  %0:2 = nn.kernel "nn.neg"(%a, %n) {nn.note} : (tensor<4xi64>, index) -> (tensor<4xi64>, index) {
  ^bb0(%x: tensor<4xi64>, %m: index):
    %1 = nn.neg %x : (tensor<4xi64>) -> tensor<4xi64>
    // CHECK: nn.yield {nn.note} %{{.*}}, %{{.*}} : tensor<4xi64>, index
    nn.yield {nn.note} %1, %m : tensor<4xi64>, index
  }
  return %0#0, %0#1 : tensor<4xi64>, index
}

// CHECK-LABEL: @nothing
func.func @nothing() {
  // CHECK: nn.kernel "none"() : () -> () {
  nn.kernel "none"() : () -> () {
    // CHECK-NEXT: nn.yield{{$}}
    nn.yield
  }
  return
}
