// RUN: nn-opt %s --nn-outline-kernels --split-input-file --verify-diagnostics \
// RUN:   | FileCheck %s

#id = affine_map<(d) -> (d)>

// Equal kernels become one function; the caller makes what it writes, and asks
// for all of the work.
// CHECK-LABEL: func @equal
// CHECK:         %[[E0:.*]] = tensor.empty() : tensor<4xf32>
// CHECK:         %[[A:.*]] = call @elementwise_0(%arg0, %[[E0]], %c0, %c9223372036854775807)
// CHECK:         %[[E1:.*]] = tensor.empty() : tensor<4xf32>
// CHECK:         %[[B:.*]] = call @elementwise_0(%[[A]], %[[E1]], %c0
// CHECK:         %[[C:.*]] = call @elementwise_1(%[[B]]
// CHECK:         return %[[C]]
// CHECK:       func private @elementwise_0({{.*}}: tensor<4xf32>, %[[OUT:.*]]: tensor<4xf32>, %{{.*}}: index, %{{.*}}: index)
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

// -----

// A kernel's name is not taken from the model's own functions.
// CHECK-LABEL: func @elementwise_0
// CHECK:         call @elementwise_1
// CHECK:       func private @elementwise_1
func.func @elementwise_0(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = nn.kernel "elementwise"(%x) : (tensor<4xf32>) -> tensor<4xf32> {
  ^bb0(%a: tensor<4xf32>):
    nn.yield %a : tensor<4xf32>
  }
  return %0 : tensor<4xf32>
}

// -----

func.func @many(%x: tensor<4xf32>) -> tensor<4xf32> {
  // expected-error @+1 {{expected at most 64 operands and results, got 65}}
  %0 = nn.kernel "many"(%x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x, %x)
      : (tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32> {
  ^bb0(%a0: tensor<4xf32>, %a1: tensor<4xf32>, %a2: tensor<4xf32>, %a3: tensor<4xf32>, %a4: tensor<4xf32>, %a5: tensor<4xf32>, %a6: tensor<4xf32>, %a7: tensor<4xf32>, %a8: tensor<4xf32>, %a9: tensor<4xf32>, %a10: tensor<4xf32>, %a11: tensor<4xf32>, %a12: tensor<4xf32>, %a13: tensor<4xf32>, %a14: tensor<4xf32>, %a15: tensor<4xf32>, %a16: tensor<4xf32>, %a17: tensor<4xf32>, %a18: tensor<4xf32>, %a19: tensor<4xf32>, %a20: tensor<4xf32>, %a21: tensor<4xf32>, %a22: tensor<4xf32>, %a23: tensor<4xf32>, %a24: tensor<4xf32>, %a25: tensor<4xf32>, %a26: tensor<4xf32>, %a27: tensor<4xf32>, %a28: tensor<4xf32>, %a29: tensor<4xf32>, %a30: tensor<4xf32>, %a31: tensor<4xf32>, %a32: tensor<4xf32>, %a33: tensor<4xf32>, %a34: tensor<4xf32>, %a35: tensor<4xf32>, %a36: tensor<4xf32>, %a37: tensor<4xf32>, %a38: tensor<4xf32>, %a39: tensor<4xf32>, %a40: tensor<4xf32>, %a41: tensor<4xf32>, %a42: tensor<4xf32>, %a43: tensor<4xf32>, %a44: tensor<4xf32>, %a45: tensor<4xf32>, %a46: tensor<4xf32>, %a47: tensor<4xf32>, %a48: tensor<4xf32>, %a49: tensor<4xf32>, %a50: tensor<4xf32>, %a51: tensor<4xf32>, %a52: tensor<4xf32>, %a53: tensor<4xf32>, %a54: tensor<4xf32>, %a55: tensor<4xf32>, %a56: tensor<4xf32>, %a57: tensor<4xf32>, %a58: tensor<4xf32>, %a59: tensor<4xf32>, %a60: tensor<4xf32>, %a61: tensor<4xf32>, %a62: tensor<4xf32>, %a63: tensor<4xf32>):
    nn.yield %a0 : tensor<4xf32>
  }
  return %0 : tensor<4xf32>
}

// -----

// CHECK-LABEL: func @sliced
// CHECK-SAME:      %[[N:[a-z0-9]*]]: index
// CHECK:         tensor.empty(%[[N]])
func.func @sliced(%x: tensor<?xf32>, %n: index) -> tensor<?xf32> {
  %0 = nn.kernel "slice"(%x, %n) : (tensor<?xf32>, index) -> tensor<?xf32> {
  ^bb0(%a: tensor<?xf32>, %m: index):
    %s = tensor.extract_slice %a[0] [%m] [1] : tensor<?xf32> to tensor<?xf32>
    nn.yield %s : tensor<?xf32>
  }
  return %0 : tensor<?xf32>
}
