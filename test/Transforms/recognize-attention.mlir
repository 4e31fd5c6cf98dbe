// RUN: nn-opt %s --nn-recognize-attention --canonicalize --split-input-file | FileCheck %s

// Packed projections are cut along heads, transposes become layouts.
// CHECK-LABEL: func.func @packed
// CHECK: %[[X:.*]] = nn.reshape %arg0, %{{.*}} -> tensor<1x5x6x8xf32>
// CHECK: %[[Q:.*]] = nn.slice %[[X]], %{{.*}} axes = [2] {{.*}} -> tensor<1x5x2x8xf32>
// CHECK: %[[K:.*]] = nn.slice
// CHECK: %[[V:.*]] = nn.slice
// CHECK: %[[R:.*]] = nn.attention %[[Q]], %[[K]], %[[V]] scale = 2.500000e-01 q_layout = bshd kv_layout = bshd layout = bshd :
// CHECK-NEXT: return %[[R]]
func.func @packed(%x: tensor<1x5x48xf32>) -> tensor<1x5x2x8xf32> {
  %s = nn.constant dense<[1, 5, 3, 2, 8]> : tensor<5xi64>
  %four = nn.constant dense<4.0> : tensor<f32>
  %0 = nn.reshape %x, %s : (tensor<1x5x48xf32>, tensor<5xi64>) -> tensor<1x5x3x2x8xf32>
  %1 = nn.transpose %0 perm = [2, 0, 3, 1, 4] : (tensor<1x5x3x2x8xf32>) -> tensor<3x1x2x5x8xf32>
  %2:3 = nn.split %1 axis = 0 sizes = [1, 1, 1] : (tensor<3x1x2x5x8xf32>) -> (tensor<1x1x2x5x8xf32>, tensor<1x1x2x5x8xf32>, tensor<1x1x2x5x8xf32>)
  %q = nn.squeeze %2#0 axes = [0] : (tensor<1x1x2x5x8xf32>) -> tensor<1x2x5x8xf32>
  %k = nn.squeeze %2#1 axes = [0] : (tensor<1x1x2x5x8xf32>) -> tensor<1x2x5x8xf32>
  %v = nn.squeeze %2#2 axes = [0] : (tensor<1x1x2x5x8xf32>) -> tensor<1x2x5x8xf32>
  %kt = nn.transpose %k perm = [0, 1, 3, 2] : (tensor<1x2x5x8xf32>) -> tensor<1x2x8x5xf32>
  %3 = nn.matmul %q, %kt : (tensor<1x2x5x8xf32>, tensor<1x2x8x5xf32>) -> tensor<1x2x5x5xf32>
  %4 = nn.div %3, %four : (tensor<1x2x5x5xf32>, tensor<f32>) -> tensor<1x2x5x5xf32>
  %5 = nn.softmax %4 {axis = 3 : i64} : (tensor<1x2x5x5xf32>) -> tensor<1x2x5x5xf32>
  %6 = nn.matmul %5, %v : (tensor<1x2x5x5xf32>, tensor<1x2x5x8xf32>) -> tensor<1x2x5x8xf32>
  %7 = nn.transpose %6 perm = [0, 2, 1, 3] : (tensor<1x2x5x8xf32>) -> tensor<1x5x2x8xf32>
  return %7 : tensor<1x5x2x8xf32>
}

// -----

// Sequence first, heads and batch in one, cut before heads are split; the scale
// is on the queries.
// CHECK-LABEL: func.func @sequence_first
// CHECK: nn.reshape {{.*}} -> tensor<1x5x6x8xf32>
// CHECK: %[[Q:.*]] = nn.slice
// CHECK: %[[K:.*]] = nn.slice
// CHECK: %[[V:.*]] = nn.slice
// CHECK: nn.attention %[[Q]], %[[K]], %[[V]] scale = 5.000000e-01 q_layout = bshd kv_layout = bshd layout = bshd :
// CHECK-NOT: nn.transpose
func.func @sequence_first(%x: tensor<5x1x48xf32>) -> tensor<5x2x8xf32> {
  %s = nn.constant dense<[5, 2, 8]> : tensor<3xi64>
  %half = nn.constant dense<0.5> : tensor<f32>
  %0:3 = nn.split %x axis = 2 sizes = [16, 16, 16] : (tensor<5x1x48xf32>) -> (tensor<5x1x16xf32>, tensor<5x1x16xf32>, tensor<5x1x16xf32>)
  %1 = nn.reshape %0#0, %s : (tensor<5x1x16xf32>, tensor<3xi64>) -> tensor<5x2x8xf32>
  %2 = nn.reshape %0#1, %s : (tensor<5x1x16xf32>, tensor<3xi64>) -> tensor<5x2x8xf32>
  %3 = nn.reshape %0#2, %s : (tensor<5x1x16xf32>, tensor<3xi64>) -> tensor<5x2x8xf32>
  %4 = nn.transpose %1 perm = [1, 0, 2] : (tensor<5x2x8xf32>) -> tensor<2x5x8xf32>
  %q = nn.mul %half, %4 : (tensor<f32>, tensor<2x5x8xf32>) -> tensor<2x5x8xf32>
  %kt = nn.transpose %2 perm = [1, 2, 0] : (tensor<5x2x8xf32>) -> tensor<2x8x5xf32>
  %v = nn.transpose %3 perm = [1, 0, 2] : (tensor<5x2x8xf32>) -> tensor<2x5x8xf32>
  %5 = nn.matmul %q, %kt : (tensor<2x5x8xf32>, tensor<2x8x5xf32>) -> tensor<2x5x5xf32>
  %6 = nn.softmax %5 : (tensor<2x5x5xf32>) -> tensor<2x5x5xf32>
  %7 = nn.matmul %6, %v : (tensor<2x5x5xf32>, tensor<2x5x8xf32>) -> tensor<2x5x8xf32>
  %8 = nn.transpose %7 perm = [1, 0, 2] : (tensor<2x5x8xf32>) -> tensor<5x2x8xf32>
  return %8 : tensor<5x2x8xf32>
}

