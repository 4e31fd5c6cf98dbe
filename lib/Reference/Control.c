//===- Control.c - Branches and loops -------------------------------------===//
// scf ops run the blocks of their regions. What a loop carries belongs to it;
// it borrows what it starts with.
//===----------------------------------------------------------------------===//
#include "Run.h"

#include <stdlib.h>

/// What a loop carries.
typedef struct State {
  intptr_t n;
  nnrt_tensor_t *tensors;
  bool isOwned;
} State;

static MlirBlock blockOf(MlirOperation op, intptr_t region) {
  return mlirRegionGetFirstBlock(mlirOperationGetRegion(op, region));
}

static void freeTensors(nnrt_tensor_t *tensors, intptr_t n) {
  for (intptr_t i = 0; tensors && i < n; ++i)
    nnTensorFree(&tensors[i]);
}

static int64_t integerOf(const nnrt_tensor_t *scalar) {
  return nnTensorLoad(scalar, 0).i;
}

static State startState(const nnrt_tensor_t *initial, intptr_t n) {
  State s = {n, calloc((size_t)n + 1, sizeof(nnrt_tensor_t)), false};
  for (intptr_t i = 0; s.tensors && i < n; ++i)
    s.tensors[i] = initial[i];
  return s;
}

/// Goes on with other tensors, which it takes over.
static void replaceState(State *s, const nnrt_tensor_t *next) {
  if (s->isOwned)
    freeTensors(s->tensors, s->n);
  for (intptr_t i = 0; i < s->n; ++i)
    s->tensors[i] = next[i];
  s->isOwned = true;
}

/// Gives the state to `outputs`; copies what is borrowed.
static bool giveState(State *s, nnrt_tensor_t *outputs) {
  for (intptr_t i = 0; i < s->n; ++i)
    if (s->isOwned)
      outputs[i] = s->tensors[i];
    else if (!nnTensorCopy(&s->tensors[i], &outputs[i])) {
      freeTensors(outputs, i);
      return false;
    }
  s->isOwned = false;
  return true;
}

static void endState(State *s) {
  if (s->isOwned)
    freeTensors(s->tensors, s->n);
  free(s->tensors);
}

static MlirLogicalResult outOfMemory(MlirOperation op) {
  return nnOpError(op, "evaluation ran out of memory");
}

static MlirLogicalResult runIf(NnEnvironment *env, MlirOperation op,
                               const nnrt_tensor_t *inputs,
                               nnrt_tensor_t *outputs) {
  MlirBlock block = blockOf(op, integerOf(&inputs[0]) ? 0 : 1);
  return mlirBlockIsNull(block) ? NN_SUCCESS
                                : nnRunBlock(env, block, NULL, outputs);
}

/// Runs one iteration; `room` has places for the block's arguments and for
/// what it yields.
static MlirLogicalResult iterateFor(NnEnvironment *env, MlirOperation op,
                                    int64_t index, State *s,
                                    nnrt_tensor_t *room) {
  nnrt_tensor_t *next = room + s->n + 1;
  room[0] = (nnrt_tensor_t){.data = &index, .dtype = NNRT_I64};
  for (intptr_t i = 0; i < s->n; ++i) {
    room[i + 1] = s->tensors[i];
    next[i] = (nnrt_tensor_t){0};
  }
  MlirLogicalResult result = nnRunBlock(env, blockOf(op, 0), room, next);
  if (mlirLogicalResultIsSuccess(result))
    replaceState(s, next);
  return result;
}

static MlirLogicalResult runFor(NnEnvironment *env, MlirOperation op,
                                const nnrt_tensor_t *inputs,
                                nnrt_tensor_t *outputs) {
  intptr_t n = mlirOperationGetNumResults(op);
  int64_t end = integerOf(&inputs[1]), step = integerOf(&inputs[2]);
  State s = startState(inputs + 3, n);
  nnrt_tensor_t *room = calloc(2 * (size_t)n + 1, sizeof *room);
  MlirLogicalResult result =
      s.tensors && room && step > 0 ? NN_SUCCESS : outOfMemory(op);
  for (int64_t i = integerOf(&inputs[0]);
       i < end && mlirLogicalResultIsSuccess(result); i += step)
    result = iterateFor(env, op, i, &s, room);
  if (mlirLogicalResultIsSuccess(result) && !giveState(&s, outputs))
    result = outOfMemory(op);
  endState(&s);
  free(room);
  return result;
}

/// Runs the region with the condition. `*goesOn`: what it forwards, which is
/// in `forwarded` behind the condition, goes to the other region.
static MlirLogicalResult runBefore(NnEnvironment *env, MlirOperation op,
                                   const State *s, nnrt_tensor_t *forwarded,
                                   bool *goesOn) {
  *goesOn = false;
  MlirLogicalResult result =
      nnRunBlock(env, blockOf(op, 0), s->tensors, forwarded);
  if (mlirLogicalResultIsFailure(result))
    return result;
  *goesOn = integerOf(&forwarded[0]) != 0;
  nnTensorFree(&forwarded[0]);
  return result;
}

/// Runs the loop; at its end, `forwarded` has what the condition forwards.
static MlirLogicalResult runIterations(NnEnvironment *env, MlirOperation op,
                                       State *s, nnrt_tensor_t *forwarded,
                                       nnrt_tensor_t *next) {
  intptr_t n = mlirOperationGetNumResults(op);
  for (;;) {
    bool goesOn;
    MlirLogicalResult result = runBefore(env, op, s, forwarded, &goesOn);
    if (mlirLogicalResultIsFailure(result) || !goesOn)
      return result;
    result = nnRunBlock(env, blockOf(op, 1), forwarded + 1, next);
    freeTensors(forwarded + 1, n);
    if (mlirLogicalResultIsFailure(result))
      return result;
    replaceState(s, next);
  }
}

static MlirLogicalResult runWhile(NnEnvironment *env, MlirOperation op,
                                  const nnrt_tensor_t *inputs,
                                  nnrt_tensor_t *outputs) {
  intptr_t n = mlirOperationGetNumResults(op);
  State s = startState(inputs, mlirOperationGetNumOperands(op));
  nnrt_tensor_t *room = calloc((size_t)(n + s.n) + 1, sizeof *room);
  MlirLogicalResult result =
      s.tensors && room ? runIterations(env, op, &s, room, room + n + 1)
                        : outOfMemory(op);
  for (intptr_t i = 0; mlirLogicalResultIsSuccess(result) && i < n; ++i)
    outputs[i] = room[i + 1];
  endState(&s);
  free(room);
  return result;
}

MlirLogicalResult nnRunControl(NnEnvironment *env, MlirOperation op,
                               const nnrt_tensor_t *inputs,
                               nnrt_tensor_t *outputs) {
  if (nnOperationIs(op, "scf.if"))
    return runIf(env, op, inputs, outputs);
  if (nnOperationIs(op, "scf.for"))
    return runFor(env, op, inputs, outputs);
  if (nnOperationIs(op, "scf.while"))
    return runWhile(env, op, inputs, outputs);
  return nnOpError(op, "has no reference evaluation");
}
