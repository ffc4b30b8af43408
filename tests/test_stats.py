"""Figures, ranks, communities and positions."""

import math
import os
import random
import subprocess
import sys
from collections.abc import Callable

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from zettel.graph import find_pairs
from zettel.model import Link, LinkKind, Note, ResolvedNote
from zettel.resolve import resolve_notes
from zettel.stats import Stats, build_stats, find_positions, find_structure

Edges = list[tuple[int, int]]


def write(id: str, *targets: str, tags: str = "", types: str = "") -> Note:
    """Make a note that links to some targets, one a line."""
    links = tuple(Link(t, LinkKind.WIKI, line, 1) for line, t in enumerate(targets, 1))
    return Note(
        id, f"{id}.md", id.upper(), types=tuple(types.split()), tags=tuple(tags.split()),
        links=links, words=10,
    )  # fmt: skip


def resolve(*notes: Note) -> tuple[ResolvedNote, ...]:
    """Resolve notes among which no prefix is a link type."""
    return resolve_notes(notes, (), lambda prefix: False)


def write_cliques() -> list[Note]:
    """Write two groups of four that all link among themselves, and one link between them."""
    groups = ("abcd", "wxyz")
    notes = {id: [other for other in group if other != id] for group in groups for id in group}
    notes["a"].append("w")
    return [write(id, *targets) for id, targets in notes.items()]


def build(*notes: Note) -> Stats:
    """Build the figures of notes without issues."""
    return build_stats(resolve(*notes), {})


def rank(*notes: Note) -> dict[str, float]:
    """Rank notes."""
    return find_structure(find_pairs(resolve(*notes))).ranks


def test_links_to_notes_are_found_or_missing() -> None:
    """Found and missing make the total; ambiguous is a part of found; others stand apart."""
    twins = (Note("1", "p/t.md", "T"), Note("2", "q/t.md", "T"))
    links = build(
        write("a", "b", "T", "Nobody", "", "https://example.org", "x.png"), write("b"), *twins
    ).links
    assert (links.total, links.found, links.missing, links.ambiguous) == (4, 3, 1, 1)
    assert (links.external, links.attachments) == (1, 1)
    assert links.by_kind == {"wiki": 4}
    assert links.by_rule == {"name": 2, "self": 1}


def test_names_in_json() -> None:
    """Scripts may rely on these names, and on `notes` being a number."""
    notes = resolve(write("a", "b", types="k", tags="t"), write("b"))
    stats = build_stats(notes, {"Z101": 2})
    data = msgspec.to_builtins(stats)
    assert data["notes"] == 2
    assert data["words"] == 20
    assert data["types"] == {"k": 1}
    assert data["tags"] == {"t": 1}
    assert data["issues"] == {"Z101": 2}
    assert data["central"][0]["id"] == "b"
    assert set(data["links"]) >= {"total", "found", "missing", "ambiguous", "by_kind", "by_rule"}
    assert msgspec.json.decode(msgspec.json.encode(stats), type=Stats) == stats


def test_only_links_between_notes_join() -> None:
    """Shared tags, types and placeholders make neither a component nor an end to an orphan."""
    one, two = (write(id, "Nobody", tags="t", types="k") for id in "ab")
    stats = build(one, two)
    assert (stats.components, stats.orphans, stats.placeholders) == (2, 2, 1)


def test_rank_counts_a_link_once() -> None:
    """Ranks add up to one, and ten links from one note weigh as much as one."""
    once = rank(write("a", "b", "c"), write("b"), write("c"))
    often = rank(write("a", "b", "b", "b", "c"), write("b"), write("c"))
    assert once == often
    assert math.isclose(sum(once.values()), 1, abs_tol=1e-6)
    assert once["b"] > once["a"]


def test_communities() -> None:
    """Two cliques with one link between them are two communities; single notes are none."""
    notes = resolve(*write_cliques(), write("lonely"))
    found = find_structure(find_pairs(notes)).communities
    assert [sorted(group) for group in found] == [list("abcd"), list("wxyz")]
    named = build(*write_cliques()).communities
    assert [(community.id, community.size) for community in named] == [("a", 4), ("w", 4)]


def test_empty_vault() -> None:
    """No notes are no error."""
    stats = build()
    assert (stats.notes, stats.components, stats.central, stats.communities) == (0, 0, (), ())
    assert find_positions([], 0) == []


@st.composite
def draw_notes(draw: st.DrawFn) -> tuple[ResolvedNote, ...]:
    """Draw notes that link to one another, with tags and types."""
    ids = [f"n{number}" for number in range(draw(st.integers(0, 30)))]
    targets = st.lists(st.sampled_from([*ids, "nobody"]), max_size=4)
    names = st.sampled_from(["", "t", "u", "t u"])
    drawn = [write(id, *draw(targets), tags=draw(names), types=draw(names)) for id in ids]
    return resolve(*drawn)


