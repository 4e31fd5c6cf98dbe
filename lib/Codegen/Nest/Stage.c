//===- Stage.c - What one loop nest computes ------------------------------===//
// Matches a linalg.generic with its padding and its epilogue.
//===----------------------------------------------------------------------===//
#include "Codegen/Nest/Stage.h"

#include "Support/ByteProduct.h"
#include "nn/Builders/Arith.h"
#include "nn/Builders/Bufferization.h"
#include "nn/Builders/Linalg.h"
#include "nn/Builders/Tensor.h"

#include <string.h>

bool nnStageHasReductions(const Stage *s) {
  for (int i = 0; i < s->numLoops; ++i)
    if (s->reduction[i])
      return true;
  return false;
}

//===----------------------------------------------------------------------===//
// Bodies
//===----------------------------------------------------------------------===//

static MlirBlock bodyOf(MlirOperation generic) {
  return mlirRegionGetFirstBlock(linalgGenericGetRegion(generic));
}

static bool startsWith(MlirStringRef s, const char *head) {
  size_t n = strlen(head);
  return s.length >= n && !memcmp(s.data, head, n);
}

static bool argumentIsUsed(MlirOperation generic, intptr_t i) {
  return !nnHasNoUse(mlirBlockGetArgument(bodyOf(generic), i));
}

bool nnStageReadsPaddingAlong(const Stage *s, int loop) {
  for (int i = 0; i < s->numInputs; ++i)
    for (int d = 0; d < s->inputs[i].access.rank; ++d)
      if (s->inputs[i].padded[d] &&
          s->inputs[i].access.dims[d].coefficient[loop])
        return true;
  return false;
}

bool nnStageDivides(const Stage *s, int loop) {
  for (int i = 0; i < s->numInputs; ++i)
    for (int d = 0; d < s->inputs[i].access.rank; ++d)
      if (s->inputs[i].access.dims[d].coefficient[loop] &&
          s->inputs[i].access.dims[d].divisor)
        return true;
  return false;
}

bool nnStageReads(const Stage *s, int i) {
  bool isList = !mlirOperationIsNull(s->list.read);
  return !(isList && (i == s->list.places || i == s->list.counts)) &&
         !nnHasNoUse(nnStageArgument(s, i));
}

MlirValue nnLookupIndex(MlirOperation op) {
  MlirValue none = {NULL};
  if (!tensorIsaExtract(op) || tensorExtractGetNumIndices(op) != 1)
    return none;
  MlirValue table = tensorExtractGetTensor(op);
  MlirOperation index = nnDefiningOp(tensorExtractGetIndicesAt(op, 0));
  NnShape shape = nnValueShape(table);
  bool isTable = !mlirAttributeIsNull(nnConstantValue(table)) &&
                 shape.rank == 1 && shape.dims[0] == NN_LOOKUP_ENTRIES &&
                 nnIsByte(nnElementType(table));
  return isTable && arithIsaIndexCastUI(index) &&
                 nnIsByte(mlirValueGetType(nnOperand(index, 0)))
             ? nnOperand(index, 0)
             : none;
}

/// Every op of the body has a vector form: arith and math are elementwise. The
/// read of a list is an input's.
static bool bodyVectorizes(MlirOperation generic, MlirOperation read) {
  intptr_t size = mlirBlockGetNumArguments(bodyOf(generic));
  for (MlirOperation op = mlirBlockGetFirstOperation(bodyOf(generic));
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op)) {
    MlirStringRef name = nnOperationName(op);
    if (++size > maxBody)
      return false;
    if (linalgIsaYield(op) || linalgIsaIndex(op) ||
        mlirOperationEqual(op, read))
      continue;
    if (mlirOperationGetNumRegions(op) || mlirOperationGetNumResults(op) != 1 ||
        (!startsWith(name, "arith.") && !startsWith(name, "math.") &&
         mlirValueIsNull(nnLookupIndex(op))))
      return false;
  }
  return true;
}

/// i1 takes a byte in memory but a bit in a vector register.
static bool isVectorElement(MlirValue tensor) {
  MlirType element = nnElementType(tensor);
  return (mlirTypeIsAFloat(element) || mlirTypeIsAInteger(element)) &&
         nnBitWidth(element) >= 8;
}

