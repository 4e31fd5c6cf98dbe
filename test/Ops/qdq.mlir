// RUN: nn-check %s

//===- Contractions of quantized values -----------------------------------===//
// Scales are powers of 2, so that integers and f32 agree exactly. Weights that
// are constants (mode "weights") make kernels of integers.
//===----------------------------------------------------------------------===//

func.func @conv_3x3_padded(%x: tensor<1x5x9x11xf32>, %w: tensor<19x5x3x3xi8>, %b: tensor<19xf32>) -> tensor<1x19x9x11xf32> {
  %0 = nn.quantize %x as !quant.uniform<u8:f32, 0.03125:37> : (tensor<1x5x9x11xf32>) -> tensor<1x5x9x11xui8>
  %1 = nn.dequantize %0 as !quant.uniform<u8:f32, 0.03125:37> : (tensor<1x5x9x11xui8>) -> tensor<1x5x9x11xf32>
  %2 = nn.dequantize %w as !quant.uniform<i8:f32, 0.125> : (tensor<19x5x3x3xi8>) -> tensor<19x5x3x3xf32>
  %3 = nn.conv %1, %2, %b pads = [1, 1, 1, 1] : (tensor<1x5x9x11xf32>, tensor<19x5x3x3xf32>, tensor<19xf32>) -> tensor<1x19x9x11xf32>
  %4 = nn.relu %3 : (tensor<1x19x9x11xf32>) -> tensor<1x19x9x11xf32>
  %5 = nn.quantize %4 as !quant.uniform<u8:f32, 0.25> : (tensor<1x19x9x11xf32>) -> tensor<1x19x9x11xui8>
  %6 = nn.dequantize %5 as !quant.uniform<u8:f32, 0.25> : (tensor<1x19x9x11xui8>) -> tensor<1x19x9x11xf32>
  return %6 : tensor<1x19x9x11xf32>
}

func.func @conv_nhwc_strided(%x: tensor<2x9x11x5xf32>, %w: tensor<3x3x5x16xi8>, %b: tensor<16xf32>) -> tensor<2x5x6x16xf32> {
  %0 = nn.quantize %x as !quant.uniform<u8:f32, 0.03125> : (tensor<2x9x11x5xf32>) -> tensor<2x9x11x5xui8>
  %1 = nn.dequantize %0 as !quant.uniform<u8:f32, 0.03125> : (tensor<2x9x11x5xui8>) -> tensor<2x9x11x5xf32>
  %2 = nn.dequantize %w as !quant.uniform<i8:f32, 0.125> : (tensor<3x3x5x16xi8>) -> tensor<3x3x5x16xf32>
  %3 = nn.conv %1, %2, %b pads = [1, 1, 1, 1] strides = [2, 2] layout = nhwc : (tensor<2x9x11x5xf32>, tensor<3x3x5x16xf32>, tensor<16xf32>) -> tensor<2x5x6x16xf32>
  %5 = nn.quantize %3 as !quant.uniform<u8:f32, 0.25:7> : (tensor<2x5x6x16xf32>) -> tensor<2x5x6x16xui8>
  %6 = nn.dequantize %5 as !quant.uniform<u8:f32, 0.25:7> : (tensor<2x5x6x16xui8>) -> tensor<2x5x6x16xf32>
  return %6 : tensor<2x5x6x16xf32>
}

