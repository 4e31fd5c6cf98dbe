// Of an unknown number of rows, panels of weights are widened where there are
// more than a tile has, with the same result as of a known number, on any number
// of threads. One row has a nest of its own.
// RUN: nnc compile %s --emit=vector --cpu skylake-avx512 | FileCheck %s
// RUN: nnc compile %s -o %t.so
// RUN: nnc run %s -r --shape x=1x5 -o y=%t.1.npy
// RUN: nnc run %t.so -r --shape x=1x5 -e y=%t.1.npy --rtol 0 --atol 0 -t 3
// RUN: nnc run %s -r --shape x=57x5 -o y=%t.57.npy
// RUN: nnc run %t.so -r --shape x=57x5 -e y=%t.57.npy --rtol 0 --atol 0 -t 3
// RUN: nnc run %t.so -r --shape x=0x5 | FileCheck %s --check-prefix=NONE

// CHECK: %[[NOT_ONE:.*]] = arith.cmpi ne, %{{.*}}, %c1
// CHECK: scf.if %[[NOT_ONE]]
// CHECK: %[[MANY:.*]] = arith.cmpi ugt
// CHECK: scf.if %[[MANY]]
// CHECK: tensor.empty() : tensor<2x5x16xf32>
// CHECK: vector.transfer_write {{.*}} tensor<2x5x16xf32>
// CHECK: scf.for
// CHECK: vector.transfer_read {{.*}} tensor<2x5x16xf32>
// CHECK: } else {
// CHECK-NOT: tensor<2x5x16xf32>
// NONE: y: f32[0x17]
func.func @main(%x: tensor<?x5xf32> {nn.name = "x"}) -> (tensor<?x17xf32> {nn.name = "y"}) {
  %w = nn.constant dense<"0xFFFC0307FAF80700FFFE070704FCFFFC04F8FAFDF901F8000704050406FC03FBF9FC07FE00050105040305FF02F800FD02FBFE0001FBFA0707FA03FA05FCF8010505FBF9F9040200FFF901F8FAFBF9FE050100FCF9"> : tensor<5x17xi8>
  %s = nn.constant dense<0.5> : tensor<3x17xf32>
  %0 = nn.scaled_linear %x, %w, %s group = 2 : (tensor<?x5xf32>, tensor<5x17xi8>, tensor<3x17xf32>) -> tensor<?x17xf32>
  return %0 : tensor<?x17xf32>
}
