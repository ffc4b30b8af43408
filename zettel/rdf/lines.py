"""Triples → lines of N-Triples and N-Quads."""

from collections.abc import Iterable

from zettel.rdf.documents import NoteTriples
from zettel.rdf.values import Triple


def to_quads(note: NoteTriples) -> bytes:
    """Return a note's triples as N-Quads lines in the graph named by its document."""
    graph = f"<{note.document}>"
    return to_lines(note.own, graph) + to_lines(note.shared, graph)


def to_lines(triples: Iterable[Triple], graph: str = "") -> bytes:
    """Return triples as lines of N-Triples, of N-Quads if a graph is given."""
    end = f" {graph} .\n" if graph else " .\n"
    return "".join([f"{s} {p} {o}{end}" for s, p, o in triples]).encode()
