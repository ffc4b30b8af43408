"""A named graph by what it holds, so that two states of it can be told apart without keeping it."""

from collections.abc import Iterable

import msgspec
from xxhash import xxh3_128_hexdigest

from zettel.rdf.documents import NoteTriples
from zettel.rdf.lines import to_lines
from zettel.rdf.values import Triple


class GraphDigest(msgspec.Struct, frozen=True):
    """The IRI of a graph, how many triples it holds, and a digest of them."""

    name: str
    digest: str
    count: int


def digest_note(note: NoteTriples) -> GraphDigest:
    """Return the digest of a note's graph."""
    return digest_graph(note.document, (*note.own, *note.shared))


def digest_graph(name: str, triples: Iterable[Triple]) -> GraphDigest:
    """Return the digest of a graph, the same for the same triples in any order."""
    stated = sorted(set(triples))
    return GraphDigest(name, xxh3_128_hexdigest(to_lines(stated)), len(stated))
