"""Where the Markdown parser finds elements of some kinds: code, HTML, tables, links."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

import pyromark
from msgspec import Struct

from zettel.syntax.spine import OPTIONS

HTML = frozenset({"HtmlBlock", "InlineHtml"})
_LINKS = frozenset({"Link", "Image"})


class LinkRange(Struct, frozen=True):
    """Where the last of what a link shows ends, and where the link itself does, in characters.

    `is_inner` says that it stands in the label of another, such as that of a picture.
    """

    shown: int
    end: int
    is_inner: bool


def find_byte_ranges(text: str, kinds: Collection[str]) -> Iterator[tuple[int, int]]:
    """Yield where elements begin and end, in bytes of UTF-8 and in order of their beginnings.

    `kinds` are names of pulldown-cmark: blocks (`CodeBlock`, `Table`) and inline ones (`Code`).
    """
    events: Any = pyromark.events_with_range(text, options=OPTIONS, merge_text=True)
    for event, span in events:
        kind, element = _name(event)
        if (element if kind == "Start" else kind) in kinds:
            yield span["start"], span["end"]


def find_ranges(text: str, kinds: Collection[str]) -> tuple[tuple[int, int], ...]:
    """Find where elements begin and end, in characters; see `find_byte_ranges`."""
    ranges = tuple(find_byte_ranges(text, kinds))
    places = _find_characters(text, ranges)
    return tuple((places[start], places[end]) for start, end in ranges)


def find_link_ranges(text: str) -> dict[int, LinkRange]:
    """Find the links and pictures of a text, by the characters where they begin."""
    found: list[tuple[int, int, int]] = []
    inner: set[int] = set()
    opened: list[int] = []  # how far what is shown in each link that is open goes
    events: Any = pyromark.events_with_range(text, options=OPTIONS, merge_text=True)
    for event, span in events:
        kind, element = _name(event)
        if kind == "End" and element in _LINKS:
            found.append((span["start"], opened.pop(), span["end"]))
            inner |= {span["start"]} if opened else set()
        if opened:
            opened[-1] = span["end"]
        if kind == "Start" and element in _LINKS:
            opened.append(span["start"])
    places = _find_characters(text, found)
    return {
        places[start]: LinkRange(places[shown], places[end], start in inner)
        for start, shown, end in found
    }


def _name(event: object) -> tuple[str, str]:
    """Return what an event is, and the element that begins or ends with it."""
    if not isinstance(event, dict):
        return str(event), ""
    ((kind, value),) = event.items()
    if kind not in {"Start", "End"}:
        return kind, ""
    return kind, value if isinstance(value, str) else next(iter(value))


def _find_characters(text: str, ranges: Iterable[tuple[int, ...]]) -> Mapping[int, int]:
    """Return the character at each of the bytes that ranges are told in."""
    wanted = {byte for found in ranges for byte in found}
    if text.isascii() or not wanted:
        return {byte: byte for byte in wanted}
    data = text.encode("utf-8", "replace")
    places: dict[int, int] = {}
    done = characters = 0
    for byte in sorted(wanted):
        characters += len(data[done:byte].decode("utf-8", "replace"))
        places[byte], done = characters, byte
    return places
