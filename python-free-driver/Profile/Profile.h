//===- Profile.h - Where the time of a run goes -----------------*- C -*-===//
// Runs a model that was compiled to be profiled, and sums its kernels' times.
//===----------------------------------------------------------------------===//
#ifndef NNC_PROFILE_H
#define NNC_PROFILE_H

#include "Files/Json.h"
#include "Model/Session.h"
#include "Profile/Peak.h"

/// A kernel while it ran, in microseconds after the run's begin.
typedef struct NncSpan {
  int32_t kernel; ///< Of the model's profile; -1 for what is no kernel.
  double begin, end;
} NncSpan;

/// All calls of a function in a run.
typedef struct NncProfileRow {
  const nnrt_kernel_t *kernel; ///< The first of them; NULL for no kernel.
  int64_t calls;
  double milliseconds;  ///< The median of the runs.
  int64_t flops, bytes; ///< -1 if not known.
} NncProfileRow;

typedef struct NncProfile {
  const nnrt_profile_t *model; ///< Borrowed.
  int32_t threads;
  NncPeak peak;
  size_t runs;
  double milliseconds;      ///< Of a run: median.
  double plainMilliseconds; ///< Without being profiled.
  NncProfileRow *rows;      ///< The longest first.
  size_t numRows;
  NncSpan *spans; ///< Of the fastest run.
  size_t numSpans;
} NncProfile;

/// Profiles runs of a session for so many seconds, and nothing else: the peak
/// stays unknown. Freed with nncProfileDestroy, also on failure.
NnStatus nncProfileRun(NncSession *session, double seconds,
                       NncProfile *profile) NN_MUST_USE;

/// The same, with the machine's peak. `plain`: the median without.
NnStatus nncProfileCreate(NncSession *session, double seconds, double plain,
                          NncProfile *profile) NN_MUST_USE;
void nncProfileDestroy(NncProfile *profile);

/// How fast something was, and its share of what is possible: 0 to 1, or -1 if
/// it is not known.
typedef struct NncRates {
  double gflops, ofPeak;
  double gbps, ofBandwidth; ///< Of the level that the bytes of a call fit in.
  double ofRoof;            ///< The greater of the two: how near to the limit.
} NncRates;

NncRates nncProfileRates(const NncProfile *profile, const NncProfileRow *row);

/// What `nnc bench --profile=FILE` can write.
void nncProfilePrint(const NncProfile *profile, FILE *out);
void nncProfileToJson(const NncProfile *profile, NncJson *json);
/// For chrome://tracing, Perfetto and the like.
void nncProfileToTrace(const NncProfile *profile, NncJson *json);
NnStatus nncProfileToHtml(const NncProfile *profile, const char *model,
                          FILE *out) NN_MUST_USE;

/// Writes the file as its ending says: .html, .trace.json or .json.
NnStatus nncProfileWrite(const NncProfile *profile, const char *model,
                         const char *path) NN_MUST_USE;

#endif // NNC_PROFILE_H
