//===- Stage.h - What one loop nest computes -------------------*- C -*-===//
// A stage is a linalg.generic (the root), the padding folded into its reads
// and the elementwise generic folded onto its result (the epilogue). Analysis
// only: reading a stage changes no IR.
//===----------------------------------------------------------------------===//
#ifndef NN_CODEGEN_STAGE_H
#define NN_CODEGEN_STAGE_H

#include "Codegen/Nest/Access.h"

enum { maxInputs = 16 };
/// Arguments and ops of the longest body that is written as vectors.
enum { maxBody = 512 };

typedef struct StageInput {
  MlirValue tensor; ///< What is read; the source where padding is folded.
  Access access;
  int64_t low[NN_MAX_RANK]; ///< Padding before each dimension.
  bool padded[NN_MAX_RANK]; ///< Reads along it may fall outside.
} StageInput;

/// A sum whose terms are those that a list names (nn-skip-zeros) or, of each
/// lane, some of each group (nn-compress-groups). Its last input is read by a
/// tensor.extract in the body, where another one tells.
typedef struct TermList {
  MlirOperation read;  ///< The extract; null if the stage is no such sum.
  MlirOperation guard; ///< Chooses between the sum with a term and without;
                       ///< null if terms are of groups.
  int places, counts;  ///< Inputs: where terms are, and how many there are of
  int loop;            ///< this loop.
  int64_t of;          ///< Terms of a group; 0 if there are no groups.
} TermList;

/// Rows of an image that one loop goes through, each of which has `pitch`
/// places and `width` of the result. There are none where the pitch is 0.
typedef struct ImageRows {
  int outer; ///< The loop of rows, which stays at the first.
  int64_t pitch, width;
} ImageRows;

/// How loop and element of the root's result correspond: output dimension j is
/// loop outputLoop[j].
typedef struct Stage {
  MlirOperation root;
  MlirOperation epilogue; ///< Null if there is none.
  MlirValue destination;  ///< Tensor that the nest writes.
  MlirValue result;       ///< What the nest's last tensor replaces.
  int numLoops;
  bool reduction[maxLoops];
  int64_t extent[maxLoops]; ///< NN_DYNAMIC if known only at run time.
  int extentInput[maxLoops], extentDim[maxLoops]; ///< Where to read it then.
  int outputRank;
  int outputLoop[NN_MAX_RANK];
  ImageRows imageRows;
  int numInputs;
  StageInput inputs[maxInputs];
  TermList list;
  MlirAttribute init;   ///< Splat that accumulators start from, or null.
  MlirValue initTensor; ///< Read where init is null and there are reductions.
  int numExtra;         ///< Operands of the epilogue beside the root's result.
  MlirValue extra[maxInputs];
  Access extraAccess[maxInputs]; ///< In output dimensions.
  int extraBlockArg[maxInputs];
  int resultBlockArg; ///< Which of the epilogue's arguments is the result.
} Stage;

/// Reads the stage rooted at a linalg.generic. Fails, silently, if it is not of
/// a kind that loops are written for; it then stays linalg.
bool nnStageRead(MlirOperation generic, Stage *out);

/// The same without the inputs and the sizes of loops that only they tell, for
/// roots that are read in another way.
bool nnStageReadResult(MlirOperation root, Stage *out);

/// Leaves the epilogue to a nest of its own.
void nnStageDropEpilogue(Stage *s);

/// Whether the epilogue's operands have vectors of so many lanes along the last
/// dimension.
bool nnStageExtrasVectorize(const Stage *s, int lanes);

bool nnStageHasReductions(const Stage *s);

/// Whether reads along a loop may fall into padding.
bool nnStageReadsPaddingAlong(const Stage *s, int loop);

/// Whether groups of a loop's terms share what is read.
bool nnStageDivides(const Stage *s, int loop);

/// Reads whether the root goes through a list of terms, and adds what it reads
/// from there to the inputs. False if it is written as no nest goes through it.
bool nnStageReadList(Stage *s);

/// What input i, or, for numInputs, the accumulator, is called in the root's
/// body, and the op that adds a term to that.
MlirValue nnStageArgument(const Stage *s, int i);
MlirOperation nnStageSum(const Stage *s);

/// Whether the root's body computes with input i or, for numInputs, with the
/// accumulator. A pool's window, say, is there for its shape only.
bool nnStageReads(const Stage *s, int i);

/// If an op of a body looks a byte up in a constant table of bytes, the byte;
/// else null.
MlirValue nnLookupIndex(MlirOperation op);

/// Writes the vector combining kind of the root's reduction into `text`, as
/// "#vector.kind<add>". False if the body is no reduction that lanes may be
/// split over: the accumulators must start from the kind's neutral element.
bool nnCombinerKind(const Stage *s, char *text, size_t size);

#endif // NN_CODEGEN_STAGE_H
