// RUN: nn-check %s

//===- nn.shift_right -----------------------------------------------------===//
// Known values, with amounts beyond the width; random ones of signed elements.
//===----------------------------------------------------------------------===//

func.func @shift_right_values(
    %a: tensor<6xui8> {nn.value = dense<[1, 200, 255, 3, 128, 7]> : tensor<6xui8>},
    %b: tensor<6xui8> {nn.value = dense<[7, 1, 8, 0, 255, 2]> : tensor<6xui8>})
    -> (tensor<6xui8> {nn.expect = dense<[0, 100, 0, 3, 0, 1]> : tensor<6xui8>}) {
  %0 = nn.shift_right %a, %b : (tensor<6xui8>, tensor<6xui8>) -> tensor<6xui8>
  return %0 : tensor<6xui8>
}

func.func @shift_right_i32_3x37_with_37(
    %a: tensor<3x37xi32>, %b: tensor<37xi32>) -> tensor<3x37xi32> {
  %0 = nn.shift_right %a, %b : (tensor<3x37xi32>, tensor<37xi32>) -> tensor<3x37xi32>
  return %0 : tensor<3x37xi32>
}

func.func @shift_right_i64_0(%a: tensor<0xi64>, %b: tensor<i64>) -> tensor<0xi64> {
  %0 = nn.shift_right %a, %b : (tensor<0xi64>, tensor<i64>) -> tensor<0xi64>
  return %0 : tensor<0xi64>
}
