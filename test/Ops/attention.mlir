// RUN: nn-check %s

//===- nn.attention ------------------------------------------------------===//
// Known values; then blocks of queries and their rest, few queries, other
// lengths of keys, masks that broadcast, grouped heads, both layouts, odd
// sizes and empty ones.
//===----------------------------------------------------------------------===//

// Scores are [[0, ln 3]]: weights 1/4 and 3/4.
func.func @attention_values(
    %q: tensor<1x1x1x2xf32> {nn.value = dense<[[[[1.0, 0.0]]]]> : tensor<1x1x1x2xf32>},
    %k: tensor<1x1x2x2xf32> {nn.value = dense<[[[[0.0, 7.0], [2.1972246, 5.0]]]]> : tensor<1x1x2x2xf32>},
    %v: tensor<1x1x2x2xf32> {nn.value = dense<[[[[4.0, 0.0], [8.0, -4.0]]]]> : tensor<1x1x2x2xf32>})
    -> (tensor<1x1x1x2xf32> {nn.expect = dense<[[[[7.0, -3.0]]]]> : tensor<1x1x1x2xf32>}) {
  %0 = nn.attention %q, %k, %v scale = 0.5 : (tensor<1x1x1x2xf32>, tensor<1x1x2x2xf32>, tensor<1x1x2x2xf32>) -> tensor<1x1x1x2xf32>
  return %0 : tensor<1x1x1x2xf32>
}

func.func @attention_masked_values(
    %q: tensor<1x1x2x1xf32> {nn.value = dense<[[[[1.0], [2.0]]]]> : tensor<1x1x2x1xf32>},
    %k: tensor<1x1x2x1xf32> {nn.value = dense<[[[[3.0], [3.0]]]]> : tensor<1x1x2x1xf32>},
    %v: tensor<1x1x2x1xf32> {nn.value = dense<[[[[4.0], [8.0]]]]> : tensor<1x1x2x1xf32>},
    %m: tensor<2x2xf32> {nn.value = dense<[[0.0, 0xFF800000], [0.0, 0.0]]> : tensor<2x2xf32>})
    -> (tensor<1x1x2x1xf32> {nn.expect = dense<[[[[4.0], [6.0]]]]> : tensor<1x1x2x1xf32>}) {
  %0 = nn.attention %q, %k, %v, %m scale = 1.0 : (tensor<1x1x2x1xf32>, tensor<1x1x2x1xf32>, tensor<1x1x2x1xf32>, tensor<2x2xf32>) -> tensor<1x1x2x1xf32>
  return %0 : tensor<1x1x2x1xf32>
}

func.func @attention_bshd_53x53(%q: tensor<2x53x3x16xf32>, %k: tensor<2x53x3x16xf32>, %v: tensor<2x53x3x16xf32>) -> tensor<2x53x3x16xf32> {
  %0 = nn.attention %q, %k, %v scale = 0.25 q_layout = bshd kv_layout = bshd layout = bshd : (tensor<2x53x3x16xf32>, tensor<2x53x3x16xf32>, tensor<2x53x3x16xf32>) -> tensor<2x53x3x16xf32>
  return %0 : tensor<2x53x3x16xf32>
}

func.func @attention_odd_sizes(%q: tensor<1x2x25x15xf32>, %k: tensor<1x2x37x15xf32>, %v: tensor<1x2x37x19xf32>, %m: tensor<1x2x25x37xf32>) -> tensor<1x25x2x19xf32> {
  %0 = nn.attention %q, %k, %v, %m scale = 0.3 layout = bshd : (tensor<1x2x25x15xf32>, tensor<1x2x37x15xf32>, tensor<1x2x37x19xf32>, tensor<1x2x25x37xf32>) -> tensor<1x25x2x19xf32>
  return %0 : tensor<1x25x2x19xf32>
}

