//===- OpEinsum.c - Einstein summation ------------------------------------===//
// Each operand's dimensions get labels. Diagonals make the labels of an operand
// distinct; then the operands are multiplied one after the other, as matrix
// products where a label is summed, and labels nobody wants are summed early.
//===----------------------------------------------------------------------===//
#include "Node.h"

#include <string.h>

/// Letters in ASCII order, then the dimensions that "…" stands for, counted
/// from the last.
enum { numLetters = 52, numLabels = numLetters + NN_MAX_RANK, ellipsis = -1 };

/// The labels of a tensor's dimensions, or a term with `ellipsis` in it.
typedef struct Labels {
  int64_t n;
  int at[NN_MAX_RANK + 1];
} Labels;

typedef struct Set {
  bool has[numLabels];
} Set;

typedef struct Factor {
  MlirValue value;
  Labels labels;
} Factor;

static void append(Labels *labels, int label) {
  labels->at[labels->n++] = label;
}

static int64_t placeOf(const Labels *labels, int label) {
  for (int64_t i = 0; i < labels->n; ++i)
    if (labels->at[i] == label)
      return i;
  return -1;
}

//===----------------------------------------------------------------------===//
// The equation
//===----------------------------------------------------------------------===//

static int letterLabel(char c) {
  if (c >= 'A' && c <= 'Z')
    return c - 'A';
  return c >= 'a' && c <= 'z' ? 26 + c - 'a' : ellipsis;
}

/// Reads a term up to ',', '-' or the end; false if it is none.
static bool readTerm(const char **at, Labels *term) {
  *term = (Labels){.n = 0};
  for (; **at && **at != ',' && **at != '-'; ++*at) {
    if (**at == ' ')
      continue;
    int label = letterLabel(**at);
    if (label == ellipsis && strncmp(*at, "...", 3) != 0)
      return false;
    if (label == ellipsis && placeOf(term, ellipsis) >= 0)
      return false;
    if (term->n > NN_MAX_RANK)
      return false;
    append(term, label);
    *at += label == ellipsis ? 2 : 0;
  }
  return true;
}

/// Puts `count` labels in the place of the term's ellipsis.
static bool fillEllipsis(const Labels *term, int64_t count, Labels *labels) {
  *labels = (Labels){.n = 0};
  if (count < 0 || term->n + count > NN_MAX_RANK + 1)
    return false;
  for (int64_t i = 0; i < term->n; ++i) {
    if (term->at[i] != ellipsis)
      append(labels, term->at[i]);
    for (int64_t k = count; term->at[i] == ellipsis && k-- > 0;)
      append(labels, numLetters + (int)k);
  }
  return labels->n <= NN_MAX_RANK;
}

/// Labels an operand's dimensions; `*widest` is the longest ellipsis so far.
static bool labelOperand(const char **at, int64_t rank, Labels *labels,
                         int64_t *widest) {
  Labels term;
  if (!readTerm(at, &term))
    return false;
  int64_t count = 0;
  if (placeOf(&term, ellipsis) >= 0)
    count = rank - (term.n - 1);
  if (!fillEllipsis(&term, count, labels) || labels->n != rank)
    return false;
  *widest = count > *widest ? count : *widest;
  return true;
}

/// Without "->": the ellipsis, then the letters that stand once.
static bool implicitOutput(const int *uses, int64_t widest, Labels *labels) {
  Labels term = {.n = 1, .at = {ellipsis}};
  for (int label = 0; label < numLetters; ++label) {
    if (uses[label] == 1 && term.n > NN_MAX_RANK)
      return false;
    if (uses[label] == 1)
      append(&term, label);
  }
  return fillEllipsis(&term, widest, labels);
}

/// Each label of the result stands in it once, and in an operand.
static bool isResult(const Labels *labels, const int *uses) {
  for (int64_t i = 0; i < labels->n; ++i)
    if (!uses[labels->at[i]] || placeOf(labels, labels->at[i]) != i)
      return false;
  return true;
}

