"""`%%comments%%`, in a line or over many lines, as Obsidian reads them: nothing inside them counts.

An odd `%%` at the end of a note opens nothing. Inside code, `%%` is code.
"""

import re

import pyromark

from zettel.syntax.filler import blank
from zettel.syntax.ranges import HTML, find_byte_ranges
from zettel.syntax.spine import OPTIONS

_MARK = b"%%"
_HTML = re.compile(rb"<!--(.*?)-->", re.DOTALL)
_LINE_END = re.compile(rb"\r\n|\r|\n")


def hide_comments(text: str) -> str:
    """Return the text with comments blanked out, every other character where it was."""
    if "%" not in text or text.count("%%") < 2:  # one sign is sought far faster than two
        return text
    data = text.encode()
    marks = _find_marks(text, data)
    parts: list[str] = []
    done = 0
    for start, end in zip(marks[::2], marks[1::2], strict=False):
        parts.append(data[done:start].decode())
        done = end + len(_MARK)
        parts.append(blank(data[start:done].decode()))
    parts.append(data[done:].decode())
    return "".join(parts)


def find_comments(text: str) -> list[tuple[int, str]]:
    """Find what comments say, `%% … %%` and `<!-- … -->`, each with its line from 1 on.

    What looks like one in code is none.
    """
    data = text.encode("utf-8", "replace")
    text = data.decode()
    marks = _find_marks(text, data)
    found = [
        (start, data[start + 2 : end]) for start, end in zip(marks[::2], marks[1::2], strict=False)
    ]
    for start, end in find_byte_ranges(text, HTML):
        found += [(match.start(), match[1]) for match in _HTML.finditer(data, start, end)]
    return [(1 + _count_lines(data[:start]), said.decode()) for start, said in sorted(found)]


def _count_lines(data: bytes) -> int:
    return len(_LINE_END.findall(data))


def _find_marks(text: str, data: bytes) -> list[int]:
    marks: list[int] = []
    is_code = False
    for event, span in pyromark.events_with_range(text, options=OPTIONS, merge_text=True):
        if isinstance(event, str):
            continue
        ((name, value),) = event.items()
        if name in {"Start", "End"} and "CodeBlock" in str(value):
            is_code = name == "Start"
        elif "Text" in event and not is_code:
            at = data.find(_MARK, span["start"], span["end"])
            while at >= 0:
                marks.append(at)
                at = data.find(_MARK, at + len(_MARK), span["end"])
    return marks
