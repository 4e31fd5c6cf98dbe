// RUN: nn-opt %s --nn-lower-to-linalg | FileCheck %s
// RUN: nn-opt %s --nn-lower-to-linalg \
// RUN:   --one-shot-bufferize=bufferize-function-boundaries \
// RUN:   --convert-linalg-to-loops | FileCheck %s --check-prefix=LOOPS

// LOOPS-NOT: {{nn\.|linalg\.|tensor\.}}

// nn.conv and nn.conv_transpose: padding, fill, root, bias.

// CHECK-DAG: #[[IN:.*]] = affine_map<(d0, d1, d2, d3, d4, d5, d6) -> (d0, d1 * 2 + d4, d2 * 2 + d5 * 3, d6)>
// CHECK-DAG: #[[FILTER:.*]] = affine_map<(d0, d1, d2, d3, d4, d5, d6) -> (d4, d5, d6, d3)>
// CHECK-DAG: #[[OUT:.*]] = affine_map<(d0, d1, d2, d3, d4, d5, d6) -> (d0, d1, d2, d3)>
// CHECK-DAG: #[[ID4:.*]] = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
// CHECK-DAG: #[[BIAS:.*]] = affine_map<(d0, d1, d2, d3) -> (d3)>
// CHECK-DAG: #[[IN_C:.*]] = affine_map<(d0, d1, d2, d3, d4, d5, d6) -> (d0, d4, d2 + d5, d3 + d6)>
// CHECK-DAG: #[[FILTER_C:.*]] = affine_map<(d0, d1, d2, d3, d4, d5, d6) -> (d1, d4, d5, d6)>
// CHECK-DAG: #[[BIAS_C:.*]] = affine_map<(d0, d1, d2, d3) -> (d1)>
// CHECK-DAG: #[[IN_D:.*]] = affine_map<(d0, d1, d2, d3, d4, d5) -> (d0, d1 + d4, d2 + d5, d3)>
// CHECK-DAG: #[[FILTER_D:.*]] = affine_map<(d0, d1, d2, d3, d4, d5) -> (d4, d5, d3)>
// CHECK-DAG: #[[OUT_D:.*]] = affine_map<(d0, d1, d2, d3, d4, d5) -> (d0, d1, d2, d3)>
// CHECK-DAG: #[[IN_DC:.*]] = affine_map<(d0, d1, d2, d3, d4, d5) -> (d0, d1, d2 + d4, d3 + d5)>
// CHECK-DAG: #[[FILTER_DC:.*]] = affine_map<(d0, d1, d2, d3, d4, d5) -> (d1, d4, d5)>
// CHECK-DAG: #[[IN_G:.*]] = affine_map<(d0, d1, d2, d3, d4, d5, d6, d7) -> (d0, d1 + d5, d2 + d6, d3, d7)>
// CHECK-DAG: #[[FILTER_G:.*]] = affine_map<(d0, d1, d2, d3, d4, d5, d6, d7) -> (d5, d6, d7, d3, d4)>
// CHECK-DAG: #[[IN_GC:.*]] = affine_map<(d0, d1, d2, d3, d4, d5, d6, d7) -> (d0, d1, d5, d3 + d6, d4 + d7)>
// CHECK-DAG: #[[FILTER_GC:.*]] = affine_map<(d0, d1, d2, d3, d4, d5, d6, d7) -> (d1, d2, d5, d6, d7)>
// CHECK-DAG: #[[OUT_G:.*]] = affine_map<(d0, d1, d2, d3, d4, d5, d6, d7) -> (d0, d1, d2, d3, d4)>
// CHECK-DAG: #[[MIRROR:.*]] = affine_map<(d0, d1, d2, d3, d4) -> (d0, d2, d1, -d3 + 2, -d4 + 1)>

