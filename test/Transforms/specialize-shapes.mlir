// RUN: nn-opt %s --nn-specialize-shapes="shapes=input=1x3x?;arg1=4" | FileCheck %s
// RUN: nn-opt %s --nn-specialize-shapes | FileCheck %s --check-prefix=NONE
// RUN: not nn-opt %s --nn-specialize-shapes="shapes=inptu=1x3x2" 2>&1 | FileCheck %s --check-prefix=UNKNOWN
// RUN: not nn-opt %s --nn-specialize-shapes="shapes=input=1x3" 2>&1 | FileCheck %s --check-prefix=RANK
// RUN: not nn-opt %s --nn-specialize-shapes="shapes=input=1x5x2" 2>&1 | FileCheck %s --check-prefix=DIM
// RUN: not nn-opt %s --nn-specialize-shapes="shapes=arg2=2" 2>&1 | FileCheck %s --check-prefix=TENSOR
// RUN: not nn-opt %s --nn-specialize-shapes="shapes=ids=2" 2>&1 | FileCheck %s --check-prefix=CALLED
// RUN: not nn-opt %s --nn-specialize-shapes="shapes=input" 2>&1 | FileCheck %s --check-prefix=SYNTAX
// RUN: not nn-opt %s --nn-specialize-shapes="shapes=input=1x" 2>&1 | FileCheck %s --check-prefix=SYNTAX
// RUN: not nn-opt %s --nn-specialize-shapes="shapes=input=1xax2" 2>&1 | FileCheck %s --check-prefix=SYNTAX
// RUN: not nn-opt %s --nn-specialize-shapes="shapes=input=99999999999999999999" 2>&1 | FileCheck %s --check-prefix=SYNTAX
// RUN: not nn-opt %s --nn-specialize-shapes="shapes==1" 2>&1 | FileCheck %s --check-prefix=SYNTAX

// UNKNOWN: error: nn-specialize-shapes: no argument is named 'inptu'; known: 'input', 'arg1', 'arg2', 'ids'
// RANK: [[@LINE+8]]:{{.*}}: error: argument 'input' has rank 3, but got a shape of rank 2
// DIM: [[@LINE+7]]:{{.*}}: error: dimension 1 of argument 'input' is 3, but got 5
// TENSOR: [[@LINE+7]]:{{.*}}: error: argument 'arg2' is not a ranked tensor
// CALLED: error: 'func.func' op is called, so that argument 'ids' can't change
// SYNTAX: error: nn-specialize-shapes: expected NAME=DIMxDIM, got '{{input|=1}}

// CHECK-LABEL: func.func @main(
// CHECK-SAME:    tensor<1x3x?xf32> {nn.name = "input"}, %{{.*}}: tensor<4xf32>,
func.func @main(%x: tensor<?x3x?xf32> {nn.name = "input"}, %y: tensor<?xf32>,
                %z: i32) -> (tensor<?x3x?xf32>, tensor<?xf32>) {
  // CHECK: nn.exp {{.*}} -> tensor<1x3x?xf32>
  // NONE: nn.exp {{.*}} -> tensor<?x3x?xf32>
  %0 = nn.exp %x : (tensor<?x3x?xf32>) -> tensor<?x3x?xf32>
  %1 = nn.exp %y : (tensor<?xf32>) -> tensor<?xf32>
  // CHECK: return {{.*}} : tensor<1x3x?xf32>, tensor<4xf32>
  return %0, %1 : tensor<?x3x?xf32>, tensor<?xf32>
}

func.func @called(%x: tensor<?xf32> {nn.name = "ids"}) -> tensor<?xf32> {
  return %x : tensor<?xf32>
}

// A private function's arguments are not the model's.
// CHECK-LABEL: func.func private @caller
func.func private @caller(%a: tensor<2xf32>, %x: tensor<?xf32>)
    -> tensor<?xf32> {
  // CHECK: call @called({{.*}}) : (tensor<?xf32>) -> tensor<?xf32>
  %0 = call @called(%x) : (tensor<?xf32>) -> tensor<?xf32>
  return %0 : tensor<?xf32>
}
