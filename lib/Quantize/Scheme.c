//===- Scheme.c - Names of schemes ----------------------------------------===//
// As options and reports spell them.
//===----------------------------------------------------------------------===//
#include "nn-c/Quantize.h"

#include <string.h>

static const char *const names[] = {
    [NN_SCHEME_INT8] = "int8", [NN_SCHEME_W8] = "w8",
    [NN_SCHEME_W4] = "w4",     [NN_SCHEME_INT8_DYNAMIC] = "int8-dynamic",
    [NN_SCHEME_BF16] = "bf16", [NN_SCHEME_F32] = "f32",
};

const char *nnSchemeGetName(NnScheme scheme) { return names[scheme]; }

bool nnSchemeParse(const char *name, size_t length, NnScheme *scheme) {
  for (size_t i = 0; i < sizeof names / sizeof *names; ++i) {
    if (strlen(names[i]) == length && !memcmp(names[i], name, length)) {
      *scheme = (NnScheme)i;
      return true;
    }
  }
  return false;
}
