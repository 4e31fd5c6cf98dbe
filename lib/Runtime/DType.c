//===- DType.c - Element types and element counts ------------------------===//
// Sizes and names of the element types, and the number of elements of a shape.
// Everything here takes values from outside and answers for any of them.
//===----------------------------------------------------------------------===//
#include "nnrt/nnrt.h"

static const struct {
  const char *name;
  size_t size;
} dtypes[] = {
    [NNRT_F32] = {"f32", 4},
    [NNRT_F64] = {"f64", 8},
    [NNRT_F16] = {"f16", 2},
    [NNRT_BF16] = {"bf16", 2},
    [NNRT_I8] = {"i8", 1},
    [NNRT_I16] = {"i16", 2},
    [NNRT_I32] = {"i32", 4},
    [NNRT_I64] = {"i64", 8},
    [NNRT_U8] = {"u8", 1},
    [NNRT_BOOL] = {"bool", 1},
    [NNRT_U16] = {"u16", 2},
    [NNRT_U32] = {"u32", 4},
    [NNRT_U64] = {"u64", 8},
    [NNRT_F8E4M3FN] = {"f8e4m3fn", 1},
    [NNRT_F8E4M3FNUZ] = {"f8e4m3fnuz", 1},
    [NNRT_F8E5M2] = {"f8e5m2", 1},
    [NNRT_F8E5M2FNUZ] = {"f8e5m2fnuz", 1},
    [NNRT_F8E8M0] = {"f8e8m0", 1},
    [NNRT_F4E2M1] = {"f4e2m1", 1},
    [NNRT_I4] = {"i4", 1},
    [NNRT_U4] = {"u4", 1},
    [NNRT_I2] = {"i2", 1},
    [NNRT_U2] = {"u2", 1},
};

static int is_dtype(int32_t dtype) {
  return dtype > NNRT_NONE &&
         dtype < (int32_t)(sizeof dtypes / sizeof dtypes[0]);
}

size_t nnrt_dtype_size(int32_t dtype) {
  return is_dtype(dtype) ? dtypes[dtype].size : 0;
}

const char *nnrt_dtype_name(int32_t dtype) {
  return is_dtype(dtype) ? dtypes[dtype].name : "?";
}

int64_t nnrt_num_elements(int32_t rank, const int64_t *shape) {
  if (rank < 0 || rank > NNRT_MAX_RANK)
    return -1;
  int empty = 0;
  for (int32_t i = 0; i < rank; ++i) {
    if (shape[i] < 0)
      return -1;
    empty |= shape[i] == 0;
  }
  // A dimension of zero wins over an overflow among the others.
  if (empty)
    return 0;
  int64_t count = 1;
  for (int32_t i = 0; i < rank; ++i) {
    if (count > INT64_MAX / shape[i])
      return -1;
    count *= shape[i];
  }
  return count;
}
