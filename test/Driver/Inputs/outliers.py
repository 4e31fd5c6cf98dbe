"""Writes a layer norm with some great channels, as those of large language
models have, before two layers of random weights: outliers.py FILE."""

import random
import sys

ROWS, SIZE, WIDE, GREAT = 32, 64, 128, 60
random.seed(7)


def text(values):
    return "[" + ", ".join(f"{v:.5e}" for v in values) + "]"


def matrix(rows, columns, take):
    """Rows are divided by `take`, which what they are multiplied by has."""
    return "[" + ", ".join(
        text(random.gauss(0, 1) / take[r] for _ in range(columns))
        for r in range(rows)
    ) + "]"


scale = [GREAT if c % 16 == 5 else 1 for c in range(SIZE)]
x, h = f"tensor<{ROWS}x{SIZE}xf32>", f"tensor<{ROWS}x{WIDE}xf32>"
w, v = f"tensor<{SIZE}x{WIDE}xf32>", f"tensor<{WIDE}x{SIZE}xf32>"
with open(sys.argv[1], "w") as file:
    file.write(
        f"""func.func @net(%x: {x} {{nn.name = "x"}}) -> ({x} {{nn.name = "y"}}) {{
  %s = nn.constant dense<{text(scale)}> : tensor<{SIZE}xf32>
  %b = nn.constant dense<0.0> : tensor<{SIZE}xf32>
  %w = nn.constant dense<{matrix(SIZE, WIDE, scale)}> : {w}
  %v = nn.constant dense<{matrix(WIDE, SIZE, [1] * WIDE)}> : {v}
  %0 = nn.layer_norm %x, %s, %b : ({x}, tensor<{SIZE}xf32>, tensor<{SIZE}xf32>) -> {x}
  %1 = nn.matmul %0, %w : ({x}, {w}) -> {h}
  %2 = nn.relu %1 : ({h}) -> {h}
  %3 = nn.matmul %2, %v : ({h}, {v}) -> {x}
  return %3 : {x}
}}
"""
    )
