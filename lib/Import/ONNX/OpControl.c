//===- OpControl.c - If ---------------------------------------------------===//
// A branch that is known to be taken is imported in the node's place. Others
// become the regions of an scf.if, whose results are as dynamic as the branches
// differ. Ranks can't be dynamic: a squeeze that depends on a size is done, and
// the size checked.
//===----------------------------------------------------------------------===//
#include "Region.h"

#include "nn/Builders/Arith.h"
#include "nn/Builders/Cf.h"
#include "nn/Builders/Scf.h"

/// The graphs of a node that is an If, and what they give.
typedef struct Branches {
  NnNode *node;
  const NnOnnxGraph *graphs[2]; ///< Taken if true, if false.
  size_t numResults;
  NnItem *results[2];
  MlirType *types; ///< What both are cast to.
} Branches;

static bool outOfMemory(NnNode *node) {
  nnNodeUnsupported(node, "out of memory");
  return false;
}

static bool checkBranches(Branches *b) {
  NnNode *node = b->node;
  b->graphs[0] = nnNodeGraph(node, "then_branch");
  b->graphs[1] = nnNodeGraph(node, "else_branch");
  b->numResults = node->proto->n_output;
  for (int i = 0; i < 2 && !nnNodeFailed(node); ++i) {
    size_t n = b->graphs[i]->proto->n_output;
    if (n != b->numResults)
      nnNodeInvalid(node, "expected branches with %zu outputs, got %zu",
                    b->numResults, n);
    b->results[i] = nnArenaTakeArray(&node->importer->arena, n, sizeof(NnItem));
    if (!b->results[i])
      return outOfMemory(node);
  }
  return !nnNodeFailed(node);
}

static bool importBranch(Branches *b, int taken) {
  const NnBody body = {.graph = b->graphs[taken], .results = b->results[taken]};
  if (!nnImportBody(b->node, &body, b->node->scope->block))
    return false;
  for (size_t i = 0; i < b->numResults; ++i)
    nnNodeSetItem(b->node, i, body.results[i]);
  return true;
}

static bool joinTypes(Branches *b) {
  b->types = nnArenaTakeArray(&b->node->importer->arena, b->numResults,
                              sizeof *b->types);
  if (!b->types)
    return outOfMemory(b->node);
  for (size_t i = 0; i < b->numResults; ++i) {
    MlirType types[2] = {mlirValueGetType(b->results[0][i].tensor),
                         mlirValueGetType(b->results[1][i].tensor)};
    char texts[2][128];
    b->types[i] = nnJoinTypes(types[0], types[1]);
    if (mlirTypeIsNull(b->types[i]))
      nnNodeUnsupported(
          b->node,
          "the condition is known at run time only, and output %zu is %s in "
          "one branch, %s in the other",
          i, nnTypeText(types[0], texts[0], sizeof texts[0]),
          nnTypeText(types[1], texts[1], sizeof texts[1]));
  }
  return !nnNodeFailed(b->node);
}

static void buildYield(Branches *b, const NnRegion *region, NnItem *results) {
  MlirValue *values = nnArenaTakeArray(&b->node->importer->arena, b->numResults,
                                       sizeof *values);
  nnBuilderAtEnd(b->node->b, region->block);
  for (size_t i = 0; values && i < b->numResults; ++i)
    values[i] = nnBuildWithType(b->node, results[i].tensor, b->types[i]);
  if (values)
    scfYieldCreate(b->node->b, (NnValues){(intptr_t)b->numResults, values});
  else
    outOfMemory(b->node);
}

/// Joins two imported regions to an operation.
static bool buildIf(Branches *b, MlirValue condition, NnRegion *regions) {
  NnNode *node = b->node;
  for (int i = 0; i < 2; ++i)
    buildYield(b, &regions[i], b->results[i]);
  nnRegionLeave(node, &regions[0]);
  MlirOperation op = scfIfCreate(
      node->b, (NnTypes){(intptr_t)b->numResults, b->types}, condition);
  if (mlirOperationIsNull(op) || nnNodeFailed(node))
    return false;
  nnRegionClose(&regions[0], scfIfGetThenRegion(op));
  nnRegionClose(&regions[1], scfIfGetElseRegion(op));
  for (size_t i = 0; i < b->numResults; ++i)
    nnNodeSetOutput(node, i, nnResult(op, (intptr_t)i));
  return true;
}

/// The branch that squeezes what the other one leaves as it is; -1 if none.
/// Exporters write so where they don't know a size.
static int findSqueeze(const Branches *b) {
  for (int i = 0; i < 2 && b->numResults == 1; ++i) {
    MlirOperation op = nnDefiningOp(b->results[i][0].tensor);
    if (nnIsaSqueeze(op) &&
        mlirValueEqual(nnSqueezeGetInput(op), b->results[1 - i][0].tensor))
      return i;
  }
  return -1;
}

/// Takes the branch, and fails the run if the condition doesn't.
static bool assumeBranch(Branches *b, MlirValue condition, int taken) {
  NnBuilder at = b->node->b;
  if (taken) {
    MlirValue yes = arithConstant(at, nnBoolAttr(at, true));
    condition = arithXOrI(at, condition, yes);
  }
  cfAssertCreate(at, condition, nnStr("expected a dimension of size 1"));
  return importBranch(b, taken);
}

static bool importBranches(Branches *b, MlirValue condition) {
  NnNode *node = b->node;
  NnRegion regions[2];
  bool isDone = true;
  for (int i = 0; i < 2; ++i) {
    regions[i] = nnRegionOpen(node, NN_NO_TYPES);
    isDone &=
        nnRegionImport(node, &regions[i], b->graphs[i], 0, NULL, b->results[i]);
    nnRegionLeave(node, &regions[i]);
  }
  int squeeze = isDone ? findSqueeze(b) : -1;
  if (isDone && squeeze < 0 && joinTypes(b) && buildIf(b, condition, regions))
    return true;
  for (int i = 0; i < 2; ++i)
    nnRegionClose(&regions[i], (MlirRegion){NULL});
  return squeeze >= 0 && assumeBranch(b, condition, squeeze);
}

static bool convertIf(NnNode *node) {
  Branches b = {.node = node};
  MlirValue condition = nnNodeInput(node, 0);
  int64_t isTrue;
  if (nnNodeFailed(node) || !checkBranches(&b))
    return false;
  if (nnElementsInts(nnConstantValue(condition), 1, &isTrue) == 1)
    return importBranch(&b, isTrue ? 0 : 1);
  if (nnBitWidth(nnElementType(condition)) != 1) {
    nnNodeInvalid(node, "expected a boolean condition");
    return false;
  }
  return importBranches(&b, nnBuildFirstScalar(node, condition));
}

const NnOpRow nnControlRows[] = {{"If", 1, NN_LATEST, .items = convertIf},
                                 {.name = NULL}};
