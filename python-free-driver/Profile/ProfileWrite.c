//===- ProfileWrite.c - A profile as a file -------------------------------===//
// JSON, events for Chrome's tracing, and a page that needs nothing else. What
// isn't known is left out.
//===----------------------------------------------------------------------===//
#include "Profile/Profile.h"

#include "Files/File.h"
#include "Profile/ProfilePage.h"

#include <stdlib.h>
#include <string.h>

static void addKnown(NncJson *json, const char *key, double value) {
  if (value >= 0)
    nncJsonAddNumber(json, key, value);
}

static void addKnownInteger(NncJson *json, const char *key, int64_t value) {
  if (value >= 0)
    nncJsonAddInteger(json, key, value);
}

//===----------------------------------------------------------------------===//
// JSON
//===----------------------------------------------------------------------===//

static void addLimits(const NncProfile *profile, NncJson *json) {
  NncJson *limits = nncJsonAddObject(json, "limits");
  nncJsonAddNumber(limits, "gflops", profile->peak.gflops);
  NncJson *levels = nncJsonAddArray(limits, "levels");
  for (int i = 0; i < NNC_PEAK_LEVELS; ++i) {
    const NncLevel *level = &profile->peak.levels[i];
    NncJson *object = nncJsonAddObject(levels, NULL);
    nncJsonAddString(object, "name", level->name);
    addKnownInteger(object, "bytes",
                    level->bytes == INT64_MAX ? -1 : level->bytes);
    nncJsonAddNumber(object, "gbps", level->gbps);
  }
}

static void addRow(const NncProfile *profile, const NncProfileRow *row,
                   NncJson *kernels) {
  NncRates rates = nncProfileRates(profile, row);
  NncJson *object = nncJsonAddObject(kernels, NULL);
  nncJsonAddString(object, "name", row->kernel ? row->kernel->name : "");
  nncJsonAddString(object, "ops", row->kernel ? row->kernel->ops : "");
  nncJsonAddInteger(object, "calls", row->calls);
  nncJsonAddNumber(object, "ms", row->milliseconds);
  nncJsonAddNumber(object, "share", row->milliseconds / profile->milliseconds);
  addKnownInteger(object, "flops", row->flops);
  addKnownInteger(object, "bytes", row->bytes);
  addKnown(object, "gflops", rates.gflops);
  addKnown(object, "of_peak", rates.ofPeak);
  addKnown(object, "gbps", rates.gbps);
  addKnown(object, "of_bandwidth", rates.ofBandwidth);
  addKnown(object, "of_roof", rates.ofRoof);
}

static void addSpan(const NncProfile *profile, const NncSpan *span,
                    NncJson *timeline) {
  NncJson *object = nncJsonAddObject(timeline, NULL);
  nncJsonAddNumber(object, "begin_us", span->begin);
  nncJsonAddNumber(object, "end_us", span->end);
  if (span->kernel < 0)
    return;
  const nnrt_kernel_t *kernel = &profile->model->kernels[span->kernel];
  nncJsonAddString(object, "name", kernel->name);
  nncJsonAddString(object, "source", kernel->source);
  nncJsonAddInteger(object, "arena_bytes", kernel->arena_bytes);
}

void nncProfileToJson(const NncProfile *profile, NncJson *json) {
  nncJsonAddInteger(json, "threads", profile->threads);
  nncJsonAddInteger(json, "runs", (int64_t)profile->runs);
  nncJsonAddNumber(json, "median_ms", profile->milliseconds);
  nncJsonAddNumber(json, "unprofiled_median_ms", profile->plainMilliseconds);
  addLimits(profile, json);
  NncJson *kernels = nncJsonAddArray(json, "kernels");
  for (size_t i = 0; i < profile->numRows; ++i)
    addRow(profile, &profile->rows[i], kernels);
  NncJson *timeline = nncJsonAddArray(json, "timeline");
  for (size_t i = 0; i < profile->numSpans; ++i)
    addSpan(profile, &profile->spans[i], timeline);
}

