// The accumulators of a tile, 14 rows of two vectors, stay in registers, and
// weights are read by whole vectors.
// RUN: nnc compile %s --cpu skylake-avx512 -o %t.o
// RUN: llvm-objdump -d --no-show-raw-insn %t.o \
// RUN:   | FileCheck %s --implicit-check-not='{{%rsp.*zmm|zmm.*%rsp}}'

// CHECK-LABEL: <matmul_0>:
// CHECK:         vmovups {{.*}}), %zmm
// CHECK-COUNT-28: vfmadd231ps
// CHECK:         prefetcht
func.func @model(%x: tensor<56x64xf32>) -> tensor<56x96xf32> {
  %w = nn.constant dense<0.5> : tensor<64x96xf32>
  %0 = nn.matmul %x, %w : (tensor<56x64xf32>, tensor<64x96xf32>) -> tensor<56x96xf32>
  return %0 : tensor<56x96xf32>
}
