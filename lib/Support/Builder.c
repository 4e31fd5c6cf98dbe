//===- Builder.c - Building IR from C -------------------------------------===//
// Insertion points and attribute makers, all thin over MLIR's C API. Arrays
// whose elements have to be converted go through one temporary buffer.
//===----------------------------------------------------------------------===//
#include "nn-c/Builder.h"

#include "mlir-c/BuiltinAttributes.h"
#include "mlir-c/BuiltinTypes.h"

#include <stdlib.h>
#include <string.h>

//===----------------------------------------------------------------------===//
// Builders and insertion points
//===----------------------------------------------------------------------===//

NnBuilder nnBuilderCreate(MlirContext context) {
  return (NnBuilder){mlirIRRewriterCreate(context),
                     mlirLocationUnknownGet(context)};
}

void nnBuilderDestroy(NnBuilder builder) {
  mlirIRRewriterDestroy(builder.rewriter);
}

NnBuilder nnBuilderForOp(MlirRewriterBase rewriter, MlirOperation op) {
  mlirRewriterBaseSetInsertionPointBefore(rewriter, op);
  return (NnBuilder){rewriter, mlirOperationGetLocation(op)};
}

MlirContext nnBuilderGetContext(NnBuilder b) {
  return mlirLocationGetContext(b.location);
}

void nnBuilderBefore(NnBuilder b, MlirOperation op) {
  mlirRewriterBaseSetInsertionPointBefore(b.rewriter, op);
}

void nnBuilderAfter(NnBuilder b, MlirOperation op) {
  mlirRewriterBaseSetInsertionPointAfter(b.rewriter, op);
}

void nnBuilderAfterValue(NnBuilder b, MlirValue value) {
  if (mlirValueIsABlockArgument(value))
    nnBuilderAtStart(b, mlirBlockArgumentGetOwner(value));
  else
    nnBuilderAfter(b, mlirOpResultGetOwner(value));
}

void nnBuilderAtStart(NnBuilder b, MlirBlock block) {
  mlirRewriterBaseSetInsertionPointToStart(b.rewriter, block);
}

void nnBuilderAtEnd(NnBuilder b, MlirBlock block) {
  mlirRewriterBaseSetInsertionPointToEnd(b.rewriter, block);
}

NnInsertPoint nnBuilderSave(NnBuilder b) {
  MlirBlock block = mlirRewriterBaseGetInsertionBlock(b.rewriter);
  if (mlirBlockIsNull(block))
    return (NnInsertPoint){{NULL}, {NULL}};
  return (NnInsertPoint){
      block, mlirRewriterBaseGetOperationAfterInsertion(b.rewriter)};
}

void nnBuilderRestore(NnBuilder b, NnInsertPoint point) {
  if (mlirBlockIsNull(point.block))
    mlirRewriterBaseClearInsertionPoint(b.rewriter);
  else if (mlirOperationIsNull(point.before))
    nnBuilderAtEnd(b, point.block);
  else
    nnBuilderBefore(b, point.before);
}

MlirBlock nnBuilderAddBlock(NnBuilder b, MlirRegion region, NnTypes arguments) {
  MlirBlock block = mlirBlockCreate(0, NULL, NULL);
  for (intptr_t i = 0; i < arguments.n; ++i)
    mlirBlockAddArgument(block, arguments.data[i], b.location);
  mlirRegionAppendOwnedBlock(region, block);
  nnBuilderAtEnd(b, block);
  return block;
}

//===----------------------------------------------------------------------===//
// Attributes
//===----------------------------------------------------------------------===//

static MlirType parseIntType(MlirContext context, const char *type) {
  const char *digits = type + strcspn(type, "0123456789");
  unsigned width = (unsigned)strtoul(digits, NULL, 10);
  if (!width)
    return mlirIndexTypeGet(context);
  if (type[0] == 's')
    return mlirIntegerTypeSignedGet(context, width);
  if (type[0] == 'u')
    return mlirIntegerTypeUnsignedGet(context, width);
  return mlirIntegerTypeGet(context, width);
}

MlirAttribute nnIntAttr(NnBuilder b, const char *type, int64_t value) {
  return mlirIntegerAttrGet(parseIntType(nnBuilderGetContext(b), type), value);
}

MlirAttribute nnI64Attr(NnBuilder b, int64_t value) {
  return nnIntAttr(b, "i64", value);
}

MlirAttribute nnI32Attr(NnBuilder b, int64_t value) {
  return nnIntAttr(b, "i32", value);
}

