// RUN: nn-opt %s --nn-prune-channels='sparsity=0.5' 2>%t.remarks | FileCheck %s
// RUN: FileCheck %s --check-prefix=REMARKS < %t.remarks
// RUN: nn-opt %s --nn-prune-channels='sparsity=0.6 multiple=3 only=narrow' 2>/dev/null | FileCheck %s --check-prefix=MULTIPLE
// RUN: nn-opt %s --nn-prune-channels='sparsity=0.5 skip=a' 2>&1 >/dev/null | FileCheck %s --check-prefix=SKIP
// RUN: nn-opt %s --nn-prune-channels='sparsity=0.5' --mlir-pass-statistics 2>&1 >/dev/null | FileCheck %s --check-prefix=STATS
// RUN: not nn-opt %s --nn-prune-channels 2>&1 | FileCheck %s --check-prefix=NONE
// RUN: not nn-opt %s --nn-prune-channels='sparsity=0.5 multiple=0' 2>&1 | FileCheck %s --check-prefix=ZERO

// NONE: 'func.func' op sparsity can't be '': it is 0 to 1
// ZERO: 'func.func' op multiple can't be 0: it is 1 or more

// Channels 0 and 2 of the first layer are the least. Weights, biases, slopes
// and what reads them go with them; what is returned stays.
// REMARKS: 'a' keeps 2 of 4 channels
// REMARKS: 'b' keeps all channels: 'func.return' needs them
// SKIP:    'a' keeps all channels: 'a' is not to be pruned
// CHECK-LABEL: func @chain
// CHECK-SAME:    -> tensor<1x2x2x3xf32>
// CHECK:         %[[W:.*]] = nn.constant dense<{{.*}}8.000000e+00, -9.000000e+00], [8.000000e+00, -9.000000e+00]{{.*}} : tensor<1x1x2x2xf32>
// CHECK:         %[[B:.*]] = nn.constant dense<[2.000000e+00, 4.000000e+00]> : tensor<2xf32>
// CHECK:         nn.conv %arg0, %[[W]], %[[B]] layout = nhwc {{.*}} -> tensor<1x2x2x2xf32>
// CHECK:         nn.relu {{.*}} -> tensor<1x2x2x2xf32>
// CHECK:         %[[S:.*]] = nn.constant dense<[2.000000e+01, 4.000000e+01]> : tensor<2xf32>
// CHECK:         nn.mul %{{.*}}, %[[S]]
// CHECK:         %[[V:.*]] = nn.constant dense<{{.*}}2.000000e+00, 2.000000e+00, 2.000000e+00], [4.000000e+00, 4.000000e+00, 4.000000e+00]{{.*}} : tensor<1x1x2x3xf32>
// CHECK:         nn.conv %{{.*}}, %[[V]] layout = nhwc
func.func @chain(%x: tensor<1x2x2x2xf32>) -> tensor<1x2x2x3xf32> {
  %w = nn.constant dense<[[[[1.0, 8.0, 2.0, -9.0], [1.0, 8.0, 2.0, -9.0]]]]> : tensor<1x1x2x4xf32>
  %b = nn.constant dense<[1.0, 2.0, 3.0, 4.0]> : tensor<4xf32>
  %s = nn.constant dense<[10.0, 20.0, 30.0, 40.0]> : tensor<4xf32>
  %v = nn.constant dense<[[[[1.0, 1.0, 1.0], [2.0, 2.0, 2.0], [3.0, 3.0, 3.0], [4.0, 4.0, 4.0]]]]> : tensor<1x1x4x3xf32>
  %0 = nn.conv %x, %w, %b layout = nhwc : (tensor<1x2x2x2xf32>, tensor<1x1x2x4xf32>, tensor<4xf32>) -> tensor<1x2x2x4xf32> loc("a")
  %1 = nn.relu %0 : (tensor<1x2x2x4xf32>) -> tensor<1x2x2x4xf32>
  %2 = nn.mul %1, %s : (tensor<1x2x2x4xf32>, tensor<4xf32>) -> tensor<1x2x2x4xf32>
  %3 = nn.conv %2, %v layout = nhwc : (tensor<1x2x2x4xf32>, tensor<1x1x4x3xf32>) -> tensor<1x2x2x3xf32> loc("b")
  return %3 : tensor<1x2x2x3xf32>
}

