//===- Png.h - Images as inputs ---------------------------------*- C -*-===//
// Reads a .png as the tensor that an image model wants: NCHW with N = 1, gray
// or RGB as its channels say, f32 scaled to [0,1] or u8 as in the file.
//===----------------------------------------------------------------------===//
#ifndef NNC_PNG_H
#define NNC_PNG_H

#include "nn-c/Status.h"
#include "nnrt/nnrt.h"

/// Decodes a file's bytes, which may be anything, for `port`, whose shape is
/// [1,C,H,W], [C,H,W] or [H,W] with C 1 or 3; H and W may be -1. An image of
/// another size is an error: nothing is resized. Transparent pixels are laid
/// over black. `name` is for messages.
NnStatus nncPngParse(const char *name, const unsigned char *bytes, size_t size,
                     const nnrt_port_t *port,
                     nnrt_tensor_t *tensor) NN_MUST_USE;

NnStatus nncPngRead(const char *path, const nnrt_port_t *port,
                    nnrt_tensor_t *tensor) NN_MUST_USE;

#endif // NNC_PNG_H
