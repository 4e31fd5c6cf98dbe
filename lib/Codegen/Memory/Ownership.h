//===- Ownership.h - Who frees buffers ----------------------------*- C -*-===//
// A buffer of unknown size comes from malloc and belongs to the block that
// makes it, which frees it after its last use or hands it on: to its
// terminator, or to a loop that carries it. What an scf op gives so belongs to
// the block of the op.
//===----------------------------------------------------------------------===//
#ifndef NN_CODEGEN_OWNERSHIP_H
#define NN_CODEGEN_OWNERSHIP_H

#include "nn-c/Builder.h"

/// Whether the type is a buffer's whose size is known only at run time.
bool nnIsUnplaced(MlirType type);

/// Whether the value is a new buffer of unknown size: of memref.alloc or of an
/// scf op.
bool nnIsOwned(MlirValue value);

/// The value that this one renames by memref.cast.
MlirValue nnCastRoot(MlirValue value);

/// A contiguous copy in a new buffer, with the type of `value`.
MlirValue nnCopyBuffer(NnBuilder b, MlirValue value);

#endif // NN_CODEGEN_OWNERSHIP_H
