// RUN: nn-opt %s --pass-pipeline='builtin.module(func.func(nn-prefetch-panels))' | FileCheck %s

// Two panels are read at once, so those are asked for that come two later.
// CHECK-LABEL: func.func @panels
// CHECK-SAME:      %[[P:[a-z0-9]+]]: index, %[[W:[a-z0-9]+]]: memref<192x768x16xf32>,
// CHECK:         scf.for %[[K:[a-z0-9]+]] =
// CHECK:           %[[TWO:.*]] = arith.constant 2 : index
// CHECK:           %[[NEXT:.*]] = arith.addi %[[P]], %[[TWO]] : index
// CHECK:           memref.prefetch %[[W]][%[[NEXT]], %[[K]], %{{.*}}], read, locality<2>, data
// CHECK:           vector.transfer_read %[[W]][%[[P]], %[[K]]
// CHECK:           memref.prefetch %[[W]]
// CHECK:           vector.transfer_read %[[W]]
// CHECK-NOT:       memref.prefetch
func.func @panels(%p: index, %w: memref<192x768x16xf32>, %x: memref<768x16xf32>, %v: vector<16xf32>) -> vector<16xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c768 = arith.constant 768 : index
  %z = arith.constant 0.0 : f32
  %q = arith.addi %p, %c1 : index
  %r:8 = scf.for %k = %c0 to %c768 step %c1 iter_args(%a = %v, %b = %v, %c = %v, %d = %v, %e = %v, %f = %v, %g = %v, %h = %v)
      -> (vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>) {
    %0 = vector.transfer_read %w[%p, %k, %c0], %z {in_bounds = [true]} : memref<192x768x16xf32>, vector<16xf32>
    %1 = vector.transfer_read %w[%q, %k, %c0], %z {in_bounds = [true]} : memref<192x768x16xf32>, vector<16xf32>
    // Activations are near.
    %2 = vector.transfer_read %x[%k, %c0], %z {in_bounds = [true]} : memref<768x16xf32>, vector<16xf32>
    %3 = vector.fma %0, %2, %a : vector<16xf32>
    %4 = vector.fma %1, %2, %b : vector<16xf32>
    scf.yield %3, %4, %c, %d, %e, %f, %g, %h : vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>
  }
  return %r#0 : vector<16xf32>
}

// Small weights stay near, panels as large as a cache would push out what is in
// use, and one row of a result waits for memory anyway.
// CHECK-LABEL: func.func @neither
// CHECK-NOT:     memref.prefetch
func.func @neither(%p: index, %w: memref<2x768x16xf32>, %u: memref<192x768x16xf32>, %l: memref<64x16384x16xf32>, %v: vector<16xf32>) -> vector<16xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c768 = arith.constant 768 : index
  %z = arith.constant 0.0 : f32
  %r:8 = scf.for %k = %c0 to %c768 step %c1 iter_args(%a = %v, %b = %v, %c = %v, %d = %v, %e = %v, %f = %v, %g = %v, %h = %v)
      -> (vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>) {
    %0 = vector.transfer_read %w[%p, %k, %c0], %z {in_bounds = [true]} : memref<2x768x16xf32>, vector<16xf32>
    %m = vector.transfer_read %l[%p, %k, %c0], %z {in_bounds = [true]} : memref<64x16384x16xf32>, vector<16xf32>
    %1 = vector.fma %0, %m, %a : vector<16xf32>
    scf.yield %1, %b, %c, %d, %e, %f, %g, %h : vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>
  }
  %s = scf.for %k = %c0 to %c768 step %c1 iter_args(%a = %v) -> (vector<16xf32>) {
    %0 = vector.transfer_read %u[%p, %k, %c0], %z {in_bounds = [true]} : memref<192x768x16xf32>, vector<16xf32>
    %1 = arith.addf %0, %a : vector<16xf32>
    scf.yield %1 : vector<16xf32>
  }
  %t = arith.addf %r#0, %s : vector<16xf32>
  return %t : vector<16xf32>
}

// Panels may be part of planes, and taps of a convolution come between them and
// the channels.
// CHECK-LABEL: func.func @planes_and_taps
// CHECK-SAME:      %[[I:[a-z0-9]+]]: index, %[[P:[a-z0-9]+]]: index,
// CHECK:         %[[NEXT:.*]] = arith.addi %[[P]], %{{.*}} : index
// CHECK:         memref.prefetch %{{.*}}[%[[I]], %[[NEXT]], %{{.*}}, %{{.*}}]
// CHECK:         scf.for %[[TAP:[a-z0-9]+]] =
// CHECK:         %[[NEXT:.*]] = arith.addi %[[P]], %{{.*}} : index
// CHECK:         memref.prefetch %{{.*}}[%[[NEXT]], %[[TAP]], %{{.*}}, %{{.*}}]
func.func @planes_and_taps(%i: index, %p: index, %w: memref<16x32x512x16xf32>, %c: memref<32x9x512x16xf32>, %v: vector<16xf32>) -> vector<16xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c9 = arith.constant 9 : index
  %c512 = arith.constant 512 : index
  %z = arith.constant 0.0 : f32
  %r:8 = scf.for %k = %c0 to %c512 step %c1 iter_args(%a = %v, %b = %v, %d = %v, %e = %v, %f = %v, %g = %v, %h = %v, %l = %v)
      -> (vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>) {
    %0 = vector.transfer_read %w[%i, %p, %k, %c0], %z {in_bounds = [true]} : memref<16x32x512x16xf32>, vector<16xf32>
    %1 = arith.addf %0, %a : vector<16xf32>
    scf.yield %1, %b, %d, %e, %f, %g, %h, %l : vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>
  }
  %s:8 = scf.for %t = %c0 to %c9 step %c1 iter_args(%a = %r#0, %b = %v, %d = %v, %e = %v, %f = %v, %g = %v, %h = %v, %l = %v)
      -> (vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>) {
    %q:8 = scf.for %k = %c0 to %c512 step %c1 iter_args(%a1 = %a, %b1 = %b, %d1 = %d, %e1 = %e, %f1 = %f, %g1 = %g, %h1 = %h, %l1 = %l)
        -> (vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>) {
      %0 = vector.transfer_read %c[%p, %t, %k, %c0], %z {in_bounds = [true]} : memref<32x9x512x16xf32>, vector<16xf32>
      %1 = arith.addf %0, %a1 : vector<16xf32>
      scf.yield %1, %b1, %d1, %e1, %f1, %g1, %h1, %l1 : vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>
    }
    scf.yield %q#0, %q#1, %q#2, %q#3, %q#4, %q#5, %q#6, %q#7 : vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>
  }
  return %s#0 : vector<16xf32>
}
