"""`ontology/` → the meaning of keys, link types and note types, and what to call them."""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path
from unicodedata import normalize

import msgspec

from zettel.errors import VaultError
from zettel.settings import Settings
from zettel.vocabulary.context import Context, Term, expand_iri, is_iri, parse_context
from zettel.vocabulary.ontology import (
    LABELS,
    ZETTEL,
    Ontology,
    Triple,
    build_ontology,
    describe_terms,
    find_ontology_files,
    find_shapes_files,
    is_shapes,
    read_ontology,
    read_triples,
)
from zettel.vocabulary.terms import is_noun

__all__ = [
    "DOCUMENT",
    "ZETTEL",
    "Context",
    "Ontology",
    "Term",
    "Vocabulary",
    "describe_implied",
    "describe_terms",
    "describe_used",
    "expand_iri",
    "find_axioms",
    "find_class",
    "find_described",
    "find_label",
    "find_labels",
    "find_scope",
    "find_shapes_files",
    "find_term",
    "find_types",
    "is_common",
    "is_relation",
    "is_shapes",
    "read_default",
    "read_standard",
    "read_vocabulary",
]

DOCUMENT = "http://xmlns.com/foaf/0.1/isPrimaryTopicOf"
"""Keys in the scope of the term with this IRI say something of the document, not of its topic."""

_LABELS = tuple(f"<{label}>" for label in LABELS)
_PACKAGE = Path(__file__).parent


class Vocabulary(msgspec.Struct, frozen=True, eq=False):
    """The vault's terms, over those that the package brings for keys common to all vaults.

    Equal to itself alone, so that answers about one can be remembered by it.
    """

    thing: Mapping[str, Term]  # keys that speak of what the note is about
    document: Mapping[str, Term]  # keys that speak of the note itself
    context: Context
    ontology: Ontology
    own_triples: tuple[Triple, ...]  # what the vault's own files say
    nouns: frozenset[str] = frozenset()  # classes and individuals that keys of the context name
    classes: frozenset[str] = frozenset()  # what names of the context mean: a note may be one
    type_keys: frozenset[str] = frozenset({"type", "types"})  # inside a mapping

    @property
    def prefixes(self) -> Mapping[str, str]:
        """Prefix → namespace, from the contexts."""
        return self.context.prefixes

    @property
    def own(self) -> Ontology:
        """What the vault's own files say, indexed; few commands ask for it."""
        return _build_own(self)


def read_vocabulary(settings: Settings) -> Vocabulary:
    """Read the package's vocabulary and, over it, the vault's `ontology/`.

    `context.jsonld` is the context; every `*.ttl` that holds no shapes is ontology.

    Raises:
        VaultError: a file is malformed; the message says which and where.
    """
    folder = settings.ontology
    files = find_ontology_files(folder)
    default = read_default()
    path = folder / "context.jsonld" if folder else None
    vault = _read_context(path, default) if path and path.is_file() else Context()
    # A key that the vault puts on the thing is not one of the document's by default any more.
    common = {key: term for key, term in find_scope(default).items() if key not in vault.terms}
    document = {**common, **find_scope(vault)}
    prefixes = {**default.prefixes, **vault.prefixes}
    thing = {**default.terms, **vault.terms}
    engine, *found = read_triples([_PACKAGE / "zettel.ttl", *files])
    own = tuple(chain.from_iterable(found))
    ontology = build_ontology([*engine, *own])
    meant = set(_find_iris(vault))
    return Vocabulary(
        # A prefix is a term of JSON-LD too, but a key of that name (`schema: …`) does not mean it.
        thing={k: t for k, t in thing.items() if k not in document and k not in prefixes},
        document=document,
        context=Context(
            terms=thing,
            prefixes=prefixes,
            language=vault.language,
            vocabulary=vault.vocabulary,
        ),
        ontology=ontology,
        own_triples=own,
        nouns=frozenset(iri for _, iri in meant if is_noun(ontology, iri)),
        classes=frozenset(term.iri for term in thing.values()),
        type_keys=frozenset({"type", "types", *(key for key, iri in meant if iri == "@type")}),
    )


def find_scope(context: Context) -> Mapping[str, Term]:
    """Return a context's terms of the document: the scope of the term that leads to it."""
    for term in context.terms.values():
        if term.iri == DOCUMENT and term.scope:
            return term.scope.terms
    return {}


@cache
def read_default() -> Context:
    """Return the context that the package brings, for keys common to all vaults."""
    return _read_context(_PACKAGE / "context.jsonld", Context())


@cache
def read_standard() -> Ontology:
    """Return what standard vocabularies say of their terms: labels, and what follows from them."""
    return read_ontology([_PACKAGE / "standard.ttl"])


