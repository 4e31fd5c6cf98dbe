// RUN: nn-opt %s --nn-fuse --split-input-file | FileCheck %s

// A root takes in the chain that follows. The filter is an input, the scalar
// goes with the ops.
// CHECK-LABEL: func.func @epilogue
// CHECK-SAME:    %[[X:.*]]: tensor<1x3x8x8xf32>, %[[R:.*]]: tensor<1x4x8x8xf32>
func.func @epilogue(%x: tensor<1x3x8x8xf32>, %r: tensor<1x4x8x8xf32>) -> tensor<1x4x8x8xf32> {
  // CHECK-NEXT: %[[W:.*]] = nn.constant
  // CHECK-NEXT: %[[K:.*]] = nn.kernel "conv"(%[[X]], %[[W]], %[[R]])
  // CHECK-NEXT: ^bb0(%[[A:.*]]: tensor<1x3x8x8xf32>, %[[B:.*]]: tensor<4x3x1x1xf32>, %[[C:.*]]: tensor<1x4x8x8xf32>):
  // CHECK-NEXT:   %[[V:.*]] = nn.conv %[[A]], %[[B]]
  // CHECK-NEXT:   %[[S:.*]] = nn.add %[[V]], %[[C]]
  // CHECK-NEXT:   %[[L:.*]] = nn.constant dense<0.000000e+00>
  // CHECK-NEXT:   %[[H:.*]] = nn.constant dense<6.000000e+00>
  // CHECK-NEXT:   %[[Y:.*]] = nn.clamp %[[S]], %[[L]], %[[H]]
  // CHECK-NEXT:   nn.yield %[[Y]]
  // CHECK-NEXT: }
  // CHECK-NEXT: return %[[K]]
  %w = nn.constant dense<2.0> : tensor<4x3x1x1xf32>
  %lo = nn.constant dense<0.0> : tensor<f32>
  %hi = nn.constant dense<6.0> : tensor<f32>
  %0 = nn.conv %x, %w : (tensor<1x3x8x8xf32>, tensor<4x3x1x1xf32>) -> tensor<1x4x8x8xf32>
  %1 = nn.add %0, %r : (tensor<1x4x8x8xf32>, tensor<1x4x8x8xf32>) -> tensor<1x4x8x8xf32>
  %2 = nn.clamp %1, %lo, %hi : (tensor<1x4x8x8xf32>, tensor<f32>, tensor<f32>) -> tensor<1x4x8x8xf32>
  return %2 : tensor<1x4x8x8xf32>
}

// -----

