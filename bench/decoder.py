"""Makes a decoder of transformers that computes one token at a time: what takes
its time is to read its weights, which are random.
"""

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

WIDTH, HEADS, LAYERS, PAST = 1024, 16, 4, 128
OPSET = 17


class Graph:
    """Nodes and weights that are added one after the other."""

    def __init__(self):
        self.nodes, self.weights, self.inputs = [], [], []
        self.numbers = np.random.default_rng(1)

    def weight(self, name, values):
        self.weights.append(numpy_helper.from_array(values, name))
        return name

    def random(self, name, *shape):
        values = self.numbers.standard_normal(shape, dtype=np.float32)
        return self.weight(name, 0.02 * values)

    def input(self, name, *shape):
        self.inputs.append(helper.make_tensor_value_info(
            name, TensorProto.FLOAT, shape))
        return name

    def node(self, kind, *inputs, results=None, **attributes):
        names = results or [f"{kind}{len(self.nodes)}"]
        self.nodes.append(helper.make_node(kind, inputs, names, **attributes))
        return names[0] if len(names) == 1 else names

    def integers(self, name, *values):
        return self.weight(name, np.array(values, np.int64))

    def norm(self, name, x):
        scale = self.weight(f"{name}.scale", np.ones(WIDTH, np.float32))
        shift = self.weight(f"{name}.shift", np.zeros(WIDTH, np.float32))
        return self.node("LayerNormalization", x, scale, shift, axis=-1)

    def product(self, name, x, inner, outer):
        return self.node("MatMul", x, self.random(name, inner, outer))


def attention(graph, name, x):
    """Of a token to those before it, whose keys and values are inputs."""
    size = WIDTH // HEADS
    merged = graph.product(f"{name}.qkv", x, WIDTH, 3 * WIDTH)
    shape = graph.integers(f"{name}.heads", 1, 1, 3 * HEADS, size)
    heads = graph.node("Transpose", graph.node("Reshape", merged, shape),
                       perm=[0, 2, 1, 3])
    q, k, v = graph.node("Split", heads, graph.integers(
        f"{name}.parts", HEADS, HEADS, HEADS), axis=1,
        results=[f"{name}.{part}" for part in "qkv"])
    k, v = (graph.node("Concat", graph.input(f"{name}.{kind}", 1, HEADS, PAST,
                                             size), value, axis=2)
            for kind, value in (("keys", k), ("values", v)))
    scale = graph.weight(f"{name}.scale", np.float32(size ** -0.5))
    scores = graph.node("Mul", graph.node("MatMul", q, graph.node(
        "Transpose", k, perm=[0, 1, 3, 2])), scale)
    seen = graph.node("MatMul", graph.node("Softmax", scores, axis=-1), v)
    joined = graph.node("Reshape", graph.node("Transpose", seen,
                                              perm=[0, 2, 1, 3]),
                        graph.integers(f"{name}.width", 1, 1, WIDTH))
    return graph.product(f"{name}.out", joined, WIDTH, WIDTH)


def feed_forward(graph, name, x):
    wide = graph.product(f"{name}.up", x, WIDTH, 4 * WIDTH)
    return graph.product(f"{name}.down", graph.node("Relu", wide), 4 * WIDTH,
                         WIDTH)


def make(file):
    """Writes the model."""
    graph = Graph()
    x = graph.input("token", 1, 1, WIDTH)
    for i in range(LAYERS):
        for part in (attention, feed_forward):
            name = f"{part.__name__}{i}"
            step = part(graph, name, graph.norm(f"{name}.norm", x))
            x = graph.node("Add", x, step)
    graph.node("Identity", graph.norm("norm", x), results=["next"])
    result = helper.make_tensor_value_info("next", TensorProto.FLOAT,
                                           (1, 1, WIDTH))
    model = helper.make_model(
        helper.make_graph(graph.nodes, "decoder", graph.inputs, [result],
                          graph.weights),
        opset_imports=[helper.make_opsetid("", OPSET)], ir_version=8)
    onnx.save(model, file)
