//===- PassText.c - Options of passes that are text -----------------------===//
// Words of a list stand between commas; none is a pattern.
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

/// Whether a comma-separated list has the word.
static bool lists(const char *list, const char *word) {
  size_t length = strlen(word);
  for (const char *at = list; at && *at;) {
    const char *comma = strchr(at, ',');
    size_t n = comma ? (size_t)(comma - at) : strlen(at);
    if (n == length && !memcmp(at, word, n))
      return true;
    at = comma ? comma + 1 : NULL;
  }
  return false;
}

bool nnListsOp(const char *list, MlirOperation op, const char *key) {
  char name[64];
  MlirStringRef full = nnOperationName(op);
  snprintf(name, sizeof name, "%.*s", (int)full.length, full.data);
  return lists(list, key) || lists(list, name) ||
         lists(list, name + strlen("nn."));
}
