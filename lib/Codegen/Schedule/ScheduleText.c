//===- ScheduleText.c - Schedules that people and tuners write ------------===//
// Keys are printed from what the schedule depends on and nothing else, so that
// they hold for a model's other kernels and for other models.
//===----------------------------------------------------------------------===//
#include "Codegen/Schedule/ScheduleText.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

//===----------------------------------------------------------------------===//
// Keys
//===----------------------------------------------------------------------===//

typedef struct Text {
  char *data;
  size_t used, size;
} Text;

static void put(Text *t, const char *format, ...) NN_PRINTF(2, 3);
static void put(Text *t, const char *format, ...) {
  va_list args;
  va_start(args, format);
  int n = vsnprintf(t->data + t->used, t->size - t->used, format, args);
  va_end(args);
  size_t room = t->size - t->used - 1;
  t->used += n < 0 ? 0 : (size_t)n < room ? (size_t)n : room;
}

static void putForm(Text *t, const Linear *l) {
  const char *plus = "";
  for (int loop = 0; loop < maxLoops; ++loop) {
    if (!l->coefficient[loop])
      continue;
    put(t, "%s", plus);
    plus = "+";
    if (l->coefficient[loop] != 1)
      put(t, "%lld*", (long long)l->coefficient[loop]);
    put(t, "%d", loop);
  }
  if (l->constant || !*plus)
    put(t, "%s#%lld", plus, (long long)l->constant);
  if (l->divisor)
    put(t, "/%lld", (long long)l->divisor);
  if (l->modulus)
    put(t, "%%%lld", (long long)l->modulus);
  if (l->groups.size)
    put(t, "+%lld*(%d/%lld)", (long long)l->groups.stride, l->groups.loop,
        (long long)l->groups.size);
}

static void putAccess(Text *t, const Access *a) {
  put(t, " [");
  for (int d = 0; d < a->rank; ++d) {
    put(t, "%s", d ? "," : "");
    putForm(t, &a->dims[d]);
  }
  put(t, "]");
}

void nnScheduleKey(const Stage *s, MlirStringRef root,
                   char key[nnScheduleMaxKey]) {
  Text t = {key, 0, nnScheduleMaxKey};
  put(&t, "%.*s ", (int)root.length, root.data);
  for (int loop = 0; loop < s->numLoops; ++loop) {
    put(&t, "%s%s", loop ? "x" : "", s->reduction[loop] ? "r" : "");
    if (s->extent[loop] == NN_DYNAMIC)
      put(&t, "?");
    else
      put(&t, "%lld", (long long)s->extent[loop]);
  }
  for (int i = 0; i < s->numInputs; ++i)
    if (nnStageReads(s, i))
      putAccess(&t, &s->inputs[i].access);
}

//===----------------------------------------------------------------------===//
// Choices
//===----------------------------------------------------------------------===//

/// What of a tile can be chosen.
static const struct {
  const char *name;
  size_t offset;
  int most;
} choices[] = {
    {"rows", offsetof(Tile, rows), nnScheduleMostRows},
    {"columns", offsetof(Tile, columns), nnScheduleMostColumns},
};
enum { numChoices = sizeof choices / sizeof *choices };

static int *choiceOf(Tile *tile, int i) {
  return (int *)(void *)((char *)tile + choices[i].offset);
}

/// Takes "NAME=" off the text; the index of the choice, or -1.
static int takeName(const char **text) {
  for (int i = 0; i < numChoices; ++i) {
    size_t n = strlen(choices[i].name);
    if (!strncmp(*text, choices[i].name, n) && (*text)[n] == '=') {
      *text += n + 1;
      return i;
    }
  }
  return -1;
}

bool nnScheduleParse(MlirStringRef words, Tile *tile, const char **why) {
  char copy[nnScheduleMaxLine];
  *why = "expected rows=N or columns=N";
  if (words.length >= sizeof copy)
    return false;
  memcpy(copy, words.data, words.length);
  copy[words.length] = 0;
  const char *text = copy;
  for (text += strspn(text, " "); *text; text += strspn(text, " ")) {
    int i = takeName(&text);
    if (i < 0)
      return false;
    char *end;
    long value = strtol(text, &end, 10);
    if (end == text || (*end && *end != ' ') || value < 1 ||
        value > choices[i].most) {
      *why = "expected a number from 1 to 64";
      return false;
    }
    *choiceOf(tile, i) = (int)value;
    text = end;
  }
  return true;
}

void nnScheduleLine(const Stage *s, MlirStringRef root, const Tile *tile,
                    char line[nnScheduleMaxLine]) {
  nnScheduleKey(s, root, line);
  Text t = {line, strlen(line), nnScheduleMaxLine};
  put(&t, " :");
  Tile copy = *tile;
  for (int i = 0; i < numChoices; ++i)
    put(&t, " %s=%d", choices[i].name, *choiceOf(&copy, i));
}
