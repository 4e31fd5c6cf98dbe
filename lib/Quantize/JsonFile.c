//===- JsonFile.c - Writing a file of ranges ------------------------------===//
// The one place that says how it is laid out.
//===----------------------------------------------------------------------===//
#include "JsonFile.h"

#include <errno.h>
#include <string.h>

NnStatus nnJsonWrite(json_object *json, const char *path) {
  errno = 0;
  int failed = json_object_to_file_ext(path, json,
                                       JSON_C_TO_STRING_PRETTY |
                                           JSON_C_TO_STRING_SPACED |
                                           JSON_C_TO_STRING_NOSLASHESCAPE);
  return failed ? nnStatusCreate(NN_IO_ERROR, "can't write '%s': %s", path,
                                 strerror(errno))
                : NULL;
}
