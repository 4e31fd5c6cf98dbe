"""Tables of what scripts/bench measured: on a terminal, and as a page.

A report is what --json writes: {"machine", "threads", "rounds", "seconds",
"models"}, where a model is {"name", "result": "ok" or why not, "compile_s",
"times": {"1": {"nn_ms", "ort_ms"}, ...}, "memory": {"nn_bytes", "ort_bytes"}}.
With "compared", times have an "old_ms" where an earlier report has one.
"""

import math

# What this project wants of the ratio: the geometric mean by number of threads,
# and every single model.
MEAN_GOALS = {1: 1.4, 2: 1.5}
MODEL_GOAL = 1.1


def times_of(model, threads):
    return model.get("times", {}).get(str(threads), {})


def ratio(times):
    """How many times as fast as ONNX Runtime; None where it wasn't timed."""
    if not times.get("nn_ms"):
        return None
    return times["ort_ms"] / times["nn_ms"]


def ratios(report, threads):
    """[(name, ratio)] of the models that have one."""
    rows = [(model["name"], ratio(times_of(model, threads)))
            for model in report["models"]]
    return [(name, value) for name, value in rows if value is not None]


def mean(report, threads):
    """The geometric mean of the ratios, or None."""
    logs = [math.log(value) for _, value in ratios(report, threads)]
    return math.exp(sum(logs) / len(logs)) if logs else None


def worst(report, threads):
    """(name, ratio) of the slowest model, or None."""
    return min(ratios(report, threads), key=lambda row: row[1], default=None)


def number(value):
    """Three digits, without an exponent."""
    if value is None:
        return "-"
    digits = 2 - math.floor(math.log10(value)) if value > 0 else 0
    return f"{value:.{max(0, digits)}f}"


def factor(value):
    return "-" if value is None else f"{value:.2f}"


def mebibytes(value):
    return "-" if value is None else f"{value / 2**20:.1f}"


def plural(threads):
    return f"{threads} thread{'s' if threads > 1 else ''}"


def time_columns(report, threads):
    """What a row has of one number of threads."""
    get = lambda model, key: times_of(model, threads).get(key)
    result = [
        ("nn ms", 9, lambda m: number(get(m, "nn_ms"))),
        ("ORT ms", 9, lambda m: number(get(m, "ort_ms"))),
        ("ratio", 7, lambda m: factor(ratio(times_of(m, threads)))),
    ]
    if report.get("compared"):
        result.append(("vs old", 8, lambda m: change(times_of(m, threads))))
    return result


def column_groups(report):
    """[(title, [(title, width, cell of a model)])]: the numbers of a row."""
    groups = [(plural(t), time_columns(report, t)) for t in report["threads"]]
    if report.get("memory"):
        get = lambda model, key: model.get("memory", {}).get(key)
        groups.append(("MiB at peak", [
            ("nn", 9, lambda m: mebibytes(get(m, "nn_bytes"))),
            ("ORT", 9, lambda m: mebibytes(get(m, "ort_bytes"))),
        ]))
    return groups + [("compile", [
        ("s", 9, lambda m: number(m.get("compile_s"))),
    ])]


def change(times):
    """Our time against that of the report compared with: -5% is faster."""
    if "old_ms" not in times:
        return "-"
    return f"{100 * (times['nn_ms'] / times['old_ms'] - 1):+.0f}%"


def head(report):
    """Two lines over the rows of a terminal's table."""
    above, below = " " * 20, f"{'model':20}"
    for title, columns in column_groups(report):
        width = sum(column[1] for column in columns)
        above += "  " + f" {title} ".center(width - 2, "-")
        below += "".join(name.rjust(width) for name, width, _ in columns)
    return above + "\n" + below


def row(report, model, paint):
    """A model's line; `paint` colours a ratio's cell by its value."""
    line = f"{model['name']:20}"
    if model["result"] != "ok":
        return f"{line}  {model['result']}"
    for _, columns in column_groups(report):
        for name, width, cell in columns:
            text = cell(model).rjust(width)
            line += paint(text, float(text)) if name == "ratio" else text
    return line


def summary(report, paint):
    """What all models come to, a line for each number of threads."""
    for threads in report["threads"]:
        average, slowest = mean(report, threads), worst(report, threads)
        if average is not None:
            yield (f"{plural(threads)}: geometric mean "
                   f"{paint(factor(average), average)}, worst "
                   f"{paint(factor(slowest[1]), slowest[1])} ({slowest[0]})")


def table(report):
    """The table in Markdown."""
    columns = [(f"{title}: {name}", cell)
               for title, group in column_groups(report)
               for name, _, cell in group if name != "vs old"]
    yield "| model | " + " | ".join(title for title, _ in columns) + " |"
    yield "|---|" + "---:|" * len(columns)
    for model in report["models"]:
        cells = [cell(model) for _, cell in columns]
        if model["result"] != "ok":
            cells = [model["result"]] + [""] * (len(columns) - 1)
        yield f"| {model['name']} | " + " | ".join(cells) + " |"


def page(report, chart):
    """docs/performance.md; `chart` is the picture's file name."""
    machine = report["machine"]
    means = "; ".join(
        f"{factor(mean(report, t))} at {plural(t)} "
        f"(worst {factor(worst(report, t)[1])}, {worst(report, t)[0]})"
        for t in report["threads"] if mean(report, t))
    return "\n".join([
        "# Performance",
        "",
        f"Written by `scripts/bench --markdown` on {machine['date']}.",
        "",
        f"![How many times as fast as ONNX Runtime]({chart})",
        "",
        f"Times are medians of {report['rounds']} rounds in which nn and ONNX "
        "Runtime took turns,",
        f"each {report['seconds']:g} s in a process of its own, with the same "
        "inputs, f32, outputs compared.",
        "A ratio above 1 means that nn is faster. How it is measured: "
        "[bench](../bench/README.md).",
        "",
        f"Geometric mean of the ratios: {means}.",
        "Single kernels, beside the processor's limits: [kernels](kernels.md).",
        "",
        *table(report),
        "",
        *memory_note(report),
        "| measured with | |",
        "|---|---|",
        f"| processor | {machine['cpu']}, {machine['instructions']}, "
        f"{machine['cores']} cores |",
        f"| system | {machine['system']} |",
        f"| nn | {machine['nn']} |",
        f"| ONNX Runtime | {machine['onnxruntime']} |",
        "",
    ])


def memory_note(report):
    if not report.get("memory"):
        return []
    return ["Memory is what was resident at peak in a process that runs the "
            "model on one thread; of", "ONNX Runtime's, what Node.js holds "
            "before loading it is taken off.", ""]