@given(draw_notes(), st.randoms(use_true_random=False))
def test_order_of_notes_changes_nothing(
    notes: tuple[ResolvedNote, ...], chance: random.Random
) -> None:
    """Shuffled notes give the same figures, ranks, communities and positions."""
    shuffled = chance.sample(notes, len(notes))
    assert build_stats(shuffled, {}) == build_stats(notes, {})
    pairs, same = find_pairs(notes), find_pairs(shuffled)
    assert find_structure(same) == find_structure(pairs)
    drawn = chance.sample(same.pairs, len(same.pairs))
    assert find_positions(drawn, len(same.ids)) == find_positions(pairs.pairs, len(pairs.ids))


@given(draw_notes())
def test_structure_adds_up(notes: tuple[ResolvedNote, ...]) -> None:
    """Ranks make one; communities share no note; an orphan is a part and in no community."""
    found = find_structure(find_pairs(notes))
    assert math.isclose(sum(found.ranks.values()), bool(notes), abs_tol=1e-6)
    members = [note for group in found.communities for note in group]
    assert len(set(members)) == len(members) <= len(notes) - found.orphans
    assert found.orphans <= found.components <= len(notes)
    assert all(
        group == tuple(sorted(group, key=_by_rank(found.ranks))) for group in found.communities
    )


def test_igraph_runs_in_one_thread() -> None:
    """Ranks are the same to the last bit on any number of cores; a caller's setting stays."""
    code = """
import os, random, sys
sys.modules["numpy"] = None  # which igraph loads where it is installed, with threads of its own
from pathlib import Path
from zettel.stats.graphs import to_igraph
draw = random.Random(1).randrange
to_igraph([(draw(5_000), draw(5_000)) for _ in range(20_000)], 5_000, directed=True).pagerank()
tasks = Path("/proc/self/task")
print(len(list(tasks.iterdir())) if tasks.is_dir() else 1, os.environ.get("OMP_NUM_THREADS"))
"""
    for setting in ({}, {"OMP_NUM_THREADS": "2"}):
        environment = {name: v for name, v in os.environ.items() if name != "OMP_NUM_THREADS"}
        call = [sys.executable, "-c", code]
        told = subprocess.run(
            call, env={**environment, **setting}, capture_output=True, check=True, text=True
        )
        assert told.stdout.split() == ["1", setting.get("OMP_NUM_THREADS", "None")]


def _by_rank(ranks: dict[str, float]) -> Callable[[str], tuple[float, str]]:
    return lambda note: (-ranks[note], note)


def _draw(count: int, edges: int) -> Edges:
    numbers = random.Random(2)
    return [(numbers.randrange(count), numbers.randrange(count)) for _ in range(edges)]


def test_same_vault_same_map() -> None:
    """Neither order nor direction of edges, nor what was drawn before, moves a note."""
    edges = _draw(400, 700)
    first = find_positions(edges, 420)
    random.random()
    assert find_positions([(b, a) for a, b in reversed(edges)], 420) == first


def test_positions_leave_other_random_numbers_alone() -> None:
    """A caller's own seed means what it did before."""
    random.seed(5)
    expected = random.random()
    random.seed(5)
    find_positions(_draw(30, 40), 30)
    assert random.random() == expected


def test_no_two_notes_share_a_place() -> None:
    """Every note can be seen, linked or not."""
    places = find_positions(_draw(300, 350), 380)
    assert len(set(places)) == len(places) == 380
    assert all(math.isfinite(x) and math.isfinite(y) for x, y in places)


def test_notes_without_links_stand_around_the_others() -> None:
    """They form a ring that the linked ones stay inside of, none too near to the next."""
    ring = [(i, (i + 1) % 20) for i in range(20)]
    places = find_positions(ring, 30)
    linked, alone = places[:20], places[20:]
    assert max(math.hypot(*p) for p in linked) < min(math.hypot(*p) for p in alone)
    assert min(math.dist(a, b) for a in alone for b in alone if a != b) > 60


def test_room_grows_with_the_vault() -> None:
    """Notes have about the same room in a small map and in a large one."""
    for count in (50, 1_000):
        edges = [(i, i // 2) for i in range(1, count)]
        places = find_positions(edges, count)
        radius = math.sqrt(sum(x * x + y * y for x, y in places) / count)
        assert 20 < radius / math.sqrt(count) < 60


def test_parts_of_one_shape_look_the_same() -> None:
    """However many small parts there are, those with the same links are drawn alike."""
    triangles = [(i, i + 1) for i in range(300) if i % 3 < 2] + [
        (i, i + 2) for i in range(0, 300, 3)
    ]
    places = find_positions(triangles, 300)
    sides = {
        tuple(
            round(math.dist(places[i + a], places[i + b]), 0) for a, b in ((0, 1), (1, 2), (0, 2))
        )
        for i in range(0, 300, 3)
    }
    assert len(sides) == 1
