"""Where in a note each of its triples comes from: kept apart, and only for those who ask."""

from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter

from msgspec import Struct

from zettel.dialect import DIALECTS
from zettel.model import Link, LinkKind, Note, Property, Record
from zettel.syntax import parse_whole_link
from zettel.vocabulary import Term

_Triple = tuple[str, str, str]


class Place(Struct, frozen=True, order=True):
    """A line and column of a note, and the key that stands there, "" for text and links in it."""

    line: int
    column: int
    key: str = ""
    number: int = -1  # of the value among several of the key that have no place of their own


class Places:
    """The places of one note's triples and of the resources that it describes.

    Terms are in N-Triples syntax. A triple that is said twice has its first place.
    """

    def __init__(self) -> None:
        self.triples: dict[_Triple, Place] = {}
        self.nodes: dict[str, Place] = {}
        self.scopes: dict[str, tuple[Mapping[str, Term], ...]] = {}

    def record(self, triples: Iterable[_Triple], place: Place) -> Iterator[_Triple]:
        """Pass triples on, and remember where those come from that have no nearer place yet."""
        for triple in triples:
            self.triples.setdefault(triple, place)
            yield triple

    def enter(self, node: str, place: Place, scopes: tuple[Mapping[str, Term], ...]) -> None:
        """Remember where a resource begins, and which terms hold inside it."""
        self.nodes.setdefault(node, place)
        self.scopes.setdefault(node, scopes)

    def find_values(self, subject: str, predicate: str) -> list[tuple[Place, _Triple]]:
        """Return the triples that give a property's values, in order of place."""
        found = [
            (place, triple)
            for triple, place in self.triples.items()
            if triple[0] == subject and triple[1] == predicate
        ]
        return sorted(found)


def find_place(note: Note, prop: Property, number: int) -> Place:
    """Return where a property's value stands: a mapping or link on its own line, else the key."""
    value = prop.values[number]
    if isinstance(value, Record):
        return Place(value.line, value.column, prop.key)
    same = prop.values[:number]
    written = _find_link(note, prop, value, same.count(value)) if "[" in value else None
    if written is not None:
        return Place(written.line, written.column, prop.key)
    return Place(prop.line, prop.column, prop.key, number if len(prop.values) > 1 else -1)


def find_key(note: Note, keys: tuple[str, ...]) -> Place | None:
    """Return where the first of the keys that the note has stands."""
    found = [prop for prop in note.properties if prop.key in keys]
    for prop in sorted(found, key=attrgetter("line", "column")):
        return Place(prop.line, prop.column, prop.key)
    return None


def _find_link(note: Note, prop: Property, value: str, same: int) -> Link | None:
    """Find the link that a value consists of, after as many of the `same`.

    Links know their places, values do not.
    """
    whole = parse_whole_link(value, DIALECTS[note.dialect])
    if whole is None:
        return None
    for link in note.links:
        if (
            link.kind in (LinkKind.PROPERTY, LinkKind.INLINE)
            and (link.relation, link.target) == (prop.key, whole.target)
            and link.anchor == whole.anchor
            and (link.line, link.column) >= (prop.line, prop.column)
        ):
            if not same:
                return link
            same -= 1
    return None
