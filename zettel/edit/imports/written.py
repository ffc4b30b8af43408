"""Where a link as written begins and ends, and what its parts are, so that it can be rewritten."""

import re

from msgspec import Struct

_WIKI = re.compile(r"(?P<image>!?)\[\[(?P<inner>[^\[\]]+)\]\]")
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
_LIQUID = r"\{\{[^{}]*\}\}|\{%[^%]*%\}"
_ADDRESS = re.compile(
    rf"\(\s*(?:<(?P<angled>[^<>\n]*)>|(?P<page>\[\[[^\[\]\n]+\]\])"
    rf"|(?P<bare>(?:{_LIQUID}|[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*\))*))"
    r"(?P<title>\s+(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?\s*\)",
    re.DOTALL,
)
_REFERENCE = re.compile(r"\[[^\[\]]*\]")


class Written(Struct, frozen=True):
    """A link's place in a text, from `start` up to `end`, and its parts as typed."""

    start: int
    end: int
    is_wiki: bool
    is_image: bool
    label: str  # of a Markdown link; of a wiki link what stands inside its brackets
    title: str = ""  # of a Markdown link, with its quotes and the blank before it
    address: str = ""  # of a Markdown link; "" of one by reference


def find_written(text: str, offset: int) -> Written | None:
    """Return the link that begins at a character of a text, None if none is recognised there."""
    wiki = _WIKI.match(text, offset)
    if wiki:
        return Written(offset, wiki.end(), True, bool(wiki["image"]), wiki["inner"])
    opening = offset + text.startswith("!", offset)
    closing = find_closing(text, opening)
    if closing < 0:
        return None
    label, is_image = text[opening + 1 : closing], opening > offset
    match = _ADDRESS.match(text, closing + 1)
    if match:
        address = match["angled"] or match["page"] or match["bare"] or ""
        title = match["title"] or ""
        return Written(offset, match.end(), False, is_image, label, title, address)
    reference = _REFERENCE.match(text, closing + 1)
    end = reference.end() if reference else closing + 1
    return Written(offset, end, False, is_image, label)


def find_closing(text: str, opening: int) -> int:
    """Return where the bracket that opens at a character is closed, -1 if it is not.

    Brackets in code and behind a backslash do not count (CommonMark 0.31.2, 6.3).
    """
    if not text.startswith("[", opening):
        return -1
    depth, at = 0, opening
    while at < len(text):
        sign = text[at]
        code = _CODE.match(text, at) if sign == "`" else None
        if code:
            at = code.end()
            continue
        depth += (sign == "[") - (sign == "]")
        if depth == 0:
            return at
        at += 2 if sign == "\\" else 1
    return -1
