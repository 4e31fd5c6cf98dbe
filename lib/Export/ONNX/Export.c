//===- Export.c - The public way out --------------------------------------===//
// Checks every op, writes the nodes in the order of the ops, then the file.
//===----------------------------------------------------------------------===//
#define _GNU_SOURCE // tdestroy
#include "nn-c/Export.h"

#include "Ops.h"
#include "WriteModel.h"

#include <search.h>
#include <stdio.h>
#include <string.h>

//===----------------------------------------------------------------------===//
// Inputs and outputs
//===----------------------------------------------------------------------===//

/// Of argument or result `i`: its attributes, or null.
static MlirAttribute portAttrs(MlirOperation func, const char *list,
                               intptr_t i) {
  MlirAttribute all = nnAttr(func, list);
  return mlirAttributeIsNull(all) ? all : mlirArrayAttrGetElement(all, i);
}

static char *copyText(NnExporter *e, MlirAttribute attr) {
  if (mlirAttributeIsNull(attr) || !mlirAttributeIsAString(attr))
    return NULL;
  MlirStringRef text = mlirStringAttrGetValue(attr);
  char *copy = nnExporterTake(e, text.length + 1);
  if (copy && text.length)
    memcpy(copy, text.data, text.length);
  return copy;
}

/// The name of a port: what the model called it, or a number.
static char *portName(NnExporter *e, MlirAttribute attrs, const char *kind,
                      intptr_t i) {
  char text[32], *name = NULL;
  if (!mlirAttributeIsNull(attrs))
    name = copyText(e, nnDictAttr(attrs, "nn.name"));
  snprintf(text, sizeof text, "%s%d", kind, (int)i);
  return nnExporterUnique(e, name && *name ? name : text);
}

static Onnx__TensorShapeProto__Dimension *
makeDimension(NnExporter *e, MlirAttribute names, int64_t size, int64_t i) {
  Onnx__TensorShapeProto__Dimension *dim = nnExporterTake(e, sizeof *dim);
  if (!dim)
    return NULL;
  onnx__tensor_shape_proto__dimension__init(dim);
  if (size != NN_DYNAMIC) {
    dim->value_case = ONNX__TENSOR_SHAPE_PROTO__DIMENSION__VALUE_DIM_VALUE;
    dim->dim_value = size;
    return dim;
  }
  bool isNamed = !mlirAttributeIsNull(names) && mlirAttributeIsAArray(names) &&
                 i < mlirArrayAttrGetNumElements(names);
  char *name = isNamed ? copyText(e, mlirArrayAttrGetElement(names, i)) : NULL;
  if (name && *name) {
    dim->value_case = ONNX__TENSOR_SHAPE_PROTO__DIMENSION__VALUE_DIM_PARAM;
    dim->dim_param = name;
  }
  return dim;
}

static Onnx__TypeProto *makeType(NnExporter *e, MlirAttribute attrs,
                                 MlirType type) {
  NnShape shape = nnTypeShape(type);
  Onnx__TypeProto *proto = nnExporterTake(e, sizeof *proto);
  Onnx__TypeProto__Tensor *tensor = nnExporterTake(e, sizeof *tensor);
  Onnx__TensorShapeProto *dims = nnExporterTake(e, sizeof *dims);
  Onnx__TensorShapeProto__Dimension **list =
      nnExporterTake(e, NN_MAX_RANK * sizeof(*list));
  if (!proto || !tensor || !dims || !list)
    return NULL;
  MlirAttribute names =
      mlirAttributeIsNull(attrs) ? attrs : nnDictAttr(attrs, "nn.dims");
  for (int64_t i = 0; i < shape.rank; ++i)
    list[i] = makeDimension(e, names, shape.dims[i], i);
  onnx__tensor_shape_proto__init(dims);
  dims->n_dim = (size_t)shape.rank;
  dims->dim = list;
  onnx__type_proto__tensor__init(tensor);
  tensor->has_elem_type = true;
  tensor->elem_type = nnOnnxElementType(mlirShapedTypeGetElementType(type));
  tensor->shape = dims;
  onnx__type_proto__init(proto);
  proto->value_case = ONNX__TYPE_PROTO__VALUE_TENSOR_TYPE;
  proto->tensor_type = tensor;
  return proto;
}

static void addPort(NnExporter *e, NnMessages *ports, char *name,
                    MlirAttribute attrs, MlirType type) {
  Onnx__ValueInfoProto *info = nnExporterTake(e, sizeof *info);
  if (!info)
    return;
  onnx__value_info_proto__init(info);
  info->name = name;
  info->type = makeType(e, attrs, type);
  nnExporterPush(e, ports, info);
}

