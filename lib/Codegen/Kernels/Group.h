//===- Group.h - Ops of a kernel that share their outer loops ---*- C -*-===//
// A group is all that a kernel does, where several ops go over the same rows:
// softmax is a maximum, an exponential, a sum and a division of each. Analysis
// only: reading a group changes no IR.
//===----------------------------------------------------------------------===//
#ifndef NN_CODEGEN_GROUP_H
#define NN_CODEGEN_GROUP_H

#include "Codegen/Nest/Stage.h"

enum { maxMembers = 32 };

/// One linalg.generic of the group.
typedef struct Member {
  MlirOperation op;
  int numLoops, numInputs, rank;
  int outputLoop[NN_MAX_RANK]; ///< Output dimension d is this loop.
  Access inputs[maxInputs];
  int producer[maxInputs]; ///< Member that computes the input, or -1.
  MlirValue fill;          ///< Scalar that the output starts with, or null.
} Member;

typedef struct Group {
  int n;
  Member members[maxMembers]; ///< In order; the last one gives the result.
  MlirOperation materialize;  ///< Puts it into the caller's tensor.
  MlirValue destination;
  /// The first `spine` output dimensions are the same of every member, and an
  /// element reads only elements with the same indices along them.
  int spine;
} Group;

/// Reads a kernel's function. Fails, silently, if it is no group with a spine:
/// if it has other ops that make elements, several results, or members between
/// which an index changes.
bool nnGroupRead(MlirOperation func, Group *out);

/// Dimension of the spine that loop `loop` of a member is, or -1.
int nnSpineDim(const Group *g, const Member *m, int loop);

/// Dimension of the spine that dimension `d` of a member's input is, or -1.
int nnInputSpineDim(const Group *g, const Member *m, int input, int d);

#endif // NN_CODEGEN_GROUP_H
