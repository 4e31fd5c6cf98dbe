//===- FollowSchedule.h - Tiles that others chose --------------*- C -*-===//
// How schedules from files and of tuners come in.
//===----------------------------------------------------------------------===//
#ifndef NN_CODEGEN_FOLLOWSCHEDULE_H
#define NN_CODEGEN_FOLLOWSCHEDULE_H

#include "Codegen/Schedule/Schedule.h"

typedef struct NnScheduling {
  int variant; ///< 0: as nnScheduleStage chose. Others count up from 1, to
               ///< where nothing changes any more.
  bool note;   ///< Keep the line of what can vary as nn.schedule of the
               ///< function; of several, the last.
} NnScheduling;

/// Changes the tile that was chosen for a stage of a function to what the
/// module's nn.schedules say of it.
MlirLogicalResult nnScheduleFollow(MlirOperation func, const Stage *s,
                                   VectorUnit unit, const NnScheduling *how,
                                   Tile *tile);

#endif // NN_CODEGEN_FOLLOWSCHEDULE_H
