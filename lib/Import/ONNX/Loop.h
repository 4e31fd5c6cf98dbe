//===- Loop.h - Loops on tensors --------------------------------*- C -*-===//
// A loop carries tensors from one iteration to the next and gathers others
// along a new first dimension. It becomes an scf.for if the number of
// iterations is known before it starts and all carried shapes are known, else
// an scf.while.
//===----------------------------------------------------------------------===//
#ifndef NN_IMPORT_ONNX_LOOP_H
#define NN_IMPORT_ONNX_LOOP_H

#include "Region.h"

typedef struct NnLoop NnLoop;

/// Builds one iteration at the end of the region from `iteration`, `arguments`
/// and `isGoing`; fills in `next`, `elements` and, for loops with a condition,
/// `goesOn`. It is called again where types turn out to change. False if the
/// node has failed.
typedef bool (*NnIterateFn)(NnLoop *loop);

struct NnLoop {
  NnNode *node;
  NnIterateFn iterate;
  const void *user; ///< For `iterate`.
  MlirValue count;  ///< tensor<i64>, not negative; null: as long as it goes on.
  MlirValue going;  ///< tensor<i1>, whether it starts; null: without condition.
  size_t numCarried, numGathered;
  MlirValue *initial; ///< Of what is carried.
  bool *isReversed;   ///< Gathered from the last element to the first.

  // Within the region.
  NnRegion region;
  MlirValue index;     ///< The iteration's number, in an scf.for.
  MlirValue iteration; ///< The same as tensor<i64>.
  MlirValue *arguments;
  MlirValue isGoing;
  MlirValue *next, *elements;
  MlirValue goesOn;

  bool isCounted;     ///< Only the count ends it.
  bool isFor;         ///< It becomes an scf.for.
  MlirType *types;    ///< Of what is carried.
  MlirValue *results; ///< What is carried at last, then what is gathered.
};

/// A loop with room for its lists. False, with the node failed, when out of
/// memory.
bool nnLoopInit(NnLoop *loop, NnNode *node, size_t numCarried,
                size_t numGathered);
/// Builds the loop; `results` are then there. False if the node has failed.
bool nnLoopBuild(NnLoop *loop);

/// Converts a Loop that carries sequences or optionals, with this body: its
/// iterations are imported one by one.
bool nnUnrollLoop(NnNode *node, const NnOnnxGraph *graph);

/// A number of iterations as a tensor<i64> that is not negative.
MlirValue nnBuildCount(NnNode *node, MlirValue count);

#endif // NN_IMPORT_ONNX_LOOP_H
