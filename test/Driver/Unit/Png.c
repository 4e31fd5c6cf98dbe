//===- Png.c - Tests of Png.h --------------------------------------------===//
// Images made here with libpng, read as gray and as RGB, as f32 and as u8; and
// everything that an image or a port can get wrong.
//===----------------------------------------------------------------------===//
#include "Unit.h"

#include "Files/Png.h"
#include "Files/Tensor.h"

#include <png.h>
#include <stdlib.h>

typedef struct Image {
  unsigned char bytes[4096];
  size_t size;
} Image;

static Image makeImage(unsigned format, unsigned width, unsigned height,
                       const void *pixels) {
  Image image = {.size = sizeof image.bytes};
  png_image png = {.version = PNG_IMAGE_VERSION,
                   .width = width,
                   .height = height,
                   .format = format};
  EXPECT(png_image_write_to_memory(&png, image.bytes, &image.size, 0, pixels, 0,
                                   NULL));
  return image;
}

static NnStatus parse(const Image *image, size_t size, nnrt_port_t port,
                      nnrt_tensor_t *tensor) {
  unsigned char *copy = malloc(size ? size : 1);
  memcpy(copy, image->bytes, size);
  NnStatus status = nncPngParse("t.png", copy, size, &port, tensor);
  free(copy);
  return status;
}

// 2 wide, 1 high: red-ish and blue-ish.
static const unsigned char rgb[6] = {255, 0, 51, 0, 102, 204};
static const unsigned char gray[6] = {0, 51, 102, 153, 204, 255};

static void testRgb(void) {
  Image image = makeImage(PNG_FORMAT_RGB, 2, 1, rgb);
  nnrt_port_t port = {"x", NNRT_F32, 4, {1, 3, 1, 2}};
  nnrt_tensor_t tensor;
  EXPECT(isOk(parse(&image, image.size, port, &tensor)));
  EXPECT(tensor.rank == 4 && tensor.shape[1] == 3 && tensor.shape[3] == 2);
  const float *planes = tensor.data;
  EXPECT(planes && planes[0] == 1.0f && planes[1] == 0.0f);
  EXPECT(planes && planes[2] == 0.0f && planes[3] == 102 / 255.0f);
  EXPECT(planes && planes[4] == 51 / 255.0f && planes[5] == 204 / 255.0f);
  nncTensorDestroy(&tensor);
}

static void testGray(void) {
  Image image = makeImage(PNG_FORMAT_GRAY, 3, 2, gray);
  nnrt_port_t port = {"x", NNRT_U8, 4, {-1, 1, -1, -1}};
  nnrt_tensor_t tensor;
  EXPECT(isOk(parse(&image, image.size, port, &tensor)));
  EXPECT(tensor.shape[0] == 1 && tensor.shape[2] == 2 && tensor.shape[3] == 3);
  EXPECT(tensor.data && !memcmp(tensor.data, gray, sizeof gray));
  nncTensorDestroy(&tensor);
  nnrt_port_t flat = {"x", NNRT_F32, 2, {2, 3}};
  EXPECT(isOk(parse(&image, image.size, flat, &tensor)));
  EXPECT(tensor.rank == 2 && ((float *)tensor.data)[5] == 1.0f);
  nncTensorDestroy(&tensor);
  // Gray pixels fill all three planes of an RGB input.
  nnrt_port_t color = {"x", NNRT_U8, 3, {3, 2, 3}};
  EXPECT(isOk(parse(&image, image.size, color, &tensor)));
  EXPECT(tensor.data && !memcmp((char *)tensor.data + 12, gray, sizeof gray));
  nncTensorDestroy(&tensor);
}

static void testAlpha(void) {
  const unsigned char pixel[4] = {200, 200, 200, 0};
  Image image = makeImage(PNG_FORMAT_RGBA, 1, 1, pixel);
  nnrt_port_t port = {"x", NNRT_F32, 4, {1, 3, 1, 1}};
  nnrt_tensor_t tensor;
  EXPECT(isOk(parse(&image, image.size, port, &tensor)));
  EXPECT(tensor.data && *(float *)tensor.data == 0.0f);
  nncTensorDestroy(&tensor);
}

static void testRefused(void) {
  Image image = makeImage(PNG_FORMAT_GRAY, 3, 2, gray);
  nnrt_tensor_t tensor;
  nnrt_port_t port = {"x", NNRT_F32, 4, {1, 1, 28, 27}};
  EXPECT(failsWith(parse(&image, image.size, port, &tensor),
                   "'t.png': input 'x' takes an image 27 wide and 28 high, "
                   "got 3 by 2"));
  nnrt_port_t high = {"x", NNRT_F32, 4, {1, 1, 28, 3}};
  EXPECT(failsWith(parse(&image, image.size, high, &tensor), "and 28 high"));
  nnrt_port_t wide = {"x", NNRT_F32, 4, {1, 1, -1, 28}};
  EXPECT(failsWith(parse(&image, image.size, wide, &tensor),
                   "28 wide and ? high"));
  nnrt_port_t channels = {"x", NNRT_F32, 4, {1, 4, 2, 3}};
  EXPECT(failsWith(parse(&image, image.size, channels, &tensor),
                   "input 'x' is f32[1x4x2x3], which no image fits"));
  nnrt_port_t batch = {"x", NNRT_F32, 4, {2, 1, 2, 3}};
  EXPECT(failsWith(parse(&image, image.size, batch, &tensor), "no image fits"));
  nnrt_port_t words = {"x", NNRT_I64, 2, {2, 3}};
  EXPECT(failsWith(parse(&image, image.size, words, &tensor), "no image fits"));
  nnrt_port_t good = {"x", NNRT_F32, 2, {2, 3}};
  for (size_t size = 0; size < 50; ++size)
    EXPECT(failsWith(parse(&image, size, good, &tensor), "is no .png file"));
  EXPECT(!tensor.data);
}

void testPng(void) {
  testRgb();
  testGray();
  testAlpha();
  testRefused();
}
