// RUN: nn-check %s

//===- Sizes around the vector width -------------------------------------===//
// Every size from 1 to 40 through each family of kernels.
//===----------------------------------------------------------------------===//

func.func @gelu_of_1_to_8(
    %a: tensor<1xf32>,
    %b: tensor<2xf32>,
    %c: tensor<3xf32>,
    %d: tensor<4xf32>,
    %e: tensor<5xf32>,
    %f: tensor<6xf32>,
    %g: tensor<7xf32>,
    %h: tensor<8xf32>)
    -> (tensor<1xf32>,
        tensor<2xf32>,
        tensor<3xf32>,
        tensor<4xf32>,
        tensor<5xf32>,
        tensor<6xf32>,
        tensor<7xf32>,
        tensor<8xf32>) {
  %0 = nn.gelu %a : (tensor<1xf32>) -> tensor<1xf32>
  %1 = nn.gelu %b : (tensor<2xf32>) -> tensor<2xf32>
  %2 = nn.gelu %c : (tensor<3xf32>) -> tensor<3xf32>
  %3 = nn.gelu %d : (tensor<4xf32>) -> tensor<4xf32>
  %4 = nn.gelu %e : (tensor<5xf32>) -> tensor<5xf32>
  %5 = nn.gelu %f : (tensor<6xf32>) -> tensor<6xf32>
  %6 = nn.gelu %g : (tensor<7xf32>) -> tensor<7xf32>
  %7 = nn.gelu %h : (tensor<8xf32>) -> tensor<8xf32>
  return %0, %1, %2, %3, %4, %5, %6, %7 : tensor<1xf32>, tensor<2xf32>, tensor<3xf32>, tensor<4xf32>, tensor<5xf32>, tensor<6xf32>, tensor<7xf32>, tensor<8xf32>
}

func.func @softmax_of_1_to_8(
    %a: tensor<3x1xf32>,
    %b: tensor<3x2xf32>,
    %c: tensor<3x3xf32>,
    %d: tensor<3x4xf32>,
    %e: tensor<3x5xf32>,
    %f: tensor<3x6xf32>,
    %g: tensor<3x7xf32>,
    %h: tensor<3x8xf32>)
    -> (tensor<3x1xf32>,
        tensor<3x2xf32>,
        tensor<3x3xf32>,
        tensor<3x4xf32>,
        tensor<3x5xf32>,
        tensor<3x6xf32>,
        tensor<3x7xf32>,
        tensor<3x8xf32>) {
  %0 = nn.softmax %a : (tensor<3x1xf32>) -> tensor<3x1xf32>
  %1 = nn.softmax %b : (tensor<3x2xf32>) -> tensor<3x2xf32>
  %2 = nn.softmax %c : (tensor<3x3xf32>) -> tensor<3x3xf32>
  %3 = nn.softmax %d : (tensor<3x4xf32>) -> tensor<3x4xf32>
  %4 = nn.softmax %e : (tensor<3x5xf32>) -> tensor<3x5xf32>
  %5 = nn.softmax %f : (tensor<3x6xf32>) -> tensor<3x6xf32>
  %6 = nn.softmax %g : (tensor<3x7xf32>) -> tensor<3x7xf32>
  %7 = nn.softmax %h : (tensor<3x8xf32>) -> tensor<3x8xf32>
  return %0, %1, %2, %3, %4, %5, %6, %7 : tensor<3x1xf32>, tensor<3x2xf32>, tensor<3x3xf32>, tensor<3x4xf32>, tensor<3x5xf32>, tensor<3x6xf32>, tensor<3x7xf32>, tensor<3x8xf32>
}

func.func @reduce_sum_of_1_to_8(
    %a: tensor<3x1xf32>,
    %b: tensor<3x2xf32>,
    %c: tensor<3x3xf32>,
    %d: tensor<3x4xf32>,
    %e: tensor<3x5xf32>,
    %f: tensor<3x6xf32>,
    %g: tensor<3x7xf32>,
    %h: tensor<3x8xf32>)
    -> (tensor<3xf32>,
        tensor<3xf32>,
        tensor<3xf32>,
        tensor<3xf32>,
        tensor<3xf32>,
        tensor<3xf32>,
        tensor<3xf32>,
        tensor<3xf32>) {
  %0 = nn.reduce_sum %a axes = [1] : (tensor<3x1xf32>) -> tensor<3xf32>
  %1 = nn.reduce_sum %b axes = [1] : (tensor<3x2xf32>) -> tensor<3xf32>
  %2 = nn.reduce_sum %c axes = [1] : (tensor<3x3xf32>) -> tensor<3xf32>
  %3 = nn.reduce_sum %d axes = [1] : (tensor<3x4xf32>) -> tensor<3xf32>
  %4 = nn.reduce_sum %e axes = [1] : (tensor<3x5xf32>) -> tensor<3xf32>
  %5 = nn.reduce_sum %f axes = [1] : (tensor<3x6xf32>) -> tensor<3xf32>
  %6 = nn.reduce_sum %g axes = [1] : (tensor<3x7xf32>) -> tensor<3xf32>
  %7 = nn.reduce_sum %h axes = [1] : (tensor<3x8xf32>) -> tensor<3xf32>
  return %0, %1, %2, %3, %4, %5, %6, %7 : tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>
}

func.func @reduce_max_i8_of_1_to_8(
    %a: tensor<3x1xi8>,
    %b: tensor<3x2xi8>,
    %c: tensor<3x3xi8>,
    %d: tensor<3x4xi8>,
    %e: tensor<3x5xi8>,
    %f: tensor<3x6xi8>,
    %g: tensor<3x7xi8>,
    %h: tensor<3x8xi8>)
    -> (tensor<1xi8>,
        tensor<2xi8>,
        tensor<3xi8>,
        tensor<4xi8>,
        tensor<5xi8>,
        tensor<6xi8>,
        tensor<7xi8>,
        tensor<8xi8>) {
  %0 = nn.reduce_max %a axes = [0] : (tensor<3x1xi8>) -> tensor<1xi8>
  %1 = nn.reduce_max %b axes = [0] : (tensor<3x2xi8>) -> tensor<2xi8>
  %2 = nn.reduce_max %c axes = [0] : (tensor<3x3xi8>) -> tensor<3xi8>
  %3 = nn.reduce_max %d axes = [0] : (tensor<3x4xi8>) -> tensor<4xi8>
  %4 = nn.reduce_max %e axes = [0] : (tensor<3x5xi8>) -> tensor<5xi8>
  %5 = nn.reduce_max %f axes = [0] : (tensor<3x6xi8>) -> tensor<6xi8>
  %6 = nn.reduce_max %g axes = [0] : (tensor<3x7xi8>) -> tensor<7xi8>
  %7 = nn.reduce_max %h axes = [0] : (tensor<3x8xi8>) -> tensor<8xi8>
  return %0, %1, %2, %3, %4, %5, %6, %7 : tensor<1xi8>, tensor<2xi8>, tensor<3xi8>, tensor<4xi8>, tensor<5xi8>, tensor<6xi8>, tensor<7xi8>, tensor<8xi8>
}

func.func @matmul_m_of_1_to_8(
    %a: tensor<1x5xf32>,
    %b: tensor<2x5xf32>,
    %c: tensor<3x5xf32>,
    %d: tensor<4x5xf32>,
    %e: tensor<5x5xf32>,
    %f: tensor<6x5xf32>,
    %g: tensor<7x5xf32>,
    %h: tensor<8x5xf32>)
    -> (tensor<1x7xf32>,
        tensor<2x7xf32>,
        tensor<3x7xf32>,
        tensor<4x7xf32>,
        tensor<5x7xf32>,
        tensor<6x7xf32>,
        tensor<7x7xf32>,
        tensor<8x7xf32>) {
  %w0 = nn.constant dense<0.5> : tensor<5x7xf32>
  %0 = nn.matmul %a, %w0 : (tensor<1x5xf32>, tensor<5x7xf32>) -> tensor<1x7xf32>
  %w1 = nn.constant dense<0.5> : tensor<5x7xf32>
  %1 = nn.matmul %b, %w1 : (tensor<2x5xf32>, tensor<5x7xf32>) -> tensor<2x7xf32>
  %w2 = nn.constant dense<0.5> : tensor<5x7xf32>
  %2 = nn.matmul %c, %w2 : (tensor<3x5xf32>, tensor<5x7xf32>) -> tensor<3x7xf32>
  %w3 = nn.constant dense<0.5> : tensor<5x7xf32>
  %3 = nn.matmul %d, %w3 : (tensor<4x5xf32>, tensor<5x7xf32>) -> tensor<4x7xf32>
  %w4 = nn.constant dense<0.5> : tensor<5x7xf32>
  %4 = nn.matmul %e, %w4 : (tensor<5x5xf32>, tensor<5x7xf32>) -> tensor<5x7xf32>
  %w5 = nn.constant dense<0.5> : tensor<5x7xf32>
  %5 = nn.matmul %f, %w5 : (tensor<6x5xf32>, tensor<5x7xf32>) -> tensor<6x7xf32>
  %w6 = nn.constant dense<0.5> : tensor<5x7xf32>
  %6 = nn.matmul %g, %w6 : (tensor<7x5xf32>, tensor<5x7xf32>) -> tensor<7x7xf32>
  %w7 = nn.constant dense<0.5> : tensor<5x7xf32>
  %7 = nn.matmul %h, %w7 : (tensor<8x5xf32>, tensor<5x7xf32>) -> tensor<8x7xf32>
  return %0, %1, %2, %3, %4, %5, %6, %7 : tensor<1x7xf32>, tensor<2x7xf32>, tensor<3x7xf32>, tensor<4x7xf32>, tensor<5x7xf32>, tensor<6x7xf32>, tensor<7x7xf32>, tensor<8x7xf32>
}

func.func @matmul_n_of_1_to_8(
    %a: tensor<7x5xf32>,
    %b: tensor<7x5xf32>,
    %c: tensor<7x5xf32>,
    %d: tensor<7x5xf32>,
    %e: tensor<7x5xf32>,
    %f: tensor<7x5xf32>,
    %g: tensor<7x5xf32>,
    %h: tensor<7x5xf32>)
    -> (tensor<7x1xf32>,
        tensor<7x2xf32>,
        tensor<7x3xf32>,
        tensor<7x4xf32>,
        tensor<7x5xf32>,
        tensor<7x6xf32>,
        tensor<7x7xf32>,
        tensor<7x8xf32>) {
  %w0 = nn.constant dense<0.5> : tensor<5x1xf32>
  %0 = nn.matmul %a, %w0 : (tensor<7x5xf32>, tensor<5x1xf32>) -> tensor<7x1xf32>
  %w1 = nn.constant dense<0.5> : tensor<5x2xf32>
  %1 = nn.matmul %b, %w1 : (tensor<7x5xf32>, tensor<5x2xf32>) -> tensor<7x2xf32>
  %w2 = nn.constant dense<0.5> : tensor<5x3xf32>
  %2 = nn.matmul %c, %w2 : (tensor<7x5xf32>, tensor<5x3xf32>) -> tensor<7x3xf32>
  %w3 = nn.constant dense<0.5> : tensor<5x4xf32>
  %3 = nn.matmul %d, %w3 : (tensor<7x5xf32>, tensor<5x4xf32>) -> tensor<7x4xf32>
  %w4 = nn.constant dense<0.5> : tensor<5x5xf32>
  %4 = nn.matmul %e, %w4 : (tensor<7x5xf32>, tensor<5x5xf32>) -> tensor<7x5xf32>
  %w5 = nn.constant dense<0.5> : tensor<5x6xf32>
  %5 = nn.matmul %f, %w5 : (tensor<7x5xf32>, tensor<5x6xf32>) -> tensor<7x6xf32>
  %w6 = nn.constant dense<0.5> : tensor<5x7xf32>
  %6 = nn.matmul %g, %w6 : (tensor<7x5xf32>, tensor<5x7xf32>) -> tensor<7x7xf32>
  %w7 = nn.constant dense<0.5> : tensor<5x8xf32>
  %7 = nn.matmul %h, %w7 : (tensor<7x5xf32>, tensor<5x8xf32>) -> tensor<7x8xf32>
  return %0, %1, %2, %3, %4, %5, %6, %7 : tensor<7x1xf32>, tensor<7x2xf32>, tensor<7x3xf32>, tensor<7x4xf32>, tensor<7x5xf32>, tensor<7x6xf32>, tensor<7x7xf32>, tensor<7x8xf32>
}

