//===- InferShape.c - Shape rules of ops that only rename elements --------===//
// Constants, shape_of, reshape, squeeze, unsqueeze, transpose, expand. Shapes
// given by operands are read as far as nnPartialShape knows them.
//===----------------------------------------------------------------------===//
#include "Rules.h"
#include "Support/DType.h"

//===----------------------------------------------------------------------===//
// Constants and shapes
//===----------------------------------------------------------------------===//

MlirLogicalResult nnInferConstant(const NnInfer *in) {
  MlirAttribute value = nnDictAttr(in->attributes, "value");
  if (mlirAttributeIsNull(value))
    return nnInferError(in, "C1", "expected a value");
  MlirType type = mlirAttributeGetType(value);
  char text[128];
  if (!mlirTypeIsARankedTensor(type) || !mlirShapedTypeHasStaticShape(type) ||
      mlirShapedTypeGetRank(type) > NN_MAX_RANK ||
      nnDTypeOfType(mlirShapedTypeGetElementType(type)) == NNRT_NONE)
    return nnInferError(in, "C1",
                        "expected a static ranked tensor of nn elements, of "
                        "rank %d or less, got %s",
                        NN_MAX_RANK, nnTypeText(type, text, sizeof text));
  nnInferResult(in, type);
  return NN_SUCCESS;
}

MlirLogicalResult nnInferShapeOf(const NnInfer *in) {
  NnShape result = {.rank = 1, .dims = {nnInferShape(in, 0).rank}};
  return nnInferTensor(in, &result, mlirIntegerTypeGet(in->context, 64));
}

// The static size of the shape operand i, at most NN_MAX_RANK.
static bool shapeOperandSize(const NnInfer *in, intptr_t i, int64_t *size) {
  NnShape shape = nnInferShape(in, i);
  *size = shape.rank == 1 ? shape.dims[0] : NN_DYNAMIC;
  if (*size == NN_DYNAMIC)
    return nnInferReject(in, "C1", "expected a shape of static size");
  return *size <= NN_MAX_RANK ||
         nnInferReject(in, NULL,
                       "expected a result of rank %d or less, got rank "
                       "%" PRId64,
                       NN_MAX_RANK, *size);
}

//===----------------------------------------------------------------------===//
// Reshape
//===----------------------------------------------------------------------===//

// What `shape` asks for, before the number of elements is considered.
typedef struct Request {
  int64_t hole;    ///< Where the dimension to be found is, or -1.
  bool soft;       ///< It is unknown rather than -1.
  unsigned copied; ///< Set of dimensions taken from input.
} Request;

static bool readRequest(const NnInfer *in, const NnShape *input,
                        const int64_t *wanted, bool allowZero, NnShape *result,
                        Request *request) {
  int64_t numUnknown = 0, unknown = -1;
  *request = (Request){.hole = -1};
  for (int64_t i = 0; i < result->rank; ++i) {
    result->dims[i] = wanted[i];
    if (wanted[i] == NN_DYNAMIC) {
      unknown = i;
      ++numUnknown;
    } else if (wanted[i] < -1) {
      return nnInferReject(in, "C2",
                           "expected dimensions of -1 or more, got %" PRId64,
                           wanted[i]);
    } else if (wanted[i] == -1) {
      if (request->hole >= 0)
        return nnInferReject(in, "C2", "expected at most one -1");
      request->hole = i;
      result->dims[i] = NN_DYNAMIC;
    } else if (wanted[i] == 0 && !allowZero) {
      if (i >= input->rank)
        return nnInferReject(in, "C2",
                             "expected input to have the dimension %" PRId64
                             " that is copied, got rank %" PRId64,
                             i, input->rank);
      result->dims[i] = input->dims[i];
      request->copied |= 1u << i;
    }
  }
  if (request->hole < 0 && numUnknown == 1) {
    request->hole = unknown;
    request->soft = true;
  }
  return true;
}

// The product of the dimensions not in `skipped`; NN_DYNAMIC if one is dynamic.
static bool product(const NnInfer *in, const NnShape *shape, unsigned skipped,
                    int64_t *out) {
  *out = 1;
  bool dynamic = false;
  for (int64_t i = 0; i < shape->rank; ++i) {
    if (skipped >> i & 1)
      continue;
    if (shape->dims[i] == NN_DYNAMIC)
      dynamic = true;
    else if (__builtin_mul_overflow(*out, shape->dims[i], out))
      return nnInferReject(in, "C3", "the number of elements exceeds 64 bits");
  }
  if (dynamic)
    *out = NN_DYNAMIC;
  return true;
}

// Whether all copied dimensions are known and not zero, so that the rest of
// input and the rest of the result must have the same number of elements.
static bool copiedAreCertain(const NnShape *result, unsigned copied) {
  bool certain = true;
  for (int64_t i = 0; i < result->rank; ++i)
    if (copied >> i & 1)
      certain &= result->dims[i] != NN_DYNAMIC && result->dims[i] != 0;
  return certain;
}

static bool fillHole(const NnInfer *in, const NnShape *input,
                     const Request *request, NnShape *result) {
  int64_t total, rest;
  unsigned hole = 1u << request->hole;
  if (!product(in, input, request->copied, &total) ||
      !product(in, result, request->copied | hole, &rest))
    return false;
  if (total == NN_DYNAMIC || rest == NN_DYNAMIC)
    return true;
  bool fits = rest != 0 && total % rest == 0;
  if (fits) {
    result->dims[request->hole] = total / rest;
    return true;
  }
  if (request->soft || !copiedAreCertain(result, request->copied))
    return true;
  return nnInferReject(in, "C3",
                       "expected a number of elements that -1 can make up: "
                       "%" PRId64 " is no multiple of %" PRId64,
                       total, rest);
}

