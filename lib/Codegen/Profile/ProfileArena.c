//===- ProfileArena.c - How full the arena is while a kernel runs ---------===//
// Adds arena_bytes to the descriptions of marked kernels, from the lifetimes
// that nn-plan-memory found.
//===----------------------------------------------------------------------===//
#include "Codegen/Profile/ProfileKernels.h"

#include "Support/IR.h"

#include "nn/Builders/Func.h"

#include <stdlib.h>

enum { maxMembers = 8 };

/// The index of the kernel that an op marks; -1 for others.
static int64_t markedKernel(MlirOperation op) {
  if (!funcIsaCall(op) ||
      !mlirStringRefEqual(funcCallGetCallee(op), nnStr(NN_PROFILE_MARK)))
    return -1;
  return nnAttrInt(nnConstantValue(nnOperand(op, 0)), -1);
}

static int64_t bytesInUse(const ArenaBuffer *buffers, int n, int64_t step) {
  int64_t bytes = 0;
  for (int i = 0; i < n; ++i)
    if (buffers[i].first <= step && step <= buffers[i].last)
      bytes += buffers[i].size;
  return bytes;
}

/// While a block's ops are gone through: marks, and the step they are part of.
typedef struct Arena {
  const ArenaBuffer *buffers;
  int n;
  int64_t step;
  MlirAttribute *kernels;
  intptr_t numKernels;
} Arena;

static MlirWalkResult addBytes(MlirOperation op, void *user) {
  Arena *arena = user;
  int64_t kernel = markedKernel(op);
  if (kernel < 0 || kernel >= arena->numKernels)
    return MlirWalkResultAdvance;
  MlirContext context = mlirOperationGetContext(op);
  MlirAttribute old = arena->kernels[kernel];
  MlirNamedAttribute members[maxMembers];
  intptr_t n = mlirDictionaryAttrGetNumElements(old);
  for (intptr_t i = 0; i < n && i < maxMembers - 1; ++i)
    members[i] = mlirDictionaryAttrGetElement(old, i);
  int64_t bytes = bytesInUse(arena->buffers, arena->n, arena->step);
  members[n] = mlirNamedAttributeGet(
      mlirIdentifierGet(context, nnStr("arena_bytes")),
      mlirIntegerAttrGet(mlirIntegerTypeGet(context, 64), bytes));
  arena->kernels[kernel] = mlirDictionaryAttrGet(context, n + 1, members);
  return MlirWalkResultAdvance;
}

/// The step of the kernel after a mark: its scratch memory is made between.
static int64_t stepsToCall(MlirOperation mark) {
  int64_t steps = 1;
  for (MlirOperation op = mlirOperationGetNextInBlock(mark);
       !mlirOperationIsNull(op) && !funcIsaCall(op);
       op = mlirOperationGetNextInBlock(op))
    ++steps;
  return steps;
}

void nnProfileAddArena(MlirBlock entry, const ArenaBuffer *buffers, int n) {
  MlirOperation module =
      mlirOperationGetParentOperation(mlirBlockGetParentOperation(entry));
  MlirAttribute profile = nnAttr(module, NN_ATTR_PROFILE);
  if (mlirAttributeIsNull(profile))
    return;
  Arena arena = {.buffers = buffers, .n = n};
  arena.numKernels = mlirArrayAttrGetNumElements(profile);
  arena.kernels = malloc(sizeof *arena.kernels * (size_t)arena.numKernels + 1);
  if (!arena.kernels)
    return;
  for (intptr_t i = 0; i < arena.numKernels; ++i)
    arena.kernels[i] = mlirArrayAttrGetElement(profile, i);
  int64_t step = 0;
  for (MlirOperation op = mlirBlockGetFirstOperation(entry);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op), ++step) {
    arena.step = markedKernel(op) < 0 ? step : step + stepsToCall(op);
    mlirOperationWalk(op, addBytes, &arena, MlirWalkPreOrder);
  }
  mlirOperationSetDiscardableAttributeByName(
      module, nnStr(NN_ATTR_PROFILE),
      mlirArrayAttrGet(mlirOperationGetContext(module), arena.numKernels,
                       arena.kernels));
  free(arena.kernels);
}
