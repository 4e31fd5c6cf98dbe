// RUN: nn-opt %s | nn-opt | FileCheck %s
// RUN: nn-opt %s --mlir-print-op-generic | nn-opt | FileCheck %s
// RUN: nn-opt %s --emit-bytecode | nn-opt | FileCheck %s

// Every elementwise op of one operand: static, dynamic and scalar tensors,
// every class of element types, attributes off their defaults.

// CHECK-LABEL: @abs
func.func @abs(%a: tensor<4x8xf32>, %b: tensor<?x8xf16>, %c: tensor<bf16>,
               %d: tensor<?xf64>, %e: tensor<4xi8>, %f: tensor<?xi64>,
               %g: tensor<2xui8>) {
  // CHECK: nn.abs %{{.*}} : (tensor<4x8xf32>) -> tensor<4x8xf32>
  %0 = nn.abs %a : (tensor<4x8xf32>) -> tensor<4x8xf32>
  // CHECK-NEXT: nn.abs %{{.*}} : (tensor<?x8xf16>) -> tensor<?x8xf16>
  %1 = nn.abs %b : (tensor<?x8xf16>) -> tensor<?x8xf16>
  // CHECK-NEXT: nn.abs %{{.*}} : (tensor<bf16>) -> tensor<bf16>
  %2 = nn.abs %c : (tensor<bf16>) -> tensor<bf16>
  // CHECK-NEXT: nn.abs %{{.*}} : (tensor<?xf64>) -> tensor<7xf64>
  %3 = nn.abs %d : (tensor<?xf64>) -> tensor<7xf64>
  // CHECK-NEXT: nn.abs %{{.*}} : (tensor<4xi8>) -> tensor<4xi8>
  %4 = nn.abs %e : (tensor<4xi8>) -> tensor<4xi8>
  // CHECK-NEXT: nn.abs %{{.*}} : (tensor<?xi64>) -> tensor<?xi64>
  %5 = nn.abs %f : (tensor<?xi64>) -> tensor<?xi64>
  // CHECK-NEXT: nn.abs %{{.*}} : (tensor<2xui8>) -> tensor<2xui8>
  %6 = nn.abs %g : (tensor<2xui8>) -> tensor<2xui8>
  return
}

// CHECK-LABEL: @neg
func.func @neg(%a: tensor<4x8xf32>, %b: tensor<?x8xf16>, %c: tensor<bf16>,
               %d: tensor<?xf64>, %e: tensor<4xi8>, %f: tensor<?xi64>,
               %g: tensor<2xui8>) {
  // CHECK: nn.neg %{{.*}} : (tensor<4x8xf32>) -> tensor<4x8xf32>
  %0 = nn.neg %a : (tensor<4x8xf32>) -> tensor<4x8xf32>
  // CHECK-NEXT: nn.neg %{{.*}} : (tensor<?x8xf16>) -> tensor<?x8xf16>
  %1 = nn.neg %b : (tensor<?x8xf16>) -> tensor<?x8xf16>
  // CHECK-NEXT: nn.neg %{{.*}} : (tensor<bf16>) -> tensor<bf16>
  %2 = nn.neg %c : (tensor<bf16>) -> tensor<bf16>
  // CHECK-NEXT: nn.neg %{{.*}} : (tensor<?xf64>) -> tensor<7xf64>
  %3 = nn.neg %d : (tensor<?xf64>) -> tensor<7xf64>
  // CHECK-NEXT: nn.neg %{{.*}} : (tensor<4xi8>) -> tensor<4xi8>
  %4 = nn.neg %e : (tensor<4xi8>) -> tensor<4xi8>
  // CHECK-NEXT: nn.neg %{{.*}} : (tensor<?xi64>) -> tensor<?xi64>
  %5 = nn.neg %f : (tensor<?xi64>) -> tensor<?xi64>
  // CHECK-NEXT: nn.neg %{{.*}} : (tensor<2xui8>) -> tensor<2xui8>
  %6 = nn.neg %g : (tensor<2xui8>) -> tensor<2xui8>
  return
}

