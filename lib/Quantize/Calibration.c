//===- Calibration.c - An observer a key, written as a file of ranges -----===//
// Keys stay in the order of their first use, so that the file reads like the
// model.
//===----------------------------------------------------------------------===//
#include "JsonFile.h"

#include "nn-c/Quantize.h"

#include "llvm-c/blake3.h"

#include <json-c/json.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Entry {
  char *key;
  NnObserver *observer;
  float
      *peaks; ///< The greatest magnitude of each channel; NULL: not asked for.
  int64_t channels;
} Entry;

struct NnCalibrationImpl {
  Entry *entries;
  size_t count;
  llvm_blake3_hasher hasher;
};

NnCalibration nnCalibrationCreate(void) {
  NnCalibration calibration = calloc(1, sizeof *calibration);
  if (calibration)
    llvm_blake3_hasher_init(&calibration->hasher);
  return calibration;
}

static void destroyEntry(Entry *entry) {
  free(entry->key);
  nnObserverDestroy(entry->observer);
  free(entry->peaks);
}

void nnCalibrationDestroy(NnCalibration calibration) {
  if (!calibration)
    return;
  for (size_t i = 0; i < calibration->count; ++i)
    destroyEntry(&calibration->entries[i]);
  free(calibration->entries);
  free(calibration);
}

void nnCalibrationHash(NnCalibration calibration, const void *data,
                       size_t size) {
  llvm_blake3_hasher_update(&calibration->hasher, data, size);
}

/// The entry of a key, made when it is first asked for; NULL when memory is
/// short.
static Entry *entryOf(NnCalibration calibration, const char *key) {
  for (size_t i = 0; i < calibration->count; ++i)
    if (!strcmp(calibration->entries[i].key, key))
      return &calibration->entries[i];
  Entry *entries =
      realloc(calibration->entries, (calibration->count + 1) * sizeof *entries);
  if (!entries)
    return NULL;
  calibration->entries = entries;
  Entry entry = {.key = strdup(key), .observer = nnObserverCreate()};
  if (!entry.key || !entry.observer) {
    destroyEntry(&entry);
    return NULL;
  }
  entries[calibration->count] = entry;
  return &entries[calibration->count++];
}

NnObserver *nnCalibrationGetObserver(NnCalibration calibration,
                                     const char *key) {
  Entry *entry = entryOf(calibration, key);
  return entry ? entry->observer : NULL;
}

bool nnCalibrationAddChannels(NnCalibration calibration, const char *key,
                              const float *values, int64_t n,
                              int64_t channels) {
  Entry *entry = entryOf(calibration, key);
  if (entry && !entry->peaks) {
    entry->peaks = calloc((size_t)channels + 1, sizeof *entry->peaks);
    entry->channels = channels;
  }
  if (!entry || !entry->peaks || entry->channels != channels)
    return false;
  for (int64_t i = 0; i < n; ++i) {
    float *peak = &entry->peaks[i % channels];
    if (isfinite(values[i]))
      *peak = fmaxf(*peak, fabsf(values[i]));
  }
  return true;
}

//===----------------------------------------------------------------------===//
// The file
//===----------------------------------------------------------------------===//

static const char *const methodNames[] = {
    [NN_RANGE_MIN_MAX] = "minmax",
    [NN_RANGE_MOVING_AVERAGE] = "average",
    [NN_RANGE_PERCENTILE] = "percentile",
    [NN_RANGE_ENTROPY] = "entropy",
    [NN_RANGE_MSE] = "mse",
};

/// Enough digits that a float comes back as it was.
static void addNumber(json_object *parent, const char *key, double value) {
  char text[32];
  snprintf(text, sizeof text, "%.9g", value);
  json_object_object_add(parent, key, json_object_new_double_s(value, text));
}

static json_object *rangeToJson(NnRange range) {
  json_object *json = json_object_new_object();
  addNumber(json, "min", range.min);
  addNumber(json, "max", range.max);
  return json;
}

static void addHash(json_object *json, const llvm_blake3_hasher *hasher) {
  uint8_t hash[LLVM_BLAKE3_OUT_LEN];
  char text[2 * sizeof hash + 1];
  llvm_blake3_hasher_finalize(hasher, hash, sizeof hash);
  for (size_t i = 0; i < sizeof hash; ++i)
    snprintf(text + 2 * i, 3, "%02x", hash[i]);
  json_object_object_add(json, "blake3", json_object_new_string(text));
}

static json_object *peaksToJson(const Entry *entry) {
  json_object *json = json_object_new_array();
  for (int64_t i = 0; i < entry->channels; ++i) {
    char text[32];
    snprintf(text, sizeof text, "%.9g", (double)entry->peaks[i]);
    json_object_array_add(
        json, json_object_new_double_s((double)entry->peaks[i], text));
  }
  return json;
}

static json_object *toJson(NnCalibration calibration, NnRangeMethod method,
                           double percent) {
  json_object *json = json_object_new_object();
  json_object *values = json_object_new_object();
  json_object *channels = json_object_new_object();
  json_object_object_add(json, "observer",
                         json_object_new_string(methodNames[method]));
  addHash(json, &calibration->hasher);
  for (size_t i = 0; i < calibration->count; ++i) {
    const Entry *entry = &calibration->entries[i];
    NnRange range = nnObserverGetRange(entry->observer, method, percent);
    json_object_object_add(values, entry->key, rangeToJson(range));
    if (entry->peaks)
      json_object_object_add(channels, entry->key, peaksToJson(entry));
  }
  json_object_object_add(json, "values", values);
  if (json_object_object_length(channels))
    json_object_object_add(json, "channels", channels);
  else
    json_object_put(channels);
  return json;
}

NnStatus nnCalibrationWrite(NnCalibration calibration, NnRangeMethod method,
                            double percent, const char *path) {
  json_object *json = toJson(calibration, method, percent);
  NnStatus status = nnJsonWrite(json, path);
  json_object_put(json);
  return status;
}
