"""Typical queries on one vault: through `vault.query`, and by plain rdflib; printed as JSON.

    python -m tests.bench.query_times VAULT RUNS LIMIT

In a process of its own, which ends with what two copies of the graph take. Both ask the whole
graph, link resources included; rdflib has it in its own memory store (`vault.rdf` is Oxigraph's).
They take turns, the first round is thrown away, and what both answer is compared as sets. Time is
by the wall, until the last row is there. A query that rdflib has not answered after LIMIT seconds
is given up: an alarm stops it, for rdflib is all Python. (A forked copy that could be killed would
have to copy the page of each object that it looks at, and be slower than rdflib is.) rdflib follows
a path link by link into the depth, which Python stops at a thousand calls; here it may go as deep
as it must.
"""

import gc
import os
import resource
import signal
import statistics
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

import zettel
from tests.bench.clock import clock
from tests.bench.figures import LoadCost, QueryCost

if TYPE_CHECKING:
    import rdflib

    from zettel.query import Answer
    from zettel.vault import Vault

Result = TypeVar("Result")

QUERIES = Path(__file__).with_name("queries")
OURS = "Oxigraph"
THEIRS = "rdflib"
PATIENCE = 10.0
"""Seconds beyond which rdflib is asked once only."""

DEEP = 10_000_000
"""Calls inside each other that are more than any graph here makes."""


class Told(msgspec.Struct, frozen=True):
    """What this process prints."""

    loads: tuple[LoadCost, ...]
    queries: tuple[QueryCost, ...]


class GivenUp(BaseException):
    """Time is over; nothing that catches an `Exception` on the way may keep it."""


class UnlikeAnswersError(Exception):
    """Both answered, and not the same."""


def main(vault: str, runs: str, limit: str) -> None:
    """Measure, and print what was found."""
    allow_depth()
    told = measure_queries(zettel.open(vault), int(runs), float(limit))
    sys.stdout.buffer.write(msgspec.json.encode(told))


def allow_depth() -> None:
    """Let functions call each other to any depth, in an interpreter anew with all the stack.

    What the main thread's stack may take is settled when a program starts (execve(2)).
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_STACK)
    if soft != hard:
        resource.setrlimit(resource.RLIMIT_STACK, (hard, hard))
        os.execv(sys.executable, [sys.executable, "-m", "tests.bench.query_times", *sys.argv[1:]])
    if hard == resource.RLIM_INFINITY:
        sys.setrecursionlimit(DEEP)


def measure_queries(vault: "Vault", runs: int, limit: float) -> Told:
    """Load the graph twice, and ask every query of both.

    Raises:
        UnlikeAnswersError: they do not answer the same.
    """
    notes = len(vault.notes)
    ours = clock(lambda: vault.query("ASK {}"))
    graph, theirs = clock_result(partial(load_rdflib, vault))
    triples, seconds = len(graph), {OURS: ours, THEIRS: theirs}
    loads = tuple(LoadCost(store, notes, triples, took) for store, took in seconds.items())
    gc.collect()
    gc.freeze()  # else the collector looks at all of rdflib's triples, in the midst of a query
    queries = [
        measure_query(vault, graph, path, runs, limit) for path in sorted(QUERIES.glob("*.rq"))
    ]
    return Told(loads, tuple(queries))


def load_rdflib(vault: "Vault") -> "rdflib.Graph":
    """Load the graph as rdflib alone has it."""
    import rdflib

    graph = rdflib.Graph(store="Memory")
    graph.parse(data=vault.export("ntriples") or b"", format="nt")
    for prefix, namespace in vault.vocabulary.prefixes.items():
        graph.bind(prefix, namespace, replace=True)
    return graph


def measure_query(
    vault: "Vault", graph: "rdflib.Graph", path: Path, runs: int, limit: float
) -> QueryCost:
    """Ask a query of both in turn; `limit` is rdflib's, in seconds."""
    text = path.read_text(encoding="utf-8")
    vault.query(text)
    pairs: list[tuple[float, float]] = []
    answer, rows = None, None
    for _ in range(runs + 1):
        answer, ours = clock_result(partial(vault.query, text))
        rows, theirs = clock_within(limit, partial(ask_rdflib, graph, text))
        pairs.append((ours, theirs))
        if rows is None or theirs > PATIENCE:
            break
    else:
        del pairs[0]
    assert answer is not None
    if rows is not None:
        compare_answers(path.stem, answer, rows)
    return QueryCost(
        query=path.stem,
        notes=len(vault.notes),
        rows=len(answer),
        seconds=statistics.median(ours for ours, _ in pairs),
        theirs=statistics.median(theirs for _, theirs in pairs),
        ratio=statistics.median(theirs / ours for ours, theirs in pairs),
        is_given_up=rows is None,
    )


def ask_rdflib(graph: "rdflib.Graph", text: str) -> list[object]:
    """Return all that rdflib's own engine answers: rows, triples, or one truth value."""
    return list(graph.query(text))


def compare_answers(name: str, ours: "Answer", theirs: Iterable[object]) -> None:
    """Check that two answers hold the same rows, in whatever order.

    Raises:
        UnlikeAnswersError: they do not.
    """
    own, other = set(ours.to_rdflib()), set(theirs)
    if own != other:
        counts = f"{len(own - other)} rows only here, {len(other - own)} only there"
        raise UnlikeAnswersError(f"{name}: rdflib answers something else, {counts}")


def clock_result(work: Callable[[], Result]) -> tuple[Result, float]:
    """Return what some work gives, and its seconds by the wall."""
    kept: list[Result] = []
    seconds = clock(lambda: kept.append(work()))
    return kept[0], seconds


def clock_within(limit: float, work: Callable[[], Result]) -> tuple[Result | None, float]:
    """Return the same, but None and the limit where the work does not end by itself in time."""
    try:
        with set_alarm(limit):
            return clock_result(work)
    except GivenUp:
        return None, limit


@contextmanager
def set_alarm(limit: float) -> Iterator[None]:
    """Raise `GivenUp` in what is done meanwhile, after so many seconds and each one after."""

    def give_up(*_: object) -> None:
        raise GivenUp

    before = signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, limit, 1.0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


if __name__ == "__main__":
    main(*sys.argv[1:])
