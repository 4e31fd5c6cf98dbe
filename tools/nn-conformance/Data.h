//===- Data.h - Inputs and expected outputs of a case ----------*- C -*-===//
// Test data lies in folders beside the model, test_data_set_0 and on, as
// input_0.pb, output_0.pb and on: serialized tensors.
//===----------------------------------------------------------------------===//
#ifndef NN_CONFORMANCE_DATA_H
#define NN_CONFORMANCE_DATA_H

#include "nn-c/Status.h"
#include "nnrt/nnrt.h"

enum { maxPorts = 256 };

/// One set of data. The tensors own what they hold.
typedef struct DataSet {
  int32_t numInputs, numOutputs;
  nnrt_tensor_t inputs[maxPorts], outputs[maxPorts];
} DataSet;

/// Whether `folder`, of a case, has a set of this index.
bool dataSetExists(const char *folder, int index);

/// Reads a set; inputs lie in guarded memory. NN_UNSUPPORTED if a tensor has a
/// type that nn lacks. The process is one case's and ends with it: nothing is
/// ever freed.
NnStatus dataSetRead(const char *folder, int index, DataSet *set) NN_MUST_USE;

#endif // NN_CONFORMANCE_DATA_H
