"""One note → its triples: the document, the thing it is about, its links and passages."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec

from zettel.model import Note, Property, Record, ResolvedNote
from zettel.rdf import forms, names
from zettel.rdf.facts import build_facts
from zettel.rdf.links import build_links, build_references, build_relations, find_targets
from zettel.rdf.literals import to_date_literal, to_literal, to_node
from zettel.rdf.subject import build_subject, find_topic, find_type
from zettel.rdf.values import RDF_TYPE, Triple
from zettel.settings import Settings
from zettel.syntax.dates import parse_date
from zettel.vocabulary import ZETTEL, Vocabulary

_DCTERMS = "http://purl.org/dc/terms/"
_FOAF = "http://xmlns.com/foaf/0.1/"
_SKOS = "http://www.w3.org/2004/02/skos/core#"

_IDENTIFIER, _TITLE = f"<{_DCTERMS}identifier>", f"<{_DCTERMS}title>"
_CREATED, _MODIFIED = f"<{_DCTERMS}created>", f"<{_DCTERMS}modified>"
_SUBJECT, _PART_OF = f"<{_DCTERMS}subject>", f"<{_DCTERMS}isPartOf>"
_TOPIC, _TOPIC_OF = f"<{_FOAF}primaryTopic>", f"<{_FOAF}isPrimaryTopicOf>"
_DOCUMENT, _CONCEPT = f"<{_FOAF}Document>", f"<{_SKOS}Concept>"
_PREFERRED, _ALTERNATIVE = f"<{_SKOS}prefLabel>", f"<{_SKOS}altLabel>"
_BROADER = f"<{_SKOS}broader>"
_LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"
_NOTE, _PASSAGE, _TEXT = (f"<{ZETTEL}{name}>" for name in ("Note", "Passage", "text"))

_ALIASES = ("alias", "aliases")


class NoteTriples(msgspec.Struct, frozen=True):
    """What one note says. `document` names its graph; `own` and `shared` are sorted.

    `own` has subjects that are the document, its topic, or fragments of it; `shared` is about
    resources that other notes describe too: tags, placeholders, subjects of reverse properties.
    """

    document: str
    own: tuple[Triple, ...]
    shared: tuple[Triple, ...]


def build_note_triples(
    resolved: ResolvedNote, settings: Settings, vocabulary: Vocabulary, *, links: bool = True
) -> NoteTriples:
    """Return all triples of a note; `links` adds a resource for every link written in it."""
    note, base = resolved.note, settings.base
    document, thing = names.document_iri(base, note.id), to_node(find_topic(note, base))
    node, targets = to_node(document), find_targets(resolved, base)
    given = find_language(note)
    language = given or settings.language
    subject = build_subject(resolved, base, vocabulary, given)
    titles = find_titles(note, language)
    found = {
        *build_document(note, node, thing, titles),
        *build_names(note, thing, titles),
        *build_types(note, thing, base, vocabulary),
        *build_tags(note, node, base),
        *build_blocks(note, node, thing, language),
        *build_references(resolved, node, targets),
        *build_relations(resolved, node, thing, base, vocabulary),
        *build_facts(subject),
    }
    groups: dict[str, list[Triple]] = defaultdict(list)
    for triple in found:
        groups[triple[0]].append(triple)
    if links:
        for said in build_links(resolved, targets, node, language, subject):
            groups[said[0][0]] = said
    own: list[Triple] = []
    shared: list[Triple] = []
    starts = (node, f"<{document}#")
    for name in sorted(groups):
        (own if name == thing or name.startswith(starts) else shared).extend(sorted(groups[name]))
    return NoteTriples(document, tuple(own), tuple(shared))


def find_titles(note: Note, language: str) -> list[str]:
    """Return the title as a literal, or one for each language that the note gives it in.

    The digits of a file's name, which stand in for a title, are in no language.
    """
    tagged = _find_tagged(note.properties, ("title",))
    titles = [to_literal(text, tag) for tag, text in tagged]
    return titles or [to_literal(note.title, language if _is_name(note) else "")]


def build_document(
    note: Note, document: str, thing: str, titles: Sequence[str]
) -> Iterator[Triple]:
    """Say what the note is as a document."""
    yield document, RDF_TYPE, _DOCUMENT
    yield document, RDF_TYPE, _NOTE
    yield document, _IDENTIFIER, to_literal(note.id)
    for title in titles:
        yield document, _TITLE, title
    yield document, _TOPIC, thing
    yield thing, _TOPIC_OF, document
    for predicate, written in ((_CREATED, note.created), (_MODIFIED, note.modified)):
        date = parse_date(written) if written else None
        if date is not None:
            yield document, predicate, to_date_literal(date)


def build_names(note: Note, thing: str, titles: Sequence[str]) -> Iterator[Triple]:
    """Name the thing; an alias has a language only where the note gives one.

    Beside a title in one language, the first alias in another is the preferred name in that
    language, as SKOS means it (Reference, 5.4: one a language, and no name is both).
    """
    several = len(titles) > 1
    tagged = list(_find_tagged(note.properties, _ALIASES)) if note.aliases or several else []
    if not tagged and not several:
        yield thing, _PREFERRED, titles[0]
        yield from (
            (thing, _ALTERNATIVE, n) for n in map(to_literal, note.aliases) if n not in titles
        )
        return
    names = [*titles, *(to_literal(text, tag) for tag, text in tagged)]
    is_told = all(map(_find_tag, titles))  # a title in no language may be in any
    preferred: dict[str, str] = {}
    for name in filter(_find_tag, names) if is_told else titles:
        preferred.setdefault(_find_tag(name), name)
    untagged = set(note.aliases).difference(text for _, text in tagged)
    for name in preferred.values():
        yield thing, _PREFERRED, name
    for name in {*names, *map(to_literal, untagged)}.difference(preferred.values()):
        yield thing, _ALTERNATIVE, name


def _find_tag(literal: str) -> str:
    """Return the language of a literal, "" when it has none."""
    return literal.rpartition('"')[2].removeprefix("@")


def _is_name(note: Note) -> bool:
    if any(map(str.isalpha, note.title)) or any(heading.level == 1 for heading in note.headings):
        return True
    return any(prop.key == "title" and any(prop.values) for prop in note.properties)


def _find_tagged(
    properties: tuple[Property, ...], keys: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    """Yield language and text of names given as a mapping from the one to the other.

    Or as `{"@value": text, "@language": language}`, in which no text is a link.
    """
    for prop in properties:
        if prop.key in keys:
            for value in prop.values:
                if isinstance(value, Record):
                    yield from _find_entries(value)


def _find_entries(record: Record) -> Iterator[tuple[str, str]]:
    entries = [(one.key, v) for one in record.properties for v in one.values if isinstance(v, str)]
    literal = [text for key, text in entries if key == forms.VALUE]
    if not literal:
        yield from entries
        return
    language = next((text for key, text in entries if key == forms.LANGUAGE), "")
    yield from ((language, text) for text in literal)


def build_types(note: Note, thing: str, base: str, vocabulary: Vocabulary) -> Iterator[Triple]:
    """Say which classes the thing belongs to, by the note's types."""
    for name in note.types:
        iri = find_type(vocabulary, base, name)
        yield thing, RDF_TYPE, to_node(iri)
        if iri == names.type_iri(base, name):
            yield to_node(iri), _LABEL, to_literal(name)


