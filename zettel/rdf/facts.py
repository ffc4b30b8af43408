"""Front-matter properties → triples, as the context says (JSON-LD 1.1, term definitions)."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from unicodedata import normalize

import msgspec

from zettel.dialect import DIALECTS, Dialect
from zettel.model import Property, Record
from zettel.rdf import names
from zettel.rdf.literals import (
    XSD,
    to_date_literal,
    to_literal,
    to_node,
    to_text_literal,
    to_typed_literal,
)
from zettel.rdf.places import Place, find_place
from zettel.rdf.subject import Subject, enter, find_scoped, find_type_in, find_usual
from zettel.syntax import parse_whole_link
from zettel.syntax.dates import parse_date
from zettel.vocabulary import ZETTEL, Term, expand_iri, find_term

Triple = tuple[str, str, str]
"""Subject, predicate and object in N-Triples syntax."""

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDF_TYPE = f"<{_RDF}type>"
_FIRST, _REST, _NIL = f"{_RDF}first", f"<{_RDF}rest>", f"{_RDF}nil"
_POSITION = "<https://schema.org/position>"
_PART_OF = "<http://purl.org/dc/terms/isPartOf>"
_LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"
_PASSAGE = f"<{ZETTEL}passage>"

STRUCTURAL = frozenset(
    {"id", "uid", "UID", "ID", "title", "alias", "aliases", "type", "types", "tag", "tags"}
)
"""Keys that became fields of the note, and triples of their own."""


def build_facts(subject: Subject) -> Iterator[Triple]:
    """Yield what a note's properties say of its topic, and of the note as a document."""
    document = msgspec.structs.replace(
        subject, iri=names.document_iri(subject.base, subject.note.id)
    )
    for prop in subject.note.properties:
        if prop.key not in STRUCTURAL:
            _, on_document = find_term(subject.vocabulary, prop.key)
            yield from _build_property(document if on_document else subject, prop)


def _build_property(subject: Subject, prop: Property) -> Iterator[Triple]:
    term = find_scoped(subject, prop.key)
    if not term.iri:
        return
    if "@language" in term.container:
        yield from _build_language_map(subject, term, prop)
    elif term.iri == "@type":
        yield from _build_types(subject, prop)
    elif "@list" in term.container and not term.reverse and _has_text(prop):
        yield from _build_list(subject, term, prop)
    else:
        yield from _build_values(subject, term, prop)


def _build_values(subject: Subject, term: Term, prop: Property) -> Iterator[Triple]:
    found: Iterator[Triple]
    position = 0
    for number, value in enumerate(prop.values):
        if isinstance(value, Record):
            position += 1
            ordered = position if "@list" in term.container else 0
            found = _build_record(subject, term, prop.key, value, ordered)
        else:
            found = _build_value(subject, term, value)
        yield from _place(subject, prop, number, found)


def _build_types(subject: Subject, prop: Property) -> Iterator[Triple]:
    """Read a key that the context makes another name of `@type` (JSON-LD 1.1, section 4.1.8)."""
    this = to_node(subject.iri)
    for number, value in enumerate(prop.values):
        if isinstance(value, str):
            found = iter([(this, RDF_TYPE, to_node(_find_class(subject, value)))])
            yield from _place(subject, prop, number, found)


def _build_list(subject: Subject, term: Term, prop: Property) -> Iterator[Triple]:
    """Write an ordered key as an RDF list (JSON-LD 1.1, section 4.3.1), a fragment for each node.

    A list of mappings alone is none: those are resources, which know their places.
    """
    document = names.document_iri(subject.base, subject.note.id)
    member = msgspec.structs.replace(term, iri=_FIRST, container=())
    dialect = DIALECTS[subject.note.dialect]
    fragments = [
        subject.fragments.name(prop.key, _find_name(value, dialect)) for value in prop.values
    ]
    nodes = [f"{document}#{fragment}" for fragment in fragments]
    for number, (value, rest) in enumerate(zip(prop.values, [*nodes[1:], _NIL], strict=True)):
        inner = msgspec.structs.replace(subject, iri=nodes[number])
        node = to_node(nodes[number])
        if subject.places is not None:
            place = find_place(subject.note, prop, number)
            subject.places.enter(node, place, subject.scopes)
        if isinstance(value, Record):
            found = _build_record(inner, member, prop.key, value, 0)
        else:
            found = _build_value(inner, member, value)
        ends = [_join(subject, term, node)] if number == 0 else []
        yield from _place(subject, prop, number, chain(ends, found, [(node, _REST, to_node(rest))]))


def _place(
    subject: Subject, prop: Property, number: int, found: Iterable[Triple]
) -> Iterable[Triple]:
    """Tell those who ask that triples come from a value of a property."""
    if subject.places is None:
        return found
    return subject.places.record(found, find_place(subject.note, prop, number))


def _build_record(
    subject: Subject, term: Term, key: str, record: Record, position: int
) -> Iterator[Triple]:
    """Give a mapping a resource of its own, named by its key and the first thing that it says."""
    document = names.document_iri(subject.base, subject.note.id)
    name = _find_name(record, DIALECTS[subject.note.dialect])
    iri = f"{document}#{subject.fragments.name(key, name)}"
    inner = enter(subject, term, iri)
    if inner.places is not None:
        place = Place(record.line, record.column, key)
        inner.places.enter(to_node(iri), place, inner.scopes)
    yield _join(subject, term, to_node(iri))
    if not (classes := list(_find_classes(inner, record))):
        classes = [find_usual(subject.vocabulary, term)]
    yield from ((to_node(iri), RDF_TYPE, to_node(name)) for name in classes if name)
    if position:
        yield to_node(iri), _POSITION, to_literal(str(position), datatype=f"{XSD}integer")
    for prop in record.properties:
        if not _is_type(inner, prop.key):
            yield from _build_property(inner, prop)


