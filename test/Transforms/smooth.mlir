// RUN: echo '{"values": {}, "channels": {"norm": [16, 1, 0], "rms": [4, 1], "relu": [16, 4], "mul": [16, 4], "gelu": [1, 2], "x": [1, 2], "first": [1, 2], "twice": [1, 2]}}' > %t.json
// RUN: nn-opt %s --nn-smooth='ranges=%t.json' 2>%t.remarks | FileCheck %s
// RUN: FileCheck %s --check-prefix=REMARKS < %t.remarks
// RUN: nn-opt %s --nn-smooth='ranges=%t.json alpha=1' 2>/dev/null | FileCheck %s --check-prefix=ALL
// RUN: not nn-opt %s --nn-smooth='ranges=%t.json alpha=2' 2>&1 | FileCheck %s --check-prefix=ALPHA
// RUN: not nn-opt %s --nn-smooth 2>&1 | FileCheck %s --check-prefix=NONE

// ALPHA: alpha can't be '2': it is 0 to 1
// NONE:  can't read the ranges of ''

// Both readers' weights count: the channels' peaks are 4, 1 and 1, the factors
// 2 and 1; a channel that is 0 stays.
// CHECK-LABEL: func @norm
// CHECK:         %[[G:.*]] = nn.constant dense<[5.000000e-01, 1.000000e+00, 1.000000e+00]>
// CHECK:         %[[H:.*]] = nn.constant dense<[1.000000e+00, 2.000000e+00, 2.000000e+00]>
// CHECK:         nn.layer_norm %arg0, %[[G]], %[[H]]
// CHECK:         nn.constant dense<{{.*}}[2.000000e+00], [1.000000e+00], [1.000000e+00]{{.*}}> : tensor<3x1xf32>
// CHECK:         nn.constant dense<{{.*}}[8.000000e+00], [1.000000e+00], [1.000000e+00]{{.*}}> : tensor<3x1xf32>
// ALL-LABEL:   func @norm
// ALL:           nn.constant dense<[6.250000e-02, 1.000000e+00, 1.000000e+00]>
func.func @norm(%x: tensor<5x3xf32>) -> (tensor<5x1xf32>, tensor<5x1xf32>) {
  %g = nn.constant dense<1.0> : tensor<3xf32>
  %h = nn.constant dense<2.0> : tensor<3xf32>
  %w = nn.constant dense<1.0> : tensor<3x1xf32>
  %v = nn.constant dense<[[4.0], [1.0], [1.0]]> : tensor<3x1xf32>
  %0 = nn.layer_norm %x, %g, %h : (tensor<5x3xf32>, tensor<3xf32>, tensor<3xf32>) -> tensor<5x3xf32> loc("norm")
  %1 = nn.linear %0, %w : (tensor<5x3xf32>, tensor<3x1xf32>) -> tensor<5x1xf32>
  %2 = nn.matmul %0, %v : (tensor<5x3xf32>, tensor<3x1xf32>) -> tensor<5x1xf32>
  return %1, %2 : tensor<5x1xf32>, tensor<5x1xf32>
}

