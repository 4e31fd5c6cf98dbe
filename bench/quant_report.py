"""Tables of what scripts/bench --quant measured: on a terminal, and as a page.

A model of the report is {"name", "result", "steps": {"values", "elements",
"different": how many are a step from ONNX Runtime's}, "cosine": to its result of
the same file, "cosine_f32", "times": {"1": {"f32_ms", "qdq_ms", "ort_ms", and
"int8_ms" and the like of what nnc quantize made}}, "bytes": {"f32", ...}: of the
libraries}.
"""

import math

import chart
from agreement_report import per_million
from report import factor, number, plural, times_of


def ratio(model, threads, side, base):
    """How many times as fast `side` is as `base`; None if not timed."""
    times = times_of(model, threads)
    ours, theirs = times.get(f"{side}_ms"), times.get(f"{base}_ms")
    return theirs / ours if ours and theirs else None


def comparisons(report):
    """[(title, side, base)] of the ratios that are shown."""
    return [("8 bits/f32", "qdq", "f32"), ("8 bits/ORT", "qdq", "ort"),
            *((f"{s}/f32", s, "f32") for s in report["schemes"])]


def ratios(report, threads, side, base):
    """[(ratio, name)] of the models that have one."""
    rows = [(ratio(m, threads, side, base), m["name"])
            for m in report["models"]]
    return [row for row in rows if row[0]]


def columns(report):
    """[(title, cell of a model)]: the numbers of a row."""
    result = []
    for threads in report["threads"]:
        for title, side in (("f32 ms", "f32"), ("8 bits ms", "qdq"),
                            ("ORT ms", "ort")):
            result.append((title, lambda m, t=threads, s=side: number(
                times_of(m, t).get(f"{s}_ms"))))
        for title, side, base in comparisons(report):
            result.append((title, lambda m, t=threads, s=side, b=base: factor(
                ratio(m, t, s, b))))
    result.append(("values", lambda m: str(m["steps"]["values"])))
    result.append(("off ppm", lambda m: per_million(m["steps"])))
    result.append(("to ORT", lambda m: cosine(m.get("cosine"))))
    result.append(("to f32", lambda m: cosine(m.get("cosine_f32"))))
    return result


def cosine(value):
    return "-" if value is None else f"{value:.5f}"


def head(report):
    """The lines over the rows of a terminal's table."""
    side = 3 + len(comparisons(report))
    above = " " * 20 + "".join(f" {plural(t)} ".center(11 * side, "-")
                               for t in report["threads"])
    names = "".join(f"{title:>11}" for title, _ in columns(report))
    return (above + " steps ".center(22, "-")
            + " cosine ".center(22, "-") + "\n" + f"{'model':20}" + names)


def row(report, model):
    """A model's line."""
    line = f"{model['name']:20}"
    if model["result"] != "ok":
        return f"{line}  {model['result']}"
    return line + "".join(f"{cell(model):>11}" for _, cell in columns(report))


def summary(report):
    """Means and worst, a line for each number of threads and ratio."""
    for threads in report["threads"]:
        for title, side, base in comparisons(report):
            found = ratios(report, threads, side, base)
            if not found:
                continue
            mean = math.exp(sum(math.log(r) for r, _ in found) / len(found))
            yield (f"{title}, {plural(threads)}: geometric mean "
                   f"{factor(mean)}, worst {factor(min(found)[0])} "
                   f"({min(found)[1]})")
    for model, schemes in sizes(report):
        for threads in report["threads"]:
            yield f"{model['name']}, {plural(threads)}: " + ", ".join(
                f"{s} {factor(ratio(model, threads, 'f32', s))} of the time and "
                f"{factor(model['bytes'][s] / model['bytes']['f32'])} of the "
                "size" for s in schemes[1:])


def sizes(report):
    """[(model, schemes)] of the models that were made in schemes of their own:
    for their size."""
    shown = {"ort", "qdq", *report["schemes"]}
    for model in report["models"]:
        schemes = [s for s in model.get("bytes", {}) if s not in shown]
        if len(schemes) > 1:
            yield model, ["f32", *report["schemes"], *schemes[1:]]


