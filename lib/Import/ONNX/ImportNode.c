//===- ImportNode.c - Converting one node ---------------------------------===//
// Finds the operator's row, runs its converter and checks what it built. What
// goes wrong is reported once, at the node, with the operator's name.
//===----------------------------------------------------------------------===//
#include "FoldInteger.h"
#include "Function.h"
#include "Node.h"

#include <stdio.h>
#include <string.h>

//===----------------------------------------------------------------------===//
// Diagnostics of the dialect become the reason in our report
//===----------------------------------------------------------------------===//

typedef struct Capture {
  const NnImporter *importer;
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
  if (capture->importer->isReporting)
    return NN_FAILURE; // Of a node in this node's graphs: not for us.
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
  char message[1024];
  snprintf(message, sizeof message, "%s%s%s%s: %s",
           isUnsupported ? "can't compile " : "",
           nnNodeLabel(node->proto, node->index).text,
           nnIsOnnxDomain(domain) ? "" : " of domain ",
           nnIsOnnxDomain(domain) ? "" : nnNameLabel(domain).text, reason);
  nnImporterReport(node->importer, node->b.location,
                   nnStatusGetCode(node->failure), message);
  callBack(node, reason);
  nnStatusDestroy(node->failure);
}

//===----------------------------------------------------------------------===//
// Converting
//===----------------------------------------------------------------------===//

static bool hasPrefix(const char *text, const char *prefix) {
  return strncmp(text, prefix, strlen(prefix)) == 0;
}

/// The operator's name in the op map: other domains of ONNX, and ONNX
/// Runtime's, are part of it. NULL for domains of others.
static const char *operatorName(NnNode *node) {
  const char *domain = nnText(node->proto->domain);
  const char *type = nnText(node->proto->op_type);
  if (nnIsOnnxDomain(domain))
    return type;
  if (!hasPrefix(domain, "ai.onnx.preview") && strcmp(domain, "ai.onnx.ml") &&
      strcmp(domain, "com.microsoft"))
    return NULL;
  size_t size = strlen(domain) + strlen(type) + 2;
  char *name = nnArenaTake(&node->importer->arena, size);
  if (name)
    snprintf(name, size, "%s.%s", domain, type);
  return name;
}

static const NnOpRow *findNamedRow(NnNode *node, const char *name) {
  bool isKnown;
  const char *reason = nnLeftOutReason(name);
  const NnOpRow *row = nnFindOpRow(name, node->opset, &isKnown);
  if (!row && isKnown)
    nnNodeUnsupported(node, "the operator is not supported in opset %lld",
                      (long long)node->opset);
  else if (!row)
    nnNodeUnsupported(node, "the operator is not supported%s%s",
                      reason ? ": " : "", reason ? reason : "");
  return row;
}

/// Operators that nn has go before functions of the model, which spell them
/// out in smaller ones.
static const NnOpRow *findRow(NnNode *node) {
  static const NnOpRow call = {.items = nnConvertCall};
  const char *name = operatorName(node);
  bool isKnown;
  if (!node->proto->n_output) {
    nnNodeInvalid(node, "has no outputs");
    return NULL;
  }
  if (nnFindFunction(node->importer, node->proto) &&
      !(name && nnFindOpRow(name, node->opset, &isKnown)))
    return &call;
  if (name)
    return findNamedRow(node, name);
  nnNodeUnsupported(node, "operators of this domain are not supported");
  return NULL;
}

/// False if an input could not be made; that has been reported already.
static bool makeInputs(NnNode *node) {
  for (size_t i = 0; i < node->proto->n_input; ++i)
    if (nnNodeItem(node, i).kind == NN_ITEM_NONE)
      return false;
  return true;
}

/// False if an input is a sequence, for operators on tensors.
static bool expectTensors(NnNode *node) {
  for (size_t i = 0; i < node->proto->n_input; ++i)
    if (nnNodeItem(node, i).kind == NN_ITEM_SEQUENCE)
      nnNodeInvalid(node, "input %zu is a sequence, expected a tensor", i);
  return !nnNodeFailed(node);
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
  for (intptr_t i = 0; i < mlirOperationGetNumResults(op); ++i) {
    MlirType type = mlirValueGetType(nnResult(op, i));
    if (mlirTypeIsAShaped(type) && mlirShapedTypeGetRank(type) > NN_MAX_RANK) {
      nnErrorAt(mlirOperationGetLocation(op), "rank %lld is above %d",
                (long long)mlirShapedTypeGetRank(type), NN_MAX_RANK);
      return false;
    }
  }
  return true;
}

/// The first operation that was built since the last call.
static MlirOperation firstNewOp(NnImporter *importer) {
  return mlirOperationIsNull(importer->checked)
             ? mlirBlockGetFirstOperation(importer->scope->block)
             : mlirOperationGetNextInBlock(importer->checked);
}

/// MLIR can't verify regions before what they are in is in the module. Their
/// nodes have been verified one by one.
static bool isValidOp(MlirOperation op) {
  return mlirOperationGetNumRegions(op) || mlirOperationVerify(op);
}

/// Verifies what was built since the last call, to find misuse at its node.
static bool verifyNewOps(NnImporter *importer) {
  bool isValid = true;
  for (MlirOperation op = firstNewOp(importer); !mlirOperationIsNull(op);
       op = mlirOperationGetNextInBlock(op)) {
    isValid &= isValidOp(op) && hasSmallRank(op);
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

/// Runs the row and gives what it returns to output 0. False if it built
/// nothing, or, with `*isValid` false, something wrong.
static bool convertRow(NnNode *node, const NnOpRow *row, bool *isValid) {
  MlirOperation before = node->importer->checked;
  MlirValue value = {NULL};
  if (!row->items)
    value = runRow(node, row);
  bool isBuilt = row->items ? row->items(node) : !mlirValueIsNull(value);
  *isValid = verifyNewOps(node->importer);
  if (!row->items && isBuilt && *isValid && !nnNodeFailed(node))
    nnNodeSetOutput(node, 0, foldOutput(node, value, before));
  return isBuilt && *isValid;
}

/// Converts the node, or fails it with what the dialect said.
static void convertNode(NnNode *node, const NnOpRow *row) {
  Capture capture = {.importer = node->importer};
  MlirDiagnosticHandlerID id = mlirContextAttachDiagnosticHandler(
      node->importer->context, captureDiagnostic, &capture, NULL);
  bool isValid;
  bool isDone = convertRow(node, row, &isValid);
  mlirContextDetachDiagnosticHandler(node->importer->context, id);
  const char *reason = capture.used ? capture.text : "can't be represented";
  if (isDone || node->isReported)
    return;
  if (isValid)
    nnNodeInvalid(node, "%s", reason);
  else
    nnNodeUnsupported(node, "%s", reason);
}

void nnImportNode(NnImporter *importer, size_t index) {
  NnScope *scope = importer->scope;
  const Onnx__NodeProto *proto = scope->graph->proto->node[index];
  NnLabel name = nnNameLabel(nnText(proto->name));
  NnNode node = {.importer = importer,
                 .scope = scope,
                 .proto = proto,
                 .index = index,
                 .opset = scope->opset,
                 .b = importer->builder};
  if (!*name.text)
    name = nnNodeLabel(proto, index);
  node.b.location = nnImportLocation(importer, name.text, index);
  importer->builder.location = node.b.location;
  const NnOpRow *row = findRow(&node);
  if (row && makeInputs(&node) && (row->items || expectTensors(&node)))
    convertNode(&node, row);
  if (node.failure)
    report(&node);
}
