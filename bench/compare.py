"""Compares what a compiled model computes with what ONNX Runtime computed.

ort.mjs writes inputs and outputs of one run into a folder, or of several runs
of a model with state into the folders 0, 1, and so on.
"""

import os
import resource
import time

from command import NNC, Failed, run

TOLERANCE = ["--atol", "1e-4", "--rtol", "1e-3"]


def compile_model(model, library, shapes, options=()):
    """Returns the seconds and the peak MiB that it took."""
    command = [NNC, "compile", model, "-o", library, *options]
    for shape in shapes:
        command += ["--shape", shape]
    start = time.monotonic()
    read, write = os.pipe()
    pid = os.fork()
    if not pid:
        # A process of its own, whose children are nnc alone.
        try:
            run(command)
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
            os.write(write, f"={peak}".encode())
        except Failed as error:
            os.write(write, str(error).encode()[:4000])
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as pipe:
        answer = pipe.read()
    os.waitpid(pid, 0)
    if not answer.startswith("="):
        raise Failed(answer)
    return time.monotonic() - start, int(answer[1:]) / 1024


def frames(expected):
    """The folders of the runs, in order."""
    numbered = sorted((f for f in expected.iterdir() if f.name.isdigit()),
                      key=lambda f: int(f.name))
    return numbered or [expected]


def dumped(folder, prefix):
    """Names and files of what ort.mjs wrote of a run."""
    for name in (folder / f"{prefix}.txt").read_text().splitlines():
        safe = "".join(c if c.isascii() and (c.isalnum() or c in "_.-") else "_"
                       for c in name)
        yield name, folder / f"{prefix}_{safe}.npy"


def shapes_of(settings):
    """What nnc is told of the shapes that ort.mjs is told."""
    for setting in settings:
        if "=@" not in setting:
            yield setting.split("<")[0]


def run_once(library, folder, state):
    """Compares one run. `state` is {input: (output, file)}: the file is read in
    place of the dumped input, if there, and written from the output."""
    given = [NNC, "run", library]
    for name, file in dumped(folder, "in"):
        if name in state and state[name][1].exists():
            file = state[name][1]
        given += ["--input", f"{name}={file}"]
    expected = []
    for name, file in dumped(folder, "out"):
        expected += ["--expect", f"{name}={file}"]
    written = []
    for output, file in state.values():
        written += ["--output", f"{output}={file}.new"]
    run(given + expected + TOLERANCE)
    if written:
        run(given + written)
        for _, file in state.values():
            os.replace(f"{file}.new", file)


def check(library, expected, settings):
    """Runs a library on all that ort.mjs wrote; fails where they differ."""
    state = {}
    for setting in settings:
        name, value = setting.split("=", 1)
        if "<" in value:
            output = value.split("<")[1]
            state[name] = (output, library.with_name(f"state_{name}.npy"))
            state[name][1].unlink(missing_ok=True)
    for folder in frames(expected):
        run_once(library, folder, state)