// CHECK-LABEL: func.func @nhwc(
// CHECK-SAME: %[[X:[^:]*]]: tensor<?x8x9x4xf32>, %[[W:[^:]*]]: tensor<3x2x4x16xf32>, %[[B:[^:]*]]: tensor<16xf32>)
// CHECK: %[[N:.*]] = tensor.dim %[[X]]
// CHECK: %[[P:.*]] = tensor.pad %[[X]] low[0, 1, 0, 0] high[0, 0, 2, 0]
// CHECK: tensor<?x8x9x4xf32> to tensor<?x9x11x4xf32>
// CHECK: tensor.empty(%[[N]]) : tensor<?x4x4x16xf32>
// CHECK: %[[F:.*]] = linalg.fill
// CHECK: %[[R:.*]] = linalg.generic {indexing_maps = [#[[IN]], #[[FILTER]], #[[OUT]]]
// CHECK-SAME: ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction", "reduction"]
// CHECK-SAME: ins(%[[P]], %[[W]] :
// CHECK-SAME: outs(%[[F]] :
// CHECK: arith.mulf %{{.*}} fastmath<contract>
// CHECK: arith.addf %{{.*}} fastmath<contract>
// CHECK: linalg.generic {indexing_maps = [#[[ID4]], #[[BIAS]], #[[ID4]]]
// CHECK-SAME: ins(%[[R]], %[[B]] :
func.func @nhwc(%x: tensor<?x8x9x4xf32>, %w: tensor<3x2x4x16xf32>, %b: tensor<16xf32>)
    -> tensor<?x4x4x16xf32> {
  %0 = nn.conv %x, %w, %b strides = [2, 2] pads = [1, 0, 0, 2]
      dilations = [1, 3] layout = nhwc
      : (tensor<?x8x9x4xf32>, tensor<3x2x4x16xf32>, tensor<16xf32>) -> tensor<?x4x4x16xf32>
  return %0 : tensor<?x4x4x16xf32>
}

// With padding that keeps the size, the size is the input's.
// CHECK-LABEL: func.func @nchw_dynamic(
// CHECK-SAME: %[[X:[^:]*]]: tensor<1x4x?x?xf32>
// CHECK-DAG: %[[H:.*]] = tensor.dim %[[X]], %c2
// CHECK-DAG: %[[W:.*]] = tensor.dim %[[X]], %c3
// CHECK: tensor.empty(%[[H]], %[[W]]) : tensor<1x16x?x?xf32>
// CHECK: linalg.generic {indexing_maps = [#[[IN_C]], #[[FILTER_C]], #[[OUT]]]
// CHECK: linalg.generic {indexing_maps = [#[[ID4]], #[[BIAS_C]], #[[ID4]]]
func.func @nchw_dynamic(%x: tensor<1x4x?x?xf32>, %w: tensor<16x4x3x3xf32>, %b: tensor<16xf32>)
    -> tensor<1x16x?x?xf32> {
  %0 = nn.conv %x, %w, %b pads = [1, 1, 1, 1]
      : (tensor<1x4x?x?xf32>, tensor<16x4x3x3xf32>, tensor<16xf32>) -> tensor<1x16x?x?xf32>
  return %0 : tensor<1x16x?x?xf32>
}

// Two ways to the same size: the sum needs no tensor.extract.
// CHECK-LABEL: func.func @residual(
// CHECK-NOT: tensor.extract
// CHECK: return
func.func @residual(%x: tensor<1x4x?x?xf32>, %w: tensor<4x4x3x3xf32>, %v: tensor<4x4x1x1xf32>)
    -> tensor<1x4x?x?xf32> {
  %0 = nn.conv %x, %w strides = [2, 2] pads = [1, 1, 1, 1]
      : (tensor<1x4x?x?xf32>, tensor<4x4x3x3xf32>) -> tensor<1x4x?x?xf32>
  %1 = nn.conv %x, %v strides = [2, 2]
      : (tensor<1x4x?x?xf32>, tensor<4x4x1x1xf32>) -> tensor<1x4x?x?xf32>
  %2 = nn.add %0, %1 : (tensor<1x4x?x?xf32>, tensor<1x4x?x?xf32>) -> tensor<1x4x?x?xf32>
  return %2 : tensor<1x4x?x?xf32>
}

// CHECK-LABEL: func.func @no_padding(
// CHECK-NOT: tensor.pad
// CHECK: return
func.func @no_padding(%x: tensor<1x1x1x4xf32>, %w: tensor<1x1x4x8xf32>) -> tensor<1x1x1x8xf32> {
  %0 = nn.conv %x, %w layout = nhwc
      : (tensor<1x1x1x4xf32>, tensor<1x1x4x8xf32>) -> tensor<1x1x1x8xf32>
  return %0 : tensor<1x1x1x8xf32>
}

// CHECK-LABEL: func.func @depthwise(
// CHECK: %[[W:.*]] = tensor.collapse_shape %{{.*}} : tensor<3x3x1x4xf16> into tensor<3x3x4xf16>
// CHECK: linalg.fill {{.*}} -> tensor<1x6x6x4xf32>
// CHECK: linalg.generic {indexing_maps = [#[[IN_D]], #[[FILTER_D]], #[[OUT_D]]]
// CHECK-SAME: ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction"]
// CHECK-SAME: ins(%{{.*}}, %[[W]] :
// CHECK: arith.truncf %{{.*}} : f32 to f16
func.func @depthwise(%x: tensor<1x8x8x4xf16>, %w: tensor<3x3x1x4xf16>) -> tensor<1x6x6x4xf16> {
  %0 = nn.conv %x, %w groups = 4 layout = nhwc
      : (tensor<1x8x8x4xf16>, tensor<3x3x1x4xf16>) -> tensor<1x6x6x4xf16>
  return %0 : tensor<1x6x6x4xf16>
}