/// Reads all of the equation, for as many operands as `factors` has room for.
static bool readEquation(const char *at, size_t n, Factor *factors,
                         Labels *result) {
  int uses[numLabels] = {0};
  int64_t widest = 0;
  for (size_t i = 0; i < n; ++i) {
    Labels *labels = &factors[i].labels;
    if (i > 0 && *at++ != ',')
      return false;
    if (!labelOperand(&at, nnRank(factors[i].value), labels, &widest))
      return false;
    for (int64_t k = 0; k < labels->n; ++k)
      ++uses[labels->at[k]];
  }
  Labels term;
  if (!*at)
    return implicitOutput(uses, widest, result);
  if (strncmp(at, "->", 2) != 0)
    return false;
  at += 2;
  return readTerm(&at, &term) && !*at && fillEllipsis(&term, widest, result) &&
         isResult(result, uses);
}

//===----------------------------------------------------------------------===//
// One operand
//===----------------------------------------------------------------------===//

/// Transposes so that the labels come in the order given, which has them all.
static Factor arrange(NnNode *node, Factor f, const Labels *order) {
  NnIntList perm = {.n = 0};
  bool isSame = true;
  for (int64_t i = 0; i < order->n; ++i) {
    int64_t place = placeOf(&f.labels, order->at[i]);
    isSame &= place == i;
    perm.data[perm.n++] = place;
  }
  if (!isSame)
    f.value = nnTranspose(node->b, f.value, NN_LIST_INTS(perm));
  f.labels = *order;
  return f;
}

/// Dimensions p < q, which have one label, become their diagonal: with both
/// made one, the elements at multiples of n + 1.
static Factor takeDiagonal(NnNode *node, Factor f, int64_t p, int64_t q) {
  NnBuilder b = node->b;
  NnIntList perm = {.n = 0}, groups = {.n = 0};
  Labels rest = {.n = 0};
  for (int64_t i = 0; i < f.labels.n; ++i) {
    if (i == p || i == q)
      continue;
    append(&rest, f.labels.at[i]);
    perm.data[perm.n++] = i;
    groups.data[groups.n++] = 1;
  }
  append(&rest, f.labels.at[p]);
  perm.data[perm.n++] = p;
  perm.data[perm.n++] = q;
  groups.data[groups.n++] = 2;
  MlirValue step =
      nnAdd(b, nnBuildSize(node, f.value, q), nnBuildInts(node, NN_INTS(1)));
  MlirValue moved = nnTranspose(b, f.value, NN_LIST_INTS(perm));
  MlirValue merged = nnBuildMerged(node, moved, NN_LIST_INTS(groups));
  f.value = nnSlice(b, merged, nnBuildInts(node, NN_INTS(0)),
                    nnBuildInts(node, NN_INTS(INT64_MAX)),
                    nnBuildShapeOperand(node, step), NN_INTS(rest.n - 1));
  f.labels = rest;
  return f;
}

static Factor distinct(NnNode *node, Factor f) {
  for (int64_t q = 1; q < f.labels.n; ++q) {
    int64_t p = placeOf(&f.labels, f.labels.at[q]);
    if (p == q)
      continue;
    int64_t m = nnDim(f.value, p), n = nnDim(f.value, q);
    if (m != n && m != NN_DYNAMIC && n != NN_DYNAMIC) {
      nnNodeInvalid(node, "a label stands for sizes %lld and %lld",
                    (long long)m, (long long)n);
      return f;
    }
    f = takeDiagonal(node, f, p, q);
    if (mlirValueIsNull(f.value))
      return f;
    q = 0;
  }
  return f;
}

