// RUN: nn-check %s

//===- nn.scatter_elements -----------------------------------------------===//
// Of equal indices the last one wins, or all are combined; what is out of range
// is skipped.
//===----------------------------------------------------------------------===//

func.func @scatter_elements_values(
    %a: tensor<1x5xf32> {nn.value = dense<[[1.0, 2.0, 3.0, 4.0, 5.0]]> : tensor<1x5xf32>},
    %b: tensor<1x5xi64> {nn.value = dense<[[1, -2, 1, 5, -6]]> : tensor<1x5xi64>},
    %c: tensor<1x5xf32> {nn.value = dense<[[1.5, 2.5, 3.5, 4.5, 5.5]]> : tensor<1x5xf32>})
    -> (tensor<1x5xf32> {nn.expect = dense<[[1.0, 3.5, 3.0, 2.5, 5.0]]> : tensor<1x5xf32>}) {
  %0 = nn.scatter_elements %a, %b, %c {axis = 1 : i64}
      : (tensor<1x5xf32>, tensor<1x5xi64>, tensor<1x5xf32>) -> tensor<1x5xf32>
  return %0 : tensor<1x5xf32>
}

func.func @scatter_elements_add_f16(
    %a: tensor<5x6x7xf16>, %b: tensor<9x3x7xi32> {nn.range = [-7.0, 7.0]},
    %c: tensor<9x3x7xf16>) -> tensor<5x6x7xf16> {
  %0 = nn.scatter_elements %a, %b, %c reduction = add
      : (tensor<5x6x7xf16>, tensor<9x3x7xi32>, tensor<9x3x7xf16>) -> tensor<5x6x7xf16>
  return %0 : tensor<5x6x7xf16>
}

func.func @scatter_elements_max_ui8(
    %a: tensor<3x4xui8> {nn.range = [0.0, 255.0]}, %b: tensor<3x9xi64> {nn.range = [-5.0, 5.0]},
    %c: tensor<3x9xui8> {nn.range = [0.0, 255.0]}) -> tensor<3x4xui8> {
  %0 = nn.scatter_elements %a, %b, %c reduction = max {axis = -1 : i64}
      : (tensor<3x4xui8>, tensor<3x9xi64>, tensor<3x9xui8>) -> tensor<3x4xui8>
  return %0 : tensor<3x4xui8>
}

func.func @scatter_elements_any(
    %a: tensor<4xi1>, %b: tensor<6xi64> {nn.range = [0.0, 3.0]}, %c: tensor<6xi1>)
    -> tensor<4xi1> {
  %0 = nn.scatter_elements %a, %b, %c reduction = add
      : (tensor<4xi1>, tensor<6xi64>, tensor<6xi1>) -> tensor<4xi1>
  return %0 : tensor<4xi1>
}

func.func @scatter_elements_none(
    %a: tensor<3x2xi8>, %b: tensor<0x2xi64>, %c: tensor<0x2xi8>) -> tensor<3x2xi8> {
  %0 = nn.scatter_elements %a, %b, %c reduction = min
      : (tensor<3x2xi8>, tensor<0x2xi64>, tensor<0x2xi8>) -> tensor<3x2xi8>
  return %0 : tensor<3x2xi8>
}