func.func @matmul_k_of_1_to_8(
    %a: tensor<7x1xf32>,
    %b: tensor<7x2xf32>,
    %c: tensor<7x3xf32>,
    %d: tensor<7x4xf32>,
    %e: tensor<7x5xf32>,
    %f: tensor<7x6xf32>,
    %g: tensor<7x7xf32>,
    %h: tensor<7x8xf32>)
    -> (tensor<7x5xf32>,
        tensor<7x5xf32>,
        tensor<7x5xf32>,
        tensor<7x5xf32>,
        tensor<7x5xf32>,
        tensor<7x5xf32>,
        tensor<7x5xf32>,
        tensor<7x5xf32>) {
  %w0 = nn.constant dense<0.5> : tensor<1x5xf32>
  %0 = nn.matmul %a, %w0 : (tensor<7x1xf32>, tensor<1x5xf32>) -> tensor<7x5xf32>
  %w1 = nn.constant dense<0.5> : tensor<2x5xf32>
  %1 = nn.matmul %b, %w1 : (tensor<7x2xf32>, tensor<2x5xf32>) -> tensor<7x5xf32>
  %w2 = nn.constant dense<0.5> : tensor<3x5xf32>
  %2 = nn.matmul %c, %w2 : (tensor<7x3xf32>, tensor<3x5xf32>) -> tensor<7x5xf32>
  %w3 = nn.constant dense<0.5> : tensor<4x5xf32>
  %3 = nn.matmul %d, %w3 : (tensor<7x4xf32>, tensor<4x5xf32>) -> tensor<7x5xf32>
  %w4 = nn.constant dense<0.5> : tensor<5x5xf32>
  %4 = nn.matmul %e, %w4 : (tensor<7x5xf32>, tensor<5x5xf32>) -> tensor<7x5xf32>
  %w5 = nn.constant dense<0.5> : tensor<6x5xf32>
  %5 = nn.matmul %f, %w5 : (tensor<7x6xf32>, tensor<6x5xf32>) -> tensor<7x5xf32>
  %w6 = nn.constant dense<0.5> : tensor<7x5xf32>
  %6 = nn.matmul %g, %w6 : (tensor<7x7xf32>, tensor<7x5xf32>) -> tensor<7x5xf32>
  %w7 = nn.constant dense<0.5> : tensor<8x5xf32>
  %7 = nn.matmul %h, %w7 : (tensor<7x8xf32>, tensor<8x5xf32>) -> tensor<7x5xf32>
  return %0, %1, %2, %3, %4, %5, %6, %7 : tensor<7x5xf32>, tensor<7x5xf32>, tensor<7x5xf32>, tensor<7x5xf32>, tensor<7x5xf32>, tensor<7x5xf32>, tensor<7x5xf32>, tensor<7x5xf32>
}

func.func @conv_channels_of_1_to_8(
    %a: tensor<1x5x5x1xf32>,
    %b: tensor<1x5x5x2xf32>,
    %c: tensor<1x5x5x3xf32>,
    %d: tensor<1x5x5x4xf32>,
    %e: tensor<1x5x5x5xf32>,
    %f: tensor<1x5x5x6xf32>,
    %g: tensor<1x5x5x7xf32>,
    %h: tensor<1x5x5x8xf32>)
    -> (tensor<1x5x5x4xf32>,
        tensor<1x5x5x4xf32>,
        tensor<1x5x5x4xf32>,
        tensor<1x5x5x4xf32>,
        tensor<1x5x5x4xf32>,
        tensor<1x5x5x4xf32>,
        tensor<1x5x5x4xf32>,
        tensor<1x5x5x4xf32>) {
  %w0 = nn.constant dense<0.25> : tensor<3x3x1x4xf32>
  %0 = nn.conv %a, %w0 pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x5x1xf32>, tensor<3x3x1x4xf32>) -> tensor<1x5x5x4xf32>
  %w1 = nn.constant dense<0.25> : tensor<3x3x2x4xf32>
  %1 = nn.conv %b, %w1 pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x5x2xf32>, tensor<3x3x2x4xf32>) -> tensor<1x5x5x4xf32>
  %w2 = nn.constant dense<0.25> : tensor<3x3x3x4xf32>
  %2 = nn.conv %c, %w2 pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x5x3xf32>, tensor<3x3x3x4xf32>) -> tensor<1x5x5x4xf32>
  %w3 = nn.constant dense<0.25> : tensor<3x3x4x4xf32>
  %3 = nn.conv %d, %w3 pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x5x4xf32>, tensor<3x3x4x4xf32>) -> tensor<1x5x5x4xf32>
  %w4 = nn.constant dense<0.25> : tensor<3x3x5x4xf32>
  %4 = nn.conv %e, %w4 pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x5x5xf32>, tensor<3x3x5x4xf32>) -> tensor<1x5x5x4xf32>
  %w5 = nn.constant dense<0.25> : tensor<3x3x6x4xf32>
  %5 = nn.conv %f, %w5 pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x5x6xf32>, tensor<3x3x6x4xf32>) -> tensor<1x5x5x4xf32>
  %w6 = nn.constant dense<0.25> : tensor<3x3x7x4xf32>
  %6 = nn.conv %g, %w6 pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x5x7xf32>, tensor<3x3x7x4xf32>) -> tensor<1x5x5x4xf32>
  %w7 = nn.constant dense<0.25> : tensor<3x3x8x4xf32>
  %7 = nn.conv %h, %w7 pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x5x8xf32>, tensor<3x3x8x4xf32>) -> tensor<1x5x5x4xf32>
  return %0, %1, %2, %3, %4, %5, %6, %7 : tensor<1x5x5x4xf32>, tensor<1x5x5x4xf32>, tensor<1x5x5x4xf32>, tensor<1x5x5x4xf32>, tensor<1x5x5x4xf32>, tensor<1x5x5x4xf32>, tensor<1x5x5x4xf32>, tensor<1x5x5x4xf32>
}

func.func @gelu_of_9_to_16(
    %a: tensor<9xf32>,
    %b: tensor<10xf32>,
    %c: tensor<11xf32>,
    %d: tensor<12xf32>,
    %e: tensor<13xf32>,
    %f: tensor<14xf32>,
    %g: tensor<15xf32>,
    %h: tensor<16xf32>)
    -> (tensor<9xf32>,
        tensor<10xf32>,
        tensor<11xf32>,
        tensor<12xf32>,
        tensor<13xf32>,
        tensor<14xf32>,
        tensor<15xf32>,
        tensor<16xf32>) {
  %0 = nn.gelu %a : (tensor<9xf32>) -> tensor<9xf32>
  %1 = nn.gelu %b : (tensor<10xf32>) -> tensor<10xf32>
  %2 = nn.gelu %c : (tensor<11xf32>) -> tensor<11xf32>
  %3 = nn.gelu %d : (tensor<12xf32>) -> tensor<12xf32>
  %4 = nn.gelu %e : (tensor<13xf32>) -> tensor<13xf32>
  %5 = nn.gelu %f : (tensor<14xf32>) -> tensor<14xf32>
  %6 = nn.gelu %g : (tensor<15xf32>) -> tensor<15xf32>
  %7 = nn.gelu %h : (tensor<16xf32>) -> tensor<16xf32>
  return %0, %1, %2, %3, %4, %5, %6, %7 : tensor<9xf32>, tensor<10xf32>, tensor<11xf32>, tensor<12xf32>, tensor<13xf32>, tensor<14xf32>, tensor<15xf32>, tensor<16xf32>
}

func.func @softmax_of_9_to_16(
    %a: tensor<3x9xf32>,
    %b: tensor<3x10xf32>,
    %c: tensor<3x11xf32>,
    %d: tensor<3x12xf32>,
    %e: tensor<3x13xf32>,
    %f: tensor<3x14xf32>,
    %g: tensor<3x15xf32>,
    %h: tensor<3x16xf32>)
    -> (tensor<3x9xf32>,
        tensor<3x10xf32>,
        tensor<3x11xf32>,
        tensor<3x12xf32>,
        tensor<3x13xf32>,
        tensor<3x14xf32>,
        tensor<3x15xf32>,
        tensor<3x16xf32>) {
  %0 = nn.softmax %a : (tensor<3x9xf32>) -> tensor<3x9xf32>
  %1 = nn.softmax %b : (tensor<3x10xf32>) -> tensor<3x10xf32>
  %2 = nn.softmax %c : (tensor<3x11xf32>) -> tensor<3x11xf32>
  %3 = nn.softmax %d : (tensor<3x12xf32>) -> tensor<3x12xf32>
  %4 = nn.softmax %e : (tensor<3x13xf32>) -> tensor<3x13xf32>
  %5 = nn.softmax %f : (tensor<3x14xf32>) -> tensor<3x14xf32>
  %6 = nn.softmax %g : (tensor<3x15xf32>) -> tensor<3x15xf32>
  %7 = nn.softmax %h : (tensor<3x16xf32>) -> tensor<3x16xf32>
  return %0, %1, %2, %3, %4, %5, %6, %7 : tensor<3x9xf32>, tensor<3x10xf32>, tensor<3x11xf32>, tensor<3x12xf32>, tensor<3x13xf32>, tensor<3x14xf32>, tensor<3x15xf32>, tensor<3x16xf32>
}

func.func @reduce_sum_of_9_to_16(
    %a: tensor<3x9xf32>,
    %b: tensor<3x10xf32>,
    %c: tensor<3x11xf32>,
    %d: tensor<3x12xf32>,
    %e: tensor<3x13xf32>,
    %f: tensor<3x14xf32>,
    %g: tensor<3x15xf32>,
    %h: tensor<3x16xf32>)
    -> (tensor<3xf32>,
        tensor<3xf32>,
        tensor<3xf32>,
        tensor<3xf32>,
        tensor<3xf32>,
        tensor<3xf32>,
        tensor<3xf32>,
        tensor<3xf32>) {
  %0 = nn.reduce_sum %a axes = [1] : (tensor<3x9xf32>) -> tensor<3xf32>
  %1 = nn.reduce_sum %b axes = [1] : (tensor<3x10xf32>) -> tensor<3xf32>
  %2 = nn.reduce_sum %c axes = [1] : (tensor<3x11xf32>) -> tensor<3xf32>
  %3 = nn.reduce_sum %d axes = [1] : (tensor<3x12xf32>) -> tensor<3xf32>
  %4 = nn.reduce_sum %e axes = [1] : (tensor<3x13xf32>) -> tensor<3xf32>
  %5 = nn.reduce_sum %f axes = [1] : (tensor<3x14xf32>) -> tensor<3xf32>
  %6 = nn.reduce_sum %g axes = [1] : (tensor<3x15xf32>) -> tensor<3xf32>
  %7 = nn.reduce_sum %h axes = [1] : (tensor<3x16xf32>) -> tensor<3xf32>
  return %0, %1, %2, %3, %4, %5, %6, %7 : tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>
}

func.func @reduce_max_i8_of_9_to_16(
    %a: tensor<3x9xi8>,
    %b: tensor<3x10xi8>,
    %c: tensor<3x11xi8>,
    %d: tensor<3x12xi8>,
    %e: tensor<3x13xi8>,
    %f: tensor<3x14xi8>,
    %g: tensor<3x15xi8>,
    %h: tensor<3x16xi8>)
    -> (tensor<9xi8>,
        tensor<10xi8>,
        tensor<11xi8>,
        tensor<12xi8>,
        tensor<13xi8>,
        tensor<14xi8>,
        tensor<15xi8>,
        tensor<16xi8>) {
  %0 = nn.reduce_max %a axes = [0] : (tensor<3x9xi8>) -> tensor<9xi8>
  %1 = nn.reduce_max %b axes = [0] : (tensor<3x10xi8>) -> tensor<10xi8>
  %2 = nn.reduce_max %c axes = [0] : (tensor<3x11xi8>) -> tensor<11xi8>
  %3 = nn.reduce_max %d axes = [0] : (tensor<3x12xi8>) -> tensor<12xi8>
  %4 = nn.reduce_max %e axes = [0] : (tensor<3x13xi8>) -> tensor<13xi8>
  %5 = nn.reduce_max %f axes = [0] : (tensor<3x14xi8>) -> tensor<14xi8>
  %6 = nn.reduce_max %g axes = [0] : (tensor<3x15xi8>) -> tensor<15xi8>
  %7 = nn.reduce_max %h axes = [0] : (tensor<3x16xi8>) -> tensor<16xi8>
  return %0, %1, %2, %3, %4, %5, %6, %7 : tensor<9xi8>, tensor<10xi8>, tensor<11xi8>, tensor<12xi8>, tensor<13xi8>, tensor<14xi8>, tensor<15xi8>, tensor<16xi8>
}

