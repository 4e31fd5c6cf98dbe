// Of an unknown number of rows, one has a tile of its own, with more columns, and
// the same result as where it is known, on any number of threads.
// RUN: nnc compile %s --emit=vector --cpu skylake-avx512 | FileCheck %s
// RUN: nnc compile %s -o %t.so
// RUN: nnc run %s -r --shape x=1x96 -o y=%t.1.npy
// RUN: nnc run %t.so -r --shape x=1x96 -e y=%t.1.npy --rtol 0 --atol 0
// RUN: nnc run %t.so -r --shape x=1x96 -e y=%t.1.npy --rtol 0 --atol 0 -t 3
// RUN: nnc run %s -r --shape x=33x96 -o y=%t.33.npy
// RUN: nnc run %t.so -r --shape x=33x96 -e y=%t.33.npy -t 3
// RUN: nnc run %t.so -r --shape x=0x96 | FileCheck %s --check-prefix=NONE

// CHECK: %[[MANY:.*]] = arith.cmpi ne, %{{.*}}, %c1
// CHECK: scf.if %[[MANY]]
// CHECK: } else {
// CHECK: tensor.extract %{{.*}}[%c0
// CHECK-COUNT-8: arith.addf
// NONE: y: f32[0x1100]
func.func @main(%x: tensor<?x96xf32> {nn.name = "x"}) -> (tensor<?x1100xf32> {nn.name = "y"}) {
  %w = nn.constant dense<0.5> : tensor<96x1100xf32>
  %0 = nn.matmul %x, %w : (tensor<?x96xf32>, tensor<96x1100xf32>) -> tensor<?x1100xf32>
  return %0 : tensor<?x1100xf32>
}
