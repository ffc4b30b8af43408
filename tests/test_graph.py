"""The graph: what is a node, what is an edge, and what the questions about it answer."""

import io
from collections.abc import Callable

import networkx as nx
import pytest

from zettel.errors import NoteError
from zettel.graph import (
    build_backlinks,
    build_graph,
    find_backlinks,
    find_note_pairs,
    find_orphans,
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
    assert find_note_pairs(notes) == (("a", "b"),)
    assert find_orphans(notes) == ("c", "d")


def test_path_goes_against_links_too() -> None:
    """Each step tells which way its link points, and what it says."""
    graph = build_graph(resolve(write("a", "member:b"), write("b"), write("c", "x", "b")))
    first, second = find_path(graph, "a", "c")
    assert (first.source, first.target, first.forward, first.relation) == ("a", "b", True, "member")
    assert (second.source, second.target, second.forward, second.line) == ("b", "c", False, 2)


def test_path_is_the_least_of_the_shortest() -> None:
    """Of two ways of one length the one with the least ids is taken, whatever was written first."""
    graph = build_graph(resolve(write("a", "y", "x"), write("x", "z"), write("y", "z"), write("z")))
    assert [step.target for step in find_path(graph, "a", "z")] == ["x", "z"]


def test_path_shows_the_typed_link() -> None:
    """Where a typed and a plain link run side by side, the typed one tells more."""
    graph = build_graph(resolve(write("a", "b", "member:b"), write("b")))
    assert find_path(graph, "a", "b")[0].relation == "member"


def test_path_ignores_tags_types_and_placeholders() -> None:
    """What would join everything joins nothing."""
    graph = build_graph(
        resolve(
            write("a", "Nobody", tags="t", types="k"), write("b", "Nobody", tags="t", types="k")
        )
    )
    assert find_path(graph, "a", "b") == ()


def test_path_from_no_note() -> None:
    """A tag, or an id that nobody has, is a caller's mistake."""
    graph = build_graph(resolve(write("a", tags="t")))
    for end in ("tag:t", "nobody"):
        with pytest.raises(NoteError, match=end):
            find_path(graph, "a", end)
