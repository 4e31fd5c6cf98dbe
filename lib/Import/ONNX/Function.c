//===- Function.c - Functions that a model brings -------------------------===//
// Functions are found by domain, name and overload, resolved when they are
// first called, and imported like a graph whose inputs have no types. They may
// call each other, but not themselves.
//===----------------------------------------------------------------------===//
#include "Function.h"

#include "Node.h"
#include "Versions.h"

#include <stdio.h>
#include <string.h>

static NnStatus outOfMemory(void) {
  return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
}

//===----------------------------------------------------------------------===//
// Finding
//===----------------------------------------------------------------------===//

/// "name:overload:domain"; ONNX's own domain has two names.
static const char *keyOf(NnArena *arena, const char *domain, const char *name,
                         const char *overload) {
  domain = nnIsOnnxDomain(domain) ? "" : domain;
  size_t size = strlen(domain) + strlen(name) + strlen(overload) + 3;
  char *key = nnArenaTake(arena, size);
  if (key)
    snprintf(key, size, "%s:%s:%s", name, overload, domain);
  return key;
}

NnStatus nnFunctionsInit(NnFunctions *functions, const Onnx__ModelProto *model,
                         NnArena *arena) {
  size_t count = model->n_functions;
  functions->list = nnArenaTakeArray(arena, count, sizeof *functions->list);
  if (!functions->list || !nnNameTableInit(&functions->names, arena, count))
    return outOfMemory();
  for (size_t i = 0; i < count; ++i) {
    const Onnx__FunctionProto *proto = model->functions[i];
    const char *key = keyOf(arena, nnText(proto->domain), nnText(proto->name),
                            nnText(proto->overload));
    if (!key)
      return outOfMemory();
    if (nnNameTableFind(&functions->names, key))
      return nnStatusCreate(NN_INVALID_MODEL, "function '%s' is defined twice",
                            nnNameLabel(nnText(proto->name)).text);
    nnNameTableAdd(&functions->names, key, i);
    functions->list[i].proto = proto;
  }
  return NULL;
}

NnFunction *nnFindFunction(NnImporter *importer, const Onnx__NodeProto *node) {
  NnFunctions *functions = &importer->functions;
  if (!functions->names.count)
    return NULL;
  const char *key = keyOf(&importer->arena, nnText(node->domain),
                          nnText(node->op_type), nnText(node->overload));
  const NnNameEntry *entry =
      key ? nnNameTableFind(&functions->names, key) : NULL;
  return entry ? &functions->list[entry->value] : NULL;
}

//===----------------------------------------------------------------------===//
// Calling
//===----------------------------------------------------------------------===//

/// Values of these names, without types.
static Onnx__ValueInfoProto **nameValues(NnArena *arena, size_t n,
                                         char *const *names) {
  Onnx__ValueInfoProto **list = nnArenaTakeArray(arena, n, sizeof *list);
  Onnx__ValueInfoProto *values = nnArenaTakeArray(arena, n, sizeof *values);
  if (!list || !values)
    return NULL;
  for (size_t i = 0; i < n; ++i) {
    onnx__value_info_proto__init(&values[i]);
    values[i].name = names[i];
    list[i] = &values[i];
  }
  return list;
}

/// The body as a graph; NULL when out of memory.
static const Onnx__GraphProto *graphOf(const Onnx__FunctionProto *function,
                                       NnArena *arena) {
  Onnx__GraphProto *graph = nnArenaTake(arena, sizeof *graph);
  if (!graph)
    return NULL;
  onnx__graph_proto__init(graph);
  graph->node = function->node;
  graph->n_node = function->n_node;
  graph->input = nameValues(arena, function->n_input, function->input);
  graph->n_input = function->n_input;
  graph->output = nameValues(arena, function->n_output, function->output);
  graph->n_output = function->n_output;
  return graph->input && graph->output ? graph : NULL;
}

static NnStatus resolve(NnFunction *function, NnArena *arena) {
  const Onnx__GraphProto *body = graphOf(function->proto, arena);
  NnOnnxGraph *graph = nnArenaTake(arena, sizeof *graph);
  if (!body || !graph)
    return outOfMemory();
  NnStatus status =
      nnOnnxCheckFunctionVersions(function->proto, &function->opset);
  if (!status)
    status = nnOnnxGraphResolve(body, /*isNested=*/false, arena, graph);
  function->graph = status ? NULL : graph;
  return status;
}

/// The inputs as the function sees them; NULL when out of memory.
static NnItem *inputsOf(NnNode *node) {
  size_t n = node->proto->n_input;
  NnItem *items = nnArenaTakeArray(&node->importer->arena, n, sizeof *items);
  for (size_t i = 0; items && i < n; ++i)
    items[i] = nnNodeItem(node, i);
  return items;
}

static bool importCall(NnNode *node, NnFunction *function) {
  const NnCall call = {function->proto, node};
  NnBody body = {.graph = function->graph,
                 .call = &call,
                 .opset = function->opset,
                 .numInputs = node->proto->n_input,
                 .inputs = inputsOf(node),
                 .results = nnArenaTakeArray(&node->importer->arena,
                                             function->proto->n_output,
                                             sizeof(NnItem))};
  if (!body.inputs || !body.results) {
    nnNodeUnsupported(node, "out of memory");
    return false;
  }
  function->isActive = true;
  bool isDone = nnImportBody(node, &body, node->scope->block);
  function->isActive = false;
  for (size_t i = 0; isDone && i < node->proto->n_output; ++i)
    nnNodeSetItem(node, i, body.results[i]);
  return isDone;
}

static void checkCall(NnNode *node, const NnFunction *function) {
  const Onnx__FunctionProto *proto = function->proto;
  if (function->isActive)
    nnNodeInvalid(node, "the function calls itself");
  else if (node->proto->n_input > proto->n_input)
    nnNodeInvalid(node, "expected at most %zu inputs, got %zu", proto->n_input,
                  node->proto->n_input);
  else if (node->proto->n_output > proto->n_output)
    nnNodeInvalid(node, "expected at most %zu outputs, got %zu",
                  proto->n_output, node->proto->n_output);
}

bool nnConvertCall(NnNode *node) {
  NnFunction *function = nnFindFunction(node->importer, node->proto);
  checkCall(node, function);
  if (nnNodeFailed(node))
    return false;
  NnStatus status =
      function->graph ? NULL : resolve(function, &node->importer->arena);
  if (!status)
    return importCall(node, function);
  if (nnStatusGetCode(status) == NN_UNSUPPORTED)
    nnNodeUnsupported(node, "%s", nnStatusGetMessage(status));
  else
    nnNodeInvalid(node, "%s", nnStatusGetMessage(status));
  nnStatusDestroy(status);
  return false;
}
