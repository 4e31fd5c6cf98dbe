//===- build.c - Test of the typed builders and accessors -----------------===//
// RUN: nn-capi-build-test 2>&1 | FileCheck %s
//===----------------------------------------------------------------------===//
#include "Testing.h"
#include "nn-c/NNOps.h"

#include "mlir-c/BuiltinAttributes.h"
#include "mlir-c/BuiltinTypes.h"

static NnBuilder b;

static MlirType type(const char *text) {
  return mlirTypeParseGet(nnBuilderGetContext(b), str(text));
}

static MlirValue arg(MlirBlock block, const char *text) {
  return mlirBlockAddArgument(block, type(text), b.location);
}

static MlirValue constant(const char *text) {
  return nnConstant(b, nnParseAttr(b, text));
}

static void print(MlirOperation op) {
  mlirOperationPrint(op, printPiece, NULL);
  puts("");
}

/// Prints a region's only block, one op a line.
static void printBlock(MlirBlock block) {
  for (MlirOperation op = mlirBlockGetFirstOperation(block);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op))
    print(op);
}

static MlirBlock startBlock(void) {
  MlirBlock block = mlirBlockCreate(0, NULL, NULL);
  nnBuilderAtEnd(b, block);
  return block;
}

static void endBlock(MlirBlock block) {
  printBlock(block);
  mlirBlockDestroy(block);
}

//===----------------------------------------------------------------------===//
// Families
//===----------------------------------------------------------------------===//

static void testConstants(void) {
  puts("@constants");
  MlirBlock block = startBlock();
  constant("dense<[1, 2]> : tensor<2xi64>");
  nnParameterCreate(b, str("w"), type("tensor<2xf32>"),
                    nnParseAttr(b, "dense<0.5> : tensor<2xf32>"),
                    &(NnParameterOptions){nnStringAttr(b, str("private"))});
  nnGetParameter(b, type("tensor<2xf32>"), str("w"));
  endBlock(block);
}
// CHECK-LABEL: @constants
// CHECK-NEXT: nn.constant dense<[1, 2]> : tensor<2xi64>
// CHECK-NEXT: nn.parameter @w : tensor<2xf32> = dense<5.000000e-01> : tensor<2xf32> {sym_visibility = "private"}
// CHECK-NEXT: nn.get_parameter @w : tensor<2xf32>

static void testElementwise(void) {
  puts("@elementwise");
  MlirBlock block = startBlock();
  MlirValue x = arg(block, "tensor<4x1xf32>"), y = arg(block, "tensor<?xf32>");
  MlirValue i = arg(block, "tensor<3xi32>");
  nnRelu(b, nnNeg(b, x));
  nnGelu(b, x, &(NnGeluOptions){.tanh = nnUnitAttr(b)});
  nnElu(b, x, NULL);
  nnHardSigmoid(b, x, &(NnHardSigmoidOptions){.beta = nnF32Attr(b, 0.25)});
  nnAdd(b, x, y);
  nnXor(b, i, nnNot(b, i));
  MlirValue less = nnCompare(b, x, y, NN_PREDICATE_LT);
  nnSelect(b, less, x, y);
  nnClamp(b, x, y, y);
  nnCast(b, type("tensor<3xbf16>"), i, NULL);
  nnIsNan(b, y);
  endBlock(block);
}
// CHECK-LABEL: @elementwise
// CHECK-NEXT: %[[NEG:.*]] = nn.neg {{.*}} : (tensor<4x1xf32>) -> tensor<4x1xf32>
// CHECK-NEXT: nn.relu {{.*}} : (tensor<4x1xf32>) -> tensor<4x1xf32>
// CHECK-NEXT: nn.gelu {{.*}} {tanh} : (tensor<4x1xf32>)
// CHECK-NEXT: nn.elu {{[^{]*}} : (tensor<4x1xf32>)
// CHECK-NEXT: nn.hard_sigmoid {{.*}} {beta = 2.500000e-01 : f32}
// CHECK-NEXT: nn.add {{.*}} -> tensor<4x?xf32>
// CHECK-NEXT: nn.not {{.*}} -> tensor<3xi32>
// CHECK-NEXT: nn.xor {{.*}} -> tensor<3xi32>
// CHECK-NEXT: nn.compare lt, {{.*}} -> tensor<4x?xi1>
// CHECK-NEXT: nn.select {{.*}} -> tensor<4x?xf32>
// CHECK-NEXT: nn.clamp {{.*}} -> tensor<4x?xf32>
// CHECK-NEXT: nn.cast {{.*}} : (tensor<3xi32>) -> tensor<3xbf16>
// CHECK-NEXT: nn.is_nan {{.*}} -> tensor<?xi1>

