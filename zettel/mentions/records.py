"""A place where a note is named without a link to it."""

from msgspec import Struct


class Mention(Struct, frozen=True):
    """One place in the running text of a note that names another note."""

    note: str  # the id of the note that it stands in
    path: str
    line: int
    column: int
    text: str  # as written in the file, with its line break or its emphasis where it has one
    name: str  # the title, alias or file name that it is, as its own note has it
    targets: tuple[str, ...]  # ids of the notes that go by that name; several: it is ambiguous
    score: float  # from 0 to 1, see `ranking`
    is_first: bool = True  # of this name's note in this note
    is_linked: bool = False  # the note links to the target elsewhere
    context: str = ""  # the sentence around it, as plain text
    start: int = -1  # the mention inside the context, in characters
    end: int = -1
    in_table: bool = False  # where the bar of a link has to be escaped


class Mentions(Struct, frozen=True):
    """The best of what was found, in order of rank, and how much there is in all."""

    shown: tuple[Mention, ...]
    total: int
