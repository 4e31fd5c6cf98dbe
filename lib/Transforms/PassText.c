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

MlirLogicalResult nnPassShare(MlirOperation op, const NnPass *pass, int i,
                              const char *name, double *share) {
  MlirStringRef text = nnPassString(pass, i);
  char number[32], *end;
  snprintf(number, sizeof number, "%.*s", (int)text.length, text.data);
  *share = strtod(number, &end);
  if (end != number && !*end && *share >= 0 && *share <= 1)
    return NN_SUCCESS;
  return nnOpError(op, "%s can't be '%s': it is 0 to 1", name, number);
}
