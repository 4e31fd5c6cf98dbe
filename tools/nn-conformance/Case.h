//===- Case.h - One case in one mode ---------------------------*- C -*-===//
// Imports, compiles, runs and compares, and says how far that went. Runs in a
// process of its own, which may crash in it.
//===----------------------------------------------------------------------===//
#ifndef NN_CONFORMANCE_CASE_H
#define NN_CONFORMANCE_CASE_H

#include "Suite.h"

#include "mlir-c/IR.h"

/// How the model is compiled.
typedef enum Mode {
  MODE_STATIC,   ///< As it is.
  MODE_DYNAMIC,  ///< All dimensions of its inputs unknown.
  MODE_CONSTANT, ///< Its inputs made constants.
  numModes
} Mode;
extern const char *const modeNames[numModes];

/// What came of it. A crash and a timeout are found by who waits.
typedef enum Outcome {
  OUTCOME_PASSED,
  OUTCOME_WRONG,       ///< Other results than expected.
  OUTCOME_UNSUPPORTED, ///< Refused by the importer, or not to be given inputs.
  OUTCOME_COMPILE,     ///< Failed to compile.
  OUTCOME_RUN,         ///< The compiled model failed.
  OUTCOME_CRASHED,
  OUTCOME_TIMEOUT,
  numOutcomes
} Outcome;
extern const char *const outcomeNames[numOutcomes];

typedef struct Result {
  Outcome outcome;
  const char *step; ///< "importing", …: static, so it can pass between forks.
  double seconds;
  char message[400]; ///< "" if passed.
} Result;

/// Called as each step begins, with the result so far.
typedef void (*StepFn)(const Result *result, void *user);

/// Compiles a small model, so that forked processes find MLIR and LLVM set up.
void caseWarmUp(MlirContext context);

/// `context` holds this case alone.
void caseRun(MlirContext context, const char *suite, const SuiteCase *c,
             Mode mode, StepFn step, void *user, Result *result);

#endif // NN_CONFORMANCE_CASE_H
