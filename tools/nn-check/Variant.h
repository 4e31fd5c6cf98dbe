//===- Variant.h - Other forms of a function -------------------*- C -*-===//
// A module with one function, which must compute what the original computes:
// the same, with dynamic shapes, or with inputs turned into constants.
//===----------------------------------------------------------------------===//
#ifndef NN_CHECK_VARIANT_H
#define NN_CHECK_VARIANT_H

#include "Case.h"

/// A copy of the function, and of its module's parameters, in a new module that
/// the caller owns. Attributes of arguments and results are left out.
MlirModule variantCreate(const Case *c);

/// The function in such a module.
MlirOperation variantFunction(MlirModule module);

/// Makes every dimension of every argument dynamic, except where the case says
/// nn.static, and infers all other types again.
MlirLogicalResult variantMakeDynamic(const Case *c, MlirModule module);

/// Replaces all arguments but the first by constants, of which only the last
/// dimension stays known.
MlirLogicalResult variantOpenRows(const Case *c, MlirModule module);

/// Replaces the arguments from `first` on by constants of the case's inputs.
MlirLogicalResult variantBindInputs(const Case *c, MlirModule module,
                                    intptr_t first);

/// Runs nn-fold-constants; fails, after a diagnostic, if an op of constants is
/// left.
MlirLogicalResult variantFold(MlirModule module);

#endif // NN_CHECK_VARIANT_H
