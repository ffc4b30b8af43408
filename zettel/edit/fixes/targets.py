"""`[[20200101120000 Old title]]`, where a file `20200101120000 New title.md` is."""

from collections.abc import Iterator

from zettel.edit.changes import Edit
from zettel.edit.fixes.spot import Spot


def fix_target(spot: Spot) -> Iterator[Edit]:
    """Yield the name that the note's file has now; label and heading stay."""
    issue = spot.issue
    end = spot.text.find("]]", spot.offset)
    for link in spot.note.links:
        if (link.line, link.column) != (issue.line, issue.column) or end < 0:
            continue
        if spot.text.count(link.target, spot.offset, end) == 1:
            start = spot.text.index(link.target, spot.offset, end)
            yield Edit(start, start + len(link.target), issue.wanted)
            return
