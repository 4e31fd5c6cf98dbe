"""Quantizes ONNX models to 8 bits as exporters write them: with pairs of
QuantizeLinear and DequantizeLinear, which nn and ONNX Runtime both fuse.

Activations are u8 with zero points, between the least and the greatest value of
one run; weights s8 with a scale a channel; biases s32. Convolutions and products
with constant weights are quantized, and what joins results of convolutions.
"""

import itertools

import numpy as np
import onnx
import onnx.shape_inference
from onnx import helper, numpy_helper, version_converter

import compare
import steps

PRODUCTS = {"Conv", "Gemm", "MatMul"}
# What ONNX Runtime computes in 8 bits between convolutions.
JOINS = {"Add", "AveragePool", "Concat", "GlobalAveragePool", "Mul", "Sigmoid"}
BOUNDS = {"Relu", "Clip"}
MOVES = {"Flatten", "MaxPool", "Reshape", "Slice", "Split", "Transpose"}
# The first version in which scales may be of channels.
OPSET = 13


def fix_shapes(model, shapes):
    """Fixes the shapes of inputs; `shapes` is {name: sizes}."""
    for value in model.graph.input:
        dims = value.type.tensor_type.shape.dim
        for dim, size in zip(dims, shapes.get(value.name, [])):
            dim.dim_value = size


def upgrade(model, version):
    """Makes a model of `version` one that can have the pairs."""
    # ONNX Runtime lists all that it knows.
    del model.opset_import[:]
    model.opset_import.append(helper.make_opsetid("", version))
    if version >= OPSET:
        return model
    model = onnx.shape_inference.infer_shapes(model, data_prop=True)
    return version_converter.convert_version(model, OPSET)


def version_of(model):
    return max(o.version for o in model.opset_import if not o.domain)


class Graph:
    """A graph, and which of its values are quantized."""

    def __init__(self, graph):
        self.graph = graph
        self.constants = {c.name: c for c in graph.initializer}
        self.maker = {o: n for n in graph.node for o in n.output}
        self.users = {}
        for node in graph.node:
            for name in node.input:
                self.users.setdefault(name, []).append(node)
        # Results of convolutions, and what is made of them by joins and moves.
        self.spatial = set()
        self.wanted, self.everywhere = set(), set()
        for node in graph.node:
            self.choose(node)

    def array(self, name):
        return numpy_helper.to_array(self.constants[name])

    def is_product(self, node):
        """Whether it multiplies by a matrix or filters of constants."""
        if node.op_type not in PRODUCTS or node.input[1] not in self.constants:
            return False
        weights = self.constants[node.input[1]]
        plain = node.op_type != "Gemm" or all(
            a.f == 1 for a in node.attribute if a.name in ("alpha", "beta"))
        return (plain and weights.data_type == onnx.TensorProto.FLOAT
                and (node.op_type != "MatMul" or len(weights.dims) == 2))

    def is_join(self, node):
        return node.op_type in JOINS and all(i in self.spatial
                                             for i in node.input)

    def bounded(self, name):
        """What a following Relu or Clip, if all that follows, makes of it."""
        users = self.users.get(name, [])
        if len(users) == 1 and users[0].op_type in BOUNDS:
            return users[0].output[0]
        return name

    def choose(self, node):
        """Says which operands and results are quantized."""
        if self.is_product(node):
            self.wanted.add(node.input[0])
        if node.op_type == "Conv" and self.is_product(node):
            self.everywhere.add(self.bounded(node.output[0]))
        elif self.is_join(node):
            self.wanted.update(node.input)
            self.everywhere.add(self.bounded(node.output[0]))
        if (node.op_type == "Conv" or self.is_join(node)
                or node.op_type in MOVES | BOUNDS
                and node.input[0] in self.spatial):
            self.spatial.update(node.output)

    def root(self, name):
        """The value whose elements are those of `name`, moved."""
        node = self.maker.get(name)
        while node and node.op_type in MOVES:
            name = node.input[0]
            node = self.maker.get(name)
        return name

    def observed(self):
        """The values whose ranges are needed, in order."""
        return sorted({self.root(n) for n in self.wanted | self.everywhere})


def observe(model):
    """Has a model give the least and the greatest of each value needed."""
    graph = Graph(model.graph)
    del model.graph.output[:]
    for i, name in enumerate(graph.observed()):
        for word in ("Min", "Max"):
            result = f"{word}{i}"
            model.graph.node.append(helper.make_node(
                f"Reduce{word}", [name], [result], keepdims=0))
            model.graph.output.append(helper.make_tensor_value_info(
                result, onnx.TensorProto.FLOAT, []))


def scale_of(low, high):
    """Scale and zero point of u8 for all between two values."""
    low, high = min(low, 0.0), max(high, 0.0)
    scale = np.float32((high - low) / 255 or 1)
    return scale, int(np.clip(round(-low / scale), 0, 255))


