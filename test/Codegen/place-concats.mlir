// RUN: nn-opt %s --nn-lower-to-linalg --nn-place-concats | FileCheck %s
// RUN: nn-opt %s --nn-lower-to-linalg --nn-place-concats --nn-outline-kernels | FileCheck %s --check-prefix=OUTLINED

// Where a kernel writes is an operand: these two are the same.
// OUTLINED-LABEL: func.func @equal
// OUTLINED:         %[[A:.*]] = call @[[K:elementwise_.*]](%arg0, %{{.*}}, %c0{{.*}},
// OUTLINED:         call @[[K]](%arg1, %[[A]], %c3{{.*}},
func.func @equal(%x: tensor<2x3xf32>, %y: tensor<2x3xf32>) -> tensor<2x6xf32> {
  %a = nn.kernel "elementwise"(%x) : (tensor<2x3xf32>) -> tensor<2x3xf32> {
  ^bb0(%i: tensor<2x3xf32>):
    %0 = nn.sin %i : (tensor<2x3xf32>) -> tensor<2x3xf32>
    nn.yield %0 : tensor<2x3xf32>
  }
  %b = nn.kernel "elementwise"(%y) : (tensor<2x3xf32>) -> tensor<2x3xf32> {
  ^bb0(%i: tensor<2x3xf32>):
    %0 = nn.sin %i : (tensor<2x3xf32>) -> tensor<2x3xf32>
    nn.yield %0 : tensor<2x3xf32>
  }
  %c = nn.kernel "concat"(%a, %b) : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x6xf32> {
  ^bb0(%i: tensor<2x3xf32>, %j: tensor<2x3xf32>):
    %0 = nn.concat %i, %j axis = 1 : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x6xf32>
    nn.yield %0 : tensor<2x6xf32>
  }
  return %c : tensor<2x6xf32>
}

// Both kernels write their part of one tensor; the part that another kernel
// reads is a slice of it.
// CHECK-LABEL: func @placed
// CHECK:         %[[E:.*]] = tensor.empty() : tensor<2x7xf32>
// CHECK:         %[[A:.*]] = nn.kernel "elementwise"(%{{.*}}, %[[E]], %c0{{.*}})
// CHECK:           tensor.insert_slice %{{.*}} into %{{.*}}[0, %{{.*}}] [2, 3]
// CHECK:         nn.kernel "softmax"(%[[A]])
// CHECK:           tensor.extract_slice %{{.*}}[0, 0] [2, 3]
// CHECK:         %[[B:.*]] = nn.kernel "elementwise"(%{{.*}}, %[[A]], %c3)
// CHECK:           tensor.insert_slice %{{.*}} into %{{.*}}[0, %{{.*}}] [2, 4]
// CHECK-NOT:     nn.kernel "concat"
// CHECK:         return %[[B]]
// The destination is the operand.
// OUTLINED:      func.func private @elementwise_1(%{{.*}}: tensor<2x3xf32>, %[[OUT:.*]]: tensor<2x7xf32>, %{{.*}}: index, %{{.*}}: index) -> tensor<2x7xf32>
// OUTLINED:        %[[R:.*]] = tensor.insert_slice %{{.*}} into %[[OUT]]
// OUTLINED-NEXT:   return %[[R]]
func.func @placed(%x: tensor<2x3xf32>, %y: tensor<2x4xf32>) -> (tensor<2x7xf32>, tensor<2x3xf32>) {
  %a = nn.kernel "elementwise"(%x) : (tensor<2x3xf32>) -> tensor<2x3xf32> {
  ^bb0(%i: tensor<2x3xf32>):
    %0 = nn.exp %i : (tensor<2x3xf32>) -> tensor<2x3xf32>
    nn.yield %0 : tensor<2x3xf32>
  }
  %s = nn.kernel "softmax"(%a) : (tensor<2x3xf32>) -> tensor<2x3xf32> {
  ^bb0(%i: tensor<2x3xf32>):
    %0 = nn.tanh %i : (tensor<2x3xf32>) -> tensor<2x3xf32>
    nn.yield %0 : tensor<2x3xf32>
  }
  %b = nn.kernel "elementwise"(%y) : (tensor<2x4xf32>) -> tensor<2x4xf32> {
  ^bb0(%i: tensor<2x4xf32>):
    %0 = nn.exp %i : (tensor<2x4xf32>) -> tensor<2x4xf32>
    nn.yield %0 : tensor<2x4xf32>
  }
  %c = nn.kernel "concat"(%a, %b) : (tensor<2x3xf32>, tensor<2x4xf32>) -> tensor<2x7xf32> {
  ^bb0(%i: tensor<2x3xf32>, %j: tensor<2x4xf32>):
    %0 = nn.concat %i, %j axis = 1 : (tensor<2x3xf32>, tensor<2x4xf32>) -> tensor<2x7xf32>
    nn.yield %0 : tensor<2x7xf32>
  }
  return %c, %s : tensor<2x7xf32>, tensor<2x3xf32>
}

