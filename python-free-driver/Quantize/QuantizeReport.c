//===- QuantizeReport.c - What quantizing came to ------------------------===//
// The table of layers, then what holds for the whole model.
//===----------------------------------------------------------------------===//
#include "Quantize/QuantizeReport.h"

#include "Gate/GateReport.h"

static const NncGateWords words = {"in f32", "quantized", "f32"};

static void printReport(const NncQuantizeRun *run) {
  const NncLayerTable *table = &run->table;
  size_t moved = 0;
  for (size_t i = 0; i < table->count; ++i)
    moved += table->rows[i].scheme != table->rows[i].start;
  nncLayerTablePrint(table, stdout);
  printf("layers      %zu of %zu quantized, %zu moved back\n",
         nncLayerTableQuantized(table), table->count, moved);
  nncGatePrint(&run->gate, &words);
}

static void addElsewhere(const NncLayerTable *table, NncJson *parent) {
  NncJson *json = nncJsonAddObject(parent, "elsewhere");
  nncJsonAddNumber(json, "f32_us", table->elsewhere[0]);
  nncJsonAddNumber(json, "us", table->elsewhere[1]);
}

static NncJson *toJson(const NncQuantizeRun *run, const char *scheme) {
  NncJson *json = nncJsonObject();
  nncJsonAddString(json, "scheme", scheme);
  nncGateToJson(&run->gate, &words, json);
  nncLayerTableToJson(&run->table, nncJsonAddArray(json, "layers"));
  if (run->table.isTimed)
    addElsewhere(&run->table, json);
  nncGatePointsToJson(&run->gate, json);
  return json;
}

NnStatus nncQuantizeReport(const NncQuantizeRun *run, const char *scheme) {
  bool hasJson = run->gate.options->json;
  printReport(run);
  return nncGateWriteReport(&run->gate, hasJson ? toJson(run, scheme) : NULL);
}
