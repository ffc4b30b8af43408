"""Logseq's outlines as the Markdown parser has to see them, every character where it was.

Tabs say how deep a block lies and never that it is code, even below a heading; a bullet without
text underlines no heading. What stands in `#+BEGIN_QUERY` … `#+END_QUERY` counts for nothing, what
stands in `#+BEGIN_QUOTE` is text.
https://docs.logseq.com/#/page/advanced%20queries
"""

import re

from zettel.syntax.filler import FILLER

_CODE = re.compile(
    r"^(?P<open>[ \t]*(?:[-*+][ \t]+)?"
    r"#\+BEGIN_(?P<name>QUERY|SRC|EXAMPLE|EXPORT|COMMENT)\b[^\n]*\n)"
    r"(?P<code>.*?)(?=^[ \t]*#\+END_(?P=name)\b)",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
_LONE = re.compile(r"^[ \t]+-[ \t]*$", re.MULTILINE)
# Empty bullets below text, which elsewhere make a heading of that.
_EMPTY = re.compile(r"((?:[^\s-]|\S-)[ \t]*\n)((?:[ \t]+-[ \t]*(?:\n|\Z))+)")
_BLANK = frozenset(" \t\n")
_SIGN = re.compile(r"\S")
# A line that is no list item, and the deeper lines below it.
_LOOSE = re.compile(r"^(?![-*+][ \t]|\d+[.)][ \t]|[ \t]).+\n(?:\t.*\n?|[ \t]*\n)+", re.MULTILINE)
_TAB = re.compile(r"^\t", re.MULTILINE)
# A text that begins deep, up to the first line that does not.
_DEEP = re.compile(r"\A(?:[ \t]*\n)*(?=(?:\t| {4})\s*[-*+][ \t])(?:(?:\t| {4}).*(?:\n|\Z))+")
_INDENT = re.compile(r"^(?:\t| {4})", re.MULTILINE)


def open_outline(text: str) -> str:
    """Return the text with lists that begin deep moved left, which would be code otherwise.

    One tab becomes one space; what lies deeper stays below it. Four blanks become a quotation, as
    nothing else takes up blanks.
    """
    if text[:1] in _BLANK:
        text = _DEEP.sub(lambda match: _INDENT.sub(_raise, match[0]), text)
    if _LONE.search(text):
        text = _EMPTY.sub(lambda match: match[1] + match[2].replace("-", FILLER), text)
    if "\n\t" not in text:
        return text
    return _LOOSE.sub(lambda match: _TAB.sub(" ", match[0]), text)


def _raise(indent: re.Match[str]) -> str:
    return " " if indent[0] == "\t" else ">   "


def hide_org_code(text: str) -> str:
    """Return the text with the code in blocks of Org blanked out."""
    if "#+" not in text:
        return text
    return _CODE.sub(lambda match: match["open"] + _SIGN.sub(FILLER, match["code"]), text)
