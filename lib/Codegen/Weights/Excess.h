//===- Excess.h - Weights whose sums of two don't fit -----------*- C -*-===//
// vpmaddubsw adds two products in i16. Of weights that this could saturate
// with, a half goes to a group behind the others.
//===----------------------------------------------------------------------===//
#ifndef NN_CODEGEN_EXCESS_H
#define NN_CODEGEN_EXCESS_H

#include <stdint.h>

/// Moves halves of a packed panel's pairs, [groups][lanes][4], to `behind`,
/// which has room for those of `most` groups (ByteDot.h) and is zero. Four
/// terms are the least.
void nnExcessSplit(char *panel, int64_t terms, int64_t lanes, char *behind,
                   int64_t most);

#endif // NN_CODEGEN_EXCESS_H
