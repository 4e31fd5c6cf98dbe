//===- Ranges.c - Reading a file of ranges --------------------------------===//
// The file may have been written by hand: everything in it is checked when it
// is read, so that looking a range up can't fail but for a key that isn't
// there.
//===----------------------------------------------------------------------===//
#include "JsonFile.h"

#include "nn-c/Quantize.h"

#include <json-c/json.h>
#include <math.h>
#include <stdlib.h>

struct NnRangesImpl {
  json_object *root, *values; ///< `values` is in `root`.
};

static NnStatus malformed(const char *name, const char *why) {
  return nnStatusCreate(NN_INVALID_ARGUMENT, "'%s' is no file of ranges: %s",
                        name, why);
}

static bool toNumber(json_object *json, double *number) {
  *number = json_object_get_double(json);
  return (json_object_is_type(json, json_type_double) ||
          json_object_is_type(json, json_type_int)) &&
         isfinite(*number);
}

static bool readNumber(json_object *parent, const char *key, double *number) {
  json_object *json;
  return json_object_is_type(parent, json_type_object) &&
         json_object_object_get_ex(parent, key, &json) &&
         toNumber(json, number);
}

static bool readRange(json_object *json, NnRange *range) {
  return readNumber(json, "min", &range->min) &&
         readNumber(json, "max", &range->max) && range->min <= range->max;
}

/// Whether the file has an object of that name, or nothing.
static bool isObjectOrNone(NnRanges ranges, const char *key) {
  json_object *json;
  return !json_object_object_get_ex(ranges->root, key, &json) ||
         json_object_is_type(json, json_type_object);
}

static NnStatus check(const char *name, NnRanges ranges) {
  if (!json_object_is_type(ranges->root, json_type_object) ||
      !json_object_object_get_ex(ranges->root, "values", &ranges->values) ||
      !json_object_is_type(ranges->values, json_type_object))
    return malformed(name, "it has no object \"values\"");
  if (!isObjectOrNone(ranges, "biases") || !isObjectOrNone(ranges, "channels"))
    return malformed(name, "\"biases\" and \"channels\" are objects");
  json_object_object_foreach(ranges->values, key, value) {
    NnRange range;
    if (!readRange(value, &range))
      return nnStatusCreate(
          NN_INVALID_ARGUMENT,
          "'%s': expected numbers \"min\" <= \"max\" for \"%s\"", name, key);
  }
  return NULL;
}

/// Takes over what was parsed, which isn't NULL.
static NnStatus create(const char *name, json_object *root, NnRanges *ranges) {
  NnStatus status = NULL;
  *ranges = calloc(1, sizeof **ranges);
  if (*ranges) {
    (*ranges)->root = root;
    status = check(name, *ranges);
  } else {
    json_object_put(root);
    status = nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  }
  if (status) {
    nnRangesDestroy(*ranges);
    *ranges = NULL;
  }
  return status;
}

NnStatus nnRangesParse(const char *name, const char *text, size_t size,
                       NnRanges *ranges) {
  *ranges = NULL;
  if (size > INT32_MAX)
    return malformed(name, "it is too large");
  json_tokener *tokener = json_tokener_new();
  if (!tokener)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  json_object *root = json_tokener_parse_ex(tokener, text, (int)size);
  enum json_tokener_error error = json_tokener_get_error(tokener);
  json_tokener_free(tokener);
  if (root)
    return create(name, root, ranges);
  return malformed(name, error == json_tokener_continue ? "it ends too early"
                         : error == json_tokener_success
                             ? "it is null"
                             : json_tokener_error_desc(error));
}

NnStatus nnRangesRead(const char *path, NnRanges *ranges) {
  *ranges = NULL;
  json_object *root = json_object_from_file(path);
  if (root)
    return create(path, root, ranges);
  const char *why = json_util_get_last_err();
  return nnStatusCreate(NN_NOT_FOUND, "can't read the ranges of '%s': %s", path,
                        why ? why : "no object");
}

void nnRangesDestroy(NnRanges ranges) {
  if (ranges)
    json_object_put(ranges->root);
  free(ranges);
}

bool nnRangesFind(NnRanges ranges, const char *key, NnRange *range) {
  json_object *json;
  return json_object_object_get_ex(ranges->values, key, &json) &&
         readRange(json, range);
}

//===----------------------------------------------------------------------===//
// Numbers of channels
//===----------------------------------------------------------------------===//

/// Reads the `n` finite numbers that object `kind` of the file has for the key.
static bool findNumbers(NnRanges ranges, const char *kind, const char *key,
                        double *values, size_t n) {
  json_object *all, *numbers;
  if (!json_object_object_get_ex(ranges->root, kind, &all) ||
      !json_object_object_get_ex(all, key, &numbers) ||
      !json_object_is_type(numbers, json_type_array) ||
      json_object_array_length(numbers) != n)
    return false;
  for (size_t i = 0; i < n; ++i)
    if (!toNumber(json_object_array_get_idx(numbers, i), &values[i]))
      return false;
  return true;
}

bool nnRangesFindBias(NnRanges ranges, const char *key, double *values,
                      size_t n) {
  return findNumbers(ranges, "biases", key, values, n);
}

bool nnRangesFindChannels(NnRanges ranges, const char *key, double *values,
                          size_t n) {
  return findNumbers(ranges, "channels", key, values, n);
}

NnStatus nnRangesSetBias(NnRanges ranges, const char *key, const double *values,
                         size_t n) {
  json_object *biases, *bias = json_object_new_array();
  bool failed = !bias;
  if (!json_object_object_get_ex(ranges->root, "biases", &biases)) {
    biases = json_object_new_object();
    failed |= json_object_object_add(ranges->root, "biases", biases) != 0;
  }
  for (size_t i = 0; i < n && !failed; ++i)
    failed = json_object_array_add(bias, json_object_new_double(values[i]));
  if (!failed)
    failed = json_object_object_add(biases, key, bias);
  if (failed)
    json_object_put(bias);
  return failed ? nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory") : NULL;
}

NnStatus nnRangesWrite(NnRanges ranges, const char *path) {
  return nnJsonWrite(ranges->root, path);
}
