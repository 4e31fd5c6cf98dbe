//===- Check.c - nnc check ------------------------------------------------===//
// Lists what keeps a model from being compiled, all of it at once.
//===----------------------------------------------------------------------===//
#include "Model/Model.h"
#include "Verbs.h"

typedef struct CheckOptions {
  NncModelOptions model;
} CheckOptions;

static NnStatus check(const void *arguments) {
  const CheckOptions *options = arguments;
  int count;
  NnStatus status = nncModelCheck(&options->model, &count);
  if (status || !count)
    return status;
  return nnStatusCreate(NN_UNSUPPORTED, "%d node%s can't be compiled", count,
                        count == 1 ? "" : "s");
}

static const NncOption table[] = {
    NNC_OPTION_SHAPE(CheckOptions),
    {0},
};

const NncVerb nncCheckVerb = {
    .name = "check",
    .summary = "list what keeps a model from being compiled",
    .description =
        "Reads MODEL and prints every node that this version can't compile,\n"
        "one a line, with its op and the reason. Nothing is compiled, and\n"
        "nothing is printed if all of the model is supported. What can only\n"
        "be compiled for known shapes needs --shape, as for nnc compile.",
    .examples = "nnc check model.onnx\n"
                "nnc check model.onnx --shape x=1x512",
    .status = "Something is not supported, or the model can't be read.",
    .options = table,
    .optionsSize = sizeof(CheckOptions),
    .run = check,
};
