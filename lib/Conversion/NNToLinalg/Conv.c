//===- Conv.c - nn.conv2d -------------------------------------------------===//
// Padding, fill(0), a generic over output positions and taps, then bias. Plain,
// depthwise (n, …, c | kh, kw) and grouped ones (n, …, g, f | kh, kw, c) differ
// in their loops; layouts differ in the order of loops and dimensions.
//===----------------------------------------------------------------------===//
#include "Lower.h"

//===----------------------------------------------------------------------===//
// Where things stand
//===----------------------------------------------------------------------===//

/// What a loop or a dimension is.
typedef enum Role {
  roleN,
  roleG, ///< Group.
  roleF, ///< Feature of a group.
  roleOH,
  roleOW,
  roleKH,
  roleKW,
  roleC, ///< Channel of a group.
  numRoles
} Role;

typedef struct Roles {
  int64_t n;
  Role at[numRoles];
} Roles;

/// Loops, and what each dimension of the operands is indexed by. In the input
/// OH and OW stand for height and width, moved by the taps.
typedef struct Form {
  Roles parallel, reduction, input, filter, output;
} Form;

typedef enum FormKind { formPlain, formDepthwise, formGrouped } FormKind;

#define ROLES(...)                                                             \
  {                                                                            \
    sizeof((Role[]){__VA_ARGS__}) / sizeof(Role), { __VA_ARGS__ }              \
  }

/// By layout (nchw, nhwc) and kind.
static const Form forms[2][3] = {
    {{ROLES(roleN, roleF, roleOH, roleOW), ROLES(roleC, roleKH, roleKW),
      ROLES(roleN, roleC, roleOH, roleOW), ROLES(roleF, roleC, roleKH, roleKW),
      ROLES(roleN, roleF, roleOH, roleOW)},
     {ROLES(roleN, roleG, roleOH, roleOW), ROLES(roleKH, roleKW),
      ROLES(roleN, roleG, roleOH, roleOW), ROLES(roleG, roleKH, roleKW),
      ROLES(roleN, roleG, roleOH, roleOW)},
     {ROLES(roleN, roleG, roleF, roleOH, roleOW), ROLES(roleC, roleKH, roleKW),
      ROLES(roleN, roleG, roleC, roleOH, roleOW),
      ROLES(roleG, roleF, roleC, roleKH, roleKW),
      ROLES(roleN, roleG, roleF, roleOH, roleOW)}},
    {{ROLES(roleN, roleOH, roleOW, roleF), ROLES(roleKH, roleKW, roleC),
      ROLES(roleN, roleOH, roleOW, roleC), ROLES(roleKH, roleKW, roleC, roleF),
      ROLES(roleN, roleOH, roleOW, roleF)},
     {ROLES(roleN, roleOH, roleOW, roleG), ROLES(roleKH, roleKW),
      ROLES(roleN, roleOH, roleOW, roleG), ROLES(roleKH, roleKW, roleG),
      ROLES(roleN, roleOH, roleOW, roleG)},
     {ROLES(roleN, roleOH, roleOW, roleG, roleF), ROLES(roleKH, roleKW, roleC),
      ROLES(roleN, roleOH, roleOW, roleG, roleC),
      ROLES(roleKH, roleKW, roleC, roleG, roleF),
      ROLES(roleN, roleOH, roleOW, roleG, roleF)}}};

static int64_t loopOf(const Form *f, Role role) {
  for (int64_t i = 0; i < f->parallel.n; ++i)
    if (f->parallel.at[i] == role)
      return i;
  for (int64_t i = 0; i < f->reduction.n; ++i)
    if (f->reduction.at[i] == role)
      return f->parallel.n + i;
  return -1;
}

static MlirAffineMap mapOf(NnBuilder b, const Form *f, const Roles *dims,
                           const NnWindow *w) {
  MlirAffineExpr exprs[numRoles];
  for (int64_t i = 0; i < dims->n; ++i) {
    Role role = dims->at[i];
    exprs[i] = nnLoopExpr(b, loopOf(f, role), 1);
    if (!w || (role != roleOH && role != roleOW))
      continue;
    int axis = role == roleOW;
    exprs[i] = mlirAffineAddExprGet(
        nnLoopExpr(b, loopOf(f, role), w->stride[axis]),
        nnLoopExpr(b, loopOf(f, axis ? roleKW : roleKH), w->dilation[axis]));
  }
  return nnMapOfExprs(b, f->parallel.n + f->reduction.n, dims->n, exprs);
}

//===----------------------------------------------------------------------===//
// Operands
//===----------------------------------------------------------------------===//

/// Sizes by role.
typedef struct Sizes {
  NnDim of[numRoles];
} Sizes;

NnDim nnPlacesAlong(NnBuilder b, NnDim size, NnDim kernel, const NnWindow *w,
                    int axis) {
  NnDim extent = nnDimAdd(
      b, nnDimMul(b, nnDimSub(b, kernel, nnDim(1)), nnDim(w->dilation[axis])),
      nnDim(1));
  NnDim padded = nnDimAdd(b, size, nnDim(w->before[axis] + w->after[axis]));
  NnDim room = nnDimSub(b, padded, extent);
  return nnDimAdd(b, nnDimDiv(b, room, nnDim(w->stride[axis])), nnDim(1));
}