static bool isPlainGeneric(MlirOperation op, MlirOperation read) {
  return linalgIsaGeneric(op) && mlirOperationGetNumResults(op) == 1 &&
         linalgGenericGetNumOutputs(op) == 1 && bodyVectorizes(op, read) &&
         isVectorElement(linalgGenericGetOutputsAt(op, 0));
}

static bool accessOf(MlirOperation generic, intptr_t i, Access *out) {
  MlirAttribute maps = linalgGenericGetIndexingMapsAttr(generic);
  return nnAccessFromMap(
      mlirAffineMapAttrGetValue(mlirArrayAttrGetElement(maps, i)), out);
}

//===----------------------------------------------------------------------===//
// Loops
//===----------------------------------------------------------------------===//

/// iterator_types are printed as #linalg.iterator_type<parallel>.
static void matchReduction(MlirStringRef text, void *found) {
  for (size_t i = 0; i + 9 <= text.length; ++i)
    if (!memcmp(text.data + i, "reduction", 9))
      *(bool *)found = true;
}

static bool readLoops(Stage *s) {
  MlirAttribute types = linalgGenericGetIteratorTypesAttr(s->root);
  s->numLoops = (int)mlirArrayAttrGetNumElements(types);
  if (s->numLoops > maxLoops)
    return false;
  for (int i = 0; i < s->numLoops; ++i) {
    mlirAttributePrint(mlirArrayAttrGetElement(types, i), matchReduction,
                       &s->reduction[i]);
    s->extent[i] = NN_DYNAMIC;
    s->extentInput[i] = -1;
  }
  return true;
}

/// Notes every loop that runs over all of a dimension of `tensor`.
static void readExtents(Stage *s, int input, MlirValue tensor,
                        const Access *access) {
  NnShape shape = nnValueShape(tensor);
  for (int d = 0; d < access->rank; ++d)
    for (int loop = 0; loop < s->numLoops; ++loop)
      if (s->extent[loop] == NN_DYNAMIC &&
          nnLinearIsLoop(&access->dims[d], loop)) {
        s->extent[loop] = shape.dims[d];
        s->extentInput[loop] = input;
        s->extentDim[loop] = d;
      }
}

static bool extentsKnown(const Stage *s) {
  for (int i = 0; i < s->numLoops; ++i)
    if (s->extentInput[i] < 0)
      return false;
  return true;
}

/// The output map must name every parallel loop once.
static bool readOutput(Stage *s, const Access *out) {
  s->outputRank = out->rank;
  int named = 0;
  for (int i = 0; i < s->numLoops; ++i)
    named += !s->reduction[i];
  if (named != out->rank)
    return false;
  for (int d = 0; d < out->rank; ++d) {
    s->outputLoop[d] = -1;
    for (int i = 0; i < s->numLoops; ++i)
      if (!s->reduction[i] && nnLinearIsLoop(&out->dims[d], i))
        s->outputLoop[d] = i;
    if (s->outputLoop[d] < 0)
      return false;
  }
  return true;
}

//===----------------------------------------------------------------------===//
// Reads
//===----------------------------------------------------------------------===//

/// The constant that a function-level scalar holds, or null.
static MlirAttribute scalarConstant(MlirValue value) {
  MlirOperation op = nnDefiningOp(value);
  return nnOperationIs(op, "arith.constant") ? nnAttr(op, "value")
                                             : mlirAttributeGetNull();
}

static MlirAttribute padConstant(MlirOperation pad) {
  MlirBlock block = mlirRegionGetFirstBlock(tensorPadGetRegion(pad));
  MlirOperation yield = mlirBlockGetTerminator(block);
  return scalarConstant(nnOperand(yield, 0));
}

/// A dimension read with padding: one output loop and one reduction loop with
/// unit-free clamping, `stride * o + dilation * k`.
static bool canClamp(const Stage *s, const Linear *l) {
  int outputs = 0, reductions = 0;
  for (int i = 0; i < s->numLoops; ++i)
    if (l->coefficient[i] < 0)
      return false;
    else if (l->coefficient[i])
      ++*(s->reduction[i] ? &reductions : &outputs);
  return !l->constant && !l->divisor && !l->modulus && outputs == 1 &&
         reductions == 1;
}

