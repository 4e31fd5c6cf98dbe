//===- PackNibbles.h - Weights of four bits -------------------*- C -*-===//
// Bytes with at most sixteen values that lie together, which a contraction
// turns into f32, take half a byte each: eight terms of one column are a word,
// the first lowest.
//===----------------------------------------------------------------------===//
#ifndef NN_CODEGEN_PACKNIBBLES_H
#define NN_CODEGEN_PACKNIBBLES_H

#include "Support/IR.h"

#include "nn-c/Builder.h"

/// Nibbles of a word.
enum { wordTerms = 8 };

/// Whether the generic only widens its input, and the constant's values are
/// `low` to `low + 15`.
bool nnNibblesFit(MlirOperation generic, intptr_t input, MlirAttribute value,
                  int64_t *low);

/// Puts a column of bytes, `step` apart, into words that are `stride` bytes
/// apart and 0 before.
void nnNibblesCopy(char *to, int64_t stride, const char *from, int64_t step,
                   int64_t terms, int64_t low);

/// Makes the body, whose argument was a byte, read its own out of the word that
/// holds eight terms of the loop.
void nnNibblesUnpack(NnBuilder b, MlirOperation generic, intptr_t input,
                     int loop, int64_t low);

#endif // NN_CODEGEN_PACKNIBBLES_H
