// RUN: nn-opt %s -split-input-file -verify-diagnostics

// What shape inference knows of a shape operand that is computed. nn.expand of
// a scalar takes the shape as it is; its written type contradicts it, so the
// error tells.

func.func @shape_of(%a: tensor<2x?x16xf32>, %z: tensor<f32>) {
  %s = nn.shape_of %a : (tensor<2x?x16xf32>) -> tensor<3xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<2x?x16xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.expand %z, %s : (tensor<f32>, tensor<3xi64>) -> tensor<f32>
  return
}

// -----

func.func @concat_of_constants(%a: tensor<2x?x16xf32>, %z: tensor<f32>) {
  %c = nn.constant dense<7> : tensor<1xi64>
  %d = nn.constant dense<[8, 9]> : tensor<2xi64>
  %s = nn.concat %c, %d axis = 0 : (tensor<1xi64>, tensor<2xi64>) -> tensor<3xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<7x8x9xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.expand %z, %s : (tensor<f32>, tensor<3xi64>) -> tensor<f32>
  return
}

// -----

func.func @gather_scalars(%a: tensor<2x?x16xf32>, %z: tensor<f32>) {
  %sh = nn.shape_of %a : (tensor<2x?x16xf32>) -> tensor<3xi64>
  %i = nn.constant dense<0> : tensor<i64>
  %j = nn.constant dense<-1> : tensor<i64>
  %g = nn.gather %sh, %i : (tensor<3xi64>, tensor<i64>) -> tensor<i64>
  %h = nn.gather %sh, %j : (tensor<3xi64>, tensor<i64>) -> tensor<i64>
  %u = nn.unsqueeze %g axes = [0] : (tensor<i64>) -> tensor<1xi64>
  %v = nn.unsqueeze %h axes = [0] : (tensor<i64>) -> tensor<1xi64>
  %s = nn.concat %u, %v axis = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<2x16xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.expand %z, %s : (tensor<f32>, tensor<2xi64>) -> tensor<f32>
  return
}

// -----

func.func @gather_vector(%a: tensor<2x?x16xf32>, %z: tensor<f32>) {
  %sh = nn.shape_of %a : (tensor<2x?x16xf32>) -> tensor<3xi64>
  %i = nn.constant dense<[2, 1, 0]> : tensor<3xi32>
  %s = nn.gather %sh, %i : (tensor<3xi64>, tensor<3xi32>) -> tensor<3xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<16x?x2xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.expand %z, %s : (tensor<f32>, tensor<3xi64>) -> tensor<f32>
  return
}

// -----

func.func @gather_clamps(%a: tensor<2x?x16xf32>, %z: tensor<f32>) {
  %sh = nn.shape_of %a : (tensor<2x?x16xf32>) -> tensor<3xi64>
  %i = nn.constant dense<[5, -7]> : tensor<2xi64>
  %s = nn.gather %sh, %i : (tensor<3xi64>, tensor<2xi64>) -> tensor<2xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<16x2xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.expand %z, %s : (tensor<f32>, tensor<2xi64>) -> tensor<f32>
  return
}

// -----

func.func @gather_unknown_index(%a: tensor<2x?x16xf32>, %i: tensor<1xi64>,
                                %z: tensor<f32>) {
  %sh = nn.shape_of %a : (tensor<2x?x16xf32>) -> tensor<3xi64>
  %s = nn.gather %sh, %i : (tensor<3xi64>, tensor<1xi64>) -> tensor<1xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<?xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.expand %z, %s : (tensor<f32>, tensor<1xi64>) -> tensor<f32>
  return
}

// -----

