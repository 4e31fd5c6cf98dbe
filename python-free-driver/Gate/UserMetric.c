//===- UserMetric.c - A metric from a library ----------------------------===//
// A path without a slash would be looked for where libraries of the system are.
//===----------------------------------------------------------------------===//
#include "Gate/UserMetric.h"

#include "Files/File.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static NnStatus load(const char *path, NncUserMetric *user) {
  char *full = realpath(path, NULL);
  if (!full)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  user->library = dlopen(full, RTLD_NOW | RTLD_LOCAL);
  free(full);
  if (!user->library)
    return nnStatusCreate(NN_INVALID_ARGUMENT, "can't load the metric '%s': %s",
                          path, dlerror());
  user->metric = dlsym(user->library, "nnMetric");
  return user->metric ? NULL
                      : nnStatusCreate(NN_INVALID_ARGUMENT,
                                       "'%s' defines no 'nnMetric' "
                                       "(nn-c/Metric.h)",
                                       path);
}

NnStatus nncUserMetricOpen(const char *path, NncUserMetric *user) {
  *user = (NncUserMetric){0};
  NnStatus status = nncFileCheck(path);
  if (!status)
    status = load(path, user);
  if (status)
    return status;
  const NnMetric *m = user->metric;
  if (m->version != NN_METRIC_VERSION)
    return nnStatusCreate(NN_INVALID_ARGUMENT,
                          "the metric '%s' is of version %d, expected %d", path,
                          (int)m->version, NN_METRIC_VERSION);
  return m->name && m->create && m->add && m->score && m->destroy
             ? NULL
             : nnStatusCreate(NN_INVALID_ARGUMENT,
                              "the metric '%s' lacks a name or a function",
                              path);
}

void nncUserMetricClose(NncUserMetric *user) {
  if (user->library)
    dlclose(user->library);
  *user = (NncUserMetric){0};
}
