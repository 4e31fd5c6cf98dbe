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
