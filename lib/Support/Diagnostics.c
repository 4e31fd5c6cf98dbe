//===- Diagnostics.c - printf-style MLIR diagnostics ----------------------===//
// Formats a message and hands it to MLIR's diagnostic engine.
//===----------------------------------------------------------------------===//
#include "Support/Bridge.h"
#include "Support/IR.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { maxMessage = 2048 };

MlirLogicalResult nnErrorAt(MlirLocation location, const char *format, ...) {
  if (mlirLocationIsNull(location))
    return NN_FAILURE;
  char text[maxMessage];
  va_list args;
  va_start(args, format);
  vsnprintf(text, sizeof text, format, args);
  va_end(args);
  mlirEmitError(location, text);
  return NN_FAILURE;
}

/// Writes "'nn.add' op " and the message.
static void formatFor(MlirOperation op, char text[maxMessage],
                      const char *format, va_list args) {
  MlirStringRef name = nnOperationName(op);
  int used =
      snprintf(text, maxMessage / 2, "'%.*s' op ", (int)name.length, name.data);
  vsnprintf(text + used, maxMessage - (size_t)used, format, args);
}

MlirLogicalResult nnOpError(MlirOperation op, const char *format, ...) {
  char text[maxMessage];
  va_list args;
  va_start(args, format);
  formatFor(op, text, format, args);
  va_end(args);
  mlirEmitError(mlirOperationGetLocation(op), text);
  return NN_FAILURE;
}

void nnOpRemark(MlirOperation op, const char *format, ...) {
  char text[maxMessage];
  va_list args;
  va_start(args, format);
  formatFor(op, text, format, args);
  va_end(args);
  nnBridgeEmitRemark(mlirOperationGetLocation(op), text);
}

typedef struct {
  char *data;
  size_t size, used;
} Buffer;

static void append(MlirStringRef part, void *data) {
  Buffer *b = data;
  size_t room = b->size - b->used - 1;
  size_t n = part.length < room ? part.length : room;
  memcpy(b->data + b->used, part.data, n);
  b->used += n;
}

const char *nnTypeText(MlirType type, char *buffer, size_t size) {
  Buffer b = {buffer, size, 0};
  mlirTypePrint(type, append, &b);
  buffer[b.used] = 0;
  return buffer;
}
