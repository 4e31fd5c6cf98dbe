"""Measures kernels beside the processor's limits, oneDNN and OpenBLAS.

A kernel's share of the peak counts the multiplications and additions of the
textbook's algorithm, so that Winograd's may exceed 100%, and the peak is that of
what multiplies numbers of its type fastest; its share of bandwidth
is that of reading as many bytes as its operands and results have, once, from
where so many fit.
"""

import json
import os
import pathlib
import shlex
import statistics
import tempfile

import compare
import machine
import report as reports
from command import C_COMPILER, NNC, TOP, Failed, run
from kernels import KERNELS
from progress import Progress, take_turns

# The programs that stand beside nn, and what they are linked with.
PEERS = {"onednn": ["-ldnnl"], "openblas": ["-lopenblas"]}


def build(folder):
    """{name: program} of the programs that can be built here."""
    programs = {}
    for name, libraries in {"peak": [], **PEERS}.items():
        program = folder / name
        try:
            run([*C_COMPILER, "-O3", "-march=native", "-o", program,
                 TOP / f"bench/{name}.c", *libraries])
            programs[name] = program
        except Failed:
            if name not in PEERS:
                raise
    return programs


def one_thread():
    """An environment in which the peers use one thread, and know the processor:
    an OpenBLAS older than it falls back to what all of them have."""
    cores = {"AVX-512": "SkylakeX", "AVX2": "Haswell"}
    core = cores.get(machine.instructions())
    return {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1",
            **({"OPENBLAS_CORETYPE": core} if core else {}), **os.environ}


def sides_of(kernel, library, programs, options):
    """{side: function that measures it}, in ms; the peak is a pair."""
    under = shlex.split(options.under)
    environment = one_thread()

    def nn():
        return json.loads(run([*under, NNC, "bench", library, "--json",
                               "--seconds", options.seconds]))["median_ms"]

    def peak():
        limits = json.loads(run([*under, programs["peak"], options.seconds,
                                 kernel.bytes()]))
        return limits[kernel.type], limits["gbps"]

    def peer(name):
        return lambda: min(
            float(run([*under, programs[name], options.seconds, *call],
                      env=environment)) for call in kernel.peers[name])

    return {"nn": nn, "peak": peak,
            **{name: peer(name) for name in kernel.peers if name in programs}}


def measure(kind, kernel, programs, options, progress):
    """A kernel of the report."""
    result = {"name": kernel.name, "kind": kind, "result": "ok",
              "flops": kernel.flops, "bytes": kernel.bytes()}
    say = lambda what: progress.say(f"{kernel.name}: {what}")
    try:
        with tempfile.TemporaryDirectory() as work:
            source = pathlib.Path(work) / "kernel.mlir"
            library = source.with_suffix(".so")
            say("compiling")
            source.write_text(kernel.module())
            compare.compile_model(source, library, [],
                                  kernel.options)
            turns = take_turns(sides_of(kernel, library, programs, options),
                               options.rounds, say)
    except Failed as error:
        result["result"] = str(error)
    else:
        limits = turns.pop("peak")
        result["peak_gflops"], result["peak_gbps"] = map(max, zip(*limits))
        result["ms"] = {side: min(times) for side, times in turns.items()}
    progress.step()
    return result


def share(kernel, amount, limit):
    """Percent of `limit`, in 1e9 a second, or None."""
    if not kernel[amount] or not kernel[limit]:
        return None
    return 100 * 1e-6 * kernel[amount] / kernel["ms"]["nn"] / kernel[limit]


def columns():
    """[(title, width, text of a kernel)]."""
    percent = lambda value: "-" if value is None else f"{value:.0f}%"
    time = lambda name: lambda k: reports.number(k["ms"].get(name))

    def ratio(name):
        return lambda k: reports.factor(k["ms"][name] / k["ms"]["nn"]
                                        if name in k["ms"] else None)

    return [
        ("nn ms", 9, time("nn")),
        ("GFLOPS", 8, lambda k: reports.number(
            1e-6 * k["flops"] / k["ms"]["nn"] if k["flops"] else None)),
        ("of peak", 9, lambda k: percent(share(k, "flops", "peak_gflops"))),
        ("of bytes/s", 11, lambda k: percent(share(k, "bytes", "peak_gbps"))),
        ("oneDNN ms", 11, time("onednn")), ("ratio", 7, ratio("onednn")),
        ("OpenBLAS ms", 13, time("openblas")), ("ratio", 7, ratio("openblas")),
    ]


def row(kernel):
    if kernel["result"] != "ok":
        return f"{kernel['name']:28}  {kernel['result']}"
    return f"{kernel['name']:28}" + "".join(
        cell(kernel).rjust(width) for _, width, cell in columns())


def table(kernels):
    """The lines of a table of a page."""
    lines = ["", "| kernel | " + " | ".join(c[0] for c in columns()) + " |",
             "|---|" + "---:|" * len(columns())]
    for kernel in kernels:
        cells = ([cell(kernel) for _, _, cell in columns()]
                 if kernel["result"] == "ok"
                 else [kernel["result"]] + [""] * (len(columns()) - 1))
        lines.append(f"| {kernel['name']} | " + " | ".join(cells) + " |")
    return lines


def means(kernels):
    """How many times as fast as each peer nn is, as a geometric mean."""
    texts = []
    for name, title in (("onednn", "oneDNN"), ("openblas", "OpenBLAS")):
        ratios = [k["ms"][name] / k["ms"]["nn"] for k in kernels
                  if name in k.get("ms", {})]
        if ratios:
            mean = statistics.geometric_mean(ratios)
            texts.append(f"{mean:.2f} times as fast as {title}")
    return ["", f"On geometric mean {' and '.join(texts)}."] if texts else []


def page(report):
    """docs/kernels.md."""
    lines = ["# Kernels", "",
             f"Written by `scripts/bench --kernels --markdown` on "
             f"{report['machine']['date']}:",
             f"{report['machine']['cpu']}, one thread; "
             f"nn {report['machine']['nn']}.",
             f"Times are those of the best of {report['rounds']} rounds in "
             "which all took turns.",
             "What the columns mean: [bench](../bench/README.md)."]
    for kind in dict.fromkeys(k["kind"] for k in report["kernels"]):
        kernels = [k for k in report["kernels"] if k["kind"] == kind]
        lines += ["", f"## {kind}", *means(kernels), *table(kernels)]
    return "\n".join(lines) + "\n"


def bench(options):
    """Measures the kernels whose names have one of the words in them."""
    chosen = [(kind, kernel) for kind, kernels in KERNELS.items()
              for kernel in kernels if not options.models
              or any(word in kernel.name for word in options.models)]
    if not chosen:
        raise Failed(f"no kernel has {' or '.join(options.models)} in its name")
    report = {"machine": machine.describe(""), "rounds": options.rounds,
              "seconds": options.seconds, "kernels": []}
    progress = Progress(len(chosen))
    with tempfile.TemporaryDirectory() as folder:
        programs = build(pathlib.Path(folder))
        print(f"{'kernel':28}" + "".join(title.rjust(width)
                                         for title, width, _ in columns()))
        for kind, kernel in chosen:
            report["kernels"].append(measure(kind, kernel, programs, options,
                                             progress))
            print(row(report["kernels"][-1]), flush=True)
    return report
