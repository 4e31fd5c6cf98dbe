//===- Symbol.c - Tests of Symbol.h --------------------------------------===//
// Symbols from file names of every kind, and names that are no identifiers.
//===----------------------------------------------------------------------===//
#include "Unit.h"

#include "Model/Symbol.h"

#include <stdlib.h>

static void expectSymbol(const char *name, const char *path,
                         const char *expected) {
  char *symbol;
  EXPECT(isOk(nncSymbolCreate(name, path, &symbol)));
  EXPECT_STR(symbol, expected);
  free(symbol);
}

void testSymbol(void) {
  expectSymbol(NULL, "nets/mobilenet-v2.onnx", "mobilenet_v2");
  expectSymbol(NULL, "a.b.onnx", "a_b");
  expectSymbol(NULL, "a.b/model", "model");
  expectSymbol(NULL, "7.mlir", "_7");
  expectSymbol(NULL, ".onnx", "_onnx");
  expectSymbol(NULL, "\xc3\xa9.onnx", "__");
  expectSymbol("net_2", "x.onnx", "net_2");
  static const char *const bad[] = {"", "2net", "a-b", "a b", "a;"};
  char *symbol;
  for (size_t i = 0; i < sizeof bad / sizeof bad[0]; ++i) {
    EXPECT(failsWith(nncSymbolCreate(bad[i], "x", &symbol), "C identifier"));
    EXPECT(!symbol);
  }
}
