//===- Widened.h - Weights that are made in registers ----------*- C -*-===//
// In sum += x * w(stored weight, scale, zero point), w doesn't depend on the
// row: of many rows, it is computed once.
//===----------------------------------------------------------------------===//
#ifndef NN_CODEGEN_WIDENED_H
#define NN_CODEGEN_WIDENED_H

#include "Codegen/Nest/Stage.h"

/// The value of the root's body that a column multiplies by, if it is computed
/// from what is read by panels, and all that comes after it is its product and
/// the sum; else null.
MlirValue nnWidenedRead(const Stage *s);

/// Whether the value is computed from the root's argument i.
bool nnWidenedUses(const Stage *s, MlirValue widened, int i);

/// Whether the value is an integer of so few bits that bf16 has it.
bool nnWidenedIsShort(MlirValue widened);

/// `value` of the root's body, which is a widened weight but for its scale:
/// that is input `scale`, which `group` terms of a loop share. Null if there is
/// none.
typedef struct Unscaled {
  MlirValue value;
  int scale, loop;
  int64_t group;
} Unscaled;

Unscaled nnUnscaledRead(const Stage *s, MlirValue widened);

#endif // NN_CODEGEN_WIDENED_H
