//===- Conv.c - nn.conv ---------------------------------------------------===//
// Padding, fill(0), a generic over output positions and taps, then bias. Plain,
// depthwise (n, …, c | k…) and grouped ones (n, …, g, f | k…, c) differ in
// their loops; layouts differ in the order of loops and dimensions.
//===----------------------------------------------------------------------===//
#include "Lower.h"

//===----------------------------------------------------------------------===//
// Where things stand
//===----------------------------------------------------------------------===//

/// What a loop or a dimension is: n, g (group), f (feature of a group), c
/// (channel of a group), or output position or tap along an axis.
typedef struct Role {
  char what;
  int axis; ///< Of o and k.
} Role;

typedef struct Roles {
  int64_t n;
  Role at[nnMaxLoops];
} Roles;

/// Loops, which the output has as dimensions as well, and what each dimension
/// of the operands is indexed by. Letters are roles, o and k those of all axes;
/// in the input o stands for positions moved by the taps.
typedef struct Form {
  const char *parallel, *reduction, *input, *filter;
} Form;

typedef enum FormKind { formPlain, formDepthwise, formGrouped } FormKind;

/// By layout (nchw, nhwc) and kind.
static const Form forms[2][3] = {{{"nfo", "ck", "nco", "fck"},
                                  {"ngo", "k", "ngo", "gk"},
                                  {"ngfo", "ck", "ngco", "gfck"}},
                                 {{"nof", "kc", "noc", "kcf"},
                                  {"nog", "k", "nog", "kg"},
                                  {"nogf", "kc", "nogc", "kcgf"}}};

/// Appends the roles that letters stand for.
static void spellOut(Roles *roles, const char *letters, int rank) {
  for (; *letters; ++letters) {
    int count = *letters == 'o' || *letters == 'k' ? rank : 1;
    for (int axis = 0; axis < count; ++axis)
      roles->at[roles->n++] = (Role){*letters, axis};
  }
}

static Roles rolesOf(const char *letters, int rank) {
  Roles roles = {0};
  spellOut(&roles, letters, rank);
  return roles;
}

static int64_t loopOf(const Roles *loops, char what, int axis) {
  int64_t i = 0;
  while (loops->at[i].what != what || loops->at[i].axis != axis)
    ++i;
  return i;
}

/// The map of an operand; `moved` has the window that moves its positions.
static MlirAffineMap mapOf(NnBuilder b, const Roles *loops, const Roles *dims,
                           const NnWindow *moved) {
  MlirAffineExpr exprs[nnMaxLoops];
  for (int64_t i = 0; i < dims->n; ++i) {
    Role role = dims->at[i];
    int64_t loop = loopOf(loops, role.what, role.axis);
    exprs[i] = nnLoopExpr(b, loop, 1);
    if (moved && role.what == 'o')
      exprs[i] =
          mlirAffineAddExprGet(nnLoopExpr(b, loop, moved->stride[role.axis]),
                               nnLoopExpr(b, loopOf(loops, 'k', role.axis),
                                          moved->dilation[role.axis]));
  }
  return nnMapOfExprs(b, loops->n, dims->n, exprs);
}

//===----------------------------------------------------------------------===//
// Operands
//===----------------------------------------------------------------------===//

/// Sizes by role. Along an axis the input has `in` and the output `out`.
typedef struct Sizes {
  NnDim n, g, f, c, out[NN_MAX_SPACE], tap[NN_MAX_SPACE], in[NN_MAX_SPACE];
} Sizes;

static Sizes sizesOf(NnBuilder b, MlirValue input, MlirValue filter,
                     const NnWindow *w) {
  NnDims in = nnDimsOf(b, input), k = nnDimsOf(b, filter);
  int last = w->rank + 1;
  NnDim filters = k.d[w->isNhwc ? last : 0];
  Sizes s = {.n = in.d[0], .g = nnDim(w->groups)};
  s.f = nnDimDiv(b, filters, s.g);
  s.c = k.d[w->isNhwc ? last - 1 : 1];
  (void)nnRequireEqual(b, filters, nnDimMul(b, s.f, s.g));
  (void)nnRequireEqual(b, in.d[w->isNhwc ? last : 1], nnDimMul(b, s.c, s.g));
  for (int axis = 0; axis < w->rank; ++axis) {
    NnDim size = in.d[nnFirstSpatial(w) + axis];
    s.tap[axis] = w->kernel[axis];
    s.out[axis] = nnPlacesAlong(b, size, w, axis);
  }
  return s;
}

static NnDim sizeOf(const Sizes *s, Role role, bool isInput) {
  switch (role.what) {
  case 'n':
    return s->n;
  case 'g':
    return s->g;
  case 'f':
    return s->f;
  case 'c':
    return s->c;
  case 'k':
    return s->tap[role.axis];
  default:
    return isInput ? s->in[role.axis] : s->out[role.axis];
  }
}

