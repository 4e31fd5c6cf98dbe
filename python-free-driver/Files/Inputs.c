//===- Inputs.c - A model's inputs from files or chance ------------------===//
// All that is wrong with the inputs of a run is found here, by name and type,
// before the model sees them.
//===----------------------------------------------------------------------===//
#include "Files/Inputs.h"

#include "Files/File.h"
#include "Files/Npy.h"
#include "Files/Png.h"
#include "Files/Tensor.h"
#include "Model/Model.h"
#include "Model/Shape.h"

#include <stdlib.h>
#include <string.h>

//===----------------------------------------------------------------------===//
// NAME=FILE
//===----------------------------------------------------------------------===//

/// The port named in front of a '=' of `argument`, and where its file begins.
/// The only port needs no name. Names and files may themselves hold '='.
static int32_t findPort(const nnrt_port_t *ports, int32_t count,
                        const char *argument, const char **file) {
  for (int32_t i = 0; i < count; ++i) {
    size_t length = strlen(ports[i].name);
    if (strncmp(argument, ports[i].name, length) || argument[length] != '=')
      continue;
    *file = argument + length + 1;
    return i;
  }
  *file = argument;
  return count == 1 && !strchr(argument, '=') ? 0 : -1;
}

static const char *portName(const void *table, size_t i) {
  return ((const nnrt_port_t *)table)[i].name;
}

/// "'x', 'bias'", cut off where the text is full.
static void listNames(const nnrt_port_t *ports, int32_t count, char *text,
                      size_t size) {
  size_t at = 0;
  text[0] = 0;
  for (int32_t i = 0; i < count && at < size; ++i)
    at += (size_t)snprintf(text + at, size - at, "%s'%s'", i ? ", " : "",
                           ports[i].name);
}

static NnStatus unknownPort(const char *option, const nnrt_port_t *ports,
                            int32_t count, const char *argument) {
  char names[256], name[64];
  listNames(ports, count, names, sizeof names);
  const char *equals = strchr(argument, '=');
  if (!equals)
    return nnStatusCreate(NN_INVALID_ARGUMENT,
                          "--%s takes NAME=FILE, got '%s' (NAME can be %s)",
                          option, argument, names);
  snprintf(name, sizeof name, "%.*s", (int)(equals - argument), argument);
  const char *near = nncClosest(name, (size_t)count, portName, ports);
  if (near)
    return nnStatusCreate(NN_INVALID_ARGUMENT,
                          "--%s: the model has no '%s' (did you mean %s?)",
                          option, name, near);
  return nnStatusCreate(NN_INVALID_ARGUMENT,
                        "--%s: the model has no '%s' (it has %s)", option, name,
                        names);
}

NnStatus nncFilesOfPorts(const char *option, const nnrt_port_t *ports,
                         int32_t count, NncList arguments,
                         const char ***files) {
  *files = calloc((size_t)count + 1, sizeof **files);
  if (!*files)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  NnStatus status = NULL;
  for (size_t i = 0; i < arguments.count && !status; ++i) {
    const char *file;
    int32_t port = findPort(ports, count, arguments.items[i], &file);
    if (port < 0)
      status = unknownPort(option, ports, count, arguments.items[i]);
    else if ((*files)[port])
      status = nnStatusCreate(NN_INVALID_ARGUMENT, "two --%s for '%s'", option,
                              ports[port].name);
    else
      (*files)[port] = file;
  }
  if (status) {
    free(*files);
    *files = NULL;
  }
  return status;
}

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

NnStatus nncTensorRead(const char *path, const nnrt_port_t *port,
                       nnrt_tensor_t *tensor) {
  if (nncFileHasExtension(path, ".png"))
    return nncPngRead(path, port, tensor);
  if (nncFileHasExtension(path, ".pb"))
    return nncModelReadTensor(path, tensor);
  if (nncFileHasExtension(path, ".npy")) {
    NnStatus status = nncNpyRead(path, tensor);
    nncNpyTakeAs(port->dtype, tensor);
    return status;
  }
  NnStatus status = nncFileCheck(path);
  if (status)
    return status;
  return nnStatusCreate(NN_INVALID_ARGUMENT,
                        "'%s' is neither a .npy, nor a .pb, nor a .png file",
                        path);
}

/// The size of dimension `i` of a random tensor. Where the model leaves it open
/// it comes from --shape, or else is 1.
static int64_t chooseSize(const nnrt_port_t *port, const NncShape *shape,
                          int32_t i) {
  if (port->shape[i] >= 0)
    return port->shape[i];
  return shape && shape->shape[i] >= 0 ? shape->shape[i] : 1;
}

static NnStatus createRandom(const nnrt_port_t *port, const NncShape *shape,
                             uint32_t *state, nnrt_tensor_t *tensor) {
  int64_t sizes[NNRT_MAX_RANK];
  for (int32_t i = 0; i < port->rank; ++i)
    sizes[i] = chooseSize(port, shape, i);
  NnStatus status = nncTensorCreate(tensor, port->dtype, port->rank, sizes);
  if (!status)
    nncTensorFillRandom(tensor, state);
  return status;
}

