//===- JsonFile.h - Writing a file of ranges --------------------*- C -*-===//
// Indented, so that people can read it.
//===----------------------------------------------------------------------===//
#ifndef NN_QUANTIZE_JSONFILE_H
#define NN_QUANTIZE_JSONFILE_H

#include "nn-c/Status.h"

#include <json-c/json.h>

NnStatus nnJsonWrite(json_object *json, const char *path) NN_MUST_USE;

#endif // NN_QUANTIZE_JSONFILE_H
