// RUN: nn-opt %s --nn-quantize='scheme=f32 schemes=a=int8-dynamic,b=bf16,c=w8,d=w4 group=32' 2>%t.notes | FileCheck %s
// RUN: FileCheck %s --check-prefix=NOTES --input-file=%t.notes
// RUN: nn-opt %s --nn-quantize='scheme=bf16 skip=a,c,d,e gain=2 compare' 2>/dev/null | FileCheck %s --check-prefix=BOTH
// RUN: nn-opt %s --nn-quantize='scheme=bf16 gain=0' 2>&1 >/dev/null | FileCheck %s --check-prefix=WIDE

// Each layer as its scheme says, whose result the next one reads.
// CHECK: %[[A:.*]] = nn.linear %{{.*}} : (tensor<16x64xui8>, tensor<64x64xi8>) -> tensor<16x64xi32>
// CHECK: %[[R:.*]] = nn.mul %{{.*}} : (tensor<16x64xf32>, tensor<64xf32>) -> tensor<16x64xf32>
// CHECK: %[[N:.*]] = nn.cast %[[R]] : (tensor<16x64xf32>) -> tensor<16x64xbf16>
// CHECK: %[[B:.*]] = nn.linear %[[N]], {{.*}} -> tensor<16x64xf32>
// CHECK: %[[V:.*]] = nn.dequantize %{{.*}} as !quant.uniform<i8:f32:{0:32, 1:1}
// CHECK: %[[C:.*]] = nn.linear %[[B]], %[[V]]
// CHECK: %[[U:.*]] = nn.dequantize %{{.*}} as !quant.uniform<i4:f32:{0:32, 1:1}
// CHECK: %[[D:.*]] = nn.linear %[[C]], %[[U]]
// CHECK: nn.linear %[[D]], %{{.*}} : (tensor<16x64xf32>, tensor<64x64xf32>)
// NOTES: 'e' stays f32: it is to stay f32

// BOTH: -> (tensor<16x64xf32>, tensor<16x64xf32> {nn.name = "b"}, tensor<16x64xf32> {nn.name = "b"})
// BOTH: %[[F:.*]] = nn.linear %{{.*}} : (tensor<16x64xf32>
// BOTH: %[[F:.*]] = nn.linear %{{.*}} : (tensor<16x64xf32>
// BOTH: %[[G:.*]] = nn.linear %{{.*}} : (tensor<16x64xbf16>
// BOTH: return %{{.*}}, %[[F]], %[[G]]
// WIDE: 'a' stays f32: the target multiplies f32 as fast
func.func @main(%x: tensor<16x64xf32>) -> tensor<16x64xf32> {
  %w = nn.constant dense<0.5> : tensor<64x64xf32>
  %0 = nn.linear %x, %w : (tensor<16x64xf32>, tensor<64x64xf32>) -> tensor<16x64xf32> loc("a")
  %1 = nn.linear %0, %w : (tensor<16x64xf32>, tensor<64x64xf32>) -> tensor<16x64xf32> loc("b")
  %2 = nn.linear %1, %w : (tensor<16x64xf32>, tensor<64x64xf32>) -> tensor<16x64xf32> loc("c")
  %3 = nn.linear %2, %w : (tensor<16x64xf32>, tensor<64x64xf32>) -> tensor<16x64xf32> loc("d")
  %4 = nn.linear %3, %w : (tensor<16x64xf32>, tensor<64x64xf32>) -> tensor<16x64xf32> loc("e")
  return %4 : tensor<16x64xf32>
}
