// RUN: nn-opt %s | nn-opt | FileCheck %s
// RUN: nn-opt %s --mlir-print-op-generic | nn-opt | FileCheck %s
// RUN: nn-opt %s --emit-bytecode | nn-opt | FileCheck %s

// Every elementwise op of two or three operands: broadcast, dynamic, every
// class of element types.

// CHECK-LABEL: @add
func.func @add(%a: tensor<4x8xf32>, %b: tensor<4x8xf32>, %c: tensor<?x8xf16>,
               %d: tensor<8xf16>, %e: tensor<4x1xbf16>, %f: tensor<1x?xbf16>,
               %g: tensor<4xi64>, %h: tensor<i64>, %i: tensor<?xui8>,
               %j: tensor<?xui8>) {
  // CHECK: nn.add %{{.*}}, %{{.*}} : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
  %0 = nn.add %a, %b : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
  // CHECK-NEXT: nn.add %{{.*}}, %{{.*}} : (tensor<?x8xf16>, tensor<8xf16>) -> tensor<?x8xf16>
  %1 = nn.add %c, %d : (tensor<?x8xf16>, tensor<8xf16>) -> tensor<?x8xf16>
  // CHECK-NEXT: nn.add %{{.*}}, %{{.*}} : (tensor<4x1xbf16>, tensor<1x?xbf16>) -> tensor<4x?xbf16>
  %2 = nn.add %e, %f : (tensor<4x1xbf16>, tensor<1x?xbf16>) -> tensor<4x?xbf16>
  // CHECK-NEXT: nn.add %{{.*}}, %{{.*}} : (tensor<4xi64>, tensor<i64>) -> tensor<4xi64>
  %3 = nn.add %g, %h : (tensor<4xi64>, tensor<i64>) -> tensor<4xi64>
  // CHECK-NEXT: nn.add %{{.*}}, %{{.*}} : (tensor<?xui8>, tensor<?xui8>) -> tensor<?xui8>
  %4 = nn.add %i, %j : (tensor<?xui8>, tensor<?xui8>) -> tensor<?xui8>
  return
}

// CHECK-LABEL: @sub
func.func @sub(%a: tensor<4x8xf32>, %b: tensor<4x8xf32>, %c: tensor<?x8xf16>,
               %d: tensor<8xf16>, %e: tensor<4x1xbf16>, %f: tensor<1x?xbf16>,
               %g: tensor<4xi64>, %h: tensor<i64>, %i: tensor<?xui8>,
               %j: tensor<?xui8>) {
  // CHECK: nn.sub %{{.*}}, %{{.*}} : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
  %0 = nn.sub %a, %b : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
  // CHECK-NEXT: nn.sub %{{.*}}, %{{.*}} : (tensor<?x8xf16>, tensor<8xf16>) -> tensor<?x8xf16>
  %1 = nn.sub %c, %d : (tensor<?x8xf16>, tensor<8xf16>) -> tensor<?x8xf16>
  // CHECK-NEXT: nn.sub %{{.*}}, %{{.*}} : (tensor<4x1xbf16>, tensor<1x?xbf16>) -> tensor<4x?xbf16>
  %2 = nn.sub %e, %f : (tensor<4x1xbf16>, tensor<1x?xbf16>) -> tensor<4x?xbf16>
  // CHECK-NEXT: nn.sub %{{.*}}, %{{.*}} : (tensor<4xi64>, tensor<i64>) -> tensor<4xi64>
  %3 = nn.sub %g, %h : (tensor<4xi64>, tensor<i64>) -> tensor<4xi64>
  // CHECK-NEXT: nn.sub %{{.*}}, %{{.*}} : (tensor<?xui8>, tensor<?xui8>) -> tensor<?xui8>
  %4 = nn.sub %i, %j : (tensor<?xui8>, tensor<?xui8>) -> tensor<?xui8>
  return
}