static void testContractions(void) {
  puts("@contractions");
  MlirBlock block = startBlock();
  MlirValue x = arg(block, "tensor<2x1x4x3xf32>");
  MlirValue y = arg(block, "tensor<5x3x7xf32>");
  MlirValue w = arg(block, "tensor<3x8xf32>"),
            bias = arg(block, "tensor<8xf32>");
  nnMatmul(b, x, y);
  nnLinear(b, x, w, bias);
  nnLinear(b, x, w, (MlirValue){NULL});
  endBlock(block);
}
// CHECK-LABEL: @contractions
// CHECK-NEXT: nn.matmul {{.*}} -> tensor<2x5x4x7xf32>
// CHECK-NEXT: nn.linear {{.*}} : (tensor<2x1x4x3xf32>, tensor<3x8xf32>, tensor<8xf32>) -> tensor<2x1x4x8xf32>
// CHECK-NEXT: nn.linear {{.*}} : (tensor<2x1x4x3xf32>, tensor<3x8xf32>) -> tensor<2x1x4x8xf32>

static void testImages(void) {
  puts("@images");
  MlirBlock block = startBlock();
  MlirValue x = arg(block, "tensor<1x8x9x9xf32>");
  MlirValue f = arg(block, "tensor<16x4x3x3xf32>");
  MlirValue t = arg(block, "tensor<8x2x2x2xf32>");
  MlirValue c = arg(block, "tensor<8xf32>");
  MlirValue none = {NULL};
  NnConvOptions conv = {
      .strides = nnDenseI64ArrayAttr(b, NN_INTS(2, 2)),
      .pads = nnDenseI64ArrayAttr(b, NN_INTS(1, 1, 1, 1)),
      .groups = nnI64Attr(b, 2),
  };
  nnConv(b, x, f, none, &conv);
  NnConvTransposeOptions transpose = {
      .strides = nnDenseI64ArrayAttr(b, NN_INTS(2, 2))};
  nnConvTranspose(b, x, t, none, &transpose);
  nnMaxPool(b, x, NN_INTS(3, 3), NULL);
  NnAvgPoolOptions pool = {.ceilMode = nnUnitAttr(b),
                           .layout = nnI32Attr(b, NN_LAYOUT_NHWC)};
  nnAvgPool(b, x, NN_INTS(2, 2), &pool);
  nnGlobalAvgPool(b, x, NULL);
  nnBatchNorm(b, x, c, c, c, c, NULL);
  nnInstanceNorm(b, x, c, c, NULL);
  nnLayerNorm(
      b, x, nnReshape(b, c, constant("dense<[8, 1, 1]> : tensor<3xi64>"), NULL),
      none, &(NnLayerNormOptions){.axis = nnI64Attr(b, 1)});
  endBlock(block);
}
// CHECK-LABEL: @images
// CHECK-NEXT: nn.conv {{.*}} strides = [2, 2] pads = [1, 1, 1, 1] groups = 2 : {{.*}} -> tensor<1x16x5x5xf32>
// CHECK-NEXT: nn.conv_transpose {{.*}} strides = [2, 2] : {{.*}} -> tensor<1x2x18x18xf32>
// CHECK-NEXT: nn.max_pool {{.*}} kernel = [3, 3] : {{.*}} -> tensor<1x8x7x7xf32>
// CHECK-NEXT: nn.avg_pool {{.*}} kernel = [2, 2] layout = nhwc {ceil_mode} : {{.*}} -> tensor<1x7x8x9xf32>
// CHECK-NEXT: nn.global_avg_pool {{.*}} -> tensor<1x8x1x1xf32>
// CHECK-NEXT: nn.batch_norm {{.*}} -> tensor<1x8x9x9xf32>
// CHECK-NEXT: nn.instance_norm {{.*}} -> tensor<1x8x9x9xf32>
// CHECK-NEXT: nn.constant
// CHECK-NEXT: nn.reshape {{.*}} -> tensor<8x1x1xf32>
// CHECK-NEXT: nn.layer_norm {{.*}} {axis = 1 : i64} : {{.*}} -> tensor<1x8x9x9xf32>

