//===- Types.c - Declared types and constants as IR -----------------------===//
// ValueInfoProto to ranked tensor types and TensorProto to elements attributes.
// `dim_param` becomes a dynamic dimension; its name is kept in nn.dims.
//===----------------------------------------------------------------------===//
#include "Importer.h"
#include "Support/DType.h"
#include "Support/IR.h"
#include "Tensor.h"
#include "Text.h"

#include <stdlib.h>

MlirType nnImportElementType(MlirContext context, int32_t onnx) {
  const NnElementType *type = nnElementTypeOf(onnx);
  return nnTypeOfDType(context, type ? type->dtype : NNRT_NONE);
}

//===----------------------------------------------------------------------===//
// Declared values
//===----------------------------------------------------------------------===//

static NnStatus importDim(const Onnx__TensorShapeProto__Dimension *dim,
                          int64_t *size) {
  *size = NN_DYNAMIC;
  if (dim->value_case != ONNX__TENSOR_SHAPE_PROTO__DIMENSION__VALUE_DIM_VALUE)
    return NULL;
  if (dim->dim_value < -1)
    return nnStatusCreate(NN_INVALID_MODEL, "dimension is negative (%lld)",
                          (long long)dim->dim_value);
  // Some exporters write -1 for a dimension they don't know.
  *size = dim->dim_value < 0 ? NN_DYNAMIC : dim->dim_value;
  return NULL;
}

static NnStatus importShape(const Onnx__TensorShapeProto *proto,
                            NnShape *shape) {
  NnStatus status = NULL;
  int64_t product = 8; // Bytes, of the widest element.
  if (proto->n_dim > NN_MAX_RANK)
    return nnStatusCreate(NN_UNSUPPORTED, "rank %zu is above %d", proto->n_dim,
                          NN_MAX_RANK);
  shape->rank = (int64_t)proto->n_dim;
  for (size_t i = 0; !status && i < proto->n_dim; ++i) {
    status = importDim(proto->dim[i], &shape->dims[i]);
    if (!status && shape->dims[i] > 0 &&
        __builtin_mul_overflow(product, shape->dims[i], &product))
      return nnStatusCreate(NN_INVALID_MODEL, "has too many elements");
  }
  return status;
}

/// An optional that comes from outside has its element.
static const Onnx__TypeProto *withoutOptional(const Onnx__TypeProto *proto) {
  while (proto && proto->value_case == ONNX__TYPE_PROTO__VALUE_OPTIONAL_TYPE)
    proto = proto->optional_type->elem_type;
  return proto;
}

NnStatus nnImportType(MlirContext context, const Onnx__ValueInfoProto *info,
                      MlirType *type) {
  const Onnx__TypeProto *proto = withoutOptional(info->type);
  if (!proto || proto->value_case != ONNX__TYPE_PROTO__VALUE_TENSOR_TYPE)
    return nnStatusCreate(NN_UNSUPPORTED, "is not a tensor");
  const Onnx__TypeProto__Tensor *tensor = proto->tensor_type;
  MlirType element = nnImportElementType(context, tensor->elem_type);
  if (mlirTypeIsNull(element))
    return nnStatusCreate(NN_UNSUPPORTED,
                          "has element type %s, which nn doesn't have",
                          nnElementTypeName(tensor->elem_type));
  if (!tensor->shape)
    return nnStatusCreate(NN_UNSUPPORTED, "has no known rank");
  NnShape shape;
  NnStatus status = importShape(tensor->shape, &shape);
  if (!status)
    *type = nnTensorType(&shape, element);
  return status;
}

static const Onnx__TensorShapeProto *
shapeOfInfo(const Onnx__ValueInfoProto *info) {
  if (info->type &&
      info->type->value_case == ONNX__TYPE_PROTO__VALUE_TENSOR_TYPE)
    return info->type->tensor_type->shape;
  return NULL;
}

