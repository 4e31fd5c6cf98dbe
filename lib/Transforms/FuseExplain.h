//===- FuseExplain.h - Why ops share a kernel or don't ---------*- C -*-===//
// Tells users of nn-fuse{explain} what was decided.
//===----------------------------------------------------------------------===//
#ifndef NN_TRANSFORMS_FUSEEXPLAIN_H
#define NN_TRANSFORMS_FUSEEXPLAIN_H

#include "FuseGroups.h"

/// Emits one remark an op of nn: the kernel that it goes to and, where the
/// value of another kernel comes in that it might have shared, why not.
void nnFuseExplain(const NnGroups *groups);

#endif // NN_TRANSFORMS_FUSEEXPLAIN_H
