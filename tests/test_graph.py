"""The graph: what is a node, what is an edge, and what the questions about it answer."""

import io
from collections.abc import Callable
from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zettel.errors import NoteError
from zettel.graph import (
    build_backlinks,
    build_graph,
    find_backlinks,
    find_orphans,
    find_pairs,
    find_path,
)
from zettel.model import Link, LinkKind, Note, ResolvedNote
from zettel.resolve import resolve_notes


def write(id: str, *targets: str, tags: str = "", types: str = "") -> Note:
    """Make a note that links to some targets, one a line; `kind:target` is a typed link."""
    links = tuple(
        Link(t, LinkKind.WIKI, line, 1, prefix=t.partition(":")[0] if ":" in t else "", context=t)
        for line, t in enumerate(targets, 1)
    )
    return Note(
        id,
        f"{id}.md",
        id.upper(),
        types=tuple(types.split()),
        tags=tuple(tags.split()),
        links=links,
    )


def resolve(*notes: Note) -> tuple[ResolvedNote, ...]:
    """Resolve notes among which every prefix is a link type."""
    return resolve_notes(notes, (), bool)


@st.composite
def draw_notes(draw: st.DrawFn) -> list[ResolvedNote]:
    """Draw notes that link to one another, in any order."""
    ids = [f"n{number}" for number in range(draw(st.integers(2, 9)))]
    targets = st.lists(st.sampled_from([*ids, "nobody", "member:n0"]), max_size=4)
    return draw(st.permutations(resolve(*[write(id, *draw(targets), tags="t") for id in ids])))


def test_nodes() -> None:
    """Notes, placeholders, tags and types are nodes, each of its own kind, in this order."""
    graph = build_graph(resolve(write("b", "Nobody", tags="t", types="k"), write("a")))
    assert dict(graph.nodes(data="kind")) == {
        "a": "note", "b": "note", "missing:nobody": "placeholder", "tag:t": "tag", "type:k": "type",
    }  # fmt: skip
    assert list(graph) == ["a", "b", "missing:nobody", "tag:t", "type:k"]
    assert graph.nodes["missing:nobody"]["title"] == "Nobody"
    assert graph.nodes["b"]["title"] == "B"


def test_every_written_link_is_an_edge() -> None:
    """Parallel links stay apart, each with its relation, rule and place."""
    graph = build_graph(resolve(write("a", "b", "member:B", "b"), write("b")))
    edges = list(graph.get_edge_data("a", "b").values())
    assert [(e["line"], e["relation"], e["rule"]) for e in edges] == [
        (1, "", "name"), (2, "member", "name"), (3, "", "name"),
    ]  # fmt: skip
    assert edges[1]["context"] == "member:B"


def test_edges_to_tags_and_types_have_their_kind() -> None:
    """A tag that a note has twice is one edge."""
    graph = build_graph(resolve(write("a", tags="t t", types="k")))
    assert [edge[2]["kind"] for edge in graph.edges(data=True)] == ["tag", "type"]


def test_addresses_and_attachments_are_no_edges() -> None:
    """Only links to notes and placeholders are in the graph."""
    graph = build_graph(resolve(write("a", "https://example.org", "x.png")))
    assert graph.number_of_edges() == 0


@given(draw_notes())
def test_graph_is_as_networkx_makes_it(notes: list[ResolvedNote]) -> None:
    """Filled in bulk, it is what `add_edges_from` would have made of the same edges."""
    graph = build_graph(notes)
    edges = [edge for resolved in notes for edge in graph.out_edges(resolved.note.id, data=True)]
    expected = nx.MultiDiGraph()
    expected.add_nodes_from(graph.nodes(data=True))
    expected.add_edges_from(edges)
    assert nx.utils.graphs_equal(graph, expected)
    assert set(graph.in_edges(keys=True)) == set(expected.in_edges(keys=True))
    assert set(graph.out_edges(keys=True)) == set(graph.in_edges(keys=True))


@pytest.mark.parametrize("writer", [nx.write_graphml, nx.write_gexf])
def test_attributes_suit_graphml_and_gexf(writer: Callable[..., None]) -> None:
    """The writers of networkx take the graph as it is."""
    out = io.BytesIO()
    writer(build_graph(resolve(write("a", "b", "Nobody", tags="t", types="k"), write("b"))), out)
    assert b"Nobody" in out.getvalue()


def test_note_keeps_its_node() -> None:
    """A note whose id looks like a tag's node stays a note."""
    graph = build_graph(resolve(write("tag:t"), write("a", tags="t")))
    assert graph.nodes["tag:t"]["kind"] == "note"


