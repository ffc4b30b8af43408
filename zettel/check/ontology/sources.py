"""The files of a vault's ontology, and where each term stands in them."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from zettel.check.ontology.written import Entry, Written, find_entries, find_written
from zettel.settings import Settings, to_relative
from zettel.vocabulary import Term, Vocabulary, is_shapes
from zettel.vocabulary.terms import find_namespaces

Place = tuple[str, int, int]
"""Path from the notes folder, line, column."""


class Key(msgspec.Struct, frozen=True):
    """A key of the context: its name, what it means, where it stands, and inside which keys.

    `iri_text` and `kind_text` are its IRI and its `@type` as written, "" where it has none.
    """

    name: str
    term: Term
    inside: tuple[str, ...]
    place: Place
    iri_place: Place
    kind_place: Place
    iri_text: str = ""
    kind_text: str = ""


class Sources(msgspec.Struct, frozen=True):
    """What the files of an ontology hold, as written.

    `used` are all terms of Turtle files and queries, in order of path and place; `defined` says
    where a term of an own namespace is first described; `shaped` are the subjects of shapes;
    `context` is what stands in the context.
    """

    used: tuple[tuple[Place, Written], ...]
    defined: Mapping[str, Place]
    shaped: frozenset[str]
    keys: tuple[Key, ...]
    own: frozenset[str]
    context: tuple[tuple[Place, Entry], ...] = ()


def read_sources(settings: Settings, vocabulary: Vocabulary) -> Sources:
    """Read the context, the Turtle files and the queries of a vault that has an ontology."""
    folder = settings.ontology
    assert folder is not None
    used: list[tuple[Place, Written]] = []
    defined: dict[str, Place] = {}
    shaped: set[str] = set()
    for path in (*sorted(folder.glob("**/*.ttl")), *sorted(folder.glob("queries/*.rq"))):
        shown = to_relative(path, settings)
        for found in find_written(_read(path), vocabulary.prefixes):
            place = (shown, found.line, found.column)
            used.append((place, found))
            if found.is_subject and path.suffix == ".ttl":
                if is_shapes(path):
                    shaped.add(found.iri)
                else:
                    defined.setdefault(found.iri, place)
    context = folder / "context.jsonld"
    entries = _read_entries(context, settings) if context.is_file() else ()
    keys = tuple(_find_keys(entries, vocabulary))
    own = find_namespaces(vocabulary.own)
    return Sources(tuple(used), defined, frozenset(shaped), keys, own, entries)


def _read_entries(path: Path, settings: Settings) -> tuple[tuple[Place, Entry], ...]:
    shown = to_relative(path, settings)
    return tuple(((shown, e.line, e.column), e) for e in find_entries(_read(path)))


def _find_keys(entries: Sequence[tuple[Place, Entry]], vocabulary: Vocabulary) -> Iterator[Key]:
    """Join the terms of the context to the places where its file has them."""
    places = {(entry.path, entry.is_key): place for place, entry in entries}
    texts = {(entry.path, entry.is_key): entry.text for _, entry in entries}
    waiting: list[tuple[tuple[str, ...], str, Term]] = [
        (("@context",), name, term) for name, term in vocabulary.context.terms.items()
    ]
    for above, name, term in waiting:
        steps = (*above, name)
        place = places.get((steps, True))
        if place is None:
            continue  # a key that the package's own context brings
        named = ((steps, False), ((*steps, "@id"), False), ((*steps, "@reverse"), False))
        written = next((found for found in named if found in places), (steps, True))
        kind = ((*steps, "@type"), False)
        yield Key(
            name=name,
            term=term,
            inside=tuple(step for step in above if step != "@context"),
            place=place,
            iri_place=places[written],
            kind_place=places.get(kind, place),
            iri_text=texts[written],
            kind_text=texts.get(kind, ""),
        )
        if term.scope is not None:
            inner = term.scope.terms.items()
            waiting += [((*steps, "@context"), below, found) for below, found in inner]


def _read(path: Path) -> str:
    """Return a file's text with its line ends; one that cannot be read is told elsewhere."""
    try:
        return path.read_bytes().decode("utf-8-sig", errors="replace")
    except OSError:
        return ""
