"""One note → its triples: the document, the thing it is about, its links and passages."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import msgspec

from zettel.model import (
    Ambiguous,
    External,
    Found,
    LinkKind,
    Missing,
    Note,
    Property,
    Record,
    ResolvedLink,
    ResolvedNote,
)
from zettel.rdf import names
from zettel.rdf.facts import RDF_TYPE, Triple, build_facts
from zettel.rdf.literals import to_date_literal, to_literal, to_node
from zettel.rdf.subject import (
    Subject,
    build_subject,
    find_property,
    find_relations,
    find_type,
)
from zettel.settings import Settings
from zettel.syntax.dates import parse_date
from zettel.vocabulary import ZETTEL, Term, Vocabulary, find_term

_DCTERMS = "http://purl.org/dc/terms/"
_FOAF = "http://xmlns.com/foaf/0.1/"
_SKOS = "http://www.w3.org/2004/02/skos/core#"

_IDENTIFIER, _TITLE = f"<{_DCTERMS}identifier>", f"<{_DCTERMS}title>"
_CREATED, _MODIFIED = f"<{_DCTERMS}created>", f"<{_DCTERMS}modified>"
_SUBJECT, _REFERENCES = f"<{_DCTERMS}subject>", f"<{_DCTERMS}references>"
_PART_OF = f"<{_DCTERMS}isPartOf>"
_TOPIC, _TOPIC_OF = f"<{_FOAF}primaryTopic>", f"<{_FOAF}isPrimaryTopicOf>"
_DOCUMENT, _CONCEPT = f"<{_FOAF}Document>", f"<{_SKOS}Concept>"
_PREFERRED, _ALTERNATIVE = f"<{_SKOS}prefLabel>", f"<{_SKOS}altLabel>"
_BROADER = f"<{_SKOS}broader>"
_LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"
_NOTE, _LINK, _PLACEHOLDER, _PASSAGE = (
    f"<{ZETTEL}{name}>" for name in ("Note", "Link", "Placeholder", "Passage")
)
_SOURCE, _TARGET, _RELATION, _CONTEXT, _KIND, _TEXT = (
    f"<{ZETTEL}{name}>" for name in ("source", "target", "relation", "context", "kind", "text")
)


class NoteTriples(msgspec.Struct, frozen=True):
    """What one note says. `document` names its graph; `own` and `shared` are sorted.

    `own` has subjects that are the document or fragments of it; `shared` is about resources that
    other notes describe too: tags, placeholders, subjects of reverse properties.
    """

    document: str
    own: tuple[Triple, ...]
    shared: tuple[Triple, ...]


def build_note_triples(
    resolved: ResolvedNote, settings: Settings, vocabulary: Vocabulary, *, links: bool = True
) -> NoteTriples:
    """Return all triples of a note; `links` adds a resource for every link written in it."""
    note, base = resolved.note, settings.base
    document, thing = names.document_iri(base, note.id), names.thing_iri(base, note.id)
    given = find_language(note)
    language = given or settings.language
    subject = build_subject(resolved, base, vocabulary, given)
    found = {
        *build_document(note, document, thing, language),
        *build_names(note, thing, language),
        *build_types(note, thing, base, vocabulary),
        *build_tags(note, document, base),
        *build_blocks(note, document, thing, language),
        *build_references(resolved, document, base),
        *build_relations(resolved, document, thing, base, vocabulary),
        *build_facts(subject),
    }
    if links:
        found.update(build_links(resolved, document, language, subject))
    starts = (f"<{document}>", f"<{document}#")
    own = [triple for triple in found if triple[0].startswith(starts)]
    shared = found.difference(own) if len(own) < len(found) else ()
    return NoteTriples(document, tuple(sorted(own)), tuple(sorted(shared)))


def build_document(note: Note, document: str, thing: str, language: str) -> Iterator[Triple]:
    """Say what the note is as a document."""
    node = to_node(document)
    yield node, RDF_TYPE, _DOCUMENT
    yield node, RDF_TYPE, _NOTE
    yield node, _IDENTIFIER, to_literal(note.id)
    for title in _find_titles(note, language):
        yield node, _TITLE, title
    yield node, _TOPIC, to_node(thing)
    yield to_node(thing), _TOPIC_OF, node
    for predicate, written in ((_CREATED, note.created), (_MODIFIED, note.modified)):
        date = parse_date(written) if written else None
        if date is not None:
            yield node, predicate, to_date_literal(date)


def build_names(note: Note, thing: str, language: str) -> Iterator[Triple]:
    """Name the thing; an alias has a language only where the note gives one.

    Beside a title in one language, the first alias in another is the preferred name in that
    language, as SKOS means it (Reference, 5.4: one a language, and no name is both).
    """
    node, titles = to_node(thing), _find_titles(note, language)
    if not note.aliases and len(titles) == 1:
        yield node, _PREFERRED, titles[0]
        return
    tagged = list(_find_tagged(note.properties, ("alias", "aliases")))
    names = [*titles, *(to_literal(text, tag) for tag, text in tagged)]
    is_told = all(map(_find_tag, titles))  # a title in no language may be in any
    preferred: dict[str, str] = {}
    for name in filter(_find_tag, names) if is_told else titles:
        preferred.setdefault(_find_tag(name), name)
    untagged = set(note.aliases).difference(text for _, text in tagged)
    for name in preferred.values():
        yield node, _PREFERRED, name
    for name in {*names, *map(to_literal, untagged)}.difference(preferred.values()):
        yield node, _ALTERNATIVE, name


def _find_tag(literal: str) -> str:
    """Return the language of a literal, "" when it has none."""
    return literal.rpartition('"')[2].removeprefix("@")


def _find_titles(note: Note, language: str) -> list[str]:
    """Return the title as a literal, or one for each language that the note gives it in.

    The digits of a file's name, which stand in for a title, are in no language.
    """
    tagged = _find_tagged(note.properties, ("title",))
    titles = [to_literal(text, tag) for tag, text in tagged]
    return titles or [to_literal(note.title, language if _is_name(note) else "")]


def _is_name(note: Note) -> bool:
    if any(map(str.isalpha, note.title)) or any(heading.level == 1 for heading in note.headings):
        return True
    return any(prop.key == "title" and any(prop.values) for prop in note.properties)


def _find_tagged(
    properties: tuple[Property, ...], keys: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    """Yield language and text of names given as a mapping from the one to the other."""
    for prop in properties:
        if prop.key in keys:
            for value in prop.values:
                if isinstance(value, Record):
                    for entry in value.properties:
                        yield from ((entry.key, v) for v in entry.values if isinstance(v, str))


def build_types(note: Note, thing: str, base: str, vocabulary: Vocabulary) -> Iterator[Triple]:
    """Say which classes the thing belongs to, by the note's types."""
    for name in note.types:
        iri = find_type(vocabulary, base, name)
        yield to_node(thing), RDF_TYPE, to_node(iri)
        if iri == names.type_iri(base, name):
            yield to_node(iri), _LABEL, to_literal(name)


