"""What a property is said of, and what its key means where it stands."""

from collections.abc import Mapping
from functools import lru_cache

import msgspec

from zettel.model import LinkKind, Note, Record, Resolution, ResolvedNote, find_iri
from zettel.rdf import names
from zettel.rdf.literals import to_node
from zettel.rdf.places import Places
from zettel.vocabulary import (
    Context,
    Term,
    Vocabulary,
    expand_iri,
    find_class,
    find_term,
    is_common,
)

OPEN = Context()
"""The scope of a key that is a property itself: what stands below it says what it is."""


class Subject(msgspec.Struct, frozen=True):
    """What properties are said of, and what is needed to understand their values."""

    note: Note
    base: str
    vocabulary: Vocabulary
    language: str  # of literals whose term leaves it to the context
    targets: Mapping[str, Resolution]  # where links in values lead, by target as written
    fragments: names.Fragments
    node: str = ""
    scopes: tuple[Mapping[str, Term], ...] = ()  # terms of nested contexts, innermost first
    namespace: str | None = None  # of keys that no context maps, where a nested one says (`@vocab`)
    places: Places | None = None  # told where each triple comes from


def build_subject(
    resolved: ResolvedNote, base: str, vocabulary: Vocabulary, language: str
) -> Subject:
    """Return the thing that a note is about, ready for `build_facts`.

    `language` is the note's own, "" if it names none; it stands in for the context's default.
    """
    in_values = (LinkKind.PROPERTY, LinkKind.INLINE)
    return Subject(
        note=resolved.note,
        base=base,
        vocabulary=vocabulary,
        language=vocabulary.context.language and (language or vocabulary.context.language),
        targets={r.link.target: r.resolution for r in resolved.links if r.link.kind in in_values},
        fragments=names.Fragments(),
        node=to_node(find_topic(resolved.note, base)),
    )


def find_topic(note: Note, base: str) -> str:
    """Return the IRI of what a note is about, which facts, links and queries know it by."""
    return names.topic_iri(base, note.id, find_iri(note.properties))


@lru_cache(maxsize=4096)
def find_property(vocabulary: Vocabulary, base: str, key: str) -> Term:
    """Return the term of a key; one that no context maps is a property of the vault's own.

    A context may say by `@vocab` where such properties are named (JSON-LD 1.1, section 4.1.2).
    """
    term, _ = find_term(vocabulary, key)
    if term is not None:
        return _to_property(vocabulary, base, key, term)
    iri = expand_key(vocabulary, key)
    return (
        Term(iri, language="", scope=OPEN)
        if iri
        else _name_key(vocabulary.context.vocabulary, base, key)
    )


def expand_key(vocabulary: Vocabulary, key: str) -> str:
    """Return the property that a key is, written in full or with a prefix; "" when it is a name."""
    if ":" not in key:
        return ""
    if key.startswith("<") and key.endswith(">"):
        iri = key[1:-1]
    else:
        iri = expand_iri(key, vocabulary.context)
        if iri == key and "://" not in key:
            return ""
    return iri if names.to_iri(iri) == iri else ""


def find_scoped(subject: Subject, key: str) -> Term:
    """Return the term of a key inside the mapping that a subject is; the innermost scope wins.

    A scope's own `@vocab` comes before what the package's context says of a key.
    """
    for scope in subject.scopes:
        if key in scope:
            return _to_property(subject.vocabulary, subject.base, key, scope[key])
    if subject.namespace is not None:
        term, _ = find_term(subject.vocabulary, key)
        if (term is None and not expand_key(subject.vocabulary, key)) or (
            subject.namespace and term and is_common(term, key)
        ):
            return _name_key(subject.namespace, subject.base, key)
    return find_property(subject.vocabulary, subject.base, key)


@lru_cache(maxsize=4096)
def find_type(vocabulary: Vocabulary, base: str, name: str, namespace: str | None = None) -> str:
    """Return the class of a note type; one that no context maps is a class of the vault's own."""
    namespace = vocabulary.context.vocabulary if namespace is None else namespace
    own = names.term_iri(namespace, name) if namespace else names.type_iri(base, name)
    return find_class(vocabulary, name) or own


def find_type_in(subject: Subject, name: str) -> str:
    """Return the class that a type's name means inside a mapping."""
    for scope in subject.scopes:
        if name in scope and scope[name].iri not in ("", "@type"):
            return scope[name].iri
    return find_type(subject.vocabulary, subject.base, name, subject.namespace)


def find_usual(vocabulary: Vocabulary, term: Term) -> str:
    """Return the class of a mapping that names none: its key's range, "" if that says nothing.

    What notes are about gets its class from a note alone: a mapping in place of a link to such a
    thing would make another out of nothing. A key with a scope of its own expects mappings.
    """
    if term.scope is OPEN:
        return ""
    found = vocabulary.ontology.ranges.get(term.iri, "")
    return "" if term.scope is None and found in vocabulary.classes else found


def enter(subject: Subject, term: Term, node: str) -> Subject:
    """Return the subject that a nested mapping speaks of, with the scope of its key.

    What a scope does not say (`@vocab`, `@language`) holds in it as around it.
    """
    scope = term.scope
    if scope is None:
        return msgspec.structs.replace(subject, node=node)
    if scope is OPEN:
        return msgspec.structs.replace(subject, node=node)
    declared = scope.declared
    return msgspec.structs.replace(
        subject,
        node=node,
        scopes=(scope.terms, *subject.scopes),
        language=scope.language if "@language" in declared else subject.language,
        namespace=scope.vocabulary if "@vocab" in declared else subject.namespace,
    )


def find_relations(subject: Subject) -> dict[str, list[tuple[int, Term]]]:
    """Return what each key means where it stands: by key, the line and the term, in order of line.

    A key inside a mapping means what the scope of that mapping says; without mappings, none differs
    from what it means everywhere, and nothing is returned.
    """
    if not any(isinstance(v, Record) for prop in subject.note.properties for v in prop.values):
        return {}
    found: dict[str, list[tuple[int, Term]]] = {}
    waiting = [(subject, prop) for prop in subject.note.properties]
    for outer, prop in waiting:
        term = find_scoped(outer, prop.key)
        found.setdefault(prop.key, []).append((prop.line, term))
        records = [value for value in prop.values if isinstance(value, Record)]
        if records:
            inner = enter(outer, term, outer.node)
            waiting += [(inner, below) for record in records for below in record.properties]
    return {key: sorted(terms, key=lambda item: item[0]) for key, terms in found.items()}


def _name_key(namespace: str, base: str, key: str) -> Term:
    """Return the property of a key that no context maps."""
    if namespace:
        return Term(names.term_iri(namespace, key))
    return Term(names.key_iri(base, key), language="")


def _to_property(vocabulary: Vocabulary, base: str, key: str, term: Term) -> Term:
    """Return a term that is a property: no class, no individual, nothing without an IRI."""
    if term.iri in vocabulary.nouns:
        return Term(names.key_iri(base, key), language="")
    if term.unmapped:
        return msgspec.structs.replace(term, iri=names.key_iri(base, key))
    return term
