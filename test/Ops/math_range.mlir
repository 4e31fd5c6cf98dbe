// RUN: nn-check %s

//===- Elementary functions over all of f32 ------------------------------===//
// Every 16381st bit pattern: all exponents, both signs, subnormal numbers,
// infinities and NaN. The bounds are those of the ops' rows.
//===----------------------------------------------------------------------===//

func.func @exp_range(%n: tensor<1xi64> {nn.value = dense<262147> : tensor<1xi64>}) -> tensor<?xf32> {
  %i = nn.iota %n : (tensor<1xi64>) -> tensor<?xi64>
  %stride = nn.constant dense<16381> : tensor<i64>
  %bits = nn.mul %i, %stride : (tensor<?xi64>, tensor<i64>) -> tensor<?xi64>
  %word = nn.cast %bits : (tensor<?xi64>) -> tensor<?xi32>
  %x = nn.bitcast %word : (tensor<?xi32>) -> tensor<?xf32>
  %0 = nn.exp %x : (tensor<?xf32>) -> tensor<?xf32>
  return %0 : tensor<?xf32>
}

func.func @log_range(%n: tensor<1xi64> {nn.value = dense<262147> : tensor<1xi64>}) -> tensor<?xf32> {
  %i = nn.iota %n : (tensor<1xi64>) -> tensor<?xi64>
  %stride = nn.constant dense<16381> : tensor<i64>
  %bits = nn.mul %i, %stride : (tensor<?xi64>, tensor<i64>) -> tensor<?xi64>
  %word = nn.cast %bits : (tensor<?xi64>) -> tensor<?xi32>
  %x = nn.bitcast %word : (tensor<?xi32>) -> tensor<?xf32>
  %0 = nn.log %x : (tensor<?xf32>) -> tensor<?xf32>
  return %0 : tensor<?xf32>
}

func.func @tanh_range(%n: tensor<1xi64> {nn.value = dense<262147> : tensor<1xi64>}) -> tensor<?xf32> {
  %i = nn.iota %n : (tensor<1xi64>) -> tensor<?xi64>
  %stride = nn.constant dense<16381> : tensor<i64>
  %bits = nn.mul %i, %stride : (tensor<?xi64>, tensor<i64>) -> tensor<?xi64>
  %word = nn.cast %bits : (tensor<?xi64>) -> tensor<?xi32>
  %x = nn.bitcast %word : (tensor<?xi32>) -> tensor<?xf32>
  %0 = nn.tanh %x : (tensor<?xf32>) -> tensor<?xf32>
  return %0 : tensor<?xf32>
}

func.func @erf_range(%n: tensor<1xi64> {nn.value = dense<262147> : tensor<1xi64>}) -> tensor<?xf32> {
  %i = nn.iota %n : (tensor<1xi64>) -> tensor<?xi64>
  %stride = nn.constant dense<16381> : tensor<i64>
  %bits = nn.mul %i, %stride : (tensor<?xi64>, tensor<i64>) -> tensor<?xi64>
  %word = nn.cast %bits : (tensor<?xi64>) -> tensor<?xi32>
  %x = nn.bitcast %word : (tensor<?xi32>) -> tensor<?xf32>
  %0 = nn.erf %x : (tensor<?xf32>) -> tensor<?xf32>
  return %0 : tensor<?xf32>
}

func.func @sigmoid_range(%n: tensor<1xi64> {nn.value = dense<262147> : tensor<1xi64>}) -> tensor<?xf32> {
  %i = nn.iota %n : (tensor<1xi64>) -> tensor<?xi64>
  %stride = nn.constant dense<16381> : tensor<i64>
  %bits = nn.mul %i, %stride : (tensor<?xi64>, tensor<i64>) -> tensor<?xi64>
  %word = nn.cast %bits : (tensor<?xi64>) -> tensor<?xi32>
  %x = nn.bitcast %word : (tensor<?xi32>) -> tensor<?xf32>
  %0 = nn.sigmoid %x : (tensor<?xf32>) -> tensor<?xf32>
  return %0 : tensor<?xf32>
}
