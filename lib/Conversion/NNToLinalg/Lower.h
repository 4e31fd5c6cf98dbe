//===- Lower.h - What the lowerings of nn ops share -----------*- C -*-===//
// The table of lowerings, sizes that may be dynamic, and short builders of the
// few forms that lowerings emit: tensor.empty, linalg.fill, linalg.generic,
// tensor.pad, slices and reshapes.
//===----------------------------------------------------------------------===//
#ifndef NN_CONVERSION_NNTOLINALG_LOWER_H
#define NN_CONVERSION_NNTOLINALG_LOWER_H

#include "Support/IR.h"
#include "nn-c/NNOps.h"
#include "nn/Builders/Arith.h"
#include "nn/Builders/Linalg.h"
#include "nn/Builders/Math.h"
#include "nn/Builders/Scf.h"
#include "nn/Builders/Tensor.h"
#include "nn/OpTable.h"

#include "mlir-c/AffineExpr.h"
#include "mlir-c/AffineMap.h"

//===----------------------------------------------------------------------===//
// The table
//===----------------------------------------------------------------------===//

/// Builds before `op` what computes it and replaces it (nnLowerReplace). Checks
/// everything, then changes: on failure the op is as it was, with one error.
typedef MlirLogicalResult (*NnLowerFn)(NnBuilder b, MlirOperation op);

/// What the body of an elementwise op or a reduction knows of its elements.
/// f16 and bf16 come and go as f32.
typedef struct NnScalar {
  NnBuilder b;
  MlirOperation op; ///< Has the attributes.
  MlirType type;    ///< Of the first operand's elements, as computed with.
  MlirType to;      ///< Of the result's elements, as stored.
  bool isUnsigned;  ///< The first operand's elements.
  bool toUnsigned;  ///< The result's.
} NnScalar;
typedef MlirValue (*NnScalarFn)(const NnScalar *s, const MlirValue *x);

typedef struct NnLowerRow {
  const char *name;
  NnLowerFn lower;   ///< NULL: not lowered.
  NnScalarFn scalar; ///< NULL: not elementwise.
} NnLowerRow;

const NnLowerRow *nnLowerRow(NnOpKind kind);

/// Operand `i` with its elements as they are stored, or null if the op lacks
/// it.
MlirValue nnLowerOperand(NnBuilder b, MlirOperation op, intptr_t i);
/// Gives the op's results the values' contents and erases it. Differences in
/// static sizes and stored types are cast. Fails if a value is null.
MlirLogicalResult nnLowerReplaceAll(NnBuilder b, MlirOperation op, intptr_t n,
                                    const MlirValue *values);
MlirLogicalResult nnLowerReplace(NnBuilder b, MlirOperation op,
                                 MlirValue value);

//===----------------------------------------------------------------------===//
// Element types
//===----------------------------------------------------------------------===//

/// What an element is kept as below nn: integers signless, and all types of 8
/// bits and fewer but i1 as i8 (see nnrt.h). For tensor types likewise.
MlirType nnStorageType(MlirType type);
/// What a result is computed and accumulated in: f32 for f16 and bf16.
MlirType nnComputeType(MlirType element);
/// The scalar `x` in its compute type, and back in `element`.
MlirValue nnWiden(NnBuilder b, MlirValue x);
MlirValue nnNarrow(NnBuilder b, MlirValue x, MlirType element);

/// Scalar constants of an integer, index or floating-point type.
MlirValue nnConstantFloat(NnBuilder b, MlirType type, double value);
MlirValue nnConstantInt(NnBuilder b, MlirType type, int64_t value);
/// `value`, which the type can hold, in whichever it is.
MlirValue nnConstantNumber(NnBuilder b, MlirType type, double value);
/// The least and the greatest value, for floats the infinities.
MlirValue nnConstantLowest(NnBuilder b, MlirType type, bool isUnsigned);
MlirValue nnConstantHighest(NnBuilder b, MlirType type, bool isUnsigned);

