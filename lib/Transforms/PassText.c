//===- PassText.c - Options of passes that are text -----------------------===//
// What cannot be read is an error at the function that the pass runs on.
//===----------------------------------------------------------------------===//
#include "PassText.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *nnPassCopyString(const NnPass *pass, int i) {
  MlirStringRef text = nnPassString(pass, i);
  return text.length ? strndup(text.data, text.length) : NULL;
}

MlirLogicalResult nnPassSparsity(MlirOperation op, const NnPass *pass, int i,
                                 double *sparsity) {
  MlirStringRef text = nnPassString(pass, i);
  char number[32], *end;
  snprintf(number, sizeof number, "%.*s", (int)text.length, text.data);
  *sparsity = strtod(number, &end);
  if (end != number && !*end && *sparsity >= 0 && *sparsity <= 1)
    return NN_SUCCESS;
  return nnOpError(op, "sparsity can't be '%s': it is 0 to 1", number);
}
