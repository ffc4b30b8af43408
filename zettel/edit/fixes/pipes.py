r"""`| [[note|label]] |` in a table → `| [[note\|label]] |`."""

from collections.abc import Iterator

from zettel.edit.changes import Edit
from zettel.edit.fixes.spot import Spot
from zettel.formats.table_pipes import LINK, escape_pipes


def fix_pipe(spot: Spot) -> Iterator[Edit]:
    """Yield a backslash for each `|` of the link that has none."""
    found = LINK.match(spot.text, spot.offset)
    if found is None or escape_pipes(found[0]) != spot.issue.wanted:
        return
    for at in range(found.start(), found.end()):
        if spot.text[at] == "|" and spot.text[at - 1] != "\\":
            yield Edit(at, at, "\\")
