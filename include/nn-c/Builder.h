//===- Builder.h - Building IR from C ---------------------------*- C -*-===//
// A builder is a rewriter, which holds the insertion point, and the location
// that new operations get. The typed builders that nn-tblgen writes take one,
// insert at its insertion point, and return a null operation or value on
// failure. Null values may be passed on: a builder given a null required
// operand, type or attribute returns null too, so that a chain of calls needs
// one check at its end.
//===----------------------------------------------------------------------===//
#ifndef NN_C_BUILDER_H
#define NN_C_BUILDER_H

#include "mlir-c/AffineMap.h"
#include "mlir-c/IR.h"
#include "mlir-c/Rewrite.h"
#include "nn-c/Status.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Where and at which location operations are built. Copied freely: copies
/// share the rewriter and so its insertion point.
typedef struct NnBuilder {
  MlirRewriterBase rewriter;
  MlirLocation location;
} NnBuilder;

/// A borrowed array of values.
typedef struct NnValues {
  intptr_t n;
  const MlirValue *data;
} NnValues;

/// A borrowed array of types.
typedef struct NnTypes {
  intptr_t n;
  const MlirType *data;
} NnTypes;

/// A borrowed array of integers.
typedef struct NnInts {
  intptr_t n;
  const int64_t *data;
} NnInts;

/// A borrowed array of blocks.
typedef struct NnBlocks {
  intptr_t n;
  const MlirBlock *data;
} NnBlocks;

/// A place between two operations of a block.
typedef struct NnInsertPoint {
  MlirBlock block;      ///< Null when there is no insertion point.
  MlirOperation before; ///< Null at the end of the block.
} NnInsertPoint;

#ifndef __cplusplus
#define NN_LIST(List, Element, ...)                                            \
  ((List){(intptr_t)(sizeof((Element[]){__VA_ARGS__}) / sizeof(Element)),      \
          (const Element[]){__VA_ARGS__}})
/// Lists of at least one element, alive until the end of the enclosing block.
#define NN_VALUES(...) NN_LIST(NnValues, MlirValue, __VA_ARGS__)
#define NN_TYPES(...) NN_LIST(NnTypes, MlirType, __VA_ARGS__)
#define NN_INTS(...) NN_LIST(NnInts, int64_t, __VA_ARGS__)
#define NN_BLOCKS(...) NN_LIST(NnBlocks, MlirBlock, __VA_ARGS__)
/// Empty lists.
#define NN_NO_VALUES ((NnValues){0, NULL})
#define NN_NO_TYPES ((NnTypes){0, NULL})
#define NN_NO_INTS ((NnInts){0, NULL})
#define NN_NO_BLOCKS ((NnBlocks){0, NULL})
#endif

//===----------------------------------------------------------------------===//
// Builders and insertion points
//===----------------------------------------------------------------------===//

/// Makes a builder with its own rewriter, at the unknown location and without
/// an insertion point: operations built so are detached and the caller's. The
/// caller owns the builder and frees it with nnBuilderDestroy.
NN_CAPI_EXPORTED NnBuilder nnBuilderCreate(MlirContext context);

/// Frees a builder from nnBuilderCreate. Never call it on a borrowed one.
NN_CAPI_EXPORTED void nnBuilderDestroy(NnBuilder builder);

/// A builder over a borrowed rewriter, right before `op` and at its location.
/// This is what a rewrite pattern starts with; it is not to be destroyed.
NN_CAPI_EXPORTED NnBuilder nnBuilderForOp(MlirRewriterBase rewriter,
                                          MlirOperation op);

/// Borrowed from the builder's location.
NN_CAPI_EXPORTED MlirContext nnBuilderGetContext(NnBuilder b);

