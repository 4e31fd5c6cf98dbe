//===- PlaceConcats.c - Kernels write into the concatenation --------------===//
// A tensor that kernels' results are concatenated to is made before them, and
// each writes its part of it; other kernels read their parts there:
//   %a = kernel(%x) {…}             %e = tensor.empty()
//   %b = kernel(%y) {…}       ->    %v = kernel(%x, %e) {… insert_slice}
//   %c = kernel(%a, %b) {…}         %w = kernel(%y, %v) {… insert_slice}
// A concatenation of the first parts of another one, as in dense blocks, is a
// slice of it. A padded tensor is one part in a tensor that is filled before.
// Expects: linalg in kernels, known sizes.
//===----------------------------------------------------------------------===//
#include "Codegen/Kernels/KernelSlices.h"
#include "Codegen/Passes.h"
#include "Support/IR.h"
#include "Support/List.h"

#include "nn-c/NNOps.h"
#include "nn/Builders/Arith.h"
#include "nn/Builders/Linalg.h"
#include "nn/Builders/Tensor.h"

#include "mlir-c/Dialect/Arith.h"
#include "mlir-c/Dialect/Linalg.h"
#include "mlir-c/Dialect/Tensor.h"

#include <stdlib.h>
#include <string.h>

enum { maxParts = 60 };
enum { undecided = -1, none = -2 };

/// One tensor of a concatenation.
typedef struct Part {
  MlirValue value;
  MlirOperation insert; ///< What puts it there, in the kernel it is read by.
  int64_t at[NN_MAX_RANK];
  bool placed;  ///< Its kernel writes it to the whole.
  bool present; ///< It is in the whole where the rewriting stands.
} Part;

typedef struct Concat {
  MlirOperation kernel;
  int64_t rank;
  MlirOperation fill; ///< Of what parts leave free, or null.
  int n;
  Part parts[maxParts];
  int whole; ///< The concatenation whose tensor this one is a slice of, or
             ///< itself, undecided, or none.
  int64_t at[NN_MAX_RANK];
} Concat;

typedef struct Block {
  NnBuilder b;
  int n;
  intptr_t capacity;
  Concat *concats; ///< In order.
  bool failed;
  int64_t placed;
} Block;

//===----------------------------------------------------------------------===//
// Concatenations
//===----------------------------------------------------------------------===//

static const Concat *findConcat(const Block *block, MlirValue value) {
  for (int i = 0; i < block->n; ++i)
    if (mlirValueEqual(nnResult(block->concats[i].kernel, 0), value))
      return &block->concats[i];
  return NULL;
}

static void addOffsets(int64_t rank, const int64_t *x, const int64_t *y,
                       int64_t sign, int64_t *out) {
  for (int64_t d = 0; d < rank; ++d)
    out[d] = x[d] + sign * y[d];
}

/// Adds what one tensor.insert_slice puts in, or, if that is a concatenation,
/// what it is made of.
static bool addPart(const Block *block, Concat *c, MlirOperation insert) {
  MlirValue source = tensorInsertSliceGetSource(insert);
  if (!mlirValueIsABlockArgument(source) || nnRank(source) != c->rank ||
      tensorInsertSliceGetNumOffsets(insert) ||
      tensorInsertSliceGetNumSizes(insert) ||
      tensorInsertSliceGetNumStrides(insert))
    return false;
  int64_t at[NN_MAX_RANK] = {0};
  for (int64_t d = 0; d < c->rank; ++d) {
    at[d] = tensorInsertSliceGetStaticOffsetsAt(insert, d);
    if (tensorInsertSliceGetStaticStridesAt(insert, d) != 1)
      return false;
  }
  MlirValue value = nnOperand(c->kernel, mlirBlockArgumentGetArgNumber(source));
  const Concat *inner = findConcat(block, value);
  if (inner && !mlirOperationIsNull(inner->fill))
    inner = NULL;
  if (c->n + (inner ? inner->n : 1) > maxParts)
    return false;
  if (!inner) {
    Part *part = &c->parts[c->n++];
    *part = (Part){value, insert};
    memcpy(part->at, at, sizeof part->at);
    return true;
  }
  for (int i = 0; i < inner->n; ++i) {
    Part *part = &c->parts[c->n++];
    *part = inner->parts[i];
    addOffsets(c->rank, inner->parts[i].at, at, 1, part->at);
  }
  return true;
}

/// Whether a new tensor is filled with a constant.
static bool isFill(MlirOperation op) {
  return linalgIsaFill(op) && tensorIsaEmpty(nnDefiningOp(nnOperand(op, 1))) &&
         arithIsaConstant(nnDefiningOp(nnOperand(op, 0)));
}