def _build_value(subject: Subject, term: Term, value: str) -> Iterator[Triple]:
    link = parse_whole_link(value, DIALECTS[subject.note.dialect])
    if link is not None and (resolution := subject.targets.get(link.target)) is not None:
        iri = names.target_iri(subject.base, resolution)
        if iri:
            yield _join(subject, term, to_node(iri))
            if link.anchor and iri.endswith("#it"):
                yield from _build_passage(subject, iri, link.anchor)
            return
    if term.kind in ("@id", "@vocab"):
        yield _join(subject, term, _to_reference(subject, term, value))
    elif term.kind == f"{ZETTEL}Date":
        yield from _build_date(subject, term, value)
    elif term.kind and not term.kind.startswith("@"):
        yield _join(subject, term, to_typed_literal(value, term.kind))
    else:
        # A term that names its language means it for whatever stands there.
        told = term.language
        if told is None:
            yield _join(subject, term, to_text_literal(value, subject.language))
        else:
            yield _join(subject, term, to_literal(value, told))


def _build_passage(subject: Subject, thing: str, anchor: str) -> Iterator[Triple]:
    """Say which passage of the target was meant; the triple itself leads to the whole."""
    passage = to_node(names.passage_iri(thing.removesuffix("#it"), anchor))
    yield to_node(subject.iri), _PASSAGE, passage
    if not anchor.startswith("^"):  # a block is described by the note that holds it
        yield passage, RDF_TYPE, to_node(f"{ZETTEL}Passage")
        yield passage, _PART_OF, to_node(thing)
        yield passage, _LABEL, to_literal(anchor.rpartition("#")[2].strip())


def _to_reference(subject: Subject, term: Term, value: str) -> str:
    """Return a bare word as the IRI of a term, or an address as IRI; anything else as text."""
    iri = ""
    if term.kind == "@vocab":
        word = normalize("NFC", value)
        for scope in (*subject.scopes, subject.vocabulary.thing):
            if word in scope and scope[word].iri != "@type":
                iri = scope[word].iri
                break
    if not iri and ":" in value:
        iri = names.to_iri(expand_iri(value, subject.vocabulary.context))
    return to_node(iri) if iri else to_literal(value, subject.language)


def _build_date(subject: Subject, term: Term, value: str) -> Iterator[Triple]:
    """Keep a date as written, with the earliest and latest day it may mean beside it."""
    date = parse_date(value)
    if date is None:
        yield _join(subject, term, to_literal(value))
        return
    yield _join(subject, term, to_date_literal(date))
    bounds = subject.vocabulary.ontology.bounds.get(term.iri)
    if bounds is not None and date.earliest and date.latest:
        for predicate, day in zip(bounds, (date.earliest, date.latest), strict=True):
            yield to_node(subject.iri), to_node(predicate), to_literal(day, datatype=f"{XSD}date")


def _build_language_map(subject: Subject, term: Term, prop: Property) -> Iterator[Triple]:
    """Read `key: {fr: …, en: …}` as one literal a language (JSON-LD 1.1, section 4.6.2)."""
    for value in prop.values:
        if isinstance(value, Record):
            for entry in value.properties:
                texts = _find_texts(entry.values)
                found = iter([_join(subject, term, to_literal(text, entry.key)) for text in texts])
                if subject.places is not None:
                    place = Place(entry.line, entry.column, entry.key)
                    found = subject.places.record(found, place)
                yield from found
        else:
            yield from _build_value(subject, term, value)


def _join(subject: Subject, term: Term, value: str) -> Triple:
    """Return the triple, turned round for a reverse property with a resource as its value."""
    this = to_node(subject.iri)
    if term.reverse and value.startswith("<"):
        return value, to_node(term.iri), this
    return this, to_node(term.iri), value


def _find_classes(subject: Subject, record: Record) -> Iterator[str]:
    for prop in record.properties:
        if _is_type(subject, prop.key):
            yield from (_find_class(subject, name) for name in _find_texts(prop.values))


def _find_class(subject: Subject, name: str) -> str:
    """Return the class that a name means, or the thing that a link leads to."""
    link = parse_whole_link(name, DIALECTS[subject.note.dialect])
    target = subject.targets.get(link.target) if link is not None else None
    iri = names.target_iri(subject.base, target) if target is not None else ""
    return iri or find_type_in(subject, name)


def _is_type(subject: Subject, key: str) -> bool:
    """Say whether a key inside a mapping tells its class."""
    if key not in subject.vocabulary.type_keys:
        return False
    is_usual = key in ("type", "types") and not any(key in scope for scope in subject.scopes)
    return is_usual or find_scoped(subject, key).iri == "@type"


def _has_text(prop: Property) -> bool:
    return any(isinstance(value, str) for value in prop.values)


def _find_name(value: str | Record, dialect: Dialect) -> str:
    """Return what names a value: its text, of a mapping the first that it holds."""
    if isinstance(value, Record):
        texts = chain.from_iterable(_find_texts(prop.values) for prop in value.properties)
        return next((_find_name(text, dialect) for text in texts), "")
    link = parse_whole_link(value, dialect)
    return link.target if link is not None else value


def _find_texts(values: Sequence[str | Record]) -> Iterator[str]:
    return (value for value in values if isinstance(value, str))
