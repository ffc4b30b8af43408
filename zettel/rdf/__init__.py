"""Resolved notes → RDF: triples in N-Triples syntax, N-Quads, Turtle.

Invariants: no blank nodes; every note's triples lie in the graph named by its document; the same
notes give the same triples in the same order; nothing depends on where in a file something stands.
"""

from collections.abc import Iterable, Iterator, Sequence

from zettel.model import ResolvedNote
from zettel.rdf.about import build_dataset_triples, write_credits
from zettel.rdf.digests import GraphDigest, digest_graph, digest_note
from zettel.rdf.documents import NoteTriples, build_note_triples
from zettel.rdf.lines import to_lines, to_quads
from zettel.rdf.literals import parse_literal, to_literal, to_node
from zettel.rdf.moved import build_moved_triples
from zettel.rdf.names import document_iri, placeholder_iri, tag_iri, thing_iri, type_iri
from zettel.rdf.placement import find_places
from zettel.rdf.places import Place, Places
from zettel.rdf.subject import find_topic
from zettel.rdf.turtle import Compactor, to_blocks, to_header, to_turtle
from zettel.rdf.values import RDF_TYPE, Triple
from zettel.settings import Settings
from zettel.vocabulary import Vocabulary, find_described

__all__ = [
    "RDF_TYPE",
    "Compactor",
    "GraphDigest",
    "NoteTriples",
    "Place",
    "Places",
    "Triple",
    "build_dataset_triples",
    "build_moved_triples",
    "build_note_triples",
    "build_triples",
    "digest_graph",
    "digest_note",
    "document_iri",
    "find_places",
    "find_topic",
    "find_used_terms",
    "parse_literal",
    "placeholder_iri",
    "tag_iri",
    "thing_iri",
    "to_blocks",
    "to_header",
    "to_lines",
    "to_literal",
    "to_node",
    "to_quads",
    "to_turtle",
    "type_iri",
    "write_credits",
]


def build_triples(
    notes: Sequence[ResolvedNote], settings: Settings, vocabulary: Vocabulary, *, links: bool = True
) -> Iterator[NoteTriples]:
    """Yield each note's triples, in the order of the notes.

    Args:
        notes: sorted by id.
        settings: for the base and the language of titles.
        vocabulary: what keys, link types and note types mean.
        links: whether every written link becomes a resource of its own.
    """
    for resolved in notes:
        yield build_note_triples(resolved, settings, vocabulary, links=links)


def find_used_terms(notes: Iterable[NoteTriples], vocabulary: Vocabulary) -> set[str]:
    """Return the terms of the ontology that the notes use, so that data can explain itself."""
    described = find_described(vocabulary)
    used: set[str] = set()
    for note in notes:
        for triples in (note.own, note.shared):
            used.update([predicate for _, predicate, _ in triples])
            used.update([value for _, _, value in triples])
    return used & described
