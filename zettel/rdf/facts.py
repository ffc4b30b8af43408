"""Front-matter properties → triples, as the context says (JSON-LD 1.1, term definitions)."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from zettel.model import LinkKind, Note, Property, Record, Resolution, ResolvedNote
from zettel.rdf import names
from zettel.rdf.literals import XSD, to_date_literal, to_literal, to_node, to_typed_literal
from zettel.rdf.places import Place, Places, find_place
from zettel.syntax import parse_whole_link
from zettel.syntax.dates import parse_date
from zettel.vocabulary import ZETTEL, Term, Vocabulary, expand_iri, find_class, find_term

Triple = tuple[str, str, str]
"""Subject, predicate and object in N-Triples syntax."""

RDF_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_POSITION = "<https://schema.org/position>"
_PART_OF = "<http://purl.org/dc/terms/isPartOf>"
_PASSAGE = f"<{ZETTEL}passage>"

STRUCTURAL = frozenset(
    {"id", "uid", "UID", "ID", "title", "alias", "aliases", "type", "types", "tag", "tags"}
)
"""Keys that became fields of the note, and triples of their own."""


class Subject(msgspec.Struct, frozen=True):
    """What properties are said of, and what is needed to understand their values."""

    note: Note
    base: str
    vocabulary: Vocabulary
    language: str  # of literals whose term leaves it to the context
    targets: Mapping[str, Resolution]  # where links in values lead, by target as written
    fragments: names.Fragments
    iri: str = ""
    scopes: tuple[Mapping[str, Term], ...] = ()  # terms of nested contexts, innermost first
    places: Places | None = None  # told where each triple comes from


def build_subject(
    resolved: ResolvedNote, base: str, vocabulary: Vocabulary, language: str
) -> Subject:
    """Return the thing that a note is about, ready for `build_facts`.

    `language` is the note's own, "" if it names none; it stands in for the context's default.
    """
    in_values = (LinkKind.PROPERTY, LinkKind.INLINE)
    return Subject(
        note=resolved.note,
        base=base,
        vocabulary=vocabulary,
        language=vocabulary.context.language and (language or vocabulary.context.language),
        targets={r.link.target: r.resolution for r in resolved.links if r.link.kind in in_values},
        fragments=names.Fragments(),
        iri=names.thing_iri(base, resolved.note.id),
    )


def build_facts(subject: Subject) -> Iterator[Triple]:
    """Yield what a note's properties say of its topic, and of the note as a document."""
    document = msgspec.structs.replace(
        subject, iri=names.document_iri(subject.base, subject.note.id)
    )
    for prop in subject.note.properties:
        if prop.key not in STRUCTURAL:
            _, on_document = find_term(subject.vocabulary, prop.key)
            yield from _build_property(document if on_document else subject, prop)


def find_property(vocabulary: Vocabulary, base: str, key: str) -> Term:
    """Return the term of a key; one that no context maps is a property of the vault's own.

    A context may say by `@vocab` where such properties are named (JSON-LD 1.1, section 4.1.2).
    """
    term, _ = find_term(vocabulary, key)
    if term is not None:
        return term
    namespace = vocabulary.context.vocabulary
    if namespace:
        return Term(names.term_iri(namespace, key))
    return Term(names.key_iri(base, key), language="")


def find_type(vocabulary: Vocabulary, base: str, name: str) -> str:
    """Return the class of a note type; one that no context maps is a class of the vault's own."""
    namespace = vocabulary.context.vocabulary
    own = names.term_iri(namespace, name) if namespace else names.type_iri(base, name)
    return find_class(vocabulary, name) or own


def find_relations(subject: Subject) -> dict[str, list[tuple[int, Term]]]:
    """Return what each key means where it stands: by key, the line and the term, in order of line.

    A key inside a mapping means what the scope of that mapping says; without mappings, none differs
    from what it means everywhere, and nothing is returned.
    """
    if not any(isinstance(v, Record) for prop in subject.note.properties for v in prop.values):
        return {}
    found: dict[str, list[tuple[int, Term]]] = {}
    waiting = [(subject, prop) for prop in subject.note.properties]
    for outer, prop in waiting:
        term = _find_scoped(outer, prop.key)
        found.setdefault(prop.key, []).append((prop.line, term))
        records = [value for value in prop.values if isinstance(value, Record)]
        if records:
            inner = _enter(outer, term, outer.iri)
            waiting += [(inner, below) for record in records for below in record.properties]
    return {key: sorted(terms, key=lambda item: item[0]) for key, terms in found.items()}


