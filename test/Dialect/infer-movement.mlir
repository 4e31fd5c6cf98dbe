// RUN: nn-opt %s -split-input-file -verify-diagnostics

// What ops infer that move elements; nothing overflows. The written result type
// contradicts it, so the error tells.

func.func @concat(%a: tensor<2x3xf32>, %b: tensor<2x5xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<2x8xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.concat %a, %b axis = 1 : (tensor<2x3xf32>, tensor<2x5xf32>) -> tensor<9xf32>
  return
}

// -----

func.func @concat_unifies(%a: tensor<?x3xf32>, %b: tensor<2x5xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<2x8xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.concat %a, %b axis = -1 : (tensor<?x3xf32>, tensor<2x5xf32>) -> tensor<9xf32>
  return
}

// -----

func.func @concat_dynamic(%a: tensor<2x?xf32>, %b: tensor<2x5xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<2x?xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.concat %a, %b axis = 1 : (tensor<2x?xf32>, tensor<2x5xf32>) -> tensor<9xf32>
  return
}

// -----

func.func @split(%a: tensor<?x8xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<?x3xf32>', 'tensor<?x5xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0:2 = nn.split %a axis = 1 sizes = [3, 5] : (tensor<?x8xf32>) -> (tensor<9xf32>, tensor<9xf32>)
  return
}

// -----

func.func @slice(%a: tensor<10x3xf32>) {
  %b = nn.constant dense<[2]> : tensor<1xi64>
  %c = nn.constant dense<[5]> : tensor<1xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<3x3xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.slice %a, %b, %c axes = [0] : (tensor<10x3xf32>, tensor<1xi64>, tensor<1xi64>) -> tensor<9xf32>
  return
}

// -----

func.func @slice_from_end(%a: tensor<10x3xf32>) {
  %b = nn.constant dense<[-4]> : tensor<1xi64>
  %c = nn.constant dense<[-1]> : tensor<1xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<3x3xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.slice %a, %b, %c axes = [0] : (tensor<10x3xf32>, tensor<1xi64>, tensor<1xi64>) -> tensor<9xf32>
  return
}

// -----

func.func @slice_clamped(%a: tensor<10x3xf32>) {
  %b = nn.constant dense<[-99]> : tensor<1xi64>
  %c = nn.constant dense<[9223372036854775807]> : tensor<1xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<10x3xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.slice %a, %b, %c axes = [0] : (tensor<10x3xf32>, tensor<1xi64>, tensor<1xi64>) -> tensor<9xf32>
  return
}

// -----

func.func @slice_empty(%a: tensor<10x3xf32>) {
  %b = nn.constant dense<[7]> : tensor<1xi64>
  %c = nn.constant dense<[4]> : tensor<1xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<0x3xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.slice %a, %b, %c axes = [0] : (tensor<10x3xf32>, tensor<1xi64>, tensor<1xi64>) -> tensor<9xf32>
  return
}

// -----

