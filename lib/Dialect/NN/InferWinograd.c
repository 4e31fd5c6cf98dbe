//===- InferWinograd.c - Shape rule of nn.winograd_conv -------------------===//
// (NxHxWxC, (m+2)^2 x F/16 x C x 16) -> NxH'xW'xF, as a 3x3 convolution.
//===----------------------------------------------------------------------===//
#include "Rules.h"

#include "Support/Winograd.h"

static bool checkRank(const NnInfer *in, intptr_t i, int64_t rank) {
  int64_t is = nnInferShape(in, i).rank;
  return is == rank || nnInferReject(in, "C2",
                                     "expected operand #%d of rank %" PRId64
                                     ", got rank %" PRId64,
                                     (int)i, rank, is);
}

static bool checkWeights(const NnInfer *in, int64_t filters, int64_t channels) {
  NnShape is = nnInferShape(in, 1);
  int64_t panels = (filters - 1) / nnWinogradPanel + 1;
  bool fits = (is.dims[0] == NN_DYNAMIC || nnWinogradOfProducts(is.dims[0])) &&
              nnUnifyDim(&is.dims[1], panels) &&
              nnUnifyDim(&is.dims[2], channels) &&
              nnUnifyDim(&is.dims[3], nnWinogradPanel);
  char text[128];
  return fits || nnInferReject(in, "C4",
                               "expected weights of 16 or 36 x %" PRId64
                               " x channels x 16, got %s",
                               panels,
                               nnTypeText(mlirValueGetType(in->operands[1]),
                                          text, sizeof text));
}

static bool checkBias(const NnInfer *in, int64_t filters) {
  if (filters < 1)
    return nnInferReject(
        in, "C5", "expected filters to be positive, got %" PRId64, filters);
  int64_t bias = in->numOperands > 2 ? nnInferShape(in, 2).dims[0] : filters;
  return nnUnifyDim(&bias, filters) ||
         nnInferReject(in, "C5",
                       "expected bias of %" PRId64 " elements, got %" PRId64,
                       filters, bias);
}

MlirLogicalResult nnInferWinogradConv(const NnInfer *in) {
  int64_t filters = nnAttrInt(nnDictAttr(in->attributes, "filters"), 0);
  NnWindow window;
  if (!nnInferOneElement(in, "C1", 0) || !checkRank(in, 0, 4) ||
      !checkRank(in, 1, 4) || (in->numOperands > 2 && !checkRank(in, 2, 1)) ||
      !nnInferImage(in, "C2", 0, &window) || !nnInferWindow(in, "C3", &window))
    return NN_FAILURE;
  NnShape input = nnInferShape(in, 0);
  NnShape image = {4, {input.dims[0], filters, input.dims[1], input.dims[2]}};
  window.kernel[0] = window.kernel[1] = 3;
  if (!checkBias(in, filters) || !checkWeights(in, filters, input.dims[3]) ||
      !nnInferWindowSizes(in, "C6", &window, &image))
    return NN_FAILURE;
  NnShape result = {4, {image.dims[0], image.dims[2], image.dims[3], filters}};
  return nnInferTensor(in, &result, nnInferElement(in, 0));
}
