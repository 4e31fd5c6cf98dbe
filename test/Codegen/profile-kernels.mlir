// RUN: nn-opt %s --nn-profile-kernels --split-input-file | FileCheck %s

#id = affine_map<(i) -> (i)>
#lhs = affine_map<(m, n, k) -> (m, k)>
#rhs = affine_map<(m, n, k) -> (k, n)>
#out = affine_map<(m, n, k) -> (m, n)>

// A multiply-add counts two; what nn-describe-kernels said comes with the call.
// CHECK: module attributes {nn.profile = [
// CHECK-SAME: {bytes = 104 : i64, flops = 48 : i64, name = "matmul_0", ops = "matmul", source = "head"}, {bytes = 104 : i64, flops = 48 : i64, name = "matmul_0", ops = "", source = ""}]}
// CHECK: func.func private @nn_profile(i32)

// Between kernels that follow each other one mark is enough.
// CHECK-LABEL: func.func @twice
// CHECK:         %[[ZERO:.*]] = arith.constant 0 : i32
// CHECK-NEXT:    call @nn_profile(%[[ZERO]])
// CHECK-NEXT:    call @matmul_0
// CHECK-NEXT:    tensor.empty
// CHECK-NEXT:    %[[ONE:.*]] = arith.constant 1 : i32
// CHECK-NEXT:    call @nn_profile(%[[ONE]])
// CHECK-NEXT:    call @matmul_0
// CHECK-NEXT:    %[[END:.*]] = arith.constant -1 : i32
// CHECK-NEXT:    call @nn_profile(%[[END]])
// CHECK-NEXT:    return
func.func @twice(%a: tensor<2x3xf32>, %b: tensor<3x4xf32>) -> (tensor<2x4xf32>, tensor<2x4xf32>) {
  %e = tensor.empty() : tensor<2x4xf32>
  %0 = call @matmul_0(%a, %b, %e) {nn.ops = "matmul", nn.source = "head"} : (tensor<2x3xf32>, tensor<3x4xf32>, tensor<2x4xf32>) -> tensor<2x4xf32>
  %f = tensor.empty() : tensor<2x4xf32>
  %1 = call @matmul_0(%a, %b, %f) : (tensor<2x3xf32>, tensor<3x4xf32>, tensor<2x4xf32>) -> tensor<2x4xf32>
  return %0, %1 : tensor<2x4xf32>, tensor<2x4xf32>
}

func.func private @matmul_0(%a: tensor<2x3xf32>, %b: tensor<3x4xf32>, %out: tensor<2x4xf32>) -> tensor<2x4xf32> attributes {nn.kernel = "matmul"} {
  %0 = linalg.generic {indexing_maps = [#lhs, #rhs, #out], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%a, %b : tensor<2x3xf32>, tensor<3x4xf32>) outs(%out : tensor<2x4xf32>) {
  ^bb0(%x: f32, %y: f32, %acc: f32):
    %m = arith.mulf %x, %y : f32
    %s = arith.addf %acc, %m : f32
    linalg.yield %s : f32
  } -> tensor<2x4xf32>
  return %0 : tensor<2x4xf32>
}

// -----

// Of a table, the bytes that are gathered. Indices are no arithmetic.
// CHECK: {bytes = 48 : i64, flops = 0 : i64, name = "gather_0",
#one = affine_map<(i) -> (i)>
func.func @gather(%table: tensor<1000xf32>, %at: tensor<3xi64>) -> tensor<3xf32> {
  %e = tensor.empty() : tensor<3xf32>
  %0 = call @gather_0(%table, %at, %e) : (tensor<1000xf32>, tensor<3xi64>, tensor<3xf32>) -> tensor<3xf32>
  return %0 : tensor<3xf32>
}
func.func private @gather_0(%table: tensor<1000xf32>, %at: tensor<3xi64>, %out: tensor<3xf32>) -> tensor<3xf32> attributes {nn.kernel = "gather"} {
  %0 = linalg.generic {indexing_maps = [#one, #one], iterator_types = ["parallel"]}
      ins(%at : tensor<3xi64>) outs(%out : tensor<3xf32>) {
  ^bb0(%i: i64, %o: f32):
    %k = arith.index_cast %i : i64 to index
    %v = tensor.extract %table[%k] : tensor<1000xf32>
    linalg.yield %v : f32
  } -> tensor<3xf32>
  return %0 : tensor<3xf32>
}

// -----

// Unknown sizes; and a loop around the arithmetic counts as often as it runs.
// CHECK: {bytes = -1 : i64, flops = -1 : i64, name = "double_0",
// CHECK-SAME: {bytes = 16 : i64, flops = 20 : i64, name = "loop_0",
#all = affine_map<(i) -> (i)>
func.func @others(%x: tensor<?xf32>, %e: tensor<?xf32>, %y: tensor<4xf32>) -> (tensor<?xf32>, tensor<4xf32>) {
  %0 = call @double_0(%x, %e) : (tensor<?xf32>, tensor<?xf32>) -> tensor<?xf32>
  %1 = call @loop_0(%y) : (tensor<4xf32>) -> tensor<4xf32>
  return %0, %1 : tensor<?xf32>, tensor<4xf32>
}
func.func private @double_0(%x: tensor<?xf32>, %out: tensor<?xf32>) -> tensor<?xf32> attributes {nn.kernel = "double"} {
  %0 = linalg.generic {indexing_maps = [#all, #all], iterator_types = ["parallel"]}
      ins(%x : tensor<?xf32>) outs(%out : tensor<?xf32>) {
  ^bb0(%v: f32, %o: f32):
    %s = arith.addf %v, %v : f32
    linalg.yield %s : f32
  } -> tensor<?xf32>
  return %0 : tensor<?xf32>
}
func.func private @loop_0(%x: tensor<4xf32>) -> tensor<4xf32> attributes {nn.kernel = "loop"} {
  %c0 = arith.constant 0 : index
  %c5 = arith.constant 5 : index
  %c1 = arith.constant 1 : index
  %r = scf.for %i = %c0 to %c5 step %c1 iter_args(%a = %x) -> tensor<4xf32> {
    %0 = linalg.generic {indexing_maps = [#all], iterator_types = ["parallel"]} outs(%a : tensor<4xf32>) {
    ^bb0(%v: f32):
      %s = math.exp %v : f32
      linalg.yield %s : f32
    } -> tensor<4xf32>
    scf.yield %0 : tensor<4xf32>
  }
  return %r : tensor<4xf32>
}