/// Sums over the labels that are not wanted.
static Factor sumUnwanted(NnNode *node, Factor f, const Set *wanted) {
  NnIntList axes = {.n = 0};
  Labels rest = {.n = 0};
  for (int64_t i = 0; i < f.labels.n; ++i)
    if (wanted->has[f.labels.at[i]])
      append(&rest, f.labels.at[i]);
    else
      axes.data[axes.n++] = i;
  if (axes.n && !mlirValueIsNull(f.value))
    f.value = nnReduceSum(node->b, f.value, NN_LIST_INTS(axes), NULL);
  f.labels = rest;
  return f;
}

static void addAll(Set *set, const Labels *labels) {
  for (int64_t i = 0; i < labels->n; ++i)
    set->has[labels->at[i]] = true;
}

//===----------------------------------------------------------------------===//
// Two operands
//===----------------------------------------------------------------------===//

/// What the labels of a product do: `batch` are in both operands and stay,
/// `sum` are in both and go, the others are in one.
typedef struct Roles {
  Labels batch, sum, lhs, rhs;
} Roles;

/// Labels of an ellipsis broadcast, which sums of products can't.
static Roles rolesOf(const Factor *x, const Factor *y, const Set *wanted) {
  Roles r = {.batch.n = 0};
  for (int64_t i = 0; i < x->labels.n; ++i) {
    int label = x->labels.at[i];
    bool stays = wanted->has[label] || label >= numLetters;
    if (placeOf(&y->labels, label) < 0)
      append(&r.lhs, label);
    else
      append(stays ? &r.batch : &r.sum, label);
  }
  for (int64_t i = 0; i < y->labels.n; ++i)
    if (placeOf(&x->labels, y->labels.at[i]) < 0)
      append(&r.rhs, y->labels.at[i]);
  return r;
}

static bool join(NnNode *node, const Labels *const *parts, int n,
                 Labels *joined) {
  *joined = (Labels){.n = 0};
  for (int k = 0; k < n; ++k)
    for (int64_t i = 0; i < parts[k]->n; ++i) {
      if (joined->n == NN_MAX_RANK) {
        nnNodeUnsupported(node, "a product has a rank above %d", NN_MAX_RANK);
        return false;
      }
      append(joined, parts[k]->at[i]);
    }
  return true;
}

/// Puts dimensions of 1 where `f` lacks a label of `all`.
static MlirValue spread(NnNode *node, Factor f, const Labels *all) {
  Labels order = {.n = 0};
  NnIntList missing = {.n = 0};
  for (int64_t i = 0; i < all->n; ++i)
    if (placeOf(&f.labels, all->at[i]) >= 0)
      append(&order, all->at[i]);
    else
      missing.data[missing.n++] = i;
  f = arrange(node, f, &order);
  return missing.n ? nnUnsqueeze(node->b, f.value, NN_LIST_INTS(missing))
                   : f.value;
}

static Factor multiply(NnNode *node, Factor x, Factor y, const Roles *r) {
  Factor product = {.value = {NULL}};
  if (join(node, (const Labels *const[]){&r->batch, &r->lhs, &r->rhs}, 3,
           &product.labels))
    product.value = nnMul(node->b, spread(node, x, &product.labels),
                          spread(node, y, &product.labels));
  return product;
}

/// Arranges as batch dimensions, then `rows`, then `columns`, each made one.
static MlirValue asMatrices(NnNode *node, Factor f, const Labels *batch,
                            const Labels *rows, const Labels *columns) {
  Labels order;
  NnIntList groups = {.n = 0};
  if (!join(node, (const Labels *const[]){batch, rows, columns}, 3, &order))
    return (MlirValue){NULL};
  for (int64_t i = 0; i < batch->n; ++i)
    groups.data[groups.n++] = 1;
  groups.data[groups.n++] = rows->n;
  groups.data[groups.n++] = columns->n;
  f = arrange(node, f, &order);
  if (rows->n == 1 && columns->n == 1)
    return f.value;
  return nnBuildMerged(node, f.value, NN_LIST_INTS(groups));
}

