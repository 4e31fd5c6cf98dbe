//===- VectorizeWinograd.c - Winograd convolutions to vector loops --------===//
// The generics of nn.winograd_conv, with padding and epilogue, become one nest.
// A unit of the kernel's work (Kernel.h) is some tiles with all filters, or
// some filters for all tiles, which every range then transforms.
//===----------------------------------------------------------------------===//
#include "Codegen/Kernels/Kernel.h"
#include "Codegen/Winograd/EmitWinograd.h"

#include "nn/Builders/Linalg.h"
#include "nn/Builders/Tensor.h"

typedef struct Search {
  VectorUnit unit;
  WinogradStage found;
} Search;

static MlirWalkResult find(MlirOperation op, void *user) {
  Search *s = user;
  return linalgIsaGeneric(op) && nnWinogradStageRead(op, s->unit, &s->found)
             ? MlirWalkResultInterrupt
             : MlirWalkResultAdvance;
}

/// The stage's ops, those that use others before them; some may be null.
enum { numParts = 8 };
static void listParts(const WinogradStage *w, MlirOperation parts[numParts]) {
  const Stage *s = &w->output;
  MlirOperation product = nnDefiningOp(nnOperand(s->root, 2));
  MlirOperation input = nnDefiningOp(nnOperand(product, 0));
  MlirOperation pad = nnDefiningOp(nnOperand(input, 2));
  parts[0] = nnDefiningOp(s->result);
  parts[1] = s->epilogue;
  parts[2] = s->root;
  parts[3] = product;
  parts[4] = nnDefiningOp(linalgGenericGetOutputsAt(product, 0));
  parts[5] = input;
  parts[6] = nnDefiningOp(linalgGenericGetOutputsAt(input, 0));
  parts[7] = tensorIsaPad(pad) ? pad : (MlirOperation){NULL};
}

/// The range to do, null for everything.
static Units rangeOf(MlirOperation func, const WinogradStage *w,
                     const MlirOperation parts[numParts], int64_t minCost) {
  Units units = {.dim = -1};
  if (!nnDoesOnlyStage(func, &w->output, numParts, parts) ||
      !nnKernelRange(func, &units.lo, &units.hi) ||
      nnWinogradStageCost(w) < minCost)
    return (Units){.dim = -1};
  units.count = nnWinogradStageUnits(w);
  units.dim = w->hasUnknownBatch && !w->splitsFilters ? 0 : -1;
  return units;
}

static void erase(MlirRewriterBase rewriter,
                  const MlirOperation parts[numParts]) {
  for (int i = 0; i < numParts; ++i) {
    bool again = false;
    for (int k = 0; k < i; ++k)
      again |= mlirOperationEqual(parts[i], parts[k]);
    if (!again && !mlirOperationIsNull(parts[i]) &&
        nnHasNoUse(nnResult(parts[i], 0)))
      mlirRewriterBaseEraseOp(rewriter, parts[i]);
  }
}

static void write(MlirRewriterBase rewriter, MlirOperation func,
                  const WinogradStage *w, int64_t minCost) {
  const Stage *s = &w->output;
  MlirOperation parts[numParts];
  listParts(w, parts);
  Units units = rangeOf(func, w, parts, minCost);
  NnBuilder b = nnBuilderForOp(rewriter, s->root);
  nnBuilderBefore(b, parts[0]);
  MlirValue value = nnEmitWinograd(b, w, &units);
  nnDescribeUnits(func, nnWrittenArgument(s), &units, nnWinogradStageCost(w));
  mlirRewriterBaseReplaceAllUsesWith(rewriter, s->result, value);
  erase(rewriter, parts);
}

int64_t nnVectorizeWinograd(MlirRewriterBase rewriter, MlirOperation func,
                            VectorUnit unit, int64_t minCost) {
  int64_t n = 0;
  for (;; ++n) {
    Search search = {.unit = unit};
    mlirOperationWalk(func, find, &search, MlirWalkPreOrder);
    if (!search.found.tiles)
      return n;
    write(rewriter, func, &search.found, minCost);
  }
}