MlirAttribute nnIndexAttr(NnBuilder b, int64_t value) {
  return nnIntAttr(b, "index", value);
}

MlirAttribute nnF32Attr(NnBuilder b, double value) {
  MlirContext context = nnBuilderGetContext(b);
  return mlirFloatAttrDoubleGet(context, mlirF32TypeGet(context), value);
}

MlirAttribute nnF64Attr(NnBuilder b, double value) {
  MlirContext context = nnBuilderGetContext(b);
  return mlirFloatAttrDoubleGet(context, mlirF64TypeGet(context), value);
}

MlirAttribute nnBoolAttr(NnBuilder b, bool value) {
  return mlirBoolAttrGet(nnBuilderGetContext(b), value);
}

MlirAttribute nnUnitAttr(NnBuilder b) {
  return mlirUnitAttrGet(nnBuilderGetContext(b));
}

MlirAttribute nnStringAttr(NnBuilder b, MlirStringRef value) {
  return mlirStringAttrGet(nnBuilderGetContext(b), value);
}

MlirAttribute nnSymbolAttr(NnBuilder b, MlirStringRef name) {
  return mlirFlatSymbolRefAttrGet(nnBuilderGetContext(b), name);
}

MlirAttribute nnTypeAttr(NnBuilder b, MlirType type) {
  (void)b;
  return mlirTypeIsNull(type) ? mlirAttributeGetNull() : mlirTypeAttrGet(type);
}

MlirAttribute nnParseAttr(NnBuilder b, const char *text) {
  return mlirAttributeParseGet(nnBuilderGetContext(b),
                               mlirStringRefCreateFromCString(text));
}

MlirAttribute nnDenseI64ArrayAttr(NnBuilder b, NnInts values) {
  return mlirDenseI64ArrayGet(nnBuilderGetContext(b), values.n, values.data);
}

// i32 and the C API's `int` booleans share one representation.
static int32_t *narrow(NnInts values) {
  int32_t *narrowed = malloc(((size_t)values.n + 1) * sizeof(int32_t));
  for (intptr_t i = 0; narrowed && i < values.n; ++i)
    narrowed[i] = (int32_t)values.data[i];
  return narrowed;
}

MlirAttribute nnDenseI32ArrayAttr(NnBuilder b, NnInts values) {
  int32_t *data = narrow(values);
  if (!data)
    return mlirAttributeGetNull();
  MlirAttribute attr =
      mlirDenseI32ArrayGet(nnBuilderGetContext(b), values.n, data);
  free(data);
  return attr;
}

MlirAttribute nnDenseBoolArrayAttr(NnBuilder b, NnInts values) {
  int32_t *data = narrow(values);
  if (!data)
    return mlirAttributeGetNull();
  MlirAttribute attr =
      mlirDenseBoolArrayGet(nnBuilderGetContext(b), values.n, data);
  free(data);
  return attr;
}

// `make` turns the i-th element of `data` into an attribute.
static MlirAttribute
arrayAttr(NnBuilder b, intptr_t n, const void *data,
          MlirAttribute (*make)(NnBuilder b, const void *data, intptr_t i)) {
  MlirAttribute *elements = malloc(((size_t)n + 1) * sizeof(MlirAttribute));
  if (!elements)
    return mlirAttributeGetNull();
  for (intptr_t i = 0; i < n; ++i)
    elements[i] = make(b, data, i);
  MlirAttribute attr = mlirArrayAttrGet(nnBuilderGetContext(b), n, elements);
  free(elements);
  return attr;
}

static MlirAttribute i64Element(NnBuilder b, const void *data, intptr_t i) {
  return nnI64Attr(b, ((const int64_t *)data)[i]);
}

static MlirAttribute boolElement(NnBuilder b, const void *data, intptr_t i) {
  return nnBoolAttr(b, ((const int64_t *)data)[i] != 0);
}

static MlirAttribute mapElement(NnBuilder b, const void *data, intptr_t i) {
  (void)b;
  return mlirAffineMapAttrGet(((const MlirAffineMap *)data)[i]);
}

MlirAttribute nnI64ArrayAttr(NnBuilder b, NnInts values) {
  return arrayAttr(b, values.n, values.data, i64Element);
}

MlirAttribute nnBoolArrayAttr(NnBuilder b, NnInts values) {
  return arrayAttr(b, values.n, values.data, boolElement);
}

MlirAttribute nnAffineMapArrayAttr(NnBuilder b, intptr_t n,
                                   const MlirAffineMap *maps) {
  return arrayAttr(b, n, maps, mapElement);
}
