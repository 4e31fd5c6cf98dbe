//===- Verbs.h - What nnc can do --------------------------------*- C -*-===//
// One table a verb; each is defined in the file of its name.
//===----------------------------------------------------------------------===//
#ifndef NNC_VERBS_H
#define NNC_VERBS_H

#include "Options.h"

extern const NncVerb nncBenchVerb;
extern const NncVerb nncCheckVerb;
extern const NncVerb nncCompileVerb;
extern const NncVerb nncInspectVerb;
extern const NncVerb nncPruneVerb;
extern const NncVerb nncQuantizeVerb;
extern const NncVerb nncRunVerb;
extern const NncVerb nncTuneVerb;

#endif // NNC_VERBS_H
