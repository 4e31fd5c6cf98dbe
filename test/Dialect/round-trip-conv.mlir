// RUN: nn-opt %s | nn-opt | FileCheck %s
// RUN: nn-opt %s --mlir-print-op-generic | nn-opt | FileCheck %s
// RUN: nn-opt %s --emit-bytecode | nn-opt | FileCheck %s

// Contractions, convolutions and pooling: both layouts, attributes off their
// defaults, with and without bias.

// CHECK-LABEL: @matmul
func.func @matmul(%a: tensor<2x3xf32>, %b: tensor<3x4xf32>,
                  %c: tensor<?x12x?x64xf16>, %d: tensor<12x64x?xf16>,
                  %e: tensor<5x2x3xi8>, %f: tensor<3x4xi8>) {
  // CHECK: nn.matmul %{{.*}}, %{{.*}} : (tensor<2x3xf32>, tensor<3x4xf32>) -> tensor<2x4xf32>
  %0 = nn.matmul %a, %b : (tensor<2x3xf32>, tensor<3x4xf32>) -> tensor<2x4xf32>
  // CHECK-NEXT: nn.matmul %{{.*}}, %{{.*}} : (tensor<?x12x?x64xf16>, tensor<12x64x?xf16>) -> tensor<?x12x?x?xf16>
  %1 = nn.matmul %c, %d : (tensor<?x12x?x64xf16>, tensor<12x64x?xf16>) -> tensor<?x12x?x?xf16>
  // CHECK-NEXT: nn.matmul %{{.*}}, %{{.*}} : (tensor<5x2x3xi8>, tensor<3x4xi8>) -> tensor<5x2x4xi32>
  %2 = nn.matmul %e, %f : (tensor<5x2x3xi8>, tensor<3x4xi8>) -> tensor<5x2x4xi32>
  return
}

// CHECK-LABEL: @linear
func.func @linear(%a: tensor<8x3xf32>, %b: tensor<3x4xf32>, %c: tensor<4xf32>,
                  %d: tensor<?x?x3xbf16>, %e: tensor<3x4xbf16>,
                  %f: tensor<3xf64>, %g: tensor<3x?xf64>, %h: tensor<?xf64>) {
  // CHECK: nn.linear %{{.*}}, %{{.*}}, %{{.*}} : (tensor<8x3xf32>, tensor<3x4xf32>, tensor<4xf32>) -> tensor<8x4xf32>
  %0 = nn.linear %a, %b, %c : (tensor<8x3xf32>, tensor<3x4xf32>, tensor<4xf32>) -> tensor<8x4xf32>
  // CHECK-NEXT: nn.linear %{{.*}}, %{{.*}} : (tensor<?x?x3xbf16>, tensor<3x4xbf16>) -> tensor<?x?x4xbf16>
  %1 = nn.linear %d, %e : (tensor<?x?x3xbf16>, tensor<3x4xbf16>) -> tensor<?x?x4xbf16>
  // CHECK-NEXT: nn.linear %{{.*}}, %{{.*}}, %{{.*}} : (tensor<3xf64>, tensor<3x?xf64>, tensor<?xf64>) -> tensor<?xf64>
  %2 = nn.linear %f, %g, %h : (tensor<3xf64>, tensor<3x?xf64>, tensor<?xf64>) -> tensor<?xf64>
  return
}

