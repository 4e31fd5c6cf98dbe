//===- Text.c - Names from a model, fit to print --------------------------===//
// Labels are values: no message needs an allocation.
//===----------------------------------------------------------------------===//
#define _GNU_SOURCE
#include "Text.h"

#include <stdio.h>
#include <string.h>

NnLabel nnNameLabel(const char *name) {
  NnLabel label;
  size_t length = strnlen(name, sizeof label.text - 1);
  for (size_t i = 0; i < length; ++i) {
    unsigned char c = (unsigned char)name[i];
    label.text[i] = c < 0x20 || c == 0x7f ? '?' : name[i];
  }
  label.text[length] = 0;
  return label;
}

NnLabel nnNodeLabel(const Onnx__NodeProto *node, size_t index) {
  NnLabel label;
  NnLabel type = nnNameLabel(nnText(node->op_type));
  if (*nnText(node->name))
    snprintf(label.text, sizeof label.text, "node '%.60s' (%.40s)",
             nnNameLabel(node->name).text, type.text);
  else
    snprintf(label.text, sizeof label.text, "node #%zu (%.40s)", index,
             type.text);
  return label;
}

bool nnIsOnnxDomain(const char *domain) {
  return !*domain || strcmp(domain, "ai.onnx") == 0;
}
