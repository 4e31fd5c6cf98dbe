//===- ScheduleText.h - Schedules that people and tuners write -*- C -*-===//
// A line says how one kind of loop nest is cut:
//
//     matmul 197xr768x768 [0,2] [1/16,2,1%16] : rows=12 columns=2
//
// Before the colon stands the nest's key: its kernel's root, the extents of its
// loops, those of reductions after an r and ? where unknown, and for each input
// the index it is read at, in numbers of loops. nn-load-schedule puts lines
// from a file into the module's attribute nn.schedules, a dictionary from keys
// to what follows them; nn-vectorize-kernels follows them, and notes in each
// function's attribute nn.schedule the lines that describe what it wrote.
//===----------------------------------------------------------------------===//
#ifndef NN_CODEGEN_SCHEDULETEXT_H
#define NN_CODEGEN_SCHEDULETEXT_H

#include "Codegen/Schedule/Schedule.h"

#define NN_ATTR_SCHEDULES "nn.schedules"
#define NN_ATTR_SCHEDULE "nn.schedule"

enum { nnScheduleMaxKey = 512, nnScheduleMaxLine = nnScheduleMaxKey + 64 };

/// The key of a stage in a kernel with that root; cut off if it is too long.
void nnScheduleKey(const Stage *s, MlirStringRef root,
                   char key[nnScheduleMaxKey]);

/// Sets what "rows=12 columns=2" says. If it is malformed, `*why` says how.
bool nnScheduleParse(MlirStringRef text, Tile *tile, const char **why);

/// The line of a stage that is cut so.
void nnScheduleLine(const Stage *s, MlirStringRef root, const Tile *tile,
                    char line[nnScheduleMaxLine]);

/// Reads a file of lines into the module's nn.schedules; `*lines` of them.
MlirLogicalResult nnScheduleLoad(MlirOperation module, const char *path,
                                 intptr_t *lines);

#endif // NN_CODEGEN_SCHEDULETEXT_H
