//===- Importer.c - A model becomes a module ------------------------------===//
// One function for the graph: arguments for inputs, constants where they are
// first used, then the nodes in order. All nodes are tried, so that one report
// has everything that is wrong.
//===----------------------------------------------------------------------===//
#include "Importer.h"

#include "Support/IR.h"
#include "Support/NamedShape.h"
#include "Text.h"
#include "Versions.h"
#include "nn-c/NNOps.h"
#include "nn/Builders/Func.h"
#include "nn/Reference.h"

#include <stdio.h>
#include <string.h>

static NnStatus outOfMemory(void) {
  return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
}

void nnImporterReport(NnImporter *importer, MlirLocation location, NnCode code,
                      const char *message) {
  importer->isReporting = true;
  nnErrorAt(location, "%s", message);
  importer->isReporting = false;
  *(code == NN_UNSUPPORTED ? &importer->numUnsupported
                           : &importer->numInvalid) += 1;
}

//===----------------------------------------------------------------------===//
// Arguments
//===----------------------------------------------------------------------===//

static bool isArgument(const NnImporter *importer,
                       const Onnx__ValueInfoProto *info) {
  const NnNameEntry *entry =
      nnNameTableFind(&importer->scope->graph->names, nnText(info->name));
  return importer->scope->graph->sources[entry->value].kind == NN_SOURCE_INPUT;
}

static void reportValue(NnImporter *importer, const char *kind,
                        const char *name, NnStatus status) {
  char message[512];
  NnLabel label = nnNameLabel(name);
  snprintf(message, sizeof message, "%s '%s': %s", kind, label.text,
           nnStatusGetMessage(status));
  nnImporterReport(importer, nnImportLocation(importer, label.text, 0),
                   nnStatusGetCode(status), message);
  nnStatusDestroy(status);
}

/// The constant that the caller wants for the argument at `position`, if any.
static const nnrt_tensor_t *findConstant(const NnImporter *importer,
                                         const char *name, size_t position) {
  for (size_t i = 0; i < importer->options->numConstants; ++i) {
    const NnImportConstant *constant = &importer->options->constants[i];
    if (constant->name ? !strcmp(constant->name, name) : i == position)
      return constant->tensor;
  }
  return NULL;
}

static bool isInstanceOf(MlirType constant, MlirType declared) {
  NnShape a = nnTypeShape(constant), b = nnTypeShape(declared);
  bool fits =
      a.rank == b.rank && mlirTypeEqual(mlirShapedTypeGetElementType(constant),
                                        mlirShapedTypeGetElementType(declared));
  for (int64_t i = 0; fits && i < a.rank; ++i)
    fits = b.dims[i] == NN_DYNAMIC || a.dims[i] == b.dims[i];
  return fits;
}

static NnStatus buildConstant(NnImporter *importer, const char *name,
                              const nnrt_tensor_t *tensor, MlirType declared) {
  MlirAttribute elements =
      nnReferenceElementsFromTensor(importer->context, tensor);
  if (mlirAttributeIsNull(elements))
    return outOfMemory();
  if (!isInstanceOf(mlirAttributeGetType(elements), declared))
    return nnStatusCreate(NN_INVALID_MODEL,
                          "the constant given for it has another type");
  NnBuilder b = importer->builder;
  b.location = nnImportLocation(importer, nnNameLabel(name).text, 0);
  nnImporterSetItem(importer, name, nnTensorItem(nnConstant(b, elements)));
  return NULL;
}

/// Puts the caller's dimensions in the place of unknown ones; all of them, or
/// none if one contradicts what is known.
static void refineShape(const char *shapes, const char *name, NnShape *shape) {
  NnShape given, refined = *shape;
  if (!nnFindNamedShape(shapes, name, &given) || given.rank != shape->rank)
    return;
  for (int64_t i = 0; i < shape->rank; ++i) {
    if (shape->dims[i] == NN_DYNAMIC)
      refined.dims[i] = given.dims[i];
    else if (given.dims[i] != NN_DYNAMIC && given.dims[i] != shape->dims[i])
      return;
  }
  *shape = refined;
}