static void testReductions(void) {
  puts("@reductions");
  MlirBlock block = startBlock();
  MlirValue x = arg(block, "tensor<2x?x4xf32>");
  nnReduceSum(b, x, NN_INTS(1), NULL);
  nnReduceMax(b, x, NN_INTS(0, -1),
              &(NnReduceMaxOptions){.keepdims = nnUnitAttr(b)});
  nnSoftmax(b, x, NULL);
  nnLogSoftmax(b, x, &(NnLogSoftmaxOptions){.axis = nnI64Attr(b, 0)});
  endBlock(block);
}
// CHECK-LABEL: @reductions
// CHECK-NEXT: nn.reduce_sum {{.*}} axes = [1] : (tensor<2x?x4xf32>) -> tensor<2x4xf32>
// CHECK-NEXT: nn.reduce_max {{.*}} axes = [0, -1] keepdims {{.*}}-> tensor<1x?x1xf32>
// CHECK-NEXT: nn.softmax {{[^{]*}} : {{.*}} -> tensor<2x?x4xf32>
// CHECK-NEXT: nn.log_softmax {{.*}} {axis = 0 : i64}

static void testMovement(void) {
  puts("@movement");
  MlirBlock block = startBlock();
  MlirValue x = arg(block, "tensor<2x1x6xf32>");
  MlirValue ids = arg(block, "tensor<3xi64>"), none = {NULL};
  nnShapeOf(b, x);
  nnSqueeze(b, x, NN_INTS(1));
  nnUnsqueeze(b, x, NN_INTS(0));
  nnTranspose(b, x, NN_INTS(2, 0, 1));
  nnConcat(b, NN_VALUES(x, x, x), 1);
  MlirValue from = constant("dense<[1, 0]> : tensor<2xi64>");
  MlirValue to = constant("dense<[2, 6]> : tensor<2xi64>");
  nnSlice(b, x, from, to, none, NN_INTS(0, 2));
  MlirValue pads = constant("dense<[0, 0, 1, 0, 0, 1]> : tensor<6xi64>");
  nnPad(b, x, pads, none,
        &(NnPadOptions){.mode = nnI32Attr(b, NN_PAD_MODE_EDGE)});
  nnExpand(b, x, constant("dense<[2, 5, 6]> : tensor<3xi64>"));
  nnGather(b, x, ids, &(NnGatherOptions){.axis = nnI64Attr(b, 2)});
  MlirOperation split = nnSplitCreate(b, x, 2, NN_INTS(2, 4));
  printBlock(block);
  printf("split: %d sizes, %d results, axis %d, second %d\n",
         (int)nnSplitGetNumSizes(split), (int)nnSplitGetNumResults(split),
         (int)nnSplitGetAxis(split), (int)nnSplitGetSizesAt(split, 1));
  mlirBlockDestroy(block);
}
// CHECK-LABEL: @movement
// CHECK-NEXT: nn.shape_of {{.*}} -> tensor<3xi64>
// CHECK-NEXT: nn.squeeze {{.*}} axes = [1] : {{.*}} -> tensor<2x6xf32>
// CHECK-NEXT: nn.unsqueeze {{.*}} axes = [0] : {{.*}} -> tensor<1x2x1x6xf32>
// CHECK-NEXT: nn.transpose {{.*}} perm = [2, 0, 1] : {{.*}} -> tensor<6x2x1xf32>
// CHECK-NEXT: nn.concat {{.*}} axis = 1 : {{.*}} -> tensor<2x3x6xf32>
// CHECK: nn.slice {{.*}} axes = [0, 2] : {{.*}} -> tensor<1x1x6xf32>
// CHECK: nn.pad {{.*}} mode = edge : {{.*}} -> tensor<2x1x8xf32>
// CHECK: nn.expand {{.*}} -> tensor<2x5x6xf32>
// CHECK-NEXT: nn.gather {{.*}} {axis = 2 : i64} : {{.*}} -> tensor<2x1x3xf32>
// CHECK-NEXT: nn.split {{.*}} axis = 2 sizes = [2, 4] : {{.*}} -> (tensor<2x1x2xf32>, tensor<2x1x4xf32>)
// CHECK-NEXT: split: 2 sizes, 2 results, axis 2, second 4

static void testKernel(void) {
  puts("@kernel");
  MlirBlock block = startBlock();
  MlirType t = type("tensor<4xf32>");
  MlirValue x = arg(block, "tensor<4xf32>");
  MlirOperation kernel =
      nnKernelCreate(b, NN_TYPES(t), NN_VALUES(x), str("elementwise"));
  NnInsertPoint after = nnBuilderSave(b);
  MlirBlock body = nnBuilderAddBlock(b, nnKernelGetBody(kernel), NN_TYPES(t));
  MlirValue y = nnExp(b, mlirBlockGetArgument(body, 0));
  nnYieldCreate(b, NN_VALUES(y));
  nnBuilderRestore(b, after);
  nnTanh(b, nnKernelGetResultsAt(kernel, 0));
  MlirStringRef root = nnKernelGetRoot(kernel);
  printf("verifies: %d\n", mlirOperationVerify(kernel));
  printf("root: %.*s\n", (int)root.length, root.data);
  endBlock(block);
}
// CHECK-LABEL: @kernel
// CHECK-NEXT: verifies: 1
// CHECK-NEXT: root: elementwise
// CHECK-NEXT: nn.kernel "elementwise"({{.*}}) : (tensor<4xf32>) -> tensor<4xf32> {
// CHECK: nn.exp
// CHECK-NEXT: nn.yield
// CHECK: nn.tanh