// CHECK-LABEL: @mul
func.func @mul(%a: tensor<4x8xf32>, %b: tensor<4x8xf32>, %c: tensor<?x8xf16>,
               %d: tensor<8xf16>, %e: tensor<4x1xbf16>, %f: tensor<1x?xbf16>,
               %g: tensor<4xi64>, %h: tensor<i64>, %i: tensor<?xui8>,
               %j: tensor<?xui8>) {
  // CHECK: nn.mul %{{.*}}, %{{.*}} : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
  %0 = nn.mul %a, %b : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
  // CHECK-NEXT: nn.mul %{{.*}}, %{{.*}} : (tensor<?x8xf16>, tensor<8xf16>) -> tensor<?x8xf16>
  %1 = nn.mul %c, %d : (tensor<?x8xf16>, tensor<8xf16>) -> tensor<?x8xf16>
  // CHECK-NEXT: nn.mul %{{.*}}, %{{.*}} : (tensor<4x1xbf16>, tensor<1x?xbf16>) -> tensor<4x?xbf16>
  %2 = nn.mul %e, %f : (tensor<4x1xbf16>, tensor<1x?xbf16>) -> tensor<4x?xbf16>
  // CHECK-NEXT: nn.mul %{{.*}}, %{{.*}} : (tensor<4xi64>, tensor<i64>) -> tensor<4xi64>
  %3 = nn.mul %g, %h : (tensor<4xi64>, tensor<i64>) -> tensor<4xi64>
  // CHECK-NEXT: nn.mul %{{.*}}, %{{.*}} : (tensor<?xui8>, tensor<?xui8>) -> tensor<?xui8>
  %4 = nn.mul %i, %j : (tensor<?xui8>, tensor<?xui8>) -> tensor<?xui8>
  return
}

// CHECK-LABEL: @div
func.func @div(%a: tensor<4x8xf32>, %b: tensor<4x8xf32>, %c: tensor<?x8xf16>,
               %d: tensor<8xf16>, %e: tensor<4x1xbf16>, %f: tensor<1x?xbf16>,
               %g: tensor<4xi64>, %h: tensor<i64>, %i: tensor<?xui8>,
               %j: tensor<?xui8>) {
  // CHECK: nn.div %{{.*}}, %{{.*}} : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
  %0 = nn.div %a, %b : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
  // CHECK-NEXT: nn.div %{{.*}}, %{{.*}} : (tensor<?x8xf16>, tensor<8xf16>) -> tensor<?x8xf16>
  %1 = nn.div %c, %d : (tensor<?x8xf16>, tensor<8xf16>) -> tensor<?x8xf16>
  // CHECK-NEXT: nn.div %{{.*}}, %{{.*}} : (tensor<4x1xbf16>, tensor<1x?xbf16>) -> tensor<4x?xbf16>
  %2 = nn.div %e, %f : (tensor<4x1xbf16>, tensor<1x?xbf16>) -> tensor<4x?xbf16>
  // CHECK-NEXT: nn.div %{{.*}}, %{{.*}} : (tensor<4xi64>, tensor<i64>) -> tensor<4xi64>
  %3 = nn.div %g, %h : (tensor<4xi64>, tensor<i64>) -> tensor<4xi64>
  // CHECK-NEXT: nn.div %{{.*}}, %{{.*}} : (tensor<?xui8>, tensor<?xui8>) -> tensor<?xui8>
  %4 = nn.div %i, %j : (tensor<?xui8>, tensor<?xui8>) -> tensor<?xui8>
  return
}

// CHECK-LABEL: @min
func.func @min(%a: tensor<4x8xf32>, %b: tensor<4x8xf32>, %c: tensor<?x8xf16>,
               %d: tensor<8xf16>, %e: tensor<4x1xbf16>, %f: tensor<1x?xbf16>,
               %g: tensor<4xi64>, %h: tensor<i64>, %i: tensor<?xui8>,
               %j: tensor<?xui8>) {
  // CHECK: nn.min %{{.*}}, %{{.*}} : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
  %0 = nn.min %a, %b : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
  // CHECK-NEXT: nn.min %{{.*}}, %{{.*}} : (tensor<?x8xf16>, tensor<8xf16>) -> tensor<?x8xf16>
  %1 = nn.min %c, %d : (tensor<?x8xf16>, tensor<8xf16>) -> tensor<?x8xf16>
  // CHECK-NEXT: nn.min %{{.*}}, %{{.*}} : (tensor<4x1xbf16>, tensor<1x?xbf16>) -> tensor<4x?xbf16>
  %2 = nn.min %e, %f : (tensor<4x1xbf16>, tensor<1x?xbf16>) -> tensor<4x?xbf16>
  // CHECK-NEXT: nn.min %{{.*}}, %{{.*}} : (tensor<4xi64>, tensor<i64>) -> tensor<4xi64>
  %3 = nn.min %g, %h : (tensor<4xi64>, tensor<i64>) -> tensor<4xi64>
  // CHECK-NEXT: nn.min %{{.*}}, %{{.*}} : (tensor<?xui8>, tensor<?xui8>) -> tensor<?xui8>
  %4 = nn.min %i, %j : (tensor<?xui8>, tensor<?xui8>) -> tensor<?xui8>
  return
}

