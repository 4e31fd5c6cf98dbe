"""What a benchmark ran on: the processor and the versions of the programs."""

import datetime
import json
import os
import pathlib
import re

from command import NNC, TOP, Failed, run


def processor():
    """The processor's name."""
    text = pathlib.Path("/proc/cpuinfo").read_text()
    found = re.search(r"^model name\s*: (.*)$", text, re.MULTILINE)
    return found[1].replace("(R)", "") if found else os.uname().machine


def instructions():
    """The widest vectors that the processor has."""
    text = pathlib.Path("/proc/cpuinfo").read_text()
    for flag, name in (("avx512f", "AVX-512"), ("avx2", "AVX2")):
        if re.search(rf"\b{flag}\b", text):
            return name
    return ""


def nn_version():
    """nnc's version, and the commit it is likely of."""
    version = run([NNC, "--version"]).strip().removeprefix("nnc ")
    try:
        commit = run(["git", "-C", TOP, "rev-parse", "--short", "HEAD"]).strip()
    except Failed:
        return version
    return f"{version}, commit {commit}"


def runtime_version(modules):
    """ONNX Runtime's version, or '' where it isn't known."""
    modules = pathlib.Path(modules)
    for folder in (modules / "onnxruntime-node", modules):
        try:
            return json.loads((folder / "package.json").read_text())["version"]
        except (OSError, ValueError, KeyError):
            pass
    return ""


def describe(modules):
    """All of it, for a report."""
    return {
        "date": datetime.date.today().isoformat(),
        "cpu": processor(),
        "cores": len(os.sched_getaffinity(0)),
        "instructions": instructions(),
        "system": f"{os.uname().sysname} {os.uname().release}",
        "nn": nn_version(),
        "onnxruntime": runtime_version(modules),
    }
