//===- PanelProduct.h - Products with packed constants ----------*- C -*-===//
// What nn-skip-zeros and nn-compress-groups rewrite: acc + a * b in f32, where
// one of the two is a constant in panels, tensor<... x terms x lanes>, of which
// they store less. They then read the other one where the stored ones say.
//===----------------------------------------------------------------------===//
#ifndef NN_CODEGEN_PANELPRODUCT_H
#define NN_CODEGEN_PANELPRODUCT_H

#include "Codegen/Nest/Access.h"
#include "Conversion/NNToLinalg/Lower.h"
#include "nn-c/Builder.h"

typedef struct PanelProduct {
  MlirOperation kernel, generic;
  intptr_t weights;   ///< Input of the generic; 1 - weights is the other.
  MlirValue argument; ///< The weights, of the kernel's region.
  NnShape shape;      ///< [..., terms, lanes]
  Access access, other;
  int termLoop;
  const float *data; ///< The weights.
} PanelProduct;

/// Calls `visit` for every such product in the kernels of a function, none of
/// whose other ops is a reduction, so that it becomes one nest. It may replace
/// the generic.
void nnPanelProductsVisit(MlirOperation func,
                          void (*visit)(const PanelProduct *p, void *user),
                          void *user);

/// Rows, and panels of columns, of the result; NN_DYNAMIC rows if nobody knows.
int64_t nnPanelProductRows(const PanelProduct *p);
int64_t nnPanelProductPanels(const PanelProduct *p);

/// Terms and lanes of a list, one a panel and tap.
static inline int64_t nnPanelProductTerms(const PanelProduct *p) {
  return p->shape.dims[p->shape.rank - 2];
}
static inline int64_t nnPanelProductLanes(const PanelProduct *p) {
  return p->shape.dims[p->shape.rank - 1];
}

/// A type of the weights' first `rank` dimensions, of which that of terms has
/// others.
MlirType nnPanelProductType(const PanelProduct *p, int64_t rank, int64_t terms,
                            MlirType element);

/// Puts a constant in place of the weights; or adds one that the kernel reads.
/// `data`, from malloc, is theirs.
void nnPanelProductSetWeights(NnBuilder b, const PanelProduct *p, MlirType type,
                              void *data);
MlirValue nnPanelProductAdd(NnBuilder b, const PanelProduct *p, MlirType type,
                            void *data);

/// The map by which the weights are read.
MlirAffineMap nnPanelProductMap(const PanelProduct *p);

/// Begins the generic that comes in place of the product; inputs are to be
/// added to it. Ends it with what its body yields; the product is gone then.
NnGeneric nnPanelProductBegin(NnBuilder b, const PanelProduct *p);
void nnPanelProductOpen(NnGeneric *g, const PanelProduct *p);
void nnPanelProductEnd(NnGeneric *g, const PanelProduct *p, MlirValue yielded);

/// acc + a * b, where the other input is read at term `place`.
MlirValue nnPanelProductTerm(NnBuilder b, const PanelProduct *p,
                             MlirValue place, MlirValue value, MlirValue acc);

#endif // NN_CODEGEN_PANELPRODUCT_H
