// RUN: nn-opt %s --nn-outline-kernels --split-input-file --verify-diagnostics \
// RUN:   | FileCheck %s

#id = affine_map<(d) -> (d)>

// Equal kernels become one function; the caller makes what it writes.
// CHECK-LABEL: func @equal
// CHECK:         %[[E0:.*]] = tensor.empty() : tensor<4xf32>
// CHECK:         %[[A:.*]] = call @elementwise_0(%arg0, %[[E0]])
// CHECK:         %[[E1:.*]] = tensor.empty() : tensor<4xf32>
// CHECK:         %[[B:.*]] = call @elementwise_0(%[[A]], %[[E1]])
// CHECK:         %[[C:.*]] = call @elementwise_1(%[[B]]
// CHECK:         return %[[C]]
// CHECK:       func private @elementwise_0({{.*}}: tensor<4xf32>, %[[OUT:.*]]: tensor<4xf32>)
// CHECK-SAME:      nn.kernel = "elementwise"
// CHECK:         bufferization.materialize_in_destination %{{.*}} in %[[OUT]]
// CHECK:       func private @elementwise_1
// CHECK-NOT:   func private
func.func @equal(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = nn.kernel "elementwise"(%x) : (tensor<4xf32>) -> tensor<4xf32> {
  ^bb0(%a: tensor<4xf32>):
    %e = tensor.empty() : tensor<4xf32>
    %r = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]}
        ins(%a : tensor<4xf32>) outs(%e : tensor<4xf32>) {
    ^bb1(%v: f32, %o: f32):
      %s = arith.addf %v, %v : f32
      linalg.yield %s : f32
    } -> tensor<4xf32>
    nn.yield %r : tensor<4xf32>
  }
  %1 = nn.kernel "elementwise"(%0) : (tensor<4xf32>) -> tensor<4xf32> {
  ^bb0(%a: tensor<4xf32>):
    %e = tensor.empty() : tensor<4xf32>
    %r = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]}
        ins(%a : tensor<4xf32>) outs(%e : tensor<4xf32>) {
    ^bb1(%v: f32, %o: f32):
      %s = arith.addf %v, %v : f32
      linalg.yield %s : f32
    } -> tensor<4xf32>
    nn.yield %r : tensor<4xf32>
  }
  %2 = nn.kernel "elementwise"(%1) : (tensor<4xf32>) -> tensor<4xf32> {
  ^bb0(%a: tensor<4xf32>):
    %e = tensor.empty() : tensor<4xf32>
    %r = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]}
        ins(%a : tensor<4xf32>) outs(%e : tensor<4xf32>) {
    ^bb1(%v: f32, %o: f32):
      %s = arith.mulf %v, %v : f32
      linalg.yield %s : f32
    } -> tensor<4xf32>
    nn.yield %r : tensor<4xf32>
  }
  return %2 : tensor<4xf32>
}

// -----

// Sizes come from what the caller passes, not from the kernel's work.
// CHECK-LABEL: func @padded
// CHECK:         %[[DIM:.*]] = tensor.dim %arg0, %c0
// CHECK:         %[[SIZE:.*]] = arith.addi %[[DIM]], %c3
// CHECK:         tensor.empty(%[[SIZE]]) : tensor<?xf32>
// CHECK:         call @pad_0
func.func @padded(%x: tensor<?xf32>) -> tensor<?xf32> {
  %0 = nn.kernel "pad"(%x) : (tensor<?xf32>) -> tensor<?xf32> {
  ^bb0(%a: tensor<?xf32>):
    %zero = arith.constant 0.0 : f32
    %p = tensor.pad %a low[1] high[2] {
    ^bb1(%i: index):
      tensor.yield %zero : f32
    } : tensor<?xf32> to tensor<?xf32>
    nn.yield %p : tensor<?xf32>
  }
  return %0 : tensor<?xf32>
}

// -----

// CHECK-LABEL: func @collapsed
// CHECK:         %[[DIM:.*]] = tensor.dim %arg0, %c0
// CHECK:         %[[SIZE:.*]] = arith.muli %[[DIM]], %c3
// CHECK:         tensor.empty(%[[SIZE]])
func.func @collapsed(%x: tensor<?x3xf32>) -> tensor<?xf32> {
  %0 = nn.kernel "reshape"(%x) : (tensor<?x3xf32>) -> tensor<?xf32> {
  ^bb0(%a: tensor<?x3xf32>):
    %c = tensor.collapse_shape %a [[0, 1]] : tensor<?x3xf32> into tensor<?xf32>
    nn.yield %c : tensor<?xf32>
  }
  return %0 : tensor<?xf32>
}

// -----

func.func @unknown(%x: tensor<4xindex>) -> tensor<?xf32> {
  // expected-error @+1 {{'nn.kernel' op result sizes are not computable by the caller}}
  %0 = nn.kernel "generate"(%x) : (tensor<4xindex>) -> tensor<?xf32> {
  ^bb0(%a: tensor<4xindex>):
    %c0 = arith.constant 0 : index
    %true = arith.constant true
    %n = scf.if %true -> (index) {
      %m = tensor.extract %a[%c0] : tensor<4xindex>
      scf.yield %m : index
    } else {
      scf.yield %c0 : index
    }
    %e = tensor.empty(%n) : tensor<?xf32>
    nn.yield %e : tensor<?xf32>
  }
  return %0 : tensor<?xf32>
}
