"""What the bench finds out, as plain records that go into JSON, tables and the plot."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from msgspec import Struct

Record = TypeVar("Record")

USUAL = "usual"
"""What the generated vault is called beside those of unkind shapes."""


class StageCost(Struct, frozen=True):
    """A stage on a vault; `micros` of processor time a note, or a call where the label is flat."""

    vault: str
    stage: str
    notes: int
    micros: float
    megabytes: float = 0.0  # what the stage adds to the peak memory of its process


class Whole(Struct, frozen=True):
    """A whole command, start-up included; `ratios` are without start-up, one a floor."""

    case: str
    notes: int
    seconds: float
    peak: int  # bytes
    ratios: dict[str, float]
    written: int = 0  # bytes of its output


class Against(Struct, frozen=True):
    """A peer beside us on one vault; `ratio` is our time over its time, alternating in one run."""

    peer: str
    vault: str
    notes: int
    seconds: float
    ratio: float
    peak: int
    ours: int  # our own peak, in bytes


class Links(Struct, frozen=True):
    """Which notes a peer joins in a vault, and which we do: pairs, each counted once."""

    vault: str
    peer: str
    theirs: int
    ours: int
    elsewhere: int  # only theirs, for we take the same words to lead to another note, or to none
    unseen: int  # only theirs, for they stand in code or in comments, and are no links
    only_theirs: tuple[tuple[str, str], ...]  # what else only they have


class PageCost(Struct, frozen=True):
    """A page in a browser; None where it did not become interactive in time."""

    page: str
    notes: int
    weight: int  # bytes
    ready: float | None = None  # seconds until a click on a note was answered
    frame: float | None = None  # ms between frames while the map is dragged
    slow: float | None = None  # of 95 of 100 frames, the longest
    work: float | None = None  # ms of a frame in which the page's thread is at work


class LoadCost(Struct, frozen=True):
    """What it takes until a store of a vault's graph can be asked, the notes read before."""

    store: str
    notes: int
    triples: int
    seconds: float


class QueryCost(Struct, frozen=True):
    """A query through `vault.query` and by rdflib; `ratio` is their time over ours, in one run."""

    query: str
    notes: int
    rows: int
    seconds: float
    theirs: float
    ratio: float
    is_given_up: bool = False  # whether rdflib was stopped: its time and the ratio are the least


class ServedCost(Struct, frozen=True):
    """An ASK over HTTP, in milliseconds."""

    notes: int
    median: float
    slow: float  # of 95 of 100 requests, the longest


class LiveCost(Struct, frozen=True):
    """From saving a note to the first answer that knows of it, in milliseconds."""

    notes: int
    median: float
    slow: float  # the longest


class Figures(Struct, frozen=True):
    """All that one run has measured."""

    machine: str
    stages: tuple[StageCost, ...] = ()
    whole: tuple[Whole, ...] = ()
    vaults: dict[int, int] = {}  # notes → bytes
    floors: dict[int, dict[str, float]] = {}  # notes → seconds of each floor
    peers: tuple[Against, ...] = ()
    links: tuple[Links, ...] = ()
    pages: tuple[PageCost, ...] = ()
    loads: tuple[LoadCost, ...] = ()
    queries: tuple[QueryCost, ...] = ()
    served: tuple[ServedCost, ...] = ()
    live: tuple[LiveCost, ...] = ()


def merge(parts: Sequence[Figures]) -> Figures:
    """Return all that several runs on one machine have measured; later ones add, or replace."""
    return Figures(
        machine=parts[-1].machine,
        stages=_merge(
            [part.stages for part in parts], lambda one: (one.vault, one.stage, one.notes)
        ),
        whole=_merge([part.whole for part in parts], lambda one: (one.case, one.notes)),
        vaults={size: weight for part in parts for size, weight in part.vaults.items()},
        floors={size: floors for part in parts for size, floors in part.floors.items()},
        peers=_merge([part.peers for part in parts], lambda one: (one.peer, one.vault, one.notes)),
        links=_merge([part.links for part in parts], lambda one: (one.peer, one.vault)),
        pages=_merge([part.pages for part in parts], lambda one: (one.page, one.notes)),
        loads=_merge([part.loads for part in parts], lambda one: (one.store, one.notes)),
        queries=_merge([part.queries for part in parts], lambda one: (one.query, one.notes)),
        served=_merge([part.served for part in parts], lambda one: one.notes),
        live=_merge([part.live for part in parts], lambda one: one.notes),
    )


def _merge(
    parts: Iterable[Sequence[Record]], name: Callable[[Record], object]
) -> tuple[Record, ...]:
    return tuple({name(one): one for part in parts for one in part}.values())
