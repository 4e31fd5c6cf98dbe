//===- Graph.c - Who makes what in a graph --------------------------------===//
// Names are entered in the order inputs, initializers, node outputs; then the
// nodes are sorted depth first with a stack of our own.
//===----------------------------------------------------------------------===//
#include "Graph.h"

#include "Text.h"

static NnStatus outOfMemory(void) {
  return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
}

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

static NnStatus failDuplicate(const NnOnnxGraph *graph, const char *what,
                              const char *name, NnSource first) {
  NnLabel label = nnNameLabel(name), where = {"a graph input"};
  if (first.kind == NN_SOURCE_INITIALIZER)
    where = (NnLabel){"an initializer"};
  if (first.kind == NN_SOURCE_NODE)
    where = nnNodeLabel(graph->proto->node[first.index], first.index);
  return nnStatusCreate(NN_INVALID_MODEL, "%s: '%s' is already defined by %s",
                        what, label.text, where.text);
}

static NnStatus addValue(NnOnnxGraph *graph, const char *what, const char *name,
                         NnSource source) {
  NnNameEntry *entry = nnNameTableFind(&graph->names, name);
  if (entry) {
    NnSource *first = &graph->sources[entry->value];
    // An initializer named like an input is that input's default.
    if (first->kind != NN_SOURCE_INPUT || source.kind != NN_SOURCE_INITIALIZER)
      return failDuplicate(graph, what, name, *first);
    *first = source;
    return NULL;
  }
  nnNameTableAdd(&graph->names, name, graph->numValues);
  graph->sources[graph->numValues++] = source;
  return NULL;
}

static NnStatus addInputs(NnOnnxGraph *graph) {
  NnStatus status = NULL;
  for (size_t i = 0; !status && i < graph->proto->n_input; ++i) {
    const char *name = nnText(graph->proto->input[i]->name);
    if (!*name)
      return nnStatusCreate(NN_INVALID_MODEL, "graph input %zu has no name", i);
    status =
        addValue(graph, "graph input", name, (NnSource){NN_SOURCE_INPUT, i});
  }
  return status;
}

static NnStatus addInitializers(NnOnnxGraph *graph) {
  NnStatus status = NULL;
  for (size_t i = 0; !status && i < graph->proto->n_initializer; ++i) {
    const char *name = nnText(graph->proto->initializer[i]->name);
    if (!*name)
      return nnStatusCreate(NN_INVALID_MODEL, "initializer %zu has no name", i);
    status = addValue(graph, "initializer", name,
                      (NnSource){NN_SOURCE_INITIALIZER, i});
  }
  return status;
}

static NnStatus addOutputs(NnOnnxGraph *graph, size_t index) {
  const Onnx__NodeProto *node = graph->proto->node[index];
  NnStatus status = NULL;
  for (size_t i = 0; !status && i < node->n_output; ++i)
    if (*node->output[i])
      status = addValue(graph, nnNodeLabel(node, index).text, node->output[i],
                        (NnSource){NN_SOURCE_NODE, index});
  return status;
}

static size_t countNames(const Onnx__GraphProto *proto) {
  size_t count = proto->n_input + proto->n_initializer;
  for (size_t i = 0; i < proto->n_node; ++i)
    count += proto->node[i]->n_output;
  return count;
}

static NnStatus addValues(NnOnnxGraph *graph, NnArena *arena) {
  size_t count = countNames(graph->proto);
  graph->sources = nnArenaTakeArray(arena, count, sizeof *graph->sources);
  if (!graph->sources || !nnNameTableInit(&graph->names, arena, count))
    return outOfMemory();
  NnStatus status = addInputs(graph);
  if (!status)
    status = addInitializers(graph);
  for (size_t i = 0; !status && i < graph->proto->n_node; ++i)
    status = addOutputs(graph, i);
  return status;
}

static NnStatus checkOutputs(const NnOnnxGraph *graph) {
  for (size_t i = 0; i < graph->proto->n_output; ++i) {
    const char *name = nnText(graph->proto->output[i]->name);
    if (!nnNameTableFind(&graph->names, name))
      return nnStatusCreate(NN_INVALID_MODEL,
                            "graph output '%s' is never produced",
                            nnNameLabel(name).text);
  }
  return NULL;
}

//===----------------------------------------------------------------------===//
// Order
//===----------------------------------------------------------------------===//

typedef struct Visit {
  size_t node;
  size_t input; ///< The next one to follow.
} Visit;

typedef struct Sort {
  NnOnnxGraph *graph;
  Visit *stack; ///< As deep as there are nodes.
  size_t depth;
  unsigned char *state;
  size_t done;
} Sort;

enum { unseen, active, finished };

static void enter(Sort *sort, size_t node) {
  sort->state[node] = active;
  sort->stack[sort->depth++] = (Visit){node, 0};
}

static void leave(Sort *sort) {
  size_t node = sort->stack[--sort->depth].node;
  sort->state[node] = finished;
  sort->graph->order[sort->done++] = node;
}

/// Follows one input of the innermost node.
static NnStatus follow(Sort *sort, size_t index, const char *name) {
  const NnOnnxGraph *graph = sort->graph;
  const Onnx__NodeProto *node = graph->proto->node[index];
  const NnNameEntry *entry = nnNameTableFind(&graph->names, name);
  if (!entry)
    return nnStatusCreate(NN_INVALID_MODEL, "%s: input '%s' is never produced",
                          nnNodeLabel(node, index).text,
                          nnNameLabel(name).text);
  NnSource source = graph->sources[entry->value];
  if (source.kind != NN_SOURCE_NODE || sort->state[source.index] == finished)
    return NULL;
  if (sort->state[source.index] == active)
    return nnStatusCreate(
        NN_INVALID_MODEL, "%s: is on a cycle, through its input '%s'",
        nnNodeLabel(node, index).text, nnNameLabel(name).text);
  enter(sort, source.index);
  return NULL;
}

static NnStatus sortFrom(Sort *sort, size_t root) {
  NnStatus status = NULL;
  if (sort->state[root] == unseen)
    enter(sort, root);
  while (!status && sort->depth) {
    Visit *visit = &sort->stack[sort->depth - 1];
    const Onnx__NodeProto *node = sort->graph->proto->node[visit->node];
    if (visit->input == node->n_input) {
      leave(sort);
      continue;
    }
    const char *name = node->input[visit->input++];
    if (*name)
      status = follow(sort, visit->node, name);
  }
  return status;
}

static NnStatus sortNodes(NnOnnxGraph *graph, NnArena *arena) {
  size_t count = graph->proto->n_node;
  Sort sort = {.graph = graph,
               .stack = nnArenaTakeArray(arena, count, sizeof(Visit)),
               .state = nnArenaTake(arena, count)};
  graph->order = nnArenaTakeArray(arena, count, sizeof *graph->order);
  if (!sort.stack || !sort.state || !graph->order)
    return outOfMemory();
  NnStatus status = NULL;
  for (size_t i = 0; !status && i < count; ++i)
    status = sortFrom(&sort, i);
  return status;
}

NnStatus nnOnnxGraphResolve(const Onnx__GraphProto *proto, NnArena *arena,
                            NnOnnxGraph *graph) {
  *graph = (NnOnnxGraph){.proto = proto};
  NnStatus status = addValues(graph, arena);
  if (!status)
    status = sortNodes(graph, arena);
  return status ? status : checkOutputs(graph);
}
