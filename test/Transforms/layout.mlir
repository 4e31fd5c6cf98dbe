// RUN: nn-opt %s --nn-layout --split-input-file | FileCheck %s

// CHECK-LABEL: func.func @conv
// CHECK-SAME:    %[[X:[a-z0-9]+]]: tensor<?x3x?x?xf32>, %[[W:[a-z0-9]+]]: tensor<8x3x3x3xf32>
func.func @conv(%x: tensor<?x3x?x?xf32>, %w: tensor<8x3x3x3xf32>, %b: tensor<8xf32>) -> tensor<?x8x?x?xf32> {
  // CHECK-DAG: %[[T:.*]] = nn.transpose %[[X]] perm = [0, 2, 3, 1] : (tensor<?x3x?x?xf32>) -> tensor<?x?x?x3xf32>
  // CHECK-DAG: %[[F:.*]] = nn.transpose %[[W]] perm = [2, 3, 1, 0] : (tensor<8x3x3x3xf32>) -> tensor<3x3x3x8xf32>
  // CHECK: %[[C:.*]] = nn.conv %[[T]], %[[F]], %{{.*}} strides = [2, 2] pads = [1, 1, 1, 1] layout = nhwc
  // CHECK-SAME: -> tensor<?x?x?x8xf32>
  // CHECK: nn.transpose %[[C]] perm = [0, 3, 1, 2] : (tensor<?x?x?x8xf32>) -> tensor<?x8x?x?xf32>
  %0 = nn.conv %x, %w, %b strides = [2, 2] pads = [1, 1, 1, 1]
    : (tensor<?x3x?x?xf32>, tensor<8x3x3x3xf32>, tensor<8xf32>) -> tensor<?x8x?x?xf32>
  return %0 : tensor<?x8x?x?xf32>
}

// -----

