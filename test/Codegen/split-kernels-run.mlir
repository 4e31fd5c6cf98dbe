// Unit by unit or all at once: the same result, to the bit.
// RUN: nnc run %s --random -o whole=%t.whole.npy -o units=%t.units.npy \
// RUN:   -o rows=%t.rows.npy
// RUN: cmp %t.whole.npy %t.units.npy
// RUN: cmp %t.whole.npy %t.rows.npy

#lhs = affine_map<(m, n, k) -> (m, k)>
#rhs = affine_map<(m, n, k) -> (k, n)>
#out = affine_map<(m, n, k) -> (m, n)>

func.func @main(%a: tensor<50x157xf32> {nn.name = "a"}, %w: tensor<157x70xf32> {nn.name = "w"})
    -> (tensor<50x70xf32> {nn.name = "whole"}, tensor<50x70xf32> {nn.name = "units"},
        tensor<50x70xf32> {nn.name = "rows"}) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c3 = arith.constant 3 : index
  %c60 = arith.constant 60 : index
  %max = arith.constant 9223372036854775807 : index
  %e = tensor.empty() : tensor<50x70xf32>
  %whole = call @matmul(%a, %w, %e, %c0, %max)
      : (tensor<50x157xf32>, tensor<157x70xf32>, tensor<50x70xf32>, index, index) -> tensor<50x70xf32>
  %e1 = tensor.empty() : tensor<50x70xf32>
  %units = scf.for %lo = %c0 to %c60 step %c1 iter_args(%t = %e1) -> tensor<50x70xf32> {
    %hi = arith.addi %lo, %c1 : index
    %u = func.call @matmul(%a, %w, %t, %lo, %hi)
        : (tensor<50x157xf32>, tensor<157x70xf32>, tensor<50x70xf32>, index, index) -> tensor<50x70xf32>
    scf.yield %u : tensor<50x70xf32>
  }
  %d = tensor.cast %a : tensor<50x157xf32> to tensor<?x157xf32>
  %e2 = tensor.empty() : tensor<50x70xf32>
  %rows = scf.for %lo = %c0 to %c60 step %c3 iter_args(%t = %e2) -> tensor<50x70xf32> {
    %hi = arith.addi %lo, %c3 : index
    %s = tensor.cast %t : tensor<50x70xf32> to tensor<?x70xf32>
    %u = func.call @rows(%d, %w, %s, %lo, %hi)
        : (tensor<?x157xf32>, tensor<157x70xf32>, tensor<?x70xf32>, index, index) -> tensor<?x70xf32>
    %v = tensor.cast %u : tensor<?x70xf32> to tensor<50x70xf32>
    scf.yield %v : tensor<50x70xf32>
  }
  return %whole, %units, %rows : tensor<50x70xf32>, tensor<50x70xf32>, tensor<50x70xf32>
}

func.func private @matmul(%a: tensor<50x157xf32>, %w: tensor<157x70xf32>,
    %dest: tensor<50x70xf32>, %lo: index, %hi: index) -> tensor<50x70xf32>
    attributes {nn.kernel = "matmul"} {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<50x70xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<50x70xf32>) -> tensor<50x70xf32>
  %r = linalg.generic {indexing_maps = [#lhs, #rhs, #out],
      iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%a, %w : tensor<50x157xf32>, tensor<157x70xf32>)
      outs(%f : tensor<50x70xf32>) {
  ^bb0(%x: f32, %y: f32, %acc: f32):
    %m = arith.mulf %x, %y fastmath<contract> : f32
    %s = arith.addf %acc, %m fastmath<contract> : f32
    linalg.yield %s : f32
  } -> tensor<50x70xf32>
  %d = bufferization.materialize_in_destination %r in %dest
      : (tensor<50x70xf32>, tensor<50x70xf32>) -> tensor<50x70xf32>
  return %d : tensor<50x70xf32>
}

func.func private @rows(%a: tensor<?x157xf32>, %w: tensor<157x70xf32>,
    %dest: tensor<?x70xf32>, %lo: index, %hi: index) -> tensor<?x70xf32>
    attributes {nn.kernel = "matmul"} {
  %zero = arith.constant 0.0 : f32
  %c0 = arith.constant 0 : index
  %n = tensor.dim %a, %c0 : tensor<?x157xf32>
  %e = tensor.empty(%n) : tensor<?x70xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<?x70xf32>) -> tensor<?x70xf32>
  %r = linalg.generic {indexing_maps = [#lhs, #rhs, #out],
      iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%a, %w : tensor<?x157xf32>, tensor<157x70xf32>)
      outs(%f : tensor<?x70xf32>) {
  ^bb0(%x: f32, %y: f32, %acc: f32):
    %m = arith.mulf %x, %y fastmath<contract> : f32
    %s = arith.addf %acc, %m fastmath<contract> : f32
    linalg.yield %s : f32
  } -> tensor<?x70xf32>
  %d = bufferization.materialize_in_destination %r in %dest
      : (tensor<?x70xf32>, tensor<?x70xf32>) -> tensor<?x70xf32>
  return %d : tensor<?x70xf32>
}
