// RUN: nn-check %s

//===- nn.cast to and from types of 8 bits and fewer ----------------------===//
// Every code is decoded; then the cases in which formats differ (zeros, ties,
// the largest number, infinities, NaN), by saturation and by overflow.
//===----------------------------------------------------------------------===//

func.func @cast_every_f8e4m3fn(
    %a: tensor<256xf8E4M3FN> {nn.value = dense<"0x000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F202122232425262728292A2B2C2D2E2F303132333435363738393A3B3C3D3E3F404142434445464748494A4B4C4D4E4F505152535455565758595A5B5C5D5E5F606162636465666768696A6B6C6D6E6F707172737475767778797A7B7C7D7E7F808182838485868788898A8B8C8D8E8F909192939495969798999A9B9C9D9E9FA0A1A2A3A4A5A6A7A8A9AAABACADAEAFB0B1B2B3B4B5B6B7B8B9BABBBCBDBEBFC0C1C2C3C4C5C6C7C8C9CACBCCCDCECFD0D1D2D3D4D5D6D7D8D9DADBDCDDDEDFE0E1E2E3E4E5E6E7E8E9EAEBECEDEEEFF0F1F2F3F4F5F6F7F8F9FAFBFCFDFEFF"> : tensor<256xf8E4M3FN>})
    -> tensor<256xf32> {
  %0 = nn.cast %a : (tensor<256xf8E4M3FN>) -> tensor<256xf32>
  return %0 : tensor<256xf32>
}

func.func @cast_every_f8e4m3fnuz(
    %a: tensor<256xf8E4M3FNUZ> {nn.value = dense<"0x000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F202122232425262728292A2B2C2D2E2F303132333435363738393A3B3C3D3E3F404142434445464748494A4B4C4D4E4F505152535455565758595A5B5C5D5E5F606162636465666768696A6B6C6D6E6F707172737475767778797A7B7C7D7E7F808182838485868788898A8B8C8D8E8F909192939495969798999A9B9C9D9E9FA0A1A2A3A4A5A6A7A8A9AAABACADAEAFB0B1B2B3B4B5B6B7B8B9BABBBCBDBEBFC0C1C2C3C4C5C6C7C8C9CACBCCCDCECFD0D1D2D3D4D5D6D7D8D9DADBDCDDDEDFE0E1E2E3E4E5E6E7E8E9EAEBECEDEEEFF0F1F2F3F4F5F6F7F8F9FAFBFCFDFEFF"> : tensor<256xf8E4M3FNUZ>})
    -> tensor<256xf32> {
  %0 = nn.cast %a : (tensor<256xf8E4M3FNUZ>) -> tensor<256xf32>
  return %0 : tensor<256xf32>
}

func.func @cast_every_f8e5m2(
    %a: tensor<256xf8E5M2> {nn.value = dense<"0x000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F202122232425262728292A2B2C2D2E2F303132333435363738393A3B3C3D3E3F404142434445464748494A4B4C4D4E4F505152535455565758595A5B5C5D5E5F606162636465666768696A6B6C6D6E6F707172737475767778797A7B7C7D7E7F808182838485868788898A8B8C8D8E8F909192939495969798999A9B9C9D9E9FA0A1A2A3A4A5A6A7A8A9AAABACADAEAFB0B1B2B3B4B5B6B7B8B9BABBBCBDBEBFC0C1C2C3C4C5C6C7C8C9CACBCCCDCECFD0D1D2D3D4D5D6D7D8D9DADBDCDDDEDFE0E1E2E3E4E5E6E7E8E9EAEBECEDEEEFF0F1F2F3F4F5F6F7F8F9FAFBFCFDFEFF"> : tensor<256xf8E5M2>})
    -> tensor<256xf32> {
  %0 = nn.cast %a : (tensor<256xf8E5M2>) -> tensor<256xf32>
  return %0 : tensor<256xf32>
}