// CHECK-LABEL: @sign
func.func @sign(%a: tensor<4x8xf32>, %b: tensor<?x8xf16>, %c: tensor<bf16>,
                %d: tensor<?xf64>, %e: tensor<4xi8>, %f: tensor<?xi64>,
                %g: tensor<2xui8>) {
  // CHECK: nn.sign %{{.*}} : (tensor<4x8xf32>) -> tensor<4x8xf32>
  %0 = nn.sign %a : (tensor<4x8xf32>) -> tensor<4x8xf32>
  // CHECK-NEXT: nn.sign %{{.*}} : (tensor<?x8xf16>) -> tensor<?x8xf16>
  %1 = nn.sign %b : (tensor<?x8xf16>) -> tensor<?x8xf16>
  // CHECK-NEXT: nn.sign %{{.*}} : (tensor<bf16>) -> tensor<bf16>
  %2 = nn.sign %c : (tensor<bf16>) -> tensor<bf16>
  // CHECK-NEXT: nn.sign %{{.*}} : (tensor<?xf64>) -> tensor<7xf64>
  %3 = nn.sign %d : (tensor<?xf64>) -> tensor<7xf64>
  // CHECK-NEXT: nn.sign %{{.*}} : (tensor<4xi8>) -> tensor<4xi8>
  %4 = nn.sign %e : (tensor<4xi8>) -> tensor<4xi8>
  // CHECK-NEXT: nn.sign %{{.*}} : (tensor<?xi64>) -> tensor<?xi64>
  %5 = nn.sign %f : (tensor<?xi64>) -> tensor<?xi64>
  // CHECK-NEXT: nn.sign %{{.*}} : (tensor<2xui8>) -> tensor<2xui8>
  %6 = nn.sign %g : (tensor<2xui8>) -> tensor<2xui8>
  return
}

// CHECK-LABEL: @exp
func.func @exp(%a: tensor<4x8xf32>, %b: tensor<?x8xf16>, %c: tensor<bf16>,
               %d: tensor<?xf64>) {
  // CHECK: nn.exp %{{.*}} : (tensor<4x8xf32>) -> tensor<4x8xf32>
  %0 = nn.exp %a : (tensor<4x8xf32>) -> tensor<4x8xf32>
  // CHECK-NEXT: nn.exp %{{.*}} : (tensor<?x8xf16>) -> tensor<?x8xf16>
  %1 = nn.exp %b : (tensor<?x8xf16>) -> tensor<?x8xf16>
  // CHECK-NEXT: nn.exp %{{.*}} : (tensor<bf16>) -> tensor<bf16>
  %2 = nn.exp %c : (tensor<bf16>) -> tensor<bf16>
  // CHECK-NEXT: nn.exp %{{.*}} : (tensor<?xf64>) -> tensor<7xf64>
  %3 = nn.exp %d : (tensor<?xf64>) -> tensor<7xf64>
  return
}

// CHECK-LABEL: @log
func.func @log(%a: tensor<4x8xf32>, %b: tensor<?x8xf16>, %c: tensor<bf16>,
               %d: tensor<?xf64>) {
  // CHECK: nn.log %{{.*}} : (tensor<4x8xf32>) -> tensor<4x8xf32>
  %0 = nn.log %a : (tensor<4x8xf32>) -> tensor<4x8xf32>
  // CHECK-NEXT: nn.log %{{.*}} : (tensor<?x8xf16>) -> tensor<?x8xf16>
  %1 = nn.log %b : (tensor<?x8xf16>) -> tensor<?x8xf16>
  // CHECK-NEXT: nn.log %{{.*}} : (tensor<bf16>) -> tensor<bf16>
  %2 = nn.log %c : (tensor<bf16>) -> tensor<bf16>
  // CHECK-NEXT: nn.log %{{.*}} : (tensor<?xf64>) -> tensor<7xf64>
  %3 = nn.log %d : (tensor<?xf64>) -> tensor<7xf64>
  return
}

// CHECK-LABEL: @sqrt
func.func @sqrt(%a: tensor<4x8xf32>, %b: tensor<?x8xf16>, %c: tensor<bf16>,
                %d: tensor<?xf64>) {
  // CHECK: nn.sqrt %{{.*}} : (tensor<4x8xf32>) -> tensor<4x8xf32>
  %0 = nn.sqrt %a : (tensor<4x8xf32>) -> tensor<4x8xf32>
  // CHECK-NEXT: nn.sqrt %{{.*}} : (tensor<?x8xf16>) -> tensor<?x8xf16>
  %1 = nn.sqrt %b : (tensor<?x8xf16>) -> tensor<?x8xf16>
  // CHECK-NEXT: nn.sqrt %{{.*}} : (tensor<bf16>) -> tensor<bf16>
  %2 = nn.sqrt %c : (tensor<bf16>) -> tensor<bf16>
  // CHECK-NEXT: nn.sqrt %{{.*}} : (tensor<?xf64>) -> tensor<7xf64>
  %3 = nn.sqrt %d : (tensor<?xf64>) -> tensor<7xf64>
  return
}

