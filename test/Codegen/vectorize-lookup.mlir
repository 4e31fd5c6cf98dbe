// A table of bytes in the registers of CPUs that permute bytes of two of them;
// on others it is in memory. Nothing stays linalg.
// RUN: nnc compile %s --emit=vector --target x86_64-unknown-linux-gnu --cpu icelake-server | FileCheck %s
// RUN: nnc compile %s --emit=vector --target x86_64-unknown-linux-gnu --cpu skylake-avx512 | FileCheck %s --check-prefix=LOAD

// CHECK-LABEL: func.func private @elementwise_0
// CHECK-NOT: linalg
// CHECK: %[[A:.*]] = vector.transfer_read %[[T:.*]][%c0]{{.*}} : tensor<256xi8>, vector<64xi8>
// CHECK: %[[B:.*]] = vector.transfer_read %[[T]][%c64]
// CHECK: scf.for
// CHECK: %[[X:.*]] = vector.transfer_read %{{.*}} : tensor<{{.*}}xi8>, vector<64xi8>
// CHECK: llvm.call_intrinsic "llvm.x86.avx512.vpermi2var.qi.512"(%[[A]], %[[X]], %[[B]])
// CHECK: arith.select
// CHECK-NOT: linalg
// LOAD-LABEL: func.func private @elementwise_0
// LOAD-NOT: linalg
// LOAD: vector.gather %{{.*}} : tensor<256xi8>, vector<64xi32>, vector<64xi1>, vector<64xi8> into vector<64xi8>
// LOAD-NOT: linalg
func.func @main(%x: tensor<56x640xui8>) -> tensor<56x640xui8> {
  %0 = nn.lookup %x in dense<"0x030102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F202122232425262728292A2B2C2D2E2F303132333435363738393A3B3C3D3E3F404142434445464748494A4B4C4D4E4F505152535455565758595A5B5C5D5E5F606162636465666768696A6B6C6D6E6F707172737475767778797A7B7C7D7E7F808182838485868788898A8B8C8D8E8F909192939495969798999A9B9C9D9E9FA0A1A2A3A4A5A6A7A8A9AAABACADAEAFB0B1B2B3B4B5B6B7B8B9BABBBCBDBEBFC0C1C2C3C4C5C6C7C8C9CACBCCCDCECFD0D1D2D3D4D5D6D7D8D9DADBDCDDDEDFE0E1E2E3E4E5E6E7E8E9EAEBECEDEEEFF0F1F2F3F4F5F6F7F8F9FAFBFCFDFEFF"> : tensor<256xui8> : (tensor<56x640xui8>) -> tensor<56x640xui8>
  return %0 : tensor<56x640xui8>
}
