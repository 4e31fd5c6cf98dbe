//===- Group.c - Ops of a kernel that share their outer loops -------------===//
// Reads the linalg.generics of a kernel and finds the leading dimensions that
// all of them have in common.
//===----------------------------------------------------------------------===//
#include "Codegen/Kernels/Group.h"
#include "Codegen/Kernels/Kernel.h"

#include "nn/Builders/Bufferization.h"
#include "nn/Builders/Linalg.h"
#include "nn/Builders/Tensor.h"

//===----------------------------------------------------------------------===//
// Members
//===----------------------------------------------------------------------===//

static bool accessOf(MlirOperation generic, intptr_t i, Access *out) {
  MlirAttribute maps = linalgGenericGetIndexingMapsAttr(generic);
  return nnAccessFromMap(
      mlirAffineMapAttrGetValue(mlirArrayAttrGetElement(maps, i)), out);
}

/// Every output dimension must be a loop.
static bool readOutput(Member *m) {
  Access out;
  if (!accessOf(m->op, m->numInputs, &out))
    return false;
  m->rank = out.rank;
  for (int d = 0; d < out.rank; ++d) {
    int loop = 0;
    while (loop < m->numLoops && !nnLinearIsLoop(&out.dims[d], loop))
      ++loop;
    if (loop == m->numLoops)
      return false;
    m->outputLoop[d] = loop;
  }
  return true;
}

/// What the output starts with: nothing, or a scalar everywhere.
static bool readInit(Member *m) {
  MlirOperation init = nnDefiningOp(linalgGenericGetOutputsAt(m->op, 0));
  if (linalgIsaFill(init)) {
    m->fill = nnOperand(init, 0);
    init = nnDefiningOp(nnOperand(init, 1));
  }
  return tensorIsaEmpty(init);
}

static int memberOf(const Group *g, MlirValue tensor) {
  for (int i = 0; i < g->n; ++i)
    if (mlirValueEqual(nnResult(g->members[i].op, 0), tensor))
      return i;
  return -1;
}

static bool readMember(Group *g, MlirOperation op) {
  intptr_t inputs = linalgGenericGetNumInputs(op);
  intptr_t loops =
      mlirArrayAttrGetNumElements(linalgGenericGetIteratorTypesAttr(op));
  if (g->n == maxMembers || inputs > maxInputs || loops > maxLoops ||
      mlirOperationGetNumResults(op) != 1)
    return false;
  Member *m = &g->members[g->n];
  *m = (Member){.op = op, .numLoops = (int)loops, .numInputs = (int)inputs};
  for (int i = 0; i < m->numInputs; ++i) {
    MlirValue tensor = linalgGenericGetInputsAt(op, i);
    m->producer[i] = memberOf(g, tensor);
    if (!accessOf(op, i, &m->inputs[i]) || nnAccessHasGroups(&m->inputs[i]) ||
        !mlirTypeIsARankedTensor(mlirValueGetType(tensor)))
      return false;
  }
  ++g->n;
  return readOutput(m) && readInit(m);
}

/// Whether a member's result is only what others read elements of in order.
static bool isInner(const Group *g, int member) {
  MlirValue result = nnResult(g->members[member].op, 0);
  for (MlirOpOperand use = mlirValueGetFirstUse(result);
       !mlirOpOperandIsNull(use); use = mlirOpOperandGetNextUse(use)) {
    int user = memberOf(g, nnResult(mlirOpOperandGetOwner(use), 0));
    if (user < 0 ||
        (int)mlirOpOperandGetOperandNumber(use) >= g->members[user].numInputs)
      return false;
  }
  return !nnHasNoUse(result);
}

static bool readMembers(MlirBlock entry, Group *g) {
  for (MlirOperation op = mlirBlockGetFirstOperation(entry);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op)) {
    bool ok = linalgIsaFill(op) || nnIsFree(op);
    if (linalgIsaGeneric(op)) {
      ok = readMember(g, op);
    } else if (bufferizationIsaMaterializeInDestination(op)) {
      ok = mlirOperationIsNull(g->materialize);
      g->materialize = op;
    }
    if (!ok)
      return false;
  }
  if (!g->n || mlirOperationIsNull(g->materialize))
    return false;
  g->destination = nnOperand(g->materialize, 1);
  for (int i = 0; i + 1 < g->n; ++i)
    if (!isInner(g, i))
      return false;
  MlirValue result = nnResult(g->members[g->n - 1].op, 0);
  return nnHasOneUse(result) &&
         mlirValueEqual(nnOperand(g->materialize, 0), result) &&
         mlirValueIsABlockArgument(g->destination) &&
         mlirTypeEqual(mlirValueGetType(g->destination),
                       mlirValueGetType(result));
}

//===----------------------------------------------------------------------===//
// The spine
//===----------------------------------------------------------------------===//

int nnSpineDim(const Group *g, const Member *m, int loop) {
  for (int d = 0; d < g->spine; ++d)
    if (m->outputLoop[d] == loop)
      return d;
  return -1;
}

int nnInputSpineDim(const Group *g, const Member *m, int input, int d) {
  for (int loop = 0; loop < m->numLoops; ++loop)
    if (nnLinearIsLoop(&m->inputs[input].dims[d], loop))
      return nnSpineDim(g, m, loop);
  return -1;
}

/// Whether dimension `d` of the input may be cut along the spine: it is a loop
/// of it, or doesn't depend on any. What a member computed has the spine first.
static bool isCuttable(const Group *g, const Member *m, int input, int d) {
  int dim = nnInputSpineDim(g, m, input, d);
  if (m->producer[input] >= 0)
    return d < g->spine ? dim == d : dim < 0;
  if (dim >= 0)
    return true;
  for (int i = 0; i < g->spine; ++i)
    if (m->inputs[input].dims[d].coefficient[m->outputLoop[i]])
      return false;
  return true;
}

static bool isSpine(const Group *g) {
  for (int i = 0; i < g->n; ++i) {
    const Member *m = &g->members[i];
    if (m->rank < g->spine)
      return false;
    for (int k = 0; k < m->numInputs; ++k)
      for (int d = 0; d < m->inputs[k].rank; ++d)
        if (!isCuttable(g, m, k, d))
          return false;
  }
  return true;
}

/// The longest spine that leaves a loop to the members inside.
static bool findSpine(Group *g) {
  int most = 0;
  for (int i = 0; i < g->n; ++i)
    if (g->members[i].numLoops > most)
      most = g->members[i].numLoops;
  for (g->spine = most - 1; g->spine > 0; --g->spine)
    if (isSpine(g))
      break;
  NnShape shape = nnValueShape(g->destination);
  for (int d = 0; d < g->spine; ++d)
    if (shape.dims[d] != 1)
      return true;
  return false;
}

bool nnGroupRead(MlirOperation func, Group *g) {
  *g = (Group){0};
  MlirRegion body = mlirOperationGetRegion(func, 0);
  return readMembers(mlirRegionGetFirstBlock(body), g) && findSpine(g);
}
