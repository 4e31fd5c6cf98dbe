// RUN: nn-opt %s --nn-equalize 2>%t.remarks | FileCheck %s
// RUN: FileCheck %s --check-prefix=REMARKS < %t.remarks
// RUN: nn-opt %s --nn-equalize --mlir-pass-statistics 2>&1 >/dev/null | FileCheck %s --check-prefix=STATS

// STATS: (S) 2 equalized

// Weights that give a channel and those that read it end with the same range,
// the geometric mean; the bias follows. What an average pool or leaky relu is
// given, it passes on.
// REMARKS-NOT: 'a' is not
// REMARKS:     'b' is not evened out: 'func.return' doesn't pass factors of channels on
// CHECK-LABEL: func @pair
// CHECK:         %[[W:.*]] = nn.constant dense<{{.*}}[4.000000e+00, 4.000000e+00, 3.000000e+00]{{.*}}> : tensor<1x1x1x3xf32>
// CHECK:         %[[B:.*]] = nn.constant dense<[5.000000e-01, 8.000000e+00, 1.000000e+00]> : tensor<3xf32>
// CHECK:         nn.conv %arg0, %[[W]], %[[B]]
// CHECK:         nn.leaky_relu
// CHECK:         nn.avg_pool
// CHECK:         %[[V:.*]] = nn.constant dense<{{.*}}[-4.000000e+00, 2.000000e+00], [4.000000e+00, 4.000000e+00], [0.000000e+00, 0.000000e+00]{{.*}}> : tensor<1x1x3x2xf32>
// CHECK:         nn.conv %{{.*}}, %[[V]] layout
func.func @pair(%x: tensor<1x4x4x1xf32>) -> tensor<1x3x3x2xf32> {
  %w = nn.constant dense<[[[[8.0, 1.0, 3.0]]]]> : tensor<1x1x1x3xf32>
  %b = nn.constant dense<[1.0, 2.0, 1.0]> : tensor<3xf32>
  %v = nn.constant dense<[[[[-2.0, 1.0], [16.0, 16.0], [0.0, 0.0]]]]> : tensor<1x1x3x2xf32>
  %0 = nn.conv %x, %w, %b layout = nhwc : (tensor<1x4x4x1xf32>, tensor<1x1x1x3xf32>, tensor<3xf32>) -> tensor<1x4x4x3xf32> loc("a")
  %1 = nn.leaky_relu %0 : (tensor<1x4x4x3xf32>) -> tensor<1x4x4x3xf32>
  %2 = nn.avg_pool %1 kernel = [2, 2] layout = nhwc : (tensor<1x4x4x3xf32>) -> tensor<1x3x3x3xf32>
  %3 = nn.conv %2, %v layout = nhwc : (tensor<1x3x3x3xf32>, tensor<1x1x3x2xf32>) -> tensor<1x3x3x2xf32> loc("b")
  return %3 : tensor<1x3x3x2xf32>
}

// What is clamped is clamped by a bound for each channel then; 0 stays.
// CHECK-LABEL: func @clamped
// CHECK:         %[[LOW:.*]] = nn.constant dense<0.0{{.*}}> : tensor<f32>
// CHECK:         %[[HIGH:.*]] = nn.constant dense<[3.000000e+00, 2.400000e+01]> : tensor<2xf32>
// CHECK:         nn.clamp %{{.*}}, %[[LOW]], %[[HIGH]]
// CHECK:         nn.constant dense<4.000000e+00> : tensor<2x1xf32>
func.func @clamped(%x: tensor<5x1xf32>) -> tensor<5x1xf32> {
  %w = nn.constant dense<[[8.0, 1.0]]> : tensor<1x2xf32>
  %v = nn.constant dense<[[2.0], [16.0]]> : tensor<2x1xf32>
  %low = nn.constant dense<0.0> : tensor<f32>
  %high = nn.constant dense<6.0> : tensor<f32>
  %0 = nn.matmul %x, %w : (tensor<5x1xf32>, tensor<1x2xf32>) -> tensor<5x2xf32> loc("a")
  %1 = nn.clamp %0, %low, %high : (tensor<5x2xf32>, tensor<f32>, tensor<f32>) -> tensor<5x2xf32>
  %2 = nn.linear %1, %v : (tensor<5x2xf32>, tensor<2x1xf32>) -> tensor<5x1xf32> loc("b")
  return %2 : tensor<5x1xf32>
}

