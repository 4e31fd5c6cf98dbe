"""A model as nn and as ONNX Runtime run it."""

import ast
import json
import os
import shlex

import compare
import zoo
from command import NNC, TOP, run


class Peer:
    """ONNX Runtime, in processes of their own."""

    def __init__(self, options):
        self.command = shlex.split(options.peer)
        self.under = shlex.split(options.under)
        self.modules = ""
        if not self.command:
            self.command = ["node", str(TOP / "bench/ort.mjs")]
            self.modules = zoo.fetch_runtime(options.folder)
        self.environment = {**os.environ, "ORT_NODE": self.modules}

    def call(self, *words):
        return run([*self.command, *words], env=self.environment)

    def dump(self, model, folder, settings):
        """Writes inputs and outputs for compare.py."""
        self.call(model, folder, *settings)

    def simplify(self, model, file):
        """Writes a model as ONNX Runtime sees it, all constants folded."""
        self.call(model, file)

    def time(self, model, settings, threads, seconds):
        """What --json of ort.mjs prints."""
        return json.loads(run(
            [*self.under, *self.command, model, seconds, "--json", "--threads",
             threads, *settings], env=self.environment))


def shape_of(file):
    """NAME's shape as `nnc compile --shape` has it, of a .npy file."""
    with open(file, "rb") as npy:
        start = npy.read(10)
        header = npy.read(int.from_bytes(start[8:10], "little")).decode()
    return "x".join(map(str, ast.literal_eval(header)["shape"]))


def shapes_of(inputs):
    """What `nnc compile --shape` is told of {name: .npy file}."""
    return [f"{name}={shape_of(file)}" for name, file in inputs.items()]


def given(inputs):
    """What `nnc run` and `nnc bench` are told of {name: .npy file}."""
    return [word for name, file in inputs.items()
            for word in ("--input", f"{name}={file}")]


def time_library(library, inputs, threads, options):
    """The median of a run in ms."""
    text = run([*shlex.split(options.under), NNC, "bench", library, "--json",
                "--threads", threads, "--seconds", options.seconds,
                *given(inputs)])
    return json.loads(text)["median_ms"]


class Model:
    """A model that was compiled and gives what ONNX Runtime gives."""

    def __init__(self, file, settings, peer, work):
        self.file, self.settings, self.peer = file, settings, peer
        expected = work / "expected"
        peer.dump(file, expected, settings)
        self.inputs = dict(compare.dumped(compare.frames(expected)[0], "in"))
        self.library = work / "model.so"
        self.compile_seconds, _ = compare.compile_model(
            file, self.library, shapes_of(self.inputs))
        compare.check(self.library, expected, settings)

    def time_nn(self, threads, options):
        return time_library(self.library, self.inputs, threads, options)

    def time_ort(self, threads, options):
        return self.peer.time(self.file, self.settings, threads,
                              options.seconds)["median_ms"]
