//===- Shape.c - Shapes as text ------------------------------------------===//
// The text of types for messages, and the parser of --shape.
//===----------------------------------------------------------------------===//
#include "Model/Shape.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

NncTypeText nncTypeText(int32_t dtype, int32_t rank, const int64_t *shape) {
  NncTypeText type;
  size_t size = sizeof type.text;
  size_t at = (size_t)snprintf(type.text, size, "%s[", nnrt_dtype_name(dtype));
  for (int32_t i = 0; i < rank && i < NNRT_MAX_RANK; ++i) {
    const char *times = i ? "x" : "";
    at += (size_t)(shape[i] < 0
                       ? snprintf(type.text + at, size - at, "%s?", times)
                       : snprintf(type.text + at, size - at, "%s%" PRId64,
                                  times, shape[i]));
  }
  snprintf(type.text + at, size - at, "]");
  return type;
}

NncTypeText nncPortText(const nnrt_port_t *port) {
  return nncTypeText(port->dtype, port->rank, port->shape);
}

NncTypeText nncTensorText(const nnrt_tensor_t *tensor) {
  return nncTypeText(tensor->dtype, tensor->rank, tensor->shape);
}

static NnStatus malformed(const char *text) {
  return nnStatusCreate(NN_INVALID_ARGUMENT,
                        "--shape takes NAME=1x3x224x224, got '%s'", text);
}

/// Reads a dimension, `?` being -1, and moves past it; false if there is none.
static bool parseDimension(const char **at, int64_t *dimension) {
  if (**at == '?') {
    ++*at;
    *dimension = -1;
    return true;
  }
  if (**at < '0' || **at > '9')
    return false;
  char *end;
  errno = 0;
  *dimension = strtoll(*at, &end, 10);
  *at = end;
  return !errno;
}

NnStatus nncShapeParse(const char *text, NncShape *shape) {
  // Names may hold '=', shapes can't.
  const char *equals = strrchr(text, '=');
  if (!equals || equals == text)
    return malformed(text);
  *shape = (NncShape){.name = text, .nameLength = (size_t)(equals - text)};
  for (const char *at = equals + 1; *at;) {
    if (shape->rank == NNRT_MAX_RANK)
      return nnStatusCreate(NN_INVALID_ARGUMENT,
                            "--shape %s has more than %d dimensions", text,
                            NNRT_MAX_RANK);
    if (!parseDimension(&at, &shape->shape[shape->rank++]) ||
        (*at && (*at != 'x' || !at[1])))
      return malformed(text);
    at += *at != 0;
  }
  return NULL;
}

static bool hasName(const NncShape *shape, const char *name, size_t length) {
  return shape->nameLength == length && !memcmp(shape->name, name, length);
}

static NnStatus parseAll(NncList texts, NncShape *shapes) {
  for (size_t i = 0; i < texts.count; ++i) {
    NnStatus status = nncShapeParse(texts.items[i], &shapes[i]);
    if (status)
      return status;
    for (size_t j = 0; j < i; ++j)
      if (hasName(&shapes[j], shapes[i].name, shapes[i].nameLength))
        return nnStatusCreate(NN_INVALID_ARGUMENT, "two --shape for '%.*s'",
                              (int)shapes[i].nameLength, shapes[i].name);
  }
  return NULL;
}

NnStatus nncShapesParse(NncList texts, NncShape **shapes) {
  *shapes = calloc(texts.count ? texts.count : 1, sizeof **shapes);
  if (!*shapes)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  NnStatus status = parseAll(texts, *shapes);
  if (status) {
    free(*shapes);
    *shapes = NULL;
  }
  return status;
}

const NncShape *nncShapesFind(const NncShape *shapes, size_t count,
                              const char *name) {
  for (size_t i = 0; i < count; ++i)
    if (hasName(&shapes[i], name, strlen(name)))
      return &shapes[i];
  return NULL;
}
