//===- nnrt.h - The runtime: calling compiled models ------------*- C -*-===//
// What a compiled model looks like from outside, and a few helpers to load,
// check and call one, and threads for it. Plain C11, libc only. A compiled
// object needs nothing of this library but the types: its header gives `extern
// const nnrt_model_t`.
//===----------------------------------------------------------------------===//
#ifndef NNRT_NNRT_H
#define NNRT_NNRT_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define NNRT_ABI_VERSION 2
#define NNRT_MAX_RANK 8
/// Alignment in bytes that an arena must have.
#define NNRT_ALIGNMENT 64
/// The most threads that a pool has.
#define NNRT_MAX_THREADS 1024

/// Element types. Values are part of the ABI. Every element takes whole bytes:
/// those of 4 and 2 bits take one each, integers extended to it by their sign,
/// f4e2m1 in its low bits. Their names are ONNX's with the width spelled short.
typedef enum nnrt_dtype_t {
  NNRT_NONE = 0,
  NNRT_F32 = 1,
  NNRT_F64 = 2,
  NNRT_F16 = 3,
  NNRT_BF16 = 4,
  NNRT_I8 = 5,
  NNRT_I16 = 6,
  NNRT_I32 = 7,
  NNRT_I64 = 8,
  NNRT_U8 = 9,
  NNRT_BOOL = 10, ///< One byte an element, 0 or 1.
  NNRT_U16 = 11,
  NNRT_U32 = 12,
  NNRT_U64 = 13,
  NNRT_F8E4M3FN = 14,
  NNRT_F8E4M3FNUZ = 15,
  NNRT_F8E5M2 = 16,
  NNRT_F8E5M2FNUZ = 17,
  NNRT_F8E8M0 = 18,
  NNRT_F4E2M1 = 19,
  NNRT_I4 = 20,
  NNRT_U4 = 21,
  NNRT_I2 = 22,
  NNRT_U2 = 23
} nnrt_dtype_t;

/// Zero is success.
typedef enum nnrt_status_t {
  NNRT_OK = 0,
  NNRT_ERROR_DTYPE = 1,    ///< A tensor has the wrong element type.
  NNRT_ERROR_RANK = 2,     ///< A tensor has the wrong number of dimensions.
  NNRT_ERROR_SHAPE = 3,    ///< A dimension differs from the model's.
  NNRT_ERROR_DATA = 4,     ///< A tensor's data is NULL.
  NNRT_ERROR_COUNT = 5,    ///< Wrong number of inputs or outputs.
  NNRT_ERROR_MEMORY = 6,   ///< Out of memory.
  NNRT_ERROR_CAPACITY = 7, ///< An output does not fit its buffer.
  NNRT_ERROR_FILE = 8,     ///< The library can't be loaded.
  NNRT_ERROR_SYMBOL = 9,   ///< The library holds no such model.
  NNRT_ERROR_ABI = 10,     ///< The model was built for another ABI version.
  NNRT_ERROR_CPU = 11 ///< The CPU or its system lacks what it was built for.
} nnrt_status_t;

/// A dense row-major tensor. `data` is borrowed, never freed by a model, except
/// that a model may fill in the `data` of an output (see nnrt_model_t.run).
typedef struct nnrt_tensor_t {
  void *data;
  int64_t capacity; ///< Bytes at `data`; outputs only.
  int32_t dtype;    ///< nnrt_dtype_t
  int32_t rank;
  int64_t shape[NNRT_MAX_RANK];
} nnrt_tensor_t;

/// What a model expects at one input or gives at one output.
typedef struct nnrt_port_t {
  const char *name;
  int32_t dtype; ///< nnrt_dtype_t
  int32_t rank;
  int64_t shape[NNRT_MAX_RANK]; ///< -1 where known only at run time.
} nnrt_port_t;

/// Part `part` of a loop that is cut into parts, each on some thread.
typedef void (*nnrt_task_t)(void *work, int32_t part);

/// Threads that a run may use: a pool's (nnrt_pool_threads) or the caller's
/// own. What a model computes is the same to the bit for every number of them.
typedef struct nnrt_threads_t {
  int32_t count; ///< At least 1. No loop of a model has more parts.
  /// Calls task(work, i) for every i in [0, parts), on any thread and in any
  /// order, and returns when all of these calls have.
  void (*parallel_for)(void *context, int32_t parts, nnrt_task_t task,
                       void *work);
  void *context; ///< What `parallel_for` is given.
} nnrt_threads_t;

/// A kernel, at one place of a model that was compiled to be profiled. Numbers
/// are of one call; -1 is for what is known only at run time.
typedef struct nnrt_kernel_t {
  const char *name;   ///< Its function's. Equal kernels share one.
  const char *ops;    ///< The ops fused in it: "conv add relu".
  const char *source; ///< The model's node that the first op is from, or "".
  /// How its loops are cut, a line that NnCompileOptions.schedule takes; or "".
  const char *schedule;
  int64_t flops;       ///< Arithmetic on elements: two for a multiply-add.
  int64_t bytes;       ///< Of operands and results, each once.
  int64_t arena_bytes; ///< Of the arena, in use meanwhile.
} nnrt_kernel_t;