// CHECK-LABEL: @rsqrt
func.func @rsqrt(%a: tensor<4x8xf32>, %b: tensor<?x8xf16>, %c: tensor<bf16>,
                 %d: tensor<?xf64>) {
  // CHECK: nn.rsqrt %{{.*}} : (tensor<4x8xf32>) -> tensor<4x8xf32>
  %0 = nn.rsqrt %a : (tensor<4x8xf32>) -> tensor<4x8xf32>
  // CHECK-NEXT: nn.rsqrt %{{.*}} : (tensor<?x8xf16>) -> tensor<?x8xf16>
  %1 = nn.rsqrt %b : (tensor<?x8xf16>) -> tensor<?x8xf16>
  // CHECK-NEXT: nn.rsqrt %{{.*}} : (tensor<bf16>) -> tensor<bf16>
  %2 = nn.rsqrt %c : (tensor<bf16>) -> tensor<bf16>
  // CHECK-NEXT: nn.rsqrt %{{.*}} : (tensor<?xf64>) -> tensor<7xf64>
  %3 = nn.rsqrt %d : (tensor<?xf64>) -> tensor<7xf64>
  return
}

// CHECK-LABEL: @reciprocal
func.func @reciprocal(%a: tensor<4x8xf32>, %b: tensor<?x8xf16>,
                      %c: tensor<bf16>, %d: tensor<?xf64>) {
  // CHECK: nn.reciprocal %{{.*}} : (tensor<4x8xf32>) -> tensor<4x8xf32>
  %0 = nn.reciprocal %a : (tensor<4x8xf32>) -> tensor<4x8xf32>
  // CHECK-NEXT: nn.reciprocal %{{.*}} : (tensor<?x8xf16>) -> tensor<?x8xf16>
  %1 = nn.reciprocal %b : (tensor<?x8xf16>) -> tensor<?x8xf16>
  // CHECK-NEXT: nn.reciprocal %{{.*}} : (tensor<bf16>) -> tensor<bf16>
  %2 = nn.reciprocal %c : (tensor<bf16>) -> tensor<bf16>
  // CHECK-NEXT: nn.reciprocal %{{.*}} : (tensor<?xf64>) -> tensor<7xf64>
  %3 = nn.reciprocal %d : (tensor<?xf64>) -> tensor<7xf64>
  return
}

// CHECK-LABEL: @sin
func.func @sin(%a: tensor<4x8xf32>, %b: tensor<?x8xf16>, %c: tensor<bf16>,
               %d: tensor<?xf64>) {
  // CHECK: nn.sin %{{.*}} : (tensor<4x8xf32>) -> tensor<4x8xf32>
  %0 = nn.sin %a : (tensor<4x8xf32>) -> tensor<4x8xf32>
  // CHECK-NEXT: nn.sin %{{.*}} : (tensor<?x8xf16>) -> tensor<?x8xf16>
  %1 = nn.sin %b : (tensor<?x8xf16>) -> tensor<?x8xf16>
  // CHECK-NEXT: nn.sin %{{.*}} : (tensor<bf16>) -> tensor<bf16>
  %2 = nn.sin %c : (tensor<bf16>) -> tensor<bf16>
  // CHECK-NEXT: nn.sin %{{.*}} : (tensor<?xf64>) -> tensor<7xf64>
  %3 = nn.sin %d : (tensor<?xf64>) -> tensor<7xf64>
  return
}

// CHECK-LABEL: @cos
func.func @cos(%a: tensor<4x8xf32>, %b: tensor<?x8xf16>, %c: tensor<bf16>,
               %d: tensor<?xf64>) {
  // CHECK: nn.cos %{{.*}} : (tensor<4x8xf32>) -> tensor<4x8xf32>
  %0 = nn.cos %a : (tensor<4x8xf32>) -> tensor<4x8xf32>
  // CHECK-NEXT: nn.cos %{{.*}} : (tensor<?x8xf16>) -> tensor<?x8xf16>
  %1 = nn.cos %b : (tensor<?x8xf16>) -> tensor<?x8xf16>
  // CHECK-NEXT: nn.cos %{{.*}} : (tensor<bf16>) -> tensor<bf16>
  %2 = nn.cos %c : (tensor<bf16>) -> tensor<bf16>
  // CHECK-NEXT: nn.cos %{{.*}} : (tensor<?xf64>) -> tensor<7xf64>
  %3 = nn.cos %d : (tensor<?xf64>) -> tensor<7xf64>
  return
}

