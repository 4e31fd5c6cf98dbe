//===- EmitChoice.c - Terms that each lane chooses of a group -------------===//
// A group of 2 to 16 terms fills a register, again and again if it is smaller.
// One permutation then gives each lane its own: it takes the lowest bits of a
// lane, and those above the place don't matter.
//===----------------------------------------------------------------------===//
#include "Codegen/Nest/Emitter.h"
#include "Support/TermGroups.h"

#include "nn/Builders/Arith.h"
#include "nn/Builders/Llvm.h"
#include "nn/Builders/Vector.h"

enum { mostLanes = 16 };

static MlirValue repeat(Emitter *e, MlirValue group, int64_t of) {
  int64_t from[mostLanes];
  for (int i = 0; i < e->tile.lanes; ++i)
    from[i] = i % of;
  return vectorShuffle(e->b, group, group, (NnInts){e->tile.lanes, from});
}

/// The term's field of words as their lowest bits.
static MlirValue fieldOf(Emitter *e, MlirValue words) {
  int loop = e->stage->list.loop;
  MlirType i32 = mlirIntegerTypeGet(nnBuilderGetContext(e->b), 32);
  Index field = nnIndexScale(e->b, nnIndexMod(e->b, e->at[loop], nnWordPlaces),
                             nnPlaceBits);
  MlirValue bits =
      nnIndexIsConstant(field)
          ? arithConstant(e->b, mlirIntegerAttrGet(i32, field.constant))
          : arithIndexCast(e->b, i32, nnIndexValue(e->b, field));
  return arithShRUI(e->b, words, nnEmitSplat(e->b, bits, e->tile.lanes), NULL);
}

/// vpermps of as many lanes; AVX2's takes its operands in this order too.
static MlirValue permute(Emitter *e, MlirValue vector, MlirValue places) {
  const char *name = e->tile.lanes == mostLanes
                         ? "llvm.x86.avx512.permvar.sf.512"
                         : "llvm.x86.avx2.permps";
  return nnResult(llvmCallIntrinsicCreate(
                      e->b, mlirValueGetType(vector), NN_VALUES(vector, places),
                      (NnValues){0}, nnStr(name), (NnInts){0}, NULL),
                  0);
}

MlirValue nnEmitChoice(Emitter *e, MlirValue tensor, NnValues indices,
                       MlirValue words) {
  int64_t of = e->stage->list.of;
  MlirType element = nnElementType(tensor);
  MlirValue group =
      vectorTransferRead(e->b, nnLanesType(element, (int)of), tensor, indices,
                         nnEmitZero(e->b, element), (MlirValue){NULL},
                         nnMinorIdentity(e->b, (int)indices.n), NN_INTS(1));
  if (of < e->tile.lanes)
    group = repeat(e, group, of);
  return permute(e, group, fieldOf(e, words));
}
