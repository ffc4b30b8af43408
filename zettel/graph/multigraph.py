"""Resolved notes → networkx; the only module that knows attribute names inside the graph.

Nodes are notes (by id), placeholders (`missing:<name>`), tags (`tag:<name>`) and types
(`type:<name>`). Every written link to a note or placeholder is an edge; parallel edges stay. All
attributes are scalars, so that GraphML and GEXF can hold them.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from zettel.graph.nodes import LEADING, to_node
from zettel.model import Missing, Note, ResolvedLink, ResolvedNote
from zettel.workers import paused_collector

if TYPE_CHECKING:
    from networkx import MultiDiGraph


def build_graph(
    notes: Sequence[ResolvedNote], kind: "type[MultiDiGraph] | None" = None
) -> "MultiDiGraph":
    """Build the graph of notes sorted by id, as networkx has it or as a `kind` of that.

    Node attributes: kind ("note", "placeholder", "tag", "type"), title, and label, the same, which
    is what Gephi shows; of notes also path, type (the first), created, words. Edge attributes: kind
    (a `LinkKind`, "tag", "type"), relation, rule, label, context, line, column.
    """
    from networkx import MultiDiGraph  # 0.14 s, and most commands never need it

    graph = (kind or MultiDiGraph)()
    with paused_collector():
        graph.add_nodes_from(_find_nodes(notes).items())
        _add_edges(graph, notes)
    return graph


def find_names(graph: "MultiDiGraph") -> dict[str, str]:
    """Find what the nodes of a graph, or of a part of one, are called: by node, in their order."""
    return {node: str(known.get("title") or node) for node, known in graph.nodes(data=True)}


def _add_edges(graph: "MultiDiGraph", notes: Sequence[ResolvedNote]) -> None:
    """Add all edges between nodes that are there; `add_edges_from` takes four times as long.

    The edges from one node to another stand by number in a dictionary that is both a successor
    of the one and a predecessor of the other, as `MultiDiGraph.add_edge` has it.
    """
    after, before = graph._succ, graph._pred
    for source, target, attributes in _find_edges(notes):
        parallel = after[source].get(target)
        if parallel is None:
            after[source][target] = before[target][source] = {0: attributes}
        else:
            parallel[len(parallel)] = attributes


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
        from zettel.resolve import find_name  # and all of resolution, which figures can do without

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
        "rule": resolution.rule if isinstance(resolution, LEADING) else "",
        "label": link.label,
        "context": link.context,
        "line": link.line,
        "column": link.column,
    }
