// RUN: nn-check %s

//===- Casts of rounded numbers to bytes ---------------------------------===//
// NaN, infinities, ties and what is out of range, with zero points and bounds.
//===----------------------------------------------------------------------===//

func.func @unsigned(
    %x: tensor<18xf32> {nn.value = dense<[0x7FC00000, 0x7F800000, 0xFF800000, 0.5, 1.5, 2.5, -0.5, -1.5, 126.5, 127.5, 254.5, 255.5, -128.5, -129.5, 1.0e30, -1.0e30, 4194304.5, 0.49999997]> : tensor<18xf32>})
    -> (tensor<18xui8> {nn.expect = dense<[0, 255, 0, 0, 2, 2, 0, 0, 126, 128, 254, 255, 0, 0, 255, 0, 255, 0]> : tensor<18xui8>}) {
  %z = nn.constant dense<0.0> : tensor<f32>
  %0 = nn.round %x : (tensor<18xf32>) -> tensor<18xf32>
  %1 = nn.add %0, %z : (tensor<18xf32>, tensor<f32>) -> tensor<18xf32>
  %3 = nn.cast %1 : (tensor<18xf32>) -> tensor<18xui8>
  return %3 : tensor<18xui8>
}

func.func @unsigned_with_zero_point(
    %x: tensor<18xf32> {nn.value = dense<[0x7FC00000, 0x7F800000, 0xFF800000, 0.5, 1.5, 2.5, -0.5, -1.5, 126.5, 127.5, 254.5, 255.5, -128.5, -129.5, 1.0e30, -1.0e30, 4194304.5, 0.49999997]> : tensor<18xf32>})
    -> (tensor<18xui8> {nn.expect = dense<[0, 255, 0, 128, 130, 130, 128, 126, 254, 255, 255, 255, 0, 0, 255, 0, 255, 128]> : tensor<18xui8>}) {
  %z = nn.constant dense<128.0> : tensor<f32>
  %0 = nn.round %x : (tensor<18xf32>) -> tensor<18xf32>
  %1 = nn.add %0, %z : (tensor<18xf32>, tensor<f32>) -> tensor<18xf32>
  %3 = nn.cast %1 : (tensor<18xf32>) -> tensor<18xui8>
  return %3 : tensor<18xui8>
}

func.func @signed(
    %x: tensor<18xf32> {nn.value = dense<[0x7FC00000, 0x7F800000, 0xFF800000, 0.5, 1.5, 2.5, -0.5, -1.5, 126.5, 127.5, 254.5, 255.5, -128.5, -129.5, 1.0e30, -1.0e30, 4194304.5, 0.49999997]> : tensor<18xf32>})
    -> (tensor<18xi8> {nn.expect = dense<[0, 127, -128, 0, 2, 2, 0, -2, 126, 127, 127, 127, -128, -128, 127, -128, 127, 0]> : tensor<18xi8>}) {
  %z = nn.constant dense<0.0> : tensor<f32>
  %0 = nn.round %x : (tensor<18xf32>) -> tensor<18xf32>
  %1 = nn.add %0, %z : (tensor<18xf32>, tensor<f32>) -> tensor<18xf32>
  %3 = nn.cast %1 : (tensor<18xf32>) -> tensor<18xi8>
  return %3 : tensor<18xi8>
}

func.func @signed_with_zero_point(
    %x: tensor<18xf32> {nn.value = dense<[0x7FC00000, 0x7F800000, 0xFF800000, 0.5, 1.5, 2.5, -0.5, -1.5, 126.5, 127.5, 254.5, 255.5, -128.5, -129.5, 1.0e30, -1.0e30, 4194304.5, 0.49999997]> : tensor<18xf32>})
    -> (tensor<18xi8> {nn.expect = dense<[0, 127, -128, -5, -3, -3, -5, -7, 121, 123, 127, 127, -128, -128, 127, -128, 127, -5]> : tensor<18xi8>}) {
  %z = nn.constant dense<-5.0> : tensor<f32>
  %0 = nn.round %x : (tensor<18xf32>) -> tensor<18xf32>
  %1 = nn.add %0, %z : (tensor<18xf32>, tensor<f32>) -> tensor<18xf32>
  %3 = nn.cast %1 : (tensor<18xf32>) -> tensor<18xi8>
  return %3 : tensor<18xi8>
}

