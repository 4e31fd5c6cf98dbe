"""The kernels that scripts/bench --kernels measures: modules of one op."""

import dataclasses
import random


@dataclasses.dataclass
class Kernel:
    """`peers` is {"onednn": [[word, ...], ...]}: of several the best counts.
    `options` are for nnc; `type` is what is multiplied: f32, bf16, which nnc
    makes of f32, or int8."""
    name: str
    body: str
    inputs: list  # Shapes of %0, %1, ...
    weights: list  # Shapes of @w0, @w1, ...
    output: list
    flops: float
    peers: dict
    options: tuple = ()
    type: str = "f32"

    def bytes(self):
        operands = sum(map(size, [*self.inputs, *self.weights]))
        return (1 if self.type == "int8" else 4) * operands + 4 * size(
            self.output)

    def module(self):
        """Its text, with random weights, which nothing can see through."""
        numbers = random.Random(1)
        x, w, y = ELEMENTS[self.type == "int8"]
        args = ", ".join(f"%x{i}: {tensor(shape, x)}"
                         for i, shape in enumerate(self.inputs))
        lines = [f"func.func @main({args}) -> {tensor(self.output, y)} {{"]
        blobs = []
        for i, shape in enumerate(self.weights):
            type_ = tensor(shape, w)
            lines += [f"  %w{i} = nn.constant dense_resource<w{i}> : {type_}"]
            data = (numbers.randbytes(size(shape)) if w == "i8" else
                    weights(numbers, size(shape)))
            blobs.append(f'w{i}: "0x04000000{data.hex()}"')
        lines += [self.body, f"  return %y : {tensor(self.output, y)}", "}",
                  "{-# dialect_resources: { builtin: {", ",\n".join(blobs),
                  "} } #-}"]
        return "\n".join(lines) + "\n"


def size(shape):
    product = 1
    for extent in shape:
        product *= extent
    return product


def weights(numbers, count):
    """The bytes of random floats of [0.25,0.5): sign and exponent are fixed."""
    data = bytearray(numbers.randbytes(4 * count))
    data[3::4] = b"\x3e" * count
    data[2::4] = data[2::4].translate(bytes(byte | 0x80 for byte in range(256)))
    return data


# Of inputs, weights and the output.
ELEMENTS = [("f32", "f32", "f32"), ("ui8", "i8", "i32")]


def tensor(shape, element="f32"):
    return f"tensor<{'x'.join(map(str, shape))}x{element}>"


def function(operands, result):
    return f"({', '.join(map(tensor, operands))}) -> {tensor(result)}"


def words(kind, *numbers):
    return [kind, *map(str, numbers)]


def matmul(m, n, k):
    x, w, y = [m, k], [k, n], [m, n]
    name = f"gemv {n}x{k}" if m == 1 else f"gemm {m}x{n}x{k}"
    peer = [words("matmul", m, n, k)]
    return Kernel(name, f"  %y = nn.linear %x0, %w0 : {function([x, w], y)}",
                  [x], [w], y, 2 * m * n * k,
                  {"onednn": peer, "openblas": peer})


def byte_matmul(m, n, k):
    x, w, y = (tensor(shape, element) for shape, element in zip(
        ([m, k], [k, n], [m, n]), ELEMENTS[True]))
    return Kernel(f"int8 {m}x{n}x{k}",
                  f"  %y = nn.linear %x0, %w0 : ({x}, {w}) -> {y}",
                  [[m, k]], [[k, n]], [m, n], 2 * m * n * k, {}, type="int8")


def bf16_matmul(*shape):
    return dataclasses.replace(
        matmul(*shape), name=f"bf16 {'x'.join(map(str, shape))}", peers={},
        options=("--precision", "bf16"), type="bf16")