/// Whether a kernel does nothing but put its operands beside each other, or one
/// into a filled tensor.
static bool readConcat(const Block *block, MlirOperation kernel, Concat *c) {
  *c = (Concat){.kernel = kernel, .whole = undecided};
  if (!nnIsaKernel(kernel) || mlirOperationGetNumResults(kernel) != 1)
    return false;
  NnShape shape = nnValueShape(nnResult(kernel, 0));
  MlirBlock body = mlirRegionGetFirstBlock(nnKernelGetBody(kernel));
  MlirOperation op = nnDefiningOp(nnOperand(mlirBlockGetTerminator(body), 0));
  int64_t elements = 0;
  c->rank = shape.rank;
  for (; tensorIsaInsertSlice(op);
       op = nnDefiningOp(tensorInsertSliceGetDest(op))) {
    if (!addPart(block, c, op))
      return false;
    NnShape part = nnValueShape(tensorInsertSliceGetSource(op));
    elements += nnShapeNumElements(&part);
  }
  if (isFill(op)) {
    c->fill = op;
    return c->n == 1 && nnShapeIsStatic(&shape);
  }
  return c->n > 1 && tensorIsaEmpty(op) && nnShapeIsStatic(&shape) &&
         elements == nnShapeNumElements(&shape);
}

static void collect(Block *block, MlirBlock ops) {
  for (MlirOperation op = mlirBlockGetFirstOperation(ops);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op)) {
    block->failed = !nnReserve(&block->concats, block->n + 1, &block->capacity,
                               sizeof *block->concats);
    if (block->failed)
      return;
    block->n += readConcat(block, op, &block->concats[block->n]);
  }
}

//===----------------------------------------------------------------------===//
// Decisions
//===----------------------------------------------------------------------===//

static bool usersAreKernels(MlirValue value, MlirBlock block) {
  MlirOpOperand use = mlirValueGetFirstUse(value);
  for (; !mlirOpOperandIsNull(use); use = mlirOpOperandGetNextUse(use)) {
    MlirOperation user = mlirOpOperandGetOwner(use);
    if (!nnIsaKernel(user) ||
        !mlirBlockEqual(mlirOperationGetBlock(user), block))
      return false;
  }
  return true;
}

static const Part *findPart(const Concat *c, MlirValue value) {
  for (int i = 0; i < c->n; ++i)
    if (mlirValueEqual(c->parts[i].value, value))
      return &c->parts[i];
  return NULL;
}

/// Whether a value is, or has in it, what may be placed in the whole.
static bool sharesParts(const Block *block, const Concat *c, MlirValue value) {
  const Concat *other = findConcat(block, value);
  for (int i = 0; other && i < other->n; ++i)
    if (sharesParts(block, c, other->parts[i].value))
      return true;
  return findPart(c, value) && nnIsaKernel(nnDefiningOp(value));
}

static bool isPlacedElsewhere(const Block *block, MlirValue value) {
  for (int i = 0; i < block->n; ++i) {
    const Part *part = findPart(&block->concats[i], value);
    if (part && part->placed)
      return true;
  }
  return false;
}

static bool appearsTwice(const Concat *c, MlirValue value) {
  int times = 0;
  for (int i = 0; i < c->n; ++i)
    times += mlirValueEqual(c->parts[i].value, value);
  return times > 1;
}

/// A kernel that writes a part must not read another one: it would read the
/// tensor that it writes.
static bool canPlace(const Block *block, const Concat *c, const Part *part) {
  MlirOperation producer = nnDefiningOp(part->value);
  MlirBlock ops = mlirOperationGetBlock(c->kernel);
  if (mlirOperationIsNull(producer) || !nnIsaKernel(producer) ||
      mlirOperationGetNumResults(producer) != 1 ||
      mlirOperationGetNumOperands(producer) >= maxParts ||
      !mlirBlockEqual(mlirOperationGetBlock(producer), ops) ||
      !usersAreKernels(part->value, ops) || appearsTwice(c, part->value) ||
      findConcat(block, part->value) || isPlacedElsewhere(block, part->value))
    return false;
  for (intptr_t i = 0; i < mlirOperationGetNumOperands(producer); ++i)
    if (sharesParts(block, c, nnOperand(producer, i)))
      return false;
  return true;
}

