//===- Json.c - Writing JSON ---------------------------------------------===//
// A thin layer over json-c: one call a member, numbers with 6 digits.
//===----------------------------------------------------------------------===//
#include "Files/Json.h"

#include <errno.h>
#include <json-c/json.h>
#include <math.h>
#include <string.h>

NncJson *nncJsonObject(void) { return json_object_new_object(); }

/// Gives `child` to `parent`, or frees it.
static NncJson *add(NncJson *parent, const char *key, NncJson *child) {
  int failed = !parent || !child ? -1
               : key             ? json_object_object_add(parent, key, child)
                                 : json_object_array_add(parent, child);
  if (!failed)
    return child;
  json_object_put(child);
  return NULL;
}

void nncJsonAddString(NncJson *parent, const char *key, const char *value) {
  add(parent, key, json_object_new_string(value));
}

void nncJsonAddInteger(NncJson *parent, const char *key, int64_t value) {
  add(parent, key, json_object_new_int64(value));
}

void nncJsonAddNumber(NncJson *parent, const char *key, double value) {
  char text[32];
  snprintf(text, sizeof text, "%.6g", isfinite(value) ? value : 0);
  add(parent, key, json_object_new_double_s(value, text));
}

void nncJsonAddBool(NncJson *parent, const char *key, bool value) {
  add(parent, key, json_object_new_boolean(value));
}

NncJson *nncJsonAddObject(NncJson *parent, const char *key) {
  return add(parent, key, json_object_new_object());
}

NncJson *nncJsonAddArray(NncJson *parent, const char *key) {
  return add(parent, key, json_object_new_array());
}

NnStatus nncJsonPrint(NncJson *json, FILE *out) {
  const char *text = NULL;
  if (json)
    text = json_object_to_json_string_ext(
        json, JSON_C_TO_STRING_PRETTY | JSON_C_TO_STRING_SPACED |
                  JSON_C_TO_STRING_NOSLASHESCAPE);
  if (text)
    fprintf(out, "%s\n", text);
  json_object_put(json);
  return text ? NULL : nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
}

NnStatus nncJsonWrite(NncJson *json, const char *path) {
  FILE *file = fopen(path, "w");
  if (!file) {
    json_object_put(json);
    return nnStatusCreate(NN_NOT_FOUND, "can't write '%s': %s", path,
                          strerror(errno));
  }
  NnStatus status = nncJsonPrint(json, file);
  bool written = !ferror(file);
  written &= fclose(file) == 0;
  return status || written
             ? status
             : nnStatusCreate(NN_IO_ERROR, "can't write '%s'", path);
}