func.func @conv_per_channel_signed(%x: tensor<1x4x7x7xf32>, %w: tensor<6x4x3x3xi8>, %b: tensor<6xf32>) -> tensor<1x6x7x7xf32> {
  %0 = nn.quantize %x as !quant.uniform<i8:f32, 0.03125:-5> : (tensor<1x4x7x7xf32>) -> tensor<1x4x7x7xi8>
  %1 = nn.dequantize %0 as !quant.uniform<i8:f32, 0.03125:-5> : (tensor<1x4x7x7xi8>) -> tensor<1x4x7x7xf32>
  %2 = nn.dequantize %w as !quant.uniform<i8:f32:0, {0.125,0.25,0.5,0.125,0.25,0.5}> : (tensor<6x4x3x3xi8>) -> tensor<6x4x3x3xf32>
  %3 = nn.conv %1, %2, %b pads = [1, 1, 1, 1] : (tensor<1x4x7x7xf32>, tensor<6x4x3x3xf32>, tensor<6xf32>) -> tensor<1x6x7x7xf32>
  %4 = nn.relu %3 : (tensor<1x6x7x7xf32>) -> tensor<1x6x7x7xf32>
  %5 = nn.quantize %4 as !quant.uniform<i8:f32, 0.25:3> : (tensor<1x6x7x7xf32>) -> tensor<1x6x7x7xi8>
  %6 = nn.dequantize %5 as !quant.uniform<i8:f32, 0.25:3> : (tensor<1x6x7x7xi8>) -> tensor<1x6x7x7xf32>
  return %6 : tensor<1x6x7x7xf32>
}

func.func @conv_depthwise(%x: tensor<1x6x7x8xf32>, %w: tensor<6x1x3x3xi8>) -> tensor<1x6x7x8xf32> {
  %0 = nn.quantize %x as !quant.uniform<u8:f32, 0.03125:12> : (tensor<1x6x7x8xf32>) -> tensor<1x6x7x8xui8>
  %1 = nn.dequantize %0 as !quant.uniform<u8:f32, 0.03125:12> : (tensor<1x6x7x8xui8>) -> tensor<1x6x7x8xf32>
  %2 = nn.dequantize %w as !quant.uniform<i8:f32:0, {0.125,0.25,0.5,0.125,0.25,0.5}> : (tensor<6x1x3x3xi8>) -> tensor<6x1x3x3xf32>
  %3 = nn.conv %1, %2 pads = [1, 1, 1, 1] groups = 6 : (tensor<1x6x7x8xf32>, tensor<6x1x3x3xf32>) -> tensor<1x6x7x8xf32>
  %4 = nn.relu %3 : (tensor<1x6x7x8xf32>) -> tensor<1x6x7x8xf32>
  %5 = nn.quantize %4 as !quant.uniform<u8:f32, 0.25> : (tensor<1x6x7x8xf32>) -> tensor<1x6x7x8xui8>
  %6 = nn.dequantize %5 as !quant.uniform<u8:f32, 0.25> : (tensor<1x6x7x8xui8>) -> tensor<1x6x7x8xf32>
  return %6 : tensor<1x6x7x8xf32>
}

func.func @conv_groups_unsigned_weights(%x: tensor<1x6x5x8xf32>, %w: tensor<4x3x3x3xui8>, %b: tensor<4xf32>) -> tensor<1x4x5x8xf32> {
  %0 = nn.quantize %x as !quant.uniform<u8:f32, 0.03125:12> : (tensor<1x6x5x8xf32>) -> tensor<1x6x5x8xui8>
  %1 = nn.dequantize %0 as !quant.uniform<u8:f32, 0.03125:12> : (tensor<1x6x5x8xui8>) -> tensor<1x6x5x8xf32>
  %2 = nn.dequantize %w as !quant.uniform<u8:f32, 0.125:128> : (tensor<4x3x3x3xui8>) -> tensor<4x3x3x3xf32>
  %3 = nn.conv %1, %2, %b pads = [1, 1, 1, 1] groups = 2 : (tensor<1x6x5x8xf32>, tensor<4x3x3x3xf32>, tensor<4xf32>) -> tensor<1x4x5x8xf32>
  %5 = nn.quantize %3 as !quant.uniform<u8:f32, 0.25:100> : (tensor<1x4x5x8xf32>) -> tensor<1x4x5x8xui8>
  %6 = nn.dequantize %5 as !quant.uniform<u8:f32, 0.25:100> : (tensor<1x4x5x8xui8>) -> tensor<1x4x5x8xf32>
  return %6 : tensor<1x4x5x8xf32>
}

