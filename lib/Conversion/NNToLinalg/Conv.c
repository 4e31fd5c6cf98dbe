//===- Conv.c - nn.conv ---------------------------------------------------===//
// Padding, fill(0), a generic over output positions and taps, then bias. Plain,
// depthwise (n, …, c | k…) and grouped ones (n, …, g, f | k…, c) differ in
// their loops; layouts differ in the order of loops and dimensions. Groups that
// fill vectors evenly stay side by side: (n, …, f | k…, c), where the input is
// read at f floordiv filters * channels + c.
//===----------------------------------------------------------------------===//
#include "Lower.h"

#include "Support/ByteProduct.h"

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

typedef enum FormKind {
  formPlain,
  formDepthwise,
  formGrouped,
  formWide,   ///< Groups of whole vectors, side by side.
  formNarrow, ///< Groups of a part of a vector.
  formFlat    ///< Taps of a row with all their channels are one loop.
} FormKind;

/// By layout (nchw, nhwc) and kind.
static const Form forms[2][6] = {{{"nfo", "ck", "nco", "fck"},
                                  {"ngo", "k", "ngo", "gk"},
                                  {"ngfo", "ck", "ngco", "gfck"}},
                                 {{"nof", "kc", "noc", "kcf"},
                                  {"nog", "k", "nog", "kg"},
                                  {"nogf", "kc", "nogc", "kcgf"},
                                  {"nof", "kc", "noc", "kcf"},
                                  {"nof", "ck", "noc", "kcf"},
                                  {"nof", "k", "no", "kf"}}};

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

/// Sizes of a group of features that are side by side with others; 0 if none.
typedef struct Beside {
  int64_t f, c;
} Beside;

/// The place of a channel that is read for a feature.
static MlirAffineExpr channelOf(NnBuilder b, const Roles *loops,
                                const Beside *group) {
  MlirAffineExpr c = nnLoopExpr(b, loopOf(loops, 'c', 0), 1);
  MlirContext context = nnBuilderGetContext(b);
  return mlirAffineAddExprGet(
      mlirAffineMulExprGet(mlirAffineFloorDivExprGet(
                               nnLoopExpr(b, loopOf(loops, 'f', 0), 1),
                               mlirAffineConstantExprGet(context, group->f)),
                           mlirAffineConstantExprGet(context, group->c)),
      c);
}

/// The map of an operand; `moved` has the window that moves its positions.
static MlirAffineMap mapOf(NnBuilder b, const Roles *loops, const Roles *dims,
                           const NnWindow *moved, const Beside *group) {
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
    if (moved && role.what == 'c' && group->f)
      exprs[i] = channelOf(b, loops, group);
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

static bool isUnpadded(const NnWindow *w) {
  for (int axis = 0; axis < w->rank; ++axis)
    if (!nnDimIs(w->before[axis], 0) || !nnDimIs(w->after[axis], 0))
      return false;
  return true;
}

/// Whether bytes of a row's taps follow each other, where channels alone would
/// be no whole number of fours.
static bool isFlat(const Sizes *s, const NnWindow *w, MlirType element) {
  int last = w->rank - 1;
  return w->isNhwc && nnIsByte(element) && nnDimIsStatic(s->c) &&
         s->c.size % 4 && !nnDimIs(s->tap[last], 1) && w->dilation[last] == 1 &&
         isUnpadded(w);
}

/// The window along an axis of elements instead of pixels.
static void flatten(NnBuilder b, Sizes *s, NnWindow *w) {
  int last = w->rank - 1;
  w->stride[last] *= s->c.size;
  s->tap[last] = nnDimMul(b, s->tap[last], s->c);
  s->in[last] = nnDimMul(b, s->in[last], s->c);
  s->c = nnDim(1);
}

/// Products of bytes are summed by fours, which groups of their own allow.
static FormKind kindOf(const Sizes *s, const NnWindow *w, MlirType element) {
  enum { mostLanes = 16 };
  if (w->groups == 1)
    return isFlat(s, w, element) ? formFlat : formPlain;
  if (nnDimIs(s->c, 1) && nnDimIs(s->f, 1))
    return formDepthwise;
  if (!w->isNhwc || nnElementBytes(element) == 1 || !nnDimIsStatic(s->f) ||
      !nnDimIsStatic(s->c))
    return formGrouped;
  if (s->f.size % mostLanes == 0)
    return formWide;
  // Groups of lanes divide a vector, and channels are as many.
  bool isNarrow = s->f.size > 1 && mostLanes % s->f.size == 0;
  return isNarrow && s->c.size == s->f.size ? formNarrow : formGrouped;
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

/// An operand that isn't read tells how long a loop is, whatever becomes of the
/// others.
static void giveExtent(NnGeneric *g, int64_t loop, NnDim extent) {
  NnDims dims = {1, {extent}};
  MlirType byte = mlirIntegerTypeGet(nnBuilderGetContext(g->b), 8);
  int64_t loops = g->parallel + g->reduction;
  nnGenericInput(g, nnEmpty(g->b, &dims, byte), nnMapOf(g->b, loops, 1, &loop));
}

/// `init` plus the sums of products.
static MlirValue contract(NnBuilder b, MlirOperation op, const Form *f,
                          const NnWindow *w, const Beside *group,
                          MlirValue input, MlirValue filter, MlirValue init) {
  Roles loops = rolesOf(f->parallel, w->rank), output = loops;
  Roles in = rolesOf(f->input, w->rank), taps = rolesOf(f->filter, w->rank);
  spellOut(&loops, f->reduction, w->rank);
  NnGeneric g = nnGenericBegin(b, output.n, loops.n - output.n);
  nnGenericInput(&g, input, mapOf(b, &loops, &in, w, group));
  nnGenericInput(&g, filter, mapOf(b, &loops, &taps, NULL, group));
  if (f == &forms[1][formFlat])
    giveExtent(&g, loops.n - 1, nnDimOf(b, filter, w->rank - 1));
  nnGenericOpen(&g, init, mapOf(b, &loops, &output, NULL, group));
  return nnGenericClose(
      &g, nnAddProduct(b, op, g.args[0], g.args[1], g.args[g.numOperands - 1]));
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
  FormKind kind = kindOf(&s, w, nnElementType(input));
  const Form *f = &forms[w->isNhwc][kind];
  Beside group = {0, 0};
  if (kind == formWide || kind == formNarrow) {
    group = (Beside){s.f.size, s.c.size};
    s.f = nnDimMul(b, s.f, s.g);
  }
  MlirType element = nnElementType(input), type = nnSumType(element);
  Roles in = rolesOf(f->input, w->rank), taps = rolesOf(f->filter, w->rank);
  Roles out = rolesOf(f->parallel, w->rank);
  input = nnPadSpatial(b, input, w, nnConstantNumber(b, element, 0));
  for (int axis = 0; axis < w->rank; ++axis)
    s.in[axis] = nnDimOf(b, input, nnFirstSpatial(w) + axis);
  NnWindow moved = *w;
  if (kind == formFlat)
    flatten(b, &s, &moved);
  input = shaped(b, input, &s, &in, true);
  filter = shaped(b, filter, &s, &taps, false);
  nnRequireSumFits(b, op, countTerms(b, &s, w->rank));
  NnDims dims = dimsOf(&s, &out, false);
  MlirValue init = nnFilled(b, &dims, nnConstantNumber(b, type, 0));
  MlirValue result = contract(b, op, f, &moved, &group, input, filter, init);
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
