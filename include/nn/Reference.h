//===- Reference.h - The reference interpreter -----------------*- C -*-===//
// Evaluates ops and functions of the nn dialect on the host, simply and
// exactly: floats are computed in double and rounded once, integers wrap to
// their width. What lowerings are compared with, and what folds constants.
//===----------------------------------------------------------------------===//
#ifndef NN_REFERENCE_H
#define NN_REFERENCE_H

#include "mlir-c/IR.h"
#include "nn-c/Status.h"
#include "nnrt/nnrt.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Whether nnReferenceEvaluate knows this op.
bool nnReferenceCanEvaluate(MlirOperation op);

/// Computes one nn op. There is one input an operand, absent optional ones
/// excepted, and one output a result. Shapes and element types are those of the
/// inputs, which the op's static types need not say. On success each output's
/// data is NNRT_ALIGNMENT-aligned and the caller's, to be released by free().
/// On failure (shapes that do not fit, memory) a diagnostic has been emitted at
/// the op and the outputs hold nothing.
MlirLogicalResult nnReferenceEvaluate(MlirOperation op,
                                      const nnrt_tensor_t *inputs,
                                      nnrt_tensor_t *outputs);

/// As nnReferenceEvaluate, but fails without a diagnostic, and with
/// `*isTooLarge` set, if the results would take more than `maxBytes` together.
MlirLogicalResult nnReferenceEvaluateWithin(MlirOperation op,
                                            const nnrt_tensor_t *inputs,
                                            nnrt_tensor_t *outputs,
                                            int64_t maxBytes, bool *isTooLarge);

/// Runs a func.func of one block, made of nn ops (nn.kernel and
/// nn.get_parameter included) and constants. Outputs as nnReferenceEvaluate's;
/// intermediate values are freed after their last use. NN_INVALID_ARGUMENT if
/// the inputs are not the function's; NN_INVALID_MODEL, after a diagnostic, if
/// an op can't be evaluated.
NnStatus nnReferenceRun(MlirOperation func, const nnrt_tensor_t *inputs,
                        intptr_t numInputs, nnrt_tensor_t *outputs,
                        intptr_t numOutputs) NN_MUST_USE;

/// Copies the value of an elements attribute; the data is the caller's. False
/// if it has no data, is of another element type or memory is short.
bool nnReferenceTensorFromElements(MlirAttribute elements,
                                   nnrt_tensor_t *tensor);

/// An elements attribute with a copy of the tensor, or a splat if its elements
/// are all the same; null if memory is short.
MlirAttribute nnReferenceElementsFromTensor(MlirContext context,
                                            const nnrt_tensor_t *tensor);

#ifdef __cplusplus
}
#endif
#endif // NN_REFERENCE_H