/// The type of an argument: as declared, but for what the options say.
static NnStatus argumentType(const NnImporter *importer,
                             const Onnx__ValueInfoProto *info, MlirType *type) {
  const NnImportOptions *options = importer->options;
  NnStatus status = nnImportType(importer->context, info, type);
  if (status)
    return status;
  NnShape shape = nnTypeShape(*type);
  for (int64_t i = 0; options->dynamicDims && i < shape.rank; ++i)
    shape.dims[i] = NN_DYNAMIC;
  refineShape(options->shapes, nnText(info->name), &shape);
  *type = nnTensorType(&shape, mlirShapedTypeGetElementType(*type));
  return NULL;
}

/// Adds an argument for each input and returns their attributes.
static MlirAttribute buildArguments(NnImporter *importer) {
  const Onnx__GraphProto *graph = importer->scope->graph->proto;
  MlirAttribute *attrs =
      nnArenaTakeArray(&importer->arena, graph->n_input, sizeof *attrs);
  intptr_t count = 0;
  size_t position = 0;
  for (size_t i = 0; attrs && i < graph->n_input; ++i) {
    const Onnx__ValueInfoProto *info = graph->input[i];
    const char *name = nnText(info->name);
    MlirType type;
    if (!isArgument(importer, info))
      continue;
    const nnrt_tensor_t *constant = findConstant(importer, name, position++);
    NnStatus status = argumentType(importer, info, &type);
    if (!status && constant)
      status = buildConstant(importer, name, constant, type);
    if (status)
      reportValue(importer, "graph input", name, status);
    if (status || constant)
      continue;
    attrs[count++] = nnImportValueAttrs(importer->context, info);
    MlirValue argument = mlirBlockAddArgument(
        importer->scope->block, type,
        nnImportLocation(importer, nnNameLabel(name).text, i));
    nnImporterSetItem(importer, name, nnTensorItem(argument));
  }
  return mlirArrayAttrGet(importer->context, count, attrs);
}

//===----------------------------------------------------------------------===//
// Results
//===----------------------------------------------------------------------===//

/// A result must have the element type that the graph declares, if it does.
static void checkResult(NnImporter *importer, const Onnx__ValueInfoProto *info,
                        MlirValue value) {
  const Onnx__TypeProto *type = info->type;
  if (!type || type->value_case != ONNX__TYPE_PROTO__VALUE_TENSOR_TYPE ||
      !type->tensor_type->elem_type)
    return;
  MlirType declared =
      nnImportElementType(importer->context, type->tensor_type->elem_type);
  MlirType computed = mlirShapedTypeGetElementType(mlirValueGetType(value));
  if (!mlirTypeEqual(declared, computed))
    reportValue(importer, "graph output", nnText(info->name),
                nnStatusCreate(NN_INVALID_MODEL,
                               "is computed with another element type than "
                               "declared"));
}

/// What the function returns.
typedef struct Returned {
  intptr_t n;
  MlirValue *values;
  MlirAttribute *attrs;
} Returned;

/// A place for each tensor of the graph's outputs; false when out of memory.
static bool makeRoom(NnImporter *importer, Returned *r) {
  const Onnx__GraphProto *graph = importer->scope->graph->proto;
  size_t room = graph->n_output;
  for (size_t i = 0; i < graph->n_output; ++i)
    room +=
        nnImporterGetItem(importer, nnText(graph->output[i]->name)).sequence.n;
  *r = (Returned){
      .values = nnArenaTakeArray(&importer->arena, room, sizeof(MlirValue)),
      .attrs = nnArenaTakeArray(&importer->arena, room, sizeof(MlirAttribute))};
  return r->values && r->attrs;
}

static void returnTensor(NnImporter *importer, Returned *r,
                         const Onnx__ValueInfoProto *info, MlirValue value) {
  checkResult(importer, info, value);
  r->values[r->n] = value;
  r->attrs[r->n++] = nnImportValueAttrs(importer->context, info);
}

