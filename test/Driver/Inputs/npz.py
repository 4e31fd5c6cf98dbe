"""Writes .npz files: npz.py FILE NAME=2x3[:TYPE]..., as `nnc run --random`
would fill them, more or less: floats in [-1, 1), integers from 0 to 99."""

import random
import struct
import sys
import zipfile


def npy(code, shape, data):
    """The bytes of a .npy file."""
    header = repr({"descr": code, "fortran_order": False, "shape": shape})
    header = header.ljust(117) + "\n"
    return (
        b"\x93NUMPY\x01\x00"
        + struct.pack("<H", len(header))
        + header.encode()
        + data
    )


def write(path, arrays, compression=zipfile.ZIP_STORED):
    """Writes {name: (code, shape, data)}."""
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, array in arrays.items():
            archive.writestr(name + ".npy", npy(*array))


def filled(text):
    """An array for 2x3:i8; f4 if no type is given."""
    dims, _, code = text.partition(":")
    shape = tuple(int(d) for d in dims.split("x") if d)
    count = 1
    for d in shape:
        count *= d
    if code in ("", "f4"):
        values = [random.uniform(-1, 1) for _ in range(count)]
        return "<f4", shape, struct.pack(f"<{count}f", *values)
    values = [random.randrange(100) for _ in range(count)]
    return "<" + code, shape, struct.pack(f"<{count}q", *values)


if __name__ == "__main__":
    random.seed(1)
    write(sys.argv[1], dict((n, filled(t)) for n, t in
                            (a.split("=") for a in sys.argv[2:])))
