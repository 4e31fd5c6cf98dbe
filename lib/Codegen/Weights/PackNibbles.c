//===- PackNibbles.c - Weights of four bits -------------------------------===//
// sitofp(byte) becomes uitofp(word >> 4 * (k mod 8) & 15) + low. The sum is
// exact: both are small integers.
//===----------------------------------------------------------------------===//
#include "PackNibbles.h"

#include "nn/Builders/Arith.h"
#include "nn/Builders/Linalg.h"

#include <stdlib.h>

static MlirBlock bodyOf(MlirOperation generic) {
  return mlirRegionGetFirstBlock(linalgGenericGetRegion(generic));
}

/// The only op that uses the argument, if it widens it to f32.
static MlirOperation widening(MlirOperation generic, intptr_t input) {
  MlirValue argument = mlirBlockGetArgument(bodyOf(generic), input);
  MlirOperation none = {NULL};
  if (!nnHasOneUse(argument))
    return none;
  MlirOperation user = mlirOpOperandGetOwner(mlirValueGetFirstUse(argument));
  bool widens = (arithIsaSIToFP(user) || arithIsaUIToFP(user)) &&
                mlirTypeIsAF32(mlirValueGetType(nnResult(user, 0)));
  return widens ? user : none;
}

static bool isWithin(const char *bytes, int64_t n, int64_t low) {
  for (int64_t i = 0; i < n; ++i)
    if ((signed char)bytes[i] < low || (signed char)bytes[i] > low + 15)
      return false;
  return true;
}

bool nnNibblesFit(MlirOperation generic, intptr_t input, MlirAttribute value,
                  int64_t *low) {
  bool isSplat;
  const char *bytes = nnElementsBytes(value, &isSplat);
  if (mlirOperationIsNull(widening(generic, input)) || !bytes || isSplat)
    return false;
  int64_t n = mlirElementsAttrGetNumElements(value);
  *low = isWithin(bytes, n, 0) ? 0 : -8;
  return !*low ||
         (arithIsaSIToFP(widening(generic, input)) && isWithin(bytes, n, *low));
}

void nnNibblesCopy(char *to, int64_t stride, const char *from, int64_t step,
                   int64_t terms, int64_t low) {
  for (int64_t k = 0; k < terms; ++k) {
    int nibble = from[k * step] - (int)low;
    to[k / wordTerms * stride + k % wordTerms / 2] |=
        (char)(nibble << k % 2 * 4);
  }
}

static MlirValue constant(NnBuilder b, MlirType type, int64_t value) {
  return arithConstant(b, mlirIntegerAttrGet(type, value));
}

void nnNibblesUnpack(NnBuilder b, MlirOperation generic, intptr_t input,
                     int loop, int64_t low) {
  MlirContext context = nnBuilderGetContext(b);
  MlirType i32 = mlirIntegerTypeGet(context, 32);
  MlirType f32 = mlirF32TypeGet(context), index = mlirIndexTypeGet(context);
  MlirOperation user = widening(generic, input);
  MlirValue word = mlirBlockGetArgument(bodyOf(generic), input);
  mlirValueSetType(word, i32);
  nnBuilderBefore(b, user);
  MlirValue place =
      arithRemUI(b, linalgIndex(b, loop), constant(b, index, wordTerms));
  MlirValue bits =
      arithMulI(b, arithIndexCast(b, i32, place), constant(b, i32, 4), NULL);
  MlirValue nibble =
      arithAndI(b, arithShRUI(b, word, bits, NULL), constant(b, i32, 15));
  MlirValue number = arithUIToFP(b, f32, nibble);
  if (low)
    number = arithAddF(
        b, number,
        arithConstant(b, mlirFloatAttrDoubleGet(context, f32, (double)low)),
        NULL);
  mlirValueReplaceAllUsesOfWith(nnResult(user, 0), number);
  mlirOperationDestroy(user);
}
