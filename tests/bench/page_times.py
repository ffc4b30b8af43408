"""How pages do in a real browser: when they answer, and how they keep up with a drag.

A page is *interactive* when a click on a note has been answered: the pointer clicks as soon as the
document is loaded and a note can be seen with nothing over it, and again while nothing happens;
the time counts from the start of the navigation to the frame after the one that draws the answer
(zettel and Cosma: the note is open; pyvis: the node is selected). Of a large vault zettel shows
communities first, and a click opens one. Then, in a page opened anew, the map of all notes is
dragged about for some seconds: milliseconds between frames, and of them those in which the page's
thread was at work.
"""

import math
import statistics
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from msgspec import Struct
from playwright.sync_api import Browser, Page, TimeoutError, sync_playwright

from tests.bench.figures import PageCost
from tests.bench.page_rows import LIMIT
from tests.bench.pages import PageKind, find_kinds, write_page
from tests.view.chromium import MISSING, find_chromium, start_chromium

PROBE = Path(__file__).with_name("page_probe.js")
PATIENCE = 20.0
"""Seconds beyond which a page is measured once only."""

AGAIN = 0.1
"""Seconds after which a click that is not answered is made again."""

REST = 1.0
"""Seconds in which what still moves by itself after opening comes to rest."""

DRAG = 3.0
"""Seconds of dragging."""


class Opening(Struct, frozen=True):
    """One measurement of a page; None where it was given up."""

    ready: float | None  # s
    frames: Sequence[float] = ()  # ms
    work: float = 0.0  # ms a frame


def measure_pages(
    vault: Path, known: tuple[int, Path, Path], runs: int, tell: Callable[[str], None]
) -> list[PageCost]:
    """Return how all pages of a vault do, taken in turn; the first round is thrown away.

    Args:
        vault: its folder.
        known: how many notes it has, the folder of peers, and one to write pages into.
        runs: how often to measure.
        tell: called with a line on what comes next.
    """
    notes, place, folder = known
    program = find_chromium()
    if program is None:
        tell(f"{MISSING}: pages are left out")
        return []
    folder.mkdir(parents=True, exist_ok=True)
    pages = {kind: write_page(kind, place, vault, folder) for kind in find_kinds(place, notes)}
    told: dict[PageKind, list[Opening]] = {kind: [] for kind in pages}
    with sync_playwright() as playwright:
        browser = start_chromium(playwright, program)
        for number in range(runs + 1):
            for kind, page in pages.items():
                if number and _is_slow(told[kind][0]):
                    continue
                tell(f"{notes:,} notes, run {number} of {runs}: the page of {kind.name}")
                told[kind].append(measure_page(browser, kind.probe, page))
        browser.close()
    return [_to_cost(kind, notes, page, told[kind]) for kind, page in pages.items()]


def measure_page(browser: Browser, probe: str, path: Path) -> Opening:
    """Open a page twice: to click on a note, and to drag the map."""
    with open_page(browser, probe, path) as page:
        ready = time_answer(page)
    if ready is None:
        return Opening(None)
    with open_page(browser, probe, path) as page:
        return Opening(ready, *drag_map(page))


@contextmanager
def open_page(browser: Browser, probe: str, path: Path) -> Iterator[Page]:
    """Open a page in a browser that has seen nothing yet, offline."""
    context = browser.new_context(offline=True, viewport={"width": 1280, "height": 800})
    context.set_default_timeout(LIMIT * 1000)
    context.add_init_script(f"{PROBE.read_text(encoding='utf-8')}; bench.use('{probe}');")
    page = context.new_page()
    page.goto(path.as_uri(), wait_until="commit")
    yield page
    context.close()


def time_answer(page: Page) -> float | None:
    """Click on a note until that is answered; return the seconds since the page was asked for."""
    end = perf_counter() + LIMIT
    try:
        place = find_place(page, "findNote")
        page.evaluate("bench.arm()")
        while perf_counter() < end:
            page.mouse.click(*place)
            try:
                page.wait_for_function("() => bench.answered()", timeout=AGAIN * 1000)
            except TimeoutError:
                place = find_place(page, "findNote")
                continue
            answered: float = page.evaluate("bench.answered()")
            return answered / 1000
    except TimeoutError:
        return None
    return None


def drag_map(page: Page) -> tuple[list[float], float]:
    """Drag the map about; return milliseconds between frames, and milliseconds of work in each.

    Raises:
        ValueError: the map stayed where it was.
    """
    find_place(page, "findNote")
    page.evaluate("bench.showAll()")
    page.wait_for_timeout(REST * 1000)
    left, top = find_place(page, "findGap")
    before = page.evaluate("bench.sum()")
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    page.mouse.move(left, top)
    page.mouse.down()
    busy = read_busy(session.send("Performance.getMetrics"))
    page.evaluate("bench.watch()")
    start = perf_counter()
    while (turn := (perf_counter() - start) * 4) < DRAG * 4:
        page.mouse.move(left + 150 * math.sin(turn), top + 90 * math.sin(1.7 * turn))
    frames: list[float] = page.evaluate("bench.stop()")
    busy = read_busy(session.send("Performance.getMetrics")) - busy
    page.mouse.move(left + 120, top + 40)
    page.wait_for_timeout(100)
    if page.evaluate("bench.sum()") == before:
        raise ValueError("the map was dragged, and stayed where it was")
    return frames, busy * 1000 / len(frames)


def find_place(page: Page, name: str) -> tuple[float, float]:
    """Wait for a place that the page's probe finds."""
    x, y = page.wait_for_function(f"() => bench.{name}()", polling=20).json_value()
    return x, y


def read_busy(told: dict[str, list[dict[str, float | str]]]) -> float:
    """Return the seconds that the page's main thread has been at work."""
    return next(float(one["value"]) for one in told["metrics"] if one["name"] == "TaskDuration")


def _is_slow(opening: Opening) -> bool:
    return opening.ready is None or opening.ready > PATIENCE


def _to_cost(kind: PageKind, notes: int, path: Path, told: Sequence[Opening]) -> PageCost:
    kept = told[1:] or told
    weight = path.stat().st_size
    ready = [one.ready for one in kept if one.ready is not None]
    if len(ready) < len(kept):
        return PageCost(kind.name, notes, weight)
    return PageCost(
        page=kind.name,
        notes=notes,
        weight=weight,
        ready=statistics.median(ready),
        frame=statistics.median(statistics.mean(one.frames) for one in kept),
        slow=statistics.median(find_slow(one.frames) for one in kept),
        work=statistics.median(one.work for one in kept),
    )


def find_slow(frames: Sequence[float]) -> float:
    """Return what 95 of 100 frames take at most."""
    return sorted(frames)[math.ceil(len(frames) * 0.95) - 1]
