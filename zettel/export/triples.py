"""The formats that are RDF, beside Turtle and JSON-LD: N-Triples, N-Quads, TriG, RDF/XML."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING

from zettel.export.material import Chunks, Material, Write
from zettel.export.sorting import HELD, merge_runs
from zettel.export.turtle import INFERRED
from zettel.rdf import (
    Compactor,
    NoteTriples,
    Triple,
    to_blocks,
    to_header,
    to_lines,
    to_quads,
    write_credits,
)
from zettel.rdf.xml import strip_forbidden

if TYPE_CHECKING:
    import pyoxigraph

_PIECE = 1 << 20


def to_ntriples(material: Material) -> Chunks:
    """N-Triples, sorted, each triple once."""
    inferred = material.inferred
    yield from map(b"".join, find_stated(material))
    if inferred:
        yield INFERRED.encode()
        yield to_lines(inferred)


def to_nquads(material: Material) -> Chunks:
    """N-Quads: each note's triples in the graph named by its document, terms in the default one."""
    yield from _write_graphs(material, _write_quads, to_lines)


def to_trig(material: Material) -> Chunks:
    """TriG: the terms, then one named graph per note, then one of what is inferred."""
    compact = material.compact
    header = to_header(material.vocabulary.prefixes, material.settings.base)
    yield f"{write_credits(material.settings)}{header}\n".encode()
    yield from _write_graphs(
        material, partial(_write_graph_blocks, compact), partial(_write_blocks, compact)
    )


def to_rdfxml(material: Material) -> Chunks:
    """RDF/XML, written by Oxigraph from sorted triples; it could not mark what is inferred."""
    import pyoxigraph

    prefixes = dict(material.vocabulary.prefixes)
    with SpooledTemporaryFile(HELD) as file:
        pyoxigraph.serialize(
            _parse_stated(material), file, pyoxigraph.RdfFormat.RDF_XML, prefixes=prefixes
        )
        file.seek(0)
        while lines := file.readlines(_PIECE):  # no forbidden sequence goes over the end of a line
            yield strip_forbidden(b"".join(lines))


def find_stated(material: Material) -> Iterator[list[bytes]]:
    """Yield all that notes and terms state as lines of N-Triples, sorted, each once."""

    def build_runs() -> Chunks:
        used: set[str] = set()
        for part in material.map_notes(_write_run):
            yield part.text
            used.update(part.used)
        yield to_lines(material.find_terms(used))

    return merge_runs(build_runs())


def _write_run(notes: Iterable[NoteTriples]) -> bytes:
    return to_lines(sorted({triple for note in notes for triple in (*note.own, *note.shared)}))


def _parse_stated(material: Material) -> "Iterator[pyoxigraph.Triple]":
    import pyoxigraph

    for lines in find_stated(material):
        quads = pyoxigraph.parse(b"".join(lines), format=pyoxigraph.RdfFormat.N_TRIPLES)
        yield from (quad.triple for quad in quads)


def _write_graphs(
    material: Material, write: Write, write_terms: Callable[[list[Triple]], bytes]
) -> Chunks:
    """Yield terms, then notes, then what is inferred; the notes wait, for they tell the terms."""
    inferred = material.inferred_graphs
    used: set[str] = set()
    with SpooledTemporaryFile(HELD) as held:
        for part in material.map_notes(write):
            held.write(part.text)
            used.update(part.used)
        yield write_terms(material.find_terms(used))
        held.seek(0)
        yield from iter(partial(held.read, _PIECE), b"")
    yield write(inferred)


def _write_quads(notes: Iterable[NoteTriples]) -> bytes:
    return b"".join(map(to_quads, notes))


def _write_blocks(compact: Compactor, triples: Iterable[Triple]) -> bytes:
    return to_blocks(triples, compact).encode()


def _write_graph_blocks(compact: Compactor, notes: Iterable[NoteTriples]) -> bytes:
    return "".join([_to_graph(note, compact) for note in notes]).encode()


def _to_graph(note: NoteTriples, compact: Compactor) -> str:
    triples = sorted((*note.own, *note.shared))
    blocks = to_blocks(triples, compact, note.document).rstrip("\n")
    return f"{compact[f'<{note.document}>']} {{\n{blocks}\n}}\n\n"
