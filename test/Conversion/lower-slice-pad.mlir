// RUN: nn-opt %s --nn-lower-to-linalg | FileCheck %s
// RUN: nn-opt %s --nn-lower-to-linalg \
// RUN:   --one-shot-bufferize=bufferize-function-boundaries \
// RUN:   --convert-linalg-to-loops | FileCheck %s --check-prefix=LOOPS

// LOOPS-NOT: {{nn\.|linalg\.|tensor\.}}

// nn.slice and nn.pad.

// CHECK-LABEL: func.func @slice(
// CHECK: tensor.extract_slice %{{.*}}[0, 1] [%{{.*}}, 3] [1, 2] : tensor<?x8xf32> to tensor<?x3xf32>
func.func @slice(%x: tensor<?x8xf32>) -> tensor<?x3xf32> {
  %s = nn.constant dense<1> : tensor<1xi64>
  %e = nn.constant dense<7> : tensor<1xi64>
  %t = nn.constant dense<2> : tensor<1xi64>
  %0 = nn.slice %x, %s, %e, %t axes = [1]
      : (tensor<?x8xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<?x3xf32>
  return %0 : tensor<?x3xf32>
}

// Ends far behind the dimension, and negative ones.
// CHECK-LABEL: func.func @slice_clamped(
// CHECK: tensor.extract_slice %{{.*}}[5, 0] [3, 7] [1, 1] : tensor<8x8xf32> to tensor<3x7xf32>
func.func @slice_clamped(%x: tensor<8x8xf32>) -> tensor<3x7xf32> {
  %s = nn.constant dense<[-3, -20]> : tensor<2xi64>
  %e = nn.constant dense<[9223372036854775807, -1]> : tensor<2xi64>
  %0 = nn.slice %x, %s, %e axes = [0, 1]
      : (tensor<8x8xf32>, tensor<2xi64>, tensor<2xi64>) -> tensor<3x7xf32>
  return %0 : tensor<3x7xf32>
}

// CHECK-LABEL: func.func @slice_whole(
// CHECK-SAME: %[[X:.*]]: tensor<?xf32>)
// CHECK: return %[[X]]
func.func @slice_whole(%x: tensor<?xf32>) -> tensor<?xf32> {
  %s = nn.constant dense<0> : tensor<1xi64>
  %e = nn.constant dense<9223372036854775807> : tensor<1xi64>
  %0 = nn.slice %x, %s, %e axes = [0]
      : (tensor<?xf32>, tensor<1xi64>, tensor<1xi64>) -> tensor<?xf32>
  return %0 : tensor<?xf32>
}

// CHECK-LABEL: func.func @slice_empty(
// CHECK: %[[E:.*]] = tensor.empty() : tensor<0xf32>
// CHECK: return %[[E]]
func.func @slice_empty(%x: tensor<8xf32>) -> tensor<0xf32> {
  %s = nn.constant dense<8> : tensor<1xi64>
  %0 = nn.slice %x, %s, %s axes = [0]
      : (tensor<8xf32>, tensor<1xi64>, tensor<1xi64>) -> tensor<0xf32>
  return %0 : tensor<0xf32>
}

// CHECK-LABEL: func.func @slice_dynamic(
// CHECK-SAME: %[[X:.*]]: tensor<?xf32>, %[[S:.*]]: tensor<1xi64>, %[[E:.*]]: tensor<1xi64>)
// CHECK-DAG: tensor.extract %[[S]]
// CHECK-DAG: tensor.extract %[[E]]
// CHECK: arith.maxsi
// CHECK: tensor.extract_slice %[[X]][%{{.*}}] [%{{.*}}] [1] : tensor<?xf32> to tensor<?xf32>
func.func @slice_dynamic(%x: tensor<?xf32>, %s: tensor<1xi64>, %e: tensor<1xi64>) -> tensor<?xf32> {
  %0 = nn.slice %x, %s, %e axes = [0]
      : (tensor<?xf32>, tensor<1xi64>, tensor<1xi64>) -> tensor<?xf32>
  return %0 : tensor<?xf32>
}

// CHECK-LABEL: func.func @slice_backward(
// CHECK: tensor.empty() : tensor<4xf32>
// CHECK: %[[I:.*]] = linalg.index 0
// CHECK: %[[STEP:.*]] = arith.muli %[[I]], %c-2
// CHECK: %[[AT:.*]] = arith.addi %[[STEP]], %c7
// CHECK: tensor.extract %{{.*}}[%[[AT]]]
func.func @slice_backward(%x: tensor<8xf32>) -> tensor<4xf32> {
  %s = nn.constant dense<-1> : tensor<1xi64>
  %e = nn.constant dense<-9223372036854775808> : tensor<1xi64>
  %t = nn.constant dense<-2> : tensor<1xi64>
  %0 = nn.slice %x, %s, %e, %t axes = [0]
      : (tensor<8xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func.func @slice_unknown_step(
// CHECK: linalg.generic
// CHECK: tensor.extract %{{.*}} : tensor<?xf32>
func.func @slice_unknown_step(%x: tensor<?xf32>, %s: tensor<1xi64>, %e: tensor<1xi64>, %t: tensor<1xi64>) -> tensor<?xf32> {
  %0 = nn.slice %x, %s, %e, %t axes = [0]
      : (tensor<?xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<?xf32>
  return %0 : tensor<?xf32>
}

// CHECK-LABEL: func.func @pad(
// CHECK: %[[Z:.*]] = arith.constant 0.000000e+00 : f32
// CHECK: %[[F:.*]] = linalg.fill ins(%[[Z]] : f32)
// CHECK: tensor.insert_slice %{{.*}} into %[[F]][0, 1] [%{{.*}}, 8] [1, 1] : tensor<?x8xf32> into tensor<?x11xf32>
func.func @pad(%x: tensor<?x8xf32>) -> tensor<?x11xf32> {
  %p = nn.constant dense<[0, 1, 0, 2]> : tensor<4xi64>
  %0 = nn.pad %x, %p : (tensor<?x8xf32>, tensor<4xi64>) -> tensor<?x11xf32>
  return %0 : tensor<?x11xf32>
}

// CHECK-LABEL: func.func @pad_value(
// CHECK: %[[V:.*]] = arith.constant -56 : i8
// CHECK: linalg.fill ins(%[[V]] : i8)
func.func @pad_value(%x: tensor<4xui8>) -> tensor<6xui8> {
  %p = nn.constant dense<1> : tensor<2xi64>
  %v = nn.constant dense<200> : tensor<ui8>
  %0 = nn.pad %x, %p, %v : (tensor<4xui8>, tensor<2xi64>, tensor<ui8>) -> tensor<6xui8>
  return %0 : tensor<6xui8>
}

// CHECK-LABEL: func.func @pad_nothing(
// CHECK-SAME: %[[X:.*]]: tensor<?xf32>)
// CHECK: return %[[X]]
func.func @pad_nothing(%x: tensor<?xf32>) -> tensor<?xf32> {
  %p = nn.constant dense<0> : tensor<2xi64>
  %0 = nn.pad %x, %p : (tensor<?xf32>, tensor<2xi64>) -> tensor<?xf32>
  return %0 : tensor<?xf32>
}

// CHECK-LABEL: func.func @pad_negative(
// CHECK: %[[S:.*]] = tensor.extract_slice %{{.*}}[1] [7] [1]
// CHECK: tensor.pad %[[S]] low[0] high[3]
func.func @pad_negative(%x: tensor<8xf32>) -> tensor<10xf32> {
  %p = nn.constant dense<[-1, 3]> : tensor<2xi64>
  %0 = nn.pad %x, %p : (tensor<8xf32>, tensor<2xi64>) -> tensor<10xf32>
  return %0 : tensor<10xf32>
}

// Nothing can be padded into something only by filling it.
// CHECK-LABEL: func.func @pad_empty(
// CHECK: linalg.fill
// CHECK-NOT: tensor.pad
// CHECK: return
func.func @pad_empty(%x: tensor<0x2xf32>) -> tensor<1x2xf32> {
  %p = nn.constant dense<[1, 0, 0, 0]> : tensor<4xi64>
  %0 = nn.pad %x, %p : (tensor<0x2xf32>, tensor<4xi64>) -> tensor<1x2xf32>
  return %0 : tensor<1x2xf32>
}

// CHECK-LABEL: func.func @pad_dynamic(
// CHECK-SAME: %{{.*}}, %[[P:.*]]: tensor<2xi64>, %[[V:.*]]: tensor<f32>)
// CHECK: tensor.extract %[[P]]
// CHECK: tensor.extract %[[V]][]
// CHECK: tensor.extract_slice
// CHECK: tensor.pad %{{.*}} low[%{{.*}}] high[%{{.*}}]
func.func @pad_dynamic(%x: tensor<8xf32>, %p: tensor<2xi64>, %v: tensor<f32>) -> tensor<?xf32> {
  %0 = nn.pad %x, %p, %v : (tensor<8xf32>, tensor<2xi64>, tensor<f32>) -> tensor<?xf32>
  return %0 : tensor<?xf32>
}

// CHECK-LABEL: func.func @pad_reflect(
// CHECK: %[[I:.*]] = linalg.index 0
// CHECK: %[[AT:.*]] = arith.addi %[[I]], %c-1
// CHECK: arith.remsi %[[AT]], %c14
// CHECK: tensor.extract
func.func @pad_reflect(%x: tensor<8xf32>) -> tensor<11xf32> {
  %p = nn.constant dense<[1, 2]> : tensor<2xi64>
  %0 = nn.pad %x, %p mode = reflect : (tensor<8xf32>, tensor<2xi64>) -> tensor<11xf32>
  return %0 : tensor<11xf32>
}

// CHECK-LABEL: func.func @pad_edge(
// CHECK: linalg.index 0
// CHECK: arith.maxsi
// CHECK: arith.minsi
// CHECK: tensor.extract
func.func @pad_edge(%x: tensor<?xf32>) -> tensor<?xf32> {
  %p = nn.constant dense<[1, 2]> : tensor<2xi64>
  %0 = nn.pad %x, %p mode = edge : (tensor<?xf32>, tensor<2xi64>) -> tensor<?xf32>
  return %0 : tensor<?xf32>
}