func.func @matmul_m_of_9_to_16(
    %a: tensor<9x5xf32>,
    %b: tensor<10x5xf32>,
    %c: tensor<11x5xf32>,
    %d: tensor<12x5xf32>,
    %e: tensor<13x5xf32>,
    %f: tensor<14x5xf32>,
    %g: tensor<15x5xf32>,
    %h: tensor<16x5xf32>)
    -> (tensor<9x7xf32>,
        tensor<10x7xf32>,
        tensor<11x7xf32>,
        tensor<12x7xf32>,
        tensor<13x7xf32>,
        tensor<14x7xf32>,
        tensor<15x7xf32>,
        tensor<16x7xf32>) {
  %w0 = nn.constant dense<0.5> : tensor<5x7xf32>
  %0 = nn.matmul %a, %w0 : (tensor<9x5xf32>, tensor<5x7xf32>) -> tensor<9x7xf32>
  %w1 = nn.constant dense<0.5> : tensor<5x7xf32>
  %1 = nn.matmul %b, %w1 : (tensor<10x5xf32>, tensor<5x7xf32>) -> tensor<10x7xf32>
  %w2 = nn.constant dense<0.5> : tensor<5x7xf32>
  %2 = nn.matmul %c, %w2 : (tensor<11x5xf32>, tensor<5x7xf32>) -> tensor<11x7xf32>
  %w3 = nn.constant dense<0.5> : tensor<5x7xf32>
  %3 = nn.matmul %d, %w3 : (tensor<12x5xf32>, tensor<5x7xf32>) -> tensor<12x7xf32>
  %w4 = nn.constant dense<0.5> : tensor<5x7xf32>
  %4 = nn.matmul %e, %w4 : (tensor<13x5xf32>, tensor<5x7xf32>) -> tensor<13x7xf32>
  %w5 = nn.constant dense<0.5> : tensor<5x7xf32>
  %5 = nn.matmul %f, %w5 : (tensor<14x5xf32>, tensor<5x7xf32>) -> tensor<14x7xf32>
  %w6 = nn.constant dense<0.5> : tensor<5x7xf32>
  %6 = nn.matmul %g, %w6 : (tensor<15x5xf32>, tensor<5x7xf32>) -> tensor<15x7xf32>
  %w7 = nn.constant dense<0.5> : tensor<5x7xf32>
  %7 = nn.matmul %h, %w7 : (tensor<16x5xf32>, tensor<5x7xf32>) -> tensor<16x7xf32>
  return %0, %1, %2, %3, %4, %5, %6, %7 : tensor<9x7xf32>, tensor<10x7xf32>, tensor<11x7xf32>, tensor<12x7xf32>, tensor<13x7xf32>, tensor<14x7xf32>, tensor<15x7xf32>, tensor<16x7xf32>
}

func.func @matmul_n_of_9_to_16(
    %a: tensor<7x5xf32>,
    %b: tensor<7x5xf32>,
    %c: tensor<7x5xf32>,
    %d: tensor<7x5xf32>,
    %e: tensor<7x5xf32>,
    %f: tensor<7x5xf32>,
    %g: tensor<7x5xf32>,
    %h: tensor<7x5xf32>)
    -> (tensor<7x9xf32>,
        tensor<7x10xf32>,
        tensor<7x11xf32>,
        tensor<7x12xf32>,
        tensor<7x13xf32>,
        tensor<7x14xf32>,
        tensor<7x15xf32>,
        tensor<7x16xf32>) {
  %w0 = nn.constant dense<0.5> : tensor<5x9xf32>
  %0 = nn.matmul %a, %w0 : (tensor<7x5xf32>, tensor<5x9xf32>) -> tensor<7x9xf32>
  %w1 = nn.constant dense<0.5> : tensor<5x10xf32>
  %1 = nn.matmul %b, %w1 : (tensor<7x5xf32>, tensor<5x10xf32>) -> tensor<7x10xf32>
  %w2 = nn.constant dense<0.5> : tensor<5x11xf32>
  %2 = nn.matmul %c, %w2 : (tensor<7x5xf32>, tensor<5x11xf32>) -> tensor<7x11xf32>
  %w3 = nn.constant dense<0.5> : tensor<5x12xf32>
  %3 = nn.matmul %d, %w3 : (tensor<7x5xf32>, tensor<5x12xf32>) -> tensor<7x12xf32>
  %w4 = nn.constant dense<0.5> : tensor<5x13xf32>
  %4 = nn.matmul %e, %w4 : (tensor<7x5xf32>, tensor<5x13xf32>) -> tensor<7x13xf32>
  %w5 = nn.constant dense<0.5> : tensor<5x14xf32>
  %5 = nn.matmul %f, %w5 : (tensor<7x5xf32>, tensor<5x14xf32>) -> tensor<7x14xf32>
  %w6 = nn.constant dense<0.5> : tensor<5x15xf32>
  %6 = nn.matmul %g, %w6 : (tensor<7x5xf32>, tensor<5x15xf32>) -> tensor<7x15xf32>
  %w7 = nn.constant dense<0.5> : tensor<5x16xf32>
  %7 = nn.matmul %h, %w7 : (tensor<7x5xf32>, tensor<5x16xf32>) -> tensor<7x16xf32>
  return %0, %1, %2, %3, %4, %5, %6, %7 : tensor<7x9xf32>, tensor<7x10xf32>, tensor<7x11xf32>, tensor<7x12xf32>, tensor<7x13xf32>, tensor<7x14xf32>, tensor<7x15xf32>, tensor<7x16xf32>
}

func.func @matmul_k_of_9_to_16(
    %a: tensor<7x9xf32>,
    %b: tensor<7x10xf32>,
    %c: tensor<7x11xf32>,
    %d: tensor<7x12xf32>,
    %e: tensor<7x13xf32>,
    %f: tensor<7x14xf32>,
    %g: tensor<7x15xf32>,
    %h: tensor<7x16xf32>)
    -> (tensor<7x5xf32>,
        tensor<7x5xf32>,
        tensor<7x5xf32>,
        tensor<7x5xf32>,
        tensor<7x5xf32>,
        tensor<7x5xf32>,
        tensor<7x5xf32>,
        tensor<7x5xf32>) {
  %w0 = nn.constant dense<0.5> : tensor<9x5xf32>
  %0 = nn.matmul %a, %w0 : (tensor<7x9xf32>, tensor<9x5xf32>) -> tensor<7x5xf32>
  %w1 = nn.constant dense<0.5> : tensor<10x5xf32>
  %1 = nn.matmul %b, %w1 : (tensor<7x10xf32>, tensor<10x5xf32>) -> tensor<7x5xf32>
  %w2 = nn.constant dense<0.5> : tensor<11x5xf32>
  %2 = nn.matmul %c, %w2 : (tensor<7x11xf32>, tensor<11x5xf32>) -> tensor<7x5xf32>
  %w3 = nn.constant dense<0.5> : tensor<12x5xf32>
  %3 = nn.matmul %d, %w3 : (tensor<7x12xf32>, tensor<12x5xf32>) -> tensor<7x5xf32>
  %w4 = nn.constant dense<0.5> : tensor<13x5xf32>
  %4 = nn.matmul %e, %w4 : (tensor<7x13xf32>, tensor<13x5xf32>) -> tensor<7x5xf32>
  %w5 = nn.constant dense<0.5> : tensor<14x5xf32>
  %5 = nn.matmul %f, %w5 : (tensor<7x14xf32>, tensor<14x5xf32>) -> tensor<7x5xf32>
  %w6 = nn.constant dense<0.5> : tensor<15x5xf32>
  %6 = nn.matmul %g, %w6 : (tensor<7x15xf32>, tensor<15x5xf32>) -> tensor<7x5xf32>
  %w7 = nn.constant dense<0.5> : tensor<16x5xf32>
  %7 = nn.matmul %h, %w7 : (tensor<7x16xf32>, tensor<16x5xf32>) -> tensor<7x5xf32>
  return %0, %1, %2, %3, %4, %5, %6, %7 : tensor<7x5xf32>, tensor<7x5xf32>, tensor<7x5xf32>, tensor<7x5xf32>, tensor<7x5xf32>, tensor<7x5xf32>, tensor<7x5xf32>, tensor<7x5xf32>
}

func.func @conv_channels_of_9_to_16(
    %a: tensor<1x5x5x9xf32>,
    %b: tensor<1x5x5x10xf32>,
    %c: tensor<1x5x5x11xf32>,
    %d: tensor<1x5x5x12xf32>,
    %e: tensor<1x5x5x13xf32>,
    %f: tensor<1x5x5x14xf32>,
    %g: tensor<1x5x5x15xf32>,
    %h: tensor<1x5x5x16xf32>)
    -> (tensor<1x5x5x4xf32>,
        tensor<1x5x5x4xf32>,
        tensor<1x5x5x4xf32>,
        tensor<1x5x5x4xf32>,
        tensor<1x5x5x4xf32>,
        tensor<1x5x5x4xf32>,
        tensor<1x5x5x4xf32>,
        tensor<1x5x5x4xf32>) {
  %w0 = nn.constant dense<0.25> : tensor<3x3x9x4xf32>
  %0 = nn.conv %a, %w0 pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x5x9xf32>, tensor<3x3x9x4xf32>) -> tensor<1x5x5x4xf32>
  %w1 = nn.constant dense<0.25> : tensor<3x3x10x4xf32>
  %1 = nn.conv %b, %w1 pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x5x10xf32>, tensor<3x3x10x4xf32>) -> tensor<1x5x5x4xf32>
  %w2 = nn.constant dense<0.25> : tensor<3x3x11x4xf32>
  %2 = nn.conv %c, %w2 pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x5x11xf32>, tensor<3x3x11x4xf32>) -> tensor<1x5x5x4xf32>
  %w3 = nn.constant dense<0.25> : tensor<3x3x12x4xf32>
  %3 = nn.conv %d, %w3 pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x5x12xf32>, tensor<3x3x12x4xf32>) -> tensor<1x5x5x4xf32>
  %w4 = nn.constant dense<0.25> : tensor<3x3x13x4xf32>
  %4 = nn.conv %e, %w4 pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x5x13xf32>, tensor<3x3x13x4xf32>) -> tensor<1x5x5x4xf32>
  %w5 = nn.constant dense<0.25> : tensor<3x3x14x4xf32>
  %5 = nn.conv %f, %w5 pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x5x14xf32>, tensor<3x3x14x4xf32>) -> tensor<1x5x5x4xf32>
  %w6 = nn.constant dense<0.25> : tensor<3x3x15x4xf32>
  %6 = nn.conv %g, %w6 pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x5x15xf32>, tensor<3x3x15x4xf32>) -> tensor<1x5x5x4xf32>
  %w7 = nn.constant dense<0.25> : tensor<3x3x16x4xf32>
  %7 = nn.conv %h, %w7 pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x5x16xf32>, tensor<3x3x16x4xf32>) -> tensor<1x5x5x4xf32>
  return %0, %1, %2, %3, %4, %5, %6, %7 : tensor<1x5x5x4xf32>, tensor<1x5x5x4xf32>, tensor<1x5x5x4xf32>, tensor<1x5x5x4xf32>, tensor<1x5x5x4xf32>, tensor<1x5x5x4xf32>, tensor<1x5x5x4xf32>, tensor<1x5x5x4xf32>
}

func.func @gelu_of_17_to_24(
    %a: tensor<17xf32>,
    %b: tensor<18xf32>,
    %c: tensor<19xf32>,
    %d: tensor<20xf32>,
    %e: tensor<21xf32>,
    %f: tensor<22xf32>,
    %g: tensor<23xf32>,
    %h: tensor<24xf32>)
    -> (tensor<17xf32>,
        tensor<18xf32>,
        tensor<19xf32>,
        tensor<20xf32>,
        tensor<21xf32>,
        tensor<22xf32>,
        tensor<23xf32>,
        tensor<24xf32>) {
  %0 = nn.gelu %a : (tensor<17xf32>) -> tensor<17xf32>
  %1 = nn.gelu %b : (tensor<18xf32>) -> tensor<18xf32>
  %2 = nn.gelu %c : (tensor<19xf32>) -> tensor<19xf32>
  %3 = nn.gelu %d : (tensor<20xf32>) -> tensor<20xf32>
  %4 = nn.gelu %e : (tensor<21xf32>) -> tensor<21xf32>
  %5 = nn.gelu %f : (tensor<22xf32>) -> tensor<22xf32>
  %6 = nn.gelu %g : (tensor<23xf32>) -> tensor<23xf32>
  %7 = nn.gelu %h : (tensor<24xf32>) -> tensor<24xf32>
  return %0, %1, %2, %3, %4, %5, %6, %7 : tensor<17xf32>, tensor<18xf32>, tensor<19xf32>, tensor<20xf32>, tensor<21xf32>, tensor<22xf32>, tensor<23xf32>, tensor<24xf32>
}