// CHECK-LABEL: @tanh
func.func @tanh(%a: tensor<4x8xf32>, %b: tensor<?x8xf16>, %c: tensor<bf16>,
                %d: tensor<?xf64>) {
  // CHECK: nn.tanh %{{.*}} : (tensor<4x8xf32>) -> tensor<4x8xf32>
  %0 = nn.tanh %a : (tensor<4x8xf32>) -> tensor<4x8xf32>
  // CHECK-NEXT: nn.tanh %{{.*}} : (tensor<?x8xf16>) -> tensor<?x8xf16>
  %1 = nn.tanh %b : (tensor<?x8xf16>) -> tensor<?x8xf16>
  // CHECK-NEXT: nn.tanh %{{.*}} : (tensor<bf16>) -> tensor<bf16>
  %2 = nn.tanh %c : (tensor<bf16>) -> tensor<bf16>
  // CHECK-NEXT: nn.tanh %{{.*}} : (tensor<?xf64>) -> tensor<7xf64>
  %3 = nn.tanh %d : (tensor<?xf64>) -> tensor<7xf64>
  return
}

// CHECK-LABEL: @erf
func.func @erf(%a: tensor<4x8xf32>, %b: tensor<?x8xf16>, %c: tensor<bf16>,
               %d: tensor<?xf64>) {
  // CHECK: nn.erf %{{.*}} : (tensor<4x8xf32>) -> tensor<4x8xf32>
  %0 = nn.erf %a : (tensor<4x8xf32>) -> tensor<4x8xf32>
  // CHECK-NEXT: nn.erf %{{.*}} : (tensor<?x8xf16>) -> tensor<?x8xf16>
  %1 = nn.erf %b : (tensor<?x8xf16>) -> tensor<?x8xf16>
  // CHECK-NEXT: nn.erf %{{.*}} : (tensor<bf16>) -> tensor<bf16>
  %2 = nn.erf %c : (tensor<bf16>) -> tensor<bf16>
  // CHECK-NEXT: nn.erf %{{.*}} : (tensor<?xf64>) -> tensor<7xf64>
  %3 = nn.erf %d : (tensor<?xf64>) -> tensor<7xf64>
  return
}

// CHECK-LABEL: @floor
func.func @floor(%a: tensor<4x8xf32>, %b: tensor<?x8xf16>, %c: tensor<bf16>,
                 %d: tensor<?xf64>) {
  // CHECK: nn.floor %{{.*}} : (tensor<4x8xf32>) -> tensor<4x8xf32>
  %0 = nn.floor %a : (tensor<4x8xf32>) -> tensor<4x8xf32>
  // CHECK-NEXT: nn.floor %{{.*}} : (tensor<?x8xf16>) -> tensor<?x8xf16>
  %1 = nn.floor %b : (tensor<?x8xf16>) -> tensor<?x8xf16>
  // CHECK-NEXT: nn.floor %{{.*}} : (tensor<bf16>) -> tensor<bf16>
  %2 = nn.floor %c : (tensor<bf16>) -> tensor<bf16>
  // CHECK-NEXT: nn.floor %{{.*}} : (tensor<?xf64>) -> tensor<7xf64>
  %3 = nn.floor %d : (tensor<?xf64>) -> tensor<7xf64>
  return
}

// CHECK-LABEL: @ceil
func.func @ceil(%a: tensor<4x8xf32>, %b: tensor<?x8xf16>, %c: tensor<bf16>,
                %d: tensor<?xf64>) {
  // CHECK: nn.ceil %{{.*}} : (tensor<4x8xf32>) -> tensor<4x8xf32>
  %0 = nn.ceil %a : (tensor<4x8xf32>) -> tensor<4x8xf32>
  // CHECK-NEXT: nn.ceil %{{.*}} : (tensor<?x8xf16>) -> tensor<?x8xf16>
  %1 = nn.ceil %b : (tensor<?x8xf16>) -> tensor<?x8xf16>
  // CHECK-NEXT: nn.ceil %{{.*}} : (tensor<bf16>) -> tensor<bf16>
  %2 = nn.ceil %c : (tensor<bf16>) -> tensor<bf16>
  // CHECK-NEXT: nn.ceil %{{.*}} : (tensor<?xf64>) -> tensor<7xf64>
  %3 = nn.ceil %d : (tensor<?xf64>) -> tensor<7xf64>
  return
}

