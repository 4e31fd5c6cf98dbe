//===- Element.c - Tests of Element.h ------------------------------------===//
// The 16-bit types: every f16 survives a round trip, and ties go to even.
//===----------------------------------------------------------------------===//
#include "Unit.h"

#include "Files/Element.h"

#include <math.h>

static uint16_t store(int32_t dtype, double value) {
  uint16_t bits;
  nncElementSet(dtype, &bits, 0, value);
  return bits;
}

static int badRoundTrips(int32_t dtype) {
  int bad = 0;
  for (int i = 0; i < 65536; ++i) {
    uint16_t bits = (uint16_t)i;
    double value = nncElementGetDouble(dtype, &bits, 0);
    uint16_t again = store(dtype, value);
    if (isnan(value) ? !isnan(nncElementGetDouble(dtype, &again, 0))
                     : again != bits)
      ++bad;
  }
  return bad;
}

static void testHalf(void) {
  EXPECT(badRoundTrips(NNRT_F16) == 0);
  EXPECT(store(NNRT_F16, 1.0) == 0x3c00);
  EXPECT(store(NNRT_F16, -2.0) == 0xc000);
  EXPECT(store(NNRT_F16, 65504.0) == 0x7bff);
  EXPECT(store(NNRT_F16, 65519.0) == 0x7bff);
  EXPECT(store(NNRT_F16, 65520.0) == 0x7c00);
  EXPECT(store(NNRT_F16, 0x1p-24) == 1);
  EXPECT(store(NNRT_F16, 0x1p-25) == 0);
  EXPECT(store(NNRT_F16, 0x1.8p-24) == 2);
  EXPECT(store(NNRT_F16, 1.0 + 0x1p-11) == 0x3c00);
  EXPECT(store(NNRT_F16, 1.0 + 0x3p-11) == 0x3c02);
  // Rounding up carries into the exponent.
  EXPECT(store(NNRT_F16, 2.0 - 0x1p-12) == 0x4000);
}

static void testBfloat(void) {
  EXPECT(badRoundTrips(NNRT_BF16) == 0);
  EXPECT(store(NNRT_BF16, 1.0) == 0x3f80);
  EXPECT(store(NNRT_BF16, 1.0 + 0x1p-8) == 0x3f80);
  EXPECT(store(NNRT_BF16, 1.0 + 0x3p-8) == 0x3f82);
  EXPECT(store(NNRT_BF16, INFINITY) == 0x7f80);
  EXPECT(store(NNRT_BF16, 3.4e38) == 0x7f80);
}

static void testIntegers(void) {
  int8_t bytes[2] = {-128, 127};
  EXPECT(nncElementGetInteger(NNRT_I8, bytes, 0) == -128);
  EXPECT(nncElementGetInteger(NNRT_U8, bytes, 0) == 128);
  EXPECT(nncElementGetInteger(NNRT_BOOL, bytes, 1) == 1);
  EXPECT(nncElementGetDouble(NNRT_I8, bytes, 1) == 127);
  EXPECT(nncElementGetInteger(NNRT_NONE, bytes, 0) == 0);
}

void testElement(void) {
  testHalf();
  testBfloat();
  testIntegers();
  EXPECT(nncDtypeIsFloat(NNRT_BF16) && !nncDtypeIsFloat(NNRT_U8));
  EXPECT(nncDtypeRound(NNRT_F64, 0.1) == 0.1);
  EXPECT(nncDtypeRound(NNRT_F32, 0.1) == 0.1f);
  EXPECT(nncDtypeRound(NNRT_F16, 0.1) == 0x1.998p-4);
}
