//===- Sharing.c - Which kernels threads share ----------------------------===//
// Two threads do a kernel in half the time. But if only one of two kernels that
// follow each other is shared, half of the tensor between them lies in the
// other core's cache; and if both are, what windows read across the border of
// their parts. Small kernels may lose more so than they gain, or, between
// others, gain more than they lose. Chooses what takes the least time in all:
// from both extremes, one kernel at a time, while it helps.
//===----------------------------------------------------------------------===//
#include "Codegen/Threads/Sharing.h"

#include "Codegen/Kernels/Kernel.h"
#include "Support/IR.h"
#include "Support/List.h"

#include "nn/Builders/Func.h"
#include "nn/Builders/Tensor.h"

#include <stdlib.h>

/// Picoseconds: to begin and end a loop, with what its task has to fetch, and
/// to get a byte from another core.
static const double loopCost = 3e6, byteCost = 60;
/// More than tensors cost.
static const double dynamicSaved = 1e12;

/// In place of a call, all that one thread does beside kernels.
enum { elsewhere = 0 };

/// Rows of a tensor that windows read from the part beside, roughly.
enum { borderRows = 2 };

//===----------------------------------------------------------------------===//
// Calls and the tensors between them
//===----------------------------------------------------------------------===//

/// The time of the units that a second thread takes, less what that costs. If
/// their number is known only at run time, it is for nn_loop to see whether
/// they are enough.
static double savedBy(MlirOperation kernel) {
  if (!mlirAttributeIsNull(nnAttr(kernel, NN_ATTR_UNITS_DIM)))
    return dynamicSaved;
  int64_t units = nnAttrInt(nnAttr(kernel, NN_ATTR_UNITS), 0);
  double cost = (double)nnAttrInt(nnAttr(kernel, NN_ATTR_COST), 0);
  return (double)(units / 2) * cost - loopCost;
}

static void addCall(Sharing *s, MlirOperation op, MlirOperation kernel) {
  SharedCall call = {.op = op, .kernel = kernel};
  call.sharable = !mlirOperationIsNull(kernel) &&
                  !mlirAttributeIsNull(nnAttr(kernel, NN_ATTR_UNITS));
  call.saved = call.sharable ? savedBy(kernel) : 0;
  if (nnReserve(&s->calls, s->numCalls + 1, &s->callCapacity, sizeof call))
    s->calls[s->numCalls++] = call;
  else
    s->failed = true;
}

static int findCall(const Sharing *s, MlirOperation op) {
  int i = s->numCalls - 1;
  while (i > elsewhere && !mlirOperationEqual(s->calls[i].op, op))
    --i;
  return i;
}

/// The call that computes a tensor, by whatever view; `elsewhere` if something
/// else does, or -1 if it is a constant or empty.
static int findProducer(const Sharing *s, MlirValue tensor) {
  MlirOperation op = nnDefiningOp(tensor);
  while (!mlirOperationIsNull(op) && !funcIsaCall(op) && nnIsFree(op)) {
    if (!mlirOperationGetNumOperands(op) || tensorIsaEmpty(op))
      return -1;
    op = nnDefiningOp(nnOperand(op, 0));
  }
  return mlirOperationIsNull(op) || !funcIsaCall(op) ? elsewhere
                                                     : findCall(s, op);
}

/// Rows of an image, or of whatever else.
static double rowsOf(const NnShape *shape) {
  int64_t rows = shape->rank ? shape->dims[shape->rank == 4] : 1;
  return rows > borderRows ? (double)rows : borderRows;
}

static void addTensor(Sharing *s, int from, int to, MlirValue tensor) {
  NnShape shape = nnValueShape(tensor);
  int64_t elements = nnShapeNumElements(&shape);
  if (elements < 0)
    return;
  double apart = (double)elements *
                 (double)nnElementBytes(nnElementType(tensor)) / 2 * byteCost;
  if (nnReserve(&s->tensors, s->numTensors + 1, &s->tensorCapacity,
                sizeof *s->tensors))
    s->tensors[s->numTensors++] =
        (SharedTensor){from, to, apart, apart * borderRows / rowsOf(&shape)};
  else
    s->failed = true;
}

static MlirWalkResult visit(MlirOperation op, void *user) {
  Sharing *s = user;
  if (!funcIsaCall(op))
    return MlirWalkResultAdvance;
  addCall(s, op, mlirSymbolTableLookup(s->symbols, funcCallGetCallee(op)));
  for (intptr_t i = 0; i < mlirOperationGetNumOperands(op) && !s->failed; ++i) {
    MlirValue tensor = nnOperand(op, i);
    int from = mlirTypeIsATensor(mlirValueGetType(tensor))
                   ? findProducer(s, tensor)
                   : -1;
    if (from >= 0)
      addTensor(s, from, s->numCalls - 1, tensor);
  }
  return s->failed ? MlirWalkResultInterrupt : MlirWalkResultAdvance;
}

//===----------------------------------------------------------------------===//
// The choice
//===----------------------------------------------------------------------===//

static double moved(const SharedTensor *t, bool from, bool to) {
  if (from != to)
    return t->apart;
  return from ? t->together : 0;
}

/// What it takes more, or less, to do call `i` the other way.
static double costOfChange(const Sharing *s, int i) {
  bool is = s->calls[i].shared;
  double cost = is ? s->calls[i].saved : -s->calls[i].saved;
  for (int k = 0; k < s->numTensors; ++k) {
    const SharedTensor *t = &s->tensors[k];
    if (t->from == i)
      cost += moved(t, !is, s->calls[t->to].shared) -
              moved(t, is, s->calls[t->to].shared);
    else if (t->to == i)
      cost += moved(t, s->calls[t->from].shared, !is) -
              moved(t, s->calls[t->from].shared, is);
  }
  return cost;
}

static double costOf(const Sharing *s) {
  double cost = 0;
  for (int i = 0; i < s->numCalls; ++i)
    cost -= s->calls[i].shared ? s->calls[i].saved : 0;
  for (int k = 0; k < s->numTensors; ++k)
    cost += moved(&s->tensors[k], s->calls[s->tensors[k].from].shared,
                  s->calls[s->tensors[k].to].shared);
  return cost;
}

static double improveFrom(Sharing *s, bool shared) {
  for (int i = 0; i < s->numCalls; ++i)
    s->calls[i].shared = shared && s->calls[i].sharable;
  // Every change lowers the cost, so that this ends; a few rounds are enough.
  for (int round = 0, changes = 1; changes && round < 8; ++round) {
    changes = 0;
    for (int i = 0; i < s->numCalls; ++i)
      if (s->calls[i].sharable && costOfChange(s, i) < 0) {
        s->calls[i].shared = !s->calls[i].shared;
        ++changes;
      }
  }
  return costOf(s);
}

bool nnSharingChoose(MlirOperation func, MlirSymbolTable symbols,
                     Sharing *out) {
  MlirOperation none = {NULL};
  *out = (Sharing){.symbols = symbols};
  addCall(out, none, none);
  if (!out->failed)
    mlirOperationWalk(func, visit, out, MlirWalkPreOrder);
  if (out->failed)
    return false;
  double few = improveFrom(out, false), many = improveFrom(out, true);
  if (few < many)
    improveFrom(out, false);
  return true;
}

void nnSharingDestroy(Sharing *sharing) {
  free(sharing->calls);
  free(sharing->tensors);
}
