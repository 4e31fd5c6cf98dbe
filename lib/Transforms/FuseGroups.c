//===- FuseGroups.c - Which ops share a kernel ----------------------------===//
// Roots take in the elementwise ops that follow them, then what is left of the
// elementwise ops joins the group of all its users or starts one. Only a
// group's last op has users outside, and the kernel stands in its place: so
// whatever the group uses is defined above, and no cycle can arise.
//===----------------------------------------------------------------------===//
#include "FuseGroups.h"

#include "Support/ByteProduct.h"
#include "Support/IR.h"

#include "nn-c/NNOps.h"

#include <stdlib.h>
#include <string.h>

//===----------------------------------------------------------------------===//
// The ops of a block
//===----------------------------------------------------------------------===//

typedef struct Position {
  const void *op;
  intptr_t index;
} Position;

static int comparePositions(const void *a, const void *b) {
  uintptr_t x = (uintptr_t)((const Position *)a)->op;
  uintptr_t y = (uintptr_t)((const Position *)b)->op;
  return (x > y) - (x < y);
}

intptr_t nnGroupsFind(const NnGroups *g, MlirOperation op) {
  Position key = {op.ptr, 0};
  const Position *found =
      bsearch(&key, g->positions, (size_t)g->n, sizeof key, comparePositions);
  return found ? found->index : -1;
}

enum { maxShapeElements = 16 };

static bool isSmallInteger(MlirValue value) {
  NnShape shape = nnValueShape(value);
  int64_t n = nnShapeNumElements(&shape);
  return mlirTypeIsAInteger(nnElementType(value)) && shape.rank <= 1 &&
         n >= 0 && n <= maxShapeElements;
}

/// Arithmetic on dimensions and the like: too little for a kernel.
static bool isShapeArithmetic(MlirOperation op) {
  for (intptr_t i = 0; i < mlirOperationGetNumResults(op); ++i)
    if (!isSmallInteger(nnResult(op, i)))
      return false;
  for (intptr_t i = 0; i < mlirOperationGetNumOperands(op); ++i)
    if (!isSmallInteger(nnOperand(op, i)))
      return false;
  return true;
}

static NnOpClass classify(MlirOperation op) {
  NnOpClass class = nnOpClass(op);
  return class != NN_CLASS_OUTSIDE && isShapeArithmetic(op) ? NN_CLASS_OUTSIDE
                                                            : class;
}

static intptr_t countOps(MlirBlock block) {
  intptr_t n = 0;
  MlirOperation op = mlirBlockGetFirstOperation(block);
  for (; !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op))
    ++n;
  return n;
}

static bool collect(MlirBlock block, NnGroups *g) {
  size_t n = (size_t)countOps(block) + 1;
  Position *positions = malloc(n * sizeof *positions);
  *g = (NnGroups){0,
                  malloc(n * sizeof *g->ops),
                  malloc(n * sizeof *g->classes),
                  malloc(n * sizeof *g->group),
                  malloc(n * sizeof *g->root),
                  positions};
  if (!positions || !g->ops || !g->classes || !g->group || !g->root)
    return false;
  MlirOperation op = mlirBlockGetFirstOperation(block);
  for (; !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op)) {
    g->ops[g->n] = op;
    g->classes[g->n] = classify(op);
    g->group[g->n] = g->root[g->n] = -1;
    positions[g->n] = (Position){op.ptr, g->n};
    ++g->n;
  }
  qsort(positions, (size_t)g->n, sizeof *positions, comparePositions);
  return true;
}

void nnGroupsDestroy(NnGroups *g) {
  free(g->ops);
  free(g->classes);
  free(g->group);
  free(g->root);
  free(g->positions);
}

/// One filter a channel: memory-bound, unlike other convolutions.
static bool isDepthwise(MlirOperation op) {
  if (!nnIsaConv(op) || nnConvGetGroups(op) == 1)
    return false;
  NnShape filter = nnValueShape(nnConvGetFilter(op));
  bool isNhwc = nnConvGetLayout(op) == NN_LAYOUT_NHWC;
  return filter.dims[isNhwc ? filter.rank - 2 : 1] == 1;
}

