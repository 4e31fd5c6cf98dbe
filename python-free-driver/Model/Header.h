//===- Header.h - The C header of a compiled model --------------*- C -*-===//
// What goes with an object: one declaration, and in comments what the model
// takes, gives and needs.
//===----------------------------------------------------------------------===//
#ifndef NNC_HEADER_H
#define NNC_HEADER_H

#include "nn-c/Status.h"
#include "nnrt/nnrt.h"

/// Writes the header of an object with `model`, of which `run` is not looked
/// at. `source` is the file that was compiled.
NnStatus nncHeaderWrite(const char *path, const nnrt_model_t *model,
                        const char *source) NN_MUST_USE;

#endif // NNC_HEADER_H
