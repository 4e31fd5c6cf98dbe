//===- TensorPrint.c - Tensors as text -----------------------------------===//
// NumPy's layout: one common format for all elements that are shown, found in a
// first walk over them, then a second walk that prints. The shortest digits
// that give the element back are used, at most 8 after the point.
//===----------------------------------------------------------------------===//
#include "Files/Element.h"
#include "Files/Tensor.h"

#include <inttypes.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { EDGE = 3, SUMMARIZE_OVER = 1000, LINE_WIDTH = 75, MAX_DIGITS = 8 };
enum { TEXT_SIZE = 400 };

typedef struct Printer {
  const nnrt_tensor_t *tensor;
  FILE *out; ///< NULL while measuring.
  bool summarize;
  bool scientific;
  int digits;       ///< After the point, scientific format.
  int left, right;  ///< Characters before and after the point.
  int column;       ///< Where the line stands.
  double low, high; ///< Magnitudes of finite elements other than 0.
} Printer;

//===----------------------------------------------------------------------===//
// Elements
//===----------------------------------------------------------------------===//

/// The decimal with the fewest digits that rounds to the element.
static double shortest(const Printer *printer, int64_t index) {
  int32_t dtype = printer->tensor->dtype;
  double value = nncElementGetDouble(dtype, printer->tensor->data, index);
  if (dtype == NNRT_F64 || !isfinite(value))
    return value;
  for (int digits = 0; digits < 9; ++digits) {
    char text[32];
    snprintf(text, sizeof text, "%.*e", digits, value);
    double decimal = strtod(text, NULL);
    if (nncDtypeRound(dtype, decimal) == value)
      return decimal;
  }
  return value;
}

/// Digits after the point that `value` needs in a format ("%.*e" or "%.*f").
static int neededDigits(bool scientific, double value) {
  char text[TEXT_SIZE];
  const char *format = scientific ? "%.*e" : "%.*f";
  snprintf(text, sizeof text, format, MAX_DIGITS, value);
  double full = strtod(text, NULL);
  int digits = 0;
  for (; digits < MAX_DIGITS; ++digits) {
    snprintf(text, sizeof text, format, digits, value);
    if (strtod(text, NULL) == full)
      break;
  }
  return digits;
}

/// A float in the common format, not yet padded. NumPy keeps a bare point:
/// "1.".
static void formatFloat(const Printer *printer, double value, char *text) {
  if (isnan(value))
    snprintf(text, TEXT_SIZE, "nan");
  else if (isinf(value))
    snprintf(text, TEXT_SIZE, value < 0 ? "-inf" : "inf");
  else if (printer->scientific)
    snprintf(text, TEXT_SIZE, "%#.*e", printer->digits, value);
  else
    snprintf(text, TEXT_SIZE, "%#.*f", neededDigits(false, value), value);
}

static void formatElement(const Printer *printer, int64_t index, char *text) {
  const nnrt_tensor_t *tensor = printer->tensor;
  if (nncDtypeIsFloat(tensor->dtype))
    return formatFloat(printer, shortest(printer, index), text);
  int64_t value = nncElementGetInteger(tensor->dtype, tensor->data, index);
  if (tensor->dtype == NNRT_BOOL)
    snprintf(text, TEXT_SIZE, "%s", value ? "True" : "False");
  else if (tensor->dtype == NNRT_U64)
    snprintf(text, TEXT_SIZE, "%" PRIu64, (uint64_t)value);
  else
    snprintf(text, TEXT_SIZE, "%" PRId64, value);
}

/// Characters up to the point, and from the point on.
static void measureText(const char *text, int *left, int *right) {
  const char *point = strchr(text, '.');
  int length = (int)strlen(text);
  *left = point ? (int)(point - text) : length;
  *right = length - *left;
}

static void emit(Printer *printer, const char *text, int repeat) {
  for (int i = 0; i < repeat; ++i)
    fputs(text, printer->out);
  printer->column += repeat * (int)strlen(text);
}

static void newLines(Printer *printer, int count, int indent) {
  emit(printer, "\n", count);
  printer->column = 0;
  emit(printer, " ", indent);
}

static void printElement(Printer *printer, int64_t index) {
  char text[TEXT_SIZE];
  int left, right;
  formatElement(printer, index, text);
  measureText(text, &left, &right);
  // A text without a point (nan, integers) is aligned as a whole.
  if (!right) {
    emit(printer, " ", printer->left + printer->right - left);
    emit(printer, text, 1);
    return;
  }
  emit(printer, " ", printer->left - left);
  emit(printer, text, 1);
  emit(printer, " ", printer->right - right);
}

