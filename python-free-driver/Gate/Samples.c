//===- Samples.c - Many inputs for one model -----------------------------===//
// Where an array has one dimension more than the input, that counts samples;
// where it has as many, its first one is cut into pieces of the input's size,
// or of one row if that is open.
//===----------------------------------------------------------------------===//
#include "Gate/Samples.h"

#include "Files/Element.h"
#include "Files/Tensor.h"
#include "Model/Shape.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/// One sample of one input: part of an array.
typedef struct Piece {
  const void *data;
  int32_t rank;
  int64_t shape[NNRT_MAX_RANK];
} Piece;

//===----------------------------------------------------------------------===//
// Arrays of all samples
//===----------------------------------------------------------------------===//

static bool fits(const nnrt_port_t *port, const int64_t *shape, int32_t from) {
  for (int32_t i = from; i < port->rank; ++i)
    if (port->shape[i] >= 0 && port->shape[i] != shape[i])
      return false;
  return true;
}

/// How many samples an array has; 0 if it has not the input's shape.
static int64_t countIn(const nnrt_port_t *port, const nnrt_tensor_t *array) {
  if (array->dtype != port->dtype)
    return 0;
  if (array->rank == port->rank + 1)
    return fits(port, array->shape + 1, 0) ? array->shape[0] : 0;
  if (array->rank != port->rank || !fits(port, array->shape, 1))
    return 0;
  if (!port->rank)
    return 1;
  int64_t rows = port->shape[0] < 0 ? 1 : port->shape[0];
  return rows && array->shape[0] % rows == 0 ? array->shape[0] / rows : 0;
}

static Piece pieceOf(const nnrt_port_t *port, const nnrt_tensor_t *array,
                     int64_t i) {
  Piece piece = {.rank = port->rank};
  int32_t extra = array->rank - port->rank;
  for (int32_t d = 0; d < port->rank; ++d)
    piece.shape[d] = array->shape[d + extra];
  if (!extra && port->rank)
    piece.shape[0] = port->shape[0] < 0 ? 1 : port->shape[0];
  int64_t elements = nnrt_num_elements(piece.rank, piece.shape);
  piece.data = (const char *)array->data +
               (size_t)(i * elements) * nnrt_dtype_size(array->dtype);
  return piece;
}

//===----------------------------------------------------------------------===//
// An array a sample
//===----------------------------------------------------------------------===//

static const nnrt_tensor_t *numbered(const NncArrays *arrays, const char *name,
                                     int64_t i) {
  char text[512];
  int n = snprintf(text, sizeof text, "%s_%" PRId64, name, i);
  bool isWhole = n >= 0 && (size_t)n < sizeof text;
  const NncArray *array = isWhole ? nncArraysFind(arrays, text) : NULL;
  return array ? &array->tensor : NULL;
}

static bool isSample(const nnrt_port_t *port, const nnrt_tensor_t *array) {
  return array->dtype == port->dtype && array->rank == port->rank &&
         fits(port, array->shape, 0);
}

//===----------------------------------------------------------------------===//
// The set
//===----------------------------------------------------------------------===//

/// The array with all samples of an input: that of its name, or the only one.
static const nnrt_tensor_t *wholeArray(const NncSampleset *set, int32_t i) {
  const NncArray *array =
      nncArraysFind(&set->arrays, set->model->inputs[i].name);
  bool isOnly = set->model->num_inputs == 1 && set->arrays.count == 1;
  if (!array && isOnly && !*set->arrays.items->name)
    array = set->arrays.items;
  return array ? &array->tensor : NULL;
}

static NnStatus unfit(const nnrt_port_t *port, const nnrt_tensor_t *array) {
  return nnStatusCreate(NN_INVALID_ARGUMENT,
                        "samples of '%s': expected %s, or several of them, got "
                        "%s",
                        port->name, nncPortText(port).text,
                        nncTensorText(array).text);
}

static NnStatus countSamples(const NncSampleset *set, int32_t i,
                             int64_t *count) {
  const nnrt_port_t *port = &set->model->inputs[i];
  const nnrt_tensor_t *array = wholeArray(set, i);
  *count = 0;
  if (array) {
    *count = countIn(port, array);
    return *count ? NULL : unfit(port, array);
  }
  while ((array = numbered(&set->arrays, port->name, *count))) {
    if (!isSample(port, array))
      return unfit(port, array);
    ++*count;
  }
  return *count ? NULL
                : nnStatusCreate(NN_INVALID_ARGUMENT,
                                 "no samples of '%s' (an array of that name, "
                                 "or '%s_0' and so on)",
                                 port->name, port->name);
}

