//===- onednn.c - oneDNN 2 beside nn's kernels ----------------------------===//
// onednn SECONDS KIND NUMBER...: times a kernel with weights in the layout that
// oneDNN likes best, and activations too where a network would keep them so.
//===----------------------------------------------------------------------===//
#include "peer.h"

#include <oneapi/dnnl/dnnl.h>

static dnnl_engine_t engine;
static dnnl_stream_t stream;

static void check(dnnl_status_t status, const char *what) {
  if (status != dnnl_success)
    peerFail(what);
}

/// A primitive and all its arguments.
typedef struct Kernel {
  dnnl_primitive_t primitive;
  dnnl_exec_arg_t arguments[8];
  int count;
} Kernel;

/// What a kernel runs one after the other.
typedef struct Plan {
  Kernel kernels[3];
  int count;
} Plan;

static dnnl_memory_desc_t describe(int rank, const dnnl_dims_t shape,
                                   dnnl_format_tag_t tag) {
  dnnl_memory_desc_t description;
  check(dnnl_memory_desc_init_by_tag(&description, rank, shape, dnnl_f32, tag),
        "no such layout");
  return description;
}

static dnnl_memory_t allocate(const dnnl_memory_desc_t *description) {
  dnnl_memory_t memory;
  float *data = peerFloats(dnnl_memory_desc_get_size(description) / 4 + 1);
  check(dnnl_memory_create(&memory, description, engine, data), "no memory");
  return memory;
}

/// Adds the kernel that `description` says to the plan.
static Kernel *add(Plan *plan, const_dnnl_op_desc_t description,
                   const_dnnl_primitive_attr_t attributes) {
  static const int arguments[] = {DNNL_ARG_SRC, DNNL_ARG_WEIGHTS, DNNL_ARG_DST,
                                  DNNL_ARG_SCALE, DNNL_ARG_SHIFT};
  Kernel *kernel = &plan->kernels[plan->count++];
  dnnl_primitive_desc_t chosen;
  check(dnnl_primitive_desc_create(&chosen, description, attributes, engine,
                                   NULL),
        "oneDNN has no such kernel");
  for (size_t i = 0; i < sizeof arguments / sizeof *arguments; ++i) {
    const dnnl_memory_desc_t *memory = dnnl_primitive_desc_query_md(
        chosen, dnnl_query_exec_arg_md, arguments[i]);
    if (memory && memory->ndims)
      kernel->arguments[kernel->count++] =
          (dnnl_exec_arg_t){arguments[i], allocate(memory)};
  }
  check(dnnl_primitive_create(&kernel->primitive, chosen), "no primitive");
  dnnl_primitive_desc_destroy(chosen);
  return kernel;
}

static dnnl_memory_t *argument(Kernel *kernel, int which) {
  for (int i = 0; i < kernel->count; ++i)
    if (kernel->arguments[i].arg == which)
      return &kernel->arguments[i].memory;
  peerFail("no such argument");
  return NULL;
}

static void runPlan(void *context) {
  const Plan *plan = context;
  for (int i = 0; i < plan->count; ++i)
    dnnl_primitive_execute(plan->kernels[i].primitive, stream,
                           plan->kernels[i].count, plan->kernels[i].arguments);
  dnnl_stream_wait(stream);
}

/// M N K
static void addMatmul(Plan *plan, const int64_t *n) {
  dnnl_memory_desc_t a = describe(2, (dnnl_dims_t){n[0], n[2]}, dnnl_ab);
  dnnl_memory_desc_t b =
      describe(2, (dnnl_dims_t){n[2], n[1]}, dnnl_format_tag_any);
  dnnl_memory_desc_t c = describe(2, (dnnl_dims_t){n[0], n[1]}, dnnl_ab);
  dnnl_matmul_desc_t matmul;
  check(dnnl_matmul_desc_init(&matmul, &a, &b, NULL, &c), "bad matmul");
  add(plan, &matmul, NULL);
}