def find_axioms(vocabulary: Vocabulary) -> Iterator[Triple]:
    """Yield all that the vault's ontology and the standard vocabularies say of terms."""
    for ontology in (vocabulary.ontology, read_standard()):
        yield from chain.from_iterable(ontology.triples.values())


def describe_used(vocabulary: Vocabulary, used: Sequence[str]) -> list[Triple]:
    """Return what is to be said of terms that notes use, in N-Triples syntax, sorted.

    That is what the vault's ontology says, and labels of standard terms that it does not name.
    """
    own = vocabulary.ontology.labels
    standard = read_standard().triples
    labels = [
        triple
        for term in used
        if term[1:-1] not in own
        for triple in standard.get(term[1:-1], ())
        if triple[1] in _LABELS
    ]
    return sorted({*describe_terms(vocabulary.ontology, used), *labels})


def describe_implied(vocabulary: Vocabulary, used: Sequence[str]) -> list[Triple]:
    """Return what is to be said of terms that no note uses; the vault's own labels come first."""
    own = vocabulary.ontology.labels
    return [
        *describe_terms(vocabulary.ontology, used),
        *(
            t
            for t in describe_terms(read_standard(), used)
            if t[1] not in _LABELS or t[0][1:-1] not in own
        ),
    ]


@lru_cache(maxsize=8)
def find_described(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the terms, in N-Triples syntax, of which there is anything to be said."""
    known = (*vocabulary.ontology.triples, *read_standard().labels)
    return frozenset(f"<{iri}>" for iri in known)


def find_term(vocabulary: Vocabulary, key: str) -> tuple[Term | None, bool]:
    """Return what a key means, and whether it speaks of the document; (None, False) if unmapped."""
    term = vocabulary.document.get(key)
    if term is not None:
        return term, True
    return vocabulary.thing.get(key), False


def is_common(term: Term, key: str) -> bool:
    """Say whether a term is the package's own for a key, which no vault has asked for."""
    default = read_default()
    return term is default.terms.get(key) or term is find_scope(default).get(key)


def find_class(vocabulary: Vocabulary, name: str) -> str:
    """Return the IRI of a note type, "" when the context does not know it."""
    term = vocabulary.thing.get(normalize("NFC", name))
    if term is not None:
        return "" if term.iri == "@type" else term.iri
    iri = expand_iri(name, vocabulary.context) if ":" in name else ""
    return iri if (iri != name or "://" in iri) and is_iri(iri) else ""


def find_types(vocabulary: Vocabulary) -> list[str]:
    """Return the names of the note types that the context maps to classes of the ontology."""
    classes = vocabulary.ontology.classes
    return sorted(name for name, term in vocabulary.thing.items() if term.iri in classes)


def is_relation(vocabulary: Vocabulary, name: str) -> bool:
    """Say whether `name` may stand before the colon of a typed link: a key with a property."""
    term, _ = find_term(vocabulary, name)
    if term is None or term.iri in vocabulary.nouns:
        return False
    return bool(term.iri) or term.unmapped


def find_label(vocabulary: Vocabulary, name: str, language: str) -> str:
    """Return what to call a key, link type or note type in a language, "" when nothing says.

    Falls back from the language to English, to a label without language, to any.
    """
    term, _ = find_term(vocabulary, name)
    labels = vocabulary.ontology.labels.get(term.iri if term else "", {})
    for candidate in (language, "en", ""):
        if candidate in labels:
            return labels[candidate]
    return labels[min(labels)] if labels else ""


def find_labels(vocabulary: Vocabulary, iri: str) -> Mapping[str, str]:
    """Return what a term is called, by language: in the ontology, else where it comes from."""
    return vocabulary.ontology.labels.get(iri) or read_standard().labels.get(iri, {})


@lru_cache(maxsize=8)
def _build_own(vocabulary: Vocabulary) -> Ontology:
    return build_ontology(vocabulary.own_triples)


def _find_iris(context: Context) -> Iterator[tuple[str, str]]:
    for key, term in context.terms.items():
        yield key, term.iri
        if term.scope is not None:
            yield from _find_iris(term.scope)


def _read_context(path: Path, outer: Context) -> Context:
    """Read a context whose prefixes may come from `outer`; the terms are its own."""
    try:
        source = json.loads(path.read_text(encoding="utf-8-sig"))
        inner = source.get("@context") if isinstance(source, dict) else None
        return parse_context(inner, Context(prefixes=outer.prefixes))
    except json.JSONDecodeError as error:
        place = f"{path}:{error.lineno}:{error.colno}"
        raise VaultError(f"{place}: the context is not JSON: {error.msg}") from error
    except (TypeError, ValueError, OSError) as error:
        raise VaultError(f"{path}: this is no JSON-LD context: {error}") from error
