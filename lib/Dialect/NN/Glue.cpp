//===- Glue.cpp - From ODS-generated C++ to the op table in C -------------===//
// Holds no logic: the generated op classes call these templates, which look
// the op's row up and call its C functions.
//===----------------------------------------------------------------------===//
#include "nn/NNDialect.h"

#include "mlir/CAPI/IR.h"
#include "mlir/CAPI/Registration.h"
#include "mlir/CAPI/Rewrite.h"
#include "mlir/CAPI/Support.h"
#include "mlir/IR/TypeUtilities.h"
#include "nn-c/Dialect.h"
#include "nn/OpTable.h"

using namespace mlir;

namespace nn::glue {

static const NnDialectRow *rowOf(StringRef name) {
  return nnDialectRow(nnOpKindOfName(wrap(name)));
}

/// The inherent attributes, wherever the caller of inference keeps them.
template <typename OpT>
static DictionaryAttr inherent(MLIRContext *context, DictionaryAttr attributes,
                               OpaqueProperties properties) {
  using Properties = typename OpT::template InferredProperties<OpT>;
  if constexpr (!std::is_same_v<Properties, EmptyProperties>)
    if (properties)
      return dyn_cast_or_null<DictionaryAttr>(
          OpT::getPropertiesAsAttr(context, *properties.as<Properties *>()));
  return attributes;
}

template <typename OpT>
static LogicalResult
infer(MLIRContext *context, std::optional<Location> location,
      ValueRange operands, DictionaryAttr attributes,
      OpaqueProperties properties, SmallVectorImpl<Type> &types) {
  SmallVector<MlirValue> values;
  for (Value operand : operands)
    values.push_back(wrap(operand));
  NnInfer in = {};
  in.kind = nnOpKindOfName(wrap(OpT::getOperationName()));
  in.context = wrap(context);
  in.location = location ? wrap(*location) : MlirLocation{nullptr};
  in.numOperands = values.size();
  in.operands = values.data();
  in.attributes =
      wrap(Attribute(inherent<OpT>(context, attributes, properties)));
  in.results = &types;
  return unwrap(nnDialectRow(in.kind)->infer(&in));
}

static bool compatible(TypeRange a, TypeRange b) {
  return a.size() == b.size() && llvm::all_of(llvm::zip(a, b), [](auto pair) {
           auto [x, y] = pair;
           return getElementTypeOrSelf(x) == getElementTypeOrSelf(y) &&
                  succeeded(verifyCompatibleShape(x, y));
         });
}

static LogicalResult verify(Operation *op) {
  return unwrap(rowOf(op->getName().getStringRef())->verify(wrap(op)));
}

static OpFoldResult fold(Operation *op, ArrayRef<Attribute> operands) {
  const NnDialectRow *row = rowOf(op->getName().getStringRef());
  if (!row->fold)
    return nullptr;
  SmallVector<MlirAttribute> constants;
  for (Attribute operand : operands)
    constants.push_back(wrap(operand));
  NnFold out = {};
  if (failed(unwrap(row->fold(wrap(op), constants.data(), &out))))
    return nullptr;
  if (mlirValueIsNull(out.value))
    return unwrap(out.attribute);
  return unwrap(out.value);
}

static MlirLogicalResult runCanonicalization(MlirRewritePattern,
                                             MlirOperation op,
                                             MlirPatternRewriter rewriter,
                                             void *row) {
  return static_cast<const NnDialectRow *>(row)->canonicalize(
      op, mlirPatternRewriterAsBase(rewriter));
}

static void canonicalize(StringRef name, RewritePatternSet &set) {
  const NnDialectRow *row = rowOf(name);
  if (!row->canonicalize)
    return;
  mlirRewritePatternSetAdd(
      wrap(&set), mlirOpRewritePatternCreate(
                      wrap(name), /*benefit=*/1, wrap(set.getContext()),
                      {nullptr, nullptr, runCanonicalization},
                      const_cast<NnDialectRow *>(row), 0, nullptr));
}

} // namespace nn::glue

#include "nn/NNDialect.cpp.inc"
#include "nn/NNEnums.cpp.inc"
#define GET_OP_CLASSES
#include "nn/NNOps.cpp.inc"

void nn::NNDialect::initialize() {
  addOperations<
#define GET_OP_LIST
#include "nn/NNOps.cpp.inc"
      >();
}

Operation *nn::NNDialect::materializeConstant(OpBuilder &builder,
                                              Attribute value, Type type,
                                              Location location) {
  auto elements = dyn_cast<ElementsAttr>(value);
  if (!elements || elements.getType() != type)
    return nullptr;
  return ConstantOp::create(builder, location, type, elements);
}

extern "C" void nnInferResult(const NnInfer *in, MlirType type) {
  static_cast<SmallVectorImpl<Type> *>(in->results)->push_back(unwrap(type));
}

MLIR_DEFINE_CAPI_DIALECT_REGISTRATION(NN, nn, nn::NNDialect)
