// RUN: nn-check %s

//===- nn.iota -----------------------------------------------------------===//
// Sizes of a few, none and less than none.
//===----------------------------------------------------------------------===//

func.func @iota_5(
    %n: tensor<1xi64> {nn.value = dense<5> : tensor<1xi64>})
    -> (tensor<?xi64> {nn.expect = dense<[0, 1, 2, 3, 4]> : tensor<5xi64>}) {
  %0 = nn.iota %n : (tensor<1xi64>) -> tensor<?xi64>
  return %0 : tensor<?xi64>
}

func.func @iota_negative(
    %n: tensor<1xi64> {nn.value = dense<-3> : tensor<1xi64>})
    -> (tensor<?xi64> {nn.expect = dense<[]> : tensor<0xi64>}) {
  %0 = nn.iota %n : (tensor<1xi64>) -> tensor<?xi64>
  return %0 : tensor<?xi64>
}

func.func @iota_33_as_floats(
    %n: tensor<1xi64> {nn.value = dense<33> : tensor<1xi64>})
    -> tensor<?xf32> {
  %0 = nn.iota %n : (tensor<1xi64>) -> tensor<?xi64>
  %1 = nn.cast %0 : (tensor<?xi64>) -> tensor<?xf32>
  %2 = nn.exp %1 : (tensor<?xf32>) -> tensor<?xf32>
  return %2 : tensor<?xf32>
}
