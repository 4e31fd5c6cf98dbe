"""A bar chart of how many times as fast as ONNX Runtime each model is, in SVG.

One group of bars a model, one bar a number of threads, on a logarithmic axis on
which bars grow from 1: to the right is faster. The dashed line is the goal of
each model, the marks at the mean's bars are those of the mean.
"""

import math
from dataclasses import dataclass
from xml.sax.saxutils import escape

import report as reports

LEFT, RIGHT, TOP, BOTTOM = 150, 60, 108, 44
WIDTH, BAR, GAP = 800, 11, 8
# The axis reaches from here to there, and farther where bars do.
SHOWN = (0.7, 2)
TICKS = [0.125, 0.25, 0.5, 0.7, 1, 1.4, 2, 3, 4, 6, 8, 12, 16, 32]

STYLE = """
  svg { font: 12px system-ui, sans-serif; }
  text { fill: #1f2328; } .dim { fill: #59636e; } .bold { font-weight: 600; }
  .back { fill: #ffffff; } .grid { stroke: #d1d9e0; } .one { stroke: #59636e; }
  .value { fill: #59636e; font-size: 10.5px; }
  .goal { stroke: #1a7f37; stroke-dasharray: 4 3; } .good { fill: #1a7f37; }
  .mark { stroke: #1a7f37; stroke-width: 2.5; }
  .t0 { fill: #54aeff; } .t1 { fill: #0969da; } .t2 { fill: #0a3069; }
  .slow.t0 { fill: #ff9a76; } .slow.t1 { fill: #d1400f; }
  .slow.t2 { fill: #7d2000; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; } .dim { fill: #9198a1; } .back { fill: #0d1117; }
    .grid { stroke: #30363d; } .one { stroke: #9198a1; }
    .value { fill: #9198a1; } .good { fill: #3fb950; }
    .goal, .mark { stroke: #3fb950; }
    .t2 { fill: #a5d6ff; } .slow.t2 { fill: #ffc9b3; }
  }"""


@dataclass
class Words:
    """What a chart says it shows, and what is aimed at."""

    title: str = "How many times as fast as ONNX Runtime"
    kind: str = "f32"
    goal: float | None = reports.MODEL_GOAL
    means: dict | None = None


class Axis:
    """Positions on a logarithmic axis that shows all of `values`."""

    def __init__(self, values):
        self.low = max((t for t in TICKS if t <= min(values)), default=TICKS[0])
        self.high = min((t for t in TICKS if t >= max(values)),
                        default=max(values))

    def __call__(self, value):
        share = math.log(value / self.low) / math.log(self.high / self.low)
        return LEFT + min(1, max(0, share)) * (WIDTH - LEFT - RIGHT)

    def ticks(self):
        return [t for t in TICKS if self.low <= t <= self.high]


def text(x, y, words, kind="", anchor="start"):
    return (f'<text x="{x:.1f}" y="{y:.1f}" class="{kind}" '
            f'text-anchor="{anchor}">{escape(words)}</text>')


def line(x, top, bottom, kind):
    return (f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{top:.1f}" y2="{bottom:.1f}" '
            f'class="{kind}"/>')


def bar(axis, value, y, index, title, goal=None):
    """A bar from 1 to `value`, the value behind it, and a mark at `goal`."""
    ends = sorted((axis(1), axis(value)))
    slow = "slow " if value < 1 else ""
    yield (f'<rect x="{ends[0]:.1f}" y="{y:.1f}" rx="1.5" height="{BAR}" '
           f'width="{max(1, ends[1] - ends[0]):.1f}" class="{slow}t{index}">'
           f"<title>{escape(title)}</title></rect>")
    if value < 1:
        yield text(ends[0] - 4, y + BAR - 2, f"{value:.2f}", "value", "end")
    else:
        end = axis(max(value, goal or 1))
        yield text(end + 4, y + BAR - 2, f"{value:.2f}", "value")
    if goal:
        yield line(axis(goal), y - 0.5, y + BAR + 0.5, "mark")


def group(axis, name, values, y, kind="", goals=None):
    """A model's bars: `values` is [(threads, ratio)]."""
    height = len(values) * (BAR + 1)
    yield text(LEFT - 12, y + height / 2 + 4, name, kind, "end")
    for index, (threads, value) in enumerate(values):
        if value is not None:
            title = f"{name}, {reports.plural(threads)}: {value:.2f}"
            yield from bar(axis, value, y + index * (BAR + 1), index, title,
                           (goals or {}).get(threads))


def legend(report):
    """What the colours mean; drawn under the title."""
    x = LEFT
    for index, threads in enumerate(report["threads"]):
        yield (f'<rect x="{x}" y="62" width="12" height="{BAR}" rx="1.5" '
               f'class="t{index}"/>')
        yield text(x + 18, 71, reports.plural(threads), "dim")
        x += 90


def fastest_first(report):
    """[(name, [(threads, ratio)])] of the models that have a ratio."""
    rows = [(model["name"],
             [(t, reports.ratio(reports.times_of(model, t)))
              for t in report["threads"]])
            for model in report["models"]]
    best = lambda row: max((v for _, v in row[1] if v is not None), default=0)
    return sorted(filter(best, rows), key=best, reverse=True)


def grid(axis, end, goal):
    """The lines behind the bars, and what they stand for."""
    for tick in axis.ticks():
        yield line(axis(tick), TOP - 6, end, "grid")
        yield text(axis(tick), end + 16, f"{tick:g}×", "dim", "middle")
    if goal:
        yield line(axis(goal), TOP - 10, end, "goal")
        yield text(axis(goal), TOP - 14, f"goal of each: {goal}×", "good",
                   "middle")
    yield text((LEFT + WIDTH - RIGHT) / 2, end + 34,
               "slower ← → faster (logarithmic)", "dim", "middle")


def heading(report, words):
    machine = report["machine"]
    yield text(LEFT, 28, words.title, "bold")
    yield text(LEFT, 48, f"{machine['cpu']}, {words.kind}, {machine['date']}; "
               f"nn {machine['nn'].split()[0]}, ONNX Runtime "
               f"{machine['onnxruntime']}", "dim")
    yield from legend(report)


def draw(report, words=Words(means=reports.MEAN_GOALS)):
    """The whole picture."""
    rows = fastest_first(report)
    means = [(t, reports.mean(report, t)) for t in report["threads"]]
    values = [v for _, row in rows for _, v in row if v is not None]
    axis = Axis([*values, *SHOWN])
    step = len(report["threads"]) * (BAR + 1) + GAP
    end = TOP + (len(rows) + 1) * step
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" '
        f'height="{end + BOTTOM}" viewBox="0 0 {WIDTH} {end + BOTTOM}" '
        'role="img">', f"<style>{STYLE}\n</style>",
        f'<rect class="back" width="{WIDTH}" height="{end + BOTTOM}"/>',
        *heading(report, words), *grid(axis, end, words.goal)]
    for index, (name, row) in enumerate(rows):
        parts += group(axis, name, row, TOP + index * step)
    parts += group(axis, "geometric mean", means, end - step, "bold",
                   words.means)
    parts.append(line(axis(1), TOP - 6, end, "one"))
    return "\n".join(parts) + "\n</svg>\n"
