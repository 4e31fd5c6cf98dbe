//===- Target.h - The machine that code is generated for -------*- C -*-===//
// A CPU by LLVM's names: its vector unit for the schedules, and LLVM's target
// machine for the object.
//===----------------------------------------------------------------------===//
#ifndef NN_CODEGEN_TARGET_H
#define NN_CODEGEN_TARGET_H

#include "Codegen/Schedule/Schedule.h"
#include "nn-c/Quantize.h"
#include "nn-c/Status.h"

#include "llvm-c/TargetMachine.h"

typedef struct Target {
  char *triple, *cpu, *features;
  VectorUnit vectors;
  LLVMTargetMachineRef machine;
} Target;

/// NULL triple and NULL or "host" cpu: this machine. `level` is for the machine
/// to generate code with. Owned by the caller.
NnStatus nnTargetCreate(const char *triple, const char *cpu,
                        LLVMCodeGenOptLevel level, Target *out) NN_MUST_USE;
/// What it gains by narrower factors than f32.
NnTargetGain nnVectorUnitGain(VectorUnit unit);
/// Whether objects for the target are 64-bit little-endian ELF.
bool nnTargetIsElf64(const Target *target);
/// Whether several objects for the target can be made one by nnElfMerge.
bool nnTargetMergesObjects(const Target *target);
void nnTargetDestroy(Target *target);

#endif // NN_CODEGEN_TARGET_H
