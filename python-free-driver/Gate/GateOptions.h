//===- GateOptions.h - What verbs with a gate are told ----------*- C -*-===//
// nnc quantize and nnc prune take the same words for samples, for what may be
// lost, and for what they write.
//===----------------------------------------------------------------------===//
#ifndef NNC_GATEOPTIONS_H
#define NNC_GATEOPTIONS_H

#include "Model/Module.h"

/// Begins the options of such verbs.
typedef struct NncGateOptions {
  NncModelOptions model;
  const char *data, *eval; ///< Files of samples, or NULL.
  const char *metric;      ///< NULL: top1 with labels, else cosine.
  const char *maxDrop;     ///< A share.
  const char *skip, *only; ///< Layers, or NULL.
  const char *output;      ///< NULL: beside the model.
  const char *json, *svg;  ///< Files of the report, or NULL.
  long threads;
} NncGateOptions;

/// Rows of a table of options for members of NncGateOptions. The words that
/// differ: what samples are for, which layers are kept, what is done to others,
/// and the ending of the file that is written.
#define NNC_GATE_DATA(Help)                                                    \
  { "data", 'd', NNC_STRING, offsetof(NncGateOptions, data), "FILE", Help }
#define NNC_GATE_EVAL                                                          \
  {                                                                            \
    "eval", 0, NNC_STRING, offsetof(NncGateOptions, eval), "FILE",             \
        "Samples to evaluate with, the same as --data if not given. An "       \
        "array\n"                                                              \
        "'labels' of integers has the right answers."                          \
  }
#define NNC_GATE_METRIC                                                        \
  {                                                                            \
    "metric", 0, NNC_STRING, offsetof(NncGateOptions, metric), "METRIC",       \
        "What is compared. top1: right answers, the default if there are\n"    \
        "labels; cosine or mse: the outputs with those in f32; FILE.so: "      \
        "what\n"                                                               \
        "your library makes of them, by nn-c/Metric.h."                        \
  }
#define NNC_GATE_MAX_DROP(Help)                                                \
  {                                                                            \
    "max-drop", 0, NNC_STRING, offsetof(NncGateOptions, maxDrop), "SHARE",     \
        "How far the metric may fall (default 1%): " Help "\n"                 \
        "Of a FILE.so's scores 1% is 0.01."                                    \
  }
#define NNC_GATE_LAYERS(Kept, Done)                                            \
  {"skip",     0,                                                              \
   NNC_STRING, offsetof(NncGateOptions, skip),                                 \
   "NAMES",    "Layers or kinds of ops to leave " Kept ", by commas."},        \
  {                                                                            \
    "only", 0, NNC_STRING, offsetof(NncGateOptions, only), "NAMES",            \
        "Layers or kinds of ops that alone are " Done ", by commas."           \
  }
#define NNC_GATE_OUTPUT(Ending)                                                \
  {                                                                            \
    "output", 'o', NNC_STRING, offsetof(NncGateOptions, output), "FILE",       \
        "Where to write, .mlir, .mlirbc or .onnx; the model's name with the\n" \
        "ending " Ending ", in this folder, if not given."                     \
  }
#define NNC_GATE_REPORT                                                        \
  {"json",     'j',                                                            \
   NNC_STRING, offsetof(NncGateOptions, json),                                 \
   "FILE",     "Also writes the report as JSON."},                             \
  {                                                                            \
    "svg", 0, NNC_STRING, offsetof(NncGateOptions, svg), "FILE",               \
        "Also draws the metric against the time of all that was tried."        \
  }
#define NNC_GATE_MODEL                                                         \
  NNC_OPTION_THREADS(NncGateOptions), NNC_OPTION_SHAPE(NncGateOptions),        \
      NNC_OPTION_CPU(NncGateOptions), NNC_OPTION_EXACT(NncGateOptions)

/// What can be said about them before anything is read.
NnStatus nncGateOptionsCheck(const NncGateOptions *options) NN_MUST_USE;

/// Reads "1%" or "0.01", which option --`name` has.
NnStatus nncParseShare(const char *name, const char *text,
                       double *share) NN_MUST_USE;

/// Where to write: `output`, or "model.q.mlir" for "folder/model.onnx" and
/// ".q.mlir". Freed by the caller. NULL when memory is short.
char *nncGateOutputPath(const NncGateOptions *options, const char *ending);

#endif // NNC_GATEOPTIONS_H
