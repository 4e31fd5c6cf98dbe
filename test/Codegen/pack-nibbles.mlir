// RUN: nnc compile %s --emit=linalg --cpu skylake-avx512 | FileCheck %s

// Eight terms of a column are a word, in panels of sixteen columns.
// CHECK: floordiv 16, d{{.}} floordiv 8, d{{.}} mod 16)
// CHECK: tensor<2x2x16xi32>
// CHECK: arith.remui
// CHECK: arith.shrui
func.func @main(%x: tensor<1x9xf32>) -> tensor<1x17xf32> {
  %w = nn.constant dense<"0xF8FF06FD04FB02F90007FE05FC03FA01F8FF06FD04FB02F90007FE05FC03FA01F8FF06FD04FB02F90007FE05FC03FA01F8FF06FD04FB02F90007FE05FC03FA01F8FF06FD04FB02F90007FE05FC03FA01F8FF06FD04FB02F90007FE05FC03FA01F8FF06FD04FB02F90007FE05FC03FA01F8FF06FD04FB02F90007FE05FC03FA01F8FF06FD04FB02F90007FE05FC03FA01F8FF06FD04FB02F900"> : tensor<9x17xi8>
  %s = nn.constant dense<0.5> : tensor<1x17xf32>
  %0 = nn.scaled_linear %x, %w, %s group = 9 : (tensor<1x9xf32>, tensor<9x17xi8>, tensor<1x17xf32>) -> tensor<1x17xf32>
  return %0 : tensor<1x17xf32>
}
