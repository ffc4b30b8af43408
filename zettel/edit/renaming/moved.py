"""Addresses that notes had before their files moved, so that published ones can be redirected.

Only a note that is known by its path alone gets another id when its file moves. `moved.csv` beside
`zettel.toml` has a line for each such id, `old,new`, sorted; what moved twice leads to the last.
"""

import csv
import io
from collections.abc import Mapping


def add_move(moved: Mapping[str, str], old: str, new: str) -> dict[str, str]:
    """Return the moves with one more; a note that comes back to its old id has not moved.

    >>> add_move({"a": "b"}, "b", "c")
    {'a': 'c', 'b': 'c'}
    >>> add_move({"a": "b"}, "b", "a")
    {}
    """
    is_back = moved.get(new) == old
    added = {} if is_back else {old: new}
    kept = {first: new if last == old else last for first, last in moved.items() if first != new}
    return {**kept, **added}


def to_bytes(moved: Mapping[str, str]) -> bytes | None:
    """Write the file, sorted; None when nothing has moved."""
    if not moved:
        return None
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(("old", "new"))
    writer.writerows(sorted(moved.items()))
    return buffer.getvalue().encode()
