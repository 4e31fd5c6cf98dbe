//===- Tensor.c - Tests of Tensor.h --------------------------------------===//
// Creation with hostile shapes, and the stream of random numbers against values
// that the same generator in JavaScript gives.
//===----------------------------------------------------------------------===//
#include "Unit.h"

#include "Files/Tensor.h"

// node -e 'let s=12345;for(let i=0;i<3;i++){s^=s<<13;s>>>=0;s^=s>>>17;s^=s<<5;
// s>>>=0;console.log(s)}'
static const int64_t stream[3] = {3336926330, 1697253807, 2816511904};

static void testCreate(void) {
  nnrt_tensor_t tensor;
  EXPECT(isOk(nncTensorCreate(&tensor, NNRT_I16, 2, (int64_t[]){2, 3})));
  EXPECT(nncTensorBytes(&tensor) == 12 && tensor.capacity == 12);
  EXPECT(((int16_t *)tensor.data)[5] == 0);
  nncTensorDestroy(&tensor);
  EXPECT(!tensor.data);
  EXPECT(isOk(nncTensorCreate(&tensor, NNRT_I16, 1, (int64_t[]){0})));
  EXPECT(tensor.data && nncTensorBytes(&tensor) == 0);
  nncTensorDestroy(&tensor);
  int64_t huge[2] = {INT64_MAX, 2};
  EXPECT(failsWith(nncTensorCreate(&tensor, NNRT_F32, 9, huge),
                   "9 dimensions, more than 8"));
  EXPECT(failsWith(nncTensorCreate(&tensor, NNRT_F32, 2, huge), "no tensor"));
  EXPECT(failsWith(nncTensorCreate(&tensor, NNRT_F32, 1, huge), "no tensor"));
  EXPECT(failsWith(nncTensorCreate(&tensor, NNRT_NONE, 0, huge), "no tensor"));
  EXPECT(!tensor.data);
}

static void testRandom(void) {
  uint32_t state = NNC_RANDOM_SEED;
  double values[3];
  nnrt_tensor_t doubles = {values, 0, NNRT_F64, 1, {3}};
  nncTensorFillRandom(&doubles, &state);
  EXPECT(state == stream[2]);
  EXPECT(values[0] == (double)stream[0] / 4294967296.0);
  // The stream goes on from one tensor to the next; bools take nothing.
  uint8_t flags[2] = {0, 0};
  nnrt_tensor_t bools = {flags, 0, NNRT_BOOL, 1, {2}};
  nncTensorFillRandom(&bools, &state);
  EXPECT(state == stream[2] && flags[0] == 1 && flags[1] == 1);
  state = NNC_RANDOM_SEED;
  int64_t words[1];
  nnrt_tensor_t integers = {words, 0, NNRT_I64, 1, {1}};
  nncTensorFillRandom(&integers, &state);
  EXPECT(words[0] == stream[0] * 100 / 4294967296);
  state = NNC_RANDOM_SEED;
  uint8_t bytes[2];
  nnrt_tensor_t small = {bytes, 0, NNRT_U8, 1, {2}};
  nncTensorFillRandom(&small, &state);
  EXPECT(bytes[0] == stream[0] * 256 / 4294967296);
  EXPECT(bytes[1] == stream[1] * 256 / 4294967296);
}

void testTensor(void) {
  testCreate();
  testRandom();
}
