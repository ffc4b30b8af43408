"""Front-matter properties → triples, as the context says (JSON-LD 1.1, term definitions)."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import msgspec

from zettel.dialect import DIALECTS, Dialect
from zettel.model import Property, Record
from zettel.rdf import forms, names
from zettel.rdf.literals import XSD, to_literal, to_node
from zettel.rdf.places import Place, find_place
from zettel.rdf.subject import OPEN, Subject, enter, find_scoped, find_type_in, find_usual
from zettel.rdf.values import RDF_TYPE, Triple, build_languages, build_value, join
from zettel.syntax import parse_whole_link
from zettel.vocabulary import Term, find_term

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_FIRST, _REST, _NIL = f"{_RDF}first", f"<{_RDF}rest>", f"<{_RDF}nil>"
_POSITION = "<https://schema.org/position>"

STRUCTURAL = frozenset(
    {
        "id",
        "uid",
        "UID",
        "ID",
        "iri",
        "@id",
        "title",
        "alias",
        "aliases",
        "type",
        "types",
        "tag",
        "tags",
    }
)
"""Keys that became fields of the note, and triples of their own."""


def build_facts(subject: Subject) -> Iterator[Triple]:
    """Yield what a note's properties say of its topic, and of the note as a document."""
    document: Subject | None = None
    for prop in subject.note.properties:
        if prop.key not in STRUCTURAL:
            if find_term(subject.vocabulary, prop.key)[1]:
                document = document or _to_document(subject)
                yield from build_property(document, prop)
            else:
                yield from build_property(subject, prop)


def find_value_name(value: str | Record, dialect: Dialect) -> str:
    """Return what names a value: its text, of a mapping the first that it holds."""
    if isinstance(value, Record):
        texts = chain.from_iterable(_find_texts(prop.values) for prop in value.properties)
        return next((find_value_name(text, dialect) for text in texts), "")
    link = parse_whole_link(value, dialect)
    return link.target if link is not None else value


def _to_document(subject: Subject) -> Subject:
    iri = names.document_iri(subject.base, subject.note.id)
    return msgspec.structs.replace(subject, node=to_node(iri))


def build_property(subject: Subject, prop: Property) -> Iterator[Triple]:
    """Yield what one key and its values say of a subject."""
    if prop.key == forms.INCLUDED:
        yield from _build_included(subject, prop)
        return
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
            found = _build_mapping(subject, term, prop.key, value, ordered)
        else:
            found = build_value(subject, term, value)
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
        subject.fragments.name(prop.key, find_value_name(value, dialect)) for value in prop.values
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
            found = _build_mapping(inner, member, prop.key, value, 0)
        else:
            found = build_value(inner, member, value)
        ends = [join(subject, term, node)] if number == 0 else []
        yield from _place(subject, prop, number, chain(ends, found, [(node, _REST, rest)]))


def _place(
    subject: Subject, prop: Property, number: int, found: Iterable[Triple]
) -> Iterable[Triple]:
    """Tell those who ask that triples come from a value of a property."""
    if subject.places is None:
        return found
    return subject.places.record(found, find_place(subject.note, prop, number))


def _build_mapping(
    subject: Subject, term: Term, key: str, record: Record, position: int
) -> Iterator[Triple]:
    """Build what a mapping stands for: most often a resource, else what `forms` tells."""
    literal = forms.find_literal(subject, record)
    members = forms.find_members(record, key)
    iri = forms.find_name(subject, record)
    if literal:
        yield join(subject, term, literal)
    elif members is not None:
        yield from _build_list(subject, term, members)
    elif term.scope is OPEN and forms.has_languages(subject, record):
        yield from build_languages(subject, term, record)
    elif iri and forms.is_reference(record):
        yield join(subject, term, to_node(iri))
    else:
        inner = _enter_record(subject, term, key, record, iri)
        yield join(subject, term, inner.node)
        usual = "" if iri else find_usual(subject.vocabulary, term)
        yield from _build_record(inner, record, usual)
        if position:
            yield inner.node, _POSITION, to_literal(str(position), datatype=f"{XSD}integer")


def _enter_record(subject: Subject, term: Term, key: str, record: Record, iri: str) -> Subject:
    """Give a mapping a node: that of its IRI, else named by its key and what it says first."""
    if not iri:
        document = names.document_iri(subject.base, subject.note.id)
        name = find_value_name(record, DIALECTS[subject.note.dialect])
        iri = f"{document}#{subject.fragments.name(key, name)}"
    inner = enter(subject, term, to_node(iri))
    if inner.places is not None:
        place = Place(record.line, record.column, key)
        inner.places.enter(inner.node, place, inner.scopes)
    return inner


def _build_record(inner: Subject, record: Record, usual: str) -> Iterator[Triple]:
    """Say what a mapping says of its node; `usual` is its class where it names none."""
    classes = list(_find_classes(inner, record)) or [usual]
    yield from ((inner.node, RDF_TYPE, to_node(name)) for name in classes if name)
    for prop in record.properties:
        if not _is_type(inner, prop.key) and not forms.is_name(inner, prop):
            yield from build_property(inner, prop)


def _build_included(subject: Subject, prop: Property) -> Iterator[Triple]:
    """Describe things that are named, and that no key leads to."""
    for number, value in enumerate(prop.values):
        iri = forms.find_name(subject, value) if isinstance(value, Record) else ""
        if iri and isinstance(value, Record):
            inner = _enter_record(subject, Term(""), prop.key, value, iri)
            yield from _place(subject, prop, number, _build_record(inner, value, ""))


def _build_language_map(subject: Subject, term: Term, prop: Property) -> Iterator[Triple]:
    """Read `key: {fr: …, en: …}` as one literal a language (JSON-LD 1.1, section 4.6.2)."""
    for value in prop.values:
        if isinstance(value, Record):
            yield from build_languages(subject, term, value)
        else:
            yield from build_value(subject, term, value)


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


def _find_texts(values: Sequence[str | Record]) -> Iterator[str]:
    return (value for value in values if isinstance(value, str))
