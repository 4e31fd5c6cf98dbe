//===- Compile.c - nnc compile --------------------------------------------===//
// Compiles a model to an object with a C header, to a shared library, or to the
// IR of any stage on the way.
//===----------------------------------------------------------------------===//
#include "Files/File.h"
#include "Model/Model.h"
#include "Progress.h"
#include "Verbs.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

typedef struct CompileOptions {
  NncModelOptions model;
  const char *output, *emit;
} CompileOptions;

/// What to make, decided from --emit and -o.
typedef struct Plan {
  const char *stage;
  char *output; ///< NULL: stdout. Owned.
  char *header; ///< NULL: none. Owned.
} Plan;

/// The path without folders (unless `keepFolder`) with another extension.
static char *withExtension(const char *path, const char *extension,
                           bool keepFolder) {
  const char *slash = strrchr(path, '/');
  const char *file = slash ? slash + 1 : path;
  const char *start = keepFolder ? path : file, *dot = strrchr(file, '.');
  size_t length = dot && dot != file ? (size_t)(dot - start) : strlen(start);
  char *made = malloc(length + strlen(extension) + 1);
  if (made) {
    memcpy(made, start, length);
    strcpy(made + length, extension);
  }
  return made;
}

static const char *stageOfFile(const char *output) {
  static const char *const stages[][2] = {
      {".o", "obj"},   {".obj", "obj"},   {".so", "so"},
      {".mlir", "nn"}, {".mlirbc", "nn"},
  };
  for (size_t i = 0; i < sizeof stages / sizeof stages[0]; ++i)
    if (nncFileHasExtension(output, stages[i][0]))
      return stages[i][1];
  return NULL;
}

static NnStatus planOutput(const CompileOptions *options, Plan *plan) {
  const char *made = options->output ? stageOfFile(options->output) : "obj";
  plan->stage = options->emit ? options->emit : made;
  if (!plan->stage)
    return nnStatusCreate(NN_INVALID_ARGUMENT,
                          "can't tell from '%s' what to make: end it in .o, "
                          ".so or .mlir, or give --emit",
                          options->output);
  bool object = !strcmp(plan->stage, "obj");
  bool toFile = options->output || object;
  if (options->output)
    plan->output = strdup(options->output);
  else if (object)
    plan->output = withExtension(options->model.path, ".o", false);
  if (object && plan->output)
    plan->header = withExtension(plan->output, ".h", true);
  if ((toFile && !plan->output) || (object && !plan->header))
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  return NULL;
}

/// One line for a person who waits; scripts have the files.
static void printSummary(const Plan *plan, const NncCompiled *compiled) {
  if (!nncProgressIsVisible() || !compiled->objectBytes)
    return;
  fprintf(stderr,
          "%s: %" PRId64 " bytes, %" PRId64 " of them weights; arena %" PRId64
          " bytes; compiled in %.2f s\n",
          plan->output, compiled->objectBytes, compiled->parameterBytes,
          compiled->arenaBytes, compiled->seconds);
}

/// Gives memory of weights back to the system as soon as it is free. glibc
/// would begin to keep it once a large block has been freed, which is right
/// only for those who run models.
static void keepLittleMemory(void) {
#ifdef M_MMAP_THRESHOLD
  (void)mallopt(M_MMAP_THRESHOLD, 1 << 20);
#endif
}

static NnStatus compile(const void *arguments) {
  keepLittleMemory();
  const CompileOptions *options = arguments;
  Plan plan = {0};
  NncCompiled compiled = {0};
  NnStatus status = planOutput(options, &plan);
  if (!status && plan.output)
    status = nncFileCheckWritable(plan.output);
  if (!status)
    status = nncModelCompile(&options->model,
                             &(NncOutput){plan.stage, plan.output, plan.header},
                             &compiled);
  if (!status)
    printSummary(&plan, &compiled);
  free(plan.output);
  free(plan.header);
  return status;
}

static const NncOption table[] = {
    {"output", 'o', NNC_STRING, offsetof(CompileOptions, output), "FILE",
     "Where to write. FILE.o is an object, and FILE.h its C header;\n"
     "FILE.so is a shared library; FILE.mlir is IR, and FILE.mlirbc its\n"
     "bytecode, of the stage that --emit says, or else of the nn dialect.\n"
     "Without -o, objects go to the model's name with the ending .o in\n"
     "this folder, and text to standard output, where large weights are\n"
     "left out if it is a terminal."},
    {"emit", 'e', NNC_CHOICE, offsetof(CompileOptions, emit),
     "nn|kernels|linalg|vector|llvm|obj",
     "Stops at a stage and writes what is there: ops after the graph\n"
     "passes, kernels, linalg on tensors, vector loops, the LLVM dialect,\n"
     "or the object."},
    NNC_OPTION_CPU(CompileOptions),
    NNC_OPTION_EXACT(CompileOptions),
    NNC_OPTION_PRECISION(CompileOptions),
    NNC_OPTION_SCHEDULE(CompileOptions),
    NNC_OPTION_TUNING(CompileOptions),
    {"target", 0, NNC_STRING, offsetof(CompileOptions, model.target), "TRIPLE",
     "The machine to compile for, by LLVM's triple:\n"
     "aarch64-unknown-linux-gnu. This machine's if not given."},
    NNC_OPTION_SHAPE(CompileOptions),
    {"profile", 0, NNC_FLAG, offsetof(CompileOptions, model.profile), NULL,
     "Makes code whose runs 'nnc bench --profile' can look into. It is as\n"
     "fast as long as nobody does."},
    NNC_OPTION_CACHE(CompileOptions),
    NNC_OPTION_NAME(CompileOptions),
    {0},
};

const NncVerb nncCompileVerb = {
    .name = "compile",
    .summary = "compile a model to native code",
    .description =
        "Compiles MODEL to an object that needs nothing but libc and libm,\n"
        "and writes a C header that declares it:\n"
        "\n"
        "    extern const nnrt_model_t NAME_model;\n"
        "\n"
        "See nnrt/nnrt.h for how to call it. On a terminal, a last line says\n"
        "how large code and weights are, how much memory a run needs, and\n"
        "how long compiling took.",
    .examples = "nnc compile model.onnx -o model.o\n"
                "nnc compile model.onnx -o model.so --cpu znver4\n"
                "nnc compile model.onnx -o model.o --target "
                "aarch64-unknown-linux-gnu\n"
                "nnc compile model.onnx --shape x=1x3x224x224 --emit=linalg",
    .status = "The model can't be compiled.",
    .options = table,
    .optionsSize = sizeof(CompileOptions),
    .run = compile,
};
