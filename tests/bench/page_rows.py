"""What pages must reach beside those of peers, as ratios of ours to theirs."""

from collections.abc import Callable, Iterator

from tests.bench.figures import Figures, PageCost
from tests.bench.pages import BARE, COSMOSCOPE, PYVIS, STILL, WHOLE

Weigh = Callable[[PageCost], float | None]

SIZES = (300, 1_000, 3_000, 10_000)
SMALLER = SIZES[:3]
"""Those at which Cosma is asked."""

LIMIT = 120.0
"""Seconds after which a page that has answered nothing is given up."""

TICK = 17.5
"""Milliseconds of a frame that keeps up with the screen; less is not to be told apart."""


def find_page(figures: Figures, page: str, notes: int) -> PageCost | None:
    """Return how a page did at a size."""
    found = (one for one in figures.pages if (one.page, one.notes) == (page, notes))
    return next(found, None)


def compare_pages(ours: str, theirs: str, weigh: Weigh) -> Callable[[Figures, int], float | None]:
    """Return what finds the ratio of one page to another, None where one of them tells nothing."""

    def find(figures: Figures, notes: int) -> float | None:
        pages = [find_page(figures, page, notes) for page in (ours, theirs)]
        first, second = (weigh(page) if page else None for page in pages)
        return first / second if first and second else None

    return find


def list_aims() -> Iterator[tuple[str, str, Callable[[Figures, int], float | None], float]]:
    """Yield what is compared, with whom, how, and which ratio must not be passed."""
    for peer in (PYVIS, STILL, COSMOSCOPE):
        for name, weigh in (
            ("page: time to interactive", _ready),
            ("page: a frame while dragging", _frame),
            ("page: 95 of 100 frames", _slow),
        ):
            yield name, peer, compare_pages(WHOLE, peer, weigh), 1.0
    yield "page: weight", COSMOSCOPE, compare_pages(WHOLE, COSMOSCOPE, _weight), 1.0
    yield "page: weight, bare", PYVIS, compare_pages(BARE, PYVIS, _weight), 1.5


def _weight(page: PageCost) -> float:
    return page.weight


def _ready(page: PageCost) -> float:
    return page.ready or LIMIT


def _frame(page: PageCost) -> float | None:
    return page.frame and max(page.frame, TICK)


def _slow(page: PageCost) -> float | None:
    return page.slow and max(page.slow, TICK)
