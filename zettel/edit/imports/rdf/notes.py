"""What is stated of a note → its front matter, but for its names."""

from collections.abc import Iterator
from urllib.parse import unquote

from msgspec.structs import replace

from zettel.edit.imports.document import to_property
from zettel.edit.imports.rdf.facts import NOTE, Writer
from zettel.edit.imports.rdf.graph import Graph
from zettel.edit.imports.rdf.homes import Home
from zettel.edit.imports.rdf.keys import Keys
from zettel.edit.imports.rdf.labels import find_language
from zettel.edit.imports.rdf.sorting import order_dates
from zettel.formats import fields
from zettel.model import Note, Property, Record
from zettel.rdf import RDF_TYPE, Triple, tag_iri
from zettel.rdf.literals import to_date_literal
from zettel.rdf.names import Fragments
from zettel.rdf.subject import Subject
from zettel.syntax.dates import parse_date

_DCTERMS, _FOAF = "http://purl.org/dc/terms/", "http://xmlns.com/foaf/0.1/"
_IDENTIFIER, _CREATED, _SUBJECT = (
    f"<{_DCTERMS}{name}>" for name in ("identifier", "created", "subject")
)
_TOPIC, _TOPIC_OF = f"<{_FOAF}primaryTopic>", f"<{_FOAF}isPrimaryTopicOf>"
_OF_DOCUMENTS = frozenset({f"<{_FOAF}Document>", NOTE})


def write_keys(home: Home, graph: Graph, keys: Keys, base: str, writer: Writer) -> list[Property]:
    """Return the keys of a note; what they say is added to what the writer has said."""
    topic = _build_topic(home, graph, keys, base)
    document = replace(topic, node=home.document)
    first = [] if home.is_named else [to_property("id", home.id)]
    first += [to_property("iri", home.iri)] if home.iri else []
    types, tags = writer.write_types(topic), _write_tags(home, graph, base, writer)
    first += [to_property("types", *types)] if types else []
    first += [to_property("tags", *tags)] if tags else []
    writer.said |= _find_own(home).difference(writer.plain)
    facts = writer.write_facts(topic, "thing")
    facts += order_dates(
        writer.write_facts(document, "document"), {*graph.find(home.document, _CREATED)}
    )
    included = tuple(_write_included(home, graph, topic, writer))
    last = [Property("@included", included, 0, 0)] if included else []
    return [*first, *sorted(facts, key=keys.find_rank), *last]


def _build_topic(home: Home, graph: Graph, keys: Keys, base: str) -> Subject:
    """Return what the note is about, as it is when the note is read."""
    language = find_language(graph, home.document)
    usual = keys.vocabulary.context.language
    return Subject(
        note=Note(home.id, f"{home.id}.md", ""),
        base=base,
        vocabulary=keys.vocabulary,
        language=usual and (language or usual),
        targets={},
        fragments=Fragments(),
        node=home.topic,
    )


def _find_own(home: Home) -> set[Triple]:
    """Return what every note says of itself."""
    document = home.document
    own = {(document, RDF_TYPE, name) for name in _OF_DOCUMENTS}
    own |= {(document, _TOPIC, home.topic), (home.topic, _TOPIC_OF, document)}
    own.add((document, _IDENTIFIER, f'"{home.id}"'))
    moment = parse_date(fields.parse_timestamp(home.id) or "-")
    if moment:
        own.add((document, _CREATED, to_date_literal(moment)))
    return own


def _write_tags(home: Home, graph: Graph, base: str, writer: Writer) -> list[str]:
    tags, start = [], f"<{tag_iri(base, '')}"
    for node in graph.find(home.document, _SUBJECT):
        triple, tag = (home.document, _SUBJECT, node), unquote(node[len(start) : -1])
        fits = node == f"<{tag_iri(base, tag)}>" and tag == tag.strip().lstrip("#")
        if fits and "," not in tag and triple not in writer.plain:
            tags.append(tag)
            writer.said.add(triple)
    return tags


def _write_included(home: Home, graph: Graph, topic: Subject, writer: Writer) -> Iterator[Record]:
    """Write what no key of the thing leads to, and what the document says by no key of ours."""
    for node in (home.document, *home.parts):
        left = ((node, p, v) for p, v in graph.said.get(node, ()))
        if node[0] == "<" and any(triple not in writer.said for triple in left):
            yield writer.write_named(replace(topic, node=node))
