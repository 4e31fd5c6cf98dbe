//===- WireFormat.c - Protocol buffers from files we don't trust ----------===//
// A message is scanned twice: once to check its fields and count the elements
// of its arrays, once to fill them in. Nested messages are frames on a stack of
// fixed size, so that neither depth nor size of the input can exhaust ours.
//===----------------------------------------------------------------------===//
#include "WireFormat.h"

#include <stdio.h>
#include <string.h>

typedef struct Frame {
  const ProtobufCMessageDescriptor *type;
  char *message;
  size_t begin, at, end;
  const ProtobufCFieldDescriptor *field; ///< Where the parent holds it.
  size_t index;                          ///< Its place there, if repeated.
} Frame;

typedef struct Decoder {
  const uint8_t *data;
  NnArena *arena;
  Frame stack[NN_WIRE_MAX_DEPTH];
  unsigned depth;
} Decoder;

/// One field as it stands in the input.
typedef struct Field {
  const ProtobufCFieldDescriptor *type; ///< NULL if unknown.
  unsigned wire;
  size_t start;      ///< The tag's first byte.
  size_t begin, end; ///< The payload, if length-prefixed.
  uint64_t value;    ///< The payload, if not.
} Field;

static Frame *topFrame(Decoder *d) { return &d->stack[d->depth - 1]; }

//===----------------------------------------------------------------------===//
// Errors
//===----------------------------------------------------------------------===//

static bool isRepeated(const ProtobufCFieldDescriptor *field) {
  return field->label == PROTOBUF_C_LABEL_REPEATED;
}

static size_t *countOf(const Frame *frame,
                       const ProtobufCFieldDescriptor *field) {
  return (size_t *)(void *)(frame->message + field->quantifier_offset);
}

static void appendField(char *path, size_t size,
                        const ProtobufCFieldDescriptor *field, size_t index) {
  size_t used = strlen(path);
  const char *dot = used ? "." : "";
  if (isRepeated(field))
    snprintf(path + used, size - used, "%s%s[%zu]", dot, field->name, index);
  else
    snprintf(path + used, size - used, "%s%s", dot, field->name);
}

/// The path of `field` (NULL: of the innermost message), and what is wrong.
static NnStatus fail(Decoder *d, const ProtobufCFieldDescriptor *field,
                     size_t at, const char *problem) {
  char path[512] = "";
  for (unsigned i = 1; i < d->depth; ++i)
    appendField(path, sizeof path, d->stack[i].field, d->stack[i].index);
  if (field)
    appendField(path, sizeof path, field,
                isRepeated(field) ? *countOf(topFrame(d), field) : 0);
  const char *what = *path ? path : topFrame(d)->type->short_name;
  return nnStatusCreate(NN_INVALID_MODEL, "%s: %s at byte %zu", what, problem,
                        at);
}

static NnStatus failMemory(Decoder *d, const ProtobufCFieldDescriptor *field,
                           size_t at, size_t size) {
  if (nnArenaIsAtLimit(d->arena, size))
    return fail(d, field, at, "the file needs too much memory for its size");
  return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
}

//===----------------------------------------------------------------------===//
// Reading one field
//===----------------------------------------------------------------------===//

/// Returns NULL, or what is wrong with the varint at `*at`.
static const char *readVarint(const uint8_t *data, size_t *at, size_t end,
                              uint64_t *value) {
  *value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    if (*at >= end)
      return "number is truncated";
    uint8_t byte = data[(*at)++];
    if (shift == 63 && byte > 1)
      return "number has more than 64 bits";
    *value |= (uint64_t)(byte & 0x7f) << shift;
    if (byte < 0x80)
      return NULL;
  }
  return "number has more than 64 bits";
}

static const char *readFixed(const uint8_t *data, size_t *at, size_t end,
                             unsigned bytes, uint64_t *value) {
  if (end - *at < bytes)
    return "number is truncated";
  *value = 0;
  for (unsigned i = 0; i < bytes; ++i)
    *value |= (uint64_t)data[*at + i] << (8 * i);
  *at += bytes;
  return NULL;
}

