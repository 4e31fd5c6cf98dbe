//===- CanonicalizeShape.c - Chains of transposes and of reshapes ---------===//
// transpose(transpose(x, p), q) -> transpose(x, p o q), and
// reshape(reshape | squeeze | unsqueeze(x), s) -> reshape(x, s). The op is
// changed in place, so its result keeps its written type.
//===----------------------------------------------------------------------===//
#include "PartialShape.h"
#include "Rules.h"

//===----------------------------------------------------------------------===//
// Transpose
//===----------------------------------------------------------------------===//

MlirLogicalResult nnCanonicalizeTranspose(MlirOperation op,
                                          MlirRewriterBase rewriter) {
  MlirOperation first = nnDefiningOp(nnOperand(op, 0));
  if (mlirOperationIsNull(first) || nnOpKind(first) != NN_OP_Transpose)
    return NN_FAILURE;
  NnShape input = nnValueShape(nnOperand(first, 0));
  NnShape result = nnValueShape(nnResult(op, 0));
  NnShape moved = input;
  int64_t p[NN_MAX_RANK], q[NN_MAX_RANK], both[NN_MAX_RANK];
  int64_t rank = input.rank;
  if (nnAttrInts(nnAttr(first, "perm"), NN_MAX_RANK, p) != rank ||
      nnAttrInts(nnAttr(op, "perm"), NN_MAX_RANK, q) != rank)
    return NN_FAILURE;
  for (int64_t i = 0; i < rank; ++i) {
    both[i] = p[q[i]];
    moved.dims[i] = input.dims[both[i]];
  }
  if (!nnShapesCompatible(&moved, &result))
    return NN_FAILURE;
  MlirContext context = mlirOperationGetContext(op);
  mlirRewriterBaseStartOpModification(rewriter, op);
  mlirOperationSetInherentAttributeByName(
      op, nnStr("perm"), mlirDenseI64ArrayGet(context, rank, both));
  mlirOperationSetOperand(op, 0, nnOperand(first, 0));
  mlirRewriterBaseFinalizeOpModification(rewriter, op);
  return NN_SUCCESS;
}

//===----------------------------------------------------------------------===//
// Reshape
//===----------------------------------------------------------------------===//

static bool keepsElements(MlirOperation op) {
  if (mlirOperationIsNull(op))
    return false;
  NnOpKind kind = nnOpKind(op);
  return kind == NN_OP_Reshape || kind == NN_OP_Squeeze ||
         kind == NN_OP_Unsqueeze;
}

// Whether `wanted` means the same for any input: it copies no dimension.
static bool copiesNothing(const int64_t *wanted, int64_t rank) {
  for (int64_t i = 0; i < rank; ++i)
    if (wanted[i] == 0 || wanted[i] == NN_DYNAMIC)
      return false;
  return true;
}

// Spells the result's type as a shape, with -1 for one dynamic dimension.
static bool spellShape(const NnShape *result, int64_t *wanted) {
  int numDynamic = 0;
  for (int64_t i = 0; i < result->rank; ++i) {
    bool dynamic = result->dims[i] == NN_DYNAMIC;
    numDynamic += dynamic;
    wanted[i] = dynamic ? -1 : result->dims[i];
    if (wanted[i] == 0)
      return false;
  }
  return numDynamic <= 1;
}

static MlirValue createShape(MlirOperation before, int64_t rank,
                             const int64_t *dims, MlirRewriterBase rewriter) {
  MlirContext context = mlirOperationGetContext(before);
  NnShape shape = {.rank = 1, .dims = {rank}};
  MlirType type = nnTensorType(&shape, mlirIntegerTypeGet(context, 64));
  MlirNamedAttribute value =
      mlirNamedAttributeGet(mlirIdentifierGet(context, nnStr("value")),
                            mlirDenseElementsAttrInt64Get(type, rank, dims));
  MlirOperationState state = mlirOperationStateGet(
      nnStr("nn.constant"), mlirOperationGetLocation(before));
  mlirOperationStateAddAttributes(&state, 1, &value);
  mlirOperationStateAddResults(&state, 1, &type);
  mlirRewriterBaseSetInsertionPointBefore(rewriter, before);
  MlirOperation constant =
      mlirRewriterBaseInsert(rewriter, mlirOperationCreate(&state));
  return nnResult(constant, 0);
}

// Whether the reshape would be valid with this input.
static bool reshapes(MlirOperation op, const NnShape *input,
                     const int64_t *wanted, const NnShape *result) {
  NnInfer silent = {.kind = NN_OP_Reshape};
  NnShape inferred = {.rank = result->rank};
  bool allowZero = !mlirAttributeIsNull(nnAttr(op, "allow_zero"));
  return nnInferReshaped(&silent, input, wanted, allowZero, &inferred) &&
         nnShapesCompatible(&inferred, result);
}

MlirLogicalResult nnCanonicalizeReshape(MlirOperation op,
                                        MlirRewriterBase rewriter) {
  MlirOperation first = nnDefiningOp(nnOperand(op, 0));
  if (!keepsElements(first))
    return NN_FAILURE;
  NnShape input = nnValueShape(nnOperand(first, 0));
  NnShape result = nnValueShape(nnResult(op, 0));
  int64_t wanted[NN_PARTIAL_MAX];
  bool allowZero = !mlirAttributeIsNull(nnAttr(op, "allow_zero"));
  bool same = nnPartialShape(nnOperand(op, 1), wanted) == result.rank &&
              (allowZero || copiesNothing(wanted, result.rank));
  if ((!same && !spellShape(&result, wanted)) ||
      !reshapes(op, &input, wanted, &result))
    return NN_FAILURE;
  MlirValue shape =
      same ? nnOperand(op, 1) : createShape(op, result.rank, wanted, rewriter);
  mlirRewriterBaseStartOpModification(rewriter, op);
  mlirOperationSetOperand(op, 0, nnOperand(first, 0));
  mlirOperationSetOperand(op, 1, shape);
  mlirRewriterBaseFinalizeOpModification(rewriter, op);
  return NN_SUCCESS;
}