def build_tags(note: Note, document: str, base: str) -> Iterator[Triple]:
    """Say which tags the document has, and what those are."""
    for tag in note.tags:
        described = _describe_tag(tag, base)
        yield document, _SUBJECT, described[0][0]
        yield from described


@lru_cache(maxsize=4096)
def _describe_tag(tag: str, base: str) -> tuple[Triple, ...]:
    """Return what a tag is, and the tags above it."""
    node, above = to_node(names.tag_iri(base, tag)), tag.rpartition("/")[0]
    found = ((node, RDF_TYPE, _CONCEPT), (node, _PREFERRED, to_literal(tag)))
    if not above:
        return found
    broader = (node, _BROADER, to_node(names.tag_iri(base, above)))
    return (*found, broader, *_describe_tag(above, base))


def build_blocks(note: Note, document: str, thing: str, language: str) -> Iterator[Triple]:
    """Describe the passages that the note gives a name."""
    for block in note.blocks:
        node = to_node(names.passage_iri(document[1:-1], f"^{block.name}"))
        yield node, RDF_TYPE, _PASSAGE
        yield node, _PART_OF, thing
        yield node, _LABEL, to_literal(block.name)
        if block.text:
            yield node, _TEXT, to_literal(block.text, language)


def find_language(note: Note) -> str:
    """Return the language that a note names itself, "" if none."""
    for prop in note.properties:
        if prop.key in ("lang", "language") and prop.values and isinstance(prop.values[0], str):
            return prop.values[0]
    return ""
