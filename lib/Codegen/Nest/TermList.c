//===- TermList.c - Sums that go through a list of terms ------------------===//
// Recognizes what nn-skip-zeros writes: acc + x[…, place, …] * value while the
// loop is below a count; and what nn-compress-groups does, where the place is
//   k floordiv keep * of + (word >> 4 * (k mod 8) & of - 1).
//===----------------------------------------------------------------------===//
#include "Codegen/Nest/Stage.h"

#include "Support/TermGroups.h"

#include "nn/Builders/Arith.h"
#include "nn/Builders/Linalg.h"
#include "nn/Builders/Tensor.h"

static MlirBlock bodyOf(const Stage *s) {
  return mlirRegionGetFirstBlock(linalgGenericGetRegion(s->root));
}

static bool isList(const Stage *s) {
  return !mlirOperationIsNull(s->list.read);
}

MlirValue nnStageArgument(const Stage *s, int i) {
  if (isList(s) && i == s->numInputs - 1)
    return nnResult(s->list.read, 0);
  return mlirBlockGetArgument(bodyOf(s), i - (isList(s) && i == s->numInputs));
}

MlirOperation nnStageSum(const Stage *s) {
  MlirOperation last =
      nnDefiningOp(nnOperand(mlirBlockGetTerminator(bodyOf(s)), 0));
  return mlirOperationIsNull(s->list.guard) ? last
                                            : nnDefiningOp(nnOperand(last, 1));
}

/// The input that is the argument of an index cast, or -1.
static int castInput(MlirValue value) {
  MlirOperation cast = nnDefiningOp(value);
  return arithIsaIndexCastUI(cast) &&
                 mlirValueIsABlockArgument(nnOperand(cast, 0))
             ? (int)mlirBlockArgumentGetArgNumber(nnOperand(cast, 0))
             : -1;
}

/// Reads what the body yields, if that is a choice by a count.
static bool readGuard(const Stage *s, TermList *list) {
  list->guard = nnDefiningOp(nnOperand(mlirBlockGetTerminator(bodyOf(s)), 0));
  if (!arithIsaSelect(list->guard))
    return false;
  MlirValue acc = mlirBlockGetArgument(bodyOf(s), s->numInputs);
  MlirOperation compare = nnDefiningOp(nnOperand(list->guard, 0));
  MlirOperation sum = nnDefiningOp(nnOperand(list->guard, 1));
  if (!arithIsaCmpI(compare) || !arithIsaAddF(sum) ||
      arithCmpIGetPredicate(compare) != ARITH_CMP_I_PREDICATE_ULT ||
      !mlirValueEqual(nnOperand(sum, 0), acc) ||
      !mlirValueEqual(nnOperand(list->guard, 2), acc) ||
      !linalgIsaIndex(nnDefiningOp(nnOperand(compare, 0))))
    return false;
  list->loop = (int)linalgIndexGetDim(nnDefiningOp(nnOperand(compare, 0)));
  list->counts = castInput(nnOperand(compare, 1));
  return list->counts >= 0;
}

/// The loop that a word's field of a term follows from, or -1:
/// nnPlaceBits * (loop mod nnWordPlaces).
static int fieldLoop(MlirValue bits) {
  MlirOperation product = nnDefiningOp(bits);
  if (!arithIsaMulI(product) ||
      nnAttrInt(nnConstantValue(nnOperand(product, 1)), 0) != nnPlaceBits)
    return -1;
  MlirOperation cast = nnDefiningOp(nnOperand(product, 0));
  MlirOperation rest =
      nnDefiningOp(arithIsaIndexCast(cast) ? nnOperand(cast, 0) : bits);
  if (!arithIsaRemUI(rest) ||
      nnAttrInt(nnConstantValue(nnOperand(rest, 1)), 0) != nnWordPlaces)
    return -1;
  MlirOperation index = nnDefiningOp(nnOperand(rest, 0));
  return linalgIsaIndex(index) ? (int)linalgIndexGetDim(index) : -1;
}

/// Reads a place in a group, word >> bits & of - 1.
static bool readChoice(MlirValue value, TermList *list) {
  MlirOperation cast = nnDefiningOp(value);
  MlirOperation mask =
      nnDefiningOp(arithIsaIndexCastUI(cast) ? nnOperand(cast, 0) : value);
  if (!arithIsaAndI(mask) || list->of)
    return false;
  MlirOperation shift = nnDefiningOp(nnOperand(mask, 0));
  if (!arithIsaShRUI(shift) || !mlirValueIsABlockArgument(nnOperand(shift, 0)))
    return false;
  list->of = nnAttrInt(nnConstantValue(nnOperand(mask, 1)), 0) + 1;
  list->places = (int)mlirBlockArgumentGetArgNumber(nnOperand(shift, 0));
  list->loop = fieldLoop(nnOperand(shift, 1));
  return list->loop >= 0;
}

