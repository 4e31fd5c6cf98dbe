// RUN: nn-opt %s -split-input-file -verify-diagnostics -allow-unregistered-dialect

// Kernels: one case a constraint, named <op>_<label>.

func.func @kernel_c1_count(%a: tensor<4xf32>) {
  // expected-error @+1 {{'nn.kernel' op C1: expected 1 block arguments, got 0}}
  %0 = nn.kernel "nn.relu"(%a) : (tensor<4xf32>) -> tensor<4xf32> {
    %1 = nn.constant dense<0.0> : tensor<4xf32>
    nn.yield %1 : tensor<4xf32>
  }
  return
}

// -----

func.func @kernel_c1_type(%a: tensor<4xf32>) {
  // expected-error @+1 {{'nn.kernel' op C1: expected block argument 0 of type tensor<4xf32>, got tensor<?xf32>}}
  %0 = nn.kernel "nn.relu"(%a) : (tensor<4xf32>) -> tensor<?xf32> {
  ^bb0(%x: tensor<?xf32>):
    nn.yield %x : tensor<?xf32>
  }
  return
}

// -----

func.func @kernel_c2_terminator(%a: tensor<4xf32>) {
  // expected-error @+1 {{'nn.kernel' op C2: expected the block to end in nn.yield}}
  %0 = nn.kernel "nn.relu"(%a) : (tensor<4xf32>) -> tensor<4xf32> {
  ^bb0(%x: tensor<4xf32>):
    %1 = nn.relu %x : (tensor<4xf32>) -> tensor<4xf32>
    "test.end"(%1) : (tensor<4xf32>) -> ()
  }
  return
}

// -----

func.func @kernel_c2_count(%a: tensor<4xf32>) {
  // expected-error @+1 {{'nn.kernel' op C2: expected 1 yielded values, got 2}}
  %0 = nn.kernel "nn.relu"(%a) : (tensor<4xf32>) -> tensor<4xf32> {
  ^bb0(%x: tensor<4xf32>):
    nn.yield %x, %x : tensor<4xf32>, tensor<4xf32>
  }
  return
}

// -----

func.func @kernel_c2_type(%a: tensor<4xf32>) {
  // expected-error @+1 {{'nn.kernel' op C2: expected yielded value 0 of type tensor<?xf32>, got tensor<4xf32>}}
  %0 = nn.kernel "nn.relu"(%a) : (tensor<4xf32>) -> tensor<?xf32> {
  ^bb0(%x: tensor<4xf32>):
    nn.yield %x : tensor<4xf32>
  }
  return
}

// -----

func.func @kernel_rank(%a: tensor<1x1x1x1x1x1x1x1x1xf32>) {
  // expected-error @+1 {{'nn.kernel' op expected tensors of rank 8 or less, got rank 9}}
  nn.kernel "none"(%a) : (tensor<1x1x1x1x1x1x1x1x1xf32>) -> () {
  ^bb0(%x: tensor<1x1x1x1x1x1x1x1x1xf32>):
    nn.yield
  }
  return
}

// -----

func.func @kernel_isolated(%a: tensor<4xf32>) {
  // expected-note @+1 {{required by region isolation constraints}}
  %0 = nn.kernel "nn.relu"() : () -> tensor<4xf32> {
    // expected-error @+1 {{'nn.yield' op using value defined outside the region}}
    nn.yield %a : tensor<4xf32>
  }
  return
}

// -----

func.func @yield_parent(%a: tensor<4xf32>) {
  // expected-error @+1 {{'nn.yield' op expects parent op 'nn.kernel'}}
  nn.yield %a : tensor<4xf32>
}