//===----------------------------------------------------------------------===//
// Result types that are given
//===----------------------------------------------------------------------===//

static void testTyped(void) {
  puts("@typed");
  MlirBlock block = startBlock();
  MlirValue x = arg(block, "tensor<?xf32>");
  nnAbsTyped(b, type("tensor<4xf32>"), x);
  MlirOperation wrong = nnAbsCreateTyped(b, type("tensor<4xi32>"), x);
  printf("contradiction verifies: %d\n", mlirOperationVerify(wrong));
  endBlock(block);
}
// CHECK-LABEL: @typed
// CHECK-NEXT: error: {{.*}}inferred type(s) 'tensor<?xf32>' are incompatible with return type(s) of operation 'tensor<4xi32>'
// CHECK: contradiction verifies: 0
// CHECK-NEXT: nn.abs {{.*}} : (tensor<?xf32>) -> tensor<4xf32>

//===----------------------------------------------------------------------===//
// Failures
//===----------------------------------------------------------------------===//

/// Nothing may be left in the block.
static void expectNull(const char *what, MlirValue value) {
  printf("%s: %s\n", what, mlirValueIsNull(value) ? "null" : "a value");
}

static void testFailures(void) {
  puts("@failures");
  MlirBlock block = startBlock();
  MlirValue x = arg(block, "tensor<2x3xf32>"), y = arg(block, "tensor<4xf32>");
  MlirValue i = arg(block, "tensor<3xi32>"), null = {NULL};
  expectNull("broadcast", nnAdd(b, x, y));
  expectNull("element types", nnAdd(b, x, i));
  expectNull("contraction", nnMatmul(b, x, x));
  expectNull("axis", nnSoftmax(b, x, &(NnSoftmaxOptions){nnI64Attr(b, 2)}));
  expectNull("permutation", nnTranspose(b, x, NN_INTS(0, 0)));
  expectNull("no operands", nnConcat(b, NN_NO_VALUES, 0));
  expectNull("null operand", nnAdd(b, x, null));
  expectNull("chain", nnRelu(b, nnExp(b, nnAdd(b, x, y))));
  expectNull("null type", nnCast(b, (MlirType){NULL}, x, NULL));
  expectNull("attribute text", constant("dense<oops"));
  MlirOperation split = nnSplitCreate(b, x, 1, NN_INTS(1, 1));
  printf("split: %s\n", mlirOperationIsNull(split) ? "null" : "an op");
  puts("left in the block:");
  endBlock(block);
  puts("end");
}
// CHECK-LABEL: @failures
// CHECK-NEXT: error: {{.*}}C2
// CHECK-NEXT: broadcast: null
// CHECK-NEXT: error: {{.*}}C1
// CHECK-NEXT: element types: null
// CHECK-NEXT: error: {{.*}}C3
// CHECK-NEXT: contraction: null
// CHECK-NEXT: error: {{.*}}C1
// CHECK-NEXT: axis: null
// CHECK-NEXT: error: {{.*}}C1
// CHECK-NEXT: permutation: null
// CHECK-NEXT: error: {{.*}}C1
// CHECK-NEXT: no operands: null
// CHECK-NEXT: null operand: null
// CHECK-NEXT: error: {{.*}}C2
// CHECK-NEXT: chain: null
// CHECK-NEXT: error: type inference was requested for the operation nn.cast
// CHECK-NEXT: null type: null
// CHECK-NEXT: error:
// CHECK-NEXT: attribute text: null
// CHECK-NEXT: error: {{.*}}C2
// CHECK-NEXT: split: null
// CHECK-NEXT: left in the block:
// CHECK-NEXT: end

//===----------------------------------------------------------------------===//
// Accessors
//===----------------------------------------------------------------------===//

