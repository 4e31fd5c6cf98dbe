// RUN: nn-opt %s --nn-dispatch-kernels=grain=1 | FileCheck %s
// RUN: nn-opt %s --nn-dispatch-kernels=grain=1 --mlir-pass-statistics \
// RUN:   2>&1 >%t | FileCheck %s --check-prefix=STATS
// STATS: 2 loops

module attributes {nn.thread_bytes = 128 : i64} {
  // Operands that the kernel doesn't read are left out, and the range. Scratch
  // memory comes last; each part has its own.
  // CHECK-LABEL: llvm.func @split_task(
  // CHECK-SAME: %[[WORK:.*]]: !llvm.ptr, %[[PART:.*]]: i32)
  // CHECK: %[[I:.*]] = llvm.sext %[[PART]] : i32 to i64
  // CHECK: %[[NEXT:.*]] = llvm.add %[[I]]
  // CHECK: %[[UNITS:.*]] = llvm.load
  // CHECK: %[[PARTS:.*]] = llvm.load
  // CHECK: %[[FROM:.*]] = llvm.mul %[[UNITS]], %[[I]]
  // CHECK: %[[LO:.*]] = llvm.sdiv %[[FROM]], %[[PARTS]]
  // CHECK: %[[TO:.*]] = llvm.mul %[[UNITS]], %[[NEXT]]
  // CHECK: %[[HI:.*]] = llvm.sdiv %[[TO]], %[[PARTS]]
  // CHECK: %[[P2:.*]] = llvm.getelementptr %[[WORK]][2]
  // CHECK: %[[Y:.*]] = llvm.load %[[P2]] : !llvm.ptr -> !llvm.ptr
  // CHECK: %[[P3:.*]] = llvm.getelementptr %[[WORK]][3]
  // CHECK: %[[BASE:.*]] = llvm.load %[[P3]]
  // CHECK: %[[STEP:.*]] = llvm.mlir.constant(128 : i64)
  // CHECK: %[[OFFSET:.*]] = llvm.mul %[[I]], %[[STEP]]
  // CHECK: %[[SCRATCH:.*]] = llvm.getelementptr %[[BASE]][%[[OFFSET]]] : {{.*}}, i8
  // CHECK: llvm.call @split(%{{[0-9]+}}, %[[Y]], %[[LO]], %[[HI]], %{{[0-9]+}}, %[[SCRATCH]],
  // CHECK-NEXT: llvm.return

  // CHECK-LABEL: llvm.func @split(
  llvm.func @split(%x: !llvm.ptr, %y: !llvm.ptr, %lo: i64, %hi: i64,
                   %s: !llvm.ptr, %scratch: !llvm.ptr, %o: i64, %n: i64, %d: i64)
      attributes {nn.units = 8 : i64, nn.cost = 500 : i64, nn.scratch = 100 : i64,
                  sym_visibility = "private"} {
    llvm.store %lo, %y : i64, !llvm.ptr
    llvm.store %hi, %scratch : i64, !llvm.ptr
    llvm.return
  }

  llvm.func @whole(%x: !llvm.ptr, %lo: i64, %hi: i64)
      attributes {sym_visibility = "private"} {
    llvm.return
  }

  // Eight units of 500 ps make four parts of the grain. Where fewer than two
  // are known to be left, and without units, the call stays.
  // CHECK-LABEL: llvm.func @main(
  // CHECK-SAME: %[[X:[^:]*]]: !llvm.ptr, %[[K:[^:]*]]: i64, %[[THREADS:[^:]*]]: !llvm.ptr)
  // CHECK: %[[MEMORY:.*]] = llvm.alloca %{{.*}} x !llvm.array<4 x i64>
  // CHECK: %[[W2:.*]] = llvm.getelementptr %[[MEMORY]][2]
  // CHECK: llvm.store %[[X]], %[[W2]]
  // CHECK: %[[W3:.*]] = llvm.getelementptr %[[MEMORY]][3]
  // CHECK: llvm.store %[[X]], %[[W3]]
  // CHECK: %[[TASK:.*]] = llvm.mlir.addressof @split_task
  // CHECK: %[[GRAIN:.*]] = llvm.mlir.constant(2 : i64)
  // CHECK: llvm.call @nn_loop(%[[THREADS]], %[[TASK]], %[[MEMORY]], %{{.*}}, %[[GRAIN]])
  // CHECK: llvm.call @nn_loop(%[[THREADS]], %{{.*}}, %[[MEMORY]], %[[K]], %{{.*}})
  // CHECK: llvm.call @split(
  // CHECK: llvm.call @whole(
  llvm.func @main(%x: !llvm.ptr, %k: i64) {
    %c0 = llvm.mlir.constant(0 : index) : i64
    %c1 = llvm.mlir.constant(1 : index) : i64
    %c8 = llvm.mlir.constant(8 : index) : i64
    llvm.call @split(%x, %x, %c0, %c8, %x, %x, %c0, %c8, %c1)
        : (!llvm.ptr, !llvm.ptr, i64, i64, !llvm.ptr, !llvm.ptr, i64, i64, i64) -> ()
    llvm.call @split(%x, %x, %c0, %k, %x, %x, %c0, %c8, %c1)
        : (!llvm.ptr, !llvm.ptr, i64, i64, !llvm.ptr, !llvm.ptr, i64, i64, i64) -> ()
    llvm.call @split(%x, %x, %c0, %c1, %x, %x, %c0, %c8, %c1)
        : (!llvm.ptr, !llvm.ptr, i64, i64, !llvm.ptr, !llvm.ptr, i64, i64, i64) -> ()
    llvm.call @whole(%x, %c0, %c8) : (!llvm.ptr, i64, i64) -> ()
    llvm.return
  }

  // CHECK-LABEL: llvm.func internal @nn_loop(
  // CHECK: llvm.intr.smin
}
