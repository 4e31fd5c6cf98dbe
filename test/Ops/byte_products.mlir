// RUN: nn-check %s

//===- Products of 8-bit integers ----------------------------------------===//
// nn.matmul, nn.linear and nn.conv of all signs: sums in i32, exact also where
// every element is extreme.
//===----------------------------------------------------------------------===//

func.func @matmul_s8s8(
    %a: tensor<7x19xi8> {nn.range = [-128, 127]},
    %b: tensor<19x37xi8> {nn.range = [-128, 127]})
    -> tensor<7x37xi32> {
  %0 = nn.matmul %a, %b : (tensor<7x19xi8>, tensor<19x37xi8>) -> tensor<7x37xi32>
  return %0 : tensor<7x37xi32>
}

func.func @conv_s8s8(
    %a: tensor<2x6x7x5xi8> {nn.range = [-128, 127]},
    %b: tensor<3x3x5x18xi8> {nn.range = [-128, 127]},
    %c: tensor<18xi32> {nn.range = [-5000, 5000]})
    -> tensor<2x6x7x18xi32> {
  %0 = nn.conv %a, %b, %c pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<2x6x7x5xi8>, tensor<3x3x5x18xi8>, tensor<18xi32>) -> tensor<2x6x7x18xi32>
  return %0 : tensor<2x6x7x18xi32>
}

func.func @extremes_s8s8(
    %a: tensor<2x67xi8> {nn.value = dense<-128> : tensor<2x67xi8>},
    %b: tensor<67x17xi8> {nn.value = dense<-128> : tensor<67x17xi8>},
    %c: tensor<17xi32> {nn.value = dense<1> : tensor<17xi32>})
    -> (tensor<2x17xi32> {nn.expect = dense<1097729> : tensor<2x17xi32>}) {
  %0 = nn.linear %a, %b, %c
      : (tensor<2x67xi8>, tensor<67x17xi8>, tensor<17xi32>) -> tensor<2x17xi32>
  return %0 : tensor<2x17xi32>
}

func.func @matmul_s8u8(
    %a: tensor<7x19xi8> {nn.range = [-128, 127]},
    %b: tensor<19x37xui8> {nn.range = [0, 255]})
    -> tensor<7x37xi32> {
  %0 = nn.matmul %a, %b : (tensor<7x19xi8>, tensor<19x37xui8>) -> tensor<7x37xi32>
  return %0 : tensor<7x37xi32>
}

func.func @conv_s8u8(
    %a: tensor<2x6x7x5xi8> {nn.range = [-128, 127]},
    %b: tensor<3x3x5x18xui8> {nn.range = [0, 255]},
    %c: tensor<18xi32> {nn.range = [-5000, 5000]})
    -> tensor<2x6x7x18xi32> {
  %0 = nn.conv %a, %b, %c pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<2x6x7x5xi8>, tensor<3x3x5x18xui8>, tensor<18xi32>) -> tensor<2x6x7x18xi32>
  return %0 : tensor<2x6x7x18xi32>
}

func.func @extremes_s8u8(
    %a: tensor<2x67xi8> {nn.value = dense<-128> : tensor<2x67xi8>},
    %b: tensor<67x17xui8> {nn.value = dense<255> : tensor<67x17xui8>},
    %c: tensor<17xi32> {nn.value = dense<1> : tensor<17xi32>})
    -> (tensor<2x17xi32> {nn.expect = dense<-2186879> : tensor<2x17xi32>}) {
  %0 = nn.linear %a, %b, %c
      : (tensor<2x67xi8>, tensor<67x17xui8>, tensor<17xi32>) -> tensor<2x17xi32>
  return %0 : tensor<2x17xi32>
}

func.func @matmul_u8s8(
    %a: tensor<7x19xui8> {nn.range = [0, 255]},
    %b: tensor<19x37xi8> {nn.range = [-128, 127]})
    -> tensor<7x37xi32> {
  %0 = nn.matmul %a, %b : (tensor<7x19xui8>, tensor<19x37xi8>) -> tensor<7x37xi32>
  return %0 : tensor<7x37xi32>
}

func.func @conv_u8s8(
    %a: tensor<2x6x7x5xui8> {nn.range = [0, 255]},
    %b: tensor<3x3x5x18xi8> {nn.range = [-128, 127]},
    %c: tensor<18xi32> {nn.range = [-5000, 5000]})
    -> tensor<2x6x7x18xi32> {
  %0 = nn.conv %a, %b, %c pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<2x6x7x5xui8>, tensor<3x3x5x18xi8>, tensor<18xi32>) -> tensor<2x6x7x18xi32>
  return %0 : tensor<2x6x7x18xi32>
}

func.func @extremes_u8s8(
    %a: tensor<2x67xui8> {nn.value = dense<255> : tensor<2x67xui8>},
    %b: tensor<67x17xi8> {nn.value = dense<-128> : tensor<67x17xi8>},
    %c: tensor<17xi32> {nn.value = dense<1> : tensor<17xi32>})
    -> (tensor<2x17xi32> {nn.expect = dense<-2186879> : tensor<2x17xi32>}) {
  %0 = nn.linear %a, %b, %c
      : (tensor<2x67xui8>, tensor<67x17xi8>, tensor<17xi32>) -> tensor<2x17xi32>
  return %0 : tensor<2x17xi32>
}

func.func @matmul_u8u8(
    %a: tensor<7x19xui8> {nn.range = [0, 255]},
    %b: tensor<19x37xui8> {nn.range = [0, 255]})
    -> tensor<7x37xi32> {
  %0 = nn.matmul %a, %b : (tensor<7x19xui8>, tensor<19x37xui8>) -> tensor<7x37xi32>
  return %0 : tensor<7x37xi32>
}

func.func @conv_u8u8(
    %a: tensor<2x6x7x5xui8> {nn.range = [0, 255]},
    %b: tensor<3x3x5x18xui8> {nn.range = [0, 255]},
    %c: tensor<18xi32> {nn.range = [-5000, 5000]})
    -> tensor<2x6x7x18xi32> {
  %0 = nn.conv %a, %b, %c pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<2x6x7x5xui8>, tensor<3x3x5x18xui8>, tensor<18xi32>) -> tensor<2x6x7x18xi32>
  return %0 : tensor<2x6x7x18xi32>
}

func.func @extremes_u8u8(
    %a: tensor<2x67xui8> {nn.value = dense<255> : tensor<2x67xui8>},
    %b: tensor<67x17xui8> {nn.value = dense<255> : tensor<67x17xui8>},
    %c: tensor<17xi32> {nn.value = dense<1> : tensor<17xi32>})
    -> (tensor<2x17xi32> {nn.expect = dense<4356676> : tensor<2x17xi32>}) {
  %0 = nn.linear %a, %b, %c
      : (tensor<2x67xui8>, tensor<67x17xui8>, tensor<17xi32>) -> tensor<2x17xi32>
  return %0 : tensor<2x17xi32>
}
