"""Makes .npz files of the held-out digits: digits_npz.py FOLDER CALIB EVAL.

Every tenth digit is to calibrate with, the others, compressed and with labels,
to evaluate with.
"""

import struct
import sys
import zipfile
import zlib

sys.dont_write_bytecode = True
import npz  # noqa: E402

SIDE, COLUMNS, ROWS = 28, 50, 30


def unfilter(kind, line, above):
    """Undoes a PNG filter of bytes: none, sub, up, average or Paeth."""
    for i, x in enumerate(line):
        left, up = line[i - 1] if i else 0, above[i]
        corner = above[i - 1] if i else 0
        near = min((left, up, corner), key=lambda p: abs(left + up - corner - p))
        line[i] = (x + (0, left, up, (left + up) // 2, near)[kind]) & 255
    return line


def read_png(path):
    """The rows of an 8-bit grey image that is not interlaced."""
    data, at, packed = open(path, "rb").read(), 8, b""
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at : at + 8])
        if kind == b"IDAT":
            packed += data[at + 8 : at + 8 + size]
        at += size + 12
    raw, width = zlib.decompress(packed), COLUMNS * SIDE
    rows = [bytearray(width)]
    for y in range(ROWS * SIDE):
        start = y * (width + 1)
        line = bytearray(raw[start + 1 : start + 1 + width])
        rows.append(unfilter(raw[start], line, rows[-1]))
    return rows[1:]


def main(folder, calib, evaluation):
    rows = read_png(folder + "/heldout.png")
    text = open(folder + "/heldout-labels.txt").read()
    labels = [int(c) for c in text if c.isdigit()]
    images = []
    for i in range(COLUMNS * ROWS):
        x, y = i % COLUMNS * SIDE, i // COLUMNS * SIDE
        digit = b"".join(bytes(row[x : x + SIDE]) for row in rows[y : y + SIDE])
        images.append(struct.pack(f"<{SIDE * SIDE}f", *(b / 255 for b in digit)))
    some = images[::10]
    rest = [i for i in range(len(images)) if i % 10]
    shape = (1, SIDE, SIDE)
    data = b"".join(some)
    npz.write(calib, {"image": ("<f4", (len(some), *shape), data)})
    data = b"".join(images[i] for i in rest)
    digits = struct.pack(f"<{len(rest)}q", *(labels[i] for i in rest))
    arrays = {
        "image": ("<f4", (len(rest), *shape), data),
        "labels": ("<i8", (len(rest),), digits),
    }
    npz.write(evaluation, arrays, zipfile.ZIP_DEFLATED)


main(*sys.argv[1:])
