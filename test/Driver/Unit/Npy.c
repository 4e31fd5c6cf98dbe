//===- Npy.c - Tests of Npy.h --------------------------------------------===//
// Files as NumPy writes them, byte for byte, and files that nobody should: cut
// off anywhere, lying about sizes, or changed in any one byte.
//===----------------------------------------------------------------------===//
#include "Unit.h"

#include "Files/File.h"
#include "Files/Npy.h"
#include "Files/Tensor.h"

#include <stdlib.h>
#include <unistd.h>

/// A file with `header` as the text of version `version`, then `data`.
typedef struct Bytes {
  unsigned char bytes[512];
  size_t size;
} Bytes;

static Bytes makeFile(int version, const char *header, const void *data,
                      size_t size) {
  Bytes file = {.bytes = "\x93NUMPY"};
  size_t length = strlen(header), at = version == 1 ? 10 : 12;
  file.bytes[6] = (unsigned char)version;
  file.bytes[8] = (unsigned char)length;
  memcpy(file.bytes + at, header, length);
  memcpy(file.bytes + at + length, data, size);
  file.size = at + length + size;
  return file;
}

/// Parses a copy of exactly the file's size, so that ASan sees every byte read
/// beyond it.
static NnStatus parse(const Bytes *file, size_t size, nnrt_tensor_t *tensor) {
  unsigned char *copy = malloc(size ? size : 1);
  memcpy(copy, file->bytes, size);
  NnStatus status = nncNpyParse("t.npy", copy, size, tensor);
  free(copy);
  return status;
}

static const float six[6] = {1, 2, 3, 4, 5, 6};
static const char plain[] =
    "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }   \n";

static void testRead(void) {
  for (int version = 1; version <= 3; ++version) {
    Bytes file = makeFile(version, plain, six, sizeof six);
    nnrt_tensor_t tensor;
    EXPECT(isOk(parse(&file, file.size, &tensor)));
    EXPECT(tensor.dtype == NNRT_F32 && tensor.rank == 2);
    EXPECT(tensor.shape[0] == 2 && tensor.shape[1] == 3);
    EXPECT(tensor.data && !memcmp(tensor.data, six, sizeof six));
    nncTensorDestroy(&tensor);
  }
}

static void testFortran(void) {
  const char *header =
      "{\"shape\":(2,3),\"fortran_order\":True,\"descr\":\"<f4\"}";
  Bytes file = makeFile(1, header, six, sizeof six);
  nnrt_tensor_t tensor;
  EXPECT(isOk(parse(&file, file.size, &tensor)));
  float expected[6] = {1, 3, 5, 2, 4, 6};
  EXPECT(tensor.data && !memcmp(tensor.data, expected, sizeof expected));
  nncTensorDestroy(&tensor);
}

static void testDtypes(void) {
  static const struct {
    const char *descr;
    int32_t dtype;
  } cases[] = {{"<f4", NNRT_F32}, {"<f8", NNRT_F64}, {"<f2", NNRT_F16},
               {"|i1", NNRT_I8},  {"<i2", NNRT_I16}, {"<i4", NNRT_I32},
               {"<i8", NNRT_I64}, {"|u1", NNRT_U8},  {"|b1", NNRT_BOOL},
               {"<u2", NNRT_U16}, {"<u4", NNRT_U32}, {"<u8", NNRT_U64},
               {"|V2", NNRT_BF16}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; ++i) {
    char header[128], data[8] = {7};
    snprintf(header, sizeof header,
             "{'descr': '%s', 'fortran_order': False, 'shape': ()}",
             cases[i].descr);
    Bytes file = makeFile(1, header, data, 8);
    nnrt_tensor_t tensor;
    EXPECT(isOk(parse(&file, file.size, &tensor)));
    EXPECT(tensor.dtype == cases[i].dtype && tensor.rank == 0);
    // A bool is 1 whatever the file says.
    EXPECT(tensor.data &&
           *(char *)tensor.data == (cases[i].dtype == NNRT_BOOL ? 1 : 7));
    nncTensorDestroy(&tensor);
  }
}

static void expectRefused(const char *header, const char *why) {
  Bytes file = makeFile(1, header, six, sizeof six);
  nnrt_tensor_t tensor;
  EXPECT(failsWith(parse(&file, file.size, &tensor), why));
  EXPECT(!tensor.data);
}

