// RUN: nn-opt %s --nn-expand-math | FileCheck %s

// CHECK-LABEL: func @polynomials
// CHECK-NOT:     math.exp
// CHECK-NOT:     math.tanh
// CHECK-NOT:     math.erf
// CHECK:         return
func.func @polynomials(%x: vector<16xf32>) -> vector<16xf32> {
  %0 = math.exp %x : vector<16xf32>
  %1 = math.tanh %0 : vector<16xf32>
  %2 = math.erf %1 : vector<16xf32>
  return %2 : vector<16xf32>
}

// The polynomials of sin and cos lose digits of large arguments.
// CHECK-LABEL: func @sin
// CHECK:         math.sin
func.func @sin(%x: vector<16xf32>) -> vector<16xf32> {
  %0 = math.sin %x : vector<16xf32>
  return %0 : vector<16xf32>
}

// A bound that is no NaN takes one comparison; either of two values may be NaN.
// CHECK-LABEL: func @bounds
// CHECK:         %[[LOW:.*]] = arith.cmpf ogt, %[[ZERO:.*]], %[[X:.*]] : vector<16xf32>
// CHECK:         %[[Y:.*]] = arith.select %[[LOW]], %[[ZERO]], %[[X]]
// CHECK:         %[[HIGH:.*]] = arith.cmpf olt, %[[SIX:.*]], %[[Y]]
// CHECK:         arith.select %[[HIGH]], %[[SIX]], %[[Y]]
// CHECK:         arith.maximumf
// CHECK:         arith.maximumf
func.func @bounds(%x: vector<16xf32>, %y: vector<16xf32>) -> vector<16xf32> {
  %zero = arith.constant dense<0.0> : vector<16xf32>
  %six = arith.constant dense<6.0> : vector<16xf32>
  %nan = arith.constant dense<0x7FC00000> : vector<16xf32>
  %0 = arith.maximumf %x, %zero : vector<16xf32>
  %1 = arith.minimumf %0, %six : vector<16xf32>
  %2 = arith.maximumf %1, %y : vector<16xf32>
  %3 = arith.maximumf %2, %nan : vector<16xf32>
  return %3 : vector<16xf32>
}

// f32 to bf16 is integer arithmetic,
// CHECK-LABEL: func @narrow
// CHECK-NOT:     arith.truncf
// CHECK:         arith.trunci {{.*}} : vector<16xi32> to vector<16xi16>
// CHECK:         arith.bitcast {{.*}} : vector<16xi16> to vector<16xbf16>
func.func @narrow(%x: vector<16xf32>) -> vector<16xbf16> {
  %0 = arith.truncf %x : vector<16xf32> to vector<16xbf16>
  return %0 : vector<16xbf16>
}

// and f64 rounds to odd on the way, so that it rounds but once.
// CHECK-LABEL: func @narrow_twice
// CHECK:         %[[NEAR:.*]] = arith.truncf %arg0 : f64 to f32
// CHECK:         %[[BACK:.*]] = arith.extf %[[NEAR]] : f32 to f64
// CHECK:         arith.cmpf une, %[[BACK]], %arg0
// CHECK:         arith.bitcast {{.*}} : i16 to bf16
func.func @narrow_twice(%x: f64) -> bf16 {
  %0 = arith.truncf %x : f64 to bf16
  return %0 : bf16
}

// CHECK-LABEL: func @from_integer
// CHECK:         arith.sitofp {{.*}} : i32 to f64
func.func @from_integer(%x: i32) -> bf16 {
  %0 = arith.sitofp %x : i32 to bf16
  return %0 : bf16
}

// CHECK-LABEL: func @narrow_rows
// CHECK:         arith.bitcast {{.*}} : vector<2x8xi16> to vector<2x8xbf16>
func.func @narrow_rows(%x: vector<2x8xf64>) -> vector<2x8xbf16> {
  %0 = arith.truncf %x : vector<2x8xf64> to vector<2x8xbf16>
  return %0 : vector<2x8xbf16>
}

// erf is one polynomial, without a division or a branch,
// CHECK-LABEL: func @erf
// CHECK-NOT:     arith.divf
// CHECK-NOT:     math.erf
// CHECK-COUNT-16: arith.mulf {{.*}} fastmath<contract>
// CHECK:         return
func.func @erf(%x: vector<16xf32>) -> vector<16xf32> {
  %0 = math.erf %x : vector<16xf32>
  return %0 : vector<16xf32>
}

