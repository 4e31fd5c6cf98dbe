//===- Indexing.td - Picking, placing and finding by index ---------------===//
// Part of NNOps.td, which includes it; behaviour stands in Indexing.def. Run-time
// indices are never trusted: reads are clamped, writes out of range are skipped.
//===----------------------------------------------------------------------===//
def NN_NonZeroOp : NN_TensorOp<"non_zero"> {
  let summary = "where a tensor is not zero";
  let description = [{
    Column `k` of the result has the indices of the k-th element that is not
    zero, in row-major order, and so as many rows as input has dimensions. How
    many columns there are is known at run time.
  }];
  let arguments = (ins NN_Tensor:$input);
  let results = (outs NN_IndexTensor:$result);
}