func.func @conv_1d_int4_weights(%x: tensor<2x3x17xf32>, %w: tensor<5x3x4xui4>, %b: tensor<5xf32>) -> tensor<2x5x8xf32> {
  %0 = nn.quantize %x as !quant.uniform<u8:f32, 0.03125:200> : (tensor<2x3x17xf32>) -> tensor<2x3x17xui8>
  %1 = nn.dequantize %0 as !quant.uniform<u8:f32, 0.03125:200> : (tensor<2x3x17xui8>) -> tensor<2x3x17xf32>
  %2 = nn.dequantize %w as !quant.uniform<u4:f32, 0.125:7> : (tensor<5x3x4xui4>) -> tensor<5x3x4xf32>
  %3 = nn.conv %1, %2, %b strides = [2] pads = [1, 1] : (tensor<2x3x17xf32>, tensor<5x3x4xf32>, tensor<5xf32>) -> tensor<2x5x8xf32>
  %4 = nn.relu %3 : (tensor<2x5x8xf32>) -> tensor<2x5x8xf32>
  %5 = nn.quantize %4 as !quant.uniform<u8:f32, 0.25:1> : (tensor<2x5x8xf32>) -> tensor<2x5x8xui8>
  %6 = nn.dequantize %5 as !quant.uniform<u8:f32, 0.25:1> : (tensor<2x5x8xui8>) -> tensor<2x5x8xf32>
  return %6 : tensor<2x5x8xf32>
}

func.func @conv_3d(%x: tensor<1x3x4x5x6xf32>, %w: tensor<7x3x2x2x2xi8>) -> tensor<1x7x5x6x7xf32> {
  %0 = nn.quantize %x as !quant.uniform<u8:f32, 0.03125:9> : (tensor<1x3x4x5x6xf32>) -> tensor<1x3x4x5x6xui8>
  %1 = nn.dequantize %0 as !quant.uniform<u8:f32, 0.03125:9> : (tensor<1x3x4x5x6xui8>) -> tensor<1x3x4x5x6xf32>
  %2 = nn.dequantize %w as !quant.uniform<i8:f32, 0.125> : (tensor<7x3x2x2x2xi8>) -> tensor<7x3x2x2x2xf32>
  %3 = nn.conv %1, %2 pads = [1, 1, 1, 1, 1, 1] : (tensor<1x3x4x5x6xf32>, tensor<7x3x2x2x2xf32>) -> tensor<1x7x5x6x7xf32>
  %4 = nn.relu %3 : (tensor<1x7x5x6x7xf32>) -> tensor<1x7x5x6x7xf32>
  %5 = nn.quantize %4 as !quant.uniform<u8:f32, 0.25> : (tensor<1x7x5x6x7xf32>) -> tensor<1x7x5x6x7xui8>
  %6 = nn.dequantize %5 as !quant.uniform<u8:f32, 0.25> : (tensor<1x7x5x6x7xui8>) -> tensor<1x7x5x6x7xf32>
  return %6 : tensor<1x7x5x6x7xf32>
}

func.func @conv_weights_far_from_zero_point(%x: tensor<1x3x5x5xf32>, %w: tensor<4x3x3x3xui8>) -> tensor<1x4x3x3xf32> {
  %0 = nn.quantize %x as !quant.uniform<u8:f32, 0.03125:9> : (tensor<1x3x5x5xf32>) -> tensor<1x3x5x5xui8>
  %1 = nn.dequantize %0 as !quant.uniform<u8:f32, 0.03125:9> : (tensor<1x3x5x5xui8>) -> tensor<1x3x5x5xf32>
  %2 = nn.dequantize %w as !quant.uniform<u8:f32, 0.125:3> : (tensor<4x3x3x3xui8>) -> tensor<4x3x3x3xf32>
  %3 = nn.conv %1, %2  : (tensor<1x3x5x5xf32>, tensor<4x3x3x3xf32>) -> tensor<1x4x3x3xf32>
  %4 = nn.relu %3 : (tensor<1x4x3x3xf32>) -> tensor<1x4x3x3xf32>
  %5 = nn.quantize %4 as !quant.uniform<u8:f32, 0.25> : (tensor<1x4x3x3xf32>) -> tensor<1x4x3x3xui8>
  %6 = nn.dequantize %5 as !quant.uniform<u8:f32, 0.25> : (tensor<1x4x3x3xui8>) -> tensor<1x4x3x3xf32>
  return %6 : tensor<1x4x3x3xf32>
}

