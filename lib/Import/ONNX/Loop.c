//===- Loop.c - Loops on tensors ------------------------------------------===//
// The body is built with the types that its first iteration has; as long as it
// gives other ones, dimensions that change become dynamic and it is built
// again. What is gathered goes to a buffer that is there from the start, or
// grows if its size is not known by then.
//===----------------------------------------------------------------------===//
#include "Loop.h"

#include "nn/Builders/Arith.h"
#include "nn/Builders/Scf.h"
#include "nn/Builders/Tensor.h"

enum { maxAttempts = 3 };

bool nnLoopInit(NnLoop *loop, NnNode *node, size_t numCarried,
                size_t numGathered) {
  NnArena *arena = &node->importer->arena;
  size_t all = numCarried + numGathered;
  *loop = (NnLoop){
      .node = node,
      .numCarried = numCarried,
      .numGathered = numGathered,
      .initial = nnArenaTakeArray(arena, numCarried, sizeof(MlirValue)),
      .isReversed = nnArenaTakeArray(arena, numGathered, sizeof(bool)),
      .arguments = nnArenaTakeArray(arena, numCarried, sizeof(MlirValue)),
      .next = nnArenaTakeArray(arena, numCarried, sizeof(MlirValue)),
      .elements = nnArenaTakeArray(arena, numGathered, sizeof(MlirValue)),
      .types = nnArenaTakeArray(arena, numCarried, sizeof(MlirType)),
      .results = nnArenaTakeArray(arena, all, sizeof(MlirValue))};
  if (loop->initial && loop->isReversed && loop->arguments && loop->next &&
      loop->elements && loop->types && loop->results)
    return true;
  nnNodeUnsupported(node, "out of memory");
  return false;
}

//===----------------------------------------------------------------------===//
// Scalars
//===----------------------------------------------------------------------===//

static MlirType scalarTensor(const NnLoop *loop, unsigned width) {
  return mlirRankedTensorTypeGet(
      0, NULL, mlirIntegerTypeGet(loop->node->importer->context, width),
      mlirAttributeGetNull());
}

static MlirType indexType(const NnLoop *loop) {
  return mlirIndexTypeGet(loop->node->importer->context);
}

static MlirValue buildI64(NnNode *node, int64_t value) {
  return nnBuildScalar(node, mlirIntegerTypeGet(node->importer->context, 64),
                       (double)value);
}

MlirValue nnBuildCount(NnNode *node, MlirValue count) {
  count = nnBuildShapeOperand(node, nnBuildFirst(node, count));
  int64_t known;
  if (nnElementsInts(nnConstantValue(count), 1, &known) == 1)
    return known < 0 ? buildI64(node, 0) : count;
  return nnMax(node->b, count, buildI64(node, 0));
}

/// A tensor<i64> as an index.
static MlirValue buildIndex(const NnLoop *loop, MlirValue tensor) {
  NnBuilder b = loop->node->b;
  int64_t known;
  if (nnElementsInts(nnConstantValue(tensor), 1, &known) == 1)
    return arithConstant(b, nnIndexAttr(b, known));
  return arithIndexCast(b, indexType(loop),
                        tensorExtract(b, tensor, NN_NO_VALUES));
}

/// The number of iterations, if it is a constant.
static int64_t knownCount(const NnLoop *loop) {
  int64_t known;
  return nnElementsInts(nnConstantValue(loop->count), 1, &known) == 1
             ? known
             : NN_DYNAMIC;
}

//===----------------------------------------------------------------------===//
// The body
//===----------------------------------------------------------------------===//

/// The region's arguments are index, iteration, what is carried, and whether
/// it is going. Those that the loop has no use for go later.
static void openRegion(NnLoop *loop) {
  MlirLocation location = loop->node->b.location;
  loop->region = nnRegionOpen(
      loop->node, NN_TYPES(indexType(loop), scalarTensor(loop, 64)));
  MlirBlock block = loop->region.block;
  loop->index = mlirBlockGetArgument(block, 0);
  loop->iteration = mlirBlockGetArgument(block, 1);
  for (size_t i = 0; i < loop->numCarried; ++i)
    loop->arguments[i] = mlirBlockAddArgument(block, loop->types[i], location);
  loop->isGoing = mlirBlockAddArgument(block, scalarTensor(loop, 1), location);
}

static void dropRegion(NnLoop *loop) {
  nnRegionLeave(loop->node, &loop->region);
  nnRegionClose(&loop->region, (MlirRegion){NULL});
}

