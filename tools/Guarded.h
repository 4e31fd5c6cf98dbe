//===- Guarded.h - Memory that ends where no more is -----------*- C -*-===//
// A model that reads or writes past the end crashes; what it reads before the
// beginning is no small number.
//===----------------------------------------------------------------------===//
#ifndef NN_TOOLS_GUARDED_H
#define NN_TOOLS_GUARDED_H

#include <stddef.h>

/// Memory behind which the process may read and write no further, with bytes of
/// 0x7F in and before it. NULL if there is none.
void *guardedAllocate(size_t bytes);
/// Releases it; NULL is nothing.
void guardedFree(void *data, size_t bytes);

#endif // NN_TOOLS_GUARDED_H
