//===- Analysis.c - What a module costs ----------------------------------===//
// One walk for the sums, and one pass over each function's body for liveness:
// a value is held from its op until the last op that uses it.
//===----------------------------------------------------------------------===//
#include "Analysis.h"

#include "mlir-c/BuiltinAttributes.h"
#include "mlir-c/BuiltinTypes.h"

#include <stdlib.h>
#include <string.h>

//===----------------------------------------------------------------------===//
// Types
//===----------------------------------------------------------------------===//

static bool isStaticTensor(MlirType type) {
  return mlirTypeIsAShaped(type) && mlirShapedTypeHasRank(type) &&
         mlirShapedTypeHasStaticShape(type);
}

/// Elements of a static tensor type; -1 for any other type or too many.
static int64_t typeElements(MlirType type) {
  if (!isStaticTensor(type))
    return -1;
  int64_t count = 1, rank = mlirShapedTypeGetRank(type);
  for (int64_t i = 0; i < rank; ++i)
    if (__builtin_mul_overflow(count, mlirShapedTypeGetDimSize(type, i),
                               &count))
      return -1;
  return count;
}

static int64_t elementBytes(MlirType type) {
  MlirType element = mlirShapedTypeGetElementType(type);
  if (mlirTypeIsAFloat(element))
    return (mlirFloatTypeGetWidth(element) + 7) / 8;
  if (mlirTypeIsAInteger(element))
    return (mlirIntegerTypeGetWidth(element) + 7) / 8;
  return 8; // index
}

/// Bytes of a static tensor type; -1 for any other type.
static int64_t typeBytes(MlirType type) {
  int64_t bytes, count = typeElements(type);
  if (count < 0 || __builtin_mul_overflow(count, elementBytes(type), &bytes))
    return -1;
  return bytes;
}

static int64_t valueDim(MlirValue value, int64_t dim) {
  MlirType type = mlirValueGetType(value);
  int64_t rank = mlirShapedTypeGetRank(type);
  return mlirShapedTypeGetDimSize(type, dim < 0 ? dim + rank : dim);
}

//===----------------------------------------------------------------------===//
// Ops
//===----------------------------------------------------------------------===//

static MlirStringRef operationName(MlirOperation op) {
  return mlirIdentifierStr(mlirOperationGetName(op));
}

static bool isNamed(MlirOperation op, const char *name) {
  MlirStringRef text = operationName(op);
  return text.length == strlen(name) && !memcmp(text.data, name, text.length);
}

static void seeText(MlirStringRef text, void *found) {
  for (size_t i = 0; i + 4 <= text.length; ++i)
    if (!memcmp(text.data + i, "nhwc", 4))
      *(bool *)found = true;
}

static bool isChannelsLast(MlirOperation op) {
  bool found = false;
  MlirAttribute layout = mlirOperationGetAttributeByName(
      op, mlirStringRefCreateFromCString("layout"));
  if (!mlirAttributeIsNull(layout))
    mlirAttributePrint(layout, seeText, &found);
  return found;
}

/// Multiply-accumulates that each element of the result (of the input, for a
/// transposed convolution) takes part in.
static int64_t macsPerElement(MlirOperation op, bool *ofInput) {
  *ofInput = false;
  if (isNamed(op, "nn.matmul"))
    return valueDim(mlirOperationGetOperand(op, 0), -1);
  MlirValue weight = mlirOperationGetOperand(op, 1);
  if (isNamed(op, "nn.linear"))
    return valueDim(weight, 0);
  int64_t elements = typeElements(mlirValueGetType(weight));
  *ofInput = isNamed(op, "nn.conv_transpose");
  int64_t split = valueDim(weight, isChannelsLast(op) ? -1 : 0);
  return split > 0 ? elements / split : 0;
}

/// MACs of an op; 0 for one that has none, -1 if its shapes are not known.
static int64_t opMacs(MlirOperation op) {
  static const char *const names[] = {"nn.matmul", "nn.linear", "nn.conv",
                                      "nn.conv_transpose"};
  bool contracts = false;
  for (size_t i = 0; i < sizeof names / sizeof names[0]; ++i)
    contracts |= isNamed(op, names[i]);
  if (!contracts || mlirOperationGetNumOperands(op) < 2 ||
      mlirOperationGetNumResults(op) != 1)
    return 0;
  for (int i = 0; i < 2; ++i)
    if (!isStaticTensor(mlirValueGetType(mlirOperationGetOperand(op, i))))
      return -1;
  bool ofInput;
  int64_t macs, factor = macsPerElement(op, &ofInput);
  MlirValue value =
      ofInput ? mlirOperationGetOperand(op, 0) : mlirOperationGetResult(op, 0);
  int64_t elements = typeElements(mlirValueGetType(value));
  return elements < 0 || __builtin_mul_overflow(elements, factor, &macs) ? -1
                                                                         : macs;
}