/// Adds `scale` times a loop divided by a constant.
static bool readGroups(MlirOperation quotient, int64_t scale, Linear *out) {
  MlirOperation index = nnDefiningOp(nnOperand(quotient, 0));
  int64_t size = nnAttrInt(nnConstantValue(nnOperand(quotient, 1)), 0);
  if (!linalgIsaIndex(index) || size <= 0 || out->groups.size)
    return false;
  out->groups = (LoopGroups){(int)linalgIndexGetDim(index), size, scale};
  return true;
}

/// Adds `scale` times an index of loops and places.
static bool readIndex(MlirValue value, int64_t scale, TermList *list,
                      Linear *out) {
  MlirOperation op = nnDefiningOp(value);
  MlirAttribute constant = nnConstantValue(value);
  if (!mlirAttributeIsNull(constant)) {
    out->constant += scale * nnAttrInt(constant, 0);
    return true;
  }
  if (linalgIsaIndex(op)) {
    out->coefficient[linalgIndexGetDim(op)] += scale;
    return true;
  }
  if (arithIsaAddI(op))
    return readIndex(nnOperand(op, 0), scale, list, out) &&
           readIndex(nnOperand(op, 1), scale, list, out);
  if (arithIsaDivUI(op))
    return readGroups(op, scale, out);
  int places = castInput(value);
  if (places >= 0 && scale == 1 && !out->places) {
    out->places = places + 1;
    return true;
  }
  if (arithIsaMulI(op)) {
    constant = nnConstantValue(nnOperand(op, 1));
    return !mlirAttributeIsNull(constant) &&
           readIndex(nnOperand(op, 0), scale * nnAttrInt(constant, 0), list,
                     out);
  }
  return scale == 1 && readChoice(value, list);
}

/// The lanes of a panel read the same element.
static void shareByPanels(const Stage *s, const TermList *list, Linear *l) {
  const Access *places = &s->inputs[list->places].access;
  for (int d = 0; d < places->rank; ++d)
    for (int loop = 0; loop < s->numLoops; ++loop)
      if (places->dims[d].divisor && places->dims[d].coefficient[loop])
        l->groups = (LoopGroups){loop, places->dims[d].divisor, 0};
}

static bool readExtract(const Stage *s, TermList *list, StageInput *in) {
  *in = (StageInput){.tensor = tensorExtractGetTensor(list->read)};
  in->access.rank = (int)tensorExtractGetNumIndices(list->read);
  list->places = -1;
  for (int d = 0; d < in->access.rank; ++d) {
    Linear *l = &in->access.dims[d];
    if (!readIndex(tensorExtractGetIndicesAt(list->read, d), 1, list, l) ||
        (l->places && list->places >= 0))
      return false;
    if (!l->places)
      continue;
    list->places = l->places - 1;
    shareByPanels(s, list, l);
  }
  return list->places >= 0;
}

/// Whether groups lie one after another in the last dimension, and the loop
/// goes through them.
static bool readsGroups(const TermList *list, const Access *a) {
  const Linear *last = &a->dims[a->rank - 1];
  bool isEach = !last->groups.size && last->coefficient[list->loop] == list->of;
  bool isSome = last->groups.loop == list->loop &&
                last->groups.stride == list->of &&
                !last->coefficient[list->loop];
  return (isEach || (last->groups.size && isSome)) && list->of > 1;
}

/// Of a sum that is guarded, what by, else what groups it is of.
static bool readForm(const Stage *s, const StageInput *in, TermList *list) {
  if (!list->of)
    return readGuard(s, list);
  list->counts = -1;
  return readsGroups(list, &in->access) && arithIsaAddF(nnStageSum(s));
}

bool nnStageReadList(Stage *s) {
  TermList list = {{NULL}};
  for (MlirOperation op = mlirBlockGetFirstOperation(bodyOf(s));
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op))
    if (tensorIsaExtract(op) && mlirValueIsNull(nnLookupIndex(op))) {
      if (!mlirOperationIsNull(list.read))
        return false;
      list.read = op;
    }
  if (mlirOperationIsNull(list.read))
    return true;
  StageInput in;
  if (s->numInputs == maxInputs || !readExtract(s, &list, &in) ||
      !readForm(s, &in, &list))
    return false;
  s->inputs[s->numInputs++] = in;
  s->list = list;
  return true;
}
