"""The page of a vocabulary, or of one key that no context maps: its terms, and where they serve."""

from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import unquote

from msgspec import Struct

from zettel.site.addresses import Addresses
from zettel.site.description import find_members
from zettel.site.pages.frame import Entry, Site, build_page, render
from zettel.site.pages.lists import fold
from zettel.site.properties import Item, Row
from zettel.site.resources import Resource
from zettel.site.schema_org import build_schema
from zettel.site.world import World
from zettel.vocabulary import find_labels
from zettel.vocabulary.ontology import LABELS, OWL, RDFS
from zettel.vocabulary.terms import find_iris, find_kinds, find_texts, split_iri

_DCTERMS: Final = "http://purl.org/dc/terms/"
_SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
_NAMES: Final = (*LABELS, f"{_DCTERMS}title")
_COMMENTS: Final = (f"{RDFS}comment", f"{_SKOS}definition", f"{_DCTERMS}description")
_FACTS: Final = (
    f"{RDFS}subClassOf", f"{RDFS}subPropertyOf", f"{RDFS}domain", f"{RDFS}range",
    f"{OWL}inverseOf", f"{OWL}equivalentClass", f"{OWL}equivalentProperty", f"{OWL}disjointWith",
    f"{RDFS}seeAlso", f"{_SKOS}broader", f"{_SKOS}exactMatch", f"{_SKOS}closeMatch",
)  # fmt: skip
"""What is told of a term beside its names."""


class Shown(Struct, frozen=True):
    """What is told of a term."""

    anchor: str
    label: str
    name: str
    kind: str
    comments: list[str]
    facts: list[Row]


def write_terms(world: World, site: Site, resource: Resource, addresses: Addresses) -> bytes:
    """Write the page of the terms that a document below the base defines."""
    document = world.base + resource.path
    iris = world.terms.get(resource.path, [document])
    own = [iri for iri in iris if iri != document]
    is_key = resource.path.startswith("key/")
    title = _label(world, site, document)
    page = build_page(world, resource, addresses, title=title, schema=build_schema(world, resource))
    shown = [_show(world, site, iri, addresses) for iri in own or [document]]
    members = [
        Entry(world.places.titles[n], addresses.to(world.paths[n]))
        for n in (find_members(world, resource) if not own else ())
    ]
    return render(
        "terms",
        site,
        page,
        addresses,
        kind=site.words["key" if is_key else "terms"],
        told=_choose_texts(world, site, document, _COMMENTS) if own else [],
        terms=sorted(shown, key=lambda term: (fold(term.label), term.anchor)),
        members=members,
    )


def _show(world: World, site: Site, iri: str, addresses: Addresses) -> Shown:
    ontology = world.vocabulary.ontology
    kinds = find_kinds(ontology, iri)
    kind = next((name for name in ("class", "property", "value") if name in kinds), "")
    return Shown(
        anchor=unquote(iri.partition("#")[2]),
        label=_label(world, site, iri),
        name=_shorten(world, iri),
        kind=site.words[kind] if kind else "",
        comments=_choose_texts(world, site, iri, _COMMENTS),
        facts=list(_list_facts(world, site, iri, addresses)),
    )


def _list_facts(world: World, site: Site, iri: str, addresses: Addresses) -> Iterator[Row]:
    for predicate in _FACTS:
        found = find_iris(world.vocabulary.ontology, iri, predicate)
        items = [_show_term(world, site, value, addresses) for value in found]
        if items:
            yield Row(_choose(find_labels(world.vocabulary, predicate), site) or predicate, items)


def _show_term(world: World, site: Site, iri: str, addresses: Addresses) -> Item:
    path = world.to_path(iri)
    if path is not None and world.find(path):
        address = addresses.to(path, fragment=iri.partition("#")[2])
        return Item(_label(world, site, iri), "note", address)
    return Item(_shorten(world, iri), "external", iri)


def _label(world: World, site: Site, iri: str) -> str:
    found = find_texts(world.vocabulary.ontology, iri, *_NAMES)
    return _choose(found, site) or unquote(split_iri(iri)[1]) or iri


def _shorten(world: World, iri: str) -> str:
    short = world.compact.shorten(f"<{iri}>")
    return iri if short.startswith("<") else short


def _choose_texts(world: World, site: Site, iri: str, predicates: tuple[str, ...]) -> list[str]:
    found = (find_texts(world.vocabulary.ontology, iri, predicate) for predicate in predicates)
    return [text for text in (_choose(texts, site) for texts in found) if text]


def _choose(texts: Mapping[str, str], site: Site) -> str:
    for language in (site.language, "en", ""):
        if language in texts:
            return texts[language]
    return texts[min(texts)] if texts else ""
