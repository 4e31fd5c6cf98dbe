//===- GateOptions.c - What verbs with a gate are told --------------------===//
// Text of the command line to values.
//===----------------------------------------------------------------------===//
#include "Gate/GateOptions.h"

#include "Files/File.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

NnStatus nncParseShare(const char *name, const char *text, double *share) {
  char *end;
  *share = strtod(text, &end);
  bool isPercent = end != text && *end == '%';
  if (end != text && !end[isPercent] && isfinite(*share) && *share >= 0) {
    *share /= isPercent ? 100 : 1;
    return NULL;
  }
  return nnStatusCreate(NN_INVALID_ARGUMENT,
                        "option --%s takes a share such as 1%% or 0.01, "
                        "got '%s'",
                        name, text);
}

static NnStatus checkMetricName(const char *metric) {
  static const char *const known[] = {"top1", "cosine", "mse"};
  for (int i = 0; i < 3 && metric; ++i)
    if (!strcmp(metric, known[i]))
      return NULL;
  return !metric || nncFileHasExtension(metric, ".so")
             ? NULL
             : nnStatusCreate(NN_INVALID_ARGUMENT,
                              "option --metric takes top1, cosine, mse or "
                              "FILE.so, got '%s'",
                              metric);
}

static NnStatus checkData(const NncGateOptions *options) {
  if (!options->data && !options->eval && (options->metric || options->svg))
    return nnStatusCreate(NN_INVALID_ARGUMENT,
                          "--%s needs samples: give --data or --eval FILE.npz",
                          options->metric ? "metric" : "svg");
  return NULL;
}

/// A file without an ending holds text, as .mlir does.
static NnStatus checkOutput(const char *path) {
  static const char *const known[] = {".mlir", ".mlirbc", ".onnx"};
  const char *slash = path ? strrchr(path, '/') : NULL;
  if (!path || !strchr(slash ? slash : path, '.'))
    return NULL;
  for (int i = 0; i < 3; ++i)
    if (nncFileHasExtension(path, known[i]))
      return NULL;
  return nnStatusCreate(NN_INVALID_ARGUMENT,
                        "option --output takes a .mlir, .mlirbc or .onnx, got "
                        "'%s'; nnc compile makes libraries of these",
                        path);
}

NnStatus nncGateOptionsCheck(const NncGateOptions *options) {
  NnStatus status = checkData(options);
  if (!status)
    status = checkMetricName(options->metric);
  if (!status)
    status = checkOutput(options->output);
  const char *files[] = {options->output, options->json, options->svg};
  for (int i = 0; i < 3 && !status; ++i)
    if (files[i])
      status = nncFileCheckWritable(files[i]);
  return status;
}

char *nncGateOutputPath(const NncGateOptions *options, const char *ending) {
  if (options->output)
    return strdup(options->output);
  const char *model = options->model.path, *slash = strrchr(model, '/');
  const char *name = slash ? slash + 1 : model, *dot = strrchr(name, '.');
  size_t length = dot ? (size_t)(dot - name) : strlen(name);
  size_t size = length + strlen(ending) + 1;
  char *path = malloc(size);
  if (path)
    snprintf(path, size, "%.*s%s", (int)length, name, ending);
  return path;
}
