//===- Quantize.h - What quantization is told about a model -----*- C -*-===//
// Observers of values, the file of ranges that they are written to, and
// quantizing by it. A model that nn-calibrate has instrumented gives the
// values: each output after the model's own is to be observed under its name.
//===----------------------------------------------------------------------===//
#ifndef NN_C_QUANTIZE_H
#define NN_C_QUANTIZE_H

#include "mlir-c/IR.h"
#include "nn-c/Status.h"

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct NnRange {
  double min, max;
} NnRange;

//===----------------------------------------------------------------------===//
// Observers
//===----------------------------------------------------------------------===//

/// How a range is chosen from what was observed.
typedef enum NnRangeMethod {
  NN_RANGE_MIN_MAX, ///< All that occurred.
  /// The average of each sample's extremes: of all samples alike up to 100,
  /// exponential with weight 1/100 from then on.
  NN_RANGE_MOVING_AVERAGE,
  NN_RANGE_PERCENTILE, ///< The middle part of the values.
  /// The one in which 256 levels lose least information: Migacz, "8-bit
  /// Inference with TensorRT", 2017.
  NN_RANGE_ENTROPY,
  NN_RANGE_MSE ///< The least squared error of 256 levels, clipping included.
} NnRangeMethod;

/// Looks at any number of samples of one value. Its memory is of constant size.
typedef struct NnObserver NnObserver;

/// NULL when memory is short. Freed with nnObserverDestroy, which takes NULL.
NN_CAPI_EXPORTED NnObserver *nnObserverCreate(void);
NN_CAPI_EXPORTED void nnObserverDestroy(NnObserver *observer);

/// Adds one sample of `n` elements. NaN and infinities are counted and else
/// left out.
NN_CAPI_EXPORTED void nnObserverAdd(NnObserver *observer, const float *values,
                                    int64_t n);

/// Adds what `from` has seen, as if it came after. Only the moving average
/// depends on the order, and only beyond 100 samples.
NN_CAPI_EXPORTED void nnObserverMerge(NnObserver *observer,
                                      const NnObserver *from);

/// [0, 0] if nothing was observed. `percent` is for NN_RANGE_PERCENTILE: how
/// many of the values are in the range, 99.99 say.
NN_CAPI_EXPORTED NnRange nnObserverGetRange(const NnObserver *observer,
                                            NnRangeMethod method,
                                            double percent);

/// Elements seen, and those of them that were no finite numbers.
NN_CAPI_EXPORTED int64_t nnObserverGetCount(const NnObserver *observer);
NN_CAPI_EXPORTED int64_t nnObserverGetNonFinite(const NnObserver *observer);

//===----------------------------------------------------------------------===//
// Calibration: an observer a key
//===----------------------------------------------------------------------===//

typedef struct NnCalibrationImpl *NnCalibration;

/// NULL when memory is short. Freed with nnCalibrationDestroy, which takes
/// NULL.
NN_CAPI_EXPORTED NnCalibration nnCalibrationCreate(void);
NN_CAPI_EXPORTED void nnCalibrationDestroy(NnCalibration calibration);

/// The observer of a key, made when it is first asked for. Borrowed from the
/// calibration; NULL when memory is short.
NN_CAPI_EXPORTED NnObserver *nnCalibrationGetObserver(NnCalibration calibration,
                                                      const char *key);

/// Hashes the data that a sample is made of, in order, so that the file of
/// ranges tells what it comes from.
NN_CAPI_EXPORTED void nnCalibrationHash(NnCalibration calibration,
                                        const void *data, size_t size);

/// Adds a sample to the greatest magnitudes of a key's channels, which are along
/// the last dimension: element i is of channel i modulo `channels`. NaN and
/// infinities are left out. False when memory is short, or if the key has
/// another number of channels.
NN_CAPI_EXPORTED bool nnCalibrationAddChannels(NnCalibration calibration,
                                               const char *key,
                                               const float *values, int64_t n,
                                               int64_t channels);

/// Writes the file of ranges, JSON: the method, the BLAKE3 hash of the data,
/// and of each key in the order of first use {"min", "max"}. Greatest magnitudes
/// of channels, if there are any, are the object "channels".
NN_CAPI_EXPORTED NnStatus nnCalibrationWrite(NnCalibration calibration,
                                             NnRangeMethod method,
                                             double percent,
                                             const char *path) NN_MUST_USE;