def size_table(report):
    """The table of those in Markdown."""
    rows = [(model, scheme) for model, schemes in sizes(report)
            for scheme in schemes]
    if not rows:
        return
    titles = [f"{plural(t)}: {what}" for t in report["threads"]
              for what in ("ms", "of the time in f32")]
    yield "## Weights alone"
    yield ""
    yield "One token at a time, a decoder does little but read its weights once."
    yield ""
    yield "| model | MiB | of f32 | " + " | ".join(titles) + " |"
    yield "|---|" + "---:|" * (2 + len(titles))
    for model, scheme in rows:
        size = model["bytes"][scheme]
        cells = [f"{model['name']}, {scheme}", f"{size / 2**20:.1f}",
                 factor(size / model["bytes"]["f32"])]
        for threads in report["threads"]:
            slowdown = ratio(model, threads, "f32", scheme)
            cells += [number(times_of(model, threads).get(f"{scheme}_ms")),
                      factor(slowdown)]
        yield "| " + " | ".join(cells) + " |"
    yield ""


def table(report):
    """The table in Markdown."""
    side = 3 + len(comparisons(report))
    titles = [title if i >= side * len(report["threads"])
              else f"{plural(report['threads'][i // side])}: {title}"
              for i, (title, _) in enumerate(columns(report))]
    yield "| model | " + " | ".join(titles) + " |"
    yield "|---|" + "---:|" * len(titles)
    for model in report["models"]:
        cells = ([cell(model) for _, cell in columns(report)]
                 if model["result"] == "ok"
                 else [model["result"]] + [""] * (len(titles) - 1))
        yield f"| {model['name']} | " + " | ".join(cells) + " |"


def page(report, picture):
    """docs/quantized.md; `picture` is the chart's file name."""
    about = report["machine"]
    return "\n".join([
        "# Speed of quantized models",
        "",
        f"Written by `scripts/bench --quant --markdown` on {about['date']}.",
        "",
        f"![How many times as fast as in f32]({picture})",
        "",
        "Each model is quantized to a file of 8 bits as exporters write them "
        "(`bench/qdq.py`:",
        "QuantizeLinear and DequantizeLinear, a scale for each channel of the "
        "weights), which nn",
        "and ONNX Runtime both run. Times are medians of "
        f"{report['rounds']} rounds in which nn in f32, nn in 8",
        f"bits and ONNX Runtime in 8 bits took turns, {report['seconds']:g} s "
        "each in a process of its own.",
        "A ratio above 1 means that 8 bits are faster.",
        "",
        "Each of the file's quantized `values` was compared with what ONNX "
        "Runtime makes of those",
        "that nn computed before it: `off ppm` of a million elements are one "
        "step apart, none is",
        "two. Models whose elements are further apart aren't timed. Such a "
        "step moves what follows,",
        "more than that in a net that amplifies it: `to ORT` is the cosine of "
        "our outputs to ONNX",
        "Runtime's of the same file, `to f32` that to the model in f32.",
        "",
        *(f"- {line}" for line in summary(report)),
        "",
        *table(report),
        "",
        *size_table(report),
        "| measured with | |",
        "|---|---|",
        f"| processor | {about['cpu']}, {about['instructions']}, "
        f"{about['cores']} cores |",
        f"| system | {about['system']} |",
        f"| nn | {about['nn']} |",
        f"| ONNX Runtime | {about['onnxruntime']} |",
        "",
    ])


def draw(report):
    """A chart of 8 bits against f32, both by nn."""
    times = lambda m: {t: {"nn_ms": v["qdq_ms"], "ort_ms": v["f32_ms"]}
                       for t, v in m.get("times", {}).items()}
    shown = {**report, "models": [{**m, "times": times(m)}
                                  for m in report["models"]]}
    return chart.draw(shown, chart.Words(
        "How many times as fast 8 bits are as f32", "both by nn", None, {}))
