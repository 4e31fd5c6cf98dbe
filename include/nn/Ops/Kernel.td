//===- Kernel.td - Kernels -----------------------------------------------===//
// Part of NNOps.td, which includes it; behaviour stands in Kernel.def.
//===----------------------------------------------------------------------===//
def NN_KernelOp : NN_Op<"kernel", [IsolatedFromAbove,
    RecursiveMemoryEffects, SingleBlock]> {
  let summary = "ops that become one loop nest";
  let description = [{
    The unit of scheduling: what stands in the region is compiled to one
    function. `root` names the op that the schedule is chosen for.

    Constraints:
    * C1: the block's arguments have the operands' types.
    * C2: the block ends in `nn.yield` of the results' types.
  }];
  let arguments = (ins Variadic<AnyType>:$inputs, StrAttr:$root);
  let results = (outs Variadic<AnyType>:$results);
  let regions = (region SizedRegion<1>:$body);
  let assemblyFormat = [{
    $root `(` operands `)` attr-dict `:` functional-type(operands, results)
    $body
  }];
  let hasVerifier = 1;
  let extraClassDefinition = [{
    ::llvm::LogicalResult $cppClass::verify() { return glue::verify(*this); }
  }];
}

def NN_YieldOp : NN_Op<"yield", [Pure, Terminator, ReturnLike,
                                 HasParent<"KernelOp">]> {
  let summary = "the results of a kernel";
  let arguments = (ins Variadic<AnyType>:$values);
  let assemblyFormat = "attr-dict ($values^ `:` type($values))?";
}
