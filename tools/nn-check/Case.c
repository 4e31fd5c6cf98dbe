//===- Case.c - A function of a test file ---------------------------------===//
// Reads attributes, makes the inputs and adds up the ops' tolerances.
//===----------------------------------------------------------------------===//
#include "Case.h"

#include "Random.h"
#include "nn/OpTable.h"
#include "nn/Reference.h"

#include <stdlib.h>

/// Element i of an array attribute of dictionaries, at `name`.
static MlirAttribute portAttr(MlirOperation func, const char *ports, intptr_t i,
                              const char *name) {
  MlirAttribute array = nnAttr(func, ports);
  if (mlirAttributeIsNull(array))
    return array;
  return nnDictAttr(mlirArrayAttrGetElement(array, i), name);
}

MlirAttribute caseArgumentAttr(MlirOperation func, intptr_t i,
                               const char *name) {
  return portAttr(func, "arg_attrs", i, name);
}

MlirAttribute caseExpected(const Case *c, intptr_t i) {
  return portAttr(c->func, "res_attrs", i, "nn.expect");
}

//===----------------------------------------------------------------------===//
// Inputs
//===----------------------------------------------------------------------===//

static void readRange(const Case *c, intptr_t i, double range[2]) {
  MlirAttribute attr = caseArgumentAttr(c->func, i, "nn.range");
  if (mlirAttributeIsNull(attr) || !mlirAttributeIsAArray(attr) ||
      mlirArrayAttrGetNumElements(attr) != 2)
    return;
  for (intptr_t k = 0; k < 2; ++k) {
    MlirAttribute bound = mlirArrayAttrGetElement(attr, k);
    range[k] = mlirAttributeIsAInteger(bound)
                   ? (double)nnAttrInt(bound, 0)
                   : nnAttrFloat(bound, range[k]);
  }
}

static bool makeInput(const Case *c, intptr_t i) {
  MlirValue argument = mlirBlockGetArgument(c->block, i);
  MlirType type = mlirValueGetType(argument);
  MlirAttribute value = caseArgumentAttr(c->func, i, "nn.value");
  nnrt_tensor_t *input = &c->inputs[i];
  if (!mlirAttributeIsNull(value)) {
    if (mlirTypeEqual(mlirAttributeGetType(value), type) &&
        nnReferenceTensorFromElements(value, input))
      return true;
    nnOpError(c->func, "nn.value of argument %lld is not of its type",
              (long long)i);
    return false;
  }
  nnrt_dtype_t dtype = nnDTypeOfType(mlirShapedTypeGetElementType(type));
  NnShape shape = nnTypeShape(type);
  if (dtype == NNRT_NONE || !nnShapeIsStatic(&shape) ||
      !nnTensorAllocate(input, dtype, &shape)) {
    nnOpError(c->func,
              "argument %lld needs a static type to have random values",
              (long long)i);
    return false;
  }
  double range[2] = {-2, 2};
  if (!nnDTypeIsFloat(dtype)) {
    range[0] = dtype == NNRT_U8 || dtype == NNRT_BOOL ? 0 : -8;
    range[1] = dtype == NNRT_BOOL ? 1 : 8;
  }
  readRange(c, i, range);
  randomFill(input, randomSeed(c->name, (uint64_t)i), range[0], range[1]);
  return true;
}

//===----------------------------------------------------------------------===//
// Tolerance
//===----------------------------------------------------------------------===//

static const double ulpsOfOp[NN_OP_COUNT] = {
#define NN_OP(Name, mnemonic, ...) [NN_OP_##Name] = __VA_ARGS__ + 0,
#define ULPS(n) n
#include "nn/NNOps.def"
};

/// Ops that sum: their error is one of the largest term, not of the sum.
enum { ulpsOfSums = 64 };

static MlirWalkResult addOp(MlirOperation op, void *tolerance) {
  Tolerance *t = tolerance;
  NnOpKind kind = nnOpKind(op);
  if (kind == NN_OP_NONE || kind == NN_OP_Constant)
    return MlirWalkResultAdvance;
  ++t->numOps;
  t->ulps += ulpsOfOp[kind];
  t->hasSums |= ulpsOfOp[kind] >= ulpsOfSums;
  return MlirWalkResultAdvance;
}

static bool hasAttr(MlirOperation op, const char *name) {
  return !mlirAttributeIsNull(nnAttr(op, name));
}

static Tolerance toleranceOf(MlirOperation func) {
  Tolerance t = {.isGiven =
                     hasAttr(func, "nn.atol") || hasAttr(func, "nn.rtol"),
                 .atol = nnAttrFloat(nnAttr(func, "nn.atol"), 0),
                 .rtol = nnAttrFloat(nnAttr(func, "nn.rtol"), 0),
                 .signedZeros = hasAttr(func, "nn.signed_zeros")};
  mlirOperationWalk(func, addOp, &t, MlirWalkPreOrder);
  return t;
}

//===----------------------------------------------------------------------===//
// The case
//===----------------------------------------------------------------------===//

bool caseCreate(MlirOperation func, Case *c) {
  *c = (Case){.func = func,
              .name = mlirStringAttrGetValue(nnAttr(func, "sym_name")),
              .tolerance = toleranceOf(func),
              .isStaticOnly = hasAttr(func, "nn.static_only")};
  c->block = mlirRegionGetFirstBlock(mlirOperationGetRegion(func, 0));
  if (mlirBlockIsNull(c->block)) {
    nnOpError(func, "has no body to test");
    return false;
  }
  c->numInputs = mlirBlockGetNumArguments(c->block);
  c->numOutputs = mlirOperationGetNumOperands(mlirBlockGetTerminator(c->block));
  c->inputs = calloc((size_t)c->numInputs + 1, sizeof(nnrt_tensor_t));
  c->reference = calloc((size_t)c->numOutputs + 1, sizeof(nnrt_tensor_t));
  bool ok = c->inputs && c->reference;
  for (intptr_t i = 0; ok && i < c->numInputs; ++i)
    ok = makeInput(c, i);
  if (!ok)
    caseDestroy(c);
  return ok;
}

static void freeTensors(nnrt_tensor_t *tensors, intptr_t count) {
  for (intptr_t i = 0; tensors && i < count; ++i)
    nnTensorFree(&tensors[i]);
  free(tensors);
}

void caseDestroy(Case *c) {
  freeTensors(c->inputs, c->numInputs);
  freeTensors(c->reference, c->numOutputs);
  c->inputs = c->reference = NULL;
}