func.func @narrow_range(
    %x: tensor<18xf32> {nn.value = dense<[0x7FC00000, 0x7F800000, 0xFF800000, 0.5, 1.5, 2.5, -0.5, -1.5, 126.5, 127.5, 254.5, 255.5, -128.5, -129.5, 1.0e30, -1.0e30, 4194304.5, 0.49999997]> : tensor<18xf32>})
    -> (tensor<18xi8> {nn.expect = dense<[0, 127, -127, 3, 5, 5, 3, 1, 127, 127, 127, 127, -125, -127, 127, -127, 127, 3]> : tensor<18xi8>}) {
  %z = nn.constant dense<3.0> : tensor<f32>
  %0 = nn.round %x : (tensor<18xf32>) -> tensor<18xf32>
  %1 = nn.add %0, %z : (tensor<18xf32>, tensor<f32>) -> tensor<18xf32>
  %l = nn.constant dense<-127.0> : tensor<f32>
  %h = nn.constant dense<127.0> : tensor<f32>
  %2 = nn.clamp %1, %l, %h : (tensor<18xf32>, tensor<f32>, tensor<f32>) -> tensor<18xf32>
  %3 = nn.cast %2 : (tensor<18xf32>) -> tensor<18xi8>
  return %3 : tensor<18xi8>
}

func.func @bounds_without_zero(
    %x: tensor<18xf32> {nn.value = dense<[0x7FC00000, 0x7F800000, 0xFF800000, 0.5, 1.5, 2.5, -0.5, -1.5, 126.5, 127.5, 254.5, 255.5, -128.5, -129.5, 1.0e30, -1.0e30, 4194304.5, 0.49999997]> : tensor<18xf32>})
    -> (tensor<18xui8> {nn.expect = dense<[0, 200, 10, 10, 10, 10, 10, 10, 126, 128, 200, 200, 10, 10, 200, 10, 200, 10]> : tensor<18xui8>}) {
  %z = nn.constant dense<0.0> : tensor<f32>
  %0 = nn.round %x : (tensor<18xf32>) -> tensor<18xf32>
  %1 = nn.add %0, %z : (tensor<18xf32>, tensor<f32>) -> tensor<18xf32>
  %l = nn.constant dense<10.0> : tensor<f32>
  %h = nn.constant dense<200.0> : tensor<f32>
  %2 = nn.clamp %1, %l, %h : (tensor<18xf32>, tensor<f32>, tensor<f32>) -> tensor<18xf32>
  %3 = nn.cast %2 : (tensor<18xf32>) -> tensor<18xui8>
  return %3 : tensor<18xui8>
}

func.func @short(
    %x: tensor<18xf32> {nn.value = dense<[0x7FC00000, 0x7F800000, 0xFF800000, 0.5, 1.5, 2.5, -0.5, -1.5, 126.5, 127.5, 254.5, 255.5, -128.5, -129.5, 1.0e30, -1.0e30, 4194304.5, 0.49999997]> : tensor<18xf32>})
    -> (tensor<18xui16> {nn.expect = dense<[0, 65535, 0, 7, 9, 9, 7, 5, 133, 135, 261, 263, 0, 0, 65535, 0, 65535, 7]> : tensor<18xui16>}) {
  %z = nn.constant dense<7.0> : tensor<f32>
  %0 = nn.round %x : (tensor<18xf32>) -> tensor<18xf32>
  %1 = nn.add %0, %z : (tensor<18xf32>, tensor<f32>) -> tensor<18xf32>
  %3 = nn.cast %1 : (tensor<18xf32>) -> tensor<18xui16>
  return %3 : tensor<18xui16>
}

// Bounded before it is rounded, too, as by relu or relu6.

func.func @relu(
    %x: tensor<18xf32> {nn.value = dense<[0x7FC00000, 0x7F800000, 0xFF800000, 0.5, 1.5, 2.5, -0.5, -1.5, 126.5, 127.5, 254.5, 255.5, -128.5, -129.5, 1.0e30, -1.0e30, 4194304.5, 0.49999997]> : tensor<18xf32>})
    -> (tensor<18xui8> {nn.expect = dense<[0, 255, 0, 0, 2, 2, 0, 0, 126, 128, 254, 255, 0, 0, 255, 0, 255, 0]> : tensor<18xui8>}) {
  %z = nn.constant dense<0.0> : tensor<f32>
  %l = nn.constant dense<0.0> : tensor<f32>
  %h = nn.constant dense<1.0e+38> : tensor<f32>
  %0 = nn.clamp %x, %l, %h : (tensor<18xf32>, tensor<f32>, tensor<f32>) -> tensor<18xf32>
  %1 = nn.round %0 : (tensor<18xf32>) -> tensor<18xf32>
  %2 = nn.add %1, %z : (tensor<18xf32>, tensor<f32>) -> tensor<18xf32>
  %3 = nn.cast %2 : (tensor<18xf32>) -> tensor<18xui8>
  return %3 : tensor<18xui8>
}

