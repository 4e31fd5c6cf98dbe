//===- NamedShape.h - Shapes of inputs as text ------------------*- C -*-===//
// "x=1x3x224x224;ids=?x128": what NnCompileOptions and NnImportOptions hold.
//===----------------------------------------------------------------------===//
#ifndef NN_SUPPORT_NAMEDSHAPE_H
#define NN_SUPPORT_NAMEDSHAPE_H

#include "Support/IR.h"

/// Reads NAME=SHAPE from `p` up to `end`. `?` is NN_DYNAMIC, and nothing after
/// `=` a scalar. The name is borrowed. False if it is something else.
bool nnParseNamedShape(const char *p, const char *end, MlirStringRef *name,
                       NnShape *shape);

/// The shape that `text` has for `name`; false if none, or if what comes before
/// is malformed. NULL is an empty text.
bool nnFindNamedShape(const char *text, const char *name, NnShape *shape);

#endif // NN_SUPPORT_NAMEDSHAPE_H
