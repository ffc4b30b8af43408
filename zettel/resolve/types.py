"""Types of links: inside, as in `[[type:id]]` and `[[property::x]]`, or beside them in a list."""

import unicodedata

from zettel.model import Link

Reading = tuple[tuple[str, ...], str]
"""The types of a link, and the name that is left."""


def find_readings(link: Link) -> tuple[tuple[Reading, ...], bool]:
    """Return how a target may be split into types and a name, with the fewest types first.

    The second value says whether it is sure that there is a type, as `::` does: Semantic MediaWiki
    gives `[[a::b::x]]` both properties.
    https://www.semantic-mediawiki.org/wiki/Help:Properties_and_types
    """
    if has_type_beside(link):
        return (), False
    rest = link.target.partition(":")[2]
    if not rest.startswith(":"):
        return ((((link.prefix,), rest.strip()),) if rest.strip() else ()), False
    parts = [part.strip() for part in rest[1:].split("::")]
    types = [link.prefix, *parts[:-1]]
    readings = [(types[: n + 1], "::".join(parts[n:])) for n in range(len(types))]
    return tuple((tuple(filter(None, some)), name) for some, name in readings if name), True


def find_name(link: Link) -> str:
    """Return what a link's target names, if what stands before its colon is a type."""
    readings, _ = find_readings(link) if link.prefix else ((), False)
    return readings[-1][1] if readings else link.target


def has_type_beside(link: Link) -> bool:
    """Say whether a link's prefix is no part of its target, as in the list item `- type [[x]]`."""
    written, colon, _ = link.target.partition(":")
    return not colon or unicodedata.normalize("NFC", written.strip()) != link.prefix
