"""Where the Markdown parser finds elements of some kinds: code, HTML, mathematics, tables."""

from collections.abc import Collection, Iterator
from typing import Any

import pyromark

from zettel.syntax.spine import OPTIONS

HTML = frozenset({"HtmlBlock", "InlineHtml"})


def find_byte_ranges(text: str, kinds: Collection[str]) -> Iterator[tuple[int, int]]:
    """Yield where elements begin and end, in bytes of UTF-8 and in order of their beginnings.

    `kinds` are names of pulldown-cmark: blocks (`CodeBlock`, `Table`) and inline ones (`Code`).
    """
    events: Any = pyromark.events_with_range(text, options=OPTIONS, merge_text=True)
    for event, span in events:
        if isinstance(event, str):
            continue
        ((kind, value),) = event.items()
        if kind == "Start":
            kind = value if isinstance(value, str) else next(iter(value))
        if kind in kinds:
            yield span["start"], span["end"]


def find_ranges(text: str, kinds: Collection[str]) -> tuple[tuple[int, int], ...]:
    """Find where elements begin and end, in characters; see `find_byte_ranges`."""
    ranges = tuple(find_byte_ranges(text, kinds))
    if text.isascii() or not ranges:
        return ranges
    data = text.encode("utf-8", "replace")
    places: dict[int, int] = {}
    done = characters = 0
    for byte in sorted({byte for found in ranges for byte in found}):
        characters += len(data[done:byte].decode("utf-8", "replace"))
        places[byte], done = characters, byte
    return tuple((places[start], places[end]) for start, end in ranges)
