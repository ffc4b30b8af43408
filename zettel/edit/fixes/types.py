"""`type: Concept`, where the other notes write `concept`."""

import re
from collections.abc import Iterator

from zettel.edit.changes import Edit
from zettel.edit.fixes.spot import Spot
from zettel.resolve import fold_name

_KEY = re.compile(r"types?[\"']?[ \t]*:", re.IGNORECASE)
_NEXT = re.compile(r"^(?![ \t\-#]|\r?$)", re.MULTILINE)  # where the next key begins
_BEFORE = r"(?:[:\[,]|^[ \t]*-)[ \t\r\n]*[\"']?"
_AFTER = r"(?=[\"']?[ \t]*(?:[,\]]|\r?$| #))"


def fix_type(spot: Spot) -> Iterator[Edit]:
    """Yield the usual spelling for each of the key's values that is this type written otherwise.

    A value is found where it stands alone: after the colon, in brackets, or behind a dash; quoted
    or not.
    """
    key = _KEY.match(spot.text, spot.offset) or _KEY.match(spot.text, spot.offset + 1)
    if key is None:
        return
    following = _NEXT.search(spot.text, key.end())
    end = following.start() if following else len(spot.text)
    wanted = spot.issue.wanted
    for name in spot.note.types:
        if name != wanted and fold_name(name) == fold_name(wanted):
            value = re.compile(_BEFORE + f"({re.escape(name)})" + _AFTER, re.MULTILINE)
            for found in value.finditer(spot.text, key.end() - 1, end):
                yield Edit(found.start(1), found.end(1), wanted)
