//===- Fuse.c - Group ops into kernels ------------------------------------===//
// conv, add, relu become nn.kernel "conv"(…) { conv, add, relu, yield }.
// Every op that computes goes to one kernel (FuseGroups.c); constants,
// parameters, reshapes and arithmetic on shapes stay outside. Constants that
// say what an op does go with it.
//===----------------------------------------------------------------------===//
#include "FuseExplain.h"
#include "FuseGroups.h"
#include "Passes.h"
#include "Rewrite.h"

#include "nn-c/NNOps.h"

#include <stdlib.h>

//===----------------------------------------------------------------------===//
// Kernel inputs
//===----------------------------------------------------------------------===//

enum { maxClonedElements = 16 };

/// Whether an operand says what the op does, as the shape of a reshape.
static bool isShapeLike(MlirOperation op, intptr_t operand) {
  switch (nnOpKind(op)) {
  case NN_OP_Slice:
  case NN_OP_Pad:
  case NN_OP_Expand:
  case NN_OP_Tile:
  case NN_OP_TopK:
    return operand > 0;
  default:
    return false;
  }
}

/// Whether a constant goes into the kernel rather than to it. Weights never
/// do: kernels that differ in them alone are compiled once.
static bool isCloned(MlirOperation op, intptr_t operand) {
  MlirAttribute value = nnConstantValue(nnOperand(op, operand));
  if (mlirAttributeIsNull(value) || !mlirAttributeIsAElements(value) ||
      nnOpClass(op) == NN_CLASS_COMPUTE)
    return false;
  int64_t n = mlirElementsAttrGetNumElements(value);
  double splat;
  return n == 1 || (n <= maxClonedElements && (isShapeLike(op, operand) ||
                                               nnElementsSplat(value, &splat)));
}

/// Maps from values outside a kernel to those that stand for them inside.
typedef struct ValueMap {
  intptr_t n, capacity;
  MlirValue *from, *to;
} ValueMap;

static MlirValue *find(const ValueMap *map, MlirValue value) {
  for (intptr_t i = 0; i < map->n; ++i)
    if (mlirValueEqual(map->from[i], value))
      return &map->to[i];
  return NULL;
}

/// A kernel that is being made. Its members are the ops of `group`.
typedef struct Kernel {
  const NnGroups *groups;
  intptr_t group;
  intptr_t n;
  const intptr_t *members; ///< Indices in program order.
  ValueMap inputs;
} Kernel;

static MlirOperation member(const Kernel *k, intptr_t i) {
  return k->groups->ops[k->members[i]];
}

/// Whether a member computes the value.
static bool isInternal(const Kernel *k, MlirValue value) {
  MlirOperation op = nnDefiningOp(value);
  intptr_t i = mlirOperationIsNull(op) ? -1 : nnGroupsFind(k->groups, op);
  return i >= 0 && k->groups->group[i] == k->group;
}

/// Lists the values from outside; false if memory is short.
static bool collectInputs(Kernel *k) {
  intptr_t capacity = 1;
  for (intptr_t i = 0; i < k->n; ++i)
    capacity += mlirOperationGetNumOperands(member(k, i));
  ValueMap *map = &k->inputs;
  *map = (ValueMap){0, capacity, malloc((size_t)capacity * sizeof *map->from),
                    malloc((size_t)capacity * sizeof *map->to)};
  if (!map->from || !map->to)
    return false;
  for (intptr_t i = 0; i < k->n; ++i)
    for (intptr_t j = 0; j < mlirOperationGetNumOperands(member(k, i)); ++j) {
      MlirValue value = nnOperand(member(k, i), j);
      if (!isInternal(k, value) && !isCloned(member(k, i), j) &&
          !find(map, value))
        map->from[map->n++] = value;
    }
  return true;
}

//===----------------------------------------------------------------------===//
// Kernels
//===----------------------------------------------------------------------===//

