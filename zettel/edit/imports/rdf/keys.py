"""The vocabulary read backwards: property → front-matter keys, class → type, IRI → word."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from urllib.parse import unquote

from zettel.formats import fields
from zettel.model import IRI_KEYS, Property
from zettel.rdf import Compactor, to_node, type_iri
from zettel.rdf.facts import STRUCTURAL
from zettel.rdf.subject import Subject, expand_key, find_property, find_scoped, find_type
from zettel.vocabulary import Term, Vocabulary, find_term, is_common

_Keys = Mapping[str, list[str]]

_OTHERS = frozenset((*STRUCTURAL, *fields.TAG_KEYS, *IRI_KEYS, "permalink"))
"""Keys that mean more than their property."""


class Keys:
    """What keys and words of a vocabulary stand for, by IRI; the vault's own go first."""

    def __init__(self, vocabulary: Vocabulary, base: str) -> None:
        self.vocabulary = vocabulary
        self._base = base
        self._compact = Compactor(vocabulary.prefixes)
        self._scoped: dict[tuple[int, ...], _Keys] = {}
        self._types: dict[str, str] = {}
        self._rank = {key: number for number, key in enumerate(self._all)}

    @cached_property
    def _all(self) -> list[str]:
        """All keys of the context, those that the vault itself defines first."""
        terms = {**self.vocabulary.thing, **self.vocabulary.document}
        return sorted(terms, key=lambda key: is_common(terms[key], key))

    @cached_property
    def _usual(self) -> _Keys:
        """Keys by property, as they are read where no mapping is around them."""
        return _index((key, find_property(self.vocabulary, self._base, key)) for key in self._all)

    @cached_property
    def words(self) -> _Keys:
        """Words of the context by what they mean."""
        return _index(self.vocabulary.thing.items())

    def find(self, subject: Subject, iri: str, kind: str) -> list[tuple[str, Term]]:
        """Return the keys that give a property, with their terms, best first; the last says all.

        `kind` is "thing", "document" or "part": what a key may be used for, and inside what.
        """
        found = []
        for key in self._find_names(subject, iri):
            term = find_scoped(subject, key)
            fits = kind == "part" or find_term(self.vocabulary, key)[1] == (kind == "document")
            is_free = key not in _OTHERS if kind != "part" else not _is_taken(subject, key)
            if term.iri == iri and not term.reverse and fits and is_free:
                found.append((key, term))
        if kind == "document":
            return found
        key = self.shorten(iri)
        return [*found, (key, find_scoped(subject, key))]

    def find_rank(self, prop: Property) -> tuple[int, str]:
        """Return what keys are sorted by: as the contexts have them, then those that have none."""
        return self._rank.get(prop.key, len(self._rank)), prop.key

    def shorten(self, iri: str) -> str:
        """Return a property as a key that says it whole: with a prefix, else in full."""
        short = self._compact[to_node(iri)]
        for key in (short, iri) if short[0] != "<" else (iri,):
            is_whole = expand_key(self.vocabulary, key) == iri
            if is_whole and find_term(self.vocabulary, key)[0] is None:
                return key
        return to_node(iri)

    def find_type(self, iri: str) -> str:
        """Return the name of the note type that a class is, "" if no name of one stands for it."""
        if iri not in self._types:
            self._types[iri] = next(self._find_types(iri), "")
        return self._types[iri]

    def _find_types(self, iri: str) -> Iterator[str]:
        own = type_iri(self._base, "")
        names = [*self.words.get(iri, ())]
        names += [unquote(iri.removeprefix(own))] if iri.startswith(own) else []
        names += [self._compact[to_node(iri)], iri]
        for name in names:
            is_plain = name == name.strip() and "[" not in name
            if is_plain and find_type(self.vocabulary, self._base, name) == iri:
                yield name

    def _find_names(self, subject: Subject, iri: str) -> Iterator[str]:
        yield from self._find_scoped(subject).get(iri, ())
        yield from self._usual.get(iri, ())
        for namespace in (f"{self._base}key/", self.vocabulary.context.vocabulary):
            if namespace and iri.startswith(namespace):
                name = unquote(iri.removeprefix(namespace))
                yield from (name, name.removesuffix("_"))

    def _find_scoped(self, subject: Subject) -> _Keys:
        if not subject.scopes:
            return {}
        about = tuple(map(id, subject.scopes))
        if about not in self._scoped:
            names = {key: term for scope in reversed(subject.scopes) for key, term in scope.items()}
            self._scoped[about] = _index(names.items())
        return self._scoped[about]


def _is_taken(subject: Subject, key: str) -> bool:
    """Say whether a key inside a mapping tells its class or its IRI."""
    is_scoped = any(key in scope for scope in subject.scopes)
    return not is_scoped and (key in IRI_KEYS or key in subject.vocabulary.type_keys)


def _index(terms: Iterable[tuple[str, Term]]) -> _Keys:
    found: dict[str, list[str]] = defaultdict(list)
    for key, term in terms:
        if term.iri and term.iri != "@type":
            found[term.iri].append(key)
    return found
