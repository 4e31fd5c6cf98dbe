// RUN: echo '{"values": {"x": {"min": -1, "max": 3}, "relu": {"min": 0, "max": 2}, "c1": {"min": -1, "max": 1}, "c2": {"min": -1, "max": 1}, "zeros": {"min": 0, "max": 0}}}' > %t.json
// RUN: nn-opt %s --nn-quantize='ranges=%t.json' | FileCheck %s
// RUN: nn-opt %s --nn-quantize='ranges=%t.json activations=s8 group=-1 only=c1' 2>/dev/null | FileCheck %s --check-prefix=S8
// RUN: nn-opt %s --nn-quantize='ranges=%t.json compare' | FileCheck %s --check-prefix=BOTH
// RUN: nn-opt %s --nn-quantize='scheme=w8 only=linear' 2>/dev/null | FileCheck %s --check-prefix=W8
// RUN: nn-opt %s --nn-quantize='scheme=w4 group=32' 2>/dev/null | FileCheck %s --check-prefix=W4

// RUN: echo '{"values": {"x": {"min": -1, "max": 3}, "relu": {"min": 0, "max": 2}}, "biases": {"c1": [0.5, -0.25], "c2": [1, 2, 3, 4, 5, 6, 7, 8], "linear": [1]}}' > %t.biases.json
// RUN: nn-opt %s --nn-quantize='ranges=%t.biases.json' 2>/dev/null | FileCheck %s --check-prefix=BIAS

// What the file has for a channel is added to its bias, or becomes it. Numbers
// for other channels than there are stay unused.
// BIAS-LABEL: func @convs
// BIAS:         %[[B:.*]] = nn.constant dense<[1.500000e+00, 7.500000e-01]> : tensor<2xf32>
// BIAS:         nn.conv %{{.*}}, %{{.*}}, %[[B]] layout
// BIAS:         %[[C:.*]] = nn.constant dense<[1.000000e+00, 2.000000e+00, {{.*}}8.000000e+00]> : tensor<8xf32>
// BIAS:         nn.conv %{{.*}}, %{{.*}}, %[[C]] pads
// BIAS-LABEL: func @residual
// BIAS:         nn.linear %{{[^,]*}}, %{{[^,]*}} :

// An input once for all that read it, u8 with a zero point; weights by channel;
// biases and results stay.
// CHECK-LABEL: func @convs
// CHECK-SAME:    %[[X:[^:]*]]: tensor<1x64x64x12xf32>
// CHECK:         %[[Q:.*]] = nn.quantize %[[X]] as !quant.uniform<u8:f32, 0.015686275{{[0-9]*}}:64>
// CHECK-SAME:      -> tensor<1x64x64x12xui8>
// CHECK-NEXT:    %[[D:.*]] = nn.dequantize %[[Q]] as !quant.uniform<u8:f32, 0.0156
// CHECK:         %[[B:.*]] = nn.constant dense<1.0{{.*}}> : tensor<2xf32>
// CHECK:         %[[I:.*]] = nn.constant dense<{{.*}}127, 127], [-64, 64], [64, -127], [0, 0]{{.*}}> : tensor<1x1x12x2xi8>
// CHECK:         %[[W:.*]] = nn.dequantize %[[I]] as !quant.uniform<i8:f32:3, {0.00787{{[0-9]*}},0.0314{{[0-9]*}}}>
// CHECK:         nn.conv %[[D]], %[[W]], %[[B]] layout
// CHECK:         nn.relu
// CHECK:         nn.quantize %{{.*}} as !quant.uniform<u8:f32, 0.00784{{[0-9]*}}> :
// CHECK:         %[[C:.*]] = nn.conv
// CHECK:         return %[[C]]
//
// S8-LABEL:    func @convs
// S8:            nn.quantize %{{.*}} as !quant.uniform<i8:f32, 0.02362{{[0-9]*}}>
// S8:            nn.dequantize %{{.*}} as !quant.uniform<i8:f32, 0.0314{{[0-9]*}}> : (tensor<1x1x12x2xi8>)
// S8-NOT:        nn.quantize
// S8:            return
//
// BOTH-LABEL:  func @convs
// BOTH-SAME:     -> (tensor<1x64x64x8xf32>, tensor<1x64x64x2xf32> {nn.name = "c1"}, tensor<1x64x64x2xf32> {nn.name = "c1"}, tensor<1x64x64x8xf32> {nn.name = "c2"}, tensor<1x64x64x8xf32> {nn.name = "c2"})
// BOTH:          %[[C:.*]] = nn.conv %arg0, %{{.*}}, %{{.*}}
// BOTH:          %[[D:.*]] = nn.conv
// BOTH:          %[[R:.*]] = nn.relu %[[C]]
// BOTH:          return %[[E:.*]], %[[C]], %[[D]], %[[E]], %{{.*}}
func.func @convs(%x: tensor<1x64x64x12xf32> {nn.name = "x"}) -> tensor<1x64x64x8xf32> {
  %w = nn.constant dense<[[[[1.0, 4.0], [-0.5, 2.0], [0.5, -4.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0],
    [0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0]]]]> : tensor<1x1x12x2xf32>
  %b = nn.constant dense<1.0> : tensor<2xf32>
  %v = nn.constant dense<0.5> : tensor<3x3x2x8xf32>
  %0 = nn.conv %x, %w, %b layout = nhwc : (tensor<1x64x64x12xf32>, tensor<1x1x12x2xf32>, tensor<2xf32>) -> tensor<1x64x64x2xf32> loc("c1")
  %1 = nn.relu %0 : (tensor<1x64x64x2xf32>) -> tensor<1x64x64x2xf32>
  %2 = nn.conv %1, %v pads = [1, 1, 1, 1] layout = nhwc : (tensor<1x64x64x2xf32>, tensor<3x3x2x8xf32>) -> tensor<1x64x64x8xf32> loc("c2")
  return %2 : tensor<1x64x64x8xf32>
}