static MlirOperation createKernel(NnBuilder b, const Kernel *k,
                                  const MlirType *types, intptr_t n) {
  return nnKernelCreate(b, (NnTypes){n, types},
                        (NnValues){k->inputs.n, k->inputs.from},
                        nnStr(nnGroupsRootName(k->groups, k->group)));
}

static void createBody(NnBuilder b, Kernel *k, MlirOperation kernel) {
  MlirBlock body =
      nnBuilderAddBlock(b, nnKernelGetBody(kernel), (NnTypes){0, NULL});
  for (intptr_t i = 0; i < k->inputs.n; ++i)
    k->inputs.to[i] =
        mlirBlockAddArgument(body, mlirValueGetType(k->inputs.from[i]),
                             mlirOperationGetLocation(kernel));
}

/// The value inside that stands for operand j; clones constants on demand.
static MlirValue valueInside(NnBuilder b, Kernel *k, MlirOperation op,
                             intptr_t j) {
  MlirValue value = nnOperand(op, j);
  const MlirValue *mapped = find(&k->inputs, value);
  if (mapped || isInternal(k, value))
    return mapped ? *mapped : value;
  MlirOperation clone = mlirRewriterBaseClone(b.rewriter, nnDefiningOp(value));
  k->inputs.from[k->inputs.n] = value;
  k->inputs.to[k->inputs.n++] = nnResult(clone, 0);
  return nnResult(clone, 0);
}

static void moveMembers(NnBuilder b, Kernel *k, MlirOperation yield) {
  for (intptr_t i = 0; i < k->n; ++i) {
    MlirOperation op = member(k, i);
    nnBuilderBefore(b, yield);
    for (intptr_t j = 0; j < mlirOperationGetNumOperands(op); ++j)
      mlirOperationSetOperand(op, j, valueInside(b, k, op, j));
    mlirRewriterBaseMoveOpBefore(b.rewriter, op, yield);
  }
}

/// Makes the kernel in the place of the group's last op. The arrays have room
/// for all of that op's results.
static void buildKernel(NnBuilder b, Kernel *k, MlirType *types,
                        MlirValue *results) {
  MlirOperation last = k->groups->ops[k->group];
  intptr_t root = k->groups->root[k->group];
  intptr_t n = mlirOperationGetNumResults(last);
  for (intptr_t i = 0; i < n; ++i) {
    results[i] = nnResult(last, i);
    types[i] = mlirValueGetType(results[i]);
  }
  b.location = mlirOperationGetLocation(root < 0 ? last : k->groups->ops[root]);
  nnBuilderBefore(b, last);
  MlirOperation kernel = createKernel(b, k, types, n);
  createBody(b, k, kernel);
  for (intptr_t i = 0; i < n; ++i)
    mlirValueReplaceAllUsesOfWith(results[i], nnResult(kernel, i));
  moveMembers(b, k, nnYieldCreate(b, (NnValues){n, results}));
}

static MlirLogicalResult buildKernelOf(NnBuilder b, const NnGroups *g,
                                       intptr_t group, intptr_t n,
                                       const intptr_t *members) {
  Kernel k = {g, group, n, members, {0, 0, NULL, NULL}};
  MlirOperation last = g->ops[group];
  size_t numResults = (size_t)mlirOperationGetNumResults(last) + 1;
  MlirType *types = malloc(numResults * sizeof *types);
  MlirValue *results = malloc(numResults * sizeof *results);
  bool ok = types && results && collectInputs(&k);
  if (ok)
    buildKernel(b, &k, types, results);
  free(types);
  free(results);
  free(k.inputs.from);
  free(k.inputs.to);
  return ok ? NN_SUCCESS : nnOpError(last, "out of memory");
}

//===----------------------------------------------------------------------===//
// Blocks and functions
//===----------------------------------------------------------------------===//

typedef struct Fusion {
  NnBuilder builder;
  bool explain;
  int64_t kernels, fused;
  MlirLogicalResult result;
} Fusion;