//===----------------------------------------------------------------------===//
// Sums
//===----------------------------------------------------------------------===//

/// The sums while the module is walked.
typedef struct Walk {
  NncAnalysis *analysis;
  size_t capacity;
  bool outOfMemory;
} Walk;

/// The row of an op's kind, made if there is none. Ops have some 100 kinds.
static NncOpCount *findRow(Walk *walk, MlirStringRef name) {
  NncAnalysis *analysis = walk->analysis;
  for (size_t i = 0; i < analysis->numOps; ++i)
    if (mlirStringRefEqual(analysis->ops[i].name, name))
      return &analysis->ops[i];
  if (analysis->numOps == walk->capacity) {
    size_t capacity = walk->capacity ? 2 * walk->capacity : 32;
    NncOpCount *ops = realloc(analysis->ops, capacity * sizeof *ops);
    if (!ops)
      return NULL;
    analysis->ops = ops;
    walk->capacity = capacity;
  }
  NncOpCount *row = &analysis->ops[analysis->numOps++];
  *row = (NncOpCount){.name = name};
  return row;
}

static void countParameter(NncAnalysis *analysis, MlirType type) {
  int64_t elements = typeElements(type);
  if (elements < 0)
    return;
  MlirType element = mlirShapedTypeGetElementType(type);
  if (mlirTypeIsAInteger(element) && mlirIntegerTypeGetWidth(element) == 64)
    return;
  analysis->parameters += elements;
  analysis->parameterBytes += elements * elementBytes(type);
}

static void countResults(NncAnalysis *analysis, MlirOperation op) {
  for (intptr_t i = 0; i < mlirOperationGetNumResults(op); ++i) {
    MlirType type = mlirValueGetType(mlirOperationGetResult(op, i));
    if (!mlirTypeIsAShaped(type))
      continue;
    int64_t bytes = typeBytes(type);
    analysis->activationBytes += bytes < 0 ? 0 : bytes;
    analysis->dynamic |= bytes < 0;
  }
}

static bool holdsWeights(MlirOperation op) {
  return isNamed(op, "nn.constant") || isNamed(op, "nn.get_parameter");
}

/// Ops that hold a program together rather than compute.
static bool isStructure(MlirOperation op) {
  return isNamed(op, "builtin.module") || isNamed(op, "func.func") ||
         isNamed(op, "func.return") || isNamed(op, "nn.kernel") ||
         isNamed(op, "nn.yield") || isNamed(op, "scf.yield") ||
         isNamed(op, "scf.condition");
}

static void countWeights(NncAnalysis *analysis, MlirOperation op) {
  if (isNamed(op, "nn.constant"))
    countParameter(analysis, mlirValueGetType(mlirOperationGetResult(op, 0)));
  if (!isNamed(op, "nn.parameter"))
    return;
  MlirAttribute type = mlirOperationGetAttributeByName(
      op, mlirStringRefCreateFromCString("type"));
  if (!mlirAttributeIsNull(type) && mlirAttributeIsAType(type))
    countParameter(analysis, mlirTypeAttrGetValue(type));
}

static MlirWalkResult visit(MlirOperation op, void *user) {
  Walk *walk = user;
  NncAnalysis *analysis = walk->analysis;
  countWeights(analysis, op);
  if (holdsWeights(op) || isStructure(op) || isNamed(op, "nn.parameter"))
    return MlirWalkResultAdvance;
  NncOpCount *row = findRow(walk, operationName(op));
  if (!row) {
    walk->outOfMemory = true;
    return MlirWalkResultInterrupt;
  }
  int64_t macs = opMacs(op);
  ++row->count;
  ++analysis->numOpsTotal;
  row->macs += macs < 0 ? 0 : macs;
  analysis->macs += macs < 0 ? 0 : macs;
  analysis->dynamic |= macs < 0;
  countResults(analysis, op);
  return MlirWalkResultAdvance;
}

//===----------------------------------------------------------------------===//
// Liveness
//===----------------------------------------------------------------------===//

static int64_t liveBytes(MlirValue value) {
  MlirType type = mlirValueGetType(value);
  int64_t bytes = mlirTypeIsAShaped(type) ? typeBytes(type) : 0;
  return bytes < 0 ? 0 : bytes;
}

