//===- Case.c - One case in one mode -------------------------------------===//
// Uses nn as its users do. Nothing is freed: the process ends with the case.
//===----------------------------------------------------------------------===//
#include "Case.h"

#include "../Guarded.h"
#include "Compare.h"
#include "Data.h"
#include "Files/Tensor.h"
#include "nn-c/Compiler.h"
#include "nn-c/Import.h"

#include "mlir-c/Diagnostics.h"

#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *const modeNames[numModes] = {"static", "dynamic", "constant"};
const char *const outcomeNames[numOutcomes] = {
    "passed",     "wrong",   "unsupported", "compile failed",
    "run failed", "crashed", "timeout",
};

/// A case while it runs.
typedef struct Run {
  MlirContext context;
  const SuiteCase *c;
  Mode mode;
  char folder[PATH_MAX];
  DataSet set;
  StepFn step;
  void *user;
  Result *result;
  char reason[sizeof((Result *)0)->message]; ///< The first that was reported.
} Run;

static void begin(Run *run, const char *step) {
  run->result->step = step;
  run->step(run->result, run->user);
}

static void conclude(Run *run, Outcome outcome, const char *message) {
  run->result->outcome = outcome;
  snprintf(run->result->message, sizeof run->result->message, "%s", message);
}

/// Ends the case if the status is a failure, of which a diagnostic says more.
static bool succeeds(Run *run, NnStatus status, Outcome outcome) {
  if (!status)
    return true;
  if (nnStatusGetCode(status) == NN_UNSUPPORTED)
    outcome = OUTCOME_UNSUPPORTED;
  conclude(run, outcome,
           *run->reason ? run->reason : nnStatusGetMessage(status));
  nnStatusDestroy(status);
  return false;
}

//===----------------------------------------------------------------------===//
// What is wrong
//===----------------------------------------------------------------------===//

static void appendText(MlirStringRef text, void *reason) {
  char *to = reason;
  size_t used = strlen(to), room = sizeof((Result *)0)->message - used - 1;
  size_t length = text.length < room ? text.length : room;
  memcpy(to + used, text.data, length);
  to[used + length] = 0;
}

static MlirLogicalResult noteDiagnostic(MlirDiagnostic diagnostic, void *user) {
  Run *run = user;
  if (!*run->reason &&
      mlirDiagnosticGetSeverity(diagnostic) == MlirDiagnosticError)
    mlirDiagnosticPrint(diagnostic, appendText, run->reason);
  return mlirLogicalResultSuccess();
}

/// Reasons are counted: without the node's name, which the diagnostic that
/// comes before has.
static void noteUnsupported(const NnUnsupportedNode *node, void *user) {
  Run *run = user;
  static bool isNoted;
  if (!isNoted)
    snprintf(run->reason, sizeof run->reason, "%s%s%s: %s", node->domain,
             *node->domain ? "." : "", node->opType, node->reason);
  isNoted = true;
}

//===----------------------------------------------------------------------===//
// Importing and compiling
//===----------------------------------------------------------------------===//

static NnStatus import(Run *run, MlirModule *module) {
  NnImportConstant constants[maxPorts];
  NnImportOptions options = {.unsupported = noteUnsupported,
                             .user = run,
                             .dynamicDims = run->mode == MODE_DYNAMIC};
  if (run->mode == MODE_CONSTANT) {
    for (int32_t i = 0; i < run->set.numInputs; ++i)
      constants[i] = (NnImportConstant){.tensor = &run->set.inputs[i]};
    options.constants = constants;
    options.numConstants = (size_t)run->set.numInputs;
  }
  char path[PATH_MAX];
  if ((size_t)snprintf(path, sizeof path, "%s/model.onnx", run->folder) >=
      sizeof path)
    return nnStatusCreate(NN_INVALID_ARGUMENT, "the path is too long");
  return nnImportOnnxFile(run->context, path, &options, module);
}

static const nnrt_model_t *compile(Run *run) {
  MlirModule module;
  begin(run, "importing");
  if (!succeeds(run, import(run, &module), OUTCOME_COMPILE))
    return NULL;
  begin(run, "compiling");
  NnJit jit;
  if (!succeeds(run, nnCompileToJit(module, NULL, &jit), OUTCOME_COMPILE))
    return NULL;
  return nnJitGetModel(jit);
}

//===----------------------------------------------------------------------===//
// Running and comparing
//===----------------------------------------------------------------------===//

/// A unit in the last place of types with few digits, relative to a number.
static double roundingOf(int32_t dtype) {
  switch (dtype) {
  case NNRT_F16:
    return 0x1p-10;
  case NNRT_BF16:
    return 0x1p-7;
  default:
    return 0;
  }
}

