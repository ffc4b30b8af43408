"""What the author of notes calls things: keys, titles, types; an IRI only for want of a name."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from copy import copy
from difflib import get_close_matches
from functools import cached_property
from urllib.parse import unquote

from zettel.check.shapes.places import Locator
from zettel.model import Note
from zettel.rdf import Compactor
from zettel.rdf.documents import find_language
from zettel.settings import Settings
from zettel.shapes import Path, Violation, find_predicates
from zettel.vocabulary import Term, Vocabulary, find_scope, read_default

_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_DCTERMS = "http://purl.org/dc/terms/"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_ZETTEL = "https://zettel.example/terms#"
_ON_DOCUMENT = {
    f"{_DCTERMS}identifier": "id",
    f"{_DCTERMS}title": "title",
    f"{_DCTERMS}subject": "tags",
    f"{_DCTERMS}created": "created",
    f"{_DCTERMS}modified": "modified",
}
_ON_THING = {
    f"{_SKOS}prefLabel": "title",
    f"{_SKOS}altLabel": "aliases",
    _RDF_TYPE: "types",
}
_WORDS = {  # what no key says
    f"{_DCTERMS}references": "a link",
    f"{_ZETTEL}passage": "a passage ([[note#^passage]])",
    f"{_ZETTEL}text": "text before its ^name",
}
_DATATYPES = {
    "integer": "a whole number",
    "int": "a whole number",
    "nonNegativeInteger": "a whole number from 0 on",
    "positiveInteger": "a whole number from 1 on",
    "decimal": "a number",
    "double": "a number",
    "float": "a number",
    "boolean": "true or false",
    "date": "a date such as 2016-10-01",
    "gYear": "a year such as 2016",
    "gYearMonth": "a month such as 2016-10",
    "dateTime": "a date with a time",
    "anyURI": "an address",
    "string": "plain text",
}
_IRI = re.compile(r"https?://[^\s<>\"”“,;]+[^\s<>\"”“,;.:!?)]")


class Namer:
    """Names keys, nodes, classes and values for messages."""

    def __init__(self, locator: Locator, settings: Settings, vocabulary: Vocabulary) -> None:
        self._here: Note | None = None
        self._locator = locator
        self._settings = settings
        self._vocabulary = vocabulary
        self._compact = Compactor(vocabulary.prefixes)
        default = read_default()
        self._default = {*default.terms, *find_scope(default)}
        self._terms = {term.iri: key for key, term in reversed(list(vocabulary.thing.items()))}

    def at(self, note: Note | None) -> "Namer":
        """Return a namer for messages that stand in a note, which they call “this note”."""
        namer = copy(self)
        namer._here = note
        return namer

    def name_path(self, path: Path | None, node: str) -> str:
        """Return the keys that a path stands for where `node` is described, in quotes."""
        steps = find_predicates(path) if path else []
        if path and path.kind == "sequence":  # what follows speaks of something else
            steps = steps[:1]
        if path and path.kind == "sequence" and steps == [(_RDF_TYPE, False)]:
            return "“types”"
        found = [name for iri, turned in steps for name in self.find_keys(iri, node, turned)]
        return _join(dict.fromkeys(found), "or")

    def find_keys(self, iri: str, node: str, turned: bool = False) -> list[str]:
        """Return the keys that give a property of a node, each in quotes; else its label."""
        number = self._locator.find_owner(node)
        scopes: Sequence[Mapping[str, Term]] = ()
        is_inner = False
        if number is not None:
            places = self._locator.find_places(number)
            scopes = places.scopes.get(node, ())
            is_inner = "#" in node and not self._locator.is_topic(node)
        iris = {iri, *(term for term, bounds in self._bounds() if iri in bounds)}
        usual = {**_ON_THING, **_ON_DOCUMENT} if number is None else self._find_usual(node)
        if is_inner and iri == _RDF_TYPE:
            return ["“type”"]
        if not is_inner and not turned and iri in usual:
            return [f"“{usual[iri]}”"]
        known = [*scopes, self._vocabulary.thing, self._vocabulary.document]
        for scope in known:
            keys = [k for k, t in scope.items() if t.iri in iris and t.reverse == turned]
            own = [key for key in keys if key not in self._default]  # which the vault prefers
            if keys:
                return [f"“{key}”" for key in sorted(own or keys)[:4]]
        if iri in _WORDS:
            return [_WORDS[iri]]
        if turned:  # written at the other end
            return self.find_keys(iri, node)
        label = self.find_label(iri)
        return [f"“{label}”" if label else self._shorten(f"<{iri}>")]

    def name_place(self, node: str) -> str:
        """Return what to call the thing that lacks something: a mapping's key, or the note."""
        number = self._locator.find_owner(node)
        if number is not None:
            place = self._locator.find_places(number).nodes.get(node)
            if place is not None and place.key:
                return f"“{place.key}”"
            if place is not None and self._locator.find_note(node) is self._here:
                return "this note"
        return self.name_node(node)

    def name_node(self, node: str) -> str:
        """Return what to call a resource or a value, in quotes."""
        if node[:1] != "<":
            return f"“{_read_text(node)}”"
        iri, base = node[1:-1], self._settings.base
        note = self._locator.find_note(node)
        if note is not None:
            fragment = iri.partition("#")[2]
            if fragment.startswith("block-"):
                return f"“^{fragment[6:]}” of “{note.title}”"
            place = self._locator.find_places(self._locator.find_owner(node) or 0).nodes.get(node)
            if place is not None and place.key:
                return f"the “{place.key}” of “{note.title}”"
            return f"“{note.title}”"
        for folder in ("missing/", "tag/", "key/", "type/", "file/"):
            if iri.startswith(base + folder):
                return f"“{unquote(iri.removeprefix(base + folder))}”"
        label = self._terms.get(iri) or self.find_label(iri)
        return f"“{label}”" if label else self._shorten(node)

    def name_class(self, node: str) -> str:
        """Return the note type that stands for a class, else its label."""
        iri = node[1:-1]
        names = [key for key, term in self._vocabulary.thing.items() if term.iri == iri]
        if names:
            return min(names)
        label = self.find_label(iri)
        if label:
            return label
        own = f"{self._settings.base}type/"
        return unquote(iri.removeprefix(own)) if iri.startswith(own) else self._shorten(node)

    def name_types(self, node: str) -> str:
        """Return the classes of a node, "" when it has none worth telling."""
        found = self._locator.report.find_values(node, _RDF_TYPE)
        told = [self.name_class(f) for f in found if not f.startswith(f"<{_ZETTEL}Note")]
        return _join(dict.fromkeys(told), "and")

    def name_datatype(self, node: str) -> str:
        """Return what a value of a datatype is like."""
        iri = node[1:-1]
        name = iri.removeprefix(_XSD) if iri.startswith(_XSD) else ""
        return _DATATYPES.get(name) or self.find_label(iri) or self._shorten(node)

    def _name_iris(self, text: str) -> str:
        """Replace the IRIs in a message by names."""

        def name(found: re.Match[str]) -> str:
            named = self.name_node(f"<{found[0]}>")
            return named if named.startswith(("“", "the ")) else found[0]

        return _IRI.sub(name, text)

    def find_values(self, node: str, iri: str) -> list[str]:
        """Return the values of a property as written: for the bounds of a date, the date."""
        number = self._locator.find_owner(node)
        written = next((term for term, bounds in self._bounds() if iri in bounds), iri)
        if number is None:
            return []
        places = self._locator.find_places(number)
        return [triple[2] for _, triple in places.find_values(node, f"<{written}>")]

    def find_dates(self, violation: Violation) -> list[str]:
        """Return the dates as written that lack the bounds that a shape asks for."""
        return [triple[2] for _, triple in self._locator.find_dates(violation)]

    def find_written(self, node: str, iri: str) -> list[str]:
        """Return the keys that a property is written under, in quotes; else those it may have."""
        number = self._locator.find_owner(node)
        if number is not None:
            found = self._locator.find_places(number).find_values(node, f"<{iri}>")
            keys = dict.fromkeys(f"“{place.key}”" for place, _ in found if place.key)
            if keys:
                return list(keys)
        return self.find_keys(iri, node)

    def find_steps(self, violation: Violation) -> Collection[str]:
        """Return the values that the path of a violation leads to."""
        path = violation.path
        return self._locator.report.find_steps(violation.focus, path) if path else ()

    def name_label(self, violation: Violation, languages: Sequence[str]) -> str:
        """Return the key of a preferred name: “title” in its language, “aliases” in others."""
        note = self._locator.find_note(violation.focus)
        if not note or not violation.path or violation.path.iri != f"{_SKOS}prefLabel":
            return ""
        own = find_language(note) or self._settings.language
        return "“title”" if not own or own in languages else "“aliases”"

    @cached_property
    def mapping_keys(self) -> frozenset[str]:
        """The keys that hold mappings, and links nowhere."""
        return self._locator.find_mapping_keys()

    def suggest_key(self, key: str) -> str:
        """Return the key that the vault has and that is written most like another, else ""."""
        keys = {key for term in self._vocabulary.thing.values() for key in _find_inner(term)}
        known = (keys | set(self._vocabulary.thing)) - {key}
        near = get_close_matches(key, sorted(known), n=1, cutoff=0.8)
        return near[0] if near else ""

    def choose_message(self, violation: Violation) -> str:
        """Return a shape's own message in the vault's language, else in English, else in any."""
        texts = dict(violation.messages)
        language = self._settings.language
        wanted = (language, language.partition("-")[0], "en", "", *sorted(texts))
        text = next((texts[tag] for tag in wanted if tag in texts), "")
        return self._name_iris(" ".join(text.split()))

    def find_label(self, iri: str) -> str:
        """Return a label of the ontology in the vault's language, else in English, else in any."""
        labels = self._vocabulary.ontology.labels.get(iri, {})
        for language in (self._settings.language, "en", "", *sorted(labels)):
            if language in labels:
                return labels[language]
        return ""

    def _find_usual(self, node: str) -> Mapping[str, str]:
        return _ON_THING if self._locator.is_topic(node) else _ON_DOCUMENT

    def _bounds(self) -> Iterator[tuple[str, tuple[str, str]]]:
        yield from self._vocabulary.ontology.bounds.items()

    def _shorten(self, node: str) -> str:
        return self._compact[node].strip("<>")


def _find_inner(term: Term) -> Iterable[str]:
    return term.scope.terms if term.scope else ()


def name_values(names: Iterable[str], word: str = "or") -> str:
    """Join what is allowed: all of a few, the first of many."""
    found = list(names)
    return f"{', '.join(found[:6])}, …" if len(found) > 7 else _join(found, word)


def _join(names: Iterable[str], word: str) -> str:
    found = list(names)
    if len(found) < 2:
        return "".join(found)
    return f"{', '.join(found[:-1])} {word} {found[-1]}"


def _read_text(literal: str) -> str:
    """Return the text of a literal, cut where it is long."""
    if literal[:1] != '"':
        return literal
    text = literal[1 : literal.rindex('"')]
    text = text.replace('\\"', '"').replace("\\n", " ").replace("\\\\", "\\")
    return text if len(text) <= 80 else f"{text[:79]}…"
