"""Where tables stand, as GitHub has them (GFM specification, 4.10): links there escape a bar."""

from functools import lru_cache

from zettel.syntax.ranges import find_ranges


@lru_cache(maxsize=4)  # the links of one text are asked for one after another
def find_tables(text: str) -> tuple[tuple[int, int], ...]:
    """Find where the tables of a text begin and end, in characters."""
    return find_ranges(text, ("Table",)) if "|" in text and "-" in text else ()


def is_in_table(text: str, at: int) -> bool:
    """Say whether a character of a text stands in a table."""
    return any(first <= at < last for first, last in find_tables(text))