// CHECK-LABEL: @max
func.func @max(%a: tensor<4x8xf32>, %b: tensor<4x8xf32>, %c: tensor<?x8xf16>,
               %d: tensor<8xf16>, %e: tensor<4x1xbf16>, %f: tensor<1x?xbf16>,
               %g: tensor<4xi64>, %h: tensor<i64>, %i: tensor<?xui8>,
               %j: tensor<?xui8>) {
  // CHECK: nn.max %{{.*}}, %{{.*}} : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
  %0 = nn.max %a, %b : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
  // CHECK-NEXT: nn.max %{{.*}}, %{{.*}} : (tensor<?x8xf16>, tensor<8xf16>) -> tensor<?x8xf16>
  %1 = nn.max %c, %d : (tensor<?x8xf16>, tensor<8xf16>) -> tensor<?x8xf16>
  // CHECK-NEXT: nn.max %{{.*}}, %{{.*}} : (tensor<4x1xbf16>, tensor<1x?xbf16>) -> tensor<4x?xbf16>
  %2 = nn.max %e, %f : (tensor<4x1xbf16>, tensor<1x?xbf16>) -> tensor<4x?xbf16>
  // CHECK-NEXT: nn.max %{{.*}}, %{{.*}} : (tensor<4xi64>, tensor<i64>) -> tensor<4xi64>
  %3 = nn.max %g, %h : (tensor<4xi64>, tensor<i64>) -> tensor<4xi64>
  // CHECK-NEXT: nn.max %{{.*}}, %{{.*}} : (tensor<?xui8>, tensor<?xui8>) -> tensor<?xui8>
  %4 = nn.max %i, %j : (tensor<?xui8>, tensor<?xui8>) -> tensor<?xui8>
  return
}

// CHECK-LABEL: @rem
func.func @rem(%a: tensor<4x8xf32>, %b: tensor<4x8xf32>, %c: tensor<?x8xf16>,
               %d: tensor<8xf16>, %e: tensor<4x1xbf16>, %f: tensor<1x?xbf16>,
               %g: tensor<4xi64>, %h: tensor<i64>, %i: tensor<?xui8>,
               %j: tensor<?xui8>) {
  // CHECK: nn.rem %{{.*}}, %{{.*}} : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
  %0 = nn.rem %a, %b : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
  // CHECK-NEXT: nn.rem %{{.*}}, %{{.*}} : (tensor<?x8xf16>, tensor<8xf16>) -> tensor<?x8xf16>
  %1 = nn.rem %c, %d : (tensor<?x8xf16>, tensor<8xf16>) -> tensor<?x8xf16>
  // CHECK-NEXT: nn.rem %{{.*}}, %{{.*}} : (tensor<4x1xbf16>, tensor<1x?xbf16>) -> tensor<4x?xbf16>
  %2 = nn.rem %e, %f : (tensor<4x1xbf16>, tensor<1x?xbf16>) -> tensor<4x?xbf16>
  // CHECK-NEXT: nn.rem %{{.*}}, %{{.*}} : (tensor<4xi64>, tensor<i64>) -> tensor<4xi64>
  %3 = nn.rem %g, %h : (tensor<4xi64>, tensor<i64>) -> tensor<4xi64>
  // CHECK-NEXT: nn.rem %{{.*}}, %{{.*}} : (tensor<?xui8>, tensor<?xui8>) -> tensor<?xui8>
  %4 = nn.rem %i, %j : (tensor<?xui8>, tensor<?xui8>) -> tensor<?xui8>
  return
}

// CHECK-LABEL: @pow
func.func @pow(%a: tensor<4x8xf32>, %b: tensor<4x8xf32>, %c: tensor<?x8xf16>,
               %d: tensor<8xf16>, %e: tensor<4x1xbf16>, %f: tensor<1x?xbf16>) {
  // CHECK: nn.pow %{{.*}}, %{{.*}} : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
  %0 = nn.pow %a, %b : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
  // CHECK-NEXT: nn.pow %{{.*}}, %{{.*}} : (tensor<?x8xf16>, tensor<8xf16>) -> tensor<?x8xf16>
  %1 = nn.pow %c, %d : (tensor<?x8xf16>, tensor<8xf16>) -> tensor<?x8xf16>
  // CHECK-NEXT: nn.pow %{{.*}}, %{{.*}} : (tensor<4x1xbf16>, tensor<1x?xbf16>) -> tensor<4x?xbf16>
  %2 = nn.pow %e, %f : (tensor<4x1xbf16>, tensor<1x?xbf16>) -> tensor<4x?xbf16>
  return
}

