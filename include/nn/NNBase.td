//===- NNBase.td - The nn dialect and the base classes of its ops ---------===//
// Types, enums and op classes that NNOps.td is written with. What an op does
// stands in NNOps.def; the classes here only forward to it.
//===----------------------------------------------------------------------===//
#ifndef NN_BASE_TD
#define NN_BASE_TD

include "mlir/IR/EnumAttr.td"
include "mlir/IR/OpAsmInterface.td"
include "mlir/IR/OpBase.td"
include "mlir/IR/SymbolInterfaces.td"
include "mlir/Interfaces/ControlFlowInterfaces.td"
include "mlir/Interfaces/InferTypeOpInterface.td"
include "mlir/Interfaces/SideEffectInterfaces.td"

def NN_Dialect : Dialect {
  let name = "nn";
  let cppNamespace = "::nn";
  let summary = "Neural networks on tensors";
  let description = [{
    Ops of the `nn` dialect are pure functions of ranked tensors. Shapes may be
    dynamic. Elementwise ops broadcast as NumPy does. Every op infers its result
    types; a written result type may be more or less static than the inferred
    one, but never contradict it.

    Constraints are labelled (`C1`, `C2`, …); the verifier's messages and the
    tests use the same labels.
  }];
  let dependentDialects = ["::mlir::quant::QuantDialect"];
  let hasConstantMaterializer = 1;
}

//===----------------------------------------------------------------------===//
// Types
//===----------------------------------------------------------------------===//

def NN_Float : AnyTypeOf<[F16, BF16, F32, F64], "floating-point">;
def NN_Int : AnyTypeOf<[I8, I16, I32, I64, UI8, UI16, UI32, UI64], "integer">;
/// Types that ops keep, move and convert, but don't compute with.
def NN_Stored : AnyTypeOf<[F8E4M3FN, F8E4M3FNUZ, F8E5M2, F8E5M2FNUZ, F8E8M0FNU,
                           F4E2M1FN, I<4>, UI<4>, I<2>, UI<2>], "storage">;
def NN_Element : AnyTypeOf<[NN_Float, NN_Int, I1, NN_Stored],
                           "nn element type">;

def NN_Tensor : RankedTensorOf<[NN_Element]>;
def NN_FloatTensor : RankedTensorOf<[NN_Float]>;
def NN_NumberTensor : RankedTensorOf<[NN_Float, NN_Int]>;
def NN_IntTensor : RankedTensorOf<[NN_Int]>;
def NN_ComparableTensor : RankedTensorOf<[NN_Float, NN_Int, I1]>;
def NN_BoolTensor : RankedTensorOf<[I1]>;
def NN_IntegralTensor : RankedTensorOf<[NN_Int, I1]>;
def NN_IndexTensor : RankedTensorOf<[I32, I64]>;
def NN_ShapeTensor : 1DTensorOf<[I64]>;

//===----------------------------------------------------------------------===//
// Enums: integer-backed, so that C reads them as integers
//===----------------------------------------------------------------------===//

class NN_Enum<string name, string summary, list<I32EnumAttrCase> cases>
    : I32EnumAttr<name, summary, cases> {
  let cppNamespace = "::nn";
}

def NN_Layout : NN_Enum<"Layout", "order of an image tensor's dimensions", [
  I32EnumAttrCase<"NCHW", 0, "nchw">, I32EnumAttrCase<"NHWC", 1, "nhwc">]>;

def NN_HeadLayout : NN_Enum<"HeadLayout", "order of an attention's dimensions", [
  I32EnumAttrCase<"BHSD", 0, "bhsd">, I32EnumAttrCase<"BSHD", 1, "bshd">]>;

def NN_AutoPad : NN_Enum<"AutoPad", "padding that follows from sizes", [
  I32EnumAttrCase<"NONE", 0, "none">,
  I32EnumAttrCase<"SAME_UPPER", 1, "same_upper">,
  I32EnumAttrCase<"SAME_LOWER", 2, "same_lower">]>;

def NN_Predicate : NN_Enum<"Predicate", "comparison", [
  I32EnumAttrCase<"EQ", 0, "eq">, I32EnumAttrCase<"NE", 1, "ne">,
  I32EnumAttrCase<"LT", 2, "lt">, I32EnumAttrCase<"LE", 3, "le">,
  I32EnumAttrCase<"GT", 4, "gt">, I32EnumAttrCase<"GE", 5, "ge">]>;

def NN_Rounding : NN_Enum<"Rounding", "which neighbour stands for a number", [
  I32EnumAttrCase<"Up", 0, "up">, I32EnumAttrCase<"Down", 1, "down">,
  I32EnumAttrCase<"Nearest", 2, "nearest">]>;

def NN_Reducer : NN_Enum<"Reducer", "what elements are combined by", [
  I32EnumAttrCase<"Sum", 0, "sum">, I32EnumAttrCase<"Prod", 1, "prod">,
  I32EnumAttrCase<"Max", 2, "max">, I32EnumAttrCase<"Min", 3, "min">]>;

def NN_PadMode : NN_Enum<"PadMode", "what padding is filled with", [
  I32EnumAttrCase<"Constant", 0, "constant">,
  I32EnumAttrCase<"Reflect", 1, "reflect">,
  I32EnumAttrCase<"Edge", 2, "edge">, I32EnumAttrCase<"Wrap", 3, "wrap">]>;

//===----------------------------------------------------------------------===//
// Op classes
//===----------------------------------------------------------------------===//

class NN_Op<string mnemonic, list<Trait> traits = []>
    : Op<NN_Dialect, mnemonic, traits>;

/// A pure op whose result types follow from its row's shape rule.
class NN_InferredOp<string mnemonic, list<Trait> traits = []>
    : NN_Op<mnemonic, !listconcat(traits, [
        Pure, DeclareOpInterfaceMethods<InferTypeOpInterface>])> {
  let extraClassDeclaration = [{
    static bool isCompatibleReturnTypes(::mlir::TypeRange, ::mlir::TypeRange);
  }];
  code glueInference = [{
    ::llvm::LogicalResult $cppClass::inferReturnTypes(
        ::mlir::MLIRContext *context, ::std::optional<::mlir::Location> loc,
        ::mlir::ValueRange operands, ::mlir::DictionaryAttr attributes,
        ::mlir::OpaqueProperties properties, ::mlir::RegionRange,
        ::llvm::SmallVectorImpl<::mlir::Type> &types) {
      return glue::infer<$cppClass>(context, loc, operands, attributes,
                                    properties, types);
    }
    bool $cppClass::isCompatibleReturnTypes(::mlir::TypeRange a,
                                            ::mlir::TypeRange b) {
      return glue::compatible(a, b);
    }
  }];
  let extraClassDefinition = glueInference;
  let assemblyFormat = "operands attr-dict `:` functional-type(operands, results)";
}

/// An inferred op with one result, which may fold and canonicalize.
class NN_TensorOp<string mnemonic, list<Trait> traits = []>
    : NN_InferredOp<mnemonic, traits> {
  let hasFolder = 1;
  let hasCanonicalizer = 1;
  let extraClassDefinition = glueInference # [{
    ::mlir::OpFoldResult $cppClass::fold(FoldAdaptor adaptor) {
      return glue::fold(*this, adaptor.getOperands());
    }
    void $cppClass::getCanonicalizationPatterns(
        ::mlir::RewritePatternSet &set, ::mlir::MLIRContext *) {
      glue::canonicalize(getOperationName(), set);
    }
  }];
}

#endif // NN_BASE_TD
