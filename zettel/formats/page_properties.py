"""Logseq's properties of a page: the `key:: value` lines that its text begins with.

They say what front matter says elsewhere. Commas separate values, also those of Chinese; `[[x]]`
and `#x` among them are names. https://docs.logseq.com/#/page/properties
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from zettel.formats.fields import ALIAS_KEYS, TAG_KEYS, TYPE_KEYS
from zettel.model import Link, LinkKind, Property

NAMING_KEYS = frozenset({"title", *ALIAS_KEYS})
"""Keys under which a page names itself: what stands there is no link."""

BLOCK_KEYS = frozenset({"id", "uid"})
"""Keys that name a block, never the page."""

_LISTED = frozenset({*ALIAS_KEYS, *TYPE_KEYS, *TAG_KEYS})
_VALUE = re.compile(r"#?\[\[(?P<name>[^\[\]]+)\]\]|(?P<plain>(?:[^,，\[\s]|\[(?!\[)|\s+(?!#))+)")
_SIGNED = re.compile(r"#(?!\[\[)([^#\[\]]+)")


def find_page_properties(
    text: str, first_line: int, properties: Sequence[Property]
) -> dict[str, Property]:
    """Return the properties of a page by their keys in small letters.

    Args:
        text: The text that begins on `first_line` of the file.
        first_line: Its number.
        properties: All `key:: value` lines of the text, in order.
    """
    line = first_line + text.count("\n", 0, len(text) - len(text.lstrip()))
    found: dict[str, Property] = {}
    for item in properties:
        if item.line != line:
            break
        line += 1
        key = item.key.casefold()
        if key not in BLOCK_KEYS:
            values = tuple(split_names(item)) if key in _LISTED else _strip_links(item)
            found.setdefault(key, replace(item, key=key, values=values))
    return found


def to_listed(item: Property) -> Property:
    """Return a property of front matter, split where its key lists names and it holds one text."""
    if item.key.casefold() not in _LISTED or len(item.values) != 1:
        return item
    return replace(item, values=tuple(split_names(item)))


def split_names(item: Property) -> Iterator[str]:
    """Yield the names that a property lists, as `[[a]], #b, c`, without brackets and sharps."""
    for value in item.values:
        if isinstance(value, str):
            for match in _VALUE.finditer(value):
                name = (match["name"] or match["plain"]).strip().removeprefix("#").strip()
                if name:
                    yield name


def find_tag_links(
    properties: Iterable[Property], prefix: str, body_line: int = 1
) -> Iterator[Link]:
    """Yield links from tags written as plain words under a key, which lead to notes as `#tag` does.

    Args:
        properties: All properties of a note.
        prefix: What stands before a tag's name in the name of its note.
        body_line: Where the text begins; above it `#tag` too is told by its key alone.
    """
    for item in properties:
        if item.key.casefold() in TAG_KEYS:
            written = ",".join(value for value in item.values if isinstance(value, str))
            for match in _VALUE.finditer(written):
                tag = (match["plain"] or "").strip()
                if not tag.startswith("#"):
                    names = [tag]
                else:  # below, the text itself has the link
                    names = _SIGNED.findall(tag) if item.line < body_line else []
                for name in filter(None, map(str.strip, names)):
                    yield _to_link(item, prefix + name, name)


def _to_link(item: Property, target: str, tag: str) -> Link:
    return Link(target, LinkKind.TAG, item.line, item.column, item.key, label=tag)


def _strip_links(item: Property) -> tuple[str, ...]:
    """Return a property's values, each that is one link as its name."""
    texts = (value for value in item.values if isinstance(value, str))
    return tuple(
        match["name"] if (match := _VALUE.fullmatch(text)) and match["name"] else text
        for text in texts
    )