// CHECK-LABEL: @round
func.func @round(%a: tensor<4x8xf32>, %b: tensor<?x8xf16>, %c: tensor<bf16>,
                 %d: tensor<?xf64>) {
  // CHECK: nn.round %{{.*}} : (tensor<4x8xf32>) -> tensor<4x8xf32>
  %0 = nn.round %a : (tensor<4x8xf32>) -> tensor<4x8xf32>
  // CHECK-NEXT: nn.round %{{.*}} : (tensor<?x8xf16>) -> tensor<?x8xf16>
  %1 = nn.round %b : (tensor<?x8xf16>) -> tensor<?x8xf16>
  // CHECK-NEXT: nn.round %{{.*}} : (tensor<bf16>) -> tensor<bf16>
  %2 = nn.round %c : (tensor<bf16>) -> tensor<bf16>
  // CHECK-NEXT: nn.round %{{.*}} : (tensor<?xf64>) -> tensor<7xf64>
  %3 = nn.round %d : (tensor<?xf64>) -> tensor<7xf64>
  return
}

// CHECK-LABEL: @sigmoid
func.func @sigmoid(%a: tensor<4x8xf32>, %b: tensor<?x8xf16>, %c: tensor<bf16>,
                   %d: tensor<?xf64>) {
  // CHECK: nn.sigmoid %{{.*}} : (tensor<4x8xf32>) -> tensor<4x8xf32>
  %0 = nn.sigmoid %a : (tensor<4x8xf32>) -> tensor<4x8xf32>
  // CHECK-NEXT: nn.sigmoid %{{.*}} : (tensor<?x8xf16>) -> tensor<?x8xf16>
  %1 = nn.sigmoid %b : (tensor<?x8xf16>) -> tensor<?x8xf16>
  // CHECK-NEXT: nn.sigmoid %{{.*}} : (tensor<bf16>) -> tensor<bf16>
  %2 = nn.sigmoid %c : (tensor<bf16>) -> tensor<bf16>
  // CHECK-NEXT: nn.sigmoid %{{.*}} : (tensor<?xf64>) -> tensor<7xf64>
  %3 = nn.sigmoid %d : (tensor<?xf64>) -> tensor<7xf64>
  return
}

// CHECK-LABEL: @relu
func.func @relu(%a: tensor<4x8xf32>, %b: tensor<?x8xf16>, %c: tensor<bf16>,
                %d: tensor<?xf64>, %e: tensor<4xi8>, %f: tensor<?xi64>,
                %g: tensor<2xui8>) {
  // CHECK: nn.relu %{{.*}} : (tensor<4x8xf32>) -> tensor<4x8xf32>
  %0 = nn.relu %a : (tensor<4x8xf32>) -> tensor<4x8xf32>
  // CHECK-NEXT: nn.relu %{{.*}} : (tensor<?x8xf16>) -> tensor<?x8xf16>
  %1 = nn.relu %b : (tensor<?x8xf16>) -> tensor<?x8xf16>
  // CHECK-NEXT: nn.relu %{{.*}} : (tensor<bf16>) -> tensor<bf16>
  %2 = nn.relu %c : (tensor<bf16>) -> tensor<bf16>
  // CHECK-NEXT: nn.relu %{{.*}} : (tensor<?xf64>) -> tensor<7xf64>
  %3 = nn.relu %d : (tensor<?xf64>) -> tensor<7xf64>
  // CHECK-NEXT: nn.relu %{{.*}} : (tensor<4xi8>) -> tensor<4xi8>
  %4 = nn.relu %e : (tensor<4xi8>) -> tensor<4xi8>
  // CHECK-NEXT: nn.relu %{{.*}} : (tensor<?xi64>) -> tensor<?xi64>
  %5 = nn.relu %f : (tensor<?xi64>) -> tensor<?xi64>
  // CHECK-NEXT: nn.relu %{{.*}} : (tensor<2xui8>) -> tensor<2xui8>
  %6 = nn.relu %g : (tensor<2xui8>) -> tensor<2xui8>
  return
}

// CHECK-LABEL: @silu
func.func @silu(%a: tensor<4x8xf32>, %b: tensor<?x8xf16>, %c: tensor<bf16>,
                %d: tensor<?xf64>) {
  // CHECK: nn.silu %{{.*}} : (tensor<4x8xf32>) -> tensor<4x8xf32>
  %0 = nn.silu %a : (tensor<4x8xf32>) -> tensor<4x8xf32>
  // CHECK-NEXT: nn.silu %{{.*}} : (tensor<?x8xf16>) -> tensor<?x8xf16>
  %1 = nn.silu %b : (tensor<?x8xf16>) -> tensor<?x8xf16>
  // CHECK-NEXT: nn.silu %{{.*}} : (tensor<bf16>) -> tensor<bf16>
  %2 = nn.silu %c : (tensor<bf16>) -> tensor<bf16>
  // CHECK-NEXT: nn.silu %{{.*}} : (tensor<?xf64>) -> tensor<7xf64>
  %3 = nn.silu %d : (tensor<?xf64>) -> tensor<7xf64>
  return
}