//===----------------------------------------------------------------------===//
// Ranges that were written
//===----------------------------------------------------------------------===//

typedef struct NnRangesImpl *NnRanges;

/// Reads a file of ranges. NN_NOT_FOUND: there is none, or it is no JSON;
/// NN_INVALID_ARGUMENT: it is no file of ranges. The caller owns `*ranges`, NULL
/// on failure: nnRangesDestroy, which takes NULL.
NN_CAPI_EXPORTED NnStatus nnRangesRead(const char *path,
                                       NnRanges *ranges) NN_MUST_USE;

/// The same for `size` bytes, which may be anything. `name` is for messages.
NN_CAPI_EXPORTED NnStatus nnRangesParse(const char *name, const char *text,
                                        size_t size,
                                        NnRanges *ranges) NN_MUST_USE;
NN_CAPI_EXPORTED void nnRangesDestroy(NnRanges ranges);

/// Whether the file has a range for the key; min <= max, both finite.
NN_CAPI_EXPORTED bool nnRangesFind(NnRanges ranges, const char *key,
                                   NnRange *range);

/// Whether the file has the greatest magnitudes of `n` channels for the key,
/// finite numbers, which go to `values`.
NN_CAPI_EXPORTED bool nnRangesFindChannels(NnRanges ranges, const char *key,
                                           double *values, size_t n);

/// Has a number for each channel of a layer, by the key of its result: what
/// quantizing takes from the channel on average, and nnQuantizeFunction adds to
/// its bias (Nagel et al., "Data-Free Quantization", 2019). In the file they
/// are the object "biases".
NN_CAPI_EXPORTED NnStatus nnRangesSetBias(NnRanges ranges, const char *key,
                                          const double *values,
                                          size_t n) NN_MUST_USE;

/// Whether there are `n` such numbers for the key, which go to `values`.
NN_CAPI_EXPORTED bool nnRangesFindBias(NnRanges ranges, const char *key,
                                       double *values, size_t n);

/// Writes the file again, with what was set since it was read.
NN_CAPI_EXPORTED NnStatus nnRangesWrite(NnRanges ranges,
                                        const char *path) NN_MUST_USE;

//===----------------------------------------------------------------------===//
// Moments: what layers read, as far as rounding their weights needs it
//===----------------------------------------------------------------------===//

/// Of rows x that a layer multiplies by its weights the sum of x' x, by key;
/// and the weights that were rounded by it, so that errors make up for each
/// other (Frantar et al., "GPTQ", 2022).
typedef struct NnMomentsImpl *NnMoments;

/// NULL when memory is short. Freed with nnMomentsDestroy, which takes NULL.
NN_CAPI_EXPORTED NnMoments nnMomentsCreate(void);
NN_CAPI_EXPORTED void nnMomentsDestroy(NnMoments moments);

/// Adds a matrix of n by n to that of the key. False when memory is short, if n
/// isn't what it was, and after nnMomentsForget.
NN_CAPI_EXPORTED bool nnMomentsAdd(NnMoments moments, const char *key,
                                   const float *products, int64_t n);

/// Frees the matrices. Weights that were rounded by them stay.
NN_CAPI_EXPORTED void nnMomentsForget(NnMoments moments);

//===----------------------------------------------------------------------===//
// Quantizing
//===----------------------------------------------------------------------===//

typedef enum NnScheme {
  NN_SCHEME_INT8,         ///< Weights and activations in 8 bits.
  NN_SCHEME_W8,           ///< Weights in 8 bits, computing in f32.
  NN_SCHEME_W4,           ///< Weights in 4 bits, computing in f32.
  NN_SCHEME_INT8_DYNAMIC, ///< As int8, by ranges found as the model runs.
  NN_SCHEME_BF16,         ///< Products of bf16, summed up in f32.
  NN_SCHEME_F32           ///< As it was.
} NnScheme;

/// "int8", "w8", "w4", "int8-dynamic", "bf16" and "f32".
NN_CAPI_EXPORTED const char *nnSchemeGetName(NnScheme scheme);
/// False if it is no scheme's name; `name` need not end in NUL.
NN_CAPI_EXPORTED bool nnSchemeParse(const char *name, size_t length,
                                    NnScheme *scheme);