static void testRefused(void) {
  expectRefused("{'descr': '>f4', 'fortran_order': False, 'shape': (1,)}",
                "big-endian");
  expectRefused("{'descr': '<c8', 'fortran_order': False, 'shape': (1,)}",
                "element type that nn lacks");
  expectRefused("{'descr': [('a', '<f4')], 'fortran_order': False, "
                "'shape': (1,)}",
                "element type is not a simple one");
  expectRefused("{'descr': '<f4', 'fortran_order': 0, 'shape': (1,)}",
                "neither True nor False");
  expectRefused("{'descr': '<f4', 'fortran_order': False, 'shape': (7,)}",
                "fewer elements");
  expectRefused("{'descr': '<f4', 'fortran_order': False, 'shape': (-1,)}",
                "tuple of integers");
  expectRefused("{'descr': '<f4', 'fortran_order': False, "
                "'shape': (4611686018427387904, 4)}",
                "tuple of integers");
  expectRefused("{'descr': '<f4', 'fortran_order': False, "
                "'shape': (999999999999999999, 999999999999999999)}",
                "fewer elements");
  expectRefused("{'descr': '<f4', 'fortran_order': False, "
                "'shape': (1, 1, 1, 1, 1, 1, 1, 1, 1)}",
                "more than 8 dimensions");
  expectRefused("{'descr': '<f4', 'fortran_order': False, 'shape': [1]}",
                "not a tuple");
  expectRefused("{'descr': '<f4', 'fortran_order': False, 'shape': (1 2)}",
                "does not end");
  expectRefused("{'descr': '<f4', 'fortran_order': False}", "lacks a key");
  expectRefused("{'descr': '<f4', 'order': False, 'shape': (1,)}",
                "unknown key");
  expectRefused("{'descr': '<f4' 'shape': (1,)}", "not a dict");
  expectRefused("[]", "not a dict");
  expectRefused("", "not a dict");
}

static void testDamaged(void) {
  Bytes file = makeFile(1, plain, six, sizeof six);
  nnrt_tensor_t tensor;
  for (size_t size = 0; size < file.size; ++size) {
    EXPECT(failsWith(parse(&file, size, &tensor), "is no .npy file"));
    EXPECT(!tensor.data);
  }
  // Any single byte may be wrong; the point is that ASan has nothing to say.
  for (size_t i = 0; i < file.size; ++i)
    for (int value = 0; value < 256; value += 5) {
      Bytes damaged = file;
      damaged.bytes[i] = (unsigned char)value;
      nnStatusDestroy(parse(&damaged, damaged.size, &tensor));
      nncTensorDestroy(&tensor);
    }
  file.bytes[6] = 4;
  EXPECT(failsWith(parse(&file, file.size, &tensor), "version"));
}

static void testWrite(void) {
  char path[] = "/tmp/nnc-unit-XXXXXX";
  int file = mkstemp(path);
  EXPECT(file >= 0);
  close(file);
  nnrt_tensor_t tensor = {(void *)six, 0, NNRT_F32, 2, {2, 3}}, again;
  EXPECT(isOk(nncNpyWrite(path, &tensor)));
  unsigned char *bytes;
  size_t size;
  EXPECT(isOk(nncFileRead(path, &bytes, &size)));
  EXPECT(size == 128 + sizeof six);
  const char start[] = "\x93NUMPY\x01\0v\0{'descr': '<f4', 'fortran_order': "
                       "False, 'shape': (2, 3), } ";
  EXPECT(bytes && !memcmp(bytes, start, sizeof start - 1));
  EXPECT(bytes && bytes[127] == '\n');
  free(bytes);
  EXPECT(isOk(nncNpyRead(path, &again)));
  EXPECT(again.data && !memcmp(again.data, six, sizeof six));
  nncTensorDestroy(&again);
  remove(path);
}

static void testWriteLargestHeader(void) {
  char path[] = "/tmp/nnc-unit-XXXXXX";
  close(mkstemp(path));
  // Nothing but the header: one dimension is zero.
  nnrt_tensor_t tensor = {.dtype = NNRT_U8, .rank = NNRT_MAX_RANK}, again;
  for (int i = 0; i < NNRT_MAX_RANK; ++i)
    tensor.shape[i] = 999999999999999999;
  tensor.shape[3] = 0;
  EXPECT(isOk(nncNpyWrite(path, &tensor)));
  EXPECT(isOk(nncNpyRead(path, &again)));
  EXPECT(!memcmp(again.shape, tensor.shape, sizeof tensor.shape));
  nncTensorDestroy(&again);
  remove(path);
  EXPECT(failsWith(nncNpyWrite("/nonexistent/x.npy", &tensor), "can't write"));
  EXPECT(failsWith(nncNpyRead("/nonexistent/x.npy", &again), "can't open"));
}

void testNpy(void) {
  testRead();
  testFortran();
  testDtypes();
  testRefused();
  testDamaged();
  testWrite();
  testWriteLargestHeader();
}
