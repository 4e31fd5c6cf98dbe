// Products whose reductions or rows are gone through in blocks, with tails in
// every dimension, and with an epilogue that only complete sums may enter.
// RUN: nn-check %s

func.func @terms(%x: tensor<31x3101xf32>, %w: tensor<3101x75xf32>,
    %b: tensor<75xf32>, %y: tensor<31x75xf32>) -> tensor<31x75xf32> {
  %0 = nn.linear %x, %w, %b
      : (tensor<31x3101xf32>, tensor<3101x75xf32>, tensor<75xf32>) -> tensor<31x75xf32>
  %1 = nn.relu %0 : (tensor<31x75xf32>) -> tensor<31x75xf32>
  %2 = nn.add %1, %y : (tensor<31x75xf32>, tensor<31x75xf32>) -> tensor<31x75xf32>
  return %2 : tensor<31x75xf32>
}

func.func @rows(%x: tensor<203x2001xf32>, %w: tensor<2001x67xf32>)
    -> tensor<203x67xf32> {
  %0 = nn.matmul %x, %w
      : (tensor<203x2001xf32>, tensor<2001x67xf32>) -> tensor<203x67xf32>
  %1 = nn.relu %0 : (tensor<203x67xf32>) -> tensor<203x67xf32>
  return %1 : tensor<203x67xf32>
}
