// A schedule file decides the tile of the nests that it names.

// RUN: split-file %s %t
// RUN: nn-opt %t/matmul.mlir --nn-load-schedule=file=%t/two.txt | FileCheck %s --check-prefix=LOAD
// RUN: nn-opt %t/matmul.mlir --pass-pipeline='builtin.module(nn-load-schedule{file=%t/two.txt},func.func(nn-vectorize-kernels{note-schedules=true}))' | FileCheck %s --check-prefix=TWO
// RUN: nn-opt %t/matmul.mlir --nn-vectorize-kernels="variant=1 note-schedules=true" | FileCheck %s --check-prefix=VARIANT
// RUN: nn-opt %t/matmul.mlir --nn-vectorize-kernels="variant=1000000 note-schedules=true" | FileCheck %s --check-prefix=DEFAULT
// RUN: nn-opt %t/matmul.mlir --nn-vectorize-kernels=note-schedules=true | FileCheck %s --check-prefix=DEFAULT

// RUN: not nn-opt %t/matmul.mlir --nn-load-schedule=file=%t/none.txt 2>&1 | FileCheck %s --check-prefix=MISSING
// RUN: not nn-opt %t/matmul.mlir --nn-load-schedule=file=%t/colon.txt 2>&1 | FileCheck %s --check-prefix=COLON
// RUN: not nn-opt %t/matmul.mlir --nn-load-schedule=file=%t/name.txt 2>&1 | FileCheck %s --check-prefix=NAME
// RUN: not nn-opt %t/matmul.mlir --nn-load-schedule=file=%t/zero.txt 2>&1 | FileCheck %s --check-prefix=NUMBER
// RUN: not nn-opt %t/matmul.mlir --pass-pipeline='builtin.module(nn-load-schedule{file=%t/large.txt},func.func(nn-vectorize-kernels))' 2>&1 | FileCheck %s --check-prefix=LARGE

// LOAD: module attributes {nn.schedules = {"matmul 24x64xr32 [0,2] [2,1]" = "rows=2 columns=2"}}

// TWO: nn.schedule = "matmul 24x64xr32 [0,2] [2,1] : rows=2 columns=2"
// TWO: %{{.*}}:4 = scf.for {{.*}} -> (vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>)
// VARIANT: nn.schedule = "matmul 24x64xr32 [0,2] [2,1] : rows=30 columns=1"
// DEFAULT: nn.schedule = "matmul 24x64xr32 [0,2] [2,1] : rows={{[0-9]+}} columns={{[0-9]+}}"

// MISSING: error: nn-load-schedule: can't open '{{.*}}none.txt'
// COLON: colon.txt:2:1: error: nn-load-schedule: expected KEY : NAME=VALUE...
// NAME: name.txt:1:1: error: nn-load-schedule: expected rows=N or columns=N
// NUMBER: zero.txt:1:1: error: nn-load-schedule: expected a number from 1 to 64
// LARGE: error: 'linalg.generic' op expected a schedule of at most 64 vectors, got 12x6

//--- two.txt
# Two rows of two vectors.

matmul 24x64xr32 [0,2] [2,1] : rows=2 columns=2
//--- colon.txt
# No colon.
matmul rows=2
//--- name.txt
matmul : tiles=2
//--- zero.txt
matmul : rows=0
//--- large.txt
matmul 24x64xr32 [0,2] [2,1] : rows=12 columns=6
//--- matmul.mlir
#a = affine_map<(m, n, k) -> (m, k)>
#b = affine_map<(m, n, k) -> (k, n)>
#c = affine_map<(m, n, k) -> (m, n)>
func.func @f(%a: tensor<24x32xf32>, %b: tensor<32x64xf32>, %c: tensor<24x64xf32>) -> tensor<24x64xf32> attributes {nn.kernel = "matmul"} {
  %0 = linalg.generic {indexing_maps = [#a, #b, #c], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%a, %b : tensor<24x32xf32>, tensor<32x64xf32>) outs(%c : tensor<24x64xf32>) {
  ^bb0(%x: f32, %y: f32, %z: f32):
    %p = arith.mulf %x, %y : f32
    %s = arith.addf %z, %p : f32
    linalg.yield %s : f32
  } -> tensor<24x64xf32>
  return %0 : tensor<24x64xf32>
}
