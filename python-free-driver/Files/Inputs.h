//===- Inputs.h - A model's inputs from files or chance ---------*- C -*-===//
// Finds the value of every input of a model: a file named on the command line,
// or else random numbers if they were asked for. Also pairs NAME=FILE arguments
// with ports for outputs.
//===----------------------------------------------------------------------===//
#ifndef NNC_INPUTS_H
#define NNC_INPUTS_H

#include "Options.h"
#include "nnrt/nnrt.h"

typedef struct NncInputSource {
  NncList files;  ///< NAME=FILE, or FILE where the model has one input.
  NncList shapes; ///< NAME=2x3, for random inputs of dynamic shape.
  bool random;    ///< Whether inputs without a file are random.
} NncInputSource;

/// Makes one tensor an input and checks each against the model. Freed with
/// nncTensorsDestroy. Random numbers are drawn for inputs that have a file too,
/// so that a file does not change the inputs after it.
NnStatus nncInputsCreate(const nnrt_model_t *model,
                         const NncInputSource *source,
                         nnrt_tensor_t **inputs) NN_MUST_USE;

/// Reads .npy, .pb (an ONNX TensorProto) or .png; the latter for `port` only.
NnStatus nncTensorRead(const char *path, const nnrt_port_t *port,
                       nnrt_tensor_t *tensor) NN_MUST_USE;

/// Which file goes with which port: `files[i]`, borrowed, NULL if none, belongs
/// to port i. The array is freed by the caller. Unknown names, and two files
/// for one port, are errors. `option`, "input" say, is for messages.
NnStatus nncFilesOfPorts(const char *option, const nnrt_port_t *ports,
                         int32_t count, NncList arguments,
                         const char ***files) NN_MUST_USE;

#endif // NNC_INPUTS_H