/// Whether a term is what the argument is, or zero where the argument is.
static bool followsArgument(MlirValue term, MlirValue argument, bool isSum) {
  if (mlirValueEqual(term, argument))
    return true;
  MlirOperation op = nnDefiningOp(term);
  if (!isSum || mlirOperationIsNull(op))
    return false;
  if (nnOperationIs(op, "arith.extsi") || nnOperationIs(op, "arith.extui") ||
      nnOperationIs(op, "arith.extf"))
    return followsArgument(nnOperand(op, 0), argument, true);
  return (nnOperationIs(op, "arith.mulf") || nnOperationIs(op, "arith.muli")) &&
         (followsArgument(nnOperand(op, 0), argument, true) ||
          followsArgument(nnOperand(op, 1), argument, true));
}

/// Whether the padding is what accumulators start from, but for its width.
static bool isInit(const Stage *s, MlirAttribute padding) {
  return mlirAttributeEqual(padding, s->init) ||
         (nnAttrInt(padding, -1) == 0 && nnAttrInt(s->init, -1) == 0) ||
         (nnAttrFloat(padding, -1) == 0 && nnAttrFloat(s->init, -1) == 0);
}

/// Whether a term read from padding, which has the value that accumulators
/// start from, changes nothing.
static bool paddingIsNeutral(const Stage *s, int input) {
  char kind[64];
  if (mlirAttributeIsNull(s->init) || !nnCombinerKind(s, kind, sizeof kind))
    return false;
  MlirOperation last = nnStageSum(s);
  int term =
      mlirValueEqual(nnOperand(last, 0), nnStageArgument(s, s->numInputs));
  return followsArgument(nnOperand(last, term), nnStageArgument(s, input),
                         strstr(kind, "<add>"));
}

/// Reads through tensor.pad if what it pads with is what the accumulators start
/// from, so that leaving the padding out changes nothing: 0 for sums (of
/// products), the lowest value for maxima.
static void foldPadding(const Stage *s, int input, StageInput *in) {
  MlirOperation pad = nnDefiningOp(in->tensor);
  if (!tensorIsaPad(pad) || !paddingIsNeutral(s, input) ||
      !isInit(s, padConstant(pad)) || tensorPadGetNumLow(pad) ||
      tensorPadGetNumHigh(pad))
    return;
  StageInput folded = *in;
  folded.tensor = tensorPadGetSource(pad);
  int inner = s->outputLoop[s->outputRank - 1];
  for (int d = 0; d < in->access.rank; ++d) {
    int64_t low = tensorPadGetStaticLowAt(pad, d);
    int64_t high = tensorPadGetStaticHighAt(pad, d);
    folded.low[d] = low;
    folded.padded[d] = low || high;
    if (!folded.padded[d])
      continue;
    if (low < 0 || high < 0 || !canClamp(s, &in->access.dims[d]) ||
        in->access.dims[d].coefficient[inner])
      return;
  }
  *in = folded;
}

static bool readInputs(Stage *s) {
  intptr_t n = linalgGenericGetNumInputs(s->root);
  if (n > maxInputs)
    return false;
  s->numInputs = (int)n;
  for (int i = 0; i < s->numInputs; ++i) {
    StageInput *in = &s->inputs[i];
    in->tensor = linalgGenericGetInputsAt(s->root, i);
    if (!mlirTypeIsARankedTensor(mlirValueGetType(in->tensor)) ||
        !accessOf(s->root, i, &in->access) ||
        (argumentIsUsed(s->root, i) && !isVectorElement(in->tensor)))
      return false;
    readExtents(s, i, in->tensor, &in->access);
  }
  return true;
}

//===----------------------------------------------------------------------===//
// Accumulators
//===----------------------------------------------------------------------===//

static void readInit(Stage *s) {
  MlirValue out = linalgGenericGetOutputsAt(s->root, 0);
  MlirOperation fill = nnDefiningOp(out);
  s->initTensor = out;
  if (linalgIsaFill(fill)) {
    s->init = scalarConstant(nnOperand(fill, 0));
    s->destination = nnOperand(fill, 1);
  } else {
    s->destination = out;
  }
}

//===----------------------------------------------------------------------===//
// Epilogues
//===----------------------------------------------------------------------===//

static bool isElementwise(MlirOperation generic) {
  bool reduces = false;
  mlirAttributePrint(linalgGenericGetIteratorTypesAttr(generic), matchReduction,
                     &reduces);
  Access out;
  intptr_t last = linalgGenericGetNumInputs(generic);
  return !reduces && accessOf(generic, last, &out) &&
         nnAccessIsIdentity(&out, out.rank) && !argumentIsUsed(generic, last);
}