// The first concatenation is the second one's beginning. Arguments are copied
// once.
// CHECK-LABEL: func @grows
// CHECK:         %[[E:.*]] = tensor.empty() : tensor<2x9xf32>
// CHECK:         %[[A:.*]] = nn.kernel "elementwise"(%{{.*}}, %[[E]], %c3)
// CHECK:         %[[X:.*]] = nn.kernel "concat"(%{{.*}}, %[[A]], %c0{{.*}})
// CHECK:         %[[T:.*]] = nn.kernel "elementwise"(%[[X]])
// CHECK:           tensor.extract_slice %{{.*}}[0, 0] [2, 6]
// CHECK:         %[[B:.*]] = nn.kernel "elementwise"(%[[T]], %[[X]], %c6)
// CHECK-NOT:     nn.kernel
// CHECK:         return %[[B]]
func.func @grows(%x: tensor<2x3xf32>) -> tensor<2x9xf32> {
  %a = nn.kernel "elementwise"(%x) : (tensor<2x3xf32>) -> tensor<2x3xf32> {
  ^bb0(%i: tensor<2x3xf32>):
    %0 = nn.exp %i : (tensor<2x3xf32>) -> tensor<2x3xf32>
    nn.yield %0 : tensor<2x3xf32>
  }
  %c = nn.kernel "concat"(%x, %a) : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x6xf32> {
  ^bb0(%i: tensor<2x3xf32>, %j: tensor<2x3xf32>):
    %0 = nn.concat %i, %j axis = 1 : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x6xf32>
    nn.yield %0 : tensor<2x6xf32>
  }
  %t = nn.kernel "elementwise"(%c) : (tensor<2x6xf32>) -> tensor<2x6xf32> {
  ^bb0(%i: tensor<2x6xf32>):
    %0 = nn.tanh %i : (tensor<2x6xf32>) -> tensor<2x6xf32>
    nn.yield %0 : tensor<2x6xf32>
  }
  %b = nn.kernel "elementwise"(%t) : (tensor<2x6xf32>) -> tensor<2x3xf32> {
  ^bb0(%i: tensor<2x6xf32>):
    %from = nn.constant dense<1> : tensor<1xi64>
    %to = nn.constant dense<4> : tensor<1xi64>
    %0 = nn.slice %i, %from, %to axes = [1] : (tensor<2x6xf32>, tensor<1xi64>, tensor<1xi64>) -> tensor<2x3xf32>
    nn.yield %0 : tensor<2x3xf32>
  }
  %d = nn.kernel "concat"(%c, %b) : (tensor<2x6xf32>, tensor<2x3xf32>) -> tensor<2x9xf32> {
  ^bb0(%i: tensor<2x6xf32>, %j: tensor<2x3xf32>):
    %0 = nn.concat %i, %j axis = 1 : (tensor<2x6xf32>, tensor<2x3xf32>) -> tensor<2x9xf32>
    nn.yield %0 : tensor<2x9xf32>
  }
  return %d : tensor<2x9xf32>
}

