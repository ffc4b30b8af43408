"""What a fix looks at: an issue, and where in the text of its note it stands."""

from collections.abc import Callable, Iterable

from msgspec import Struct

from zettel.edit.changes import Edit
from zettel.model import Issue, Note


class Spot(Struct, frozen=True):
    """An issue at its character of a note's text."""

    issue: Issue
    note: Note
    text: str
    offset: int


Fix = Callable[[Spot], Iterable[Edit]]
"""Yields what to write in place of what is wrong; nothing where that is not certain."""
