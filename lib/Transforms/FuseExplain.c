//===- FuseExplain.c - Why ops share a kernel or don't --------------------===//
// Reads the groups after they are settled: each remark follows from what an op
// and the producers of its operands are, so the decisions keep no log.
//===----------------------------------------------------------------------===//
#include "FuseExplain.h"

#include "Support/IR.h"

#include "nn-c/NNOps.h"

#include <stdio.h>

enum { maxReason = 256 };

static const char *nameOf(const NnGroups *g, intptr_t i) {
  return nnOpName(nnOpKind(g->ops[i]));
}

/// Whether users besides those in `group` read the op's value.
static bool isUsedBesides(const NnGroups *g, intptr_t i, intptr_t group) {
  MlirOpOperand use = mlirValueGetFirstUse(nnResult(g->ops[i], 0));
  for (; !mlirOpOperandIsNull(use); use = mlirOpOperandGetNextUse(use)) {
    intptr_t at = nnGroupsFind(g, mlirOpOperandGetOwner(use));
    if (at < 0 || g->group[at] != group)
      return true;
  }
  return false;
}

/// Why op `i` is not in the kernel of its operand's producer `p`.
static void explainEdge(const NnGroups *g, intptr_t p, intptr_t i,
                        char text[maxReason]) {
  const char *name = nameOf(g, p);
  intptr_t root = g->root[g->group[p]];
  if (g->classes[i] != NN_CLASS_ELEMENTWISE)
    snprintf(text, maxReason,
             "it starts a kernel, and takes in no %s before it", name);
  else if (root >= 0 && g->classes[root] == NN_CLASS_MOVEMENT)
    snprintf(text, maxReason, "%s moves elements and takes nothing in",
             nameOf(g, root));
  else if (mlirOperationGetNumResults(g->ops[p]) != 1)
    snprintf(text, maxReason, "%s has several results", name);
  else if (!nnGroupsSameShape(g->ops[p], g->ops[i]))
    snprintf(text, maxReason, "its shape is not that of %s", name);
  else if (isUsedBesides(g, p, g->group[i]))
    snprintf(text, maxReason, "the value of %s is used elsewhere too", name);
  else
    snprintf(text, maxReason, "another operand's kernel took it in before %s",
             name);
}

/// The first producer of an operand that is in another kernel; -1 if none is.
static intptr_t producerElsewhere(const NnGroups *g, intptr_t i) {
  for (intptr_t j = 0; j < mlirOperationGetNumOperands(g->ops[i]); ++j) {
    MlirOperation op = nnDefiningOp(nnOperand(g->ops[i], j));
    intptr_t p = mlirOperationIsNull(op) ? -1 : nnGroupsFind(g, op);
    if (p >= 0 && g->group[p] >= 0 && g->group[p] != g->group[i])
      return p;
  }
  return -1;
}

static void explainMember(const NnGroups *g, intptr_t i, intptr_t number) {
  intptr_t group = g->group[i];
  const char *role = g->root[group] == i           ? "is the root of"
                     : !isUsedBesides(g, i, group) ? "is in"
                                                   : "ends";
  intptr_t p = producerElsewhere(g, i);
  char reason[maxReason];
  if (p < 0) {
    nnOpRemark(g->ops[i], "%s kernel %td \"%s\"", role, number,
               nnGroupsRootName(g, group));
    return;
  }
  explainEdge(g, p, i, reason);
  nnOpRemark(g->ops[i], "%s kernel %td \"%s\": %s", role, number,
             nnGroupsRootName(g, group), reason);
}

static void explainOutsider(const NnGroups *g, intptr_t i) {
  bool isNn = nnOpKind(g->ops[i]) != NN_OP_NONE;
  if (!isNn || nnIsaConstant(g->ops[i]) || nnIsaGetParameter(g->ops[i]) ||
      nnIsaKernel(g->ops[i]) || nnIsaYield(g->ops[i]))
    return;
  nnOpRemark(g->ops[i], "is in no kernel: %s",
             nnOpClass(g->ops[i]) == NN_CLASS_OUTSIDE
                 ? "it computes nothing, or a result of unknown size"
                 : "it computes a few integers, such as a shape");
}

/// Kernels are counted in the order of their last ops, where they will stand.
static intptr_t numberOf(const NnGroups *g, intptr_t group) {
  intptr_t number = 0;
  for (intptr_t i = 0; i < group; ++i)
    number += g->group[i] == i;
  return number;
}

void nnFuseExplain(const NnGroups *g) {
  for (intptr_t i = 0; i < g->n; ++i)
    if (g->group[i] < 0)
      explainOutsider(g, i);
    else
      explainMember(g, i, numberOf(g, g->group[i]));
}
