// RUN: nn-check %s

//===- nn.slice ----------------------------------------------------------===//
// Negative starts, ends and steps; clamping; empty results.
//===----------------------------------------------------------------------===//

func.func @slice_basic_values(
    %a: tensor<10xf32> {nn.value = dense<[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0]> : tensor<10xf32>},
    %b: tensor<1xi64> {nn.value = dense<[2]> : tensor<1xi64>, nn.static},
    %c: tensor<1xi64> {nn.value = dense<[7]> : tensor<1xi64>, nn.static})
    -> (tensor<5xf32> {nn.expect = dense<[2.0, 3.0, 4.0, 5.0, 6.0]> : tensor<5xf32>}) attributes {nn.static_only} {
  %0 = nn.slice %a, %b, %c axes = [0]
      : (tensor<10xf32>, tensor<1xi64>, tensor<1xi64>) -> tensor<5xf32>
  return %0 : tensor<5xf32>
}

func.func @slice_negative_start_values(
    %a: tensor<10xf32> {nn.value = dense<[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0]> : tensor<10xf32>},
    %b: tensor<1xi64> {nn.value = dense<[-3]> : tensor<1xi64>, nn.static},
    %c: tensor<1xi64> {nn.value = dense<[9223372036854775807]> : tensor<1xi64>, nn.static})
    -> (tensor<3xf32> {nn.expect = dense<[7.0, 8.0, 9.0]> : tensor<3xf32>}) attributes {nn.static_only} {
  %0 = nn.slice %a, %b, %c axes = [0]
      : (tensor<10xf32>, tensor<1xi64>, tensor<1xi64>) -> tensor<3xf32>
  return %0 : tensor<3xf32>
}

func.func @slice_negative_end_values(
    %a: tensor<10xf32> {nn.value = dense<[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0]> : tensor<10xf32>},
    %b: tensor<1xi64> {nn.value = dense<[0]> : tensor<1xi64>, nn.static},
    %c: tensor<1xi64> {nn.value = dense<[-2]> : tensor<1xi64>, nn.static})
    -> (tensor<8xf32> {nn.expect = dense<[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0]> : tensor<8xf32>}) attributes {nn.static_only} {
  %0 = nn.slice %a, %b, %c axes = [0]
      : (tensor<10xf32>, tensor<1xi64>, tensor<1xi64>) -> tensor<8xf32>
  return %0 : tensor<8xf32>
}

func.func @slice_clamped_values(
    %a: tensor<5xf32> {nn.value = dense<[0.0, 1.0, 2.0, 3.0, 4.0]> : tensor<5xf32>},
    %b: tensor<1xi64> {nn.value = dense<[-100]> : tensor<1xi64>, nn.static},
    %c: tensor<1xi64> {nn.value = dense<[100]> : tensor<1xi64>, nn.static})
    -> (tensor<5xf32> {nn.expect = dense<[0.0, 1.0, 2.0, 3.0, 4.0]> : tensor<5xf32>}) attributes {nn.static_only} {
  %0 = nn.slice %a, %b, %c axes = [0]
      : (tensor<5xf32>, tensor<1xi64>, tensor<1xi64>) -> tensor<5xf32>
  return %0 : tensor<5xf32>
}

