//===- Graph.c - Who makes what in a graph --------------------------------===//
// Names are entered in the order inputs, initializers, node outputs; then the
// nodes are sorted depth first with a stack of our own. Nested graphs come
// first, by recursion: the file format bounds how deep they nest.
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

//===----------------------------------------------------------------------===//
// Nested graphs
//===----------------------------------------------------------------------===//

static NnStatus resolveBodies(const Onnx__NodeProto *node, NnArena *arena,
                              NnBodies *bodies) {
  size_t count = 0;
  for (size_t i = 0; i < node->n_attribute; ++i)
    count += node->attribute[i]->g != NULL;
  bodies->graphs = nnArenaTakeArray(arena, count, sizeof *bodies->graphs);
  NnStatus status = bodies->graphs ? NULL : outOfMemory();
  for (size_t i = 0; !status && i < node->n_attribute; ++i)
    if (node->attribute[i]->g)
      status = nnOnnxGraphResolve(node->attribute[i]->g, /*isNested=*/true,
                                  arena, &bodies->graphs[bodies->n++]);
  return status;
}

static NnStatus resolveNested(NnOnnxGraph *graph, NnArena *arena) {
  const Onnx__GraphProto *proto = graph->proto;
  graph->bodies = nnArenaTakeArray(arena, proto->n_node, sizeof(NnBodies));
  NnStatus status = graph->bodies ? NULL : outOfMemory();
  for (size_t i = 0; !status && i < proto->n_node; ++i)
    status = resolveBodies(proto->node[i], arena, &graph->bodies[i]);
  return status;
}

/// Makes room for all captures that there can be.
static NnStatus prepareCaptures(NnOnnxGraph *graph, NnArena *arena) {
  const Onnx__GraphProto *proto = graph->proto;
  size_t count = proto->n_output;
  for (size_t i = 0; i < proto->n_node; ++i) {
    count += proto->node[i]->n_input;
    for (size_t k = 0; k < graph->bodies[i].n; ++k)
      count += graph->bodies[i].graphs[k].numCaptures;
  }
  graph->captures = nnArenaTakeArray(arena, count, sizeof *graph->captures);
  return graph->captures && nnNameTableInit(&graph->captureTable, arena, count)
             ? NULL
             : outOfMemory();
}

/// Notes that a name is made outside; false where there is no outside.
static bool capture(NnOnnxGraph *graph, const char *name) {
  if (!graph->isNested)
    return false;
  if (!nnNameTableFind(&graph->captureTable, name)) {
    nnNameTableAdd(&graph->captureTable, name, graph->numCaptures);
    graph->captures[graph->numCaptures++] = name;
  }
  return true;
}

static NnStatus checkOutputs(NnOnnxGraph *graph) {
  for (size_t i = 0; i < graph->proto->n_output; ++i) {
    const char *name = nnText(graph->proto->output[i]->name);
    if (!nnNameTableFind(&graph->names, name) && !capture(graph, name))
      return nnStatusCreate(NN_INVALID_MODEL,
                            "graph output '%s' is never produced",
                            nnNameLabel(name).text);
  }
  return NULL;
}

/// What a node uses: its inputs, then what its graphs capture. NULL at the end.
static const char *usedName(const NnOnnxGraph *graph, size_t node, size_t i) {
  const Onnx__NodeProto *proto = graph->proto->node[node];
  const NnBodies *bodies = &graph->bodies[node];
  if (i < proto->n_input)
    return proto->input[i];
  i -= proto->n_input;
  for (size_t k = 0; k < bodies->n; i -= bodies->graphs[k++].numCaptures)
    if (i < bodies->graphs[k].numCaptures)
      return bodies->graphs[k].captures[i];
  return NULL;
}

//===----------------------------------------------------------------------===//
// Order
//===----------------------------------------------------------------------===//

typedef struct Visit {
  size_t node;
  size_t used; ///< The next name to follow.
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

/// Follows one name that the innermost node uses.
static NnStatus follow(Sort *sort, size_t index, const char *name) {
  NnOnnxGraph *graph = sort->graph;
  const Onnx__NodeProto *node = graph->proto->node[index];
  const NnNameEntry *entry = nnNameTableFind(&graph->names, name);
  if (!entry && capture(graph, name))
    return NULL;
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
    const char *name = usedName(sort->graph, visit->node, visit->used++);
    if (!name)
      leave(sort);
    else if (*name)
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

NnStatus nnOnnxGraphResolve(const Onnx__GraphProto *proto, bool isNested,
                            NnArena *arena, NnOnnxGraph *graph) {
  *graph = (NnOnnxGraph){.proto = proto, .isNested = isNested};
  if (proto->n_sparse_initializer)
    return nnStatusCreate(NN_UNSUPPORTED, "has sparse initializers");
  NnStatus status = resolveNested(graph, arena);
  if (!status)
    status = prepareCaptures(graph, arena);
  if (!status)
    status = addValues(graph, arena);
  if (!status)
    status = sortNodes(graph, arena);
  return status ? status : checkOutputs(graph);
}