/// `["batch", ""]`; null if no dimension has a name.
static MlirAttribute importDimNames(MlirContext context,
                                    const Onnx__TensorShapeProto *shape) {
  MlirAttribute names[NN_MAX_RANK];
  bool hasNames = false;
  if (!shape || shape->n_dim > NN_MAX_RANK)
    return mlirAttributeGetNull();
  for (size_t i = 0; i < shape->n_dim; ++i) {
    const Onnx__TensorShapeProto__Dimension *dim = shape->dim[i];
    bool isNamed =
        dim->value_case == ONNX__TENSOR_SHAPE_PROTO__DIMENSION__VALUE_DIM_PARAM;
    const char *name = isNamed ? nnText(dim->dim_param) : "";
    hasNames |= *name != 0;
    names[i] = mlirStringAttrGet(context, nnStr(name));
  }
  return hasNames ? mlirArrayAttrGet(context, (intptr_t)shape->n_dim, names)
                  : mlirAttributeGetNull();
}

MlirAttribute nnImportValueAttrs(MlirContext context,
                                 const Onnx__ValueInfoProto *info) {
  MlirAttribute dims = importDimNames(context, shapeOfInfo(info));
  MlirNamedAttribute attrs[2] = {
      {mlirIdentifierGet(context, nnStr("nn.name")),
       mlirStringAttrGet(context, nnStr(nnText(info->name)))},
      {mlirIdentifierGet(context, nnStr("nn.dims")), dims}};
  return mlirDictionaryAttrGet(context, mlirAttributeIsNull(dims) ? 1 : 2,
                               attrs);
}

//===----------------------------------------------------------------------===//
// Constants
//===----------------------------------------------------------------------===//

static void freeOwned(void *owned, const void *data, size_t size,
                      size_t align) {
  (void)data, (void)size, (void)align;
  free(owned);
}

static void releaseFile(void *file, const void *data, size_t size,
                        size_t align) {
  (void)data, (void)size, (void)align;
  nnModelFileRelease(file);
}

/// A resource that keeps alive what it points into.
static MlirAttribute createResource(NnImporter *importer, MlirType type,
                                    const char *name, NnOnnxTensor *tensor) {
  void *owned = tensor->owned;
  tensor->owned = NULL;
  if (!owned)
    nnModelFileRetain(importer->file);
  return mlirUnmanagedDenseResourceElementsAttrGet(
      type, nnStr(*name ? name : "constant"), (void *)(uintptr_t)tensor->data,
      tensor->bytes, nnrt_dtype_size(tensor->type->dtype),
      /*dataIsMutable=*/false, owned ? freeOwned : releaseFile,
      owned ? owned : importer->file);
}

NnStatus nnImportTensor(NnImporter *importer, const Onnx__TensorProto *proto,
                        MlirAttribute *elements) {
  enum { inlineBytes = 64 };
  NnOnnxTensor tensor;
  NnLabel name = nnNameLabel(nnText(proto->name));
  NnStatus status = nnOnnxTensorDecode(proto, importer->file, &tensor);
  if (status)
    return status;
  if (tensor.rank > NN_MAX_RANK) {
    status = nnStatusCreate(NN_UNSUPPORTED, "tensor '%s': rank %zu is above %d",
                            name.text, tensor.rank, NN_MAX_RANK);
  } else {
    MlirType element =
        nnImportElementType(importer->context, tensor.type->onnx);
    MlirType type = mlirRankedTensorTypeGet((intptr_t)tensor.rank, tensor.shape,
                                            element, mlirAttributeGetNull());
    bool isInline =
        tensor.bytes <= inlineBytes || tensor.type->dtype == NNRT_BOOL;
    *elements = isInline ? nnElementsCreate(type, tensor.data)
                         : createResource(importer, type, name.text, &tensor);
    if (mlirAttributeIsNull(*elements))
      status = nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  }
  nnOnnxTensorFree(&tensor);
  return status;
}

MlirLocation nnImportLocation(NnImporter *importer, const char *name,
                              size_t index) {
  MlirLocation file = mlirLocationFileLineColGet(
      importer->context, nnStr(nnModelFileGetName(importer->file)),
      index > INT32_MAX ? 0 : (unsigned)index, 0);
  return mlirLocationNameGet(importer->context, nnStr(name), file);
}
