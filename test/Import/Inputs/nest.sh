# nest.sh N: a model whose input is a sequence of a sequence of … (N times).
# Lengths take three bytes each, so that they are easy to compute.
length() { printf "\\$(printf %o $(($1 % 128 + 128)))\\$(printf %o $(($1 / 128 % 128 + 128)))\\$(printf %o $(($1 / 16384)))"; }
n=$1
size=$((n * 8))
printf '\010\010\102\002\020\015'             # ir_version: 8 opset_import
printf '\072'; length $((size + 3 + 4 + 4))   # graph
printf '\132'; length $((size + 3 + 4))       # input
printf '\012\001x'                            # name: "x"
printf '\022'; length $size                   # type
while [ $n -gt 0 ]; do
  n=$((n - 1))
  printf '\042'; length $((n * 8 + 4))        # sequence_type
  printf '\012'; length $((n * 8))            # elem_type
done
