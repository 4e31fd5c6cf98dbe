// RUN: nn-opt %s --nn-infer-shapes --split-input-file --verify-diagnostics

func.func @contradiction(%x: tensor<4xf32>) -> tensor<5xf32> {
  %0 = nn.relu %x : (tensor<4xf32>) -> tensor<?xf32>
  // expected-error @+1 {{'nn.exp' op result type tensor<5xf32> contradicts the inferred type tensor<4xf32>}}
  %1 = nn.exp %0 : (tensor<?xf32>) -> tensor<5xf32>
  return %1 : tensor<5xf32>
}

// -----

// What a rule finds wrong only now is its own error.
func.func @rule(%x: tensor<4xf32>, %y: tensor<5xf32>) -> tensor<?xf32> {
  %0 = nn.relu %x : (tensor<4xf32>) -> tensor<?xf32>
  // expected-error @+1 {{C2}}
  %1 = nn.add %0, %y : (tensor<?xf32>, tensor<5xf32>) -> tensor<?xf32>
  return %1 : tensor<?xf32>
}

// -----

func.func @cast(%x: tensor<4xf32>) -> tensor<5xi32> {
  %0 = nn.relu %x : (tensor<4xf32>) -> tensor<?xf32>
  // expected-error @+1 {{'nn.cast' op result type tensor<5xi32> contradicts the inferred type tensor<4xi32>}}
  %1 = nn.cast %0 : (tensor<?xf32>) -> tensor<5xi32>
  return %1 : tensor<5xi32>
}
