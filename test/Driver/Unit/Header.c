//===- Header.c - Tests of Header.h --------------------------------------===//
// A header whole, for a model whose ports and file have hostile names.
//===----------------------------------------------------------------------===//
#include "Unit.h"

#include "Files/File.h"
#include "Model/Header.h"

#include <stdlib.h>
#include <unistd.h>

static const nnrt_port_t inputs[] = {
    {"x", NNRT_F32, 4, {1, 3, 8, 8}},
    {"evil\nint main(void);\\", NNRT_I64, 0, {0}},
};
static const nnrt_port_t outputs[] = {{"y", NNRT_BF16, 1, {-1}}};

void testHeader(void) {
  nnrt_model_t model = {
      .num_inputs = 2,
      .num_outputs = 1,
      .name = "net",
      .inputs = inputs,
      .outputs = outputs,
      .arena_bytes = 4096,
  };
  char path[] = "/tmp/nnc-unit-XXXXXX";
  close(mkstemp(path));
  EXPECT(isOk(nncHeaderWrite(path, &model, "a\\\nb.onnx")));
  unsigned char *text;
  size_t size;
  EXPECT(isOk(nncFileRead(path, &text, &size)));
  EXPECT_STR((char *)text,
             "// Made by nnc from a??b.onnx; don't edit. See nnrt/nnrt.h for "
             "its use.\n"
             "//\n"
             "// inputs   x  f32[1x3x8x8]\n"
             "//          evil?int main(void);?  i64[]\n"
             "// outputs  y  bf16[?]\n"
             "// arena    4096 bytes\n"
             "#ifndef NET_MODEL_H\n"
             "#define NET_MODEL_H\n"
             "\n"
             "#include \"nnrt/nnrt.h\"\n"
             "\n"
             "#if NNRT_ABI_VERSION != 2\n"
             "#error \"this model was compiled for another version of nnrt\"\n"
             "#endif\n"
             "\n"
             "#ifdef __cplusplus\n"
             "extern \"C\" {\n"
             "#endif\n"
             "\n"
             "extern const nnrt_model_t net_model;\n"
             "\n"
             "#ifdef __cplusplus\n"
             "}\n"
             "#endif\n"
             "#endif\n");
  free(text);
  remove(path);
}