func.func @softmax_of_17_to_24(
    %a: tensor<3x17xf32>,
    %b: tensor<3x18xf32>,
    %c: tensor<3x19xf32>,
    %d: tensor<3x20xf32>,
    %e: tensor<3x21xf32>,
    %f: tensor<3x22xf32>,
    %g: tensor<3x23xf32>,
    %h: tensor<3x24xf32>)
    -> (tensor<3x17xf32>,
        tensor<3x18xf32>,
        tensor<3x19xf32>,
        tensor<3x20xf32>,
        tensor<3x21xf32>,
        tensor<3x22xf32>,
        tensor<3x23xf32>,
        tensor<3x24xf32>) {
  %0 = nn.softmax %a : (tensor<3x17xf32>) -> tensor<3x17xf32>
  %1 = nn.softmax %b : (tensor<3x18xf32>) -> tensor<3x18xf32>
  %2 = nn.softmax %c : (tensor<3x19xf32>) -> tensor<3x19xf32>
  %3 = nn.softmax %d : (tensor<3x20xf32>) -> tensor<3x20xf32>
  %4 = nn.softmax %e : (tensor<3x21xf32>) -> tensor<3x21xf32>
  %5 = nn.softmax %f : (tensor<3x22xf32>) -> tensor<3x22xf32>
  %6 = nn.softmax %g : (tensor<3x23xf32>) -> tensor<3x23xf32>
  %7 = nn.softmax %h : (tensor<3x24xf32>) -> tensor<3x24xf32>
  return %0, %1, %2, %3, %4, %5, %6, %7 : tensor<3x17xf32>, tensor<3x18xf32>, tensor<3x19xf32>, tensor<3x20xf32>, tensor<3x21xf32>, tensor<3x22xf32>, tensor<3x23xf32>, tensor<3x24xf32>
}

func.func @reduce_sum_of_17_to_24(
    %a: tensor<3x17xf32>,
    %b: tensor<3x18xf32>,
    %c: tensor<3x19xf32>,
    %d: tensor<3x20xf32>,
    %e: tensor<3x21xf32>,
    %f: tensor<3x22xf32>,
    %g: tensor<3x23xf32>,
    %h: tensor<3x24xf32>)
    -> (tensor<3xf32>,
        tensor<3xf32>,
        tensor<3xf32>,
        tensor<3xf32>,
        tensor<3xf32>,
        tensor<3xf32>,
        tensor<3xf32>,
        tensor<3xf32>) {
  %0 = nn.reduce_sum %a axes = [1] : (tensor<3x17xf32>) -> tensor<3xf32>
  %1 = nn.reduce_sum %b axes = [1] : (tensor<3x18xf32>) -> tensor<3xf32>
  %2 = nn.reduce_sum %c axes = [1] : (tensor<3x19xf32>) -> tensor<3xf32>
  %3 = nn.reduce_sum %d axes = [1] : (tensor<3x20xf32>) -> tensor<3xf32>
  %4 = nn.reduce_sum %e axes = [1] : (tensor<3x21xf32>) -> tensor<3xf32>
  %5 = nn.reduce_sum %f axes = [1] : (tensor<3x22xf32>) -> tensor<3xf32>
  %6 = nn.reduce_sum %g axes = [1] : (tensor<3x23xf32>) -> tensor<3xf32>
  %7 = nn.reduce_sum %h axes = [1] : (tensor<3x24xf32>) -> tensor<3xf32>
  return %0, %1, %2, %3, %4, %5, %6, %7 : tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>
}

func.func @reduce_max_i8_of_17_to_24(
    %a: tensor<3x17xi8>,
    %b: tensor<3x18xi8>,
    %c: tensor<3x19xi8>,
    %d: tensor<3x20xi8>,
    %e: tensor<3x21xi8>,
    %f: tensor<3x22xi8>,
    %g: tensor<3x23xi8>,
    %h: tensor<3x24xi8>)
    -> (tensor<17xi8>,
        tensor<18xi8>,
        tensor<19xi8>,
        tensor<20xi8>,
        tensor<21xi8>,
        tensor<22xi8>,
        tensor<23xi8>,
        tensor<24xi8>) {
  %0 = nn.reduce_max %a axes = [0] : (tensor<3x17xi8>) -> tensor<17xi8>
  %1 = nn.reduce_max %b axes = [0] : (tensor<3x18xi8>) -> tensor<18xi8>
  %2 = nn.reduce_max %c axes = [0] : (tensor<3x19xi8>) -> tensor<19xi8>
  %3 = nn.reduce_max %d axes = [0] : (tensor<3x20xi8>) -> tensor<20xi8>
  %4 = nn.reduce_max %e axes = [0] : (tensor<3x21xi8>) -> tensor<21xi8>
  %5 = nn.reduce_max %f axes = [0] : (tensor<3x22xi8>) -> tensor<22xi8>
  %6 = nn.reduce_max %g axes = [0] : (tensor<3x23xi8>) -> tensor<23xi8>
  %7 = nn.reduce_max %h axes = [0] : (tensor<3x24xi8>) -> tensor<24xi8>
  return %0, %1, %2, %3, %4, %5, %6, %7 : tensor<17xi8>, tensor<18xi8>, tensor<19xi8>, tensor<20xi8>, tensor<21xi8>, tensor<22xi8>, tensor<23xi8>, tensor<24xi8>
}

func.func @matmul_m_of_17_to_24(
    %a: tensor<17x5xf32>,
    %b: tensor<18x5xf32>,
    %c: tensor<19x5xf32>,
    %d: tensor<20x5xf32>,
    %e: tensor<21x5xf32>,
    %f: tensor<22x5xf32>,
    %g: tensor<23x5xf32>,
    %h: tensor<24x5xf32>)
    -> (tensor<17x7xf32>,
        tensor<18x7xf32>,
        tensor<19x7xf32>,
        tensor<20x7xf32>,
        tensor<21x7xf32>,
        tensor<22x7xf32>,
        tensor<23x7xf32>,
        tensor<24x7xf32>) {
  %w0 = nn.constant dense<0.5> : tensor<5x7xf32>
  %0 = nn.matmul %a, %w0 : (tensor<17x5xf32>, tensor<5x7xf32>) -> tensor<17x7xf32>
  %w1 = nn.constant dense<0.5> : tensor<5x7xf32>
  %1 = nn.matmul %b, %w1 : (tensor<18x5xf32>, tensor<5x7xf32>) -> tensor<18x7xf32>
  %w2 = nn.constant dense<0.5> : tensor<5x7xf32>
  %2 = nn.matmul %c, %w2 : (tensor<19x5xf32>, tensor<5x7xf32>) -> tensor<19x7xf32>
  %w3 = nn.constant dense<0.5> : tensor<5x7xf32>
  %3 = nn.matmul %d, %w3 : (tensor<20x5xf32>, tensor<5x7xf32>) -> tensor<20x7xf32>
  %w4 = nn.constant dense<0.5> : tensor<5x7xf32>
  %4 = nn.matmul %e, %w4 : (tensor<21x5xf32>, tensor<5x7xf32>) -> tensor<21x7xf32>
  %w5 = nn.constant dense<0.5> : tensor<5x7xf32>
  %5 = nn.matmul %f, %w5 : (tensor<22x5xf32>, tensor<5x7xf32>) -> tensor<22x7xf32>
  %w6 = nn.constant dense<0.5> : tensor<5x7xf32>
  %6 = nn.matmul %g, %w6 : (tensor<23x5xf32>, tensor<5x7xf32>) -> tensor<23x7xf32>
  %w7 = nn.constant dense<0.5> : tensor<5x7xf32>
  %7 = nn.matmul %h, %w7 : (tensor<24x5xf32>, tensor<5x7xf32>) -> tensor<24x7xf32>
  return %0, %1, %2, %3, %4, %5, %6, %7 : tensor<17x7xf32>, tensor<18x7xf32>, tensor<19x7xf32>, tensor<20x7xf32>, tensor<21x7xf32>, tensor<22x7xf32>, tensor<23x7xf32>, tensor<24x7xf32>
}

func.func @matmul_n_of_17_to_24(
    %a: tensor<7x5xf32>,
    %b: tensor<7x5xf32>,
    %c: tensor<7x5xf32>,
    %d: tensor<7x5xf32>,
    %e: tensor<7x5xf32>,
    %f: tensor<7x5xf32>,
    %g: tensor<7x5xf32>,
    %h: tensor<7x5xf32>)
    -> (tensor<7x17xf32>,
        tensor<7x18xf32>,
        tensor<7x19xf32>,
        tensor<7x20xf32>,
        tensor<7x21xf32>,
        tensor<7x22xf32>,
        tensor<7x23xf32>,
        tensor<7x24xf32>) {
  %w0 = nn.constant dense<0.5> : tensor<5x17xf32>
  %0 = nn.matmul %a, %w0 : (tensor<7x5xf32>, tensor<5x17xf32>) -> tensor<7x17xf32>
  %w1 = nn.constant dense<0.5> : tensor<5x18xf32>
  %1 = nn.matmul %b, %w1 : (tensor<7x5xf32>, tensor<5x18xf32>) -> tensor<7x18xf32>
  %w2 = nn.constant dense<0.5> : tensor<5x19xf32>
  %2 = nn.matmul %c, %w2 : (tensor<7x5xf32>, tensor<5x19xf32>) -> tensor<7x19xf32>
  %w3 = nn.constant dense<0.5> : tensor<5x20xf32>
  %3 = nn.matmul %d, %w3 : (tensor<7x5xf32>, tensor<5x20xf32>) -> tensor<7x20xf32>
  %w4 = nn.constant dense<0.5> : tensor<5x21xf32>
  %4 = nn.matmul %e, %w4 : (tensor<7x5xf32>, tensor<5x21xf32>) -> tensor<7x21xf32>
  %w5 = nn.constant dense<0.5> : tensor<5x22xf32>
  %5 = nn.matmul %f, %w5 : (tensor<7x5xf32>, tensor<5x22xf32>) -> tensor<7x22xf32>
  %w6 = nn.constant dense<0.5> : tensor<5x23xf32>
  %6 = nn.matmul %g, %w6 : (tensor<7x5xf32>, tensor<5x23xf32>) -> tensor<7x23xf32>
  %w7 = nn.constant dense<0.5> : tensor<5x24xf32>
  %7 = nn.matmul %h, %w7 : (tensor<7x5xf32>, tensor<5x24xf32>) -> tensor<7x24xf32>
  return %0, %1, %2, %3, %4, %5, %6, %7 : tensor<7x17xf32>, tensor<7x18xf32>, tensor<7x19xf32>, tensor<7x20xf32>, tensor<7x21xf32>, tensor<7x22xf32>, tensor<7x23xf32>, tensor<7x24xf32>
}

func.func @matmul_k_of_17_to_24(
    %a: tensor<7x17xf32>,
    %b: tensor<7x18xf32>,
    %c: tensor<7x19xf32>,
    %d: tensor<7x20xf32>,
    %e: tensor<7x21xf32>,
    %f: tensor<7x22xf32>,
    %g: tensor<7x23xf32>,
    %h: tensor<7x24xf32>)
    -> (tensor<7x5xf32>,
        tensor<7x5xf32>,
        tensor<7x5xf32>,
        tensor<7x5xf32>,
        tensor<7x5xf32>,
        tensor<7x5xf32>,
        tensor<7x5xf32>,
        tensor<7x5xf32>) {
  %w0 = nn.constant dense<0.5> : tensor<17x5xf32>
  %0 = nn.matmul %a, %w0 : (tensor<7x17xf32>, tensor<17x5xf32>) -> tensor<7x5xf32>
  %w1 = nn.constant dense<0.5> : tensor<18x5xf32>
  %1 = nn.matmul %b, %w1 : (tensor<7x18xf32>, tensor<18x5xf32>) -> tensor<7x5xf32>
  %w2 = nn.constant dense<0.5> : tensor<19x5xf32>
  %2 = nn.matmul %c, %w2 : (tensor<7x19xf32>, tensor<19x5xf32>) -> tensor<7x5xf32>
  %w3 = nn.constant dense<0.5> : tensor<20x5xf32>
  %3 = nn.matmul %d, %w3 : (tensor<7x20xf32>, tensor<20x5xf32>) -> tensor<7x5xf32>
  %w4 = nn.constant dense<0.5> : tensor<21x5xf32>
  %4 = nn.matmul %e, %w4 : (tensor<7x21xf32>, tensor<21x5xf32>) -> tensor<7x5xf32>
  %w5 = nn.constant dense<0.5> : tensor<22x5xf32>
  %5 = nn.matmul %f, %w5 : (tensor<7x22xf32>, tensor<22x5xf32>) -> tensor<7x5xf32>
  %w6 = nn.constant dense<0.5> : tensor<23x5xf32>
  %6 = nn.matmul %g, %w6 : (tensor<7x23xf32>, tensor<23x5xf32>) -> tensor<7x5xf32>
  %w7 = nn.constant dense<0.5> : tensor<24x5xf32>
  %7 = nn.matmul %h, %w7 : (tensor<7x24xf32>, tensor<24x5xf32>) -> tensor<7x5xf32>
  return %0, %1, %2, %3, %4, %5, %6, %7 : tensor<7x5xf32>, tensor<7x5xf32>, tensor<7x5xf32>, tensor<7x5xf32>, tensor<7x5xf32>, tensor<7x5xf32>, tensor<7x5xf32>, tensor<7x5xf32>
}

