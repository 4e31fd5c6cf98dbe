//===- EmitTable.c - Numbers of few values --------------------------------===//
// uitofp(x & 15) + low, of which there are sixteen values, is looked up in a
// register of these, by the lowest four bits of each lane, in one instruction.
//===----------------------------------------------------------------------===//
#include "Codegen/Nest/Emitter.h"

#include "nn/Builders/Arith.h"
#include "nn/Builders/Llvm.h"

enum { tableSize = 16 };

/// x of uitofp(x & 15), or null.
static MlirValue numberedBy(MlirOperation op) {
  MlirValue none = {NULL};
  if (!arithIsaUIToFP(op) || !mlirTypeIsAF32(mlirValueGetType(nnResult(op, 0))))
    return none;
  MlirOperation mask = nnDefiningOp(nnOperand(op, 0));
  if (!arithIsaAndI(mask) ||
      nnBitWidth(mlirValueGetType(nnResult(mask, 0))) != 8 * sizeof(int32_t))
    return none;
  MlirOperation bits = nnDefiningOp(nnOperand(mask, 1));
  return arithIsaConstant(bits) &&
                 nnAttrInt(arithConstantGetValueAttr(bits), 0) == tableSize - 1
             ? nnOperand(mask, 0)
             : none;
}

MlirValue nnTableIndex(const Emitter *e, MlirOperation op, double *low) {
  MlirValue none = {NULL};
  *low = 0;
  if (!e->tile.looksUp)
    return none;
  if (arithIsaUIToFP(op))
    return numberedBy(op);
  if (!arithIsaAddF(op))
    return none;
  MlirOperation number = nnDefiningOp(nnOperand(op, 0));
  MlirOperation added = nnDefiningOp(nnOperand(op, 1));
  if (mlirOperationIsNull(number) || !arithIsaConstant(added))
    return none;
  *low = mlirFloatAttrGetValueDouble(arithConstantGetValueAttr(added));
  return numberedBy(number);
}

MlirValue nnEmitTable(const Emitter *e, MlirValue index, double low) {
  float values[tableSize];
  for (int i = 0; i < tableSize; ++i)
    values[i] = (float)(i + low);
  MlirType f32 = mlirF32TypeGet(nnBuilderGetContext(e->b));
  MlirType type = nnLanesType(f32, tableSize);
  MlirValue table = arithConstant(
      e->b, mlirDenseElementsAttrFloatGet(type, tableSize, values));
  return nnResult(llvmCallIntrinsicCreate(
                      e->b, type, NN_VALUES(table, index), (NnValues){0},
                      nnStr("llvm.x86.avx512.permvar.sf.512"), (NnInts){0},
                      NULL),
                  0);
}
