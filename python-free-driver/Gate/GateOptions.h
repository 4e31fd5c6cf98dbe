//===- GateOptions.h - What verbs with a gate are told ----------*- C -*-===//
// nnc quantize and nnc prune take the same words for what may be lost.
//===----------------------------------------------------------------------===//
#ifndef NNC_GATEOPTIONS_H
#define NNC_GATEOPTIONS_H

#include "nn-c/Status.h"

/// Reads "1%" or "0.01", which option --`name` has.
NnStatus nncParseShare(const char *name, const char *text,
                       double *share) NN_MUST_USE;

/// Whether --metric may be that; NULL may be.
NnStatus nncCheckMetricName(const char *metric) NN_MUST_USE;

/// "model.q.mlir" for "folder/model.onnx" and ".q.mlir"; freed by the caller.
/// NULL when memory is short.
char *nncPathBeside(const char *model, const char *ending);

#endif // NNC_GATEOPTIONS_H