/// Float or integer arithmetic, by type.
MlirValue nnAddScalar(NnBuilder b, MlirValue x, MlirValue y);
MlirValue nnMulScalar(NnBuilder b, MlirValue x, MlirValue y);
/// acc + x * y, free to become one fused operation.
MlirValue nnMulAddScalar(NnBuilder b, MlirValue x, MlirValue y, MlirValue acc);
MlirValue nnMaxScalar(NnBuilder b, MlirValue x, MlirValue y, bool isUnsigned);
MlirValue nnMinScalar(NnBuilder b, MlirValue x, MlirValue y, bool isUnsigned);
/// The maximum of many terms. Zeros of either sign are equal, for speed.
MlirValue nnMaxTerm(NnBuilder b, MlirValue x, MlirValue acc, bool isUnsigned);

/// A byte cut to the bits that the element type has in it, and extended again.
MlirValue nnWrapByte(NnBuilder b, MlirValue byte, MlirType element);

/// A floating-point type of 8 bits or fewer, in bytes: to f32, and from f32 or
/// f64 as nn.cast says.
bool nnIsNarrowFloat(MlirType element);
MlirValue nnDecodeNarrowFloat(NnBuilder b, MlirType format, MlirValue byte);
MlirValue nnEncodeNarrowFloat(NnBuilder b, MlirType format, MlirValue x,
                              bool overflow, int64_t rounding);

/// An index as an element of a floating-point type.
MlirValue nnIndexToFloat(NnBuilder b, MlirType type, MlirValue index);

//===----------------------------------------------------------------------===//
// Sizes
//===----------------------------------------------------------------------===//

/// A size or an index: `value` of type index, or `size` where that is null.
typedef struct NnDim {
  int64_t size; ///< NN_DYNAMIC with a value.
  MlirValue value;
} NnDim;

typedef struct NnDims {
  int64_t rank;
  NnDim d[NN_MAX_RANK];
} NnDims;

static inline NnDim nnDim(int64_t size) { return (NnDim){size, {NULL}}; }
static inline bool nnDimIsStatic(NnDim x) { return mlirValueIsNull(x.value); }
static inline bool nnDimIs(NnDim x, int64_t size) {
  return nnDimIsStatic(x) && x.size == size;
}
/// From an index value, static if it is a constant.
NnDim nnDimOfValue(MlirValue index);
MlirValue nnDimValue(NnBuilder b, NnDim x);

/// Where a size comes from: a number or an index value, or the dimension of a
/// tensor of which no more is known.
typedef struct NnOrigin {
  NnDim dim; ///< If `tensor` is null.
  MlirValue tensor;
  int64_t i;
} NnOrigin;
/// Traces a dimension. Only who builds nothing from it may cross the borders of
/// nn.kernel, which is isolated from what surrounds it.
NnOrigin nnOriginOf(MlirValue tensor, int64_t i, bool crossesKernels);
/// Element `i` of a mixed list: a number of `ints`, or the next of the values.
NnDim nnMixedAt(MlirAttribute ints, int64_t i, MlirOperation op,
                MlirValue (*valueAt)(MlirOperation, intptr_t));

/// The size of a dimension, traced to where it comes from: the destination of
/// linalg ops, sizes of tensor ops, a block argument at last.
NnDim nnDimOf(NnBuilder b, MlirValue tensor, int64_t i);
NnDims nnDimsOf(NnBuilder b, MlirValue tensor);
/// Whether two sizes are surely the same: same constant, or computed alike.
bool nnDimEqual(NnDim x, NnDim y);
/// Element `i` of a 1-D integer tensor.
NnDim nnDimElement(NnBuilder b, MlirValue tensor, int64_t i);

/// Arithmetic that folds constants. Div rounds down and wants x >= 0, y > 0.
NnDim nnDimAdd(NnBuilder b, NnDim x, NnDim y);
NnDim nnDimSub(NnBuilder b, NnDim x, NnDim y);
NnDim nnDimMul(NnBuilder b, NnDim x, NnDim y);
NnDim nnDimDiv(NnBuilder b, NnDim x, NnDim y);
NnDim nnDimCeilDiv(NnBuilder b, NnDim x, NnDim y);
NnDim nnDimMax(NnBuilder b, NnDim x, NnDim y);
NnDim nnDimMin(NnBuilder b, NnDim x, NnDim y);
NnDim nnDimClamp(NnBuilder b, NnDim x, NnDim low, NnDim high);
/// `x predicate y ? then : otherwise`, an ArithCmpIPredicate.
NnDim nnDimSelect(NnBuilder b, int64_t predicate, NnDim x, NnDim y, NnDim then,
                  NnDim otherwise);