/// Move the insertion point.
NN_CAPI_EXPORTED void nnBuilderBefore(NnBuilder b, MlirOperation op);
NN_CAPI_EXPORTED void nnBuilderAfter(NnBuilder b, MlirOperation op);
/// After what gives the value: its op, or the start of the block that it is an
/// argument of.
NN_CAPI_EXPORTED void nnBuilderAfterValue(NnBuilder b, MlirValue value);
NN_CAPI_EXPORTED void nnBuilderAtStart(NnBuilder b, MlirBlock block);
NN_CAPI_EXPORTED void nnBuilderAtEnd(NnBuilder b, MlirBlock block);

/// The insertion point, to come back to. It is stale once its operation or
/// block is erased.
NN_CAPI_EXPORTED NnInsertPoint nnBuilderSave(NnBuilder b);
NN_CAPI_EXPORTED void nnBuilderRestore(NnBuilder b, NnInsertPoint point);

/// Appends a block with arguments of these types, at the builder's location,
/// to the region and moves the insertion point to the block's end.
NN_CAPI_EXPORTED MlirBlock nnBuilderAddBlock(NnBuilder b, MlirRegion region,
                                             NnTypes arguments);

//===----------------------------------------------------------------------===//
// Attributes, named as in ODS
//===----------------------------------------------------------------------===//

/// An integer attribute; `type` is spelled as in IR: "i8", "si32", "index".
NN_CAPI_EXPORTED MlirAttribute nnIntAttr(NnBuilder b, const char *type,
                                         int64_t value);
NN_CAPI_EXPORTED MlirAttribute nnI64Attr(NnBuilder b, int64_t value);
NN_CAPI_EXPORTED MlirAttribute nnI32Attr(NnBuilder b, int64_t value);
NN_CAPI_EXPORTED MlirAttribute nnIndexAttr(NnBuilder b, int64_t value);
NN_CAPI_EXPORTED MlirAttribute nnF32Attr(NnBuilder b, double value);
NN_CAPI_EXPORTED MlirAttribute nnF64Attr(NnBuilder b, double value);
NN_CAPI_EXPORTED MlirAttribute nnBoolAttr(NnBuilder b, bool value);
NN_CAPI_EXPORTED MlirAttribute nnUnitAttr(NnBuilder b);
/// The string is copied.
NN_CAPI_EXPORTED MlirAttribute nnStringAttr(NnBuilder b, MlirStringRef value);
/// A flat symbol reference, `@name`.
NN_CAPI_EXPORTED MlirAttribute nnSymbolAttr(NnBuilder b, MlirStringRef name);
/// Null for the null type.
NN_CAPI_EXPORTED MlirAttribute nnTypeAttr(NnBuilder b, MlirType type);

/// Any attribute, as IR spells it: "#arith.fastmath<contract>". Null, with a
/// diagnostic, if the text is wrong or its dialect is not loaded.
NN_CAPI_EXPORTED MlirAttribute nnParseAttr(NnBuilder b, const char *text);

/// `array<i64: ...>`, `array<i32: ...>` and `array<i1: ...>`. The numbers are
/// copied; NULL when memory is short.
NN_CAPI_EXPORTED MlirAttribute nnDenseI64ArrayAttr(NnBuilder b, NnInts values);
NN_CAPI_EXPORTED MlirAttribute nnDenseI32ArrayAttr(NnBuilder b, NnInts values);
NN_CAPI_EXPORTED MlirAttribute nnDenseBoolArrayAttr(NnBuilder b, NnInts values);

/// `[1, 2]`, an array attribute of i64 attributes, and `[true, false]`.
NN_CAPI_EXPORTED MlirAttribute nnI64ArrayAttr(NnBuilder b, NnInts values);
NN_CAPI_EXPORTED MlirAttribute nnBoolArrayAttr(NnBuilder b, NnInts values);

/// An array attribute of affine maps, as linalg's `indexing_maps`.
NN_CAPI_EXPORTED MlirAttribute nnAffineMapArrayAttr(NnBuilder b, intptr_t n,
                                                    const MlirAffineMap *maps);

#ifdef __cplusplus
}
#endif
#endif // NN_C_BUILDER_H