/// Whether all parts of `c` lie in `whole` as they do in `c`, `c->at` away.
/// Sets `c->at` if so.
static bool isSliceOf(Concat *c, const Concat *whole) {
  int64_t at[NN_MAX_RANK] = {0}, first[NN_MAX_RANK] = {0};
  for (int i = 0; i < c->n; ++i) {
    const Part *part = findPart(whole, c->parts[i].value);
    if (!part || c->rank != whole->rank)
      return false;
    addOffsets(c->rank, part->at, c->parts[i].at, -1, at);
    if (!i)
      memcpy(first, at, sizeof at);
    if (memcmp(first, at, sizeof at))
      return false;
  }
  memcpy(c->at, at, sizeof at);
  return true;
}

static void decide(Block *block) {
  for (int i = block->n - 1; i >= 0; --i) {
    Concat *c = &block->concats[i];
    if (c->whole != undecided)
      continue;
    c->whole = none;
    for (int k = 0; k < c->n; ++k)
      if ((c->parts[k].placed = canPlace(block, c, &c->parts[k])))
        c->whole = i;
    MlirBlock ops = mlirOperationGetBlock(c->kernel);
    for (int j = 0; j < i && c->whole == i; ++j) {
      Concat *other = &block->concats[j];
      if (other->whole == undecided && mlirOperationIsNull(other->fill) &&
          usersAreKernels(nnResult(other->kernel, 0), ops) &&
          isSliceOf(other, c))
        other->whole = i;
    }
  }
}

//===----------------------------------------------------------------------===//
// Rewriting
//===----------------------------------------------------------------------===//

/// Writes a part that its kernel doesn't place by a kernel of its own, before
/// `op`.
static MlirValue copyPart(Block *block, MlirOperation op, Part *part,
                          MlirValue whole) {
  NnBuilder b = block->b;
  MlirValue source = tensorInsertSliceGetSource(part->insert);
  MlirOperation slice = nnDefiningOp(source);
  MlirValue argument =
      mlirOperationIsNull(slice) ? source : nnOperand(slice, 0);
  MlirOperation reader =
      mlirBlockGetParentOperation(mlirOperationGetBlock(part->insert));
  MlirValue operand =
      nnOperand(reader, mlirBlockArgumentGetArgNumber(argument));
  b.location = mlirOperationGetLocation(reader);
  nnBuilderBefore(b, op);
  MlirOperation kernel =
      nnKernelCreate(b, NN_TYPES(mlirValueGetType(source)), NN_VALUES(operand),
                     nnKernelGetRoot(reader));
  MlirBlock body = nnBuilderAddBlock(b, nnKernelGetBody(kernel),
                                     NN_TYPES(mlirValueGetType(operand)));
  MlirValue value = mlirBlockGetArgument(body, 0);
  if (!mlirOperationIsNull(slice)) {
    MlirOperation copy = mlirRewriterBaseClone(b.rewriter, slice);
    mlirOperationSetOperand(copy, 0, value);
    value = nnResult(copy, 0);
  }
  nnYieldCreate(b, NN_VALUES(value));
  nnKernelWriteSlice(b, kernel, whole, part->at);
  part->present = true;
  return nnResult(kernel, 0);
}

/// Writes what is missing of a slice of the whole.
static MlirValue complete(Block *block, Concat *c, const Concat *slice,
                          MlirValue whole) {
  for (int i = 0; i < slice->n; ++i)
    for (int k = 0; k < c->n; ++k) {
      int64_t at[NN_MAX_RANK] = {0};
      addOffsets(c->rank, slice->parts[i].at, slice->at, 1, at);
      Part *part = &c->parts[k];
      if (!part->present && !memcmp(part->at, at, sizeof at))
        whole = copyPart(block, slice->kernel, part, whole);
    }
  return whole;
}

/// Reads parts and slices, of which `op` has operands, from the whole.
static void readParts(Block *block, const Concat *c, MlirOperation op,
                      MlirValue whole) {
  for (intptr_t i = 0; i < mlirOperationGetNumOperands(op); ++i) {
    MlirValue operand = nnOperand(op, i);
    const Part *part = findPart(c, operand);
    const Concat *other = findConcat(block, operand);
    if (part && part->placed)
      nnKernelReadSlice(block->b, op, i, whole, part->at);
    else if (other && other != c && other->whole == c - block->concats)
      nnKernelReadSlice(block->b, op, i, whole, other->at);
  }
}

static Part *partOf(Concat *c, MlirOperation op) {
  for (int i = 0; i < c->n; ++i)
    if (c->parts[i].placed &&
        mlirOperationEqual(nnDefiningOp(c->parts[i].value), op))
      return &c->parts[i];
  return NULL;
}

