//===- Npy.c - NumPy's .npy files ----------------------------------------===//
// "\x93NUMPY", version, length of the header, a Python dict as text, elements.
// The header is parsed strictly; nothing in it is trusted: sizes are checked
// against the bytes that are there before anything is allocated.
//===----------------------------------------------------------------------===//
#include "Files/Npy.h"

#include "Files/File.h"
#include "Files/Tensor.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error "elements are copied as they are: the host must be little-endian"
#endif

static const struct {
  char code[3];
  int32_t dtype;
} codes[] = {
    // The first one of a dtype is the one that is written. Types that NumPy
    // lacks are written as the integers of their bits.
    {"f4", NNRT_F32},    {"f8", NNRT_F64},        {"f2", NNRT_F16},
    {"i1", NNRT_I8},     {"i2", NNRT_I16},        {"i4", NNRT_I32},
    {"i8", NNRT_I64},    {"u1", NNRT_U8},         {"u2", NNRT_U16},
    {"u4", NNRT_U32},    {"u8", NNRT_U64},        {"b1", NNRT_BOOL},
    {"u2", NNRT_BF16},   {"V2", NNRT_BF16},       {"u1", NNRT_F8E4M3FN},
    {"u1", NNRT_F8E5M2}, {"u1", NNRT_F8E4M3FNUZ}, {"u1", NNRT_F8E8M0},
    {"u1", NNRT_F4E2M1}, {"u1", NNRT_F8E5M2FNUZ}, {"u1", NNRT_U4},
    {"i1", NNRT_I4},     {"u1", NNRT_U2},         {"i1", NNRT_I2},
};
enum { NUM_CODES = sizeof codes / sizeof codes[0] };

/// A header while it is being read.
typedef struct Header {
  const char *name; ///< Of the file.
  const char *at, *end;
  int32_t dtype, rank;
  int64_t shape[NNRT_MAX_RANK];
  bool fortran;
  unsigned seen; ///< One bit a key.
} Header;

enum { SEEN_DESCR = 1, SEEN_FORTRAN = 2, SEEN_SHAPE = 4, SEEN_ALL = 7 };

static NnStatus malformed(const char *name, const char *why) {
  return nnStatusCreate(NN_INVALID_ARGUMENT, "'%s' is no .npy file: %s", name,
                        why);
}

//===----------------------------------------------------------------------===//
// The header's text
//===----------------------------------------------------------------------===//

static void skipSpace(Header *header) {
  while (header->at < header->end && strchr(" \t\n", *header->at) &&
         *header->at)
    ++header->at;
}

/// Skips space and `text`; false, without moving on, if something else comes.
static bool accept(Header *header, const char *text) {
  skipSpace(header);
  size_t length = strlen(text);
  if ((size_t)(header->end - header->at) < length ||
      memcmp(header->at, text, length))
    return false;
  header->at += length;
  return true;
}

static NnStatus parseDescr(Header *header) {
  char quote = accept(header, "'") ? '\'' : accept(header, "\"") ? '"' : 0;
  const char *at = header->at;
  if (!quote || header->end - at < 4 || at[3] != quote || !at[0] ||
      !strchr("<>=|", at[0]))
    return malformed(header->name, "its element type is not a simple one");
  header->at += 4;
  if (at[0] == '>' && at[2] != '1')
    return nnStatusCreate(NN_UNSUPPORTED, "'%s' is big-endian (%.3s)",
                          header->name, at);
  for (int i = 0; i < NUM_CODES; ++i)
    if (!memcmp(codes[i].code, at + 1, 2)) {
      header->dtype = codes[i].dtype;
      return NULL;
    }
  return nnStatusCreate(NN_UNSUPPORTED,
                        "'%s' has an element type that nn lacks", header->name);
}

static NnStatus parseFortran(Header *header) {
  header->fortran = accept(header, "True");
  if (!header->fortran && !accept(header, "False"))
    return malformed(header->name, "fortran_order is neither True nor False");
  return NULL;
}

