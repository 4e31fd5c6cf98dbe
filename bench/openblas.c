//===- openblas.c - OpenBLAS beside nn's matrix products ------------------===//
// openblas SECONDS matmul M N K: [M][K] times [K][N]. One row is a gemv.
//===----------------------------------------------------------------------===//
#include "peer.h"

#include <cblas.h>

typedef struct Product {
  blasint m, n, k;
  const float *a, *b;
  float *c;
} Product;

static void multiply(void *context) {
  const Product *p = context;
  if (p->m == 1)
    cblas_sgemv(CblasRowMajor, CblasTrans, p->k, p->n, 1, p->b, p->n, p->a, 1,
                0, p->c, 1);
  else
    cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, p->m, p->n, p->k, 1,
                p->a, p->k, p->b, p->n, 0, p->c, p->n);
}

int main(int argc, char **argv) {
  PeerCall call = peerParse(argc, argv);
  if (strcmp(call.kind, "matmul") || call.count != 3)
    peerFail("usage: openblas SECONDS matmul M N K");
  int64_t m = call.numbers[0], n = call.numbers[1], k = call.numbers[2];
  Product product = {(blasint)m,
                     (blasint)n,
                     (blasint)k,
                     peerFloats((size_t)(m * k)),
                     peerFloats((size_t)(k * n)),
                     peerFloats((size_t)(m * n))};
  peerPrintMedian(multiply, &product, call.seconds);
}
