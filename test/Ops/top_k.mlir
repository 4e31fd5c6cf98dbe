// RUN: nn-check %s

//===- nn.top_k ----------------------------------------------------------===//
// Equal elements in their order; rows longer than k and as long as k.
//===----------------------------------------------------------------------===//

func.func @top_k_values(
    %a: tensor<2x5xf32> {nn.value = dense<[[1.0, 3.0, 3.0, 0x7FC00000, 2.0], [0.0, -0.0, -1.0, 5.0, 5.0]]> : tensor<2x5xf32>})
    -> (tensor<2x3xf32> {nn.expect = dense<[[0x7FC00000, 3.0, 3.0], [5.0, 5.0, 0.0]]> : tensor<2x3xf32>},
        tensor<2x3xi64> {nn.expect = dense<[[3, 1, 2], [3, 4, 0]]> : tensor<2x3xi64>}) {
  %k = nn.constant dense<3> : tensor<1xi64>
  %0:2 = nn.top_k %a, %k : (tensor<2x5xf32>, tensor<1xi64>) -> (tensor<2x3xf32>, tensor<2x3xi64>)
  return %0#0, %0#1 : tensor<2x3xf32>, tensor<2x3xi64>
}

func.func @top_k_smallest_all(
    %a: tensor<3x67x5xi8> {nn.range = [-9.0, 9.0]},
    %k: tensor<1xi64> {nn.value = dense<67> : tensor<1xi64>})
    -> (tensor<3x?x5xi8>, tensor<3x?x5xi64>) {
  %0:2 = nn.top_k %a, %k {axis = 1 : i64, smallest}
      : (tensor<3x67x5xi8>, tensor<1xi64>) -> (tensor<3x?x5xi8>, tensor<3x?x5xi64>)
  return %0#0, %0#1 : tensor<3x?x5xi8>, tensor<3x?x5xi64>
}

func.func @top_k_few_of_many(
    %a: tensor<2x1003xf16>, %k: tensor<1xi64> {nn.value = dense<5> : tensor<1xi64>})
    -> (tensor<2x?xf16>, tensor<2x?xi64>) {
  %0:2 = nn.top_k %a, %k : (tensor<2x1003xf16>, tensor<1xi64>) -> (tensor<2x?xf16>, tensor<2x?xi64>)
  return %0#0, %0#1 : tensor<2x?xf16>, tensor<2x?xi64>
}

func.func @top_k_none(
    %a: tensor<0xui8>, %k: tensor<1xi64> {nn.value = dense<0> : tensor<1xi64>})
    -> (tensor<?xui8>, tensor<?xi64>) {
  %0:2 = nn.top_k %a, %k : (tensor<0xui8>, tensor<1xi64>) -> (tensor<?xui8>, tensor<?xi64>)
  return %0#0, %0#1 : tensor<?xui8>, tensor<?xi64>
}
