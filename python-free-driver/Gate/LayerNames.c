//===- LayerNames.c - Layers that options name ----------------------------===//
// All layers are those that nnQuantizeFunction tells of when it is to quantize
// none.
//===----------------------------------------------------------------------===//
#include "Gate/LayerNames.h"

#include <string.h>

/// A name that is looked for.
typedef struct Name {
  const char *text;
  size_t length;
  bool isFound;
} Name;

static bool isName(const Name *name, const char *text, size_t length) {
  return name->length == length && !memcmp(name->text, text, length);
}

static void compare(const NnLayer *layer, void *user) {
  static const size_t prefix = sizeof "nn." - 1;
  Name *name = user;
  MlirStringRef op = mlirIdentifierStr(mlirOperationGetName(layer->op));
  name->isFound |= isName(name, layer->key, strlen(layer->key)) ||
                   isName(name, op.data, op.length) ||
                   isName(name, op.data + prefix, op.length - prefix);
}

static bool lookIn(MlirOperation func, const void *options) {
  return mlirLogicalResultIsSuccess(nnQuantizeFunction(func, options));
}

/// Whether the name is that of a kind of layer, of which a model need have
/// none.
static bool isKind(const Name *name) {
  static const char *const kinds[] = {"conv",    "linear",    "matmul",
                                      "nn.conv", "nn.linear", "nn.matmul"};
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; ++i)
    if (isName(name, kinds[i], strlen(kinds[i])))
      return true;
  return false;
}

static NnStatus checkName(const char *option, Name *name, MlirModule copy) {
  NnQuantizeOptions how = {
      .scheme = NN_SCHEME_F32, .layer = compare, .user = name};
  if (isKind(name) || !name->length)
    return NULL;
  if (!nncForEachFunction(copy, lookIn, &how))
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  return name->isFound ? NULL
                       : nnStatusCreate(NN_INVALID_ARGUMENT,
                                        "--%s names '%.*s', which is neither a "
                                        "layer nor conv, linear or matmul",
                                        option, (int)name->length, name->text);
}

/// Names stand between commas.
static NnStatus checkList(const char *option, const char *list,
                          MlirModule copy) {
  NnStatus status = NULL;
  for (const char *at = list; at && !status;) {
    const char *comma = strchr(at, ',');
    size_t length = comma ? (size_t)(comma - at) : strlen(at);
    status = checkName(option, &(Name){at, length, false}, copy);
    at = comma ? comma + 1 : NULL;
  }
  return status;
}

NnStatus nncCheckLayerNames(const NncGateOptions *options,
                            const NncGraph *graph) {
  MlirModule copy = nncModuleCopy(graph->module.module);
  NnStatus status = checkList("skip", options->skip, copy);
  if (!status)
    status = checkList("only", options->only, copy);
  mlirModuleDestroy(copy);
  return status;
}
