"""Prints a model with a product of bytes of each signedness and shape."""

import random
import struct

TYPES = {"B": "ui8", "b": "i8"}


def tensor(shape, element):
    return f"tensor<{'x'.join(map(str, [*shape, element]))}>"


def weights(shape, code):
    count, low = 1, 0 if code == "B" else -128
    for size in shape:
        count *= size
    values = [random.randint(low, low + 255) for _ in range(count)]
    return f'dense<"0x{struct.pack(f"{count}{code}", *values).hex()}">'


def matmul(rows, terms, columns):
    return ("nn.matmul", "", [rows, terms], [terms, columns], [rows, columns])


def conv(channels, filters, groups):
    attributes = f"pads = [1, 1, 1, 1] groups = {groups} layout = nhwc"
    filter_shape = [3, 3, channels // groups, filters]
    return ("nn.conv", attributes, [1, 6, 5, channels], filter_shape, [1, 6, 5, filters])


random.seed(1)
arguments, results, names, body = [], [], [], []
for row in TYPES:
    for column in TYPES:
        for op, attributes, x, w, y in (
            matmul(1, 64, 16),
            matmul(7, 63, 33),
            matmul(13, 5, 4),
            conv(12, 20, 1),
            conv(7, 9, 1),
            conv(16, 16, 16),
        ):
            i = len(names)
            x, w = tensor(x, TYPES[row]), (weights(w, column), tensor(w, TYPES[column]))
            y = tensor(y, "i32")
            arguments.append(f"%x{i}: {x}")
            results.append(y)
            names.append(f"%y{i}")
            body.append(f"  %w{i} = nn.constant {w[0]} : {w[1]}")
            body.append(f"  %y{i} = {op} %x{i}, %w{i} {attributes} : ({x}, {w[1]}) -> {y}")
print(f"func.func @model({', '.join(arguments)}) -> ({', '.join(results)}) {{")
print(*body, sep="\n")
print(f"  return {', '.join(names)} : {', '.join(results)}\n}}")
