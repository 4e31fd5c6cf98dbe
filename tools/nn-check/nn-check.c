//===- nn-check.c - Tests ops against the reference -----------------------===//
// Runs every function of a file in several ways, which must agree with the
// reference interpreter, and that with the expected values (see Case.h). Prints
// a line for each function and way; exits with 1 if one failed.
//===----------------------------------------------------------------------===//
#include "Case.h"
#include "Compiled.h"
#include "Variant.h"

#include "nn-c/Dialect.h"
#include "nn/Reference.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { messageSize = 512 };

/// A way to run a case. On failure says why in `message`; true is success.
typedef bool (*RunFn)(Case *c, char *message);

static const char usage[] =
    "usage: nn-check [--mode=MODE[,MODE]...] [--function=NAME] [--cpu=CPU] "
    "[--full] FILE\n"
    "\n"
    "Runs each function of FILE with the values of its arguments' nn.value\n"
    "attributes, or random ones, and compares the results. Code\n"
    "is for this machine's CPU, or one whose instructions it has. It is\n"
    "optimized in mode static alone, or with --full, without which no code of\n"
    "the other modes uses tile registers. Modes:\n"
    "\n"
    "  reference  interpreted, compared with the results' nn.expect\n"
    "  static     compiled as written, compared with the reference\n"
    "  dynamic    compiled with dynamic dimensions\n"
    "  weights    compiled with all arguments but the first as constants, if\n"
    "             the function has a contraction or the like\n"
    "  constant   all arguments as constants, folded\n"
    "  rows       as weights, and of the first argument only the last dimension\n"
    "             known; only if asked for\n";

//===----------------------------------------------------------------------===//
// Running a module
//===----------------------------------------------------------------------===//

static bool report(NnStatus status, char *message) {
  if (nnStatusIsOk(status))
    return true;
  snprintf(message, messageSize, "%s", nnStatusGetMessage(status));
  nnStatusDestroy(status);
  return false;
}

static bool matchResult(const nnrt_tensor_t *expected, const nnrt_tensor_t *got,
                        intptr_t i, const Tolerance *t, char *message) {
  int used = snprintf(message, messageSize, "result %d, ", (int)i);
  return tensorsMatch(expected, got, t, message + used,
                      (size_t)(messageSize - used));
}

/// Compares with the reference's results, and frees `outputs` and what it
/// holds.
static bool matchReference(const Case *c, const Tolerance *tolerance,
                           nnrt_tensor_t *outputs, char *message) {
  bool ok = true;
  for (intptr_t i = 0; i < c->numOutputs; ++i) {
    ok =
        ok && matchResult(&c->reference[i], &outputs[i], i, tolerance, message);
    nnTensorFree(&outputs[i]);
  }
  free(outputs);
  return ok;
}

