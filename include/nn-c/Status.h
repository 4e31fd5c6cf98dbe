//===- Status.h - How calls into nn report failure --------------*- C -*-===//
// A status is NULL on success and owns a code and a message otherwise. It says
// what went wrong with the environment (files, memory, targets, the JIT); what
// is wrong with IR or a model is a located MLIR diagnostic as well.
//===----------------------------------------------------------------------===//
#ifndef NN_C_STATUS_H
#define NN_C_STATUS_H

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define NN_MUST_USE __attribute__((warn_unused_result))
#define NN_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#define NN_CAPI_EXPORTED __attribute__((visibility("default")))
#else
#define NN_MUST_USE
#define NN_PRINTF(fmt, args)
#define NN_CAPI_EXPORTED
#endif

typedef enum NnCode {
  NN_OK = 0,
  NN_INVALID_ARGUMENT, ///< The caller passed something that can't be.
  NN_NOT_FOUND,        ///< A file, symbol or target does not exist.
  NN_INVALID_MODEL,    ///< The model or IR is malformed; see the diagnostics.
  NN_UNSUPPORTED,      ///< Well-formed, but nn can't compile it (yet).
  NN_OUT_OF_MEMORY,
  NN_IO_ERROR, ///< Reading or writing failed.
  NN_INTERNAL  ///< A defect in nn itself.
} NnCode;

/// NULL is success. Any other value is owned by whoever receives it and is
/// freed with nnStatusDestroy.
typedef struct NnStatusImpl *NnStatus;

/// Makes a failed status, printf-style. Never returns NULL: when memory is
/// short the result is a static NN_OUT_OF_MEMORY status.
NN_CAPI_EXPORTED NnStatus nnStatusCreate(NnCode code, const char *format, ...)
    NN_PRINTF(2, 3) NN_MUST_USE;

static inline bool nnStatusIsOk(NnStatus status) { return !status; }

NN_CAPI_EXPORTED NnCode nnStatusGetCode(NnStatus status);

/// One line without a newline; "" for success. Borrowed from the status.
NN_CAPI_EXPORTED const char *nnStatusGetMessage(NnStatus status);

/// Frees the status; NULL is allowed.
NN_CAPI_EXPORTED void nnStatusDestroy(NnStatus status);

#ifdef __cplusplus
}
#endif
#endif // NN_C_STATUS_H