func.func @cast_every_f8e5m2fnuz(
    %a: tensor<256xf8E5M2FNUZ> {nn.value = dense<"0x000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F202122232425262728292A2B2C2D2E2F303132333435363738393A3B3C3D3E3F404142434445464748494A4B4C4D4E4F505152535455565758595A5B5C5D5E5F606162636465666768696A6B6C6D6E6F707172737475767778797A7B7C7D7E7F808182838485868788898A8B8C8D8E8F909192939495969798999A9B9C9D9E9FA0A1A2A3A4A5A6A7A8A9AAABACADAEAFB0B1B2B3B4B5B6B7B8B9BABBBCBDBEBFC0C1C2C3C4C5C6C7C8C9CACBCCCDCECFD0D1D2D3D4D5D6D7D8D9DADBDCDDDEDFE0E1E2E3E4E5E6E7E8E9EAEBECEDEEEFF0F1F2F3F4F5F6F7F8F9FAFBFCFDFEFF"> : tensor<256xf8E5M2FNUZ>})
    -> tensor<256xf32> {
  %0 = nn.cast %a : (tensor<256xf8E5M2FNUZ>) -> tensor<256xf32>
  return %0 : tensor<256xf32>
}

func.func @cast_every_f8e8m0fnu(
    %a: tensor<256xf8E8M0FNU> {nn.value = dense<"0x000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F202122232425262728292A2B2C2D2E2F303132333435363738393A3B3C3D3E3F404142434445464748494A4B4C4D4E4F505152535455565758595A5B5C5D5E5F606162636465666768696A6B6C6D6E6F707172737475767778797A7B7C7D7E7F808182838485868788898A8B8C8D8E8F909192939495969798999A9B9C9D9E9FA0A1A2A3A4A5A6A7A8A9AAABACADAEAFB0B1B2B3B4B5B6B7B8B9BABBBCBDBEBFC0C1C2C3C4C5C6C7C8C9CACBCCCDCECFD0D1D2D3D4D5D6D7D8D9DADBDCDDDEDFE0E1E2E3E4E5E6E7E8E9EAEBECEDEEEFF0F1F2F3F4F5F6F7F8F9FAFBFCFDFEFF"> : tensor<256xf8E8M0FNU>})
    -> tensor<256xf32> {
  %0 = nn.cast %a : (tensor<256xf8E8M0FNU>) -> tensor<256xf32>
  return %0 : tensor<256xf32>
}

func.func @cast_saturate_f8e4m3fn(
    %a: tensor<13xf32> {nn.value = dense<[0.0, -0.0, 0.4789, -0.25, 3.0e-08, 464.0, -464.5, 1.0e+06, -61440.0, 7.0, 0x7F800000, 0xFF800000, 0x7FC00000]> : tensor<13xf32>})
    -> (tensor<13xf8E4M3FN> {nn.expect = dense<"0x00802FA8007EFE7EFE4E7EFE7F"> : tensor<13xf8E4M3FN>}) attributes {nn.signed_zeros} {
  %0 = nn.cast %a : (tensor<13xf32>) -> tensor<13xf8E4M3FN>
  return %0 : tensor<13xf8E4M3FN>
}

func.func @cast_overflow_f8e4m3fn(
    %a: tensor<13xf32> {nn.value = dense<[0.0, -0.0, 0.4789, -0.25, 3.0e-08, 464.0, -464.5, 1.0e+06, -61440.0, 7.0, 0x7F800000, 0xFF800000, 0x7FC00000]> : tensor<13xf32>})
    -> (tensor<13xf8E4M3FN> {nn.expect = dense<"0x00802FA8007EFF7FFF4E7FFF7F"> : tensor<13xf8E4M3FN>}) attributes {nn.signed_zeros} {
  %0 = nn.cast %a {overflow} : (tensor<13xf32>) -> tensor<13xf8E4M3FN>
  return %0 : tensor<13xf8E4M3FN>
}

