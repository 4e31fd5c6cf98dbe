//===- Environment.c - The values of a running function -------------------===//
// An open-addressing hash table over the values' pointers. Bindings are never
// removed: a value is bound once in a run.
//===----------------------------------------------------------------------===//
#include "Environment.h"

#include <stdlib.h>
#include <string.h>

static size_t slotOf(const NnBinding *slots, size_t capacity, MlirValue value) {
  uint64_t hash = (uint64_t)(uintptr_t)value.ptr * UINT64_C(0x9e3779b97f4a7c15);
  size_t i = (size_t)(hash >> 20) & (capacity - 1);
  while (slots[i].value.ptr && slots[i].value.ptr != value.ptr)
    i = (i + 1) & (capacity - 1);
  return i;
}

/// Keeps at least half of the slots free.
static bool reserveOne(NnEnvironment *env) {
  if ((env->count + 1) * 2 <= env->capacity)
    return true;
  size_t capacity = env->capacity ? env->capacity * 2 : 64;
  NnBinding *slots = calloc(capacity, sizeof(*slots));
  if (!slots)
    return false;
  for (size_t i = 0; i < env->capacity; ++i)
    if (env->slots[i].value.ptr)
      slots[slotOf(slots, capacity, env->slots[i].value)] = env->slots[i];
  free(env->slots);
  env->slots = slots;
  env->capacity = capacity;
  return true;
}

static NnBinding *find(NnEnvironment *env, MlirValue value) {
  if (!env->capacity)
    return NULL;
  NnBinding *b = &env->slots[slotOf(env->slots, env->capacity, value)];
  return b->value.ptr ? b : NULL;
}

static intptr_t countUses(MlirValue value) {
  intptr_t count = 0;
  for (MlirOpOperand use = mlirValueGetFirstUse(value);
       !mlirOpOperandIsNull(use); use = mlirOpOperandGetNextUse(use))
    ++count;
  return count;
}

static void dropIfUnused(NnBinding *b) {
  if (b->usesLeft > 0)
    return;
  if (b->isOwned)
    nnTensorFree(&b->tensor);
  b->isOwned = false;
  b->tensor.data = NULL;
}

void nnEnvironmentDestroy(NnEnvironment *env) {
  for (size_t i = 0; i < env->capacity; ++i)
    if (env->slots[i].isOwned)
      nnTensorFree(&env->slots[i].tensor);
  free(env->slots);
  *env = (NnEnvironment){0};
}

bool nnEnvironmentBind(NnEnvironment *env, MlirValue value,
                       const nnrt_tensor_t *tensor, bool isOwned) {
  if (!reserveOne(env))
    return false;
  NnBinding *b = &env->slots[slotOf(env->slots, env->capacity, value)];
  *b = (NnBinding){value, *tensor, countUses(value), isOwned};
  ++env->count;
  dropIfUnused(b);
  return true;
}

const nnrt_tensor_t *nnEnvironmentGet(NnEnvironment *env, MlirValue value) {
  for (; env; env = env->outer) {
    NnBinding *b = find(env, value);
    if (b)
      return b->tensor.data ? &b->tensor : NULL;
  }
  return NULL;
}

void nnEnvironmentRelease(NnEnvironment *env, MlirValue value) {
  NnBinding *b = find(env, value);
  if (!b)
    return;
  --b->usesLeft;
  dropIfUnused(b);
}

bool nnEnvironmentTake(NnEnvironment *env, MlirValue value,
                       nnrt_tensor_t *tensor) {
  NnBinding *b = find(env, value);
  const nnrt_tensor_t *found = nnEnvironmentGet(env, value);
  *tensor = (nnrt_tensor_t){0};
  if (!found)
    return false;
  if (b && b->isOwned && b->usesLeft <= 1) {
    *tensor = b->tensor;
    b->isOwned = false;
  } else if (!nnTensorCopy(found, tensor)) {
    return false;
  }
  nnEnvironmentRelease(env, value);
  return true;
}