func.func @conv_same_upper(%x: tensor<1x3x6x7xf32>, %w: tensor<4x3x3x3xi8>) -> tensor<1x4x3x4xf32> {
  %0 = nn.quantize %x as !quant.uniform<u8:f32, 0.03125> : (tensor<1x3x6x7xf32>) -> tensor<1x3x6x7xui8>
  %1 = nn.dequantize %0 as !quant.uniform<u8:f32, 0.03125> : (tensor<1x3x6x7xui8>) -> tensor<1x3x6x7xf32>
  %2 = nn.dequantize %w as !quant.uniform<i8:f32, 0.125> : (tensor<4x3x3x3xi8>) -> tensor<4x3x3x3xf32>
  %3 = nn.conv %1, %2 auto_pad = same_upper strides = [2, 2] : (tensor<1x3x6x7xf32>, tensor<4x3x3x3xf32>) -> tensor<1x4x3x4xf32>
  %4 = nn.relu %3 : (tensor<1x4x3x4xf32>) -> tensor<1x4x3x4xf32>
  %5 = nn.quantize %4 as !quant.uniform<u8:f32, 0.25> : (tensor<1x4x3x4xf32>) -> tensor<1x4x3x4xui8>
  %6 = nn.dequantize %5 as !quant.uniform<u8:f32, 0.25> : (tensor<1x4x3x4xui8>) -> tensor<1x4x3x4xf32>
  return %6 : tensor<1x4x3x4xf32>
}

func.func @conv_same_upper_zero_point(%x: tensor<1x3x6x7xf32>, %w: tensor<4x3x3x3xi8>) -> tensor<1x4x3x4xf32> {
  %0 = nn.quantize %x as !quant.uniform<u8:f32, 0.03125:4> : (tensor<1x3x6x7xf32>) -> tensor<1x3x6x7xui8>
  %1 = nn.dequantize %0 as !quant.uniform<u8:f32, 0.03125:4> : (tensor<1x3x6x7xui8>) -> tensor<1x3x6x7xf32>
  %2 = nn.dequantize %w as !quant.uniform<i8:f32, 0.125> : (tensor<4x3x3x3xi8>) -> tensor<4x3x3x3xf32>
  %3 = nn.conv %1, %2 auto_pad = same_upper strides = [2, 2] : (tensor<1x3x6x7xf32>, tensor<4x3x3x3xf32>) -> tensor<1x4x3x4xf32>
  %4 = nn.relu %3 : (tensor<1x4x3x4xf32>) -> tensor<1x4x3x4xf32>
  %5 = nn.quantize %4 as !quant.uniform<u8:f32, 0.25> : (tensor<1x4x3x4xf32>) -> tensor<1x4x3x4xui8>
  %6 = nn.dequantize %5 as !quant.uniform<u8:f32, 0.25> : (tensor<1x4x3x4xui8>) -> tensor<1x4x3x4xf32>
  return %6 : tensor<1x4x3x4xf32>
}

func.func @linear_bias_i32(%x: tensor<7x35xf32>, %w: tensor<35x18xi8>, %b: tensor<18xi32> {nn.range = [-100.0, 100.0]}) -> tensor<7x18xf32> {
  %0 = nn.quantize %x as !quant.uniform<u8:f32, 0.03125:37> : (tensor<7x35xf32>) -> tensor<7x35xui8>
  %1 = nn.dequantize %0 as !quant.uniform<u8:f32, 0.03125:37> : (tensor<7x35xui8>) -> tensor<7x35xf32>
  %2 = nn.dequantize %w as !quant.uniform<i8:f32, 0.125> : (tensor<35x18xi8>) -> tensor<35x18xf32>
  %3 = nn.dequantize %b as !quant.uniform<i32:f32, 0.00390625> : (tensor<18xi32>) -> tensor<18xf32>
  %4 = nn.linear %1, %2, %3 : (tensor<7x35xf32>, tensor<35x18xf32>, tensor<18xf32>) -> tensor<7x18xf32>
  %5 = nn.quantize %4 as !quant.uniform<i8:f32, 0.5:-3> : (tensor<7x18xf32>) -> tensor<7x18xi8>
  %6 = nn.dequantize %5 as !quant.uniform<i8:f32, 0.5:-3> : (tensor<7x18xi8>) -> tensor<7x18xf32>
  return %6 : tensor<7x18xf32>
}