/// Compiles and runs the first `numInputs` inputs; consumes the module.
static bool runModule(Case *c, MlirModule module, NnOptimization optimization,
                      intptr_t numInputs, char *message) {
  nnrt_tensor_t *outputs = calloc((size_t)c->numOutputs + 1, sizeof(*outputs));
  if (!outputs) {
    mlirModuleDestroy(module);
    return report(nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory"), message);
  }
  if (!report(runCompiled(module, optimization, c->cpu, c->inputs, numInputs,
                          outputs, c->numOutputs),
              message)) {
    free(outputs);
    return false;
  }
  return matchReference(c, &c->tolerance, outputs, message);
}

//===----------------------------------------------------------------------===//
// Modes
//===----------------------------------------------------------------------===//

static bool matchExpected(const Case *c, intptr_t i, char *message) {
  MlirAttribute attr = caseExpected(c, i);
  if (mlirAttributeIsNull(attr))
    return true;
  nnrt_tensor_t expected;
  if (!nnReferenceTensorFromElements(attr, &expected)) {
    snprintf(message, messageSize, "cannot read nn.expect of result %d",
             (int)i);
    return false;
  }
  bool ok = matchResult(&expected, &c->reference[i], i, &c->tolerance, message);
  nnTensorFree(&expected);
  return ok;
}

/// Every mode needs the reference's results; they are computed once.
static bool needReference(Case *c, char *message) {
  if (c->numOutputs && c->reference[0].data)
    return true;
  return report(nnReferenceRun(c->func, c->inputs, c->numInputs, c->reference,
                               c->numOutputs),
                message);
}

static bool runReference(Case *c, char *message) {
  if (!needReference(c, message))
    return false;
  for (intptr_t i = 0; i < c->numOutputs; ++i)
    if (!matchExpected(c, i, message))
      return false;
  return true;
}

/// One way has the optimizer, which the others need not wait for: what they do
/// otherwise is settled before LLVM, but for tile registers.
static NnOptimization optimizationOf(const Case *c) {
  return c->isFull ? NN_OPTIMIZE_FULL : NN_OPTIMIZE_LESS;
}

static bool runStatic(Case *c, char *message) {
  return needReference(c, message) &&
         runModule(c, variantCreate(c), NN_OPTIMIZE_FULL, c->numInputs,
                   message);
}

static bool runDynamic(Case *c, char *message) {
  if (!needReference(c, message))
    return false;
  MlirModule module = variantCreate(c);
  if (mlirLogicalResultIsSuccess(variantMakeDynamic(c, module)))
    return runModule(c, module, optimizationOf(c), c->numInputs, message);
  mlirModuleDestroy(module);
  snprintf(message, messageSize, "dynamic types cannot be inferred");
  return false;
}

static bool runWeights(Case *c, char *message) {
  if (!needReference(c, message))
    return false;
  MlirModule module = variantCreate(c);
  if (mlirLogicalResultIsSuccess(variantBindInputs(c, module, 1)))
    return runModule(c, module, optimizationOf(c), 1, message);
  mlirModuleDestroy(module);
  snprintf(message, messageSize, "inputs cannot become constants");
  return false;
}

static bool runRows(Case *c, char *message) {
  if (!needReference(c, message))
    return false;
  MlirModule module = variantCreate(c);
  if (mlirLogicalResultIsSuccess(variantOpenRows(c, module)))
    return runModule(c, module, optimizationOf(c), 1, message);
  mlirModuleDestroy(module);
  snprintf(message, messageSize, "rows cannot become unknown");
  return false;
}

static bool runFolded(Case *c, MlirModule module, char *message) {
  if (mlirLogicalResultIsFailure(variantBindInputs(c, module, 0)) ||
      mlirLogicalResultIsFailure(variantFold(module))) {
    snprintf(message, messageSize, "the function cannot be folded");
    return false;
  }
  nnrt_tensor_t *outputs = calloc((size_t)c->numOutputs + 1, sizeof(*outputs));
  NnStatus status = outputs ? nnReferenceRun(variantFunction(module), NULL, 0,
                                             outputs, c->numOutputs)
                            : nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  if (!report(status, message)) {
    free(outputs);
    return false;
  }
  Tolerance exact = toleranceExact(&c->tolerance);
  return matchReference(c, &exact, outputs, message);
}

static bool runConstant(Case *c, char *message) {
  if (!needReference(c, message))
    return false;
  MlirModule module = variantCreate(c);
  bool ok = runFolded(c, module, message);
  mlirModuleDestroy(module);
  return ok;
}

//===----------------------------------------------------------------------===//
// The command line
//===----------------------------------------------------------------------===//

typedef struct Mode {
  const char *name;
  RunFn run;
} Mode;

static const Mode modes[] = {
    {"reference", runReference}, {"static", runStatic},
    {"dynamic", runDynamic},     {"weights", runWeights},
    {"constant", runConstant},   {"rows", runRows},
};
enum { numModes = sizeof(modes) / sizeof(modes[0]), numUsual = numModes - 1 };

typedef struct Options {
  bool isChosen[numModes];
  const char *function; ///< NULL: all.
  const char *cpu;      ///< NULL: this machine's.
  bool isFull;          ///< Optimizes in all modes.
  const char *file;
} Options;

static bool chooseModes(const char *list, bool *isChosen) {
  while (*list) {
    size_t length = strcspn(list, ",");
    int i = 0;
    while (i < numModes && (strlen(modes[i].name) != length ||
                            strncmp(modes[i].name, list, length)))
      ++i;
    if (i == numModes)
      return false;
    isChosen[i] = true;
    list += length + (list[length] == ',');
  }
  return true;
}

static bool parseOptions(int argc, char **argv, Options *options) {
  *options = (Options){0};
  bool all = true;
  for (int i = 1; i < argc; ++i) {
    if (!strncmp(argv[i], "--mode=", 7)) {
      all = false;
      if (!chooseModes(argv[i] + 7, options->isChosen))
        return false;
    } else if (!strncmp(argv[i], "--function=", 11)) {
      options->function = argv[i] + 11;
    } else if (!strncmp(argv[i], "--cpu=", 6)) {
      options->cpu = argv[i] + 6;
    } else if (!strcmp(argv[i], "--full")) {
      options->isFull = true;
    } else if (options->file || argv[i][0] == '-') {
      return false;
    } else {
      options->file = argv[i];
    }
  }
  for (int i = 0; i < numUsual; ++i)
    options->isChosen[i] |= all;
  return options->file;
}

//===----------------------------------------------------------------------===//
// The tests
//===----------------------------------------------------------------------===//

typedef struct Counts {
  int passed, failed;
} Counts;

static bool hasDimensions(const Case *c) {
  for (intptr_t i = 0; i < c->numInputs; ++i)
    if (c->inputs[i].rank > 0)
      return true;
  return false;
}

/// Weights matter to contractions and their like, which prepare them when they
/// compile; and dynamic dimensions where there are dimensions.
static bool applies(const Case *c, RunFn run) {
  if (run == runDynamic)
    return hasDimensions(c) && !c->isStaticOnly;
  return (run != runWeights && run != runRows) || (c->numInputs > 1 && c->tolerance.hasSums);
}

static void runMode(Case *c, const Mode *mode, Counts *counts) {
  char message[messageSize] = "";
  bool ok = mode->run(c, message);
  printf("%s %.*s %s%s%s\n", ok ? "PASS" : "FAIL", (int)c->name.length,
         c->name.data, mode->name, ok ? "" : ": ", ok ? "" : message);
  fflush(stdout);
  ++*(ok ? &counts->passed : &counts->failed);
}

static void runFunction(MlirOperation func, const Options *options,
                        Counts *counts) {
  Case c;
  if (!caseCreate(func, &c)) {
    ++counts->failed;
    return;
  }
  c.cpu = options->cpu;
  c.isFull = options->isFull;
  for (int i = 0; i < numModes; ++i)
    if (options->isChosen[i] && applies(&c, modes[i].run))
      runMode(&c, &modes[i], counts);
  caseDestroy(&c);
}

static void runFile(MlirModule module, const Options *options, Counts *counts) {
  MlirOperation op = mlirBlockGetFirstOperation(mlirModuleGetBody(module));
  for (; !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op)) {
    if (!nnOperationIs(op, "func.func"))
      continue;
    MlirStringRef name = mlirStringAttrGetValue(nnAttr(op, "sym_name"));
    if (!options->function ||
        mlirStringRefEqual(name, nnStr(options->function)))
      runFunction(op, options, counts);
  }
}

int main(int argc, char **argv) {
  Options options;
  if (!parseOptions(argc, argv, &options)) {
    fputs(usage, stderr);
    return 2;
  }
  MlirContext context = nnContextCreate();
  MlirModule module =
      mlirModuleCreateParseFromFile(context, nnStr(options.file));
  Counts counts = {0};
  if (!mlirModuleIsNull(module)) {
    runFile(module, &options, &counts);
    mlirModuleDestroy(module);
  }
  mlirContextDestroy(context);
  printf("%d passed, %d failed\n", counts.passed, counts.failed);
  // A file without tests tests nothing, which must not look like success.
  return counts.failed || !counts.passed;
}