// CHECK-LABEL: @hard_swish
func.func @hard_swish(%a: tensor<4x8xf32>, %b: tensor<?x8xf16>,
                      %c: tensor<bf16>, %d: tensor<?xf64>) {
  // CHECK: nn.hard_swish %{{.*}} : (tensor<4x8xf32>) -> tensor<4x8xf32>
  %0 = nn.hard_swish %a : (tensor<4x8xf32>) -> tensor<4x8xf32>
  // CHECK-NEXT: nn.hard_swish %{{.*}} : (tensor<?x8xf16>) -> tensor<?x8xf16>
  %1 = nn.hard_swish %b : (tensor<?x8xf16>) -> tensor<?x8xf16>
  // CHECK-NEXT: nn.hard_swish %{{.*}} : (tensor<bf16>) -> tensor<bf16>
  %2 = nn.hard_swish %c : (tensor<bf16>) -> tensor<bf16>
  // CHECK-NEXT: nn.hard_swish %{{.*}} : (tensor<?xf64>) -> tensor<7xf64>
  %3 = nn.hard_swish %d : (tensor<?xf64>) -> tensor<7xf64>
  return
}

// CHECK-LABEL: @softplus
func.func @softplus(%a: tensor<4x8xf32>, %b: tensor<?x8xf16>, %c: tensor<bf16>,
                    %d: tensor<?xf64>) {
  // CHECK: nn.softplus %{{.*}} : (tensor<4x8xf32>) -> tensor<4x8xf32>
  %0 = nn.softplus %a : (tensor<4x8xf32>) -> tensor<4x8xf32>
  // CHECK-NEXT: nn.softplus %{{.*}} : (tensor<?x8xf16>) -> tensor<?x8xf16>
  %1 = nn.softplus %b : (tensor<?x8xf16>) -> tensor<?x8xf16>
  // CHECK-NEXT: nn.softplus %{{.*}} : (tensor<bf16>) -> tensor<bf16>
  %2 = nn.softplus %c : (tensor<bf16>) -> tensor<bf16>
  // CHECK-NEXT: nn.softplus %{{.*}} : (tensor<?xf64>) -> tensor<7xf64>
  %3 = nn.softplus %d : (tensor<?xf64>) -> tensor<7xf64>
  return
}

// CHECK-LABEL: @softsign
func.func @softsign(%a: tensor<4x8xf32>, %b: tensor<?x8xf16>, %c: tensor<bf16>,
                    %d: tensor<?xf64>) {
  // CHECK: nn.softsign %{{.*}} : (tensor<4x8xf32>) -> tensor<4x8xf32>
  %0 = nn.softsign %a : (tensor<4x8xf32>) -> tensor<4x8xf32>
  // CHECK-NEXT: nn.softsign %{{.*}} : (tensor<?x8xf16>) -> tensor<?x8xf16>
  %1 = nn.softsign %b : (tensor<?x8xf16>) -> tensor<?x8xf16>
  // CHECK-NEXT: nn.softsign %{{.*}} : (tensor<bf16>) -> tensor<bf16>
  %2 = nn.softsign %c : (tensor<bf16>) -> tensor<bf16>
  // CHECK-NEXT: nn.softsign %{{.*}} : (tensor<?xf64>) -> tensor<7xf64>
  %3 = nn.softsign %d : (tensor<?xf64>) -> tensor<7xf64>
  return
}

