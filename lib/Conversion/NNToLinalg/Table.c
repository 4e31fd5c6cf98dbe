//===- Table.c - How each op is lowered -----------------------------------===//
// The LOWER and SCALAR columns of NNOps.def, by NnOpKind.
//===----------------------------------------------------------------------===//
#include "Lower.h"

static const NnLowerRow rows[] = {
#define NN_OP(Name, mnemonic, ...) [NN_OP_##Name] = {mnemonic, __VA_ARGS__},
#define LOWER(fn) .lower = nnLower##fn,
#define SCALAR(fn) .scalar = nnScalar##fn,
#include "nn/NNOps.def"
};

const NnLowerRow *nnLowerRow(NnOpKind kind) { return &rows[kind]; }
