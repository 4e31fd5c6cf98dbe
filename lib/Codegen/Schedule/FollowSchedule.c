//===- FollowSchedule.c - Tiles that others chose -------------------------===//
// A line of nn.schedules, or the number of a variant, replaces the choice of
// nnScheduleStage. Models that will be profiled note what was chosen.
//===----------------------------------------------------------------------===//
#include "Codegen/Schedule/FollowSchedule.h"

#include "Codegen/Kernels/Kernel.h"
#include "Codegen/Nest/Emitter.h"
#include "Codegen/Schedule/ScheduleText.h"

static MlirStringRef rootOf(MlirOperation func) {
  MlirAttribute root = nnAttr(func, NN_ATTR_KERNEL);
  return mlirAttributeIsNull(root) ? nnStr("kernel")
                                   : mlirStringAttrGetValue(root);
}

//===----------------------------------------------------------------------===//
// Lines
//===----------------------------------------------------------------------===//

static MlirAttribute findLine(MlirOperation func, const Stage *s) {
  MlirOperation module = mlirOperationGetParentOperation(func);
  MlirAttribute schedules = mlirOperationIsNull(module)
                                ? mlirAttributeGetNull()
                                : nnAttr(module, NN_ATTR_SCHEDULES);
  if (mlirAttributeIsNull(schedules))
    return schedules;
  char key[nnScheduleMaxKey];
  nnScheduleKey(s, rootOf(func), key);
  return nnDictAttr(schedules, key);
}

static MlirLogicalResult followLine(MlirOperation func, const Stage *s,
                                    Tile *tile) {
  MlirAttribute line = findLine(func, s);
  if (mlirAttributeIsNull(line))
    return NN_SUCCESS;
  const char *why = "expected text";
  if (!mlirAttributeIsAString(line) ||
      !nnScheduleParse(mlirStringAttrGetValue(line), tile, &why))
    return nnOpError(s->root, "has a malformed schedule: %s", why);
  if (tile->rows * tile->columns > maxTile)
    return nnOpError(s->root,
                     "expected a schedule of at most %d vectors, got %dx%d",
                     maxTile, tile->rows, tile->columns);
  return NN_SUCCESS;
}

//===----------------------------------------------------------------------===//
// Variants
//===----------------------------------------------------------------------===//

/// Tile number `variant`, from 1, of those whose accumulators, columns and one
/// value fit in registers: of every width, the highest and one of two thirds.
static void takeVariant(VectorUnit unit, int variant, Tile *tile) {
  for (int columns = 1; 2 * columns < unit.registers; ++columns) {
    int most = (unit.registers - 1 - columns) / columns;
    int least = tile->rowDim < 0 ? most : (2 * most + 2) / 3;
    for (int i = 0; i < 1 + (least < most); ++i)
      if (!--variant) {
        tile->columns = columns;
        tile->rows = tile->rowDim < 0 ? 1 : i ? least : most;
        return;
      }
  }
}

//===----------------------------------------------------------------------===//
// Notes
//===----------------------------------------------------------------------===//

static void note(MlirOperation func, const Stage *s, const Tile *tile) {
  char line[nnScheduleMaxLine];
  nnScheduleLine(s, rootOf(func), tile, line);
  MlirAttribute text =
      mlirStringAttrGet(mlirOperationGetContext(func), nnStr(line));
  mlirOperationSetDiscardableAttributeByName(func, nnStr(NN_ATTR_SCHEDULE),
                                             text);
}

MlirLogicalResult nnScheduleFollow(MlirOperation func, const Stage *s,
                                   VectorUnit unit, const NnScheduling *how,
                                   Tile *tile) {
  bool canVary = tile->kind == TILE_OUTPUT && nnStageHasReductions(s);
  if (how->variant && canVary)
    takeVariant(unit, how->variant, tile);
  if (mlirLogicalResultIsFailure(followLine(func, s, tile)))
    return NN_FAILURE;
  if (how->note && canVary)
    note(func, s, tile);
  return NN_SUCCESS;
}