/// A decimal of at most 18 digits, so that it fits.
static bool parseDimension(Header *header, int64_t *dimension) {
  skipSpace(header);
  int digits = 0;
  *dimension = 0;
  for (; header->at < header->end && *header->at >= '0' && *header->at <= '9';
       ++header->at, ++digits)
    if (digits < 18)
      *dimension = 10 * *dimension + (*header->at - '0');
  return digits > 0 && digits <= 18;
}

static NnStatus parseShape(Header *header) {
  if (!accept(header, "("))
    return malformed(header->name, "its shape is not a tuple");
  header->rank = 0;
  while (!accept(header, ")")) {
    int64_t dimension;
    if (!parseDimension(header, &dimension))
      return malformed(header->name, "its shape is not a tuple of integers");
    if (header->rank == NNRT_MAX_RANK)
      return nnStatusCreate(NN_UNSUPPORTED, "'%s' has more than %d dimensions",
                            header->name, NNRT_MAX_RANK);
    header->shape[header->rank++] = dimension;
    if (accept(header, ","))
      continue;
    if (accept(header, ")"))
      break;
    return malformed(header->name, "its shape does not end");
  }
  return NULL;
}

static const struct {
  const char *name;
  unsigned bit;
  NnStatus (*parse)(Header *header);
} keys[] = {
    {"descr", SEEN_DESCR, parseDescr},
    {"fortran_order", SEEN_FORTRAN, parseFortran},
    {"shape", SEEN_SHAPE, parseShape},
};

static NnStatus parseEntry(Header *header) {
  char quote[2] = {accept(header, "'") ? '\'' : '"', 0};
  if (quote[0] == '"' && !accept(header, "\""))
    return malformed(header->name, "its header is not a dict");
  for (size_t i = 0; i < sizeof keys / sizeof keys[0]; ++i) {
    const char *start = header->at;
    if (accept(header, keys[i].name) && accept(header, quote) &&
        accept(header, ":")) {
      header->seen |= keys[i].bit;
      return keys[i].parse(header);
    }
    header->at = start;
  }
  return malformed(header->name, "its header has an unknown key");
}

static NnStatus parseHeader(Header *header) {
  if (!accept(header, "{"))
    return malformed(header->name, "its header is not a dict");
  while (!accept(header, "}")) {
    NnStatus status = parseEntry(header);
    if (status)
      return status;
    if (!accept(header, ",") && header->at < header->end && *header->at != '}')
      return malformed(header->name, "its header is not a dict");
  }
  return header->seen == SEEN_ALL
             ? NULL
             : malformed(header->name, "its header lacks a key");
}

//===----------------------------------------------------------------------===//
// The file
//===----------------------------------------------------------------------===//

/// Finds the header's text and what comes after it.
static NnStatus splitFile(const char *name, const unsigned char *bytes,
                          size_t size, Header *header) {
  if (size < 10 || memcmp(bytes, "\x93NUMPY", 6))
    return malformed(name, "it does not begin with \\x93NUMPY");
  if (bytes[6] < 1 || bytes[6] > 3)
    return malformed(name, "its version is not 1, 2 or 3");
  size_t length = bytes[8] | (size_t)bytes[9] << 8, start = 10;
  if (bytes[6] > 1) {
    if (size < 12)
      return malformed(name, "it is cut off");
    length |= (size_t)bytes[10] << 16 | (size_t)bytes[11] << 24;
    start = 12;
  }
  if (length > size - start)
    return malformed(name, "it is cut off");
  *header = (Header){.name = name, .at = (const char *)bytes + start};
  header->end = header->at + length;
  return NULL;
}

/// Copies elements that lie in column-major order into row-major order.
static void copyFortran(const unsigned char *from, nnrt_tensor_t *tensor) {
  size_t size = nnrt_dtype_size(tensor->dtype);
  int64_t count = nnrt_num_elements(tensor->rank, tensor->shape);
  for (int64_t i = 0; i < count; ++i) {
    int64_t rest = i, source = 0;
    for (int32_t axis = tensor->rank; axis-- > 0;) {
      int64_t place = rest % tensor->shape[axis], stride = 1;
      rest /= tensor->shape[axis];
      for (int32_t before = 0; before < axis; ++before)
        stride *= tensor->shape[before];
      source += place * stride;
    }
    memcpy((char *)tensor->data + (size_t)i * size,
           from + (size_t)source * size, size);
  }
}

