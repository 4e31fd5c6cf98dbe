//===- IR.h - Short names for common questions about IR --------*- C -*-===//
// Shapes, types, attributes, constants and diagnostics: what every stage asks
// of MLIR's C API, in fewer words. No state, nothing about a particular op.
//===----------------------------------------------------------------------===//
#ifndef NN_SUPPORT_IR_H
#define NN_SUPPORT_IR_H

#include "nn-c/Status.h"

#include "mlir-c/BuiltinAttributes.h"
#include "mlir-c/BuiltinTypes.h"
#include "mlir-c/Diagnostics.h"
#include "mlir-c/IR.h"
#include "mlir-c/Rewrite.h"

#include <stdint.h>

/// Tensors of higher rank are rejected wherever IR comes in.
#define NN_MAX_RANK 8
/// Spatial dimensions of an image: the batch, groups and their channels stand
/// beside them.
#define NN_MAX_SPACE (NN_MAX_RANK - 3)
/// Entries of a table for bytes.
#define NN_LOOKUP_ENTRIES 256
#define NN_DYNAMIC INT64_MIN

#define NN_SUCCESS mlirLogicalResultSuccess()
#define NN_FAILURE mlirLogicalResultFailure()

/// A ranked shape by value. Dynamic dimensions are NN_DYNAMIC.
typedef struct NnShape {
  int64_t rank;
  int64_t dims[NN_MAX_RANK];
} NnShape;

static inline MlirStringRef nnStr(const char *s) {
  return mlirStringRefCreateFromCString(s);
}

//===----------------------------------------------------------------------===//
// Types
//===----------------------------------------------------------------------===//

NnShape nnTypeShape(MlirType type);
NnShape nnValueShape(MlirValue value);
MlirType nnElementType(MlirValue value);
int64_t nnRank(MlirValue value);
bool nnShapeIsStatic(const NnShape *shape);
bool nnShapeEqual(const NnShape *a, const NnShape *b);
/// Product of the dimensions; -1 if one is dynamic or it overflows int64_t.
int64_t nnShapeNumElements(const NnShape *shape);
MlirType nnTensorType(const NnShape *shape, MlirType element);
bool nnIsFloat(MlirType element);
bool nnIsUnsigned(MlirType element);
/// Width in bits; 1 for i1.
unsigned nnBitWidth(MlirType element);
/// Bytes of one element in memory; i1 takes one.
int64_t nnElementBytes(MlirType element);

//===----------------------------------------------------------------------===//
// Ops
//===----------------------------------------------------------------------===//

/// "nn.add". Borrowed.
MlirStringRef nnOperationName(MlirOperation op);
bool nnOperationIs(MlirOperation op, const char *name);
static inline MlirValue nnOperand(MlirOperation op, intptr_t i) {
  return mlirOperationGetOperand(op, i);
}
/// Operand i, or the null value if the op has fewer.
MlirValue nnOptionalOperand(MlirOperation op, intptr_t i);
static inline MlirValue nnResult(MlirOperation op, intptr_t i) {
  return mlirOperationGetResult(op, i);
}
/// The name in a location, of the first part that has one: what the importer
/// took from the model's node. "" if there is none.
MlirStringRef nnLocationName(MlirLocation location);
/// Whether a symbol is visible to its module only.
bool nnIsPrivate(MlirOperation symbol);
/// The op that defines a value, or null for a block argument.
MlirOperation nnDefiningOp(MlirValue value);
/// Visits every op in `root`, those in its regions before it, with a pointer to
/// an MlirRewriterBase as user data. An op may erase or replace itself.
void nnRewriteEach(MlirOperation root, MlirOperationWalkCallback visit);
bool nnHasOneUse(MlirValue value);
bool nnHasNoUse(MlirValue value);

//===----------------------------------------------------------------------===//
// Attributes, by name, with a default where absent
//===----------------------------------------------------------------------===//

/// Inherent or discardable attribute, null if absent.
MlirAttribute nnAttr(MlirOperation op, const char *name);
/// Looks a name up in a DictionaryAttr.
MlirAttribute nnDictAttr(MlirAttribute dictionary, const char *name);
/// Integer, boolean or integer-backed enum; `absent` for the null attribute.
int64_t nnAttrInt(MlirAttribute attr, int64_t absent);
double nnAttrFloat(MlirAttribute attr, double absent);
/// Reads a DenseI64ArrayAttr of at most `capacity` elements into `out` and
/// returns its size; -1 if null or larger.
int64_t nnAttrInts(MlirAttribute attr, int64_t capacity, int64_t *out);

//===----------------------------------------------------------------------===//
// Constants
//===----------------------------------------------------------------------===//

/// The value of the constant that defines `value` (nn.constant or
/// arith.constant), else null.
MlirAttribute nnConstantValue(MlirValue value);
/// Reads an integer ElementsAttr (dense, splat or resource) of at most
/// `capacity` elements in row-major order; returns the count, or -1.
int64_t nnElementsInts(MlirAttribute elements, int64_t capacity, int64_t *out);
/// The value that all elements share, if they do.
bool nnElementsSplat(MlirAttribute elements, double *out);
/// Raw bytes of a DenseElementsAttr or resource blob, NULL if there are none.
/// `*isSplat`: the bytes are one element. i1 has one byte an element in blobs
/// and one bit in DenseElementsAttr; see nnElementsRead for those.
const void *nnElementsBytes(MlirAttribute elements, bool *isSplat);
/// Copies all elements, expanded from splats, i1 as bytes, to `out`, which has
/// count * nnElementBytes(type) bytes. False if the attribute has no data.
bool nnElementsRead(MlirAttribute elements, void *out);
/// Makes an elements attribute that copies `data` (layout as nnElementsRead):
/// inline when small, else a resource blob.
MlirAttribute nnElementsCreate(MlirType tensorType, const void *data);
/// The same of `data` from aligned_alloc(64), without a copy: the attribute
/// owns it from now on.
MlirAttribute nnElementsOwned(MlirType tensorType, void *data);

//===----------------------------------------------------------------------===//
// Diagnostics
//===----------------------------------------------------------------------===//

/// Emits an error at a location, printf-style; always returns failure. A null
/// location emits nothing.
MlirLogicalResult nnErrorAt(MlirLocation location, const char *format, ...)
    NN_PRINTF(2, 3);
/// Emits "'nn.add' op …" at the op.
MlirLogicalResult nnOpError(MlirOperation op, const char *format, ...)
    NN_PRINTF(2, 3);

/// Emits "'nn.add' op …" at the op as a remark.
void nnOpRemark(MlirOperation op, const char *format, ...) NN_PRINTF(2, 3);

/// Prints a type into a buffer, cut to fit; returns the buffer.
const char *nnTypeText(MlirType type, char *buffer, size_t size);

#endif // NN_SUPPORT_IR_H
