//===- Node.c - A node, as its converter sees it --------------------------===//
// Operands, attributes and results by position or name. Everything a model may
// get wrong here fails the node and leaves a harmless value.
//===----------------------------------------------------------------------===//
#include "Node.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

//===----------------------------------------------------------------------===//
// Failing
//===----------------------------------------------------------------------===//

static void fail(NnNode *node, NnCode code, const char *format, va_list args) {
  char message[512];
  if (node->failure)
    return;
  vsnprintf(message, sizeof message, format, args);
  node->failure = nnStatusCreate(code, "%s", message);
}

MlirValue nnNodeUnsupported(NnNode *node, const char *format, ...) {
  va_list args;
  va_start(args, format);
  fail(node, NN_UNSUPPORTED, format, args);
  va_end(args);
  return (MlirValue){NULL};
}

MlirValue nnNodeInvalid(NnNode *node, const char *format, ...) {
  va_list args;
  va_start(args, format);
  fail(node, NN_INVALID_MODEL, format, args);
  va_end(args);
  return (MlirValue){NULL};
}

//===----------------------------------------------------------------------===//
// Operands and results
//===----------------------------------------------------------------------===//

size_t nnNodeNumInputs(const NnNode *node) { return node->proto->n_input; }

NnItem nnNodeItem(NnNode *node, size_t i) {
  if (i >= node->proto->n_input || !*node->proto->input[i])
    return (NnItem){.kind = NN_ITEM_ABSENT};
  return nnImporterGetItem(node->importer, node->proto->input[i]);
}

MlirValue nnNodeOptional(NnNode *node, size_t i) {
  return nnNodeItem(node, i).tensor;
}

MlirValue nnNodeInput(NnNode *node, size_t i) {
  MlirValue value = nnNodeOptional(node, i);
  if (mlirValueIsNull(value))
    return nnNodeInvalid(node, "input %zu is missing", i);
  return value;
}

bool nnNodeConstantInts(NnNode *node, size_t i, const char *what,
                        NnIntList *out) {
  out->n = 0;
  MlirValue value = nnNodeOptional(node, i);
  if (mlirValueIsNull(value))
    return false;
  out->n = nnElementsInts(nnConstantValue(value), NN_MAX_INTS, out->data);
  if (out->n >= 0)
    return true;
  out->n = 0;
  nnNodeUnsupported(node, "%s must be constant", what);
  return false;
}

bool nnNodeWantsOutput(const NnNode *node, size_t i) {
  return i < node->proto->n_output && *node->proto->output[i];
}

void nnNodeSetOutput(NnNode *node, size_t i, MlirValue value) {
  nnNodeSetItem(node, i, nnTensorItem(value));
}

void nnNodeSetItem(NnNode *node, size_t i, NnItem item) {
  if (nnNodeWantsOutput(node, i))
    nnImporterSetItem(node->importer, node->proto->output[i], item);
}

static int64_t findRank(Onnx__ValueInfoProto *const *infos, size_t n,
                        const char *name) {
  for (size_t i = 0; i < n; ++i) {
    const Onnx__TypeProto *type = infos[i]->type;
    if (strcmp(nnText(infos[i]->name), name) == 0 && type &&
        type->value_case == ONNX__TYPE_PROTO__VALUE_TENSOR_TYPE &&
        type->tensor_type->shape)
      return (int64_t)type->tensor_type->shape->n_dim;
  }
  return -1;
}

/// The rank that the graph declares of a value by name.
static int64_t declaredRank(const Onnx__GraphProto *graph, const char *name) {
  int64_t rank = findRank(graph->output, graph->n_output, name);
  return rank >= 0 ? rank
                   : findRank(graph->value_info, graph->n_value_info, name);
}

/// Whether output 0 surely has input 0's rank.
static bool keepsRank(const Onnx__NodeProto *proto) {
  static const char *const types[] = {
      "Abs", "Cast", "CastLike",   "Exp",     "Log",  "Identity",
      "Neg", "Sqrt", "Reciprocal", "Sigmoid", "Relu", "Tanh"};
  for (size_t i = 0; i < sizeof types / sizeof *types; ++i)
    if (strcmp(nnText(proto->op_type), types[i]) == 0)
      return true;
  return false;
}

