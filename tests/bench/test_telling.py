"""What tells: tables, rows with what must be reached, the plot, links beside those of peers."""

from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

from tests.bench import whole
from tests.bench.figures import Against, Figures, StageCost, Whole, merge
from tests.bench.floors import READ, STAT
from tests.bench.growth import LABELS
from tests.bench.links import compare_pairs, find_pairs
from tests.bench.peers import PEERS, find_peers, tell_missing
from tests.bench.plot import LABEL, spread, to_plot
from tests.bench.rows import find_rows
from tests.bench.table import to_tables


def build_figures(cold: float = 12.0) -> Figures:
    """Build figures as two sizes would give them."""
    measured = [
        Whole(case, notes, seconds * notes / 10_000 + 0.3, 10**8, {READ: cold, STAT: 1.9}, 10**6)
        for case, seconds in ((whole.COLD, 1.2), (whole.UNCHANGED, 0.1), (whole.START_UP, 0.0))
        for notes in (1_000, 10_000)
    ]
    return Figures(
        "2 cores",
        stages=(
            StageCost("usual", "parse", 1_000, 50.0),
            StageCost("usual", "parse", 10_000, 55.0),
        ),
        whole=tuple(measured),
        vaults={1_000: 2_700_000, 10_000: 27_000_000},
        floors={1_000: {READ: 0.005, STAT: 0.003}, 10_000: {READ: 0.05, STAT: 0.03}},
        peers=(Against("foam-cli", "generated", 10_000, 9.0, 0.1, 5 * 10**8, 10**8),),
    )


def test_rows_say_what_was_reached_and_what_must_be() -> None:
    """At a size for which nothing is asked, a row only tells."""
    rows = {(row.name, row.notes): row for row in find_rows(build_figures())}
    cold = "files → resolved links → Turtle, cold"
    assert rows[cold, 10_000].must == 16
    assert rows[cold, 10_000].is_met
    assert rows[cold, 1_000].must == 0
    assert rows["times faster", 10_000].reached == 10
    assert rows["times faster", 10_000].is_met
    assert rows["cold, a note", 10_000].reached == 1.0
    missed = {(row.name, row.notes): row for row in find_rows(build_figures(cold=17))}
    assert not missed[cold, 10_000].is_met


def test_tables_hold_all_that_was_measured() -> None:
    """Each stage and each row stands in a table, with its mark."""
    told = to_tables(build_figures(), LABELS)
    assert "| parse | [linear] | 50.0 | 55.0 | 1.10 | 0 |" in told
    assert "12 × (must ≤ 16) ✓" in told
    assert all(line.count("|") > 4 for line in told.splitlines() if line.startswith("|"))


def test_unkind_shapes_stand_beside_the_usual_vault() -> None:
    """A column a shape, and a mark where a label is broken."""
    costs = [
        StageCost("hub", "parse", notes, 10.0 * times) for notes, times in ((1_000, 1), (10_000, 4))
    ]
    told = to_tables(merge([build_figures(), Figures("2 cores", stages=tuple(costs))]), LABELS)
    assert "| stage | grows | hub | usual |" in told
    assert "| parse | [linear] | 4.00 ✗ | 1.10 |" in told


def test_figures_of_several_runs_are_put_together() -> None:
    """What was measured again replaces what was there, and the rest stays."""
    later = Figures("2 cores", stages=(StageCost("usual", "parse", 10_000, 99.0),))
    merged = merge([build_figures(), later])
    assert [cost.micros for cost in merged.stages] == [50.0, 99.0]
    assert len(merged.whole) == 6


def test_the_plot_is_one_picture_that_loads_nothing() -> None:
    """Well-formed SVG, a line for what was measured, the same bytes each time."""
    told = to_plot(build_figures())
    root = ET.fromstring(told)
    lines = root.findall(".//{*}polyline")
    assert len(lines) == 6  # three commands, two floors, one peer
    assert "href" not in told
    assert told == to_plot(build_figures())
    assert ET.fromstring(to_plot(Figures("2 cores"))).findall(".//{*}polyline") == []


def test_labels_of_the_plot_do_not_cover_each_other() -> None:
    """Labels that would stand on one another move apart, in their order."""
    places = spread([100.0, 101.0, 300.0, 99.0])
    ordered = [places[3], places[0], places[1], places[2]]
    gaps = [b - a for a, b in pairwise(ordered)]
    assert min(gaps) > LABEL * 0.9


def test_only_links_that_we_have_no_reason_to_leave_out_are_misses() -> None:
    """Not what stands in code, what we take to lead elsewhere, what is no note of ours."""
    paths = {name: f"{name}.md" for name in "abcde"}
    own = {
        "links": [["a.md", "b.md"]],
        "unseen": [["a.md", "d.md"]],
        "read": {"a.md": ["c"]},
        "names": {path: [name] for name, path in paths.items()},
        "paths": paths,
    }
    theirs = {("a.md", name) for name in ("b.md", "c.md", "d.md", "e.md", "picture.png")}
    links = compare_pairs(own, theirs, ("vault", "peer"))
    assert links.only_theirs == (("a.md", "e.md"),)
    assert (links.ours, links.theirs, links.elsewhere, links.unseen) == (1, 4, 1, 1)


def test_peers_may_know_notes_by_other_names() -> None:
    """Ids become paths; placeholders are no notes."""
    assert find_pairs({"ids": [["1", "2"], ["1", "9"]]}, {"1": "a.md", "2": "b.md"}) == {
        ("a.md", "b.md")
    }
    nodes = [{"id": "a.md", "type": "note"}, {"id": "x", "type": "placeholder"}]
    links = [{"source": "a.md", "target": "a.md"}, {"source": "a.md", "target": "x"}]
    assert find_pairs({"nodes": nodes, "links": links}, {}) == {("a.md", "a.md")}


def test_missing_peers_are_told_with_what_installs_them(tmp_path: Path) -> None:
    """A peer that is not there is one line, never a failure."""
    (line,) = tell_missing(tmp_path)
    assert all(peer.name in line for peer in PEERS if peer.links)
    assert f"python -m tests.bench.peers --install {tmp_path}" in line
    assert not find_peers(tmp_path)
