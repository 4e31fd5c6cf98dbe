//===- pass.c - Test of creating, running and writing passes --------------===//
// RUN: nn-capi-pass-test 2>&1 | FileCheck %s
//===----------------------------------------------------------------------===//
#include "Testing.h"
#include "nn-c/NNOps.h"
#include "nn-c/Passes.h"

#include <string.h>

static MlirContext context;

static const char *const linearRelu =
    "func.func @f(%x: tensor<2x3xf32>) -> tensor<2x4xf32> {\n"
    "  %w = nn.constant dense<1.0> : tensor<3x4xf32>\n"
    "  %0 = nn.linear %x, %w : (tensor<2x3xf32>, tensor<3x4xf32>) "
    "-> tensor<2x4xf32>\n"
    "  %1 = nn.relu %0 : (tensor<2x4xf32>) -> tensor<2x4xf32>\n"
    "  return %1 : tensor<2x4xf32>\n"
    "}\n";

static const NnPassInfo *find(const char *name) {
  for (const NnPassInfo *const *info = nnAllPasses(); *info; ++info)
    if (!strcmp((*info)->name, name))
      return *info;
  printf("no pass '%s'\n", name);
  return NULL;
}

//===----------------------------------------------------------------------===//
// nn's passes
//===----------------------------------------------------------------------===//

static void testEveryPass(void) {
  puts("@every_pass");
  int n = 0, wrong = 0;
  for (const NnPassInfo *const *info = nnAllPasses(); *info; ++info, ++n) {
    MlirPass pass = nnPassCreate(*info, NULL);
    MlirPassManager pm = mlirPassManagerCreateOnOperation(
        context, str((*info)->anchor ? (*info)->anchor : "builtin.module"));
    wrong += strncmp((*info)->name, "nn-", 3) != 0;
    wrong += !(*info)->description || !*(*info)->description;
    if (pass.ptr)
      mlirPassManagerAddOwnedPass(pm, pass);
    else
      ++wrong;
    mlirPassManagerDestroy(pm);
  }
  printf("%s passes, %d wrong\n", n > 10 ? "more than ten" : "few", wrong);
}
// CHECK-LABEL: @every_pass
// CHECK-NEXT: more than ten passes, 0 wrong

static void testRun(void) {
  puts("@run");
  MlirModule module = parse(context, linearRelu);
  MlirPassManager pm = mlirPassManagerCreate(context);
  mlirOpPassManagerAddOwnedPass(
      mlirPassManagerGetNestedUnder(pm, str("func.func")),
      nnPassCreate(find("nn-fuse"), NULL));
  MlirLogicalResult result =
      mlirPassManagerRunOnOp(pm, mlirModuleGetOperation(module));
  printf("ran: %d\n", mlirLogicalResultIsSuccess(result));
  printModule(module);
  mlirPassManagerDestroy(pm);
  mlirModuleDestroy(module);
}
// CHECK-LABEL: @run
// CHECK-NEXT: ran: 1
// CHECK: nn.kernel "linear"
// CHECK: nn.linear
// CHECK-NEXT: nn.relu
// CHECK-NEXT: nn.yield

static void testOptions(void) {
  puts("@options");
  MlirModule module = parse(
      context, "func.func @f(%x: tensor<?x3xf32> {nn.name = \"image\"}) -> "
               "tensor<?x3xf32> {\n"
               "  %0 = nn.relu %x : (tensor<?x3xf32>) -> tensor<?x3xf32>\n"
               "  return %0 : tensor<?x3xf32>\n"
               "}\n");
  MlirPassManager pm = mlirPassManagerCreate(context);
  mlirPassManagerAddOwnedPass(
      pm, nnPassCreate(find("nn-specialize-shapes"), "shapes=image=5x3"));
  mlirPrintPassPipeline(mlirPassManagerGetAsOpPassManager(pm), printPiece,
                        NULL);
  puts("");
  MlirLogicalResult result =
      mlirPassManagerRunOnOp(pm, mlirModuleGetOperation(module));
  printf("ran: %d\n", mlirLogicalResultIsSuccess(result));
  printModule(module);
  mlirPassManagerDestroy(pm);
  mlirModuleDestroy(module);
  const NnPassInfo *info = find("nn-vectorize-kernels");
  printf("unknown option: %s\n",
         nnPassCreate(info, "x=1").ptr ? "a pass" : "null");
  printf("not a number: %s\n",
         nnPassCreate(info, "registers=many").ptr ? "a pass" : "null");
}
// CHECK-LABEL: @options
// CHECK-NEXT: {{.*}}nn-specialize-shapes{shapes={{.*}}image=5x3
// CHECK-NEXT: ran: 1
// CHECK: func.func @f(%{{.*}}: tensor<5x3xf32> {nn.name = "image"}) -> tensor<5x3xf32>
// CHECK: unknown option: null
// CHECK-NEXT: not a number: null

//===----------------------------------------------------------------------===//
// A pass of the caller's
//===----------------------------------------------------------------------===//

enum { optFactor, optName, optTwice };
enum { statTagged };

typedef struct Tagging {
  const NnPass *pass;
  MlirAttribute tag;
} Tagging;

static MlirWalkResult tag(MlirOperation op, void *user) {
  const Tagging *tagging = user;
  if (nnIsaRelu(op)) {
    MlirStringRef name = nnPassString(tagging->pass, optName);
    char text[64];
    snprintf(text, sizeof text, "%.*s", (int)name.length, name.data);
    mlirOperationSetDiscardableAttributeByName(op, str(text), tagging->tag);
    nnPassCount(tagging->pass, statTagged, 1);
  }
  return MlirWalkResultAdvance;
}

