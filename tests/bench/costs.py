"""The cost of each stage on vaults of several sizes and shapes: medians of processes."""

import statistics
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from tests.bench.clock import run_process
from tests.bench.figures import StageCost
from tests.bench.growth import FLAT, LABELS


def measure_costs(
    vault: Path, name: str, notes: int, runs: int, tell: Callable[[str], None]
) -> list[StageCost]:
    """Return what each stage costs on a vault, which is changed; the first run is thrown away."""
    told = []
    for number in range(runs + 1):
        tell(f"{notes:,} notes, {name} vault, run {number} of {runs}: every stage by itself")
        output = run_process([sys.executable, "-m", "tests.bench.stages", vault]).output
        told.append(msgspec.json.decode(output, type=dict[str, tuple[float, int]]))
    return [_to_cost(stage, [one[stage] for one in told[1:]], (name, notes)) for stage in LABELS]


def _to_cost(stage: str, told: Sequence[tuple[float, int]], known: tuple[str, int]) -> StageCost:
    vault, notes = known
    seconds = statistics.median(one[0] for one in told)
    micros = seconds * 1e6 / (1 if LABELS[stage] == FLAT else notes)
    return StageCost(vault, stage, notes, micros, statistics.median(one[1] for one in told) / 1e6)