const char *nnGroupsRootName(const NnGroups *g, intptr_t group) {
  if (g->root[group] < 0)
    return "elementwise";
  MlirOperation op = g->ops[g->root[group]];
  return isDepthwise(op) ? "depthwise" : nnOpName(nnOpKind(op)) + strlen("nn.");
}

bool nnGroupsSameShape(MlirOperation a, MlirOperation b) {
  NnShape x = nnValueShape(nnResult(a, 0)), y = nnValueShape(nnResult(b, 0));
  return nnShapeEqual(&x, &y);
}

//===----------------------------------------------------------------------===//
// Epilogues of roots
//===----------------------------------------------------------------------===//

enum { maxLookAhead = 32 };

/// The ops that a root may take in: as long as only the last of them is used
/// elsewhere, they make a group.
typedef struct Epilogue {
  intptr_t n;
  intptr_t members[maxLookAhead];
} Epilogue;

static bool isMember(const Epilogue *e, intptr_t i) {
  for (intptr_t k = 0; k < e->n; ++k)
    if (e->members[k] == i)
      return true;
  return false;
}

/// The first op outside that uses the epilogue; g->n if there is none. Users
/// in nested regions count as -1. `*exits`: how many members are used outside
/// or by none.
static intptr_t nextUser(const NnGroups *g, const Epilogue *e,
                         intptr_t *exits) {
  intptr_t next = g->n;
  *exits = 0;
  for (intptr_t k = 0; k < e->n; ++k) {
    MlirValue value = nnResult(g->ops[e->members[k]], 0);
    MlirOpOperand use = mlirValueGetFirstUse(value);
    bool exit = mlirOpOperandIsNull(use);
    for (; !mlirOpOperandIsNull(use); use = mlirOpOperandGetNextUse(use)) {
      intptr_t user = nnGroupsFind(g, mlirOpOperandGetOwner(use));
      if (isMember(e, user))
        continue;
      exit = true;
      next = user < next ? user : next;
    }
    *exits += exit;
  }
  return next;
}

/// The sum that alone reads what the op widens, if that is bytes; -1 if there
/// is none. It reads the bytes, and nothing wider is written.
static intptr_t sumOfWidened(const NnGroups *g, intptr_t i) {
  MlirOperation op = g->ops[i];
  if (!nnIsaCast(op) || !nnHasOneUse(nnResult(op, 0)) ||
      !nnIsByte(nnElementType(nnOperand(op, 0))))
    return -1;
  intptr_t user = nnGroupsFind(
      g, mlirOpOperandGetOwner(mlirValueGetFirstUse(nnResult(op, 0))));
  return user >= 0 && nnIsaReduceSum(g->ops[user]) ? user : -1;
}

static bool canTakeIn(const NnGroups *g, const Epilogue *e, intptr_t i) {
  return e->n < maxLookAhead && i >= 0 && i < g->n && g->group[i] < 0 &&
         g->classes[i] == NN_CLASS_ELEMENTWISE && sumOfWidened(g, i) < 0 &&
         nnGroupsSameShape(g->ops[i], g->ops[e->members[0]]);
}

/// Whether an op has one operand that isn't constant, the value.
static bool changesOnly(MlirOperation op, MlirValue value) {
  bool isOne = true;
  for (intptr_t i = 0; i < mlirOperationGetNumOperands(op); ++i)
    isOne &= mlirValueEqual(nnOperand(op, i), value) ||
             !mlirAttributeIsNull(nnConstantValue(nnOperand(op, i)));
  return isOne && (nnIsaCast(op) || nnIsaSub(op) || nnIsaMul(op));
}

static bool hasElementwiseUsers(const NnGroups *g, MlirOperation op) {
  MlirOpOperand use = mlirValueGetFirstUse(nnResult(op, 0));
  for (; !mlirOpOperandIsNull(use); use = mlirOpOperandGetNextUse(use)) {
    intptr_t user = nnGroupsFind(g, mlirOpOperandGetOwner(use));
    if (user < 0 || g->classes[user] != NN_CLASS_ELEMENTWISE)
      return false;
  }
  return true;
}

