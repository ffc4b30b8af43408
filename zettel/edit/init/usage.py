"""Which keys and link types notes use, and what stands under them."""

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct, field

from zettel.model import LinkKind, Property, Record, ResolvedNote
from zettel.rdf.facts import STRUCTURAL
from zettel.syntax import parse_whole_link
from zettel.syntax.dates import parse_date

_ADDRESS = re.compile(r"https?://\S+")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_WRITTEN = frozenset({LinkKind.PROPERTY, LinkKind.INLINE})


class Usage(Struct):
    """How often a key has values of each sort, and the keys of mappings below it."""

    links: int = 0  # to notes, or addresses
    dates: int = 0
    years: int = 0  # numbers that may be one
    others: int = 0
    inner: dict[str, "Usage"] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many values there are that are no mappings."""
        return self.links + self.dates + self.years + self.others


def find_usage(notes: Sequence[ResolvedNote]) -> dict[str, Usage]:
    """Return how notes use each key and each link type, by name.

    Keys that every note may have (`id`, `title`, `tags` …) need no meaning, and are left out.
    """
    found: dict[str, Usage] = {}
    for resolved in notes:
        tops = (prop for prop in resolved.note.properties if prop.key not in STRUCTURAL)
        _count_properties(tops, found)
        for one in resolved.links:
            if one.relation and one.link.kind not in _WRITTEN and one.relation not in STRUCTURAL:
                found.setdefault(one.relation, Usage()).links += 1
    return dict(sorted(found.items()))


def find_types(notes: Sequence[ResolvedNote]) -> frozenset[str]:
    """Return the names of note types, those inside mappings too."""
    found: set[str] = set()
    waiting: list[Property] = []
    for resolved in notes:
        found.update(resolved.note.types)
        waiting += resolved.note.properties
    for prop in waiting:
        for value in prop.values:
            if isinstance(value, Record):
                waiting += value.properties
            elif prop.key in ("type", "types"):
                found.add(value)
    return frozenset(found)


def find_titles(notes: Sequence[ResolvedNote]) -> frozenset[str]:
    """Return words that stand before a colon in a link and are a part of a name, no link type."""
    return frozenset(
        one.link.prefix
        for resolved in notes
        for one in resolved.links
        if one.link.prefix and one.relation != one.link.prefix
    )


def _count_properties(properties: Iterable[Property], found: dict[str, Usage]) -> None:
    for prop in properties:
        usage = found.setdefault(prop.key, Usage())
        for value in prop.values:
            if isinstance(value, Record):
                _count_properties(value.properties, usage.inner)
            elif parse_whole_link(value) or _ADDRESS.fullmatch(value.strip()):
                usage.links += 1
            elif not _may_be_date(value):
                usage.others += 1
            elif _NUMBER.fullmatch(value.strip()):
                usage.years += 1
            else:
                usage.dates += 1


def _may_be_date(value: str) -> bool:
    """Say whether a value can be read as a date whose precision is known."""
    date = parse_date(value)
    return date is not None and bool(date.datatype)
