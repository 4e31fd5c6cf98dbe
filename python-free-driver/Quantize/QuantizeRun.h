//===- QuantizeRun.h - The steps of nnc quantize ----------------*- C -*-===//
// Calibrate, compare layer by layer, and look for the fewest layers that have
// to be more accurate for the score to fall by no more than is allowed.
//===----------------------------------------------------------------------===//
#ifndef NNC_QUANTIZERUN_H
#define NNC_QUANTIZERUN_H

#include "Gate/Gate.h"
#include "Quantize/QuantizeGraph.h"
#include "Quantize/QuantizePlan.h"

/// What the command line says, and what came of it.
typedef struct NncQuantizeRun {
  const char *rangesPath; ///< Where ranges are written; NULL: nowhere.
  NnQuantizeOptions how;  ///< Ranges, schemes and gain are filled in.
  bool isMixed;           ///< Each layer may have another scheme.
  bool keepsSlower;       ///< Layers stay quantized that are slower so.
  NnRangeMethod observer;
  double percent;
  bool keepBiases, equalize;
  double smooth;   ///< Alpha of nn-smooth; 0: not at all.
  bool compensate; ///< Weights are rounded by what layers read.

  NncGate gate;
  NncEvaluation uniform[NNC_NUM_SCHEMES]; ///< With one scheme for all.
  NnRanges ranges;
  NncLayerTable table;
  NncPlan plan;
  size_t steps; ///< Of the plan, that were taken.
  char *schemes;
} NncQuantizeRun;

/// Does all of it but writing. Ended with nncQuantizeEnd, also on failure. If
/// the score falls too far whatever is done, that is a failure, but everything
/// else is known.
NnStatus nncQuantizeBegin(const NncGateOptions *options,
                          NncQuantizeRun *run) NN_MUST_USE;
NnStatus nncQuantizeGate(NncQuantizeRun *run) NN_MUST_USE;
void nncQuantizeEnd(NncQuantizeRun *run);

//===----------------------------------------------------------------------===//
// Steps of these
//===----------------------------------------------------------------------===//

/// Finds the ranges of values over the data.
NnStatus nncQuantizeCalibrate(NncQuantizeRun *run) NN_MUST_USE;

/// Finds the ranges of channels over the data, and moves a part of them into
/// weights.
NnStatus nncQuantizeSmooth(NncQuantizeRun *run) NN_MUST_USE;

/// Rounds weights so that errors make up for each other over the data.
NnStatus nncQuantizeRound(NncQuantizeRun *run) NN_MUST_USE;

/// Fills in what the table has of a scheme, but for times: what is different
/// where there are samples, else only which layers can have it.
NnStatus nncQuantizeCompare(NncQuantizeRun *run, NnScheme scheme) NN_MUST_USE;

/// Takes the plan's first `n` steps.
NnStatus nncQuantizeChoose(NncQuantizeRun *run, size_t n) NN_MUST_USE;

/// The same, and tries what the model is then; label is as for nncGateTry.
NnStatus nncQuantizeAttempt(NncQuantizeRun *run, size_t n,
                            const char *label) NN_MUST_USE;

/// Gives each layer a scheme of its own: fills in times, and plans.
NnStatus nncQuantizeMix(NncQuantizeRun *run) NN_MUST_USE;

/// Times each layer in f32, and as the model was last tried.
NnStatus nncQuantizeTimeBefore(NncQuantizeRun *run) NN_MUST_USE;
NnStatus nncQuantizeTimeAfter(NncQuantizeRun *run) NN_MUST_USE;

/// Moves layers of what was last tried back to f32 where that is faster, all of
/// them if nothing else makes the model as fast as it was. Needs times of f32.
NnStatus nncQuantizeGuard(NncQuantizeRun *run) NN_MUST_USE;

/// Takes what is fastest of all that the score allows: what was last tried, one
/// scheme for all, or f32.
NnStatus nncQuantizeTakeFastest(NncQuantizeRun *run) NN_MUST_USE;

#endif // NNC_QUANTIZERUN_H