func.func @conv_channels_of_17_to_24(
    %a: tensor<1x5x5x17xf32>,
    %b: tensor<1x5x5x18xf32>,
    %c: tensor<1x5x5x19xf32>,
    %d: tensor<1x5x5x20xf32>,
    %e: tensor<1x5x5x21xf32>,
    %f: tensor<1x5x5x22xf32>,
    %g: tensor<1x5x5x23xf32>,
    %h: tensor<1x5x5x24xf32>)
    -> (tensor<1x5x5x4xf32>,
        tensor<1x5x5x4xf32>,
        tensor<1x5x5x4xf32>,
        tensor<1x5x5x4xf32>,
        tensor<1x5x5x4xf32>,
        tensor<1x5x5x4xf32>,
        tensor<1x5x5x4xf32>,
        tensor<1x5x5x4xf32>) {
  %w0 = nn.constant dense<0.25> : tensor<3x3x17x4xf32>
  %0 = nn.conv %a, %w0 pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x5x17xf32>, tensor<3x3x17x4xf32>) -> tensor<1x5x5x4xf32>
  %w1 = nn.constant dense<0.25> : tensor<3x3x18x4xf32>
  %1 = nn.conv %b, %w1 pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x5x18xf32>, tensor<3x3x18x4xf32>) -> tensor<1x5x5x4xf32>
  %w2 = nn.constant dense<0.25> : tensor<3x3x19x4xf32>
  %2 = nn.conv %c, %w2 pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x5x19xf32>, tensor<3x3x19x4xf32>) -> tensor<1x5x5x4xf32>
  %w3 = nn.constant dense<0.25> : tensor<3x3x20x4xf32>
  %3 = nn.conv %d, %w3 pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x5x20xf32>, tensor<3x3x20x4xf32>) -> tensor<1x5x5x4xf32>
  %w4 = nn.constant dense<0.25> : tensor<3x3x21x4xf32>
  %4 = nn.conv %e, %w4 pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x5x21xf32>, tensor<3x3x21x4xf32>) -> tensor<1x5x5x4xf32>
  %w5 = nn.constant dense<0.25> : tensor<3x3x22x4xf32>
  %5 = nn.conv %f, %w5 pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x5x22xf32>, tensor<3x3x22x4xf32>) -> tensor<1x5x5x4xf32>
  %w6 = nn.constant dense<0.25> : tensor<3x3x23x4xf32>
  %6 = nn.conv %g, %w6 pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x5x23xf32>, tensor<3x3x23x4xf32>) -> tensor<1x5x5x4xf32>
  %w7 = nn.constant dense<0.25> : tensor<3x3x24x4xf32>
  %7 = nn.conv %h, %w7 pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x5x24xf32>, tensor<3x3x24x4xf32>) -> tensor<1x5x5x4xf32>
  return %0, %1, %2, %3, %4, %5, %6, %7 : tensor<1x5x5x4xf32>, tensor<1x5x5x4xf32>, tensor<1x5x5x4xf32>, tensor<1x5x5x4xf32>, tensor<1x5x5x4xf32>, tensor<1x5x5x4xf32>, tensor<1x5x5x4xf32>, tensor<1x5x5x4xf32>
}

func.func @gelu_of_25_to_32(
    %a: tensor<25xf32>,
    %b: tensor<26xf32>,
    %c: tensor<27xf32>,
    %d: tensor<28xf32>,
    %e: tensor<29xf32>,
    %f: tensor<30xf32>,
    %g: tensor<31xf32>,
    %h: tensor<32xf32>)
    -> (tensor<25xf32>,
        tensor<26xf32>,
        tensor<27xf32>,
        tensor<28xf32>,
        tensor<29xf32>,
        tensor<30xf32>,
        tensor<31xf32>,
        tensor<32xf32>) {
  %0 = nn.gelu %a : (tensor<25xf32>) -> tensor<25xf32>
  %1 = nn.gelu %b : (tensor<26xf32>) -> tensor<26xf32>
  %2 = nn.gelu %c : (tensor<27xf32>) -> tensor<27xf32>
  %3 = nn.gelu %d : (tensor<28xf32>) -> tensor<28xf32>
  %4 = nn.gelu %e : (tensor<29xf32>) -> tensor<29xf32>
  %5 = nn.gelu %f : (tensor<30xf32>) -> tensor<30xf32>
  %6 = nn.gelu %g : (tensor<31xf32>) -> tensor<31xf32>
  %7 = nn.gelu %h : (tensor<32xf32>) -> tensor<32xf32>
  return %0, %1, %2, %3, %4, %5, %6, %7 : tensor<25xf32>, tensor<26xf32>, tensor<27xf32>, tensor<28xf32>, tensor<29xf32>, tensor<30xf32>, tensor<31xf32>, tensor<32xf32>
}

func.func @softmax_of_25_to_32(
    %a: tensor<3x25xf32>,
    %b: tensor<3x26xf32>,
    %c: tensor<3x27xf32>,
    %d: tensor<3x28xf32>,
    %e: tensor<3x29xf32>,
    %f: tensor<3x30xf32>,
    %g: tensor<3x31xf32>,
    %h: tensor<3x32xf32>)
    -> (tensor<3x25xf32>,
        tensor<3x26xf32>,
        tensor<3x27xf32>,
        tensor<3x28xf32>,
        tensor<3x29xf32>,
        tensor<3x30xf32>,
        tensor<3x31xf32>,
        tensor<3x32xf32>) {
  %0 = nn.softmax %a : (tensor<3x25xf32>) -> tensor<3x25xf32>
  %1 = nn.softmax %b : (tensor<3x26xf32>) -> tensor<3x26xf32>
  %2 = nn.softmax %c : (tensor<3x27xf32>) -> tensor<3x27xf32>
  %3 = nn.softmax %d : (tensor<3x28xf32>) -> tensor<3x28xf32>
  %4 = nn.softmax %e : (tensor<3x29xf32>) -> tensor<3x29xf32>
  %5 = nn.softmax %f : (tensor<3x30xf32>) -> tensor<3x30xf32>
  %6 = nn.softmax %g : (tensor<3x31xf32>) -> tensor<3x31xf32>
  %7 = nn.softmax %h : (tensor<3x32xf32>) -> tensor<3x32xf32>
  return %0, %1, %2, %3, %4, %5, %6, %7 : tensor<3x25xf32>, tensor<3x26xf32>, tensor<3x27xf32>, tensor<3x28xf32>, tensor<3x29xf32>, tensor<3x30xf32>, tensor<3x31xf32>, tensor<3x32xf32>
}

func.func @reduce_sum_of_25_to_32(
    %a: tensor<3x25xf32>,
    %b: tensor<3x26xf32>,
    %c: tensor<3x27xf32>,
    %d: tensor<3x28xf32>,
    %e: tensor<3x29xf32>,
    %f: tensor<3x30xf32>,
    %g: tensor<3x31xf32>,
    %h: tensor<3x32xf32>)
    -> (tensor<3xf32>,
        tensor<3xf32>,
        tensor<3xf32>,
        tensor<3xf32>,
        tensor<3xf32>,
        tensor<3xf32>,
        tensor<3xf32>,
        tensor<3xf32>) {
  %0 = nn.reduce_sum %a axes = [1] : (tensor<3x25xf32>) -> tensor<3xf32>
  %1 = nn.reduce_sum %b axes = [1] : (tensor<3x26xf32>) -> tensor<3xf32>
  %2 = nn.reduce_sum %c axes = [1] : (tensor<3x27xf32>) -> tensor<3xf32>
  %3 = nn.reduce_sum %d axes = [1] : (tensor<3x28xf32>) -> tensor<3xf32>
  %4 = nn.reduce_sum %e axes = [1] : (tensor<3x29xf32>) -> tensor<3xf32>
  %5 = nn.reduce_sum %f axes = [1] : (tensor<3x30xf32>) -> tensor<3xf32>
  %6 = nn.reduce_sum %g axes = [1] : (tensor<3x31xf32>) -> tensor<3xf32>
  %7 = nn.reduce_sum %h axes = [1] : (tensor<3x32xf32>) -> tensor<3xf32>
  return %0, %1, %2, %3, %4, %5, %6, %7 : tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>
}

func.func @reduce_max_i8_of_25_to_32(
    %a: tensor<3x25xi8>,
    %b: tensor<3x26xi8>,
    %c: tensor<3x27xi8>,
    %d: tensor<3x28xi8>,
    %e: tensor<3x29xi8>,
    %f: tensor<3x30xi8>,
    %g: tensor<3x31xi8>,
    %h: tensor<3x32xi8>)
    -> (tensor<25xi8>,
        tensor<26xi8>,
        tensor<27xi8>,
        tensor<28xi8>,
        tensor<29xi8>,
        tensor<30xi8>,
        tensor<31xi8>,
        tensor<32xi8>) {
  %0 = nn.reduce_max %a axes = [0] : (tensor<3x25xi8>) -> tensor<25xi8>
  %1 = nn.reduce_max %b axes = [0] : (tensor<3x26xi8>) -> tensor<26xi8>
  %2 = nn.reduce_max %c axes = [0] : (tensor<3x27xi8>) -> tensor<27xi8>
  %3 = nn.reduce_max %d axes = [0] : (tensor<3x28xi8>) -> tensor<28xi8>
  %4 = nn.reduce_max %e axes = [0] : (tensor<3x29xi8>) -> tensor<29xi8>
  %5 = nn.reduce_max %f axes = [0] : (tensor<3x30xi8>) -> tensor<30xi8>
  %6 = nn.reduce_max %g axes = [0] : (tensor<3x31xi8>) -> tensor<31xi8>
  %7 = nn.reduce_max %h axes = [0] : (tensor<3x32xi8>) -> tensor<32xi8>
  return %0, %1, %2, %3, %4, %5, %6, %7 : tensor<25xi8>, tensor<26xi8>, tensor<27xi8>, tensor<28xi8>, tensor<29xi8>, tensor<30xi8>, tensor<31xi8>, tensor<32xi8>
}

func.func @matmul_m_of_25_to_32(
    %a: tensor<25x5xf32>,
    %b: tensor<26x5xf32>,
    %c: tensor<27x5xf32>,
    %d: tensor<28x5xf32>,
    %e: tensor<29x5xf32>,
    %f: tensor<30x5xf32>,
    %g: tensor<31x5xf32>,
    %h: tensor<32x5xf32>)
    -> (tensor<25x7xf32>,
        tensor<26x7xf32>,
        tensor<27x7xf32>,
        tensor<28x7xf32>,
        tensor<29x7xf32>,
        tensor<30x7xf32>,
        tensor<31x7xf32>,
        tensor<32x7xf32>) {
  %w0 = nn.constant dense<0.5> : tensor<5x7xf32>
  %0 = nn.matmul %a, %w0 : (tensor<25x5xf32>, tensor<5x7xf32>) -> tensor<25x7xf32>
  %w1 = nn.constant dense<0.5> : tensor<5x7xf32>
  %1 = nn.matmul %b, %w1 : (tensor<26x5xf32>, tensor<5x7xf32>) -> tensor<26x7xf32>
  %w2 = nn.constant dense<0.5> : tensor<5x7xf32>
  %2 = nn.matmul %c, %w2 : (tensor<27x5xf32>, tensor<5x7xf32>) -> tensor<27x7xf32>
  %w3 = nn.constant dense<0.5> : tensor<5x7xf32>
  %3 = nn.matmul %d, %w3 : (tensor<28x5xf32>, tensor<5x7xf32>) -> tensor<28x7xf32>
  %w4 = nn.constant dense<0.5> : tensor<5x7xf32>
  %4 = nn.matmul %e, %w4 : (tensor<29x5xf32>, tensor<5x7xf32>) -> tensor<29x7xf32>
  %w5 = nn.constant dense<0.5> : tensor<5x7xf32>
  %5 = nn.matmul %f, %w5 : (tensor<30x5xf32>, tensor<5x7xf32>) -> tensor<30x7xf32>
  %w6 = nn.constant dense<0.5> : tensor<5x7xf32>
  %6 = nn.matmul %g, %w6 : (tensor<31x5xf32>, tensor<5x7xf32>) -> tensor<31x7xf32>
  %w7 = nn.constant dense<0.5> : tensor<5x7xf32>
  %7 = nn.matmul %h, %w7 : (tensor<32x5xf32>, tensor<5x7xf32>) -> tensor<32x7xf32>
  return %0, %1, %2, %3, %4, %5, %6, %7 : tensor<25x7xf32>, tensor<26x7xf32>, tensor<27x7xf32>, tensor<28x7xf32>, tensor<29x7xf32>, tensor<30x7xf32>, tensor<31x7xf32>, tensor<32x7xf32>
}