static bool readEpilogueOperand(Stage *s, MlirOperation e, int i) {
  MlirValue value = linalgGenericGetInputsAt(e, i);
  Access access;
  if (!accessOf(e, i, &access))
    return false;
  if (mlirValueEqual(value, s->result)) {
    if (s->resultBlockArg >= 0 || !nnAccessIsIdentity(&access, s->outputRank))
      return false;
    s->resultBlockArg = i;
    return true;
  }
  if (!mlirTypeIsARankedTensor(mlirValueGetType(value)) ||
      !isVectorElement(value))
    return false;
  s->extra[s->numExtra] = value;
  s->extraAccess[s->numExtra] = access;
  s->extraBlockArg[s->numExtra++] = i;
  return true;
}

/// The only user of the root's result, if it is elementwise over it.
static void readEpilogue(Stage *s) {
  if (!nnHasOneUse(s->result))
    return;
  MlirOperation e = mlirOpOperandGetOwner(mlirValueGetFirstUse(s->result));
  if (!isPlainGeneric(e, (MlirOperation){NULL}) || !isElementwise(e) ||
      linalgGenericGetNumInputs(e) > maxInputs ||
      mlirArrayAttrGetNumElements(linalgGenericGetIteratorTypesAttr(e)) !=
          s->outputRank)
    return;
  Stage with = *s;
  with.epilogue = e;
  with.resultBlockArg = -1;
  for (int i = 0; i < linalgGenericGetNumInputs(e); ++i)
    if (!readEpilogueOperand(&with, e, i))
      return;
  with.result = nnResult(e, 0);
  with.destination = linalgGenericGetOutputsAt(e, 0);
  if (with.resultBlockArg >= 0)
    *s = with;
}

bool nnStageExtrasVectorize(const Stage *s, int lanes) {
  int last = s->outputRank - 1;
  for (int i = 0; i < s->numExtra; ++i)
    if (!nnAccessIsContiguous(&s->extraAccess[i], last, lanes) &&
        nnAccessUses(&s->extraAccess[i], last))
      return false;
  return true;
}

void nnStageDropEpilogue(Stage *s) {
  s->epilogue = (MlirOperation){NULL};
  s->numExtra = 0;
  s->result = nnResult(s->root, 0);
  readInit(s);
}

/// Where the result is asked for in a given place, writes it there.
static void readDestination(Stage *s) {
  if (!nnHasOneUse(s->result))
    return;
  MlirOperation user = mlirOpOperandGetOwner(mlirValueGetFirstUse(s->result));
  if (!bufferizationIsaMaterializeInDestination(user) ||
      mlirOperationGetNumResults(user) != 1 ||
      !mlirTypeEqual(mlirValueGetType(nnOperand(user, 1)),
                     mlirValueGetType(s->destination)))
    return;
  s->destination = nnOperand(user, 1);
  s->result = nnResult(user, 0);
}

/// What the root writes, and the loops that run over it.
static bool readResult(Stage *s) {
  Access out;
  intptr_t last = linalgGenericGetNumInputs(s->root);
  if (!accessOf(s->root, last, &out) || !readOutput(s, &out))
    return false;
  readExtents(s, s->numInputs, linalgGenericGetOutputsAt(s->root, 0), &out);
  readInit(s);
  s->result = nnResult(s->root, 0);
  return true;
}

bool nnStageReadResult(MlirOperation generic, Stage *s) {
  *s = (Stage){.root = generic};
  if (!isPlainGeneric(generic, (MlirOperation){NULL}) || !readLoops(s) ||
      !readResult(s))
    return false;
  readEpilogue(s);
  readDestination(s);
  return true;
}

bool nnStageRead(MlirOperation generic, Stage *s) {
  *s = (Stage){.root = generic};
  if (!linalgIsaGeneric(generic) || !readLoops(s) || !readInputs(s) ||
      !nnStageReadList(s) || !isPlainGeneric(generic, s->list.read) ||
      !readResult(s) || !extentsKnown(s))
    return false;
  if (s->outputRank)
    for (int i = 0; i < s->numInputs; ++i)
      foldPadding(s, i, &s->inputs[i]);
  readEpilogue(s);
  readDestination(s);
  return true;
}