//===----------------------------------------------------------------------===//
// Trace
//===----------------------------------------------------------------------===//

static NncJson *addEvent(NncJson *events, const char *phase, const char *name,
                         double time) {
  NncJson *event = nncJsonAddObject(events, NULL);
  nncJsonAddString(event, "ph", phase);
  nncJsonAddString(event, "name", name);
  nncJsonAddInteger(event, "pid", 1);
  nncJsonAddInteger(event, "tid", 1);
  nncJsonAddNumber(event, "ts", time);
  return event;
}

void nncProfileToTrace(const NncProfile *profile, NncJson *json) {
  nncJsonAddString(json, "displayTimeUnit", "ns");
  NncJson *events = nncJsonAddArray(json, "traceEvents");
  for (size_t i = 0; i < profile->numSpans; ++i) {
    const NncSpan *span = &profile->spans[i];
    if (span->kernel < 0)
      continue;
    const nnrt_kernel_t *kernel = &profile->model->kernels[span->kernel];
    NncJson *event = addEvent(events, "X", kernel->name, span->begin);
    nncJsonAddNumber(event, "dur", span->end - span->begin);
    NncJson *arguments = nncJsonAddObject(event, "args");
    nncJsonAddString(arguments, "ops", kernel->ops);
    nncJsonAddString(arguments, "source", kernel->source);
    addKnownInteger(arguments, "flops", kernel->flops);
    addKnownInteger(arguments, "bytes", kernel->bytes);
    NncJson *counter = addEvent(events, "C", "arena", span->begin);
    nncJsonAddInteger(nncJsonAddObject(counter, "args"), "bytes",
                      kernel->arena_bytes);
  }
}

//===----------------------------------------------------------------------===//
// Page
//===----------------------------------------------------------------------===//

/// Writes JSON into a script: no `<` in a string may end it, or begin another.
static void writeScript(const char *text, FILE *out) {
  for (; *text; ++text)
    if (*text == '<')
      fputs("\\u003c", out);
    else
      fputc(*text, out);
}

/// JSON of the profile, with the model's name. Freed by the caller.
static NnStatus makeText(const NncProfile *profile, const char *model,
                         char **text) {
  size_t size;
  FILE *memory = open_memstream(text, &size);
  if (!memory)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  NncJson *json = nncJsonObject();
  nncJsonAddString(json, "model", model);
  nncProfileToJson(profile, json);
  NnStatus status = nncJsonPrint(json, memory);
  if (fclose(memory) && !status)
    status = nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  return status;
}

NnStatus nncProfileToHtml(const NncProfile *profile, const char *model,
                          FILE *out) {
  static const char mark[] = "/*PROFILE*/";
  const char *page = (const char *)nncProfilePage;
  const char *hole = strstr(page, mark);
  char *text = NULL;
  NnStatus status = makeText(profile, model, &text);
  if (!status) {
    fwrite(page, 1, (size_t)(hole - page), out);
    writeScript(text, out);
    fputs(hole + sizeof mark - 1, out);
  }
  free(text);
  return status;
}

//===----------------------------------------------------------------------===//
// Files
//===----------------------------------------------------------------------===//

static NnStatus writeTo(const NncProfile *profile, const char *model,
                        const char *path, FILE *out) {
  if (nncFileHasExtension(path, ".html"))
    return nncProfileToHtml(profile, model, out);
  NncJson *json = nncJsonObject();
  if (nncFileHasExtension(path, ".trace.json")) {
    nncProfileToTrace(profile, json);
  } else {
    nncJsonAddString(json, "model", model);
    nncProfileToJson(profile, json);
  }
  return nncJsonPrint(json, out);
}

NnStatus nncProfileWrite(const NncProfile *profile, const char *model,
                         const char *path) {
  char *text = NULL;
  size_t size;
  FILE *memory = open_memstream(&text, &size);
  if (!memory)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  NnStatus status = writeTo(profile, model, path, memory);
  if (fclose(memory) && !status)
    status = nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  if (!status)
    status = nncFileWrite(path, text, size, NULL, 0);
  free(text);
  return status;
}
