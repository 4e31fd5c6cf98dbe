//===- WireFormat.h - Protocol buffers from files we don't trust *- C -*-===//
// Decodes a protobuf message into the structs that protoc-c generated, driven
// by their descriptors. protobuf_c_message_unpack does the same but recurses
// over the input, copies every byte array, and says only "failed".
//===----------------------------------------------------------------------===//
#ifndef NN_IMPORT_ONNX_WIREFORMAT_H
#define NN_IMPORT_ONNX_WIREFORMAT_H

#include "Arena.h"
#include "nn-c/Status.h"

#include <protobuf-c/protobuf-c.h>

/// Messages nested deeper than this are refused (protobuf's own default).
enum { NN_WIRE_MAX_DEPTH = 100 };

/// Decodes `size` bytes at `data` as one message of `type`. Structs, arrays and
/// strings are taken from `arena`; `bytes` fields point into `data`, which must
/// live as long. Unknown fields are skipped. A singular message given twice,
/// groups, and strings with a NUL byte are refused. Errors name the field's
/// path and the byte at fault, without the file's name.
NN_MUST_USE NnStatus nnWireDecode(const ProtobufCMessageDescriptor *type,
                                  const uint8_t *data, size_t size,
                                  NnArena *arena, ProtobufCMessage **message);

#endif // NN_IMPORT_ONNX_WIREFORMAT_H