static NnStatus checkArrays(NncSampleset *set) {
  set->count = 1;
  for (int32_t i = 0; i < set->model->num_inputs; ++i) {
    int64_t count;
    NnStatus status = countSamples(set, i, &count);
    if (status)
      return status;
    if (count != 1 && set->count != 1 && count != set->count)
      return nnStatusCreate(NN_INVALID_ARGUMENT,
                            "'%s' has %" PRId64
                            " samples, others have %" PRId64,
                            set->model->inputs[i].name, count, set->count);
    set->count = count > set->count ? count : set->count;
  }
  return NULL;
}

/// Infinities may be meant, as in a mask; what is no number is not.
static NnStatus checkNumbers(const nnrt_port_t *port,
                             const nnrt_tensor_t *array) {
  int64_t n = nncDtypeIsFloat(array->dtype)
                  ? nnrt_num_elements(array->rank, array->shape)
                  : 0;
  for (int64_t i = 0; i < n; ++i)
    if (isnan(nncElementGetDouble(array->dtype, array->data, i)))
      return nnStatusCreate(NN_INVALID_ARGUMENT,
                            "samples of '%s': element %" PRId64
                            " of an array is NaN",
                            port->name, i);
  return NULL;
}

static NnStatus checkElements(const NncSampleset *set) {
  NnStatus status = NULL;
  for (int32_t i = 0; i < set->model->num_inputs && !status; ++i) {
    const nnrt_port_t *port = &set->model->inputs[i];
    const nnrt_tensor_t *array = wholeArray(set, i);
    if (array)
      status = checkNumbers(port, array);
    for (int64_t j = 0; !array && !status && j < set->count; ++j) {
      const nnrt_tensor_t *sample = numbered(&set->arrays, port->name, j);
      status = sample ? checkNumbers(port, sample) : NULL;
    }
  }
  return status;
}

static NnStatus findLabels(NncSampleset *set) {
  const NncArray *labels = nncArraysFind(&set->arrays, "labels");
  if (!labels)
    return NULL;
  const nnrt_tensor_t *tensor = &labels->tensor;
  if (nncDtypeIsFloat(tensor->dtype))
    return nnStatusCreate(NN_INVALID_ARGUMENT,
                          "labels: expected integers, got %s",
                          nncTensorText(tensor).text);
  set->labels = tensor;
  return NULL;
}

NnStatus nncSamplesetRead(const char *path, const nnrt_model_t *model,
                          NncSampleset *set) {
  *set = (NncSampleset){.model = model};
  NnStatus status = nncArraysRead(path, &set->arrays);
  if (!status)
    status = checkArrays(set);
  if (!status)
    status = checkElements(set);
  return status ? status : findLabels(set);
}

void nncSamplesetDestroy(NncSampleset *set) {
  nncArraysDestroy(&set->arrays);
  *set = (NncSampleset){0};
}

static Piece findPiece(const NncSampleset *set, int32_t input, int64_t i) {
  const nnrt_port_t *port = &set->model->inputs[input];
  const nnrt_tensor_t *array = wholeArray(set, input);
  if (array)
    return pieceOf(port, array, countIn(port, array) == 1 ? 0 : i);
  array = numbered(&set->arrays, port->name, i);
  if (!array)
    array = numbered(&set->arrays, port->name, 0);
  Piece piece = {.data = array->data, .rank = array->rank};
  memcpy(piece.shape, array->shape, sizeof piece.shape);
  return piece;
}

static NnStatus copyPiece(const Piece *piece, nnrt_tensor_t *input) {
  bool same = input->data && input->rank == piece->rank;
  for (int32_t d = 0; d < piece->rank; ++d)
    same &= input->shape[d] == piece->shape[d];
  if (!same) {
    nncTensorDestroy(input);
    NnStatus status =
        nncTensorCreate(input, input->dtype, piece->rank, piece->shape);
    if (status)
      return status;
  }
  memcpy(input->data, piece->data, nncTensorBytes(input));
  return NULL;
}

NnStatus nncSamplesetUse(const NncSampleset *set, int64_t i,
                         NncSession *session) {
  NnStatus status = NULL;
  for (int32_t input = 0; input < set->model->num_inputs && !status; ++input) {
    Piece piece = findPiece(set, input, i);
    status = copyPiece(&piece, &session->inputs[input]);
  }
  return status;
}