// CHECK-LABEL: @prelu
func.func @prelu(%a: tensor<4x8xf32>, %b: tensor<4x8xf32>, %c: tensor<?x8xf16>,
                 %d: tensor<8xf16>, %e: tensor<4x1xbf16>,
                 %f: tensor<1x?xbf16>) {
  // CHECK: nn.prelu %{{.*}}, %{{.*}} : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
  %0 = nn.prelu %a, %b : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
  // CHECK-NEXT: nn.prelu %{{.*}}, %{{.*}} : (tensor<?x8xf16>, tensor<8xf16>) -> tensor<?x8xf16>
  %1 = nn.prelu %c, %d : (tensor<?x8xf16>, tensor<8xf16>) -> tensor<?x8xf16>
  // CHECK-NEXT: nn.prelu %{{.*}}, %{{.*}} : (tensor<4x1xbf16>, tensor<1x?xbf16>) -> tensor<4x?xbf16>
  %2 = nn.prelu %e, %f : (tensor<4x1xbf16>, tensor<1x?xbf16>) -> tensor<4x?xbf16>
  return
}

// CHECK-LABEL: @and
func.func @and(%a: tensor<4x8xi1>, %b: tensor<4x8xi1>, %c: tensor<?x8xi32>,
               %d: tensor<8xi32>, %e: tensor<4x1xui8>, %f: tensor<1x?xui8>) {
  // CHECK: nn.and %{{.*}}, %{{.*}} : (tensor<4x8xi1>, tensor<4x8xi1>) -> tensor<4x8xi1>
  %0 = nn.and %a, %b : (tensor<4x8xi1>, tensor<4x8xi1>) -> tensor<4x8xi1>
  // CHECK-NEXT: nn.and %{{.*}}, %{{.*}} : (tensor<?x8xi32>, tensor<8xi32>) -> tensor<?x8xi32>
  %1 = nn.and %c, %d : (tensor<?x8xi32>, tensor<8xi32>) -> tensor<?x8xi32>
  // CHECK-NEXT: nn.and %{{.*}}, %{{.*}} : (tensor<4x1xui8>, tensor<1x?xui8>) -> tensor<4x?xui8>
  %2 = nn.and %e, %f : (tensor<4x1xui8>, tensor<1x?xui8>) -> tensor<4x?xui8>
  return
}

// CHECK-LABEL: @or
func.func @or(%a: tensor<4x8xi1>, %b: tensor<4x8xi1>, %c: tensor<?x8xi32>,
              %d: tensor<8xi32>, %e: tensor<4x1xui8>, %f: tensor<1x?xui8>) {
  // CHECK: nn.or %{{.*}}, %{{.*}} : (tensor<4x8xi1>, tensor<4x8xi1>) -> tensor<4x8xi1>
  %0 = nn.or %a, %b : (tensor<4x8xi1>, tensor<4x8xi1>) -> tensor<4x8xi1>
  // CHECK-NEXT: nn.or %{{.*}}, %{{.*}} : (tensor<?x8xi32>, tensor<8xi32>) -> tensor<?x8xi32>
  %1 = nn.or %c, %d : (tensor<?x8xi32>, tensor<8xi32>) -> tensor<?x8xi32>
  // CHECK-NEXT: nn.or %{{.*}}, %{{.*}} : (tensor<4x1xui8>, tensor<1x?xui8>) -> tensor<4x?xui8>
  %2 = nn.or %e, %f : (tensor<4x1xui8>, tensor<1x?xui8>) -> tensor<4x?xui8>
  return
}

// CHECK-LABEL: @xor
func.func @xor(%a: tensor<4x8xi1>, %b: tensor<4x8xi1>, %c: tensor<?x8xi32>,
               %d: tensor<8xi32>, %e: tensor<4x1xui8>, %f: tensor<1x?xui8>) {
  // CHECK: nn.xor %{{.*}}, %{{.*}} : (tensor<4x8xi1>, tensor<4x8xi1>) -> tensor<4x8xi1>
  %0 = nn.xor %a, %b : (tensor<4x8xi1>, tensor<4x8xi1>) -> tensor<4x8xi1>
  // CHECK-NEXT: nn.xor %{{.*}}, %{{.*}} : (tensor<?x8xi32>, tensor<8xi32>) -> tensor<?x8xi32>
  %1 = nn.xor %c, %d : (tensor<?x8xi32>, tensor<8xi32>) -> tensor<?x8xi32>
  // CHECK-NEXT: nn.xor %{{.*}}, %{{.*}} : (tensor<4x1xui8>, tensor<1x?xui8>) -> tensor<4x?xui8>
  %2 = nn.xor %e, %f : (tensor<4x1xui8>, tensor<1x?xui8>) -> tensor<4x?xui8>
  return
}

