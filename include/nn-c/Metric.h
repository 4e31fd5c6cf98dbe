//===- Metric.h - A measure of one's own for nnc quantize -------*- C -*-===//
// A shared library that `nnc quantize --metric FILE.so` loads defines
// `nnMetric` and needs nothing of nn but this header and nnrt/nnrt.h:
//
//     const NnMetric nnMetric = {NN_METRIC_VERSION, "name", ...};
//
// nnc makes a state for each model that it evaluates, adds all samples to it in
// order, on one thread, and asks for the score. Greater scores are better; one
// may fall by --max-drop, 0.01 for 1%, below that of the model in f32.
//===----------------------------------------------------------------------===//
#ifndef NN_C_METRIC_H
#define NN_C_METRIC_H

#include "nnrt/nnrt.h"

#ifdef __cplusplus
extern "C" {
#endif

#define NN_METRIC_VERSION 1

/// One sample. All is borrowed for the call, and read-only.
typedef struct NnMetricSample {
  int64_t index; ///< In the file of samples.
  int32_t num_inputs, num_outputs;
  const nnrt_tensor_t *inputs;   ///< In the model's order.
  const nnrt_tensor_t *outputs;  ///< What the model gives for them.
  const nnrt_tensor_t *expected; ///< What it gives in f32.
  const nnrt_tensor_t *labels;   ///< The whole array `labels` of the file, or
                                 ///< NULL.
} NnMetricSample;

typedef struct NnMetric {
  int32_t version;  ///< NN_METRIC_VERSION
  const char *name; ///< For reports.
  /// Gives a state that `destroy` frees, or NULL for want of memory.
  void *(*create)(void);
  /// Adds a sample. 0, or anything else to make nnc stop with an error.
  int (*add)(void *state, const NnMetricSample *sample);
  double (*score)(void *state);
  void (*destroy)(void *state);
} NnMetric;

/// What the library defines.
extern const NnMetric nnMetric;

#ifdef __cplusplus
}
#endif
#endif // NN_C_METRIC_H