func.func @relu_with_zero_point(
    %x: tensor<18xf32> {nn.value = dense<[0x7FC00000, 0x7F800000, 0xFF800000, 0.5, 1.5, 2.5, -0.5, -1.5, 126.5, 127.5, 254.5, 255.5, -128.5, -129.5, 1.0e30, -1.0e30, 4194304.5, 0.49999997]> : tensor<18xf32>})
    -> (tensor<18xui8> {nn.expect = dense<[0, 255, 3, 3, 5, 5, 3, 3, 129, 131, 255, 255, 3, 3, 255, 3, 255, 3]> : tensor<18xui8>}) {
  %z = nn.constant dense<3.0> : tensor<f32>
  %l = nn.constant dense<0.0> : tensor<f32>
  %h = nn.constant dense<1.0e+38> : tensor<f32>
  %0 = nn.clamp %x, %l, %h : (tensor<18xf32>, tensor<f32>, tensor<f32>) -> tensor<18xf32>
  %1 = nn.round %0 : (tensor<18xf32>) -> tensor<18xf32>
  %2 = nn.add %1, %z : (tensor<18xf32>, tensor<f32>) -> tensor<18xf32>
  %3 = nn.cast %2 : (tensor<18xf32>) -> tensor<18xui8>
  return %3 : tensor<18xui8>
}

func.func @between_integers(
    %x: tensor<18xf32> {nn.value = dense<[0x7FC00000, 0x7F800000, 0xFF800000, 0.5, 1.5, 2.5, -0.5, -1.5, 126.5, 127.5, 254.5, 255.5, -128.5, -129.5, 1.0e30, -1.0e30, 4194304.5, 0.49999997]> : tensor<18xf32>})
    -> (tensor<18xi8> {nn.expect = dense<[0, 93, -11, -7, -5, -5, -7, -9, 93, 93, 93, 93, -11, -11, 93, -11, 93, -7]> : tensor<18xi8>}) {
  %z = nn.constant dense<-7.0> : tensor<f32>
  %l = nn.constant dense<-3.5> : tensor<f32>
  %h = nn.constant dense<100.25> : tensor<f32>
  %0 = nn.clamp %x, %l, %h : (tensor<18xf32>, tensor<f32>, tensor<f32>) -> tensor<18xf32>
  %1 = nn.round %0 : (tensor<18xf32>) -> tensor<18xf32>
  %2 = nn.add %1, %z : (tensor<18xf32>, tensor<f32>) -> tensor<18xf32>
  %3 = nn.cast %2 : (tensor<18xf32>) -> tensor<18xi8>
  return %3 : tensor<18xi8>
}

func.func @below_all(
    %x: tensor<18xf32> {nn.value = dense<[0x7FC00000, 0x7F800000, 0xFF800000, 0.5, 1.5, 2.5, -0.5, -1.5, 126.5, 127.5, 254.5, 255.5, -128.5, -129.5, 1.0e30, -1.0e30, 4194304.5, 0.49999997]> : tensor<18xf32>})
    -> (tensor<18xui8> {nn.expect = dense<[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]> : tensor<18xui8>}) {
  %z = nn.constant dense<0.0> : tensor<f32>
  %l = nn.constant dense<-20.0> : tensor<f32>
  %h = nn.constant dense<-10.0> : tensor<f32>
  %0 = nn.clamp %x, %l, %h : (tensor<18xf32>, tensor<f32>, tensor<f32>) -> tensor<18xf32>
  %1 = nn.round %0 : (tensor<18xf32>) -> tensor<18xf32>
  %2 = nn.add %1, %z : (tensor<18xf32>, tensor<f32>) -> tensor<18xf32>
  %3 = nn.cast %2 : (tensor<18xf32>) -> tensor<18xui8>
  return %3 : tensor<18xui8>
}

// Converted back, as between layers of a kernel.

func.func @unsigned_and_back(
    %x: tensor<18xf32> {nn.value = dense<[0x7FC00000, 0x7F800000, 0xFF800000, 0.5, 1.5, 2.5, -0.5, -1.5, 126.5, 127.5, 254.5, 255.5, -128.5, -129.5, 1.0e30, -1.0e30, 4194304.5, 0.49999997]> : tensor<18xf32>})
    -> (tensor<18xf32> {nn.expect = dense<[-3.0, 252.0, -3.0, 0.0, 2.0, 2.0, 0.0, -2.0, 126.0, 128.0, 252.0, 252.0, -3.0, -3.0, 252.0, -3.0, 252.0, 0.0]> : tensor<18xf32>}) {
  %z = nn.constant dense<3.0> : tensor<f32>
  %l = nn.constant dense<3.0> : tensor<f32>
  %0 = nn.round %x : (tensor<18xf32>) -> tensor<18xf32>
  %1 = nn.add %0, %z : (tensor<18xf32>, tensor<f32>) -> tensor<18xf32>
  %2 = nn.cast %1 : (tensor<18xf32>) -> tensor<18xui8>
  %3 = nn.cast %2 : (tensor<18xui8>) -> tensor<18xf32>
  %4 = nn.sub %3, %l : (tensor<18xf32>, tensor<f32>) -> tensor<18xf32>
  return %4 : tensor<18xf32>
}

