// RUN: nn-opt %s -split-input-file -verify-diagnostics

func.func @det_c1(%x: tensor<3xf32>) {
  // expected-error @+2 {{'nn.det' op C1: expected input of rank 2 or more, got rank 1}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.det %x : (tensor<3xf32>) -> tensor<f32>
  return
}

// -----

func.func @det_c2(%x: tensor<5x3x2xf32>) {
  // expected-error @+2 {{'nn.det' op C2: expected square matrices, got 3x2}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.det %x : (tensor<5x3x2xf32>) -> tensor<5xf32>
  return
}