static const char *readSpan(const uint8_t *data, size_t *at, size_t end,
                            Field *field) {
  uint64_t length;
  const char *problem = readVarint(data, at, end, &length);
  if (problem)
    return problem;
  if (length > end - *at)
    return "field is truncated";
  field->begin = *at;
  field->end = *at += (size_t)length;
  return NULL;
}

static const char *readPayload(const uint8_t *data, size_t *at, size_t end,
                               Field *field) {
  switch (field->wire) {
  case PROTOBUF_C_WIRE_TYPE_VARINT:
    return readVarint(data, at, end, &field->value);
  case PROTOBUF_C_WIRE_TYPE_64BIT:
    return readFixed(data, at, end, 8, &field->value);
  case PROTOBUF_C_WIRE_TYPE_32BIT:
    return readFixed(data, at, end, 4, &field->value);
  case PROTOBUF_C_WIRE_TYPE_LENGTH_PREFIXED:
    return readSpan(data, at, end, field);
  default:
    return "field has an unknown wire type";
  }
}

static unsigned wireOf(ProtobufCType type) {
  switch (type) {
  case PROTOBUF_C_TYPE_SFIXED32:
  case PROTOBUF_C_TYPE_FIXED32:
  case PROTOBUF_C_TYPE_FLOAT:
    return PROTOBUF_C_WIRE_TYPE_32BIT;
  case PROTOBUF_C_TYPE_SFIXED64:
  case PROTOBUF_C_TYPE_FIXED64:
  case PROTOBUF_C_TYPE_DOUBLE:
    return PROTOBUF_C_WIRE_TYPE_64BIT;
  case PROTOBUF_C_TYPE_STRING:
  case PROTOBUF_C_TYPE_BYTES:
  case PROTOBUF_C_TYPE_MESSAGE:
    return PROTOBUF_C_WIRE_TYPE_LENGTH_PREFIXED;
  default:
    return PROTOBUF_C_WIRE_TYPE_VARINT;
  }
}

static bool isPacked(const Field *field) {
  return field->wire == PROTOBUF_C_WIRE_TYPE_LENGTH_PREFIXED &&
         wireOf(field->type->type) != PROTOBUF_C_WIRE_TYPE_LENGTH_PREFIXED;
}

static bool hasRightWire(const Field *field) {
  return field->wire == wireOf(field->type->type) ||
         (isPacked(field) && isRepeated(field->type));
}

static NnStatus readField(Decoder *d, Field *field) {
  Frame *frame = topFrame(d);
  uint64_t tag;
  *field = (Field){.start = frame->at};
  const char *problem = readVarint(d->data, &frame->at, frame->end, &tag);
  if (problem)
    return fail(d, NULL, field->start, problem);
  if (tag >> 3 == 0 || tag > UINT32_MAX)
    return fail(d, NULL, field->start, "field has an impossible number");
  field->wire = tag & 7;
  field->type = protobuf_c_message_descriptor_get_field(frame->type,
                                                        (unsigned)(tag >> 3));
  if (field->type && !hasRightWire(field))
    return fail(d, field->type, field->start, "field has the wrong wire type");
  problem = readPayload(d->data, &frame->at, frame->end, field);
  return problem ? fail(d, field->type, field->start, problem) : NULL;
}

//===----------------------------------------------------------------------===//
// First pass: check and count
//===----------------------------------------------------------------------===//

static size_t sizeOf(ProtobufCType type) {
  switch (type) {
  case PROTOBUF_C_TYPE_STRING:
  case PROTOBUF_C_TYPE_MESSAGE:
    return sizeof(void *);
  case PROTOBUF_C_TYPE_BYTES:
    return sizeof(ProtobufCBinaryData);
  case PROTOBUF_C_TYPE_BOOL:
    return sizeof(protobuf_c_boolean);
  case PROTOBUF_C_TYPE_INT64:
  case PROTOBUF_C_TYPE_SINT64:
  case PROTOBUF_C_TYPE_UINT64:
  case PROTOBUF_C_TYPE_SFIXED64:
  case PROTOBUF_C_TYPE_FIXED64:
  case PROTOBUF_C_TYPE_DOUBLE:
    return 8;
  default:
    return 4;
  }
}