// Factors pass relu and go to weights and the bias that is added; a
// multiplication takes them, and the norm without a bias.
// CHECK-LABEL: func @others
// CHECK:         nn.constant dense<{{.*}}[5.000000e-01, 1.000000e+00]{{.*}}> : tensor<1x2xf32>
// CHECK:         nn.matmul
// CHECK:         nn.constant dense<[2.500000e-01, 5.000000e-01]> : tensor<2xf32>
// CHECK:         nn.add
// CHECK:         nn.relu
// CHECK:         nn.constant dense<{{.*}}[4.000000e+00, 4.000000e+00], [2.000000e+00, 2.000000e+00]{{.*}}> : tensor<2x2xf32>
// CHECK:         nn.matmul
// CHECK:         nn.constant dense<[5.000000e-01, 1.000000e+00]> : tensor<2xf32>
// CHECK:         nn.mul
// CHECK:         nn.linear
// CHECK:         nn.constant dense<[5.000000e-01, 1.000000e+00]> : tensor<2xf32>
// CHECK:         nn.rms_norm
func.func @others(%x: tensor<5x1xf32>) -> tensor<5x2xf32> {
  %w = nn.constant dense<[[2.0, 2.0]]> : tensor<1x2xf32>
  %b = nn.constant dense<1.0> : tensor<2xf32>
  %s = nn.constant dense<[2.0, 2.0]> : tensor<2xf32>
  %g = nn.constant dense<1.0> : tensor<2xf32>
  %v = nn.constant dense<1.0> : tensor<2x2xf32>
  %0 = nn.matmul %x, %w : (tensor<5x1xf32>, tensor<1x2xf32>) -> tensor<5x2xf32>
  %1 = nn.add %0, %b : (tensor<5x2xf32>, tensor<2xf32>) -> tensor<5x2xf32>
  %2 = nn.relu %1 : (tensor<5x2xf32>) -> tensor<5x2xf32> loc("relu")
  %3 = nn.matmul %2, %v : (tensor<5x2xf32>, tensor<2x2xf32>) -> tensor<5x2xf32>
  %4 = nn.mul %3, %s : (tensor<5x2xf32>, tensor<2xf32>) -> tensor<5x2xf32> loc("mul")
  %5 = nn.linear %4, %v : (tensor<5x2xf32>, tensor<2x2xf32>) -> tensor<5x2xf32>
  %6 = nn.rms_norm %5, %g : (tensor<5x2xf32>, tensor<2xf32>) -> tensor<5x2xf32> loc("rms")
  %7 = nn.linear %6, %v : (tensor<5x2xf32>, tensor<2x2xf32>) -> tensor<5x2xf32>
  return %7 : tensor<5x2xf32>
}

// REMARKS: 'x' is not smoothed: it is an argument
// REMARKS: 'gelu' is not smoothed: 'nn.gelu' takes no factors of channels
// REMARKS: 'twice' is not smoothed: 'func.return' reads it without weights that could change
// REMARKS: 'split' is not smoothed: not only one op reads what it is made of
// REMARKS: 'unknown' is not smoothed: the ranges of its channels are not known
// CHECK-LABEL: func @refused
// CHECK-COUNT-1: nn.constant dense<1.0{{.*}}> : tensor<2x2xf32>
// CHECK-NOT:     nn.constant
// CHECK:         return
func.func @refused(%x: tensor<5x2xf32> {nn.name = "x"}) -> (tensor<5x2xf32>, tensor<5x2xf32>, tensor<5x2xf32>, tensor<5x2xf32>, tensor<5x2xf32>) {
  %v = nn.constant dense<1.0> : tensor<2x2xf32>
  %0 = nn.linear %x, %v : (tensor<5x2xf32>, tensor<2x2xf32>) -> tensor<5x2xf32>
  %1 = nn.gelu %0 : (tensor<5x2xf32>) -> tensor<5x2xf32> loc("gelu")
  %2 = nn.linear %1, %v : (tensor<5x2xf32>, tensor<2x2xf32>) -> tensor<5x2xf32> loc("twice")
  %3 = nn.linear %2, %v : (tensor<5x2xf32>, tensor<2x2xf32>) -> tensor<5x2xf32> loc("left")
  %4 = nn.relu %3 : (tensor<5x2xf32>) -> tensor<5x2xf32> loc("split")
  %5 = nn.linear %4, %v : (tensor<5x2xf32>, tensor<2x2xf32>) -> tensor<5x2xf32> loc("unknown")
  %6 = nn.linear %5, %v : (tensor<5x2xf32>, tensor<2x2xf32>) -> tensor<5x2xf32>
  return %2, %3, %6, %2, %3 : tensor<5x2xf32>, tensor<5x2xf32>, tensor<5x2xf32>, tensor<5x2xf32>, tensor<5x2xf32>
}