func.func @matmul_n_of_25_to_32(
    %a: tensor<7x5xf32>,
    %b: tensor<7x5xf32>,
    %c: tensor<7x5xf32>,
    %d: tensor<7x5xf32>,
    %e: tensor<7x5xf32>,
    %f: tensor<7x5xf32>,
    %g: tensor<7x5xf32>,
    %h: tensor<7x5xf32>)
    -> (tensor<7x25xf32>,
        tensor<7x26xf32>,
        tensor<7x27xf32>,
        tensor<7x28xf32>,
        tensor<7x29xf32>,
        tensor<7x30xf32>,
        tensor<7x31xf32>,
        tensor<7x32xf32>) {
  %w0 = nn.constant dense<0.5> : tensor<5x25xf32>
  %0 = nn.matmul %a, %w0 : (tensor<7x5xf32>, tensor<5x25xf32>) -> tensor<7x25xf32>
  %w1 = nn.constant dense<0.5> : tensor<5x26xf32>
  %1 = nn.matmul %b, %w1 : (tensor<7x5xf32>, tensor<5x26xf32>) -> tensor<7x26xf32>
  %w2 = nn.constant dense<0.5> : tensor<5x27xf32>
  %2 = nn.matmul %c, %w2 : (tensor<7x5xf32>, tensor<5x27xf32>) -> tensor<7x27xf32>
  %w3 = nn.constant dense<0.5> : tensor<5x28xf32>
  %3 = nn.matmul %d, %w3 : (tensor<7x5xf32>, tensor<5x28xf32>) -> tensor<7x28xf32>
  %w4 = nn.constant dense<0.5> : tensor<5x29xf32>
  %4 = nn.matmul %e, %w4 : (tensor<7x5xf32>, tensor<5x29xf32>) -> tensor<7x29xf32>
  %w5 = nn.constant dense<0.5> : tensor<5x30xf32>
  %5 = nn.matmul %f, %w5 : (tensor<7x5xf32>, tensor<5x30xf32>) -> tensor<7x30xf32>
  %w6 = nn.constant dense<0.5> : tensor<5x31xf32>
  %6 = nn.matmul %g, %w6 : (tensor<7x5xf32>, tensor<5x31xf32>) -> tensor<7x31xf32>
  %w7 = nn.constant dense<0.5> : tensor<5x32xf32>
  %7 = nn.matmul %h, %w7 : (tensor<7x5xf32>, tensor<5x32xf32>) -> tensor<7x32xf32>
  return %0, %1, %2, %3, %4, %5, %6, %7 : tensor<7x25xf32>, tensor<7x26xf32>, tensor<7x27xf32>, tensor<7x28xf32>, tensor<7x29xf32>, tensor<7x30xf32>, tensor<7x31xf32>, tensor<7x32xf32>
}

func.func @matmul_k_of_25_to_32(
    %a: tensor<7x25xf32>,
    %b: tensor<7x26xf32>,
    %c: tensor<7x27xf32>,
    %d: tensor<7x28xf32>,
    %e: tensor<7x29xf32>,
    %f: tensor<7x30xf32>,
    %g: tensor<7x31xf32>,
    %h: tensor<7x32xf32>)
    -> (tensor<7x5xf32>,
        tensor<7x5xf32>,
        tensor<7x5xf32>,
        tensor<7x5xf32>,
        tensor<7x5xf32>,
        tensor<7x5xf32>,
        tensor<7x5xf32>,
        tensor<7x5xf32>) {
  %w0 = nn.constant dense<0.5> : tensor<25x5xf32>
  %0 = nn.matmul %a, %w0 : (tensor<7x25xf32>, tensor<25x5xf32>) -> tensor<7x5xf32>
  %w1 = nn.constant dense<0.5> : tensor<26x5xf32>
  %1 = nn.matmul %b, %w1 : (tensor<7x26xf32>, tensor<26x5xf32>) -> tensor<7x5xf32>
  %w2 = nn.constant dense<0.5> : tensor<27x5xf32>
  %2 = nn.matmul %c, %w2 : (tensor<7x27xf32>, tensor<27x5xf32>) -> tensor<7x5xf32>
  %w3 = nn.constant dense<0.5> : tensor<28x5xf32>
  %3 = nn.matmul %d, %w3 : (tensor<7x28xf32>, tensor<28x5xf32>) -> tensor<7x5xf32>
  %w4 = nn.constant dense<0.5> : tensor<29x5xf32>
  %4 = nn.matmul %e, %w4 : (tensor<7x29xf32>, tensor<29x5xf32>) -> tensor<7x5xf32>
  %w5 = nn.constant dense<0.5> : tensor<30x5xf32>
  %5 = nn.matmul %f, %w5 : (tensor<7x30xf32>, tensor<30x5xf32>) -> tensor<7x5xf32>
  %w6 = nn.constant dense<0.5> : tensor<31x5xf32>
  %6 = nn.matmul %g, %w6 : (tensor<7x31xf32>, tensor<31x5xf32>) -> tensor<7x5xf32>
  %w7 = nn.constant dense<0.5> : tensor<32x5xf32>
  %7 = nn.matmul %h, %w7 : (tensor<7x32xf32>, tensor<32x5xf32>) -> tensor<7x5xf32>
  return %0, %1, %2, %3, %4, %5, %6, %7 : tensor<7x5xf32>, tensor<7x5xf32>, tensor<7x5xf32>, tensor<7x5xf32>, tensor<7x5xf32>, tensor<7x5xf32>, tensor<7x5xf32>, tensor<7x5xf32>
}

func.func @conv_channels_of_25_to_32(
    %a: tensor<1x5x5x25xf32>,
    %b: tensor<1x5x5x26xf32>,
    %c: tensor<1x5x5x27xf32>,
    %d: tensor<1x5x5x28xf32>,
    %e: tensor<1x5x5x29xf32>,
    %f: tensor<1x5x5x30xf32>,
    %g: tensor<1x5x5x31xf32>,
    %h: tensor<1x5x5x32xf32>)
    -> (tensor<1x5x5x4xf32>,
        tensor<1x5x5x4xf32>,
        tensor<1x5x5x4xf32>,
        tensor<1x5x5x4xf32>,
        tensor<1x5x5x4xf32>,
        tensor<1x5x5x4xf32>,
        tensor<1x5x5x4xf32>,
        tensor<1x5x5x4xf32>) {
  %w0 = nn.constant dense<0.25> : tensor<3x3x25x4xf32>
  %0 = nn.conv %a, %w0 pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x5x25xf32>, tensor<3x3x25x4xf32>) -> tensor<1x5x5x4xf32>
  %w1 = nn.constant dense<0.25> : tensor<3x3x26x4xf32>
  %1 = nn.conv %b, %w1 pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x5x26xf32>, tensor<3x3x26x4xf32>) -> tensor<1x5x5x4xf32>
  %w2 = nn.constant dense<0.25> : tensor<3x3x27x4xf32>
  %2 = nn.conv %c, %w2 pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x5x27xf32>, tensor<3x3x27x4xf32>) -> tensor<1x5x5x4xf32>
  %w3 = nn.constant dense<0.25> : tensor<3x3x28x4xf32>
  %3 = nn.conv %d, %w3 pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x5x28xf32>, tensor<3x3x28x4xf32>) -> tensor<1x5x5x4xf32>
  %w4 = nn.constant dense<0.25> : tensor<3x3x29x4xf32>
  %4 = nn.conv %e, %w4 pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x5x29xf32>, tensor<3x3x29x4xf32>) -> tensor<1x5x5x4xf32>
  %w5 = nn.constant dense<0.25> : tensor<3x3x30x4xf32>
  %5 = nn.conv %f, %w5 pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x5x30xf32>, tensor<3x3x30x4xf32>) -> tensor<1x5x5x4xf32>
  %w6 = nn.constant dense<0.25> : tensor<3x3x31x4xf32>
  %6 = nn.conv %g, %w6 pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x5x31xf32>, tensor<3x3x31x4xf32>) -> tensor<1x5x5x4xf32>
  %w7 = nn.constant dense<0.25> : tensor<3x3x32x4xf32>
  %7 = nn.conv %h, %w7 pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x5x32xf32>, tensor<3x3x32x4xf32>) -> tensor<1x5x5x4xf32>
  return %0, %1, %2, %3, %4, %5, %6, %7 : tensor<1x5x5x4xf32>, tensor<1x5x5x4xf32>, tensor<1x5x5x4xf32>, tensor<1x5x5x4xf32>, tensor<1x5x5x4xf32>, tensor<1x5x5x4xf32>, tensor<1x5x5x4xf32>, tensor<1x5x5x4xf32>
}

func.func @gelu_of_33_to_40(
    %a: tensor<33xf32>,
    %b: tensor<34xf32>,
    %c: tensor<35xf32>,
    %d: tensor<36xf32>,
    %e: tensor<37xf32>,
    %f: tensor<38xf32>,
    %g: tensor<39xf32>,
    %h: tensor<40xf32>)
    -> (tensor<33xf32>,
        tensor<34xf32>,
        tensor<35xf32>,
        tensor<36xf32>,
        tensor<37xf32>,
        tensor<38xf32>,
        tensor<39xf32>,
        tensor<40xf32>) {
  %0 = nn.gelu %a : (tensor<33xf32>) -> tensor<33xf32>
  %1 = nn.gelu %b : (tensor<34xf32>) -> tensor<34xf32>
  %2 = nn.gelu %c : (tensor<35xf32>) -> tensor<35xf32>
  %3 = nn.gelu %d : (tensor<36xf32>) -> tensor<36xf32>
  %4 = nn.gelu %e : (tensor<37xf32>) -> tensor<37xf32>
  %5 = nn.gelu %f : (tensor<38xf32>) -> tensor<38xf32>
  %6 = nn.gelu %g : (tensor<39xf32>) -> tensor<39xf32>
  %7 = nn.gelu %h : (tensor<40xf32>) -> tensor<40xf32>
  return %0, %1, %2, %3, %4, %5, %6, %7 : tensor<33xf32>, tensor<34xf32>, tensor<35xf32>, tensor<36xf32>, tensor<37xf32>, tensor<38xf32>, tensor<39xf32>, tensor<40xf32>
}

func.func @softmax_of_33_to_40(
    %a: tensor<3x33xf32>,
    %b: tensor<3x34xf32>,
    %c: tensor<3x35xf32>,
    %d: tensor<3x36xf32>,
    %e: tensor<3x37xf32>,
    %f: tensor<3x38xf32>,
    %g: tensor<3x39xf32>,
    %h: tensor<3x40xf32>)
    -> (tensor<3x33xf32>,
        tensor<3x34xf32>,
        tensor<3x35xf32>,
        tensor<3x36xf32>,
        tensor<3x37xf32>,
        tensor<3x38xf32>,
        tensor<3x39xf32>,
        tensor<3x40xf32>) {
  %0 = nn.softmax %a : (tensor<3x33xf32>) -> tensor<3x33xf32>
  %1 = nn.softmax %b : (tensor<3x34xf32>) -> tensor<3x34xf32>
  %2 = nn.softmax %c : (tensor<3x35xf32>) -> tensor<3x35xf32>
  %3 = nn.softmax %d : (tensor<3x36xf32>) -> tensor<3x36xf32>
  %4 = nn.softmax %e : (tensor<3x37xf32>) -> tensor<3x37xf32>
  %5 = nn.softmax %f : (tensor<3x38xf32>) -> tensor<3x38xf32>
  %6 = nn.softmax %g : (tensor<3x39xf32>) -> tensor<3x39xf32>
  %7 = nn.softmax %h : (tensor<3x40xf32>) -> tensor<3x40xf32>
  return %0, %1, %2, %3, %4, %5, %6, %7 : tensor<3x33xf32>, tensor<3x34xf32>, tensor<3x35xf32>, tensor<3x36xf32>, tensor<3x37xf32>, tensor<3x38xf32>, tensor<3x39xf32>, tensor<3x40xf32>
}

func.func @reduce_sum_of_33_to_40(
    %a: tensor<3x33xf32>,
    %b: tensor<3x34xf32>,
    %c: tensor<3x35xf32>,
    %d: tensor<3x36xf32>,
    %e: tensor<3x37xf32>,
    %f: tensor<3x38xf32>,
    %g: tensor<3x39xf32>,
    %h: tensor<3x40xf32>)
    -> (tensor<3xf32>,
        tensor<3xf32>,
        tensor<3xf32>,
        tensor<3xf32>,
        tensor<3xf32>,
        tensor<3xf32>,
        tensor<3xf32>,
        tensor<3xf32>) {
  %0 = nn.reduce_sum %a axes = [1] : (tensor<3x33xf32>) -> tensor<3xf32>
  %1 = nn.reduce_sum %b axes = [1] : (tensor<3x34xf32>) -> tensor<3xf32>
  %2 = nn.reduce_sum %c axes = [1] : (tensor<3x35xf32>) -> tensor<3xf32>
  %3 = nn.reduce_sum %d axes = [1] : (tensor<3x36xf32>) -> tensor<3xf32>
  %4 = nn.reduce_sum %e axes = [1] : (tensor<3x37xf32>) -> tensor<3xf32>
  %5 = nn.reduce_sum %f axes = [1] : (tensor<3x38xf32>) -> tensor<3xf32>
  %6 = nn.reduce_sum %g axes = [1] : (tensor<3x39xf32>) -> tensor<3xf32>
  %7 = nn.reduce_sum %h axes = [1] : (tensor<3x40xf32>) -> tensor<3xf32>
  return %0, %1, %2, %3, %4, %5, %6, %7 : tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>
}