static MlirType withoutSizes(MlirType type) {
  NnShape shape = nnTypeShape(type);
  for (int64_t i = 0; i < shape.rank; ++i)
    shape.dims[i] = NN_DYNAMIC;
  return nnTensorType(&shape, mlirShapedTypeGetElementType(type));
}

/// Makes the carried types fit what the iteration gave. True if they did.
static bool adaptTypes(NnLoop *loop, int attempt) {
  bool fits = true;
  for (size_t i = 0; i < loop->numCarried; ++i) {
    MlirType before = loop->types[i], after = mlirValueGetType(loop->next[i]);
    MlirType joined = nnJoinTypes(before, after);
    char texts[2][128];
    if (mlirTypeIsNull(joined)) {
      nnNodeUnsupported(loop->node,
                        "value %zu that it carries is %s at first, and then %s",
                        i, nnTypeText(before, texts[0], sizeof texts[0]),
                        nnTypeText(after, texts[1], sizeof texts[1]));
      return false;
    }
    fits &= mlirTypeEqual(joined, before);
    loop->types[i] = attempt < maxAttempts ? joined : withoutSizes(joined);
  }
  return fits;
}

/// Builds the region until its types fit. False if the node has failed; then
/// there is no region.
static bool buildBody(NnLoop *loop) {
  for (size_t i = 0; i < loop->numCarried; ++i)
    loop->types[i] = mlirValueGetType(loop->initial[i]);
  for (int attempt = 0;; ++attempt) {
    openRegion(loop);
    bool isDone = loop->iterate(loop);
    if (isDone && adaptTypes(loop, attempt))
      return true;
    dropRegion(loop);
    if (!isDone || nnNodeFailed(loop->node))
      return false;
  }
}

//===----------------------------------------------------------------------===//
// What is gathered
//===----------------------------------------------------------------------===//

/// Where the elements of one result go.
typedef struct Buffer {
  MlirValue element;
  bool isReversed;
  bool grows; ///< It has no size to begin with.
  MlirType type;
} Buffer;

static Buffer describeBuffer(const NnLoop *loop, size_t i) {
  Buffer buffer = {loop->elements[i], loop->isReversed[i], false, {NULL}};
  NnShape element = nnValueShape(buffer.element),
          shape = {element.rank + 1, {0}};
  buffer.grows = !loop->isCounted || !nnShapeIsStatic(&element);
  shape.dims[0] = buffer.grows ? NN_DYNAMIC : knownCount(loop);
  for (int64_t d = 0; d < element.rank; ++d)
    shape.dims[d + 1] = element.dims[d];
  buffer.type = nnTensorType(&shape, nnElementType(buffer.element));
  return buffer;
}

/// The buffer before the first iteration.
static MlirValue buildBuffer(const NnLoop *loop, const Buffer *buffer) {
  NnNode *node = loop->node;
  NnShape shape = nnTypeShape(buffer->type);
  if (!buffer->grows)
    return tensorEmpty(node->b, buffer->type,
                       shape.dims[0] == NN_DYNAMIC
                           ? NN_VALUES(buildIndex(loop, loop->count))
                           : NN_NO_VALUES);
  for (int64_t d = 0; d < shape.rank; ++d)
    if (!d || shape.dims[d] == NN_DYNAMIC)
      shape.dims[d] = 0;
  MlirType type = nnTensorType(&shape, nnElementType(buffer->element));
  MlirAttribute zero = nnConstantValue(
      nnBuildScalar(node, mlirShapedTypeGetElementType(type), 0));
  return nnBuildWithType(
      node,
      nnConstant(node->b, mlirDenseElementsAttrSplatGet(
                              type, mlirDenseElementsAttrGetSplatValue(zero))),
      buffer->type);
}

/// The number of elements that there are, and their shape.
static MlirValue buildGatheredShape(const NnLoop *loop, const Buffer *buffer) {
  NnNode *node = loop->node;
  MlirValue count = nnUnsqueeze(node->b, loop->iteration, NN_INTS(0));
  MlirValue shape = nnBuildShapeOf(node, buffer->element);
  return nnConcat(node->b, NN_VALUES(count, shape), 0);
}

