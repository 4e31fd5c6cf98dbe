// RUN: nn-opt %s --nn-lower-to-linalg --split-input-file --verify-diagnostics

nn.parameter @w : tensor<1xf32> = dense<0.0> : tensor<1xf32>

// Every op that is left is reported, not only the first.
func.func @parameters() -> (tensor<1xf32>, tensor<1xf32>) {
  // expected-error @+1 {{'nn.get_parameter' op has no lowering to linalg}}
  %0 = nn.get_parameter @w : tensor<1xf32>
  %1 = nn.exp %0 : (tensor<1xf32>) -> tensor<1xf32>
  // expected-error @+1 {{'nn.get_parameter' op has no lowering to linalg}}
  %2 = nn.get_parameter @w : tensor<1xf32>
  return %1, %2 : tensor<1xf32>, tensor<1xf32>
}

// -----

func.func @no_blob() -> tensor<4xui8> {
  // expected-error @+1 {{'nn.constant' op has no bytes}}
  %0 = nn.constant dense_resource<missing> : tensor<4xui8>
  return %0 : tensor<4xui8>
}
