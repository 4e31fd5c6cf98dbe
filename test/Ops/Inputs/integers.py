"""Prints functions of random shapes, types and ranges whose kernels compute with
integers, for nn-check: `integers.py SEED COUNT`.

Scales are powers of two and sums are short, so that f32 computes them exactly,
and what is compiled must give the reference's results to the bit.
"""

import random
import sys

FIRST = {"u8": 0, "i8": -128, "u4": 0, "i4": -8}
LAST = {"u8": 255, "i8": 127, "u4": 15, "i4": 7}
NAN = "0x7FC00000, 0x7F800000, 0xFF800000, 1.0e+38, -1.0e+38, 1.0e-40"


def tensor(shape, element):
    return f"tensor<{'x'.join(map(str, [*shape, element]))}>"


def element(storage):
    return storage.replace("u", "ui")


class Function:
    """A function's arguments and ops, as they come."""

    def __init__(self, name, chance):
        self.name, self.chance = name, chance
        self.arguments, self.lines = [], []

    def argument(self, shape, type_, low, high):
        name = f"%a{len(self.arguments)}"
        bounds = (f"[{low:e}, {high:e}]" if type_ == "f32" else
                  f"[{low}, {high}]")
        self.arguments.append(
            f"{name}: {tensor(shape, type_)} {{nn.range = {bounds}}}")
        return name

    def op(self, text, operands, result):
        name = f"%{len(self.lines)}"
        self.lines.append(f"  {name} = {text} : ({', '.join(operands)}) -> "
                          f"{result}")
        return name

    def zero(self, storage):
        """Zero points are extreme more often than not."""
        first, last = FIRST[storage], LAST[storage]
        return self.chance.choice(
            [first, last, 0, self.chance.randint(first, last)])

    def power(self, low, high):
        return 2.0 ** self.chance.randint(low, high)

    def activation(self, shape, scale):
        """A value that leaves its range at both ends, quantized and back."""
        storage = self.chance.choice(["u8", "i8"])
        type_ = f"!quant.uniform<{storage}:f32, {scale!r}:{self.zero(storage)}>"
        x = self.argument(shape, "f32", -300 * scale, 300 * scale)
        return self.pair(x, shape, storage, type_)

    def pair(self, x, shape, storage, type_):
        f32, stored = tensor(shape, "f32"), tensor(shape, element(storage))
        q = self.op(f"nn.quantize {x} as {type_}", [f32], stored)
        return self.op(f"nn.dequantize {q} as {type_}", [stored], f32)

    def weights(self, shape, axis, storages):
        """Dequantized: for the tensor, by the channels of `axis`, or by blocks
        of the first dimension. Returns the scale that all are multiples of."""
        storage = self.chance.choice(storages)
        scale, kind = self.power(-20, 20), self.chance.randrange(3)
        one = lambda: (f"{scale * self.power(0, 2)!r}:"
                       f"{self.zero(storage) if storage[0] == 'u' else 0}")
        if kind == 0:
            what = f"{storage}:f32, {one()}"
        elif kind == 1 or axis is None or len(shape) != 2:
            axis = len(shape) - 1 if axis is None else axis
            scales = ", ".join(one() for _ in range(shape[axis]))
            what = f"{storage}:f32:{axis}, {{{scales}}}"
        else:
            size = self.chance.choice(
                [d for d in range(1, shape[0] + 1) if shape[0] % d == 0])
            rows = ", ".join("{" + ", ".join(one() for _ in range(shape[1]))
                             + "}" for _ in range(shape[0] // size))
            what = f"{storage}:f32:{{0:{size}, 1:1}}, {{{rows}}}"
        w = self.argument(shape, element(storage), FIRST[storage],
                          LAST[storage])
        return self.op(f"nn.dequantize {w} as !quant.uniform<{what}>",
                       [tensor(shape, element(storage))],
                       tensor(shape, "f32")), scale

    def finish(self, y, shape, scale):
        """Quantized again, or not, with or without a ReLU."""
        type_ = "f32"
        if self.chance.random() < 0.4:
            y = self.op(f"nn.relu {y}", [tensor(shape, type_)],
                        tensor(shape, type_))
        if self.chance.random() < 0.7:
            storage = self.chance.choice(["u8", "i8"])
            scale *= self.power(4, 12)
            y = self.pair(y, shape, storage,
                          f"!quant.uniform<{storage}:f32, {scale!r}:"
                          f"{self.zero(storage)}>")
        self.end(y, tensor(shape, type_))

    def end(self, y, result):
        print(f"func.func @{self.name}({', '.join(self.arguments)}) -> "
              f"{result} {{")
        print(*self.lines, f"  return {y} : {result}", "}\n", sep="\n")


def size(chance):
    """Around the widths of vectors and tiles."""
    return max(1, chance.choice([1, 2, 4, 16, 32]) + chance.randint(-1, 3))


def product(name, chance, storages):
    f = Function(name, chance)
    m, k, n = (size(chance) for _ in range(3))
    sx = f.power(-20, 20)
    x = f.activation([m, k], sx)
    w, sw = f.weights([k, n], 1, storages)
    y = f.op(f"nn.matmul {x}, {w}",
             [tensor([m, k], "f32"), tensor([k, n], "f32")],
             tensor([m, n], "f32"))
    f.finish(y, [m, n], sx * sw)


def conv(name, chance, storages):
    f = Function(name, chance)
    groups = chance.choice([1, 1, 2])
    inner, outer = (groups * chance.randint(1, 9) for _ in range(2))
    if chance.random() < 0.25:
        groups = outer = inner
    space = [chance.randint(3, 9) for _ in range(2)]
    kernel = [chance.randint(1, 3) for _ in range(2)]
    strides = [chance.randint(1, 2) for _ in range(2)]
    pads = [chance.randint(0, kernel[i % 2] - 1) for i in range(4)]
    out = [(space[i] + pads[i] + pads[2 + i] - kernel[i]) // strides[i] + 1
           for i in range(2)]
    image, filters = [1, *space, inner], [*kernel, inner // groups, outer]
    result = [1, *out, outer]
    sx = f.power(-20, 20)
    x = f.activation(image, sx)
    w, sw = f.weights(filters, 3, storages)
    y = f.op(f"nn.conv {x}, {w} strides = {strides} pads = {pads} groups = "
             f"{groups} layout = nhwc",
             [tensor(image, "f32"), tensor(filters, "f32")],
             tensor(result, "f32"))
    f.finish(y, result, sx * sw)


def integers(name, chance, _):
    """A product of integers, as deep as 32 bits allow."""
    f = Function(name, chance)
    m, n, k = size(chance), size(chance), chance.choice([1, 65, 4099, 65793])
    if k > 100:
        m, n = chance.randint(1, 3), chance.randint(1, 3)
    lhs, rhs = (chance.choice(["u8", "i8"]) for _ in range(2))
    if k == 65793:
        lhs, rhs = "u8", "i8"
    x, w = (f.argument(shape, element(s),
                       *(2 * [LAST[s] if s == "u8" else FIRST[s]]
                         if k == 65793 else [FIRST[s], LAST[s]]))
            for shape, s in (([m, k], lhs), ([k, n], rhs)))
    result = tensor([m, n], "i32")
    y = f.op(f"nn.matmul {x}, {w}", [tensor([m, k], element(lhs)),
                                     tensor([k, n], element(rhs))], result)
    f.end(y, result)


def strange(name, chance, _):
    """What is no number, and what is larger than all of a type."""
    f = Function(name, chance)
    storage = chance.choice(["u8", "i8", "u4", "i4"])
    n = chance.randint(6, 40)
    values = ", ".join([NAN, *(f"{chance.uniform(-9, 9):.3e}"
                               for _ in range(n - 6))])
    shape = [n]
    f.arguments.append(f"%a0: {tensor(shape, 'f32')} {{nn.value = dense<"
                       f"[{values}]> : {tensor(shape, 'f32')}}}")
    scale = chance.choice([2.0 ** -126, 2.0 ** -20, 0.5, 2.0 ** 100])
    y = f.pair("%a0", shape, storage, f"!quant.uniform<{storage}:f32, "
               f"{scale!r}:{f.zero(storage)}>")
    f.end(y, tensor(shape, "f32"))


def main():
    chance = random.Random(int(sys.argv[1]))
    kinds = [(product, ["u8", "i8"]), (conv, ["u8", "i8"]), (integers, []),
             (product, ["i4", "u4", "i8"]), (strange, [])]
    for i in range(int(sys.argv[2])):
        make, storages = kinds[i % len(kinds)]
        make(f"{make.__name__}_{i}", chance, storages)


main()
