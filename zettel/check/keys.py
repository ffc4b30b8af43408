"""Keys and link types that no context knows, but that are written almost like one it knows.

Notes may have keys of their own, so what is near nothing is no issue; what is near a known key is
most often a slip, and its facts would be found by no query.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache, cached_property
from typing import NamedTuple

from zettel.check.codes import build_issue
from zettel.check.told import Told
from zettel.formats import fields
from zettel.model import Missing, Note, Property, Record, ResolvedLink, ResolvedNote
from zettel.rdf.facts import STRUCTURAL
from zettel.resolve import NameIndex, build_index, find_candidates, find_name, fold_name
from zettel.resolve.grams import strip_accents
from zettel.settings import Settings
from zettel.vocabulary import Term, Vocabulary, find_term
from zettel.vocabulary.ontology import OWL, RDF_TYPE
from zettel.vocabulary.terms import find_iris, find_kinds

_READ = frozenset(
    {
        *STRUCTURAL,
        *fields.ID_KEYS,
        *fields.ALIAS_KEYS,
        *fields.TYPE_KEYS,
        *fields.TAG_KEYS,
        *fields.CREATED_KEYS,
        *fields.MODIFIED_KEYS,
    }
)
_OF_PEERS = frozenset((
    "banner", "bibliography", "cover", "csl", "cssclass", "cssclasses", "desc", "draft", "feed",
    "footer", "format", "header", "icon", "layout", "linkTitle", "marp", "menu", "nav_order",
    "paginate", "permalink", "public", "publish", "series", "slug", "sticker", "stub",
    "subtitle", "theme", "toc", "toc_order", "version", "weight",
))  # fmt: skip
"""Keys that say something to Obsidian, Dendron, Hugo, Jekyll, Pandoc or Marp, whatever is near."""

_NEAR = 0.85
_SHORTEST = 5  # letters of a word that may be known by its likeness alone
_PART = re.compile(r"[^\W\d_A-Z]+|[A-Z]+[^\W\d_A-Z]*")
_DIGITS = re.compile(r"\d+")

_Told = tuple[str, str] | None  # a message and a hint
_Scopes = tuple[Mapping[str, Term], ...]


class _Written(NamedTuple):
    """A key where it stands, with those beside it and the terms of the mappings around it."""

    prop: Property
    beside: frozenset[str]
    scopes: _Scopes


def find_key_issues(
    notes: Sequence[ResolvedNote], settings: Settings, vocabulary: Vocabulary
) -> Iterator[Told]:
    """Find keys and link types that are almost known, or that name no property.

    Only in a vault with a context of its own.
    """
    folder = settings.ontology
    if folder is None or not (folder / "context.jsonld").is_file():
        return
    checker = _Checker(notes, vocabulary)
    for resolved in notes:
        path = resolved.note.path
        for written in _find_written(resolved.note.properties, vocabulary):
            prop = written.prop
            if told := checker.check_key(written):
                place = (path, prop.line, prop.column)
                yield Told(build_issue("unknown-key", place, *told), unknown=prop.key)
        for found in resolved.links:
            if found.link.prefix and (told := checker.check_link(found)):
                place = (path, found.link.line, found.link.column)
                yield Told(build_issue("unknown-key", place, *told))


def find_mapping_keys(notes: Iterable[Note]) -> frozenset[str]:
    """Return the keys whose values are mappings in some note, and links in none."""
    mapped: set[str] = set()
    linked: set[str] = set()
    waiting = [prop for note in notes for prop in note.properties]
    for prop in waiting:
        for value in prop.values:
            if isinstance(value, Record):
                mapped.add(prop.key)
                waiting += value.properties
            elif "[[" in value:
                linked.add(prop.key)
    return frozenset(mapped - linked)


class _Checker:
    """Looks keys up; what it has found of one it keeps."""

    def __init__(self, notes: Sequence[ResolvedNote], vocabulary: Vocabulary) -> None:
        self.notes = notes
        self.vocabulary = vocabulary
        self.name_kind = cache(self._name_kind)
        self.suggest = cache(self._suggest)

    @cached_property
    def index(self) -> NameIndex:
        """The names of all notes."""
        return build_index([resolved.note for resolved in self.notes])

    @cached_property
    def known(self) -> frozenset[str]:
        """The keys that mean something outside mappings; none where the context knows any key."""
        if self.vocabulary.context.vocabulary:
            return frozenset()
        names = {*self.vocabulary.thing, *self.vocabulary.document, *_READ}
        return frozenset(name for name in names if not self.name_kind(name))

    def check_key(self, written: _Written) -> _Told:
        """Return what is wrong with a key, and a hint."""
        prop, beside, scopes = written
        key = prop.key
        is_peer = not scopes and key in _OF_PEERS
        if key in _READ or is_peer or any(key in scope for scope in scopes):
            return None
        if find_term(self.vocabulary, key)[0] is not None:
            return self.check_known(key)
        inner = frozenset(name for scope in scopes for name in scope)
        near = self.suggest(key, inner) or self.suggest(key, self.known)
        if not near or (near in beside and _fold(near) != _fold(key)):
            return None  # or both are meant
        return _tell(key, near)

    def check_link(self, found: ResolvedLink) -> _Told:
        """Return what is wrong with the `type` of `[[type:id]]`, where it can be nothing else."""
        link = found.link
        if link.relation or link.prefix in _READ:
            return None
        if find_term(self.vocabulary, link.prefix)[0] is not None:
            return self.check_known(link.prefix) if found.relation == link.prefix else None
        near = self.suggest(link.prefix, self.known)
        is_lost = isinstance(found.resolution, Missing) and find_candidates(
            self.index, find_name(link)
        )
        return _tell(link.prefix, near) if near and (found.relation or is_lost) else None

    def check_known(self, key: str) -> _Told:
        """Return what is wrong with a key that the context knows, but as no property."""
        kind = self.name_kind(key)
        return (f"“{key}” is {kind}, not a key", "") if kind else None

    def _name_kind(self, key: str) -> str:
        """Return what a term of the context is by the ontology, "" for what may be a key."""
        term, _ = find_term(self.vocabulary, key)
        if term is None or term.kind or term.container or term.scope or term.reverse:
            return ""
        ontology = self.vocabulary.ontology
        kinds = find_kinds(ontology, term.iri)
        if "class" in kinds:
            return "a note type"
        types = find_iris(ontology, term.iri, RDF_TYPE) if "value" in kinds else ()
        is_other = any(t.startswith(OWL) and t != f"{OWL}NamedIndividual" for t in types)
        return "a value" if types and not is_other else ""

    def _suggest(self, key: str, known: frozenset[str]) -> str:
        """Return the known key that is written almost alike, "" when none is.

        Accents, case, `_` and the plural make no difference; of others, most letters are the same.
        """
        folded: dict[str, str] = {}
        for name in sorted(known, key=lambda name: (_to_plain(name) != _to_plain(key), name)):
            folded.setdefault(_fold(name), name)
        wanted = _fold(key)
        if wanted in folded or len(wanted) < _SHORTEST:
            return folded.get(wanted, "")
        plain = {_to_plain(name): name for name in sorted(known)}
        wanted = _to_plain(key)
        for near in get_close_matches(wanted, plain, 3, _NEAR):
            if len(near) >= _SHORTEST and not _is_other(key, plain[near]):
                return plain[near]
        return ""


def _find_written(properties: Iterable[Property], vocabulary: Vocabulary) -> Iterator[_Written]:
    """Yield each key of a note; not those below keys that mean nothing or hold languages."""
    top = tuple(properties)
    beside = frozenset(prop.key for prop in top)
    waiting = [_Written(prop, beside, ()) for prop in top]
    for written in waiting:
        yield written
        prop, _, scopes = written
        term = next((scope[prop.key] for scope in scopes if prop.key in scope), None)
        term = term or find_term(vocabulary, prop.key)[0]
        if term is None or "@language" in term.container or prop.key in STRUCTURAL:
            continue
        inner = scopes if term.scope is None else (term.scope.terms, *scopes)
        for value in prop.values:
            if isinstance(value, Record):
                keys = frozenset(below.key for below in value.properties)
                waiting += [_Written(below, keys, inner or ({},)) for below in value.properties]


def _tell(key: str, near: str) -> tuple[str, str]:
    return f"no context knows the key “{key}”", f"did you mean “{near}”?"


@cache
def _to_plain(key: str) -> str:
    return "".join(c for c in strip_accents(fold_name(key)) if c.isalnum())


def _fold(key: str) -> str:
    plain = _to_plain(key)
    return plain[:-1] if len(plain) > 3 and plain[-1] in "sx" else plain


def _is_other(key: str, name: str) -> bool:
    """Tell a key that somebody has thought of from a slip: `title_en`, `source2`, `published`."""
    wanted, near = _to_plain(key), _to_plain(name)
    pairs = enumerate(zip(wanted, near, strict=False))
    shared = next((at for at, (a, b) in pairs if a != b), min(len(wanted), len(near)))
    is_ending = shared >= max(len(wanted), len(near)) - 2
    return is_ending or _DIGITS.sub("", wanted) == near or _count(name) != _count(key)


def _count(key: str) -> int:
    """Count the words that a key is made of: `start_date` and `startDate` have two."""
    return len(_PART.findall(strip_accents(key)))
