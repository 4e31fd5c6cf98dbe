// RUN: nn-check %s

//===- Integers without a sign --------------------------------------------===//
// Order, division and conversions where the highest bit would be a sign.
//===----------------------------------------------------------------------===//

func.func @unsigned_u64_arithmetic(
    %a: tensor<4xui64> {nn.value = dense<[18446744073709551615, 9223372036854775808, 5, 0]> : tensor<4xui64>},
    %b: tensor<4xui64> {nn.value = dense<[2, 3, 18446744073709551615, 0]> : tensor<4xui64>})
    -> (tensor<4xui64> {nn.expect = dense<[9223372036854775807, 3074457345618258602, 0, 0]> : tensor<4xui64>},
        tensor<4xui64> {nn.expect = dense<[1, 2, 5, 0]> : tensor<4xui64>},
        tensor<4xui64> {nn.expect = dense<[18446744073709551615, 9223372036854775808, 18446744073709551615, 0]> : tensor<4xui64>},
        tensor<4xui64> {nn.expect = dense<[2, 3, 5, 0]> : tensor<4xui64>},
        tensor<4xi1> {nn.expect = dense<[false, false, true, false]> : tensor<4xi1>},
        tensor<4xui64> {nn.expect = dense<[1, 1, 1, 0]> : tensor<4xui64>}) {
  %0 = nn.div %a, %b : (tensor<4xui64>, tensor<4xui64>) -> tensor<4xui64>
  %1 = nn.rem %a, %b : (tensor<4xui64>, tensor<4xui64>) -> tensor<4xui64>
  %2 = nn.max %a, %b : (tensor<4xui64>, tensor<4xui64>) -> tensor<4xui64>
  %3 = nn.min %a, %b : (tensor<4xui64>, tensor<4xui64>) -> tensor<4xui64>
  %4 = nn.compare lt, %a, %b : (tensor<4xui64>, tensor<4xui64>) -> tensor<4xi1>
  %5 = nn.sign %a : (tensor<4xui64>) -> tensor<4xui64>
  return %0, %1, %2, %3, %4, %5 : tensor<4xui64>, tensor<4xui64>, tensor<4xui64>, tensor<4xui64>, tensor<4xi1>, tensor<4xui64>
}

func.func @unsigned_u64_casts(
    %a: tensor<4xui64> {nn.value = dense<[18446744073709551615, 9223372036854775809, 16777217, 0]> : tensor<4xui64>},
    %b: tensor<5xf32> {nn.value = dense<[1.0e+19, 3.0e+19, -1.0, 2.75, 0x7FC00000]> : tensor<5xf32>})
    -> (tensor<4xf32> {nn.expect = dense<[1.8446744073709551616e+19, 9.223372036854775808e+18, 16777216.0, 0.0]> : tensor<4xf32>},
        tensor<4xf64> {nn.expect = dense<[1.8446744073709551616e+19, 9.223372036854775808e+18, 16777217.0, 0.0]> : tensor<4xf64>},
        tensor<5xui64> {nn.expect = dense<[9999999980506447872, 18446744073709551615, 0, 2, 0]> : tensor<5xui64>},
        tensor<4xui32> {nn.expect = dense<[4294967295, 1, 16777217, 0]> : tensor<4xui32>}) {
  %0 = nn.cast %a : (tensor<4xui64>) -> tensor<4xf32>
  %1 = nn.cast %a : (tensor<4xui64>) -> tensor<4xf64>
  %2 = nn.cast %b : (tensor<5xf32>) -> tensor<5xui64>
  %3 = nn.cast %a : (tensor<4xui64>) -> tensor<4xui32>
  return %0, %1, %2, %3 : tensor<4xf32>, tensor<4xf64>, tensor<5xui64>, tensor<4xui32>
}

func.func @unsigned_u16_wraps(
    %a: tensor<3xui16> {nn.value = dense<[65535, 1, 40000]> : tensor<3xui16>})
    -> (tensor<3xui16> {nn.expect = dense<[65534, 2, 14464]> : tensor<3xui16>},
        tensor<ui16> {nn.expect = dense<65535> : tensor<ui16>},
        tensor<3xi64> {nn.expect = dense<[65535, 1, 40000]> : tensor<3xi64>}) {
  %0 = nn.add %a, %a : (tensor<3xui16>, tensor<3xui16>) -> tensor<3xui16>
  %1 = nn.reduce_max %a axes = [0] : (tensor<3xui16>) -> tensor<ui16>
  %2 = nn.cast %a : (tensor<3xui16>) -> tensor<3xi64>
  return %0, %1, %2 : tensor<3xui16>, tensor<ui16>, tensor<3xi64>
}

func.func @unsigned_u32_clamp(
    %a: tensor<3xui32> {nn.value = dense<[4294967295, 7, 3000000000]> : tensor<3xui32>},
    %low: tensor<ui32> {nn.value = dense<10> : tensor<ui32>},
    %high: tensor<ui32> {nn.value = dense<4000000000> : tensor<ui32>})
    -> (tensor<3xui32> {nn.expect = dense<[4000000000, 10, 3000000000]> : tensor<3xui32>}) {
  %0 = nn.clamp %a, %low, %high : (tensor<3xui32>, tensor<ui32>, tensor<ui32>) -> tensor<3xui32>
  return %0 : tensor<3xui32>
}

func.func @unsigned_u64_order(
    %a: tensor<4xui64> {nn.value = dense<[3, 18446744073709551615, 9223372036854775808, 3]> : tensor<4xui64>},
    %i: tensor<4xi64> {nn.value = dense<[1, 0, 3, 2]> : tensor<4xi64>})
    -> (tensor<2xui64> {nn.expect = dense<[18446744073709551615, 9223372036854775808]> : tensor<2xui64>},
        tensor<2xi64> {nn.expect = dense<[1, 2]> : tensor<2xi64>},
        tensor<4xui64> {nn.expect = dense<[18446744073709551615, 18446744073709551615, 9223372036854775808, 9223372036854775808]> : tensor<4xui64>}) {
  %k = nn.constant dense<2> : tensor<1xi64>
  %0, %1 = nn.top_k %a, %k : (tensor<4xui64>, tensor<1xi64>) -> (tensor<2xui64>, tensor<2xi64>)
  %2 = nn.scatter_elements %a, %i, %a reduction = max : (tensor<4xui64>, tensor<4xi64>, tensor<4xui64>) -> tensor<4xui64>
  return %0, %1, %2 : tensor<2xui64>, tensor<2xi64>, tensor<4xui64>
}