static bool fitsPort(const nnrt_tensor_t *tensor, const nnrt_port_t *port) {
  if (tensor->dtype != port->dtype || tensor->rank != port->rank)
    return false;
  for (int32_t i = 0; i < port->rank; ++i)
    if (port->shape[i] >= 0 && tensor->shape[i] != port->shape[i])
      return false;
  return true;
}

static NnStatus readInput(const char *path, const nnrt_port_t *port,
                          nnrt_tensor_t *tensor) {
  nncTensorDestroy(tensor);
  NnStatus status = nncTensorRead(path, port, tensor);
  if (status || fitsPort(tensor, port))
    return status;
  return nnStatusCreate(
      NN_INVALID_ARGUMENT, "input '%s': expected %s, got %s from '%s'",
      port->name, nncPortText(port).text, nncTensorText(tensor).text, path);
}

/// One line that lists the inputs without a file, with their types.
static NnStatus missingInputs(const nnrt_model_t *model, const char **files) {
  char text[1024] = "";
  size_t at = 0;
  for (int32_t i = 0; i < model->num_inputs; ++i) {
    if (files[i] || at >= sizeof text - 1)
      continue;
    at += (size_t)snprintf(text + at, sizeof text - at, "%s'%s' %s",
                           at ? ", " : "", model->inputs[i].name,
                           nncPortText(&model->inputs[i]).text);
  }
  return nnStatusCreate(NN_INVALID_ARGUMENT,
                        "no value for input %s (give --input NAME=FILE or "
                        "--random)",
                        text);
}

static bool hasAll(const nnrt_model_t *model, const char **files) {
  for (int32_t i = 0; i < model->num_inputs; ++i)
    if (!files[i])
      return false;
  return true;
}

static NnStatus fillInputs(const nnrt_model_t *model, const char **files,
                           const NncInputSource *source, const NncShape *shapes,
                           nnrt_tensor_t *inputs) {
  uint32_t state = NNC_RANDOM_SEED;
  for (int32_t i = 0; i < model->num_inputs; ++i) {
    const nnrt_port_t *port = &model->inputs[i];
    NnStatus status = NULL;
    if (source->random)
      status = createRandom(
          port, nncShapesFind(shapes, source->shapes.count, port->name), &state,
          &inputs[i]);
    if (!status && files[i])
      status = readInput(files[i], port, &inputs[i]);
    if (status)
      return status;
  }
  return NULL;
}

static bool allows(const nnrt_port_t *port, const NncShape *shape) {
  if (shape->rank != port->rank)
    return false;
  for (int32_t i = 0; i < port->rank; ++i)
    if (port->shape[i] >= 0 && shape->shape[i] >= 0 &&
        port->shape[i] != shape->shape[i])
      return false;
  return true;
}

/// Every --shape must be for an input, and one that the input can have.
static NnStatus checkShapes(const nnrt_model_t *model, NncList texts,
                            const NncShape *shapes) {
  for (size_t i = 0; i < texts.count; ++i) {
    const nnrt_port_t *port = NULL;
    for (int32_t j = 0; j < model->num_inputs && !port; ++j)
      if (nncShapesFind(&shapes[i], 1, model->inputs[j].name))
        port = &model->inputs[j];
    if (!port)
      return unknownPort("shape", model->inputs, model->num_inputs,
                         texts.items[i]);
    if (!allows(port, &shapes[i]))
      return nnStatusCreate(NN_INVALID_ARGUMENT, "--shape %s: input '%s' is %s",
                            texts.items[i], port->name, nncPortText(port).text);
  }
  return NULL;
}

static NnStatus createInputs(const nnrt_model_t *model, const char **files,
                             const NncInputSource *source,
                             nnrt_tensor_t **inputs) {
  if (!source->random && !hasAll(model, files))
    return missingInputs(model, files);
  NncShape *shapes;
  NnStatus status = nncShapesParse(source->shapes, &shapes);
  if (status)
    return status;
  *inputs = calloc((size_t)model->num_inputs + 1, sizeof **inputs);
  status = checkShapes(model, source->shapes, shapes);
  if (!status)
    status = *inputs ? fillInputs(model, files, source, shapes, *inputs)
                     : nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  free(shapes);
  if (status) {
    nncTensorsDestroy(*inputs, model->num_inputs);
    *inputs = NULL;
  }
  return status;
}

NnStatus nncInputsCreate(const nnrt_model_t *model,
                         const NncInputSource *source, nnrt_tensor_t **inputs) {
  *inputs = NULL;
  const char **files;
  NnStatus status = nncFilesOfPorts("input", model->inputs, model->num_inputs,
                                    source->files, &files);
  if (status)
    return status;
  status = createInputs(model, files, source, inputs);
  free(files);
  return status;
}