def build_tags(note: Note, document: str, base: str) -> Iterator[Triple]:
    """Say which tags the document has, and what those are."""
    for tag in note.tags:
        yield to_node(document), _SUBJECT, to_node(names.tag_iri(base, tag))
        yield from _describe_tag(tag, base)


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
        node = to_node(names.passage_iri(document, f"^{block.name}"))
        yield node, RDF_TYPE, _PASSAGE
        yield node, _PART_OF, to_node(thing)
        yield node, _LABEL, to_literal(block.name)
        if block.text:
            yield node, _TEXT, to_literal(block.text, language)


def build_references(resolved: ResolvedNote, document: str, base: str) -> Iterator[Triple]:
    """Say which documents the note refers to, and describe those that are still to be written."""
    for found in resolved.links:
        resolution = found.resolution
        if isinstance(resolution, Found | Ambiguous | Missing):
            target = to_node(names.target_iri(base, resolution, document=True))
            yield to_node(document), _REFERENCES, target
            if isinstance(resolution, Missing):
                yield target, RDF_TYPE, _PLACEHOLDER
                yield target, _LABEL, to_literal(resolution.name)


def build_relations(
    resolved: ResolvedNote, document: str, thing: str, base: str, vocabulary: Vocabulary
) -> Iterator[Triple]:
    """Turn typed links of the text into triples between things."""
    for found in resolved.links:
        if not found.relation or found.link.kind is LinkKind.PROPERTY:
            continue  # values of properties are facts, and said there
        target = names.target_iri(base, found.resolution)
        term = find_property(vocabulary, base, found.relation)
        if not target or not term.iri:
            continue
        subject = document if find_term(vocabulary, found.relation)[1] else thing
        ends = (target, subject) if term.reverse else (subject, target)
        yield to_node(ends[0]), _to_predicate(term), to_node(ends[1])


def build_links(
    resolved: ResolvedNote, document: str, language: str, subject: Subject
) -> Iterator[Triple]:
    """Describe every link as a resource: from where, to what, by which relation, in which words."""
    meant = find_relations(subject)
    for found in resolved.links:
        target = names.target_iri(subject.base, found.resolution, document=True)
        if not target:
            continue
        stem = subject.fragments.name("link", found.relation, _find_target_name(found))
        node = to_node(f"{document}#{stem}")
        yield node, RDF_TYPE, _LINK
        yield node, _SOURCE, to_node(document)
        yield node, _TARGET, to_node(target)
        yield node, _KIND, to_literal(found.link.kind)
        if found.relation:
            term = _find_meant(meant, found) or find_property(
                subject.vocabulary, subject.base, found.relation
            )
            if term.iri:
                yield node, _RELATION, _to_predicate(term)
        if found.link.context:
            yield node, _CONTEXT, to_literal(found.link.context, language)


def _to_predicate(term: Term) -> str:
    return RDF_TYPE if term.iri == "@type" else to_node(term.iri)


def _find_meant(
    meant: Mapping[str, Sequence[tuple[int, Term]]], found: ResolvedLink
) -> Term | None:
    """Return the term of the property that a link stands in: the last one begun before it."""
    terms = meant.get(found.relation, ()) if found.link.kind is LinkKind.PROPERTY else ()
    return next((term for line, term in reversed(terms) if line <= found.link.line), None)


def _find_target_name(found: ResolvedLink) -> str:
    match found.resolution:
        case Found(note=name) | Ambiguous(note=name) | Missing(name=name):
            return name
        case External(url=name):
            return name.partition("://")[2] or name
        case attachment:
            return attachment.path


def find_language(note: Note) -> str:
    """Return the language that a note names itself, "" if none."""
    for prop in note.properties:
        if prop.key in ("lang", "language") and prop.values and isinstance(prop.values[0], str):
            return prop.values[0]
    return ""
