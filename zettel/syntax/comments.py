"""`%%comments%%`, in a line or over many lines, as Obsidian reads them: nothing inside them counts.

An odd `%%` at the end of a note opens nothing. Inside code, `%%` is code.
"""

import pyromark

from zettel.syntax.filler import FILLER
from zettel.syntax.spine import OPTIONS

_MARK = b"%%"


def hide_comments(text: str) -> str:
    """Return the text with comments blanked out, every other character where it was."""
    if text.count("%%") < 2:
        return text
    data = text.encode()
    marks = _find_marks(text, data)
    parts: list[str] = []
    done = 0
    for start, end in zip(marks[::2], marks[1::2], strict=False):
        parts.append(data[done:start].decode())
        done = end + len(_MARK)
        parts.append(_blank(data[start:done].decode()))
    parts.append(data[done:].decode())
    return "".join(parts)


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


def _blank(comment: str) -> str:
    """Keep line ends, so that lines keep their numbers."""
    return "".join(char if char in "\r\n" else FILLER for char in comment)
