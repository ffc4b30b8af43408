"""Resolved notes → networkx; the only module that knows attribute names inside the graph.

Nodes are notes (by id), placeholders (`missing:<name>`), tags (`tag:<name>`) and types
(`type:<name>`). Every written link to a note or placeholder is an edge; parallel edges stay. All
attributes are scalars, so that GraphML and GEXF can hold them.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from zettel.errors import NoteError
from zettel.model import (
    Ambiguous,
    Found,
    Missing,
    Note,
    Resolution,
    ResolvedLink,
    ResolvedNote,
)
from zettel.resolve import find_name
from zettel.workers import paused_collector

if TYPE_CHECKING:
    from networkx import MultiDiGraph


class Backlink(Struct, frozen=True):
    """A link that leads to a note, and the note that it stands in."""

    source: str
    link: ResolvedLink


class Step(Struct, frozen=True):
    """One link on a path; `forward` is false where it was written in `target`."""

    source: str
    target: str
    forward: bool
    relation: str
    context: str
    line: int


def build_graph(notes: Sequence[ResolvedNote]) -> "MultiDiGraph":
    """Build the graph of notes sorted by id.

    Node attributes: kind ("note", "placeholder", "tag", "type"), title, and label, the same, which
    is what Gephi shows; of notes also path, type (the first), created, words. Edge attributes: kind
    (a `LinkKind`, "tag", "type"), relation, rule, label, context, line, column.
    """
    from networkx import MultiDiGraph  # 0.14 s, and most commands never need it

    graph = MultiDiGraph()
    with paused_collector():
        graph.add_nodes_from(_find_nodes(notes).items())
        graph.add_edges_from(_find_edges(notes))
    return graph


def to_node(resolution: Resolution) -> str:
    """Return the node that a link leads to, "" when it leads out of the graph."""
    if isinstance(resolution, Missing):
        return f"missing:{resolution.name}"
    return resolution.note if isinstance(resolution, Found | Ambiguous) else ""


def find_backlinks(notes: Sequence[ResolvedNote], note_id: str) -> tuple[Backlink, ...]:
    """Find the links from other notes to a note (or to a placeholder, `missing:<name>`)."""
    return tuple(
        Backlink(resolved.note.id, link)
        for resolved in notes
        if resolved.note.id != note_id
        for link in resolved.links
        if to_node(link.resolution) == note_id
    )


def build_backlinks(notes: Sequence[ResolvedNote]) -> dict[str, tuple[Backlink, ...]]:
    """Build the backlinks of all nodes that have any, in order of node, in one pass."""
    found: dict[str, list[Backlink]] = {}
    for resolved in notes:
        for link in resolved.links:
            target = to_node(link.resolution)
            if target and target != resolved.note.id:
                found.setdefault(target, []).append(Backlink(resolved.note.id, link))
    return {target: tuple(found[target]) for target in sorted(found)}


def find_note_pairs(notes: Sequence[ResolvedNote]) -> tuple[tuple[str, str], ...]:
    """Find which notes link to which others, each pair once, sorted; no tags, no placeholders."""
    pairs = {
        (resolved.note.id, link.resolution.note)
        for resolved in notes
        for link in resolved.links
        if isinstance(link.resolution, Found | Ambiguous)
    }
    return tuple(sorted(pair for pair in pairs if pair[0] != pair[1]))


def find_orphans(notes: Sequence[ResolvedNote]) -> tuple[str, ...]:
    """Find the notes that no other note links to and that link to no other note."""
    linked: set[str] = set()
    for resolved in notes:
        own = resolved.note.id
        for link in resolved.links:
            resolution = link.resolution
            if isinstance(resolution, Found | Ambiguous) and resolution.note != own:
                linked |= {own, resolution.note}
    return tuple(resolved.note.id for resolved in notes if resolved.note.id not in linked)


def find_path(graph: "MultiDiGraph", a: str, b: str) -> tuple[Step, ...]:
    """Find the shortest way between two notes along links in either direction.

    Only links between notes count. Among equally short ways the one with the least ids is taken;
    () when there is none, or when `a` is `b`.

    Raises:
        NoteError: `a` or `b` is no note of the graph.
    """
    for end in (a, b):
        if graph.nodes.get(end, {}).get("kind") != "note":
            raise NoteError(f"no note has the id {end}")
    came_from = _search(graph, a, b)
    if b not in came_from:
        return ()
    way = [b]
    while way[-1] != a:
        way.append(came_from[way[-1]])
    way.reverse()
    return tuple(_to_step(graph, source, target) for source, target in pairwise(way))


def _search(graph: "MultiDiGraph", a: str, b: str) -> dict[str, str]:
    """Search breadth first from `a` until `b` is met; return where each note was reached from."""
    kinds = graph.nodes(data="kind")
    came_from = {a: a}
    level = [a]
    while level and b not in came_from:
        reached: list[str] = []
        for node in level:
            for near in sorted({*graph.succ[node], *graph.pred[node]}):
                if near not in came_from and kinds[near] == "note":
                    came_from[near] = node
                    reached.append(near)
        level = reached
    return came_from


def _to_step(graph: "MultiDiGraph", source: str, target: str) -> Step:
    """Tell how two neighbours are linked: forwards and by a typed link where there is one."""
    forward = graph.has_edge(source, target)
    ends = (source, target) if forward else (target, source)
    edge = min(
        graph.get_edge_data(*ends).values(),
        key=lambda edge: (not edge["relation"], edge["line"], edge["column"]),
    )
    return Step(source, target, forward, edge["relation"], edge["context"], edge["line"])


def _find_nodes(notes: Sequence[ResolvedNote]) -> dict[str, dict[str, Any]]:
    """Find all nodes: notes by id, then placeholders, tags and types by name."""
    nodes = {resolved.note.id: _to_attributes(resolved.note) for resolved in notes}
    placeholders: dict[str, str] = {}
    for resolved in notes:
        for link in resolved.links:
            if isinstance(link.resolution, Missing):
                placeholders.setdefault(to_node(link.resolution), _to_written_name(link))
    others = {node: ("placeholder", placeholders[node]) for node in sorted(placeholders)}
    for kind, names in (
        ("tag", {tag for resolved in notes for tag in resolved.note.tags}),
        ("type", {name for resolved in notes for name in resolved.note.types}),
    ):
        others.update((f"{kind}:{name}", (kind, name)) for name in sorted(names))
    for node, (kind, title) in others.items():
        nodes.setdefault(node, {"kind": kind, "title": title, "label": title})
    return nodes


def _to_attributes(note: Note) -> dict[str, Any]:
    return {
        "kind": "note",
        "title": note.title or note.id,
        "label": note.title or note.id,  # what Gephi and yEd show
        "path": note.path,
        "type": note.types[0] if note.types else "",
        "created": note.created,
        "words": note.words,
    }


def _to_written_name(link: ResolvedLink) -> str:
    """Return a placeholder's name as first written, without the type of `[[type:name]]`."""
    written = link.link
    if written.prefix and link.relation == written.prefix:
        return find_name(written)
    return written.target


_Edge = tuple[str, str, dict[str, Any]]


def _find_edges(notes: Sequence[ResolvedNote]) -> Iterator[_Edge]:
    for resolved in notes:
        note = resolved.note
        for link in resolved.links:
            target = to_node(link.resolution)
            if target:
                yield note.id, target, _to_edge_attributes(link)
        for kind, names in (("tag", note.tags), ("type", note.types)):
            for name in dict.fromkeys(names):
                yield note.id, f"{kind}:{name}", {"kind": kind}


def _to_edge_attributes(found: ResolvedLink) -> dict[str, Any]:
    link, resolution = found.link, found.resolution
    return {
        "kind": link.kind.value,
        "relation": found.relation,
        "rule": resolution.rule if isinstance(resolution, Found | Ambiguous) else "",
        "label": link.label,
        "context": link.context,
        "line": link.line,
        "column": link.column,
    }
