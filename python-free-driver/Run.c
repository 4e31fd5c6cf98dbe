//===- Run.c - nnc run ----------------------------------------------------===//
// Runs a model once: inputs from files or chance, outputs printed, written, or
// compared with what was expected.
//===----------------------------------------------------------------------===//
#include "Compare.h"
#include "Files/Npy.h"
#include "Files/Tensor.h"
#include "Model/Model.h"
#include "Model/Session.h"
#include "Model/Shape.h"
#include "Verbs.h"

#include <stdlib.h>

typedef struct RunOptions {
  NncModelOptions model;
  NncList inputs, outputs, expected;
  bool random;
  long threads;
  double rtol, atol;
} RunOptions;

/// For each output, the file to write and the file to compare with.
typedef struct OutputFiles {
  const char **written, **expected;
} OutputFiles;

static NnStatus findFiles(const nnrt_model_t *model, const RunOptions *options,
                          OutputFiles *files) {
  NnStatus status =
      nncFilesOfPorts("output", model->outputs, model->num_outputs,
                      options->outputs, &files->written);
  if (!status)
    status = nncFilesOfPorts("expect", model->outputs, model->num_outputs,
                             options->expected, &files->expected);
  return status;
}

static NnStatus compareOutput(const RunOptions *options,
                              const nnrt_port_t *port, const char *path,
                              const nnrt_tensor_t *got) {
  nnrt_tensor_t expected;
  NnStatus status = nncTensorRead(path, port, &expected);
  if (status)
    return status;
  char what[256];
  snprintf(what, sizeof what, "output '%s'", port->name);
  status = nncCompare(what, &expected, got,
                      (NncTolerance){options->atol, options->rtol});
  nncTensorDestroy(&expected);
  return status;
}

static void printOutput(const char *name, const nnrt_tensor_t *tensor) {
  printf("%s: %s\n", name, nncTensorText(tensor).text);
  nncTensorPrint(tensor, stdout);
}

/// Writes, compares, or, with no file for it, prints output `i`.
static NnStatus useOutput(const NncSession *session, const RunOptions *options,
                          const OutputFiles *files, int32_t i) {
  const nnrt_port_t *port = &session->model->outputs[i];
  const nnrt_tensor_t *tensor = &session->outputs[i];
  NnStatus status = NULL;
  if (files->written[i])
    status = nncNpyWrite(files->written[i], tensor);
  if (!status && files->expected[i])
    status = compareOutput(options, port, files->expected[i], tensor);
  if (!files->written[i] && !files->expected[i] && !options->expected.count)
    printOutput(port->name, tensor);
  return status;
}

/// Goes on after a difference, so that every wrong output is named: all but the
/// last by a line of its own.
static NnStatus useOutputs(const NncSession *session, const RunOptions *options,
                           const OutputFiles *files) {
  NnStatus failure = NULL;
  for (int32_t i = 0; i < session->model->num_outputs; ++i) {
    NnStatus status = useOutput(session, options, files, i);
    if (!status)
      continue;
    if (failure)
      fprintf(stderr, "nnc run: error: %s\n", nnStatusGetMessage(failure));
    nnStatusDestroy(failure);
    failure = status;
  }
  return failure;
}

static NnStatus runModel(const nnrt_model_t *model, const RunOptions *options,
                         const OutputFiles *files) {
  NncInputSource source = {options->inputs, options->model.shapes,
                           options->random};
  NncSession session;
  NnStatus status =
      nncSessionCreate(model, &source, options->threads, &session);
  if (!status)
    status = nncSessionRun(&session);
  if (!status)
    status = useOutputs(&session, options, files);
  nncSessionDestroy(&session);
  return status;
}

static NnStatus run(const void *arguments) {
  const RunOptions *options = arguments;
  NncModel model;
  OutputFiles files = {0};
  NnStatus status = nncModelOpen(&options->model, &model);
  if (!status)
    status = findFiles(model.runtime, options, &files);
  if (!status)
    status = runModel(model.runtime, options, &files);
  free(files.written);
  free(files.expected);
  nncModelClose(&model);
  return status;
}

static const NncOption table[] = {
    {"input", 'i', NNC_LIST, offsetof(RunOptions, inputs), "NAME=FILE",
     "Reads an input from a .npy file, an ONNX tensor (.pb), or an image\n"
     "(.png: gray or RGB as the input's channels say, scaled to [0,1]).\n"
     "May be repeated. With a single input NAME= can be left out."},
    {"random", 'r', NNC_FLAG, offsetof(RunOptions, random), NULL,
     "Fills the inputs that have no file with random numbers, the same\n"
     "ones each time: floats in [0,1), integers from 0 to 99."},
    {"output", 'o', NNC_LIST, offsetof(RunOptions, outputs), "NAME=FILE.npy",
     "Writes an output instead of printing it. May be repeated."},
    {"expect", 'e', NNC_LIST, offsetof(RunOptions, expected), "NAME=FILE",
     "Compares an output with a file instead of printing it; nothing is\n"
     "printed then if all is as expected. May be repeated."},
    {"rtol", 0, NNC_NUMBER, offsetof(RunOptions, rtol), "R",
     "Tolerance of --expect relative to the expected value (default\n"
     "1e-3): |got - expected| may be A + R * |expected|."},
    {"atol", 0, NNC_NUMBER, offsetof(RunOptions, atol), "A",
     "Absolute tolerance of --expect (default 1e-5)."},
    NNC_OPTION_THREADS(RunOptions),
    NNC_OPTION_SHAPE(RunOptions),
    NNC_OPTION_CPU(RunOptions),
    NNC_OPTION_EXACT(RunOptions),
    NNC_OPTION_PRECISION(RunOptions),
    NNC_OPTION_SCHEDULE(RunOptions),
    NNC_OPTION_TUNING(RunOptions),
    NNC_OPTION_CACHE(RunOptions),
    NNC_OPTION_NAME(RunOptions),
    {0},
};

static const RunOptions defaults = {.threads = 1, .rtol = 1e-3, .atol = 1e-5};

const NncVerb nncRunVerb = {
    .name = "run",
    .summary = "run a model on given or random inputs",
    .description =
        "Compiles MODEL in memory, or loads it if it is a library, and runs\n"
        "it once. Outputs are printed as NumPy would, unless --output or\n"
        "--expect says what to do with them. Every input needs a value;\n"
        "without one the error names the inputs that lack one, with their\n"
        "types.",
    .examples = "nnc run mnist.onnx --input image=seven.png\n"
                "nnc run model.onnx --random --output y=y.npy\n"
                "nnc run model.so -i x=x.npy --expect y=y.npy --rtol 1e-4",
    .status = "The model failed, or an output is not as expected.",
    .options = table,
    .optionsSize = sizeof(RunOptions),
    .defaults = &defaults,
    .run = run,
};
