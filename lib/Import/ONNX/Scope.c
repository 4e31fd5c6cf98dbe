//===- Scope.c - What the names of a graph stand for ----------------------===//
// Looks names up from the innermost scope outwards, and imports graphs within
// graphs. Files can make a few nodes import each other's graphs very often:
// depth and work are bounded.
//===----------------------------------------------------------------------===//
#include "Node.h"

enum { maxDepth = 64, maxWork = 1 << 20 };

bool nnScopeInit(NnScope *scope, NnArena *arena) {
  size_t count = scope->graph->numValues;
  scope->items = nnArenaTakeArray(arena, count, sizeof *scope->items);
  scope->tried = nnArenaTakeArray(arena, count, sizeof *scope->tried);
  return scope->items && scope->tried;
}

/// The scope that a name belongs to, NULL if none.
static NnScope *scopeOf(NnImporter *importer, const char *name, size_t *value) {
  NnScope *scope = importer->scope;
  for (; scope; scope = scope->outer) {
    const NnNameEntry *entry = nnNameTableFind(&scope->graph->names, name);
    if (!entry)
      continue;
    *value = entry->value;
    return scope;
  }
  return NULL;
}

/// Nested scopes of another block are built before the operation that holds
/// them: the end of this scope's block comes before both.
static MlirValue buildInitializer(NnImporter *importer, NnScope *scope,
                                  size_t index) {
  const Onnx__TensorProto *proto = scope->graph->proto->initializer[index];
  NnBuilder b = importer->builder;
  b.location =
      nnImportLocation(importer, nnNameLabel(nnText(proto->name)).text, index);
  MlirAttribute elements;
  NnStatus status = nnImportTensor(importer, proto, &elements);
  if (status) {
    nnImporterReport(importer, b.location, nnStatusGetCode(status),
                     nnStatusGetMessage(status));
    nnStatusDestroy(status);
    return (MlirValue){NULL};
  }
  NnInsertPoint point = nnBuilderSave(b);
  nnBuilderAtEnd(b, scope->block);
  MlirValue constant = nnConstant(b, elements);
  nnBuilderRestore(b, point);
  return constant;
}

NnItem nnImporterGetItem(NnImporter *importer, const char *name) {
  size_t value;
  NnScope *scope = scopeOf(importer, name, &value);
  if (!scope)
    return (NnItem){.kind = NN_ITEM_NONE};
  NnSource source = scope->graph->sources[value];
  if (source.kind == NN_SOURCE_INITIALIZER && !scope->tried[value]) {
    scope->tried[value] = true;
    scope->items[value] =
        nnTensorItem(buildInitializer(importer, scope, source.index));
  }
  return scope->items[value];
}

void nnImporterSetItem(NnImporter *importer, const char *name, NnItem item) {
  NnScope *scope = importer->scope;
  scope->items[nnNameTableFind(&scope->graph->names, name)->value] = item;
}

//===----------------------------------------------------------------------===//
// Graphs within graphs
//===----------------------------------------------------------------------===//

static void bindInputs(NnImporter *importer, const NnBody *body) {
  static const NnItem absent = {.kind = NN_ITEM_ABSENT};
  const NnScope *scope = importer->scope;
  for (size_t i = 0; i < body->graph->proto->n_input; ++i) {
    const char *name = nnText(body->graph->proto->input[i]->name);
    size_t value = nnNameTableFind(&scope->graph->names, name)->value;
    if (scope->graph->sources[value].kind == NN_SOURCE_INPUT)
      nnImporterSetItem(importer, name,
                        i < body->numInputs ? body->inputs[i] : absent);
  }
}

static bool getResults(NnImporter *importer, const NnBody *body) {
  bool isComplete = true;
  for (size_t i = 0; i < body->graph->proto->n_output; ++i) {
    body->results[i] = nnImporterGetItem(
        importer, nnText(body->graph->proto->output[i]->name));
    isComplete &= body->results[i].kind != NN_ITEM_NONE;
  }
  return isComplete;
}

static bool importInScope(NnImporter *importer, const NnBody *body) {
  size_t before = importer->numUnsupported + importer->numInvalid;
  bindInputs(importer, body);
  for (size_t i = 0; i < body->graph->proto->n_node; ++i)
    nnImportNode(importer, body->graph->order[i]);
  return getResults(importer, body) &&
         before == importer->numUnsupported + importer->numInvalid;
}

bool nnNodeCountWork(NnNode *node, size_t work) {
  NnImporter *importer = node->importer;
  if (work > maxWork - importer->work) {
    nnNodeUnsupported(node, "expands to more than %d nodes and values",
                      maxWork);
    return false;
  }
  importer->work += work;
  return true;
}

static bool isWithinLimits(NnNode *node, const NnBody *body) {
  if (node->importer->depth >= maxDepth)
    nnNodeUnsupported(node, "graphs are nested more than %d deep", maxDepth);
  return !nnNodeFailed(node) &&
         nnNodeCountWork(node,
                         body->graph->numValues + body->graph->proto->n_node);
}

bool nnImportBody(NnNode *node, const NnBody *body, MlirBlock block) {
  NnImporter *importer = node->importer;
  NnScope *outer = importer->scope;
  NnScope scope = {.outer = body->call ? NULL : outer,
                   .graph = body->graph,
                   .block = block,
                   .call = body->call ? body->call : outer->call,
                   .opset = body->call ? body->opset : outer->opset};
  if (!isWithinLimits(node, body))
    return false;
  if (!nnScopeInit(&scope, &importer->arena)) {
    nnNodeUnsupported(node, "out of memory");
    return false;
  }
  bool isInline = mlirBlockEqual(block, outer->block);
  MlirOperation checked = importer->checked, none = {NULL};
  NnInsertPoint point = nnBuilderSave(importer->builder);
  nnBuilderAtEnd(importer->builder, block);
  importer->checked = isInline ? checked : none;
  importer->scope = &scope;
  ++importer->depth;
  node->isReported = !importInScope(importer, body);
  --importer->depth;
  importer->scope = outer;
  importer->checked = isInline ? importer->checked : checked;
  nnBuilderRestore(importer->builder, point);
  return !node->isReported;
}