// CHECK-LABEL: func.func @depthwise_nchw(
// CHECK: tensor.collapse_shape %{{.*}} : tensor<4x1x3x3xf32> into tensor<4x3x3xf32>
// CHECK: linalg.generic {indexing_maps = [#[[IN_DC]], #[[FILTER_DC]], #[[OUT_D]]]
func.func @depthwise_nchw(%x: tensor<?x4x8x8xf32>, %w: tensor<4x1x3x3xf32>) -> tensor<?x4x6x6xf32> {
  %0 = nn.conv %x, %w groups = 4
      : (tensor<?x4x8x8xf32>, tensor<4x1x3x3xf32>) -> tensor<?x4x6x6xf32>
  return %0 : tensor<?x4x6x6xf32>
}

// CHECK-LABEL: func.func @grouped(
// CHECK-DAG: %[[X:.*]] = tensor.expand_shape %{{.*}} into tensor<?x8x8x2x2xf32>
// CHECK-DAG: %[[W:.*]] = tensor.expand_shape %{{.*}} into tensor<3x3x2x2x3xf32>
// CHECK: %[[R:.*]] = linalg.generic {indexing_maps = [#[[IN_G]], #[[FILTER_G]], #[[OUT_G]]]
// CHECK-SAME: ["parallel", "parallel", "parallel", "parallel", "parallel", "reduction", "reduction", "reduction"]
// CHECK-SAME: ins(%[[X]], %[[W]] :
// CHECK: tensor.collapse_shape %[[R]] {{.*}} into tensor<?x6x6x6xf32>
func.func @grouped(%x: tensor<?x8x8x4xf32>, %w: tensor<3x3x2x6xf32>) -> tensor<?x6x6x6xf32> {
  %0 = nn.conv %x, %w groups = 2 layout = nhwc
      : (tensor<?x8x8x4xf32>, tensor<3x3x2x6xf32>) -> tensor<?x6x6x6xf32>
  return %0 : tensor<?x6x6x6xf32>
}

// CHECK-LABEL: func.func @grouped_nchw(
// CHECK: linalg.generic {indexing_maps = [#[[IN_GC]], #[[FILTER_GC]], #[[OUT_G]]]
func.func @grouped_nchw(%x: tensor<1x4x?x8xf32>, %w: tensor<6x2x3x3xf32>) -> tensor<1x6x?x6xf32> {
  %0 = nn.conv %x, %w groups = 2
      : (tensor<1x4x?x8xf32>, tensor<6x2x3x3xf32>) -> tensor<1x6x?x6xf32>
  return %0 : tensor<1x6x?x6xf32>
}

// CHECK-LABEL: func.func @multiplier(
// CHECK: linalg.generic {indexing_maps = [#[[IN_G]], #[[FILTER_G]], #[[OUT_G]]]
func.func @multiplier(%x: tensor<1x8x8x4xf32>, %w: tensor<3x3x1x8xf32>) -> tensor<1x6x6x8xf32> {
  %0 = nn.conv %x, %w groups = 4 layout = nhwc
      : (tensor<1x8x8x4xf32>, tensor<3x3x1x8xf32>) -> tensor<1x6x6x8xf32>
  return %0 : tensor<1x6x6x8xf32>
}

// CHECK-LABEL: func.func @integers(
// CHECK: %[[Z:.*]] = arith.constant 0 : i8
// CHECK: tensor.yield %{{.*}} : i8
// CHECK: arith.extsi %{{.*}} : i8 to i32
// CHECK: arith.extui %{{.*}} : i8 to i32
// CHECK: arith.muli %{{.*}} : i32
// CHECK: arith.addi %{{.*}} : i32
func.func @integers(%x: tensor<1x1x4x4xi8>, %w: tensor<1x1x3x3xui8>) -> tensor<1x1x4x4xi32> {
  %0 = nn.conv %x, %w pads = [1, 1, 1, 1]
      : (tensor<1x1x4x4xi8>, tensor<1x1x3x3xui8>) -> tensor<1x1x4x4xi32>
  return %0 : tensor<1x1x4x4xi32>
}

