//===- OpTable.c - NNOps.def, the columns of the Dialect layer ------------===//
// One row an op, indexed by NnOpKind, and the way from an op's name to its
// kind: a hash table that the first look-up builds.
//===----------------------------------------------------------------------===//
#include "Rules.h"

#include <assert.h>
#include <pthread.h>
#include <string.h>

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

#define FIRST(...) FIRST_(__VA_ARGS__)
#define FIRST_(a, ...) a

static const NnInferFn inferRules[NN_OP_COUNT] = {
#define NN_OP(Name, string, ...) [NN_OP_##Name] = FIRST(__VA_ARGS__ NULL, ),
#define INFER(fn) nnInfer##fn,
#include "nn/NNOps.def"
};

// What holds for every op is checked once, here, so that rules may rely on it.
static MlirLogicalResult inferChecked(const NnInfer *in) {
  if (!nnInferCheckOperands(in))
    return NN_FAILURE;
  return inferRules[in->kind](in);
}

static const NnDialectRow rows[NN_OP_COUNT] = {
#define NN_OP(Name, string, ...) [NN_OP_##Name] = {.name = string, __VA_ARGS__},
#define INFER(fn) .infer = inferChecked,
#define VERIFY(fn) .verify = nnVerify##fn,
#define FOLD(fn) .fold = nnFold##fn,
#define CANONICALIZE(fn) .canonicalize = nnCanonicalize##fn,
#include "nn/NNOps.def"
};

const NnDialectRow *nnDialectRow(NnOpKind kind) {
  assert(kind >= 0 && kind < NN_OP_COUNT && "not an op of the nn dialect");
  return &rows[kind];
}

const char *nnOpName(NnOpKind kind) { return nnDialectRow(kind)->name; }

//===----------------------------------------------------------------------===//
// Names
//===----------------------------------------------------------------------===//

#define NUM_SLOTS 512
_Static_assert(NN_OP_COUNT * 2 <= NUM_SLOTS, "the hash table is too full");

static struct {
  unsigned char length; ///< Of the name; 0: the slot is empty.
  unsigned char kind;
} slots[NUM_SLOTS];
static pthread_once_t slotsBuilt = PTHREAD_ONCE_INIT;

// FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv.
static unsigned hashName(const char *name, size_t length) {
  uint32_t hash = 2166136261u;
  for (size_t i = 0; i < length; ++i)
    hash = (hash ^ (unsigned char)name[i]) * 16777619u;
  return (hash ^ hash >> 16) % NUM_SLOTS;
}

static void buildSlots(void) {
  for (int kind = 0; kind < NN_OP_COUNT; ++kind) {
    size_t length = strlen(rows[kind].name);
    unsigned slot = hashName(rows[kind].name, length);
    while (slots[slot].length)
      slot = (slot + 1) % NUM_SLOTS;
    slots[slot].length = (unsigned char)length;
    slots[slot].kind = (unsigned char)kind;
  }
}

NnOpKind nnOpKindOfName(MlirStringRef name) {
  if (name.length < 4 || memcmp(name.data, "nn.", 3) != 0)
    return NN_OP_NONE;
  pthread_once(&slotsBuilt, buildSlots);
  unsigned slot = hashName(name.data, name.length);
  for (; slots[slot].length; slot = (slot + 1) % NUM_SLOTS)
    if (slots[slot].length == name.length &&
        !memcmp(rows[slots[slot].kind].name, name.data, name.length))
      return (NnOpKind)slots[slot].kind;
  return NN_OP_NONE;
}

NnOpKind nnOpKind(MlirOperation op) {
  return nnOpKindOfName(nnOperationName(op));
}
