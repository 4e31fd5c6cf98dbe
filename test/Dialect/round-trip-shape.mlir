// RUN: nn-opt %s | nn-opt | FileCheck %s
// RUN: nn-opt %s --mlir-print-op-generic | nn-opt | FileCheck %s
// RUN: nn-opt %s --emit-bytecode | nn-opt | FileCheck %s

// Shape ops and data movement: static and dynamic, optional operands present
// and absent.

// CHECK-LABEL: @shape_of
func.func @shape_of(%a: tensor<2x?xf32>, %b: tensor<i1>) {
  // CHECK: nn.shape_of %{{.*}} : (tensor<2x?xf32>) -> tensor<2xi64>
  %0 = nn.shape_of %a : (tensor<2x?xf32>) -> tensor<2xi64>
  // CHECK-NEXT: nn.shape_of %{{.*}} : (tensor<i1>) -> tensor<0xi64>
  %1 = nn.shape_of %b : (tensor<i1>) -> tensor<0xi64>
  return
}

// CHECK-LABEL: @reshape
func.func @reshape(%a: tensor<2x6xf32>, %b: tensor<3xi64>, %c: tensor<?x6xi1>,
                   %d: tensor<2xi64>, %e: tensor<1xui8>, %f: tensor<0xi64>) {
  // CHECK: nn.reshape %{{.*}}, %{{.*}} : (tensor<2x6xf32>, tensor<3xi64>) -> tensor<?x?x?xf32>
  %0 = nn.reshape %a, %b : (tensor<2x6xf32>, tensor<3xi64>) -> tensor<?x?x?xf32>
  // CHECK-NEXT: nn.reshape %{{.*}}, %{{.*}} {allow_zero} : (tensor<?x6xi1>, tensor<2xi64>) -> tensor<?x3xi1>
  %1 = nn.reshape %c, %d {allow_zero} : (tensor<?x6xi1>, tensor<2xi64>) -> tensor<?x3xi1>
  // CHECK-NEXT: nn.reshape %{{.*}}, %{{.*}} : (tensor<1xui8>, tensor<0xi64>) -> tensor<ui8>
  %2 = nn.reshape %e, %f : (tensor<1xui8>, tensor<0xi64>) -> tensor<ui8>
  return
}

// CHECK-LABEL: @squeeze
func.func @squeeze(%a: tensor<1x3x1xf32>, %b: tensor<?x?xi64>) {
  // CHECK: nn.squeeze %{{.*}} axes = [0, -1] : (tensor<1x3x1xf32>) -> tensor<3xf32>
  %0 = nn.squeeze %a axes = [0, -1] : (tensor<1x3x1xf32>) -> tensor<3xf32>
  // CHECK-NEXT: nn.squeeze %{{.*}} axes = [1] : (tensor<?x?xi64>) -> tensor<?xi64>
  %1 = nn.squeeze %b axes = [1] : (tensor<?x?xi64>) -> tensor<?xi64>
  return
}

// CHECK-LABEL: @unsqueeze
func.func @unsqueeze(%a: tensor<3xf32>, %b: tensor<i64>, %c: tensor<?xbf16>) {
  // CHECK: nn.unsqueeze %{{.*}} axes = [0, -1] : (tensor<3xf32>) -> tensor<1x3x1xf32>
  %0 = nn.unsqueeze %a axes = [0, -1] : (tensor<3xf32>) -> tensor<1x3x1xf32>
  // CHECK-NEXT: nn.unsqueeze %{{.*}} axes = [0] : (tensor<i64>) -> tensor<1xi64>
  %1 = nn.unsqueeze %b axes = [0] : (tensor<i64>) -> tensor<1xi64>
  // CHECK-NEXT: nn.unsqueeze %{{.*}} axes = [1] : (tensor<?xbf16>) -> tensor<?x1xbf16>
  %2 = nn.unsqueeze %c axes = [1] : (tensor<?xbf16>) -> tensor<?x1xbf16>
  return
}

