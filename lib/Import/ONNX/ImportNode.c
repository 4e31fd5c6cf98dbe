//===- ImportNode.c - Converting one node ---------------------------------===//
// Finds the operator's row, runs its converter and checks what it built. What
// goes wrong is reported once, at the node, with the operator's name.
//===----------------------------------------------------------------------===//
#include "FoldInteger.h"
#include "Node.h"

#include <stdio.h>
#include <string.h>

//===----------------------------------------------------------------------===//
// Diagnostics of the dialect become the reason in our report
//===----------------------------------------------------------------------===//

typedef struct Capture {
  char text[512];
  size_t used;
  bool isDone; ///< One diagnostic was seen; that is enough.
} Capture;

static void appendText(MlirStringRef part, void *user) {
  Capture *capture = user;
  size_t room = sizeof capture->text - 1 - capture->used;
  size_t length = part.length < room ? part.length : room;
  if (length)
    memcpy(capture->text + capture->used, part.data, length);
  capture->used += length;
  capture->text[capture->used] = 0;
}

static MlirLogicalResult captureDiagnostic(MlirDiagnostic diagnostic,
                                           void *user) {
  Capture *capture = user;
  if (!capture->isDone)
    mlirDiagnosticPrint(diagnostic, appendText, capture);
  capture->isDone = true;
  return NN_SUCCESS;
}

//===----------------------------------------------------------------------===//
// Reporting
//===----------------------------------------------------------------------===//

static void callBack(const NnNode *node, const char *reason) {
  const NnImportOptions *options = node->importer->options;
  char number[32];
  snprintf(number, sizeof number, "#%zu", node->index);
  NnLabel name = nnNameLabel(nnText(node->proto->name));
  NnLabel type = nnNameLabel(nnText(node->proto->op_type));
  NnLabel domain = nnNameLabel(nnText(node->proto->domain));
  if (options->unsupported)
    options->unsupported(
        &(NnUnsupportedNode){.name = *name.text ? name.text : number,
                             .opType = type.text,
                             .domain = domain.text,
                             .reason = reason},
        options->user);
}

static void report(NnNode *node) {
  bool isUnsupported = nnStatusGetCode(node->failure) == NN_UNSUPPORTED;
  const char *reason = nnStatusGetMessage(node->failure);
  const char *domain = nnText(node->proto->domain);
  nnErrorAt(node->b.location, "%s%s%s%s: %s",
            isUnsupported ? "can't compile " : "",
            nnNodeLabel(node->proto, node->index).text,
            nnIsOnnxDomain(domain) ? "" : " of domain ",
            nnIsOnnxDomain(domain) ? "" : nnNameLabel(domain).text, reason);
  callBack(node, reason);
  *(isUnsupported ? &node->importer->numUnsupported
                  : &node->importer->numInvalid) += 1;
  nnStatusDestroy(node->failure);
}

//===----------------------------------------------------------------------===//
// Converting
//===----------------------------------------------------------------------===//

static const NnOpRow *findRow(NnNode *node) {
  bool isKnown;
  if (!node->proto->n_output) {
    nnNodeInvalid(node, "has no outputs");
    return NULL;
  }
  if (!nnIsOnnxDomain(nnText(node->proto->domain))) {
    nnNodeUnsupported(node, "operators of this domain are not supported");
    return NULL;
  }
  const NnOpRow *row =
      nnFindOpRow(nnText(node->proto->op_type), node->opset, &isKnown);
  if (!row && isKnown)
    nnNodeUnsupported(node, "the operator is not supported in opset %lld",
                      (long long)node->opset);
  else if (!row)
    nnNodeUnsupported(node, "the operator is not supported");
  return row;
}

/// False if an input could not be made; that has been reported already.
static bool makeInputs(NnNode *node) {
  for (size_t i = 0; i < node->proto->n_input; ++i)
    if (*node->proto->input[i] && mlirValueIsNull(nnImporterGetValue(
                                      node->importer, node->proto->input[i])))
      return false;
  return true;
}

