"""Pages of one vault: ours, pyvis's and Cosma's, each as its users write it."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct

from tests.bench.clock import run_process
from tests.bench.peers import COSMA, ENVIRONMENT, PROGRAMS
from tests.bench.whole import OFF, PROGRAM

WHOLE = "zettel"
BARE = "zettel, bare"
PYVIS = "pyvis"
STILL = "pyvis, still"
COSMOSCOPE = "Cosma"


class PageKind(Struct, frozen=True):
    """A page: which program writes it, and up to how many notes it is asked to."""

    name: str
    probe: str  # how `page_probe.js` calls it
    call: Callable[[Path, Path, Path], list[str | Path]]  # folder of peers, vault, page
    most: int = 1_000_000
    tool: str = ""  # its file below the folder of peers, if it is one


def _call_zettel(*more: str) -> Callable[[Path, Path, Path], list[str | Path]]:
    start = [sys.executable, "-c", PROGRAM, "view"]
    return lambda _place, vault, page: [*start, vault, "--no-open", *more, "-o", page]


def _call_pyvis(*more: str) -> Callable[[Path, Path, Path], list[str | Path]]:
    start = [sys.executable, "-m", "tests.bench.peer_programs.run_pyvis"]
    return lambda _place, vault, page: [*start, vault, page, *more]


def _call_cosma(place: Path, vault: Path, page: Path) -> list[str | Path]:
    return [sys.executable, PROGRAMS / "run_cosma.py", place / COSMA, vault, page]


KINDS = (
    PageKind(WHOLE, "zettel", _call_zettel()),
    PageKind(BARE, "zettel", _call_zettel("--no-sparql", "--no-bodies")),
    PageKind(PYVIS, "pyvis", _call_pyvis()),
    PageKind(STILL, "pyvis", _call_pyvis("still")),
    PageKind(COSMOSCOPE, "cosma", _call_cosma, 3_000, COSMA),
)
"""“bare” is without SPARQL and without texts, “still” without physics."""


def find_kinds(place: Path, notes: int) -> Iterator[PageKind]:
    """Yield the pages that can be written here of so many notes."""
    for kind in KINDS:
        if notes <= kind.most and (not kind.tool or any(place.glob(kind.tool))):
            yield kind


def write_page(kind: PageKind, place: Path, vault: Path, folder: Path) -> Path:
    """Write a page into a folder, and return its path."""
    page = folder / f"{kind.name.replace(', ', '-')}.html"
    run_process(kind.call(place, vault, page), {**OFF, **ENVIRONMENT})
    return page