// and log scales subnormal numbers up.
// CHECK-LABEL: func @log
// CHECK:         arith.cmpf olt, %arg0
// CHECK-NOT:     math.log
func.func @log(%x: f32) -> f32 {
  %0 = math.log %x : f32
  return %0 : f32
}

// Rounded and bounded numbers as bytes: bounds come first, and the sum's lowest
// bits are the integer. NaN becomes 0, which is the lowest byte without a sign.
// CHECK-LABEL: func @rounded_byte
// CHECK-NOT: math.roundeven
// CHECK: %[[LOW:.*]] = arith.cmpf ogt, %{{.*}}, %{{.*}} : vector<4xf32>
// CHECK: %[[HIGH:.*]] = arith.cmpf olt
// CHECK: %[[SUM:.*]] = arith.addf
// CHECK: %[[BITS:.*]] = arith.bitcast %[[SUM]] : vector<4xf32> to vector<4xi32>
// CHECK: %[[INT:.*]] = arith.addi %[[BITS]]
// CHECK: %[[BYTE:.*]] = arith.trunci %[[INT]] : vector<4xi32> to vector<4xi8>
// CHECK: return %[[BYTE]]
func.func @rounded_byte(%x: vector<4xf32>) -> vector<4xi8> {
  %zero = arith.constant dense<0.0> : vector<4xf32>
  %high = arith.constant dense<255.0> : vector<4xf32>
  %point = arith.constant dense<3.0> : vector<4xf32>
  %0 = math.roundeven %x : vector<4xf32>
  %1 = arith.addf %0, %point : vector<4xf32>
  %2 = arith.cmpf uno, %1, %1 : vector<4xf32>
  %3 = arith.select %2, %zero, %1 : vector<4xi1>, vector<4xf32>
  %4 = arith.maximumf %3, %zero : vector<4xf32>
  %5 = arith.minimumf %4, %high : vector<4xf32>
  %6 = arith.fptoui %5 : vector<4xf32> to vector<4xi8>
  return %6 : vector<4xi8>
}

// Not what a bound that is no integer gives.
// CHECK-LABEL: func @bound_between_integers
// CHECK: math.roundeven
// CHECK: arith.fptosi
func.func @bound_between_integers(%x: f32) -> i8 {
  %low = arith.constant -3.5 : f32
  %high = arith.constant 3.0 : f32
  %0 = math.roundeven %x : f32
  %1 = arith.maximumf %0, %low : f32
  %2 = arith.minimumf %1, %high : f32
  %3 = arith.fptosi %2 : f32 to i8
  return %3 : i8
}

// Converted back at once, it stays a float; zero points are in one constant.
// CHECK-LABEL: func @rounded_byte_and_back
// CHECK-DAG: %[[MAGIC:.*]] = arith.constant dense<0x4B400000>
// CHECK-DAG: %[[LESS:.*]] = arith.constant dense<0x4B3FFFFE>
// CHECK: %[[SUM:.*]] = arith.addf
// CHECK: %[[BACK:.*]] = arith.subf %[[SUM]], %[[LESS]]
// CHECK-NOT: arith.uitofp
// CHECK: return %[[BACK]]
func.func @rounded_byte_and_back(%x: vector<4xf32>) -> vector<4xf32> {
  %zero = arith.constant dense<0.0> : vector<4xf32>
  %high = arith.constant dense<255.0> : vector<4xf32>
  %point = arith.constant dense<3.0> : vector<4xf32>
  %other = arith.constant dense<1.0> : vector<4xf32>
  %0 = math.roundeven %x : vector<4xf32>
  %1 = arith.addf %0, %point : vector<4xf32>
  %2 = arith.maximumf %1, %zero : vector<4xf32>
  %3 = arith.minimumf %2, %high : vector<4xf32>
  %4 = arith.fptoui %3 : vector<4xf32> to vector<4xi8>
  %5 = arith.uitofp %4 : vector<4xi8> to vector<4xf32>
  %6 = arith.subf %5, %other : vector<4xf32>
  return %6 : vector<4xf32>
}
