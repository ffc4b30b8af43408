"""One value of a property → triples: a link, an address, a date, a text as its term wants it."""

from collections.abc import Iterator, Sequence
from unicodedata import normalize

from zettel.dialect import DIALECTS
from zettel.model import Ambiguous, Found, Record, Resolution
from zettel.rdf import forms, names
from zettel.rdf.literals import (
    XSD,
    to_date_literal,
    to_literal,
    to_node,
    to_text_literal,
    to_typed_literal,
)
from zettel.rdf.places import Place
from zettel.rdf.subject import OPEN, Subject
from zettel.syntax import parse_whole_link
from zettel.syntax.dates import parse_date
from zettel.vocabulary import ZETTEL, Term, expand_iri

Triple = tuple[str, str, str]
"""Subject, predicate and object in N-Triples syntax."""

RDF_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_PART_OF = "<http://purl.org/dc/terms/isPartOf>"
_LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"
_MEANT, _PASSAGE, _DATE = f"<{ZETTEL}passage>", f"<{ZETTEL}Passage>", f"{ZETTEL}Date"


def build_value(subject: Subject, term: Term, value: str) -> Sequence[Triple]:
    """Return what a value says of a subject: a link leads on, a text is as its term wants it."""
    link = parse_whole_link(value, DIALECTS[subject.note.dialect]) if "[" in value else None
    if link is not None and (resolution := subject.targets.get(link.target)) is not None:
        return _build_relation(subject, term, resolution, link.anchor)
    if term.kind == _DATE:
        return _build_date(subject, term, value)
    if term.scope is OPEN and (iri := forms.find_angled(value)):
        return (join(subject, term, to_node(iri)),)
    return (join(subject, term, _to_value(subject, term, value)),)


def _build_relation(
    subject: Subject, term: Term, resolution: Resolution, anchor: str
) -> Sequence[Triple]:
    """Lead to a thing, and say which passage of it was meant; the triple leads to the whole."""
    thing = names.target_iri(subject.base, resolution)
    if not thing:
        return ()
    found = join(subject, term, to_node(thing))
    if not anchor or not isinstance(resolution, Found | Ambiguous):
        return (found,)
    document = names.target_iri(subject.base, resolution, document=True)
    passage = to_node(names.passage_iri(document, anchor))
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
        return (join(subject, term, to_literal(value)),)
    found = join(subject, term, to_date_literal(date))
    bounds = subject.vocabulary.ontology.bounds.get(term.iri)
    if bounds is None or not date.earliest or not date.latest:
        return (found,)
    ends = zip(bounds, (date.earliest, date.latest), strict=True)
    return found, *[(subject.node, to_node(iri), f'"{day}"^^<{XSD}date>') for iri, day in ends]


def build_languages(subject: Subject, term: Term, record: Record) -> Iterator[Triple]:
    """Yield a literal for each text of a mapping from languages to texts."""
    for entry in record.properties:
        texts = (value for value in entry.values if isinstance(value, str))
        found = iter([join(subject, term, to_literal(text, entry.key)) for text in texts])
        if subject.places is not None:
            found = subject.places.record(found, Place(entry.line, entry.column, entry.key))
        yield from found


def join(subject: Subject, term: Term, value: str) -> Triple:
    """Return the triple, turned round for a reverse property with a resource as its value."""
    if term.reverse and value.startswith("<"):
        return value, to_node(term.iri), subject.node
    return subject.node, to_node(term.iri), value
