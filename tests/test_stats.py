"""Figures, ranks, communities and positions."""

import math
import random

import msgspec

from zettel.model import Issue, Link, LinkKind, Note, ResolvedNote, Severity
from zettel.resolve import resolve_notes
from zettel.stats import (
    Stats,
    build_stats,
    find_communities,
    find_positions,
    rank_notes,
)

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
    return build_stats(resolve(*notes), ())


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
    issue = Issue("a.md", 1, 1, "Z101", Severity.ERROR, "m")
    stats = build_stats(resolve(write("a", "b", types="k", tags="t"), write("b")), [issue, issue])
    data = msgspec.to_builtins(stats)
    assert data["notes"] == 2
    assert data["words"] == 20
    assert data["types"] == {"k": 1}
    assert data["tags"] == {"t": 1}
    assert data["issues"] == {"Z101": 2}
    assert data["central"][0]["id"] == "b"
    assert set(data["links"]) >= {"total", "found", "missing", "ambiguous", "by_kind", "by_rule"}
    assert msgspec.json.encode(stats)


def test_only_links_between_notes_join() -> None:
    """Shared tags, types and placeholders make neither a component nor an end to an orphan."""
    one, two = (write(id, "Nobody", tags="t", types="k") for id in "ab")
    stats = build(one, two)
    assert (stats.components, stats.orphans, stats.placeholders) == (2, 2, 1)


def test_rank_counts_a_link_once() -> None:
    """Ranks add up to one, and ten links from one note weigh as much as one."""
    once = rank_notes(resolve(write("a", "b", "c"), write("b"), write("c")))
    often = rank_notes(resolve(write("a", "b", "b", "b", "c"), write("b"), write("c")))
    assert once == often
    assert math.isclose(sum(once.values()), 1, abs_tol=1e-6)
    assert once["b"] > once["a"]


def test_communities() -> None:
    """Two cliques with one link between them are two communities; single notes are none."""
    notes = resolve(*write_cliques(), write("lonely"))
    assert [sorted(group) for group in find_communities(notes)] == [list("abcd"), list("wxyz")]
    named = build(*write_cliques()).communities
    assert [(community.id, community.size) for community in named] == [("a", 4), ("w", 4)]


def test_empty_vault() -> None:
    """No notes are no error."""
    stats = build()
    assert (stats.notes, stats.components, stats.central, stats.communities) == (0, 0, (), ())
    assert find_positions([], 0) == []


def test_order_of_files_changes_nothing() -> None:
    """The same notes read in another order give the same figures."""
    notes = [*write_cliques(), write("lonely"), write("p", "a"), write("q", "a")]
    turned = random.Random(1).sample(notes, len(notes))
    assert build(*notes) == build(*turned)


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