/// SIZE IN OUT KERNEL STRIDE GROUPS, with half of KERNEL as padding
static void addConvolution(Plan *plan, const int64_t *n,
                           dnnl_alg_kind_t algorithm) {
  int64_t size = n[0], ic = n[1], oc = n[2], k = n[3], s = n[4], g = n[5];
  int64_t pad = k / 2, out = (size + 2 * pad - k) / s + 1;
  dnnl_memory_desc_t x =
      describe(4, (dnnl_dims_t){1, ic, size, size}, dnnl_format_tag_any);
  dnnl_memory_desc_t w =
      g == 1 ? describe(4, (dnnl_dims_t){oc, ic, k, k}, dnnl_format_tag_any)
             : describe(5, (dnnl_dims_t){g, oc / g, ic / g, k, k},
                        dnnl_format_tag_any);
  dnnl_memory_desc_t y =
      describe(4, (dnnl_dims_t){1, oc, out, out}, dnnl_format_tag_any);
  dnnl_convolution_desc_t convolution;
  check(dnnl_convolution_forward_desc_init(
            &convolution, dnnl_forward_inference, algorithm, &x, &w, NULL, &y,
            (dnnl_dims_t){s, s}, (dnnl_dims_t){pad, pad},
            (dnnl_dims_t){pad, pad}),
        "bad convolution");
  add(plan, &convolution, NULL);
}

static void addDirect(Plan *plan, const int64_t *n) {
  addConvolution(plan, n, dnnl_convolution_direct);
}

static void addWinograd(Plan *plan, const int64_t *n) {
  addConvolution(plan, n, dnnl_convolution_winograd);
}

/// ROWS COLUMNS
static void addSoftmax(Plan *plan, const int64_t *n) {
  dnnl_memory_desc_t x = describe(2, n, dnnl_ab);
  dnnl_softmax_desc_t softmax;
  check(dnnl_softmax_forward_desc_init(&softmax, dnnl_forward_inference, &x, 1),
        "bad softmax");
  add(plan, &softmax, NULL);
}

/// ROWS COLUMNS
static void addLayerNorm(Plan *plan, const int64_t *n) {
  dnnl_memory_desc_t x = describe(2, n, dnnl_ab);
  dnnl_layer_normalization_desc_t norm;
  check(dnnl_layer_normalization_forward_desc_init(
            &norm, dnnl_forward_inference, &x, NULL, 1e-5f,
            dnnl_use_scale | dnnl_use_shift),
        "bad layer normalization");
  add(plan, &norm, NULL);
}

/// HEADS TOKENS WIDTH: three kernels, each on what the one before wrote
static void addAttention(Plan *plan, const int64_t *n) {
  dnnl_dims_t rows = {n[0], n[1], n[2]}, columns = {n[0], n[2], n[1]};
  dnnl_dims_t square = {n[0], n[1], n[1]};
  dnnl_memory_desc_t q = describe(3, rows, dnnl_abc);
  dnnl_memory_desc_t k = describe(3, columns, dnnl_acb);
  dnnl_memory_desc_t scores = describe(3, square, dnnl_abc);
  dnnl_matmul_desc_t first, last;
  dnnl_softmax_desc_t softmax;
  dnnl_primitive_attr_t scale;
  float factor = 0.125f;
  check(dnnl_primitive_attr_create(&scale), "no attribute");
  check(dnnl_primitive_attr_set_output_scales(scale, 1, 0, &factor),
        "no scale");
  check(dnnl_matmul_desc_init(&first, &q, &k, NULL, &scores), "bad matmul");
  check(dnnl_softmax_forward_desc_init(&softmax, dnnl_forward_inference,
                                       &scores, 2),
        "bad softmax");
  check(dnnl_matmul_desc_init(&last, &scores, &q, NULL, &q), "bad matmul");
  dnnl_memory_t shared = *argument(add(plan, &first, scale), DNNL_ARG_DST);
  Kernel *middle = add(plan, &softmax, NULL);
  *argument(middle, DNNL_ARG_SRC) = shared;
  *argument(middle, DNNL_ARG_DST) = shared;
  *argument(add(plan, &last, NULL), DNNL_ARG_SRC) = shared;
}

static const struct {
  const char *kind;
  int numbers;
  void (*add)(Plan *plan, const int64_t *numbers);
} kinds[] = {
    {"matmul", 3, addMatmul},        {"conv", 6, addDirect},
    {"winograd", 6, addWinograd},    {"softmax", 2, addSoftmax},
    {"layer_norm", 2, addLayerNorm}, {"attention", 3, addAttention},
};

int main(int argc, char **argv) {
  PeerCall call = peerParse(argc, argv);
  check(dnnl_engine_create(&engine, dnnl_cpu, 0), "no engine");
  check(dnnl_stream_create(&stream, engine, dnnl_stream_default_flags),
        "no stream");
  Plan plan = {0};
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; ++i)
    if (!strcmp(kinds[i].kind, call.kind) && kinds[i].numbers == call.count)
      kinds[i].add(&plan, call.numbers);
  if (!plan.count)
    peerFail("unknown kind");
  peerPrintMedian(runPlan, &plan, call.seconds);
}