//===----------------------------------------------------------------------===//
// Constraints on sizes that are known at run time only: a model that is given
// others returns an error. What is known to hold costs nothing. Not to be
// called while the body of a generic is open.
//===----------------------------------------------------------------------===//

/// `condition` must depend on nothing but sizes and values from outside of the
/// kernel.
void nnRequire(NnBuilder b, MlirValue condition, const char *what);
/// Returns the one of the two of which more is known.
NnDim nnRequireEqual(NnBuilder b, NnDim x, NnDim y);
void nnRequireAtLeast(NnBuilder b, NnDim x, int64_t least);
/// x <= most.
void nnRequireWithin(NnBuilder b, NnDim x, NnDim most);
void nnRequireBroadcast(NnBuilder b, NnDim x, NnDim y);
/// The tensor must have the static sizes of the type.
void nnRequireType(NnBuilder b, MlirValue tensor, MlirType type);

MlirType nnDimsType(const NnDims *dims, MlirType element);
/// Static sizes and dynamic values apart, as tensor ops take them.
typedef struct NnMixed {
  int64_t sizes[NN_MAX_RANK];
  MlirValue values[NN_MAX_RANK];
  NnInts ints;
  NnValues dynamic;
} NnMixed;
void nnMix(const NnDims *dims, NnMixed *out);

//===----------------------------------------------------------------------===//
// Tensors
//===----------------------------------------------------------------------===//

MlirValue nnEmpty(NnBuilder b, const NnDims *dims, MlirType element);
/// A tensor of `scalar`, of whose type its elements are.
MlirValue nnFilled(NnBuilder b, const NnDims *dims, MlirValue scalar);
/// `tensor` cast to the type, if it is another.
MlirValue nnCastTensor(NnBuilder b, MlirValue tensor, MlirType type);
/// tensor.pad of the scalar; `tensor` itself if nothing is added.
MlirValue nnPadded(NnBuilder b, MlirValue tensor, const NnDims *low,
                   const NnDims *high, MlirValue scalar);
MlirValue nnExtractSlice(NnBuilder b, MlirValue tensor, const NnDims *offsets,
                         const NnDims *sizes, const NnDims *strides);
MlirValue nnInsertSlice(NnBuilder b, MlirValue tensor, MlirValue dest,
                        const NnDims *offsets, const NnDims *strides);
NnDims nnDimsAll(int64_t rank, int64_t size);

/// Merges or splits dimensions: group `i` of the higher rank's dimensions has
/// `groups[i]` of them.
MlirValue nnCollapseDims(NnBuilder b, MlirValue tensor, const int64_t *groups,
                         int64_t numGroups);
MlirValue nnExpandDims(NnBuilder b, MlirValue tensor, const NnDims *dims,
                       const int64_t *groups, int64_t numGroups);
/// The same elements in another shape, by the cheapest means there is.
MlirValue nnReshaped(NnBuilder b, MlirValue tensor, const NnDims *dims);

//===----------------------------------------------------------------------===//
// linalg.generic
//===----------------------------------------------------------------------===//

enum { nnMaxLoops = 2 * NN_MAX_RANK, nnMaxInputs = 8 };

/// A linalg.generic being built: parallel loops first, then reductions.
typedef struct NnGeneric {
  NnBuilder b;
  NnInsertPoint outer;
  MlirOperation op;
  int64_t parallel, reduction, numOperands;
  MlirValue operands[nnMaxInputs + 1]; ///< The last is the destination.
  MlirAffineMap maps[nnMaxInputs + 1];
  MlirValue args[nnMaxInputs + 1]; ///< The body's, once open.
} NnGeneric;

NnGeneric nnGenericBegin(NnBuilder b, int64_t parallel, int64_t reduction);
void nnGenericInput(NnGeneric *g, MlirValue tensor, MlirAffineMap map);
/// Gives the destination and enters the body.
void nnGenericOpen(NnGeneric *g, MlirValue init, MlirAffineMap map);
/// Yields, leaves the body and returns the result.
MlirValue nnGenericClose(NnGeneric *g, MlirValue value);