func.func @cast_saturate_f8e4m3fnuz(
    %a: tensor<13xf32> {nn.value = dense<[0.0, -0.0, 0.4789, -0.25, 3.0e-08, 464.0, -464.5, 1.0e+06, -61440.0, 7.0, 0x7F800000, 0xFF800000, 0x7FC00000]> : tensor<13xf32>})
    -> (tensor<13xf8E4M3FNUZ> {nn.expect = dense<"0x000037B0007FFF7FFF567FFF80"> : tensor<13xf8E4M3FNUZ>}) attributes {nn.signed_zeros} {
  %0 = nn.cast %a : (tensor<13xf32>) -> tensor<13xf8E4M3FNUZ>
  return %0 : tensor<13xf8E4M3FNUZ>
}

func.func @cast_overflow_f8e4m3fnuz(
    %a: tensor<13xf32> {nn.value = dense<[0.0, -0.0, 0.4789, -0.25, 3.0e-08, 464.0, -464.5, 1.0e+06, -61440.0, 7.0, 0x7F800000, 0xFF800000, 0x7FC00000]> : tensor<13xf32>})
    -> (tensor<13xf8E4M3FNUZ> {nn.expect = dense<"0x000037B0008080808056808080"> : tensor<13xf8E4M3FNUZ>}) attributes {nn.signed_zeros} {
  %0 = nn.cast %a {overflow} : (tensor<13xf32>) -> tensor<13xf8E4M3FNUZ>
  return %0 : tensor<13xf8E4M3FNUZ>
}

func.func @cast_saturate_f8e5m2(
    %a: tensor<13xf32> {nn.value = dense<[0.0, -0.0, 0.4789, -0.25, 3.0e-08, 464.0, -464.5, 1.0e+06, -61440.0, 7.0, 0x7F800000, 0xFF800000, 0x7FC00000]> : tensor<13xf32>})
    -> (tensor<13xf8E5M2> {nn.expect = dense<"0x008038B4005FDF7BFB477BFB7E"> : tensor<13xf8E5M2>}) attributes {nn.signed_zeros} {
  %0 = nn.cast %a : (tensor<13xf32>) -> tensor<13xf8E5M2>
  return %0 : tensor<13xf8E5M2>
}

func.func @cast_overflow_f8e5m2(
    %a: tensor<13xf64> {nn.value = dense<[0.0, -0.0, 0.4789, -0.25, 3.0e-08, 464.0, -464.5, 1.0e+06, -61440.0, 7.0, 0x7FF0000000000000, 0xFFF0000000000000, 0x7FF8000000000000]> : tensor<13xf64>})
    -> (tensor<13xf8E5M2> {nn.expect = dense<"0x008038B4005FDF7CFC477CFC7E"> : tensor<13xf8E5M2>}) attributes {nn.signed_zeros} {
  %0 = nn.cast %a {overflow} : (tensor<13xf64>) -> tensor<13xf8E5M2>
  return %0 : tensor<13xf8E5M2>
}

func.func @cast_saturate_f8e5m2fnuz(
    %a: tensor<13xf32> {nn.value = dense<[0.0, -0.0, 0.4789, -0.25, 3.0e-08, 464.0, -464.5, 1.0e+06, -61440.0, 7.0, 0x7F800000, 0xFF800000, 0x7FC00000]> : tensor<13xf32>})
    -> (tensor<13xf8E5M2FNUZ> {nn.expect = dense<"0x00003CB80063E37FFF4B7FFF80"> : tensor<13xf8E5M2FNUZ>}) attributes {nn.signed_zeros} {
  %0 = nn.cast %a : (tensor<13xf32>) -> tensor<13xf8E5M2FNUZ>
  return %0 : tensor<13xf8E5M2FNUZ>
}

func.func @cast_overflow_f8e5m2fnuz(
    %a: tensor<13xf32> {nn.value = dense<[0.0, -0.0, 0.4789, -0.25, 3.0e-08, 464.0, -464.5, 1.0e+06, -61440.0, 7.0, 0x7F800000, 0xFF800000, 0x7FC00000]> : tensor<13xf32>})
    -> (tensor<13xf8E5M2FNUZ> {nn.expect = dense<"0x00003CB80063E380804B808080"> : tensor<13xf8E5M2FNUZ>}) attributes {nn.signed_zeros} {
  %0 = nn.cast %a {overflow} : (tensor<13xf32>) -> tensor<13xf8E5M2FNUZ>
  return %0 : tensor<13xf8E5M2FNUZ>
}