def conv(extent, ic, oc, kernel, stride=1, groups=1, exact=False):
    pad = kernel // 2
    out = (extent + 2 * pad - kernel) // stride + 1
    x, y = [1, extent, extent, ic], [1, out, out, oc]
    w, b = [kernel, kernel, ic // groups, oc], [oc]
    step = f"/{stride}" if stride > 1 else ""
    kind = "conv" if groups == 1 else "depthwise"
    channels = f"{ic}-{oc}" if groups == 1 else f"{oc}"
    numbers = (extent, ic, oc, kernel, stride, groups)
    peers = [words("conv", *numbers)]
    if exact:
        kind = "direct"
    elif kernel == 3 and stride == 1 and groups == 1:
        peers.append(words("winograd", *numbers))
    body = (f"  %y = nn.conv %x0, %w0, %w1 strides = [{stride}, {stride}] "
            f"pads = [{pad}, {pad}, {pad}, {pad}] groups = {groups} "
            f"layout = nhwc : {function([x, w, b], y)}")
    return Kernel(f"{kind} {kernel}x{kernel}{step} {channels} {extent}^2", body,
                  [x], [w, b], y, 2 * size(y) * size(w[:3]),
                  {"onednn": peers}, ("--exact",) if exact else ())


def direct(*shape):
    return conv(*shape, exact=True)


def depthwise(extent, channels, kernel, stride=1):
    return conv(extent, channels, channels, kernel, stride, channels)


def softmax(rows, columns):
    shape = [rows, columns]
    return Kernel(f"softmax {rows}x{columns}",
                  f"  %y = nn.softmax %x0 : {function([shape], shape)}",
                  [shape], [], shape, 0,
                  {"onednn": [words("softmax", rows, columns)]})


def layer_norm(rows, columns):
    shape, w = [rows, columns], [columns]
    return Kernel(f"layer_norm {rows}x{columns}",
                  "  %y = nn.layer_norm %x0, %w0, %w1 : "
                  f"{function([shape, w, w], shape)}",
                  [shape], [w, w], shape, 0,
                  {"onednn": [words("layer_norm", rows, columns)]})


def attention(heads, tokens, width):
    x, t = [heads, tokens, width], [heads, width, tokens]
    s = [heads, tokens, tokens]
    body = "\n".join([
        f"  %k = nn.transpose %x1 perm = [0, 2, 1] : {function([x], t)}",
        f"  %a = nn.matmul %x0, %k : {function([x, t], s)}",
        "  %c = nn.constant dense<0.125> : tensor<f32>",
        f"  %b = nn.mul %a, %c : ({tensor(s)}, tensor<f32>) -> {tensor(s)}",
        f"  %p = nn.softmax %b : {function([s], s)}",
        f"  %y = nn.matmul %p, %x2 : {function([s, x], x)}"])
    return Kernel(f"attention {heads}x{tokens}x{width}", body, [x, x, x], [], x,
                  4 * size(s) * width,
                  {"onednn": [words("attention", heads, tokens, width)]})


# By kinds: products of BERT, ViT and GPT too; the convolutions of resnet50, each
# once; the depthwise ones of mobile networks; what goes by rows in transformers.
KERNELS = {
    "Products": [matmul(*shape) for shape in (
        (512, 512, 512), (1024, 1024, 1024), (197, 768, 768),
        (197, 2304, 768), (197, 3072, 768), (197, 768, 3072),
        (128, 768, 768), (128, 2304, 768), (128, 3072, 768),
        (128, 768, 3072), (128, 768, 256), (128, 1024, 256),
        (128, 256, 1024), (64, 8192, 256), (128, 1000, 2048),
        (17, 768, 768), (1, 512, 784), (1, 1000, 1280), (1, 1000, 2048),
        (1, 4096, 4096))],
    "Products of 8-bit integers and of bf16": [
        make(*shape) for make in (byte_matmul, bf16_matmul) for shape in (
            (512, 512, 512), (1024, 1024, 1024), (197, 3072, 768),
            (197, 768, 3072), (128, 768, 768), (3136, 64, 576))],
    "Convolutions": [conv(*shape) for shape in (
        (224, 3, 64, 7, 2), (56, 64, 64, 1), (56, 64, 256, 1),
        (56, 256, 64, 1), (56, 256, 128, 1), (56, 128, 128, 3, 2),
        (28, 128, 512, 1), (56, 256, 512, 1, 2), (28, 512, 128, 1),
        (28, 512, 256, 1), (28, 256, 256, 3, 2), (14, 256, 1024, 1),
        (28, 512, 1024, 1, 2), (14, 1024, 256, 1), (14, 1024, 512, 1),
        (14, 512, 512, 3, 2), (7, 512, 2048, 1), (14, 1024, 2048, 1, 2),
        (7, 2048, 512, 1))],
    "Winograd's algorithm and direct convolutions": [
        make(*shape) for shape in (
            (56, 64, 64, 3), (28, 128, 128, 3), (14, 256, 256, 3),
            (7, 512, 512, 3))
        for make in (conv, direct)],
    "Depthwise convolutions": [depthwise(*shape) for shape in (
        (112, 32, 3), (112, 96, 3, 2), (56, 144, 3), (56, 144, 3, 2),
        (28, 192, 3), (28, 192, 3, 2), (14, 384, 3), (14, 576, 3),
        (14, 576, 3, 2), (7, 960, 3), (28, 240, 5), (14, 672, 5),
        (14, 672, 5, 2))],
    "Rows and attention": [
        softmax(1536, 128), softmax(12 * 197, 197),
        layer_norm(197, 768), layer_norm(128, 768),
        attention(12, 128, 64), attention(12, 197, 64),
        attention(12, 512, 64)],
}
