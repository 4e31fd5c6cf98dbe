"""Times in turns, and one line on a terminal that says what is being done."""

import statistics
import sys


class Progress:
    """A bar of `total` steps; nothing is ever printed into a pipe."""

    def __init__(self, total):
        self.shown, self.done, self.total = sys.stderr.isatty(), 0, total

    def say(self, text):
        if self.shown:
            filled = 20 * self.done // self.total
            bar = "█" * filled + "░" * (20 - filled)
            print(f"\r\033[K{bar} {self.done}/{self.total} {text}", end="",
                  file=sys.stderr, flush=True)

    def step(self):
        self.done += 1
        if self.shown:
            print("\r\033[K", end="", file=sys.stderr, flush=True)


def take_turns(sides, rounds, say):
    """What each of `sides`, {name: function}, returned in each round, in which
    the first starts and in the next the last, so that neither gains by it."""
    results = {name: [] for name in sides}
    for turn in range(rounds):
        for name in list(sides)[::-1 if turn % 2 else 1]:
            say(f"round {turn + 1} of {rounds}")
            results[name].append(sides[name]())
    return results


def medians(results):
    """{name: median} of what take_turns gave."""
    return {name: statistics.median(times) for name, times in results.items()}
