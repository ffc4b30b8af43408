"""What a change of name cannot tell from the notes alone when it is taken back.

Two spellings may become one: `[[alpha]]` and `[[Alpha]]` both lead to `Beta` afterwards, a link to
a note not yet written leads to the one that got its name. What going back by itself would not
restore is noted beside `zettel.toml`, place by place, and forgotten when done: the few characters
that stood there, never the text around them, in a hidden file, which no publisher takes along.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b

import msgspec
from msgspec import Struct

from zettel.edit.changes import Edit
from zettel.formats.encoding import decode_exactly

FILE_NAME = ".zettel-renamed.jsonl"


class Row(Struct, frozen=True, order=True, omit_defaults=True):
    """Characters of a file that going back must make what they were.

    They are found again by the lines around them, as these read now: `mark` is a hash of their
    text, `which` counts those of the file that read so, from 0 on. A row without a file says by
    `was` which path the note is to get back.
    """

    note: str  # its path now
    back: str  # the title or the path that it is to get back
    was: str
    file: str = ""
    mark: str = ""
    which: int = 0
    lines: int = 1  # that the mark is made of
    column: int = 1  # in the first of them
    length: int = 0  # of what stands there now, in characters


class Passage(Struct, frozen=True):
    """A file as it was, the edits that made it what it is, and those that going back would make.

    `lost` are characters of the file as it was, from the first up to the last of each link that is
    to lead nowhere again.
    """

    before: bytes
    there: Sequence[Edit]
    back: Sequence[Edit]
    lost: Sequence[tuple[int, int]] = ()


def parse_rows(data: bytes | None) -> tuple[Row, ...]:
    """Read the file; lines that are no rows are left out."""
    rows = []
    for line in (data or b"").decode("utf-8", "surrogatepass").split("\n"):
        try:
            rows.append(msgspec.convert(json.loads(line), Row))
        except (ValueError, TypeError, RecursionError):
            continue
    return tuple(rows)


def to_bytes(rows: Iterable[Row]) -> bytes | None:
    """Write the file, sorted; None when there is nothing to remember."""
    lines = [
        json.dumps(msgspec.to_builtins(row), ensure_ascii=False) + "\n" for row in sorted(set(rows))
    ]
    return "".join(lines).encode("utf-8", "surrogatepass") or None


def find_rows(key: tuple[str, str, str], passage: Passage) -> Iterator[Row]:
    """Yield what must be remembered of a file.

    Args:
        key: the note's path now, the title or path that it may get back, the file's path now.
        passage: what became of the file, and what would.
    """
    note, back, file = key
    exact = decode_exactly(passage.before)
    if exact is None:
        return
    text = _put_edits(exact.text, (0, len(exact.text)), passage.there)
    undone = list(_invert(exact.text, passage.there))
    lost = [_move(span, passage.there) for span in passage.lost]
    edited = [(edit.start, edit.end) for edit in (*undone, *passage.back)]
    for span in _join([*edited, *lost]):
        was = _put_edits(text, span, undone)
        if was != _put_edits(text, span, passage.back) or _touches(span, lost):
            mark, which, count, column = _find_lines(text, span)
            yield Row(note, back, was, file, mark, which, count, column, span[1] - span[0])


def find_kept(rows: Sequence[Row], texts: Mapping[str, bytes]) -> dict[str, list[Edit]]:
    """Return the rows that still hold as edits; lines changed since then stay as they are."""
    kept: dict[str, list[Edit]] = {}
    for path, data in sorted(texts.items()):
        exact = decode_exactly(data)
        lines = tuple(exact.text.split("\n")) if exact else ()
        found: list[Edit] = []
        for row in rows:
            edit = _find_edit(lines, row) if row.file == path else None
            if edit and not _touches((edit.start, edit.end), [(e.start, e.end) for e in found]):
                found.append(edit)
        if found:
            kept[path] = found
    return kept


_Span = tuple[int, int]


def _invert(text: str, edits: Iterable[Edit]) -> Iterator[Edit]:
    """Yield the edits that make of a text after edits what it was before them."""
    moved = 0
    for edit in sorted(edits):
        start = edit.start + moved
        yield Edit(start, start + len(edit.text), text[edit.start : edit.end])
        moved += len(edit.text) - (edit.end - edit.start)


def _move(span: _Span, edits: Iterable[Edit]) -> _Span:
    """Return where characters stand once the edits before them are made."""
    moved = sum(len(e.text) - (e.end - e.start) for e in edits if e.end <= span[0])
    return span[0] + moved, span[1] + moved


def _join(spans: Iterable[_Span]) -> list[_Span]:
    """Join spans that overlap or touch."""
    joined: list[_Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _touches(span: _Span, others: Iterable[_Span]) -> bool:
    return any(span[0] <= end and start <= span[1] for start, end in others)


def _put_edits(text: str, span: _Span, edits: Iterable[Edit]) -> str:
    """Return a part of a text after the edits that fall into it."""
    parts, done = list[str](), span[0]
    for edit in sorted(edits):
        if span[0] <= edit.start and edit.end <= span[1]:
            parts += [text[done : edit.start], edit.text]
            done = edit.end
    return "".join([*parts, text[done : span[1]]])


def _find_lines(text: str, span: _Span) -> tuple[str, int, int, int]:
    """Say how to find the lines around a span, how many they are, and the column in the first."""
    begin = text.rfind("\n", 0, span[0]) + 1
    first, count = text.count("\n", 0, begin), text.count("\n", *span) + 1
    marks = _find_marks(tuple(text.split("\n")), count)
    return marks[first], marks[:first].count(marks[first]), count, span[0] - begin + 1


@lru_cache(maxsize=4)  # the rows of one file come one after another
def _find_marks(lines: tuple[str, ...], count: int) -> list[str]:
    """Return a hash of every so many lines that stand together."""
    parts = ("\n".join(lines[at : at + count]) for at in range(len(lines) - count + 1))
    return [
        blake2b(part.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest() for part in parts
    ]


def _find_edit(lines: tuple[str, ...], row: Row) -> Edit | None:
    """Return a row as an edit; None where its lines are there no more."""
    if min(row.lines, row.column, row.length + 1, row.which + 1) < 1:
        return None
    places = [at for at, mark in enumerate(_find_marks(lines, row.lines)) if mark == row.mark]
    if row.which >= len(places):
        return None
    start = sum(len(line) + 1 for line in lines[: places[row.which]]) + row.column - 1
    return Edit(start, start + row.length, row.was)
