// RUN: nn-opt %s --nn-prune='sparsity=0.5 skip=left' 2>&1 >/dev/null | FileCheck %s
// RUN: nn-opt %s --nn-prune='sparsity=0.5 only=conv' 2>&1 >/dev/null | FileCheck %s --check-prefix=ONLY
// RUN: not nn-opt %s --nn-prune 2>&1 | FileCheck %s --check-prefix=NONE
// RUN: not nn-opt %s --nn-prune='sparsity=50' 2>&1 | FileCheck %s --check-prefix=FIFTY
// RUN: not nn-opt %s --nn-prune='structure=4:4' 2>&1 | FileCheck %s --check-prefix=FOUR
// RUN: not nn-opt %s --nn-prune='structure=2:4x0' 2>&1 | FileCheck %s --check-prefix=NARROW
// RUN: not nn-opt %s --nn-prune='structure=2:4y16' 2>&1 | FileCheck %s --check-prefix=OTHER
// RUN: not nn-opt %s --nn-prune='structure=1x0 sparsity=0.5' 2>&1 | FileCheck %s --check-prefix=EMPTY
// RUN: not nn-opt %s --nn-prune='structure=2:4 sparsity=0.5' 2>&1 | FileCheck %s --check-prefix=BOTH

// Every contraction that stays dense says why.

// NONE: 'func.func' op sparsity can't be '': it is 0 to 1
// FIFTY: 'func.func' op sparsity can't be '50': it is 0 to 1
// FOUR: 'func.func' op structure can't be '4:4': it is element, ROWSxCOLUMNS, KEEP:OF or KEEP:OFxCOLUMNS
// NARROW: 'func.func' op structure can't be '2:4x0'
// OTHER: 'func.func' op structure can't be '2:4y16'
// EMPTY: 'func.func' op structure can't be '1x0'
// BOTH: 'func.func' op a structure of 2:4 says the sparsity

// CHECK: 'left' stays dense: it is to be skipped
// ONLY:  'left' stays dense: it is not listed
// CHECK: 'product' stays dense: its weights are not constant
// CHECK-NOT: remark
func.func @main(%x: tensor<8x8xf32>, %y: tensor<8x8xf32>) {
  %w = nn.constant dense<0.5> : tensor<8x8xf32>
  %0 = nn.linear %x, %w : (tensor<8x8xf32>, tensor<8x8xf32>) -> tensor<8x8xf32> loc("left")
  %1 = nn.matmul %x, %y : (tensor<8x8xf32>, tensor<8x8xf32>) -> tensor<8x8xf32> loc("product")
  return
}
