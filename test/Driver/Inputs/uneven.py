"""Writes a net of the blocks of MobileNet: uneven.py FILE BLOCKS.

Blocks are 1x1, depthwise 3x3 and 1x1 convolutions with relu6 between them.
Weights are random, and each channel between two layers is multiplied by a
factor of 1/30 to 30 in one and divided by it in the next: what the net computes
doesn't show it, but one scale doesn't serve the weights of a layer.
"""

import random
import sys

SIDE, NARROW, WIDE, CLASSES = 16, 16, 48, 10
random.seed(5)


def factors(n):
    return [30 ** random.uniform(-1, 1) for _ in range(n)]


def text(shape, values):
    if not shape:
        return f"{next(values):.6e}"
    return "[" + ", ".join(text(shape[1:], values) for _ in range(shape[0])) + "]"


class Net:
    def __init__(self):
        self.lines = []
        self.count = 0

    def value(self, line):
        self.count += 1
        self.lines.append(f"  %{self.count} = {line}")
        return f"%{self.count}"

    def constant(self, shape, values):
        kind = "x".join(map(str, shape)) + "xf32"
        dense = text(shape, iter(values))
        return self.value(f"nn.constant dense<{dense}> : tensor<{kind}>")

    def conv(self, x, inputs, outputs, take, give, kernel=1, groups=1):
        """Input channels are divided by `take`, outputs multiplied by `give`."""
        fan = kernel * kernel * inputs // groups
        shape = [kernel, kernel, inputs // groups, outputs]
        weights = [
            random.gauss(0, 1.4 / fan**0.5) / take[o if groups > 1 else i] * give[o]
            for _ in range(kernel * kernel)
            for i in range(inputs // groups)
            for o in range(outputs)
        ]
        w = self.constant(shape, weights)
        b = self.constant([outputs], [random.uniform(0, 0.3) * g for g in give])
        pad = kernel // 2
        image = f"tensor<1x{SIDE}x{SIDE}x{{}}xf32>"
        filters = "x".join(map(str, shape))
        return self.value(
            f"nn.conv {x}, {w}, {b} pads = [{pad}, {pad}, {pad}, {pad}]"
            f" groups = {groups} layout = nhwc : ({image.format(inputs)},"
            f" tensor<{filters}xf32>, tensor<{outputs}xf32>)"
            f" -> {image.format(outputs)}"
        )

    def relu6(self, x, channels, give):
        """At 6, times the factor that the channel has."""
        zero = self.value("nn.constant dense<0.0> : tensor<f32>")
        six = self.constant([channels], [6 * g for g in give])
        image = f"tensor<1x{SIDE}x{SIDE}x{channels}xf32>"
        return self.value(
            f"nn.clamp {x}, {zero}, {six} : ({image}, tensor<f32>,"
            f" tensor<{channels}xf32>) -> {image}"
        )


def main(path, blocks):
    net, x, take = Net(), "%x", [1] * NARROW
    for _ in range(int(blocks)):
        give = factors(WIDE)
        x = net.relu6(net.conv(x, NARROW, WIDE, take, give), WIDE, give)
        take, give = give, factors(WIDE)
        x = net.conv(x, WIDE, WIDE, take, give, kernel=3, groups=WIDE)
        x = net.relu6(x, WIDE, give)
        take, give = give, factors(NARROW)
        x = net.conv(x, WIDE, NARROW, take, give)
        take = give
    x = net.conv(x, NARROW, CLASSES, take, [1] * CLASSES)
    image = f"tensor<1x{SIDE}x{SIDE}x{CLASSES}xf32>"
    y = f"tensor<1x1x1x{CLASSES}xf32>"
    x = net.value(f"nn.global_avg_pool {x} layout = nhwc : ({image}) -> {y}")
    with open(path, "w") as file:
        file.write(
            f"func.func @net(%x: tensor<1x{SIDE}x{SIDE}x{NARROW}xf32>"
            f' {{nn.name = "x"}}) -> ({y} {{nn.name = "y"}}) {{\n'
            + "\n".join(net.lines)
            + f"\n  return {x} : {y}\n}}\n"
        )


main(*sys.argv[1:])
