//===- TermList.c - Sums that go through a list of terms ------------------===//
// Recognizes what nn-skip-zeros writes: acc + x[…, place, …] * value while the
// loop is below a count.
//===----------------------------------------------------------------------===//
#include "Codegen/Nest/Stage.h"

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
  return isList(s) ? nnDefiningOp(nnOperand(last, 1)) : last;
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

/// Adds `scale` times an index of loops and places.
static bool readIndex(MlirValue value, int64_t scale, Linear *out) {
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
    return readIndex(nnOperand(op, 0), scale, out) &&
           readIndex(nnOperand(op, 1), scale, out);
  int places = castInput(value);
  if (places >= 0 && scale == 1 && !out->places) {
    out->places = places + 1;
    return true;
  }
  constant = arithIsaMulI(op) ? nnConstantValue(nnOperand(op, 1))
                              : mlirAttributeGetNull();
  return !mlirAttributeIsNull(constant) &&
         readIndex(nnOperand(op, 0), scale * nnAttrInt(constant, 0), out);
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
    if (!readIndex(tensorExtractGetIndicesAt(list->read, d), 1, l) ||
        (l->places && list->places >= 0))
      return false;
    if (!l->places)
      continue;
    list->places = l->places - 1;
    shareByPanels(s, list, l);
  }
  return list->places >= 0;
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
  if (s->numInputs == maxInputs || !readGuard(s, &list) ||
      !readExtract(s, &list, &in))
    return false;
  s->inputs[s->numInputs++] = in;
  s->list = list;
  return true;
}
