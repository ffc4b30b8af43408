"""Labels of growth hold, or are broken with a sentence: on given numbers, no clock needed."""

import pytest

from tests.bench.figures import StageCost
from tests.bench.growth import FLAT, LINEAR, SLACK, find_broken

LABELS = {"parse": LINEAR, "find a note": FLAT}


def grow(stage: str, *micros: float) -> list[StageCost]:
    """Return what a stage costs at 1,000 notes, 10,000, and so on."""
    return [StageCost("usual", stage, 10 ** (3 + n), cost) for n, cost in enumerate(micros)]


@pytest.mark.parametrize("stage", LABELS)
def test_a_cost_that_stays_keeps_its_label(stage: str) -> None:
    """Within the slack for every tenfold, nothing is told."""
    assert not find_broken(grow(stage, 100, 100 * SLACK * 0.99), LABELS)
    assert not find_broken(grow(stage, 100, 120, 100 * SLACK**2 * 0.99), LABELS)


@pytest.mark.parametrize(("stage", "unit"), [("parse", "a note"), ("find a note", "a call")])
def test_a_quadratic_stage_is_told(stage: str, unit: str) -> None:
    """Ten times the cost a note with ten times the notes is a sentence with stage and numbers."""
    (sentence,) = find_broken(grow(stage, 100, 1_000), LABELS)
    assert f"“{stage}” is not {LABELS[stage]}" in sentence
    assert f"10 times the notes {unit} costs 10.00 times as much, and 2.00 is allowed" in sentence


def test_a_quadratic_stage_is_told_however_cheap_it_begins() -> None:
    """What is too short to be measured in the smallest vault counts as noise, not as nothing."""
    assert find_broken(grow("parse", 0.0, 40.0), LABELS)
    assert not find_broken(grow("parse", 0.01, 1.9), LABELS)


def test_vaults_of_different_shape_are_not_compared() -> None:
    """Each shape grows by itself, whatever the order of the figures."""
    other = [StageCost("hub", "parse", 10_000, 900), StageCost("hub", "parse", 1_000, 880)]
    assert not find_broken([*grow("parse", 90, 100), *other], LABELS)


def test_one_size_tells_no_growth() -> None:
    """Nothing is broken where nothing can be compared."""
    assert not find_broken(grow("parse", 100), LABELS)
