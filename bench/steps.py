"""Compares nn and ONNX Runtime at each quantized value of a model.

An error of one step somewhere moves all that follows, so that whole outputs say
little. Here nn runs the model and gives each quantized value; ONNX Runtime
computes each from those that nn made before it: the model is cut at them.
"""

import dataclasses

import numpy as np
import onnx

import compare
import model as models
from command import NNC, Failed, run

# Of results that aren't quantized.
TOLERANCE = {"atol": 1e-4, "rtol": 1e-3}


def quantized(graph):
    """The values that the model quantizes as it runs, and their element types."""
    types = {c.name: c.data_type for c in graph.initializer}
    return {n.output[0]: types[n.input[2]] for n in graph.node
            if n.op_type == "QuantizeLinear"}


def value(name, kind, shape=None):
    return onnx.helper.make_tensor_value_info(name, kind, shape)


def expose(model, names):
    """Has a model give these values too."""
    given = {o.name for o in model.graph.output}
    model.graph.output.extend(value(name, kind) for name, kind in names.items()
                              if name not in given)


def cut(model, names, arrays):
    """Has all that reads these values read inputs in their place, which are
    named the same with `.in` at the end; `arrays` have their shapes."""
    for node in model.graph.node:
        for i, name in enumerate(node.input):
            if name in names:
                node.input[i] = f"{name}.in"
    model.graph.input.extend(value(f"{name}.in", kind, arrays[name].shape)
                             for name, kind in names.items())


@dataclasses.dataclass
class Agreement:
    """How many steps two that computed the same are apart."""

    values: int = 0
    elements: int = 0
    different: int = 0
    most: int = 0
    where: str = ""
    # Results that aren't quantized and aren't the same within TOLERANCE.
    results: list = dataclasses.field(default_factory=list)

    def add(self, name, ours, theirs):
        if ours.dtype.kind == "f":
            if not np.allclose(ours, theirs, **TOLERANCE, equal_nan=True):
                self.results.append(name)
            return
        steps = np.abs(ours.astype(np.int64) - theirs)
        self.values += 1
        self.elements += steps.size
        self.different += int(np.count_nonzero(steps))
        if steps.size and steps.max() > self.most:
            self.most, self.where = int(steps.max()), name

    def error(self):
        """Why they don't agree, or None."""
        if self.most > 1:
            return f"{self.most} steps from ONNX Runtime's {self.where}"
        if self.results:
            return f"{self.results[0]} differs from ONNX Runtime's"
        return None

    def numbers(self):
        return {"values": self.values, "elements": self.elements,
                "different": self.different}


def run_nn(library, inputs, names, files):
    """{name: .npy file} of these outputs, in files named after `files`."""
    result = {name: files.with_name(f"{files.name}{i}.npy")
              for i, name in enumerate(names)}
    run([NNC, "run", library, *models.given(inputs),
         *(w for n, f in result.items() for w in ("--output", f"{n}={f}"))])
    return result


def give(files, ending=""):
    """What ort.mjs is told of {input: .npy file}."""
    return [f"{name}{ending}={file}" for name, file in files.items()]


def same(files, others):
    """Whether all files have the same bytes."""
    return all(f.read_bytes() == others[n].read_bytes()
               for n, f in files.items())


def compare_steps(file, library, inputs, peer, work):
    """The agreement on a model with QuantizeLinear that was compiled, in a run
    from `inputs`, {name: .npy file}."""
    model = onnx.load(str(file))
    results = run_nn(library, inputs, [o.name for o in model.graph.output],
                     work / "result")
    names = quantized(model.graph)
    exposed, parts = work / "exposed.onnx", work / "cut.onnx"
    expose(model, names)
    onnx.save(model, str(exposed))
    compare.compile_model(exposed, exposed.with_suffix(".so"),
                          models.shapes_of(inputs))
    files = run_nn(exposed.with_suffix(".so"), inputs,
                   [o.name for o in model.graph.output], work / "step")
    if not same(results, files):
        raise Failed("computes something else where its steps are seen")
    ours = {name: np.load(f) for name, f in files.items()}
    cut(model, names, ours)
    onnx.save(model, str(parts))
    # By the ops as they are: of shufflenet_v2_x1_0, what ONNX Runtime fuses
    # gives something else.
    peer.dump(parts, work / "steps", [
        *give(inputs), *give({n: files[n] for n in names}, ".in"), "--plain"])
    result = Agreement()
    for name, theirs in compare.dumped(work / "steps", "out"):
        result.add(name, ours[name], np.load(theirs))
    return result