static NnStatus compareOutput(const Run *run, int32_t i, nnrt_tensor_t *got) {
  nnrt_tensor_t expected = run->set.outputs[i];
  NncTolerance tolerance = {run->c->atol,
                            fmax(run->c->rtol, roundingOf(expected.dtype))};
  // What is random has only its type in common.
  if (listHas(run->c->flags, "random"))
    expected.data = got->data;
  char what[32];
  snprintf(what, sizeof what, "output %d", (int)i);
  return nncCompare(what, &expected, got, tolerance);
}

static bool compareOutputs(Run *run, nnrt_tensor_t *outputs) {
  for (int32_t i = 0; i < run->set.numOutputs; ++i)
    if (!succeeds(run, compareOutput(run, i, &outputs[i]), OUTCOME_WRONG))
      return false;
  return true;
}

/// Runs the model once and compares.
static bool runOnce(Run *run, const nnrt_model_t *model,
                    nnrt_tensor_t *outputs) {
  const DataSet *set = &run->set;
  begin(run, "running");
  nnrt_status_t status = nnrt_run(
      model, set->inputs, run->mode == MODE_CONSTANT ? 0 : set->numInputs,
      outputs, set->numOutputs);
  if (status != NNRT_OK) {
    conclude(run, OUTCOME_RUN, nnrt_status_message(status));
    return false;
  }
  begin(run, "comparing");
  return compareOutputs(run, outputs);
}

/// Runs the model on buffers that it makes, and again on ours, which are just
/// as large.
static bool runModel(Run *run, const nnrt_model_t *model) {
  nnrt_tensor_t outputs[maxPorts] = {0};
  if (model->num_outputs != run->set.numOutputs) {
    conclude(run, OUTCOME_WRONG, "another number of outputs than expected");
    return false;
  }
  if (!runOnce(run, model, outputs))
    return false;
  for (int32_t i = 0; i < run->set.numOutputs; ++i) {
    outputs[i].capacity = (int64_t)nncTensorBytes(&outputs[i]);
    outputs[i].data = guardedAllocate((size_t)outputs[i].capacity);
  }
  return runOnce(run, model, outputs);
}

static void runDataSets(Run *run, const nnrt_model_t *model) {
  int limit = run->mode == MODE_CONSTANT ? 1 : INT_MAX; // Set 0 is compiled in.
  for (int i = 0; i < limit && dataSetExists(run->folder, i); ++i)
    if (!succeeds(run, dataSetRead(run->folder, i, &run->set), OUTCOME_RUN) ||
        !runModel(run, model))
      return;
}

/// Whether nn has tensors for all that goes in and out.
static bool hasTensorsOnly(const SuiteCase *c) {
  return !strchr(c->inputTypes, '(') && !strchr(c->outputTypes, '(');
}

void caseRun(MlirContext context, const char *suite, const SuiteCase *c,
             Mode mode, StepFn step, void *user, Result *result) {
  static Run run;
  run = (Run){.context = context,
              .c = c,
              .mode = mode,
              .step = step,
              .user = user,
              .result = result};
  *result = (Result){OUTCOME_PASSED};
  snprintf(run.folder, sizeof run.folder, "%s/%s", suite, c->name);
  mlirContextAttachDiagnosticHandler(context, noteDiagnostic, &run, NULL);
  begin(&run, "reading");
  if (!hasTensorsOnly(c)) {
    conclude(&run, OUTCOME_UNSUPPORTED,
             "sequences and optionals as inputs or "
             "outputs");
    return;
  }
  if (mode == MODE_CONSTANT &&
      !succeeds(&run, dataSetRead(run.folder, 0, &run.set), OUTCOME_RUN))
    return;
  const nnrt_model_t *model = compile(&run);
  if (model)
    runDataSets(&run, model);
}

void caseWarmUp(MlirContext context) {
  static const char text[] =
      "func.func @main(%x: tensor<2x8xf32>, %w: tensor<8x8xf32>)"
      "    -> tensor<2x8xf32> {"
      "  %0 = nn.matmul %x, %w : (tensor<2x8xf32>, tensor<8x8xf32>)"
      "      -> tensor<2x8xf32>"
      "  %1 = nn.relu %0 : (tensor<2x8xf32>) -> tensor<2x8xf32>"
      "  return %1 : tensor<2x8xf32>"
      "}";
  MlirModule module =
      mlirModuleCreateParse(context, mlirStringRefCreateFromCString(text));
  NnJit jit;
  nnStatusDestroy(nnCompileToJit(module, NULL, &jit));
  nnJitDestroy(jit);
  mlirModuleDestroy(module);
}
