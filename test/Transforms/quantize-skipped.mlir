// RUN: echo '{"values": {"x": {"min": -1, "max": 3}}}' > %t.json
// RUN: nn-opt %s --nn-quantize='ranges=%t.json skip=left,other' 2>&1 >/dev/null | FileCheck %s
// RUN: nn-opt %s --nn-quantize='ranges=%t.json only=nn.conv' 2>&1 >/dev/null | FileCheck %s --check-prefix=ONLY
// RUN: nn-opt %s --nn-quantize='scheme=w4 group=32' 2>&1 >/dev/null | FileCheck %s --check-prefix=W4
// RUN: nn-opt %s --nn-quantize='scheme=int8-dynamic' 2>&1 >/dev/null | FileCheck %s --check-prefix=DYNAMIC
// RUN: nn-opt %s --nn-quantize='ranges=%t.json byte-products=175' 2>&1 >/dev/null | FileCheck %s --check-prefix=PAIRS
// RUN: nn-opt %s --nn-quantize='scheme=w8 schemes=left=int8' 2>&1 >/dev/null | FileCheck %s --check-prefix=NO-RANGES
// RUN: not nn-opt %s --nn-quantize='ranges=%t.none' 2>&1 | FileCheck %s --check-prefix=NONE
// RUN: not nn-opt %s --nn-quantize='scheme=w5' 2>&1 | FileCheck %s --check-prefix=W5
// RUN: not nn-opt %s --nn-quantize='scheme=w8 schemes=left=w8,a=b=int7' 2>&1 | FileCheck %s --check-prefix=INT7
// RUN: not nn-opt %s --nn-quantize='ranges=%t.json activations=s4' 2>&1 | FileCheck %s --check-prefix=S4
// RUN: not nn-opt %s --nn-quantize='ranges=%t.json group=32' 2>&1 | FileCheck %s --check-prefix=GROUP

// Every contraction that stays f32 says why.

// NONE: 'func.func' op can't read the ranges of '{{.*}}.none'
// W5: 'func.func' op scheme can't be 'w5'
// INT7: 'func.func' op schemes can't have 'a=b=int7': they are KEY=SCHEME
// S4: 'func.func' op activations can't be 's4'
// GROUP: 'func.func' op groups of weights need the scheme w8 or w4

// NO-RANGES: 'left' stays f32: the range of 'x' is not known
// CHECK: 'left' stays f32: it is to be skipped
// ONLY:  'left' stays f32: it is not listed
// CHECK: 'product' stays f32: its weights are not constant
// CHECK: 'batches' stays f32: its weights are no matrix
// CHECK: 'unknown' stays f32: the range of 'sub' is not known
// DYNAMIC: 'long' stays f32: a sum of 70000 products may not fit 32 bits
// CHECK: 'long' stays f32: a sum of 70000 products may not fit 32 bits
// CHECK: 'first' stays f32: its channels are not last
// W4:    'first' stays f32: groups of weights are for products of matrices only
// DYNAMIC: 'small' stays f32: it is too small to be faster
// DYNAMIC: 'narrow' stays f32: finding its range takes longer than that saves
// CHECK: 'small' stays f32: it is too small to be faster
// W4:    'small' stays f32: it has too few weights
// CHECK: 'short' stays f32: the target computes it faster so
// CHECK: 'pairs' stays f32: the target computes it faster so
// CHECK-NOT: 'depthwise'
// CHECK-NOT: 'filtered'
// PAIRS-NOT: 'wide'
// PAIRS: 'short' stays f32: the target computes it faster so
// PAIRS: 'pairs' stays f32: the target computes it faster so
// PAIRS: 'depthwise' stays f32: the target computes it faster so
// PAIRS: 'filtered' stays f32: the target computes it faster so
// CHECK: 'infinite' stays f32: some of its weights are infinite or no number
// CHECK: 'no;;number;' stays f32: some of its weights are infinite or no number
func.func @main(%x: tensor<64x64xf32> {nn.name = "x"}, %y: tensor<64x64xf32>) {
  %w = nn.constant dense<0.5> : tensor<64x64xf32>
  %0 = nn.linear %x, %w : (tensor<64x64xf32>, tensor<64x64xf32>) -> tensor<64x64xf32> loc("left")
  %1 = nn.matmul %x, %y : (tensor<64x64xf32>, tensor<64x64xf32>) -> tensor<64x64xf32> loc("product")
  %w2 = nn.constant dense<0.5> : tensor<2x64x64xf32>
  %2 = nn.matmul %x, %w2 : (tensor<64x64xf32>, tensor<2x64x64xf32>) -> tensor<2x64x64xf32> loc("batches")
  %3 = nn.sub %x, %y : (tensor<64x64xf32>, tensor<64x64xf32>) -> tensor<64x64xf32>
  %4 = nn.matmul %3, %w : (tensor<64x64xf32>, tensor<64x64xf32>) -> tensor<64x64xf32> loc("unknown")
  return
}