/// A node that keeps ranks and takes the value; NULL if there is none.
static const Onnx__NodeProto *keeper(const Onnx__GraphProto *graph,
                                     const char *name) {
  for (size_t i = 0; i < graph->n_node; ++i) {
    const Onnx__NodeProto *node = graph->node[i];
    if (node->n_input && node->n_output && keepsRank(node) &&
        strcmp(node->input[0], name) == 0)
      return node;
  }
  return NULL;
}

int64_t nnNodeDeclaredRank(const NnNode *node, size_t i) {
  enum { maxSteps = 4 };
  const Onnx__GraphProto *graph = node->scope->graph->proto;
  if (!nnNodeWantsOutput(node, i))
    return -1;
  const char *name = node->proto->output[i];
  int64_t rank = declaredRank(graph, name);
  for (int step = 0; rank < 0 && step < maxSteps; ++step) {
    const Onnx__NodeProto *next = keeper(graph, name);
    if (!next)
      return -1;
    name = next->output[0];
    rank = declaredRank(graph, name);
  }
  return rank;
}

void nnNodeExpectOneOutput(NnNode *node) {
  for (size_t i = 1; i < node->proto->n_output; ++i)
    if (nnNodeWantsOutput(node, i))
      nnNodeUnsupported(node, "output %zu can't be computed", i);
}

//===----------------------------------------------------------------------===//
// Attributes
//===----------------------------------------------------------------------===//

static const Onnx__AttributeProto *
named(size_t n, Onnx__AttributeProto *const *attributes, const char *name) {
  for (size_t i = 0; i < n; ++i)
    if (strcmp(nnText(attributes[i]->name), name) == 0)
      return attributes[i];
  return NULL;
}

/// What a function's caller, or its caller, gives for an attribute that refers
/// to one of the function's; NULL if it is left out and has no default.
static const Onnx__AttributeProto *
referredTo(const NnNode *node, const Onnx__AttributeProto *attr) {
  const NnCall *call = node->scope->call;
  while (attr && *nnText(attr->ref_attr_name) && call) {
    const char *name = attr->ref_attr_name;
    const Onnx__FunctionProto *function = call->function;
    const Onnx__NodeProto *caller = call->node->proto;
    attr = named(caller->n_attribute, caller->attribute, name);
    if (!attr)
      return named(function->n_attribute_proto, function->attribute_proto,
                   name);
    call = call->node->scope->call;
  }
  return attr;
}

/// The attribute with what it refers to, under its own name.
static const Onnx__AttributeProto *resolve(const NnNode *node,
                                           const Onnx__AttributeProto *attr) {
  const Onnx__AttributeProto *source = attr ? referredTo(node, attr) : NULL;
  if (source == attr || !source)
    return source;
  Onnx__AttributeProto *copy =
      nnArenaTake(&node->importer->arena, sizeof *copy);
  if (copy) {
    *copy = *source;
    copy->name = attr->name;
  }
  return copy;
}

static const Onnx__AttributeProto *find(const NnNode *node, const char *name) {
  return resolve(node,
                 named(node->proto->n_attribute, node->proto->attribute, name));
}

bool nnNodeHas(const NnNode *node, const char *name) {
  return find(node, name) != NULL;
}

const Onnx__AttributeProto *nnNodeAttribute(NnNode *node, const char *name,
                                            int type) {
  const Onnx__AttributeProto *attr = find(node, name);
  if (!attr)
    return NULL;
  if (*nnText(attr->ref_attr_name))
    nnNodeInvalid(node, "attribute '%s' refers to a function's attribute",
                  name);
  else if ((int)attr->type != type)
    nnNodeInvalid(node, "attribute '%s' has type %d, expected %d", name,
                  (int)attr->type, type);
  else
    return attr;
  return NULL;
}