def test_backlinks() -> None:
    """Every link from another note, with the note it stands in; links to itself are none."""
    notes = resolve(write("a", "b", "b"), write("b", "b", "a", "Nobody"), write("c", "member:b"))
    found = find_backlinks(notes, "b")
    assert [(back.source, back.link.link.line) for back in found] == [("a", 1), ("a", 2), ("c", 1)]
    assert [back.source for back in find_backlinks(notes, "missing:nobody")] == ["b"]
    every = build_backlinks(notes)
    assert list(every) == ["a", "b", "missing:nobody"]
    assert all(found == find_backlinks(notes, target) for target, found in every.items())


def test_pairs_and_orphans() -> None:
    """A note is an orphan unless a link joins it to another note; tags and placeholders do not."""
    notes = resolve(
        write("a", "b", "b"), write("b"), write("c", "c", "Nobody", tags="t"), write("d", tags="t")
    )
    pairs = find_pairs(notes)
    assert (pairs.ids, pairs.pairs) == (("a", "b", "c", "d"), ((0, 1),))
    assert find_orphans(notes) == ("c", "d")


def test_path_goes_against_links_too() -> None:
    """Each step tells which way its link points, and what it says."""
    notes = resolve(write("a", "member:b"), write("b"), write("c", "x", "b"))
    first, second = find_path(notes, "a", "c")
    assert (first.source, first.target, first.forward, first.relation) == ("a", "b", True, "member")
    assert (second.source, second.target, second.forward, second.line) == ("b", "c", False, 2)


def test_path_is_the_least_of_the_shortest() -> None:
    """Of two ways of one length the one with the least ids is taken, whatever was written first."""
    notes = resolve(write("a", "y", "x"), write("x", "z"), write("y", "z"), write("z"))
    assert [step.target for step in find_path(notes, "a", "z")] == ["x", "z"]


def test_path_shows_the_typed_link() -> None:
    """Where a typed and a plain link run side by side, the typed one tells more."""
    notes = resolve(write("a", "b", "member:b"), write("b"))
    assert find_path(notes, "a", "b")[0].relation == "member"


def test_path_ignores_tags_types_and_placeholders() -> None:
    """What would join everything joins nothing."""
    notes = resolve(
        write("a", "Nobody", tags="t", types="k"), write("b", "Nobody", tags="t", types="k")
    )
    assert find_path(notes, "a", "b") == ()


def test_path_from_no_note() -> None:
    """A tag, or an id that nobody has, is a caller's mistake."""
    notes = resolve(write("a", tags="t"))
    for end in ("tag:t", "nobody"):
        with pytest.raises(NoteError, match=end):
            find_path(notes, "a", end)


def test_path_of_any_length() -> None:
    """From one end of a chain to the other each note is a step."""
    chain = resolve(*[write(f"{number}", f"{number + 1}") for number in range(3_000)])
    steps = find_path(chain, "0", "2999")
    assert [step.target for step in steps] == [f"{number}" for number in range(1, 3_000)]


@given(draw_notes())
def test_path_is_the_least_of_the_shortest_by_networkx(notes: list[ResolvedNote]) -> None:
    """It is what networkx finds on the whole graph, whatever order the notes are in."""
    graph = build_graph(notes).to_undirected(as_view=True)
    joined = graph.subgraph([resolved.note.id for resolved in notes])
    for other in sorted(joined):
        way = [step.target for step in find_path(notes, "n0", other)]
        if other == "n0" or not nx.has_path(joined, "n0", other):
            assert way == []
        else:
            assert ["n0", *way] == min(nx.all_shortest_paths(joined, "n0", other))


@given(draw_notes())
def test_steps_are_links(notes: list[ResolvedNote]) -> None:
    """Each step goes on from the last, along a link that stands there; forwards where it can."""
    graph = build_graph(notes)
    steps = find_path(notes, "n0", "n1")
    assert all(first.target == second.source for first, second in pairwise(steps))
    for step in steps:
        ends = (step.source, step.target) if step.forward else (step.target, step.source)
        lines = {edge["line"] for edge in graph.get_edge_data(*ends).values()}
        assert step.line in lines
        assert step.forward or not graph.has_edge(step.source, step.target)


@given(draw_notes())
def test_order_of_notes_changes_no_pairs(notes: list[ResolvedNote]) -> None:
    """Pairs are those of the notes in order; orphans are the same notes."""
    ordered = sorted(notes, key=lambda resolved: resolved.note.id)
    assert find_pairs(notes) == find_pairs(ordered)
    assert sorted(find_orphans(notes)) == list(find_orphans(ordered))