// The result stays f32; the weights' zero points are beyond what bytes take.
func.func @matmul_zero_points_and_bias(%x: tensor<3x5x33xf32>, %w: tensor<33x17xui8>, %b: tensor<17xf32>) -> tensor<3x5x17xf32> {
  %0 = nn.quantize %x as !quant.uniform<i8:f32, 0.03125:11> : (tensor<3x5x33xf32>) -> tensor<3x5x33xi8>
  %1 = nn.dequantize %0 as !quant.uniform<i8:f32, 0.03125:11> : (tensor<3x5x33xi8>) -> tensor<3x5x33xf32>
  %2 = nn.dequantize %w as !quant.uniform<u8:f32, 0.125:1> : (tensor<33x17xui8>) -> tensor<33x17xf32>
  %3 = nn.matmul %1, %2 : (tensor<3x5x33xf32>, tensor<33x17xf32>) -> tensor<3x5x17xf32>
  %4 = nn.add %3, %b : (tensor<3x5x17xf32>, tensor<17xf32>) -> tensor<3x5x17xf32>
  return %4 : tensor<3x5x17xf32>
}

// Both are computed when the model runs.
func.func @matmul_of_activations(%x: tensor<2x5x33xf32>, %y: tensor<2x33x9xf32>) -> tensor<2x5x9xf32> {
  %0 = nn.quantize %x as !quant.uniform<u8:f32, 0.03125:111> : (tensor<2x5x33xf32>) -> tensor<2x5x33xui8>
  %1 = nn.dequantize %0 as !quant.uniform<u8:f32, 0.03125:111> : (tensor<2x5x33xui8>) -> tensor<2x5x33xf32>
  %2 = nn.quantize %y as !quant.uniform<u8:f32, 0.015625:77> : (tensor<2x33x9xf32>) -> tensor<2x33x9xui8>
  %3 = nn.dequantize %2 as !quant.uniform<u8:f32, 0.015625:77> : (tensor<2x33x9xui8>) -> tensor<2x33x9xf32>
  %4 = nn.matmul %1, %3 : (tensor<2x5x33xf32>, tensor<2x33x9xf32>) -> tensor<2x5x9xf32>
  %5 = nn.quantize %4 as !quant.uniform<u8:f32, 0.125:128> : (tensor<2x5x9xf32>) -> tensor<2x5x9xui8>
  %6 = nn.dequantize %5 as !quant.uniform<u8:f32, 0.125:128> : (tensor<2x5x9xui8>) -> tensor<2x5x9xf32>
  return %6 : tensor<2x5x9xf32>
}

