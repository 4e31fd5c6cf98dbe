//===- Node.h - A node, as its converter sees it ----------------*- C -*-===//
// Operands, attributes and results of the node that is being converted, and
// how a converter says that it can't.
//===----------------------------------------------------------------------===//
#ifndef NN_IMPORT_ONNX_NODE_H
#define NN_IMPORT_ONNX_NODE_H

#include "Importer.h"
#include "OpMap.h"
#include "Support/IR.h"
#include "Text.h"
#include "nn-c/NNOps.h"

enum { NN_MAX_INTS = 64 };

/// A few integers by value.
typedef struct NnIntList {
  int64_t n;
  int64_t data[NN_MAX_INTS];
} NnIntList;

#define NN_LIST_INTS(list) ((NnInts){(intptr_t)(list).n, (list).data})

struct NnNode {
  NnImporter *importer;
  const NnScope *scope;
  const Onnx__NodeProto *proto;
  size_t index;
  int64_t opset;
  NnBuilder b;      ///< At the node's location.
  NnStatus failure; ///< Why the node can't be converted.
  bool isReported;  ///< It can't, and in its graphs it was said why.
};

//===----------------------------------------------------------------------===//
// Failing
//===----------------------------------------------------------------------===//

/// Notes why the node can't be converted; the first reason stays. Both return
/// null, for the converter to return.
MlirValue nnNodeUnsupported(NnNode *node, const char *format, ...)
    NN_PRINTF(2, 3);
MlirValue nnNodeInvalid(NnNode *node, const char *format, ...) NN_PRINTF(2, 3);

static inline bool nnNodeFailed(const NnNode *node) {
  return node->failure != NULL || node->isReported;
}

//===----------------------------------------------------------------------===//
// Operands and results
//===----------------------------------------------------------------------===//

size_t nnNodeNumInputs(const NnNode *node);
/// What input i stands for; absent if it is left out.
NnItem nnNodeItem(NnNode *node, size_t i);
/// Null if the input is left out. What it refers to has been made.
MlirValue nnNodeOptional(NnNode *node, size_t i);
/// The same, but leaving it out is an error.
MlirValue nnNodeInput(NnNode *node, size_t i);
/// Reads input i as constant integers. False if it is left out; fails the node
/// if it isn't constant. `what` names it in the message.
bool nnNodeConstantInts(NnNode *node, size_t i, const char *what,
                        NnIntList *out);

bool nnNodeWantsOutput(const NnNode *node, size_t i);
/// Output 0 is what the converter returns; this is for the others.
void nnNodeSetOutput(NnNode *node, size_t i, MlirValue value);
void nnNodeSetItem(NnNode *node, size_t i, NnItem item);
/// The rank that the graph declares of output i, or of what elementwise nodes
/// make of it; -1 if it declares none.
int64_t nnNodeDeclaredRank(const NnNode *node, size_t i);
/// Fails the node if it has a use for outputs beyond the first.
void nnNodeExpectOneOutput(NnNode *node);

//===----------------------------------------------------------------------===//
// Attributes; of the wrong kind, they fail the node
//===----------------------------------------------------------------------===//

bool nnNodeHas(const NnNode *node, const char *name);
int64_t nnNodeInt(NnNode *node, const char *name, int64_t absent);
double nnNodeFloat(NnNode *node, const char *name, double absent);
/// Valid as long as the importer.
const char *nnNodeString(NnNode *node, const char *name, const char *absent);
/// Which of `choices`, which end in NULL, the attribute names; any other fails
/// the node.
int64_t nnNodeChoice(NnNode *node, const char *name, const char *absent,
                     const char *const *choices);
/// The element type that the attribute names by ONNX's number. Null, with the
/// node failed, if nn has none.
MlirType nnNodeElementType(NnNode *node, const char *name, MlirType absent);
/// False if absent; `out` is then empty.
bool nnNodeInts(NnNode *node, const char *name, NnIntList *out);
const Onnx__AttributeProto *nnNodeAttribute(NnNode *node, const char *name,
                                            int type);
