//===- Kernel.h - What a kernel's function looks like ----------*- C -*-===//
// nn-outline-kernels makes a private function of each kernel:
//
//     f(inputs…, results…, lo, hi)        attribute nn.kernel = its root
//
// It does units lo to hi - 1 of its work. f(0, max) does everything, and this
// is how it is called until nn-count-units puts the number of units there.
// nn-block-kernels, nn-split-loops, nn-vectorize-kernels and nn-split-rows say
// on the function what the units are:
//
//     nn.units = n             The work has n units, or, if there is
//     nn.units_dim = [a, d]    n units for each index of argument a's
//                              dimension d.
//     nn.cost = t              About t picoseconds a unit.
//
// Ranges that don't overlap write different elements and read none that others
// write, so they may run in any order or at once, with the same result to the
// bit. Every unit computes the same in whatever range it is.
//
// A function without nn.units ignores its range, and must be called once.
// Scratch memory, which nn-plan-memory appends as a last argument, holds what
// one range needs while it runs: ranges that run at once need one each.
//===----------------------------------------------------------------------===//
#ifndef NN_CODEGEN_KERNEL_H
#define NN_CODEGEN_KERNEL_H

#include "Codegen/Nest/Stage.h"

#define NN_ATTR_KERNEL "nn.kernel"
#define NN_ATTR_UNITS "nn.units"
#define NN_ATTR_UNITS_DIM "nn.units_dim"
#define NN_ATTR_COST "nn.cost"
/// Bytes of scratch memory of a range; by nn-plan-memory.
#define NN_ATTR_SCRATCH "nn.scratch"

/// A function that computes in tile registers of AMX, which the system has to
/// be asked for.
#define NN_ATTR_TILES "nn.tiles"

/// On an scf.for of a kernel: its turns are independent and may be its units.
#define NN_ATTR_INDEPENDENT "nn.independent"

/// Arguments for the range, after inputs and results.
enum { rangeArguments = 2 };

/// Gets the arguments lo and hi of a kernel's function; false for others.
/// Before nn-plan-memory.
bool nnKernelRange(MlirOperation func, MlirValue *lo, MlirValue *hi);

/// How a kernel's work is split: the range to do, null for all of it, and, once
/// its loops are written, in how many units.
typedef struct Units {
  MlirValue lo, hi;
  int64_t count; ///< 0: the loops are not split, and ignore the range.
  int dim;       ///< If not -1, `count` for each index of this dimension.
} Units;

/// Describes the units of a kernel, of which all together cost `cost`
/// picoseconds, if it is split. `dim` is one of the argument `result`.
void nnDescribeUnits(MlirOperation func, MlirValue result, const Units *units,
                     int64_t cost);

/// Whether an op makes no elements: it is a view, a size, or nothing.
bool nnIsFree(MlirOperation op);

/// Whether an op says that a part of an argument has been written by `maker`:
/// it writes nothing itself.
bool nnPutsBack(MlirOperation op, MlirOperation maker);

/// What dimensions of unknown size are taken for in estimates.
enum { nnUnknownExtent = 16 };

/// Picoseconds that one thread takes for a stage, roughly. Products of bytes or
/// bf16 take `dotOps` vector ops each (ByteDot.h), 0 where that isn't known.
int64_t nnStageCost(const Stage *s, int lanes, double dotOps);

#endif // NN_CODEGEN_KERNEL_H
