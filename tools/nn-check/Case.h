//===- Case.h - A function of a test file ----------------------*- C -*-===//
// What a function is called with and what is expected of it, from the
// attributes of its arguments and results:
//
//   nn.value = dense<…>     an argument's value; random if absent
//   nn.range = [low, high]  what random values lie between; [-2, 2] if absent
//   nn.static               the argument's type stays as written in all modes
//   nn.expect = dense<…>    a result's value
//
// and of the function itself: nn.static_only, nn.signed_zeros (0 and -0
// differ), nn.atol and nn.rtol (instead of the tolerance of the ops).
//===----------------------------------------------------------------------===//
#ifndef NN_CHECK_CASE_H
#define NN_CHECK_CASE_H

#include "Compare.h"

typedef struct Case {
  MlirOperation func; ///< Borrowed.
  MlirStringRef name;
  MlirBlock block;
  intptr_t numInputs, numOutputs;
  nnrt_tensor_t *inputs;
  nnrt_tensor_t *reference; ///< What the reference computed; data is NULL
                            ///< before.
  Tolerance tolerance;
  bool isStaticOnly;
  const char *cpu; ///< To compile for; NULL: this machine's.
  bool isFull;     ///< Optimized in all modes.
} Case;

/// Reads a function. False, after a diagnostic, if it can't be tested.
bool caseCreate(MlirOperation func, Case *c);
void caseDestroy(Case *c);

/// nn.expect of result i, or null.
MlirAttribute caseExpected(const Case *c, intptr_t i);

/// The attribute of argument i, or null.
MlirAttribute caseArgumentAttr(MlirOperation func, intptr_t i,
                               const char *name);

#endif // NN_CHECK_CASE_H