// CHECK-LABEL: @conv
func.func @conv(%a: tensor<1x3x8x8xf32>, %b: tensor<16x3x3x3xf32>,
                  %c: tensor<1x8x8x4xf16>, %d: tensor<3x3x1x8xf16>,
                  %e: tensor<8xf16>, %f: tensor<?x3x?x8xi8>,
                  %g: tensor<16x3x3x3xi8>) {
  // CHECK: nn.conv %{{.*}}, %{{.*}} : (tensor<1x3x8x8xf32>, tensor<16x3x3x3xf32>) -> tensor<1x16x6x6xf32>
  %0 = nn.conv %a, %b : (tensor<1x3x8x8xf32>, tensor<16x3x3x3xf32>) -> tensor<1x16x6x6xf32>
  // CHECK-NEXT: nn.conv %{{.*}}, %{{.*}}, %{{.*}} strides = [2, 2] pads = [1, 1, 1, 1] groups = 4 layout = nhwc : (tensor<1x8x8x4xf16>, tensor<3x3x1x8xf16>, tensor<8xf16>) -> tensor<1x4x4x8xf16>
  %1 = nn.conv %c, %d, %e strides = [2, 2] pads = [1, 1, 1, 1] groups = 4 layout = nhwc : (tensor<1x8x8x4xf16>, tensor<3x3x1x8xf16>, tensor<8xf16>) -> tensor<1x4x4x8xf16>
  // CHECK-NEXT: nn.conv %{{.*}}, %{{.*}} dilations = [2, 2] : (tensor<?x3x?x8xi8>, tensor<16x3x3x3xi8>) -> tensor<?x16x?x4xi32>
  %2 = nn.conv %f, %g dilations = [2, 2] : (tensor<?x3x?x8xi8>, tensor<16x3x3x3xi8>) -> tensor<?x16x?x4xi32>
  return
}

// CHECK-LABEL: @winograd_conv
func.func @winograd_conv(%a: tensor<1x8x?x4xf32>, %b: tensor<16x1x4x16xf32>,
                         %c: tensor<8xf32>, %d: tensor<36x1x4x16xf32>) {
  // CHECK: nn.winograd_conv %{{.*}}, %{{.*}}, %{{.*}} filters = 8 : (tensor<1x8x?x4xf32>, tensor<16x1x4x16xf32>, tensor<8xf32>) -> tensor<1x6x?x8xf32>
  %0 = nn.winograd_conv %a, %b, %c filters = 8 : (tensor<1x8x?x4xf32>, tensor<16x1x4x16xf32>, tensor<8xf32>) -> tensor<1x6x?x8xf32>
  // CHECK-NEXT: nn.winograd_conv %{{.*}}, %{{.*}} filters = 16 pads = [1, 0, 2, 3] : (tensor<1x8x?x4xf32>, tensor<36x1x4x16xf32>) -> tensor<1x9x?x16xf32>
  %1 = nn.winograd_conv %a, %d filters = 16 pads = [1, 0, 2, 3] : (tensor<1x8x?x4xf32>, tensor<36x1x4x16xf32>) -> tensor<1x9x?x16xf32>
  return
}

// CHECK-LABEL: @conv_transpose
func.func @conv_transpose(%a: tensor<1x4x8x8xf32>, %b: tensor<4x2x3x3xf32>,
                            %c: tensor<?x4x8x?xf64>, %d: tensor<4x1x2x2xf64>,
                            %e: tensor<2xf64>) {
  // CHECK: nn.conv_transpose %{{.*}}, %{{.*}} : (tensor<1x4x8x8xf32>, tensor<4x2x3x3xf32>) -> tensor<1x2x10x10xf32>
  %0 = nn.conv_transpose %a, %b : (tensor<1x4x8x8xf32>, tensor<4x2x3x3xf32>) -> tensor<1x2x10x10xf32>
  // CHECK-NEXT: nn.conv_transpose %{{.*}}, %{{.*}}, %{{.*}} strides = [2, 2] pads = [0, 1, 0, 1] dilations = [2, 2] output_padding = [1, 1] groups = 2 : (tensor<?x4x8x?xf64>, tensor<4x1x2x2xf64>, tensor<2xf64>) -> tensor<?x2x18x?xf64>
  %1 = nn.conv_transpose %c, %d, %e strides = [2, 2] pads = [0, 1, 0, 1] dilations = [2, 2] output_padding = [1, 1] groups = 2 : (tensor<?x4x8x?xf64>, tensor<4x1x2x2xf64>, tensor<2xf64>) -> tensor<?x2x18x?xf64>
  return
}

