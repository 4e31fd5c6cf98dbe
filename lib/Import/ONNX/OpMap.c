//===- OpMap.c - Which converter reads which operator ---------------------===//
// Each family of operators has a table in its own file; versions are data.
//===----------------------------------------------------------------------===//
#include "OpMap.h"

#include "Node.h"

#include <string.h>

static const NnOpRow *const families[] = {
#define FAMILY(table) table,
#include "OpFamilies.def"
};

enum { numFamilies = sizeof families / sizeof *families };

const NnOpRow *nnFindOpRow(const char *name, int64_t opset, bool *isKnown) {
  *isKnown = false;
  for (size_t i = 0; i < numFamilies; ++i)
    for (const NnOpRow *row = families[i]; row->name; ++row) {
      if (strcmp(row->name, name) != 0)
        continue;
      *isKnown = true;
      if (opset >= row->since && opset <= row->until)
        return row;
    }
  return NULL;
}

void nnVisitOperators(NnVisitOperatorFn visit, void *user) {
  for (size_t i = 0; i < numFamilies; ++i)
    for (const NnOpRow *row = families[i]; row->name; ++row)
      visit(row->name, row->since, row->until, user);
}

const NnLeftOut nnLeftOutOperators[] = {
#define LEFT_OUT(operator, reason) {operator, reason },
#include "LeftOut.def"
    {NULL, NULL}};

const char *nnLeftOutReason(const char *name) {
  for (const NnLeftOut *row = nnLeftOutOperators; row->name; ++row)
    if (strcmp(row->name, name) == 0)
      return row->reason;
  return NULL;
}