/// The op of `block` that holds `op`, or is it.
static MlirOperation ancestorIn(MlirBlock block, MlirOperation op) {
  while (!mlirOperationIsNull(op) &&
         !mlirBlockEqual(mlirOperationGetBlock(op), block))
    op = mlirOperationGetParentOperation(op);
  return op;
}

/// Whether `op` is the last op of its block that uses `value`.
static bool isLastUse(MlirOperation op, MlirValue value) {
  MlirBlock block = mlirOperationGetBlock(op);
  MlirOpOperand use = mlirValueGetFirstUse(value);
  for (; !mlirOpOperandIsNull(use); use = mlirOpOperandGetNextUse(use)) {
    MlirOperation user = ancestorIn(block, mlirOpOperandGetOwner(use));
    if (!mlirOperationIsNull(user) && !mlirOperationEqual(user, op) &&
        mlirOperationIsBeforeInBlock(op, user))
      return false;
  }
  return true;
}

static bool usesBefore(MlirOperation op, intptr_t index) {
  MlirValue value = mlirOperationGetOperand(op, index);
  for (intptr_t i = 0; i < index; ++i)
    if (mlirValueEqual(mlirOperationGetOperand(op, i), value))
      return true;
  return false;
}

static bool isWeight(MlirValue value) {
  return mlirValueIsAOpResult(value) &&
         holdsWeights(mlirOpResultGetOwner(value));
}

/// Bytes that need not be held once `op` is done.
static int64_t freedBytes(MlirOperation op) {
  int64_t bytes = 0;
  for (intptr_t i = 0; i < mlirOperationGetNumOperands(op); ++i) {
    MlirValue value = mlirOperationGetOperand(op, i);
    if (!isWeight(value) && !usesBefore(op, i) && isLastUse(op, value))
      bytes += liveBytes(value);
  }
  for (intptr_t i = 0; i < mlirOperationGetNumResults(op); ++i) {
    MlirValue value = mlirOperationGetResult(op, i);
    if (mlirOpOperandIsNull(mlirValueGetFirstUse(value)))
      bytes += liveBytes(value);
  }
  return bytes;
}

static int64_t peakOfBlock(MlirBlock block) {
  int64_t live = 0, peak = 0;
  for (intptr_t i = 0; i < mlirBlockGetNumArguments(block); ++i)
    live += liveBytes(mlirBlockGetArgument(block, i));
  for (MlirOperation op = mlirBlockGetFirstOperation(block);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op)) {
    if (holdsWeights(op))
      continue;
    for (intptr_t i = 0; i < mlirOperationGetNumResults(op); ++i)
      live += liveBytes(mlirOperationGetResult(op, i));
    peak = live > peak ? live : peak;
    live -= freedBytes(op);
  }
  return peak;
}

static int64_t peakOfModule(MlirModule module) {
  int64_t peak = 0;
  for (MlirOperation op = mlirBlockGetFirstOperation(mlirModuleGetBody(module));
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op)) {
    if (!isNamed(op, "func.func"))
      continue;
    MlirBlock body = mlirRegionGetFirstBlock(mlirOperationGetRegion(op, 0));
    int64_t bytes = mlirBlockIsNull(body) ? 0 : peakOfBlock(body);
    peak = bytes > peak ? bytes : peak;
  }
  return peak;
}

//===----------------------------------------------------------------------===//
// Entry points
//===----------------------------------------------------------------------===//

static int compareNames(MlirStringRef a, MlirStringRef b) {
  size_t length = a.length < b.length ? a.length : b.length;
  int order = memcmp(a.data, b.data, length);
  return order ? order : (a.length > b.length) - (a.length < b.length);
}

static int compareRows(const void *left, const void *right) {
  const NncOpCount *a = left, *b = right;
  if (a->macs != b->macs)
    return a->macs < b->macs ? 1 : -1;
  if (a->count != b->count)
    return a->count < b->count ? 1 : -1;
  return compareNames(a->name, b->name);
}

NnStatus nncAnalyze(MlirModule module, NncAnalysis *analysis) {
  *analysis = (NncAnalysis){0};
  Walk walk = {.analysis = analysis};
  mlirOperationWalk(mlirModuleGetOperation(module), visit, &walk,
                    MlirWalkPreOrder);
  if (walk.outOfMemory)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  if (analysis->numOps)
    qsort(analysis->ops, analysis->numOps, sizeof *analysis->ops, compareRows);
  analysis->peakBytes = peakOfModule(module);
  return NULL;
}

void nncAnalysisDestroy(NncAnalysis *analysis) {
  free(analysis->ops);
  *analysis = (NncAnalysis){0};
}
