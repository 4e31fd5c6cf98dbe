"""Runs other programs and says in one line what is wrong with them."""

import os
import pathlib
import shlex
import subprocess

TOP = pathlib.Path(__file__).resolve().parent.parent
NNC = os.environ.get("NNC", str(TOP / "build/release/bin/nnc"))
C_COMPILER = shlex.split(os.environ.get("CC", "cc"))
SECONDS = 600


class Failed(Exception):
    """Says why in one line."""


def run(command, **options):
    """What a command prints; fails with the first line it says is wrong."""
    try:
        done = subprocess.run(
            [str(word) for word in command], stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            errors="replace", timeout=SECONDS, **options)
    except subprocess.TimeoutExpired as late:
        raise Failed(f"takes more than {SECONDS} s") from late
    except OSError as error:
        raise Failed(f"{command[0]}: {error.strerror}") from error
    if done.returncode < 0:
        raise Failed(f"crashed (signal {-done.returncode})")
    if done.returncode:
        lines = (done.stderr or done.stdout).strip().splitlines() or ["failed"]
        # Node says first where it was thrown.
        raise Failed(next((x for x in lines if "rror: " in x), lines[0]))
    return done.stdout
