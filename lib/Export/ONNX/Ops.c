//===- Ops.c - How each op is written -------------------------------------===//
// One row an op: the operator, the function that writes it, and the attributes
// of one number that both have.
//===----------------------------------------------------------------------===//
#include "Ops.h"

#include "nn-c/NNOps.h"
#include "nn/OpTable.h"

typedef struct Row {
  const char *type;
  void (*write)(NnExporter *e, MlirOperation op, const char *type);
  const char *(*whyNot)(MlirOperation op);
  const char *floats[2];
} Row;

#define UNARY(Name, type) [NN_OP_##Name] = {type, nnExportElementwise}
#define BINARY(Name, type) UNARY(Name, type)

static const Row rows[NN_OP_COUNT] = {
    UNARY(Abs, "Abs"),
    UNARY(Neg, "Neg"),
    UNARY(Sign, "Sign"),
    UNARY(Exp, "Exp"),
    UNARY(Log, "Log"),
    UNARY(Sqrt, "Sqrt"),
    UNARY(Reciprocal, "Reciprocal"),
    UNARY(Sin, "Sin"),
    UNARY(Cos, "Cos"),
    UNARY(Tan, "Tan"),
    UNARY(Asin, "Asin"),
    UNARY(Acos, "Acos"),
    UNARY(Atan, "Atan"),
    UNARY(Sinh, "Sinh"),
    UNARY(Cosh, "Cosh"),
    UNARY(Tanh, "Tanh"),
    UNARY(Asinh, "Asinh"),
    UNARY(Acosh, "Acosh"),
    UNARY(Atanh, "Atanh"),
    UNARY(Erf, "Erf"),
    UNARY(Floor, "Floor"),
    UNARY(Ceil, "Ceil"),
    UNARY(Round, "Round"),
    UNARY(Sigmoid, "Sigmoid"),
    UNARY(Relu, "Relu"),
    UNARY(HardSwish, "HardSwish"),
    UNARY(Softplus, "Softplus"),
    UNARY(Softsign, "Softsign"),
    UNARY(Gelu, "Gelu"),
    UNARY(IsNan, "IsNaN"),
    UNARY(Cast, "Cast"),
    [NN_OP_LeakyRelu] = {"LeakyRelu", nnExportElementwise, .floats = {"alpha"}},
    [NN_OP_Elu] = {"Elu", nnExportElementwise, .floats = {"alpha"}},
    [NN_OP_Selu] = {"Selu", nnExportElementwise, .floats = {"alpha", "gamma"}},
    [NN_OP_HardSigmoid] = {"HardSigmoid", nnExportElementwise,
                           .floats = {"alpha", "beta"}},
    [NN_OP_Silu] = {"Mul", nnExportSilu},
    [NN_OP_Rsqrt] = {"Reciprocal", nnExportRsqrt},
    [NN_OP_Not] = {"Not", nnExportLogic},

    BINARY(Add, "Add"),
    BINARY(Sub, "Sub"),
    BINARY(Mul, "Mul"),
    BINARY(Div, "Div"),
    BINARY(Pow, "Pow"),
    BINARY(Min, "Min"),
    BINARY(Max, "Max"),
    BINARY(Rem, "Mod"),
    BINARY(Prelu, "PRelu"),
    [NN_OP_And] = {"And", nnExportLogic},
    [NN_OP_Or] = {"Or", nnExportLogic},
    [NN_OP_Xor] = {"Xor", nnExportLogic},
    [NN_OP_Compare] = {"Not", nnExportCompare},
    [NN_OP_Select] = {"Where", nnExportElementwise},
    [NN_OP_Clamp] = {"Clip", nnExportClamp},

    [NN_OP_Quantize] = {"QuantizeLinear", nnExportQuant, nnWhyNotQuant},
    [NN_OP_Dequantize] = {"DequantizeLinear", nnExportQuant, nnWhyNotQuant},
    [NN_OP_FakeQuantize] = {"DequantizeLinear", nnExportQuant, nnWhyNotQuant},

    [NN_OP_Matmul] = {"MatMul", nnExportProduct, nnWhyNotProduct},
    [NN_OP_Linear] = {"MatMul", nnExportProduct, nnWhyNotProduct},
    [NN_OP_Attention] = {"MatMul", nnExportAttention, nnWhyNotAttention},
    [NN_OP_Conv] = {"Conv", nnExportConv, nnWhyNotProduct},
    [NN_OP_ConvTranspose] = {"ConvTranspose", nnExportConvTranspose},

    [NN_OP_MaxPool] = {"MaxPool", nnExportPool},
    [NN_OP_AvgPool] = {"AveragePool", nnExportPool},
    [NN_OP_GlobalAvgPool] = {"GlobalAveragePool", nnExportGlobalPool},
    [NN_OP_GlobalMaxPool] = {"GlobalMaxPool", nnExportGlobalPool},
    [NN_OP_BatchNorm] = {"BatchNormalization", nnExportBatchNorm},

    [NN_OP_InstanceNorm] = {"InstanceNormalization", nnExportInstanceNorm},
    [NN_OP_RmsNorm] = {"Mul", nnExportRmsNorm},
    [NN_OP_LayerNorm] = {"LayerNormalization", nnExportNorm},
    [NN_OP_Softmax] = {"Softmax", nnExportSoftmax},
    [NN_OP_LogSoftmax] = {"LogSoftmax", nnExportSoftmax},
    [NN_OP_ReduceSum] = {"ReduceSum", nnExportReduce},
    [NN_OP_ReduceMean] = {"ReduceMean", nnExportReduce},
    [NN_OP_ReduceMax] = {"ReduceMax", nnExportReduce},
    [NN_OP_ReduceMin] = {"ReduceMin", nnExportReduce},
    [NN_OP_ReduceProd] = {"ReduceProd", nnExportReduce},
    [NN_OP_ArgMax] = {"ArgMax", nnExportArg},
    [NN_OP_ArgMin] = {"ArgMin", nnExportArg},
    [NN_OP_TopK] = {"TopK", nnExportTopK},
    [NN_OP_CumSum] = {"CumSum", nnExportCumulative},

    [NN_OP_Transpose] = {"Transpose", nnExportTranspose},
    [NN_OP_Reshape] = {"Reshape", nnExportReshape},
    [NN_OP_Squeeze] = {"Squeeze", nnExportAxes},
    [NN_OP_Unsqueeze] = {"Unsqueeze", nnExportAxes},
    [NN_OP_Concat] = {"Concat", nnExportConcat},
    [NN_OP_Split] = {"Split", nnExportSplit},
    [NN_OP_Slice] = {"Slice", nnExportSlice},
    [NN_OP_Pad] = {"Pad", nnExportPad},
    [NN_OP_Expand] = {"Expand", nnExportPlain},
    [NN_OP_Tile] = {"Tile", nnExportPlain},
    [NN_OP_ShapeOf] = {"Shape", nnExportPlain},
    [NN_OP_Gather] = {"Gather", nnExportGather},
    [NN_OP_GatherElements] = {"GatherElements", nnExportGather},
    [NN_OP_GatherND] = {"GatherND", nnExportGatherND},
    [NN_OP_ScatterElements] = {"ScatterElements", nnExportScatter},
    [NN_OP_ScatterND] = {"ScatterND", nnExportScatter},
    [NN_OP_Iota] = {"Range", nnExportIota},
    [NN_OP_Resample] = {"ReduceSum", nnExportResample, nnWhyNotResample},

    [NN_OP_Rnn] = {"RNN", nnExportRecurrent, nnWhyNotRecurrent},
    [NN_OP_Gru] = {"GRU", nnExportRecurrent, nnWhyNotRecurrent},
    [NN_OP_Lstm] = {"LSTM", nnExportRecurrent, nnWhyNotRecurrent},
};

