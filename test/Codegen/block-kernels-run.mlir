// Block by block or all at once: the same result, to the bit.
// RUN: nnc run %s --random -o whole=%t.whole.npy -o units=%t.units.npy \
// RUN:   -o rows=%t.rows.npy
// RUN: cmp %t.whole.npy %t.units.npy
// RUN: cmp %t.whole.npy %t.rows.npy

#id = affine_map<(m, n) -> (m, n)>
#row = affine_map<(m, n) -> (m)>

func.func @main(%x: tensor<71x130xf32> {nn.name = "x"})
    -> (tensor<71x130xf32> {nn.name = "whole"}, tensor<71x130xf32> {nn.name = "units"},
        tensor<71x130xf32> {nn.name = "rows"}) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  %c80 = arith.constant 80 : index
  %max = arith.constant 9223372036854775807 : index
  %e = tensor.empty() : tensor<71x130xf32>
  %whole = call @static(%x, %e, %c0, %max)
      : (tensor<71x130xf32>, tensor<71x130xf32>, index, index) -> tensor<71x130xf32>
  %e1 = tensor.empty() : tensor<71x130xf32>
  %units = scf.for %lo = %c0 to %c80 step %c1 iter_args(%t = %e1) -> tensor<71x130xf32> {
    %hi = arith.addi %lo, %c1 : index
    %u = func.call @static(%x, %t, %lo, %hi)
        : (tensor<71x130xf32>, tensor<71x130xf32>, index, index) -> tensor<71x130xf32>
    scf.yield %u : tensor<71x130xf32>
  }
  %d = tensor.cast %x : tensor<71x130xf32> to tensor<?x130xf32>
  %e2 = tensor.empty() : tensor<71x130xf32>
  %rows = scf.for %lo = %c0 to %c80 step %c4 iter_args(%t = %e2) -> tensor<71x130xf32> {
    %hi = arith.addi %lo, %c4 : index
    %s = tensor.cast %t : tensor<71x130xf32> to tensor<?x130xf32>
    %u = func.call @dynamic(%d, %s, %lo, %hi)
        : (tensor<?x130xf32>, tensor<?x130xf32>, index, index) -> tensor<?x130xf32>
    %v = tensor.cast %u : tensor<?x130xf32> to tensor<71x130xf32>
    scf.yield %v : tensor<71x130xf32>
  }
  return %whole, %units, %rows : tensor<71x130xf32>, tensor<71x130xf32>, tensor<71x130xf32>
}

func.func private @static(%x: tensor<71x130xf32>, %dest: tensor<71x130xf32>,
    %lo: index, %hi: index) -> tensor<71x130xf32> attributes {nn.kernel = "softmax"} {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<71xf32>
  %e2 = tensor.empty() : tensor<71x130xf32>
  %exp = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<71x130xf32>) outs(%e2 : tensor<71x130xf32>) {
  ^bb0(%a: f32, %o: f32):
    %r = math.exp %a : f32
    linalg.yield %r : f32
  } -> tensor<71x130xf32>
  %g = linalg.fill ins(%zero : f32) outs(%e : tensor<71xf32>) -> tensor<71xf32>
  %sum = linalg.generic {indexing_maps = [#id, #row], iterator_types = ["parallel", "reduction"]}
      ins(%exp : tensor<71x130xf32>) outs(%g : tensor<71xf32>) {
  ^bb0(%a: f32, %o: f32):
    %r = arith.addf %a, %o : f32
    linalg.yield %r : f32
  } -> tensor<71xf32>
  %div = linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel"]}
      ins(%exp, %sum : tensor<71x130xf32>, tensor<71xf32>) outs(%e2 : tensor<71x130xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %r = arith.divf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<71x130xf32>
  %d = bufferization.materialize_in_destination %div in %dest : (tensor<71x130xf32>, tensor<71x130xf32>) -> tensor<71x130xf32>
  return %d : tensor<71x130xf32>
}

func.func private @dynamic(%x: tensor<?x130xf32>, %dest: tensor<?x130xf32>,
    %lo: index, %hi: index) -> tensor<?x130xf32> attributes {nn.kernel = "softmax"} {
  %zero = arith.constant 0.0 : f32
  %c0 = arith.constant 0 : index
  %n = tensor.dim %x, %c0 : tensor<?x130xf32>
  %e = tensor.empty(%n) : tensor<?xf32>
  %e2 = tensor.empty(%n) : tensor<?x130xf32>
  %exp = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<?x130xf32>) outs(%e2 : tensor<?x130xf32>) {
  ^bb0(%a: f32, %o: f32):
    %r = math.exp %a : f32
    linalg.yield %r : f32
  } -> tensor<?x130xf32>
  %g = linalg.fill ins(%zero : f32) outs(%e : tensor<?xf32>) -> tensor<?xf32>
  %sum = linalg.generic {indexing_maps = [#id, #row], iterator_types = ["parallel", "reduction"]}
      ins(%exp : tensor<?x130xf32>) outs(%g : tensor<?xf32>) {
  ^bb0(%a: f32, %o: f32):
    %r = arith.addf %a, %o : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %div = linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel"]}
      ins(%exp, %sum : tensor<?x130xf32>, tensor<?xf32>) outs(%e2 : tensor<?x130xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %r = arith.divf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<?x130xf32>
  %d = bufferization.materialize_in_destination %div in %dest : (tensor<?x130xf32>, tensor<?x130xf32>) -> tensor<?x130xf32>
  return %d : tensor<?x130xf32>
}