// CHECK-LABEL: @gelu
func.func @gelu(%a: tensor<4x8xf32>, %b: tensor<?x8xf16>, %c: tensor<bf16>,
                %d: tensor<?xf64>, %e: tensor<4xf32>) {
  // CHECK: nn.gelu %{{.*}} : (tensor<4x8xf32>) -> tensor<4x8xf32>
  %0 = nn.gelu %a : (tensor<4x8xf32>) -> tensor<4x8xf32>
  // CHECK-NEXT: nn.gelu %{{.*}} : (tensor<?x8xf16>) -> tensor<?x8xf16>
  %1 = nn.gelu %b : (tensor<?x8xf16>) -> tensor<?x8xf16>
  // CHECK-NEXT: nn.gelu %{{.*}} : (tensor<bf16>) -> tensor<bf16>
  %2 = nn.gelu %c : (tensor<bf16>) -> tensor<bf16>
  // CHECK-NEXT: nn.gelu %{{.*}} : (tensor<?xf64>) -> tensor<7xf64>
  %3 = nn.gelu %d : (tensor<?xf64>) -> tensor<7xf64>
  // CHECK-NEXT: nn.gelu %{{.*}} {tanh} : (tensor<4xf32>) -> tensor<4xf32>
  %4 = nn.gelu %e {tanh} : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// CHECK-LABEL: @leaky_relu
func.func @leaky_relu(%a: tensor<4x8xf32>, %b: tensor<?x8xf16>,
                      %c: tensor<bf16>, %d: tensor<?xf64>, %e: tensor<4xf32>) {
  // CHECK: nn.leaky_relu %{{.*}} : (tensor<4x8xf32>) -> tensor<4x8xf32>
  %0 = nn.leaky_relu %a : (tensor<4x8xf32>) -> tensor<4x8xf32>
  // CHECK-NEXT: nn.leaky_relu %{{.*}} : (tensor<?x8xf16>) -> tensor<?x8xf16>
  %1 = nn.leaky_relu %b : (tensor<?x8xf16>) -> tensor<?x8xf16>
  // CHECK-NEXT: nn.leaky_relu %{{.*}} : (tensor<bf16>) -> tensor<bf16>
  %2 = nn.leaky_relu %c : (tensor<bf16>) -> tensor<bf16>
  // CHECK-NEXT: nn.leaky_relu %{{.*}} : (tensor<?xf64>) -> tensor<7xf64>
  %3 = nn.leaky_relu %d : (tensor<?xf64>) -> tensor<7xf64>
  // CHECK-NEXT: nn.leaky_relu %{{.*}} {alpha = 2.000000e-01 : f32} : (tensor<4xf32>) -> tensor<4xf32>
  %4 = nn.leaky_relu %e {alpha = 2.000000e-01 : f32} : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// CHECK-LABEL: @elu
func.func @elu(%a: tensor<4x8xf32>, %b: tensor<?x8xf16>, %c: tensor<bf16>,
               %d: tensor<?xf64>, %e: tensor<4xf32>) {
  // CHECK: nn.elu %{{.*}} : (tensor<4x8xf32>) -> tensor<4x8xf32>
  %0 = nn.elu %a : (tensor<4x8xf32>) -> tensor<4x8xf32>
  // CHECK-NEXT: nn.elu %{{.*}} : (tensor<?x8xf16>) -> tensor<?x8xf16>
  %1 = nn.elu %b : (tensor<?x8xf16>) -> tensor<?x8xf16>
  // CHECK-NEXT: nn.elu %{{.*}} : (tensor<bf16>) -> tensor<bf16>
  %2 = nn.elu %c : (tensor<bf16>) -> tensor<bf16>
  // CHECK-NEXT: nn.elu %{{.*}} : (tensor<?xf64>) -> tensor<7xf64>
  %3 = nn.elu %d : (tensor<?xf64>) -> tensor<7xf64>
  // CHECK-NEXT: nn.elu %{{.*}} {alpha = 5.000000e-01 : f32} : (tensor<4xf32>) -> tensor<4xf32>
  %4 = nn.elu %e {alpha = 5.000000e-01 : f32} : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// CHECK-LABEL: @selu
func.func @selu(%a: tensor<4x8xf32>, %b: tensor<?x8xf16>, %c: tensor<bf16>,
                %d: tensor<?xf64>, %e: tensor<4xf32>) {
  // CHECK: nn.selu %{{.*}} : (tensor<4x8xf32>) -> tensor<4x8xf32>
  %0 = nn.selu %a : (tensor<4x8xf32>) -> tensor<4x8xf32>
  // CHECK-NEXT: nn.selu %{{.*}} : (tensor<?x8xf16>) -> tensor<?x8xf16>
  %1 = nn.selu %b : (tensor<?x8xf16>) -> tensor<?x8xf16>
  // CHECK-NEXT: nn.selu %{{.*}} : (tensor<bf16>) -> tensor<bf16>
  %2 = nn.selu %c : (tensor<bf16>) -> tensor<bf16>
  // CHECK-NEXT: nn.selu %{{.*}} : (tensor<?xf64>) -> tensor<7xf64>
  %3 = nn.selu %d : (tensor<?xf64>) -> tensor<7xf64>
  // CHECK-NEXT: nn.selu %{{.*}} {alpha = 1.500000e+00 : f32, gamma = 2.000000e+00 : f32} : (tensor<4xf32>) -> tensor<4xf32>
  %4 = nn.selu %e {alpha = 1.500000e+00 : f32, gamma = 2.000000e+00 : f32} : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// CHECK-LABEL: @hard_sigmoid
func.func @hard_sigmoid(%a: tensor<4x8xf32>, %b: tensor<?x8xf16>,
                        %c: tensor<bf16>, %d: tensor<?xf64>,
                        %e: tensor<4xf32>) {
  // CHECK: nn.hard_sigmoid %{{.*}} : (tensor<4x8xf32>) -> tensor<4x8xf32>
  %0 = nn.hard_sigmoid %a : (tensor<4x8xf32>) -> tensor<4x8xf32>
  // CHECK-NEXT: nn.hard_sigmoid %{{.*}} : (tensor<?x8xf16>) -> tensor<?x8xf16>
  %1 = nn.hard_sigmoid %b : (tensor<?x8xf16>) -> tensor<?x8xf16>
  // CHECK-NEXT: nn.hard_sigmoid %{{.*}} : (tensor<bf16>) -> tensor<bf16>
  %2 = nn.hard_sigmoid %c : (tensor<bf16>) -> tensor<bf16>
  // CHECK-NEXT: nn.hard_sigmoid %{{.*}} : (tensor<?xf64>) -> tensor<7xf64>
  %3 = nn.hard_sigmoid %d : (tensor<?xf64>) -> tensor<7xf64>
  // CHECK-NEXT: nn.hard_sigmoid %{{.*}} {alpha = 1.500000e-01 : f32, beta = 4.000000e-01 : f32} : (tensor<4xf32>) -> tensor<4xf32>
  %4 = nn.hard_sigmoid %e {alpha = 1.500000e-01 : f32, beta = 4.000000e-01 : f32} : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// CHECK-LABEL: @not
func.func @not(%a: tensor<4xi1>, %b: tensor<?xi32>, %c: tensor<ui8>) {
  // CHECK: nn.not %{{.*}} : (tensor<4xi1>) -> tensor<4xi1>
  %0 = nn.not %a : (tensor<4xi1>) -> tensor<4xi1>
  // CHECK-NEXT: nn.not %{{.*}} : (tensor<?xi32>) -> tensor<?xi32>
  %1 = nn.not %b : (tensor<?xi32>) -> tensor<?xi32>
  // CHECK-NEXT: nn.not %{{.*}} : (tensor<ui8>) -> tensor<ui8>
  %2 = nn.not %c : (tensor<ui8>) -> tensor<ui8>
  return
}

// CHECK-LABEL: @is_nan
func.func @is_nan(%a: tensor<4x?xf32>, %b: tensor<f16>) {
  // CHECK: nn.is_nan %{{.*}} : (tensor<4x?xf32>) -> tensor<4x?xi1>
  %0 = nn.is_nan %a : (tensor<4x?xf32>) -> tensor<4x?xi1>
  // CHECK-NEXT: nn.is_nan %{{.*}} : (tensor<f16>) -> tensor<i1>
  %1 = nn.is_nan %b : (tensor<f16>) -> tensor<i1>
  return
}

// CHECK-LABEL: @cast
func.func @cast(%a: tensor<4x?xf32>, %b: tensor<?xi64>, %c: tensor<i1>,
                %d: tensor<2xui8>, %e: tensor<4xf32>,
                %f: tensor<1x1x1x1x1x1x1x?xf32>) {
  // CHECK: nn.cast %{{.*}} : (tensor<4x?xf32>) -> tensor<4x?xi8>
  %0 = nn.cast %a : (tensor<4x?xf32>) -> tensor<4x?xi8>
  // CHECK-NEXT: nn.cast %{{.*}} : (tensor<?xi64>) -> tensor<3xf64>
  %1 = nn.cast %b : (tensor<?xi64>) -> tensor<3xf64>
  // CHECK-NEXT: nn.cast %{{.*}} : (tensor<i1>) -> tensor<bf16>
  %2 = nn.cast %c : (tensor<i1>) -> tensor<bf16>
  // CHECK-NEXT: nn.cast %{{.*}} : (tensor<2xui8>) -> tensor<2xf16>
  %3 = nn.cast %d : (tensor<2xui8>) -> tensor<2xf16>
  // CHECK-NEXT: nn.cast %{{.*}} : (tensor<4xf32>) -> tensor<4xi1>
  %4 = nn.cast %e : (tensor<4xf32>) -> tensor<4xi1>
  // CHECK-NEXT: nn.cast %{{.*}} : (tensor<1x1x1x1x1x1x1x?xf32>) -> tensor<1x1x1x1x1x1x1x?xi8>
  %5 = nn.cast %f : (tensor<1x1x1x1x1x1x1x?xf32>) -> tensor<1x1x1x1x1x1x1x?xi8>
  return
}
