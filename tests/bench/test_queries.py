"""What measures queries: both engines and a server are asked about a tiny vault; what tells it."""

import sys
import time
from contextlib import suppress
from functools import partial
from pathlib import Path

import msgspec
import pytest

import zettel
from tests.bench.clock import run_process
from tests.bench.figures import Figures, LiveCost, QueryCost, ServedCost
from tests.bench.generate import generate_vault
from tests.bench.growth import LABELS
from tests.bench.query_times import (
    OURS,
    QUERIES,
    THEIRS,
    UnlikeAnswersError,
    clock_within,
    compare_answers,
    load_rdflib,
)
from tests.bench.rows import find_rows
from tests.bench.sparql import to_cost
from tests.bench.table import to_tables

SOME = {"cotags", "construct", "dates", "neighbours", "paths", "tags", "text"}
"""Queries that answer with rows."""


def test_queries_of_a_tiny_vault_are_measured(tmp_path: Path) -> None:
    """All eight are asked of both, which answer the same; a server answers, and follows saves."""
    file = tmp_path / "figures.json"
    asked = ["--only", "queries", "--sizes", "40", "--runs", "1", "--json", str(file)]
    run_process([sys.executable, "-m", "tests.bench", *asked])
    told = msgspec.json.decode(file.read_bytes(), type=Figures)
    assert {load.store for load in told.loads} == {OURS, THEIRS}
    assert all(load.seconds > 0 and load.triples > 1_000 for load in told.loads)
    found = {one.query: one for one in told.queries}
    assert found.keys() == {path.stem for path in QUERIES.glob("*.rq")} == SOME | {"ask"}
    assert all(one.ratio > 0 and not one.is_given_up for one in found.values())
    assert all(found[name].rows > 0 for name in SOME - {"dates"})
    (served,) = told.served
    assert 0 < served.median <= served.slow
    (live,) = told.live
    assert 0 < live.median <= live.slow


def test_what_takes_too_long_is_stopped() -> None:
    """It gives nothing and counts as the limit, though it catches what it can."""

    def wait() -> None:
        for _ in range(100):
            with suppress(Exception):
                time.sleep(0.1)

    assert clock_within(0.05, wait) == (None, 0.05)
    assert clock_within(60, partial(sum, [1, 2]))[0] == 3


def test_unlike_answers_are_no_measurement(tmp_path: Path) -> None:
    """The same rows in another order pass, one row less does not."""
    generate_vault(tmp_path, 5)
    vault = zettel.open(tmp_path)
    text = "SELECT ?t { ?n <http://purl.org/dc/terms/title> ?t }"
    graph = load_rdflib(vault)
    assert type(graph.store).__name__ == "Memory"
    answer, rows = vault.query(text), list(graph.query(text))
    compare_answers("titles", answer, rows[::-1])
    with pytest.raises(UnlikeAnswersError, match=r"titles: .* 1 rows only here, 0 only there"):
        compare_answers("titles", answer, rows[1:])


def test_queries_are_held_to_what_must_be_reached() -> None:
    """At a hundred thousand notes; what rdflib did not answer in time is a lower bound."""
    costs = (
        QueryCost("tags", 100_000, 20, 0.1, 1.5, 15.0),
        QueryCost("paths", 100_000, 20, 0.5, 60.0, 120.0, is_given_up=True),
    )
    served = (ServedCost(100_000, 6.0, 9.0),)
    live = (LiveCost(10_000, 1_200.0, 3_000.0),)
    vaults = {10_000: 1, 100_000: 1}
    figures = Figures("2 cores", vaults=vaults, queries=costs, served=served, live=live)
    rows = {row.name: row for row in find_rows(figures)}
    assert not rows["query: tags"].is_met
    assert rows["query: paths"].is_met
    assert not rows["an ASK over HTTP"].is_met
    assert not rows["saved → answered"].is_met
    told = to_tables(figures, LABELS)
    assert "| 100,000 | tags | 20 | 100.0 | 1,500 | 15 |" in told
    assert "| 100,000 | paths | 20 | 500.0 | > 60,000 | > 120 |" in told
    assert "6.00 ms, 95 of 100 9.00 ms" in told
    assert "Saved → answered, 10,000 notes: 1200 ms, at most 3000 ms" in told


def test_of_a_hundred_requests_five_may_take_longer() -> None:
    """Median and what 95 of 100 take at most, in milliseconds."""
    cost = to_cost(1, [number / 1000 for number in range(1, 101)])
    assert cost.median == pytest.approx(50.5)
    assert 95 <= cost.slow <= 96
