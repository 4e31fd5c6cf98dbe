//===- Shape.h - Shapes as text ---------------------------------*- C -*-===//
// Shapes are written 1x3x224x224 on the command line and tensor types as
// f32[1x3x224x224] in messages; `?` stands for a dimension known at run time.
//===----------------------------------------------------------------------===//
#ifndef NNC_SHAPE_H
#define NNC_SHAPE_H

#include "Options.h"
#include "nnrt/nnrt.h"

enum { NNC_TYPE_TEXT = 192 };

/// Text of a type, by value so that several fit one printf.
typedef struct NncTypeText {
  char text[NNC_TYPE_TEXT];
} NncTypeText;

NncTypeText nncTypeText(int32_t dtype, int32_t rank, const int64_t *shape);
NncTypeText nncPortText(const nnrt_port_t *port);
NncTypeText nncTensorText(const nnrt_tensor_t *tensor);

/// An input's name with the shape that it is to have.
typedef struct NncShape {
  const char *name; ///< Not NUL-terminated: nameLength characters.
  size_t nameLength;
  int32_t rank;
  int64_t shape[NNRT_MAX_RANK];
} NncShape;

/// Parses NAME=1x3x224x224; NAME= is a scalar, and `?`, which leaves a
/// dimension open, is -1.
NnStatus nncShapeParse(const char *text, NncShape *shape) NN_MUST_USE;

/// Parses all `texts`; two for one name are an error. `*shapes` is freed by the
/// caller.
NnStatus nncShapesParse(NncList texts, NncShape **shapes) NN_MUST_USE;

/// The shape for the input `name`, or NULL.
const NncShape *nncShapesFind(const NncShape *shapes, size_t count,
                              const char *name);

#endif // NNC_SHAPE_H
