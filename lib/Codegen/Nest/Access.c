//===- Access.c - Where a linalg op reads and writes ----------------------===//
// Reads affine maps through MLIR's C API into linear forms.
//===----------------------------------------------------------------------===//
#include "Codegen/Nest/Access.h"

#include "mlir-c/AffineExpr.h"

/// Adds `scale` times a loop divided by a constant, which one may be.
static bool addGroups(MlirAffineExpr e, int64_t scale, Linear *out) {
  MlirAffineExpr lhs = mlirAffineBinaryOpExprGetLHS(e);
  MlirAffineExpr rhs = mlirAffineBinaryOpExprGetRHS(e);
  if (out->groups.size || !mlirAffineExprIsADim(lhs) ||
      !mlirAffineExprIsAConstant(rhs))
    return false;
  out->groups = (LoopGroups){(int)mlirAffineDimExprGetPosition(lhs),
                             mlirAffineConstantExprGetValue(rhs), scale};
  return out->groups.loop < maxLoops;
}

/// Adds `scale` times the expression.
static bool accumulate(MlirAffineExpr e, int64_t scale, Linear *out) {
  if (mlirAffineExprIsADim(e)) {
    intptr_t loop = mlirAffineDimExprGetPosition(e);
    if (loop >= maxLoops)
      return false;
    out->coefficient[loop] += scale;
    return true;
  }
  if (mlirAffineExprIsAConstant(e)) {
    out->constant += scale * mlirAffineConstantExprGetValue(e);
    return true;
  }
  if (!mlirAffineExprIsABinary(e))
    return false;
  MlirAffineExpr lhs = mlirAffineBinaryOpExprGetLHS(e);
  MlirAffineExpr rhs = mlirAffineBinaryOpExprGetRHS(e);
  if (mlirAffineExprIsAAdd(e))
    return accumulate(lhs, scale, out) && accumulate(rhs, scale, out);
  if (mlirAffineExprIsAFloorDiv(e))
    return addGroups(e, scale, out);
  if (mlirAffineExprIsAMul(e) && mlirAffineExprIsAConstant(rhs))
    return accumulate(lhs, scale * mlirAffineConstantExprGetValue(rhs), out);
  return false;
}

/// A loop divided by a constant, or its remainder.
static bool readPanel(MlirAffineExpr e, Linear *out) {
  MlirAffineExpr lhs = mlirAffineBinaryOpExprGetLHS(e);
  MlirAffineExpr rhs = mlirAffineBinaryOpExprGetRHS(e);
  if (!mlirAffineExprIsADim(lhs) || !mlirAffineExprIsAConstant(rhs))
    return false;
  *(mlirAffineExprIsAMod(e) ? &out->modulus : &out->divisor) =
      mlirAffineConstantExprGetValue(rhs);
  return accumulate(lhs, 1, out);
}

static bool readForm(MlirAffineExpr e, Linear *out) {
  if (mlirAffineExprIsAFloorDiv(e) || mlirAffineExprIsAMod(e))
    return readPanel(e, out);
  return accumulate(e, 1, out);
}

bool nnAccessFromMap(MlirAffineMap map, Access *out) {
  *out = (Access){0};
  intptr_t rank = mlirAffineMapGetNumResults(map);
  if (rank > NN_MAX_RANK || mlirAffineMapGetNumSymbols(map))
    return false;
  out->rank = (int)rank;
  for (intptr_t i = 0; i < rank; ++i)
    if (!readForm(mlirAffineMapGetResult(map, i), &out->dims[i]))
      return false;
  return true;
}

static bool hasGroups(const Linear *l, int loop) {
  return l->groups.size && l->groups.loop == loop;
}

bool nnLinearIsLoop(const Linear *l, int loop) {
  if (l->constant || l->divisor || l->modulus || l->groups.size || l->places)
    return false;
  for (int i = 0; i < maxLoops; ++i)
    if (l->coefficient[i] != (i == loop))
      return false;
  return true;
}

bool nnAccessUses(const Access *a, int loop) {
  for (int i = 0; i < a->rank; ++i)
    if (a->dims[i].coefficient[loop] || hasGroups(&a->dims[i], loop))
      return true;
  return false;
}

bool nnAccessIsContiguous(const Access *a, int loop, int lanes) {
  for (int i = 0; i + 1 < a->rank; ++i) {
    const Linear *l = &a->dims[i];
    if (hasGroups(l, loop) ||
        (l->coefficient[loop] && (!l->divisor || l->divisor % lanes)))
      return false;
  }
  if (!a->rank)
    return false;
  const Linear *last = &a->dims[a->rank - 1];
  return last->coefficient[loop] == 1 && !last->divisor &&
         last->modulus % lanes == 0 && !hasGroups(last, loop);
}

bool nnAccessHasGroups(const Access *a) {
  for (int i = 0; i < a->rank; ++i)
    if (a->dims[i].groups.size)
      return true;
  return false;
}

/// The groups of a loop, if that is how all dimensions depend on it, or NULL.
static const LoopGroups *onlyGroups(const Access *a, int loop) {
  const LoopGroups *found = NULL;
  for (int i = 0; i < a->rank; ++i) {
    if (a->dims[i].coefficient[loop])
      return NULL;
    if (hasGroups(&a->dims[i], loop))
      found = &a->dims[i].groups;
  }
  return found;
}

bool nnAccessPermutes(const Access *a, int loop, int lanes) {
  const LoopGroups *groups = onlyGroups(a, loop);
  return groups && groups == &a->dims[a->rank - 1].groups &&
         lanes % groups->size == 0 && groups->size < lanes &&
         groups->stride == groups->size;
}

bool nnAccessIsUniform(const Access *a, int loop, int lanes) {
  const LoopGroups *groups = onlyGroups(a, loop);
  return groups && groups->size % lanes == 0;
}

bool nnAccessIsPanel(const Access *a) {
  return a->rank && a->dims[a->rank - 1].modulus;
}

bool nnAccessIsIdentity(const Access *a, int numLoops) {
  if (a->rank != numLoops)
    return false;
  for (int i = 0; i < numLoops; ++i)
    if (!nnLinearIsLoop(&a->dims[i], i))
      return false;
  return true;
}
