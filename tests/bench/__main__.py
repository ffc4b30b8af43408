"""Whole commands on a generated vault, against reading the same files once.

    python -m tests.bench [--notes 10000] [--runs 3]

Floor and command alternate; the first pass of each is thrown away; figures are medians. Each
command is a process of its own, so that its start-up (a quarter of a second) is in the figure.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench.generate import generate_vault

COMMANDS = {
    "files → Turtle, without link resources": ("export", "--to", "turtle", "--no-links", "-o"),
    "files → Turtle": ("export", "--to", "turtle", "-o"),
    "files → SPARQL answer": ("query", "hubs"),
    "files → page": ("view", "--no-open", "-o"),
    "files → figures": ("stats",),
}
PROGRAM = "import sys; from zettel.cli import main; sys.exit(main())"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--notes", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        vault = Path(folder) / "vault"
        generate_vault(vault, asked.notes)
        print(f"| {asked.notes:,} notes, {len(os.sched_getaffinity(0))} cores | s | × floor |")
        print("|---|---:|---:|")
        for name, arguments in COMMANDS.items():
            seconds, ratio = measure(vault, arguments, asked.runs)
            print(f"| {name} | {seconds:.1f} | {ratio:.0f} |")


def measure(vault: Path, arguments: tuple[str, ...], runs: int) -> tuple[float, float]:
    """Return the median of a command's seconds, and of their ratio to the floor beside them."""
    output = [str(vault.parent / "output")] if arguments[-1] == "-o" else []
    command, *options = arguments
    call = [sys.executable, "-c", PROGRAM, command, str(vault), *options, *output]
    floors, times = [], []
    for _ in range(runs + 1):
        floors.append(clock(lambda: read_all(vault)))
        times.append(clock(lambda: subprocess.run(call, check=True, capture_output=True)))
    pairs = list(zip(times, floors, strict=True))[1:]
    return statistics.median(times[1:]), statistics.median(t / floor for t, floor in pairs)


def read_all(folder: Path) -> None:
    """Read every file once: what nobody can do without."""
    for entry in os.scandir(folder):
        handle = os.open(entry.path, os.O_RDONLY)
        os.read(handle, 1 << 20)
        os.close(handle)


def clock(work: Callable[[], object]) -> float:
    """Return the seconds that some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