static NnStatus countPacked(Decoder *d, const Field *field, size_t *count) {
  size_t size = field->end - field->begin, width = sizeOf(field->type->type);
  if (wireOf(field->type->type) != PROTOBUF_C_WIRE_TYPE_VARINT) {
    if (size % width)
      return fail(d, field->type, field->start, "last element is truncated");
    *count += size / width;
    return NULL;
  }
  for (size_t i = field->begin; i < field->end; ++i)
    *count += d->data[i] < 0x80;
  if (size && d->data[field->end - 1] >= 0x80)
    return fail(d, field->type, field->start, "last element is truncated");
  return NULL;
}

static NnStatus countField(Decoder *d, const Field *field) {
  if (!field->type || !isRepeated(field->type))
    return NULL;
  size_t *count = countOf(topFrame(d), field->type);
  if (isPacked(field))
    return countPacked(d, field, count);
  ++*count;
  return NULL;
}

/// Gives each repeated field its array, empty again.
static NnStatus takeArrays(Decoder *d) {
  Frame *frame = topFrame(d);
  for (unsigned i = 0; i < frame->type->n_fields; ++i) {
    const ProtobufCFieldDescriptor *field = &frame->type->fields[i];
    if (!isRepeated(field) || *countOf(frame, field) == 0)
      continue;
    size_t *count = countOf(frame, field), width = sizeOf(field->type);
    void *array = nnArenaTakeArray(d->arena, *count, width);
    if (!array)
      return failMemory(d, field, frame->begin, *count * width);
    memcpy(frame->message + field->offset, &array, sizeof array);
    *count = 0;
  }
  return NULL;
}

static NnStatus scanMessage(Decoder *d) {
  Frame *frame = topFrame(d);
  NnStatus status = NULL;
  while (!status && frame->at < frame->end) {
    Field field;
    status = readField(d, &field);
    if (!status)
      status = countField(d, &field);
  }
  frame->at = frame->begin;
  return status ? status : takeArrays(d);
}

//===----------------------------------------------------------------------===//
// Second pass: fill in
//===----------------------------------------------------------------------===//

static void storeScalar(ProtobufCType type, void *slot, uint64_t value) {
  uint32_t word = (uint32_t)value;
  protobuf_c_boolean truth = value != 0;
  switch (type) {
  case PROTOBUF_C_TYPE_BOOL:
    memcpy(slot, &truth, sizeof truth);
    return;
  case PROTOBUF_C_TYPE_SINT32:
    word = (word >> 1) ^ (0u - (word & 1));
    break;
  case PROTOBUF_C_TYPE_SINT64:
    value = (value >> 1) ^ (0u - (value & 1));
    break;
  default:
    break;
  }
  if (sizeOf(type) == 8)
    memcpy(slot, &value, 8);
  else
    memcpy(slot, &word, 4);
}

static NnStatus storeString(Decoder *d, const Field *field, void *slot) {
  size_t length = field->end - field->begin;
  const char *string = protobuf_c_empty_string;
  if (length) {
    if (memchr(d->data + field->begin, 0, length))
      return fail(d, field->type, field->start, "text holds a NUL byte");
    char *copy = nnArenaTake(d->arena, length + 1);
    if (!copy)
      return failMemory(d, field->type, field->start, length + 1);
    memcpy(copy, d->data + field->begin, length);
    string = copy;
  }
  memcpy(slot, &string, sizeof string);
  return NULL;
}

static void storeBytes(Decoder *d, const Field *field, void *slot) {
  ProtobufCBinaryData bytes = {.len = field->end - field->begin,
                               .data = (uint8_t *)d->data + field->begin};
  memcpy(slot, &bytes, sizeof bytes);
}

static NnStatus pushMessage(Decoder *d, const Field *field, size_t index,
                            void *slot) {
  const ProtobufCMessageDescriptor *type = field->type->descriptor;
  if (d->depth == NN_WIRE_MAX_DEPTH)
    return fail(d, field->type, field->start, "messages are nested too deeply");
  void *message = nnArenaTake(d->arena, type->sizeof_message);
  if (!message)
    return failMemory(d, field->type, field->start, type->sizeof_message);
  type->message_init(message);
  memcpy(slot, &message, sizeof message);
  d->stack[d->depth++] = (Frame){.type = type,
                                 .message = message,
                                 .begin = field->begin,
                                 .at = field->begin,
                                 .end = field->end,
                                 .field = field->type,
                                 .index = index};
  return scanMessage(d);
}