// CHECK-LABEL: func.func @transpose(
// CHECK-SAME: %[[X:[^:]*]]: tensor<1x4x5x5xf32>
// CHECK-DAG: linalg.generic {indexing_maps = [#[[MIRROR]], #{{.*}}outs(%{{.*}} : tensor<1x3x4x3x2xf32>)
// CHECK-DAG: tensor.insert_slice %[[X]] into %{{.*}}[0, 0, 1, 0] [1, 4, 5, 5] [1, 1, 2, 2] : tensor<1x4x5x5xf32> into tensor<1x4x12x10xf32>
// CHECK: linalg.generic {indexing_maps = [#[[IN_C]], #[[FILTER_C]], #[[OUT]]]
// CHECK: linalg.generic {indexing_maps = [#[[ID4]], #[[BIAS_C]], #[[ID4]]]
func.func @transpose(%x: tensor<1x4x5x5xf32>, %w: tensor<4x3x3x2xf32>, %b: tensor<3xf32>)
    -> tensor<1x3x10x9xf32> {
  %0 = nn.conv_transpose %x, %w, %b strides = [2, 2] pads = [1, 1, 1, 0]
      output_padding = [1, 0]
      : (tensor<1x4x5x5xf32>, tensor<4x3x3x2xf32>, tensor<3xf32>) -> tensor<1x3x10x9xf32>
  return %0 : tensor<1x3x10x9xf32>
}

// Padding beyond the reach of the window crops.
// CHECK-LABEL: func.func @transpose_crop(
// CHECK: tensor.extract_slice %{{.*}}[0, 0, 1, 1] [1, 1, 3, 3] [1, 1, 1, 1] : tensor<1x1x5x5xf32>
func.func @transpose_crop(%x: tensor<1x1x5x5xf32>, %w: tensor<1x1x1x1xf32>) -> tensor<1x1x3x3xf32> {
  %0 = nn.conv_transpose %x, %w pads = [1, 1, 1, 1]
      : (tensor<1x1x5x5xf32>, tensor<1x1x1x1xf32>) -> tensor<1x1x3x3xf32>
  return %0 : tensor<1x1x3x3xf32>
}

// CHECK-LABEL: func.func @transpose_dynamic(
// CHECK: tensor.insert_slice %{{.*}} into %{{.*}} : tensor<?x4x?x5xf32> into tensor<?x4x?x11xf32>
// CHECK: linalg.generic {indexing_maps = [#[[IN_GC]], #[[FILTER_GC]], #[[OUT_G]]]
func.func @transpose_dynamic(%x: tensor<?x4x?x5xf32>, %w: tensor<4x1x3x3xf32>) -> tensor<?x2x?x9xf32> {
  %0 = nn.conv_transpose %x, %w strides = [2, 2] pads = [1, 1, 1, 1] groups = 2
      : (tensor<?x4x?x5xf32>, tensor<4x1x3x3xf32>) -> tensor<?x2x?x9xf32>
  return %0 : tensor<?x2x?x9xf32>
}

// A window of a size known at run time is mirrored by index.
// CHECK-LABEL: func.func @transpose_dynamic_window(
// CHECK: arith.subi
// CHECK: tensor.extract %{{.*}} : tensor<1x1x1x?x?xf32>
func.func @transpose_dynamic_window(%x: tensor<1x1x5x5xf32>, %w: tensor<1x1x?x?xf32>) -> tensor<1x1x?x?xf32> {
  %0 = nn.conv_transpose %x, %w
      : (tensor<1x1x5x5xf32>, tensor<1x1x?x?xf32>) -> tensor<1x1x?x?xf32>
  return %0 : tensor<1x1x?x?xf32>
}

// Three channels are no group of four bytes: taps of a row and their channels
// are one loop, whose extent an operand tells that isn't read.
// CHECK-LABEL: func.func @flat_bytes(
// CHECK-DAG: tensor.collapse_shape %{{.*}} {{\[\[}}0], [1], [2, 3]] : tensor<1x9x11x3xi8> into tensor<1x9x33xi8>
// CHECK-DAG: tensor.collapse_shape %{{.*}} {{\[\[}}0], [1, 2], [3]] : tensor<3x3x3x16xi8> into tensor<3x9x16xi8>
// CHECK: linalg.generic
// CHECK-SAME: ins(%{{.*}}, %{{.*}}, %{{.*}} : tensor<1x9x33xi8>, tensor<3x9x16xi8>, tensor<9xi8>)
func.func @flat_bytes(%x: tensor<1x9x11x3xui8>, %w: tensor<3x3x3x16xi8>) -> tensor<1x4x5x16xi32> {
  %0 = nn.conv %x, %w strides = [2, 2] layout = nhwc
      : (tensor<1x9x11x3xui8>, tensor<3x3x3x16xi8>) -> tensor<1x4x5x16xi32>
  return %0 : tensor<1x4x5x16xi32>
}
