"""What a note costs as the vault grows: no stage may be quadratic.

    python -m tests.bench.growth [--sizes 1000 10000] [--runs 3]

Processor time of each stage by itself, in one process, for vaults of several shapes; the last
column is the cost of a note in the largest vault over that in the smallest. It should stay near 1:
caches and memory grow a little dearer with size, never with the square of it.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

from tests.bench.generate import generate_vault
from tests.bench.shapes import SHAPES

STAGES = ("read", "resolve", "graph", "check", "suggest", "Turtle")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    shapes: Mapping[str, Callable[[Path, int], None]] = {"usual": generate_vault, **SHAPES}
    sizes = " | ".join(f"{size:,}" for size in asked.sizes)
    print(f"| vault | stage | {sizes} | µs a note, × |")
    print(f"|---|---|{'---:|' * len(asked.sizes)}---:|")
    with tempfile.TemporaryDirectory() as folder:
        for name, generate in shapes.items():
            costs = []
            for size in asked.sizes:
                vault = Path(folder) / f"{name}-{size}"
                generate(vault, size)
                costs.append(measure(vault, size, asked.runs))
            for stage in STAGES:
                figures = " | ".join(f"{cost[stage]:.0f}" for cost in costs)
                print(
                    f"| {name} | {stage} | {figures} | {costs[-1][stage] / costs[0][stage]:.2f} |"
                )


def measure(vault: Path, notes: int, runs: int) -> dict[str, float]:
    """Return the microseconds a note of each stage, medians of runs in processes of their own."""
    call = [sys.executable, "-m", "tests.bench.growth_run", str(vault)]
    told = [
        msgspec.json.decode(subprocess.run(call, check=True, capture_output=True).stdout)
        for _ in range(runs)
    ]
    return {s: statistics.median(one[s] for one in told) * 1e6 / notes for s in STAGES}


if __name__ == "__main__":
    main()
