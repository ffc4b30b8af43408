"""How a cost may grow with the vault, and which does not keep to it.

A stage that is `[linear]` costs the same for a note in a vault of any size; one that is `[flat]`
costs the same, whatever the size. Caches and memory grow a little dearer with size, which is what
the slack is for; a quadratic stage costs a note ten times as much with ten times the notes.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from msgspec import Struct

from tests.bench.figures import StageCost

LINEAR = "linear"
FLAT = "flat"

LABELS: Mapping[str, str] = {
    "scan": LINEAR,
    "read": LINEAR,
    "front matter": LINEAR,
    "parse": LINEAR,
    "resolve": LINEAR,
    "graph": LINEAR,
    "RDF": LINEAR,
    "serialise": LINEAR,
    "check": LINEAR,
    "suggest": LINEAR,
    "view": LINEAR,
    "query": LINEAR,
    "cache written": LINEAR,
    "nothing changed": LINEAR,
    "one note changed": LINEAR,
    "names changed": LINEAR,
    "find a note": FLAT,
    "read a body": FLAT,
    "ask again": FLAT,
}
"""Every stage that `stages` measures, in order, with how its cost may grow."""

SLACK = 2.0
"""How much dearer a note, or a flat call, may become with ten times the notes."""

NOISE = 2_000
"""Microseconds that a linear stage counts as taking at least: below is no telling from noise."""


class Growth(Struct, frozen=True):
    """A stage's cost in its largest vault over that in its smallest, and how much it may be."""

    vault: str
    stage: str
    times: float  # how many times the notes
    ratio: float
    allowed: float


def find_growth(costs: Sequence[StageCost], labels: Mapping[str, str]) -> Iterator[Growth]:
    """Yield how each stage grows on each vault; one size alone tells nothing."""
    ordered = sorted(costs, key=lambda cost: (cost.vault, cost.stage, cost.notes))
    for (vault, stage), group in groupby(ordered, key=lambda cost: (cost.vault, cost.stage)):
        first, *others = group
        if others:
            last = others[-1]
            least = NOISE / first.notes if labels[stage] == LINEAR else 0.1
            times = last.notes / first.notes
            allowed = SLACK ** max(1.0, math.log10(times))
            ratio = max(last.micros, least) / max(first.micros, least)
            yield Growth(vault, stage, times, ratio, allowed)


def find_broken(costs: Sequence[StageCost], labels: Mapping[str, str]) -> list[str]:
    """Return a sentence for every stage that grows faster than its label says."""
    told = []
    for growth in find_growth(costs, labels):
        if growth.ratio > growth.allowed:
            label = labels[growth.stage]
            told.append(
                f"“{growth.stage}” is not {label} on the {growth.vault} vault: with "
                f"{growth.times:.0f} times the notes {'a call' if label == FLAT else 'a note'} "
                f"costs {growth.ratio:.2f} times as much, and {growth.allowed:.2f} is allowed"
            )
    return told