/// The only attribute, of any type; fails the node if there is none or more.
const Onnx__AttributeProto *nnNodeOnlyAttribute(NnNode *node);
/// The graph in an attribute; fails the node if it is absent.
const NnOnnxGraph *nnNodeGraph(NnNode *node, const char *name);

/// `axis` as a dimension of something of this rank; fails the node if it isn't
/// one.
int64_t nnNodeAxis(NnNode *node, int64_t axis, int64_t rank);

//===----------------------------------------------------------------------===//
// Building
//===----------------------------------------------------------------------===//

/// A rank-0 constant of the element type.
MlirValue nnBuildScalar(NnNode *node, MlirType element, double value);
/// A constant of a tensor in the model; fails the node if it can't be read.
MlirValue nnBuildTensor(NnNode *node, const Onnx__TensorProto *proto);
/// A tensor<nxi64> constant.
MlirValue nnBuildInts(NnNode *node, NnInts values);
/// The tensor with another element type, itself if it has it already.
MlirValue nnBuildCast(NnNode *node, MlirValue value, MlirType element);
/// A shape-like operand as i64.
MlirValue nnBuildShapeOperand(NnNode *node, MlirValue value);
/// Dimension i as a tensor<1xi64>.
MlirValue nnBuildSize(NnNode *node, MlirValue value, int64_t i);
/// The list of `rank` sizes, each a tensor<1xi64>.
MlirValue nnBuildShape(NnNode *node, int64_t rank, const MlirValue *sizes);
/// 0, 1, … up to dimension i's size, along that dimension of what broadcasts
/// with `value`.
MlirValue nnBuildPlaces(NnNode *node, MlirValue value, int64_t i);
/// A reshape to `rank` dimensions, each a tensor<1xi64>.
MlirValue nnBuildReshaped(NnNode *node, MlirValue value, int64_t rank,
                          const MlirValue *sizes);
/// Each group of consecutive dimensions made one; `groups` are their lengths,
/// NN_MAX_RANK at most. An empty group makes a dimension of 1.
MlirValue nnBuildMerged(NnNode *node, MlirValue value, NnInts groups);
/// Dimensions [0, axis) and [axis, rank) made one each.
MlirValue nnBuildFlatten(NnNode *node, MlirValue value, int64_t axis);
/// Appends `n` dimensions of size 1.
MlirValue nnBuildTrailingOnes(NnNode *node, MlirValue value, int64_t n);
/// The dimensions of a tensor as a tensor<rank x i64>.
MlirValue nnBuildShapeOf(NnNode *node, MlirValue value);
/// Dimension i; NN_DYNAMIC if unknown.
int64_t nnDim(MlirValue value, int64_t i);
MlirAttribute nnNodeF32(NnNode *node, const char *name, double absent);

//===----------------------------------------------------------------------===//
// The op map
//===----------------------------------------------------------------------===//

/// Output 0, or null on failure. A failed build has emitted a diagnostic.
typedef MlirValue (*NnConvertFn)(NnNode *node);

/// Gives all outputs itself (nnNodeSetItem). False on failure.
typedef bool (*NnConvertItemsFn)(NnNode *node);

/// How an operator is read in operator sets [since, until]. Just one of the
/// functions is set.
typedef struct NnOpRow {
  const char *name;
  int since, until;
  NnConvertFn convert;
  MlirValue (*unary)(NnBuilder b, MlirValue input);
  MlirValue (*binary)(NnBuilder b, MlirValue lhs, MlirValue rhs);
  NnConvertItemsFn items;
} NnOpRow;

/// Families of rows, each ended by a row without a name.
#define FAMILY(table) extern const NnOpRow table[];
#include "OpFamilies.def"

/// The row of an operator in an operator set; NULL if there is none, and then
/// `*isKnown` tells whether other operator sets have one.
const NnOpRow *nnFindOpRow(const char *name, int64_t opset, bool *isKnown);

#endif // NN_IMPORT_ONNX_NODE_H
