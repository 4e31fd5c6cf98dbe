//===- VectorizeKernels.c - linalg to register-tiled vector loops ---------===//
// linalg.generic with its padding and epilogue becomes scf loops around vector
// tiles on tensors. What has no good vector form stays linalg.
// Expects: elementwise chains fused (linalg-fuse-elementwise-ops).
//===----------------------------------------------------------------------===//
#include "Codegen/Emitter.h"
#include "Codegen/Passes.h"

#include "mlir-c/Dialect/Arith.h"
#include "mlir-c/Dialect/SCF.h"
#include "mlir-c/Dialect/Tensor.h"
#include "mlir-c/Dialect/Vector.h"
#include "nn/Builders/Linalg.h"

#include <stdlib.h>

enum { optVectorBytes, optRegisters };
enum { statVectorized, statLeft };

/// The generics of a function, in order. Grows; NULL data means out of memory.
typedef struct List {
  MlirOperation *data;
  int n, capacity;
  bool failed;
} List;

static MlirWalkResult collect(MlirOperation op, void *user) {
  List *list = user;
  if (!linalgIsaGeneric(op))
    return MlirWalkResultAdvance;
  if (list->n == list->capacity) {
    int capacity = list->capacity ? 2 * list->capacity : 16;
    void *grown = realloc(list->data, sizeof *list->data * (size_t)capacity);
    if (!grown) {
      list->failed = true;
      return MlirWalkResultInterrupt;
    }
    list->data = grown;
    list->capacity = capacity;
  }
  list->data[list->n++] = op;
  return MlirWalkResultAdvance;
}

static void drop(List *list, MlirOperation op) {
  for (int i = 0; i < list->n; ++i)
    if (mlirOperationEqual(list->data[i], op))
      list->data[i] = (MlirOperation){NULL};
}

static void eraseIfDead(MlirRewriterBase rewriter, MlirOperation op) {
  if (!mlirOperationIsNull(op) && nnHasNoUse(nnResult(op, 0)))
    mlirRewriterBaseEraseOp(rewriter, op);
}

/// Puts the nest where the stage's last op stands and removes its ops.
static MlirLogicalResult emit(MlirRewriterBase rewriter, const Stage *s,
                              Tile tile, List *list) {
  MlirOperation last = nnDefiningOp(s->result);
  Emitter e = {
      .b = nnBuilderForOp(rewriter, s->root), .stage = s, .tile = tile};
  nnBuilderBefore(e.b, last);
  MlirValue value = nnEmitNest(&e);
  if (mlirValueIsNull(value))
    return nnOpError(s->root, "can't be written as vector loops");
  mlirRewriterBaseReplaceAllUsesWith(rewriter, s->result, value);
  drop(list, s->epilogue);
  drop(list, s->root);
  if (!mlirOperationEqual(last, s->root) &&
      !mlirOperationEqual(last, s->epilogue))
    eraseIfDead(rewriter, last);
  eraseIfDead(rewriter, s->epilogue);
  eraseIfDead(rewriter, s->root);
  return NN_SUCCESS;
}

static MlirLogicalResult run(MlirOperation func, const NnPass *pass) {
  VectorUnit unit = {(int)nnPassInt(pass, optVectorBytes),
                     (int)nnPassInt(pass, optRegisters)};
  if (unit.bytes < 8 || unit.registers < 8)
    return nnOpError(func,
                     "expected vectors of 8 bytes and 8 registers or "
                     "more, got %d and %d",
                     unit.bytes, unit.registers);
  List list = {0};
  mlirOperationWalk(func, collect, &list, MlirWalkPreOrder);
  MlirRewriterBase rewriter =
      mlirIRRewriterCreate(mlirOperationGetContext(func));
  MlirLogicalResult result =
      list.failed ? nnOpError(func, "out of memory") : NN_SUCCESS;
  for (int i = 0; i < list.n && mlirLogicalResultIsSuccess(result); ++i) {
    Stage stage;
    Tile tile = {0};
    if (mlirOperationIsNull(list.data[i]))
      continue;
    if (nnStageRead(list.data[i], &stage))
      tile = nnScheduleStage(&stage, unit);
    nnPassCount(pass, tile.kind ? statVectorized : statLeft, 1);
    if (tile.kind)
      result = emit(rewriter, &stage, tile, &list);
  }
  mlirIRRewriterDestroy(rewriter);
  free(list.data);
  return result;
}

const NnPassInfo nnVectorizeKernelsPass = {
    .name = "nn-vectorize-kernels",
    .description = "Write linalg.generic as register-tiled vector loops",
    .anchor = "func.func",
    .options =
        (const NnOptionInfo[]){
            {"vector-bytes", "bytes of a vector register", NN_OPTION_INT, "64"},
            {"registers", "number of vector registers", NN_OPTION_INT, "32"},
        },
    .numOptions = 2,
    .statistics =
        (const NnStatisticInfo[]){
            {"vectorized", "Number of loop nests written"},
            {"left", "Number of linalg.generic left as they are"},
        },
    .numStatistics = 2,
    .dialects = (MlirDialectHandle(*const[])(
        void)){mlirGetDialectHandle__arith__, mlirGetDialectHandle__scf__,
               mlirGetDialectHandle__tensor__, mlirGetDialectHandle__vector__,
               NULL},
    .run = run,
};