static NnDims dimsOf(const Sizes *s, const Roles *roles, bool isInput) {
  NnDims dims = {.rank = roles->n};
  for (int64_t i = 0; i < roles->n; ++i)
    dims.d[i] = sizeOf(s, roles->at[i], isInput);
  return dims;
}

/// `tensor` with the dimensions that the roles say.
static MlirValue shaped(NnBuilder b, MlirValue tensor, const Sizes *s,
                        const Roles *roles, bool isInput) {
  if (nnRank(tensor) == roles->n)
    return tensor;
  NnDims dims = dimsOf(s, roles, isInput);
  return nnReshaped(b, tensor, &dims);
}

static FormKind kindOf(const Sizes *s, const NnWindow *w) {
  if (w->groups == 1)
    return formPlain;
  return nnDimIs(s->c, 1) && nnDimIs(s->f, 1) ? formDepthwise : formGrouped;
}

//===----------------------------------------------------------------------===//
// The convolution
//===----------------------------------------------------------------------===//

/// Groups and their features become one dimension again.
static MlirValue ungrouped(NnBuilder b, MlirValue result, const NnWindow *w) {
  int64_t groups[NN_MAX_RANK];
  for (int i = 0; i < w->rank + 2; ++i)
    groups[i] = 1;
  groups[w->isNhwc ? w->rank + 1 : 1] = 2;
  return nnCollapseDims(b, result, groups, w->rank + 2);
}

/// `init` plus the sums of products.
static MlirValue contract(NnBuilder b, MlirOperation op, const Form *f,
                          const NnWindow *w, MlirValue input, MlirValue filter,
                          MlirValue init) {
  Roles loops = rolesOf(f->parallel, w->rank), output = loops;
  Roles in = rolesOf(f->input, w->rank), taps = rolesOf(f->filter, w->rank);
  spellOut(&loops, f->reduction, w->rank);
  NnGeneric g = nnGenericBegin(b, output.n, loops.n - output.n);
  nnGenericInput(&g, input, mapOf(b, &loops, &in, w));
  nnGenericInput(&g, filter, mapOf(b, &loops, &taps, NULL));
  nnGenericOpen(&g, init, mapOf(b, &loops, &output, NULL));
  return nnGenericClose(&g,
                        nnAddProduct(b, op, g.args[0], g.args[1], g.args[2]));
}

/// Terms of one output's sum.
static NnDim countTerms(NnBuilder b, const Sizes *s, int rank) {
  NnDim terms = s->c;
  for (int axis = 0; axis < rank; ++axis)
    terms = nnDimMul(b, terms, s->tap[axis]);
  return terms;
}

MlirValue nnConvolve(NnBuilder b, MlirOperation op, MlirValue input,
                     MlirValue filter, const NnWindow *w) {
  Sizes s = sizesOf(b, input, filter, w);
  FormKind kind = kindOf(&s, w);
  const Form *f = &forms[w->isNhwc][kind];
  MlirType element = nnElementType(input), type = nnSumType(element);
  Roles in = rolesOf(f->input, w->rank), taps = rolesOf(f->filter, w->rank);
  Roles out = rolesOf(f->parallel, w->rank);
  input = nnPadSpatial(b, input, w, nnConstantNumber(b, element, 0));
  for (int axis = 0; axis < w->rank; ++axis)
    s.in[axis] = nnDimOf(b, input, nnFirstSpatial(w) + axis);
  input = shaped(b, input, &s, &in, true);
  filter = shaped(b, filter, &s, &taps, false);
  nnRequireSumFits(b, op, countTerms(b, &s, w->rank));
  NnDims dims = dimsOf(&s, &out, false);
  MlirValue init = nnFilled(b, &dims, nnConstantNumber(b, type, 0));
  MlirValue result = contract(b, op, f, w, input, filter, init);
  return kind == formGrouped ? ungrouped(b, result, w) : result;
}

MlirLogicalResult nnLowerConv(NnBuilder b, MlirOperation op) {
  MlirValue input = nnLowerOperand(b, op, 0), filter = nnLowerOperand(b, op, 1);
  bool isNhwc = nnConvGetLayout(op) == NN_LAYOUT_NHWC;
  NnWindow w;
  for (int64_t i = 0; i < nnRank(input) - 2; ++i)
    w.kernel[i] = nnDimOf(b, filter, i + (isNhwc ? 0 : 2));
  nnReadWindow(b, op, input, &w);
  MlirValue acc = nnConvolve(b, op, input, filter, &w);
  MlirValue bias = nnLowerOperand(b, op, 2);
  int64_t channel = isNhwc ? w.rank + 1 : 1;
  if (!mlirValueIsNull(bias))
    (void)nnRequireEqual(b, nnDimOf(b, acc, channel), nnDimOf(b, bias, 0));
  MlirType element = nnStorageType(nnElementType(nnResult(op, 0)));
  return nnLowerReplace(b, op,
                        nnFinishContraction(b, acc, bias, channel, element));
}
