//===- Diagnostics.c - MLIR's diagnostics on stderr ----------------------===//
// Locations print as loc("m.mlir":3:7) by default; here files, lines and names
// are taken out of them.
//===----------------------------------------------------------------------===//
#include "Model/Diagnostics.h"

#include "mlir-c/Diagnostics.h"

#include <stdio.h>

static void printText(MlirStringRef text, void *file) {
  fwrite(text.data, 1, text.length, file);
}

/// "FILE:LINE:COLUMN: ", or "FILE: " for a binary file, which has no lines.
static void printPlace(MlirLocation location) {
  int line = mlirLocationFileLineColRangeGetStartLine(location);
  printText(
      mlirIdentifierStr(mlirLocationFileLineColRangeGetFilename(location)),
      stderr);
  if (line > 0)
    fprintf(stderr, ":%d:%d", line,
            mlirLocationFileLineColRangeGetStartColumn(location));
  fprintf(stderr, ": ");
}

static void printLocation(MlirLocation location) {
  if (mlirLocationIsAFileLineColRange(location)) {
    printPlace(location);
  } else if (mlirLocationIsAName(location)) {
    fprintf(stderr, "'");
    printText(mlirIdentifierStr(mlirLocationNameGetName(location)), stderr);
    fprintf(stderr, "': ");
  }
}

static const char *severityName(MlirDiagnosticSeverity severity) {
  switch (severity) {
  case MlirDiagnosticError:
    return "error";
  case MlirDiagnosticWarning:
    return "warning";
  case MlirDiagnosticNote:
    return "note";
  case MlirDiagnosticRemark:
    return "remark";
  }
  return "error";
}

static void printDiagnostic(MlirDiagnostic diagnostic) {
  printLocation(mlirDiagnosticGetLocation(diagnostic));
  fprintf(stderr, "%s: ", severityName(mlirDiagnosticGetSeverity(diagnostic)));
  mlirDiagnosticPrint(diagnostic, printText, stderr);
  fprintf(stderr, "\n");
  for (intptr_t i = 0; i < mlirDiagnosticGetNumNotes(diagnostic); ++i)
    printDiagnostic(mlirDiagnosticGetNote(diagnostic, i));
}

static MlirLogicalResult handle(MlirDiagnostic diagnostic, void *user) {
  (void)user;
  printDiagnostic(diagnostic);
  return mlirLogicalResultSuccess();
}

void nncDiagnosticsAttach(MlirContext context) {
  mlirContextAttachDiagnosticHandler(context, handle, NULL, NULL);
}
