// RUN: nn-opt %s --nn-precision --nn-fold-constants --split-input-file | FileCheck %s
// RUN: nn-opt %s --nn-precision='type=f16 only=linear' --split-input-file | FileCheck %s --check-prefix=F16
// RUN: nn-opt %s --nn-precision='gain=0 skip=nn.conv' --split-input-file 2>&1 >/dev/null | FileCheck %s --check-prefix=SKIP
// RUN: nn-opt %s --nn-precision=gain=2 --split-input-file 2>&1 >/dev/null | FileCheck %s --check-prefix=TILES

// Weights are converted, sums stay f32, and what is computed in bf16 is read
// from there by others, too.
// CHECK-LABEL: func @residual
// CHECK-DAG: %[[ZERO:.*]] = nn.constant dense<0.000000e+00> : tensor<48xf32>
// CHECK-DAG: %[[W:.*]] = nn.constant dense<5.000000e-01> : tensor<48x48xbf16>
// CHECK-DAG: %[[X:.*]] = nn.cast %arg0 : (tensor<9x48xf32>) -> tensor<9x48xbf16>
// CHECK: %[[Y:.*]] = nn.linear %[[X]], %[[W]], %[[ZERO]] : (tensor<9x48xbf16>, tensor<48x48xbf16>, tensor<48xf32>) -> tensor<9x48xf32>
// CHECK: %[[R:.*]] = nn.relu %[[Y]]
// CHECK: %[[N:.*]] = nn.cast %[[R]] : (tensor<9x48xf32>) -> tensor<9x48xbf16>
// CHECK: %[[WIDE:.*]] = nn.cast %[[N]] : (tensor<9x48xbf16>) -> tensor<9x48xf32>
// CHECK: %[[Z:.*]] = nn.linear %[[N]], %[[W]], %{{.*}} -> tensor<9x48xf32>
// CHECK: nn.add %[[Z]], %[[WIDE]]
// F16-LABEL: func @residual
// F16: nn.linear {{.*}} (tensor<9x48xf16>, tensor<48x48xf16>, tensor<48xf32>) -> tensor<9x48xf32>
func.func @residual(%x: tensor<9x48xf32>) -> tensor<9x48xf32> {
  %w = nn.constant dense<0.5> : tensor<48x48xf32>
  %b = nn.constant dense<1.0> : tensor<48xf32>
  // SKIP: 'linear' stays f32: the target multiplies f32 as fast
  %0 = nn.linear %x, %w : (tensor<9x48xf32>, tensor<48x48xf32>) -> tensor<9x48xf32>
  %1 = nn.relu %0 : (tensor<9x48xf32>) -> tensor<9x48xf32>
  // SKIP: 'linear#2' stays f32: the target multiplies f32 as fast
  %2 = nn.linear %1, %w, %b : (tensor<9x48xf32>, tensor<48x48xf32>, tensor<48xf32>) -> tensor<9x48xf32>
  %3 = nn.add %2, %1 : (tensor<9x48xf32>, tensor<9x48xf32>) -> tensor<9x48xf32>
  return %3 : tensor<9x48xf32>
}

// -----

// CHECK-LABEL: func @conv
// CHECK: nn.conv %{{.*}} strides = [2, 2] pads = [1, 1, 1, 1] layout = nhwc : (tensor<1x8x8x16xbf16>, tensor<3x3x16x32xbf16>, tensor<32xf32>) -> tensor<1x4x4x32xf32>
// F16-LABEL: func @conv
// F16: nn.conv {{.*}} : (tensor<1x8x8x16xf32>,
func.func @conv(%x: tensor<1x8x8x16xf32>) -> tensor<1x4x4x32xf32> {
  %w = nn.constant dense<0.5> : tensor<3x3x16x32xf32>
  // SKIP: 'conv' stays f32: it is to be skipped
  %0 = nn.conv %x, %w strides = [2, 2] pads = [1, 1, 1, 1] layout = nhwc : (tensor<1x8x8x16xf32>, tensor<3x3x16x32xf32>) -> tensor<1x4x4x32xf32>
  return %0 : tensor<1x4x4x32xf32>
}

// -----

// TILES-LABEL: remark: {{.*}}'conv' stays f32: it does not fill tiles
func.func @small_rows(%x: tensor<1x64xf32>, %y: tensor<9x64xf32>, %z: tensor<64x64xf32>)
    -> (tensor<1x64xf32>, tensor<9x64xf32>, tensor<64x64xf32>) {
  %w = nn.constant dense<0.5> : tensor<64x64xf32>
  // TILES: 'linear' stays f32: its weights stay in the cache
  %0 = nn.linear %x, %w : (tensor<1x64xf32>, tensor<64x64xf32>) -> tensor<1x64xf32>
  // TILES: 'linear#2' stays f32: it is too small to be faster
  %1 = nn.linear %y, %w : (tensor<9x64xf32>, tensor<64x64xf32>) -> tensor<9x64xf32>
  %2 = nn.linear %z, %w : (tensor<64x64xf32>, tensor<64x64xf32>) -> tensor<64x64xf32>
  return %0, %1, %2 : tensor<1x64xf32>, tensor<9x64xf32>, tensor<64x64xf32>
}

// -----

// TILES-NOT: remark:
// TILES: {{.*}}: remark: {{.*}}weights are not constant
func.func @large_row(%x: tensor<1x1024xf32>) -> tensor<1x1024xf32> {
  %w = nn.constant dense<0.5> : tensor<1024x1024xf32>
  %0 = nn.linear %x, %w : (tensor<1x1024xf32>, tensor<1024x1024xf32>) -> tensor<1x1024xf32>
  return %0 : tensor<1x1024xf32>
}

// -----

// CHECK-LABEL: func @kept
// CHECK-NOT: bf16
func.func @kept(%x: tensor<9x48xf32>, %w: tensor<48x48xf32>) -> tensor<9x9xf32> {
  // SKIP: 'linear' stays f32: its weights are not constant
  %0 = nn.linear %x, %w : (tensor<9x48xf32>, tensor<48x48xf32>) -> tensor<9x48xf32>
  %v = nn.constant dense<0.5> : tensor<48x9xf32>
  // SKIP: 'linear#2' stays f32: it has too few weights
  %1 = nn.linear %0, %v : (tensor<9x48xf32>, tensor<48x9xf32>) -> tensor<9x9xf32>
  return %1 : tensor<9x9xf32>
}