// -----

// A bias and a mask are added before; other lengths; keys that nobody
// transposed.
// CHECK-LABEL: func.func @masked
// CHECK: %[[K:.*]] = nn.transpose %arg1 perm = [0, 1, 3, 2]
// CHECK: %[[M:.*]] = nn.add %arg4, %arg3
// CHECK: nn.attention %arg0, %[[K]], %arg2, %[[M]] scale = 3.000000e+00 :
func.func @masked(%q: tensor<?x2x5x8xf32>, %kt: tensor<?x2x8x7xf32>, %v: tensor<?x2x7x4xf32>, %bias: tensor<2x5x7xf32>, %mask: tensor<?x1x1x7xf32>) -> tensor<?x2x5x4xf32> {
  %three = nn.constant dense<3.0> : tensor<f32>
  %0 = nn.matmul %q, %kt : (tensor<?x2x5x8xf32>, tensor<?x2x8x7xf32>) -> tensor<?x2x5x7xf32>
  %1 = nn.mul %0, %three : (tensor<?x2x5x7xf32>, tensor<f32>) -> tensor<?x2x5x7xf32>
  %2 = nn.add %bias, %1 : (tensor<2x5x7xf32>, tensor<?x2x5x7xf32>) -> tensor<?x2x5x7xf32>
  %3 = nn.add %2, %mask : (tensor<?x2x5x7xf32>, tensor<?x1x1x7xf32>) -> tensor<?x2x5x7xf32>
  %4 = nn.softmax %3 : (tensor<?x2x5x7xf32>) -> tensor<?x2x5x7xf32>
  %5 = nn.matmul %4, %v : (tensor<?x2x5x7xf32>, tensor<?x2x7x4xf32>) -> tensor<?x2x5x4xf32>
  return %5 : tensor<?x2x5x4xf32>
}

// -----

// A factor of scores and mask together, a softmax over the queries, scores that
// are wanted, a batch that broadcasts: none of them.
// CHECK-LABEL: func.func @no_attention
// CHECK-NOT: nn.attention
func.func @no_attention(%q: tensor<2x5x8xf32>, %kt: tensor<2x8x5xf32>, %v: tensor<2x5x4xf32>, %w: tensor<1x5x4xf32>, %m: tensor<5x5xf32>) -> (tensor<2x5x4xf32>, tensor<2x5x4xf32>, tensor<2x5x4xf32>, tensor<2x5x4xf32>, tensor<2x5x5xf32>) {
  %three = nn.constant dense<3.0> : tensor<f32>
  %0 = nn.matmul %q, %kt : (tensor<2x5x8xf32>, tensor<2x8x5xf32>) -> tensor<2x5x5xf32>
  %1 = nn.add %0, %m : (tensor<2x5x5xf32>, tensor<5x5xf32>) -> tensor<2x5x5xf32>
  %2 = nn.mul %1, %three : (tensor<2x5x5xf32>, tensor<f32>) -> tensor<2x5x5xf32>
  %3 = nn.softmax %2 : (tensor<2x5x5xf32>) -> tensor<2x5x5xf32>
  %4 = nn.matmul %3, %v : (tensor<2x5x5xf32>, tensor<2x5x4xf32>) -> tensor<2x5x4xf32>
  %5 = nn.matmul %q, %kt : (tensor<2x5x8xf32>, tensor<2x8x5xf32>) -> tensor<2x5x5xf32>
  %6 = nn.softmax %5 {axis = 1 : i64} : (tensor<2x5x5xf32>) -> tensor<2x5x5xf32>
  %7 = nn.matmul %6, %v : (tensor<2x5x5xf32>, tensor<2x5x4xf32>) -> tensor<2x5x4xf32>
  %8 = nn.matmul %q, %kt : (tensor<2x5x8xf32>, tensor<2x8x5xf32>) -> tensor<2x5x5xf32>
  %9 = nn.softmax %8 : (tensor<2x5x5xf32>) -> tensor<2x5x5xf32>
  %10 = nn.matmul %9, %v : (tensor<2x5x5xf32>, tensor<2x5x4xf32>) -> tensor<2x5x4xf32>
  %11 = nn.matmul %q, %kt : (tensor<2x5x8xf32>, tensor<2x8x5xf32>) -> tensor<2x5x5xf32>
  %12 = nn.softmax %11 : (tensor<2x5x5xf32>) -> tensor<2x5x5xf32>
  %13 = nn.matmul %12, %w : (tensor<2x5x5xf32>, tensor<1x5x4xf32>) -> tensor<2x5x4xf32>
  return %4, %7, %10, %13, %8 : tensor<2x5x4xf32>, tensor<2x5x4xf32>, tensor<2x5x4xf32>, tensor<2x5x4xf32>, tensor<2x5x5xf32>
}

