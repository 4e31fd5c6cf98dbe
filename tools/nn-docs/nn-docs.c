//===- nn-docs.c - Reference pages from the compiler's own tables ---------===//
// `nn-docs ops` prints docs/ops.md from NNOps.def and the importer's op map,
// `nn-docs passes` prints docs/passes.md from nnAllPasses. What a row leaves
// empty stays visible.
//===----------------------------------------------------------------------===//
#include "Import/ONNX/OpMap.h"
#include "nn-c/Passes.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const blank = "—";

/// A cell of a table: bars would end it.
static void printCell(const char *text) {
  for (; *text; ++text)
    if (*text == '|')
      fputs("\\|", stdout);
    else
      putchar(*text);
}

//===----------------------------------------------------------------------===//
// Ops
//===----------------------------------------------------------------------===//

typedef struct OpRow {
  const char *type; ///< "Add"
  const char *name; ///< "nn.add"
  const char *infer, *verify, *fold, *canonicalize, *eval, *lower, *scalar;
  const char *gradient;
  const char *ulps;
} OpRow;

static const OpRow ops[] = {
#define NN_OP(Name, string, ...) {.type = #Name, .name = string, __VA_ARGS__},
#define INFER(fn) .infer = #fn,
#define VERIFY(fn) .verify = #fn,
#define FOLD(fn) .fold = #fn,
#define CANONICALIZE(fn) .canonicalize = #fn,
#define EVAL(fn) .eval = #fn,
#define LOWER(fn) .lower = #fn,
#define SCALAR(fn) .scalar = #fn,
#define GRADIENT(fn) .gradient = #fn,
#define ULPS(n) .ulps = #n,
#include "nn/NNOps.def"
};

static void printName(const char *name) {
  if (name)
    printf("`%s` | ", name);
  else
    printf("%s | ", blank);
}

/// The headings of dialect.md are "`nn.add` (nn::AddOp)".
static void printOpLink(const OpRow *op) {
  printf("| [`%s`](dialect.md#", op->name);
  for (const char *c = op->name; *c; ++c)
    if (*c != '.')
      putchar(*c);
  fputs("-nn", stdout);
  for (const char *c = op->type; *c; ++c)
    putchar(*c >= 'A' && *c <= 'Z' ? *c - 'A' + 'a' : *c);
  fputs("op) | ", stdout);
}

static void printTolerance(const char *ulps) {
  if (!ulps)
    printf("%s |\n", blank);
  else if (!strcmp(ulps, "0"))
    puts("exact |");
  else
    printf("%s |\n", ulps);
}

static void printOps(void) {
  puts("<!-- Written by nn-docs from the op table and the op map. -->\n"
       "# What each op does\n\n"
       "One row an op, as in the op table `include/nn/NNOps.def`. A cell names"
       " the function\nthat does the work; ops may share it. A dash is a column"
       " that the op does not have.\nSyntax, operands and constraints are in"
       " [dialect.md](dialect.md).\n\n"
       "| column | function | what it is |\n|---|---|---|\n"
       "| shape rule | `nnInferX` | result types and the constraints they rest"
       " on |\n"
       "| verifier | `nnVerifyX` | what no shape rule checks |\n"
       "| fold | `nnFoldX` | to a value that exists or an attribute |\n"
       "| canonicalize | `nnCanonicalizeX` | a pattern rooted at the op |\n"
       "| reference | `nnEvalX` | what it computes, slow and plain |\n"
       "| lowering | `nnLowerX` | to linalg on tensors |\n"
       "| element | `nnScalarX`, `nnRefX` | one element, as IR and in the"
       " reference |\n"
       "| gradient | `nnGradientX` | of the operands, from those of the"
       " results |\n"
       "| tolerance | | f32 error allowed against the reference, in units of"
       " the last place of the largest term |\n\n"
       "| op | shape rule | verifier | fold | canonicalize | reference |"
       " lowering | element | gradient | tolerance |\n"
       "|---|---|---|---|---|---|---|---|---|---|");
  for (size_t i = 0; i < sizeof ops / sizeof *ops; ++i) {
    const OpRow *op = &ops[i];
    printOpLink(op);
    printName(op->infer);
    printName(op->verify);
    printName(op->fold);
    printName(op->canonicalize);
    printName(op->eval);
    printName(op->lower);
    printName(op->scalar);
    printName(op->gradient);
    printTolerance(op->ulps);
  }
}

//===----------------------------------------------------------------------===//
// ONNX operators
//===----------------------------------------------------------------------===//

typedef struct Operator {
  const char *name;
  int since, until;
} Operator;

typedef struct Operators {
  size_t n;
  Operator rows[1024];
} Operators;

