"""Whole commands on a vault, each a process of its own, against the floors beside them.

Floors and commands alternate in one run; the first run is thrown away, figures are medians. Ratios
are without start-up, which is what `zettel --help` takes.
"""

import statistics
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from tests.bench.clock import Run, run_process
from tests.bench.edits import change_names, change_text
from tests.bench.figures import Whole
from tests.bench.floors import find_paths, measure_floors

PROGRAM = "import sys; from zettel.cli import main; sys.exit(main())"
ONE_CORE = f"from zettel import workers; workers.WORTHWHILE = 10**9; {PROGRAM}"

CACHE = "ZETTEL_CACHE"
OFF = {CACHE: "off", "ZETTEL_TRACEBACK": "1"}

START_UP = "start-up"
ONE_PROCESS = "cold, one process"
COLD = "cold"
WITH_LINKS = "cold, with link resources"
CACHE_WRITTEN = "cold, cache written"
UNCHANGED = "nothing changed"
ONE_CHANGED = "one note changed"
NAMES_CHANGED = "names changed"
STATS_COLD = "stats, cold"
STATS = "stats, warm"
QUERY_COLD = "query, cold"
QUERY = "query, warm"
VIEW_COLD = "view, cold"
VIEW = "view, warm"


class Case(Struct, frozen=True):
    """A command to measure: its arguments, whether it has the cache, what happens before it."""

    name: str
    arguments: tuple[str, ...]  # VAULT and OUTPUT stand for paths
    is_cached: bool = True
    before: Callable[[Path], object] | None = None  # gets the vault's folder
    program: str = PROGRAM
    is_first: bool = False  # whether the cache is emptied before it
    is_second: bool = False  # whether it has run once before, with nothing changed since


_TURTLE = ("export", "VAULT", "--to", "turtle", "--no-links", "-o", "OUTPUT")
_LINKS = ("export", "VAULT", "--to", "turtle", "-o", "OUTPUT")
_PAGE = ("view", "VAULT", "--no-open", "-o", "OUTPUT")

CASES = (
    Case(START_UP, ("--help",), is_cached=False),
    Case(ONE_PROCESS, _TURTLE, is_cached=False, program=ONE_CORE),
    Case(COLD, _TURTLE, is_cached=False),
    Case(WITH_LINKS, _LINKS, is_cached=False),
    Case(STATS_COLD, ("stats", "VAULT"), is_cached=False),
    Case(QUERY_COLD, ("query", "VAULT", "hubs"), is_cached=False),
    Case(VIEW_COLD, _PAGE, is_cached=False),
    Case(CACHE_WRITTEN, _TURTLE, is_first=True),
    Case(UNCHANGED, _TURTLE),
    Case(ONE_CHANGED, _TURTLE, before=change_text),
    Case(NAMES_CHANGED, _TURTLE, before=change_names),
    Case(STATS, ("stats", "VAULT"), is_second=True),
    Case(QUERY, ("query", "VAULT", "hubs"), is_second=True),
    Case(VIEW, _PAGE, is_second=True),
)
"""In order: what is warm follows what has written the cache."""


def measure_whole(
    vault: Path, place: Path, runs: int, tell: Callable[[str], None], cases: Sequence[Case] = CASES
) -> tuple[list[Whole], dict[str, float]]:
    """Measure every case on a vault, which is changed; outputs and the cache stand in `place`.

    Returns:
        The cases, and the seconds that each floor takes.
    """
    paths = find_paths(vault)
    rounds: list[dict[str, tuple[Run, Mapping[str, float]]]] = []
    place.mkdir(parents=True, exist_ok=True)
    for number in range(runs + 1):
        rounds.append({})
        for case in cases:
            tell(f"{len(paths):,} notes, run {number} of {runs}: {case.name}")
            floors = measure_floors(paths)
            rounds[-1][case.name] = run_case(case, vault, place), floors
    kept = rounds[1:]
    start_up = statistics.median(one[START_UP][0].seconds for one in kept)
    measured = [
        _to_whole(case, [one[case.name] for one in kept], start_up, (len(paths), place))
        for case in cases
    ]
    beside = [floors for one in kept for _, floors in one.values()]
    return measured, {name: statistics.median(one[name] for one in beside) for name in beside[0]}


def run_case(case: Case, vault: Path, place: Path) -> Run:
    """Do what comes before a command, and run it."""
    cache = place / "cache"
    if case.is_first:
        remove_files(cache)
    if case.before:
        case.before(vault)
    names = {"VAULT": str(vault), "OUTPUT": str(find_output(case, place))}
    words = [names.get(word, word) for word in case.arguments]
    environment = {**OFF, CACHE: str(cache)} if case.is_cached else OFF
    call = [sys.executable, "-c", case.program, *words]
    if case.is_second:
        run_process(call, environment)
    return run_process(call, environment)


def find_output(case: Case, place: Path) -> Path:
    """Return where a command writes: warm ones find there what they wrote before."""
    kind = "page.html" if case.arguments[0] == "view" else "graph.ttl"
    return place / f"{'warm' if case.is_cached else 'cold'}-{kind}"


def remove_files(folder: Path) -> None:
    """Remove the files below a folder."""
    for path in folder.rglob("*"):
        if path.is_file():
            path.unlink()


def _to_whole(
    case: Case,
    told: Sequence[tuple[Run, Mapping[str, float]]],
    start_up: float,
    known: tuple[int, Path],
) -> Whole:
    notes, place = known
    ratios = {
        floor: statistics.median((run.seconds - start_up) / floors[floor] for run, floors in told)
        for floor in told[0][1]
    }
    output = find_output(case, place)
    has_output = "OUTPUT" in case.arguments and output.exists()
    return Whole(
        case=case.name,
        notes=notes,
        seconds=statistics.median(run.seconds for run, _ in told),
        peak=int(statistics.median(run.peak for run, _ in told)),
        ratios=ratios,
        written=output.stat().st_size if has_output else 0,
    )