/// Appends the element. Without elements yet, the buffer has none of their
/// sizes either.
static MlirValue appendElement(const NnLoop *loop, const Buffer *buffer,
                               MlirValue before) {
  NnNode *node = loop->node;
  NnBuilder b = node->b;
  NnShape shape = nnValueShape(buffer->element);
  NnReshapeOptions options = {.allowZero = nnUnitAttr(b)};
  if (!nnShapeIsStatic(&shape))
    before = nnReshape(b, before, buildGatheredShape(loop, buffer), &options);
  MlirValue element = nnUnsqueeze(b, buffer->element, NN_INTS(0));
  NnValues parts = buffer->isReversed ? NN_VALUES(element, before)
                                      : NN_VALUES(before, element);
  return nnBuildWithType(node, nnConcat(b, parts, 0), buffer->type);
}

/// Writes the element to its place.
static MlirValue storeElement(const NnLoop *loop, const Buffer *buffer,
                              MlirValue before) {
  NnBuilder b = loop->node->b;
  MlirValue at = loop->isFor ? loop->index : buildIndex(loop, loop->iteration);
  int64_t dynamic = mlirShapedTypeGetDynamicSize();
  int64_t offsets[NN_MAX_RANK] = {dynamic}, sizes[NN_MAX_RANK] = {1},
          strides[NN_MAX_RANK] = {1};
  NnShape shape = nnValueShape(buffer->element);
  for (int64_t d = 0; d < shape.rank; ++d) {
    sizes[d + 1] = shape.dims[d];
    strides[d + 1] = 1;
  }
  if (buffer->isReversed) {
    MlirValue last = nnSub(b, loop->count, buildI64(loop->node, 1));
    at = buildIndex(loop, nnSub(b, last, loop->iteration));
  }
  intptr_t rank = (intptr_t)shape.rank + 1;
  return tensorInsertSlice(b, buffer->element, before, NN_VALUES(at),
                           NN_NO_VALUES, NN_NO_VALUES, (NnInts){rank, offsets},
                           (NnInts){rank, sizes}, (NnInts){rank, strides});
}

//===----------------------------------------------------------------------===//
// The operation
//===----------------------------------------------------------------------===//

/// What the operation carries: all that the region's first arguments are not.
typedef struct State {
  size_t n, room;
  MlirValue *initial, *next;
  MlirType *types;
} State;

static void carry(State *s, MlirValue initial, MlirValue next, MlirType type) {
  s->initial[s->n] = initial;
  s->next[s->n] = next;
  s->types[s->n++] = type;
}

static bool initState(const NnLoop *loop, State *s) {
  NnArena *arena = &loop->node->importer->arena;
  size_t room = loop->numCarried + loop->numGathered + 2;
  *s = (State){.room = room,
               .initial = nnArenaTakeArray(arena, room, sizeof(MlirValue)),
               .next = nnArenaTakeArray(arena, room, sizeof(MlirValue)),
               .types = nnArenaTakeArray(arena, room, sizeof(MlirType))};
  if (!s->initial || !s->next || !s->types)
    nnNodeUnsupported(loop->node, "out of memory");
  return !nnNodeFailed(loop->node);
}

/// Within the region: casts what is carried to its types.
static void carryValues(NnLoop *loop, State *s) {
  for (size_t i = 0; i < loop->numCarried; ++i)
    carry(s, loop->initial[i],
          nnBuildWithType(loop->node, loop->next[i], loop->types[i]),
          loop->types[i]);
}

/// Within the region: adds each buffer as an argument, and what it becomes.
static void carryBuffers(NnLoop *loop, State *s, Buffer *buffers) {
  for (size_t i = 0; i < loop->numGathered; ++i) {
    if (nnRank(loop->elements[i]) == NN_MAX_RANK) {
      nnNodeUnsupported(loop->node, "it gathers tensors of rank %d",
                        NN_MAX_RANK);
      return;
    }
    buffers[i] = describeBuffer(loop, i);
    MlirValue before = mlirBlockAddArgument(loop->region.block, buffers[i].type,
                                            loop->node->b.location);
    MlirValue after = buffers[i].grows
                          ? appendElement(loop, &buffers[i], before)
                          : storeElement(loop, &buffers[i], before);
    carry(s, (MlirValue){NULL}, after, buffers[i].type);
  }
}

/// Outside of the region: what is carried at first. The loop's own values
/// begin at `first`.
static void buildInitial(NnLoop *loop, State *s, size_t first,
                         const Buffer *buffers) {
  MlirValue *initial = s->initial + first;
  for (size_t i = 0; i < loop->numCarried; ++i)
    initial[i] = nnBuildWithType(loop->node, initial[i], loop->types[i]);
  initial = s->initial + s->n - loop->numGathered;
  for (size_t i = 0; i < loop->numGathered; ++i)
    initial[i] = buildBuffer(loop, &buffers[i]);
}