/// `(d0, …) -> (dims[0], …)`; -1 stands for the constant 0.
MlirAffineMap nnMapOf(NnBuilder b, int64_t loops, int64_t n,
                      const int64_t *dims);
MlirAffineMap nnMapOfExprs(NnBuilder b, int64_t loops, int64_t n,
                           MlirAffineExpr *exprs);
/// `d[loop] * factor`.
MlirAffineExpr nnLoopExpr(NnBuilder b, int64_t loop, int64_t factor);
/// `(d0, …) -> (d0, …, d[n-1])` of `loops` loops.
MlirAffineMap nnMapFirst(NnBuilder b, int64_t loops, int64_t n);

//===----------------------------------------------------------------------===//
// Loops, for what no linalg.generic says
//===----------------------------------------------------------------------===//

enum { nnMaxCarried = 8 };

/// A nest of scf.for loops being built. Tensors that the body writes are
/// carried from one turn to the next; written to by tensor.insert and yielded,
/// they are updated in place.
typedef struct NnLoops {
  NnBuilder b;
  NnInsertPoint outer;
  int64_t rank;
  MlirOperation ops[nnMaxLoops]; ///< Outermost first.
  MlirValue at[nnMaxLoops];      ///< The indices.
  intptr_t n;
  MlirValue carried[nnMaxCarried]; ///< In the body; once closed, the results.
} NnLoops;

/// Opens loops from 0 to each of the sizes and enters the body.
NnLoops nnLoopsOpen(NnBuilder b, const NnDims *sizes, NnValues init);
/// Opens one loop from `begin` to `end` by `step`.
NnLoops nnLoopOpen(NnBuilder b, NnDim begin, NnDim end, NnDim step,
                   NnValues init);
/// Says that turns of the outermost loop write different elements, and read
/// none that others write: threads may share them.
void nnLoopsMarkIndependent(const NnLoops *l);
/// Ends the body with what the next turn is given.
void nnLoopsClose(NnLoops *l, NnValues next);

/// An scf.while being built: `while (condition(carried)) carried = body`.
typedef struct NnWhile {
  NnBuilder b;
  NnInsertPoint outer;
  MlirOperation op;
  intptr_t n;
  MlirValue carried[nnMaxCarried]; ///< As in NnLoops.
} NnWhile;

/// Enters the condition, then the body.
NnWhile nnWhileOpen(NnBuilder b, NnValues init);
void nnWhileDo(NnWhile *w, MlirValue condition);
void nnWhileClose(NnWhile *w, NnValues next);

/// An scf.if being built, with a value for each of the types.
typedef struct NnIf {
  NnBuilder b;
  NnInsertPoint outer;
  MlirOperation op;
} NnIf;

/// Enters the branch that is taken if the condition holds, then the other.
NnIf nnIfOpen(NnBuilder b, MlirValue condition, NnTypes types);
void nnIfElse(NnIf *i, NnValues then);
void nnIfClose(NnIf *i, NnValues otherwise);
static inline MlirValue nnIfResult(const NnIf *i, intptr_t k) {
  return nnResult(i->op, k);
}

/// A tensor of its own with the contents of `tensor`, for loops to write to.
MlirValue nnCopied(NnBuilder b, MlirValue tensor);

/// What loops count and decide with: values of type index, and bits, of i1.
MlirValue nnConstantIndex(NnBuilder b, int64_t value);
static inline NnDim nnDimOfIndex(MlirValue index) {
  return (NnDim){NN_DYNAMIC, index};
}
MlirValue nnIndexLess(NnBuilder b, MlirValue x, MlirValue y);
MlirValue nnIndexEqual(NnBuilder b, MlirValue x, MlirValue y);
/// index + 1 if the bit is set, else index.
MlirValue nnIndexPlusBit(NnBuilder b, MlirValue index, MlirValue bit);
MlirValue nnConstantBit(NnBuilder b, bool value);
MlirValue nnFlipBit(NnBuilder b, MlirValue bit);

