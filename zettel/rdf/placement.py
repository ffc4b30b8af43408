"""One note → the places of its triples: each part of the note built by itself, in turn."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from zettel.model import Note, Property, Record, ResolvedNote
from zettel.rdf import documents, names
from zettel.rdf.facts import build_facts
from zettel.rdf.links import build_links, build_references, build_relations, find_targets
from zettel.rdf.literals import to_literal, to_node
from zettel.rdf.places import Place, Places, find_key
from zettel.rdf.subject import build_subject, find_topic, find_type
from zettel.rdf.values import RDF_TYPE, Triple
from zettel.settings import Settings
from zettel.vocabulary import Vocabulary

_NAMES = ("title", "alias", "aliases")
_TYPES = ("type", "types")
_TAGS = ("tag", "tags", "keywords")
_DATES = ("created", "date", "creation_date", "creation-date", "date_created", "date-created")
_CHANGES = ("modified", "updated", "lastmod", "last_modified", "last-modified")
_SIMPLE = (("identifier", ("id", "uid", "UID", "ID")), ("created", _DATES), ("modified", _CHANGES))
_TITLE = "<http://purl.org/dc/terms/title>"

_Placed = tuple[Place, Iterable[Triple]]


def find_places(
    resolved: ResolvedNote, settings: Settings, vocabulary: Vocabulary, *, links: bool = True
) -> Places:
    """Return where each triple of a note comes from, and where what it describes begins.

    What the note has by being there stands at its title, without one on its first line.
    """
    note, places = resolved.note, Places()
    start = replace(find_key(note, ("title",)) or Place(1, 1), key="")
    thing = to_node(find_topic(note, settings.base))
    document = to_node(names.document_iri(settings.base, note.id))
    places.enter(thing, start, (vocabulary.thing,))
    places.enter(document, start, (vocabulary.document,))
    given = documents.find_language(note)
    language = given or settings.language
    subject = build_subject(resolved, settings.base, vocabulary, given)
    _consume(build_facts(replace(subject, places=places)))
    for place, triples in (
        *_place_names(note, document, thing, language),
        *_place_types(note, thing, settings.base, vocabulary),
        *_place_text(resolved, settings.base, vocabulary, language),
    ):
        _consume(places.record(triples, place or start))
    _place_records(note.properties, places, settings.base, vocabulary)
    if links:
        fresh = build_subject(resolved, settings.base, vocabulary, given)
        _consume(build_facts(fresh))  # which takes the names of fragments that come before links'
        for link in resolved.links:
            part = replace(resolved, links=(link,))
            targets = find_targets(part, settings.base)
            for said in build_links(part, targets, document, language, fresh):
                _consume(places.record(said, Place(link.link.line, link.link.column)))
    return places


def _place_names(
    note: Note, document: str, thing: str, language: str
) -> Iterator[tuple[Place | None, list[Triple]]]:
    titles = documents.find_titles(note, language)
    for triple in documents.build_names(note, thing, titles):
        yield _find_text(note.properties, _NAMES, triple[2]), [triple]
    for triple in documents.build_document(note, document, thing, titles):
        keys = [keys for name, keys in _SIMPLE if triple[1].endswith(f"/terms/{name}>")]
        place = find_key(note, keys[0]) if keys else None
        if triple[1] == _TITLE:
            place = _find_text(note.properties, ("title",), triple[2])
        yield place, [triple]


def _place_types(
    note: Note, thing: str, base: str, vocabulary: Vocabulary
) -> Iterator[tuple[Place | None, list[Triple]]]:
    for name in note.types:
        part = documents.build_types(replace(note, types=(name,)), thing, base, vocabulary)
        yield _find_text(note.properties, _TYPES, to_literal(name)), list(part)


def _place_text(
    resolved: ResolvedNote, base: str, vocabulary: Vocabulary, language: str
) -> Iterator[tuple[Place | None, list[Triple]]]:
    """Place what the text says: typed links, references, named passages, tags."""
    note = resolved.note
    document = to_node(names.document_iri(base, note.id))
    thing = to_node(find_topic(note, base))
    for link in resolved.links:
        only, place = replace(resolved, links=(link,)), Place(link.link.line, link.link.column)
        relations = build_relations(only, document, thing, base, vocabulary)
        yield replace(place, key=link.relation), list(relations)
        targets = find_targets(only, base)
        yield place, list(build_references(only, document, targets))
    for block in note.blocks:
        found = documents.build_blocks(replace(note, blocks=(block,)), document, thing, language)
        yield Place(block.line, 1), list(found)
    for tag in note.tags:
        found = documents.build_tags(replace(note, tags=(tag,)), document, base)
        key = _find_text(note.properties, _TAGS, to_literal(tag)) or find_key(note, _TAGS)
        yield key, list(found)


def _place_records(
    properties: Sequence[Property], places: Places, base: str, vocabulary: Vocabulary
) -> None:
    """Move what a mapping says of its own type to the key that says so."""
    types = {}
    for record in _find_records(properties):
        for prop in record.properties:
            if prop.key in _TYPES:
                for name in filter(_is_text, prop.values):
                    iri = find_type(vocabulary, base, str(name))
                    place = Place(prop.line, prop.column, prop.key)
                    types[record.line, record.column, to_node(iri)] = place
    for triple, place in places.triples.items() if types else ():
        if triple[1] == RDF_TYPE:
            key = (place.line, place.column, triple[2])
            places.triples[triple] = types.get(key, place)


def _find_records(properties: Sequence[Property]) -> Iterator[Record]:
    for prop in properties:
        for value in prop.values:
            if isinstance(value, Record):
                yield value
                yield from _find_records(value.properties)


def _find_text(properties: Sequence[Property], keys: Sequence[str], literal: str) -> Place | None:
    """Find the key, or the language below it, whose value is the text of a literal."""
    text = literal[: literal.rindex('"') + 1]
    for prop in properties:
        if prop.key in keys or not keys:
            for number, value in enumerate(prop.values):
                if isinstance(value, Record):
                    place = _find_text(value.properties, (), literal)
                    if place is not None:
                        return place
                elif to_literal(value.strip()) == text:
                    several = len(prop.values) > 1
                    return Place(prop.line, prop.column, prop.key, number if several else -1)
    return None


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _consume(triples: Iterable[Triple]) -> None:
    for _ in triples:
        pass
