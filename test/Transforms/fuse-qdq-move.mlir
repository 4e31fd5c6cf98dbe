// RUN: nn-opt %s --nn-fuse-qdq | FileCheck %s

// CHECK-LABEL: @between
// CHECK-SAME: (%[[X:.*]]: tensor<2x3xui8>)
func.func @between(%x: tensor<2x3xui8>) -> tensor<3x2xui8> {
  // CHECK-NEXT: %[[T:.*]] = nn.transpose %[[X]] {{.*}} -> tensor<3x2xui8>
  // CHECK-NEXT: return %[[T]]
  %0 = nn.dequantize %x as !quant.uniform<u8:f32, 0.5:3> : (tensor<2x3xui8>) -> tensor<2x3xf32>
  %1 = nn.transpose %0 perm = [1, 0] : (tensor<2x3xf32>) -> tensor<3x2xf32>
  %2 = nn.quantize %1 as !quant.uniform<u8:f32, 0.5:3> : (tensor<3x2xf32>) -> tensor<3x2xui8>
  return %2 : tensor<3x2xui8>
}

// A padded 0 is the zero point.
// CHECK-LABEL: @pad_pool_relu
func.func @pad_pool_relu(%x: tensor<1x2x4x4xui8>) -> tensor<1x2x3x3xui8> {
  // CHECK: %[[Z:.*]] = nn.constant dense<3> : tensor<ui8>
  // CHECK: nn.pad %arg0, %{{.*}}, %[[Z]] : {{.*}} -> tensor<1x2x6x6xui8>
  // CHECK: nn.max_pool {{.*}} -> tensor<1x2x3x3xui8>
  // CHECK: nn.max %{{.*}}, %[[Z]]
  // CHECK-NOT: f32
  // CHECK: return
  %pads = nn.constant dense<[0, 0, 1, 1, 0, 0, 1, 1]> : tensor<8xi64>
  %0 = nn.dequantize %x as !quant.uniform<u8:f32, 0.5:3> : (tensor<1x2x4x4xui8>) -> tensor<1x2x4x4xf32>
  %1 = nn.pad %0, %pads : (tensor<1x2x4x4xf32>, tensor<8xi64>) -> tensor<1x2x6x6xf32>
  %2 = nn.max_pool %1 kernel = [2, 2] strides = [2, 2] : (tensor<1x2x6x6xf32>) -> tensor<1x2x3x3xf32>
  %3 = nn.relu %2 : (tensor<1x2x3x3xf32>) -> tensor<1x2x3x3xf32>
  %4 = nn.quantize %3 as !quant.uniform<u8:f32, 0.5:3> : (tensor<1x2x3x3xf32>) -> tensor<1x2x3x3xui8>
  return %4 : tensor<1x2x3x3xui8>
}

// Numbers are quantized before they are put together.
// CHECK-LABEL: @concat
func.func @concat(%x: tensor<2x3xui8>, %y: tensor<2x2xf32>) -> tensor<2x5xui8> {
  // CHECK: nn.div %arg1
  // CHECK: nn.concat %arg0, %{{.*}} axis = 1 : (tensor<2x3xui8>, tensor<2x2xui8>) -> tensor<2x5xui8>
  %0 = nn.dequantize %x as !quant.uniform<u8:f32, 0.5:3> : (tensor<2x3xui8>) -> tensor<2x3xf32>
  %1 = nn.concat %0, %y axis = 1 : (tensor<2x3xf32>, tensor<2x2xf32>) -> tensor<2x5xf32>
  %2 = nn.quantize %1 as !quant.uniform<u8:f32, 0.5:3> : (tensor<2x5xf32>) -> tensor<2x5xui8>
  return %2 : tensor<2x5xui8>
}

