//===- Target.c - The machine that code is generated for ------------------===//
// Resolves names through LLVM and asks it which vector registers there are.
//===----------------------------------------------------------------------===//
#include "Codegen/Target/Target.h"

#include "Support/Bridge.h"
#include "Transforms/Quantization/ByteGain.h"

#include "llvm-c/Core.h"
#include "llvm-c/Target.h"

#include <pthread.h>
#include <string.h>

static void initialize(void) {
  LLVMInitializeAllTargetInfos();
  LLVMInitializeAllTargets();
  LLVMInitializeAllTargetMCs();
  LLVMInitializeAllAsmPrinters();
  LLVMInitializeAllAsmParsers();
}

static bool startsWith(const char *s, const char *head) {
  return !strncmp(s, head, strlen(head));
}

static bool has(const Target *t, const char *feature) {
  return nnBridgeTargetHasFeature(t->triple, t->cpu, t->features, feature);
}

static ByteDotUnit quadsIf(bool hasVnni) {
  return hasVnni ? DOT_QUADS : DOT_SHORTS;
}

/// Tile registers are to be asked for, in a way that differs by system.
static bool hasTiles(const Target *t, LLVMCodeGenOptLevel level,
                     const char *feature) {
  return level > LLVMCodeGenLevelNone && has(t, feature) &&
         strstr(t->triple, "linux");
}

static ByteDotUnit byteUnit(const Target *t, LLVMCodeGenOptLevel level) {
  return hasTiles(t, level, "amx-int8") ? DOT_TILES
                                        : quadsIf(has(t, "avx512vnni"));
}

/// vdpbf16ps takes twice as long as what it replaces but on AMD's CPUs.
static ByteDotUnit floatUnit(const Target *t, LLVMCodeGenOptLevel level) {
  if (hasTiles(t, level, "amx-bf16"))
    return DOT_TILES;
  return startsWith(t->cpu, "znver") && has(t, "avx512bf16") ? DOT_HALVES
                                                             : DOT_WIDEN;
}

static ByteDotUnit neonUnit(const Target *t) {
  return !has(t, "dotprod") ? DOT_WIDEN : has(t, "i8mm") ? DOT_ANY : DOT_ALIKE;
}

/// Width and number of the widest vector registers that f32 and i32 arithmetic
/// has, and how they multiply bytes and bf16.
static VectorUnit vectorUnit(const Target *t, LLVMCodeGenOptLevel level) {
  if (startsWith(t->triple, "x86_64")) {
    if (has(t, "avx512f") && has(t, "avx512bw") && has(t, "avx512vl"))
      return (VectorUnit){64, 32, byteUnit(t, level), floatUnit(t, level),
                          has(t, "avx512vbmi")};
    if (has(t, "avx2"))
      return (VectorUnit){32, 16, quadsIf(has(t, "avxvnni")), DOT_WIDEN, false};
    return (VectorUnit){16, 16, has(t, "ssse3") ? DOT_SHORTS : DOT_PAIRS,
                        DOT_WIDEN, false};
  }
  if (startsWith(t->triple, "aarch64") || startsWith(t->triple, "arm64"))
    return (VectorUnit){16, 32, neonUnit(t), DOT_WIDEN, false};
  return (VectorUnit){16, 16, DOT_WIDEN, DOT_WIDEN, false};
}

static NnNarrowGain narrowGain(VectorUnit unit) {
  return unit.floatDot == DOT_TILES    ? NN_GAIN_TILES
         : unit.floatDot == DOT_HALVES ? NN_GAIN_PAIRS
                                       : NN_GAIN_BYTES;
}

/// Of targets that have no instruction for bytes as measured. Narrower vectors
/// are added up beside multiply-adds.
static int64_t byteProducts(VectorUnit unit) {
  switch (unit.byteDot) {
  case DOT_WIDEN:
    return 30;
  case DOT_PAIRS:
    return 150;
  case DOT_SHORTS:
    return unit.bytes == 64 ? 140 : 175;
  default:
    return NN_BYTE_PRODUCTS;
  }
}

NnTargetGain nnVectorUnitGain(VectorUnit unit) {
  return (NnTargetGain){narrowGain(unit), byteProducts(unit)};
}

static NnStatus lookup(Target *t, LLVMTargetRef *target) {
  char *message = NULL;
  if (!LLVMGetTargetFromTriple(t->triple, target, &message))
    return NULL;
  NnStatus status =
      nnStatusCreate(NN_NOT_FOUND, "unknown target '%s'", t->triple);
  LLVMDisposeMessage(message);
  return status;
}

NnStatus nnTargetCreate(const char *triple, const char *cpu,
                        LLVMCodeGenOptLevel level, Target *t) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, initialize);
  *t = (Target){0};
  char *host = LLVMGetDefaultTargetTriple();
  bool native =
      (!triple || !strcmp(triple, host)) && (!cpu || !strcmp(cpu, "host"));
  t->triple = triple ? LLVMCreateMessage(triple) : LLVMCreateMessage(host);
  LLVMDisposeMessage(host);
  t->cpu = native ? LLVMGetHostCPUName()
                  : LLVMCreateMessage(cpu && strcmp(cpu, "host") ? cpu : "");
  t->features = native ? LLVMGetHostCPUFeatures() : LLVMCreateMessage("");
  LLVMTargetRef target;
  NnStatus status = lookup(t, &target);
  if (!status && *t->cpu && !nnBridgeTargetHasCpu(t->triple, t->cpu))
    status = nnStatusCreate(NN_NOT_FOUND, "unknown CPU '%s' for target '%s'",
                            t->cpu, t->triple);
  if (!status)
    t->machine =
        LLVMCreateTargetMachine(target, t->triple, t->cpu, t->features, level,
                                LLVMRelocPIC, LLVMCodeModelDefault);
  if (!status && !t->machine)
    status =
        nnStatusCreate(NN_INTERNAL, "no target machine for '%s'", t->triple);
  if (status)
    nnTargetDestroy(t);
  else
    t->vectors = vectorUnit(t, level);
  return status;
}

bool nnTargetIsElf64(const Target *t) {
  LLVMTargetDataRef layout = LLVMCreateTargetDataLayout(t->machine);
  bool fits =
      LLVMPointerSize(layout) == 8 && LLVMByteOrder(layout) == LLVMLittleEndian;
  LLVMDisposeTargetData(layout);
  return fits && (strstr(t->triple, "linux") || strstr(t->triple, "-elf") ||
                  strstr(t->triple, "bsd"));
}

bool nnTargetMergesObjects(const Target *t) {
  // MIPS has relocations of its own form.
  return nnTargetIsElf64(t) && !startsWith(t->triple, "mips");
}

void nnTargetDestroy(Target *t) {
  if (t->machine)
    LLVMDisposeTargetMachine(t->machine);
  LLVMDisposeMessage(t->triple);
  LLVMDisposeMessage(t->cpu);
  LLVMDisposeMessage(t->features);
  *t = (Target){0};
}
