"""What search engines read of a resource, in terms of schema.org, beside what the graph says.

Texts have no language here and dates no datatype: that is how those who read them expect them.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from zettel.model import Ambiguous, Found, ResolvedNote
from zettel.rdf import (
    RDF_TYPE,
    Triple,
    document_iri,
    find_topic,
    parse_literal,
    to_literal,
    to_node,
)
from zettel.rdf.documents import find_language
from zettel.rdf.names import target_iri, to_iri
from zettel.settings import parse_language
from zettel.site.dataset import DUMP
from zettel.site.resources import Kind, Resource
from zettel.site.world import World
from zettel.syntax.dates import parse_date

SCHEMA: Final = "https://schema.org/"
_DCTERMS: Final = "http://purl.org/dc/terms/"
_SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
_FOAF: Final = "http://xmlns.com/foaf/0.1/"
_ORG: Final = "http://www.w3.org/ns/org#"

_CLASSES: Final = {
    f"<{_FOAF}Person>": "Person",
    f"<{_FOAF}Agent>": "Organization",
    f"<{_FOAF}Group>": "Organization",
    f"<{_FOAF}Organization>": "Organization",
    f"<{_FOAF}Document>": "CreativeWork",
    f"<{_ORG}Organization>": "Organization",
    f"<{_ORG}OrganizationalUnit>": "Organization",
    f"<{_ORG}OrganizationalCollaboration>": "Organization",
    f"<{_ORG}FormalOrganization>": "Organization",
    f"<{_ORG}Role>": "Role",
    f"<{_ORG}Post>": "Role",
    f"<{_SKOS}Concept>": "DefinedTerm",
}
"""Classes of other vocabularies, with what is near to them there."""
_SAME: Final = {
    f"<{_SKOS}prefLabel>": "name",
    f"<{_SKOS}altLabel>": "alternateName",
    f"<{_DCTERMS}description>": "description",
    "<http://www.w3.org/2002/07/owl#sameAs>": "sameAs",
    f"<{_FOAF}homepage>": "url",
}
"""Properties of things, with what they are called there."""


def build_note_schema(world: World, number: int, triples: Iterable[Triple]) -> list[Triple]:
    """Return a note, as a document and as what it is about, in terms of schema.org; sorted.

    `triples` are what the note says.
    """
    resolved = world.notes[number]
    document = to_node(document_iri(world.base, resolved.note.id))
    thing = to_node(find_topic(resolved.note, world.base))
    said: dict[str, list[str]] = {}
    found: set[Triple] = set()
    for subject, predicate, value in triples:
        if subject == document:
            said.setdefault(predicate, []).append(value)
        elif subject == thing:
            found.update(_translate(thing, predicate, value))
    found.add((thing, _term("mainEntityOfPage"), document))
    found.update(_describe_document(world, resolved, document, thing))
    found.update(_credit(world, document, said))
    found.update(build_dataset_schema(world))
    return sorted(found)


def build_schema(world: World, resource: Resource) -> list[Triple]:
    """Return another resource in terms of schema.org, sorted."""
    node = to_node(world.base + resource.path)
    match resource.kind:
        case Kind.DATASET:
            dump = to_node(f"{world.base}#turtle")
            found = [
                *build_dataset_schema(world),
                (node, _term("distribution"), dump),
                (dump, RDF_TYPE, _term("DataDownload")),
                (dump, _term("encodingFormat"), to_literal("text/turtle")),
                (dump, _term("contentUrl"), to_node(world.base + DUMP)),
            ]
        case Kind.TAG | Kind.TYPE | Kind.TERMS:
            found = [
                *build_dataset_schema(world),
                (node, RDF_TYPE, _term("DefinedTerm")),
                (node, _term("name"), to_literal(resource.name)),
                (node, _term("url"), node),
                (node, _term("inDefinedTermSet"), to_node(world.base)),
            ]
        case _:
            found = []
    return sorted(found)


def build_dataset_schema(world: World) -> Iterator[Triple]:
    """Yield what the data set is called, whose it is and what others may do with it."""
    node, settings = to_node(world.base), world.settings
    yield node, RDF_TYPE, _term("Dataset")
    yield node, _term("name"), to_literal(settings.name)
    yield node, _term("url"), node
    if settings.licence:
        yield node, _term("license"), _to_licence(settings.licence)
    if settings.creator:
        yield node, _term("creator"), to_literal(settings.creator)


def _describe_document(
    world: World, resolved: ResolvedNote, document: str, thing: str
) -> Iterator[Triple]:
    note = resolved.note
    language = parse_language(find_language(note)) or world.settings.language
    yield document, RDF_TYPE, _term("Article")
    yield document, _term("headline"), to_literal(note.title)
    yield document, _term("identifier"), to_literal(note.id)
    yield document, _term("url"), document
    yield document, _term("about"), thing
    yield document, _term("isPartOf"), to_node(world.base)
    if language:
        yield document, _term("inLanguage"), to_literal(language)
    for name, written in (("dateCreated", note.created), ("dateModified", note.modified)):
        date = parse_date(written) if written else None
        if date is not None and date.datatype:
            yield document, _term(name), to_literal(date.text)
    for tag in note.tags:
        yield document, _term("keywords"), to_literal(tag)
    for link in resolved.links:
        target = link.resolution
        if isinstance(target, Found | Ambiguous) and target.note != note.id:
            yield document, _term("mentions"), to_node(target_iri(world.base, target))


def _credit(world: World, document: str, said: Mapping[str, list[str]]) -> Iterator[Triple]:
    """Yield author and licence: the note's own, else those of the whole."""
    settings = world.settings
    authors = said.get(f"<{_DCTERMS}creator>") or [to_literal(settings.creator)]
    for author in authors if authors != ['""'] else ():
        yield document, _term("author"), _to_plain(author)
    licences = said.get(f"<{_DCTERMS}license>") or [_to_licence(settings.licence)]
    for licence in licences if licences != ['""'] else ():
        yield document, _term("license"), _to_plain(licence)


def _translate(thing: str, predicate: str, value: str) -> Iterator[Triple]:
    if predicate == RDF_TYPE:
        if value in _CLASSES:
            yield thing, RDF_TYPE, _term(_CLASSES[value])
    elif predicate in _SAME:
        yield thing, _term(_SAME[predicate]), _to_plain(value)


def _to_licence(written: str) -> str:
    iri = to_iri(written)
    return to_node(iri) if iri else to_literal(written)


def _to_plain(value: str) -> str:
    """Return a literal without language and datatype, an IRI as it is."""
    return to_literal(parse_literal(value)[0]) if value.startswith('"') else value


def _term(name: str) -> str:
    return f"<{SCHEMA}{name}>"
