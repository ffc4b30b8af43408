"""Mappings and keys of front matter that stand for RDF as it is, in the words of JSON-LD 1.1.

    {"@value": "3", "@type": xsd:int}   a literal of any datatype (or "@language"): section 4.2.1
    {iri: http://…}                     a thing by its address, with what else is said of it: 3.3
    {"@list": [a, b]}                   an RDF list: 4.3.1
    "@included": [{iri: …, …}]          things that nothing of the note leads to: 4.7
    skos:note: …, http://…#p: …         a key that is the property itself; {fr: …, en: …} below it
                                        are languages (4.6.2), and <http://…> is an address

`iri` is another name of `@id`; `"#part"` is a fragment of the note's document, `""` the document.
"""

import re

from zettel.model import IRI_KEYS, Property, Record
from zettel.rdf import names
from zettel.rdf.literals import to_literal
from zettel.rdf.subject import Subject
from zettel.vocabulary import expand_iri, find_term

VALUE, TYPE, LANGUAGE, LIST = "@value", "@type", "@language", "@list"
INCLUDED = "@included"
NO_LANGUAGE = "@none"

_ANGLED = re.compile(r"<([^<>\s]+)>")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*|@none")

_WELL_FORMED = re.compile(r"[a-z]{1,8}(-[a-z0-9]{1,8})*")


def find_literal(subject: Subject, record: Record) -> str:
    """Return the literal that a mapping is, "" when it is none."""
    text = _find_text(record, VALUE)
    if text is None:
        return ""
    datatype = expand_iri(_find_text(record, TYPE) or "", subject.vocabulary.context)
    language = (_find_text(record, LANGUAGE) or "").lower()
    if _WELL_FORMED.fullmatch(language):  # to RDF 1.1, section 3.3, any tag of this form is one
        return f"{to_literal(text)}@{language}"
    return to_literal(text, datatype=datatype)


def find_members(record: Record, key: str) -> Property | None:
    """Return the list that a mapping is, as what its key would hold; None when it is none."""
    for prop in record.properties:
        if prop.key == LIST:
            return Property(key, prop.values, prop.line, prop.column)
    return None


def find_name(subject: Subject, record: Record) -> str:
    """Return the IRI that a mapping gives the thing that it describes, "" when it gives none."""
    given = next(
        (_find_text(record, p.key) for p in record.properties if is_name(subject, p)), None
    )
    if given is None:
        return ""
    if not given or given.startswith("#"):
        return names.to_iri(names.document_iri(subject.base, subject.note.id) + given)
    return names.to_iri(expand_iri(given, subject.vocabulary.context))


def is_name(subject: Subject, prop: Property) -> bool:
    """Say whether a key of a mapping gives its IRI: a context around it may mean something else."""
    return prop.key in IRI_KEYS and not any(prop.key in scope for scope in subject.scopes)


def is_reference(record: Record) -> bool:
    """Say whether a mapping holds an IRI and nothing else."""
    return len(record.properties) == 1


def find_angled(value: str) -> str:
    """Return the address that a value is, between angle brackets; "" when it is anything else."""
    match = _ANGLED.fullmatch(value)
    return names.to_iri(match[1]) if match and ":" in match[1] else ""


def has_languages(subject: Subject, record: Record) -> bool:
    """Say whether a mapping holds texts by their languages, under keys that mean nothing else."""
    return all(
        _TAG.fullmatch(prop.key)
        and prop.key not in IRI_KEYS
        and find_term(subject.vocabulary, prop.key)[0] is None
        and not any(prop.key in scope for scope in subject.scopes)
        and all(isinstance(value, str) for value in prop.values)
        for prop in record.properties
    )


def _find_text(record: Record, key: str) -> str | None:
    for prop in record.properties:
        if prop.key == key and prop.values and isinstance(prop.values[0], str):
            return prop.values[0]
    return None
