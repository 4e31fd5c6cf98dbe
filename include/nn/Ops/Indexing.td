//===- Indexing.td - Picking, placing and finding by index ---------------===//
// Part of NNOps.td, which includes it; behaviour stands in Indexing.def.
// Indices in tensors are never trusted: reads are clamped into the dimension,
// writes outside of it are skipped. Negative ones count from the end.
//===----------------------------------------------------------------------===//
def NN_ScatterReduction
    : NN_Enum<"ScatterReduction", "what a write makes of what was there", [
  I32EnumAttrCase<"None", 0, "none">, I32EnumAttrCase<"Add", 1, "add">,
  I32EnumAttrCase<"Mul", 2, "mul">, I32EnumAttrCase<"Max", 3, "max">,
  I32EnumAttrCase<"Min", 4, "min">]>;

def NN_GatherElementsOp : NN_TensorOp<"gather_elements"> {
  let summary = "picks elements along an axis";
  let description = [{
    The result has indices' shape; each of its elements is data's at the same
    place, but along `axis` at the index. An index out of range is clamped into
    it.

    Constraints:
    * C1: `axis` is a dimension of data.
    * C2: indices have as many dimensions as data.
    * C3: other dimensions of indices are not larger than data's.
  }];
  let arguments = (ins NN_Tensor:$data, NN_IndexTensor:$indices,
                       DefaultValuedAttr<I64Attr, "0">:$axis);
  let results = (outs NN_Tensor:$result);
}

def NN_GatherNDOp : NN_TensorOp<"gather_nd"> {
  let summary = "picks slices by tuples of indices";
  let description = [{
    The last dimension of indices holds tuples, which name slices of data behind
    its first `batch_dims` dimensions. The result's shape is indices' without
    the last dimension, then that of the slices. Indices out of range are
    clamped into it.

    Constraints:
    * C1: the size of the tuples is known, and is 1 to as many as data has
      dimensions behind its first `batch_dims`.
    * C2: `batch_dims` is not negative, and less than the rank of indices.
    * C3: data and indices agree in their first `batch_dims` dimensions.
  }];
  let arguments = (ins NN_Tensor:$data, NN_IndexTensor:$indices,
                       DefaultValuedAttr<I64Attr, "0">:$batch_dims);
  let results = (outs NN_Tensor:$result);
}

class NN_Scatter<string mnemonic, string text, dag where>
    : NN_TensorOp<mnemonic> {
  let summary = text;
  let arguments = !con(
    (ins NN_Tensor:$data, NN_IndexTensor:$indices, NN_Tensor:$updates), where,
    (ins DefaultValuedAttr<NN_ScatterReduction,
                           "::nn::ScatterReduction::None">:$reduction));
  let results = (outs NN_Tensor:$result);
  let assemblyFormat = [{
    operands oilist(`reduction` `=` $reduction) attr-dict `:`
    functional-type(operands, results)
  }];
}

def NN_ScatterElementsOp
    : NN_Scatter<"scatter_elements", "places elements along an axis",
                 (ins DefaultValuedAttr<I64Attr, "0">:$axis)> {
  let description = [{
    Data, where each element of updates is written at its own place, but along
    `axis` at the index, in row-major order; `reduction` combines it with what
    is there. What has an index out of range is skipped.

    Constraints:
    * C1: `axis` is a dimension of data.
    * C2: indices have as many dimensions as data, and updates their shape.
    * C3: other dimensions of indices are not larger than data's.
    * C4: updates have data's element type.
    * C5: stored types are not reduced.
  }];
}

def NN_ScatterNDOp
    : NN_Scatter<"scatter_nd", "places slices by tuples of indices", (ins)> {
  let description = [{
    Data, where each slice of updates is written to the slice that a tuple in
    the last dimension of indices names, in row-major order; `reduction`
    combines it with what is there. What has an index out of range is skipped.

    Constraints:
    * C1: the size of the tuples is known, and is 1 to data's rank.
    * C2: updates' shape is indices' without the last dimension, then that of
      the slices.
    * C3: updates have data's element type.
    * C4: stored types are not reduced.
  }];
}

def NN_TileOp : NN_TensorOp<"tile"> {
  let summary = "repeats a tensor";
  let description = [{
    Constraints:
    * C1: there is one number of repeats for each dimension.
    * C2: repeats are not negative.
  }];
  let arguments = (ins NN_Tensor:$input, NN_ShapeTensor:$repeats);
  let results = (outs NN_Tensor:$result);
}

def NN_TopKOp : NN_InferredOp<"top_k"> {
  let summary = "the largest or smallest elements along an axis";
  let description = [{
    The `k` largest elements, or the smallest, in order, and where they were. Of
    equal ones the first comes first; NaN counts as the largest.

    Constraints:
    * C1: `axis` is a dimension of input.
    * C2: k is one integer that is not negative and not above the dimension.
  }];
  let arguments = (ins NN_ComparableTensor:$input, NN_ShapeTensor:$k,
                       DefaultValuedAttr<I64Attr, "-1">:$axis,
                       UnitAttr:$smallest);
  let results = (outs NN_ComparableTensor:$values, NN_IndexTensor:$indices);
}

def NN_NonZeroOp : NN_TensorOp<"non_zero"> {
  let summary = "where a tensor is not zero";
  let description = [{
    Column `k` of the result has the indices of the k-th element that is not
    zero, in row-major order, and so as many rows as input has dimensions. How
    many columns there are is known at run time.
  }];
  let arguments = (ins NN_ComparableTensor:$input);
  let results = (outs NN_IndexTensor:$result);
}

def NN_UniqueOp : NN_InferredOp<"unique"> {
  let summary = "which slices along an axis are equal";
  let description = [{
    For each distinct slice along `axis`, the place `first` of the first one and
    how many `counts` there are; for each slice, which of the distinct ones it
    is (`inverse`). Distinct slices are sorted, by the first element in which
    they differ, or come in the order in which they were met if `unsorted`. NaN
    equals NaN and is the largest.

    Constraints:
    * C1: `axis` is a dimension of input.
  }];
  let arguments = (ins NN_ComparableTensor:$input,
                       DefaultValuedAttr<I64Attr, "0">:$axis,
                       UnitAttr:$unsorted);
  let results = (outs NN_IndexTensor:$first, NN_IndexTensor:$inverse,
                      NN_IndexTensor:$counts);
}

def NN_NonMaxSuppressionOp : NN_TensorOp<"non_max_suppression"> {
  let summary = "the best boxes that don't overlap";
  let description = [{
    For each batch and class: of the boxes with a score above `least_score`, from
    the highest score down, those that overlap none taken before by more than
    `most_overlap`, the quotient of the intersection's and the union's area; at
    most `most_boxes` of them. The result's rows are (batch, class, box). A box is
    (y1, x1, y2, x2), two opposite corners, or, if `is_centered`, (x, y, width,
    height).

    Constraints:
    * C1: boxes are a tensor<b x n x 4>, scores a tensor<b x c x n>.
    * C2: other operands are one element each.
  }];
  let arguments = (ins RankedTensorOf<[F32]>:$boxes,
                       RankedTensorOf<[F32]>:$scores,
                       NN_ShapeTensor:$most_boxes,
                       1DTensorOf<[F32]>:$most_overlap,
                       Optional<1DTensorOf<[F32]>>:$least_score,
                       UnitAttr:$is_centered);
  let results = (outs NN_IndexTensor:$result);
}
