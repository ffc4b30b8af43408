"""Triples → an `rdflib.Dataset`: the face that every rdflib tool works on."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from zettel.rdf.documents import NoteTriples
from zettel.rdf.facts import Triple

if TYPE_CHECKING:
    import rdflib


def to_dataset(
    notes: Iterable[NoteTriples], terms: Iterable[Triple], prefixes: Mapping[str, str]
) -> "rdflib.Dataset":
    """Return one named graph per note, `terms` in the default graph, which is the union of all.

    Literals stay as written: rdflib's normalisation would turn `007` into `7`.
    """
    import rdflib  # 0.1 s, and most commands never need it

    dataset = rdflib.Dataset(default_union=True)
    for name, iri in prefixes.items():
        dataset.bind(name, iri, replace=True)
    normalise = rdflib.NORMALIZE_LITERALS
    rdflib.NORMALIZE_LITERALS = False
    try:
        dataset.parse(data=to_nquads(notes, terms), format="nquads")
    finally:
        rdflib.NORMALIZE_LITERALS = normalise
    return dataset


def to_nquads(notes: Iterable[NoteTriples], terms: Iterable[Triple]) -> bytes:
    """Return notes in their graphs and terms in the default one as N-Quads."""
    return to_lines(terms) + b"".join(map(to_quads, notes))


def to_quads(note: NoteTriples) -> bytes:
    """Return a note's triples as N-Quads lines in the graph named by its document."""
    graph = f"<{note.document}>"
    return to_lines(note.own, graph) + to_lines(note.shared, graph)


def to_lines(triples: Iterable[Triple], graph: str = "") -> bytes:
    """Return triples as lines of N-Triples, of N-Quads if a graph is given."""
    end = f" {graph} .\n" if graph else " .\n"
    return "".join([f"{s} {p} {o}{end}" for s, p, o in triples]).encode()