class Quantizer:
    """Writes the pairs into a graph. `ranges` is {value: (least, greatest)}."""

    def __init__(self, graph, ranges):
        self.graph = graph
        self.scales = {name: scale_of(*ranges[graph.root(name)])
                       for name in graph.wanted | graph.everywhere}
        self.nodes, self.added, self.done = [], [], {}

    def constant(self, name, values, dtype):
        self.added.append(numpy_helper.from_array(
            np.asarray(values).astype(dtype), name))
        return name

    def activation(self, name):
        """The quantized and again dequantized value."""
        if name not in self.done:
            scale, zero = self.scales[name]
            parameters = [self.constant(f"{name}.scale", scale, np.float32),
                          self.constant(f"{name}.zero", zero, np.uint8)]
            self.nodes += [
                helper.make_node("QuantizeLinear", [name, *parameters],
                                 [f"{name}.q"]),
                helper.make_node("DequantizeLinear", [f"{name}.q", *parameters],
                                 [f"{name}.dq"])]
            self.done[name] = f"{name}.dq"
        return self.done[name]

    def stored(self, name, values, scales, axis, dtype):
        """A constant that is kept as integers."""
        limits = np.iinfo(dtype)
        shape = [-1 if d == axis else 1 for d in range(values.ndim)]
        quotients = np.round(values / scales.astype(np.float64).reshape(shape))
        self.nodes.append(helper.make_node(
            "DequantizeLinear",
            [self.constant(f"{name}.q", np.clip(quotients, -limits.max,
                                                limits.max), dtype),
             self.constant(f"{name}.scale", scales, np.float32),
             self.constant(f"{name}.zero", np.zeros(scales.shape), dtype)],
            [f"{name}.dq"], axis=axis))
        return f"{name}.dq"

    def product(self, node):
        """Quantizes what a convolution or a product of matrices reads."""
        scale, _ = self.scales[node.input[0]]
        weights = self.graph.array(node.input[1])
        rows_first = node.op_type == "Conv" or any(
            a.name == "transB" and a.i for a in node.attribute)
        axis = 0 if rows_first else 1
        others = tuple(d for d in range(weights.ndim) if d != axis)
        scales = np.maximum(np.abs(weights).max(axis=others) / 127, 1e-10)
        # Several nodes may share constants, but scales of biases are their own.
        own = node.output[0]
        node.input[0] = self.activation(node.input[0])
        node.input[1] = self.stored(f"{own}.w", weights, scales, axis, np.int8)
        if len(node.input) > 2 and node.input[2] in self.graph.constants:
            bias = np.broadcast_to(self.graph.array(node.input[2]).reshape(-1),
                                   scales.shape)
            node.input[2] = self.stored(f"{own}.b", bias, scales * scale, 0,
                                        np.int32)

    def visit(self, node):
        join = self.graph.is_join(node)
        if self.graph.is_product(node):
            self.product(node)
        for i, name in enumerate(node.input):
            if join or name in self.graph.everywhere:
                node.input[i] = self.activation(name)
        self.nodes.append(node)


def quantize(model, ranges):
    """Quantizes a model in place."""
    quantizer = Quantizer(Graph(model.graph), ranges)
    for node in list(model.graph.node):
        quantizer.visit(node)
    del model.graph.node[:]
    model.graph.node.extend(quantizer.nodes)
    read = set(itertools.chain(*(n.input for n in quantizer.nodes)))
    kept = [c for c in (*model.graph.initializer, *quantizer.added)
            if c.name in read]
    del model.graph.initializer[:]
    model.graph.initializer.extend(kept)
    # Old models list constants among the inputs.
    names = {c.name for c in quantizer.graph.graph.initializer}
    names |= set(quantizer.graph.constants)
    inputs = [i for i in model.graph.input if i.name not in names]
    del model.graph.input[:]
    model.graph.input.extend(inputs)


def make(source, result, inputs, peer, work):
    """Quantizes a file; `inputs` are {name: .npy file} to take ranges from."""
    plain, seen = work / "plain.onnx", work / "seen.onnx"
    model = onnx.load(str(source))
    fix_shapes(model, {n: np.load(f).shape for n, f in inputs.items()})
    onnx.save(model, str(plain))
    peer.simplify(plain, seen)
    model = upgrade(onnx.load(str(seen)), version_of(model))
    onnx.save(model, str(plain))
    observe(model)
    onnx.save(model, str(seen))
    peer.dump(seen, work / "ranges", steps.give(inputs))
    values = {n: float(np.load(f))
              for n, f in compare.dumped(work / "ranges", "out")}
    model = onnx.load(str(plain))
    names = Graph(model.graph).observed()
    quantize(model, {n: (values[f"Min{i}"], values[f"Max{i}"])
                     for i, n in enumerate(names)})
    onnx.save(model, str(result))
    return len(names)