/// The concatenation of this kernel, if it is a slice of the whole.
static const Concat *sliceOf(const Block *block, const Concat *c,
                             MlirOperation op) {
  for (int i = 0; i < block->n; ++i)
    if (block->concats[i].whole == c - block->concats &&
        mlirOperationEqual(block->concats[i].kernel, op))
      return &block->concats[i];
  return NULL;
}

static MlirOperation firstUser(const Block *block, Concat *c) {
  MlirBlock ops = mlirOperationGetBlock(c->kernel);
  MlirOperation op = mlirBlockGetFirstOperation(ops);
  while (!partOf(c, op) && !sliceOf(block, c, op))
    op = mlirOperationGetNextInBlock(op);
  return op;
}

/// A kernel before `op` that fills the whole, or a tensor without contents if
/// parts leave nothing free.
static MlirValue startWhole(Block *block, const Concat *c, MlirOperation op) {
  NnBuilder b = block->b;
  MlirType type = mlirValueGetType(nnResult(c->kernel, 0));
  b.location = mlirOperationGetLocation(c->kernel);
  nnBuilderBefore(b, op);
  if (mlirOperationIsNull(c->fill))
    return tensorEmpty(b, type, NN_NO_VALUES);
  MlirOperation kernel = nnKernelCreate(b, NN_TYPES(type), NN_NO_VALUES,
                                        nnKernelGetRoot(c->kernel));
  nnBuilderAddBlock(b, nnKernelGetBody(kernel), NN_NO_TYPES);
  MlirOperation fill = mlirRewriterBaseClone(b.rewriter, c->fill);
  for (intptr_t i = 0; i < 2; ++i) {
    MlirOperation from = nnDefiningOp(nnOperand(c->fill, i));
    MlirOperation copy = mlirRewriterBaseClone(b.rewriter, from);
    mlirOperationMoveBefore(copy, fill);
    mlirOperationSetOperand(fill, i, nnResult(copy, 0));
  }
  nnYieldCreate(b, NN_VALUES(nnResult(fill, 0)));
  return nnResult(kernel, 0);
}

/// Follows the whole through the block, from kernel to kernel.
static void place(Block *block, Concat *c) {
  NnBuilder b = block->b;
  MlirOperation op = firstUser(block, c);
  MlirValue whole = startWhole(block, c, op);
  for (; !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op)) {
    Part *part = partOf(c, op);
    const Concat *slice = sliceOf(block, c, op);
    b.location = mlirOperationGetLocation(op);
    if (part) {
      nnKernelWriteSlice(b, op, whole, part->at);
      whole = nnResult(op, 0);
      part->present = true;
      ++block->placed;
    } else if (slice) {
      whole = complete(block, c, slice, whole);
    } else if (nnIsaKernel(op)) {
      readParts(block, c, op, whole);
    }
  }
  // Last, since the whole is the value that its last part was.
  mlirRewriterBaseReplaceAllUsesWith(b.rewriter, nnResult(c->kernel, 0), whole);
}

static void eraseSlices(Block *block) {
  for (int i = block->n - 1; i >= 0; --i)
    if (block->concats[i].whole >= 0)
      mlirRewriterBaseEraseOp(block->b.rewriter, block->concats[i].kernel);
}

//===----------------------------------------------------------------------===//
// The pass
//===----------------------------------------------------------------------===//

static MlirLogicalResult run(MlirOperation func, const NnPass *pass) {
  Block block = {.b = nnBuilderCreate(mlirOperationGetContext(func))};
  MlirBlock ops = mlirRegionGetFirstBlock(mlirOperationGetRegion(func, 0));
  if (!mlirBlockIsNull(ops))
    collect(&block, ops);
  if (!block.failed) {
    decide(&block);
    for (int i = block.n - 1; i >= 0; --i)
      if (block.concats[i].whole == i)
        place(&block, &block.concats[i]);
    eraseSlices(&block);
  }
  nnPassCount(pass, 0, block.placed);
  nnBuilderDestroy(block.b);
  free(block.concats);
  return block.failed ? nnOpError(func, "out of memory") : NN_SUCCESS;
}

static const NnStatisticInfo statistics[] = {
    {"placed", "parts that kernels write to the whole"},
};

const NnPassInfo nnPlaceConcatsPass = {
    .name = "nn-place-concats",
    .description = "Let kernels write into the tensor that their results are "
                   "concatenated to",
    .anchor = "func.func",
    .statistics = statistics,
    .numStatistics = 1,
    .dialects = (MlirDialectHandle(*const[])(
        void)){mlirGetDialectHandle__arith__, mlirGetDialectHandle__linalg__,
               mlirGetDialectHandle__tensor__, NULL},
    .run = run,
};
