// RUN: nn-check %s

//===- nn.concat of what kernels compute ---------------------------------===//
// Parts that kernels write to the whole, that are used elsewhere too, that
// are arguments, appear twice, or lie in several concatenations.
//===----------------------------------------------------------------------===//

func.func @dense_block(
    %x: tensor<1x4x5x3xf32>, %v: tensor<1x1x3x5xf32>, %w: tensor<3x3x8x4xf32>,
    %u: tensor<3x3x12x17xf32>)
    -> (tensor<1x4x5x29xf32>) {
  %0 = nn.conv %x, %v layout = nhwc : (tensor<1x4x5x3xf32>, tensor<1x1x3x5xf32>) -> tensor<1x4x5x5xf32>
  %1 = nn.concat %x, %0 axis = 3 : (tensor<1x4x5x3xf32>, tensor<1x4x5x5xf32>) -> tensor<1x4x5x8xf32>
  %2 = nn.relu %1 : (tensor<1x4x5x8xf32>) -> tensor<1x4x5x8xf32>
  %3 = nn.conv %2, %w pads = [1, 1, 1, 1] layout = nhwc : (tensor<1x4x5x8xf32>, tensor<3x3x8x4xf32>) -> tensor<1x4x5x4xf32>
  %4 = nn.concat %x, %0, %3 axis = 3 : (tensor<1x4x5x3xf32>, tensor<1x4x5x5xf32>, tensor<1x4x5x4xf32>) -> tensor<1x4x5x12xf32>
  %5 = nn.tanh %4 : (tensor<1x4x5x12xf32>) -> tensor<1x4x5x12xf32>
  %6 = nn.conv %5, %u pads = [1, 1, 1, 1] layout = nhwc : (tensor<1x4x5x12xf32>, tensor<3x3x12x17xf32>) -> tensor<1x4x5x17xf32>
  %7 = nn.concat %4, %6 axis = 3 : (tensor<1x4x5x12xf32>, tensor<1x4x5x17xf32>) -> tensor<1x4x5x29xf32>
  return %7 : tensor<1x4x5x29xf32>
}

// A layer that reads the concatenation can't write to it.
func.func @reads_the_whole(
    %x: tensor<1x4x5x3xf32>, %v: tensor<1x1x3x5xf32>, %w: tensor<3x3x8x4xf32>)
    -> (tensor<1x4x5x12xf32>) {
  %0 = nn.conv %x, %v layout = nhwc : (tensor<1x4x5x3xf32>, tensor<1x1x3x5xf32>) -> tensor<1x4x5x5xf32>
  %1 = nn.relu %x : (tensor<1x4x5x3xf32>) -> tensor<1x4x5x3xf32>
  %2 = nn.concat %0, %1 axis = 3 : (tensor<1x4x5x5xf32>, tensor<1x4x5x3xf32>) -> tensor<1x4x5x8xf32>
  %3 = nn.conv %2, %w pads = [1, 1, 1, 1] layout = nhwc : (tensor<1x4x5x8xf32>, tensor<3x3x8x4xf32>) -> tensor<1x4x5x4xf32>
  %4 = nn.concat %2, %3 axis = 3 : (tensor<1x4x5x8xf32>, tensor<1x4x5x4xf32>) -> tensor<1x4x5x12xf32>
  return %4 : tensor<1x4x5x12xf32>
}

func.func @twice_and_elsewhere(%x: tensor<3x4xf32>, %y: tensor<3x4xf32>)
    -> (tensor<3x16xf32>, tensor<6x4xf32>, tensor<3x4xf32>) {
  %0 = nn.exp %x : (tensor<3x4xf32>) -> tensor<3x4xf32>
  %1 = nn.tanh %y : (tensor<3x4xf32>) -> tensor<3x4xf32>
  %2 = nn.softmax %1 : (tensor<3x4xf32>) -> tensor<3x4xf32>
  %3 = nn.concat %0, %1, %0, %y axis = 1 : (tensor<3x4xf32>, tensor<3x4xf32>, tensor<3x4xf32>, tensor<3x4xf32>) -> tensor<3x16xf32>
  %4 = nn.concat %2, %1 axis = 0 : (tensor<3x4xf32>, tensor<3x4xf32>) -> tensor<6x4xf32>
  %5 = nn.softmax %0 : (tensor<3x4xf32>) -> tensor<3x4xf32>
  return %3, %4, %5 : tensor<3x16xf32>, tensor<6x4xf32>, tensor<3x4xf32>
}