// What is returned beside the whole stays a tensor of its own.
// CHECK-LABEL: func @returned
// CHECK-NOT:     extract_slice
// CHECK:         nn.kernel "concat"
func.func @returned(%x: tensor<2x3xf32>) -> (tensor<2x6xf32>, tensor<2x3xf32>) {
  %a = nn.kernel "elementwise"(%x) : (tensor<2x3xf32>) -> tensor<2x3xf32> {
  ^bb0(%i: tensor<2x3xf32>):
    %0 = nn.exp %i : (tensor<2x3xf32>) -> tensor<2x3xf32>
    nn.yield %0 : tensor<2x3xf32>
  }
  %c = nn.kernel "concat"(%x, %a) : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x6xf32> {
  ^bb0(%i: tensor<2x3xf32>, %j: tensor<2x3xf32>):
    %0 = nn.concat %i, %j axis = 1 : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x6xf32>
    nn.yield %0 : tensor<2x6xf32>
  }
  return %c, %a : tensor<2x6xf32>, tensor<2x3xf32>
}

// A kernel that reads a part can't write another: it would read what it writes.
// CHECK-LABEL: func @reads_a_part
// CHECK:         %[[E:.*]] = tensor.empty() : tensor<2x6xf32>
// CHECK:         %[[A:.*]] = nn.kernel "elementwise"(%{{.*}}, %[[E]], %c0{{.*}})
// CHECK:         %[[B:.*]] = nn.kernel "elementwise"(%[[A]]) : (tensor<2x6xf32>) -> tensor<2x3xf32>
// CHECK:         nn.kernel "concat"(%[[B]], %[[A]], %c3
func.func @reads_a_part(%x: tensor<2x3xf32>) -> tensor<2x6xf32> {
  %a = nn.kernel "elementwise"(%x) : (tensor<2x3xf32>) -> tensor<2x3xf32> {
  ^bb0(%i: tensor<2x3xf32>):
    %0 = nn.exp %i : (tensor<2x3xf32>) -> tensor<2x3xf32>
    nn.yield %0 : tensor<2x3xf32>
  }
  %b = nn.kernel "elementwise"(%a) : (tensor<2x3xf32>) -> tensor<2x3xf32> {
  ^bb0(%i: tensor<2x3xf32>):
    %0 = nn.tanh %i : (tensor<2x3xf32>) -> tensor<2x3xf32>
    nn.yield %0 : tensor<2x3xf32>
  }
  %c = nn.kernel "concat"(%a, %b) : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x6xf32> {
  ^bb0(%i: tensor<2x3xf32>, %j: tensor<2x3xf32>):
    %0 = nn.concat %i, %j axis = 1 : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x6xf32>
    nn.yield %0 : tensor<2x6xf32>
  }
  return %c : tensor<2x6xf32>
}

// A padded tensor is filled first, and its middle written by the kernel before.
// CHECK-LABEL: func.func @padded
// CHECK:         %[[F:.*]] = nn.kernel "pad"() : () -> tensor<4x5xf32> {
// CHECK:           linalg.fill
// CHECK:         %[[A:.*]] = nn.kernel "elementwise"(%arg0, %[[F]]
// CHECK:           tensor.insert_slice
// CHECK:         return %[[A]]
func.func @padded(%x: tensor<2x3xf32>) -> tensor<4x5xf32> {
  %a = nn.kernel "elementwise"(%x) : (tensor<2x3xf32>) -> tensor<2x3xf32> {
  ^bb0(%i: tensor<2x3xf32>):
    %0 = nn.sin %i : (tensor<2x3xf32>) -> tensor<2x3xf32>
    nn.yield %0 : tensor<2x3xf32>
  }
  %c = nn.kernel "pad"(%a) : (tensor<2x3xf32>) -> tensor<4x5xf32> {
  ^bb0(%i: tensor<2x3xf32>):
    %q = nn.constant dense<1> : tensor<4xi64>
    %0 = nn.pad %i, %q : (tensor<2x3xf32>, tensor<4xi64>) -> tensor<4x5xf32>
    nn.yield %0 : tensor<4x5xf32>
  }
  return %c : tensor<4x5xf32>
}