/// Puts another value in the place of an argument.
static void replaceArgument(const NnLoop *loop, MlirValue argument,
                            MlirValue value) {
  if (!mlirValueIsNull(value))
    mlirValueReplaceAllUsesOfWith(argument, value);
  mlirBlockEraseArgument(loop->region.block,
                         (unsigned)mlirBlockArgumentGetArgNumber(argument));
}

/// Within a counted loop the condition is true.
static void replaceCondition(NnLoop *loop) {
  MlirValue yes = {NULL};
  nnBuilderAtStart(loop->node->b, loop->region.block);
  if (!nnHasNoUse(loop->isGoing))
    yes = nnBuildScalar(
        loop->node, mlirIntegerTypeGet(loop->node->importer->context, 1), 1);
  nnBuilderAtEnd(loop->node->b, loop->region.block);
  replaceArgument(loop, loop->isGoing, yes);
}

/// The body of an scf.for counts in indices.
static void replaceIteration(NnLoop *loop) {
  NnBuilder b = loop->node->b;
  MlirType i64 = mlirIntegerTypeGet(loop->node->importer->context, 64);
  nnBuilderAtStart(b, loop->region.block);
  MlirValue number = arithIndexCast(b, i64, loop->index);
  MlirValue iteration =
      tensorFromElements(b, scalarTensor(loop, 64), NN_VALUES(number));
  nnBuilderAtEnd(b, loop->region.block);
  replaceArgument(loop, loop->iteration, iteration);
  loop->iteration = iteration;
}

static MlirOperation buildFor(NnLoop *loop, State *s, Buffer *buffers) {
  NnBuilder b = loop->node->b;
  replaceIteration(loop);
  carryValues(loop, s);
  carryBuffers(loop, s, buffers);
  scfYieldCreate(b, (NnValues){(intptr_t)s->n, s->next});
  nnRegionLeave(loop->node, &loop->region);
  buildInitial(loop, s, 0, buffers);
  MlirValue zero = arithConstant(b, nnIndexAttr(b, 0));
  MlirValue one = arithConstant(b, nnIndexAttr(b, 1));
  return scfForCreate(b, (NnTypes){(intptr_t)s->n, s->types}, zero,
                      buildIndex(loop, loop->count), one,
                      (NnValues){(intptr_t)s->n, s->initial}, NULL);
}

/// Whether there is another iteration, by what the loop carries.
static MlirValue buildTest(NnLoop *loop, const MlirValue *state) {
  NnBuilder b = loop->node->b;
  MlirValue isGoing = {NULL}, isBelow = {NULL};
  if (!loop->isCounted)
    isGoing = state[1 + loop->numCarried];
  if (!mlirValueIsNull(loop->count))
    isBelow = nnCompare(b, state[0], loop->count, NN_PREDICATE_LT);
  MlirValue test = loop->isCounted                ? isBelow
                   : mlirValueIsNull(loop->count) ? isGoing
                                                  : nnAnd(b, isGoing, isBelow);
  return tensorExtract(b, test, NN_NO_VALUES);
}

/// Fills the region that an scf.while begins each iteration with.
static void buildBefore(NnLoop *loop, const State *s, MlirOperation op) {
  NnBuilder b = loop->node->b;
  NnInsertPoint point = nnBuilderSave(b);
  MlirBlock block = nnBuilderAddBlock(b, scfWhileGetBefore(op),
                                      (NnTypes){(intptr_t)s->n, s->types});
  for (size_t i = 0; i < s->n; ++i)
    s->next[i] = mlirBlockGetArgument(block, (intptr_t)i);
  scfConditionCreate(b, buildTest(loop, s->next),
                     (NnValues){(intptr_t)s->n, s->next});
  nnBuilderRestore(b, point);
}

