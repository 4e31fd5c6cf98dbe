//===- Rules.h - The Dialect layer's rules and their helpers ----*- C -*-===//
// Declares every function that NNOps.def names in the columns INFER, VERIFY,
// FOLD and CANONICALIZE, and what these functions share. Private to this
// folder; others reach the rules by nnDialectRow.
//===----------------------------------------------------------------------===//
#ifndef NN_DIALECT_RULES_H
#define NN_DIALECT_RULES_H

#include "Support/IR.h"
#include "nn/OpTable.h"

#include <inttypes.h>

//===----------------------------------------------------------------------===//
// The rules
//===----------------------------------------------------------------------===//

#define NN_OP(Name, string, ...) __VA_ARGS__
#define INFER(fn) MlirLogicalResult nnInfer##fn(const NnInfer *in);
#define VERIFY(fn) MlirLogicalResult nnVerify##fn(MlirOperation op);
#define FOLD(fn)                                                               \
  MlirLogicalResult nnFold##fn(MlirOperation op,                               \
                               const MlirAttribute *operands, NnFold *out);
#define CANONICALIZE(fn)                                                       \
  MlirLogicalResult nnCanonicalize##fn(MlirOperation op,                       \
                                       MlirRewriterBase rewriter);
#include "nn/NNOps.def"

//===----------------------------------------------------------------------===//
// Errors of shape rules
//===----------------------------------------------------------------------===//

/// Emits "'nn.matmul' op C3: …" at the rule's location, printf-style, or
/// nothing where that is null. `label` may be NULL. Returns failure.
MlirLogicalResult nnInferError(const NnInfer *in, const char *label,
                               const char *format, ...) NN_PRINTF(3, 4);
/// The same, for checks that return whether all is well. Returns false.
bool nnInferReject(const NnInfer *in, const char *label, const char *format,
                   ...) NN_PRINTF(3, 4);

//===----------------------------------------------------------------------===//
// What shape rules ask. Those that return bool have emitted an error if false.
//===----------------------------------------------------------------------===//

/// Every operand is a ranked tensor of rank NN_MAX_RANK or less: holds before
/// any rule is called.
bool nnInferCheckOperands(const NnInfer *in);

/// Operand i's shape; its element type.
NnShape nnInferShape(const NnInfer *in, intptr_t i);
MlirType nnInferElement(const NnInfer *in, intptr_t i);

/// Operands first … numOperands - 1 have one element type.
bool nnInferOneElement(const NnInfer *in, const char *label, intptr_t first);

/// The element type that products of operands 0 and 1 are summed up in, to
/// operand 2 if there is one.
bool nnInferProduct(const NnInfer *in, const char *label, MlirType *result);
/// Whether the sum of so many of them can't overflow; NN_DYNAMIC passes.
bool nnInferSumFits(const NnInfer *in, const char *label, int64_t terms);

/// Gives one tensor result; always succeeds.
MlirLogicalResult nnInferTensor(const NnInfer *in, const NnShape *shape,
                                MlirType element);

/// Whether the op has the unit attribute.
bool nnInferUnit(const NnInfer *in, const char *name);
/// Whether an image's channels come last.
bool nnInferChannelsLast(const NnInfer *in);

/// Reads the integer attribute `axis`, counted from the end if negative, as a
/// dimension of operand 0.
bool nnInferAxis(const NnInfer *in, const char *label, int64_t absent,
                 int64_t *axis);

/// Distinct dimensions, in the order given and as a set of bits.
typedef struct NnAxes {
  int64_t count;
  int64_t axes[NN_MAX_RANK];
  unsigned mask;
} NnAxes;

/// Reads the attribute `axes` as distinct dimensions of a tensor of `rank`.
bool nnInferAxes(const NnInfer *in, const char *label, int64_t rank,
                 NnAxes *axes);

/// Reads an array attribute of exactly `count` integers, each `least` or more;
/// if it is absent, `out` keeps its values.
bool nnInferInts(const NnInfer *in, const char *label, const char *name,
                 int64_t count, int64_t least, int64_t *out);

/// What is known of the 1-D integer operand i that has `size` elements.
/// Unknown elements are NN_DYNAMIC.
void nnInferValues(const NnInfer *in, intptr_t i, int64_t size, int64_t *out);

//===----------------------------------------------------------------------===//
// Dimensions
//===----------------------------------------------------------------------===//

/// Counts a negative axis from the end; false if it is no dimension.
bool nnNormalizeAxis(int64_t rank, int64_t *axis);
/// As nnInferAxes, without errors.
bool nnReadAxes(MlirAttribute attribute, int64_t rank, NnAxes *axes);

/// Narrows *a by b, which names the same dimension; false if they contradict.
bool nnUnifyDim(int64_t *a, int64_t b);
/// Same rank, and no dimension contradicts.
bool nnShapesCompatible(const NnShape *a, const NnShape *b);
/// Broadcasts `other` into `shape` as NumPy does; false if they don't fit.
bool nnBroadcastShape(NnShape *shape, const NnShape *other);

/// A window that slides over the spatial dimensions of an image.
typedef struct NnWindow {
  int rank; ///< Spatial dimensions.
  int64_t kernel[NN_MAX_SPACE];
  int64_t strides[NN_MAX_SPACE];
  int64_t pads[2 * NN_MAX_SPACE]; ///< Before each dimension, then after each.
  int64_t dilations[NN_MAX_SPACE];
  bool padsSame; ///< auto_pad: pads follow from sizes.
  bool ceilMode;
} NnWindow;

/// Checks that operand `i` is an image; a window of its spatial rank.
bool nnInferImage(const NnInfer *in, const char *label, intptr_t i,
                  NnWindow *window);
/// As nnInferInts, where an empty list is an absent one.
bool nnInferSpatial(const NnInfer *in, const char *label, const char *name,
                    int64_t count, int64_t least, int64_t *out);
/// Reads strides, pads, dilations and auto_pad.
bool nnInferWindow(const NnInfer *in, const char *label, NnWindow *window);
/// Replaces the image's spatial sizes by the window's positions, dynamic if an
/// input is. Fails if the window does not fit.
bool nnInferWindowSizes(const NnInfer *in, const char *label,
                        const NnWindow *window, NnShape *image);

/// What a slice takes of a dimension: elements start, start + step, ….
typedef struct NnRange {
  int64_t start;
  int64_t step;
  int64_t count;
} NnRange;

/// All known, dim >= 0, step not 0 and not INT64_MIN.
NnRange nnSliceRange(int64_t dim, int64_t start, int64_t end, int64_t step);

/// Applies nn.reshape's `shape` operand, of which `wanted` is known, to input.
bool nnInferReshaped(const NnInfer *in, const NnShape *input,
                     const int64_t *wanted, bool allowZero, NnShape *result);

//===----------------------------------------------------------------------===//
// Folds
//===----------------------------------------------------------------------===//

/// Folds op to `value`, if that has the type of op's only result.
static inline MlirLogicalResult nnFoldTo(MlirOperation op, MlirValue value,
                                         NnFold *out) {
  MlirType type = mlirValueGetType(nnResult(op, 0));
  if (!mlirTypeEqual(type, mlirValueGetType(value)))
    return NN_FAILURE;
  out->value = value;
  return NN_SUCCESS;
}

//===----------------------------------------------------------------------===//
// Element types
//===----------------------------------------------------------------------===//

/// Whether nn.cast from `from` to `to` keeps every value.
bool nnCastIsLossless(MlirType from, MlirType to);

#endif // NN_DIALECT_RULES_H
