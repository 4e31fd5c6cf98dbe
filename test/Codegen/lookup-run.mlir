// Tables on CPUs that have no instructions for them.
// RUN: %if runs-x86-64 %{ nn-check --mode=static,dynamic --cpu=x86-64 %S/../Ops/lookup.mlir %}
// RUN: %if runs-haswell %{ nn-check --mode=static,dynamic --cpu=haswell %S/../Ops/lookup.mlir %}
// RUN: %if runs-skylake-avx512 %{ nn-check --mode=static,dynamic --cpu=skylake-avx512 %S/../Ops/lookup.mlir %}