// A residual, whose integers are read twice, and a relu6.
func.func @residual(%x: tensor<1x8x5x6xf32>, %w: tensor<8x8x3x3xi8>) -> tensor<1x8x5x6xf32> {
  %0 = nn.quantize %x as !quant.uniform<u8:f32, 0.03125:64> : (tensor<1x8x5x6xf32>) -> tensor<1x8x5x6xui8>
  %1 = nn.dequantize %0 as !quant.uniform<u8:f32, 0.03125:64> : (tensor<1x8x5x6xui8>) -> tensor<1x8x5x6xf32>
  %2 = nn.dequantize %w as !quant.uniform<i8:f32, 0.015625> : (tensor<8x8x3x3xi8>) -> tensor<8x8x3x3xf32>
  %3 = nn.conv %1, %2 pads = [1, 1, 1, 1] : (tensor<1x8x5x6xf32>, tensor<8x8x3x3xf32>) -> tensor<1x8x5x6xf32>
  %4 = nn.quantize %3 as !quant.uniform<u8:f32, 0.125:128> : (tensor<1x8x5x6xf32>) -> tensor<1x8x5x6xui8>
  %5 = nn.dequantize %4 as !quant.uniform<u8:f32, 0.125:128> : (tensor<1x8x5x6xui8>) -> tensor<1x8x5x6xf32>
  %6 = nn.add %5, %1 : (tensor<1x8x5x6xf32>, tensor<1x8x5x6xf32>) -> tensor<1x8x5x6xf32>
  %low = nn.constant dense<0.0> : tensor<f32>
  %high = nn.constant dense<6.0> : tensor<f32>
  %7 = nn.clamp %6, %low, %high : (tensor<1x8x5x6xf32>, tensor<f32>, tensor<f32>) -> tensor<1x8x5x6xf32>
  %8 = nn.quantize %7 as !quant.uniform<u8:f32, 0.0625:3> : (tensor<1x8x5x6xf32>) -> tensor<1x8x5x6xui8>
  %9 = nn.dequantize %8 as !quant.uniform<u8:f32, 0.0625:3> : (tensor<1x8x5x6xui8>) -> tensor<1x8x5x6xf32>
  return %9 : tensor<1x8x5x6xf32>
}

// Integers go through what moves them, and through pools.
func.func @movement(%x: tensor<2x6x8x7xf32>) -> tensor<2x12x4x4xf32> {
  %0 = nn.quantize %x as !quant.uniform<i8:f32, 0.03125:4> : (tensor<2x6x8x7xf32>) -> tensor<2x6x8x7xi8>
  %1 = nn.dequantize %0 as !quant.uniform<i8:f32, 0.03125:4> : (tensor<2x6x8x7xi8>) -> tensor<2x6x8x7xf32>
  %2 = nn.max_pool %1 kernel = [3, 3] strides = [2, 2] pads = [1, 1, 1, 1] : (tensor<2x6x8x7xf32>) -> tensor<2x6x4x4xf32>
  %3 = nn.avg_pool %1 kernel = [3, 3] strides = [2, 2] pads = [1, 1, 1, 1] : (tensor<2x6x8x7xf32>) -> tensor<2x6x4x4xf32>
  %4 = nn.relu %2 : (tensor<2x6x4x4xf32>) -> tensor<2x6x4x4xf32>
  %5 = nn.concat %3, %4 axis = 1 : (tensor<2x6x4x4xf32>, tensor<2x6x4x4xf32>) -> tensor<2x12x4x4xf32>
  %6 = nn.quantize %5 as !quant.uniform<i8:f32, 0.0625:4> : (tensor<2x12x4x4xf32>) -> tensor<2x12x4x4xi8>
  %7 = nn.dequantize %6 as !quant.uniform<i8:f32, 0.0625:4> : (tensor<2x12x4x4xi8>) -> tensor<2x12x4x4xf32>
  return %7 : tensor<2x12x4x4xf32>
}

// Any scales: a step of the result.
func.func @conv_any_scales(%x: tensor<1x5x9x11xf32>, %w: tensor<4x5x3x3xi8>, %b: tensor<4xf32>) -> tensor<1x4x9x11xf32> attributes {nn.atol = 0.171 : f32} {
  %0 = nn.quantize %x as !quant.uniform<u8:f32, 0.0173:130> : (tensor<1x5x9x11xf32>) -> tensor<1x5x9x11xui8>
  %1 = nn.dequantize %0 as !quant.uniform<u8:f32, 0.0173:130> : (tensor<1x5x9x11xui8>) -> tensor<1x5x9x11xf32>
  %2 = nn.dequantize %w as !quant.uniform<i8:f32:0, {0.011, 0.013, 0.007, 0.0021}> : (tensor<4x5x3x3xi8>) -> tensor<4x5x3x3xf32>
  %3 = nn.conv %1, %2, %b pads = [1, 1, 1, 1] : (tensor<1x5x9x11xf32>, tensor<4x5x3x3xf32>, tensor<4xf32>) -> tensor<1x4x9x11xf32>
  %4 = nn.quantize %3 as !quant.uniform<u8:f32, 0.17:128> : (tensor<1x4x9x11xf32>) -> tensor<1x4x9x11xui8>
  %5 = nn.dequantize %4 as !quant.uniform<u8:f32, 0.17:128> : (tensor<1x4x9x11xui8>) -> tensor<1x4x9x11xf32>
  return %5 : tensor<1x4x9x11xf32>
}

