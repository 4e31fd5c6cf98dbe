//===- OpState.h - What generated builders and accessors call ---*- C -*-===//
// nn-tblgen keeps the C it writes small by leaving the work to these. They are
// not meant to be called by hand: the typed functions are.
//
// An ODS list of operands or results is described by a shape, one character an
// entry: '1' for exactly one, '?' for optional, '*' for variadic.
//===----------------------------------------------------------------------===//
#ifndef NN_SUPPORT_OPSTATE_H
#define NN_SUPPORT_OPSTATE_H

#include "nn-c/Builder.h"

#ifdef __cplusplus
extern "C" {
#endif

/// The most operands or results that an ODS record lists.
#define NN_MAX_LISTS 16

/// How many values each list of operands or results has got.
typedef struct NnListSizes {
  int n;
  int32_t sizes[NN_MAX_LISTS];
} NnListSizes;

/// An operation under construction.
typedef struct NnOpState {
  NnBuilder builder;
  MlirOperationState state;
  NnListSizes operands, results;
  bool infer;  ///< A result type was left null: infer them all.
  bool failed; ///< Something required was null: build nothing.
} NnOpState;

/// Every state that was begun must be finished: that frees it.
NnOpState nnOpStateBegin(NnBuilder b, const char *name);

/// A null type, or the list with n < 0, asks for result type inference.
void nnOpStateAddType(NnOpState *s, MlirType type);
void nnOpStateAddTypes(NnOpState *s, NnTypes types);
/// Here a null type is an absent result.
void nnOpStateAddOptionalType(NnOpState *s, MlirType type);

/// A null value fails the build, except where it is optional.
void nnOpStateAddOperand(NnOpState *s, MlirValue value);
void nnOpStateAddOptionalOperand(NnOpState *s, MlirValue value);
void nnOpStateAddOperands(NnOpState *s, NnValues values);

/// A null attribute fails the build, except where it is an option.
void nnOpStateAddAttr(NnOpState *s, const char *name, MlirAttribute attr);
void nnOpStateAddOptionalAttr(NnOpState *s, const char *name,
                              MlirAttribute attr);

/// Adds the sizes of all lists, for ops with several of variable length.
void nnOpStateAddOperandSizes(NnOpState *s);
void nnOpStateAddResultSizes(NnOpState *s);

/// A null block fails the build.
void nnOpStateAddSuccessor(NnOpState *s, MlirBlock successor);
void nnOpStateAddSuccessors(NnOpState *s, NnBlocks successors);

/// Creates the operation with this many empty regions and inserts it. Null if
/// the build failed or type inference did, which has then emitted diagnostics.
MlirOperation nnOpStateFinish(NnOpState *s, intptr_t numRegions);

/// The first result; null for a null operation.
MlirValue nnOpGetFirstResult(MlirOperation op);

/// Whether the operation has this name; false for a null operation.
bool nnOpIsNamed(MlirOperation op, const char *name);

/// The size of the k-th list, and its i-th element or null beyond its end.
intptr_t nnOpGetNumOperands(MlirOperation op, const char *shape, int k);
MlirValue nnOpGetOperand(MlirOperation op, const char *shape, int k,
                         intptr_t i);
intptr_t nnOpGetNumResults(MlirOperation op, const char *shape, int k);
MlirValue nnOpGetResult(MlirOperation op, const char *shape, int k, intptr_t i);

static inline MlirStringRef nnOpString(const char *string) {
  return mlirStringRefCreateFromCString(string);
}

/// Inherent attributes. The typed getters return the fallback if the attribute
/// is absent or of another kind; setting null removes the attribute.
MlirAttribute nnOpGetAttr(MlirOperation op, const char *name);
void nnOpSetAttr(MlirOperation op, const char *name, MlirAttribute attr);
int64_t nnOpGetInt(MlirOperation op, const char *name, int64_t fallback);
double nnOpGetFloat(MlirOperation op, const char *name, double fallback);
bool nnOpGetBool(MlirOperation op, const char *name, bool fallback);
bool nnOpGetUnit(MlirOperation op, const char *name, bool fallback);
MlirStringRef nnOpGetString(MlirOperation op, const char *name,
                            MlirStringRef fallback);
MlirStringRef nnOpGetSymbol(MlirOperation op, const char *name,
                            MlirStringRef fallback);
MlirType nnOpGetType(MlirOperation op, const char *name, MlirType fallback);
intptr_t nnOpGetNumInts(MlirOperation op, const char *name, NnInts fallback);
int64_t nnOpGetIntAt(MlirOperation op, const char *name, intptr_t i,
                     NnInts fallback);

#ifdef __cplusplus
}
#endif
#endif // NN_SUPPORT_OPSTATE_H
