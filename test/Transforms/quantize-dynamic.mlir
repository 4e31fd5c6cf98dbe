// RUN: nn-opt %s --nn-quantize='scheme=int8-dynamic' | FileCheck %s
// RUN: nn-opt %s --nn-quantize='scheme=int8-dynamic activations=s8' | FileCheck %s --check-prefix=S8
// RUN: nn-opt %s --nn-quantize='scheme=int8-dynamic' -o %t.mlir && nn-check --mode=static,dynamic %t.mlir

// Each row has a scale and a zero point, once for all that read it. What the
// zero points add to the sums is taken off again.
// CHECK-LABEL: func @rows
// CHECK-DAG:     nn.reduce_min %arg0 axes = [1] keepdims : (tensor<9x64xf32>) -> tensor<9x1xf32>
// CHECK-DAG:     nn.reduce_max %arg0 axes = [1] keepdims
// CHECK-DAG:     nn.constant dense<0.00392156886> : tensor<f32>
// CHECK:         %[[S:.*]] = nn.max %{{.*}}, %{{.*}} : (tensor<9x1xf32>, tensor<f32>)
// CHECK-NEXT:    %[[F:.*]] = nn.reciprocal %[[S]]
// CHECK:         %[[Z:.*]] = nn.cast %{{.*}} : (tensor<9x1xf32>) -> tensor<9x1xi32>
// CHECK:         %[[Q:.*]] = nn.cast %{{.*}} : (tensor<9x64xf32>) -> tensor<9x64xui8>
// CHECK:         %[[P:.*]] = nn.linear %[[Q]], %{{.*}} : (tensor<9x64xui8>, tensor<64x64xi8>) -> tensor<9x64xi32>
// CHECK-NEXT:    %[[SUMS:.*]] = nn.constant dense<8128> : tensor<64xi32>
// CHECK-NEXT:    %[[ZEROS:.*]] = nn.mul %[[Z]], %[[SUMS]]
// CHECK-NEXT:    nn.sub %[[P]], %[[ZEROS]]
// CHECK:         nn.mul %{{.*}}, %[[S]]
// CHECK:         nn.add %{{.*}} : (tensor<9x64xf32>, tensor<64xf32>)
// CHECK-NOT:     nn.reduce
// CHECK:         nn.matmul %[[Q]], %{{.*}} : (tensor<9x64xui8>, tensor<64x64xi8>)
// CHECK:         return
//
// Around 0 there is nothing to take off.
// S8-LABEL:    func @rows
// S8:            nn.constant dense<0.00787401571> : tensor<f32>
// S8:            nn.linear %{{.*}} : (tensor<9x64xi8>, tensor<64x64xi8>) -> tensor<9x64xi32>
// S8-NOT:        nn.sub
// S8:            return
func.func @rows(%x: tensor<9x64xf32> {nn.range = [-1.0, 3.0]}) -> (tensor<9x64xf32>, tensor<9x64xf32>) {
  %w = nn.constant dense<0.5> : tensor<64x64xf32>
  %b = nn.constant dense<1.5> : tensor<64xf32>
  %0 = nn.linear %x, %w, %b : (tensor<9x64xf32>, tensor<64x64xf32>, tensor<64xf32>) -> tensor<9x64xf32>
  %1 = nn.matmul %x, %w : (tensor<9x64xf32>, tensor<64x64xf32>) -> tensor<9x64xf32>
  return %0, %1 : tensor<9x64xf32>, tensor<9x64xf32>
}

// Each image has a scale, and no zero point, since 0 is what is padded with.
// CHECK-LABEL: func @images
// CHECK:         %[[R:.*]] = nn.reshape %arg0, %{{.*}} -> tensor<2x200xf32>
// CHECK:         nn.reduce_max %[[R]] axes = [1] keepdims : (tensor<2x200xf32>) -> tensor<2x1xf32>
// CHECK:         nn.reduce_min %[[R]]
// CHECK:         %[[Q:.*]] = nn.cast %{{.*}} : (tensor<2x200xf32>) -> tensor<2x200xi8>
// CHECK:         %[[I:.*]] = nn.reshape %[[Q]], %{{.*}} -> tensor<2x5x5x8xi8>
// CHECK:         %[[S:.*]] = nn.reshape %{{.*}} -> tensor<2x1x1x1xf32>
// CHECK-NOT:     nn.sub
// CHECK:         nn.conv %[[I]], %{{.*}} pads = [1, 1, 1, 1] layout = nhwc : (tensor<2x5x5x8xi8>, tensor<3x3x8x16xi8>) -> tensor<2x5x5x16xi32>
// CHECK:         nn.mul %{{.*}}, %[[S]]
//
// What can't be below 0 has all of ui8.
// CHECK:         %[[T:.*]] = nn.reshape
// CHECK:         nn.reduce_max %[[T]]
// CHECK-NOT:     nn.reduce_min
// CHECK:         nn.conv %{{.*}} : (tensor<2x5x5x16xui8>, tensor<3x3x16x16xi8>)
func.func @images(%x: tensor<2x5x5x8xf32> {nn.range = [-1.0, 3.0]}) -> tensor<2x5x5x16xf32> {
  %w = nn.constant dense<0.5> : tensor<3x3x8x16xf32>
  %v = nn.constant dense<0.5> : tensor<3x3x16x16xf32>
  %0 = nn.conv %x, %w pads = [1, 1, 1, 1] layout = nhwc : (tensor<2x5x5x8xf32>, tensor<3x3x8x16xf32>) -> tensor<2x5x5x16xf32>
  %1 = nn.relu %0 : (tensor<2x5x5x16xf32>) -> tensor<2x5x5x16xf32>
  %2 = nn.max_pool %1 kernel = [3, 3] pads = [1, 1, 1, 1] layout = nhwc : (tensor<2x5x5x16xf32>) -> tensor<2x5x5x16xf32>
  %3 = nn.conv %2, %v pads = [1, 1, 1, 1] layout = nhwc : (tensor<2x5x5x16xf32>, tensor<3x3x16x16xf32>) -> tensor<2x5x5x16xf32>
  return %3 : tensor<2x5x5x16xf32>
}

// Rows of zeros have some scale, and a batch of matrices one for each row.
// CHECK-LABEL: func @zeros
// CHECK:         nn.reduce_min %{{.*}} axes = [2] keepdims
func.func @zeros(%x: tensor<3x7x64xf32>) -> (tensor<3x7x64xf32> {nn.expect = dense<2.5> : tensor<3x7x64xf32>}) {
  %none = nn.constant dense<0.0> : tensor<f32>
  %z = nn.mul %x, %none : (tensor<3x7x64xf32>, tensor<f32>) -> tensor<3x7x64xf32>
  %w = nn.constant dense<0.5> : tensor<64x64xf32>
  %b = nn.constant dense<2.5> : tensor<64xf32>
  %0 = nn.linear %z, %w, %b : (tensor<3x7x64xf32>, tensor<64x64xf32>, tensor<64xf32>) -> tensor<3x7x64xf32>
  return %0 : tensor<3x7x64xf32>
}