// CHECK-LABEL: @transpose
func.func @transpose(%a: tensor<2x3x4xf32>, %b: tensor<?x3xi8>,
                     %c: tensor<f32>) {
  // CHECK: nn.transpose %{{.*}} perm = [2, 0, 1] : (tensor<2x3x4xf32>) -> tensor<4x2x3xf32>
  %0 = nn.transpose %a perm = [2, 0, 1] : (tensor<2x3x4xf32>) -> tensor<4x2x3xf32>
  // CHECK-NEXT: nn.transpose %{{.*}} perm = [1, 0] : (tensor<?x3xi8>) -> tensor<3x?xi8>
  %1 = nn.transpose %b perm = [1, 0] : (tensor<?x3xi8>) -> tensor<3x?xi8>
  // CHECK-NEXT: nn.transpose %{{.*}} perm = [] : (tensor<f32>) -> tensor<f32>
  %2 = nn.transpose %c perm = [] : (tensor<f32>) -> tensor<f32>
  return
}

// CHECK-LABEL: @concat
func.func @concat(%a: tensor<2x3xf32>, %b: tensor<2x5xf32>, %c: tensor<?xi64>,
                  %d: tensor<3xi64>, %e: tensor<1xi64>, %f: tensor<?x4xi1>) {
  // CHECK: nn.concat %{{.*}}, %{{.*}} axis = 1 : (tensor<2x3xf32>, tensor<2x5xf32>) -> tensor<2x8xf32>
  %0 = nn.concat %a, %b axis = 1 : (tensor<2x3xf32>, tensor<2x5xf32>) -> tensor<2x8xf32>
  // CHECK-NEXT: nn.concat %{{.*}}, %{{.*}}, %{{.*}} axis = -1 : (tensor<?xi64>, tensor<3xi64>, tensor<1xi64>) -> tensor<?xi64>
  %1 = nn.concat %c, %d, %e axis = -1 : (tensor<?xi64>, tensor<3xi64>, tensor<1xi64>) -> tensor<?xi64>
  // CHECK-NEXT: nn.concat %{{.*}} axis = 0 : (tensor<?x4xi1>) -> tensor<?x4xi1>
  %2 = nn.concat %f axis = 0 : (tensor<?x4xi1>) -> tensor<?x4xi1>
  return
}

// CHECK-LABEL: @split
func.func @split(%a: tensor<2x8xf32>, %b: tensor<?xi64>) {
  // CHECK: nn.split %{{.*}} axis = 1 sizes = [3, 5] : (tensor<2x8xf32>) -> (tensor<2x3xf32>, tensor<2x5xf32>)
  %0:2 = nn.split %a axis = 1 sizes = [3, 5] : (tensor<2x8xf32>) -> (tensor<2x3xf32>, tensor<2x5xf32>)
  // CHECK-NEXT: nn.split %{{.*}} axis = -1 sizes = [1, 2, 0] : (tensor<?xi64>) -> (tensor<1xi64>, tensor<2xi64>, tensor<0xi64>)
  %1:3 = nn.split %b axis = -1 sizes = [1, 2, 0] : (tensor<?xi64>) -> (tensor<1xi64>, tensor<2xi64>, tensor<0xi64>)
  return
}

// CHECK-LABEL: @slice
func.func @slice(%a: tensor<8x8xf32>, %b: tensor<1xi64>, %c: tensor<1xi64>,
                 %d: tensor<?x8xi8>, %e: tensor<2xi64>, %f: tensor<2xi64>,
                 %g: tensor<2xi64>) {
  // CHECK: nn.slice %{{.*}}, %{{.*}}, %{{.*}} axes = [0] : (tensor<8x8xf32>, tensor<1xi64>, tensor<1xi64>) -> tensor<?x8xf32>
  %0 = nn.slice %a, %b, %c axes = [0] : (tensor<8x8xf32>, tensor<1xi64>, tensor<1xi64>) -> tensor<?x8xf32>
  // CHECK-NEXT: nn.slice %{{.*}}, %{{.*}}, %{{.*}}, %{{.*}} axes = [1, -2] : (tensor<?x8xi8>, tensor<2xi64>, tensor<2xi64>, tensor<2xi64>) -> tensor<?x?xi8>
  %1 = nn.slice %d, %e, %f, %g axes = [1, -2] : (tensor<?x8xi8>, tensor<2xi64>, tensor<2xi64>, tensor<2xi64>) -> tensor<?x?xi8>
  return
}

