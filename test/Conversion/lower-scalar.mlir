// RUN: nn-opt %s --nn-lower-to-linalg | FileCheck %s
// RUN: nn-opt %s --nn-lower-to-linalg \
// RUN:   --one-shot-bufferize=bufferize-function-boundaries \
// RUN:   --convert-linalg-to-loops | FileCheck %s --check-prefix=LOOPS

// LOOPS-NOT: {{nn\.|linalg\.|tensor\.}}

// Bodies of elementwise ops, by element type.

// CHECK-LABEL: func.func @abs_f32(
// CHECK: math.absf %{{.*}} : f32
func.func @abs_f32(%a: tensor<4xf32>) -> tensor<4xf32> {
  %0 = nn.abs %a : (tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func.func @abs_i32(
// CHECK: math.absi %{{.*}} : i32
func.func @abs_i32(%a: tensor<4xi32>) -> tensor<4xi32> {
  %0 = nn.abs %a : (tensor<4xi32>) -> tensor<4xi32>
  return %0 : tensor<4xi32>
}

// CHECK-LABEL: func.func @abs_ui8(
// CHECK: ^bb0(%[[X:.*]]: i8, %{{.*}}: i8)
// CHECK: linalg.yield %[[X]]
func.func @abs_ui8(%a: tensor<4xui8>) -> tensor<4xui8> {
  %0 = nn.abs %a : (tensor<4xui8>) -> tensor<4xui8>
  return %0 : tensor<4xui8>
}

// CHECK-LABEL: func.func @neg_f32(
// CHECK: arith.negf
func.func @neg_f32(%a: tensor<4xf32>) -> tensor<4xf32> {
  %0 = nn.neg %a : (tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func.func @neg_i8(
// CHECK: %[[Z:.*]] = arith.constant 0 : i8
// CHECK: arith.subi %[[Z]], %{{.*}} : i8
func.func @neg_i8(%a: tensor<4xi8>) -> tensor<4xi8> {
  %0 = nn.neg %a : (tensor<4xi8>) -> tensor<4xi8>
  return %0 : tensor<4xi8>
}

// CHECK-LABEL: func.func @sign_f32(
// CHECK: math.copysign
// CHECK: arith.cmpf one
// CHECK: arith.select
func.func @sign_f32(%a: tensor<4xf32>) -> tensor<4xf32> {
  %0 = nn.sign %a : (tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func.func @sign_i16(
// CHECK: arith.minsi
// CHECK: arith.maxsi
func.func @sign_i16(%a: tensor<4xi16>) -> tensor<4xi16> {
  %0 = nn.sign %a : (tensor<4xi16>) -> tensor<4xi16>
  return %0 : tensor<4xi16>
}

// CHECK-LABEL: func.func @sign_ui8(
// CHECK: arith.minui
func.func @sign_ui8(%a: tensor<4xui8>) -> tensor<4xui8> {
  %0 = nn.sign %a : (tensor<4xui8>) -> tensor<4xui8>
  return %0 : tensor<4xui8>
}

// CHECK-LABEL: func.func @exp(
// CHECK: %[[R:.*]] = math.exp %{{.*}} : f32
// CHECK: linalg.yield %[[R]]
func.func @exp(%a: tensor<4xf32>) -> tensor<4xf32> {
  %0 = nn.exp %a : (tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func.func @log(
// CHECK: %[[R:.*]] = math.log %{{.*}} : f32
// CHECK: linalg.yield %[[R]]
func.func @log(%a: tensor<4xf32>) -> tensor<4xf32> {
  %0 = nn.log %a : (tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func.func @sqrt(
// CHECK: %[[R:.*]] = math.sqrt %{{.*}} : f32
// CHECK: linalg.yield %[[R]]
func.func @sqrt(%a: tensor<4xf32>) -> tensor<4xf32> {
  %0 = nn.sqrt %a : (tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func.func @rsqrt(
// CHECK: %[[R:.*]] = math.rsqrt %{{.*}} : f32
// CHECK: linalg.yield %[[R]]
func.func @rsqrt(%a: tensor<4xf32>) -> tensor<4xf32> {
  %0 = nn.rsqrt %a : (tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func.func @sin(
// CHECK: %[[R:.*]] = math.sin %{{.*}} : f32
// CHECK: linalg.yield %[[R]]
func.func @sin(%a: tensor<4xf32>) -> tensor<4xf32> {
  %0 = nn.sin %a : (tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func.func @cos(
// CHECK: %[[R:.*]] = math.cos %{{.*}} : f32
// CHECK: linalg.yield %[[R]]
func.func @cos(%a: tensor<4xf32>) -> tensor<4xf32> {
  %0 = nn.cos %a : (tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func.func @tanh(
// CHECK: %[[R:.*]] = math.tanh %{{.*}} : f32
// CHECK: linalg.yield %[[R]]
func.func @tanh(%a: tensor<4xf32>) -> tensor<4xf32> {
  %0 = nn.tanh %a : (tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func.func @erf(
// CHECK: %[[R:.*]] = math.erf %{{.*}} : f32
// CHECK: linalg.yield %[[R]]
func.func @erf(%a: tensor<4xf32>) -> tensor<4xf32> {
  %0 = nn.erf %a : (tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func.func @floor(
// CHECK: %[[R:.*]] = math.floor %{{.*}} : f32
// CHECK: linalg.yield %[[R]]
func.func @floor(%a: tensor<4xf32>) -> tensor<4xf32> {
  %0 = nn.floor %a : (tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func.func @ceil(
// CHECK: %[[R:.*]] = math.ceil %{{.*}} : f32
// CHECK: linalg.yield %[[R]]
func.func @ceil(%a: tensor<4xf32>) -> tensor<4xf32> {
  %0 = nn.ceil %a : (tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func.func @round(
// CHECK: %[[R:.*]] = math.roundeven %{{.*}} : f32
// CHECK: linalg.yield %[[R]]
func.func @round(%a: tensor<4xf32>) -> tensor<4xf32> {
  %0 = nn.round %a : (tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func.func @reciprocal(
// CHECK: %[[ONE:.*]] = arith.constant 1.000000e+00 : f64
// CHECK: arith.divf %[[ONE]]
func.func @reciprocal(%a: tensor<4xf64>) -> tensor<4xf64> {
  %0 = nn.reciprocal %a : (tensor<4xf64>) -> tensor<4xf64>
  return %0 : tensor<4xf64>
}

// CHECK-LABEL: func.func @sigmoid(
// CHECK: arith.negf
// CHECK: math.exp
// CHECK: arith.addf
// CHECK: arith.divf
func.func @sigmoid(%a: tensor<4xf32>) -> tensor<4xf32> {
  %0 = nn.sigmoid %a : (tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func.func @relu_f32(
// CHECK: %[[Z:.*]] = arith.constant 0.000000e+00 : f32
// CHECK: arith.maximumf %{{.*}}, %[[Z]]
func.func @relu_f32(%a: tensor<4xf32>) -> tensor<4xf32> {
  %0 = nn.relu %a : (tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func.func @relu_i32(
// CHECK: arith.maxsi
func.func @relu_i32(%a: tensor<4xi32>) -> tensor<4xi32> {
  %0 = nn.relu %a : (tensor<4xi32>) -> tensor<4xi32>
  return %0 : tensor<4xi32>
}

// CHECK-LABEL: func.func @relu_ui8(
// CHECK: ^bb0(%[[X:.*]]: i8, %{{.*}}: i8)
// CHECK: linalg.yield %[[X]]
func.func @relu_ui8(%a: tensor<4xui8>) -> tensor<4xui8> {
  %0 = nn.relu %a : (tensor<4xui8>) -> tensor<4xui8>
  return %0 : tensor<4xui8>
}

// CHECK-LABEL: func.func @silu(
// CHECK: ^bb0(%[[X:.*]]: f32, %{{.*}}: f32)
// CHECK: math.exp
// CHECK: arith.divf %[[X]]
func.func @silu(%a: tensor<4xf32>) -> tensor<4xf32> {
  %0 = nn.silu %a : (tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func.func @hard_swish(
// CHECK: arith.constant 0.166666672
// CHECK: arith.minimumf
// CHECK: arith.maximumf
// CHECK: arith.mulf
func.func @hard_swish(%a: tensor<4xf32>) -> tensor<4xf32> {
  %0 = nn.hard_swish %a : (tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func.func @softplus(
// CHECK: math.absf
// CHECK: math.exp
// CHECK: math.log1p
// CHECK: arith.addf
func.func @softplus(%a: tensor<4xf32>) -> tensor<4xf32> {
  %0 = nn.softplus %a : (tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func.func @softsign(
// CHECK: math.absf
// CHECK: arith.addf
// CHECK: arith.divf
func.func @softsign(%a: tensor<4xf32>) -> tensor<4xf32> {
  %0 = nn.softsign %a : (tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func.func @not_i1(
// CHECK: %[[T:.*]] = arith.constant true
// CHECK: arith.xori %{{.*}}, %[[T]] : i1
func.func @not_i1(%a: tensor<4xi1>) -> tensor<4xi1> {
  %0 = nn.not %a : (tensor<4xi1>) -> tensor<4xi1>
  return %0 : tensor<4xi1>
}

// CHECK-LABEL: func.func @not_ui8(
// CHECK: %[[M:.*]] = arith.constant -1 : i8
// CHECK: arith.xori %{{.*}}, %[[M]] : i8
func.func @not_ui8(%a: tensor<4xui8>) -> tensor<4xui8> {
  %0 = nn.not %a : (tensor<4xui8>) -> tensor<4xui8>
  return %0 : tensor<4xui8>
}

// CHECK-LABEL: func.func @gelu_erf(
// CHECK: arith.constant 0.707106769
// CHECK: math.erf
// CHECK: arith.mulf
func.func @gelu_erf(%a: tensor<4xf32>) -> tensor<4xf32> {
  %0 = nn.gelu %a : (tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func.func @gelu_tanh(
// CHECK: arith.constant 4.471500e-02
// CHECK: arith.constant 0.797884583
// CHECK: math.tanh
func.func @gelu_tanh(%a: tensor<4xf32>) -> tensor<4xf32> {
  %0 = nn.gelu %a {tanh}
      : (tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func.func @leaky_relu(
// CHECK: arith.constant 2.500000e-01
// CHECK: arith.cmpf oge
// CHECK: arith.select
func.func @leaky_relu(%a: tensor<4xf32>) -> tensor<4xf32> {
  %0 = nn.leaky_relu %a {alpha = 0.25 : f32}
      : (tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func.func @elu(
// CHECK-DAG: math.expm1
// CHECK-DAG: arith.constant 2.000000e+00
// CHECK: arith.select
func.func @elu(%a: tensor<4xf32>) -> tensor<4xf32> {
  %0 = nn.elu %a {alpha = 2.0 : f32}
      : (tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func.func @selu(
// CHECK-DAG: math.expm1
// CHECK-DAG: arith.constant 1.67326319
// CHECK: arith.cmpf ogt
// CHECK: arith.constant 1.05070102
func.func @selu(%a: tensor<4xf32>) -> tensor<4xf32> {
  %0 = nn.selu %a : (tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func.func @hard_sigmoid(
// CHECK: arith.constant 2.000000e-01
// CHECK: arith.constant 5.000000e-01
// CHECK: arith.minimumf
// CHECK: arith.maximumf
func.func @hard_sigmoid(%a: tensor<4xf32>) -> tensor<4xf32> {
  %0 = nn.hard_sigmoid %a : (tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func.func @is_nan(
// CHECK: arith.cmpf uno, %[[X:.*]], %[[X]] : f32
func.func @is_nan(%a: tensor<4xf32>) -> tensor<4xi1> {
  %0 = nn.is_nan %a : (tensor<4xf32>) -> tensor<4xi1>
  return %0 : tensor<4xi1>
}

// CHECK-LABEL: func.func @add_f32(
// CHECK: arith.addf
func.func @add_f32(%a: tensor<4xf32>, %b: tensor<4xf32>) -> tensor<4xf32> {
  %0 = nn.add %a, %b : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func.func @add_ui8(
// CHECK: arith.addi %{{.*}} : i8
func.func @add_ui8(%a: tensor<4xui8>, %b: tensor<4xui8>) -> tensor<4xui8> {
  %0 = nn.add %a, %b : (tensor<4xui8>, tensor<4xui8>) -> tensor<4xui8>
  return %0 : tensor<4xui8>
}

// CHECK-LABEL: func.func @sub_f32(
// CHECK: arith.subf
func.func @sub_f32(%a: tensor<4xf32>, %b: tensor<4xf32>) -> tensor<4xf32> {
  %0 = nn.sub %a, %b : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func.func @sub_i64(
// CHECK: arith.subi
func.func @sub_i64(%a: tensor<4xi64>, %b: tensor<4xi64>) -> tensor<4xi64> {
  %0 = nn.sub %a, %b : (tensor<4xi64>, tensor<4xi64>) -> tensor<4xi64>
  return %0 : tensor<4xi64>
}

// CHECK-LABEL: func.func @mul_f32(
// CHECK: arith.mulf
func.func @mul_f32(%a: tensor<4xf32>, %b: tensor<4xf32>) -> tensor<4xf32> {
  %0 = nn.mul %a, %b : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func.func @mul_i16(
// CHECK: arith.muli
func.func @mul_i16(%a: tensor<4xi16>, %b: tensor<4xi16>) -> tensor<4xi16> {
  %0 = nn.mul %a, %b : (tensor<4xi16>, tensor<4xi16>) -> tensor<4xi16>
  return %0 : tensor<4xi16>
}

// CHECK-LABEL: func.func @div_f32(
// CHECK: arith.divf
func.func @div_f32(%a: tensor<4xf32>, %b: tensor<4xf32>) -> tensor<4xf32> {
  %0 = nn.div %a, %b : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func.func @div_i32(
// CHECK: %[[S:.*]] = arith.select
// CHECK: arith.divsi %{{.*}}, %[[S]]
// CHECK: arith.select
// CHECK: arith.select
func.func @div_i32(%a: tensor<4xi32>, %b: tensor<4xi32>) -> tensor<4xi32> {
  %0 = nn.div %a, %b : (tensor<4xi32>, tensor<4xi32>) -> tensor<4xi32>
  return %0 : tensor<4xi32>
}

// CHECK-LABEL: func.func @div_ui8(
// CHECK: %[[S:.*]] = arith.select
// CHECK: arith.divui %{{.*}}, %[[S]]
// CHECK: arith.select
func.func @div_ui8(%a: tensor<4xui8>, %b: tensor<4xui8>) -> tensor<4xui8> {
  %0 = nn.div %a, %b : (tensor<4xui8>, tensor<4xui8>) -> tensor<4xui8>
  return %0 : tensor<4xui8>
}

// CHECK-LABEL: func.func @rem_f32(
// CHECK: arith.remf
func.func @rem_f32(%a: tensor<4xf32>, %b: tensor<4xf32>) -> tensor<4xf32> {
  %0 = nn.rem %a, %b : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func.func @rem_i32(
// CHECK: %[[S:.*]] = arith.select
// CHECK: arith.remsi %{{.*}}, %[[S]]
func.func @rem_i32(%a: tensor<4xi32>, %b: tensor<4xi32>) -> tensor<4xi32> {
  %0 = nn.rem %a, %b : (tensor<4xi32>, tensor<4xi32>) -> tensor<4xi32>
  return %0 : tensor<4xi32>
}

// CHECK-LABEL: func.func @rem_ui8(
// CHECK: %[[S:.*]] = arith.select
// CHECK: arith.remui %{{.*}}, %[[S]]
func.func @rem_ui8(%a: tensor<4xui8>, %b: tensor<4xui8>) -> tensor<4xui8> {
  %0 = nn.rem %a, %b : (tensor<4xui8>, tensor<4xui8>) -> tensor<4xui8>
  return %0 : tensor<4xui8>
}

// CHECK-LABEL: func.func @pow(
// CHECK: math.powf
func.func @pow(%a: tensor<4xf32>, %b: tensor<4xf32>) -> tensor<4xf32> {
  %0 = nn.pow %a, %b : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func.func @min_f32(
// CHECK: arith.minimumf
func.func @min_f32(%a: tensor<4xf32>, %b: tensor<4xf32>) -> tensor<4xf32> {
  %0 = nn.min %a, %b : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func.func @min_i8(
// CHECK: arith.minsi
func.func @min_i8(%a: tensor<4xi8>, %b: tensor<4xi8>) -> tensor<4xi8> {
  %0 = nn.min %a, %b : (tensor<4xi8>, tensor<4xi8>) -> tensor<4xi8>
  return %0 : tensor<4xi8>
}

// CHECK-LABEL: func.func @min_ui8(
// CHECK: arith.minui
func.func @min_ui8(%a: tensor<4xui8>, %b: tensor<4xui8>) -> tensor<4xui8> {
  %0 = nn.min %a, %b : (tensor<4xui8>, tensor<4xui8>) -> tensor<4xui8>
  return %0 : tensor<4xui8>
}

// CHECK-LABEL: func.func @max_f32(
// CHECK: arith.maximumf
func.func @max_f32(%a: tensor<4xf32>, %b: tensor<4xf32>) -> tensor<4xf32> {
  %0 = nn.max %a, %b : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func.func @max_i8(
// CHECK: arith.maxsi
func.func @max_i8(%a: tensor<4xi8>, %b: tensor<4xi8>) -> tensor<4xi8> {
  %0 = nn.max %a, %b : (tensor<4xi8>, tensor<4xi8>) -> tensor<4xi8>
  return %0 : tensor<4xi8>
}

// CHECK-LABEL: func.func @max_ui8(
// CHECK: arith.maxui
func.func @max_ui8(%a: tensor<4xui8>, %b: tensor<4xui8>) -> tensor<4xui8> {
  %0 = nn.max %a, %b : (tensor<4xui8>, tensor<4xui8>) -> tensor<4xui8>
  return %0 : tensor<4xui8>
}

// CHECK-LABEL: func.func @prelu(
// CHECK: arith.mulf
// CHECK: arith.cmpf oge
// CHECK: arith.select
func.func @prelu(%a: tensor<4xf32>, %b: tensor<4xf32>) -> tensor<4xf32> {
  %0 = nn.prelu %a, %b : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func.func @and(
// CHECK: arith.andi
func.func @and(%a: tensor<4xi1>, %b: tensor<4xi1>) -> tensor<4xi1> {
  %0 = nn.and %a, %b : (tensor<4xi1>, tensor<4xi1>) -> tensor<4xi1>
  return %0 : tensor<4xi1>
}

// CHECK-LABEL: func.func @or(
// CHECK: arith.ori
func.func @or(%a: tensor<4xui8>, %b: tensor<4xui8>) -> tensor<4xui8> {
  %0 = nn.or %a, %b : (tensor<4xui8>, tensor<4xui8>) -> tensor<4xui8>
  return %0 : tensor<4xui8>
}

// CHECK-LABEL: func.func @xor(
// CHECK: arith.xori
func.func @xor(%a: tensor<4xi32>, %b: tensor<4xi32>) -> tensor<4xi32> {
  %0 = nn.xor %a, %b : (tensor<4xi32>, tensor<4xi32>) -> tensor<4xi32>
  return %0 : tensor<4xi32>
}

// CHECK-LABEL: func.func @compare_eq_f32(
// CHECK: arith.cmpf oeq,
func.func @compare_eq_f32(%a: tensor<4xf32>, %b: tensor<4xf32>) -> tensor<4xi1> {
  %0 = nn.compare eq, %a, %b : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xi1>
  return %0 : tensor<4xi1>
}

// CHECK-LABEL: func.func @compare_eq_i32(
// CHECK: arith.cmpi eq,
func.func @compare_eq_i32(%a: tensor<4xi32>, %b: tensor<4xi32>) -> tensor<4xi1> {
  %0 = nn.compare eq, %a, %b : (tensor<4xi32>, tensor<4xi32>) -> tensor<4xi1>
  return %0 : tensor<4xi1>
}

// CHECK-LABEL: func.func @compare_eq_ui8(
// CHECK: arith.cmpi eq,
func.func @compare_eq_ui8(%a: tensor<4xui8>, %b: tensor<4xui8>) -> tensor<4xi1> {
  %0 = nn.compare eq, %a, %b : (tensor<4xui8>, tensor<4xui8>) -> tensor<4xi1>
  return %0 : tensor<4xi1>
}

// CHECK-LABEL: func.func @compare_ne_f32(
// CHECK: arith.cmpf une,
func.func @compare_ne_f32(%a: tensor<4xf32>, %b: tensor<4xf32>) -> tensor<4xi1> {
  %0 = nn.compare ne, %a, %b : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xi1>
  return %0 : tensor<4xi1>
}

// CHECK-LABEL: func.func @compare_ne_i32(
// CHECK: arith.cmpi ne,
func.func @compare_ne_i32(%a: tensor<4xi32>, %b: tensor<4xi32>) -> tensor<4xi1> {
  %0 = nn.compare ne, %a, %b : (tensor<4xi32>, tensor<4xi32>) -> tensor<4xi1>
  return %0 : tensor<4xi1>
}

// CHECK-LABEL: func.func @compare_ne_ui8(
// CHECK: arith.cmpi ne,
func.func @compare_ne_ui8(%a: tensor<4xui8>, %b: tensor<4xui8>) -> tensor<4xi1> {
  %0 = nn.compare ne, %a, %b : (tensor<4xui8>, tensor<4xui8>) -> tensor<4xi1>
  return %0 : tensor<4xi1>
}

// CHECK-LABEL: func.func @compare_lt_f32(
// CHECK: arith.cmpf olt,
func.func @compare_lt_f32(%a: tensor<4xf32>, %b: tensor<4xf32>) -> tensor<4xi1> {
  %0 = nn.compare lt, %a, %b : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xi1>
  return %0 : tensor<4xi1>
}

// CHECK-LABEL: func.func @compare_lt_i32(
// CHECK: arith.cmpi slt,
func.func @compare_lt_i32(%a: tensor<4xi32>, %b: tensor<4xi32>) -> tensor<4xi1> {
  %0 = nn.compare lt, %a, %b : (tensor<4xi32>, tensor<4xi32>) -> tensor<4xi1>
  return %0 : tensor<4xi1>
}

// CHECK-LABEL: func.func @compare_lt_ui8(
// CHECK: arith.cmpi ult,
func.func @compare_lt_ui8(%a: tensor<4xui8>, %b: tensor<4xui8>) -> tensor<4xi1> {
  %0 = nn.compare lt, %a, %b : (tensor<4xui8>, tensor<4xui8>) -> tensor<4xi1>
  return %0 : tensor<4xi1>
}

// CHECK-LABEL: func.func @compare_le_f32(
// CHECK: arith.cmpf ole,
func.func @compare_le_f32(%a: tensor<4xf32>, %b: tensor<4xf32>) -> tensor<4xi1> {
  %0 = nn.compare le, %a, %b : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xi1>
  return %0 : tensor<4xi1>
}

// CHECK-LABEL: func.func @compare_le_i32(
// CHECK: arith.cmpi sle,
func.func @compare_le_i32(%a: tensor<4xi32>, %b: tensor<4xi32>) -> tensor<4xi1> {
  %0 = nn.compare le, %a, %b : (tensor<4xi32>, tensor<4xi32>) -> tensor<4xi1>
  return %0 : tensor<4xi1>
}

// CHECK-LABEL: func.func @compare_le_ui8(
// CHECK: arith.cmpi ule,
func.func @compare_le_ui8(%a: tensor<4xui8>, %b: tensor<4xui8>) -> tensor<4xi1> {
  %0 = nn.compare le, %a, %b : (tensor<4xui8>, tensor<4xui8>) -> tensor<4xi1>
  return %0 : tensor<4xi1>
}

// CHECK-LABEL: func.func @compare_gt_f32(
// CHECK: arith.cmpf ogt,
func.func @compare_gt_f32(%a: tensor<4xf32>, %b: tensor<4xf32>) -> tensor<4xi1> {
  %0 = nn.compare gt, %a, %b : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xi1>
  return %0 : tensor<4xi1>
}

// CHECK-LABEL: func.func @compare_gt_i32(
// CHECK: arith.cmpi sgt,
func.func @compare_gt_i32(%a: tensor<4xi32>, %b: tensor<4xi32>) -> tensor<4xi1> {
  %0 = nn.compare gt, %a, %b : (tensor<4xi32>, tensor<4xi32>) -> tensor<4xi1>
  return %0 : tensor<4xi1>
}

// CHECK-LABEL: func.func @compare_gt_ui8(
// CHECK: arith.cmpi ugt,
func.func @compare_gt_ui8(%a: tensor<4xui8>, %b: tensor<4xui8>) -> tensor<4xi1> {
  %0 = nn.compare gt, %a, %b : (tensor<4xui8>, tensor<4xui8>) -> tensor<4xi1>
  return %0 : tensor<4xi1>
}

// CHECK-LABEL: func.func @compare_ge_f32(
// CHECK: arith.cmpf oge,
func.func @compare_ge_f32(%a: tensor<4xf32>, %b: tensor<4xf32>) -> tensor<4xi1> {
  %0 = nn.compare ge, %a, %b : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xi1>
  return %0 : tensor<4xi1>
}

// CHECK-LABEL: func.func @compare_ge_i32(
// CHECK: arith.cmpi sge,
func.func @compare_ge_i32(%a: tensor<4xi32>, %b: tensor<4xi32>) -> tensor<4xi1> {
  %0 = nn.compare ge, %a, %b : (tensor<4xi32>, tensor<4xi32>) -> tensor<4xi1>
  return %0 : tensor<4xi1>
}

// CHECK-LABEL: func.func @compare_ge_ui8(
// CHECK: arith.cmpi uge,
func.func @compare_ge_ui8(%a: tensor<4xui8>, %b: tensor<4xui8>) -> tensor<4xi1> {
  %0 = nn.compare ge, %a, %b : (tensor<4xui8>, tensor<4xui8>) -> tensor<4xi1>
  return %0 : tensor<4xi1>
}

// CHECK-LABEL: func.func @select(
// CHECK: arith.select %{{.*}}, %{{.*}}, %{{.*}} : f32
func.func @select(%a: tensor<4xi1>, %b: tensor<4xf32>, %c: tensor<4xf32>) -> tensor<4xf32> {
  %0 = nn.select %a, %b, %c
      : (tensor<4xi1>, tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func.func @clamp_f32(
// CHECK: arith.maximumf
// CHECK: arith.minimumf
func.func @clamp_f32(%a: tensor<4xf32>, %b: tensor<4xf32>, %c: tensor<4xf32>) -> tensor<4xf32> {
  %0 = nn.clamp %a, %b, %c
      : (tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func.func @clamp_ui8(
// CHECK: arith.maxui
// CHECK: arith.minui
func.func @clamp_ui8(%a: tensor<4xui8>, %b: tensor<4xui8>, %c: tensor<4xui8>) -> tensor<4xui8> {
  %0 = nn.clamp %a, %b, %c
      : (tensor<4xui8>, tensor<4xui8>, tensor<4xui8>) -> tensor<4xui8>
  return %0 : tensor<4xui8>
}

// CHECK-LABEL: func.func @cast_f32_i32(
// CHECK: arith.cmpf uno
// CHECK: arith.constant -2.14748365E+9
// CHECK: arith.constant 2.14748352E+9
// CHECK: arith.fptosi
// CHECK: arith.cmpf ogt
// CHECK: arith.constant 2147483647 : i32
// CHECK: arith.select
func.func @cast_f32_i32(%a: tensor<4xf32>) -> tensor<4xi32> {
  %0 = nn.cast %a : (tensor<4xf32>) -> tensor<4xi32>
  return %0 : tensor<4xi32>
}

// CHECK-LABEL: func.func @cast_f32_i8(
// CHECK: arith.constant -1.280000e+02
// CHECK: arith.constant 1.270000e+02
// CHECK: %[[R:.*]] = arith.fptosi %{{.*}} : f32 to i8
// CHECK: linalg.yield %[[R]]
func.func @cast_f32_i8(%a: tensor<4xf32>) -> tensor<4xi8> {
  %0 = nn.cast %a : (tensor<4xf32>) -> tensor<4xi8>
  return %0 : tensor<4xi8>
}

// CHECK-LABEL: func.func @cast_f16_ui8(
// CHECK: arith.extf
// CHECK: arith.constant 2.550000e+02
// CHECK: arith.fptoui %{{.*}} : f32 to i8
func.func @cast_f16_ui8(%a: tensor<4xf16>) -> tensor<4xui8> {
  %0 = nn.cast %a : (tensor<4xf16>) -> tensor<4xui8>
  return %0 : tensor<4xui8>
}

// CHECK-LABEL: func.func @cast_f64_i64(
// CHECK: arith.constant 9.2233720368547748E+18
// CHECK: arith.fptosi
// CHECK: arith.constant 9223372036854775807 : i64
func.func @cast_f64_i64(%a: tensor<4xf64>) -> tensor<4xi64> {
  %0 = nn.cast %a : (tensor<4xf64>) -> tensor<4xi64>
  return %0 : tensor<4xi64>
}

// CHECK-LABEL: func.func @cast_f32_i1(
// CHECK: arith.cmpf une
func.func @cast_f32_i1(%a: tensor<4xf32>) -> tensor<4xi1> {
  %0 = nn.cast %a : (tensor<4xf32>) -> tensor<4xi1>
  return %0 : tensor<4xi1>
}

// CHECK-LABEL: func.func @cast_i32_i1(
// CHECK: arith.cmpi ne
func.func @cast_i32_i1(%a: tensor<4xi32>) -> tensor<4xi1> {
  %0 = nn.cast %a : (tensor<4xi32>) -> tensor<4xi1>
  return %0 : tensor<4xi1>
}

// CHECK-LABEL: func.func @cast_i32_i8(
// CHECK: arith.trunci %{{.*}} : i32 to i8
func.func @cast_i32_i8(%a: tensor<4xi32>) -> tensor<4xi8> {
  %0 = nn.cast %a : (tensor<4xi32>) -> tensor<4xi8>
  return %0 : tensor<4xi8>
}

// CHECK-LABEL: func.func @cast_i8_i32(
// CHECK: arith.extsi
func.func @cast_i8_i32(%a: tensor<4xi8>) -> tensor<4xi32> {
  %0 = nn.cast %a : (tensor<4xi8>) -> tensor<4xi32>
  return %0 : tensor<4xi32>
}

// CHECK-LABEL: func.func @cast_ui8_i32(
// CHECK: arith.extui
func.func @cast_ui8_i32(%a: tensor<4xui8>) -> tensor<4xi32> {
  %0 = nn.cast %a : (tensor<4xui8>) -> tensor<4xi32>
  return %0 : tensor<4xi32>
}

// CHECK-LABEL: func.func @cast_i1_i8(
// CHECK: arith.extui
func.func @cast_i1_i8(%a: tensor<4xi1>) -> tensor<4xi8> {
  %0 = nn.cast %a : (tensor<4xi1>) -> tensor<4xi8>
  return %0 : tensor<4xi8>
}

// CHECK-LABEL: func.func @cast_ui8_i8(
// CHECK: ^bb0(%[[X:.*]]: i8, %{{.*}}: i8)
// CHECK: linalg.yield %[[X]]
func.func @cast_ui8_i8(%a: tensor<4xui8>) -> tensor<4xi8> {
  %0 = nn.cast %a : (tensor<4xui8>) -> tensor<4xi8>
  return %0 : tensor<4xi8>
}

// CHECK-LABEL: func.func @cast_ui8_f32(
// CHECK: arith.uitofp
func.func @cast_ui8_f32(%a: tensor<4xui8>) -> tensor<4xf32> {
  %0 = nn.cast %a : (tensor<4xui8>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func.func @cast_i1_f32(
// CHECK: arith.uitofp
func.func @cast_i1_f32(%a: tensor<4xi1>) -> tensor<4xf32> {
  %0 = nn.cast %a : (tensor<4xi1>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func.func @cast_i64_f32(
// CHECK: arith.sitofp %{{.*}} : i64 to f32
func.func @cast_i64_f32(%a: tensor<4xi64>) -> tensor<4xf32> {
  %0 = nn.cast %a : (tensor<4xi64>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func.func @cast_i64_bf16(
// CHECK: %[[D:.*]] = arith.sitofp %{{.*}} : i64 to f64
// CHECK: arith.truncf %[[D]] : f64 to bf16
func.func @cast_i64_bf16(%a: tensor<4xi64>) -> tensor<4xbf16> {
  %0 = nn.cast %a : (tensor<4xi64>) -> tensor<4xbf16>
  return %0 : tensor<4xbf16>
}

// CHECK-LABEL: func.func @cast_f64_f16(
// CHECK: arith.truncf %{{.*}} : f64 to f16
func.func @cast_f64_f16(%a: tensor<4xf64>) -> tensor<4xf16> {
  %0 = nn.cast %a : (tensor<4xf64>) -> tensor<4xf16>
  return %0 : tensor<4xf16>
}

// CHECK-LABEL: func.func @cast_bf16_f64(
// CHECK: arith.extf %{{.*}} : bf16 to f32
// CHECK: arith.extf %{{.*}} : f32 to f64
func.func @cast_bf16_f64(%a: tensor<4xbf16>) -> tensor<4xf64> {
  %0 = nn.cast %a : (tensor<4xbf16>) -> tensor<4xf64>
  return %0 : tensor<4xf64>
}