/// Bools are one byte, 0 or 1; a file may hold any byte.
static void normalizeBools(nnrt_tensor_t *tensor) {
  unsigned char *bytes = tensor->data;
  for (int64_t i = 0; tensor->dtype == NNRT_BOOL && i < tensor->capacity; ++i)
    bytes[i] = bytes[i] != 0;
}

NnStatus nncNpyParse(const char *name, const unsigned char *bytes, size_t size,
                     nnrt_tensor_t *tensor) {
  *tensor = (nnrt_tensor_t){0};
  Header header;
  NnStatus status = splitFile(name, bytes, size, &header);
  if (status)
    return status;
  const unsigned char *data = (const unsigned char *)header.end;
  size_t available = size - (size_t)(data - bytes);
  status = parseHeader(&header);
  if (status)
    return status;
  int64_t count = nnrt_num_elements(header.rank, header.shape);
  size_t elementSize = nnrt_dtype_size(header.dtype);
  if (count < 0 || (uint64_t)count > available / elementSize)
    return malformed(name, "it has fewer elements than its shape says");
  status = nncTensorCreate(tensor, header.dtype, header.rank, header.shape);
  if (status)
    return status;
  if (header.fortran)
    copyFortran(data, tensor);
  else
    memcpy(tensor->data, data, (size_t)count * elementSize);
  normalizeBools(tensor);
  return NULL;
}

NnStatus nncNpyRead(const char *path, nnrt_tensor_t *tensor) {
  *tensor = (nnrt_tensor_t){0};
  unsigned char *bytes;
  size_t size;
  NnStatus status = nncFileRead(path, &bytes, &size);
  if (status)
    return status;
  status = nncNpyParse(path, bytes, size, tensor);
  free(bytes);
  return status;
}

static const char *codeOf(int32_t dtype) {
  for (int i = 0; i < NUM_CODES; ++i)
    if (codes[i].dtype == dtype)
      return codes[i].code;
  return NULL;
}

void nncNpyTakeAs(int32_t dtype, nnrt_tensor_t *tensor) {
  const char *code = codeOf(dtype), *found = codeOf(tensor->dtype);
  if (code && found && !strcmp(code, found))
    tensor->dtype = dtype;
}

/// Writes "(1, 2)", "(3,)" or "()" and returns its length.
static int printShape(char *text, size_t size, const nnrt_tensor_t *tensor) {
  int at = snprintf(text, size, "(");
  for (int32_t i = 0; i < tensor->rank; ++i)
    at += snprintf(text + at, size - (size_t)at, "%s%" PRId64, i ? ", " : "",
                   tensor->shape[i]);
  const char *end = tensor->rank == 1 ? ",)" : ")";
  return at + snprintf(text + at, size - (size_t)at, "%s", end);
}

NnStatus nncNpyWrite(const char *path, const nnrt_tensor_t *tensor) {
  // The largest header: 8 dimensions of 19 digits. A multiple of 64, so that
  // the elements are aligned, as the format asks for.
  enum { ALIGN = 64, PREFIX = 10, CAPACITY = 5 * ALIGN };
  char file[CAPACITY], shape[200];
  const char *code = codeOf(tensor->dtype);
  if (!code)
    return nnStatusCreate(NN_UNSUPPORTED, "'%s': .npy files have no %s", path,
                          nnrt_dtype_name(tensor->dtype));
  printShape(shape, sizeof shape, tensor);
  int used =
      snprintf(file + PREFIX, sizeof file - PREFIX,
               "{'descr': '%c%s', 'fortran_order': False, "
               "'shape': %s, }",
               nnrt_dtype_size(tensor->dtype) == 1 ? '|' : '<', code, shape);
  size_t size = ((size_t)used + PREFIX + ALIGN) / ALIGN * ALIGN;
  memset(file + PREFIX + used, ' ', size - PREFIX - (size_t)used);
  file[size - 1] = '\n';
  memcpy(file, "\x93NUMPY\x01", 8);
  file[8] = (char)((size - PREFIX) & 255);
  file[9] = (char)((size - PREFIX) >> 8);
  return nncFileWrite(path, file, size, tensor->data, nncTensorBytes(tensor));
}
