"""The data set as a whole, in W3C VoID and DCAT: what it is called, whose it is, what is in it.

https://www.w3.org/TR/void/, https://www.w3.org/TR/vocab-dcat-3/
"""

from collections.abc import Iterator, Mapping
from typing import Final

from zettel.inference import inferred_iri
from zettel.rdf import RDF_TYPE, Triple, build_dataset_triples, find_topic, to_literal, to_node
from zettel.rdf.literals import XSD
from zettel.rdf.names import Fragments, to_iri
from zettel.site.world import World

DUMP: Final = "dump.ttl"
PACKED: Final = "dump.ttl.gz"

Sizes = Mapping[str, int]
"""Bytes of the dumps by name, as far as they are known."""

_EXAMPLES: Final = 3

_VOID: Final = "http://rdfs.org/ns/void#"
_DCAT: Final = "http://www.w3.org/ns/dcat#"
_DCTERMS: Final = "http://purl.org/dc/terms/"
_FOAF: Final = "http://xmlns.com/foaf/0.1/"
_MEDIA: Final = "https://www.iana.org/assignments/media-types/text/turtle"
_GZIP: Final = "https://www.iana.org/assignments/media-types/application/gzip"
_FORMAT: Final = "http://www.w3.org/ns/formats/Turtle"
_PUBLIC: Final = ("http", "https")


def describe_dataset(world: World, endpoint: str, sizes: Sizes) -> Iterator[Triple]:
    """Yield what is said of the data set; `endpoint` is where SPARQL is answered, if anywhere."""
    node = to_node(world.base)
    yield from build_dataset_triples(world.settings)
    yield node, RDF_TYPE, f"<{_VOID}Dataset>"
    yield node, RDF_TYPE, f"<{_DCAT}Dataset>"
    yield node, f"<{_VOID}uriSpace>", to_literal(world.base)
    yield node, f"<{_FOAF}homepage>", node
    yield node, f"<{_VOID}feature>", f"<{_FORMAT}>"
    yield node, f"<{_VOID}triples>", _to_number(count_triples(world))
    yield node, f"<{_VOID}documents>", _to_number(len(world.notes))
    for name in (DUMP, PACKED):
        yield node, f"<{_VOID}dataDump>", to_node(world.base + name)
    if world.settings.language:
        yield node, f"<{_DCTERMS}language>", to_literal(world.settings.language)
    if endpoint:
        yield node, f"<{_VOID}sparqlEndpoint>", to_node(endpoint)
    for note in find_central(world, _EXAMPLES):
        iri = find_topic(world.notes[note].note, world.base)
        yield node, f"<{_VOID}exampleResource>", to_node(iri)
    for namespace in _find_vocabularies(world):
        yield node, f"<{_VOID}vocabulary>", to_node(namespace)
    if world.infer:
        yield node, f"<{_VOID}subset>", to_node(inferred_iri(world.base))
    yield node, f"<{_DCAT}landingPage>", node
    for name, fragment in ((DUMP, "turtle"), (PACKED, "turtle-gzip")):
        yield from _describe_distribution(world, name, fragment, sizes)
    yield from _describe_classes(world, node)


def count_triples(world: World) -> int:
    """Return how many triples the dump has."""
    scan, material = world.scan, world.material
    tail = {*material.drop_stated(scan.shared), *material.describe(scan.used)}
    return scan.size + len(tail) + len(material.dataset)


def find_central(world: World, count: int) -> list[int]:
    """Return the numbers of the most central notes."""
    ranks, notes = world.structure.ranks, world.places.notes
    ordered = sorted(ranks, key=lambda note: (-ranks[note], note))
    return [notes[note] for note in ordered[:count]]


def _describe_distribution(
    world: World, name: str, fragment: str, sizes: Sizes
) -> Iterator[Triple]:
    dump = to_node(f"{world.base}#{fragment}")
    yield to_node(world.base), f"<{_DCAT}distribution>", dump
    yield dump, RDF_TYPE, f"<{_DCAT}Distribution>"
    yield dump, f"<{_DCAT}downloadURL>", to_node(world.base + name)
    yield dump, f"<{_DCAT}mediaType>", f"<{_MEDIA}>"
    if name == PACKED:
        yield dump, f"<{_DCAT}compressFormat>", f"<{_GZIP}>"
    if name in sizes:
        size = to_literal(str(sizes[name]), datatype=f"{XSD}nonNegativeInteger")
        yield dump, f"<{_DCAT}byteSize>", size
    licence = to_iri(world.settings.licence)
    if licence:
        yield dump, f"<{_DCTERMS}license>", to_node(licence)


def _describe_classes(world: World, node: str) -> Iterator[Triple]:
    """Say how many things of which class there are."""
    fragments = Fragments()
    for name, count in sorted(world.scan.classes.items()):
        short = world.compact.shorten(name)
        part = to_node(f"{world.base}#{fragments.name('class', short)}")
        yield node, f"<{_VOID}classPartition>", part
        yield part, f"<{_VOID}class>", name
        yield part, f"<{_VOID}entities>", _to_number(count)


def _find_vocabularies(world: World) -> list[str]:
    """Return the namespaces of the prefixes that terms of the notes have."""
    used = {*world.scan.used, *world.scan.classes}
    names = {name for name in world.vocabulary.prefixes.values() if name.startswith(_PUBLIC)}
    return sorted(name for name in names if any(term.startswith(name, 1) for term in used))


def _to_number(count: int) -> str:
    return to_literal(str(count), datatype=f"{XSD}integer")