def _enter(subject: Subject, term: Term, iri: str) -> Subject:
    """Return the subject that a nested mapping speaks of, with the scope of its key."""
    scope = () if term.scope is None else (term.scope.terms,)
    return msgspec.structs.replace(subject, iri=iri, scopes=(*scope, *subject.scopes))


def _find_scoped(subject: Subject, key: str) -> Term:
    for scope in subject.scopes:
        if key in scope:
            return scope[key]
    return find_property(subject.vocabulary, subject.base, key)


def _build_property(subject: Subject, prop: Property) -> Iterator[Triple]:
    term = _find_scoped(subject, prop.key)
    if not term.iri:
        return
    if "@language" in term.container:
        yield from _build_language_map(subject, term, prop)
        return
    position = 0
    found: Iterator[Triple]
    for number, value in enumerate(prop.values):
        if isinstance(value, Record):
            position += 1
            ordered = position if "@list" in term.container else 0
            found = _build_record(subject, term, prop.key, value, ordered)
        else:
            found = _build_value(subject, term, value)
        if subject.places is not None:
            found = subject.places.record(found, find_place(subject.note, prop, number))
        yield from found


def _build_record(
    subject: Subject, term: Term, key: str, record: Record, position: int
) -> Iterator[Triple]:
    """Give a mapping a resource of its own, named by its key and the first thing that it says."""
    document = names.document_iri(subject.base, subject.note.id)
    iri = f"{document}#{subject.fragments.name(key, _find_first_text(record.properties))}"
    inner = _enter(subject, term, iri)
    if inner.places is not None:
        place = Place(record.line, record.column, key)
        inner.places.enter(to_node(iri), place, inner.scopes)
    yield _join(subject, term, to_node(iri))
    usual = subject.vocabulary.ontology.ranges.get(term.iri, "")
    classes = list(_find_classes(inner, record)) or [usual]
    yield from ((to_node(iri), RDF_TYPE, to_node(name)) for name in classes if name)
    if position:
        yield to_node(iri), _POSITION, to_literal(str(position), datatype=f"{XSD}integer")
    for prop in record.properties:
        if prop.key not in ("type", "types") or any(prop.key in s for s in inner.scopes):
            yield from _build_property(inner, prop)


def _build_value(subject: Subject, term: Term, value: str) -> Iterator[Triple]:
    link = parse_whole_link(value)
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
        language = subject.language if term.language is None else term.language
        yield _join(subject, term, to_literal(value, language))


def _build_passage(subject: Subject, thing: str, anchor: str) -> Iterator[Triple]:
    """Say which passage of the target was meant; the triple itself leads to the whole."""
    passage = to_node(names.passage_iri(thing.removesuffix("#it"), anchor))
    yield to_node(subject.iri), _PASSAGE, passage
    if not anchor.startswith("^"):  # a block is described by the note that holds it
        yield passage, _PART_OF, to_node(thing)


def _to_reference(subject: Subject, term: Term, value: str) -> str:
    """Return a bare word as the IRI of a term, or an address as IRI; anything else as text."""
    iri = ""
    if term.kind == "@vocab":
        for scope in (*subject.scopes, subject.vocabulary.thing):
            if value in scope:
                iri = scope[value].iri
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
        if prop.key in ("type", "types") and not any(prop.key in s for s in subject.scopes):
            for name in _find_texts(prop.values):
                yield find_type(subject.vocabulary, subject.base, name)


def _find_first_text(properties: Sequence[Property]) -> str:
    for prop in properties:
        for text in _find_texts(prop.values):
            link = parse_whole_link(text)
            return link.target if link is not None else text
    return ""


def _find_texts(values: Sequence[str | Record]) -> Iterator[str]:
    return (value for value in values if isinstance(value, str))