/// The elements of sequence `y` are results `y[0]`, `y[1]`, …
static void returnSequence(NnImporter *importer, Returned *r,
                           const Onnx__ValueInfoProto *info,
                           NnSequence sequence) {
  Onnx__ValueInfoProto element = ONNX__VALUE_INFO_PROTO__INIT;
  char name[256];
  element.name = name;
  for (size_t i = 0; i < sequence.n; ++i) {
    snprintf(name, sizeof name, "%.200s[%zu]", nnText(info->name), i);
    returnTensor(importer, r, &element, sequence.elements[i]);
  }
}

/// Builds the return and tells the function's result attributes. A value that
/// could not be made has been reported.
static MlirAttribute buildReturn(NnImporter *importer) {
  const Onnx__GraphProto *graph = importer->scope->graph->proto;
  Returned r;
  bool hasRoom = makeRoom(importer, &r);
  for (size_t i = 0; hasRoom && i < graph->n_output; ++i) {
    const Onnx__ValueInfoProto *info = graph->output[i];
    NnItem item = nnImporterGetItem(importer, nnText(info->name));
    if (item.kind == NN_ITEM_TENSOR)
      returnTensor(importer, &r, info, item.tensor);
    else if (item.kind == NN_ITEM_SEQUENCE)
      returnSequence(importer, &r, info, item.sequence);
    else if (item.kind == NN_ITEM_ABSENT)
      reportValue(
          importer, "graph output", nnText(info->name),
          nnStatusCreate(NN_UNSUPPORTED, "is an optional without an element"));
  }
  importer->builder.location = nnImportLocation(importer, "return", 0);
  funcReturnCreate(importer->builder, (NnValues){r.n, r.values});
  return mlirArrayAttrGet(importer->context, r.n, r.attrs);
}

//===----------------------------------------------------------------------===//
// The function
//===----------------------------------------------------------------------===//

/// The graph's name as a symbol: letters, digits and '_'.
static const char *functionName(NnImporter *importer) {
  NnLabel label = nnNameLabel(nnText(importer->scope->graph->proto->name));
  size_t length = 0;
  for (; label.text[length]; ++length) {
    char c = label.text[length];
    bool isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    bool isDigit = c >= '0' && c <= '9';
    if (!isLetter && !(isDigit && length))
      label.text[length] = '_';
  }
  char *name = nnArenaTake(&importer->arena, length + 1);
  for (size_t i = 0; name && i < length; ++i)
    name[i] = label.text[i];
  return name && length ? name : "main_graph";
}

static MlirType functionType(NnImporter *importer) {
  intptr_t numArguments = mlirBlockGetNumArguments(importer->scope->block);
  MlirOperation end = mlirBlockGetTerminator(importer->scope->block);
  intptr_t numResults = mlirOperationGetNumOperands(end);
  MlirType *types = nnArenaTakeArray(
      &importer->arena, (size_t)(numArguments + numResults), sizeof *types);
  if (!types)
    return (MlirType){NULL};
  for (intptr_t i = 0; i < numArguments; ++i)
    types[i] =
        mlirValueGetType(mlirBlockGetArgument(importer->scope->block, i));
  for (intptr_t i = 0; i < numResults; ++i)
    types[numArguments + i] = mlirValueGetType(nnOperand(end, i));
  return mlirFunctionTypeGet(importer->context, numArguments, types, numResults,
                             types + numArguments);
}

static MlirOperation createFunction(NnImporter *importer) {
  MlirType empty = mlirFunctionTypeGet(importer->context, 0, NULL, 0, NULL);
  MlirOperation function = funcFuncCreate(
      importer->builder, nnStr(functionName(importer)), empty, NULL);
  importer->scope->block = nnBuilderAddBlock(
      importer->builder, funcFuncGetBody(function), NN_NO_TYPES);
  return function;
}

static void buildFunction(NnImporter *importer) {
  MlirOperation function = createFunction(importer);
  MlirAttribute arguments = buildArguments(importer);
  for (size_t i = 0; i < importer->scope->graph->proto->n_node; ++i)
    nnImportNode(importer, importer->scope->graph->order[i]);
  MlirAttribute results = buildReturn(importer);
  funcFuncSetFunctionTypeAttr(
      function, nnTypeAttr(importer->builder, functionType(importer)));
  if (mlirArrayAttrGetNumElements(arguments))
    funcFuncSetArgAttrsAttr(function, arguments);
  if (mlirArrayAttrGetNumElements(results))
    funcFuncSetResAttrsAttr(function, results);
}

