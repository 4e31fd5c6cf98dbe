//===- OpIndexing.c - Picking, placing and finding by index ---------------===//
// Operators whose indices are tensors: what they read is clamped into the data,
// what they write outside of it is skipped.
//===----------------------------------------------------------------------===//
#include "Node.h"

const NnOpRow nnIndexingRows[] = {{"NonZero", 9, NN_LATEST, .unary = nnNonZero},
                                  {.name = NULL}};