// CHECK-LABEL: @pad
func.func @pad(%a: tensor<2x3xf32>, %b: tensor<4xi64>, %c: tensor<?xi64>,
               %d: tensor<2xi64>, %e: tensor<i64>, %f: tensor<2xf16>,
               %g: tensor<2xi64>, %h: tensor<2xf64>, %i: tensor<2xi64>) {
  // CHECK: nn.pad %{{.*}}, %{{.*}} : (tensor<2x3xf32>, tensor<4xi64>) -> tensor<?x?xf32>
  %0 = nn.pad %a, %b : (tensor<2x3xf32>, tensor<4xi64>) -> tensor<?x?xf32>
  // CHECK-NEXT: nn.pad %{{.*}}, %{{.*}}, %{{.*}} : (tensor<?xi64>, tensor<2xi64>, tensor<i64>) -> tensor<?xi64>
  %1 = nn.pad %c, %d, %e : (tensor<?xi64>, tensor<2xi64>, tensor<i64>) -> tensor<?xi64>
  // CHECK-NEXT: nn.pad %{{.*}}, %{{.*}} mode = reflect : (tensor<2xf16>, tensor<2xi64>) -> tensor<?xf16>
  %2 = nn.pad %f, %g mode = reflect : (tensor<2xf16>, tensor<2xi64>) -> tensor<?xf16>
  // CHECK-NEXT: nn.pad %{{.*}}, %{{.*}} mode = edge : (tensor<2xf64>, tensor<2xi64>) -> tensor<5xf64>
  %3 = nn.pad %h, %i mode = edge : (tensor<2xf64>, tensor<2xi64>) -> tensor<5xf64>
  return
}

// CHECK-LABEL: @expand
func.func @expand(%a: tensor<3x1xf32>, %b: tensor<3xi64>, %c: tensor<?xi1>,
                  %d: tensor<1xi64>) {
  // CHECK: nn.expand %{{.*}}, %{{.*}} : (tensor<3x1xf32>, tensor<3xi64>) -> tensor<?x3x?xf32>
  %0 = nn.expand %a, %b : (tensor<3x1xf32>, tensor<3xi64>) -> tensor<?x3x?xf32>
  // CHECK-NEXT: nn.expand %{{.*}}, %{{.*}} : (tensor<?xi1>, tensor<1xi64>) -> tensor<?xi1>
  %1 = nn.expand %c, %d : (tensor<?xi1>, tensor<1xi64>) -> tensor<?xi1>
  return
}

// CHECK-LABEL: @gather
func.func @gather(%a: tensor<5x3xf32>, %b: tensor<2x2xi64>, %c: tensor<5x?xi8>,
                  %d: tensor<i32>, %e: tensor<?xi64>, %f: tensor<i64>) {
  // CHECK: nn.gather %{{.*}}, %{{.*}} : (tensor<5x3xf32>, tensor<2x2xi64>) -> tensor<2x2x3xf32>
  %0 = nn.gather %a, %b : (tensor<5x3xf32>, tensor<2x2xi64>) -> tensor<2x2x3xf32>
  // CHECK-NEXT: nn.gather %{{.*}}, %{{.*}} {axis = 1 : i64} : (tensor<5x?xi8>, tensor<i32>) -> tensor<5xi8>
  %1 = nn.gather %c, %d {axis = 1 : i64} : (tensor<5x?xi8>, tensor<i32>) -> tensor<5xi8>
  // CHECK-NEXT: nn.gather %{{.*}}, %{{.*}} : (tensor<?xi64>, tensor<i64>) -> tensor<i64>
  %2 = nn.gather %e, %f : (tensor<?xi64>, tensor<i64>) -> tensor<i64>
  return
}
