"""What notes say with a date: in records such as an office among `offices`, and of themselves.

Which keys are dates, and whether one begins, ends or merely places a thing in time, is what the
vault's vocabulary says of them (`zettel:Date`, `zettel:earliest`, `zettel:latest`).
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import Final

from msgspec import Struct

from zettel.dialect import DIALECTS
from zettel.model import Property, Record, ResolvedNote
from zettel.rdf.subject import Subject, build_subject, enter, find_scoped
from zettel.syntax.dates import parse_date
from zettel.view.contents import Contents
from zettel.view.moments import Bounds, find_bounds, narrow
from zettel.view.reading import Places, to_fields
from zettel.view.shape import Fact, Field, Value, When
from zettel.vocabulary import ZETTEL, Vocabulary, find_term


def build_facts(contents: Contents, places: Places) -> list[Fact]:
    """Build the dated facts of all notes, in the order in which they are written."""
    vocabulary = contents.vocabulary
    return [
        fact
        for resolved in contents.notes
        if _may_be_dated(vocabulary, resolved.note.properties)
        for fact in _build_note(resolved, contents.settings.base, vocabulary, places)
    ]


DATE: Final = f"{ZETTEL}Date"
SOURCE: Final = "http://purl.org/dc/terms/source"
_LONGEST: Final = 80  # letters of a text that still names what is told

Dates = dict[str, When]
"""By "start", "end" and "point"."""


class _Teller(Struct, frozen=True):
    """The note that tells facts, and where its links lead."""

    node: int
    targets: dict[str, int]
    places: Places


def _build_note(
    resolved: ResolvedNote, base: str, vocabulary: Vocabulary, places: Places
) -> Iterator[Fact]:
    subject = build_subject(resolved, base, vocabulary, "")
    targets = places.find_targets(resolved.links)
    teller = _Teller(places.notes[resolved.note.id], targets, places)
    # A date of the document (when it was written, published) is no fact about its topic.
    own = [p for p in resolved.note.properties if not find_term(vocabulary, p.key)[1]]
    if dates := _read_dates(subject, own):
        yield Fact(teller.node, "", [], dates.get("start"), dates.get("end"), dates.get("point"))
    yield from _build_below(subject, own, teller)


def _build_below(
    subject: Subject, properties: Sequence[Property], teller: _Teller
) -> Iterator[Fact]:
    """Build the facts of the records under keys, and of those inside them."""
    for prop in properties:
        records = [value for value in prop.values if isinstance(value, Record)]
        term = find_scoped(subject, prop.key) if records else None
        if term is None or is_date_record(subject.vocabulary, term.iri):
            continue
        for record in records:
            inner = enter(subject, term, subject.node)
            if dates := _read_dates(inner, record.properties):
                yield _build_fact(inner, prop.key, record, dates, teller)
            yield from _build_below(inner, record.properties, teller)


def _build_fact(subject: Subject, key: str, record: Record, dates: Dates, teller: _Teller) -> Fact:
    terms = {p.key: find_scoped(subject, p.key) for p in record.properties}
    plain = [
        p
        for p in record.properties
        if not any(isinstance(value, Record) for value in p.values) and terms[p.key].kind != DATE
    ]
    told = [p for p in plain if terms[p.key].kind == "@vocab"]
    words = [p for p in plain if not terms[p.key].kind.startswith("http") and p not in told]
    dialect = DIALECTS[subject.note.dialect]
    fields = to_fields(words, teller.targets, teller.places, dialect)
    sources = [field for field in fields if terms[field.key].iri == SOURCE]
    return Fact(
        teller.node,
        key,
        about=list(_choose([f if f not in sources else _keep_words(f) for f in fields])),
        status=[value for p in told for value in p.values if isinstance(value, str)],
        sources=_list_sources(sources),
        start=dates.get("start"),
        end=dates.get("end"),
        point=dates.get("point"),
    )


def _list_sources(fields: Sequence[Field]) -> list[Value]:
    """List the notes and passages that say so, each once, whatever keys name it."""
    found: dict[tuple[int, str], Value] = {}
    for value in chain.from_iterable(field.values for field in fields):
        if value.node >= 0:
            found.setdefault((value.node, value.anchor), value)
    return list(found.values())


def _keep_words(field: Field) -> Field:
    """Keep of a source what is no note: notes are told as sources, and not once more."""
    return Field(field.key, [value for value in field.values if value.node < 0])


def _choose(fields: Sequence[Field]) -> Iterator[Field]:
    """Choose what a fact is about: the notes it leads to; words where they come first, or alone."""
    links = [field for field in fields if any(_leads(value) for value in field.values)]
    first = fields.index(links[0]) if links else len(fields)
    texts = [
        field
        for place, field in enumerate(fields)
        if (place < first or len(links) < 2)
        and field.values
        and all(_is_short(value) for value in field.values)
    ]
    chosen = [*links, *texts[:1]]
    for field in fields:
        if field in chosen:
            values = [Value(value.text, value.node) for value in field.values]
            yield Field(field.key, values)


def _leads(value: Value) -> bool:
    return value.node >= 0 and not value.anchor


def _is_short(value: Value) -> bool:
    return value.node < 0 and not value.url and 0 < len(value.text) <= _LONGEST


def _read_dates(subject: Subject, properties: Sequence[Property]) -> Dates:
    """Read the dates among properties; several that bound the same narrow it down."""
    found: Dates = {}
    for bounds, when in _list_dates(subject, properties):
        for name, part in bounds.split(when):
            found[name] = narrow(found[name], part) if name in found else part
    return found


def _list_dates(subject: Subject, properties: Sequence[Property]) -> Iterator[tuple[Bounds, When]]:
    for prop in properties:
        term = find_scoped(subject, prop.key)
        if term.kind == DATE:
            bounds = find_bounds(subject.vocabulary, term.iri)
            texts = [value for value in prop.values if isinstance(value, str)]
            for text, date in zip(texts, map(parse_date, texts), strict=True):
                if date is not None and date.earliest:
                    yield bounds, When(date.earliest, date.latest, text)
        elif is_date_record(subject.vocabulary, term.iri):
            bounds = find_bounds(subject.vocabulary, term.iri)
            for value in prop.values:
                if isinstance(value, Record):
                    inner = _read_dates(enter(subject, term, subject.node), value.properties)
                    if point := inner.get("point"):
                        when = When(point.earliest, point.latest, point.text, derived=True)
                        yield bounds, when


def is_date_record(vocabulary: Vocabulary, iri: str) -> bool:
    """Say whether a record under a property is a date: with how it was worked out, say."""
    return iri in vocabulary.ontology.bounds


def _may_be_dated(vocabulary: Vocabulary, properties: Sequence[Property]) -> bool:
    """Say whether it is worth to look closer; most notes of most vaults have no dated fact."""
    return any(
        _is_date(vocabulary, prop.key) or any(isinstance(v, Record) for v in prop.values)
        for prop in properties
    )


@lru_cache(maxsize=4096)
def _is_date(vocabulary: Vocabulary, key: str) -> bool:
    term, is_of_document = find_term(vocabulary, key)
    return term is not None and term.kind == DATE and not is_of_document