/// Lists the members of all groups, each group's together and in order:
/// those of group i end at ends[i].
static void sortMembers(const NnGroups *g, intptr_t *members, intptr_t *ends) {
  for (intptr_t i = 0; i < g->n; ++i)
    ends[i] = 0;
  for (intptr_t i = 0; i < g->n; ++i)
    if (g->group[i] >= 0)
      ++ends[g->group[i]];
  intptr_t begin = 0;
  for (intptr_t i = 0; i < g->n; ++i) {
    intptr_t n = ends[i];
    ends[i] = begin;
    begin += n;
  }
  for (intptr_t i = 0; i < g->n; ++i)
    if (g->group[i] >= 0)
      members[ends[g->group[i]]++] = i;
}

static void eraseUnusedConstants(Fusion *f, const NnGroups *g) {
  for (intptr_t i = 0; i < g->n; ++i)
    if (nnIsaConstant(g->ops[i]) && nnHasNoUse(nnResult(g->ops[i], 0)))
      mlirRewriterBaseEraseOp(f->builder.rewriter, g->ops[i]);
}

static void buildKernels(Fusion *f, const NnGroups *g, intptr_t *members,
                         intptr_t *ends) {
  sortMembers(g, members, ends);
  intptr_t begin = 0;
  for (intptr_t i = 0; i < g->n; ++i) {
    intptr_t n = ends[i] - begin;
    if (n && mlirLogicalResultIsSuccess(f->result)) {
      f->result = buildKernelOf(f->builder, g, i, n, members + begin);
      ++f->kernels;
      f->fused += n - 1;
    }
    begin = ends[i];
  }
  eraseUnusedConstants(f, g);
}

static void fuseBlock(Fusion *f, MlirBlock block) {
  NnGroups g;
  bool grouped = nnGroupsCreate(block, &g);
  intptr_t *members = calloc((size_t)g.n + 1, sizeof *members);
  intptr_t *ends = calloc((size_t)g.n + 1, sizeof *ends);
  if (grouped && f->explain)
    nnFuseExplain(&g);
  if (grouped && members && ends)
    buildKernels(f, &g, members, ends);
  else
    f->result = nnOpError(mlirBlockGetParentOperation(block), "out of memory");
  free(members);
  free(ends);
  nnGroupsDestroy(&g);
}

/// Innermost regions first; kernels that are there already stay as they are.
static MlirWalkResult visit(MlirOperation op, void *data) {
  Fusion *f = data;
  for (intptr_t i = 0; !nnIsaKernel(op) && i < mlirOperationGetNumRegions(op);
       ++i) {
    MlirBlock block = mlirRegionGetFirstBlock(mlirOperationGetRegion(op, i));
    for (; !mlirBlockIsNull(block); block = mlirBlockGetNextInRegion(block))
      fuseBlock(f, block);
  }
  return mlirLogicalResultIsSuccess(f->result) ? MlirWalkResultAdvance
                                               : MlirWalkResultInterrupt;
}

static MlirLogicalResult run(MlirOperation func, const NnPass *pass) {
  Fusion f = {.builder = nnBuilderCreate(mlirOperationGetContext(func)),
              .explain = nnPassBool(pass, 0),
              .result = NN_SUCCESS};
  mlirOperationWalk(func, visit, &f, MlirWalkPostOrder);
  nnBuilderDestroy(f.builder);
  nnPassCount(pass, 0, f.kernels);
  nnPassCount(pass, 1, f.fused);
  return f.result;
}

static const NnOptionInfo options[] = {
    {"explain", "say of each op which kernel it went to, or why to none",
     NN_OPTION_BOOL, NULL},
};

static const NnStatisticInfo statistics[] = {
    {"kernels", "kernels made"},
    {"fused-ops", "ops that share the kernel of another"},
};

const NnPassInfo nnFusePass = {
    .name = "nn-fuse",
    .description = "Group ops into kernels",
    .anchor = "func.func",
    .options = options,
    .numOptions = 1,
    .statistics = statistics,
    .numStatistics = 2,
    .run = run,
};
