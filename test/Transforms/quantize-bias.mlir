// RUN: echo '{"values": {"x": {"min": -1, "max": 3}, "sum": {"min": -1, "max": 1}, "m2": {"min": -1, "max": 1}}, "biases": {"m1": [0.5, 1, 1.5, 2, 0, 0, 0, 0, 0, 0, 0, 0], "m2": [1, 2, 3, 4, 0, 0, 0, 0, 0, 0, 0, 0]}}' > %t.json
// RUN: nn-opt %s --nn-quantize='ranges=%t.json' | FileCheck %s

// What products are shifted by goes to the constant that is added to them, or
// is added; all that read the product read the sum. "m3" isn't in the file.
// CHECK-LABEL: func @products
// CHECK:         %[[M1:.*]] = nn.matmul
// CHECK:         %[[B:.*]] = nn.constant dense<[1.500000e+00, 2.000000e+00, 2.500000e+00, 3.000000e+00, 1.000000e+00, {{.*}}]>
// CHECK:         nn.add %[[B]], %[[M1]]
// CHECK:         %[[C:.*]] = nn.constant dense<[1.000000e+00, 2.000000e+00, 3.000000e+00, 4.000000e+00, 0.000000e+00, {{.*}}]>
// CHECK:         %[[M2:.*]] = nn.matmul
// CHECK:         %[[S:.*]] = nn.add %[[M2]], %[[C]]
// CHECK-NEXT:    nn.quantize %[[S]]
// CHECK:         %[[M3:.*]] = nn.matmul
// CHECK:         nn.mul %[[M3]], %[[S]]
func.func @products(%x: tensor<1024x12xf32> {nn.name = "x"}) -> tensor<1024x12xf32> {
  %w = nn.constant dense<0.5> : tensor<12x12xf32>
  %b = nn.constant dense<1.0> : tensor<12xf32>
  %0 = nn.matmul %x, %w : (tensor<1024x12xf32>, tensor<12x12xf32>) -> tensor<1024x12xf32> loc("m1")
  %1 = nn.add %b, %0 : (tensor<12xf32>, tensor<1024x12xf32>) -> tensor<1024x12xf32> loc("sum")
  %2 = nn.matmul %1, %w : (tensor<1024x12xf32>, tensor<12x12xf32>) -> tensor<1024x12xf32> loc("m2")
  %3 = nn.matmul %2, %w : (tensor<1024x12xf32>, tensor<12x12xf32>) -> tensor<1024x12xf32> loc("m3")
  %4 = nn.mul %3, %2 : (tensor<1024x12xf32>, tensor<1024x12xf32>) -> tensor<1024x12xf32>
  return %4 : tensor<1024x12xf32>
}
