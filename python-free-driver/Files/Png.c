//===- Png.c - Images as inputs ------------------------------------------===//
// libpng's simplified API turns every kind of PNG into 8-bit gray or RGB
// pixels; here they become planes. An image's size is checked before pixels are
// read.
//===----------------------------------------------------------------------===//
#include "Files/Png.h"

#include "Files/File.h"
#include "Files/Tensor.h"
#include "Model/Shape.h"

#include <png.h>
#include <stdlib.h>

/// What a port asks of an image; -1 for any height or width.
typedef struct Wanted {
  int64_t channels, height, width;
} Wanted;

static NnStatus notAnImage(const char *name, const nnrt_port_t *port) {
  return nnStatusCreate(NN_INVALID_ARGUMENT,
                        "'%s': input '%s' is %s, which no image fits: "
                        "expected f32 or u8 [1,C,H,W] with C 1 or 3",
                        name, port->name, nncPortText(port).text);
}

/// Reads the port's shape; false if no image has it.
static bool readPort(const nnrt_port_t *port, Wanted *wanted) {
  int32_t rank = port->rank;
  if (rank < 2 || rank > 4 ||
      (port->dtype != NNRT_F32 && port->dtype != NNRT_U8))
    return false;
  int64_t batch = rank == 4 ? port->shape[0] : 1;
  wanted->channels = rank >= 3 ? port->shape[rank - 3] : 1;
  wanted->height = port->shape[rank - 2];
  wanted->width = port->shape[rank - 1];
  return (batch == 1 || batch == -1) &&
         (wanted->channels == 1 || wanted->channels == 3);
}

static bool fits(int64_t wanted, int64_t got) {
  return wanted < 0 || wanted == got;
}

static NnStatus wrongSize(const char *name, const nnrt_port_t *port,
                          const Wanted *wanted, const png_image *image) {
  char height[24] = "?", width[24] = "?";
  if (wanted->height >= 0)
    snprintf(height, sizeof height, "%lld", (long long)wanted->height);
  if (wanted->width >= 0)
    snprintf(width, sizeof width, "%lld", (long long)wanted->width);
  return nnStatusCreate(NN_INVALID_ARGUMENT,
                        "'%s': input '%s' takes an image %s wide and %s high, "
                        "got %u by %u",
                        name, port->name, width, height, image->width,
                        image->height);
}

static NnStatus decodeFailed(const char *name, const png_image *image) {
  return nnStatusCreate(NN_INVALID_ARGUMENT, "'%s' is no .png file: %s", name,
                        image->message);
}

/// Pixels [H][W][C] of bytes into planes [C][H][W] of the tensor.
static void storePlanes(const unsigned char *pixels, int64_t channels,
                        nnrt_tensor_t *tensor) {
  int64_t count = nnrt_num_elements(tensor->rank, tensor->shape);
  int64_t area = count / channels;
  for (int64_t i = 0; i < count; ++i) {
    unsigned char value = pixels[i % area * channels + i / area];
    if (tensor->dtype == NNRT_U8)
      ((unsigned char *)tensor->data)[i] = value;
    else
      ((float *)tensor->data)[i] = (float)value / 255.0f;
  }
}

/// Decodes all pixels into a new tensor.
static NnStatus decode(const char *name, png_image *image,
                       const nnrt_port_t *port, int64_t channels,
                       nnrt_tensor_t *tensor) {
  int64_t shape[4] = {1, channels, image->height, image->width};
  NnStatus status =
      nncTensorCreate(tensor, port->dtype, port->rank, shape + 4 - port->rank);
  if (status)
    return status;
  image->format = channels == 3 ? PNG_FORMAT_RGB : PNG_FORMAT_GRAY;
  unsigned char *pixels = malloc(PNG_IMAGE_SIZE(*image));
  png_color black = {0, 0, 0};
  if (!pixels)
    status = nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory for '%s'", name);
  else if (!png_image_finish_read(image, &black, pixels, 0, NULL))
    status = decodeFailed(name, image);
  else
    storePlanes(pixels, channels, tensor);
  free(pixels);
  if (status)
    nncTensorDestroy(tensor);
  return status;
}

NnStatus nncPngParse(const char *name, const unsigned char *bytes, size_t size,
                     const nnrt_port_t *port, nnrt_tensor_t *tensor) {
  *tensor = (nnrt_tensor_t){0};
  Wanted wanted;
  if (!readPort(port, &wanted))
    return notAnImage(name, port);
  png_image image = {.version = PNG_IMAGE_VERSION};
  NnStatus status;
  if (!png_image_begin_read_from_memory(&image, bytes, size))
    status = decodeFailed(name, &image);
  else if (!fits(wanted.height, image.height) ||
           !fits(wanted.width, image.width))
    status = wrongSize(name, port, &wanted, &image);
  else
    status = decode(name, &image, port, wanted.channels, tensor);
  png_image_free(&image);
  return status;
}

NnStatus nncPngRead(const char *path, const nnrt_port_t *port,
                    nnrt_tensor_t *tensor) {
  *tensor = (nnrt_tensor_t){0};
  unsigned char *bytes;
  size_t size;
  NnStatus status = nncFileRead(path, &bytes, &size);
  if (status)
    return status;
  status = nncPngParse(path, bytes, size, port, tensor);
  free(bytes);
  return status;
}