bool nnInferReshaped(const NnInfer *in, const NnShape *input,
                     const int64_t *wanted, bool allowZero, NnShape *result) {
  Request request;
  if (!readRequest(in, input, wanted, allowZero, result, &request))
    return false;
  if (request.hole >= 0)
    return fillHole(in, input, &request, result);
  int64_t before, after;
  if (!product(in, input, 0, &before) || !product(in, result, 0, &after))
    return false;
  return before == NN_DYNAMIC || after == NN_DYNAMIC || before == after ||
         nnInferReject(in, "C3", "expected %" PRId64 " elements, got %" PRId64,
                       before, after);
}

MlirLogicalResult nnInferReshape(const NnInfer *in) {
  NnShape input = nnInferShape(in, 0);
  NnShape result;
  int64_t wanted[NN_MAX_RANK];
  if (!shapeOperandSize(in, 1, &result.rank))
    return NN_FAILURE;
  nnInferValues(in, 1, result.rank, wanted);
  if (!nnInferReshaped(in, &input, wanted, nnInferUnit(in, "allow_zero"),
                       &result))
    return NN_FAILURE;
  return nnInferTensor(in, &result, nnInferElement(in, 0));
}

//===----------------------------------------------------------------------===//
// Dimensions of size 1, order, broadcasts
//===----------------------------------------------------------------------===//

MlirLogicalResult nnInferSqueeze(const NnInfer *in) {
  NnShape input = nnInferShape(in, 0);
  NnShape result = {.rank = 0};
  NnAxes axes;
  if (!nnInferAxes(in, "C1", input.rank, &axes))
    return NN_FAILURE;
  for (int64_t i = 0; i < input.rank; ++i) {
    int64_t dim = input.dims[i];
    if (!(axes.mask >> i & 1))
      result.dims[result.rank++] = dim;
    else if (dim != 1 && dim != NN_DYNAMIC)
      return nnInferError(in, "C2",
                          "expected dimension %" PRId64
                          " to have size 1, got %" PRId64,
                          i, dim);
  }
  return nnInferTensor(in, &result, nnInferElement(in, 0));
}

MlirLogicalResult nnInferUnsqueeze(const NnInfer *in) {
  NnShape input = nnInferShape(in, 0);
  NnShape result;
  NnAxes axes;
  int64_t added[NN_MAX_RANK];
  int64_t numAdded =
      nnAttrInts(nnDictAttr(in->attributes, "axes"), NN_MAX_RANK, added);
  if (numAdded < 0 || input.rank + numAdded > NN_MAX_RANK)
    return nnInferError(in, NULL, "expected a result of rank %d or less",
                        NN_MAX_RANK);
  result.rank = input.rank + numAdded;
  if (!nnInferAxes(in, "C1", result.rank, &axes))
    return NN_FAILURE;
  for (int64_t i = 0, from = 0; i < result.rank; ++i)
    result.dims[i] = axes.mask >> i & 1 ? 1 : input.dims[from++];
  return nnInferTensor(in, &result, nnInferElement(in, 0));
}

MlirLogicalResult nnInferTranspose(const NnInfer *in) {
  NnShape input = nnInferShape(in, 0);
  NnShape result = input;
  int64_t perm[NN_MAX_RANK];
  unsigned seen = 0;
  int64_t size =
      nnAttrInts(nnDictAttr(in->attributes, "perm"), NN_MAX_RANK, perm);
  bool valid = size == input.rank;
  for (int64_t i = 0; valid && i < size; ++i) {
    valid = perm[i] >= 0 && perm[i] < size && !(seen >> perm[i] & 1);
    if (valid) {
      seen |= 1u << perm[i];
      result.dims[i] = input.dims[perm[i]];
    }
  }
  if (!valid)
    return nnInferError(
        in, "C1", "expected perm to be a permutation of %" PRId64 " dimensions",
        input.rank);
  return nnInferTensor(in, &result, nnInferElement(in, 0));
}

/// Reads the shape operand i as dimensions.
static bool shapeOperand(const NnInfer *in, intptr_t i, NnShape *shape) {
  if (!shapeOperandSize(in, i, &shape->rank))
    return false;
  nnInferValues(in, i, shape->rank, shape->dims);
  for (int64_t d = 0; d < shape->rank; ++d)
    if (shape->dims[d] < 0 && shape->dims[d] != NN_DYNAMIC)
      return nnInferReject(in, "C1",
                           "expected dimensions of 0 or more, got %" PRId64,
                           shape->dims[d]);
  return true;
}

MlirLogicalResult nnInferRandom(const NnInfer *in) {
  NnShape shape;
  if (!shapeOperand(in, 0, &shape))
    return NN_FAILURE;
  return nnInferTensor(in, &shape, mlirF32TypeGet(in->context));
}

MlirLogicalResult nnInferExpand(const NnInfer *in) {
  NnShape result = nnInferShape(in, 0);
  NnShape shape;
  if (!shapeOperand(in, 1, &shape))
    return NN_FAILURE;
  if (nnBroadcastShape(&result, &shape))
    return nnInferTensor(in, &result, nnInferElement(in, 0));
  char a[128], b[128];
  MlirType element = nnInferElement(in, 0);
  return nnInferError(
      in, "C2", "expected %s to broadcast to %s",
      nnTypeText(mlirValueGetType(in->operands[0]), a, sizeof a),
      nnTypeText(nnTensorType(&shape, element), b, sizeof b));
}