// A part that is an output as well is copied, and so is a part of a part.
func.func @outputs(%x: tensor<2x3x4xf32>)
    -> (tensor<2x3x4xf32>, tensor<2x6x4xf32>, tensor<2x6x8xf32>) {
  %0 = nn.exp %x : (tensor<2x3x4xf32>) -> tensor<2x3x4xf32>
  %1 = nn.softmax %x : (tensor<2x3x4xf32>) -> tensor<2x3x4xf32>
  %2 = nn.concat %0, %1 axis = 1 : (tensor<2x3x4xf32>, tensor<2x3x4xf32>) -> tensor<2x6x4xf32>
  %3 = nn.tanh %2 : (tensor<2x6x4xf32>) -> tensor<2x6x4xf32>
  %4 = nn.concat %2, %3 axis = 2 : (tensor<2x6x4xf32>, tensor<2x6x4xf32>) -> tensor<2x6x8xf32>
  return %0, %2, %4 : tensor<2x3x4xf32>, tensor<2x6x4xf32>, tensor<2x6x8xf32>
}

func.func @four_branches(
    %x: tensor<1x6x7x4xf32>, %a: tensor<1x1x4x3xf32>, %b: tensor<3x3x4x16xf32>,
    %c: tensor<3x3x1x4xf32>)
    -> (tensor<1x6x7x27xf32>) {
  %0 = nn.conv %x, %a layout = nhwc : (tensor<1x6x7x4xf32>, tensor<1x1x4x3xf32>) -> tensor<1x6x7x3xf32>
  %1 = nn.conv %x, %b pads = [1, 1, 1, 1] layout = nhwc : (tensor<1x6x7x4xf32>, tensor<3x3x4x16xf32>) -> tensor<1x6x7x16xf32>
  %2 = nn.conv %x, %c groups = 4 pads = [1, 1, 1, 1] layout = nhwc : (tensor<1x6x7x4xf32>, tensor<3x3x1x4xf32>) -> tensor<1x6x7x4xf32>
  %3 = nn.max_pool %x kernel = [3, 3] pads = [1, 1, 1, 1] layout = nhwc : (tensor<1x6x7x4xf32>) -> tensor<1x6x7x4xf32>
  %4 = nn.concat %0, %1, %2, %3 axis = 3 : (tensor<1x6x7x3xf32>, tensor<1x6x7x16xf32>, tensor<1x6x7x4xf32>, tensor<1x6x7x4xf32>) -> tensor<1x6x7x27xf32>
  %5 = nn.relu %4 : (tensor<1x6x7x27xf32>) -> tensor<1x6x7x27xf32>
  return %5 : tensor<1x6x7x27xf32>
}

// Concatenations that share a part without being slices of each other.
func.func @shared_part(%x: tensor<2x3xf32>, %z: tensor<2x2xf32>)
    -> (tensor<2x7xf32>) {
  %0 = nn.exp %x : (tensor<2x3xf32>) -> tensor<2x3xf32>
  %1 = nn.concat %0, %z axis = 1 : (tensor<2x3xf32>, tensor<2x2xf32>) -> tensor<2x5xf32>
  %2 = nn.softmax %1 : (tensor<2x5xf32>) -> tensor<2x5xf32>
  %3 = nn.concat %2, %z axis = 1 : (tensor<2x5xf32>, tensor<2x2xf32>) -> tensor<2x7xf32>
  %4 = nn.softmax %3 : (tensor<2x7xf32>) -> tensor<2x7xf32>
  return %4 : tensor<2x7xf32>
}

// A padded tensor whose middle the kernel before it writes; others read it
// there.
func.func @padded(%x: tensor<1x5x6x8xf32>, %w: tensor<1x1x8x16xf32>) -> (tensor<1x7x9x16xf32>, tensor<1x5x6x16xf32>) {
  %p = nn.constant dense<[0, 1, 2, 0, 0, 1, 1, 0]> : tensor<8xi64>
  %v = nn.constant dense<3.0> : tensor<f32>
  %0 = nn.conv %x, %w layout = nhwc : (tensor<1x5x6x8xf32>, tensor<1x1x8x16xf32>) -> tensor<1x5x6x16xf32>
  %1 = nn.pad %0, %p, %v : (tensor<1x5x6x16xf32>, tensor<8xi64>, tensor<f32>) -> tensor<1x7x9x16xf32>
  %2 = nn.exp %1 : (tensor<1x7x9x16xf32>) -> tensor<1x7x9x16xf32>
  %3 = nn.softmax %0 : (tensor<1x5x6x16xf32>) -> tensor<1x5x6x16xf32>
  %4 = nn.add %3, %0 : (tensor<1x5x6x16xf32>, tensor<1x5x6x16xf32>) -> tensor<1x5x6x16xf32>
  return %2, %4 : tensor<1x7x9x16xf32>, tensor<1x5x6x16xf32>
}