func.func @long(%x: tensor<1x70000xf32> {nn.name = "x"}) {
  %w = nn.constant dense<0.5> : tensor<70000x2xf32>
  %0 = nn.linear %x, %w : (tensor<1x70000xf32>, tensor<70000x2xf32>) -> tensor<1x2xf32> loc("long")
  return
}

func.func @images(%x: tensor<1x8x64x64xf32> {nn.name = "x"}) {
  %w = nn.constant dense<0.5> : tensor<8x8x3x3xf32>
  %0 = nn.conv %x, %w : (tensor<1x8x64x64xf32>, tensor<8x8x3x3xf32>) -> tensor<1x8x62x62xf32> loc("first")
  return
}

func.func @small(%x: tensor<1x8xf32> {nn.name = "x"}) {
  %w = nn.constant dense<0.5> : tensor<8x8xf32>
  %0 = nn.linear %x, %w : (tensor<1x8xf32>, tensor<8x8xf32>) -> tensor<1x8xf32> loc("small")
  return
}

func.func @narrow(%x: tensor<64x64xf32>) -> tensor<64x16xf32> {
  %w = nn.constant dense<0.5> : tensor<64x16xf32>
  %0 = nn.linear %x, %w : (tensor<64x64xf32>, tensor<64x16xf32>) -> tensor<64x16xf32> loc("narrow")
  return %0 : tensor<64x16xf32>
}

// Sums of few products, groups of few channels, and, where bytes are widened
// first, convolutions that go one channel at a time or that f32 does with fewer
// products, are not worth it; long rows of weights are.
func.func @speed(%x: tensor<1x32x32x64xf32> {nn.name = "x"}) {
  %w = nn.constant dense<0.5> : tensor<2x2x64x256xf32>
  %0 = nn.conv %x, %w layout = nhwc : (tensor<1x32x32x64xf32>, tensor<2x2x64x256xf32>) -> tensor<1x31x31x256xf32> loc("wide")
  %w1 = nn.constant dense<0.5> : tensor<1x1x2x64xf32>
  %1 = nn.conv %x, %w1 groups = 32 layout = nhwc : (tensor<1x32x32x64xf32>, tensor<1x1x2x64xf32>) -> tensor<1x32x32x64xf32> loc("short")
  %w2 = nn.constant dense<0.5> : tensor<3x3x2x64xf32>
  %2 = nn.conv %x, %w2 groups = 32 layout = nhwc : (tensor<1x32x32x64xf32>, tensor<3x3x2x64xf32>) -> tensor<1x30x30x64xf32> loc("pairs")
  %w3 = nn.constant dense<0.5> : tensor<3x3x1x64xf32>
  %3 = nn.conv %x, %w3 groups = 64 layout = nhwc : (tensor<1x32x32x64xf32>, tensor<3x3x1x64xf32>) -> tensor<1x30x30x64xf32> loc("depthwise")
  %w4 = nn.constant dense<0.5> : tensor<3x3x64x64xf32>
  %4 = nn.conv %x, %w4 layout = nhwc : (tensor<1x32x32x64xf32>, tensor<3x3x64x64xf32>) -> tensor<1x30x30x64xf32> loc("filtered")
  return
}

// Names go into lists, so that they lose commas and quotes.
func.func @numbers(%x: tensor<64x64xf32> {nn.name = "x"}) {
  %w = nn.constant dense<0x7F800000> : tensor<64x64xf32>
  %0 = nn.linear %x, %w : (tensor<64x64xf32>, tensor<64x64xf32>) -> tensor<64x64xf32> loc("infinite")
  %v = nn.constant dense<0x7FC00000> : tensor<64x64xf32>
  %1 = nn.linear %x, %v : (tensor<64x64xf32>, tensor<64x64xf32>) -> tensor<64x64xf32> loc("no,\22number\22")
  return
}
