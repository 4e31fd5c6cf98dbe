//===- Inspect.c - nnc inspect --------------------------------------------===//
// Prints what a model consists of and what it costs, as a table or as JSON,
// without compiling it.
//===----------------------------------------------------------------------===//
#include "Analysis.h"
#include "Files/Json.h"
#include "Model/Module.h"
#include "Verbs.h"

#include <inttypes.h>

typedef struct InspectOptions {
  NncModelOptions model;
  bool json;
} InspectOptions;

static void printText(const NncAnalysis *analysis) {
  printf("%-28s %8s %16s\n", "op", "count", "MACs");
  for (size_t i = 0; i < analysis->numOps; ++i) {
    const NncOpCount *row = &analysis->ops[i];
    printf("%-28.*s %8" PRId64, (int)row->name.length, row->name.data,
           row->count);
    if (row->macs)
      printf(" %16" PRId64, row->macs);
    printf("\n");
  }
  printf("%-28s %8" PRId64 " %16" PRId64 "\n\n", "total", analysis->numOpsTotal,
         analysis->macs);
  printf("parameters   %" PRId64 " (%" PRId64 " bytes)\n", analysis->parameters,
         analysis->parameterBytes);
  printf("activations  %" PRId64 " bytes in all, at most %" PRId64
         " alive at a time with the inputs\n",
         analysis->activationBytes, analysis->peakBytes);
  if (analysis->dynamic)
    printf("Some shapes are known only at run time and count as nothing; "
           "--shape fixes them.\n");
}

static NnStatus printJson(const NncAnalysis *analysis, const char *path) {
  NncJson *json = nncJsonObject();
  nncJsonAddString(json, "model", path);
  NncJson *ops = nncJsonAddArray(json, "ops");
  for (size_t i = 0; i < analysis->numOps; ++i) {
    const NncOpCount *row = &analysis->ops[i];
    char name[128];
    snprintf(name, sizeof name, "%.*s", (int)row->name.length, row->name.data);
    NncJson *op = nncJsonAddObject(ops, NULL);
    nncJsonAddString(op, "op", name);
    nncJsonAddInteger(op, "count", row->count);
    nncJsonAddInteger(op, "macs", row->macs);
  }
  nncJsonAddInteger(json, "num_ops", analysis->numOpsTotal);
  nncJsonAddInteger(json, "macs", analysis->macs);
  nncJsonAddInteger(json, "parameters", analysis->parameters);
  nncJsonAddInteger(json, "parameter_bytes", analysis->parameterBytes);
  nncJsonAddInteger(json, "activation_bytes", analysis->activationBytes);
  nncJsonAddInteger(json, "peak_activation_bytes", analysis->peakBytes);
  nncJsonAddBool(json, "dynamic_shapes", analysis->dynamic);
  return nncJsonPrint(json, stdout);
}

static NnStatus inspect(const void *arguments) {
  const InspectOptions *options = arguments;
  NncModule module;
  NncAnalysis analysis = {0};
  NnStatus status = nncModuleOpen(&options->model, &module);
  if (!status)
    status = nncModuleInferShapes(&options->model, &module);
  if (!status)
    status = nncAnalyze(module.module, &analysis);
  if (!status && options->json)
    status = printJson(&analysis, options->model.path);
  else if (!status)
    printText(&analysis);
  nncAnalysisDestroy(&analysis);
  nncModuleClose(&module);
  return status;
}

static const NncOption table[] = {
    {"json", 'j', NNC_FLAG, offsetof(InspectOptions, json), NULL,
     "Prints one JSON object instead of text."},
    NNC_OPTION_SHAPE(InspectOptions),
    {0},
};

const NncVerb nncInspectVerb = {
    .name = "inspect",
    .summary = "say what a model consists of and what it costs",
    .description =
        "Prints the ops of MODEL by kind, with their multiply-accumulates\n"
        "(MACs); how many parameters it has, and their bytes; the bytes of\n"
        "all activations, and the most that are alive at a time if ops run\n"
        "in the order of the file. Nothing is compiled.",
    .examples = "nnc inspect model.onnx\n"
                "nnc inspect model.onnx --shape x=1x3x224x224 --json",
    .status = "The model can't be read.",
    .options = table,
    .optionsSize = sizeof(InspectOptions),
    .run = inspect,
};