//===----------------------------------------------------------------------===//
// Indices that are data
//===----------------------------------------------------------------------===//

/// An index read from a tensor, as type index, counted from the front.
NnDim nnIndexOfData(NnBuilder b, MlirValue tensor, NnValues at, NnDim size);
/// Whether it lies in [0, size), as an i1.
MlirValue nnIsInside(NnBuilder b, NnDim index, NnDim size);
/// The number of elements.
NnDim nnDimsProduct(NnBuilder b, const NnDims *dims);

//===----------------------------------------------------------------------===//
// Sorting
//===----------------------------------------------------------------------===//

/// Places, of type index, that are sorted by what stands at them.
typedef struct NnSort {
  MlirValue order, scratch; ///< tensor<n x index>; carried by loops around.
  NnDim n;                  ///< So many of order are sorted,
  NnDim keep;               ///< and so many of the first are wanted.
  /// Whether place `y`, which comes later, belongs before place `x`.
  MlirValue (*isBefore)(NnBuilder b, MlirValue y, MlirValue x, void *user);
  void *user;
} NnSort;

/// order, which is to be written before it is sorted, and scratch.
NnSort nnSortRoom(NnBuilder b, NnDim n);
/// Sets order to 0, 1, … n-1.
void nnSortAll(NnBuilder b, NnSort *s);
/// Sorts, stably, in O(n log keep) steps; what comes behind `keep` is
/// arbitrary.
void nnSort(NnBuilder b, NnSort *s);
/// The i-th place of the order.
MlirValue nnSortedAt(NnBuilder b, const NnSort *s, MlirValue i);

/// x < y as elements are sorted: NaN is greater than all others.
MlirValue nnLessScalar(NnBuilder b, MlirValue x, MlirValue y, bool isUnsigned);

//===----------------------------------------------------------------------===//
// Elementwise generics over broadcast operands
//===----------------------------------------------------------------------===//

typedef struct NnElementwise {
  NnGeneric g;
  NnDims dims;
  int64_t n;
  MlirValue inputs[nnMaxInputs];
  int64_t args[nnMaxInputs]; ///< Block argument; -1: read in the body.
} NnElementwise;

/// The size that two sizes broadcast to.
NnDim nnBroadcastDim(NnBuilder b, NnDim x, NnDim y);
/// The shape that `n` tensors broadcast to.
NnDims nnBroadcastDims(NnBuilder b, int64_t n, const MlirValue *tensors);
/// The loop over `dims` that each dimension of `tensor` is read along, or -1
/// for index 0. False if that is known only at run time.
bool nnMapBroadcast(NnBuilder b, MlirValue tensor, const NnDims *dims,
                    int64_t *loops);
/// Opens a generic over a new tensor of `dims` into which the inputs broadcast.
NnElementwise nnElementwiseOpen(NnBuilder b, const NnDims *dims,
                                MlirType element, int64_t n,
                                const MlirValue *inputs);
/// Input `i`'s element in its compute type. Once an input at most.
MlirValue nnElementwiseRead(NnElementwise *e, int64_t i);
MlirValue nnElementwiseReadRaw(NnElementwise *e, int64_t i);
/// Narrows and yields.
MlirValue nnElementwiseClose(NnElementwise *e, MlirValue value);

/// `tensor` broadcast to `dims` by copying, if that changes anything.
MlirValue nnBroadcastTo(NnBuilder b, MlirValue tensor, const NnDims *dims);
/// If `tensor` is a constant of one value, that value.
bool nnSplatOf(MlirValue tensor, MlirAttribute *scalar);

/// What products of such elements are summed up in: f32 for f16 and bf16, i32
/// for bytes.
MlirType nnSumType(MlirType element);
/// acc + x * y, of elements of the first two operands of a contraction, which
/// tells the signs of bytes.
MlirValue nnAddProduct(NnBuilder b, MlirOperation op, MlirValue x, MlirValue y,
                       MlirValue acc);
/// i32 must hold the sum of so many products, if they are of bytes.
void nnRequireSumFits(NnBuilder b, MlirOperation op, NnDim terms);

/// acc + bias along dimension `dim`, in elements of `element`. `bias` may be
/// null; then, and if the type is acc's already, it is acc itself.
MlirValue nnFinishContraction(NnBuilder b, MlirValue acc, MlirValue bias,
                              int64_t dim, MlirType element);

