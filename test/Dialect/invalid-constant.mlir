// RUN: nn-opt %s -split-input-file -verify-diagnostics

// Constants and parameters: one case a constraint, named <op>_<label>.

func.func @constant_c1_vector() {
  // expected-error @+1 {{'nn.constant' op C1: expected a static ranked tensor of nn elements, of rank 8 or less, got vector<4xi32>}}
  %0 = nn.constant dense<1> : vector<4xi32>
  return
}

// -----

func.func @constant_c1_element_type() {
  // expected-error @+1 {{'nn.constant' op C1: expected a static ranked tensor of nn elements, of rank 8 or less, got tensor<4xi3>}}
  %0 = nn.constant dense<1> : tensor<4xi3>
  return
}

// -----

func.func @constant_c1_unsigned() {
  // expected-error @+1 {{'nn.constant' op C1: expected a static ranked tensor of nn elements, of rank 8 or less, got tensor<4xsi16>}}
  %0 = nn.constant dense<1> : tensor<4xsi16>
  return
}

// -----

func.func @constant_c1_rank() {
  // expected-error @+1 {{'nn.constant' op C1: expected a static ranked tensor of nn elements, of rank 8 or less, got tensor<1x1x1x1x1x1x1x1x1xf32>}}
  %0 = nn.constant dense<1.0> : tensor<1x1x1x1x1x1x1x1x1xf32>
  return
}

// -----

// expected-error @+1 {{'nn.parameter' op C1: expected an initial value of type tensor<2xf32>, got tensor<3xf32>}}
nn.parameter @parameter_c1_shape : tensor<2xf32> = dense<0.0> : tensor<3xf32>

// -----

// expected-error @+1 {{'nn.parameter' op C1: expected an initial value of type tensor<2xf32>, got tensor<2xf16>}}
nn.parameter @parameter_c1_element_type : tensor<2xf32> = dense<0.0> : tensor<2xf16>

// -----

// expected-error @+1 {{'nn.parameter' op C1: expected an initial value of type tensor<?xf32>, got tensor<2xf32>}}
nn.parameter @parameter_c1_dynamic : tensor<?xf32> = dense<0.0> : tensor<2xf32>

// -----

// expected-error @+1 {{'nn.parameter' op expected tensors of rank 8 or less, got rank 9}}
nn.parameter @parameter_rank : tensor<1x1x1x1x1x1x1x1x1xf32> = dense<0.0> : tensor<1x1x1x1x1x1x1x1x1xf32>

// -----

func.func @get_parameter_c1_missing() {
  // expected-error @+1 {{'nn.get_parameter' op C1: expected 'weight' to name an nn.parameter}}
  %0 = nn.get_parameter @weight : tensor<2xf32>
  return
}

// -----

func.func @get_parameter_c1_function() {
  // expected-error @+1 {{'nn.get_parameter' op C1: expected 'get_parameter_c1_function' to name an nn.parameter}}
  %0 = nn.get_parameter @get_parameter_c1_function : tensor<2xf32>
  return
}

// -----

nn.parameter @weight : tensor<2xf32> = dense<0.0> : tensor<2xf32>

func.func @get_parameter_c1_type() {
  // expected-error @+1 {{'nn.get_parameter' op C1: expected 'weight' to have type tensor<?xf32>, got tensor<2xf32>}}
  %0 = nn.get_parameter @weight : tensor<?xf32>
  return
}

// -----

nn.parameter @weight : tensor<2xf32> = dense<0.0> : tensor<2xf32>

module @get_parameter_c1_outer_module {
  func.func @f() {
    // expected-error @+1 {{'nn.get_parameter' op C1: expected 'weight' to name an nn.parameter}}
    %0 = nn.get_parameter @weight : tensor<2xf32>
    return
  }
}