//===----------------------------------------------------------------------===//
// The module
//===----------------------------------------------------------------------===//

static NnStatus summarize(const NnImporter *importer, MlirModule module) {
  size_t unsupported = importer->numUnsupported;
  size_t invalid = importer->numInvalid;
  if (invalid)
    return nnStatusCreate(NN_INVALID_MODEL,
                          "%zu node%s or value%s can't be read, %zu can't be "
                          "compiled",
                          invalid, invalid == 1 ? "" : "s",
                          invalid == 1 ? "" : "s", unsupported);
  if (unsupported)
    return nnStatusCreate(
        NN_UNSUPPORTED, "%zu node%s or value%s can't be compiled", unsupported,
        unsupported == 1 ? "" : "s", unsupported == 1 ? "" : "s");
  if (!mlirOperationVerify(mlirModuleGetOperation(module)))
    return nnStatusCreate(NN_INTERNAL, "the imported module is not valid");
  return NULL;
}

static NnStatus buildModule(NnImporter *importer, MlirModule *module) {
  const char *path = nnModelFileGetName(importer->file);
  *module = mlirModuleCreateEmpty(
      mlirLocationFileLineColGet(importer->context, nnStr(path), 0, 0));
  importer->builder = nnBuilderCreate(importer->context);
  nnBuilderAtEnd(importer->builder, mlirModuleGetBody(*module));
  const char *name = nnText(importer->scope->graph->proto->name);
  importer->builder.location = nnImportLocation(importer, "graph", 0);
  mlirOperationSetDiscardableAttributeByName(
      mlirModuleGetOperation(*module), nnStr("nn.model_name"),
      nnStringAttr(importer->builder, nnStr(nnNameLabel(name).text)));
  buildFunction(importer);
  nnBuilderDestroy(importer->builder);
  NnStatus status = summarize(importer, *module);
  if (status) {
    mlirModuleDestroy(*module);
    *module = (MlirModule){NULL};
  }
  return status;
}

/// Every constant must be for an input.
static NnStatus checkConstants(const NnImporter *importer) {
  for (size_t i = 0; i < importer->options->numConstants; ++i) {
    const char *name = importer->options->constants[i].name;
    if (!name)
      continue;
    const NnNameEntry *entry =
        nnNameTableFind(&importer->scope->graph->names, name);
    if (!entry ||
        importer->scope->graph->sources[entry->value].kind != NN_SOURCE_INPUT)
      return nnStatusCreate(NN_INVALID_ARGUMENT, "the model has no input '%s'",
                            nnNameLabel(name).text);
  }
  return NULL;
}

/// What makes the whole model unreadable.
static NnStatus resolveModel(NnImporter *importer, NnOnnxGraph *graph) {
  const Onnx__ModelProto *model = nnModelFileGetModel(importer->file);
  NnStatus status = nnOnnxCheckVersions(model, &importer->scope->opset);
  if (!status)
    status = nnOnnxGraphResolve(model->graph, /*isNested=*/false,
                                &importer->arena, graph);
  if (!status)
    status = nnFunctionsInit(&importer->functions, model, &importer->arena);
  if (status) {
    MlirLocation location = mlirLocationFileLineColGet(
        importer->context, nnStr(nnModelFileGetName(importer->file)), 0, 0);
    nnErrorAt(location, "%s", nnStatusGetMessage(status));
  }
  return status;
}

NnStatus nnImportModel(NnImporter *importer, MlirModule *module) {
  NnOnnxGraph graph;
  NnScope scope = {.graph = &graph};
  importer->scope = &scope;
  *module = (MlirModule){NULL};
  NnStatus status = resolveModel(importer, &graph);
  if (!status)
    status = checkConstants(importer);
  if (status)
    return status;
  if (!nnScopeInit(&scope, &importer->arena))
    return outOfMemory();
  return buildModule(importer, module);
}