// CHECK-LABEL: @max_pool
func.func @max_pool(%a: tensor<1x3x8x8xf32>, %b: tensor<?x8x8x3xi8>) {
  // CHECK: nn.max_pool %{{.*}} kernel = [2, 2] : (tensor<1x3x8x8xf32>) -> tensor<1x3x7x7xf32>
  %0 = nn.max_pool %a kernel = [2, 2] : (tensor<1x3x8x8xf32>) -> tensor<1x3x7x7xf32>
  // CHECK-NEXT: nn.max_pool %{{.*}} kernel = [3, 3] strides = [2, 2] pads = [0, 1, 0, 1] dilations = [2, 2] layout = nhwc {ceil_mode} : (tensor<?x8x8x3xi8>) -> tensor<?x3x4x3xi8>
  %1 = nn.max_pool %b kernel = [3, 3] strides = [2, 2] pads = [0, 1, 0, 1] dilations = [2, 2] layout = nhwc {ceil_mode} : (tensor<?x8x8x3xi8>) -> tensor<?x3x4x3xi8>
  return
}

// CHECK-LABEL: @avg_pool
func.func @avg_pool(%a: tensor<1x3x8x8xf32>, %b: tensor<?x8x?x3xf16>) {
  // CHECK: nn.avg_pool %{{.*}} kernel = [2, 2] strides = [2, 2] : (tensor<1x3x8x8xf32>) -> tensor<1x3x4x4xf32>
  %0 = nn.avg_pool %a kernel = [2, 2] strides = [2, 2] : (tensor<1x3x8x8xf32>) -> tensor<1x3x4x4xf32>
  // CHECK-NEXT: nn.avg_pool %{{.*}} kernel = [3, 3] pads = [1, 1, 1, 1] layout = nhwc {ceil_mode, count_include_pad} : (tensor<?x8x?x3xf16>) -> tensor<?x8x?x3xf16>
  %1 = nn.avg_pool %b kernel = [3, 3] pads = [1, 1, 1, 1] layout = nhwc {ceil_mode, count_include_pad} : (tensor<?x8x?x3xf16>) -> tensor<?x8x?x3xf16>
  return
}

// CHECK-LABEL: @global_avg_pool
func.func @global_avg_pool(%a: tensor<2x3x4x5xf32>, %b: tensor<?x4x5x3xf16>) {
  // CHECK: nn.global_avg_pool %{{.*}} : (tensor<2x3x4x5xf32>) -> tensor<2x3x1x1xf32>
  %0 = nn.global_avg_pool %a : (tensor<2x3x4x5xf32>) -> tensor<2x3x1x1xf32>
  // CHECK-NEXT: nn.global_avg_pool %{{.*}} layout = nhwc : (tensor<?x4x5x3xf16>) -> tensor<?x1x1x3xf16>
  %1 = nn.global_avg_pool %b layout = nhwc : (tensor<?x4x5x3xf16>) -> tensor<?x1x1x3xf16>
  return
}

// CHECK-LABEL: @global_max_pool
func.func @global_max_pool(%a: tensor<2x3x?xi32>, %b: tensor<2x4x5x6x3xf64>) {
  // CHECK: nn.global_max_pool %{{.*}} : (tensor<2x3x?xi32>) -> tensor<2x3x1xi32>
  %0 = nn.global_max_pool %a : (tensor<2x3x?xi32>) -> tensor<2x3x1xi32>
  // CHECK-NEXT: nn.global_max_pool %{{.*}} layout = nhwc : (tensor<2x4x5x6x3xf64>) -> tensor<2x1x1x1x3xf64>
  %1 = nn.global_max_pool %b layout = nhwc : (tensor<2x4x5x6x3xf64>) -> tensor<2x1x1x1x3xf64>
  return
}