func.func @slice(%a: tensor<2x?x16xf32>, %z: tensor<f32>) {
  %sh = nn.shape_of %a : (tensor<2x?x16xf32>) -> tensor<3xi64>
  %b = nn.constant dense<1> : tensor<1xi64>
  %e = nn.constant dense<9223372036854775807> : tensor<1xi64>
  %s = nn.slice %sh, %b, %e axes = [0] : (tensor<3xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<?x16xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.expand %z, %s : (tensor<f32>, tensor<2xi64>) -> tensor<f32>
  return
}

// -----

func.func @slice_reversed(%a: tensor<2x?x16xf32>, %z: tensor<f32>) {
  %sh = nn.shape_of %a : (tensor<2x?x16xf32>) -> tensor<3xi64>
  %b = nn.constant dense<-1> : tensor<1xi64>
  %e = nn.constant dense<-9223372036854775808> : tensor<1xi64>
  %t = nn.constant dense<-2> : tensor<1xi64>
  %s = nn.slice %sh, %b, %e, %t axes = [0] : (tensor<3xi64>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<16x2xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.expand %z, %s : (tensor<f32>, tensor<2xi64>) -> tensor<f32>
  return
}

// -----

func.func @slice_unknown(%a: tensor<2x?x16xf32>, %b: tensor<1xi64>,
                         %z: tensor<f32>) {
  %sh = nn.shape_of %a : (tensor<2x?x16xf32>) -> tensor<3xi64>
  %e = nn.constant dense<2> : tensor<1xi64>
  %s = nn.slice %sh, %b, %e axes = [0] : (tensor<3xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<?x?xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.expand %z, %s : (tensor<f32>, tensor<2xi64>) -> tensor<f32>
  return
}

// -----

func.func @squeeze_reshape(%a: tensor<2x?x16xf32>, %z: tensor<f32>) {
  %c = nn.constant dense<5> : tensor<1xi64>
  %n = nn.constant dense<> : tensor<0xi64>
  %o = nn.constant dense<1> : tensor<1xi64>
  %q = nn.squeeze %c axes = [0] : (tensor<1xi64>) -> tensor<i64>
  %s = nn.reshape %q, %o : (tensor<i64>, tensor<1xi64>) -> tensor<1xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<5xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.expand %z, %s : (tensor<f32>, tensor<1xi64>) -> tensor<f32>
  return
}

// -----

func.func @cast(%a: tensor<2x?x16xf32>, %z: tensor<f32>) {
  %sh = nn.shape_of %a : (tensor<2x?x16xf32>) -> tensor<3xi64>
  %n = nn.cast %sh : (tensor<3xi64>) -> tensor<3xi32>
  %s = nn.cast %n : (tensor<3xi32>) -> tensor<3xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<2x?x16xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.expand %z, %s : (tensor<f32>, tensor<3xi64>) -> tensor<f32>
  return
}

// -----

func.func @cast_that_wraps(%a: tensor<2x?x16xf32>, %z: tensor<f32>) {
  %c = nn.constant dense<[300, 100]> : tensor<2xi64>
  %n = nn.cast %c : (tensor<2xi64>) -> tensor<2xi8>
  %s = nn.cast %n : (tensor<2xi8>) -> tensor<2xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<?x100xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.expand %z, %s : (tensor<f32>, tensor<2xi64>) -> tensor<f32>
  return
}

// -----

func.func @cast_of_float(%a: tensor<4xf32>, %f: tensor<2xf32>,
                         %z: tensor<f32>) {
  %s = nn.cast %f : (tensor<2xf32>) -> tensor<2xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<?x?xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.expand %z, %s : (tensor<f32>, tensor<2xi64>) -> tensor<f32>
  return
}

// -----

func.func @add(%a: tensor<2x?x16xf32>, %z: tensor<f32>) {
  %sh = nn.shape_of %a : (tensor<2x?x16xf32>) -> tensor<3xi64>
  %c = nn.constant dense<3> : tensor<i64>
  %s = nn.add %sh, %c : (tensor<3xi64>, tensor<i64>) -> tensor<3xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<5x?x19xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.expand %z, %s : (tensor<f32>, tensor<3xi64>) -> tensor<f32>
  return
}

// -----

func.func @mul(%a: tensor<2x?x16xf32>, %z: tensor<f32>) {
  %sh = nn.shape_of %a : (tensor<2x?x16xf32>) -> tensor<3xi64>
  %c = nn.constant dense<3> : tensor<i64>
  %s = nn.mul %sh, %c : (tensor<3xi64>, tensor<i64>) -> tensor<3xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<6x?x48xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.expand %z, %s : (tensor<f32>, tensor<3xi64>) -> tensor<f32>
  return
}

// -----

func.func @div(%a: tensor<2x?x16xf32>, %z: tensor<f32>) {
  %sh = nn.shape_of %a : (tensor<2x?x16xf32>) -> tensor<3xi64>
  %c = nn.constant dense<3> : tensor<i64>
  %s = nn.div %sh, %c : (tensor<3xi64>, tensor<i64>) -> tensor<3xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<0x?x5xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.expand %z, %s : (tensor<f32>, tensor<3xi64>) -> tensor<f32>
  return
}

// -----

func.func @rem(%a: tensor<2x?x16xf32>, %z: tensor<f32>) {
  %sh = nn.shape_of %a : (tensor<2x?x16xf32>) -> tensor<3xi64>
  %c = nn.constant dense<3> : tensor<i64>
  %s = nn.rem %sh, %c : (tensor<3xi64>, tensor<i64>) -> tensor<3xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<2x?x1xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.expand %z, %s : (tensor<f32>, tensor<3xi64>) -> tensor<f32>
  return
}

// -----

func.func @min(%a: tensor<2x?x16xf32>, %z: tensor<f32>) {
  %sh = nn.shape_of %a : (tensor<2x?x16xf32>) -> tensor<3xi64>
  %c = nn.constant dense<3> : tensor<i64>
  %s = nn.min %sh, %c : (tensor<3xi64>, tensor<i64>) -> tensor<3xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<2x?x3xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.expand %z, %s : (tensor<f32>, tensor<3xi64>) -> tensor<f32>
  return
}

// -----

func.func @max(%a: tensor<2x?x16xf32>, %z: tensor<f32>) {
  %sh = nn.shape_of %a : (tensor<2x?x16xf32>) -> tensor<3xi64>
  %c = nn.constant dense<3> : tensor<i64>
  %s = nn.max %sh, %c : (tensor<3xi64>, tensor<i64>) -> tensor<3xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<3x?x16xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.expand %z, %s : (tensor<f32>, tensor<3xi64>) -> tensor<f32>
  return
}

// -----

func.func @sub(%a: tensor<2x?x16xf32>, %z: tensor<f32>) {
  %c = nn.constant dense<20> : tensor<i64>
  %sh = nn.shape_of %a : (tensor<2x?x16xf32>) -> tensor<3xi64>
  %s = nn.sub %c, %sh : (tensor<i64>, tensor<3xi64>) -> tensor<3xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<18x?x4xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.expand %z, %s : (tensor<f32>, tensor<3xi64>) -> tensor<f32>
  return
}

// -----

func.func @div_by_zero(%a: tensor<2x?x16xf32>, %z: tensor<f32>) {
  %sh = nn.shape_of %a : (tensor<2x?x16xf32>) -> tensor<3xi64>
  %c = nn.constant dense<[0, 2, 4]> : tensor<3xi64>
  %s = nn.div %sh, %c : (tensor<3xi64>, tensor<3xi64>) -> tensor<3xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<?x?x4xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.expand %z, %s : (tensor<f32>, tensor<3xi64>) -> tensor<f32>
  return
}

// -----

func.func @overflow(%a: tensor<2x?x16xf32>, %z: tensor<f32>) {
  %c = nn.constant dense<[4, 5]> : tensor<2xi64>
  %d = nn.constant dense<[9223372036854775807, 6]> : tensor<2xi64>
  %s = nn.mul %c, %d : (tensor<2xi64>, tensor<2xi64>) -> tensor<2xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<?x30xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.expand %z, %s : (tensor<f32>, tensor<2xi64>) -> tensor<f32>
  return
}

// -----

func.func @overflow_i32(%a: tensor<2x?x16xf32>, %z: tensor<f32>) {
  %c = nn.constant dense<[65536, 4]> : tensor<2xi32>
  %m = nn.mul %c, %c : (tensor<2xi32>, tensor<2xi32>) -> tensor<2xi32>
  %s = nn.cast %m : (tensor<2xi32>) -> tensor<2xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<?x16xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.expand %z, %s : (tensor<f32>, tensor<2xi64>) -> tensor<f32>
  return
}

// -----

func.func @select_where_unset(%a: tensor<2x?x16xf32>, %z: tensor<f32>) {
  %c = nn.constant dense<[-1, 4]> : tensor<2xi64>
  %m = nn.constant dense<-1> : tensor<i64>
  %o = nn.constant dense<[7, 8]> : tensor<2xi64>
  %p = nn.compare eq, %c, %m : (tensor<2xi64>, tensor<i64>) -> tensor<2xi1>
  %s = nn.select %p, %o, %c : (tensor<2xi1>, tensor<2xi64>, tensor<2xi64>) -> tensor<2xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<7x4xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.expand %z, %s : (tensor<f32>, tensor<2xi64>) -> tensor<f32>
  return
}

// -----

func.func @select_unknown(%a: tensor<2x?x16xf32>, %p: tensor<i1>,
                          %z: tensor<f32>) {
  %c = nn.constant dense<[3, 4]> : tensor<2xi64>
  %o = nn.constant dense<[3, 8]> : tensor<2xi64>
  %s = nn.select %p, %o, %c : (tensor<i1>, tensor<2xi64>, tensor<2xi64>) -> tensor<2xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<3x?xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.expand %z, %s : (tensor<f32>, tensor<2xi64>) -> tensor<f32>
  return
}

// -----

func.func @expand(%a: tensor<2x?x16xf32>, %z: tensor<f32>) {
  %c = nn.constant dense<3> : tensor<1xi64>
  %n = nn.constant dense<2> : tensor<1xi64>
  %s = nn.expand %c, %n : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<3x3xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.expand %z, %s : (tensor<f32>, tensor<2xi64>) -> tensor<f32>
  return
}

// -----

func.func @arith_constant(%a: tensor<2x?x16xf32>, %z: tensor<f32>) {
  %s = arith.constant dense<[4, 5]> : tensor<2xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<4x5xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.expand %z, %s : (tensor<f32>, tensor<2xi64>) -> tensor<f32>
  return
}

// -----

func.func @block_argument(%a: tensor<2x?x16xf32>, %i: tensor<1xi64>,
                          %z: tensor<f32>) {
  %c = nn.constant dense<4> : tensor<1xi64>
  %s = nn.concat %i, %c axis = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<?x4xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.expand %z, %s : (tensor<f32>, tensor<2xi64>) -> tensor<f32>
  return
}

// -----

func.func @compare_eq(%a: tensor<2x?x16xf32>, %z: tensor<f32>) {
  %c = nn.constant dense<[1, 2, 3]> : tensor<3xi64>
  %m = nn.constant dense<2> : tensor<i64>
  %x = nn.constant dense<8> : tensor<i64>
  %y = nn.constant dense<9> : tensor<i64>
  %p = nn.compare eq, %c, %m : (tensor<3xi64>, tensor<i64>) -> tensor<3xi1>
  %s = nn.select %p, %y, %x : (tensor<3xi1>, tensor<i64>, tensor<i64>) -> tensor<3xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<8x9x8xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.expand %z, %s : (tensor<f32>, tensor<3xi64>) -> tensor<f32>
  return
}

// -----

func.func @compare_ne(%a: tensor<2x?x16xf32>, %z: tensor<f32>) {
  %c = nn.constant dense<[1, 2, 3]> : tensor<3xi64>
  %m = nn.constant dense<2> : tensor<i64>
  %x = nn.constant dense<8> : tensor<i64>
  %y = nn.constant dense<9> : tensor<i64>
  %p = nn.compare ne, %c, %m : (tensor<3xi64>, tensor<i64>) -> tensor<3xi1>
  %s = nn.select %p, %y, %x : (tensor<3xi1>, tensor<i64>, tensor<i64>) -> tensor<3xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<9x8x9xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.expand %z, %s : (tensor<f32>, tensor<3xi64>) -> tensor<f32>
  return
}

// -----

func.func @compare_lt(%a: tensor<2x?x16xf32>, %z: tensor<f32>) {
  %c = nn.constant dense<[1, 2, 3]> : tensor<3xi64>
  %m = nn.constant dense<2> : tensor<i64>
  %x = nn.constant dense<8> : tensor<i64>
  %y = nn.constant dense<9> : tensor<i64>
  %p = nn.compare lt, %c, %m : (tensor<3xi64>, tensor<i64>) -> tensor<3xi1>
  %s = nn.select %p, %y, %x : (tensor<3xi1>, tensor<i64>, tensor<i64>) -> tensor<3xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<9x8x8xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.expand %z, %s : (tensor<f32>, tensor<3xi64>) -> tensor<f32>
  return
}

// -----

func.func @compare_le(%a: tensor<2x?x16xf32>, %z: tensor<f32>) {
  %c = nn.constant dense<[1, 2, 3]> : tensor<3xi64>
  %m = nn.constant dense<2> : tensor<i64>
  %x = nn.constant dense<8> : tensor<i64>
  %y = nn.constant dense<9> : tensor<i64>
  %p = nn.compare le, %c, %m : (tensor<3xi64>, tensor<i64>) -> tensor<3xi1>
  %s = nn.select %p, %y, %x : (tensor<3xi1>, tensor<i64>, tensor<i64>) -> tensor<3xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<9x9x8xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.expand %z, %s : (tensor<f32>, tensor<3xi64>) -> tensor<f32>
  return
}

// -----

func.func @compare_gt(%a: tensor<2x?x16xf32>, %z: tensor<f32>) {
  %c = nn.constant dense<[1, 2, 3]> : tensor<3xi64>
  %m = nn.constant dense<2> : tensor<i64>
  %x = nn.constant dense<8> : tensor<i64>
  %y = nn.constant dense<9> : tensor<i64>
  %p = nn.compare gt, %c, %m : (tensor<3xi64>, tensor<i64>) -> tensor<3xi1>
  %s = nn.select %p, %y, %x : (tensor<3xi1>, tensor<i64>, tensor<i64>) -> tensor<3xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<8x8x9xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.expand %z, %s : (tensor<f32>, tensor<3xi64>) -> tensor<f32>
  return
}

// -----

func.func @compare_ge(%a: tensor<2x?x16xf32>, %z: tensor<f32>) {
  %c = nn.constant dense<[1, 2, 3]> : tensor<3xi64>
  %m = nn.constant dense<2> : tensor<i64>
  %x = nn.constant dense<8> : tensor<i64>
  %y = nn.constant dense<9> : tensor<i64>
  %p = nn.compare ge, %c, %m : (tensor<3xi64>, tensor<i64>) -> tensor<3xi1>
  %s = nn.select %p, %y, %x : (tensor<3xi1>, tensor<i64>, tensor<i64>) -> tensor<3xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<8x9x9xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.expand %z, %s : (tensor<f32>, tensor<3xi64>) -> tensor<f32>
  return
}

// -----

func.func @cast_that_wraps_unsigned(%a: tensor<2x?x16xf32>, %z: tensor<f32>) {
  %c = nn.constant dense<[256, 255, -1]> : tensor<3xi64>
  %n = nn.cast %c : (tensor<3xi64>) -> tensor<3xui8>
  %s = nn.cast %n : (tensor<3xui8>) -> tensor<3xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<?x255x?xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.expand %z, %s : (tensor<f32>, tensor<3xi64>) -> tensor<f32>
  return
}

// -----

func.func @shared(%a: tensor<2x?x16xf32>, %z: tensor<f32>) {
  %x0 = nn.constant dense<1> : tensor<1xi64>
  %x1 = nn.add %x0, %x0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<1xi64>
  %x2 = nn.add %x1, %x1 : (tensor<1xi64>, tensor<1xi64>) -> tensor<1xi64>
  %x3 = nn.add %x2, %x2 : (tensor<1xi64>, tensor<1xi64>) -> tensor<1xi64>
  %x4 = nn.add %x3, %x3 : (tensor<1xi64>, tensor<1xi64>) -> tensor<1xi64>
  %s = nn.add %x4, %x4 : (tensor<1xi64>, tensor<1xi64>) -> tensor<1xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<32xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.expand %z, %s : (tensor<f32>, tensor<1xi64>) -> tensor<f32>
  return
}

// -----

// 2^40 by a walk that visits shared values again: it must give up, soon.
func.func @bounded(%a: tensor<2x?x16xf32>, %z: tensor<f32>) {
  %x0 = nn.constant dense<1> : tensor<1xi64>
  %x1 = nn.add %x0, %x0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<1xi64>
  %x2 = nn.add %x1, %x1 : (tensor<1xi64>, tensor<1xi64>) -> tensor<1xi64>
  %x3 = nn.add %x2, %x2 : (tensor<1xi64>, tensor<1xi64>) -> tensor<1xi64>
  %x4 = nn.add %x3, %x3 : (tensor<1xi64>, tensor<1xi64>) -> tensor<1xi64>
  %x5 = nn.add %x4, %x4 : (tensor<1xi64>, tensor<1xi64>) -> tensor<1xi64>
  %x6 = nn.add %x5, %x5 : (tensor<1xi64>, tensor<1xi64>) -> tensor<1xi64>
  %x7 = nn.add %x6, %x6 : (tensor<1xi64>, tensor<1xi64>) -> tensor<1xi64>
  %x8 = nn.add %x7, %x7 : (tensor<1xi64>, tensor<1xi64>) -> tensor<1xi64>
  %x9 = nn.add %x8, %x8 : (tensor<1xi64>, tensor<1xi64>) -> tensor<1xi64>
  %x10 = nn.add %x9, %x9 : (tensor<1xi64>, tensor<1xi64>) -> tensor<1xi64>
  %x11 = nn.add %x10, %x10 : (tensor<1xi64>, tensor<1xi64>) -> tensor<1xi64>
  %x12 = nn.add %x11, %x11 : (tensor<1xi64>, tensor<1xi64>) -> tensor<1xi64>
  %x13 = nn.add %x12, %x12 : (tensor<1xi64>, tensor<1xi64>) -> tensor<1xi64>
  %x14 = nn.add %x13, %x13 : (tensor<1xi64>, tensor<1xi64>) -> tensor<1xi64>
  %x15 = nn.add %x14, %x14 : (tensor<1xi64>, tensor<1xi64>) -> tensor<1xi64>
  %x16 = nn.add %x15, %x15 : (tensor<1xi64>, tensor<1xi64>) -> tensor<1xi64>
  %x17 = nn.add %x16, %x16 : (tensor<1xi64>, tensor<1xi64>) -> tensor<1xi64>
  %x18 = nn.add %x17, %x17 : (tensor<1xi64>, tensor<1xi64>) -> tensor<1xi64>
  %x19 = nn.add %x18, %x18 : (tensor<1xi64>, tensor<1xi64>) -> tensor<1xi64>
  %x20 = nn.add %x19, %x19 : (tensor<1xi64>, tensor<1xi64>) -> tensor<1xi64>
  %x21 = nn.add %x20, %x20 : (tensor<1xi64>, tensor<1xi64>) -> tensor<1xi64>
  %x22 = nn.add %x21, %x21 : (tensor<1xi64>, tensor<1xi64>) -> tensor<1xi64>
  %x23 = nn.add %x22, %x22 : (tensor<1xi64>, tensor<1xi64>) -> tensor<1xi64>
  %x24 = nn.add %x23, %x23 : (tensor<1xi64>, tensor<1xi64>) -> tensor<1xi64>
  %x25 = nn.add %x24, %x24 : (tensor<1xi64>, tensor<1xi64>) -> tensor<1xi64>
  %x26 = nn.add %x25, %x25 : (tensor<1xi64>, tensor<1xi64>) -> tensor<1xi64>
  %x27 = nn.add %x26, %x26 : (tensor<1xi64>, tensor<1xi64>) -> tensor<1xi64>
  %x28 = nn.add %x27, %x27 : (tensor<1xi64>, tensor<1xi64>) -> tensor<1xi64>
  %x29 = nn.add %x28, %x28 : (tensor<1xi64>, tensor<1xi64>) -> tensor<1xi64>
  %x30 = nn.add %x29, %x29 : (tensor<1xi64>, tensor<1xi64>) -> tensor<1xi64>
  %x31 = nn.add %x30, %x30 : (tensor<1xi64>, tensor<1xi64>) -> tensor<1xi64>
  %x32 = nn.add %x31, %x31 : (tensor<1xi64>, tensor<1xi64>) -> tensor<1xi64>
  %x33 = nn.add %x32, %x32 : (tensor<1xi64>, tensor<1xi64>) -> tensor<1xi64>
  %x34 = nn.add %x33, %x33 : (tensor<1xi64>, tensor<1xi64>) -> tensor<1xi64>
  %x35 = nn.add %x34, %x34 : (tensor<1xi64>, tensor<1xi64>) -> tensor<1xi64>
  %x36 = nn.add %x35, %x35 : (tensor<1xi64>, tensor<1xi64>) -> tensor<1xi64>
  %x37 = nn.add %x36, %x36 : (tensor<1xi64>, tensor<1xi64>) -> tensor<1xi64>
  %x38 = nn.add %x37, %x37 : (tensor<1xi64>, tensor<1xi64>) -> tensor<1xi64>
  %x39 = nn.add %x38, %x38 : (tensor<1xi64>, tensor<1xi64>) -> tensor<1xi64>
  %s = nn.add %x39, %x39 : (tensor<1xi64>, tensor<1xi64>) -> tensor<1xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<?xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.expand %z, %s : (tensor<f32>, tensor<1xi64>) -> tensor<f32>
  return
}

// -----

// The element that is unknown is what the number of elements leaves over.
func.func @reshape_one_unknown(%a: tensor<2x6xf32>, %i: tensor<1xi64>) {
  %c = nn.constant dense<3> : tensor<1xi64>
  %s = nn.concat %i, %c axis = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<4x3xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.reshape %a, %s : (tensor<2x6xf32>, tensor<2xi64>) -> tensor<f32>
  return
}

// -----

// It may be wrong, but only the running program can tell.
func.func @reshape_one_unknown_that_fits_not(%a: tensor<2x6xf32>, %i: tensor<1xi64>) {
  %c = nn.constant dense<5> : tensor<1xi64>
  %s = nn.concat %i, %c axis = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<?x5xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.reshape %a, %s : (tensor<2x6xf32>, tensor<2xi64>) -> tensor<f32>
  return
}

// -----

func.func @reshape_hole_and_unknown(%a: tensor<2x6xf32>, %i: tensor<1xi64>) {
  %c = nn.constant dense<-1> : tensor<1xi64>
  %s = nn.concat %i, %c axis = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<?x?xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.reshape %a, %s : (tensor<2x6xf32>, tensor<2xi64>) -> tensor<f32>
  return
}

// -----

func.func @reshape_like(%a: tensor<2x?x3xf32>, %b: tensor<2x?x3xf32>) {
  %s = nn.shape_of %b : (tensor<2x?x3xf32>) -> tensor<3xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<2x?x3xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.reshape %a, %s : (tensor<2x?x3xf32>, tensor<3xi64>) -> tensor<f32>
  return
}

// -----

func.func @pad_partly_known(%a: tensor<2x3xf32>, %i: tensor<3xi64>) {
  %c = nn.constant dense<4> : tensor<1xi64>
  %s = nn.concat %c, %i axis = 0 : (tensor<1xi64>, tensor<3xi64>) -> tensor<4xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<?x?xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.pad %a, %s : (tensor<2x3xf32>, tensor<4xi64>) -> tensor<f32>
  return
}

// -----

func.func @slice_partly_known(%a: tensor<8x9xf32>, %i: tensor<1xi64>) {
  %c = nn.constant dense<4> : tensor<1xi64>
  %z = nn.constant dense<0> : tensor<2xi64>
  %s = nn.concat %i, %c axis = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<?x4xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.slice %a, %z, %s axes = [0, 1] : (tensor<8x9xf32>, tensor<2xi64>, tensor<2xi64>) -> tensor<f32>
  return
}

// -----

// Constants whose bytes are blobs; an i1 takes a byte there.
func.func @resources(%z: tensor<f32>) {
  %c = nn.constant dense_resource<shape> : tensor<2xi64>
  %p = nn.constant dense_resource<bools> : tensor<2xi1>
  %d = nn.constant dense<9> : tensor<i64>
  %s = nn.select %p, %c, %d : (tensor<2xi1>, tensor<2xi64>, tensor<i64>) -> tensor<2xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<4x9xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.expand %z, %s : (tensor<f32>, tensor<2xi64>) -> tensor<f32>
  return
}

{-#
  dialect_resources: {
    builtin: {
      shape: "0x0800000004000000000000000500000000000000",
      bools: "0x010000000100"
    }
  }
#-}

// -----

// A blob that is missing or too short is unknown, not an error.
func.func @missing_resources(%z: tensor<f32>) {
  %c = nn.constant dense_resource<missing> : tensor<1xi64>
  %d = nn.constant dense_resource<short> : tensor<1xi64>
  %s = nn.concat %c, %d axis = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<?x?xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.expand %z, %s : (tensor<f32>, tensor<2xi64>) -> tensor<f32>
  return
}

{-#
  dialect_resources: {
    builtin: {
      short: "0x0400000001000000"
    }
  }
#-}