func.func @cast_saturate_f4e2m1fn(
    %a: tensor<13xf32> {nn.value = dense<[0.0, -0.0, 0.4789, -0.25, 3.0e-08, 464.0, -464.5, 1.0e+06, -61440.0, 7.0, 0x7F800000, 0xFF800000, 0x7FC00000]> : tensor<13xf32>})
    -> (tensor<13xf4E2M1FN> {nn.expect = dense<"0x0008010800070F070F07070F08"> : tensor<13xf4E2M1FN>}) attributes {nn.signed_zeros} {
  %0 = nn.cast %a : (tensor<13xf32>) -> tensor<13xf4E2M1FN>
  return %0 : tensor<13xf4E2M1FN>
}

func.func @cast_f8e8m0_up(
    %a: tensor<10xf32> {nn.value = dense<[0.0, 0.124, 0.25, -1.1, 1.5, 2.9, 3.4e+38, 0x7F800000, 0x7FC00000, 8.9e-39]> : tensor<10xf32>})
    -> (tensor<10xf8E8M0FNU> {nn.expect = dense<"0x007C7D808081FEFFFF01"> : tensor<10xf8E8M0FNU>}) {
  %0 = nn.cast %a : (tensor<10xf32>) -> tensor<10xf8E8M0FNU>
  return %0 : tensor<10xf8E8M0FNU>
}

func.func @cast_f8e8m0_down(
    %a: tensor<10xf32> {nn.value = dense<[0.0, 0.124, 0.25, -1.1, 1.5, 2.9, 3.4e+38, 0x7F800000, 0x7FC00000, 8.9e-39]> : tensor<10xf32>})
    -> (tensor<10xf8E8M0FNU> {nn.expect = dense<"0x007B7D7F7F80FEFFFF00"> : tensor<10xf8E8M0FNU>}) {
  %0 = nn.cast %a {rounding = 1 : i32} : (tensor<10xf32>) -> tensor<10xf8E8M0FNU>
  return %0 : tensor<10xf8E8M0FNU>
}

func.func @cast_f8e8m0_nearest(
    %a: tensor<10xf32> {nn.value = dense<[0.0, 0.124, 0.25, -1.1, 1.5, 2.9, 3.4e+38, 0x7F800000, 0x7FC00000, 8.9e-39]> : tensor<10xf32>})
    -> (tensor<10xf8E8M0FNU> {nn.expect = dense<"0x007C7D7F8080FEFFFF01"> : tensor<10xf8E8M0FNU>}) {
  %0 = nn.cast %a {rounding = 2 : i32} : (tensor<10xf32>) -> tensor<10xf8E8M0FNU>
  return %0 : tensor<10xf8E8M0FNU>
}

func.func @cast_f8_f8_random(%a: tensor<3x67xf8E5M2> {nn.range = [-600.0, 600.0]}) -> tensor<3x67xf8E4M3FN> {
  %0 = nn.cast %a : (tensor<3x67xf8E5M2>) -> tensor<3x67xf8E4M3FN>
  return %0 : tensor<3x67xf8E4M3FN>
}

func.func @cast_f16_f8_random(%a: tensor<5x33xf16> {nn.range = [-0.1, 0.1]}) -> tensor<5x33xf8E4M3FNUZ> {
  %0 = nn.cast %a : (tensor<5x33xf16>) -> tensor<5x33xf8E4M3FNUZ>
  return %0 : tensor<5x33xf8E4M3FNUZ>
}

func.func @cast_f4_f16(
    %a: tensor<16xf4E2M1FN> {nn.value = dense<[0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, -0.0, -0.5, -1.0, -1.5, -2.0, -3.0, -4.0, -6.0]> : tensor<16xf4E2M1FN>})
    -> (tensor<16xf16> {nn.expect = dense<[0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, -0.0, -0.5, -1.0, -1.5, -2.0, -3.0, -4.0, -6.0]> : tensor<16xf16>}) {
  %0 = nn.cast %a : (tensor<16xf4E2M1FN>) -> tensor<16xf16>
  return %0 : tensor<16xf16>
}

