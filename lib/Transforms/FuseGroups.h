//===- FuseGroups.h - Which ops share a kernel -----------------*- C -*-===//
// The decisions of nn-fuse, made for one block before anything changes.
//===----------------------------------------------------------------------===//
#ifndef NN_TRANSFORMS_FUSEGROUPS_H
#define NN_TRANSFORMS_FUSEGROUPS_H

#include "OpClass.h"

#include <stdbool.h>

/// A group is named by the index of its last op, where its kernel stands.
typedef struct NnGroups {
  intptr_t n;
  MlirOperation *ops; ///< The block's, in order.
  NnOpClass *classes;
  intptr_t *group; ///< Of each op; -1: in no kernel.
  intptr_t *root;  ///< Of each group; -1: elementwise ops alone.
  void *positions; ///< From op to index.
} NnGroups;

/// Groups the ops of a block. False if memory is short. Freed with
/// nnGroupsDestroy in either case.
bool nnGroupsCreate(MlirBlock block, NnGroups *groups);
void nnGroupsDestroy(NnGroups *groups);

/// The index of an op in the block; -1 if it is elsewhere.
intptr_t nnGroupsFind(const NnGroups *groups, MlirOperation op);

/// What a group's kernel is called: after its root, or "elementwise".
const char *nnGroupsRootName(const NnGroups *groups, intptr_t group);

/// Whether two ops' first results have the same shape, as an op and the root
/// whose kernel it joins must.
bool nnGroupsSameShape(MlirOperation a, MlirOperation b);

#endif // NN_TRANSFORMS_FUSEGROUPS_H