static Sizes sizesOf(NnBuilder b, MlirValue input, MlirValue filter,
                     const NnWindow *w) {
  NnDims in = nnDimsOf(b, input), k = nnDimsOf(b, filter);
  const NnDim *space = w->isNhwc ? &in.d[1] : &in.d[2];
  const NnDim *taps = w->isNhwc ? &k.d[0] : &k.d[2];
  NnDim groups = nnDim(w->groups);
  Sizes s;
  s.of[roleN] = in.d[0];
  s.of[roleG] = groups;
  s.of[roleF] = nnDimDiv(b, w->isNhwc ? k.d[3] : k.d[0], groups);
  s.of[roleC] = w->isNhwc ? k.d[2] : k.d[1];
  s.of[roleKH] = taps[0];
  s.of[roleKW] = taps[1];
  s.of[roleOH] = nnPlacesAlong(b, space[0], taps[0], w, 0);
  s.of[roleOW] = nnPlacesAlong(b, space[1], taps[1], w, 1);
  return s;
}

static FormKind kindOf(const Sizes *s, const NnWindow *w) {
  if (w->groups == 1)
    return formPlain;
  return nnDimIs(s->of[roleC], 1) && nnDimIs(s->of[roleF], 1) ? formDepthwise
                                                              : formGrouped;
}

static NnDims dimsOf(const Sizes *s, const Roles *roles) {
  NnDims dims = {.rank = roles->n};
  for (int64_t i = 0; i < roles->n; ++i)
    dims.d[i] = s->of[roles->at[i]];
  return dims;
}

MlirValue nnPadSpatial(NnBuilder b, MlirValue input, const NnWindow *w,
                       const NnDim *after, MlirValue scalar) {
  NnDims low = nnDimsAll(4, 0), high = nnDimsAll(4, 0);
  int64_t first = w->isNhwc ? 1 : 2;
  for (int axis = 0; axis < 2; ++axis) {
    low.d[first + axis] = nnDim(w->before[axis]);
    high.d[first + axis] = after[axis];
  }
  return nnPadded(b, input, &low, &high, scalar);
}

/// `tensor` with the dimensions that the roles say; in the input, height and
/// width are the padded tensor's own.
static MlirValue shaped(NnBuilder b, MlirValue tensor, const Sizes *s,
                        const Roles *roles, bool isInput, bool isNhwc) {
  if (nnRank(tensor) == roles->n)
    return tensor;
  NnDims dims = dimsOf(s, roles);
  for (int64_t i = 0; isInput && i < roles->n; ++i)
    if (roles->at[i] == roleOH || roles->at[i] == roleOW)
      dims.d[i] =
          nnDimOf(b, tensor, (isNhwc ? 1 : 2) + (roles->at[i] == roleOW));
  return nnReshaped(b, tensor, &dims);
}

//===----------------------------------------------------------------------===//
// The convolution
//===----------------------------------------------------------------------===//

/// Groups and their features become one dimension again.
static MlirValue ungrouped(NnBuilder b, MlirValue result, bool isNhwc) {
  static const int64_t groups[2][4] = {{1, 2, 1, 1}, {1, 1, 1, 2}};
  return nnCollapseDims(b, result, groups[isNhwc], 4);
}

MlirValue nnConvolve(NnBuilder b, MlirValue input, MlirValue filter,
                     const NnWindow *w) {
  Sizes s = sizesOf(b, input, filter, w);
  FormKind kind = kindOf(&s, w);
  const Form *f = &forms[w->isNhwc][kind];
  MlirType element = nnElementType(input), type = nnComputeType(element);
  const NnDim after[] = {nnDim(w->after[0]), nnDim(w->after[1])};
  MlirValue padded =
      nnPadSpatial(b, input, w, after, nnConstantNumber(b, element, 0));
  padded = shaped(b, padded, &s, &f->input, true, w->isNhwc);
  filter = shaped(b, filter, &s, &f->filter, false, w->isNhwc);
  NnDims dims = dimsOf(&s, &f->output);
  MlirValue init = nnFilled(b, &dims, nnConstantNumber(b, type, 0));
  NnGeneric g = nnGenericBegin(b, f->parallel.n, f->reduction.n);
  nnGenericInput(&g, padded, mapOf(b, f, &f->input, w));
  nnGenericInput(&g, filter, mapOf(b, f, &f->filter, NULL));
  nnGenericOpen(&g, init, mapOf(b, f, &f->output, NULL));
  MlirValue sum = nnMulAddScalar(b, nnWiden(b, g.args[0]),
                                 nnWiden(b, g.args[1]), g.args[2]);
  MlirValue result = nnGenericClose(&g, sum);
  return kind == formGrouped ? ungrouped(b, result, w->isNhwc) : result;
}

static NnWindow windowOf(MlirOperation op) {
  NnWindow w = {.isNhwc = nnConv2dGetLayout(op) == NN_LAYOUT_NHWC,
                .groups = nnConv2dGetGroups(op)};
  for (int axis = 0; axis < 2; ++axis) {
    w.stride[axis] = nnConv2dGetStridesAt(op, axis);
    w.dilation[axis] = nnConv2dGetDilationsAt(op, axis);
    w.before[axis] = nnConv2dGetPadsAt(op, axis);
    w.after[axis] = nnConv2dGetPadsAt(op, 2 + axis);
  }
  return w;
}

MlirLogicalResult nnLowerConv2d(NnBuilder b, MlirOperation op) {
  NnWindow w = windowOf(op);
  MlirValue input = nnLowerOperand(b, op, 0);
  MlirValue acc = nnConvolve(b, input, nnLowerOperand(b, op, 1), &w);
  return nnLowerReplace(b, op,
                        nnFinishContraction(b, acc, nnLowerOperand(b, op, 2),
                                            w.isNhwc ? 3 : 1,
                                            nnElementType(input)));
}