static MlirValue runRow(NnNode *node, const NnOpRow *row) {
  if (row->convert)
    return row->convert(node);
  nnNodeExpectOneOutput(node);
  MlirValue lhs = nnNodeInput(node, 0);
  if (row->unary)
    return nnNodeFailed(node) ? lhs : row->unary(node->b, lhs);
  MlirValue rhs = nnNodeInput(node, 1);
  return nnNodeFailed(node) ? lhs : row->binary(node->b, lhs, rhs);
}

/// The rest of the compiler keeps shapes in arrays of fixed size.
static bool hasSmallRank(MlirOperation op) {
  for (intptr_t i = 0; i < mlirOperationGetNumResults(op); ++i)
    if (nnRank(nnResult(op, i)) > NN_MAX_RANK) {
      nnErrorAt(mlirOperationGetLocation(op), "rank %lld is above %d",
                (long long)nnRank(nnResult(op, i)), NN_MAX_RANK);
      return false;
    }
  return true;
}

/// The first operation that was built since the last call.
static MlirOperation firstNewOp(NnImporter *importer) {
  return mlirOperationIsNull(importer->checked)
             ? mlirBlockGetFirstOperation(importer->block)
             : mlirOperationGetNextInBlock(importer->checked);
}

/// Verifies what was built since the last call, to find misuse at its node.
static bool verifyNewOps(NnImporter *importer) {
  bool isValid = true;
  for (MlirOperation op = firstNewOp(importer); !mlirOperationIsNull(op);
       op = mlirOperationGetNextInBlock(op)) {
    isValid &= mlirOperationVerify(op) && hasSmallRank(op);
    importer->checked = op;
  }
  return isValid;
}

/// Computes output 0 if it is the last op that was built since `before` and
/// all its integers are known.
static MlirValue foldOutput(NnNode *node, MlirValue value,
                            MlirOperation before) {
  MlirOperation op = nnDefiningOp(value), none = {NULL};
  if (mlirOperationIsNull(op) || mlirOperationEqual(op, before) ||
      !mlirOperationEqual(op, node->importer->checked))
    return value;
  node->importer->checked = none;
  MlirValue folded = nnFoldInteger(node->b, op);
  if (mlirValueIsNull(folded))
    folded = value;
  node->importer->checked = nnDefiningOp(folded);
  return folded;
}

/// Output 0, or null with the node failed.
static MlirValue convertNode(NnNode *node) {
  const NnOpRow *row = findRow(node);
  if (!row || !makeInputs(node))
    return (MlirValue){NULL};
  Capture capture = {.used = 0};
  MlirDiagnosticHandlerID id = mlirContextAttachDiagnosticHandler(
      node->importer->context, captureDiagnostic, &capture, NULL);
  MlirOperation before = node->importer->checked;
  MlirValue value = runRow(node, row);
  bool isValid = verifyNewOps(node->importer);
  if (!mlirValueIsNull(value) && isValid && !nnNodeFailed(node))
    value = foldOutput(node, value, before);
  mlirContextDetachDiagnosticHandler(node->importer->context, id);
  const char *reason = capture.used ? capture.text : "can't be represented";
  if (mlirValueIsNull(value))
    return nnNodeInvalid(node, "%s", reason);
  if (!isValid)
    return nnNodeUnsupported(node, "%s", reason);
  return value;
}

void nnImportNode(NnImporter *importer, size_t index) {
  const Onnx__NodeProto *proto = importer->graph.proto->node[index];
  NnLabel name = nnNameLabel(nnText(proto->name));
  NnNode node = {.importer = importer,
                 .proto = proto,
                 .index = index,
                 .opset = importer->opset,
                 .b = importer->builder};
  if (!*name.text)
    name = nnNodeLabel(proto, index);
  node.b.location = nnImportLocation(importer, name.text, index);
  importer->builder.location = node.b.location;
  MlirValue value = convertNode(&node);
  if (nnNodeFailed(&node))
    report(&node);
  else
    nnNodeSetOutput(&node, 0, value);
}