/// How a run says where it is. There is one for all runs of a model, so only
/// one may be profiled at a time.
typedef struct nnrt_profile_t {
  int64_t num_kernels;
  const nnrt_kernel_t *kernels;
  /// Called on the thread that runs the model right before kernel `kernel`, and
  /// with -1 before what is no kernel. NULL at first: nothing is called.
  void (*enter)(void *context, int32_t kernel);
  void *context; ///< What `enter` is given.
} nnrt_profile_t;

/// A compiled model. All memory is static, and read-only but for `*profile`.
typedef struct nnrt_model_t {
  int32_t abi_version; ///< NNRT_ABI_VERSION
  int32_t num_inputs;
  int32_t num_outputs;
  int32_t reserved;
  const char *name;
  const nnrt_port_t *inputs;
  const nnrt_port_t *outputs;
  /// Scratch memory that a run on one thread needs; known at compile time.
  /// Models with dynamic shapes take what goes beyond it from malloc while they
  /// run.
  int64_t arena_bytes;
  /// What every further thread adds to it; see nnrt_arena_bytes.
  int64_t thread_bytes;
  /// Runs the model once. Writes each output's dtype, rank and shape. An output
  /// whose `data` is NULL gets a buffer from malloc that the caller frees; any
  /// other must have room (`capacity`), else NNRT_ERROR_CAPACITY. `arena` has
  /// nnrt_arena_bytes(model, threads) at NNRT_ALIGNMENT. NULL for `threads` is
  /// the calling thread alone. Reentrant with distinct arenas.
  nnrt_status_t (*run)(const nnrt_tensor_t *inputs, nnrt_tensor_t *outputs,
                       void *arena, const nnrt_threads_t *threads);
  nnrt_profile_t *profile; ///< NULL unless compiled to be profiled.
} nnrt_model_t;

/// Bytes of one element; 0 for an unknown dtype.
size_t nnrt_dtype_size(int32_t dtype);

/// "f32", "i64", …; "?" for an unknown dtype.
const char *nnrt_dtype_name(int32_t dtype);

/// What an element of a floating-point type of 16 bits or fewer stands for,
/// given its bits; 0 for other types.
double nnrt_narrow_decode(int32_t dtype, uint32_t bits);

/// The bits of `value` in such a type, rounded to nearest, ties to even (to the
/// larger for f8e8m0, which ignores signs); 0 for other types. What is too
/// large becomes the type's infinity, or NaN where it has none; with
/// `saturate`, and always for f4e2m1, the largest number. NaN becomes -0 in
/// f4e2m1.
uint32_t nnrt_narrow_encode(int32_t dtype, double value, int saturate);

/// Number of elements; -1 if a dimension is negative or the product overflows.
int64_t nnrt_num_elements(int32_t rank, const int64_t *shape);

/// One line saying what a status means. Static.
const char *nnrt_status_message(nnrt_status_t status);

/// Checks `inputs` against the model, then runs it on the calling thread with
/// an arena of its own. For repeated runs, or more threads, allocate the arena
/// once and call `model->run`.
nnrt_status_t nnrt_run(const nnrt_model_t *model, const nnrt_tensor_t *inputs,
                       int32_t num_inputs, nnrt_tensor_t *outputs,
                       int32_t num_outputs);

/// Checks dtypes, ranks, shapes and data of `inputs` against the model. On
/// failure `*bad_input`, if not NULL, is the index of the first wrong one.
nnrt_status_t nnrt_check_inputs(const nnrt_model_t *model,
                                const nnrt_tensor_t *inputs, int32_t num_inputs,
                                int32_t *bad_input);

/// Bytes of the arena that a run on these threads needs: `arena_bytes` and
/// `thread_bytes` for each thread after the first. NULL is one thread.
int64_t nnrt_arena_bytes(const nnrt_model_t *model,
                         const nnrt_threads_t *threads);

/// Memory for an arena: NNRT_ALIGNMENT-aligned, at least one byte. NULL when
/// out of memory. Freed with free().
void *nnrt_arena_create(int64_t bytes);

/// Threads that wait for work: for some microseconds awake, then asleep.
typedef struct nnrt_pool_t nnrt_pool_t;

/// A pool for loops on `count` threads, the one that calls among them; 0 means
/// as many as CPUs that this process may use. At most NNRT_MAX_THREADS. Owned
/// by the caller. NULL if memory or threads can't be had.
nnrt_pool_t *nnrt_pool_create(int32_t count);

/// What to run models with; borrowed from the pool. Any number of models may
/// use a pool. A loop that begins while another is running, on another thread
/// or inside of it, runs on its caller's thread.
const nnrt_threads_t *nnrt_pool_threads(const nnrt_pool_t *pool);

/// Ends the threads. No loop may be running. NULL is ignored.
void nnrt_pool_destroy(nnrt_pool_t *pool);

/// A model loaded from a shared library.
typedef struct nnrt_library_t nnrt_library_t;

/// Loads the model `name` (NULL: the library's only one) from the shared
/// library at `path`. On success `*library` is owned by the caller.
nnrt_status_t nnrt_library_open(const char *path, const char *name,
                                nnrt_library_t **library);
const nnrt_model_t *nnrt_library_model(const nnrt_library_t *library);
void nnrt_library_close(nnrt_library_t *library);

#ifdef __cplusplus
}
#endif
#endif // NNRT_NNRT_H