func.func @slice_step_2_values(
    %a: tensor<9xf32> {nn.value = dense<[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0]> : tensor<9xf32>},
    %b: tensor<1xi64> {nn.value = dense<[1]> : tensor<1xi64>, nn.static},
    %c: tensor<1xi64> {nn.value = dense<[9]> : tensor<1xi64>, nn.static},
    %d: tensor<1xi64> {nn.value = dense<[2]> : tensor<1xi64>, nn.static})
    -> (tensor<4xf32> {nn.expect = dense<[1.0, 3.0, 5.0, 7.0]> : tensor<4xf32>}) attributes {nn.static_only} {
  %0 = nn.slice %a, %b, %c, %d axes = [0]
      : (tensor<9xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

func.func @slice_step_beyond_size_values(
    %a: tensor<9xf32> {nn.value = dense<[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0]> : tensor<9xf32>},
    %b: tensor<1xi64> {nn.value = dense<[1]> : tensor<1xi64>, nn.static},
    %c: tensor<1xi64> {nn.value = dense<[9]> : tensor<1xi64>, nn.static},
    %d: tensor<1xi64> {nn.value = dense<[100]> : tensor<1xi64>, nn.static})
    -> (tensor<1xf32> {nn.expect = dense<[1.0]> : tensor<1xf32>}) attributes {nn.static_only} {
  %0 = nn.slice %a, %b, %c, %d axes = [0]
      : (tensor<9xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<1xf32>
  return %0 : tensor<1xf32>
}

func.func @slice_reversed_values(
    %a: tensor<5xf32> {nn.value = dense<[0.0, 1.0, 2.0, 3.0, 4.0]> : tensor<5xf32>},
    %b: tensor<1xi64> {nn.value = dense<[-1]> : tensor<1xi64>, nn.static},
    %c: tensor<1xi64> {nn.value = dense<[-9223372036854775808]> : tensor<1xi64>, nn.static},
    %d: tensor<1xi64> {nn.value = dense<[-1]> : tensor<1xi64>, nn.static})
    -> (tensor<5xf32> {nn.expect = dense<[4.0, 3.0, 2.0, 1.0, 0.0]> : tensor<5xf32>}) attributes {nn.static_only} {
  %0 = nn.slice %a, %b, %c, %d axes = [0]
      : (tensor<5xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<5xf32>
  return %0 : tensor<5xf32>
}

func.func @slice_reversed_step_2_values(
    %a: tensor<7xf32> {nn.value = dense<[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0]> : tensor<7xf32>},
    %b: tensor<1xi64> {nn.value = dense<[6]> : tensor<1xi64>, nn.static},
    %c: tensor<1xi64> {nn.value = dense<[-8]> : tensor<1xi64>, nn.static},
    %d: tensor<1xi64> {nn.value = dense<[-2]> : tensor<1xi64>, nn.static})
    -> (tensor<4xf32> {nn.expect = dense<[6.0, 4.0, 2.0, 0.0]> : tensor<4xf32>}) attributes {nn.static_only} {
  %0 = nn.slice %a, %b, %c, %d axes = [0]
      : (tensor<7xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

func.func @slice_reversed_clamped_values(
    %a: tensor<5xf32> {nn.value = dense<[0.0, 1.0, 2.0, 3.0, 4.0]> : tensor<5xf32>},
    %b: tensor<1xi64> {nn.value = dense<[100]> : tensor<1xi64>, nn.static},
    %c: tensor<1xi64> {nn.value = dense<[1]> : tensor<1xi64>, nn.static},
    %d: tensor<1xi64> {nn.value = dense<[-1]> : tensor<1xi64>, nn.static})
    -> (tensor<3xf32> {nn.expect = dense<[4.0, 3.0, 2.0]> : tensor<3xf32>}) attributes {nn.static_only} {
  %0 = nn.slice %a, %b, %c, %d axes = [0]
      : (tensor<5xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<3xf32>
  return %0 : tensor<3xf32>
}

func.func @slice_reversed_from_start_values(
    %a: tensor<5xf32> {nn.value = dense<[0.0, 1.0, 2.0, 3.0, 4.0]> : tensor<5xf32>},
    %b: tensor<1xi64> {nn.value = dense<[0]> : tensor<1xi64>, nn.static},
    %c: tensor<1xi64> {nn.value = dense<[-9223372036854775808]> : tensor<1xi64>, nn.static},
    %d: tensor<1xi64> {nn.value = dense<[-1]> : tensor<1xi64>, nn.static})
    -> (tensor<1xf32> {nn.expect = dense<[0.0]> : tensor<1xf32>}) attributes {nn.static_only} {
  %0 = nn.slice %a, %b, %c, %d axes = [0]
      : (tensor<5xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<1xf32>
  return %0 : tensor<1xf32>
}

func.func @slice_reversed_partly_values(
    %a: tensor<6xf32> {nn.value = dense<[0.0, 1.0, 2.0, 3.0, 4.0, 5.0]> : tensor<6xf32>},
    %b: tensor<1xi64> {nn.value = dense<[4]> : tensor<1xi64>, nn.static},
    %c: tensor<1xi64> {nn.value = dense<[1]> : tensor<1xi64>, nn.static},
    %d: tensor<1xi64> {nn.value = dense<[-2]> : tensor<1xi64>, nn.static})
    -> (tensor<2xf32> {nn.expect = dense<[4.0, 2.0]> : tensor<2xf32>}) attributes {nn.static_only} {
  %0 = nn.slice %a, %b, %c, %d axes = [0]
      : (tensor<6xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<2xf32>
  return %0 : tensor<2xf32>
}

func.func @slice_empty_values(
    %a: tensor<5xf32> {nn.value = dense<[0.0, 1.0, 2.0, 3.0, 4.0]> : tensor<5xf32>},
    %b: tensor<1xi64> {nn.value = dense<[3]> : tensor<1xi64>, nn.static},
    %c: tensor<1xi64> {nn.value = dense<[3]> : tensor<1xi64>, nn.static})
    -> (tensor<0xf32> {nn.expect = dense<> : tensor<0xf32>}) attributes {nn.static_only} {
  %0 = nn.slice %a, %b, %c axes = [0]
      : (tensor<5xf32>, tensor<1xi64>, tensor<1xi64>) -> tensor<0xf32>
  return %0 : tensor<0xf32>
}

func.func @slice_empty_backwards_values(
    %a: tensor<5xf32> {nn.value = dense<[0.0, 1.0, 2.0, 3.0, 4.0]> : tensor<5xf32>},
    %b: tensor<1xi64> {nn.value = dense<[3]> : tensor<1xi64>, nn.static},
    %c: tensor<1xi64> {nn.value = dense<[1]> : tensor<1xi64>, nn.static})
    -> (tensor<0xf32> {nn.expect = dense<> : tensor<0xf32>}) attributes {nn.static_only} {
  %0 = nn.slice %a, %b, %c axes = [0]
      : (tensor<5xf32>, tensor<1xi64>, tensor<1xi64>) -> tensor<0xf32>
  return %0 : tensor<0xf32>
}

func.func @slice_empty_reversed_values(
    %a: tensor<5xf32> {nn.value = dense<[0.0, 1.0, 2.0, 3.0, 4.0]> : tensor<5xf32>},
    %b: tensor<1xi64> {nn.value = dense<[1]> : tensor<1xi64>, nn.static},
    %c: tensor<1xi64> {nn.value = dense<[3]> : tensor<1xi64>, nn.static},
    %d: tensor<1xi64> {nn.value = dense<[-1]> : tensor<1xi64>, nn.static})
    -> (tensor<0xf32> {nn.expect = dense<> : tensor<0xf32>}) attributes {nn.static_only} {
  %0 = nn.slice %a, %b, %c, %d axes = [0]
      : (tensor<5xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<0xf32>
  return %0 : tensor<0xf32>
}

func.func @slice_two_axes_values(
    %a: tensor<3x4xf32> {nn.value = dense<[[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0]]> : tensor<3x4xf32>},
    %b: tensor<2xi64> {nn.value = dense<[1, 0]> : tensor<2xi64>, nn.static},
    %c: tensor<2xi64> {nn.value = dense<[3, 2]> : tensor<2xi64>, nn.static})
    -> (tensor<2x2xf32> {nn.expect = dense<[[4.0, 5.0], [8.0, 9.0]]> : tensor<2x2xf32>}) attributes {nn.static_only} {
  %0 = nn.slice %a, %b, %c axes = [0, 1]
      : (tensor<3x4xf32>, tensor<2xi64>, tensor<2xi64>) -> tensor<2x2xf32>
  return %0 : tensor<2x2xf32>
}

func.func @slice_unordered_axes_values(
    %a: tensor<3x4xf32> {nn.value = dense<[[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0]]> : tensor<3x4xf32>},
    %b: tensor<2xi64> {nn.value = dense<[0, 1]> : tensor<2xi64>, nn.static},
    %c: tensor<2xi64> {nn.value = dense<3> : tensor<2xi64>, nn.static},
    %d: tensor<2xi64> {nn.value = dense<[2, 1]> : tensor<2xi64>, nn.static})
    -> (tensor<2x2xf32> {nn.expect = dense<[[4.0, 6.0], [8.0, 10.0]]> : tensor<2x2xf32>}) attributes {nn.static_only} {
  %0 = nn.slice %a, %b, %c, %d axes = [1, 0]
      : (tensor<3x4xf32>, tensor<2xi64>, tensor<2xi64>, tensor<2xi64>) -> tensor<2x2xf32>
  return %0 : tensor<2x2xf32>
}

func.func @slice_negative_axis_values(
    %a: tensor<3x4xf32> {nn.value = dense<[[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0]]> : tensor<3x4xf32>},
    %b: tensor<1xi64> {nn.value = dense<[1]> : tensor<1xi64>, nn.static},
    %c: tensor<1xi64> {nn.value = dense<[3]> : tensor<1xi64>, nn.static})
    -> (tensor<3x2xf32> {nn.expect = dense<[[1.0, 2.0], [5.0, 6.0], [9.0, 10.0]]> : tensor<3x2xf32>}) attributes {nn.static_only} {
  %0 = nn.slice %a, %b, %c axes = [-1]
      : (tensor<3x4xf32>, tensor<1xi64>, tensor<1xi64>) -> tensor<3x2xf32>
  return %0 : tensor<3x2xf32>
}

func.func @slice_middle_axis_values(
    %a: tensor<2x4x3xf32> {nn.value = dense<[[[0.0, 1.0, 2.0], [3.0, 4.0, 5.0], [6.0, 7.0, 8.0], [9.0, 10.0, 11.0]], [[12.0, 13.0, 14.0], [15.0, 16.0, 17.0], [18.0, 19.0, 20.0], [21.0, 22.0, 23.0]]]> : tensor<2x4x3xf32>},
    %b: tensor<1xi64> {nn.value = dense<[3]> : tensor<1xi64>, nn.static},
    %c: tensor<1xi64> {nn.value = dense<[0]> : tensor<1xi64>, nn.static},
    %d: tensor<1xi64> {nn.value = dense<[-2]> : tensor<1xi64>, nn.static})
    -> (tensor<2x2x3xf32> {nn.expect = dense<[[[9.0, 10.0, 11.0], [3.0, 4.0, 5.0]], [[21.0, 22.0, 23.0], [15.0, 16.0, 17.0]]]> : tensor<2x2x3xf32>}) attributes {nn.static_only} {
  %0 = nn.slice %a, %b, %c, %d axes = [1]
      : (tensor<2x4x3xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<2x2x3xf32>
  return %0 : tensor<2x2x3xf32>
}

func.func @slice_all_reversed_values(
    %a: tensor<2x3xf32> {nn.value = dense<[[0.0, 1.0, 2.0], [3.0, 4.0, 5.0]]> : tensor<2x3xf32>},
    %b: tensor<2xi64> {nn.value = dense<-1> : tensor<2xi64>, nn.static},
    %c: tensor<2xi64> {nn.value = dense<-9223372036854775808> : tensor<2xi64>, nn.static},
    %d: tensor<2xi64> {nn.value = dense<-1> : tensor<2xi64>, nn.static})
    -> (tensor<2x3xf32> {nn.expect = dense<[[5.0, 4.0, 3.0], [2.0, 1.0, 0.0]]> : tensor<2x3xf32>}) attributes {nn.static_only} {
  %0 = nn.slice %a, %b, %c, %d axes = [0, 1]
      : (tensor<2x3xf32>, tensor<2xi64>, tensor<2xi64>, tensor<2xi64>) -> tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

func.func @slice_no_axes_values(
    %a: tensor<2x3xf32> {nn.value = dense<[[0.0, 1.0, 2.0], [3.0, 4.0, 5.0]]> : tensor<2x3xf32>},
    %b: tensor<0xi64> {nn.value = dense<> : tensor<0xi64>, nn.static},
    %c: tensor<0xi64> {nn.value = dense<> : tensor<0xi64>, nn.static})
    -> (tensor<2x3xf32> {nn.expect = dense<[[0.0, 1.0, 2.0], [3.0, 4.0, 5.0]]> : tensor<2x3xf32>}) attributes {nn.static_only} {
  %0 = nn.slice %a, %b, %c axes = []
      : (tensor<2x3xf32>, tensor<0xi64>, tensor<0xi64>) -> tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

func.func @slice_of_empty_values(
    %a: tensor<0x3xf32> {nn.value = dense<> : tensor<0x3xf32>},
    %b: tensor<1xi64> {nn.value = dense<[0]> : tensor<1xi64>, nn.static},
    %c: tensor<1xi64> {nn.value = dense<[5]> : tensor<1xi64>, nn.static})
    -> (tensor<0x3xf32> {nn.expect = dense<> : tensor<0x3xf32>}) attributes {nn.static_only} {
  %0 = nn.slice %a, %b, %c axes = [0]
      : (tensor<0x3xf32>, tensor<1xi64>, tensor<1xi64>) -> tensor<0x3xf32>
  return %0 : tensor<0x3xf32>
}

func.func @slice_least_step_values(
    %a: tensor<5xf32> {nn.value = dense<[0.0, 1.0, 2.0, 3.0, 4.0]> : tensor<5xf32>},
    %b: tensor<1xi64> {nn.value = dense<[3]> : tensor<1xi64>, nn.static},
    %c: tensor<1xi64> {nn.value = dense<[-9223372036854775808]> : tensor<1xi64>, nn.static},
    %d: tensor<1xi64> {nn.value = dense<[-9223372036854775808]> : tensor<1xi64>, nn.static})
    -> (tensor<1xf32> {nn.expect = dense<[3.0]> : tensor<1xf32>}) attributes {nn.static_only} {
  %0 = nn.slice %a, %b, %c, %d axes = [0]
      : (tensor<5xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<1xf32>
  return %0 : tensor<1xf32>
}

func.func @slice_greatest_step_values(
    %a: tensor<5xf32> {nn.value = dense<[0.0, 1.0, 2.0, 3.0, 4.0]> : tensor<5xf32>},
    %b: tensor<1xi64> {nn.value = dense<[3]> : tensor<1xi64>, nn.static},
    %c: tensor<1xi64> {nn.value = dense<[9223372036854775807]> : tensor<1xi64>, nn.static},
    %d: tensor<1xi64> {nn.value = dense<[9223372036854775807]> : tensor<1xi64>, nn.static})
    -> (tensor<1xf32> {nn.expect = dense<[3.0]> : tensor<1xf32>}) attributes {nn.static_only} {
  %0 = nn.slice %a, %b, %c, %d axes = [0]
      : (tensor<5xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<1xf32>
  return %0 : tensor<1xf32>
}

func.func @slice_basic_by_constants(
    %a: tensor<10xf32> {nn.value = dense<[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0]> : tensor<10xf32>})
    -> (tensor<5xf32> {nn.expect = dense<[2.0, 3.0, 4.0, 5.0, 6.0]> : tensor<5xf32>}) {
  %starts = nn.constant dense<[2]> : tensor<1xi64>
  %ends = nn.constant dense<[7]> : tensor<1xi64>
  %0 = nn.slice %a, %starts, %ends axes = [0]
      : (tensor<10xf32>, tensor<1xi64>, tensor<1xi64>) -> tensor<5xf32>
  return %0 : tensor<5xf32>
}

func.func @slice_negative_start_by_constants(
    %a: tensor<10xf32> {nn.value = dense<[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0]> : tensor<10xf32>})
    -> (tensor<3xf32> {nn.expect = dense<[7.0, 8.0, 9.0]> : tensor<3xf32>}) {
  %starts = nn.constant dense<[-3]> : tensor<1xi64>
  %ends = nn.constant dense<[9223372036854775807]> : tensor<1xi64>
  %0 = nn.slice %a, %starts, %ends axes = [0]
      : (tensor<10xf32>, tensor<1xi64>, tensor<1xi64>) -> tensor<3xf32>
  return %0 : tensor<3xf32>
}

func.func @slice_negative_end_by_constants(
    %a: tensor<10xf32> {nn.value = dense<[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0]> : tensor<10xf32>})
    -> (tensor<8xf32> {nn.expect = dense<[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0]> : tensor<8xf32>}) {
  %starts = nn.constant dense<[0]> : tensor<1xi64>
  %ends = nn.constant dense<[-2]> : tensor<1xi64>
  %0 = nn.slice %a, %starts, %ends axes = [0]
      : (tensor<10xf32>, tensor<1xi64>, tensor<1xi64>) -> tensor<8xf32>
  return %0 : tensor<8xf32>
}

func.func @slice_clamped_by_constants(
    %a: tensor<5xf32> {nn.value = dense<[0.0, 1.0, 2.0, 3.0, 4.0]> : tensor<5xf32>})
    -> (tensor<5xf32> {nn.expect = dense<[0.0, 1.0, 2.0, 3.0, 4.0]> : tensor<5xf32>}) {
  %starts = nn.constant dense<[-100]> : tensor<1xi64>
  %ends = nn.constant dense<[100]> : tensor<1xi64>
  %0 = nn.slice %a, %starts, %ends axes = [0]
      : (tensor<5xf32>, tensor<1xi64>, tensor<1xi64>) -> tensor<5xf32>
  return %0 : tensor<5xf32>
}

func.func @slice_step_2_by_constants(
    %a: tensor<9xf32> {nn.value = dense<[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0]> : tensor<9xf32>})
    -> (tensor<4xf32> {nn.expect = dense<[1.0, 3.0, 5.0, 7.0]> : tensor<4xf32>}) {
  %starts = nn.constant dense<[1]> : tensor<1xi64>
  %ends = nn.constant dense<[9]> : tensor<1xi64>
  %steps = nn.constant dense<[2]> : tensor<1xi64>
  %0 = nn.slice %a, %starts, %ends, %steps axes = [0]
      : (tensor<9xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

func.func @slice_step_beyond_size_by_constants(
    %a: tensor<9xf32> {nn.value = dense<[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0]> : tensor<9xf32>})
    -> (tensor<1xf32> {nn.expect = dense<[1.0]> : tensor<1xf32>}) {
  %starts = nn.constant dense<[1]> : tensor<1xi64>
  %ends = nn.constant dense<[9]> : tensor<1xi64>
  %steps = nn.constant dense<[100]> : tensor<1xi64>
  %0 = nn.slice %a, %starts, %ends, %steps axes = [0]
      : (tensor<9xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<1xf32>
  return %0 : tensor<1xf32>
}

func.func @slice_reversed_by_constants(
    %a: tensor<5xf32> {nn.value = dense<[0.0, 1.0, 2.0, 3.0, 4.0]> : tensor<5xf32>})
    -> (tensor<5xf32> {nn.expect = dense<[4.0, 3.0, 2.0, 1.0, 0.0]> : tensor<5xf32>}) {
  %starts = nn.constant dense<[-1]> : tensor<1xi64>
  %ends = nn.constant dense<[-9223372036854775808]> : tensor<1xi64>
  %steps = nn.constant dense<[-1]> : tensor<1xi64>
  %0 = nn.slice %a, %starts, %ends, %steps axes = [0]
      : (tensor<5xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<5xf32>
  return %0 : tensor<5xf32>
}

func.func @slice_reversed_step_2_by_constants(
    %a: tensor<7xf32> {nn.value = dense<[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0]> : tensor<7xf32>})
    -> (tensor<4xf32> {nn.expect = dense<[6.0, 4.0, 2.0, 0.0]> : tensor<4xf32>}) {
  %starts = nn.constant dense<[6]> : tensor<1xi64>
  %ends = nn.constant dense<[-8]> : tensor<1xi64>
  %steps = nn.constant dense<[-2]> : tensor<1xi64>
  %0 = nn.slice %a, %starts, %ends, %steps axes = [0]
      : (tensor<7xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

func.func @slice_reversed_clamped_by_constants(
    %a: tensor<5xf32> {nn.value = dense<[0.0, 1.0, 2.0, 3.0, 4.0]> : tensor<5xf32>})
    -> (tensor<3xf32> {nn.expect = dense<[4.0, 3.0, 2.0]> : tensor<3xf32>}) {
  %starts = nn.constant dense<[100]> : tensor<1xi64>
  %ends = nn.constant dense<[1]> : tensor<1xi64>
  %steps = nn.constant dense<[-1]> : tensor<1xi64>
  %0 = nn.slice %a, %starts, %ends, %steps axes = [0]
      : (tensor<5xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<3xf32>
  return %0 : tensor<3xf32>
}

func.func @slice_reversed_from_start_by_constants(
    %a: tensor<5xf32> {nn.value = dense<[0.0, 1.0, 2.0, 3.0, 4.0]> : tensor<5xf32>})
    -> (tensor<1xf32> {nn.expect = dense<[0.0]> : tensor<1xf32>}) {
  %starts = nn.constant dense<[0]> : tensor<1xi64>
  %ends = nn.constant dense<[-9223372036854775808]> : tensor<1xi64>
  %steps = nn.constant dense<[-1]> : tensor<1xi64>
  %0 = nn.slice %a, %starts, %ends, %steps axes = [0]
      : (tensor<5xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<1xf32>
  return %0 : tensor<1xf32>
}

func.func @slice_reversed_partly_by_constants(
    %a: tensor<6xf32> {nn.value = dense<[0.0, 1.0, 2.0, 3.0, 4.0, 5.0]> : tensor<6xf32>})
    -> (tensor<2xf32> {nn.expect = dense<[4.0, 2.0]> : tensor<2xf32>}) {
  %starts = nn.constant dense<[4]> : tensor<1xi64>
  %ends = nn.constant dense<[1]> : tensor<1xi64>
  %steps = nn.constant dense<[-2]> : tensor<1xi64>
  %0 = nn.slice %a, %starts, %ends, %steps axes = [0]
      : (tensor<6xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<2xf32>
  return %0 : tensor<2xf32>
}

func.func @slice_empty_by_constants(
    %a: tensor<5xf32> {nn.value = dense<[0.0, 1.0, 2.0, 3.0, 4.0]> : tensor<5xf32>})
    -> (tensor<0xf32> {nn.expect = dense<> : tensor<0xf32>}) {
  %starts = nn.constant dense<[3]> : tensor<1xi64>
  %ends = nn.constant dense<[3]> : tensor<1xi64>
  %0 = nn.slice %a, %starts, %ends axes = [0]
      : (tensor<5xf32>, tensor<1xi64>, tensor<1xi64>) -> tensor<0xf32>
  return %0 : tensor<0xf32>
}

func.func @slice_empty_backwards_by_constants(
    %a: tensor<5xf32> {nn.value = dense<[0.0, 1.0, 2.0, 3.0, 4.0]> : tensor<5xf32>})
    -> (tensor<0xf32> {nn.expect = dense<> : tensor<0xf32>}) {
  %starts = nn.constant dense<[3]> : tensor<1xi64>
  %ends = nn.constant dense<[1]> : tensor<1xi64>
  %0 = nn.slice %a, %starts, %ends axes = [0]
      : (tensor<5xf32>, tensor<1xi64>, tensor<1xi64>) -> tensor<0xf32>
  return %0 : tensor<0xf32>
}

func.func @slice_empty_reversed_by_constants(
    %a: tensor<5xf32> {nn.value = dense<[0.0, 1.0, 2.0, 3.0, 4.0]> : tensor<5xf32>})
    -> (tensor<0xf32> {nn.expect = dense<> : tensor<0xf32>}) {
  %starts = nn.constant dense<[1]> : tensor<1xi64>
  %ends = nn.constant dense<[3]> : tensor<1xi64>
  %steps = nn.constant dense<[-1]> : tensor<1xi64>
  %0 = nn.slice %a, %starts, %ends, %steps axes = [0]
      : (tensor<5xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<0xf32>
  return %0 : tensor<0xf32>
}

func.func @slice_two_axes_by_constants(
    %a: tensor<3x4xf32> {nn.value = dense<[[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0]]> : tensor<3x4xf32>})
    -> (tensor<2x2xf32> {nn.expect = dense<[[4.0, 5.0], [8.0, 9.0]]> : tensor<2x2xf32>}) {
  %starts = nn.constant dense<[1, 0]> : tensor<2xi64>
  %ends = nn.constant dense<[3, 2]> : tensor<2xi64>
  %0 = nn.slice %a, %starts, %ends axes = [0, 1]
      : (tensor<3x4xf32>, tensor<2xi64>, tensor<2xi64>) -> tensor<2x2xf32>
  return %0 : tensor<2x2xf32>
}

func.func @slice_unordered_axes_by_constants(
    %a: tensor<3x4xf32> {nn.value = dense<[[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0]]> : tensor<3x4xf32>})
    -> (tensor<2x2xf32> {nn.expect = dense<[[4.0, 6.0], [8.0, 10.0]]> : tensor<2x2xf32>}) {
  %starts = nn.constant dense<[0, 1]> : tensor<2xi64>
  %ends = nn.constant dense<3> : tensor<2xi64>
  %steps = nn.constant dense<[2, 1]> : tensor<2xi64>
  %0 = nn.slice %a, %starts, %ends, %steps axes = [1, 0]
      : (tensor<3x4xf32>, tensor<2xi64>, tensor<2xi64>, tensor<2xi64>) -> tensor<2x2xf32>
  return %0 : tensor<2x2xf32>
}

func.func @slice_negative_axis_by_constants(
    %a: tensor<3x4xf32> {nn.value = dense<[[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0]]> : tensor<3x4xf32>})
    -> (tensor<3x2xf32> {nn.expect = dense<[[1.0, 2.0], [5.0, 6.0], [9.0, 10.0]]> : tensor<3x2xf32>}) {
  %starts = nn.constant dense<[1]> : tensor<1xi64>
  %ends = nn.constant dense<[3]> : tensor<1xi64>
  %0 = nn.slice %a, %starts, %ends axes = [-1]
      : (tensor<3x4xf32>, tensor<1xi64>, tensor<1xi64>) -> tensor<3x2xf32>
  return %0 : tensor<3x2xf32>
}

func.func @slice_middle_axis_by_constants(
    %a: tensor<2x4x3xf32> {nn.value = dense<[[[0.0, 1.0, 2.0], [3.0, 4.0, 5.0], [6.0, 7.0, 8.0], [9.0, 10.0, 11.0]], [[12.0, 13.0, 14.0], [15.0, 16.0, 17.0], [18.0, 19.0, 20.0], [21.0, 22.0, 23.0]]]> : tensor<2x4x3xf32>})
    -> (tensor<2x2x3xf32> {nn.expect = dense<[[[9.0, 10.0, 11.0], [3.0, 4.0, 5.0]], [[21.0, 22.0, 23.0], [15.0, 16.0, 17.0]]]> : tensor<2x2x3xf32>}) {
  %starts = nn.constant dense<[3]> : tensor<1xi64>
  %ends = nn.constant dense<[0]> : tensor<1xi64>
  %steps = nn.constant dense<[-2]> : tensor<1xi64>
  %0 = nn.slice %a, %starts, %ends, %steps axes = [1]
      : (tensor<2x4x3xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<2x2x3xf32>
  return %0 : tensor<2x2x3xf32>
}

func.func @slice_all_reversed_by_constants(
    %a: tensor<2x3xf32> {nn.value = dense<[[0.0, 1.0, 2.0], [3.0, 4.0, 5.0]]> : tensor<2x3xf32>})
    -> (tensor<2x3xf32> {nn.expect = dense<[[5.0, 4.0, 3.0], [2.0, 1.0, 0.0]]> : tensor<2x3xf32>}) {
  %starts = nn.constant dense<-1> : tensor<2xi64>
  %ends = nn.constant dense<-9223372036854775808> : tensor<2xi64>
  %steps = nn.constant dense<-1> : tensor<2xi64>
  %0 = nn.slice %a, %starts, %ends, %steps axes = [0, 1]
      : (tensor<2x3xf32>, tensor<2xi64>, tensor<2xi64>, tensor<2xi64>) -> tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

func.func @slice_of_empty_by_constants(
    %a: tensor<0x3xf32> {nn.value = dense<> : tensor<0x3xf32>})
    -> (tensor<0x3xf32> {nn.expect = dense<> : tensor<0x3xf32>}) {
  %starts = nn.constant dense<[0]> : tensor<1xi64>
  %ends = nn.constant dense<[5]> : tensor<1xi64>
  %0 = nn.slice %a, %starts, %ends axes = [0]
      : (tensor<0x3xf32>, tensor<1xi64>, tensor<1xi64>) -> tensor<0x3xf32>
  return %0 : tensor<0x3xf32>
}

func.func @slice_least_step_by_constants(
    %a: tensor<5xf32> {nn.value = dense<[0.0, 1.0, 2.0, 3.0, 4.0]> : tensor<5xf32>})
    -> (tensor<1xf32> {nn.expect = dense<[3.0]> : tensor<1xf32>}) {
  %starts = nn.constant dense<[3]> : tensor<1xi64>
  %ends = nn.constant dense<[-9223372036854775808]> : tensor<1xi64>
  %steps = nn.constant dense<[-9223372036854775808]> : tensor<1xi64>
  %0 = nn.slice %a, %starts, %ends, %steps axes = [0]
      : (tensor<5xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<1xf32>
  return %0 : tensor<1xf32>
}

func.func @slice_greatest_step_by_constants(
    %a: tensor<5xf32> {nn.value = dense<[0.0, 1.0, 2.0, 3.0, 4.0]> : tensor<5xf32>})
    -> (tensor<1xf32> {nn.expect = dense<[3.0]> : tensor<1xf32>}) {
  %starts = nn.constant dense<[3]> : tensor<1xi64>
  %ends = nn.constant dense<[9223372036854775807]> : tensor<1xi64>
  %steps = nn.constant dense<[9223372036854775807]> : tensor<1xi64>
  %0 = nn.slice %a, %starts, %ends, %steps axes = [0]
      : (tensor<5xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<1xf32>
  return %0 : tensor<1xf32>
}

func.func @slice_4d_window(%a: tensor<2x5x9x8xf32>)
    -> tensor<2x5x7x5xf32> {
  %starts = nn.constant dense<[1, 2]> : tensor<2xi64>
  %ends = nn.constant dense<[8, 7]> : tensor<2xi64>
  %0 = nn.slice %a, %starts, %ends axes = [2, 3]
      : (tensor<2x5x9x8xf32>, tensor<2xi64>, tensor<2xi64>) -> tensor<2x5x7x5xf32>
  return %0 : tensor<2x5x7x5xf32>
}

func.func @slice_strided_4d(%a: tensor<2x5x9x8xf32>)
    -> tensor<2x5x5x4xf32> {
  %starts = nn.constant dense<0> : tensor<2xi64>
  %ends = nn.constant dense<9223372036854775807> : tensor<2xi64>
  %steps = nn.constant dense<2> : tensor<2xi64>
  %0 = nn.slice %a, %starts, %ends, %steps axes = [2, 3]
      : (tensor<2x5x9x8xf32>, tensor<2xi64>, tensor<2xi64>, tensor<2xi64>) -> tensor<2x5x5x4xf32>
  return %0 : tensor<2x5x5x4xf32>
}

func.func @slice_f32(%a: tensor<5x19xf32>)
    -> tensor<3x5xf32> {
  %starts = nn.constant dense<[1, 17]> : tensor<2xi64>
  %ends = nn.constant dense<[4, 2]> : tensor<2xi64>
  %steps = nn.constant dense<[1, -3]> : tensor<2xi64>
  %0 = nn.slice %a, %starts, %ends, %steps axes = [0, 1]
      : (tensor<5x19xf32>, tensor<2xi64>, tensor<2xi64>, tensor<2xi64>) -> tensor<3x5xf32>
  return %0 : tensor<3x5xf32>
}

func.func @slice_f64(%a: tensor<5x19xf64>)
    -> tensor<3x5xf64> {
  %starts = nn.constant dense<[1, 17]> : tensor<2xi64>
  %ends = nn.constant dense<[4, 2]> : tensor<2xi64>
  %steps = nn.constant dense<[1, -3]> : tensor<2xi64>
  %0 = nn.slice %a, %starts, %ends, %steps axes = [0, 1]
      : (tensor<5x19xf64>, tensor<2xi64>, tensor<2xi64>, tensor<2xi64>) -> tensor<3x5xf64>
  return %0 : tensor<3x5xf64>
}

func.func @slice_f16(%a: tensor<5x19xf16>)
    -> tensor<3x5xf16> {
  %starts = nn.constant dense<[1, 17]> : tensor<2xi64>
  %ends = nn.constant dense<[4, 2]> : tensor<2xi64>
  %steps = nn.constant dense<[1, -3]> : tensor<2xi64>
  %0 = nn.slice %a, %starts, %ends, %steps axes = [0, 1]
      : (tensor<5x19xf16>, tensor<2xi64>, tensor<2xi64>, tensor<2xi64>) -> tensor<3x5xf16>
  return %0 : tensor<3x5xf16>
}

func.func @slice_bf16(%a: tensor<5x19xbf16>)
    -> tensor<3x5xbf16> {
  %starts = nn.constant dense<[1, 17]> : tensor<2xi64>
  %ends = nn.constant dense<[4, 2]> : tensor<2xi64>
  %steps = nn.constant dense<[1, -3]> : tensor<2xi64>
  %0 = nn.slice %a, %starts, %ends, %steps axes = [0, 1]
      : (tensor<5x19xbf16>, tensor<2xi64>, tensor<2xi64>, tensor<2xi64>) -> tensor<3x5xbf16>
  return %0 : tensor<3x5xbf16>
}

func.func @slice_i8(%a: tensor<5x19xi8>)
    -> tensor<3x5xi8> {
  %starts = nn.constant dense<[1, 17]> : tensor<2xi64>
  %ends = nn.constant dense<[4, 2]> : tensor<2xi64>
  %steps = nn.constant dense<[1, -3]> : tensor<2xi64>
  %0 = nn.slice %a, %starts, %ends, %steps axes = [0, 1]
      : (tensor<5x19xi8>, tensor<2xi64>, tensor<2xi64>, tensor<2xi64>) -> tensor<3x5xi8>
  return %0 : tensor<3x5xi8>
}

func.func @slice_i16(%a: tensor<5x19xi16>)
    -> tensor<3x5xi16> {
  %starts = nn.constant dense<[1, 17]> : tensor<2xi64>
  %ends = nn.constant dense<[4, 2]> : tensor<2xi64>
  %steps = nn.constant dense<[1, -3]> : tensor<2xi64>
  %0 = nn.slice %a, %starts, %ends, %steps axes = [0, 1]
      : (tensor<5x19xi16>, tensor<2xi64>, tensor<2xi64>, tensor<2xi64>) -> tensor<3x5xi16>
  return %0 : tensor<3x5xi16>
}

func.func @slice_i32(%a: tensor<5x19xi32>)
    -> tensor<3x5xi32> {
  %starts = nn.constant dense<[1, 17]> : tensor<2xi64>
  %ends = nn.constant dense<[4, 2]> : tensor<2xi64>
  %steps = nn.constant dense<[1, -3]> : tensor<2xi64>
  %0 = nn.slice %a, %starts, %ends, %steps axes = [0, 1]
      : (tensor<5x19xi32>, tensor<2xi64>, tensor<2xi64>, tensor<2xi64>) -> tensor<3x5xi32>
  return %0 : tensor<3x5xi32>
}

func.func @slice_i64(%a: tensor<5x19xi64>)
    -> tensor<3x5xi64> {
  %starts = nn.constant dense<[1, 17]> : tensor<2xi64>
  %ends = nn.constant dense<[4, 2]> : tensor<2xi64>
  %steps = nn.constant dense<[1, -3]> : tensor<2xi64>
  %0 = nn.slice %a, %starts, %ends, %steps axes = [0, 1]
      : (tensor<5x19xi64>, tensor<2xi64>, tensor<2xi64>, tensor<2xi64>) -> tensor<3x5xi64>
  return %0 : tensor<3x5xi64>
}

func.func @slice_ui8(%a: tensor<5x19xui8>)
    -> tensor<3x5xui8> {
  %starts = nn.constant dense<[1, 17]> : tensor<2xi64>
  %ends = nn.constant dense<[4, 2]> : tensor<2xi64>
  %steps = nn.constant dense<[1, -3]> : tensor<2xi64>
  %0 = nn.slice %a, %starts, %ends, %steps axes = [0, 1]
      : (tensor<5x19xui8>, tensor<2xi64>, tensor<2xi64>, tensor<2xi64>) -> tensor<3x5xui8>
  return %0 : tensor<3x5xui8>
}

func.func @slice_i1(%a: tensor<5x19xi1>)
    -> tensor<3x5xi1> {
  %starts = nn.constant dense<[1, 17]> : tensor<2xi64>
  %ends = nn.constant dense<[4, 2]> : tensor<2xi64>
  %steps = nn.constant dense<[1, -3]> : tensor<2xi64>
  %0 = nn.slice %a, %starts, %ends, %steps axes = [0, 1]
      : (tensor<5x19xi1>, tensor<2xi64>, tensor<2xi64>, tensor<2xi64>) -> tensor<3x5xi1>
  return %0 : tensor<3x5xi1>
}