/// An epilogue of `n` ops without those at its end that dequantize what it has
/// computed: they go to the kernel that reads the numbers, so that bytes travel
/// there.
static intptr_t cutDequantizing(const NnGroups *g, const Epilogue *e,
                                intptr_t n) {
  intptr_t k = n;
  if (!hasElementwiseUsers(g, g->ops[e->members[n - 1]]))
    return n;
  while (k > 1 && changesOnly(g->ops[e->members[k - 1]],
                              nnResult(g->ops[e->members[k - 2]], 0))) {
    MlirValue before = nnResult(g->ops[e->members[--k - 1]], 0);
    if (!nnHasOneUse(before))
      return n;
    if (!nnIsFloat(nnElementType(before)) &&
        nnBitWidth(nnElementType(before)) == 8)
      return k;
  }
  return n;
}

/// Groups a root with its epilogue: the longest that has one exit, its last
/// op. On the way there may be more, as in x * sigmoid(x).
static void groupRoot(NnGroups *g, intptr_t root) {
  Epilogue e = {1, {root}};
  intptr_t best = 1, exits;
  if (g->classes[root] == NN_CLASS_COMPUTE &&
      mlirOperationGetNumResults(g->ops[root]) == 1) {
    intptr_t user = nextUser(g, &e, &exits);
    while (canTakeIn(g, &e, user)) {
      e.members[e.n++] = user;
      user = nextUser(g, &e, &exits);
      best = exits == 1 ? e.n : best;
    }
  }
  best = cutDequantizing(g, &e, best);
  intptr_t last = e.members[best - 1];
  g->root[last] = root;
  for (intptr_t k = 0; k < best; ++k)
    g->group[e.members[k]] = last;
}

//===----------------------------------------------------------------------===//
// Elementwise groups
//===----------------------------------------------------------------------===//

/// The group that all users of an elementwise op are elementwise ops of; -1 if
/// there is none.
static intptr_t groupOfUsers(const NnGroups *g, intptr_t i) {
  intptr_t group = -1;
  MlirOpOperand use = mlirValueGetFirstUse(nnResult(g->ops[i], 0));
  for (; !mlirOpOperandIsNull(use); use = mlirOpOperandGetNextUse(use)) {
    intptr_t user = nnGroupsFind(g, mlirOpOperandGetOwner(use));
    if (user < 0 || g->classes[user] != NN_CLASS_ELEMENTWISE ||
        (group >= 0 && g->group[user] != group))
      return -1;
    group = g->group[user];
  }
  return group;
}

/// Users stand below, so they have their group already.
static void groupElementwise(NnGroups *g, intptr_t i) {
  intptr_t sum = sumOfWidened(g, i);
  intptr_t group = sum < 0 ? groupOfUsers(g, i) : g->group[sum];
  if (group >= 0 && (sum >= 0 || nnGroupsSameShape(g->ops[i], g->ops[group])))
    g->group[i] = group;
  else
    g->group[i] = i;
}

//===----------------------------------------------------------------------===//
// Slices
//===----------------------------------------------------------------------===//

/// The attention that alone reads a slice; -1 if there is none. It reads
/// through a view, so that heads are never copied out of a projection.
static intptr_t findReader(const NnGroups *g, intptr_t i) {
  MlirOperation op = g->ops[i];
  if (!nnIsaSlice(op) || !mlirValueIsNull(nnOptionalOperand(op, 3)) ||
      !nnHasOneUse(nnResult(op, 0)))
    return -1;
  MlirOpOperand use = mlirValueGetFirstUse(nnResult(op, 0));
  intptr_t user = nnGroupsFind(g, mlirOpOperandGetOwner(use));
  return user >= 0 && nnIsaAttention(g->ops[user]) ? user : -1;
}

bool nnGroupsCreate(MlirBlock block, NnGroups *g) {
  if (!collect(block, g))
    return false;
  for (intptr_t i = 0; i < g->n; ++i)
    if ((g->classes[i] == NN_CLASS_COMPUTE ||
         g->classes[i] == NN_CLASS_MOVEMENT) &&
        findReader(g, i) < 0)
      groupRoot(g, i);
  for (intptr_t i = g->n - 1; i >= 0; --i)
    if (g->classes[i] == NN_CLASS_ELEMENTWISE && g->group[i] < 0)
      groupElementwise(g, i);
  for (intptr_t i = 0; i < g->n; ++i)
    if (g->classes[i] == NN_CLASS_MOVEMENT && g->group[i] < 0)
      g->group[i] = g->group[findReader(g, i)];
  return true;
}
