//===- Work.c - What a kernel computes and touches ------------------------===//
// Arithmetic: the ops of each generic's body, as often as its loops and those
// around it run. Bytes: of an argument read by single elements, as a table is
// by a gather, no more than are read.
//===----------------------------------------------------------------------===//
#include "Codegen/Profile/Work.h"

#include "Codegen/Nest/Access.h"
#include "Support/IR.h"

#include "nn/Builders/Func.h"
#include "nn/Builders/Linalg.h"
#include "nn/Builders/Scf.h"
#include "nn/Builders/Tensor.h"

#include <math.h>
#include <string.h>

/// In place of a number that is known only at run time; infects sums.
#define UNKNOWN ((double)NAN)

static int64_t toInteger(double count) {
  return isnan(count) || count > 0x1p62 ? -1 : (int64_t)count;
}

//===----------------------------------------------------------------------===//
// Loops
//===----------------------------------------------------------------------===//

/// Sets the extents of the loops that alone index a dimension of the operand.
static void readExtents(MlirOperation generic, intptr_t operand,
                        double *extents) {
  Access access;
  MlirAttribute map = mlirArrayAttrGetElement(
      linalgGenericGetIndexingMapsAttr(generic), operand);
  NnShape shape = nnValueShape(nnOperand(generic, operand));
  if (!nnAccessFromMap(mlirAffineMapAttrGetValue(map), &access))
    return;
  for (int d = 0; d < access.rank; ++d)
    for (int loop = 0; loop < maxLoops; ++loop)
      if (nnLinearIsLoop(&access.dims[d], loop) && shape.dims[d] != NN_DYNAMIC)
        extents[loop] = (double)shape.dims[d];
}

static double iterationsOf(MlirOperation generic) {
  double extents[maxLoops], product = 1;
  intptr_t loops =
      mlirArrayAttrGetNumElements(linalgGenericGetIteratorTypesAttr(generic));
  if (loops > maxLoops)
    return UNKNOWN;
  for (int i = 0; i < maxLoops; ++i)
    extents[i] = UNKNOWN;
  for (intptr_t i = 0; i < mlirOperationGetNumOperands(generic); ++i)
    readExtents(generic, i, extents);
  for (intptr_t i = 0; i < loops; ++i)
    product *= extents[i];
  return product;
}

static double tripsOf(MlirOperation loop) {
  MlirAttribute from = nnConstantValue(scfForGetLowerBound(loop));
  MlirAttribute to = nnConstantValue(scfForGetUpperBound(loop));
  MlirAttribute by = nnConstantValue(scfForGetStep(loop));
  if (mlirAttributeIsNull(from) || mlirAttributeIsNull(to) ||
      mlirAttributeIsNull(by) || nnAttrInt(by, 0) <= 0)
    return UNKNOWN;
  return ceil((double)(nnAttrInt(to, 0) - nnAttrInt(from, 0)) /
              (double)nnAttrInt(by, 0));
}

/// How often the op's body runs in a call of `func`.
static double runsOf(MlirOperation op, MlirOperation func) {
  double runs = linalgIsaGeneric(op) ? iterationsOf(op) : 1;
  for (op = mlirOperationGetParentOperation(op); !mlirOperationEqual(op, func);
       op = mlirOperationGetParentOperation(op)) {
    if (scfIsaFor(op))
      runs *= tripsOf(op);
    else if (linalgIsaGeneric(op))
      runs *= iterationsOf(op);
    else if (scfIsaWhile(op))
      runs = UNKNOWN;
  }
  return runs;
}

//===----------------------------------------------------------------------===//
// Arithmetic
//===----------------------------------------------------------------------===//

static bool startsWith(MlirStringRef text, const char *prefix) {
  size_t length = strlen(prefix);
  return text.length >= length && !memcmp(text.data, prefix, length);
}

/// Whether an op computes an element, and doesn't only convert or choose one.
static bool isArithmetic(MlirOperation op) {
  static const char *const free[] = {
      "arith.constant",   "arith.select", "arith.extf",   "arith.truncf",
      "arith.extsi",      "arith.extui",  "arith.trunci", "arith.sitofp",
      "arith.uitofp",     "arith.fptosi", "arith.fptoui", "arith.bitcast",
      "arith.index_cast",
  };
  MlirStringRef name = nnOperationName(op);
  if (!startsWith(name, "arith.") && !startsWith(name, "math."))
    return false;
  for (size_t i = 0; i < sizeof free / sizeof *free; ++i)
    if (nnOperationIs(op, free[i]))
      return false;
  return mlirOperationGetNumOperands(op) > 0 &&
         !mlirTypeIsAIndex(mlirValueGetType(nnOperand(op, 0)));
}

typedef struct Count {
  MlirOperation func;
  double flops;
} Count;

static MlirWalkResult countGeneric(MlirOperation op, void *user) {
  Count *count = user;
  if (!linalgIsaGeneric(op))
    return MlirWalkResultAdvance;
  double ops = 0;
  MlirBlock body = mlirRegionGetFirstBlock(linalgGenericGetRegion(op));
  for (MlirOperation inner = mlirBlockGetFirstOperation(body);
       !mlirOperationIsNull(inner); inner = mlirOperationGetNextInBlock(inner))
    ops += isArithmetic(inner);
  if (ops)
    count->flops += ops * runsOf(op, count->func);
  return MlirWalkResultAdvance;
}

//===----------------------------------------------------------------------===//
// Bytes
//===----------------------------------------------------------------------===//

static double bytesOf(MlirValue tensor) {
  MlirType type = mlirValueGetType(tensor);
  if (!mlirTypeIsATensor(type))
    return 0;
  NnShape shape = nnValueShape(tensor);
  double bytes = (double)nnElementBytes(nnElementType(tensor));
  for (int d = 0; d < shape.rank; ++d)
    bytes *= shape.dims[d] == NN_DYNAMIC ? UNKNOWN : (double)shape.dims[d];
  return bytes;
}

/// Bytes that one use of an argument touches.
static double bytesOfUse(MlirValue tensor, MlirOperation user,
                         MlirOperation func) {
  if (tensorIsaExtract(user))
    return runsOf(user, func) * (double)nnElementBytes(nnElementType(tensor));
  if (tensorIsaExtractSlice(user))
    return runsOf(user, func) * bytesOf(nnResult(user, 0));
  return tensorIsaDim(user) ? 0 : bytesOf(tensor);
}

static double bytesOfArgument(MlirValue tensor, MlirOperation func) {
  double all = bytesOf(tensor), used = 0;
  for (MlirOpOperand use = mlirValueGetFirstUse(tensor);
       !mlirOpOperandIsNull(use); use = mlirOpOperandGetNextUse(use))
    used += bytesOfUse(tensor, mlirOpOperandGetOwner(use), func);
  return used < all ? used : all;
}

NnWork nnWorkOf(MlirOperation func) {
  Count count = {func, 0};
  mlirOperationWalk(func, countGeneric, &count, MlirWalkPreOrder);
  double bytes = 0;
  MlirBlock entry = mlirRegionGetFirstBlock(funcFuncGetBody(func));
  for (intptr_t i = 0; i < mlirBlockGetNumArguments(entry); ++i)
    bytes += bytesOfArgument(mlirBlockGetArgument(entry, i), func);
  return (NnWork){toInteger(count.flops), toInteger(bytes)};
}