static void addInputs(NnExporter *e, MlirOperation func, MlirBlock block,
                      NnMessages *ports) {
  for (intptr_t i = 0; i < mlirBlockGetNumArguments(block); ++i) {
    MlirValue argument = mlirBlockGetArgument(block, i);
    MlirAttribute attrs = portAttrs(func, "arg_attrs", i);
    char *name = portName(e, attrs, "arg", i);
    nnResultIs(e, argument, NN_ORDER_PLAIN, name);
    addPort(e, ports, name, attrs, mlirValueGetType(argument));
  }
}

/// Before there are nodes, so that these are called like the outputs.
static void addOutputs(NnExporter *e, MlirOperation func, MlirOperation end,
                       NnMessages *ports) {
  for (intptr_t i = 0; i < mlirOperationGetNumOperands(end); ++i) {
    MlirValue value = nnOperand(end, i);
    MlirAttribute attrs = portAttrs(func, "res_attrs", i);
    char *name = portName(e, attrs, "result", i);
    nnWantName(e, value, name);
    addPort(e, ports, name, attrs, mlirValueGetType(value));
  }
}

/// What is called otherwise, as an input or a constant is, is copied.
static void finishOutputs(NnExporter *e, MlirOperation end,
                          const NnMessages *ports) {
  for (size_t i = 0; i < ports->n; ++i) {
    const Onnx__ValueInfoProto *port = ports->items[i];
    char *name = nnValueName(e, nnOperand(end, (intptr_t)i), NN_ORDER_PLAIN);
    if (name && port->name && strcmp(name, port->name))
      nnExporterNode(e, "Identity", port->name, NN_INPUTS(name));
  }
}

//===----------------------------------------------------------------------===//
// The graph
//===----------------------------------------------------------------------===//

static NnStatus outOfMemory(void) {
  return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
}

static void fillGraph(NnExporter *e, MlirOperation func,
                      Onnx__GraphProto *graph) {
  MlirBlock block = mlirRegionGetFirstBlock(mlirOperationGetRegion(func, 0));
  MlirOperation end = mlirBlockGetTerminator(block);
  NnMessages inputs = {0}, outputs = {0};
  addInputs(e, func, block, &inputs);
  addOutputs(e, func, end, &outputs);
  for (MlirOperation op = mlirBlockGetFirstOperation(block);
       !mlirOperationEqual(op, end); op = mlirOperationGetNextInBlock(op))
    nnExportOp(e, op);
  finishOutputs(e, end, &outputs);
  graph->name = copyText(e, nnAttr(func, "sym_name"));
  graph->n_node = e->nodes.n;
  graph->node = (Onnx__NodeProto **)e->nodes.items;
  graph->n_initializer = e->initializers.n;
  graph->initializer = (Onnx__TensorProto **)e->initializers.items;
  graph->n_input = inputs.n;
  graph->input = (Onnx__ValueInfoProto **)inputs.items;
  graph->n_output = outputs.n;
  graph->output = (Onnx__ValueInfoProto **)outputs.items;
}

static void keepName(void *name) { (void)name; }

static NnStatus exportFunction(MlirOperation func, const char *path) {
  NnExporter e = {0};
  Onnx__GraphProto graph = ONNX__GRAPH_PROTO__INIT;
  nnArenaInit(&e.arena, SIZE_MAX);
  if (nnValuesCreate(&e, func))
    fillGraph(&e, func, &graph);
  NnStatus status =
      e.isOutOfMemory ? outOfMemory() : nnWriteOnnxModel(&graph, path);
  tdestroy(e.names, keepName);
  nnArenaFree(&e.arena);
  return status;
}

/// The module's only function, or null.
static MlirOperation onlyFunction(MlirModule module) {
  MlirOperation found = {NULL};
  MlirBlock body = mlirModuleGetBody(module);
  for (MlirOperation op = mlirBlockGetFirstOperation(body);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op)) {
    if (!nnOperationIs(op, "func.func") || !mlirOperationIsNull(found))
      return (MlirOperation){NULL};
    found = op;
  }
  return found;
}

static bool hasOneBlock(MlirOperation func) {
  MlirBlock block = mlirRegionGetFirstBlock(mlirOperationGetRegion(func, 0));
  return !mlirBlockIsNull(block) &&
         mlirBlockIsNull(mlirBlockGetNextInRegion(block));
}

NnStatus nnExportOnnxFile(MlirModule module, const char *path) {
  MlirOperation func = onlyFunction(module);
  if (mlirOperationIsNull(func) || !hasOneBlock(func))
    return nnStatusCreate(NN_UNSUPPORTED,
                          "only a module of one function with one block can be "
                          "written to ONNX");
  if (!nnCanExport(func))
    return nnStatusCreate(NN_UNSUPPORTED,
                          "the model has ops that can't be written to ONNX");
  return exportFunction(func, path);
}
