//===- Combiner.c - How a reduction's terms are combined ------------------===//
// Recognizes sums, products, minima and maxima from the last op of a body, for
// reductions whose terms are spread over the lanes of a vector.
//===----------------------------------------------------------------------===//
#include "Codegen/Nest/Stage.h"

#include <stdio.h>

/// A combining op, its vector kind, and where lanes may start: any value for
/// idempotent kinds, else the neutral element.
static const struct {
  const char *op, *kind;
  bool idempotent;
  double neutral;
} kinds[] = {
    {"arith.addf", "add", false, 0},
    {"arith.addi", "add", false, 0},
    {"arith.mulf", "mul", false, 1},
    {"arith.muli", "mul", false, 1},
    {"arith.maximumf", "maximumf", true, 0},
    {"arith.minimumf", "minimumf", true, 0},
    {"arith.maxnumf", "maxnumf", true, 0},
    {"arith.minnumf", "minnumf", true, 0},
    {"arith.maxsi", "maxsi", true, 0},
    {"arith.minsi", "minsi", true, 0},
    {"arith.maxui", "maxui", true, 0},
    {"arith.minui", "minui", true, 0},
};

static bool isNumber(MlirAttribute scalar, double value) {
  if (mlirAttributeIsAFloat(scalar))
    return mlirFloatAttrGetValueDouble(scalar) == value;
  return nnAttrInt(scalar, -1) == (int64_t)value;
}

bool nnCombinerKind(const Stage *s, char *text, size_t size) {
  MlirValue acc = nnStageArgument(s, s->numInputs);
  MlirOperation last = nnStageSum(s);
  bool isList = !mlirOperationIsNull(s->list.guard);
  if (mlirAttributeIsNull(s->init) || !(isList || nnHasOneUse(acc)) ||
      mlirOperationIsNull(last) || mlirOperationGetNumOperands(last) != 2 ||
      mlirValueEqual(nnOperand(last, 0), acc) ==
          mlirValueEqual(nnOperand(last, 1), acc))
    return false;
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; ++i)
    if (nnOperationIs(last, kinds[i].op)) {
      snprintf(text, size, "#vector.kind<%s>", kinds[i].kind);
      return kinds[i].idempotent || isNumber(s->init, kinds[i].neutral);
    }
  return false;
}