func.func @signed_and_back(
    %x: tensor<18xf32> {nn.value = dense<[0x7FC00000, 0x7F800000, 0xFF800000, 0.5, 1.5, 2.5, -0.5, -1.5, 126.5, 127.5, 254.5, 255.5, -128.5, -129.5, 1.0e30, -1.0e30, 4194304.5, 0.49999997]> : tensor<18xf32>})
    -> (tensor<18xf32> {nn.expect = dense<[0.0, 127.0, -128.0, 0.0, 2.0, 2.0, 0.0, -2.0, 126.0, 127.0, 127.0, 127.0, -128.0, -128.0, 127.0, -128.0, 127.0, 0.0]> : tensor<18xf32>}) {
  %z = nn.constant dense<0.0> : tensor<f32>
  %l = nn.constant dense<0.0> : tensor<f32>
  %0 = nn.round %x : (tensor<18xf32>) -> tensor<18xf32>
  %1 = nn.add %0, %z : (tensor<18xf32>, tensor<f32>) -> tensor<18xf32>
  %2 = nn.cast %1 : (tensor<18xf32>) -> tensor<18xi8>
  %3 = nn.cast %2 : (tensor<18xi8>) -> tensor<18xf32>
  %4 = nn.sub %3, %l : (tensor<18xf32>, tensor<f32>) -> tensor<18xf32>
  return %4 : tensor<18xf32>
}

func.func @signed_with_zero_point_and_back(
    %x: tensor<18xf32> {nn.value = dense<[0x7FC00000, 0x7F800000, 0xFF800000, 0.5, 1.5, 2.5, -0.5, -1.5, 126.5, 127.5, 254.5, 255.5, -128.5, -129.5, 1.0e30, -1.0e30, 4194304.5, 0.49999997]> : tensor<18xf32>})
    -> (tensor<18xf32> {nn.expect = dense<[-7.0, 120.0, -135.0, -12.0, -10.0, -10.0, -12.0, -14.0, 114.0, 116.0, 120.0, 120.0, -135.0, -135.0, 120.0, -135.0, 120.0, -12.0]> : tensor<18xf32>}) {
  %z = nn.constant dense<-5.0> : tensor<f32>
  %l = nn.constant dense<7.0> : tensor<f32>
  %0 = nn.round %x : (tensor<18xf32>) -> tensor<18xf32>
  %1 = nn.add %0, %z : (tensor<18xf32>, tensor<f32>) -> tensor<18xf32>
  %2 = nn.cast %1 : (tensor<18xf32>) -> tensor<18xi8>
  %3 = nn.cast %2 : (tensor<18xi8>) -> tensor<18xf32>
  %4 = nn.sub %3, %l : (tensor<18xf32>, tensor<f32>) -> tensor<18xf32>
  return %4 : tensor<18xf32>
}

func.func @short_and_back(
    %x: tensor<18xf32> {nn.value = dense<[0x7FC00000, 0x7F800000, 0xFF800000, 0.5, 1.5, 2.5, -0.5, -1.5, 126.5, 127.5, 254.5, 255.5, -128.5, -129.5, 1.0e30, -1.0e30, 4194304.5, 0.49999997]> : tensor<18xf32>})
    -> (tensor<18xf32> {nn.expect = dense<[-1.0, 32766.0, -32769.0, 0.0, 2.0, 2.0, 0.0, -2.0, 126.0, 128.0, 254.0, 256.0, -128.0, -130.0, 32766.0, -32769.0, 32766.0, 0.0]> : tensor<18xf32>}) {
  %z = nn.constant dense<1.0> : tensor<f32>
  %l = nn.constant dense<1.0> : tensor<f32>
  %0 = nn.round %x : (tensor<18xf32>) -> tensor<18xf32>
  %1 = nn.add %0, %z : (tensor<18xf32>, tensor<f32>) -> tensor<18xf32>
  %2 = nn.cast %1 : (tensor<18xf32>) -> tensor<18xi16>
  %3 = nn.cast %2 : (tensor<18xi16>) -> tensor<18xf32>
  %4 = nn.sub %3, %l : (tensor<18xf32>, tensor<f32>) -> tensor<18xf32>
  return %4 : tensor<18xf32>
}
