"""What a change of name cannot tell from the notes alone when it is taken back.

Two spellings may become one: `[[alpha]]` and `[[Alpha]]` both lead to `Beta` afterwards, a link to
a note not yet written leads to the one that got its name. What going back by itself would not
restore is noted in `renamed.jsonl`, beside `zettel.toml`, line by line, and forgotten when done.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec
from msgspec import Struct

from zettel.edit.changes import Edit
from zettel.formats.encoding import decode_exactly

FILE_NAME = "renamed.jsonl"


class Row(Struct, frozen=True, order=True):
    """Lines of a file that going back must make what they were.

    `which` counts the places of the file that read like `now`, from 0 on. A row without a file says
    by `was` which path the note is to get back.
    """

    note: str  # its path now
    back: str  # the title or the path that it is to get back
    file: str
    now: str
    which: int
    was: str


def parse_rows(data: bytes | None) -> tuple[Row, ...]:
    """Read the file; lines that are no rows are left out."""
    rows = []
    for line in (data or b"").decode("utf-8", "surrogatepass").split("\n"):
        try:
            rows.append(msgspec.convert(dict(zip(_FIELDS, json.loads(line), strict=True)), Row))
        except (ValueError, TypeError, RecursionError):
            continue
    return tuple(rows)


def to_bytes(rows: Sequence[Row]) -> bytes | None:
    """Write the file, sorted; None when there is nothing to remember."""
    lines = [
        json.dumps([getattr(row, field) for field in _FIELDS], ensure_ascii=False) + "\n"
        for row in sorted(set(rows))
    ]
    return "".join(lines).encode("utf-8", "surrogatepass") or None


def find_rows(
    key: tuple[str, str, str], states: tuple[bytes, bytes, bytes], gained: Sequence[int]
) -> Iterator[Row]:
    """Yield what must be remembered of a file.

    Args:
        key: the note's path now, the title or path that it may get back, the file's path now.
        states: the file as it was, as it is now, and as going back would leave it by itself.
        gained: characters of the file as it was whose links are to lead nowhere again.
    """
    texts = [_split(data) for data in states]
    if texts[0] == texts[2] and not gained:
        return
    lost = {"".join(texts[0]).count("\n", 0, at) for at in gained}
    if len({len(lines) for lines in texts}) == 1:
        for at, (was, now, returned) in enumerate(zip(*texts, strict=True)):
            if was != returned or at in lost:
                which = texts[1][:at].count(now)
                yield Row(*key, now, which, was)
        return
    yield Row(*key, "".join(texts[1]), 0, "".join(texts[0]))


def find_kept(rows: Sequence[Row], texts: Mapping[str, bytes]) -> dict[str, list[Edit]]:
    """Return the rows that still hold as edits; a line changed since then stays as it is."""
    kept: dict[str, list[Edit]] = {}
    for row in rows:
        if row.file in texts and row.now:
            starts = list(_find_all("".join(_split(texts[row.file])), row.now))
            if row.which < len(starts):
                start = starts[row.which]
                kept.setdefault(row.file, []).append(Edit(start, start + len(row.now), row.was))
    return kept


_LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")
_FIELDS = Row.__struct_fields__


def _split(data: bytes) -> list[str]:
    exact = decode_exactly(data)
    return _LINE.findall(exact.text) if exact else []


def _find_all(text: str, lines: str) -> Iterator[int]:
    """Yield where whole lines stand in a text."""
    at = text.find(lines)
    while at >= 0:
        end = at + len(lines)
        if (at == 0 or text[at - 1] == "\n") and (end == len(text) or lines.endswith("\n")):
            yield at
        at = text.find(lines, at + 1)
