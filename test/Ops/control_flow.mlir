// RUN: nn-check %s

//===- scf ---------------------------------------------------------------===//
// Branches and loops around nn ops, as the importer writes them.
//===----------------------------------------------------------------------===//

func.func @if_true(
    %c: tensor<i1> {nn.value = dense<true> : tensor<i1>},
    %x: tensor<3xf32> {nn.value = dense<[1.0, -2.0, 3.0]> : tensor<3xf32>})
    -> (tensor<?xf32> {nn.expect = dense<[1.0, 0.0, 3.0]> : tensor<3xf32>})
    attributes {nn.static_only} {
  %i = tensor.extract %c[] : tensor<i1>
  %0 = scf.if %i -> (tensor<?xf32>) {
    %1 = nn.relu %x : (tensor<3xf32>) -> tensor<3xf32>
    %2 = nn.cast %1 : (tensor<3xf32>) -> tensor<?xf32>
    scf.yield %2 : tensor<?xf32>
  } else {
    %1 = nn.concat %x, %x axis = 0 : (tensor<3xf32>, tensor<3xf32>) -> tensor<6xf32>
    %2 = nn.cast %1 : (tensor<6xf32>) -> tensor<?xf32>
    scf.yield %2 : tensor<?xf32>
  }
  return %0 : tensor<?xf32>
}

func.func @if_false(
    %c: tensor<i1> {nn.value = dense<false> : tensor<i1>},
    %x: tensor<2xf32> {nn.value = dense<[1.0, -2.0]> : tensor<2xf32>})
    -> (tensor<?xf32> {nn.expect = dense<[1.0, -2.0, 1.0, -2.0]> : tensor<4xf32>})
    attributes {nn.static_only} {
  %i = tensor.extract %c[] : tensor<i1>
  %0 = scf.if %i -> (tensor<?xf32>) {
    %1 = nn.cast %x : (tensor<2xf32>) -> tensor<?xf32>
    scf.yield %1 : tensor<?xf32>
  } else {
    %1 = nn.concat %x, %x axis = 0 : (tensor<2xf32>, tensor<2xf32>) -> tensor<4xf32>
    %2 = nn.cast %1 : (tensor<4xf32>) -> tensor<?xf32>
    scf.yield %2 : tensor<?xf32>
  }
  return %0 : tensor<?xf32>
}

// Values that change places, an inner branch that sees all, and a buffer that
// is filled row by row.
func.func @for(
    %c: tensor<i1> {nn.value = dense<true> : tensor<i1>},
    %x: tensor<2xf32> {nn.value = dense<[1.0, 2.0]> : tensor<2xf32>},
    %y: tensor<2xf32> {nn.value = dense<[10.0, 20.0]> : tensor<2xf32>})
    -> (tensor<2xf32> {nn.expect = dense<[12.0, 24.0]> : tensor<2xf32>},
        tensor<2xf32> {nn.expect = dense<[2.0, 4.0]> : tensor<2xf32>},
        tensor<3x2xf32> {nn.expect = dense<[[1.0, 2.0], [10.0, 20.0], [2.0, 4.0]]> : tensor<3x2xf32>})
    attributes {nn.static_only} {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c3 = arith.constant 3 : index
  %i = tensor.extract %c[] : tensor<i1>
  %rows = tensor.empty() : tensor<3x2xf32>
  %0:3 = scf.for %k = %c0 to %c3 step %c1 iter_args(%a = %x, %b = %y, %r = %rows)
      -> (tensor<2xf32>, tensor<2xf32>, tensor<3x2xf32>) {
    %1 = scf.if %i -> (tensor<2xf32>) {
      %2 = nn.add %a, %x : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
      scf.yield %2 : tensor<2xf32>
    } else {
      scf.yield %a : tensor<2xf32>
    }
    %3 = tensor.insert_slice %a into %r[%k, 0] [1, 2] [1, 1] : tensor<2xf32> into tensor<3x2xf32>
    scf.yield %b, %1, %3 : tensor<2xf32>, tensor<2xf32>, tensor<3x2xf32>
  }
  %4 = nn.add %0#0, %x : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
  %5 = nn.sub %0#1, %x : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
  return %4, %5, %0#2 : tensor<2xf32>, tensor<2xf32>, tensor<3x2xf32>
}

func.func @for_never(
    %n: tensor<i64> {nn.value = dense<-2> : tensor<i64>},
    %x: tensor<2xf32> {nn.value = dense<[1.0, 2.0]> : tensor<2xf32>})
    -> (tensor<2xf32> {nn.expect = dense<[1.0, 2.0]> : tensor<2xf32>})
    attributes {nn.static_only} {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %e = tensor.extract %n[] : tensor<i64>
  %end = arith.index_cast %e : i64 to index
  %0 = scf.for %k = %c0 to %end step %c1 iter_args(%a = %x) -> (tensor<2xf32>) {
    %1 = nn.neg %a : (tensor<2xf32>) -> tensor<2xf32>
    scf.yield %1 : tensor<2xf32>
  }
  return %0 : tensor<2xf32>
}

// A value that grows, and one that says when to stop.
func.func @while(
    %x: tensor<2xf32> {nn.value = dense<[1.0, 2.0]> : tensor<2xf32>},
    %n: tensor<i64> {nn.value = dense<6> : tensor<i64>})
    -> (tensor<?xf32> {nn.expect = dense<[1.0, 2.0, 1.0, 2.0, 1.0, 2.0]> : tensor<6xf32>},
        tensor<i64> {nn.expect = dense<2> : tensor<i64>})
    attributes {nn.static_only} {
  %zero = nn.constant dense<0> : tensor<i64>
  %one = nn.constant dense<1> : tensor<i64>
  %first = nn.cast %x : (tensor<2xf32>) -> tensor<?xf32>
  %0:2 = scf.while (%v = %first, %k = %zero) : (tensor<?xf32>, tensor<i64>) -> (tensor<?xf32>, tensor<i64>) {
    %1 = nn.shape_of %v : (tensor<?xf32>) -> tensor<1xi64>
    %2 = nn.squeeze %1 axes = [0] : (tensor<1xi64>) -> tensor<i64>
    %3 = nn.compare lt, %2, %n : (tensor<i64>, tensor<i64>) -> tensor<i1>
    %4 = tensor.extract %3[] : tensor<i1>
    scf.condition(%4) %v, %k : tensor<?xf32>, tensor<i64>
  } do {
  ^bb0(%v: tensor<?xf32>, %k: tensor<i64>):
    %1 = nn.concat %v, %x axis = 0 : (tensor<?xf32>, tensor<2xf32>) -> tensor<?xf32>
    %2 = nn.add %k, %one : (tensor<i64>, tensor<i64>) -> tensor<i64>
    scf.yield %1, %2 : tensor<?xf32>, tensor<i64>
  }
  return %0#0, %0#1 : tensor<?xf32>, tensor<i64>
}
