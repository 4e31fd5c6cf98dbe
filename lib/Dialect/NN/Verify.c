//===- Verify.c - Checks that no shape rule makes -------------------------===//
// Ops whose result types are written, not inferred: parameters, nn.cast and
// nn.kernel. All others are verified by their shape rule.
//===----------------------------------------------------------------------===//
#include "Rules.h"

static bool checkRank(MlirOperation op, MlirType type) {
  if (!mlirTypeIsARankedTensor(type) ||
      mlirShapedTypeGetRank(type) <= NN_MAX_RANK)
    return true;
  nnOpError(op, "expected tensors of rank %d or less, got rank %" PRId64,
            NN_MAX_RANK, mlirShapedTypeGetRank(type));
  return false;
}

//===----------------------------------------------------------------------===//
// Parameters
//===----------------------------------------------------------------------===//

static MlirType parameterType(MlirOperation parameter) {
  return mlirTypeAttrGetValue(nnAttr(parameter, "type"));
}

MlirLogicalResult nnVerifyParameter(MlirOperation op) {
  MlirType type = parameterType(op);
  MlirType valueType = mlirAttributeGetType(nnAttr(op, "value"));
  char a[128], b[128];
  if (!checkRank(op, type))
    return NN_FAILURE;
  if (!mlirTypeEqual(type, valueType))
    return nnOpError(op, "C1: expected an initial value of type %s, got %s",
                     nnTypeText(type, a, sizeof a),
                     nnTypeText(valueType, b, sizeof b));
  return NN_SUCCESS;
}

static MlirOperation enclosingModule(MlirOperation op) {
  while (!mlirOperationIsNull(op) && !nnOperationIs(op, "builtin.module"))
    op = mlirOperationGetParentOperation(op);
  return op;
}

// The module's op of that name. MLIR's symbol table would be built anew for
// every look-up; this reads no more than it must.
static MlirOperation findSymbol(MlirOperation module, MlirStringRef name) {
  MlirBlock body = mlirRegionGetFirstBlock(mlirOperationGetRegion(module, 0));
  MlirOperation op = mlirBlockGetFirstOperation(body);
  for (; !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op)) {
    MlirAttribute symbol = nnAttr(op, "sym_name");
    if (!mlirAttributeIsNull(symbol) && mlirAttributeIsAString(symbol) &&
        mlirStringRefEqual(mlirStringAttrGetValue(symbol), name))
      break;
  }
  return op;
}

MlirLogicalResult nnVerifyGetParameter(MlirOperation op) {
  MlirStringRef name = mlirFlatSymbolRefAttrGetValue(nnAttr(op, "parameter"));
  MlirType type = mlirValueGetType(nnResult(op, 0));
  MlirOperation module = enclosingModule(op);
  char a[128], b[128];
  if (!checkRank(op, type))
    return NN_FAILURE;
  if (mlirOperationIsNull(module)) // A detached op: no one to ask.
    return NN_SUCCESS;
  MlirOperation parameter = findSymbol(module, name);
  if (!nnOperationIs(parameter, "nn.parameter"))
    return nnOpError(op, "C1: expected '%.*s' to name an nn.parameter",
                     (int)name.length, name.data);
  if (!mlirTypeEqual(parameterType(parameter), type))
    return nnOpError(op, "C1: expected '%.*s' to have type %s, got %s",
                     (int)name.length, name.data, nnTypeText(type, a, sizeof a),
                     nnTypeText(parameterType(parameter), b, sizeof b));
  return NN_SUCCESS;
}

//===----------------------------------------------------------------------===//
// Casts
//===----------------------------------------------------------------------===//

MlirLogicalResult nnVerifyCast(MlirOperation op) {
  MlirType from = mlirValueGetType(nnOperand(op, 0));
  MlirType to = mlirValueGetType(nnResult(op, 0));
  if (!checkRank(op, from) || !checkRank(op, to))
    return NN_FAILURE;
  NnShape input = nnTypeShape(from);
  NnShape result = nnTypeShape(to);
  char a[128], b[128];
  if (!nnShapesCompatible(&input, &result))
    return nnOpError(op, "C1: expected compatible shapes, got %s and %s",
                     nnTypeText(from, a, sizeof a),
                     nnTypeText(to, b, sizeof b));
  return NN_SUCCESS;
}

static unsigned storedBits(MlirType tensor) {
  unsigned bits = nnBitWidth(mlirShapedTypeGetElementType(tensor));
  return bits == 1 ? 8 : bits;
}

MlirLogicalResult nnVerifyBitcast(MlirOperation op) {
  if (mlirLogicalResultIsFailure(nnVerifyCast(op)))
    return NN_FAILURE;
  unsigned from = storedBits(mlirValueGetType(nnOperand(op, 0)));
  unsigned to = storedBits(mlirValueGetType(nnResult(op, 0)));
  if (from != to)
    return nnOpError(
        op, "C2: expected elements of one size, got %u and %u bits", from, to);
  return NN_SUCCESS;
}

//===----------------------------------------------------------------------===//
// Kernels
//===----------------------------------------------------------------------===//

static bool checkKernelTypes(MlirOperation op, const char *label,
                             const char *what, intptr_t i, MlirType expected,
                             MlirType got) {
  char a[128], b[128];
  if (mlirTypeEqual(expected, got))
    return checkRank(op, got);
  nnOpError(op, "%s: expected %s %" PRIdPTR " of type %s, got %s", label, what,
            i, nnTypeText(expected, a, sizeof a), nnTypeText(got, b, sizeof b));
  return false;
}

static bool checkKernelArguments(MlirOperation op, MlirBlock body) {
  intptr_t numOperands = mlirOperationGetNumOperands(op);
  if (mlirBlockGetNumArguments(body) != numOperands) {
    nnOpError(op, "C1: expected %" PRIdPTR " block arguments, got %" PRIdPTR,
              numOperands, mlirBlockGetNumArguments(body));
    return false;
  }
  for (intptr_t i = 0; i < numOperands; ++i)
    if (!checkKernelTypes(op, "C1", "block argument", i,
                          mlirValueGetType(nnOperand(op, i)),
                          mlirValueGetType(mlirBlockGetArgument(body, i))))
      return false;
  return true;
}

static bool checkKernelYield(MlirOperation op, MlirOperation yield) {
  intptr_t numResults = mlirOperationGetNumResults(op);
  if (!nnOperationIs(yield, "nn.yield")) {
    nnOpError(op, "C2: expected the block to end in nn.yield");
    return false;
  }
  if (mlirOperationGetNumOperands(yield) != numResults) {
    nnOpError(op, "C2: expected %" PRIdPTR " yielded values, got %" PRIdPTR,
              numResults, mlirOperationGetNumOperands(yield));
    return false;
  }
  for (intptr_t i = 0; i < numResults; ++i)
    if (!checkKernelTypes(op, "C2", "yielded value", i,
                          mlirValueGetType(nnResult(op, i)),
                          mlirValueGetType(nnOperand(yield, i))))
      return false;
  return true;
}

MlirLogicalResult nnVerifyKernel(MlirOperation op) {
  MlirBlock body = mlirRegionGetFirstBlock(mlirOperationGetRegion(op, 0));
  if (mlirBlockIsNull(body))
    return nnOpError(op, "C1: expected a block");
  if (!checkKernelArguments(op, body) ||
      !checkKernelYield(op, mlirBlockGetTerminator(body)))
    return NN_FAILURE;
  return NN_SUCCESS;
}