static NnStatus storePacked(Decoder *d, const Field *field, char *slot,
                            size_t *count) {
  unsigned wire = wireOf(field->type->type);
  size_t width = sizeOf(field->type->type);
  for (size_t at = field->begin; at < field->end;) {
    Field element = {.wire = wire};
    size_t start = at;
    const char *problem = readPayload(d->data, &at, field->end, &element);
    if (problem)
      return fail(d, field->type, start, problem);
    storeScalar(field->type->type, slot, element.value);
    slot += width;
    ++*count;
  }
  return NULL;
}

static NnStatus storeElement(Decoder *d, const Field *field, size_t index,
                             void *slot) {
  switch (field->type->type) {
  case PROTOBUF_C_TYPE_STRING:
    return storeString(d, field, slot);
  case PROTOBUF_C_TYPE_BYTES:
    storeBytes(d, field, slot);
    return NULL;
  case PROTOBUF_C_TYPE_MESSAGE:
    return pushMessage(d, field, index, slot);
  default:
    storeScalar(field->type->type, slot, field->value);
    return NULL;
  }
}

/// Appends to an array. The count grows last: errors use it as the index.
static NnStatus storeRepeated(Decoder *d, const Field *field) {
  Frame *frame = topFrame(d);
  size_t *count = countOf(frame, field->type);
  char *array;
  memcpy(&array, frame->message + field->type->offset, sizeof array);
  char *slot = array + *count * sizeOf(field->type->type);
  if (isPacked(field))
    return storePacked(d, field, slot, count);
  NnStatus status = storeElement(d, field, *count, slot);
  ++*count;
  return status;
}

/// Marks a singular field as present; false if its message already is.
static bool markPresent(Frame *frame, const ProtobufCFieldDescriptor *field) {
  bool isMessage = field->type == PROTOBUF_C_TYPE_MESSAGE, isPresent = false;
  void *quantifier = frame->message + field->quantifier_offset;
  if (field->flags & PROTOBUF_C_FIELD_FLAG_ONEOF) {
    isPresent = memcmp(quantifier, &field->id, sizeof field->id) == 0;
    memcpy(quantifier, &field->id, sizeof field->id);
  } else if (isMessage) {
    void *message;
    memcpy(&message, frame->message + field->offset, sizeof message);
    isPresent = message != NULL;
  } else if (field->type != PROTOBUF_C_TYPE_STRING) {
    memcpy(quantifier, &(protobuf_c_boolean){1}, sizeof(protobuf_c_boolean));
  }
  return !(isMessage && isPresent);
}

static NnStatus storeField(Decoder *d, const Field *field) {
  Frame *frame = topFrame(d);
  if (!field->type)
    return NULL;
  if (isRepeated(field->type))
    return storeRepeated(d, field);
  if (!markPresent(frame, field->type))
    return fail(d, field->type, field->start, "field is given twice");
  return storeElement(d, field, 0, frame->message + field->type->offset);
}

static NnStatus fillMessages(Decoder *d) {
  NnStatus status = NULL;
  while (!status && d->depth) {
    Field field;
    if (topFrame(d)->at == topFrame(d)->end) {
      --d->depth;
      continue;
    }
    status = readField(d, &field);
    if (!status)
      status = storeField(d, &field);
  }
  return status;
}

NnStatus nnWireDecode(const ProtobufCMessageDescriptor *type,
                      const uint8_t *data, size_t size, NnArena *arena,
                      ProtobufCMessage **message) {
  Decoder d = {.data = data, .arena = arena, .depth = 1};
  *message = nnArenaTake(arena, type->sizeof_message);
  if (!*message)
    return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  type->message_init(*message);
  d.stack[0] = (Frame){.type = type, .message = (char *)*message, .end = size};
  NnStatus status = scanMessage(&d);
  return status ? status : fillMessages(&d);
}