//===----------------------------------------------------------------------===//
// Walks
//===----------------------------------------------------------------------===//

typedef void (*Visit)(Printer *printer, int64_t index);

/// Whether index `i` of an axis is left out; `*gap` if it begins the gap.
static bool isHidden(const Printer *printer, int64_t size, int64_t i,
                     bool *gap) {
  bool hidden =
      printer->summarize && size > 2 * EDGE && i >= EDGE && i < size - EDGE;
  *gap = hidden && i == EDGE;
  return hidden;
}

/// Calls `visit` for each element that is shown.
static void forEachShown(Printer *printer, int32_t axis, int64_t index,
                         Visit visit) {
  const nnrt_tensor_t *tensor = printer->tensor;
  if (axis == tensor->rank)
    return visit(printer, index);
  int64_t size = tensor->shape[axis];
  for (int64_t i = 0; i < size; ++i) {
    bool gap;
    if (isHidden(printer, size, i, &gap))
      i = size - EDGE;
    forEachShown(printer, axis + 1, index * size + i, visit);
  }
}

static void measureMagnitude(Printer *printer, int64_t index) {
  double value = fabs(shortest(printer, index));
  if (!isfinite(value) || value == 0)
    return;
  printer->low = printer->high == 0 ? value : fmin(printer->low, value);
  printer->high = fmax(printer->high, value);
}

static void measureDigits(Printer *printer, int64_t index) {
  double value = shortest(printer, index);
  int digits = isfinite(value) ? neededDigits(true, value) : 0;
  if (digits > printer->digits)
    printer->digits = digits;
}

static void measureWidth(Printer *printer, int64_t index) {
  char text[TEXT_SIZE];
  int left, right;
  formatElement(printer, index, text);
  measureText(text, &left, &right);
  // What has no point may use the room after it as well.
  if (!right)
    left -= printer->right < left ? printer->right : left;
  printer->left = left > printer->left ? left : printer->left;
  printer->right = right > printer->right ? right : printer->right;
}

static void chooseFormat(Printer *printer) {
  if (nncDtypeIsFloat(printer->tensor->dtype)) {
    forEachShown(printer, 0, 0, measureMagnitude);
    printer->scientific =
        printer->high > 0 && (printer->high >= 1e8 || printer->low < 1e-4 ||
                              printer->high / printer->low > 1000);
    if (printer->scientific)
      forEachShown(printer, 0, 0, measureDigits);
  }
  // Twice: the width after the point is known only after the first.
  forEachShown(printer, 0, 0, measureWidth);
  printer->left = 0;
  forEachShown(printer, 0, 0, measureWidth);
}

/// Prints the innermost axis, broken into lines.
static void printRow(Printer *printer, int64_t index, int64_t size) {
  int32_t indent = printer->tensor->rank;
  for (int64_t i = 0; i < size; ++i) {
    bool gap, hidden = isHidden(printer, size, i, &gap);
    if (hidden)
      i = size - EDGE - 1;
    int width = hidden ? 3 : printer->left + printer->right;
    if (i && printer->column + 1 + width >= LINE_WIDTH)
      newLines(printer, 1, indent);
    else if (i)
      emit(printer, " ", 1);
    if (hidden)
      emit(printer, "...", 1);
    else
      printElement(printer, index * size + i);
  }
}

static void printAxis(Printer *printer, int32_t axis, int64_t index) {
  const nnrt_tensor_t *tensor = printer->tensor;
  int32_t rest = tensor->rank - axis;
  if (rest == 0)
    return printElement(printer, index);
  int64_t size = tensor->shape[axis];
  emit(printer, "[", 1);
  if (rest == 1)
    printRow(printer, index, size);
  for (int64_t i = 0; rest > 1 && i < size; ++i) {
    bool gap;
    if (i)
      newLines(printer, rest - 1, axis + 1);
    if (isHidden(printer, size, i, &gap)) {
      emit(printer, "...", 1);
      i = size - EDGE - 1;
      continue;
    }
    printAxis(printer, axis + 1, index * size + i);
  }
  emit(printer, "]", 1);
}

void nncTensorPrint(const nnrt_tensor_t *tensor, FILE *out) {
  int64_t count = nnrt_num_elements(tensor->rank, tensor->shape);
  Printer printer = {.tensor = tensor, .out = out};
  printer.summarize = count > SUMMARIZE_OVER;
  if (count > 0) {
    chooseFormat(&printer);
    printAxis(&printer, 0, 0);
  } else {
    fputs("[]", out);
  }
  fputc('\n', out);
}
