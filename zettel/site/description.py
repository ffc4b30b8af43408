"""What the graph says of one resource: the triples of its Turtle and its JSON-LD."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final
from urllib.parse import unquote

from zettel.rdf import (
    RDF_TYPE,
    NoteTriples,
    Triple,
    document_iri,
    find_topic,
    tag_iri,
    to_blocks,
    to_literal,
    to_node,
)
from zettel.rdf.subject import find_type
from zettel.site.data import write_turtle
from zettel.site.dataset import Sizes, describe_dataset
from zettel.site.resources import Kind, Resource
from zettel.site.world import World

_LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"
_DEFINED_BY = "<http://www.w3.org/2000/01/rdf-schema#isDefinedBy>"
_REFERENCES = "<http://purl.org/dc/terms/references>"
_SUBJECT = "<http://purl.org/dc/terms/subject>"
_REPLACED_BY = "<http://purl.org/dc/terms/isReplacedBy>"
_IN_DATASET = "<http://rdfs.org/ns/void#inDataset>"
_CONCEPT = "<http://www.w3.org/2004/02/skos/core#Concept>"
_PREFERRED = "<http://www.w3.org/2004/02/skos/core#prefLabel>"
_BROADER = "<http://www.w3.org/2004/02/skos/core#broader>"
_PROPERTY = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#Property>"
_CLASS = "<http://www.w3.org/2000/01/rdf-schema#Class>"
_PLACEHOLDER = "<https://zettel.example/terms#Placeholder>"


def describe(
    world: World, resource: Resource, endpoint: str = "", sizes: Sizes | None = None
) -> list[Triple]:
    """Return what is said of a resource, sorted; a file says nothing but itself.

    The data set tells the endpoint, if there is one, and the sizes of its dumps, if known.
    """
    if resource.kind is Kind.DATASET:
        return sorted(set(describe_dataset(world, endpoint, sizes or {})))
    return sorted(set(_describe(world, resource)))


def describe_note(world: World, note: NoteTriples) -> list[Triple]:
    """Return what a note says, and to which data set it belongs, sorted."""
    return sorted({*note.own, *note.shared, _belong(world, note)})


def write_note_turtle(world: World, note: NoteTriples, own: str) -> bytes:
    """Return the Turtle of a note; `own` are the blocks of what it says of itself."""
    rest = to_blocks(note.shared, world.compact) if note.shared else ""
    return write_turtle(world, f"{own}{rest}{to_blocks([_belong(world, note)], world.compact)}")


def _belong(world: World, note: NoteTriples) -> Triple:
    return to_node(note.document), _IN_DATASET, to_node(world.base)


def _describe(world: World, resource: Resource) -> Iterable[Triple]:
    if resource.kind is Kind.INFERRED:
        return world.inferred
    describe_kind = _KINDS.get(resource.kind, describe_terms)
    return describe_kind(world, resource, to_node(world.base + resource.path))


def _describe_one(world: World, resource: Resource, _node: str) -> Iterable[Triple]:
    number = world.find_number(resource)
    (note,) = world.material.build(range(number, number + 1))
    return describe_note(world, note)


def _describe_moved(world: World, resource: Resource, node: str) -> Iterable[Triple]:
    return [(node, _REPLACED_BY, to_node(document_iri(world.base, resource.name)))]


def describe_terms(world: World, resource: Resource, document: str) -> Iterator[Triple]:
    """Yield what the vault's ontology says of the terms of a document, and what else is known.

    A term of which nobody says anything has its name for a label.
    """
    own = world.vocabulary.own.triples
    iris = world.terms.get(resource.path, [world.base + resource.path])
    waiting = list(iris)
    seen = set(waiting)
    for iri in waiting:
        for triple in own.get(iri, ()):
            yield triple
            if triple[2].startswith("_:") and triple[2] not in seen:  # what has no name of its own
                seen.add(triple[2])
                waiting.append(triple[2])
    for iri in iris:
        if iri not in own:
            node = to_node(iri)
            yield node, _LABEL, to_literal(_find_name(iri))
            if node != document:
                yield node, _DEFINED_BY, document
    if resource.path.startswith("key/"):
        yield document, RDF_TYPE, _PROPERTY
    elif resource.kind is Kind.OTHER:
        for number in world.scan.mentions.get(world.base + resource.path, ()):
            yield to_node(_find_document(world, number)), _REFERENCES, document


def _describe_missing(world: World, resource: Resource, node: str) -> Iterator[Triple]:
    yield node, RDF_TYPE, _PLACEHOLDER
    yield node, _LABEL, to_literal(resource.name)
    for source, _, _ in world.incoming.get(world.find_number(resource), ()):
        yield to_node(_find_document(world, source)), _REFERENCES, node


def _describe_tag(world: World, resource: Resource, node: str) -> Iterator[Triple]:
    tag = resource.name
    yield node, RDF_TYPE, _CONCEPT
    yield node, _PREFERRED, to_literal(tag)
    above = tag.rpartition("/")[0]
    if above:
        yield node, _BROADER, to_node(tag_iri(world.base, above))
    for number in world.tags[tag]:
        yield to_node(_find_document(world, number)), _SUBJECT, node


def _describe_type(world: World, resource: Resource, _node: str) -> Iterator[Triple]:
    """Describe the class that a note type means, with its members."""
    name = resource.name
    iri = find_type(world.vocabulary, world.base, name)
    node = to_node(iri)
    own = world.vocabulary.own.triples.get(iri, ())
    yield from (triple for triple in own if not triple[2].startswith("_:"))
    if not own:
        yield node, RDF_TYPE, _CLASS
        yield node, _LABEL, to_literal(name)
    for number in world.types[name]:
        yield to_node(find_topic(world.notes[number].note, world.base)), RDF_TYPE, node


_KINDS: Final[Mapping[Kind, Callable[[World, Resource, str], Iterable[Triple]]]] = {
    Kind.NOTE: _describe_one,
    Kind.MOVED: _describe_moved,
    Kind.MISSING: _describe_missing,
    Kind.TAG: _describe_tag,
    Kind.TYPE: _describe_type,
    Kind.FILE: lambda _world, _resource, _node: (),
}


def _find_document(world: World, number: int) -> str:
    return document_iri(world.base, world.notes[number].note.id)


def _find_name(iri: str) -> str:
    """Return the last part of an IRI, as it was written."""
    end = iri.rpartition("#")[2] if "#" in iri else iri.rstrip("/").rpartition("/")[2]
    return unquote(end)


def find_members(world: World, resource: Resource) -> Sequence[int]:
    """Return the numbers of the notes that a resource is named in, or that have it."""
    match resource.kind:
        case Kind.TAG:
            return world.tags[resource.name]
        case Kind.TYPE:
            return world.types[resource.name]
    if resource.name in world.files:
        return world.files[resource.name]
    found = {
        number
        for iri in world.terms.get(resource.path, ())
        for number in world.scan.mentions.get(iri, ())
    }
    return sorted(found)
