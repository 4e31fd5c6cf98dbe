// RUN: nn-opt %s | nn-opt | FileCheck %s

// CHECK-LABEL: func.func @pools
func.func @pools(%a: tensor<?x3x8x8xf32>) {
  // CHECK: nn.sum_pool %{{.*}} kernel = [2, 2] strides = [2, 2] layout = nhwc {ceil_mode} :
  %0 = nn.sum_pool %a kernel = [2, 2] strides = [2, 2] layout = nhwc {ceil_mode} : (tensor<?x3x8x8xf32>) -> tensor<?x2x4x8xf32>
  // CHECK: nn.argmax_pool %{{.*}} kernel = [2, 2] auto_pad = same_upper {column_major} : (tensor<?x3x8x8xf32>) -> tensor<?x3x8x8xi64>
  %1 = nn.argmax_pool %a kernel = [2, 2] auto_pad = same_upper {column_major} : (tensor<?x3x8x8xf32>) -> tensor<?x3x8x8xi64>
  return
}
