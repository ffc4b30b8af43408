"""Properties in running text, as in Dataview: `key:: value`, `[key:: value]`, `(key:: value)`.

The first stands on a line of its own, also in a list or a quotation; its value ends with the line.
Several links with commas between them are several values. Links inside a value stand under its key.
https://blacksmithgu.github.io/obsidian-dataview/annotation/add-metadata/
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from zettel.model import Property
from zettel.syntax.attributes import strip_attributes
from zettel.syntax.passage import LABEL, TEXT, Field, Passage

_KEY = r"([^\W\d_](?:[\w\u0300-\u036f \-/.'’]{0,58}[\w\u0300-\u036f.'’])?)::"
_LINE = re.compile(rf"^[ \t]*{_KEY}", re.MULTILINE)
_BRACKET = re.compile(rf"[\[(][ \t]*{_KEY}")
_CLOSING = {"[": "]", "(": ")"}
_BLOCK_ID = re.compile(r"\s+\^[\w-]+$")
_LINK_LIST = re.compile(r"\[\[[^\[\]]+\]\](?:\s*,\s*\[\[[^\[\]]+\]\])+")
_LONGEST = 1000  # characters between brackets
_LINK = re.compile(r"\[\[[^\[\]]+\]\]")


def find_properties(passage: Passage) -> Iterator[Property]:
    """Yield the properties of a passage, and note in it which bytes stand under which key."""
    plain = passage.plain
    fields: list[Field] = []
    for match in _LINE.finditer(plain):
        end = plain.find("\n", match.end())
        yield from _read_field(passage, match, len(plain) if end < 0 else end, fields)
    for match in _BRACKET.finditer(plain):
        end = _find_closing(plain, match.start())
        if end >= 0:
            yield from _read_field(passage, match, end, fields)
    passage.fields = sorted(fields)


def _read_field(
    passage: Passage, match: re.Match[str], end: int, fields: list[Field]
) -> Iterator[Property]:
    if not _is_separator(passage, match):
        return
    start = passage.find_byte(match.start(1))
    first = _find_value(passage, match.end())
    last = passage.end if end >= len(passage.plain) else passage.find_byte(end)
    written = strip_attributes(passage.source.slice_text(first, last))
    line, column = passage.source.find_place(start)
    fields.append((first, last, match[1]))
    yield Property(match[1], _to_values(written), line, column)


def _find_value(passage: Passage, offset: int) -> int:
    """Return the byte after `::`; the run that follows may be a label inside a link."""
    return passage.find_byte(offset - 1) + 1


def _is_separator(passage: Passage, match: re.Match[str]) -> bool:
    """Tell `key:: value` and `key::[[x]]` from `std::vector` and from `::` inside code or links."""
    offsets = passage.offsets
    first, last = bisect_right(offsets, match.start(1)) - 1, bisect_left(offsets, match.end())
    if any(run[3] != TEXT for run in passage.runs[first:last] if run[0]):
        return False
    following = passage.plain[match.end() : match.end() + 1]
    if not following or following.isspace():
        return True
    return last < len(passage.runs) and passage.runs[last][3] == LABEL


def _find_closing(plain: str, start: int) -> int:
    opening, depth = plain[start], 0
    closing = _CLOSING[opening]
    line = plain[start : start + _LONGEST].partition("\n")[0]
    for at, char in enumerate(line, start):
        if char == opening:
            depth += 1
        elif char == closing:
            depth -= 1
            if depth == 0:
                return at
    return -1


def _to_values(written: str) -> tuple[str, ...]:
    value = _BLOCK_ID.sub("", " ".join(written.split()))
    if not value:
        return ()
    if _LINK_LIST.fullmatch(value):
        return tuple(_LINK.findall(value))
    return (value,)
