"""Prints what scripts/bench --quant makes of a report with round numbers."""

import pathlib
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[3] / "bench"))
import quant_report

MACHINE = dict.fromkeys(("date", "cpu", "instructions", "cores", "system", "nn",
                         "onnxruntime"), "-")
STEPS = {"values": 3, "elements": 2000000, "different": 5}
TIMES = {"f32_ms": 8, "qdq_ms": 2, "ort_ms": 6, "bf16_ms": 4}
report = {
    "machine": MACHINE, "threads": [1], "rounds": 3, "seconds": 0.3,
    "schemes": ["bf16"],
    "models": [
        {"name": "net", "result": "ok", "steps": STEPS,
         "cosine": 0.5, "cosine_f32": 0.25,
         "bytes": {"f32": 1 << 22, "qdq": 1 << 20, "bf16": 1 << 21},
         "times": {"1": TIMES}},
        {"name": "decoder", "result": "ok", "steps": STEPS,
         "cosine": 1, "cosine_f32": 1,
         "bytes": {"f32": 1 << 23, "qdq": 1 << 21, "bf16": 1 << 22,
                   "w8": 1 << 21, "w4": 1 << 20},
         "times": {"1": {**TIMES, "w8_ms": 2, "w4_ms": 1}}},
        {"name": "none", "result": "crashed"}]}
print(quant_report.page(report, "chart.svg"))
print(quant_report.draw(report))
