//===- UserMetric.h - A metric from a library -------------------*- C -*-===//
// Loads what nn-c/Metric.h describes.
//===----------------------------------------------------------------------===//
#ifndef NNC_USERMETRIC_H
#define NNC_USERMETRIC_H

#include "nn-c/Metric.h"
#include "nn-c/Status.h"

typedef struct NncUserMetric {
  void *library;
  const NnMetric *metric; ///< NULL: none was loaded.
} NncUserMetric;

/// Closed with nncUserMetricClose, also on failure.
NnStatus nncUserMetricOpen(const char *path, NncUserMetric *user) NN_MUST_USE;
void nncUserMetricClose(NncUserMetric *user);

#endif // NNC_USERMETRIC_H