const Onnx__AttributeProto *nnNodeOnlyAttribute(NnNode *node) {
  const Onnx__AttributeProto *only = NULL;
  size_t count = 0;
  for (size_t i = 0; i < node->proto->n_attribute; ++i) {
    const Onnx__AttributeProto *attr = resolve(node, node->proto->attribute[i]);
    only = attr ? attr : only;
    count += attr != NULL;
  }
  if (count == 1)
    return only;
  nnNodeInvalid(node, "expected one attribute, got %zu", count);
  return NULL;
}

const NnOnnxGraph *nnNodeGraph(NnNode *node, const char *name) {
  const Onnx__AttributeProto *attr =
      nnNodeAttribute(node, name, ONNX__ATTRIBUTE_PROTO__ATTRIBUTE_TYPE__GRAPH);
  const NnBodies *bodies = &node->scope->graph->bodies[node->index];
  for (size_t i = 0; attr && i < bodies->n; ++i)
    if (bodies->graphs[i].proto == attr->g)
      return &bodies->graphs[i];
  if (attr)
    nnNodeUnsupported(node, "graph '%s' is a function's attribute", name);
  else
    nnNodeInvalid(node, "attribute '%s' is missing", name);
  return NULL;
}

int64_t nnNodeInt(NnNode *node, const char *name, int64_t absent) {
  const Onnx__AttributeProto *attr =
      nnNodeAttribute(node, name, ONNX__ATTRIBUTE_PROTO__ATTRIBUTE_TYPE__INT);
  return attr ? attr->i : absent;
}

double nnNodeFloat(NnNode *node, const char *name, double absent) {
  const Onnx__AttributeProto *attr =
      nnNodeAttribute(node, name, ONNX__ATTRIBUTE_PROTO__ATTRIBUTE_TYPE__FLOAT);
  return attr ? (double)attr->f : absent;
}

const char *nnNodeString(NnNode *node, const char *name, const char *absent) {
  const Onnx__AttributeProto *attr = nnNodeAttribute(
      node, name, ONNX__ATTRIBUTE_PROTO__ATTRIBUTE_TYPE__STRING);
  if (!attr)
    return absent;
  // Arena memory is zeroed: the copy ends in a NUL.
  char *copy = nnArenaTake(&node->importer->arena, attr->s.len + 1);
  if (!copy)
    return absent;
  if (attr->s.len)
    memcpy(copy, attr->s.data, attr->s.len);
  return copy;
}

int64_t nnNodeChoice(NnNode *node, const char *name, const char *absent,
                     const char *const *choices) {
  const char *value = nnNodeString(node, name, absent);
  for (int64_t i = 0; choices[i]; ++i)
    if (strcmp(value, choices[i]) == 0)
      return i;
  nnNodeUnsupported(node, "%s '%s'", name, nnNameLabel(value).text);
  return 0;
}

MlirType nnNodeElementType(NnNode *node, const char *name, MlirType absent) {
  if (!nnNodeHas(node, name))
    return absent;
  int64_t number = nnNodeInt(node, name, 0);
  MlirType element = nnImportElementType(
      node->importer->context,
      number < 0 || number > INT32_MAX ? 0 : (int32_t)number);
  if (mlirTypeIsNull(element))
    nnNodeUnsupported(node, "nn doesn't have the element type (%lld)",
                      (long long)number);
  return element;
}

bool nnNodeInts(NnNode *node, const char *name, NnIntList *out) {
  const Onnx__AttributeProto *attr =
      nnNodeAttribute(node, name, ONNX__ATTRIBUTE_PROTO__ATTRIBUTE_TYPE__INTS);
  out->n = 0;
  if (!attr)
    return false;
  if (attr->n_ints > NN_MAX_INTS) {
    nnNodeUnsupported(node, "attribute '%s' has more than %d elements", name,
                      NN_MAX_INTS);
    return false;
  }
  out->n = (int64_t)attr->n_ints;
  if (out->n)
    memcpy(out->data, attr->ints, attr->n_ints * sizeof *attr->ints);
  return true;
}

int64_t nnNodeAxis(NnNode *node, int64_t axis, int64_t rank) {
  if (axis < -rank || axis >= rank) {
    nnNodeInvalid(node, "axis %lld is no dimension of a tensor of rank %lld",
                  (long long)axis, (long long)rank);
    return 0;
  }
  return axis < 0 ? axis + rank : axis;
}
