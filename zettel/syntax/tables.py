"""Where tables stand, as GitHub has them (GFM specification, 4.10): links there escape a bar."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import pyromark

from zettel.syntax.spine import OPTIONS


@lru_cache(maxsize=4)  # the links of one text are asked for one after another
def find_tables(text: str) -> tuple[tuple[int, int], ...]:
    """Find where the tables of a text begin and end, in characters."""
    return tuple(_find_tables(text)) if "|" in text and "-" in text else ()


def is_in_table(text: str, at: int) -> bool:
    """Say whether a character of a text stands in a table."""
    return any(first <= at < last for first, last in find_tables(text))


def _find_tables(text: str) -> Iterator[tuple[int, int]]:
    data = text.encode("utf-8", "replace")
    events: Any = pyromark.events_with_range(text, options=OPTIONS, merge_text=True)
    done = characters = 0
    for event, span in events:
        if isinstance(event, dict) and event.get("End") == "Table":
            places = []
            for at in span.values():
                characters += len(data[done:at].decode("utf-8", "replace"))
                done = at
                places.append(characters)
            yield places[0], places[1]