// -----

// Keys and values of two heads, each repeated for three heads of queries.
// CHECK-LABEL: func.func @grouped
// CHECK-NOT: nn.expand
// CHECK: nn.attention %arg0, %arg1, %arg2 scale = 1.000000e+00 :
func.func @grouped(%q: tensor<1x6x5x8xf32>, %k: tensor<1x2x?x8xf32>, %v: tensor<1x2x?x8xf32>, %s: tensor<5xi64>, %t: tensor<4xi64>) -> tensor<1x6x5x8xf32> {
  %0 = nn.unsqueeze %k axes = [2] : (tensor<1x2x?x8xf32>) -> tensor<1x2x1x?x8xf32>
  %1 = nn.expand %0, %s : (tensor<1x2x1x?x8xf32>, tensor<5xi64>) -> tensor<1x2x3x?x8xf32>
  %2 = nn.reshape %1, %t : (tensor<1x2x3x?x8xf32>, tensor<4xi64>) -> tensor<1x6x?x8xf32>
  %3 = nn.unsqueeze %v axes = [2] : (tensor<1x2x?x8xf32>) -> tensor<1x2x1x?x8xf32>
  %4 = nn.expand %3, %s : (tensor<1x2x1x?x8xf32>, tensor<5xi64>) -> tensor<1x2x3x?x8xf32>
  %5 = nn.reshape %4, %t : (tensor<1x2x3x?x8xf32>, tensor<4xi64>) -> tensor<1x6x?x8xf32>
  %6 = nn.transpose %2 perm = [0, 1, 3, 2] : (tensor<1x6x?x8xf32>) -> tensor<1x6x8x?xf32>
  %7 = nn.matmul %q, %6 : (tensor<1x6x5x8xf32>, tensor<1x6x8x?xf32>) -> tensor<1x6x5x?xf32>
  %8 = nn.softmax %7 : (tensor<1x6x5x?xf32>) -> tensor<1x6x5x?xf32>
  %9 = nn.matmul %8, %5 : (tensor<1x6x5x?xf32>, tensor<1x6x?x8xf32>) -> tensor<1x6x5x8xf32>
  return %9 : tensor<1x6x5x8xf32>
}

// -----

// Only the keys are repeated: both are taken as they are.
// CHECK-LABEL: func.func @grouped_keys_only
// CHECK: nn.expand
// CHECK: nn.attention %arg0, %{{[0-9]+}}, %arg2 scale
func.func @grouped_keys_only(%q: tensor<1x6x5x8xf32>, %k: tensor<1x2x7x8xf32>, %v: tensor<1x6x7x8xf32>, %s: tensor<5xi64>, %t: tensor<4xi64>) -> tensor<1x6x5x8xf32> {
  %0 = nn.unsqueeze %k axes = [2] : (tensor<1x2x7x8xf32>) -> tensor<1x2x1x7x8xf32>
  %1 = nn.expand %0, %s : (tensor<1x2x1x7x8xf32>, tensor<5xi64>) -> tensor<1x2x3x7x8xf32>
  %2 = nn.reshape %1, %t : (tensor<1x2x3x7x8xf32>, tensor<4xi64>) -> tensor<1x6x7x8xf32>
  %3 = nn.transpose %2 perm = [0, 1, 3, 2] : (tensor<1x6x7x8xf32>) -> tensor<1x6x8x7xf32>
  %4 = nn.matmul %q, %3 : (tensor<1x6x5x8xf32>, tensor<1x6x8x7xf32>) -> tensor<1x6x5x7xf32>
  %5 = nn.softmax %4 : (tensor<1x6x5x7xf32>) -> tensor<1x6x5x7xf32>
  %6 = nn.matmul %5, %v : (tensor<1x6x5x7xf32>, tensor<1x6x7x8xf32>) -> tensor<1x6x5x8xf32>
  return %6 : tensor<1x6x5x8xf32>
}
