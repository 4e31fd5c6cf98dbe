# The test suite. Every file with a RUN line is a test, apart from what lies in
# the folders excluded below. Run it with `ninja check-nn`, or a part of it with
#
#     lit -v build/release/test --filter Dialect

import os
import shutil
import sys

sys.path.insert(0, os.path.dirname(__file__))
from NNTest import NNTest

config.name = "nn"
config.test_format = NNTest(execute_external=False)
config.suffixes = [".mlir", ".test", ".textproto", ".c"]
config.excludes = ["Inputs", "Unit", "CMakeLists.txt"]
config.test_source_root = os.path.dirname(__file__)
config.test_exec_root = os.path.join(config.nn_binary_dir, "test")

config.environment["PATH"] = os.pathsep.join(
    [
        os.path.join(config.nn_binary_dir, "bin"),
        config.llvm_tools_dir,
        config.environment["PATH"],
    ]
)

config.substitutions.append(("%build", config.nn_binary_dir))
# A machine may have no other C compiler than the one that built nn.
config.substitutions.append((r"(?<![\w./%-])cc(?= )", config.cc))

# CPUs whose code this machine runs: it has the flags that nn asks for.
try:
    with open("/proc/cpuinfo") as info:
        flags = next((line for line in info if line.startswith("flags")), "").split()
except OSError:
    flags = []
avx512 = {"avx512f", "avx512bw", "avx512vl", "avx512dq", "avx512cd", "fma"}
for cpu, needed in {
    "x86-64": {"sse2"},
    "haswell": {"avx2", "fma", "bmi2", "f16c"},
    "alderlake": {"avx2", "fma", "avx_vnni", "vaes"},
    "skylake-avx512": avx512,
    "cascadelake": avx512 | {"avx512_vnni"},
}.items():
    if needed <= set(flags):
        config.available_features.add("runs-" + cpu)

# Code for 64-bit Arm can be linked, and run by an emulator.
if shutil.which("qemu-aarch64") and shutil.which("aarch64-linux-gnu-gcc"):
    config.available_features.add("runs-aarch64")

# No suppressions: LLVM's and MLIR's own libraries leak nothing either.
if config.nn_sanitize:
    config.available_features.add("asan")
    config.environment["UBSAN_OPTIONS"] = "print_stacktrace=1"
    config.environment["ASAN_SYMBOLIZER_PATH"] = os.path.join(
        config.llvm_tools_dir, "llvm-symbolizer"
    )