func.func @reduce_max_i8_of_33_to_40(
    %a: tensor<3x33xi8>,
    %b: tensor<3x34xi8>,
    %c: tensor<3x35xi8>,
    %d: tensor<3x36xi8>,
    %e: tensor<3x37xi8>,
    %f: tensor<3x38xi8>,
    %g: tensor<3x39xi8>,
    %h: tensor<3x40xi8>)
    -> (tensor<33xi8>,
        tensor<34xi8>,
        tensor<35xi8>,
        tensor<36xi8>,
        tensor<37xi8>,
        tensor<38xi8>,
        tensor<39xi8>,
        tensor<40xi8>) {
  %0 = nn.reduce_max %a axes = [0] : (tensor<3x33xi8>) -> tensor<33xi8>
  %1 = nn.reduce_max %b axes = [0] : (tensor<3x34xi8>) -> tensor<34xi8>
  %2 = nn.reduce_max %c axes = [0] : (tensor<3x35xi8>) -> tensor<35xi8>
  %3 = nn.reduce_max %d axes = [0] : (tensor<3x36xi8>) -> tensor<36xi8>
  %4 = nn.reduce_max %e axes = [0] : (tensor<3x37xi8>) -> tensor<37xi8>
  %5 = nn.reduce_max %f axes = [0] : (tensor<3x38xi8>) -> tensor<38xi8>
  %6 = nn.reduce_max %g axes = [0] : (tensor<3x39xi8>) -> tensor<39xi8>
  %7 = nn.reduce_max %h axes = [0] : (tensor<3x40xi8>) -> tensor<40xi8>
  return %0, %1, %2, %3, %4, %5, %6, %7 : tensor<33xi8>, tensor<34xi8>, tensor<35xi8>, tensor<36xi8>, tensor<37xi8>, tensor<38xi8>, tensor<39xi8>, tensor<40xi8>
}

func.func @matmul_m_of_33_to_40(
    %a: tensor<33x5xf32>,
    %b: tensor<34x5xf32>,
    %c: tensor<35x5xf32>,
    %d: tensor<36x5xf32>,
    %e: tensor<37x5xf32>,
    %f: tensor<38x5xf32>,
    %g: tensor<39x5xf32>,
    %h: tensor<40x5xf32>)
    -> (tensor<33x7xf32>,
        tensor<34x7xf32>,
        tensor<35x7xf32>,
        tensor<36x7xf32>,
        tensor<37x7xf32>,
        tensor<38x7xf32>,
        tensor<39x7xf32>,
        tensor<40x7xf32>) {
  %w0 = nn.constant dense<0.5> : tensor<5x7xf32>
  %0 = nn.matmul %a, %w0 : (tensor<33x5xf32>, tensor<5x7xf32>) -> tensor<33x7xf32>
  %w1 = nn.constant dense<0.5> : tensor<5x7xf32>
  %1 = nn.matmul %b, %w1 : (tensor<34x5xf32>, tensor<5x7xf32>) -> tensor<34x7xf32>
  %w2 = nn.constant dense<0.5> : tensor<5x7xf32>
  %2 = nn.matmul %c, %w2 : (tensor<35x5xf32>, tensor<5x7xf32>) -> tensor<35x7xf32>
  %w3 = nn.constant dense<0.5> : tensor<5x7xf32>
  %3 = nn.matmul %d, %w3 : (tensor<36x5xf32>, tensor<5x7xf32>) -> tensor<36x7xf32>
  %w4 = nn.constant dense<0.5> : tensor<5x7xf32>
  %4 = nn.matmul %e, %w4 : (tensor<37x5xf32>, tensor<5x7xf32>) -> tensor<37x7xf32>
  %w5 = nn.constant dense<0.5> : tensor<5x7xf32>
  %5 = nn.matmul %f, %w5 : (tensor<38x5xf32>, tensor<5x7xf32>) -> tensor<38x7xf32>
  %w6 = nn.constant dense<0.5> : tensor<5x7xf32>
  %6 = nn.matmul %g, %w6 : (tensor<39x5xf32>, tensor<5x7xf32>) -> tensor<39x7xf32>
  %w7 = nn.constant dense<0.5> : tensor<5x7xf32>
  %7 = nn.matmul %h, %w7 : (tensor<40x5xf32>, tensor<5x7xf32>) -> tensor<40x7xf32>
  return %0, %1, %2, %3, %4, %5, %6, %7 : tensor<33x7xf32>, tensor<34x7xf32>, tensor<35x7xf32>, tensor<36x7xf32>, tensor<37x7xf32>, tensor<38x7xf32>, tensor<39x7xf32>, tensor<40x7xf32>
}

func.func @matmul_n_of_33_to_40(
    %a: tensor<7x5xf32>,
    %b: tensor<7x5xf32>,
    %c: tensor<7x5xf32>,
    %d: tensor<7x5xf32>,
    %e: tensor<7x5xf32>,
    %f: tensor<7x5xf32>,
    %g: tensor<7x5xf32>,
    %h: tensor<7x5xf32>)
    -> (tensor<7x33xf32>,
        tensor<7x34xf32>,
        tensor<7x35xf32>,
        tensor<7x36xf32>,
        tensor<7x37xf32>,
        tensor<7x38xf32>,
        tensor<7x39xf32>,
        tensor<7x40xf32>) {
  %w0 = nn.constant dense<0.5> : tensor<5x33xf32>
  %0 = nn.matmul %a, %w0 : (tensor<7x5xf32>, tensor<5x33xf32>) -> tensor<7x33xf32>
  %w1 = nn.constant dense<0.5> : tensor<5x34xf32>
  %1 = nn.matmul %b, %w1 : (tensor<7x5xf32>, tensor<5x34xf32>) -> tensor<7x34xf32>
  %w2 = nn.constant dense<0.5> : tensor<5x35xf32>
  %2 = nn.matmul %c, %w2 : (tensor<7x5xf32>, tensor<5x35xf32>) -> tensor<7x35xf32>
  %w3 = nn.constant dense<0.5> : tensor<5x36xf32>
  %3 = nn.matmul %d, %w3 : (tensor<7x5xf32>, tensor<5x36xf32>) -> tensor<7x36xf32>
  %w4 = nn.constant dense<0.5> : tensor<5x37xf32>
  %4 = nn.matmul %e, %w4 : (tensor<7x5xf32>, tensor<5x37xf32>) -> tensor<7x37xf32>
  %w5 = nn.constant dense<0.5> : tensor<5x38xf32>
  %5 = nn.matmul %f, %w5 : (tensor<7x5xf32>, tensor<5x38xf32>) -> tensor<7x38xf32>
  %w6 = nn.constant dense<0.5> : tensor<5x39xf32>
  %6 = nn.matmul %g, %w6 : (tensor<7x5xf32>, tensor<5x39xf32>) -> tensor<7x39xf32>
  %w7 = nn.constant dense<0.5> : tensor<5x40xf32>
  %7 = nn.matmul %h, %w7 : (tensor<7x5xf32>, tensor<5x40xf32>) -> tensor<7x40xf32>
  return %0, %1, %2, %3, %4, %5, %6, %7 : tensor<7x33xf32>, tensor<7x34xf32>, tensor<7x35xf32>, tensor<7x36xf32>, tensor<7x37xf32>, tensor<7x38xf32>, tensor<7x39xf32>, tensor<7x40xf32>
}

func.func @matmul_k_of_33_to_40(
    %a: tensor<7x33xf32>,
    %b: tensor<7x34xf32>,
    %c: tensor<7x35xf32>,
    %d: tensor<7x36xf32>,
    %e: tensor<7x37xf32>,
    %f: tensor<7x38xf32>,
    %g: tensor<7x39xf32>,
    %h: tensor<7x40xf32>)
    -> (tensor<7x5xf32>,
        tensor<7x5xf32>,
        tensor<7x5xf32>,
        tensor<7x5xf32>,
        tensor<7x5xf32>,
        tensor<7x5xf32>,
        tensor<7x5xf32>,
        tensor<7x5xf32>) {
  %w0 = nn.constant dense<0.5> : tensor<33x5xf32>
  %0 = nn.matmul %a, %w0 : (tensor<7x33xf32>, tensor<33x5xf32>) -> tensor<7x5xf32>
  %w1 = nn.constant dense<0.5> : tensor<34x5xf32>
  %1 = nn.matmul %b, %w1 : (tensor<7x34xf32>, tensor<34x5xf32>) -> tensor<7x5xf32>
  %w2 = nn.constant dense<0.5> : tensor<35x5xf32>
  %2 = nn.matmul %c, %w2 : (tensor<7x35xf32>, tensor<35x5xf32>) -> tensor<7x5xf32>
  %w3 = nn.constant dense<0.5> : tensor<36x5xf32>
  %3 = nn.matmul %d, %w3 : (tensor<7x36xf32>, tensor<36x5xf32>) -> tensor<7x5xf32>
  %w4 = nn.constant dense<0.5> : tensor<37x5xf32>
  %4 = nn.matmul %e, %w4 : (tensor<7x37xf32>, tensor<37x5xf32>) -> tensor<7x5xf32>
  %w5 = nn.constant dense<0.5> : tensor<38x5xf32>
  %5 = nn.matmul %f, %w5 : (tensor<7x38xf32>, tensor<38x5xf32>) -> tensor<7x5xf32>
  %w6 = nn.constant dense<0.5> : tensor<39x5xf32>
  %6 = nn.matmul %g, %w6 : (tensor<7x39xf32>, tensor<39x5xf32>) -> tensor<7x5xf32>
  %w7 = nn.constant dense<0.5> : tensor<40x5xf32>
  %7 = nn.matmul %h, %w7 : (tensor<7x40xf32>, tensor<40x5xf32>) -> tensor<7x5xf32>
  return %0, %1, %2, %3, %4, %5, %6, %7 : tensor<7x5xf32>, tensor<7x5xf32>, tensor<7x5xf32>, tensor<7x5xf32>, tensor<7x5xf32>, tensor<7x5xf32>, tensor<7x5xf32>, tensor<7x5xf32>
}

func.func @conv_channels_of_33_to_40(
    %a: tensor<1x5x5x33xf32>,
    %b: tensor<1x5x5x34xf32>,
    %c: tensor<1x5x5x35xf32>,
    %d: tensor<1x5x5x36xf32>,
    %e: tensor<1x5x5x37xf32>,
    %f: tensor<1x5x5x38xf32>,
    %g: tensor<1x5x5x39xf32>,
    %h: tensor<1x5x5x40xf32>)
    -> (tensor<1x5x5x4xf32>,
        tensor<1x5x5x4xf32>,
        tensor<1x5x5x4xf32>,
        tensor<1x5x5x4xf32>,
        tensor<1x5x5x4xf32>,
        tensor<1x5x5x4xf32>,
        tensor<1x5x5x4xf32>,
        tensor<1x5x5x4xf32>) {
  %w0 = nn.constant dense<0.25> : tensor<3x3x33x4xf32>
  %0 = nn.conv %a, %w0 pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x5x33xf32>, tensor<3x3x33x4xf32>) -> tensor<1x5x5x4xf32>
  %w1 = nn.constant dense<0.25> : tensor<3x3x34x4xf32>
  %1 = nn.conv %b, %w1 pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x5x34xf32>, tensor<3x3x34x4xf32>) -> tensor<1x5x5x4xf32>
  %w2 = nn.constant dense<0.25> : tensor<3x3x35x4xf32>
  %2 = nn.conv %c, %w2 pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x5x35xf32>, tensor<3x3x35x4xf32>) -> tensor<1x5x5x4xf32>
  %w3 = nn.constant dense<0.25> : tensor<3x3x36x4xf32>
  %3 = nn.conv %d, %w3 pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x5x36xf32>, tensor<3x3x36x4xf32>) -> tensor<1x5x5x4xf32>
  %w4 = nn.constant dense<0.25> : tensor<3x3x37x4xf32>
  %4 = nn.conv %e, %w4 pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x5x37xf32>, tensor<3x3x37x4xf32>) -> tensor<1x5x5x4xf32>
  %w5 = nn.constant dense<0.25> : tensor<3x3x38x4xf32>
  %5 = nn.conv %f, %w5 pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x5x38xf32>, tensor<3x3x38x4xf32>) -> tensor<1x5x5x4xf32>
  %w6 = nn.constant dense<0.25> : tensor<3x3x39x4xf32>
  %6 = nn.conv %g, %w6 pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x5x39xf32>, tensor<3x3x39x4xf32>) -> tensor<1x5x5x4xf32>
  %w7 = nn.constant dense<0.25> : tensor<3x3x40x4xf32>
  %7 = nn.conv %h, %w7 pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x5x40xf32>, tensor<3x3x40x4xf32>) -> tensor<1x5x5x4xf32>
  return %0, %1, %2, %3, %4, %5, %6, %7 : tensor<1x5x5x4xf32>, tensor<1x5x5x4xf32>, tensor<1x5x5x4xf32>, tensor<1x5x5x4xf32>, tensor<1x5x5x4xf32>, tensor<1x5x5x4xf32>, tensor<1x5x5x4xf32>, tensor<1x5x5x4xf32>
}

