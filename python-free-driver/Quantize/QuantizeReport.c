//===- QuantizeReport.c - What quantizing came to ------------------------===//
// The table of layers, then what holds for the whole model.
//===----------------------------------------------------------------------===//
#include "Quantize/QuantizeReport.h"

#include <inttypes.h>

static double speedup(const NncQuantizeRun *run) {
  return run->after.milliseconds > 0
             ? run->before.milliseconds / run->after.milliseconds
             : 1;
}

//===----------------------------------------------------------------------===//
// Text
//===----------------------------------------------------------------------===//

static void printLayers(const NncLayerTable *table) {
  size_t moved = 0;
  for (size_t i = 0; i < table->count; ++i)
    moved += table->rows[i].scheme != table->rows[i].start;
  nncLayerTablePrint(table, stdout);
  printf("layers      %zu of %zu quantized, %zu moved back\n",
         nncLayerTableQuantized(table), table->count, moved);
}

static void printScores(const NncQuantizeRun *run) {
  printf("%-11s %.6f in f32, %.6f quantized: a drop of %.3g%%, of %.3g%% "
         "allowed, on %" PRId64 " samples\n",
         nncQuantizeMetric(run), run->before.score, run->after.score,
         100 * nncQuantizeDrop(run), 100 * run->maxDrop,
         run->reference.set->count);
  if (run->before.calibrationError >= 0)
    printf("confidence  off by %.4f in f32, %.4f quantized (expected "
           "calibration error)\n",
           run->before.calibrationError, run->after.calibrationError);
}

static void printReport(const NncQuantizeRun *run) {
  printLayers(&run->table);
  if (run->numPoints > 1) // f32 is the first.
    printScores(run);
  if (!run->table.isTimed)
    return;
  printf("time        %.4f ms in f32, %.4f quantized: %.2fx\n",
         run->before.milliseconds, run->after.milliseconds, speedup(run));
  if (speedup(run) < 1)
    printf("This model is slower quantized on this machine.\n");
  if (!nncQuantizeIsEvaluated(run))
    printf("Without samples, accuracy is not known.\n");
}

//===----------------------------------------------------------------------===//
// JSON
//===----------------------------------------------------------------------===//

static void addEvaluation(const NncQuantizeRun *run, NncJson *parent,
                          const char *key, const NncEvaluation *evaluation) {
  NncJson *json = nncJsonAddObject(parent, key);
  if (nncQuantizeIsEvaluated(run))
    nncJsonAddNumber(json, "score", evaluation->score);
  if (evaluation->calibrationError >= 0 && nncQuantizeIsEvaluated(run))
    nncJsonAddNumber(json, "calibration_error", evaluation->calibrationError);
  nncJsonAddNumber(json, "median_ms", evaluation->milliseconds);
}

static void addPoints(const NncQuantizeRun *run, NncJson *points) {
  for (size_t i = 0; i < run->numPoints; ++i) {
    NncJson *point = nncJsonAddObject(points, NULL);
    nncJsonAddString(point, "label", run->points[i].label);
    nncJsonAddNumber(point, "score", run->points[i].score);
    nncJsonAddNumber(point, "median_ms", run->points[i].milliseconds);
  }
}

static void addElsewhere(const NncLayerTable *table, NncJson *parent) {
  NncJson *json = nncJsonAddObject(parent, "elsewhere");
  nncJsonAddNumber(json, "f32_us", table->elsewhere[0]);
  nncJsonAddNumber(json, "us", table->elsewhere[1]);
}

static NncJson *toJson(const NncQuantizeRun *run, const char *scheme) {
  NncJson *json = nncJsonObject();
  nncJsonAddString(json, "model", run->model->path);
  nncJsonAddString(json, "scheme", scheme);
  if (run->numPoints > 1) {
    nncJsonAddString(json, "metric", nncQuantizeMetric(run));
    nncJsonAddInteger(json, "samples", run->reference.set->count);
    nncJsonAddNumber(json, "max_drop", run->maxDrop);
    nncJsonAddNumber(json, "drop", nncQuantizeDrop(run));
  }
  addEvaluation(run, json, "f32", &run->before);
  addEvaluation(run, json, "quantized", &run->after);
  nncLayerTableToJson(&run->table, nncJsonAddArray(json, "layers"));
  if (run->table.isTimed)
    addElsewhere(&run->table, json);
  addPoints(run, nncJsonAddArray(json, "points"));
  return json;
}

static NnStatus writeJson(const NncQuantizeRun *run,
                          const NncQuantizeReport *report) {
  FILE *file = fopen(report->json, "w");
  if (!file)
    return nnStatusCreate(NN_NOT_FOUND, "can't write '%s'", report->json);
  NnStatus status = nncJsonPrint(toJson(run, report->scheme), file);
  bool written = fclose(file) == 0;
  return status || written
             ? status
             : nnStatusCreate(NN_IO_ERROR, "can't write '%s'", report->json);
}

NnStatus nncQuantizeReport(const NncQuantizeRun *run,
                           const NncQuantizeReport *report) {
  printReport(run);
  NnStatus status = report->json ? writeJson(run, report) : NULL;
  if (!status && report->svg && run->numPoints)
    status = nncChartWrite(report->svg, run->model->path, run->points,
                           run->numPoints, run->before.score - run->maxDrop);
  return status;
}
