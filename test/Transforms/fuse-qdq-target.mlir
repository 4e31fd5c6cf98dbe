// RUN: nn-opt %s --nn-fuse-qdq | FileCheck %s
// RUN: nn-opt %s --nn-fuse-qdq=byte-products=80 | FileCheck %s --check-prefix=F32
// RUN: nn-check %s
// RUN: nnc compile %s --cpu skylake-avx512 --emit=kernels | FileCheck %s --check-prefix=SHORT

// Where the target multiplies f32 as fast as bytes, a convolution is computed so
// from what is rounded, with weights of f32; a row by many weights, which have
// to be read, is not.
// CHECK-LABEL: @conv
// CHECK:         nn.conv {{.*}} -> tensor<1x4x4x16xi32>
// F32-LABEL:   @conv
// F32:           nn.conv {{.*}} -> tensor<1x4x4x16xf32>
// SHORT-LABEL: @conv
// SHORT:         nn.conv {{.*}} -> tensor<1x4x4x16xi32>
func.func @conv(%x: tensor<1x4x4x16xui8>) -> tensor<1x4x4x16xui8> {
  %w = nn.constant dense<1> : tensor<3x3x16x16xi8>
  %0 = nn.dequantize %x as !quant.uniform<u8:f32, 0.5:12> : (tensor<1x4x4x16xui8>) -> tensor<1x4x4x16xf32>
  %1 = nn.dequantize %w as !quant.uniform<i8:f32, 0.25> : (tensor<3x3x16x16xi8>) -> tensor<3x3x16x16xf32>
  %2 = nn.conv %0, %1 pads = [1, 1, 1, 1] layout = nhwc : (tensor<1x4x4x16xf32>, tensor<3x3x16x16xf32>) -> tensor<1x4x4x16xf32>
  %3 = nn.quantize %2 as !quant.uniform<u8:f32, 32.0:128> : (tensor<1x4x4x16xf32>) -> tensor<1x4x4x16xui8>
  return %3 : tensor<1x4x4x16xui8>
}

// Weights whose sums of two don't fit in i16 take longer.
// CHECK-LABEL: @great
// CHECK:         nn.conv {{.*}} -> tensor<1x4x4x16xi32>
// SHORT-LABEL: @great
// SHORT:         nn.conv {{.*}} -> tensor<1x4x4x16xf32>
func.func @great(%x: tensor<1x4x4x16xui8>) -> tensor<1x4x4x16xui8> {
  %w = nn.constant dense<100> : tensor<3x3x16x16xi8>
  %0 = nn.dequantize %x as !quant.uniform<u8:f32, 0.5:12> : (tensor<1x4x4x16xui8>) -> tensor<1x4x4x16xf32>
  %1 = nn.dequantize %w as !quant.uniform<i8:f32, 0.25> : (tensor<3x3x16x16xi8>) -> tensor<3x3x16x16xf32>
  %2 = nn.conv %0, %1 pads = [1, 1, 1, 1] layout = nhwc : (tensor<1x4x4x16xf32>, tensor<3x3x16x16xf32>) -> tensor<1x4x4x16xf32>
  %3 = nn.quantize %2 as !quant.uniform<u8:f32, 32.0:128> : (tensor<1x4x4x16xf32>) -> tensor<1x4x4x16xui8>
  return %3 : tensor<1x4x4x16xui8>
}

// CHECK-LABEL: @row
// CHECK:         nn.linear {{.*}} -> tensor<1x64xi32>
// F32-LABEL:   @row
// F32:           nn.linear {{.*}} -> tensor<1x64xi32>
func.func @row(%x: tensor<1x64xui8>) -> tensor<1x64xf32> {
  %w = nn.constant dense<1> : tensor<64x64xi8>
  %0 = nn.dequantize %x as !quant.uniform<u8:f32, 0.5:12> : (tensor<1x64xui8>) -> tensor<1x64xf32>
  %1 = nn.dequantize %w as !quant.uniform<i8:f32, 0.25> : (tensor<64x64xi8>) -> tensor<64x64xf32>
  %2 = nn.linear %0, %1 : (tensor<1x64xf32>, tensor<64x64xf32>) -> tensor<1x64xf32>
  return %2 : tensor<1x64xf32>
}

