//===- Constant.td - Constants and parameters ----------------------------===//
// Part of NNOps.td, which includes it; behaviour stands in Constant.def.
//===----------------------------------------------------------------------===//
def NN_ConstantOp : NN_TensorOp<"constant", [ConstantLike]> {
  let summary = "a tensor known at compile time";
  let description = [{
    Large values are `dense_resource` blobs over mapped memory.

    Constraints:
    * C1: the value's type is a ranked tensor, static, of an nn element type.
  }];
  let arguments = (ins ElementsAttr:$value);
  let results = (outs NN_Tensor:$result);
  let assemblyFormat = "attr-dict $value";
}

def NN_IotaOp : NN_TensorOp<"iota"> {
  let summary = "0, 1, … up to a size";
  let description = [{
    A negative size counts as 0.

    Constraints:
    * C1: size has one element.
  }];
  let arguments = (ins NN_ShapeTensor:$size);
  let results = (outs NN_ShapeTensor:$result);
}

def NN_RandomOp : NN_TensorOp<"random"> {
  let summary = "numbers from [0, 1), each as likely as any other";
  let description = [{
    The element at a row-major position is a function of that and the seed:
    Philox4x32-10 (Salmon et al., Parallel random numbers: as easy as 1, 2, 3,
    2011) with the position as counter and the seed as key. The first 24 bits
    make the number.

    Constraints:
    * C1: shape's size is static and its elements are not negative.
  }];
  let arguments = (ins NN_ShapeTensor:$shape, I64Attr:$seed);
  let results = (outs RankedTensorOf<[F32]>:$result);
  let assemblyFormat = [{
    operands `seed` `=` $seed attr-dict `:` functional-type(operands, results)
  }];
}

def NN_ParameterOp : NN_Op<"parameter", [Symbol]> {
  let summary = "a named tensor that belongs to the model";
  let description = [{
    A parameter is a symbol of the module; functions read it by
    `nn.get_parameter`. Training updates parameters; `nn-freeze-parameters`
    makes constants of them.

    Constraints:
    * C1: the initial value's type is the parameter's type.
  }];
  let arguments = (ins SymbolNameAttr:$sym_name,
                       TypeAttrOf<NN_Tensor>:$type, ElementsAttr:$value,
                       OptionalAttr<StrAttr>:$sym_visibility);
  let assemblyFormat = "$sym_name `:` $type `=` $value attr-dict";
  let hasVerifier = 1;
  let extraClassDefinition = [{
    ::llvm::LogicalResult $cppClass::verify() { return glue::verify(*this); }
  }];
}

def NN_GetParameterOp : NN_Op<"get_parameter", [Pure]> {
  let summary = "reads a parameter";
  let description = [{
    Constraints:
    * C1: the symbol names an `nn.parameter` of the result's type.
  }];
  let arguments = (ins FlatSymbolRefAttr:$parameter);
  let results = (outs NN_Tensor:$result);
  let assemblyFormat = "$parameter attr-dict `:` type($result)";
  let hasVerifier = 1;
  let extraClassDefinition = [{
    ::llvm::LogicalResult $cppClass::verify() { return glue::verify(*this); }
  }];
}