// A residual sum between integers reads integers; what is returned doesn't, and
// a value that is only zeros has some scale.
// CHECK-LABEL: func @residual
// CHECK:         %[[Q:.*]] = nn.quantize %[[X:.*]] as !quant.uniform<u8:f32, 1.0{{.*}}> : (tensor<4x64x64xf32>)
// CHECK:         %[[D:.*]] = nn.dequantize %[[Q]]
// CHECK:         %[[Y:.*]] = nn.linear %[[D]]
// CHECK:         %[[S:.*]] = nn.add %[[Y]], %[[D]]
// CHECK:         %[[R:.*]] = nn.relu %[[S]]
// CHECK:         nn.quantize %[[R]]
// CHECK:         %[[T:.*]] = nn.sub %[[Z:.*]], %[[X]]
// CHECK:         return %[[Z]], %[[X]], %[[T]]
//
// W8-LABEL:    func @residual
// W8:            %[[W:.*]] = nn.dequantize %{{.*}} as !quant.uniform<i8:f32:1,
// W8:            nn.linear %arg0, %[[W]]
// W8-NOT:        nn.quantize
// W8:            return
//
// W4-LABEL:    func @residual
// W4:            nn.dequantize %{{.*}} as !quant.uniform<i4:f32:{0:32, 1:1}, {
// W4-SAME:         (tensor<64x64xi4>) -> tensor<64x64xf32>
func.func @residual(%x: tensor<4x64x64xf32> {nn.name = "zeros"})
    -> (tensor<4x64x64xf32>, tensor<4x64x64xf32>, tensor<4x64x64xf32>) {
  %w = nn.constant dense<0.5> : tensor<64x64xf32>
  %0 = nn.linear %x, %w : (tensor<4x64x64xf32>, tensor<64x64xf32>) -> tensor<4x64x64xf32>
  %1 = nn.add %0, %x : (tensor<4x64x64xf32>, tensor<4x64x64xf32>) -> tensor<4x64x64xf32>
  %2 = nn.relu %1 : (tensor<4x64x64xf32>) -> tensor<4x64x64xf32>
  %3 = nn.linear %2, %w : (tensor<4x64x64xf32>, tensor<64x64xf32>) -> tensor<4x64x64xf32>
  %4 = nn.sub %3, %x : (tensor<4x64x64xf32>, tensor<4x64x64xf32>) -> tensor<4x64x64xf32>
  return %3, %x, %4 : tensor<4x64x64xf32>, tensor<4x64x64xf32>, tensor<4x64x64xf32>
}