// CHECK-LABEL: @compare
func.func @compare(%a: tensor<4xf32>, %b: tensor<4xf32>, %c: tensor<4xf32>,
                   %d: tensor<4xf32>, %e: tensor<4xf32>, %f: tensor<4xf32>,
                   %g: tensor<4xf32>, %h: tensor<4xf32>, %i: tensor<4xf32>,
                   %j: tensor<4xf32>, %v10: tensor<4xf32>, %v11: tensor<4xf32>,
                   %v12: tensor<?xi1>, %v13: tensor<1xi1>,
                   %v14: tensor<3x1xui8>, %v15: tensor<?xui8>) {
  // CHECK: nn.compare eq, %{{.*}}, %{{.*}} : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xi1>
  %0 = nn.compare eq, %a, %b : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xi1>
  // CHECK-NEXT: nn.compare ne, %{{.*}}, %{{.*}} : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xi1>
  %1 = nn.compare ne, %c, %d : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xi1>
  // CHECK-NEXT: nn.compare lt, %{{.*}}, %{{.*}} : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xi1>
  %2 = nn.compare lt, %e, %f : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xi1>
  // CHECK-NEXT: nn.compare le, %{{.*}}, %{{.*}} : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xi1>
  %3 = nn.compare le, %g, %h : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xi1>
  // CHECK-NEXT: nn.compare gt, %{{.*}}, %{{.*}} : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xi1>
  %4 = nn.compare gt, %i, %j : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xi1>
  // CHECK-NEXT: nn.compare ge, %{{.*}}, %{{.*}} : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xi1>
  %5 = nn.compare ge, %v10, %v11 : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xi1>
  // CHECK-NEXT: nn.compare eq, %{{.*}}, %{{.*}} : (tensor<?xi1>, tensor<1xi1>) -> tensor<?xi1>
  %6 = nn.compare eq, %v12, %v13 : (tensor<?xi1>, tensor<1xi1>) -> tensor<?xi1>
  // CHECK-NEXT: nn.compare lt, %{{.*}}, %{{.*}} : (tensor<3x1xui8>, tensor<?xui8>) -> tensor<3x?xi1>
  %7 = nn.compare lt, %v14, %v15 : (tensor<3x1xui8>, tensor<?xui8>) -> tensor<3x?xi1>
  return
}

// CHECK-LABEL: @select
func.func @select(%a: tensor<4xi1>, %b: tensor<4xf32>, %c: tensor<4xf32>,
                  %d: tensor<i1>, %e: tensor<?xi64>, %f: tensor<3x1xi64>,
                  %g: tensor<?xi1>, %h: tensor<i1>, %i: tensor<i1>) {
  // CHECK: nn.select %{{.*}}, %{{.*}}, %{{.*}} : (tensor<4xi1>, tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  %0 = nn.select %a, %b, %c : (tensor<4xi1>, tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  // CHECK-NEXT: nn.select %{{.*}}, %{{.*}}, %{{.*}} : (tensor<i1>, tensor<?xi64>, tensor<3x1xi64>) -> tensor<3x?xi64>
  %1 = nn.select %d, %e, %f : (tensor<i1>, tensor<?xi64>, tensor<3x1xi64>) -> tensor<3x?xi64>
  // CHECK-NEXT: nn.select %{{.*}}, %{{.*}}, %{{.*}} : (tensor<?xi1>, tensor<i1>, tensor<i1>) -> tensor<?xi1>
  %2 = nn.select %g, %h, %i : (tensor<?xi1>, tensor<i1>, tensor<i1>) -> tensor<?xi1>
  return
}

// CHECK-LABEL: @clamp
func.func @clamp(%a: tensor<4x8xf32>, %b: tensor<f32>, %c: tensor<f32>,
                 %d: tensor<?xi8>, %e: tensor<?xi8>, %f: tensor<1xi8>) {
  // CHECK: nn.clamp %{{.*}}, %{{.*}}, %{{.*}} : (tensor<4x8xf32>, tensor<f32>, tensor<f32>) -> tensor<4x8xf32>
  %0 = nn.clamp %a, %b, %c : (tensor<4x8xf32>, tensor<f32>, tensor<f32>) -> tensor<4x8xf32>
  // CHECK-NEXT: nn.clamp %{{.*}}, %{{.*}}, %{{.*}} : (tensor<?xi8>, tensor<?xi8>, tensor<1xi8>) -> tensor<?xi8>
  %1 = nn.clamp %d, %e, %f : (tensor<?xi8>, tensor<?xi8>, tensor<1xi8>) -> tensor<?xi8>
  return
}