/// Gives the product of matrices the dimensions that were made one.
static MlirValue splitMatrices(NnNode *node, MlirValue product, Factor x,
                               Factor y, const Roles *r) {
  MlirValue sizes[NN_MAX_RANK];
  int64_t n = 0;
  if (mlirValueIsNull(product) || (r->lhs.n == 1 && r->rhs.n == 1))
    return product;
  for (int64_t i = 0; i < r->batch.n; ++i)
    sizes[n++] = nnBuildSize(node, product, i);
  for (int64_t i = 0; i < r->lhs.n; ++i)
    sizes[n++] = nnBuildSize(node, x.value, placeOf(&x.labels, r->lhs.at[i]));
  for (int64_t i = 0; i < r->rhs.n; ++i)
    sizes[n++] = nnBuildSize(node, y.value, placeOf(&y.labels, r->rhs.at[i]));
  return nnBuildReshaped(node, product, n, sizes);
}

static Factor contract(NnNode *node, Factor x, Factor y, const Roles *r) {
  Factor product = {.value = {NULL}};
  if (!join(node, (const Labels *const[]){&r->batch, &r->lhs, &r->rhs}, 3,
            &product.labels))
    return product;
  if (r->batch.n + 2 > NN_MAX_RANK) {
    nnNodeUnsupported(node, "a product has a rank above %d", NN_MAX_RANK);
    return product;
  }
  MlirValue matrices =
      nnMatmul(node->b, asMatrices(node, x, &r->batch, &r->lhs, &r->sum),
               asMatrices(node, y, &r->batch, &r->sum, &r->rhs));
  product.value = splitMatrices(node, matrices, x, y, r);
  return product;
}

/// The product of two operands, with the labels that are wanted after it.
static Factor combine(NnNode *node, Factor x, Factor y, const Set *wanted) {
  Set before = *wanted;
  addAll(&before, &y.labels);
  x = sumUnwanted(node, x, &before);
  before = *wanted;
  addAll(&before, &x.labels);
  y = sumUnwanted(node, y, &before);
  if (mlirValueIsNull(x.value) || mlirValueIsNull(y.value))
    return (Factor){.value = {NULL}};
  Roles r = rolesOf(&x, &y, wanted);
  return r.sum.n ? contract(node, x, y, &r) : multiply(node, x, y, &r);
}

//===----------------------------------------------------------------------===//
// The operator
//===----------------------------------------------------------------------===//

static MlirValue buildEinsum(NnNode *node, size_t n, Factor *factors,
                             const Labels *result) {
  Factor product = distinct(node, factors[0]);
  for (size_t i = 1; i < n && !mlirValueIsNull(product.value); ++i) {
    Set wanted = {{false}};
    addAll(&wanted, result);
    for (size_t k = i + 1; k < n; ++k)
      addAll(&wanted, &factors[k].labels);
    product = combine(node, product, distinct(node, factors[i]), &wanted);
  }
  Set wanted = {{false}};
  addAll(&wanted, result);
  product = sumUnwanted(node, product, &wanted);
  if (mlirValueIsNull(product.value) || nnNodeFailed(node))
    return (MlirValue){NULL};
  return arrange(node, product, result).value;
}

static MlirValue convertEinsum(NnNode *node) {
  Labels result;
  size_t n = nnNodeNumInputs(node);
  const char *equation = nnNodeString(node, "equation", "");
  Factor *factors =
      nnArenaTakeArray(&node->importer->arena, n, sizeof *factors);
  if (!n)
    return nnNodeInvalid(node, "inputs are missing");
  for (size_t i = 0; factors && i < n; ++i)
    factors[i].value = nnNodeInput(node, i);
  if (nnNodeFailed(node) || !factors)
    return (MlirValue){NULL};
  if (!readEquation(equation, n, factors, &result))
    return nnNodeInvalid(node, "equation '%s' doesn't fit the operands",
                         nnNameLabel(equation).text);
  return buildEinsum(node, n, factors, &result);
}

const NnOpRow nnEinsumRows[] = {
    {"Einsum", 12, NN_LATEST, .convert = convertEinsum}, {.name = NULL}};