//===----------------------------------------------------------------------===//
// Reductions
//===----------------------------------------------------------------------===//

/// `reduced[i]`: dimension i is reduced.
typedef struct NnAxes {
  bool reduced[NN_MAX_RANK];
} NnAxes;

/// How many elements fall into one of the result.
NnDim nnReducedCount(NnBuilder b, MlirValue tensor, const NnAxes *axes);
/// Opens fill(neutral) and the generic that reduces `n` inputs: the first is
/// mapped whole, the others have its kept dimensions only. The body is given
/// g.args[0..n-1] and the accumulator g.args[n].
NnGeneric nnReduceOpen(NnBuilder b, int64_t n, const MlirValue *inputs,
                       const NnAxes *axes, MlirValue neutral);
/// Puts the reduced dimensions back with size 1. `dims` are the input's.
MlirValue nnKeepDims(NnBuilder b, MlirValue reduced, const NnDims *dims,
                     const NnAxes *axes);
/// What the body that reduces operand 0 of `op` knows, and what the reduction
/// `kind` of its elements starts from.
NnScalar nnReduceScalar(NnBuilder b, MlirOperation op);
MlirValue nnReduceNeutral(const NnScalar *s, NnOpKind kind);
/// Sum and maximum of floats, in the compute type.
MlirValue nnReduceSumOf(NnBuilder b, MlirValue tensor, const NnAxes *axes);
MlirValue nnReduceMaxOf(NnBuilder b, MlirValue tensor, const NnAxes *axes);
/// 1 / count as a scalar of `type`, for the open body of `g`: a constant in it,
/// else computed before the op.
MlirValue nnReciprocalIn(const NnGeneric *g, MlirType type, NnDim count);
/// Opens an elementwise generic whose first input has all dimensions of
/// `tensor`, the others those that are kept of it.
NnGeneric nnSpreadOpen(NnBuilder b, int64_t n, const MlirValue *inputs,
                       const NnAxes *axes, MlirType element);

//===----------------------------------------------------------------------===//
// Convolutions
//===----------------------------------------------------------------------===//

/// Spatial attributes of convolutions and pools, by spatial dimension.
typedef struct NnWindow {
  bool isNhwc;
  int rank; ///< Spatial dimensions.
  int64_t groups;
  int64_t stride[NN_MAX_SPACE], dilation[NN_MAX_SPACE];
  NnDim kernel[NN_MAX_SPACE], before[NN_MAX_SPACE], after[NN_MAX_SPACE];
  bool padsSame; ///< auto_pad.
} NnWindow;

/// Reads the attributes of an op on `input`, whose kernel is known already, and
/// computes the padding of auto_pad.
void nnReadWindow(NnBuilder b, MlirOperation op, MlirValue input, NnWindow *w);
/// The first spatial dimension of an image.
static inline int64_t nnFirstSpatial(const NnWindow *w) {
  return w->isNhwc ? 1 : 2;
}
/// Windows that fit along an axis, rounded down.
NnDim nnPlacesAlong(NnBuilder b, NnDim size, const NnWindow *w, int axis);
/// Pads the spatial dimensions.
MlirValue nnPadSpatial(NnBuilder b, MlirValue input, const NnWindow *w,
                       MlirValue scalar);
/// The convolution of `op`, of signless tensors without bias, in the type that
/// products are summed up in; the filter as in nn.conv.
MlirValue nnConvolve(NnBuilder b, MlirOperation op, MlirValue input,
                     MlirValue filter, const NnWindow *w);

//===----------------------------------------------------------------------===//
// The columns of NNOps.def
//===----------------------------------------------------------------------===//

#define NN_OP(Name, mnemonic, ...) __VA_ARGS__
#define LOWER(fn) MlirLogicalResult nnLower##fn(NnBuilder b, MlirOperation op);
#define SCALAR(fn)                                                             \
  MlirValue nnScalar##fn(const NnScalar *s, const MlirValue *x);
#include "nn/NNOps.def"

#endif // NN_CONVERSION_NNTOLINALG_LOWER_H
