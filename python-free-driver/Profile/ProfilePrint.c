//===- ProfilePrint.c - A profile as a table ------------------------------===//
// One row a function, the longest first. What isn't known is a dash.
//===----------------------------------------------------------------------===//
#include "Profile/Profile.h"

#include <inttypes.h>

static void printLimits(const NncProfile *profile, FILE *out) {
  fprintf(out, "limits    %.1f GFLOPS; ", profile->peak.gflops);
  for (int i = 0; i < NNC_PEAK_LEVELS; ++i)
    fprintf(out, "%s%s %.1f", i ? ", " : "", profile->peak.levels[i].name,
            profile->peak.levels[i].gbps);
  fprintf(out, " GB/s\n");
}

static void printNumber(FILE *out, int width, double value) {
  if (value < 0)
    fprintf(out, "%*s", width, "-");
  else
    fprintf(out, "%*.1f", width, value);
}

static void printShare(FILE *out, int width, double share) {
  if (share < 0)
    fprintf(out, "%*s", width, "-");
  else
    fprintf(out, "%*.1f%%", width - 1, 100 * share);
}

static void printRow(const NncProfile *profile, const NncProfileRow *row,
                     FILE *out) {
  NncRates rates = nncProfileRates(profile, row);
  fprintf(out, "%10.2f", 1e3 * row->milliseconds);
  printShare(out, 8, row->milliseconds / profile->milliseconds);
  fprintf(out, "%7" PRId64, row->calls);
  printNumber(out, 9, rates.gflops);
  printShare(out, 9, rates.ofPeak);
  printNumber(out, 9, rates.gbps);
  printShare(out, 10, rates.ofBandwidth);
  if (row->kernel)
    fprintf(out, "  %s: %s\n", row->kernel->name, row->kernel->ops);
  else
    fprintf(out, "  (no kernel)\n");
}

void nncProfilePrint(const NncProfile *profile, FILE *out) {
  fprintf(out, "profile   median %.4f ms of %zu runs on %d thread%s\n",
          profile->milliseconds, profile->runs, (int)profile->threads,
          profile->threads == 1 ? "" : "s");
  printLimits(profile, out);
  fprintf(out, "\n%10s%8s%7s%9s%9s%9s%10s  kernel\n", "time us", "share",
          "calls", "GFLOPS", "of peak", "GB/s", "of level");
  for (size_t i = 0; i < profile->numRows; ++i)
    printRow(profile, &profile->rows[i], out);
}
