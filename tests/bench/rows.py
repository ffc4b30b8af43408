"""What must be reached, and what is: the rows of the table that says how fast zettel is."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from msgspec import Struct

from tests.bench import whole
from tests.bench.figures import Against, Figures, Whole
from tests.bench.floors import READ, STAT
from tests.bench.live import SOON
from tests.bench.page_rows import SIZES, SMALLER, list_aims
from tests.bench.pages import COSMOSCOPE
from tests.bench.query_times import QUERIES
from tests.bench.sparql import FASTER, QUICK

Find = Callable[[Figures, int], float | None]
"""From figures and a number of notes to what was reached, None where it was not measured."""


class Row(Struct, frozen=True):
    """Something measured at one size; `must` is 0 where nothing is asked at that size."""

    name: str
    against: str
    notes: int
    reached: float
    must: float = 0.0
    unit: str = "×"
    is_least: bool = False  # whether at least `must` is asked, not at most

    @property
    def is_met(self) -> bool:
        """Whether what must be reached is."""
        return self.reached >= self.must if self.is_least else self.reached <= self.must


class _Aim(Struct, frozen=True):
    """What is asked, by number of notes."""

    name: str
    against: str
    find: Find
    must: Mapping[int, float]
    unit: str = "×"
    is_least: bool = False


def find_rows(figures: Figures) -> Iterator[Row]:
    """Yield a row for every figure that was measured at each size, in order of the aims."""
    for aim in AIMS:
        for notes in sorted(figures.vaults):
            reached = aim.find(figures, notes)
            if reached is not None:
                must = aim.must.get(notes, 0.0)
                about = aim.name, aim.against, notes
                yield Row(*about, reached, must, aim.unit, aim.is_least)


def find_whole(figures: Figures, case: str, notes: int) -> Whole | None:
    """Return what a whole command took at a size."""
    found = (one for one in figures.whole if one.case == case and one.notes == notes)
    return next(found, None)


def _against_floor(case: str, floor: str) -> Find:
    def find(figures: Figures, notes: int) -> float | None:
        measured = find_whole(figures, case, notes)
        return None if measured is None else measured.ratios[floor]

    return find


def _in_seconds(case: str) -> Find:
    def find(figures: Figures, notes: int) -> float | None:
        measured = find_whole(figures, case, notes)
        return None if measured is None else measured.seconds

    return find


def _against_smaller(weigh: Callable[[Figures, int], float | None]) -> Find:
    """Compare what a note costs with what it costs in the next smaller vault."""

    def find(figures: Figures, notes: int) -> float | None:
        smaller = max((size for size in figures.vaults if size < notes), default=0)
        now, then = weigh(figures, notes), weigh(figures, smaller)
        return now / notes / (then / smaller) if now and then else None

    return find


def _weigh_cold(figures: Figures, notes: int) -> float | None:
    measured, start = (find_whole(figures, c, notes) for c in (whole.COLD, whole.START_UP))
    return measured.seconds - start.seconds if measured and start else None


def _weigh_page(figures: Figures, notes: int) -> float | None:
    measured = find_whole(figures, whole.VIEW, notes)
    return measured.written if measured else None


def _against_bytes(figures: Figures, notes: int) -> float | None:
    measured = find_whole(figures, whole.COLD, notes)
    return measured.peak / figures.vaults[notes] if measured else None


def _against_peer(
    peer: str, tell: Callable[[Against], float], figures: Figures, notes: int
) -> float | None:
    found = (tell(one) for one in figures.peers if (one.peer, one.notes) == (peer, notes))
    return next(found, None)


def _find_peer(peer: str, tell: Callable[[Against], float] = lambda one: one.ratio) -> Find:
    return partial(_against_peer, peer, tell)


def _aim_faster(name: str, peer: str, must: Mapping[int, float]) -> _Aim:
    """Ask how many times faster than a peer we are."""
    find = _find_peer(peer, lambda one: 1 / one.ratio)
    return _Aim("times faster", name, find, must, is_least=True)


def _against_rdflib(query: str) -> Find:
    def find(figures: Figures, notes: int) -> float | None:
        found = (one.ratio for one in figures.queries if (one.query, one.notes) == (query, notes))
        return next(found, None)

    return find


def _weigh_served(figures: Figures, notes: int) -> float | None:
    return next((one.median for one in figures.served if one.notes == notes), None)


def _weigh_live(figures: Figures, notes: int) -> float | None:
    return next((one.median for one in figures.live if one.notes == notes), None)


_FILES = "files → resolved links → Turtle, cold"
AIMS: Sequence[_Aim] = (
    _Aim(f"{_FILES}, one process", READ, _against_floor(whole.ONE_PROCESS, READ), {10_000: 24}),
    _Aim(_FILES, READ, _against_floor(whole.COLD, READ), {10_000: 16, 100_000: 17}),
    _Aim(
        "the same with link resources", READ, _against_floor(whole.WITH_LINKS, READ), {10_000: 24}
    ),
    _Aim("the same, and the cache written", READ, _against_floor(whole.CACHE_WRITTEN, READ), {}),
    _Aim("cold, a note", "the smaller vault", _against_smaller(_weigh_cold), {100_000: 1.15}),
    _Aim(
        "warm, nothing changed",
        STAT,
        _against_floor(whole.UNCHANGED, STAT),
        {10_000: 2.0, 100_000: 2.0},
    ),
    _Aim(
        "warm, one note changed",
        STAT,
        _against_floor(whole.ONE_CHANGED, STAT),
        {10_000: 3.5, 100_000: 4.0},
    ),
    _Aim(
        "warm, names changed",
        STAT,
        _against_floor(whole.NAMES_CHANGED, STAT),
        {10_000: 13, 100_000: 13},
    ),
    _Aim("peak memory, cold", "bytes of the vault", _against_bytes, {100_000: 2.6}),
    _Aim("`zettel stats`, cold", "–", _in_seconds(whole.STATS_COLD), {10_000: 1.5}, "s"),
    _Aim("`zettel stats`, warm", "–", _in_seconds(whole.STATS), {10_000: 0.4}, "s"),
    _Aim("`zettel query`, cold", "–", _in_seconds(whole.QUERY_COLD), {}, "s"),
    _Aim("`zettel query`, warm", "–", _in_seconds(whole.QUERY), {}, "s"),
    _Aim("`zettel view`, cold", "–", _in_seconds(whole.VIEW_COLD), {}, "s"),
    _Aim("`zettel view`, warm", "–", _in_seconds(whole.VIEW), {10_000: 4.0}, "s"),
    _Aim(
        "weight of the page, a note",
        "the smaller vault",
        _against_smaller(_weigh_page),
        {10_000: 1.15, 100_000: 1.15},
    ),
    _Aim(
        "time, cold",
        "kglite, which builds a graph",
        _find_peer("kglite"),
        {10_000: 1.5, 100_000: 1.5},
    ),
    _Aim(
        "peak memory, cold",
        "kglite, which builds a graph",
        _find_peer("kglite", lambda one: one.ours / one.peak),
        {10_000: 0.65, 100_000: 0.65},
    ),
    _Aim("files → RDF", "kglite's build and TriG", _find_peer("kglite-rdf"), {10_000: 0.8}),
    _aim_faster("foam-cli", "foam-cli", {10_000: 9}),
    _aim_faster("obsidiantools", "obsidiantools", {1_000: 50}),
    _aim_faster("Cosma", "cosma", {}),
    *(
        _Aim(name, peer, find, dict.fromkeys(SMALLER if peer == COSMOSCOPE else SIZES, most))
        for name, peer, find, most in list_aims()
    ),
    *(
        _Aim(f"query: {name}", "rdflib", _against_rdflib(name), {100_000: FASTER}, is_least=True)
        for name in sorted(path.stem for path in QUERIES.glob("*.rq"))
    ),
    _Aim("an ASK over HTTP", "–", _weigh_served, {100_000: QUICK}, "ms"),
    _Aim("saved → answered", "–", _weigh_live, {10_000: SOON}, "ms"),
)
"""The figures to reach, as ratios within one run but for those in seconds."""
