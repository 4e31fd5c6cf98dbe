//===- NamedShape.c - Shapes of inputs as text ----------------------------===//
// Names may hold any character but `=`, shapes only digits, `x` and `?`.
//===----------------------------------------------------------------------===//
#include "Support/NamedShape.h"

#include <string.h>

/// Reads "1x?x3"; false if it is something else.
static bool parseShape(const char *p, const char *end, NnShape *shape) {
  shape->rank = 0;
  while (p < end && shape->rank < NN_MAX_RANK) {
    int64_t dim = 0;
    const char *start = p;
    if (*p == '?') {
      dim = NN_DYNAMIC;
      ++p;
    } else {
      for (; p < end && *p >= '0' && *p <= '9'; ++p)
        if (__builtin_mul_overflow(dim, 10, &dim) ||
            __builtin_add_overflow(dim, *p - '0', &dim))
          return false;
    }
    if (p == start)
      return false;
    shape->dims[shape->rank++] = dim;
    if (p == end)
      return true;
    if (*p++ != 'x' || p == end)
      return false;
  }
  return p == end;
}

bool nnParseNamedShape(const char *p, const char *end, MlirStringRef *name,
                       NnShape *shape) {
  const char *equals = memchr(p, '=', (size_t)(end - p));
  if (!equals || equals == p)
    return false;
  *name = mlirStringRefCreate(p, (size_t)(equals - p));
  return parseShape(equals + 1, end, shape);
}

bool nnFindNamedShape(const char *text, const char *name, NnShape *shape) {
  while (text && *text) {
    const char *end = text + strcspn(text, ";");
    MlirStringRef found;
    if (!nnParseNamedShape(text, end, &found, shape))
      return false;
    if (mlirStringRefEqual(found, nnStr(name)))
      return true;
    text = end + (*end == ';');
  }
  return false;
}
