//===- Header.c - The C header of a compiled model -----------------------===//
// Names in a model may hold anything; what goes into a comment is made harmless
// first, so that no model can put code into a header.
//===----------------------------------------------------------------------===//
#include "Model/Header.h"

#include "Files/File.h"
#include "Model/Shape.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/// Prints text for a `//` comment: nothing ends the line, or goes on after it.
static void printComment(FILE *out, const char *text) {
  for (; *text; ++text)
    fputc((unsigned char)*text < ' ' || *text == '\\' || *text == 127 ? '?'
                                                                      : *text,
          out);
}

static void printPorts(FILE *out, const char *title, const nnrt_port_t *ports,
                       int32_t count) {
  for (int32_t i = 0; i < count; ++i) {
    fprintf(out, "// %-8s ", i ? "" : title);
    printComment(out, ports[i].name);
    fprintf(out, "  %s\n", nncPortText(&ports[i]).text);
  }
}

static void printGuard(FILE *out, const char *name) {
  for (; *name; ++name)
    fputc(toupper((unsigned char)*name), out);
  fprintf(out, "_MODEL_H");
}

static void printHeader(FILE *out, const nnrt_model_t *model,
                        const char *source) {
  fprintf(out, "// Made by nnc from ");
  printComment(out, source);
  fprintf(out, "; don't edit. See nnrt/nnrt.h for its use.\n//\n");
  printPorts(out, "inputs", model->inputs, model->num_inputs);
  printPorts(out, "outputs", model->outputs, model->num_outputs);
  fprintf(out, "// arena    %" PRId64 " bytes\n#ifndef ", model->arena_bytes);
  printGuard(out, model->name);
  fprintf(out, "\n#define ");
  printGuard(out, model->name);
  fprintf(out,
          "\n\n#include \"nnrt/nnrt.h\"\n\n"
          "#if NNRT_ABI_VERSION != %d\n"
          "#error \"this model was compiled for another version of nnrt\"\n"
          "#endif\n\n"
          "#ifdef __cplusplus\nextern \"C\" {\n#endif\n\n"
          "extern const nnrt_model_t %s_model;\n\n"
          "#ifdef __cplusplus\n}\n#endif\n#endif\n",
          NNRT_ABI_VERSION, model->name);
}

NnStatus nncHeaderWrite(const char *path, const nnrt_model_t *model,
                        const char *source) {
  char *text = NULL;
  size_t size = 0;
  FILE *out = open_memstream(&text, &size);
  if (!out)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  printHeader(out, model, source);
  bool failed = ferror(out);
  failed |= fclose(out) != 0;
  NnStatus status = failed ? nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory")
                           : nncFileWrite(path, text, size, "", 0);
  free(text);
  return status;
}