// Squeeze and excite: sigmoids of bytes, means of bytes, products of two. A step
// of the result.
func.func @squeeze_and_excite(%x: tensor<1x5x7x19xf32> {nn.range = [-2.0, 2.0]}) -> tensor<1x5x7x19xf32> attributes {nn.atol = 0.0211 : f32} {
  %0 = nn.quantize %x as !quant.uniform<u8:f32, 0.017:120> : (tensor<1x5x7x19xf32>) -> tensor<1x5x7x19xui8>
  %1 = nn.dequantize %0 as !quant.uniform<u8:f32, 0.017:120> : (tensor<1x5x7x19xui8>) -> tensor<1x5x7x19xf32>
  %2 = nn.silu %1 : (tensor<1x5x7x19xf32>) -> tensor<1x5x7x19xf32>
  %3 = nn.quantize %2 as !quant.uniform<u8:f32, 0.013:30> : (tensor<1x5x7x19xf32>) -> tensor<1x5x7x19xui8>
  %4 = nn.dequantize %3 as !quant.uniform<u8:f32, 0.013:30> : (tensor<1x5x7x19xui8>) -> tensor<1x5x7x19xf32>
  %5 = nn.global_avg_pool %4 layout = nhwc : (tensor<1x5x7x19xf32>) -> tensor<1x1x1x19xf32>
  %6 = nn.quantize %5 as !quant.uniform<i8:f32, 0.0053> : (tensor<1x1x1x19xf32>) -> tensor<1x1x1x19xi8>
  %7 = nn.dequantize %6 as !quant.uniform<i8:f32, 0.0053> : (tensor<1x1x1x19xi8>) -> tensor<1x1x1x19xf32>
  %8 = nn.sigmoid %7 : (tensor<1x1x1x19xf32>) -> tensor<1x1x1x19xf32>
  %9 = nn.quantize %8 as !quant.uniform<u8:f32, 0.0037> : (tensor<1x1x1x19xf32>) -> tensor<1x1x1x19xui8>
  %10 = nn.dequantize %9 as !quant.uniform<u8:f32, 0.0037> : (tensor<1x1x1x19xui8>) -> tensor<1x1x1x19xf32>
  %11 = nn.mul %10, %4 : (tensor<1x1x1x19xf32>, tensor<1x5x7x19xf32>) -> tensor<1x5x7x19xf32>
  %12 = nn.quantize %11 as !quant.uniform<u8:f32, 0.01:20> : (tensor<1x5x7x19xf32>) -> tensor<1x5x7x19xui8>
  %13 = nn.dequantize %12 as !quant.uniform<u8:f32, 0.01:20> : (tensor<1x5x7x19xui8>) -> tensor<1x5x7x19xf32>
  return %13 : tensor<1x5x7x19xf32>
}

// Of a power of 2 of terms all are exact.
func.func @means(%x: tensor<2x6x4x8xi8> {nn.range = [-128, 127]}) -> (tensor<2x6x1x1xf32>, tensor<6x4xf32>) {
  %0 = nn.dequantize %x as !quant.uniform<i8:f32, 0.5:3> : (tensor<2x6x4x8xi8>) -> tensor<2x6x4x8xf32>
  %1 = nn.global_avg_pool %0 : (tensor<2x6x4x8xf32>) -> tensor<2x6x1x1xf32>
  %2 = nn.reduce_mean %0 axes = [-1] : (tensor<2x6x4x8xf32>) -> tensor<2x6x4xf32>
  %3 = nn.reduce_mean %2 axes = [0] : (tensor<2x6x4xf32>) -> tensor<6x4xf32>
  return %1, %3 : tensor<2x6x1x1xf32>, tensor<6x4xf32>
}
