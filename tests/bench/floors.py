"""The floors, what nobody can do without: FLOOR-R reads every file once, FLOOR-S asks for each."""

import os
from collections.abc import Sequence
from pathlib import Path

from tests.bench.clock import clock

READ = "FLOOR-R"
STAT = "FLOOR-S"


def find_paths(folder: Path) -> list[str]:
    """Return the paths of all notes of a vault, in the order in which folders list them."""
    return [
        os.path.join(place, name)  # noqa: PTH118 - a hundred thousand times
        for place, _, names in os.walk(folder)
        for name in names
        if name.endswith(".md")
    ]


def measure_floors(paths: Sequence[str]) -> dict[str, float]:
    """Return the seconds that each floor takes now."""
    return {READ: clock(lambda: read_all(paths)), STAT: clock(lambda: stat_all(paths))}


def read_all(paths: Sequence[str]) -> int:
    """Read every file once, and return how many bytes that is."""
    total = 0
    for path in paths:
        handle = os.open(path, os.O_RDONLY)
        total += len(os.read(handle, 1 << 20))
        os.close(handle)
    return total


def stat_all(paths: Sequence[str]) -> None:
    """Ask for the size and the times of every file once."""
    for path in paths:
        os.stat(path)  # noqa: PTH116 - what is measured