static void addOperator(const char *name, int since, int until, void *user) {
  Operators *all = user;
  if (all->n < sizeof all->rows / sizeof *all->rows)
    all->rows[all->n++] = (Operator){name, since, until};
}

static int compareOperators(const void *x, const void *y) {
  const Operator *a = x, *b = y;
  int order = strcmp(a->name, b->name);
  return order ? order : a->since - b->since;
}

/// Rows that follow each other without a gap are one range.
static void printOperators(const Operators *all) {
  for (size_t i = 0, next; i < all->n; i = next) {
    const Operator *row = &all->rows[i];
    int until = row->until;
    for (next = i + 1;
         next < all->n && !strcmp(all->rows[next].name, row->name) &&
         all->rows[next].since <= until + 1;
         ++next)
      until = all->rows[next].until;
    if (until == NN_LATEST)
      printf("| `%s` | from %d |\n", row->name, row->since);
    else
      printf("| `%s` | %d to %d |\n", row->name, row->since, until);
  }
}

static void printOnnx(void) {
  static Operators all;
  nnVisitOperators(addOperator, &all);
  qsort(all.rows, all.n, sizeof *all.rows, compareOperators);
  puts(
      "\n# ONNX operators\n\n"
      "What the importer reads, by the operator sets in which it does. An"
      " operator may be\none op of the dialect or be composed of several. Other"
      " domains are read where the\nmodel brings their operators as "
      "functions.\n\n"
      "| operator | operator sets |\n|---|---|");
  printOperators(&all);
  puts("\nWhat is left out:\n\n| operator | because |\n|---|---|");
  for (const NnLeftOut *row = nnLeftOutOperators; row->name; ++row)
    printf("| `%s` | %s |\n", row->name, row->reason);
}

//===----------------------------------------------------------------------===//
// Passes
//===----------------------------------------------------------------------===//

static const char *kindName(NnOptionKind kind) {
  switch (kind) {
  case NN_OPTION_BOOL:
    return "bool";
  case NN_OPTION_INT:
    return "integer";
  case NN_OPTION_STRING:
    return "string";
  }
  return blank;
}

static const char *defaultOf(const NnOptionInfo *option) {
  if (option->value)
    return option->value;
  switch (option->kind) {
  case NN_OPTION_BOOL:
    return "false";
  case NN_OPTION_INT:
    return "0";
  case NN_OPTION_STRING:
    break;
  }
  return "";
}

static void printOptions(const NnPassInfo *pass) {
  if (!pass->numOptions)
    return;
  puts("\n| option | kind | default | |\n|---|---|---|---|");
  for (int i = 0; i < pass->numOptions; ++i) {
    const NnOptionInfo *o = &pass->options[i];
    printf("| `%s` | %s | ", o->name, kindName(o->kind));
    const char *value = defaultOf(o);
    if (*value)
      printf("`%s`", value);
    else
      fputs("empty", stdout);
    fputs(" | ", stdout);
    printCell(o->description);
    puts(" |");
  }
}

static void printStatistics(const NnPassInfo *pass) {
  if (!pass->numStatistics)
    return;
  puts("\n| statistic | |\n|---|---|");
  for (int i = 0; i < pass->numStatistics; ++i) {
    printf("| `%s` | ", pass->statistics[i].name);
    printCell(pass->statistics[i].description);
    puts(" |");
  }
}

static void printPasses(void) {
  puts("<!-- Written by nn-docs from the passes' own descriptions. -->\n"
       "# Passes\n\n"
       "In the order of a model's way through the compiler. Each runs under"
       " `nn-opt` as\n`--NAME` or in a pipeline,"
       " `--pass-pipeline='builtin.module(func.func(NAME{option=1}))'`.\n"
       "Statistics are shown by `--mlir-pass-statistics`.");
  for (const NnPassInfo *const *pass = nnAllPasses(); *pass; ++pass) {
    const char *text = (*pass)->description;
    printf("\n## `%s`\n\n%c%s. Runs on ", (*pass)->name,
           toupper((unsigned char)*text), text + 1);
    if ((*pass)->anchor)
      printf("`%s`.\n", (*pass)->anchor);
    else
      puts("any op.");
    printOptions(*pass);
    printStatistics(*pass);
  }
}

int main(int argc, char **argv) {
  if (argc == 2 && !strcmp(argv[1], "ops")) {
    printOps();
    printOnnx();
  } else if (argc == 2 && !strcmp(argv[1], "passes")) {
    printPasses();
  } else {
    fputs("usage: nn-docs ops|passes\n", stderr);
    return 2;
  }
  return fflush(stdout) || ferror(stdout);
}