// REMARKS: 'twice' is not evened out: not only one op reads its channels
// REMARKS: 'curved' is not evened out: 'nn.gelu' doesn't pass factors of channels on
// REMARKS: 'spread' is not evened out: 'nn.transpose' doesn't pass factors of channels on
// REMARKS: 'first' is not evened out: the next layer has its channels elsewhere
// CHECK-LABEL: func @refused
// CHECK-DAG:     nn.constant dense<{{.*}}8.000000e+00, 1.000000e+00]{{.*}}> : tensor<1x2xf32>
// CHECK-DAG:     nn.constant dense<{{.*}}2.000000e+00], [1.600000e+01]{{.*}}> : tensor<2x1xf32>
func.func @refused(%x: tensor<2x1xf32>, %i: tensor<1x1x1x2xf32>)
    -> (tensor<2x2xf32>, tensor<2x1xf32>, tensor<2x1xf32>, tensor<1x1xf32>, tensor<1x2x1x2xf32>) {
  %w = nn.constant dense<[[8.0, 1.0]]> : tensor<1x2xf32>
  %v = nn.constant dense<[[2.0], [16.0]]> : tensor<2x1xf32>
  %q = nn.constant dense<[[2.0], [16.0], [1.0], [1.0]]> : tensor<4x1xf32>
  %s = nn.constant dense<[1, 4]> : tensor<2xi64>
  %k = nn.constant dense<[[[[8.0]]], [[[1.0]]]]> : tensor<2x1x1x1xf32>
  %l = nn.constant dense<[[[[8.0, 1.0], [1.0, 1.0]]]]> : tensor<1x1x2x2xf32>
  %0 = nn.linear %x, %w : (tensor<2x1xf32>, tensor<1x2xf32>) -> tensor<2x2xf32> loc("twice")
  %1 = nn.linear %0, %v : (tensor<2x2xf32>, tensor<2x1xf32>) -> tensor<2x1xf32>
  %2 = nn.linear %x, %w : (tensor<2x1xf32>, tensor<1x2xf32>) -> tensor<2x2xf32> loc("curved")
  %3 = nn.gelu %2 : (tensor<2x2xf32>) -> tensor<2x2xf32>
  %4 = nn.linear %3, %v : (tensor<2x2xf32>, tensor<2x1xf32>) -> tensor<2x1xf32>
  %5 = nn.linear %x, %w : (tensor<2x1xf32>, tensor<1x2xf32>) -> tensor<2x2xf32> loc("spread")
  %6 = nn.relu %5 : (tensor<2x2xf32>) -> tensor<2x2xf32>
  %7 = nn.transpose %6 perm = [0, 1] : (tensor<2x2xf32>) -> tensor<2x2xf32>
  %8 = nn.reshape %7, %s : (tensor<2x2xf32>, tensor<2xi64>) -> tensor<1x4xf32>
  %9 = nn.linear %8, %q : (tensor<1x4xf32>, tensor<4x1xf32>) -> tensor<1x1xf32>
  %10 = nn.conv %i, %k layout = nchw : (tensor<1x1x1x2xf32>, tensor<2x1x1x1xf32>) -> tensor<1x2x1x2xf32> loc("first")
  %11 = nn.conv %10, %l layout = nhwc : (tensor<1x2x1x2xf32>, tensor<1x1x2x2xf32>) -> tensor<1x2x1x2xf32>
  return %0, %1, %4, %9, %11 : tensor<2x2xf32>, tensor<2x1xf32>, tensor<2x1xf32>, tensor<1x1xf32>, tensor<1x2x1x2xf32>
}
