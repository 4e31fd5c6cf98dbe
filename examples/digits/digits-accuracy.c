//===- digits-accuracy.c - Read every held-out digit -----------------------===//
// Compiles digits.onnx, classifies the digits of heldout.png and compares how
// many it reads correctly with what accuracy.json promises, exactly.
// Usage: digits-accuracy FOLDER, the folder that holds these files.
//===----------------------------------------------------------------------===//
#include "nn-c/Compiler.h"
#include "nn-c/Dialect.h"
#include "nn-c/Import.h"

#include <png.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SIDE = 28, COLUMNS = 50, ROWS = 30, WIDTH = COLUMNS * SIDE, CLASSES = 10 };

static uint8_t sheet[ROWS * SIDE][WIDTH];

/// Opens a file of the folder and exits if that fails.
static FILE *openFile(const char *folder, const char *name) {
  char path[4096];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *file = fopen(path, "rb");
  if (!file) {
    perror(path);
    exit(2);
  }
  return file;
}

/// Reads heldout.png. Returns 0, or 1 after a message.
static int readSheet(const char *folder) {
  FILE *file = openFile(folder, "heldout.png");
  png_image png = {.version = PNG_IMAGE_VERSION};
  int ok = png_image_begin_read_from_stdio(&png, file) && png.width == WIDTH &&
           png.height == ROWS * SIDE;
  png.format = PNG_FORMAT_GRAY;
  ok = ok && png_image_finish_read(&png, NULL, sheet, WIDTH, NULL);
  if (!ok)
    fprintf(stderr, "heldout.png: not %d by %d digits: %s\n", COLUMNS, ROWS,
            png.message);
  png_image_free(&png);
  fclose(file);
  return !ok;
}

/// Reads the label of each digit. Returns 0, or 1 after a message.
static int readLabels(const char *folder, int labels[ROWS * COLUMNS]) {
  FILE *file = openFile(folder, "heldout-labels.txt");
  int count = 0;
  for (int c; count < ROWS * COLUMNS && (c = getc(file)) != EOF;)
    if (c >= '0' && c <= '9')
      labels[count++] = c - '0';
  fclose(file);
  if (count < ROWS * COLUMNS)
    fprintf(stderr, "heldout-labels.txt: only %d labels\n", count);
  return count < ROWS * COLUMNS;
}

/// The number at "correct" in accuracy.json, or -1.
static int promised(const char *folder) {
  char text[4096] = "";
  FILE *file = openFile(folder, "accuracy.json");
  text[fread(text, 1, sizeof text - 1, file)] = '\0';
  fclose(file);
  int correct = -1;
  const char *at = strstr(text, "\"correct\":");
  return at && sscanf(at, "\"correct\": %d", &correct) == 1 ? correct : -1;
}

static NnStatus compile(const char *folder, NnJit *jit) {
  char path[4096];
  snprintf(path, sizeof path, "%s/digits.onnx", folder);
  MlirContext context = nnContextCreate();
  MlirModule module;
  NnStatus status = nnImportOnnxFile(context, path, NULL, &module);
  if (nnStatusIsOk(status)) {
    status = nnCompileToJit(module, NULL, jit);
    mlirModuleDestroy(module);
  }
  mlirContextDestroy(context);
  return status;
}

/// The class that the model gives digit `n` of the sheet, or -1.
static int classify(const nnrt_model_t *model, int n) {
  float image[SIDE * SIDE], scores[CLASSES];
  int top = n / COLUMNS * SIDE, left = n % COLUMNS * SIDE;
  for (int y = 0; y < SIDE; ++y)
    for (int x = 0; x < SIDE; ++x)
      image[y * SIDE + x] = (float)sheet[top + y][left + x] / 255.0f;
  nnrt_tensor_t input = {image, sizeof image, NNRT_F32, 4, {1, 1, SIDE, SIDE}};
  nnrt_tensor_t output = {.data = scores, .capacity = sizeof scores};
  if (nnrt_run(model, &input, 1, &output, 1) != NNRT_OK)
    return -1;
  int best = 0;
  for (int i = 1; i < CLASSES; ++i)
    if (scores[i] > scores[best])
      best = i;
  return best;
}

int main(int argc, char **argv) {
  static int labels[ROWS * COLUMNS];
  if (argc != 2) {
    fprintf(stderr, "usage: digits-accuracy FOLDER\n");
    return 2;
  }
  if (readSheet(argv[1]) || readLabels(argv[1], labels))
    return 2;
  NnJit jit;
  NnStatus status = compile(argv[1], &jit);
  if (!nnStatusIsOk(status)) {
    fprintf(stderr, "digits-accuracy: %s\n", nnStatusGetMessage(status));
    nnStatusDestroy(status);
    return 1;
  }
  int correct = 0, expected = promised(argv[1]);
  for (int n = 0; n < ROWS * COLUMNS; ++n)
    correct += classify(nnJitGetModel(jit), n) == labels[n];
  nnJitDestroy(jit);
  printf("%d of %d correct, %d expected\n", correct, ROWS * COLUMNS, expected);
  return correct != expected;
}
