"""The formats that are RDF: Turtle, N-Triples, N-Quads, TriG, RDF/XML, JSON-LD."""

import io
import json
from collections.abc import Iterable
from functools import partial
from typing import NamedTuple

import pyoxigraph

from zettel.export.material import Chunks, Material
from zettel.inference import inferred_iri
from zettel.rdf import (
    RDF_TYPE,
    Compactor,
    Triple,
    find_used_terms,
    to_blocks,
    to_header,
    to_quads,
)
from zettel.rdf.xml import strip_forbidden
from zettel.workers import map_ranges, paused_collector

_INFERRED = "# No note states what follows: it is inferred from the meaning of the terms.\n"


def to_turtle(material: Material) -> Chunks:
    """Turtle: a group of blocks per note in order of id, then what they share, then terms."""
    settings, prefixes = material.settings, material.vocabulary.prefixes
    compact = Compactor(prefixes, settings.base)
    inferred = material.inferred  # first: the triples that it needs are then built once for all
    shared: set[Triple] = set()
    used: set[str] = set()
    yield f"{to_header(prefixes, settings.base)}\n".encode()
    yield to_blocks(material.dataset, compact).encode()
    for written in map_ranges(partial(_write_notes, material), len(material.notes)):
        yield written.text
        shared |= written.shared
        used |= written.used
        material.tell(written.last)
    yield to_blocks(material.drop_stated(shared), compact).encode()
    yield to_blocks(material.describe(used), compact).encode()
    if inferred:
        yield f"{_INFERRED}\n{to_blocks(inferred, compact)}".encode()


class _Written(NamedTuple):
    """Some notes as Turtle, with what is left to be said after all of them."""

    text: bytes
    shared: set[Triple]
    used: set[str]
    last: int


def _write_notes(material: Material, numbers: range) -> _Written:
    compact = Compactor(material.vocabulary.prefixes, material.settings.base)
    with paused_collector():
        notes = list(material.build(numbers))
        text = "".join([to_blocks(note.own, compact, note.document) for note in notes])
    shared = {triple for note in notes for triple in note.shared}
    used = find_used_terms(notes, material.vocabulary)
    return _Written(text.encode(), shared, used, numbers.stop)


def to_ntriples(material: Material) -> Chunks:
    """N-Triples, sorted, each triple once."""
    yield from _to_lines(sorted(material.find_stated()))
    if material.inferred:
        yield _INFERRED.encode()
        yield from _to_lines(material.inferred)


def to_nquads(material: Material) -> Chunks:
    """N-Quads: each note's triples in the graph named by its document, terms in the default one."""
    yield from _to_lines(material.terms)
    for note in material.graphs:
        yield to_quads(note).encode()


def to_trig(material: Material) -> Chunks:
    """TriG: the terms, then one named graph per note, then one of what is inferred."""
    settings, prefixes = material.settings, material.vocabulary.prefixes
    compact = Compactor(prefixes, settings.base)
    yield f"{to_header(prefixes, settings.base)}\n".encode()
    yield to_blocks(material.terms, compact).encode()
    for note in material.graphs:
        triples = sorted((*note.own, *note.shared))
        blocks = to_blocks(triples, compact, note.document).rstrip("\n")
        yield f"{compact[f'<{note.document}>']} {{\n{blocks}\n}}\n\n".encode()


def to_rdfxml(material: Material) -> Chunks:
    """RDF/XML, written by Oxigraph from sorted triples; it could not mark what is inferred."""
    lines = b"".join(_to_lines(sorted(material.find_stated())))
    quads = pyoxigraph.parse(lines, format=pyoxigraph.RdfFormat.N_TRIPLES)
    output = io.BytesIO()
    prefixes = dict(material.vocabulary.prefixes)
    triples = (quad.triple for quad in quads)
    pyoxigraph.serialize(triples, output, pyoxigraph.RdfFormat.RDF_XML, prefixes=prefixes)
    yield strip_forbidden(output.getvalue())


def to_jsonld(material: Material) -> Chunks:
    """JSON-LD 1.1: one object a subject under `@graph`, names shortened by a `@context`."""
    prefixes = dict(sorted(material.vocabulary.prefixes.items()))
    compact = Compactor(prefixes)
    objects = _to_objects(sorted(material.find_stated()), compact)
    if material.inferred:
        graph = inferred_iri(material.settings.base)
        objects.append({"@id": graph, "@graph": _to_objects(material.inferred, compact)})
    document = {"@context": prefixes, "@graph": objects}
    yield json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"


def _to_lines(triples: Iterable[Triple]) -> Chunks:
    for subject, predicate, value in triples:
        yield f"{subject} {predicate} {value} .\n".encode()


def _to_objects(triples: Iterable[Triple], compact: Compactor) -> list[dict[str, object]]:
    """Return one JSON object a subject."""
    subjects: dict[str, dict[str, object]] = {}
    for node, predicate, value in triples:
        name = _to_name(compact, node)
        entry = subjects.setdefault(name, {"@id": name})
        is_type = predicate == RDF_TYPE
        values = entry.setdefault("@type" if is_type else _to_name(compact, predicate), [])
        assert isinstance(values, list)
        values.append(_to_name(compact, value) if is_type else _to_json(value, compact))
    return list(subjects.values())


def _to_name(compact: Compactor, node: str) -> str:
    return node if node.startswith("_:") else compact[node].strip("<>")


def _to_json(value: str, compact: Compactor) -> dict[str, str]:
    if not value.startswith('"'):
        return {"@id": _to_name(compact, value)}
    quad = f"<x:s> <x:p> {value} ."
    literal = next(iter(pyoxigraph.parse(quad, format=pyoxigraph.RdfFormat.N_TRIPLES))).object
    assert isinstance(literal, pyoxigraph.Literal)
    if literal.language:
        return {"@value": literal.value, "@language": literal.language}
    if "^^" in value[value.rindex('"') :]:
        return {"@value": literal.value, "@type": _to_name(compact, str(literal.datatype))}
    return {"@value": literal.value}