// One transpose in, one out.
// CHECK-LABEL: func.func @image_ops
func.func @image_ops(%x: tensor<1x4x8x8xf32>, %s: tensor<4xf32>) -> tensor<1x4x4x4xf32> {
  // CHECK: nn.transpose %{{.*}} perm = [0, 2, 3, 1]
  // CHECK-NOT: nn.transpose
  // CHECK: nn.max_pool {{.*}} kernel = [2, 2] {{.*}}layout = nhwc
  // CHECK: nn.avg_pool {{.*}} kernel = [1, 1] {{.*}}layout = nhwc
  // CHECK: nn.batch_norm {{.*}} layout = nhwc
  // CHECK: nn.relu {{.*}} -> tensor<1x4x4x4xf32>
  // CHECK-NEXT: nn.transpose %{{.*}} perm = [0, 3, 1, 2]
  // CHECK-NEXT: return
  %0 = nn.max_pool %x kernel = [2, 2] strides = [2, 2] : (tensor<1x4x8x8xf32>) -> tensor<1x4x4x4xf32>
  %1 = nn.avg_pool %0 kernel = [1, 1] : (tensor<1x4x4x4xf32>) -> tensor<1x4x4x4xf32>
  %2 = nn.batch_norm %1, %s, %s, %s, %s
    : (tensor<1x4x4x4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<1x4x4x4xf32>
  %3 = nn.relu %2 : (tensor<1x4x4x4xf32>) -> tensor<1x4x4x4xf32>
  return %3 : tensor<1x4x4x4xf32>
}

// -----

// The classifier of many networks: nothing is transposed after the pool.
// CHECK-LABEL: func.func @head
func.func @head(%x: tensor<?x4x8x8xf32>) -> tensor<?x4xf32> {
  // CHECK: nn.transpose %{{.*}} perm = [0, 2, 3, 1]
  // CHECK: %[[G:.*]] = nn.global_avg_pool %{{.*}} layout = nhwc : (tensor<?x8x8x4xf32>) -> tensor<?x1x1x4xf32>
  // CHECK: nn.reshape %[[G]], %{{.*}} : (tensor<?x1x1x4xf32>, tensor<2xi64>) -> tensor<?x4xf32>
  // CHECK-NEXT: return
  %0 = nn.global_avg_pool %x : (tensor<?x4x8x8xf32>) -> tensor<?x4x1x1xf32>
  %shape = nn.constant dense<[0, -1]> : tensor<2xi64>
  %1 = nn.reshape %0, %shape : (tensor<?x4x1x1xf32>, tensor<2xi64>) -> tensor<?x4xf32>
  return %1 : tensor<?x4xf32>
}

// -----

// A result that has no spatial extent is reshaped, not transposed.
// CHECK-LABEL: func.func @global_max_pool
func.func @global_max_pool(%x: tensor<?x4x8x8xf32>) -> tensor<?x4x1x1xf32> {
  // CHECK: %[[S:.*]] = nn.constant dense<[-1, 4, 1, 1]> : tensor<4xi64>
  // CHECK: %[[G:.*]] = nn.global_max_pool %{{.*}} layout = nhwc
  // CHECK: nn.reshape %[[G]], %[[S]] {{.*}} -> tensor<?x4x1x1xf32>
  // CHECK-NOT: nn.transpose
  %0 = nn.global_max_pool %x : (tensor<?x4x8x8xf32>) -> tensor<?x4x1x1xf32>
  return %0 : tensor<?x4x1x1xf32>
}

// -----

// One channel: the input needs no transpose.
// CHECK-LABEL: func.func @one_channel
// CHECK-SAME:    %[[X:.*]]: tensor<?x1x8x8xf32>
func.func @one_channel(%x: tensor<?x1x8x8xf32>) -> tensor<?x1x4x4xf32> {
  // CHECK: %[[R:.*]] = nn.reshape %[[X]], %{{.*}} -> tensor<?x8x8x1xf32>
  // CHECK: nn.max_pool %[[R]] kernel = [2, 2] strides = [2, 2] layout = nhwc
  // CHECK-NOT: nn.transpose
  %0 = nn.max_pool %x kernel = [2, 2] strides = [2, 2] : (tensor<?x1x8x8xf32>) -> tensor<?x1x4x4xf32>
  return %0 : tensor<?x1x4x4xf32>
}

// -----

// CHECK-LABEL: func.func @nhwc_stays
func.func @nhwc_stays(%x: tensor<1x8x8x4xf32>) -> tensor<1x4x4x4xf32> {
  // CHECK-NOT: nn.transpose
  %0 = nn.max_pool %x kernel = [2, 2] strides = [2, 2] layout = nhwc : (tensor<1x8x8x4xf32>) -> tensor<1x4x4x4xf32>
  return %0 : tensor<1x4x4x4xf32>
}

// -----

// Images have any number of spatial dimensions; two convolutions in a row need
// no transpose between them.
// CHECK-LABEL: func.func @rank_3
// CHECK-SAME:    %[[X:.*]]: tensor<1x4x8xf32>
func.func @rank_3(%x: tensor<1x4x8xf32>, %w: tensor<6x4x3xf32>, %v: tensor<4x6x3xf32>) -> tensor<1x4x4xf32> {
  // CHECK: %[[T:.*]] = nn.transpose %[[X]] perm = [0, 2, 1]
  // CHECK: %[[W:.*]] = nn.transpose %{{.*}} perm = [2, 1, 0] : (tensor<6x4x3xf32>)
  // CHECK: %[[C:.*]] = nn.conv %[[T]], %[[W]] layout = nhwc
  // CHECK: %[[R:.*]] = nn.relu %[[C]]
  // CHECK: %[[V:.*]] = nn.transpose %{{.*}} perm = [2, 1, 0] : (tensor<4x6x3xf32>)
  // CHECK: %[[D:.*]] = nn.conv %[[R]], %[[V]] layout = nhwc
  // CHECK: nn.transpose %[[D]] perm = [0, 2, 1]
  %0 = nn.conv %x, %w : (tensor<1x4x8xf32>, tensor<6x4x3xf32>) -> tensor<1x6x6xf32>
  %1 = nn.relu %0 : (tensor<1x6x6xf32>) -> tensor<1x6x6xf32>
  %2 = nn.conv %1, %v : (tensor<1x6x6xf32>, tensor<4x6x3xf32>) -> tensor<1x4x4xf32>
  return %2 : tensor<1x4x4xf32>
}

// -----

// A flattened volume permutes the weight instead of the volume.
// CHECK-LABEL: func.func @rank_5
func.func @rank_5(%x: tensor<1x2x4x4x4xf32>) -> tensor<1x3xf32> {
  // CHECK: nn.max_pool %{{.*}} layout = nhwc
  // CHECK-NOT: perm = [0, 4, 1, 2, 3]
  // CHECK: nn.matmul
  %s = nn.constant dense<[1, 16]> : tensor<2xi64>
  %w = nn.constant dense<1.0> : tensor<16x3xf32>
  %0 = nn.max_pool %x kernel = [2, 2, 2] strides = [2, 2, 2] : (tensor<1x2x4x4x4xf32>) -> tensor<1x2x2x2x2xf32>
  %1 = nn.reshape %0, %s : (tensor<1x2x2x2x2xf32>, tensor<2xi64>) -> tensor<1x16xf32>
  %2 = nn.matmul %1, %w : (tensor<1x16xf32>, tensor<16x3xf32>) -> tensor<1x3xf32>
  return %2 : tensor<1x3xf32>
}

// -----

// Blocks of kernels and of other dialects are rewritten too.
// CHECK-LABEL: func.func @nested
func.func @nested(%c: i1, %x: tensor<1x4x8x8xf32>) -> tensor<1x4x4x4xf32> {
  %0 = scf.if %c -> tensor<1x4x4x4xf32> {
    // CHECK: nn.max_pool {{.*}} layout = nhwc
    %1 = nn.max_pool %x kernel = [2, 2] strides = [2, 2] : (tensor<1x4x8x8xf32>) -> tensor<1x4x4x4xf32>
    scf.yield %1 : tensor<1x4x4x4xf32>
  } else {
    // CHECK: nn.avg_pool {{.*}} layout = nhwc
    %1 = nn.avg_pool %x kernel = [2, 2] strides = [2, 2] : (tensor<1x4x8x8xf32>) -> tensor<1x4x4x4xf32>
    scf.yield %1 : tensor<1x4x4x4xf32>
  }
  return %0 : tensor<1x4x4x4xf32>
}