func.func @slice_step(%a: tensor<10x3xf32>) {
  %b = nn.constant dense<[1]> : tensor<1xi64>
  %c = nn.constant dense<[9]> : tensor<1xi64>
  %d = nn.constant dense<[3]> : tensor<1xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<3x3xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.slice %a, %b, %c, %d axes = [0] : (tensor<10x3xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<9xf32>
  return
}

// -----

func.func @slice_step_exact(%a: tensor<10x3xf32>) {
  %b = nn.constant dense<[1]> : tensor<1xi64>
  %c = nn.constant dense<[10]> : tensor<1xi64>
  %d = nn.constant dense<[3]> : tensor<1xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<3x3xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.slice %a, %b, %c, %d axes = [0] : (tensor<10x3xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<9xf32>
  return
}

// -----

func.func @slice_huge_step(%a: tensor<10x3xf32>) {
  %b = nn.constant dense<[0]> : tensor<1xi64>
  %c = nn.constant dense<[10]> : tensor<1xi64>
  %d = nn.constant dense<[9223372036854775807]> : tensor<1xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<1x3xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.slice %a, %b, %c, %d axes = [0] : (tensor<10x3xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<9xf32>
  return
}

// -----

func.func @slice_reversed(%a: tensor<10x3xf32>) {
  %b = nn.constant dense<[-1]> : tensor<1xi64>
  %c = nn.constant dense<[-9223372036854775808]> : tensor<1xi64>
  %d = nn.constant dense<[-1]> : tensor<1xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<10x3xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.slice %a, %b, %c, %d axes = [0] : (tensor<10x3xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<9xf32>
  return
}

// -----

func.func @slice_reversed_step(%a: tensor<10x3xf32>) {
  %b = nn.constant dense<[8]> : tensor<1xi64>
  %c = nn.constant dense<[1]> : tensor<1xi64>
  %d = nn.constant dense<[-3]> : tensor<1xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<3x3xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.slice %a, %b, %c, %d axes = [0] : (tensor<10x3xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<9xf32>
  return
}

// -----

func.func @slice_reversed_to_beyond(%a: tensor<10x3xf32>) {
  %b = nn.constant dense<[-1]> : tensor<1xi64>
  %c = nn.constant dense<[99]> : tensor<1xi64>
  %d = nn.constant dense<[-1]> : tensor<1xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<0x3xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.slice %a, %b, %c, %d axes = [0] : (tensor<10x3xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<9xf32>
  return
}

// -----

func.func @slice_reversed_from_beyond(%a: tensor<10x3xf32>) {
  %b = nn.constant dense<[99]> : tensor<1xi64>
  %c = nn.constant dense<[-99]> : tensor<1xi64>
  %d = nn.constant dense<[-1]> : tensor<1xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<10x3xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.slice %a, %b, %c, %d axes = [0] : (tensor<10x3xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<9xf32>
  return
}

// -----

func.func @slice_reversed_from_before(%a: tensor<10x3xf32>) {
  %b = nn.constant dense<[-99]> : tensor<1xi64>
  %c = nn.constant dense<[-99]> : tensor<1xi64>
  %d = nn.constant dense<[-1]> : tensor<1xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<1x3xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.slice %a, %b, %c, %d axes = [0] : (tensor<10x3xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<9xf32>
  return
}

// -----

func.func @slice_least_step(%a: tensor<10x3xf32>) {
  %b = nn.constant dense<[9]> : tensor<1xi64>
  %c = nn.constant dense<[-99]> : tensor<1xi64>
  %d = nn.constant dense<[-9223372036854775808]> : tensor<1xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<1x3xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.slice %a, %b, %c, %d axes = [0] : (tensor<10x3xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<9xf32>
  return
}

// -----

func.func @slice_axes(%a: tensor<10x3x8xf32>) {
  %b = nn.constant dense<[1, 0]> : tensor<2xi64>
  %c = nn.constant dense<[4, 5]> : tensor<2xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<10x2x5xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.slice %a, %b, %c axes = [1, -1] : (tensor<10x3x8xf32>, tensor<2xi64>, tensor<2xi64>) -> tensor<9xf32>
  return
}

// -----

func.func @slice_dynamic(%a: tensor<?x3xf32>) {
  %b = nn.constant dense<[0]> : tensor<1xi64>
  %c = nn.constant dense<[2]> : tensor<1xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<?x3xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.slice %a, %b, %c axes = [0] : (tensor<?x3xf32>, tensor<1xi64>, tensor<1xi64>) -> tensor<9xf32>
  return
}

// -----

func.func @slice_of_empty(%a: tensor<0x3xf32>) {
  %b = nn.constant dense<[-1]> : tensor<1xi64>
  %c = nn.constant dense<[-9223372036854775807]> : tensor<1xi64>
  %d = nn.constant dense<[-1]> : tensor<1xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<0x3xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.slice %a, %b, %c, %d axes = [0] : (tensor<0x3xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<9xf32>
  return
}

// -----

func.func @slice_unknown(%a: tensor<10x3xf32>, %c: tensor<1xi64>) {
  %b = nn.constant dense<[0]> : tensor<1xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<?x3xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.slice %a, %b, %c axes = [0] : (tensor<10x3xf32>, tensor<1xi64>, tensor<1xi64>) -> tensor<9xf32>
  return
}

// -----

func.func @slice_nothing(%a: tensor<10x3xf32>, %b: tensor<0xi64>,
                         %c: tensor<0xi64>) {
  // expected-error @+2 {{inferred type(s) 'tensor<10x3xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.slice %a, %b, %c axes = [] : (tensor<10x3xf32>, tensor<0xi64>, tensor<0xi64>) -> tensor<9xf32>
  return
}

// -----

func.func @pad(%a: tensor<2x3xf32>) {
  %b = nn.constant dense<[1, 0, 3, 2]> : tensor<4xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<6x5xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.pad %a, %b : (tensor<2x3xf32>, tensor<4xi64>) -> tensor<9xf32>
  return
}

// -----

func.func @pad_crop(%a: tensor<2x3xf32>) {
  %b = nn.constant dense<[-1, 0, -1, 2]> : tensor<4xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<0x5xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.pad %a, %b : (tensor<2x3xf32>, tensor<4xi64>) -> tensor<9xf32>
  return
}

// -----

func.func @pad_great_amounts(%a: tensor<2xi8>) {
  %b = nn.constant dense<[9223372036854775807, -9223372036854775807]> : tensor<2xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<2xi8>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.pad %a, %b : (tensor<2xi8>, tensor<2xi64>) -> tensor<i8>
  return
}

// -----

func.func @pad_dynamic(%a: tensor<?x3xf32>) {
  %b = nn.constant dense<[1, 0, 3, 2]> : tensor<4xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<?x5xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.pad %a, %b : (tensor<?x3xf32>, tensor<4xi64>) -> tensor<9xf32>
  return
}

// -----

func.func @pad_unknown(%a: tensor<2x3xf32>, %b: tensor<4xi64>) {
  // expected-error @+2 {{inferred type(s) 'tensor<?x?xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.pad %a, %b : (tensor<2x3xf32>, tensor<4xi64>) -> tensor<9xf32>
  return
}

// -----

func.func @gather(%a: tensor<5x3xf32>, %b: tensor<2x?xi64>) {
  // expected-error @+2 {{inferred type(s) 'tensor<2x?x3xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.gather %a, %b : (tensor<5x3xf32>, tensor<2x?xi64>) -> tensor<9xf32>
  return
}

// -----

func.func @gather_axis(%a: tensor<5x3x?xf32>, %b: tensor<2xi32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<5x3x2xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.gather %a, %b {axis = -1 : i64} : (tensor<5x3x?xf32>, tensor<2xi32>) -> tensor<9xf32>
  return
}

// -----

func.func @gather_scalar_index(%a: tensor<5x?xf32>, %b: tensor<i64>) {
  // expected-error @+2 {{inferred type(s) 'tensor<?xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.gather %a, %b : (tensor<5x?xf32>, tensor<i64>) -> tensor<f32>
  return
}
