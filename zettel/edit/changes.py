"""Changes to notes, planned whole before anything is written, shown as a diff, written all or none.

An edit replaces characters of a file's text; every other byte stays, whatever the file's encoding
and line ends are.
"""

import difflib
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from msgspec import Struct

from zettel.errors import NoteError
from zettel.files import replace_files
from zettel.formats.encoding import decode, decode_exactly, encode_exactly
from zettel.settings import Settings

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


class Edit(Struct, frozen=True, order=True):
    """Characters `start` to `end` of a file's text become `text`."""

    start: int
    end: int
    text: str


class Change(Struct, frozen=True):
    """What one file is to hold; `new_path` where it is also to go by another path.

    Paths are relative to the notes folder. `before` is None for a file that is not there yet,
    `after` for one that is to go.
    """

    path: str
    before: bytes | None
    after: bytes | None
    new_path: str = ""


class Lines:
    """Where the lines of a text begin: line and column of a record → character of the text."""

    def __init__(self, text: str) -> None:
        lengths = [len(line) for line in _LINE.findall(text)]
        self._starts = list(accumulate(lengths, initial=0))
        self._text = text

    def find_offset(self, line: int, column: int) -> int:
        """Return the character at a line and column, both from 1 on, kept within the text."""
        row = min(max(line, 1), len(self._starts)) - 1
        return min(self._starts[row] + max(column, 1) - 1, len(self._text))

    def find_line(self, offset: int) -> int:
        """Return the line, from 1 on, on which a character stands."""
        return bisect_right(self._starts, offset)


def apply_edits(data: bytes, edits: Iterable[Edit]) -> bytes:
    """Return a file's bytes with edits applied; all that they do not touch stays byte for byte.

    Raises:
        NoteError: two edits overlap, or the file's text cannot be written back as it was.
    """
    ordered = sorted(edits)
    if not ordered:
        return data
    exact = decode_exactly(data)
    if exact is None:
        raise NoteError("the file is broken UTF-16 and cannot be changed without losing bytes")
    parts, done = list[str](), 0
    for edit in ordered:
        if edit.start < done:
            raise NoteError(f"two changes meet at character {edit.start}")
        parts += [exact.text[done : edit.start], edit.text]
        done = edit.end
    return encode_exactly(exact, "".join([*parts, exact.text[done:]]))


def to_diff(changes: Sequence[Change]) -> str:
    """Return changes as a unified diff, in order of path; "" when nothing changes.

    The form is that of GNU diff and git: `---`, `+++`, `@@`; a file that moves has both its names.
    """
    ordered = sorted(changes, key=lambda change: change.path)
    return "".join(line for change in ordered for line in _find_diff_lines(change))


def write_changes(settings: Settings, changes: Sequence[Change]) -> None:
    """Write all changes or none: no file is half written, and no newer text is lost.

    Raises:
        NoteError: a file is no longer what it was when the change was planned, or a new path is
            taken; nothing has been written.
        OutputError: a file cannot be written; those written before are put back.
    """
    wanted: dict[str, bytes | None] = {}
    for change in changes:
        if change.new_path and change.new_path != change.path:
            wanted[change.path] = None
        wanted[change.new_path or change.path] = change.after
    for change in changes:
        _require_unchanged(settings, change)
    replace_files(settings.notes, wanted)


def _require_unchanged(settings: Settings, change: Change) -> None:
    path = settings.notes / change.path
    if (path.read_bytes() if path.is_file() else None) != change.before:
        raise NoteError(f"{change.path} was changed by someone else meanwhile; nothing is written")
    new = settings.notes / change.new_path if change.new_path else path
    if new != path and new.exists() and not new.samefile(path):
        raise NoteError(f"{change.new_path} is there already; nothing is written")


def _find_diff_lines(change: Change) -> Iterator[str]:
    before, after = (_to_lines(data) for data in (change.before, change.after))
    old = "/dev/null" if change.before is None else change.path
    new = "/dev/null" if change.after is None else change.new_path or change.path
    lines = list(difflib.unified_diff(before, after, old, new))
    if not lines and old != new:
        yield f"rename {old} => {new}\n"
    for line in lines:
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _to_lines(data: bytes | None) -> list[str]:
    return [] if data is None else re.findall(r"[^\n]*\n|[^\n]+\Z", decode(data).text)