/// Sets an integer on every relu; refuses a negative one.
static MlirLogicalResult runTag(MlirOperation op, const NnPass *pass) {
  int64_t factor = nnPassInt(pass, optFactor);
  if (factor < 0) {
    mlirEmitError(mlirOperationGetLocation(op), "expected a factor above zero");
    return mlirLogicalResultFailure();
  }
  NnBuilder b = nnBuilderCreate(mlirOperationGetContext(op));
  int64_t value = nnPassBool(pass, optTwice) ? 2 * factor : factor;
  Tagging tagging = {pass, nnI64Attr(b, value)};
  mlirOperationWalk(op, tag, &tagging, MlirWalkPreOrder);
  nnBuilderDestroy(b);
  return nnPassRunPipeline(pass, "canonicalize", op);
}

static const NnPassInfo tagPass = {
    .name = "test-tag",
    .description = "Tag relus",
    .anchor = "func.func",
    .options =
        (const NnOptionInfo[]){
            {"factor", "what to tag with", NN_OPTION_INT, "21"},
            {"name", "name of the attribute", NN_OPTION_STRING, "test.tag"},
            {"twice", "whether to double it", NN_OPTION_BOOL, NULL},
        },
    .numOptions = 3,
    .statistics = (const NnStatisticInfo[]){{"tagged", "relus that got a tag"}},
    .numStatistics = 1,
    .run = runTag,
};

/// Runs a textual pipeline on a module whose second relu folds away.
static void runText(const char *text) {
  MlirModule module =
      parse(context, "func.func @f(%x: tensor<3xf32>) -> tensor<3xf32> {\n"
                     "  %0 = nn.relu %x : (tensor<3xf32>) -> tensor<3xf32>\n"
                     "  %1 = nn.relu %0 : (tensor<3xf32>) -> tensor<3xf32>\n"
                     "  return %1 : tensor<3xf32>\n"
                     "}\n");
  MlirPassManager pm = mlirPassManagerCreate(context);
  if (mlirLogicalResultIsFailure(
          mlirParsePassPipeline(mlirPassManagerGetAsOpPassManager(pm),
                                str(text), printPiece, NULL))) {
    puts("\npipeline: malformed");
  } else {
    mlirPrintPassPipeline(mlirPassManagerGetAsOpPassManager(pm), printPiece,
                          NULL);
    MlirLogicalResult result =
        mlirPassManagerRunOnOp(pm, mlirModuleGetOperation(module));
    printf("\nran: %d\n", mlirLogicalResultIsSuccess(result));
    printModule(module);
  }
  mlirPassManagerDestroy(pm);
  mlirModuleDestroy(module);
}

static void testOwnPass(void) {
  nnRegisterPass(&tagPass);
  puts("@defaults");
  runText("builtin.module(func.func(test-tag))");
  puts("@given");
  runText("builtin.module(func.func(test-tag{factor=4 name=a.b twice=true}))");
  puts("@failing");
  runText("builtin.module(func.func(test-tag{factor=-1}))");
  puts("@malformed");
  runText("builtin.module(func.func(test-tag{factr=1}))");
  puts("@misplaced");
  runText("builtin.module(test-tag)");
}
// CHECK-LABEL: @defaults
// CHECK-NEXT: builtin.module(func.func(test-tag{factor=21 name=test.tag twice=false}))
// CHECK-NEXT: ran: 1
// CHECK-COUNT-1: nn.relu %{{.*}} {test.tag = 21 : i64}
// CHECK-NEXT: return
// CHECK-LABEL: @given
// CHECK-NEXT: builtin.module(func.func(test-tag{factor=4 name=a.b twice=true}))
// CHECK-NEXT: ran: 1
// CHECK: nn.relu %{{.*}} {a.b = 8 : i64}
// CHECK-LABEL: @failing
// CHECK: error: expected a factor above zero
// CHECK: ran: 0
// CHECK-LABEL: @malformed
// CHECK: no such option factr
// CHECK: pipeline: malformed
// CHECK-LABEL: @misplaced
// CHECK: Can't add pass 'test-tag' restricted to 'func.func'
// CHECK: pipeline: malformed

/// Several functions run on several threads, each with a pass of its own.
static void testThreads(void) {
  puts("@threads");
  char text[8192];
  size_t n = 0;
  for (int i = 0; i < 32; ++i)
    n += (size_t)snprintf(
        text + n, sizeof text - n,
        "func.func @f%d(%%x: tensor<3xf32>) -> tensor<3xf32> {\n"
        "  %%0 = nn.relu %%x : (tensor<3xf32>) -> tensor<3xf32>\n"
        "  return %%0 : tensor<3xf32>\n}\n",
        i);
  MlirModule module = parse(context, text);
  MlirPassManager pm = mlirPassManagerCreate(context);
  mlirOpPassManagerAddOwnedPass(
      mlirPassManagerGetNestedUnder(pm, str("func.func")),
      nnPassCreate(&tagPass, "factor=5"));
  MlirLogicalResult result =
      mlirPassManagerRunOnOp(pm, mlirModuleGetOperation(module));
  printf("ran: %d\n", mlirLogicalResultIsSuccess(result));
  printModule(module);
  mlirPassManagerDestroy(pm);
  mlirModuleDestroy(module);
}
// CHECK-LABEL: @threads
// CHECK-NEXT: ran: 1
// CHECK-COUNT-32: test.tag = 5 : i64

int main(void) {
  context = nnContextCreate();
  printDiagnosticsOf(context);
  nnRegisterAllPasses();
  nnRegisterAllPasses();
  testEveryPass();
  testRun();
  testOptions();
  testOwnPass();
  testThreads();
  mlirContextDestroy(context);
  return 0;
}