// The sum belongs to the first product; its kernel stands after the second.
// CHECK-LABEL: func.func @residual
// CHECK-SAME:    %[[X:.*]]: tensor<2x2xf32>, %[[W:.*]]: tensor<2x2xf32>
func.func @residual(%x: tensor<2x2xf32>, %w: tensor<2x2xf32>) -> tensor<2x2xf32> {
  // CHECK: %[[B:.*]] = nn.kernel "matmul"(%[[W]])
  // CHECK: %[[A:.*]] = nn.kernel "matmul"(%[[X]], %[[W]], %[[B]])
  // CHECK:   nn.matmul
  // CHECK:   nn.add
  // CHECK: return %[[A]]
  %0 = nn.matmul %x, %w : (tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<2x2xf32>
  %1 = nn.matmul %w, %w : (tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<2x2xf32>
  %2 = nn.add %0, %1 : (tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<2x2xf32>
  return %2 : tensor<2x2xf32>
}

// -----

// x * sigmoid(x): two uses that meet again inside.
// CHECK-LABEL: func.func @diamond
func.func @diamond(%x: tensor<?x2xf32>, %w: tensor<2x2xf32>) -> tensor<?x2xf32> {
  // CHECK: nn.kernel "linear"
  // CHECK:   %[[L:.*]] = nn.linear
  // CHECK:   %[[S:.*]] = nn.sigmoid %[[L]]
  // CHECK:   %[[M:.*]] = nn.mul %[[L]], %[[S]]
  // CHECK:   nn.yield %[[M]]
  // CHECK-NOT: nn.kernel
  %0 = nn.linear %x, %w : (tensor<?x2xf32>, tensor<2x2xf32>) -> tensor<?x2xf32>
  %1 = nn.sigmoid %0 : (tensor<?x2xf32>) -> tensor<?x2xf32>
  %2 = nn.mul %0, %1 : (tensor<?x2xf32>, tensor<?x2xf32>) -> tensor<?x2xf32>
  return %2 : tensor<?x2xf32>
}

// -----

// A value that is used elsewhere ends the kernel.
// CHECK-LABEL: func.func @two_users
func.func @two_users(%x: tensor<2x2xf32>, %w: tensor<2x2xf32>) -> (tensor<2x2xf32>, tensor<2x2xf32>) {
  // CHECK: %[[A:.*]] = nn.kernel "matmul"
  // CHECK:   nn.matmul
  // CHECK-NEXT: %[[R:.*]] = nn.relu
  // CHECK-NEXT: nn.yield %[[R]]
  // CHECK: %[[B:.*]] = nn.kernel "elementwise"(%[[A]])
  // CHECK:   nn.exp
  // CHECK: return %[[A]], %[[B]]
  %0 = nn.matmul %x, %w : (tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<2x2xf32>
  %1 = nn.relu %0 : (tensor<2x2xf32>) -> tensor<2x2xf32>
  %2 = nn.exp %1 : (tensor<2x2xf32>) -> tensor<2x2xf32>
  return %1, %2 : tensor<2x2xf32>, tensor<2x2xf32>
}

// -----

// Broadcasting to a greater shape is not for the epilogue.
// CHECK-LABEL: func.func @growth
func.func @growth(%x: tensor<2x1xf32>, %w: tensor<1x1xf32>, %y: tensor<2x8xf32>) -> tensor<2x8xf32> {
  // CHECK: %[[A:.*]] = nn.kernel "matmul"
  // CHECK: nn.kernel "elementwise"(%[[A]], %{{.*}})
  %0 = nn.matmul %x, %w : (tensor<2x1xf32>, tensor<1x1xf32>) -> tensor<2x1xf32>
  %1 = nn.add %0, %y : (tensor<2x1xf32>, tensor<2x8xf32>) -> tensor<2x8xf32>
  return %1 : tensor<2x8xf32>
}

// -----

// A tree of elementwise ops is one kernel; an op of another shape is not in it.
// CHECK-LABEL: func.func @tree
// CHECK-SAME:    %[[X:[a-z0-9]+]]: tensor<4xf32>, %[[Y:[a-z0-9]+]]: tensor<4xf32>, %[[Z:[a-z0-9]+]]: tensor<1xf32>
func.func @tree(%x: tensor<4xf32>, %y: tensor<4xf32>, %z: tensor<1xf32>) -> tensor<4xf32> {
  // CHECK: %[[E:.*]] = nn.kernel "elementwise"(%[[Z]])
  // CHECK:   nn.exp
  // CHECK: nn.kernel "elementwise"(%[[X]], %[[Y]], %[[E]])
  // CHECK:   nn.neg
  // CHECK:   nn.abs
  // CHECK:   nn.add
  // CHECK:   nn.mul
  // CHECK:   nn.cast
  // CHECK:   nn.yield
  %0 = nn.neg %x : (tensor<4xf32>) -> tensor<4xf32>
  %1 = nn.abs %y : (tensor<4xf32>) -> tensor<4xf32>
  %2 = nn.exp %z : (tensor<1xf32>) -> tensor<1xf32>
  %3 = nn.add %0, %1 : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  %4 = nn.mul %3, %2 : (tensor<4xf32>, tensor<1xf32>) -> tensor<4xf32>
  %5 = nn.cast %4 : (tensor<4xf32>) -> tensor<4xf16>
  %6 = nn.cast %5 : (tensor<4xf16>) -> tensor<4xf32>
  return %6 : tensor<4xf32>
}

// -----

// An elementwise op before a root stays out of its kernel, one before its
// epilogue comes in.
// CHECK-LABEL: func.func @before
// CHECK-SAME:    %[[X:.*]]: tensor<2x2xf32>, %[[Y:.*]]: tensor<2x2xf32>
func.func @before(%x: tensor<2x2xf32>, %y: tensor<2x2xf32>) -> tensor<2x2xf32> {
  // CHECK: %[[P:.*]] = nn.kernel "elementwise"(%[[X]])
  // CHECK:   nn.relu
  // CHECK: nn.kernel "matmul"(%[[P]], %[[Y]])
  // CHECK-NEXT: ^bb0(%[[A:.*]]: tensor<2x2xf32>, %[[B:.*]]: tensor<2x2xf32>):
  // CHECK-NEXT:   %[[M:.*]] = nn.matmul %[[A]], %[[B]]
  // CHECK-NEXT:   %[[E:.*]] = nn.exp %[[B]]
  // CHECK-NEXT:   nn.add %[[M]], %[[E]]
  %0 = nn.relu %x : (tensor<2x2xf32>) -> tensor<2x2xf32>
  %1 = nn.matmul %0, %y : (tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<2x2xf32>
  %2 = nn.exp %y : (tensor<2x2xf32>) -> tensor<2x2xf32>
  %3 = nn.add %1, %2 : (tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<2x2xf32>
  return %3 : tensor<2x2xf32>
}

// -----

// Names of roots; each is a kernel of its own.
// CHECK-LABEL: func.func @roots
func.func @roots(%x: tensor<1x4x8x8xf32>, %d: tensor<4x1x3x3xf32>, %g: tensor<4x2x3x3xf32>) {
  // CHECK: nn.kernel "depthwise"
  %0 = nn.conv %x, %d groups = 4 : (tensor<1x4x8x8xf32>, tensor<4x1x3x3xf32>) -> tensor<1x4x6x6xf32>
  // CHECK: nn.kernel "conv"
  %1 = nn.conv %x, %g groups = 2 : (tensor<1x4x8x8xf32>, tensor<4x2x3x3xf32>) -> tensor<1x4x6x6xf32>
  // CHECK: nn.kernel "max_pool"
  %2 = nn.max_pool %x kernel = [2, 2] : (tensor<1x4x8x8xf32>) -> tensor<1x4x7x7xf32>
  // CHECK: nn.kernel "softmax"
  %3 = nn.softmax %x : (tensor<1x4x8x8xf32>) -> tensor<1x4x8x8xf32>
  // CHECK: nn.kernel "reduce_sum"
  %4 = nn.reduce_sum %x axes = [1] : (tensor<1x4x8x8xf32>) -> tensor<1x8x8xf32>
  // CHECK: nn.kernel "transpose"
  %5 = nn.transpose %x perm = [0, 2, 3, 1] : (tensor<1x4x8x8xf32>) -> tensor<1x8x8x4xf32>
  // CHECK: nn.kernel "conv_transpose"
  %6 = nn.conv_transpose %x, %d : (tensor<1x4x8x8xf32>, tensor<4x1x3x3xf32>) -> tensor<1x1x10x10xf32>
  return
}

// -----

// CHECK-LABEL: func.func @depthwise_nhwc
func.func @depthwise_nhwc(%x: tensor<1x8x8x4xf32>, %d: tensor<3x3x1x4xf32>) -> tensor<1x6x6x4xf32> {
  // CHECK: nn.kernel "depthwise"
  %0 = nn.conv %x, %d groups = 4 layout = nhwc : (tensor<1x8x8x4xf32>, tensor<3x3x1x4xf32>) -> tensor<1x6x6x4xf32>
  return %0 : tensor<1x6x6x4xf32>
}

// -----

// Movements have no epilogue. All results of a split come from its kernel.
// CHECK-LABEL: func.func @movement
func.func @movement(%x: tensor<2x4xf32>) -> (tensor<2x1xf32>, tensor<2x3xf32>) {
  // CHECK: %[[K:.*]]:2 = nn.kernel "split"(%{{.*}}) : (tensor<2x4xf32>) -> (tensor<2x1xf32>, tensor<2x3xf32>)
  // CHECK:   %[[S:.*]]:2 = nn.split
  // CHECK:   nn.yield %[[S]]#0, %[[S]]#1
  // CHECK: nn.kernel "elementwise"(%[[K]]#0)
  %0:2 = nn.split %x axis = 1 sizes = [1, 3] : (tensor<2x4xf32>) -> (tensor<2x1xf32>, tensor<2x3xf32>)
  %1 = nn.exp %0#0 : (tensor<2x1xf32>) -> tensor<2x1xf32>
  return %1, %0#1 : tensor<2x1xf32>, tensor<2x3xf32>
}

// -----

// What says how a slice or pad is done goes with it.
// CHECK-LABEL: func.func @shape_operands
// CHECK-SAME:    %[[X:.*]]: tensor<8x8xf32>, %[[S:.*]]: tensor<2xi64>
func.func @shape_operands(%x: tensor<8x8xf32>, %s: tensor<2xi64>) -> (tensor<?x?xf32>, tensor<9x9xf32>) {
  // CHECK: nn.kernel "slice"(%[[X]], %[[S]])
  // CHECK:   %[[E:.*]] = nn.constant dense<[3, 4]>
  // CHECK:   nn.slice %{{.*}}, %{{.*}}, %[[E]]
  // CHECK: nn.kernel "pad"(%[[X]]) :
  // CHECK:   %[[P:.*]] = nn.constant dense<[0, 0, 1, 1]>
  // CHECK:   nn.pad %{{.*}}, %[[P]]
  %e = nn.constant dense<[3, 4]> : tensor<2xi64>
  %0 = nn.slice %x, %s, %e axes = [0, 1] : (tensor<8x8xf32>, tensor<2xi64>, tensor<2xi64>) -> tensor<?x?xf32>
  %p = nn.constant dense<[0, 0, 1, 1]> : tensor<4xi64>
  %1 = nn.pad %x, %p : (tensor<8x8xf32>, tensor<4xi64>) -> tensor<9x9xf32>
  return %0, %1 : tensor<?x?xf32>, tensor<9x9xf32>
}

// -----

// Small constants of different elements are inputs; so are parameters.
nn.parameter @p : tensor<2xf32> = dense<1.0> : tensor<2xf32>
// CHECK-LABEL: func.func @constants
// CHECK-SAME:    %[[X:.*]]: tensor<2xf32>
func.func @constants(%x: tensor<2xf32>) -> tensor<2xf32> {
  // CHECK-DAG: %[[C:.*]] = nn.constant dense<[1.000000e+00, 2.000000e+00]>
  // CHECK-DAG: %[[P:.*]] = nn.get_parameter @p
  // CHECK: nn.kernel "elementwise"(%[[X]], %[[C]], %[[P]])
  %c = nn.constant dense<[1.0, 2.0]> : tensor<2xf32>
  %p = nn.get_parameter @p : tensor<2xf32>
  %0 = nn.add %x, %c : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
  %1 = nn.add %0, %p : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
  return %1 : tensor<2xf32>
}

// -----

// Reshapes and arithmetic on shapes are no kernels.
// CHECK-LABEL: func.func @outside
func.func @outside(%x: tensor<?x4xf32>) -> tensor<?xf32> {
  // CHECK-NOT: nn.kernel
  // CHECK: nn.shape_of
  // CHECK: nn.reduce_prod
  // CHECK: nn.concat
  // CHECK: nn.add
  // CHECK: nn.reshape
  // CHECK: nn.kernel "elementwise"
  // CHECK-NOT: nn.kernel
  %s = nn.shape_of %x : (tensor<?x4xf32>) -> tensor<2xi64>
  %p = nn.reduce_prod %s axes = [0] keepdims : (tensor<2xi64>) -> tensor<1xi64>
  %c = nn.concat %p axis = 0 : (tensor<1xi64>) -> tensor<1xi64>
  %z = nn.constant dense<0> : tensor<1xi64>
  %d = nn.add %c, %z : (tensor<1xi64>, tensor<1xi64>) -> tensor<1xi64>
  %0 = nn.reshape %x, %d : (tensor<?x4xf32>, tensor<1xi64>) -> tensor<?xf32>
  %1 = nn.exp %0 : (tensor<?xf32>) -> tensor<?xf32>
  return %1 : tensor<?xf32>
}

// -----

// Regions of other dialects have kernels of their own, which use no op of
// another block; kernels that are there stay as they are.
// CHECK-LABEL: func.func @regions
func.func @regions(%c: i1, %x: tensor<4xf32>) -> tensor<4xf32> {
  // CHECK: %[[K:.*]] = nn.kernel "elementwise"
  // CHECK-NEXT: ^bb0
  // CHECK-NEXT: nn.exp
  // CHECK-NEXT: nn.yield
  // CHECK: scf.if
  // CHECK-NEXT: %[[L:.*]] = nn.kernel "elementwise"(%[[K]])
  // CHECK-NEXT: ^bb0
  // CHECK-NEXT: nn.neg
  // CHECK: scf.yield %[[L]]
  %0 = nn.kernel "elementwise"(%x) : (tensor<4xf32>) -> tensor<4xf32> {
  ^bb0(%a: tensor<4xf32>):
    %1 = nn.exp %a : (tensor<4xf32>) -> tensor<4xf32>
    nn.yield %1 : tensor<4xf32>
  }
  %2 = scf.if %c -> tensor<4xf32> {
    %3 = nn.neg %0 : (tensor<4xf32>) -> tensor<4xf32>
    scf.yield %3 : tensor<4xf32>
  } else {
    scf.yield %0 : tensor<4xf32>
  }
  return %2 : tensor<4xf32>
}

// -----

// CHECK-LABEL: func.func @nested_user
func.func @nested_user(%c: i1, %x: tensor<4x4xf32>) -> tensor<4x4xf32> {
  // CHECK: %[[K:.*]] = nn.kernel "matmul"
  // CHECK: scf.if
  // CHECK:   nn.kernel "elementwise"(%[[K]])
  %0 = nn.matmul %x, %x : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
  %2 = scf.if %c -> tensor<4x4xf32> {
    %3 = nn.neg %0 : (tensor<4x4xf32>) -> tensor<4x4xf32>
    scf.yield %3 : tensor<4x4xf32>
  } else {
    scf.yield %x : tensor<4x4xf32>
  }
  return %2 : tensor<4x4xf32>
}

// -----

// Attention reads slices of a projection where they are.
// CHECK-LABEL: func.func @attention_slices
func.func @attention_slices(%x: tensor<1x5x6x8xf32>) -> (tensor<1x2x5x8xf32>, tensor<1x5x2x8xf32>) {
  // CHECK: nn.kernel "slice"
  // CHECK: nn.kernel "attention"(%arg0, %{{.*}})
  // CHECK-COUNT-2: nn.slice
  // CHECK-NEXT: nn.attention
  %0 = nn.constant dense<0> : tensor<1xi64>
  %2 = nn.constant dense<2> : tensor<1xi64>
  %4 = nn.constant dense<4> : tensor<1xi64>
  %6 = nn.constant dense<6> : tensor<1xi64>
  %q = nn.slice %x, %0, %2 axes = [2] : (tensor<1x5x6x8xf32>, tensor<1xi64>, tensor<1xi64>) -> tensor<1x5x2x8xf32>
  %k = nn.slice %x, %2, %4 axes = [2] : (tensor<1x5x6x8xf32>, tensor<1xi64>, tensor<1xi64>) -> tensor<1x5x2x8xf32>
  %v = nn.slice %x, %4, %6 axes = [2] : (tensor<1x5x6x8xf32>, tensor<1xi64>, tensor<1xi64>) -> tensor<1x5x2x8xf32>
  %r = nn.attention %q, %k, %v scale = 1.0 q_layout = bshd kv_layout = bshd : (tensor<1x5x2x8xf32>, tensor<1x5x2x8xf32>, tensor<1x5x2x8xf32>) -> tensor<1x2x5x8xf32>
  return %r, %v : tensor<1x2x5x8xf32>, tensor<1x5x2x8xf32>
}

// -----

// Bytes go to the kernel that dequantizes them to add them.
// CHECK-LABEL: func.func @dequantized
func.func @dequantized(%x: tensor<2x4xui8>, %w: tensor<4x4xi8>, %v: tensor<4x4xi8>) -> tensor<2x4xf32> {
  // CHECK: %[[B:.*]] = nn.kernel "matmul"{{.*}} -> tensor<2x4xui8>
  // CHECK: nn.kernel "matmul"(%{{.*}}, %{{.*}}, %[[B]]){{.*}} -> tensor<2x4xf32>
  // CHECK: nn.cast %{{.*}} : (tensor<2x4xui8>) -> tensor<2x4xf32>
  // CHECK: nn.add
  %s = nn.constant dense<0.5> : tensor<f32>
  %0 = nn.matmul %x, %w : (tensor<2x4xui8>, tensor<4x4xi8>) -> tensor<2x4xi32>
  %1 = nn.cast %0 : (tensor<2x4xi32>) -> tensor<2x4xf32>
  %2 = nn.matmul %x, %v : (tensor<2x4xui8>, tensor<4x4xi8>) -> tensor<2x4xi32>
  %3 = nn.cast %2 : (tensor<2x4xi32>) -> tensor<2x4xui8>
  %4 = nn.cast %3 : (tensor<2x4xui8>) -> tensor<2x4xf32>
  %5 = nn.mul %4, %s : (tensor<2x4xf32>, tensor<f32>) -> tensor<2x4xf32>
  %6 = nn.add %1, %5 : (tensor<2x4xf32>, tensor<2x4xf32>) -> tensor<2x4xf32>
  return %6 : tensor<2x4xf32>
}