func.func @padded_twice(%x: tensor<4x8xf32>, %w: tensor<8x16xf32>) -> tensor<7x18xf32> {
  %p = nn.constant dense<[1, 1, 2, 1]> : tensor<4xi64>
  %q = nn.constant dense<[0, 1, 3, 1]> : tensor<4xi64>
  %v = nn.constant dense<2.0> : tensor<f32>
  %0 = nn.matmul %x, %w : (tensor<4x8xf32>, tensor<8x16xf32>) -> tensor<4x16xf32>
  %1 = nn.pad %0, %p, %v : (tensor<4x16xf32>, tensor<4xi64>, tensor<f32>) -> tensor<7x18xf32>
  %2 = nn.pad %0, %q : (tensor<4x16xf32>, tensor<4xi64>) -> tensor<7x18xf32>
  %3 = nn.softmax %1 : (tensor<7x18xf32>) -> tensor<7x18xf32>
  %4 = nn.softmax %2 : (tensor<7x18xf32>) -> tensor<7x18xf32>
  %5 = nn.mul %3, %4 : (tensor<7x18xf32>, tensor<7x18xf32>) -> tensor<7x18xf32>
  return %5 : tensor<7x18xf32>
}

// Padded and concatenated, in both orders.
func.func @padded_and_concatenated(%x: tensor<4x8xf32>, %w: tensor<8x16xf32>, %u: tensor<8x16xf32>) -> (tensor<10x16xf32>, tensor<9x16xf32>) {
  %p = nn.constant dense<[1, 0, 1, 0]> : tensor<4xi64>
  %q = nn.constant dense<[1, 0, 0, 0]> : tensor<4xi64>
  %0 = nn.matmul %x, %w : (tensor<4x8xf32>, tensor<8x16xf32>) -> tensor<4x16xf32>
  %1 = nn.matmul %x, %u : (tensor<4x8xf32>, tensor<8x16xf32>) -> tensor<4x16xf32>
  %2 = nn.pad %0, %p : (tensor<4x16xf32>, tensor<4xi64>) -> tensor<6x16xf32>
  %3 = nn.concat %2, %1 axis = 0 : (tensor<6x16xf32>, tensor<4x16xf32>) -> tensor<10x16xf32>
  %4 = nn.softmax %3 : (tensor<10x16xf32>) -> tensor<10x16xf32>
  %5 = nn.concat %0, %1 axis = 0 : (tensor<4x16xf32>, tensor<4x16xf32>) -> tensor<8x16xf32>
  %6 = nn.pad %5, %q : (tensor<8x16xf32>, tensor<4xi64>) -> tensor<9x16xf32>
  %7 = nn.softmax %6 : (tensor<9x16xf32>) -> tensor<9x16xf32>
  return %4, %7 : tensor<10x16xf32>, tensor<9x16xf32>
}

// The pad of a value that is an argument, and of one that is given out.
func.func @padded_and_returned(%x: tensor<4x8xf32>, %w: tensor<8x16xf32>) -> (tensor<4x16xf32>, tensor<6x16xf32>, tensor<6x8xf32>) {
  %p = nn.constant dense<[1, 0, 1, 0]> : tensor<4xi64>
  %0 = nn.matmul %x, %w : (tensor<4x8xf32>, tensor<8x16xf32>) -> tensor<4x16xf32>
  %1 = nn.pad %0, %p : (tensor<4x16xf32>, tensor<4xi64>) -> tensor<6x16xf32>
  %2 = nn.pad %x, %p : (tensor<4x8xf32>, tensor<4xi64>) -> tensor<6x8xf32>
  return %0, %1, %2 : tensor<4x16xf32>, tensor<6x16xf32>, tensor<6x8xf32>
}
