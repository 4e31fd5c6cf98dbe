//===- Testing.h - What the C API's tests share ----------------*- C -*-===//
// Short spellings for making IR and for printing what a call gave back.
//===----------------------------------------------------------------------===//
#ifndef NN_TEST_CAPI_TESTING_H
#define NN_TEST_CAPI_TESTING_H

#include "nn-c/Builder.h"
#include "nn-c/Dialect.h"
#include "nn-c/Status.h"

#include "mlir-c/Diagnostics.h"

#include <stdio.h>

static inline MlirStringRef str(const char *text) {
  return mlirStringRefCreateFromCString(text);
}

/// Prints pieces of IR to stdout.
static inline void printPiece(MlirStringRef piece, void *user) {
  (void)user;
  fwrite(piece.data, 1, piece.length, stdout);
}

/// A module from text that is right.
static inline MlirModule parse(MlirContext context, const char *text) {
  MlirModule module = mlirModuleCreateParse(context, str(text));
  if (mlirModuleIsNull(module))
    puts("the test's own IR does not parse");
  return module;
}

static inline void printModule(MlirModule module) {
  mlirOperationPrint(mlirModuleGetOperation(module), printPiece, NULL);
  puts("");
}

static const char *const codeNames[] = {
    [NN_OK] = "ok",
    [NN_INVALID_ARGUMENT] = "invalid argument",
    [NN_NOT_FOUND] = "not found",
    [NN_INVALID_MODEL] = "invalid model",
    [NN_UNSUPPORTED] = "unsupported",
    [NN_OUT_OF_MEMORY] = "out of memory",
    [NN_IO_ERROR] = "i/o error",
    [NN_INTERNAL] = "internal",
};

/// Prints "WHAT: CODE: MESSAGE" and frees the status.
static inline bool report(const char *what, NnStatus status) {
  bool ok = nnStatusIsOk(status);
  printf("%s: %s%s%s\n", what, codeNames[nnStatusGetCode(status)],
         ok ? "" : ": ", nnStatusGetMessage(status));
  nnStatusDestroy(status);
  return ok;
}

/// Prints errors on stdout, in order with everything else.
static inline MlirLogicalResult printDiagnostic(MlirDiagnostic diagnostic,
                                                void *user) {
  (void)user;
  static const char *const severities[] = {"error", "warning", "note",
                                           "remark"};
  printf("  %s: ", severities[mlirDiagnosticGetSeverity(diagnostic)]);
  mlirDiagnosticPrint(diagnostic, printPiece, NULL);
  puts("");
  return mlirLogicalResultSuccess();
}

static inline void printDiagnosticsOf(MlirContext context) {
  mlirContextAttachDiagnosticHandler(context, printDiagnostic, NULL, NULL);
}

#endif // NN_TEST_CAPI_TESTING_H
