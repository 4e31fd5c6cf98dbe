//===- ChannelGraph.h - Which channels belong together ----------*- C -*-===//
// Every output channel of a convolution or linear layer with constant weights
// is an atom. Ops hand atoms on: a residual sum joins those that it adds, a
// concatenation puts them behind one another, a depthwise convolution keeps
// them. Atoms that are joined go together or not at all.
//===----------------------------------------------------------------------===//
#ifndef NN_TRANSFORMS_CHANNELGRAPH_H
#define NN_TRANSFORMS_CHANNELGRAPH_H

#include "Support/IR.h"

#include <stddef.h>
#include <stdint.h>

/// The atoms along a dimension of a value; -1 is what can't be removed.
typedef struct NnChannels {
  MlirValue value;
  int64_t dim, count;
  int32_t *atoms;
} NnChannels;

typedef struct NnChannelAtom {
  int32_t parent;       ///< Another one that it is joined with, or itself.
  MlirOperation keeper; ///< What needs it; null if it may be removed.
} NnChannelAtom;

/// Freed with nnChannelGraphDestroy. Holds while ops are changed in place.
typedef struct NnChannelGraph {
  NnChannels *values;
  size_t numValues;
  intptr_t valueCapacity;
  NnChannelAtom *atoms;
  size_t numAtoms;
  intptr_t atomCapacity;
} NnChannelGraph;

/// Of the entry block of a func.func. False when memory is short; destroy it
/// then, too.
bool nnChannelGraphCreate(MlirOperation func, NnChannelGraph *graph);
void nnChannelGraphDestroy(NnChannelGraph *graph);

/// NULL if nothing is known of the value.
const NnChannels *nnChannelsOf(const NnChannelGraph *graph, MlirValue value);
/// The atom that stands for all that it is joined with.
int32_t nnChannelRoot(const NnChannelGraph *graph, int32_t atom);
/// Keeps all channels, for `keeper`.
void nnChannelsKeep(NnChannelGraph *graph, const NnChannels *channels,
                    MlirOperation keeper);

/// Whether the op's result has atoms of its own.
bool nnMakesChannels(MlirOperation op);
/// Whether each channel of the op's input makes one of its result.
bool nnIsDepthwise(MlirOperation op);
/// The dimension of an input of the op that its channels run along.
int64_t nnInputChannelDim(MlirOperation op);

/// Parts that an nn.split may cut channels into.
enum { nnMaxChannelParts = 64 };

/// The place of the channels among the axes of an nn.slice, and its part of
/// them. False if it leaves them all, or what it takes isn't known or isn't
/// every one of a range.
typedef struct NnChannelSlice {
  int64_t axis, start, end;
} NnChannelSlice;
bool nnChannelSliceRead(MlirOperation op, const NnChannels *input,
                        NnChannelSlice *slice);

#endif // NN_TRANSFORMS_CHANNELGRAPH_H
