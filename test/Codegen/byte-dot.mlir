// A packed product of bytes: each step of the inner loop is two loads of weights
// and, for each row, one of four bytes and two vpdpbusd. Nothing is spilled.
// RUN: nnc compile %s --cpu cascadelake --target=x86_64-linux-gnu -o %t.o
// RUN: llvm-objdump -d --no-show-raw-insn %t.o \
// RUN:   | FileCheck %s --implicit-check-not='{{%rsp.*zmm|zmm.*%rsp}}'

// CHECK-LABEL: <linear_0>:
// CHECK:      vmovdqu64 {{.*}}), [[W0:%zmm[0-9]+]]
// CHECK-NEXT: vmovdqu64 {{.*}}), [[W1:%zmm[0-9]+]]
// CHECK-NEXT: vpbroadcastd {{.*}}), [[X:%zmm[0-9]+]]
// CHECK-NEXT: vpdpbusd [[W0]], [[X]], %zmm
// CHECK-NEXT: vpdpbusd [[W1]], [[X]], %zmm
// CHECK-NEXT: vpbroadcastd {{.*}}), [[X]]
// CHECK-NEXT: vpdpbusd
// CHECK-COUNT-23: vpdpbusd
// CHECK-NEXT: addq
// CHECK:      j{{n?}}

// Where there is no such instruction, sums of two that are i16, and of two of
// those; signed by signed takes the sign off, and adds what is behind the weights.
// RUN: nnc compile %s --cpu haswell --target=x86_64-linux-gnu -o %t.avx2.o
// RUN: llvm-objdump -d --no-show-raw-insn %t.avx2.o \
// RUN:   | FileCheck %s --check-prefix=AVX2
// AVX2:      vpmaddubsw {{.*}}%ymm
// AVX2-NEXT: vpmaddwd {{.*}}%ymm
// RUN: nnc compile %s --cpu alderlake --target=x86_64-linux-gnu -o %t.vnni.o
// RUN: llvm-objdump -d --no-show-raw-insn %t.vnni.o \
// RUN:   | FileCheck %s --check-prefix=AVXVNNI
// AVXVNNI-COUNT-8: vpdpbusd {{.*}}%ymm

func.func @model(%x: tensor<52x64xui8>) -> tensor<52x64xi32> {
  %w = nn.constant dense<-3> : tensor<64x64xi8>
  %0 = nn.linear %x, %w : (tensor<52x64xui8>, tensor<64x64xi8>) -> tensor<52x64xi32>
  return %0 : tensor<52x64xi32>
}

// Groups of four terms stand side by side; of signed by signed, -128 times the
// sum of each column behind them, as i32.
// RUN: nn-opt %S/Inputs/byte-weights.mlir --nn-lower-to-linalg \
// RUN:   --nn-pack-weights='vector-bytes=16 byte-dot=2' --canonicalize \
// RUN:   | FileCheck %s --check-prefix=PACK
// PACK-DAG: #[[MAP:.*]] = affine_map<(d0, d1, d2) -> (d1 floordiv 4, d2 floordiv 4, d1 mod 4, d2 mod 4)>
// PACK: arith.constant dense<{{\[\[\[}}[1, 4, 7, 10], [2, 5, 8, 11], [3, 6, 9, 12], [0, 0, 0, 0]],
// PACK-SAME: {{\[}}[13, 0, 0, 0], [14, 0, 0, 0], [15, 0, 0, 0], [0, 0, 0, 0]],
// PACK-SAME: {{\[}}[-128, -18, -1, -1], [{{.*}}]]]]> : tensor<1x3x4x4xi8>
// PACK: linalg.generic {indexing_maps = [{{[^,]*}}, #[[MAP]], {{[^,]*}}]

// By pairs of i16, bytes are widened; by sums of two that must fit in i16, a
// half of those that don't stands behind the others, after their number and the
// first term of each group.
// RUN: nn-opt %S/Inputs/byte-weights.mlir --nn-lower-to-linalg \
// RUN:   --nn-pack-weights='vector-bytes=16 byte-dot=1' --canonicalize \
// RUN:   | FileCheck %s --check-prefix=WIDE
// WIDE-DAG: #[[MAP:.*]] = affine_map<(d0, d1, d2) -> (d1 floordiv 4, d2 floordiv 2, d1 mod 4, d2 mod 2)>
// WIDE: arith.constant dense<{{\[\[\[}}[1, 4], [2, 5], [3, 6], [0, 0]], {{\[}}[7, 10]{{.*}} : tensor<1x4x4x2xi16>
// WIDE: linalg.generic {indexing_maps = [{{[^,]*}}, #[[MAP]], {{[^,]*}}]
// RUN: nn-opt %S/Inputs/short-weights.mlir --nn-lower-to-linalg \
// RUN:   --nn-pack-weights='vector-bytes=16 byte-dot=7' --canonicalize \
// RUN:   | FileCheck %s --check-prefix=SHORT
// SHORT: arith.constant dense<{{\[\[\[}}[1, 1, 1, 1], [1, 1, 1, 1], [1, 1, 1, 1], [0, 0, 0, 0]],
// SHORT-SAME: {{\[}}[1, 1, 1, 1], [1, 1, 1, 1], [1, 1, 1, 1], [0, 0, 0, 0]],
// SHORT-SAME: {{\[}}[64, 64, 0, 0], [1, 1, 0, 0], [-64, -64, 0, 0], [0, 0, 0, 0]],
// SHORT-SAME: {{\[}}[1, 0, 0, 0], [6, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]],
// SHORT-SAME: {{\[}}[0, 0, 63, 63], [0, 0, 0, 0], [0, 0, -64, -64], [0, 0, 0, 0]]]]> : tensor<1x5x4x4xi8>
