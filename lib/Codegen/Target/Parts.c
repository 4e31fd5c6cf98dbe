//===- Parts.c - A module as several that are compiled at once ------------===//
// Functions go to parts in their order, so that a kernel and its task stay
// together. What one part has and another calls becomes hidden, and is declared
// there; constants are copied to where they are read.
//===----------------------------------------------------------------------===//
#include "Codegen/Target/Parts.h"

#include "Support/IR.h"
#include "Support/List.h"

#include "nn-c/Builder.h"
#include "nn/Builders/Llvm.h"

#include <stdlib.h>

/// Smaller parts would gain less by being many than they cost each.
enum { opsOfPart = 2500 };

typedef struct Splitter {
  Parts *parts;
  NnBuilder b;
  MlirSymbolTable symbols; ///< All of them, as before anything was moved.
} Splitter;

/// Names that a module refers to. Grows.
typedef struct Names {
  MlirStringRef *data;
  intptr_t n, capacity;
  bool failed;
} Names;

static MlirOperation firstOf(MlirModule module) {
  return mlirBlockGetFirstOperation(mlirModuleGetBody(module));
}

static bool hasBody(MlirOperation func) {
  return !mlirBlockIsNull(mlirRegionGetFirstBlock(llvmFuncGetBody(func)));
}

static bool isMovable(MlirOperation op) {
  return llvmIsaFunc(op) && nnIsPrivate(op) && hasBody(op);
}

//===----------------------------------------------------------------------===//
// Dividing
//===----------------------------------------------------------------------===//

static MlirWalkResult countOp(MlirOperation op, void *count) {
  (void)op;
  ++*(intptr_t *)count;
  return MlirWalkResultAdvance;
}

static intptr_t countOps(MlirOperation op) {
  intptr_t count = 0;
  mlirOperationWalk(op, countOp, &count, MlirWalkPreOrder);
  return count;
}

/// Whether dividing the module pays, and copies of its globals are as good as
/// one. `*functions`: how many can be moved.
static bool isDivisible(MlirModule module, intptr_t *functions) {
  *functions = 0;
  for (MlirOperation op = firstOf(module); !mlirOperationIsNull(op);
       op = mlirOperationGetNextInBlock(op)) {
    if (llvmIsaGlobal(op) && !llvmGlobalGetConstant(op))
      return false;
    *functions += isMovable(op);
  }
  return countOps(mlirModuleGetOperation(module)) >= 2 * opsOfPart;
}

static void moveFunctions(Parts *parts) {
  MlirOperation op = firstOf(parts->modules[0]), next;
  intptr_t ops = opsOfPart;
  for (; !mlirOperationIsNull(op); op = next) {
    next = mlirOperationGetNextInBlock(op);
    if (!isMovable(op))
      continue;
    if (ops >= opsOfPart) {
      parts->modules[parts->count++] =
          mlirModuleCreateEmpty(mlirOperationGetLocation(op));
      ops = 0;
    }
    ops += countOps(op);
    mlirOperationRemoveFromParent(op);
    mlirBlockAppendOwnedOperation(
        mlirModuleGetBody(parts->modules[parts->count - 1]), op);
  }
}

//===----------------------------------------------------------------------===//
// References between parts
//===----------------------------------------------------------------------===//

static MlirWalkResult collectName(MlirOperation op, void *user) {
  Names *names = user;
  MlirAttribute symbol = {NULL};
  if (llvmIsaCall(op))
    symbol = llvmCallGetCalleeAttr(op);
  else if (llvmIsaAddressOf(op))
    symbol = llvmAddressOfGetGlobalNameAttr(op);
  if (mlirAttributeIsNull(symbol))
    return MlirWalkResultAdvance;
  if (!nnReserve(&names->data, names->n + 1, &names->capacity,
                 sizeof *names->data)) {
    names->failed = true;
    return MlirWalkResultInterrupt;
  }
  names->data[names->n++] = mlirFlatSymbolRefAttrGetValue(symbol);
  return MlirWalkResultAdvance;
}

/// Makes a function visible to other parts, and to nothing else.
static void share(Splitter *s, MlirOperation func) {
  MlirAttribute linkage = nnParseAttr(s->b, "#llvm.linkage<external>");
  mlirOperationSetAttributeByName(func, nnStr("linkage"), linkage);
  enum { hidden = 1 };
  mlirOperationSetAttributeByName(func, nnStr("visibility_"),
                                  nnI64Attr(s->b, hidden));
}

/// What stands for a symbol where it isn't defined, in no module yet.
static MlirOperation declarationOf(Splitter *s, MlirOperation symbol) {
  if (!llvmIsaFunc(symbol) || !hasBody(symbol))
    return mlirOperationClone(symbol);
  share(s, symbol);
  LlvmFuncOptions options = {.linkage = nnAttr(symbol, "linkage"),
                             .visibility_ = nnAttr(symbol, "visibility_")};
  return llvmFuncCreate(
      s->b, mlirStringAttrGetValue(nnAttr(symbol, "sym_name")),
      mlirTypeAttrGetValue(nnAttr(symbol, "function_type")), &options);
}

static bool declareNames(Splitter *s, MlirModule module) {
  Names names = {0};
  mlirOperationWalk(mlirModuleGetOperation(module), collectName, &names,
                    MlirWalkPreOrder);
  MlirSymbolTable own = mlirSymbolTableCreate(mlirModuleGetOperation(module));
  for (intptr_t i = 0; i < names.n && !names.failed; ++i) {
    MlirOperation symbol = mlirSymbolTableLookup(s->symbols, names.data[i]);
    if (!mlirOperationIsNull(symbol) &&
        mlirOperationIsNull(mlirSymbolTableLookup(own, names.data[i])))
      mlirSymbolTableInsert(own, declarationOf(s, symbol));
  }
  mlirSymbolTableDestroy(own);
  free(names.data);
  return !names.failed;
}

//===----------------------------------------------------------------------===//
// All of it
//===----------------------------------------------------------------------===//

static NnStatus outOfMemory(void) {
  return nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
}

static NnStatus create(MlirModule module, intptr_t capacity, Parts *parts) {
  *parts = (Parts){malloc(sizeof *parts->modules * (size_t)capacity), 1};
  if (!parts->modules)
    return outOfMemory();
  parts->modules[0] = module;
  return NULL;
}

NnStatus nnPartsWhole(MlirModule module, Parts *parts) {
  return create(module, 1, parts);
}

NnStatus nnPartsCreate(MlirModule module, Parts *parts) {
  intptr_t functions;
  bool divisible = isDivisible(module, &functions);
  NnStatus status = create(module, divisible ? functions + 1 : 1, parts);
  if (status || !divisible)
    return status;
  Splitter s = {parts, nnBuilderCreate(mlirModuleGetContext(module)),
                mlirSymbolTableCreate(mlirModuleGetOperation(module))};
  moveFunctions(parts);
  bool ok = true;
  for (intptr_t i = 0; i < parts->count && ok; ++i)
    ok = declareNames(&s, parts->modules[i]);
  mlirSymbolTableDestroy(s.symbols);
  nnBuilderDestroy(s.b);
  return ok ? NULL : outOfMemory();
}

void nnPartsDestroy(Parts *parts) {
  for (intptr_t i = 1; parts->modules && i < parts->count; ++i)
    mlirModuleDestroy(parts->modules[i]);
  free(parts->modules);
  *parts = (Parts){0};
}
