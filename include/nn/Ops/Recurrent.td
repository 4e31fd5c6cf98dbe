//===- Recurrent.td - Recurrent layers -----------------------------------===//
// Part of NNOps.td, which includes it; behaviour stands in Recurrent.def.
//===----------------------------------------------------------------------===//
class NN_Recurrent<string mnemonic> : NN_InferredOp<mnemonic> {
  let assemblyFormat = [{
    operands `activations` `=` $activations attr-dict `:`
    functional-type(operands, results)
  }];
}

def NN_RnnOp : NN_Recurrent<"rnn"> {
  let summary = "a recurrent layer";
  let description = [{
    For each time step `t`, `H = f(input[t] + H * weights)`, and `output[t] = H`.
    Input, `[T, B, G * N]` with G = 1 gate, has been projected and biased
    before; weights are `[N, G * N]`; H, `[B, N]`, starts as `hidden` and is the
    second result at the end. `reverse` begins with the last step.

    Sample `b` has steps 0 to `lengths[b] - 1`, or all of them. At other steps H
    stays and the output is 0.

    `activations` names f by what the ops for it are called, `alphas` and
    `betas` are its parameters. What goes into it is limited to `clip` and its
    negative.

    Constraints:
    * C1: floating-point operands have one element type.
    * C2: the operands' shapes fit together.
    * C3: there are as many activations, alphas and betas as functions, and
      their names are known.
  }];
  let arguments = (ins NN_FloatTensor:$input, NN_FloatTensor:$weights,
    NN_FloatTensor:$hidden, Optional<NN_IndexTensor>:$lengths,
    ArrayAttr:$activations, OptionalAttr<DenseF32ArrayAttr>:$alphas,
    OptionalAttr<DenseF32ArrayAttr>:$betas, OptionalAttr<F32Attr>:$clip,
    UnitAttr:$reverse);
  let results = (outs NN_FloatTensor:$output, NN_FloatTensor:$last_hidden);
}

def NN_GruOp : NN_Recurrent<"gru"> {
  let summary = "a layer of gated recurrent units";
  let description = [{
    As `nn.rnn`, with G = 3 gates z, r and n, each N columns of input and of
    weights, and functions f and g:

        z = f(input.z + H * weights.z)
        r = f(input.r + H * weights.r)
        n = g(input.n + (r . H) * weights.n + bias)
        H = (1 - z) . n + z . H

    With `reset_after`, `n = g(input.n + r . (H * weights.n + bias))`.

    Constraints: as `nn.rnn`.
  }];
  let arguments = (ins NN_FloatTensor:$input, NN_FloatTensor:$weights,
    NN_FloatTensor:$hidden, NN_FloatTensor:$bias,
    Optional<NN_IndexTensor>:$lengths, ArrayAttr:$activations,
    OptionalAttr<DenseF32ArrayAttr>:$alphas,
    OptionalAttr<DenseF32ArrayAttr>:$betas, OptionalAttr<F32Attr>:$clip,
    UnitAttr:$reset_after, UnitAttr:$reverse);
  let results = (outs NN_FloatTensor:$output, NN_FloatTensor:$last_hidden);
}

def NN_LstmOp : NN_Recurrent<"lstm"> {
  let summary = "a layer of long short-term memory";
  let description = [{
    As `nn.rnn`, with G = 4 gates i, o, f and c, functions f, g and h, and a
    second state C, which starts as `cell`. Peepholes are `[3, N]`, for i, o
    and f.

        i = f(input.i + H * weights.i + peepholes.i . C)
        f = f(input.f + H * weights.f + peepholes.f . C)
        C = f . C + i . g(input.c + H * weights.c)
        o = f(input.o + H * weights.o + peepholes.o . C)
        H = o . h(C)

    With `input_forget`, f is 1 - i.

    Constraints: as `nn.rnn`.
  }];
  let arguments = (ins NN_FloatTensor:$input, NN_FloatTensor:$weights,
    NN_FloatTensor:$hidden, NN_FloatTensor:$cell, NN_FloatTensor:$peepholes,
    Optional<NN_IndexTensor>:$lengths, ArrayAttr:$activations,
    OptionalAttr<DenseF32ArrayAttr>:$alphas,
    OptionalAttr<DenseF32ArrayAttr>:$betas, OptionalAttr<F32Attr>:$clip,
    UnitAttr:$input_forget, UnitAttr:$reverse);
  let results = (outs NN_FloatTensor:$output, NN_FloatTensor:$last_hidden,
                      NN_FloatTensor:$last_cell);
}
