"""`[note]: note.md "Old title"`, as Foam writes it, where the note has another title now."""

from collections.abc import Iterator

from zettel.edit.changes import Edit
from zettel.edit.fixes.spot import Spot


def fix_title(spot: Spot) -> Iterator[Edit]:
    """Yield the note's title between the quotes."""
    quote = spot.text[spot.offset - 1 : spot.offset]
    line_end = spot.text.find("\n", spot.offset)
    end = spot.text.rfind(quote, spot.offset, line_end if line_end >= 0 else None)
    if quote in {'"', "'"} and end >= 0:
        yield Edit(spot.offset, end, spot.issue.wanted)