// CHECK-LABEL: @split
func.func @split(%x: tensor<2x6xui8>) -> (tensor<2x2xui8>, tensor<2x4xui8>) {
  // CHECK-NEXT: %[[S:.*]]:2 = nn.split %arg0 {{.*}} -> (tensor<2x2xui8>, tensor<2x4xui8>)
  // CHECK-NEXT: return %[[S]]#0, %[[S]]#1
  %0 = nn.dequantize %x as !quant.uniform<u8:f32, 0.5:3> : (tensor<2x6xui8>) -> tensor<2x6xf32>
  %1:2 = nn.split %0 axis = 1 sizes = [2, 4] : (tensor<2x6xf32>) -> (tensor<2x2xf32>, tensor<2x4xf32>)
  %2 = nn.quantize %1#0 as !quant.uniform<u8:f32, 0.5:3> : (tensor<2x2xf32>) -> tensor<2x2xui8>
  %3 = nn.quantize %1#1 as !quant.uniform<u8:f32, 0.5:3> : (tensor<2x4xf32>) -> tensor<2x4xui8>
  return %2, %3 : tensor<2x2xui8>, tensor<2x4xui8>
}

// Scales of a dimension go with it.
// CHECK-LABEL: @axis
func.func @axis(%x: tensor<2x3xi8>) -> tensor<3x1x2xf32> {
  // CHECK: nn.constant dense<[5.000000e-01, 2.500000e-01]> : tensor<2xf32>
  // CHECK: nn.mul {{.*}} -> tensor<3x1x2xf32>
  %shape = nn.constant dense<[3, 1, 2]> : tensor<3xi64>
  %0 = nn.dequantize %x as !quant.uniform<i8:f32:0, {0.5, 0.25}> : (tensor<2x3xi8>) -> tensor<2x3xf32>
  %1 = nn.transpose %0 perm = [1, 0] : (tensor<2x3xf32>) -> tensor<3x2xf32>
  %2 = nn.reshape %1, %shape : (tensor<3x2xf32>, tensor<3xi64>) -> tensor<3x1x2xf32>
  return %2 : tensor<3x1x2xf32>
}

// A dimension that is cut takes them along no more.
// CHECK-LABEL: @axis_is_cut
func.func @axis_is_cut(%x: tensor<4x3xi8>) -> tensor<2x6xf32> {
  // CHECK: nn.mul {{.*}} -> tensor<4x3xf32>
  // CHECK: nn.reshape {{.*}} -> tensor<2x6xf32>
  %shape = nn.constant dense<[2, 6]> : tensor<2xi64>
  %0 = nn.dequantize %x as !quant.uniform<i8:f32:0, {0.5, 0.25, 0.125, 1.0}> : (tensor<4x3xi8>) -> tensor<4x3xf32>
  %1 = nn.reshape %0, %shape : (tensor<4x3xf32>, tensor<2xi64>) -> tensor<2x6xf32>
  return %1 : tensor<2x6xf32>
}

// Padding by 1 would need a number that integers may not have.
// CHECK-LABEL: @pad_by_one
func.func @pad_by_one(%x: tensor<4xi8>) -> tensor<6xf32> {
  // CHECK: nn.mul {{.*}} -> tensor<4xf32>
  // CHECK: nn.pad {{.*}} -> tensor<6xf32>
  %pads = nn.constant dense<1> : tensor<2xi64>
  %one = nn.constant dense<1.0> : tensor<f32>
  %0 = nn.dequantize %x as !quant.uniform<i8:f32, 0.3> : (tensor<4xi8>) -> tensor<4xf32>
  %1 = nn.pad %0, %pads, %one : (tensor<4xf32>, tensor<2xi64>, tensor<f32>) -> tensor<6xf32>
  return %1 : tensor<6xf32>
}

// Each elementwise user computes the numbers anew.
// CHECK-LABEL: @two_users
func.func @two_users(%x: tensor<4xi8>) -> (tensor<4xf32>, tensor<4xf32>) {
  // CHECK-COUNT-2: nn.cast %arg0
  %0 = nn.dequantize %x as !quant.uniform<i8:f32, 0.3> : (tensor<4xi8>) -> tensor<4xf32>
  %1 = nn.exp %0 : (tensor<4xf32>) -> tensor<4xf32>
  %2 = nn.abs %0 : (tensor<4xf32>) -> tensor<4xf32>
  return %1, %2 : tensor<4xf32>, tensor<4xf32>
}
