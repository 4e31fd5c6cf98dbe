//===- Heads.c - Heads of attention ---------------------------------------===//
// [batch, sequence, heads * size] and [batch, sequence, heads, size].
//===----------------------------------------------------------------------===//
#include "Heads.h"

MlirValue nnBuildSplitHeads(NnNode *node, MlirValue x, const char *attribute) {
  int64_t heads = nnNodeInt(node, attribute, 0);
  int64_t hidden = nnDim(x, 2);
  if (heads < 1)
    return nnNodeInvalid(node, "expected a positive %s", attribute);
  if (hidden != NN_DYNAMIC && hidden % heads)
    return nnNodeInvalid(node, "%lld is no multiple of %s", (long long)hidden,
                         attribute);
  int64_t size = hidden == NN_DYNAMIC ? -1 : hidden / heads;
  return nnBuildReshaped(node, x, 4,
                         (const MlirValue[]){nnBuildSize(node, x, 0),
                                             nnBuildSize(node, x, 1),
                                             nnBuildInts(node, NN_INTS(heads)),
                                             nnBuildInts(node, NN_INTS(size))});
}

MlirValue nnBuildPackedHeads(NnNode *node, MlirValue x) {
  return nnBuildMerged(node, x, NN_INTS(1, 1, 2));
}