// Chunks of queries: one head, and many queries.
func.func @attention_chunks(%q: tensor<1x517x1x8xf32>, %k: tensor<1x1x5x8xf32>, %v: tensor<1x1x5x8xf32>) -> tensor<1x1x517x8xf32> {
  %0 = nn.attention %q, %k, %v scale = 1.0 q_layout = bshd : (tensor<1x517x1x8xf32>, tensor<1x1x5x8xf32>, tensor<1x1x5x8xf32>) -> tensor<1x1x517x8xf32>
  return %0 : tensor<1x1x517x8xf32>
}

// Four heads of queries for each head of keys; a key cache and one query.
func.func @attention_grouped(%q: tensor<2x1x8x16xf32>, %k: tensor<2x2x33x16xf32>, %v: tensor<2x2x33x16xf32>, %m: tensor<2x1x1x33xf32>) -> tensor<2x1x8x16xf32> {
  %0 = nn.attention %q, %k, %v, %m scale = 0.25 q_layout = bshd layout = bshd : (tensor<2x1x8x16xf32>, tensor<2x2x33x16xf32>, tensor<2x2x33x16xf32>, tensor<2x1x1x33xf32>) -> tensor<2x1x8x16xf32>
  return %0 : tensor<2x1x8x16xf32>
}

func.func @attention_grouped_24x24(%q: tensor<1x4x24x8xf32>, %k: tensor<1x2x24x8xf32>, %v: tensor<1x2x24x8xf32>, %m: tensor<4x1x24xf32>) -> tensor<1x4x24x8xf32> {
  %0 = nn.attention %q, %k, %v, %m scale = 0.25 : (tensor<1x4x24x8xf32>, tensor<1x2x24x8xf32>, tensor<1x2x24x8xf32>, tensor<4x1x24xf32>) -> tensor<1x4x24x8xf32>
  return %0 : tensor<1x4x24x8xf32>
}

func.func @attention_no_queries(%q: tensor<1x2x0x8xf32>, %k: tensor<1x2x3x8xf32>, %v: tensor<1x2x3x8xf32>) -> tensor<1x2x0x8xf32> {
  %0 = nn.attention %q, %k, %v scale = 1.0 : (tensor<1x2x0x8xf32>, tensor<1x2x3x8xf32>, tensor<1x2x3x8xf32>) -> tensor<1x2x0x8xf32>
  return %0 : tensor<1x2x0x8xf32>
}

func.func @attention_no_batch(%q: tensor<0x2x5x8xf32>, %k: tensor<0x2x3x8xf32>, %v: tensor<0x2x3x8xf32>) -> tensor<0x2x5x8xf32> {
  %0 = nn.attention %q, %k, %v scale = 1.0 : (tensor<0x2x5x8xf32>, tensor<0x2x3x8xf32>, tensor<0x2x3x8xf32>) -> tensor<0x2x5x8xf32>
  return %0 : tensor<0x2x5x8xf32>
}

func.func @attention_bf16(%q: tensor<1x2x9x8xbf16>, %k: tensor<1x2x9x8xbf16>, %v: tensor<1x2x9x8xbf16>) -> tensor<1x2x9x8xbf16> {
  %0 = nn.attention %q, %k, %v scale = 0.5 : (tensor<1x2x9x8xbf16>, tensor<1x2x9x8xbf16>, tensor<1x2x9x8xbf16>) -> tensor<1x2x9x8xbf16>
  return %0 : tensor<1x2x9x8xbf16>
}

func.func @attention_f64(%q: tensor<1x2x9x8xf64>, %k: tensor<1x2x9x8xf64>, %v: tensor<1x2x9x8xf64>) -> tensor<1x2x9x8xf64> {
  %0 = nn.attention %q, %k, %v scale = 0.5 : (tensor<1x2x9x8xf64>, tensor<1x2x9x8xf64>, tensor<1x2x9x8xf64>) -> tensor<1x2x9x8xf64>
  return %0 : tensor<1x2x9x8xf64>
}
