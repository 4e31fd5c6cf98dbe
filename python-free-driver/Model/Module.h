//===- Module.h - From a file to IR -----------------------------*- C -*-===//
// Imports ONNX, or parses IR, in a context of its own; and what the command
// line says about any model.
//===----------------------------------------------------------------------===//
#ifndef NNC_MODULE_H
#define NNC_MODULE_H

#include "Options.h"

#include "mlir-c/IR.h"

#include <stdbool.h>
#include <stddef.h>

/// What the command line says about a model. Begins every verb's options.
typedef struct NncModelOptions {
  const char *path;
  NncList shapes;       ///< NAME=1x3x224x224; fixes dynamic dimensions.
  const char *cpu;      ///< LLVM's name of a CPU; "host" or NULL for this one.
  const char *target;   ///< LLVM's triple; NULL for this machine.
  const char *name;     ///< The model's name in symbols; NULL: from the file.
  bool exact;           ///< As in NnCompileOptions.
  const char *precision; ///< As in NnCompileOptions.
  bool profile;         ///< Whether its runs can be profiled.
  const char *schedule; ///< As in NnCompileOptions.
  int variant;          ///< As in NnCompileOptions.
  const char *cache;    ///< As in NnCompileOptions.
} NncModelOptions;

/// Rows of a table of options for members of NncModelOptions, which are in
/// `Struct`'s member `model`.
#define NNC_OPTION_SHAPE(Struct)                                               \
  {"shape",                                                                    \
   0,                                                                          \
   NNC_LIST,                                                                   \
   offsetof(Struct, model.shapes),                                             \
   "NAME=1x3x224x224",                                                         \
   "Fixes the shape of an input. May be repeated. `?` leaves a\n"              \
   "dimension open, and nothing after `=` is a scalar."}
#define NNC_OPTION_CPU(Struct)                                                 \
  {"cpu",                                                                      \
   0,                                                                          \
   NNC_STRING,                                                                 \
   offsetof(Struct, model.cpu),                                                \
   "NAME",                                                                     \
   "The CPU to compile for, by LLVM's name: znver4, skylake-avx512,\n"         \
   "cortex-a76. 'host' is this machine's, and the default."}
#define NNC_OPTION_EXACT(Struct)                                               \
  {"exact",                                                                    \
   0,                                                                          \
   NNC_FLAG,                                                                   \
   offsetof(Struct, model.exact),                                              \
   NULL,                                                                       \
   "Leaves out what is faster but rounds more: 3x3 convolutions by\n"          \
   "Winograd's algorithm, which moves results by about 1e-5 of the\n"          \
   "largest."}
#define NNC_OPTION_PRECISION(Struct)                                           \
  {"precision",                                                                \
   0,                                                                          \
   NNC_CHOICE,                                                                 \
   offsetof(Struct, model.precision),                                          \
   "bf16|f16",                                                                 \
   "Multiplies narrower numbers than f32 where that is faster: in\n"           \
   "convolutions and products with constant weights. Sums, other ops,\n"       \
   "and what the model takes and gives stay f32."}
#define NNC_OPTION_SCHEDULE(Struct)                                            \
  {"schedule",                                                                 \
   0,                                                                          \
   NNC_STRING,                                                                 \
   offsetof(Struct, model.schedule),                                           \
   "FILE",                                                                     \
   "How kernels are cut into tiles, one line a kind of kernel, such as\n"       \
   "'matmul 24x64xr32 [0,2] [2,1] : rows=6 columns=4'."}
#define NNC_OPTION_TUNING(Struct)                                              \
  {"tuning",                                                                   \
   0,                                                                          \
   NNC_STRING,                                                                 \
   offsetof(Struct, model.schedule),                                           \
   "FILE",                                                                     \
   "The same as --schedule, for what 'nnc tune' wrote."}
#define NNC_OPTION_CACHE(Struct)                                               \
  {"cache",                                                                    \
   0,                                                                          \
   NNC_STRING,                                                                 \
   offsetof(Struct, model.cache),                                              \
   "DIR",                                                                      \
   "Keeps what is compiled in DIR, and takes it from there the next\n"         \
   "time. A changed model, option or compiler is compiled anew. Any\n"         \
   "file in DIR may be deleted at any time; those not used for long\n"         \
   "have an old modification time."}
#define NNC_OPTION_NAME(Struct)                                                \
  {"name",     0,                                                              \
   NNC_STRING, offsetof(Struct, model.name),                                   \
   "SYMBOL",   "The model's name in C symbols; the file's name if not given."}
/// For a long member `threads`.
#define NNC_OPTION_THREADS(Struct)                                             \
  {"threads",                                                                  \
   't',                                                                        \
   NNC_INTEGER,                                                                \
   offsetof(Struct, threads),                                                  \
   "N",                                                                        \
   "Threads to run on (default 1); 0 means one for each CPU. The results\n"    \
   "are the same to the bit for any number."}

/// A module in a context of its own; diagnostics go to stderr.
typedef struct NncModule {
  MlirContext context;
  MlirModule module;
} NncModule;

/// NN_NOT_FOUND or NN_INVALID_ARGUMENT unless `path` is a file that can be
/// opened, with one of the endings of modules.
NnStatus nncModuleCheckPath(const char *path) NN_MUST_USE;

/// Imports .onnx, helped by the shapes of the command line, or parses .mlir and
/// .mlirbc. Closed with nncModuleClose, also on failure.
NnStatus nncModuleOpen(const NncModelOptions *options,
                       NncModule *module) NN_MUST_USE;
void nncModuleClose(NncModule *module);

/// Gives the inputs the shapes of the command line, and everything else the
/// shapes that follow.
NnStatus nncModuleInferShapes(const NncModelOptions *options,
                              NncModule *module) NN_MUST_USE;

/// Checks --shape and joins its values by ';', as the compiler takes them. NULL
/// if there are none; freed by the caller.
NnStatus nncJoinShapes(NncList shapes, char **joined) NN_MUST_USE;

/// Writes IR to the file, as bytecode if it ends in .mlirbc, or as text to
/// stdout for NULL; large weights are left out of text on a terminal.
NnStatus nncModuleWrite(const NncModule *module, const char *path) NN_MUST_USE;

#endif // NNC_MODULE_H
