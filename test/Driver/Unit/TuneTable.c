//===- TuneTable.c - Tests of TuneTable.h ---------------------------------===//
// Made-up times of three ways to cut two kinds of kernels.
//===----------------------------------------------------------------------===//
#include "Unit.h"

#include "Files/File.h"
#include "Tune/TuneTable.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { numRows = 4 };

/// Adds a variant: two functions that share a key, one of another kind, and one
/// without a schedule.
static bool add(NncTuneTable *table, const char *matmul, const char *conv,
                const double times[numRows]) {
  nnrt_kernel_t kernels[numRows] = {{.name = "matmul_0", .schedule = matmul},
                                    {.name = "matmul_1", .schedule = matmul},
                                    {.name = "conv_0", .schedule = conv},
                                    {.name = "relu_0", .schedule = ""}};
  NncProfileRow rows[numRows];
  for (int i = 0; i < numRows; ++i)
    rows[i] = (NncProfileRow){.kernel = &kernels[i], .milliseconds = times[i]};
  NncProfile profile = {.rows = rows, .numRows = numRows};
  bool changed = false;
  EXPECT(isOk(nncTuneTableAdd(table, &profile, &changed)));
  return changed;
}

static void testWritten(const NncTuneTable *table) {
  char path[] = "/tmp/nnc-unit-XXXXXX";
  close(mkstemp(path));
  EXPECT(isOk(nncTuneTableWrite(table, "net.onnx", path)));
  unsigned char *text;
  size_t size;
  EXPECT(isOk(nncFileRead(path, &text, &size)));
  EXPECT(!strcmp((const char *)text,
                 "# How to cut the kernels of net.onnx, by nnc tune.\n"
                 "m : rows=4\n"));
  free(text);
  remove(path);
}

void testTuneTable(void) {
  NncTuneTable table = {0};
  EXPECT(!add(&table, "m : rows=2", "c : rows=1", (double[]){3, 1, 10, 5}));
  // Faster products; the convolution gains too little to be believed.
  EXPECT(add(&table, "m : rows=4", "c : rows=3", (double[]){1, 1, 9.8, 1}));
  // Slower than the best, though faster than at first.
  EXPECT(add(&table, "m : rows=8", "c : rows=1", (double[]){2, 1, 11, 1}));
  EXPECT(table.count == 2);
  EXPECT(table.entries[0].firstTime == 4 && table.entries[0].bestTime == 2);
  EXPECT(nncTuneIsBetter(&table.entries[0]));
  EXPECT(!nncTuneIsBetter(&table.entries[1]));
  EXPECT(nncTuneTableCount(&table) == 1);
  testWritten(&table);
  nncTuneTableDestroy(&table);
}