func.func @matmul_1x2x3(%a: tensor<1x2xf32>, %b: tensor<2x3xf32>)
    -> tensor<1x3xf32> {
  %0 = nn.matmul %a, %b
      : (tensor<1x2xf32>, tensor<2x3xf32>) -> tensor<1x3xf32>
  return %0 : tensor<1x3xf32>
}

func.func @conv_filters_1(
    %a: tensor<1x6x1x3xf32>,
    %b: tensor<3x3x3x1xf32>)
    -> (tensor<1x6x1x1xf32>) {
  %0 = nn.conv %a, %b pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x6x1x3xf32>, tensor<3x3x3x1xf32>) -> tensor<1x6x1x1xf32>
  return %0 : tensor<1x6x1x1xf32>
}

func.func @matmul_4x5x6(%a: tensor<4x5xf32>, %b: tensor<5x6xf32>)
    -> tensor<4x6xf32> {
  %0 = nn.matmul %a, %b
      : (tensor<4x5xf32>, tensor<5x6xf32>) -> tensor<4x6xf32>
  return %0 : tensor<4x6xf32>
}

func.func @conv_filters_4(
    %a: tensor<1x6x4x3xf32>,
    %b: tensor<3x3x3x4xf32>)
    -> (tensor<1x4x2x4xf32>) {
  %0 = nn.conv %a, %b layout = nhwc
      : (tensor<1x6x4x3xf32>, tensor<3x3x3x4xf32>) -> tensor<1x4x2x4xf32>
  return %0 : tensor<1x4x2x4xf32>
}

func.func @matmul_7x8x9(%a: tensor<7x8xf32>, %b: tensor<8x9xf32>)
    -> tensor<7x9xf32> {
  %0 = nn.matmul %a, %b
      : (tensor<7x8xf32>, tensor<8x9xf32>) -> tensor<7x9xf32>
  return %0 : tensor<7x9xf32>
}

func.func @conv_filters_7(
    %a: tensor<1x6x7x3xf32>,
    %b: tensor<3x3x3x7xf32>)
    -> (tensor<1x4x5x7xf32>) {
  %0 = nn.conv %a, %b layout = nhwc
      : (tensor<1x6x7x3xf32>, tensor<3x3x3x7xf32>) -> tensor<1x4x5x7xf32>
  return %0 : tensor<1x4x5x7xf32>
}

func.func @matmul_9x10x11(%a: tensor<9x10xf32>, %b: tensor<10x11xf32>)
    -> tensor<9x11xf32> {
  %0 = nn.matmul %a, %b
      : (tensor<9x10xf32>, tensor<10x11xf32>) -> tensor<9x11xf32>
  return %0 : tensor<9x11xf32>
}

func.func @conv_filters_9(
    %a: tensor<1x6x9x3xf32>,
    %b: tensor<3x3x3x9xf32>)
    -> (tensor<1x4x7x9xf32>) {
  %0 = nn.conv %a, %b layout = nhwc
      : (tensor<1x6x9x3xf32>, tensor<3x3x3x9xf32>) -> tensor<1x4x7x9xf32>
  return %0 : tensor<1x4x7x9xf32>
}

func.func @matmul_12x13x14(
    %a: tensor<12x13xf32>,
    %b: tensor<13x14xf32>)
    -> (tensor<12x14xf32>) {
  %0 = nn.matmul %a, %b
      : (tensor<12x13xf32>, tensor<13x14xf32>) -> tensor<12x14xf32>
  return %0 : tensor<12x14xf32>
}

func.func @conv_filters_12(
    %a: tensor<1x6x12x3xf32>,
    %b: tensor<3x3x3x12xf32>)
    -> (tensor<1x4x10x12xf32>) {
  %0 = nn.conv %a, %b layout = nhwc
      : (tensor<1x6x12x3xf32>, tensor<3x3x3x12xf32>) -> tensor<1x4x10x12xf32>
  return %0 : tensor<1x4x10x12xf32>
}

func.func @matmul_15x16x17(
    %a: tensor<15x16xf32>,
    %b: tensor<16x17xf32>)
    -> (tensor<15x17xf32>) {
  %0 = nn.matmul %a, %b
      : (tensor<15x16xf32>, tensor<16x17xf32>) -> tensor<15x17xf32>
  return %0 : tensor<15x17xf32>
}

func.func @conv_filters_15(
    %a: tensor<1x6x15x3xf32>,
    %b: tensor<3x3x3x15xf32>)
    -> (tensor<1x4x13x15xf32>) {
  %0 = nn.conv %a, %b layout = nhwc
      : (tensor<1x6x15x3xf32>, tensor<3x3x3x15xf32>) -> tensor<1x4x13x15xf32>
  return %0 : tensor<1x4x13x15xf32>
}

func.func @matmul_17x18x19(
    %a: tensor<17x18xf32>,
    %b: tensor<18x19xf32>)
    -> (tensor<17x19xf32>) {
  %0 = nn.matmul %a, %b
      : (tensor<17x18xf32>, tensor<18x19xf32>) -> tensor<17x19xf32>
  return %0 : tensor<17x19xf32>
}

func.func @conv_filters_17(
    %a: tensor<1x6x17x3xf32>,
    %b: tensor<3x3x3x17xf32>)
    -> (tensor<1x4x15x17xf32>) {
  %0 = nn.conv %a, %b layout = nhwc
      : (tensor<1x6x17x3xf32>, tensor<3x3x3x17xf32>) -> tensor<1x4x15x17xf32>
  return %0 : tensor<1x4x15x17xf32>
}

func.func @matmul_20x21x22(
    %a: tensor<20x21xf32>,
    %b: tensor<21x22xf32>)
    -> (tensor<20x22xf32>) {
  %0 = nn.matmul %a, %b
      : (tensor<20x21xf32>, tensor<21x22xf32>) -> tensor<20x22xf32>
  return %0 : tensor<20x22xf32>
}

func.func @conv_filters_20(
    %a: tensor<1x6x20x3xf32>,
    %b: tensor<3x3x3x20xf32>)
    -> (tensor<1x4x18x20xf32>) {
  %0 = nn.conv %a, %b layout = nhwc
      : (tensor<1x6x20x3xf32>, tensor<3x3x3x20xf32>) -> tensor<1x4x18x20xf32>
  return %0 : tensor<1x4x18x20xf32>
}

func.func @matmul_23x24x25(
    %a: tensor<23x24xf32>,
    %b: tensor<24x25xf32>)
    -> (tensor<23x25xf32>) {
  %0 = nn.matmul %a, %b
      : (tensor<23x24xf32>, tensor<24x25xf32>) -> tensor<23x25xf32>
  return %0 : tensor<23x25xf32>
}

func.func @conv_filters_23(
    %a: tensor<1x6x23x3xf32>,
    %b: tensor<3x3x3x23xf32>)
    -> (tensor<1x4x21x23xf32>) {
  %0 = nn.conv %a, %b layout = nhwc
      : (tensor<1x6x23x3xf32>, tensor<3x3x3x23xf32>) -> tensor<1x4x21x23xf32>
  return %0 : tensor<1x4x21x23xf32>
}

func.func @matmul_25x26x27(
    %a: tensor<25x26xf32>,
    %b: tensor<26x27xf32>)
    -> (tensor<25x27xf32>) {
  %0 = nn.matmul %a, %b
      : (tensor<25x26xf32>, tensor<26x27xf32>) -> tensor<25x27xf32>
  return %0 : tensor<25x27xf32>
}

func.func @conv_filters_25(
    %a: tensor<1x6x25x3xf32>,
    %b: tensor<3x3x3x25xf32>)
    -> (tensor<1x4x23x25xf32>) {
  %0 = nn.conv %a, %b layout = nhwc
      : (tensor<1x6x25x3xf32>, tensor<3x3x3x25xf32>) -> tensor<1x4x23x25xf32>
  return %0 : tensor<1x4x23x25xf32>
}

func.func @matmul_28x29x30(
    %a: tensor<28x29xf32>,
    %b: tensor<29x30xf32>)
    -> (tensor<28x30xf32>) {
  %0 = nn.matmul %a, %b
      : (tensor<28x29xf32>, tensor<29x30xf32>) -> tensor<28x30xf32>
  return %0 : tensor<28x30xf32>
}

func.func @conv_filters_28(
    %a: tensor<1x6x28x3xf32>,
    %b: tensor<3x3x3x28xf32>)
    -> (tensor<1x4x26x28xf32>) {
  %0 = nn.conv %a, %b layout = nhwc
      : (tensor<1x6x28x3xf32>, tensor<3x3x3x28xf32>) -> tensor<1x4x26x28xf32>
  return %0 : tensor<1x4x26x28xf32>
}

func.func @matmul_31x32x33(
    %a: tensor<31x32xf32>,
    %b: tensor<32x33xf32>)
    -> (tensor<31x33xf32>) {
  %0 = nn.matmul %a, %b
      : (tensor<31x32xf32>, tensor<32x33xf32>) -> tensor<31x33xf32>
  return %0 : tensor<31x33xf32>
}

func.func @conv_filters_31(
    %a: tensor<1x6x31x3xf32>,
    %b: tensor<3x3x3x31xf32>)
    -> (tensor<1x4x29x31xf32>) {
  %0 = nn.conv %a, %b layout = nhwc
      : (tensor<1x6x31x3xf32>, tensor<3x3x3x31xf32>) -> tensor<1x4x29x31xf32>
  return %0 : tensor<1x4x29x31xf32>
}

func.func @matmul_33x34x35(
    %a: tensor<33x34xf32>,
    %b: tensor<34x35xf32>)
    -> (tensor<33x35xf32>) {
  %0 = nn.matmul %a, %b
      : (tensor<33x34xf32>, tensor<34x35xf32>) -> tensor<33x35xf32>
  return %0 : tensor<33x35xf32>
}

func.func @conv_filters_33(
    %a: tensor<1x6x33x3xf32>,
    %b: tensor<3x3x3x33xf32>)
    -> (tensor<1x4x31x33xf32>) {
  %0 = nn.conv %a, %b layout = nhwc
      : (tensor<1x6x33x3xf32>, tensor<3x3x3x33xf32>) -> tensor<1x4x31x33xf32>
  return %0 : tensor<1x4x31x33xf32>
}

func.func @matmul_36x37x38(
    %a: tensor<36x37xf32>,
    %b: tensor<37x38xf32>)
    -> (tensor<36x38xf32>) {
  %0 = nn.matmul %a, %b
      : (tensor<36x37xf32>, tensor<37x38xf32>) -> tensor<36x38xf32>
  return %0 : tensor<36x38xf32>
}

func.func @conv_filters_36(
    %a: tensor<1x6x36x3xf32>,
    %b: tensor<3x3x3x36xf32>)
    -> (tensor<1x4x34x36xf32>) {
  %0 = nn.conv %a, %b layout = nhwc
      : (tensor<1x6x36x3xf32>, tensor<3x3x3x36xf32>) -> tensor<1x4x34x36xf32>
  return %0 : tensor<1x4x34x36xf32>
}

func.func @matmul_39x40x41(
    %a: tensor<39x40xf32>,
    %b: tensor<40x41xf32>)
    -> (tensor<39x41xf32>) {
  %0 = nn.matmul %a, %b
      : (tensor<39x40xf32>, tensor<40x41xf32>) -> tensor<39x41xf32>
  return %0 : tensor<39x41xf32>
}

func.func @conv_filters_39(
    %a: tensor<1x6x39x3xf32>,
    %b: tensor<3x3x3x39xf32>)
    -> (tensor<1x4x37x39xf32>) {
  %0 = nn.conv %a, %b layout = nhwc
      : (tensor<1x6x39x3xf32>, tensor<3x3x3x39xf32>) -> tensor<1x4x37x39xf32>
  return %0 : tensor<1x4x37x39xf32>
}
