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
_FIRST, _REST, _NIL = f"{_RDF}first", f"<{_RDF}rest>", f"<{_RDF}nil>"
_POSITION = "<https://schema.org/position>"
_PART_OF = "<http://purl.org/dc/terms/isPartOf>"
_LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"
_MEANT, _PASSAGE, _DATE = f"<{ZETTEL}passage>", f"<{ZETTEL}Passage>", f"{ZETTEL}Date"

STRUCTURAL = frozenset(
    {"id", "uid", "UID", "ID", "title", "alias", "aliases", "type", "types", "tag", "tags"}
)
"""Keys that became fields of the note, and triples of their own."""


def build_facts(subject: Subject) -> Iterator[Triple]:
    """Yield what a note's properties say of its topic, and of the note as a document."""
    document: Subject | None = None
    for prop in subject.note.properties:
        if prop.key not in STRUCTURAL:
            if find_term(subject.vocabulary, prop.key)[1]:
                document = document or _to_document(subject)
                yield from _build_property(document, prop)
            else:
                yield from _build_property(subject, prop)


def _to_document(subject: Subject) -> Subject:
    iri = names.document_iri(subject.base, subject.note.id)
    return msgspec.structs.replace(subject, node=to_node(iri))


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
    found: Iterable[Triple]
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
    for number, value in enumerate(prop.values):
        if isinstance(value, str):
            found = iter([(subject.node, RDF_TYPE, to_node(_find_class(subject, value)))])
            yield from _place(subject, prop, number, found)


def _build_list(subject: Subject, term: Term, prop: Property) -> Iterator[Triple]:
    """Write an ordered key as an RDF list (JSON-LD 1.1, section 4.3.1), a fragment for each node.

    A list of mappings alone is none: those are resources, which know their places.
    """
    document = to_node(names.document_iri(subject.base, subject.note.id))
    member = msgspec.structs.replace(term, iri=_FIRST, container=())
    dialect = DIALECTS[subject.note.dialect]
    fragments = [
        subject.fragments.name(prop.key, _find_name(value, dialect)) for value in prop.values
    ]
    nodes = [f"{document[:-1]}#{fragment}>" for fragment in fragments]
    for number, (value, rest) in enumerate(zip(prop.values, [*nodes[1:], _NIL], strict=True)):
        node = nodes[number]
        inner = msgspec.structs.replace(subject, node=node)
        if subject.places is not None:
            place = find_place(subject.note, prop, number)
            subject.places.enter(node, place, subject.scopes)
        found: Iterable[Triple]
        if isinstance(value, Record):
            found = _build_record(inner, member, prop.key, value, 0)
        else:
            found = _build_value(inner, member, value)
        ends = [_join(subject, term, node)] if number == 0 else []
        yield from _place(subject, prop, number, chain(ends, found, [(node, _REST, rest)]))


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
    node = f"<{document}#{subject.fragments.name(key, name)}>"
    inner = enter(subject, term, node)
    if inner.places is not None:
        inner.places.enter(node, Place(record.line, record.column, key), inner.scopes)
    yield _join(subject, term, node)
    if not (classes := list(_find_classes(inner, record))):
        classes = [find_usual(subject.vocabulary, term)]
    yield from ((node, RDF_TYPE, to_node(name)) for name in classes if name)
    if position:
        yield node, _POSITION, to_literal(str(position), datatype=f"{XSD}integer")
    for prop in record.properties:
        if not _is_type(inner, prop.key):
            yield from _build_property(inner, prop)


def _build_value(subject: Subject, term: Term, value: str) -> Sequence[Triple]:
    link = parse_whole_link(value, DIALECTS[subject.note.dialect]) if "[" in value else None
    if link is not None and (resolution := subject.targets.get(link.target)) is not None:
        iri = names.target_iri(subject.base, resolution)
        return _build_relation(subject, term, iri, link.anchor) if iri else ()
    if term.kind == _DATE:
        return _build_date(subject, term, value)
    return (_join(subject, term, _to_value(subject, term, value)),)


def _build_relation(subject: Subject, term: Term, thing: str, anchor: str) -> Sequence[Triple]:
    """Lead to a thing, and say which passage of it was meant; the triple leads to the whole."""
    found = _join(subject, term, to_node(thing))
    if not anchor or not thing.endswith("#it"):
        return (found,)
    passage = to_node(names.passage_iri(thing.removesuffix("#it"), anchor))
    meant = (subject.node, _MEANT, passage)
    if anchor.startswith("^"):  # a block is described by the note that holds it
        return found, meant
    label = to_literal(anchor.rpartition("#")[2].strip())
    described = ((RDF_TYPE, _PASSAGE), (_PART_OF, to_node(thing)), (_LABEL, label))
    return found, meant, *((passage, predicate, value) for predicate, value in described)


def _to_value(subject: Subject, term: Term, value: str) -> str:
    """Return a value that is no link as its term wants it."""
    if term.kind in ("@id", "@vocab"):
        return _to_reference(subject, term, value)
    if term.kind and not term.kind.startswith("@"):
        return to_typed_literal(value, term.kind)
    if term.language is None:
        return to_text_literal(value, subject.language)
    # A term that names its language means it for whatever stands there.
    return to_literal(value, term.language)


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


def _build_date(subject: Subject, term: Term, value: str) -> Sequence[Triple]:
    """Keep a date as written, with the earliest and latest day it may mean beside it."""
    date = parse_date(value)
    if date is None:
        return (_join(subject, term, to_literal(value)),)
    found = _join(subject, term, to_date_literal(date))
    bounds = subject.vocabulary.ontology.bounds.get(term.iri)
    if bounds is None or not date.earliest or not date.latest:
        return (found,)
    ends = zip(bounds, (date.earliest, date.latest), strict=True)
    return found, *[(subject.node, to_node(iri), f'"{day}"^^<{XSD}date>') for iri, day in ends]


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
    if term.reverse and value.startswith("<"):
        return value, to_node(term.iri), subject.node
    return subject.node, to_node(term.iri), value


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