// Both addends of a residual sum lose the same channels, whose weights are the
// least in sum; a depthwise convolution, pools, and a reshape hand them on; of
// channels that are put behind others only the others' places move.
// REMARKS: 'left' keeps 2 of 4 channels
// REMARKS: 'right' keeps 2 of 4 channels
// REMARKS: 'other' keeps 1 of 2 channels
// REMARKS: 'last' keeps all channels: 'func.return' needs them
// CHECK-LABEL: func @residual
// CHECK:         nn.constant dense<{{.*}}9.000000e+00, 2.000000e+00], [9.000000e+00, 2.000000e+00]{{.*}} : tensor<1x1x2x2xf32>
// CHECK:         nn.conv
// CHECK:         nn.constant dense<{{.*}}1.000000e+00, 7.000000e+00], [1.000000e+00, 7.000000e+00]{{.*}} : tensor<1x1x2x2xf32>
// CHECK:         nn.conv
// CHECK:         nn.add %{{.*}} : (tensor<1x2x2x2xf32>, tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
// CHECK:         %[[D:.*]] = nn.constant dense<{{.*}}2.000000e+00, 4.000000e+00]{{.*}} : tensor<1x1x1x2xf32>
// CHECK:         nn.conv %{{.*}}, %[[D]] groups = 2 layout = nhwc
// CHECK:         nn.concat {{.*}} -> tensor<1x2x2x3xf32>
// CHECK:         nn.global_avg_pool {{.*}} -> tensor<1x1x1x3xf32>
// CHECK:         nn.reshape {{.*}} -> tensor<1x3xf32>
// CHECK:         nn.linear %{{.*}} : (tensor<1x3xf32>, tensor<3x5xf32>) -> tensor<1x5xf32>
func.func @residual(%x: tensor<1x2x2x2xf32>) -> tensor<1x5xf32> {
  %w = nn.constant dense<[[[[1.0, 9.0, 2.0, 2.0], [1.0, 9.0, 2.0, 2.0]]]]> : tensor<1x1x2x4xf32>
  %v = nn.constant dense<[[[[1.0, 1.0, 3.0, 7.0], [1.0, 1.0, 3.0, 7.0]]]]> : tensor<1x1x2x4xf32>
  %o = nn.constant dense<[[[[3.0, 1.0], [3.0, 1.0]]]]> : tensor<1x1x2x2xf32>
  %d = nn.constant dense<[[[[1.0, 2.0, 3.0, 4.0]]]]> : tensor<1x1x1x4xf32>
  %l = nn.constant dense<0.5> : tensor<6x5xf32>
  %n = nn.constant dense<[1, 6]> : tensor<2xi64>
  %0 = nn.conv %x, %w layout = nhwc : (tensor<1x2x2x2xf32>, tensor<1x1x2x4xf32>) -> tensor<1x2x2x4xf32> loc("left")
  %1 = nn.conv %x, %v layout = nhwc : (tensor<1x2x2x2xf32>, tensor<1x1x2x4xf32>) -> tensor<1x2x2x4xf32> loc("right")
  %2 = nn.add %0, %1 : (tensor<1x2x2x4xf32>, tensor<1x2x2x4xf32>) -> tensor<1x2x2x4xf32>
  %3 = nn.conv %2, %d groups = 4 layout = nhwc : (tensor<1x2x2x4xf32>, tensor<1x1x1x4xf32>) -> tensor<1x2x2x4xf32>
  %4 = nn.conv %x, %o layout = nhwc : (tensor<1x2x2x2xf32>, tensor<1x1x2x2xf32>) -> tensor<1x2x2x2xf32> loc("other")
  %5 = nn.concat %4, %3 axis = 3 : (tensor<1x2x2x2xf32>, tensor<1x2x2x4xf32>) -> tensor<1x2x2x6xf32>
  %6 = nn.global_avg_pool %5 layout = nhwc : (tensor<1x2x2x6xf32>) -> tensor<1x1x1x6xf32>
  %7 = nn.reshape %6, %n : (tensor<1x1x1x6xf32>, tensor<2xi64>) -> tensor<1x6xf32>
  %8 = nn.linear %7, %l : (tensor<1x6xf32>, tensor<6x5xf32>) -> tensor<1x5xf32> loc("last")
  return %8 : tensor<1x5xf32>
}

// What stays says why: an op that mixes channels, and an input that is added.
// A multiple may leave nothing to remove.
// REMARKS: 'normed' keeps all channels: 'nn.softmax' needs them
// REMARKS: 'summed' keeps all channels: 'nn.add' needs them
// REMARKS: 'narrow' keeps 2 of 4 channels
// REMARKS: 'end' keeps all channels: 'func.return' needs them
// MULTIPLE-LABEL: func @kept
// MULTIPLE:         nn.linear {{.*}} -> tensor<2x4xf32>
// MULTIPLE:         nn.linear {{.*}} -> tensor<2x4xf32>
// MULTIPLE:         nn.linear {{.*}} -> tensor<2x3xf32>
func.func @kept(%x: tensor<2x4xf32>) -> tensor<2x4xf32> {
  %w = nn.constant dense<0.5> : tensor<4x4xf32>
  %0 = nn.linear %x, %w : (tensor<2x4xf32>, tensor<4x4xf32>) -> tensor<2x4xf32> loc("normed")
  %1 = nn.softmax %0 : (tensor<2x4xf32>) -> tensor<2x4xf32>
  %2 = nn.linear %1, %w : (tensor<2x4xf32>, tensor<4x4xf32>) -> tensor<2x4xf32> loc("summed")
  %3 = nn.add %2, %x : (tensor<2x4xf32>, tensor<2x4xf32>) -> tensor<2x4xf32>
  %4 = nn.linear %3, %w : (tensor<2x4xf32>, tensor<4x4xf32>) -> tensor<2x4xf32> loc("narrow")
  %5 = nn.linear %4, %w : (tensor<2x4xf32>, tensor<4x4xf32>) -> tensor<2x4xf32> loc("end")
  return %5 : tensor<2x4xf32>
}

// STATS: (S) 9 removed
// STATS: (S) 5 shrunk