static bool isConstant(MlirOperation op) {
  return nnIsaConstant(op) || nnOperationIs(op, "arith.constant");
}

/// Whether ONNX has the element types of all of an op's values.
static bool hasOnnxTypes(MlirOperation op) {
  for (intptr_t i = 0; i < mlirOperationGetNumResults(op); ++i) {
    MlirType type = mlirValueGetType(nnResult(op, i));
    if (!mlirTypeIsAShaped(type) ||
        !nnOnnxElementType(mlirShapedTypeGetElementType(type)))
      return false;
  }
  return true;
}

/// NULL if the op can be written.
static const char *whyNot(MlirOperation op) {
  static const Row none;
  NnOpKind kind = nnOpKind(op);
  const Row *row = kind == NN_OP_NONE ? &none : &rows[kind];
  if (!isConstant(op) && !row->write)
    return "there is no operator for it";
  if (!hasOnnxTypes(op))
    return "there are no such elements";
  return row->whyNot ? row->whyNot(op) : NULL;
}

static bool canExport(MlirOperation op) {
  const char *reason = whyNot(op);
  if (reason)
    nnOpError(op, "can't be written to ONNX: %s", reason);
  return !reason;
}

bool nnCanExport(MlirOperation func) {
  MlirBlock block = mlirRegionGetFirstBlock(mlirOperationGetRegion(func, 0));
  MlirOperation end = mlirBlockGetTerminator(block);
  bool ok = true;
  for (MlirOperation op = mlirBlockGetFirstOperation(block);
       !mlirOperationEqual(op, end); op = mlirOperationGetNextInBlock(op))
    ok &= canExport(op);
  return ok;
}

void nnExportOp(NnExporter *e, MlirOperation op) {
  // Where they are used.
  if (isConstant(op) || nnIsConstantDequantize(op) || nnIsProjection(op))
    return;
  const Row *row = &rows[nnOpKind(op)];
  row->write(e, op, row->type);
  Onnx__NodeProto *last = e->nodes.n ? e->nodes.items[e->nodes.n - 1] : NULL;
  for (int i = 0; i < 2 && row->floats[i]; ++i)
    nnNodeAddFloat(e, last, row->floats[i],
                   nnAttrFloat(nnAttr(op, row->floats[i]), 0));
}
