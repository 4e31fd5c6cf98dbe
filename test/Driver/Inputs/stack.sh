# Writes a model of N linear layers, no two of a size, so that it has N kernels.
echo 'func.func @main(%v0: tensor<5x7xf32> {nn.name = "x"})'
echo "    -> tensor<5x$((7 + $1))xf32> {"
for i in $(seq "$1"); do
  from=$((6 + i)) to=$((7 + i)) last=$((i - 1))
  weights="tensor<${from}x${to}xf32>"
  echo "  %w$i = nn.constant dense<0.0625> : $weights"
  echo "  %m$i = nn.matmul %v$last, %w$i"
  echo "      : (tensor<5x${from}xf32>, $weights) -> tensor<5x${to}xf32>"
  echo "  %v$i = nn.tanh %m$i : (tensor<5x${to}xf32>) -> tensor<5x${to}xf32>"
done
echo "  return %v$1 : tensor<5x$((7 + $1))xf32>"
echo '}'
