"""What measures pages: ours and pyvis's, of a tiny vault, in a real browser; and what tells it."""

import sys
from pathlib import Path

import msgspec
import pytest

from tests.bench.clock import run_process
from tests.bench.figures import Figures, PageCost
from tests.bench.growth import LABELS
from tests.bench.page_rows import LIMIT, TICK
from tests.bench.page_times import find_slow
from tests.bench.pages import BARE, COSMOSCOPE, PYVIS, STILL, WHOLE
from tests.bench.rows import find_rows
from tests.bench.table import to_tables
from tests.view.chromium import MISSING, find_chromium

QUICKLY = """\
import sys
from tests.bench import __main__, page_times
page_times.DRAG = page_times.REST = 0.3
sys.exit(__main__.main())
"""


@pytest.mark.skipif(find_chromium() is None, reason=MISSING)
def test_pages_of_a_tiny_vault_are_measured(tmp_path: Path) -> None:
    """Every page that can be written here answers a click, and moves when it is dragged."""
    file = tmp_path / "figures.json"
    asked = ["--only", "pages", "--sizes", "12", "--runs", "1", "--peers"]
    run_process([sys.executable, "-c", QUICKLY, *asked, tmp_path, "--json", file])
    told = msgspec.json.decode(file.read_bytes(), type=Figures)
    found = {page.page: page for page in told.pages}
    assert list(found) == [WHOLE, BARE, PYVIS, STILL]
    for page in found.values():
        assert 0 < (page.ready or 0) < LIMIT
        assert (page.frame or 0) > 1
        assert (page.slow or 0) > 1
        assert (page.work or 0) > 0
    assert found[BARE].weight < found[WHOLE].weight


def build_figures(*pages: PageCost) -> Figures:
    """Build figures of pages of 300 notes."""
    return Figures("2 cores", vaults={300: 1}, pages=pages)


def test_a_page_is_held_to_its_peers() -> None:
    """Ratios of ours to theirs, with what they must be."""
    ours = PageCost(WHOLE, 300, 2_000_000, 0.5, 16.7, 16.8, 5.0)
    bare = PageCost(BARE, 300, 900_000, 0.4, 16.7, 16.7, 5.0)
    pyvis = PageCost(PYVIS, 300, 800_000, 1.0, 35.0, 70.0, 30.0)
    cosma = PageCost(COSMOSCOPE, 300, 1_000_000, 0.4, 16.6, 16.6, 9.0)
    figures = build_figures(ours, bare, pyvis, cosma)
    rows = {(row.name, row.against): row for row in find_rows(figures)}
    assert rows["page: time to interactive", PYVIS].reached == 0.5
    assert rows["page: time to interactive", PYVIS].is_met
    assert not rows["page: time to interactive", COSMOSCOPE].is_met
    assert rows["page: a frame while dragging", PYVIS].reached == TICK / 35
    assert rows["page: 95 of 100 frames", COSMOSCOPE].is_met  # both keep up with the screen
    assert not rows["page: weight", COSMOSCOPE].is_met
    assert rows["page: weight, bare", PYVIS].reached == 1.125
    assert ("page: time to interactive", STILL) not in rows


def test_a_page_that_was_given_up_counts_as_the_limit() -> None:
    """It has no frames, and a stroke in the table; ours would be no better for being given up."""
    ours = PageCost(WHOLE, 300, 2_000_000, 1.2, 16.7, 16.8, 5.0)
    figures = build_figures(ours, PageCost(PYVIS, 300, 800_000))
    rows = {(row.name, row.against): row for row in find_rows(figures)}
    assert rows["page: time to interactive", PYVIS].reached == 1.2 / LIMIT
    assert ("page: a frame while dragging", PYVIS) not in rows
    told = to_tables(figures, LABELS)
    assert "| 300 | zettel | 2.00 | 1.2 | 16.7 | 16.8 | 5.0 |" in told
    assert "| 300 | pyvis | 0.80 | – | – | – | – |" in told


def test_of_a_hundred_frames_five_may_take_longer() -> None:
    """The 95th in order, and the only one where there is only one."""
    assert find_slow([float(time) for time in range(100, 0, -1)]) == 95
    assert find_slow([20.0]) == 20