/// What a target gains by multiplying numbers of 16 bits.
typedef enum NnNarrowGain {
  NN_GAIN_BYTES, ///< Only that fewer are read: they are widened first.
  NN_GAIN_PAIRS, ///< It multiplies twice as many.
  NN_GAIN_TILES  ///< It multiplies whole tiles of them.
} NnNarrowGain;

/// What a target gains by narrower factors than f32.
typedef struct NnTargetGain {
  NnNarrowGain narrow; ///< For NN_SCHEME_BF16.
  /// Products of bytes that take as long as 100 of f32; 0: 400, as with an
  /// instruction for groups of four.
  int64_t byteProducts;
} NnTargetGain;

/// A contraction that could be quantized. Strings are borrowed for the call.
typedef struct NnLayer {
  MlirOperation op;   ///< As it was.
  const char *key;    ///< Of its result.
  NnScheme scheme;    ///< That it is to have.
  const char *reason; ///< Why it stays f32; NULL if it doesn't.
} NnLayer;

/// Zero-initialized options are the defaults.
typedef struct NnQuantizeOptions {
  NnScheme scheme;
  /// Layers with schemes of their own: KEY=NAME by commas. NULL: none.
  const char *schemes;
  NnRanges ranges;  ///< Ranges are for NN_SCHEME_INT8; NULL: none.
  bool isSymmetric; ///< Activations are s8 around 0, else u8 with a zero point.
  /// Weights along the summed dimension that share a scale: 0 is all of an
  /// output channel, -1 those of all channels. Others for weights alone.
  int64_t group;
  bool hasZeroPoints; ///< Of weights that alone are quantized.
  /// Weights of layers that it knows are rounded by it, and kept in it: of one
  /// graph in any scheme. NULL: all are rounded to nearest.
  NnMoments moments;
  /// Of the target (nnCompileGetGain): layers that would be slower stay f32.
  NnTargetGain gain;
  /// Comma-separated keys and names of ops (conv): what is not, and what alone
  /// is quantized. NULL: nothing, and everything.
  const char *skip, *only;
  /// Leaves the function as it is, but for two more results for each layer that
  /// would be quantized: what it computes in f32, and quantized from f32.
  bool compare;
  /// Called for each layer in order; may be NULL.
  void (*layer)(const NnLayer *layer, void *user);
  void *user;
} NnQuantizeOptions;

/// What nn-equalize does to a func.func: scales the channels between layers so
/// that fewer scales serve their weights as well.
NN_CAPI_EXPORTED MlirLogicalResult nnEqualizeFunction(MlirOperation func);

/// What nn-smooth does to a func.func: divides channels of what layers read by
/// factors that grow with their ranges, `alpha` between 0 and 1 saying how much,
/// and multiplies the weights that read them by these.
NN_CAPI_EXPORTED MlirLogicalResult nnSmoothFunction(MlirOperation func,
                                                    NnRanges ranges,
                                                    double alpha);

/// What nn-calibrate does to a func.func: returns from it, after what it
/// returns already, the values whose ranges nnQuantizeFunction will ask for.
NN_CAPI_EXPORTED MlirLogicalResult nnCalibrateFunction(MlirOperation func);

/// Returns from a func.func, after what it returns already, what is to be added
/// to `options->moments` for layers that are quantized and that it doesn't know
/// yet: one at least, if there are any, and no more bytes than given.
NN_CAPI_EXPORTED MlirLogicalResult
nnCalibrateMoments(MlirOperation func, const NnQuantizeOptions *options,
                   int64_t bytes);

/// Gives each contraction of a func.func a location of its key's name, so that
/// profiles tell them apart and their keys stay what they are. False when
/// memory is short.
NN_CAPI_EXPORTED bool nnNameLayers(MlirOperation func);

/// Gives the contractions of a func.func after the graph passes (NN_STAGE_NN)
/// other operands: nn.quantize and nn.dequantize around them for ranges that
/// are known, integers for those that are not, or bf16. On failure an error has
/// been emitted.
NN_CAPI_EXPORTED MlirLogicalResult
nnQuantizeFunction(MlirOperation func, const NnQuantizeOptions *options);

#ifdef __cplusplus
}
#endif
#endif // NN_C_QUANTIZE_H
