// RUN: nn-check %s

//===- nn.unique ---------------------------------------------------------===//
// Elements and slices, sorted or as they come.
//===----------------------------------------------------------------------===//

func.func @unique_sorted(
    %a: tensor<6xf32> {nn.value = dense<[2.0, 1.0, 0x7FC00000, 1.0, 0x7FC00000, 3.0]> : tensor<6xf32>})
    -> (tensor<?xi64> {nn.expect = dense<[1, 0, 5, 2]> : tensor<4xi64>},
        tensor<6xi64> {nn.expect = dense<[1, 0, 3, 0, 3, 2]> : tensor<6xi64>},
        tensor<?xi64> {nn.expect = dense<[2, 1, 1, 2]> : tensor<4xi64>}) {
  %0:3 = nn.unique %a : (tensor<6xf32>) -> (tensor<?xi64>, tensor<6xi64>, tensor<?xi64>)
  return %0#0, %0#1, %0#2 : tensor<?xi64>, tensor<6xi64>, tensor<?xi64>
}

func.func @unique_unsorted(
    %a: tensor<6xi8> {nn.value = dense<[2, 1, 1, 3, 4, 3]> : tensor<6xi8>})
    -> (tensor<?xi64> {nn.expect = dense<[0, 1, 3, 4]> : tensor<4xi64>},
        tensor<6xi64> {nn.expect = dense<[0, 1, 1, 2, 3, 2]> : tensor<6xi64>},
        tensor<?xi64> {nn.expect = dense<[1, 2, 2, 1]> : tensor<4xi64>}) {
  %0:3 = nn.unique %a {unsorted} : (tensor<6xi8>) -> (tensor<?xi64>, tensor<6xi64>, tensor<?xi64>)
  return %0#0, %0#1, %0#2 : tensor<?xi64>, tensor<6xi64>, tensor<?xi64>
}

func.func @unique_slices(%a: tensor<2x37x2xi1>)
    -> (tensor<?xi64>, tensor<37xi64>, tensor<?xi64>) {
  %0:3 = nn.unique %a {axis = -2 : i64, unsorted}
      : (tensor<2x37x2xi1>) -> (tensor<?xi64>, tensor<37xi64>, tensor<?xi64>)
  return %0#0, %0#1, %0#2 : tensor<?xi64>, tensor<37xi64>, tensor<?xi64>
}

func.func @unique_none(%a: tensor<0x3xf64>)
    -> (tensor<?xi64>, tensor<0xi64>, tensor<?xi64>) {
  %0:3 = nn.unique %a : (tensor<0x3xf64>) -> (tensor<?xi64>, tensor<0xi64>, tensor<?xi64>)
  return %0#0, %0#1, %0#2 : tensor<?xi64>, tensor<0xi64>, tensor<?xi64>
}
