//===- Json.h - Writing JSON ------------------------------------*- C -*-===//
// Objects and arrays for --json, over json-c. Failures for want of memory are
// kept until the text is printed.
//===----------------------------------------------------------------------===//
#ifndef NNC_JSON_H
#define NNC_JSON_H

#include "nn-c/Status.h"

#include <stdint.h>
#include <stdio.h>

typedef struct json_object NncJson;

NncJson *nncJsonObject(void);

/// Adds a member to an object; with key NULL, an element to an array. A
/// `parent` of NULL (no memory) is allowed, and so are strings that aren't
/// UTF-8.
void nncJsonAddString(NncJson *parent, const char *key, const char *value);
void nncJsonAddInteger(NncJson *parent, const char *key, int64_t value);
void nncJsonAddNumber(NncJson *parent, const char *key, double value);
void nncJsonAddBool(NncJson *parent, const char *key, bool value);

/// Adds an empty object or array and returns it, borrowed from `parent`.
NncJson *nncJsonAddObject(NncJson *parent, const char *key);
NncJson *nncJsonAddArray(NncJson *parent, const char *key);

/// Prints indented text with a newline, and frees the object.
NnStatus nncJsonPrint(NncJson *json, FILE *out) NN_MUST_USE;

/// The same to a file.
NnStatus nncJsonWrite(NncJson *json, const char *path) NN_MUST_USE;

#endif // NNC_JSON_H
