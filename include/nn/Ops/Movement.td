//===- Movement.td - Shape and data movement -----------------------------===//
// Part of NNOps.td, which includes it; behaviour stands in Movement.def.
//===----------------------------------------------------------------------===//
def NN_ShapeOfOp : NN_TensorOp<"shape_of"> {
  let summary = "a tensor's dimensions";
  let arguments = (ins NN_Tensor:$input);
  let results = (outs NN_ShapeTensor:$result);
}

def NN_ReshapeOp : NN_TensorOp<"reshape"> {
  let summary = "the same elements in another shape";
  let description = [{
    In `shape`, -1 (once) is what the number of elements leaves over, and 0
    copies input's dimension at that place, unless `allow_zero`.

    Constraints:
    * C1: shape's size is static.
    * C2: dimensions are -1 or more, with at most one -1; a copied dimension
      is one of input's.
    * C3: input and result have the same number of elements.
  }];
  let arguments = (ins NN_Tensor:$input, NN_ShapeTensor:$shape,
                       UnitAttr:$allow_zero);
  let results = (outs NN_Tensor:$result);
}

def NN_SqueezeOp : NN_TensorOp<"squeeze"> {
  let summary = "drops dimensions of size 1";
  let description = [{
    Constraints:
    * C1: axes are distinct dimensions of input.
    * C2: the dropped dimensions have size 1.
  }];
  let arguments = (ins NN_Tensor:$input, DenseI64ArrayAttr:$axes);
  let results = (outs NN_Tensor:$result);
  let assemblyFormat = [{
    operands `axes` `=` $axes attr-dict `:` functional-type(operands, results)
  }];
}

def NN_UnsqueezeOp : NN_TensorOp<"unsqueeze"> {
  let summary = "inserts dimensions of size 1";
  let description = [{
    Axes count in the result.

    Constraints:
    * C1: axes are distinct dimensions of the result.
  }];
  let arguments = (ins NN_Tensor:$input, DenseI64ArrayAttr:$axes);
  let results = (outs NN_Tensor:$result);
  let assemblyFormat = [{
    operands `axes` `=` $axes attr-dict `:` functional-type(operands, results)
  }];
}

def NN_TransposeOp : NN_TensorOp<"transpose"> {
  let summary = "permutes dimensions";
  let description = [{
    Dimension `i` of the result is dimension `perm[i]` of input.

    Constraints:
    * C1: perm is a permutation of input's dimensions.
  }];
  let arguments = (ins NN_Tensor:$input, DenseI64ArrayAttr:$perm);
  let results = (outs NN_Tensor:$result);
  let assemblyFormat = [{
    operands `perm` `=` $perm attr-dict `:` functional-type(operands, results)
  }];
}

def NN_ConcatOp : NN_TensorOp<"concat"> {
  let summary = "joins tensors along an axis";
  let description = [{
    Constraints:
    * C1: there is at least one operand; all have one element type and rank.
    * C2: `axis` is a dimension of the operands.
    * C3: all other dimensions agree.
  }];
  let arguments = (ins Variadic<NN_Tensor>:$inputs, I64Attr:$axis);
  let results = (outs NN_Tensor:$result);
  let assemblyFormat = [{
    operands `axis` `=` $axis attr-dict `:` functional-type(operands, results)
  }];
}

def NN_SplitOp : NN_InferredOp<"split"> {
  let summary = "cuts a tensor along an axis";
  let description = [{
    Constraints:
    * C1: `axis` is a dimension of input.
    * C2: sizes are non-negative and sum to that dimension.
  }];
  let arguments = (ins NN_Tensor:$input, I64Attr:$axis, DenseI64ArrayAttr:$sizes);
  let results = (outs Variadic<NN_Tensor>:$results);
  let assemblyFormat = [{
    operands `axis` `=` $axis `sizes` `=` $sizes attr-dict `:`
    functional-type(operands, results)
  }];
}

def NN_SliceOp : NN_TensorOp<"slice"> {
  let summary = "a rectangle of a tensor";
  let description = [{
    For each axis: elements from `start` (inclusive) to `end` (exclusive) by
    `step`; negative starts and ends count from the end, and both are clamped to
    the dimension. Steps may be negative.

    Constraints:
    * C1: axes are distinct dimensions of input.
    * C2: starts, ends and steps have as many elements as axes.
    * C3: steps are not zero.
  }];
  let arguments = (ins NN_Tensor:$input, NN_ShapeTensor:$starts,
                       NN_ShapeTensor:$ends, Optional<NN_ShapeTensor>:$steps,
                       DenseI64ArrayAttr:$axes);
  let results = (outs NN_Tensor:$result);
  let assemblyFormat = [{
    operands `axes` `=` $axes attr-dict `:` functional-type(operands, results)
  }];
}

def NN_PadOp : NN_TensorOp<"pad"> {
  let summary = "adds elements around a tensor, or takes them away";
  let description = [{
    `pads` has the amounts before every dimension, then those after; negative
    amounts crop. `reflect` mirrors without repeating the border, `edge` repeats
    it, `wrap` goes on at the other end.

    Constraints:
    * C1: pads has twice as many elements as input has dimensions.
    * C2: value, if present, is one element of input's type.
    * C3: the result's dimensions are not negative.
    * C4: `reflect` adds less than the dimension, `edge` and `wrap` nothing to
      one of 0.
  }];
  let arguments = (ins NN_Tensor:$input, NN_ShapeTensor:$pads,
    Optional<NN_Tensor>:$value,
    DefaultValuedAttr<NN_PadMode, "::nn::PadMode::Constant">:$mode);
  let results = (outs NN_Tensor:$result);
  let assemblyFormat = [{
    operands oilist(`mode` `=` $mode) attr-dict `:`
    functional-type(operands, results)
  }];
}

def NN_ExpandOp : NN_TensorOp<"expand"> {
  let summary = "broadcasts a tensor to a shape";
  let description = [{
    The result's shape is input's broadcast with `shape`, both ways.

    Constraints:
    * C1: shape's size is static and its elements are not negative.
    * C2: the shapes broadcast together.
  }];
  let arguments = (ins NN_Tensor:$input, NN_ShapeTensor:$shape);
  let results = (outs NN_Tensor:$result);
}

def NN_GatherOp : NN_TensorOp<"gather"> {
  let summary = "picks slices by index";
  let description = [{
    The result's shape is data's with dimension `axis` replaced by all of
    indices'. Negative indices count from the end; an index out of range is
    clamped into it.

    Constraints:
    * C1: `axis` is a dimension of data.
  }];
  let arguments = (ins NN_Tensor:$data, NN_IndexTensor:$indices,
                       DefaultValuedAttr<I64Attr, "0">:$axis);
  let results = (outs NN_Tensor:$result);
}