/// An scf.while carries the iteration, the loop's values, the condition if it
/// may change, and buffers.
static MlirOperation buildWhile(NnLoop *loop, State *s, Buffer *buffers) {
  NnNode *node = loop->node;
  NnBuilder b = node->b;
  replaceArgument(loop, loop->index, (MlirValue){NULL});
  carry(s, (MlirValue){NULL}, nnAdd(b, loop->iteration, buildI64(node, 1)),
        scalarTensor(loop, 64));
  carryValues(loop, s);
  if (!loop->isCounted)
    carry(s, loop->going, nnBuildFirst(node, loop->goesOn),
          scalarTensor(loop, 1));
  carryBuffers(loop, s, buffers);
  scfYieldCreate(b, (NnValues){(intptr_t)s->n, s->next});
  nnRegionLeave(node, &loop->region);
  s->initial[0] = buildI64(node, 0);
  buildInitial(loop, s, 1, buffers);
  MlirOperation op = scfWhileCreate(b, (NnTypes){(intptr_t)s->n, s->types},
                                    (NnValues){(intptr_t)s->n, s->initial});
  if (!mlirOperationIsNull(op))
    buildBefore(loop, s, op);
  return op;
}

//===----------------------------------------------------------------------===//
// Which operation
//===----------------------------------------------------------------------===//

static bool isTrue(MlirValue tensor) {
  int64_t known;
  return nnElementsInts(nnConstantValue(tensor), 1, &known) == 1 && known;
}

/// Whether the condition never changes.
static bool keepsGoing(const NnLoop *loop) {
  return mlirValueIsNull(loop->goesOn) ||
         mlirValueEqual(loop->goesOn, loop->isGoing) || isTrue(loop->goesOn);
}

/// A counted loop that does not start has no iterations.
static void countByCondition(NnLoop *loop) {
  if (mlirValueIsNull(loop->going) || isTrue(loop->going))
    return;
  nnRegionLeave(loop->node, &loop->region);
  loop->count = nnSelect(loop->node->b, loop->going, loop->count,
                         buildI64(loop->node, 0));
  nnBuilderAtEnd(loop->node->b, loop->region.block);
}

/// MLIR takes it that what an scf.for carries keeps the shape that it has at
/// first, once that becomes known.
static bool hasStaticTypes(const NnLoop *loop) {
  bool isStatic = true;
  for (size_t i = 0; i < loop->numCarried; ++i) {
    NnShape shape = nnTypeShape(loop->types[i]);
    isStatic &= nnShapeIsStatic(&shape);
  }
  for (size_t i = 0; i < loop->numGathered; ++i) {
    NnShape shape = nnValueShape(loop->elements[i]);
    isStatic &= nnShapeIsStatic(&shape);
  }
  return isStatic;
}

/// The operation, with its regions but the body; null if the node has failed.
static MlirOperation buildOperation(NnLoop *loop, Buffer *buffers) {
  State state;
  MlirOperation none = {NULL};
  loop->isCounted = !mlirValueIsNull(loop->count) && keepsGoing(loop);
  loop->isFor = loop->isCounted && hasStaticTypes(loop);
  if (mlirValueIsNull(loop->count) && keepsGoing(loop))
    nnNodeInvalid(loop->node, "the loop has no end");
  if (nnNodeFailed(loop->node) || !initState(loop, &state))
    return none;
  if (loop->isCounted) {
    countByCondition(loop);
    replaceCondition(loop);
  }
  MlirOperation op = loop->isFor ? buildFor(loop, &state, buffers)
                                 : buildWhile(loop, &state, buffers);
  return nnNodeFailed(loop->node) ? none : op;
}

static void takeResults(NnLoop *loop, MlirOperation op) {
  intptr_t carried = loop->isFor ? 0 : 1;
  intptr_t gathered =
      mlirOperationGetNumResults(op) - (intptr_t)loop->numGathered;
  for (size_t i = 0; i < loop->numCarried; ++i)
    loop->results[i] = nnResult(op, carried + (intptr_t)i);
  for (size_t i = 0; i < loop->numGathered; ++i)
    loop->results[loop->numCarried + i] = nnResult(op, gathered + (intptr_t)i);
}

bool nnLoopBuild(NnLoop *loop) {
  Buffer *buffers = nnArenaTakeArray(&loop->node->importer->arena,
                                     loop->numGathered, sizeof *buffers);
  if (!buffers)
    nnNodeUnsupported(loop->node, "out of memory");
  if (!buffers || !buildBody(loop))
    return false;
  MlirOperation op = buildOperation(loop, buffers);
  if (mlirOperationIsNull(op)) {
    dropRegion(loop);
    return false;
  }
  nnRegionClose(&loop->region,
                loop->isFor ? scfForGetRegion(op) : scfWhileGetAfter(op));
  takeResults(loop, op);
  return true;
}