// A depthwise convolution of an image that the cache doesn't hold, unless its
// padding would have to be written.
// SHORT-LABEL: @far
// SHORT:         nn.conv {{.*}} -> tensor<1x96x96x48xi32>
func.func @far(%x: tensor<1x96x96x48xui8>) -> tensor<1x96x96x48xui8> {
  %w = nn.constant dense<1> : tensor<3x3x1x48xi8>
  %0 = nn.dequantize %x as !quant.uniform<u8:f32, 0.5> : (tensor<1x96x96x48xui8>) -> tensor<1x96x96x48xf32>
  %1 = nn.dequantize %w as !quant.uniform<i8:f32, 0.25> : (tensor<3x3x1x48xi8>) -> tensor<3x3x1x48xf32>
  %2 = nn.conv %0, %1 pads = [1, 1, 1, 1] groups = 48 layout = nhwc : (tensor<1x96x96x48xf32>, tensor<3x3x1x48xf32>) -> tensor<1x96x96x48xf32>
  %3 = nn.quantize %2 as !quant.uniform<u8:f32, 32.0:128> : (tensor<1x96x96x48xf32>) -> tensor<1x96x96x48xui8>
  return %3 : tensor<1x96x96x48xui8>
}

// SHORT-LABEL: @near
// SHORT:         nn.conv {{.*}} -> tensor<1x48x48x48xf32>
func.func @near(%x: tensor<1x48x48x48xui8>) -> tensor<1x48x48x48xui8> {
  %w = nn.constant dense<1> : tensor<3x3x1x48xi8>
  %0 = nn.dequantize %x as !quant.uniform<u8:f32, 0.5> : (tensor<1x48x48x48xui8>) -> tensor<1x48x48x48xf32>
  %1 = nn.dequantize %w as !quant.uniform<i8:f32, 0.25> : (tensor<3x3x1x48xi8>) -> tensor<3x3x1x48xf32>
  %2 = nn.conv %0, %1 pads = [1, 1, 1, 1] groups = 48 layout = nhwc : (tensor<1x48x48x48xf32>, tensor<3x3x1x48xf32>) -> tensor<1x48x48x48xf32>
  %3 = nn.quantize %2 as !quant.uniform<u8:f32, 32.0:128> : (tensor<1x48x48x48xf32>) -> tensor<1x48x48x48xui8>
  return %3 : tensor<1x48x48x48xui8>
}

// SHORT-LABEL: @copied
// SHORT:         nn.conv {{.*}} -> tensor<1x96x96x48xf32>
func.func @copied(%x: tensor<1x96x96x48xui8>) -> tensor<1x96x96x48xui8> {
  %w = nn.constant dense<1> : tensor<3x3x1x48xi8>
  %0 = nn.dequantize %x as !quant.uniform<u8:f32, 0.5:3> : (tensor<1x96x96x48xui8>) -> tensor<1x96x96x48xf32>
  %1 = nn.dequantize %w as !quant.uniform<i8:f32, 0.25> : (tensor<3x3x1x48xi8>) -> tensor<3x3x1x48xf32>
  %2 = nn.conv %0, %1 pads = [1, 1, 1, 1] groups = 48 layout = nhwc : (tensor<1x96x96x48xf32>, tensor<3x3x1x48xf32>) -> tensor<1x96x96x48xf32>
  %3 = nn.quantize %2 as !quant.uniform<u8:f32, 32.0:128> : (tensor<1x96x96x48xf32>) -> tensor<1x96x96x48xui8>
  return %3 : tensor<1x96x96x48xui8>
}