static void testAccessors(void) {
  puts("@accessors");
  MlirBlock block = startBlock();
  MlirValue x = arg(block, "tensor<1x4x5x5xf32>");
  MlirValue f = arg(block, "tensor<6x4x1x1xf32>");
  MlirOperation op = nnConvCreate(b, x, f, (MlirValue){NULL}, NULL);
  printf("is a conv %d, an add %d, null %d\n", nnIsaConv(op), nnIsaAdd(op),
         nnIsaConv((MlirOperation){NULL}));
  printf("input %d, filter %d, no bias %d\n",
         mlirValueEqual(nnConvGetInput(op), x),
         mlirValueEqual(nnConvGetFilter(op), f),
         mlirValueIsNull(nnConvGetBias(op)));
  printf("groups %d, layout %d, %d pads\n", (int)nnConvGetGroups(op),
         (int)nnConvGetLayout(op), (int)nnConvGetNumPads(op));
  nnConvSetStridesAttr(op, nnDenseI64ArrayAttr(b, NN_INTS(1, 2)));
  printf("stride set %d\n", (int)nnConvGetStridesAt(op, 1));
  MlirOperation gelu = nnGeluCreate(b, x, NULL);
  printf("tanh %d", nnGeluGetTanh(gelu));
  nnGeluSetTanhAttr(gelu, nnUnitAttr(b));
  printf(", then %d\n", nnGeluGetTanh(gelu));
  mlirBlockDestroy(block);
}
// CHECK-LABEL: @accessors
// CHECK-NEXT: is a conv 1, an add 0, null 0
// CHECK-NEXT: input 1, filter 1, no bias 1
// CHECK-NEXT: groups 1, layout 0, 0 pads
// CHECK-NEXT: stride set 2
// CHECK-NEXT: tanh 0, then 1

static void testInsertPoints(void) {
  puts("@insert_points");
  MlirBlock block = startBlock();
  MlirValue x = arg(block, "tensor<f32>");
  MlirOperation last = nnTanhCreate(b, x);
  nnBuilderBefore(b, last);
  nnExp(b, x);
  nnBuilderAtStart(b, block);
  nnNeg(b, x);
  NnInsertPoint here = nnBuilderSave(b);
  nnBuilderAfter(b, last);
  nnLog(b, x);
  nnBuilderRestore(b, here);
  nnSqrt(b, x);
  endBlock(block);
}
// CHECK-LABEL: @insert_points
// CHECK-NEXT: nn.neg
// CHECK-NEXT: nn.sqrt
// CHECK-NEXT: nn.exp
// CHECK-NEXT: nn.tanh
// CHECK-NEXT: nn.log

static void testAttributes(void) {
  puts("@attributes");
  MlirAttribute all[] = {
      nnIntAttr(b, "si8", -3),
      nnI32Attr(b, 7),
      nnIndexAttr(b, 9),
      nnF32Attr(b, 0.5),
      nnF64Attr(b, 0.5),
      nnBoolAttr(b, true),
      nnSymbolAttr(b, str("f")),
      nnTypeAttr(b, type("tensor<2xf32>")),
      nnDenseI32ArrayAttr(b, NN_INTS(1, 2)),
      nnDenseBoolArrayAttr(b, NN_INTS(1, 0)),
      nnI64ArrayAttr(b, NN_INTS(3, 4)),
      nnBoolArrayAttr(b, NN_INTS(0, 1)),
      nnDenseI64ArrayAttr(b, NN_NO_INTS),
  };
  for (size_t i = 0; i < sizeof all / sizeof *all; ++i) {
    mlirAttributePrint(all[i], printPiece, NULL);
    puts("");
  }
  printf("type of null: %d\n",
         mlirAttributeIsNull(nnTypeAttr(b, (MlirType){NULL})));
}
// CHECK-LABEL: @attributes
// CHECK-NEXT: -3 : si8
// CHECK-NEXT: 7 : i32
// CHECK-NEXT: 9 : index
// CHECK-NEXT: 5.000000e-01 : f32
// CHECK-NEXT: 5.000000e-01 : f64
// CHECK-NEXT: true
// CHECK-NEXT: @f
// CHECK-NEXT: tensor<2xf32>
// CHECK-NEXT: array<i32: 1, 2>
// CHECK-NEXT: array<i1: true, false>
// CHECK-NEXT: [3, 4]
// CHECK-NEXT: [false, true]
// CHECK-NEXT: array<i64>
// CHECK-NEXT: type of null: 1

int main(void) {
  MlirContext context = nnContextCreate();
  printDiagnosticsOf(context);
  b = nnBuilderCreate(context);
  testConstants();
  testElementwise();
  testContractions();
  testImages();
  testReductions();
  testMovement();
  testKernel();
  testTyped();
  testFailures();
  testAccessors();
  testInsertPoints();
  testAttributes();
  nnBuilderDestroy(b);
  mlirContextDestroy(context);
  return 0;
}