// Integers of fewer bits than a byte: all wraps.

func.func @cast_f32_i4(
    %a: tensor<7xf32> {nn.value = dense<[-9.0, -8.5, -1.0, 7.9, 8.0, 300.0, 0x7FC00000]> : tensor<7xf32>})
    -> (tensor<7xi4> {nn.expect = dense<[7, -8, -1, 7, -8, -4, 0]> : tensor<7xi4>}) {
  %0 = nn.cast %a : (tensor<7xf32>) -> tensor<7xi4>
  return %0 : tensor<7xi4>
}

func.func @cast_i32_ui4_i16(
    %a: tensor<5xi32> {nn.value = dense<[-1, 15, 16, 1000, 3]> : tensor<5xi32>})
    -> (tensor<5xi16> {nn.expect = dense<[15, 15, 0, 8, 3]> : tensor<5xi16>}) {
  %0 = nn.cast %a : (tensor<5xi32>) -> tensor<5xui4>
  %1 = nn.cast %0 : (tensor<5xui4>) -> tensor<5xi16>
  return %1 : tensor<5xi16>
}

func.func @cast_i2_f32(%a: tensor<4xi2> {nn.value = dense<[-2, -1, 0, 1]> : tensor<4xi2>})
    -> (tensor<4xf32> {nn.expect = dense<[-2.0, -1.0, 0.0, 1.0]> : tensor<4xf32>}) {
  %0 = nn.cast %a : (tensor<4xi2>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

func.func @cast_ui2_i1(%a: tensor<4xui2> {nn.value = dense<[0, 1, 2, 3]> : tensor<4xui2>})
    -> (tensor<4xi1> {nn.expect = dense<[false, true, true, true]> : tensor<4xi1>}) {
  %0 = nn.cast %a : (tensor<4xui2>) -> tensor<4xi1>
  return %0 : tensor<4xi1>
}

func.func @cast_i64_f8(%a: tensor<4xi64> {nn.value = dense<[-17, 449, 1, -4611686018427387904]> : tensor<4xi64>})
    -> (tensor<4xf8E4M3FN> {nn.expect = dense<[-16.0, 448.0, 1.0, -448.0]> : tensor<4xf8E4M3FN>}) {
  %0 = nn.cast %a : (tensor<4xi64>) -> tensor<4xf8E4M3FN>
  return %0 : tensor<4xf8E4M3FN>
}

// What is only moved keeps its bits.

func.func @move_i4(%a: tensor<2x3xi4>, %b: tensor<1x3xi4> {nn.value = dense<[[-8, 7, -1]]> : tensor<1x3xi4>})
    -> tensor<3x3xi4> {
  %0 = nn.concat %a, %b axis = 0 : (tensor<2x3xi4>, tensor<1x3xi4>) -> tensor<3x3xi4>
  %1 = nn.transpose %0 perm = [1, 0] : (tensor<3x3xi4>) -> tensor<3x3xi4>
  return %1 : tensor<3x3xi4>
}

func.func @move_f8(%a: tensor<2x3xf8E5M2>) -> tensor<2x4xf8E5M2> {
  %p = nn.constant dense<[0, 0, 0, 1]> : tensor<4xi64>
  %0 = nn.pad %a, %p : (tensor<2x3xf8E5M2>, tensor<4xi64>) -> tensor<2x4xf8E5M2>
  return %0 : tensor<2x4xf8E5M2>
}

func.func @cast_f32_f8_empty(%a: tensor<0x4xf32>) -> tensor<0x4xf8E4M3FN> {
  %0 = nn.cast %a : (tensor<0x4xf32>) -> tensor<0x4xf8E4M3FN>
  return %0 : tensor<0x4xf8E4M3FN>
}
