"""Measures quantized models: in f32 and in 8 bits with nn, and the same file of
8 bits with ONNX Runtime, in turns; and what `nnc quantize` makes of the model.
"""

import math
import pathlib
import tempfile
import zipfile

import compare
import machine
import model as models
import quant_report
import zoo
from command import NNC, Failed, run
from progress import Progress, medians, take_turns

# What more is made of models whose weights are most of what is read.
WEIGHTS_ALONE = {"decoder": ["w8", "w4"]}
NEED_DATA = ["int8", "auto"]
OPTIONS = {"w4": ["--group", "32"]}


def cosine(file, other):
    """The cosine of the angle between two .npy files."""
    import numpy as np

    a, b = (np.load(f).astype(np.float64).ravel() for f in (file, other))
    norm = math.sqrt(a.dot(a) * b.dot(b))
    return float(a.dot(b) / norm) if norm else float((a == b).all())


class Quantized:
    """The 8-bit file of a model, compiled, and how near it is to others'."""

    def __init__(self, plain, work):
        import qdq
        import steps

        self.file, self.library = work / "qdq.onnx", work / "qdq.so"
        self.plain, self.work = plain, work
        qdq.make(plain.file, self.file, plain.inputs, plain.peer, work)
        compare.compile_model(self.file, self.library,
                              models.shapes_of(plain.inputs))
        self.agreement = steps.compare_steps(self.file, self.library,
                                             plain.inputs, plain.peer, work)

    def cosines(self):
        """To ONNX Runtime with the same file, and to f32: the lesser of all
        outputs, in the first run of a model with state."""
        expected = self.work / "quantized"
        # Its own 8-bit kernels are only timed: of shufflenet_v2_x1_0 they make
        # something else than the ops of the file do.
        self.plain.peer.dump(self.file, expected,
                             [*self.plain.settings, "--plain"])
        same, f32 = (dict(compare.dumped(compare.frames(folder)[0], "out"))
                     for folder in (expected, self.work / "expected"))
        ours = {name: self.work / f"ours{i}.npy" for i, name in enumerate(same)}
        outputs = [w for n, f in ours.items() for w in ("--output", f"{n}={f}")]
        run([NNC, "run", self.library, *models.given(self.plain.inputs),
             *outputs])
        return [min(cosine(ours[name], others[name]) for name in ours)
                for others in (same, f32)]


def quantize(plain, scheme, result):
    """Writes what `nnc quantize` makes."""
    data = result.with_suffix(".npz")
    with zipfile.ZipFile(data, "w") as archive:
        for name, file in plain.inputs.items():
            archive.write(file, f"{name}.npy")
    shapes = models.shapes_of(plain.inputs)
    # Without data where it can be: how fast it is doesn't depend on it.
    given = ["--data", data] if scheme in NEED_DATA else ["--keep-biases"]
    run([NNC, "quantize", plain.file, *given, "--scheme", scheme,
         "--max-drop", "100%", "-o", result, *OPTIONS.get(scheme, []),
         *(word for shape in shapes for word in ("--shape", shape))])


def compile_quantized(plain, scheme, work):
    """{scheme: the library of what `nnc quantize` makes}; {} if it makes nothing,
    as no layer would gain."""
    result, library = work / f"{scheme}.mlirbc", work / f"{scheme}.so"
    try:
        quantize(plain, scheme, result)
    except Failed as error:
        if "no layer can be quantized" in str(error):
            return {}
        raise
    compare.compile_model(result, library, [])
    return {scheme: library}


class Sides:
    """What is timed of a model, and what is known of it."""

    def __init__(self, file, settings, peer, schemes, work):
        self.plain = models.Model(file, settings, peer, work)
        quantized = Quantized(self.plain, work)
        self.file = quantized.file
        self.steps = quantized.agreement.numbers()
        if quantized.agreement.error():
            raise Failed(quantized.agreement.error())
        self.cosine, self.cosine_f32 = quantized.cosines()
        self.libraries = {"f32": self.plain.library, "qdq": quantized.library}
        for scheme in schemes:
            self.libraries |= compile_quantized(self.plain, scheme, work)
        self.bytes = {side: library.stat().st_size
                      for side, library in self.libraries.items()}

    def time(self, threads, options, say):
        """Medians of all, and all that they are the medians of."""
        ours = lambda library: lambda: models.time_library(
            library, self.plain.inputs, threads, options)
        sides = {side: ours(lib) for side, lib in self.libraries.items()}
        sides["ort"] = lambda: self.plain.peer.time(
            self.file, self.plain.settings, threads,
            options.seconds)["median_ms"]
        turns = take_turns(sides, options.rounds, say)
        return {**{f"{side}_ms": time for side, time in medians(turns).items()},
                **{f"{side}_rounds": times for side, times in turns.items()}}


def measure(name, settings, options, peer, progress):
    """A model of the report."""
    say = lambda what: progress.say(f"{name}: {what}")
    result = {"name": pathlib.Path(name).stem, "result": "ok"}
    try:
        say("fetching")
        file = zoo.fetch(name, options) if name in zoo.KNOWN else name
        with tempfile.TemporaryDirectory() as work:
            say("quantizing, compiling and comparing")
            sides = Sides(file, settings, peer,
                          options.schemes + WEIGHTS_ALONE.get(name, []),
                          pathlib.Path(work))
            result["bytes"] = sides.bytes
            result["steps"] = sides.steps
            result["cosine"] = sides.cosine
            result["cosine_f32"] = sides.cosine_f32
            result["times"] = {
                str(t): sides.time(t, options, lambda turn: say(
                    f"{quant_report.plural(t)}, {turn}"))
                for t in options.threads}
    except Failed as error:
        result["result"] = str(error)
    progress.step()
    return result


def bench(options):
    """The report of quantized models, whose rows are printed as they come."""
    peer = models.Peer(options)
    report = {"machine": machine.describe(peer.modules),
              "threads": options.threads, "rounds": options.rounds,
              "seconds": options.seconds, "schemes": options.schemes,
              "models": []}
    progress = Progress(len(options.models))
    print(quant_report.head(report))
    for name, settings in options.models:
        report["models"].append(measure(name, settings, options, peer,
                                        progress))
        print(quant_report.row(report, report["models"][-1]), flush=True)
    for line in quant_report.summary(report):
        print(line)
    return report
