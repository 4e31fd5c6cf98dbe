//===- digits.c - Read handwritten digits with a compiled model -----------===//
// Compiles an ONNX digit classifier in this process, runs it on 28x28 PNGs, and
// draws each digit in the terminal beside the ten probabilities.
// Expects a model from image [1,1,28,28] in [0,1] to probabilities [1,10].
//===----------------------------------------------------------------------===//
#define _POSIX_C_SOURCE 200809L // isatty, fileno

#include "nn-c/Compiler.h"
#include "nn-c/Dialect.h"
#include "nn-c/Import.h"

#include <ctype.h>
#include <png.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { SIDE = 28, PIXELS = SIDE * SIDE, CLASSES = 10, BAR = 30, RUNS = 101 };

static double milliseconds(void) {
  struct timespec now;
  timespec_get(&now, TIME_UTC);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

//===----------------------------------------------------------------------===//
// The model
//===----------------------------------------------------------------------===//

/// Prints what went wrong, if anything, and frees the status. Returns 0 or 1.
static int failed(NnStatus status) {
  if (nnStatusIsOk(status))
    return 0;
  fprintf(stderr, "digits: %s\n", nnStatusGetMessage(status));
  nnStatusDestroy(status);
  return 1;
}

/// Imports and compiles the ONNX file. Returns 0, or 1 after a message. The
/// caller frees `*model` with nnJitDestroy.
static int openModel(const char *path, NnJit *model) {
  MlirContext context = nnContextCreate();
  MlirModule module;
  NnStatus status = nnImportOnnxFile(context, path, NULL, &module);
  if (nnStatusIsOk(status)) {
    NnCompileOptions forThisMachine = {0};
    status = nnCompileToJit(module, &forThisMachine, model);
    mlirModuleDestroy(module);
  }
  mlirContextDestroy(context);
  return failed(status);
}

/// Whether the model is what this program expects. Says so if not.
static bool isClassifier(const nnrt_model_t *model) {
  if (model->num_inputs == 1 && model->num_outputs == 1) {
    const nnrt_port_t *in = model->inputs, *out = model->outputs;
    if (in->dtype == NNRT_F32 && out->dtype == NNRT_F32 &&
        nnrt_num_elements(in->rank, in->shape) == PIXELS &&
        nnrt_num_elements(out->rank, out->shape) == CLASSES)
      return true;
  }
  fprintf(stderr, "digits: the model does not map %d floats to %d\n", PIXELS,
          CLASSES);
  return false;
}

/// Runs the model once. Returns 0, or 1 after a message.
static int classify(const float image[PIXELS], float probabilities[CLASSES],
                    const nnrt_model_t *model) {
  float pixels[PIXELS];
  memcpy(pixels, image, sizeof pixels);
  nnrt_tensor_t input = {pixels, sizeof pixels, NNRT_F32, 4, {1, 1, SIDE, SIDE}};
  nnrt_tensor_t output = {.data = probabilities,
                          .capacity = CLASSES * sizeof(float)};
  nnrt_status_t status = nnrt_run(model, &input, 1, &output, 1);
  if (status != NNRT_OK)
    fprintf(stderr, "digits: %s\n", nnrt_status_message(status));
  return status != NNRT_OK;
}

/// The times of all runs so far, in milliseconds.
typedef struct Times {
  double *runs;
  size_t count;
} Times;

/// Runs the model RUNS times and adds their times, for which `times` has room.
/// Returns 0, or 1 after a message.
static int classifyTimed(const float image[PIXELS],
                         float probabilities[CLASSES],
                         const nnrt_model_t *model, Times *times) {
  for (int i = 0; i < RUNS; ++i) {
    double start = milliseconds();
    if (classify(image, probabilities, model))
      return 1;
    times->runs[times->count++] = milliseconds() - start;
  }
  return 0;
}

static int compareDoubles(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

//===----------------------------------------------------------------------===//
// The picture
//===----------------------------------------------------------------------===//

/// Reads a 28x28 PNG of any colour type as 8-bit greys on black. Returns 0, or
/// 1 after a message.
static int readDigit(const char *path, uint8_t pixels[PIXELS]) {
  png_image png = {.version = PNG_IMAGE_VERSION};
  if (png_image_begin_read_from_file(&png, path)) {
    if (png.width != SIDE || png.height != SIDE) {
      fprintf(stderr, "digits: %s: expected %dx%d pixels, got %ux%u\n", path,
              SIDE, SIDE, (unsigned)png.width, (unsigned)png.height);
      png_image_free(&png);
      return 1;
    }
    png.format = PNG_FORMAT_GRAY;
    png_color black = {0};
    if (png_image_finish_read(&png, &black, pixels, SIDE, NULL))
      return 0;
  }
  fprintf(stderr, "digits: %s: %s\n", path, png.message);
  png_image_free(&png);
  return 1;
}

/// The digit that the file name `<label>_<n>.png` promises, or -1.
static int labelFromPath(const char *path) {
  const char *slash = strrchr(path, '/');
  const char *name = slash ? slash + 1 : path;
  return isdigit((unsigned char)name[0]) && name[1] == '_' ? name[0] - '0' : -1;
}

//===----------------------------------------------------------------------===//
// The terminal
//===----------------------------------------------------------------------===//

#define RESET "\x1b[0m"
#define BOLD "\x1b[1m"
#define DIM "\x1b[38;2;138;143;152m"
#define GREEN "\x1b[38;2;87;199;133m"
#define RED "\x1b[38;2;240;113;103m"
#define BLUE "\x1b[38;2;84;120;168m"
#define TRACK "\x1b[48;2;38;41;48m"

/// Prints an escape sequence, if the terminal understands them.
static void style(const char *sequence, bool colour) {
  if (colour)
    fputs(sequence, stdout);
}

/// Prints two rows of pixels as one line of text: half blocks in colour,
/// otherwise the mean of the two as a character.
static void printPixels(const uint8_t *upper, bool colour) {
  static const char shades[] = " .:-=+*#%@";
  const uint8_t *lower = upper + SIDE;
  for (int x = 0; x < SIDE; ++x) {
    int u = upper[x], l = lower[x];
    if (colour)
      printf("\x1b[38;2;%d;%d;%dm\x1b[48;2;%d;%d;%dm\u2580", u, u, u, l, l, l);
    else
      putchar(shades[(u + l) * 9 / 510]);
  }
  style(RESET, colour);
}

/// Prints a bar of BAR columns in eighths of a column.
static void printSmoothBar(float part, const char *paint) {
  static const char *const eighths[] = {"",       "\u258f", "\u258e", "\u258d",
                                        "\u258c", "\u258b", "\u258a", "\u2589"};
  int filled = (int)(part * BAR * 8 + 0.5f);
  printf(TRACK "%s", paint);
  for (int i = 0; i < filled / 8; ++i)
    fputs("\u2588", stdout);
  int column = filled / 8;
  if (filled % 8) {
    fputs(eighths[filled % 8], stdout);
    ++column;
  }
  printf("%*s" RESET, BAR - column, "");
}

static void printPlainBar(float part) {
  int filled = (int)(part * BAR + 0.5f);
  for (int i = 0; i < BAR; ++i)
    putchar(i < filled ? '#' : '.');
}

/// Prints one class: its digit, its bar and its probability.
static void printClass(int digit, float probability, bool won, bool right,
                       bool colour) {
  const char *paint = !won ? BLUE : right ? GREEN : RED;
  style(won ? BOLD : DIM, colour);
  printf("%d ", digit);
  style(RESET, colour);
  if (colour)
    printSmoothBar(probability, paint);
  else
    printPlainBar(probability);
  style(won ? BOLD : DIM, colour);
  printf(" %6.2f %%", 100.0 * (double)probability);
  style(RESET, colour);
  if (won) {
    style(paint, colour);
    fputs(colour ? " \u25c0" : " <", stdout);
    style(RESET, colour);
  }
}

/// Prints the name of the file, what was read, and whether that is right. No
/// verdict is given where the name promises no label.
static void printTitle(const char *path, int winner, int label, bool colour) {
  putchar('\n');
  style(BOLD, colour);
  printf("  %s", path);
  style(RESET, colour);
  printf(" reads %d", winner);
  if (label >= 0) {
    style(winner == label ? GREEN : RED, colour);
    if (winner == label)
      fputs(", right", stdout);
    else
      printf(", wrong: it is %d", label);
    style(RESET, colour);
  }
  fputs("\n\n", stdout);
}

/// Prints the digit with its bars to the right of it.
static void printDigit(const uint8_t pixels[PIXELS],
                       const float probabilities[CLASSES], int winner,
                       int label, bool colour) {
  const int lines = SIDE / 2, top = (lines - CLASSES) / 2;
  for (int line = 0; line < lines; ++line) {
    fputs("  ", stdout);
    printPixels(pixels + line * 2 * SIDE, colour);
    int digit = line - top;
    if (digit >= 0 && digit < CLASSES) {
      fputs("   ", stdout);
      bool right = label < 0 || winner == label;
      printClass(digit, probabilities[digit], digit == winner, right, colour);
    }
    putchar('\n');
  }
}

//===----------------------------------------------------------------------===//
// The program
//===----------------------------------------------------------------------===//

static int largest(const float values[CLASSES]) {
  int best = 0;
  for (int i = 1; i < CLASSES; ++i)
    if (values[i] > values[best])
      best = i;
  return best;
}

/// Reads, classifies and prints one picture. Returns 0, or 1 after a message.
static int showDigit(const char *path, const nnrt_model_t *model, Times *times,
                     bool colour) {
  uint8_t pixels[PIXELS];
  if (readDigit(path, pixels))
    return 1;
  float image[PIXELS], probabilities[CLASSES];
  for (int i = 0; i < PIXELS; ++i)
    image[i] = (float)pixels[i] / 255.0f;
  if (classifyTimed(image, probabilities, model, times))
    return 1;
  int winner = largest(probabilities), label = labelFromPath(path);
  printTitle(path, winner, label, colour);
  printDigit(pixels, probabilities, winner, label, colour);
  return 0;
}

static void printTimes(double compileMs, Times *times) {
  printf("\n  compile    %9.3f ms, once\n", compileMs);
  if (times->count) {
    qsort(times->runs, times->count, sizeof *times->runs, compareDoubles);
    printf("  inference  %9.3f ms a digit, median of %zu runs\n\n",
           times->runs[times->count / 2], times->count);
  }
}

/// Compiles the model and shows each picture. Returns 0, or 1 after a message.
static int showDigits(const char *modelPath, char **paths, int count,
                      Times *times) {
  bool colour = isatty(fileno(stdout)) && !getenv("NO_COLOR");
  double start = milliseconds();
  NnJit jit;
  if (openModel(modelPath, &jit))
    return 1;
  double compileMs = milliseconds() - start;
  const nnrt_model_t *model = nnJitGetModel(jit);
  int bad = !isClassifier(model);
  for (int i = 0; i < count && !bad; ++i)
    bad = showDigit(paths[i], model, times, colour);
  printTimes(compileMs, times);
  nnJitDestroy(jit);
  return bad;
}

int main(int argc, char **argv) {
  if (argc < 3) {
    fprintf(stderr, "usage: %s MODEL.onnx DIGIT.png...\n", argv[0]);
    return EXIT_FAILURE;
  }
  int count = argc - 2;
  Times times = {calloc((size_t)count * RUNS, sizeof(double)), 0};
  if (!times.runs) {
    fprintf(stderr, "digits: out of memory\n");
    return EXIT_FAILURE;
  }
  int bad = showDigits(argv[1], argv + 2, count, &times);
  free(times.runs);
  return bad ? EXIT_FAILURE : EXIT_SUCCESS;
}
