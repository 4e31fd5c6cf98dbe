//===- OpQuant.c - QuantizeLinear and DequantizeLinear --------------------===//
// Parameters become initializers: one, those of an axis, or of blocks along an
// axis.
//===----------------------------------------------------------------------===//
#include "Ops.h"

#include "Support/DType.h"
#include "Support/Quant.h"
#include "nn-c/NNOps.h"

/// The parameters of an op, with ONNX's `axis` (-1: one for all) and
/// `block_size` (0: none).
typedef struct Params {
  NnQuant quant;
  int64_t axis, block;
} Params;

static MlirType paramsType(MlirOperation op) {
  return mlirTypeAttrGetValue(nnAttr(op, "params"));
}

/// False if ONNX can't say it.
static bool readParams(MlirOperation op, Params *params) {
  NnShape shape = nnValueShape(nnOperand(op, 0));
  *params = (Params){.axis = -1};
  if (!nnQuantRead(paramsType(op), shape.rank, &params->quant))
    return false;
  if (nnQuantNumParameters(&params->quant) == 1)
    return true;
  params->axis = nnQuantAxis(&params->quant);
  if (params->axis >= 0)
    return true;
  for (int64_t i = 0; i < shape.rank; ++i) {
    int64_t block = params->quant.blocks[i];
    if (block == 1)
      continue;
    if (params->axis >= 0)
      return false;
    params->axis = i;
    params->block = block;
  }
  return params->axis >= 0;
}

const char *nnWhyNotQuant(MlirOperation op) {
  Params params;
  if (!readParams(op, &params))
    return "blocks along several dimensions can't be written";
  return nnBitWidth(params.quant.storage) < 4
             ? "integers of less than 4 bits can't be written"
             : NULL;
}

/// The shape of the parameters' initializers.
static NnShape paramsShape(const Params *params, NnOrder order) {
  const NnShape *grid = &params->quant.grid;
  if (params->axis < 0)
    return (NnShape){0};
  if (!params->block)
    return (NnShape){1, {grid->dims[params->axis]}};
  NnPerm perm = nnOrderPerm(order, grid->rank);
  return nnPermuteShape(grid, &perm);
}

static char *scalesName(NnExporter *e, const Params *params,
                        const NnShape *shape) {
  int64_t n = nnQuantNumParameters(&params->quant);
  float *scales = nnExporterTake(e, (size_t)n * sizeof *scales);
  for (int64_t i = 0; scales && i < n; ++i)
    scales[i] = (float)nnQuantScale(&params->quant, i);
  MlirContext context = mlirTypeGetContext(params->quant.storage);
  return nnExporterTensor(e, "scale", mlirF32TypeGet(context), shape, scales);
}

/// 32-bit integers have no zero point.
static char *zeroPointsName(NnExporter *e, const Params *params,
                            const NnShape *shape) {
  MlirType storage = params->quant.storage;
  int64_t n = nnQuantNumParameters(&params->quant);
  size_t bytes = (size_t)nnElementBytes(storage);
  if (bytes > 2)
    return NULL;
  uint8_t *zeros = nnExporterTake(e, (size_t)n * bytes);
  for (int64_t i = 0; zeros && i < n; ++i) {
    uint64_t zero = (uint64_t)nnQuantZeroPoint(&params->quant, i);
    for (size_t byte = 0; byte < bytes; ++byte)
      zeros[(size_t)i * bytes + byte] = (uint8_t)(zero >> (8 * byte));
  }
  return nnExporterTensor(e, "zero_point", storage, shape, zeros);
}

static void writeQuant(NnExporter *e, MlirOperation op, const char *type,
                       NnOrder order, char *input, char *output) {
  Params params;
  if (!readParams(op, &params))
    return;
  NnShape shape = paramsShape(&params, order);
  char *scales = scalesName(e, &params, &shape);
  char *zeroPoints = zeroPointsName(e, &params, &shape);
  Onnx__NodeProto *node =
      nnExporterNode(e, type, output, NN_INPUTS(input, scales, zeroPoints));
  if (params.axis >= 0)
    nnNodeAddInt(e, node, "axis",
                 nnOrderAxis(order, params.quant.grid.rank, params.axis));
  if (params.block)
    nnNodeAddInt(e, node, "block_size", params.block);
}

bool nnIsConstantDequantize(MlirOperation op) {
  return nnIsaDequantize(op) &&
         !mlirAttributeIsNull(nnConstantValue(nnOperand(op, 0)));
}

char *nnExportDequantize(NnExporter *e, MlirOperation op, NnOrder order) {
  char *input = nnValueName(e, nnOperand(op, 0), order);
  char *output = nnResultName(e, nnResult(op, 0), order);
  writeQuant(e, op, "DequantizeLinear", order, input, output);
  return output;
}

void nnExportQuant(NnExporter *e, MlirOperation op, const char *type) {
  NnOrder order = nnOrderOf(e, op);
  char *input = nnValueName(e, nnOperand(op, 0), order);
  if (nnIsaFakeQuantize(op)) {
    char *integers = nnExporterUnique(e, nnBaseName(e, nnResult(op, 0)));
    writeQuant(e, op, "QuantizeLinear", order, input, integers);
    input = integers;
  }
  writeQuant(e, op, type, order, input,
             nnResultName(e, nnResult(op, 0), order));
}
