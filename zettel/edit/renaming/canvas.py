"""What an Obsidian canvas names: the files of its cards, and the links in the text of others.

It is JSON, of which every byte stays but the names. https://jsoncanvas.org/spec/1.0/
"""

import json
import re
from collections.abc import Callable, Iterator
from functools import partial

from msgspec.structs import replace

from zettel.dialect import Dialect
from zettel.edit.changes import Lines
from zettel.edit.renaming.markup import Form, Markup, Part, locate
from zettel.model import Link, LinkKind
from zettel.syntax import parse_body

_STRING = r'"((?:[^"\\]|\\.)*)"'
_MEMBER = re.compile(rf'"(file|text)"\s*:\s*{_STRING}')
_SUBPATH = re.compile(rf'"subpath"\s*:\s*"#{_STRING[1:]}')
_SIGN = re.compile(r"\\u[dD][89abAB]..\\u[dD][c-fC-F]..|\\u....|\\.|[^\\]", re.DOTALL)

Found = tuple[Link, Callable[[], Markup | None]]
"""A link, and what finds its parts in the file's text."""


def find_canvas_links(text: str, dialect: Dialect) -> Iterator[Found]:
    """Yield the cards and links of a canvas; paths of cards begin at the vault's root."""
    for match in _MEMBER.finditer(text):
        try:
            value = str(json.loads(f'"{match[2]}"', strict=False))
        except ValueError:
            continue
        if match[1] == "file":
            yield _build_card(text, match, value)
        else:
            yield from _find_links(match, value, dialect)


def _build_card(text: str, match: re.Match[str], path: str) -> Found:
    """Return a card that shows a file, and perhaps one part of it."""
    begin, end = text.rfind("{", 0, match.start()), text.find("}", match.end())
    part = _SUBPATH.search(text, max(begin, 0), end if end >= 0 else len(text))
    anchor = str(json.loads(f'"{part[1]}"', strict=False)) if part else ""
    link = Link(f"/{path}", LinkKind.MARKDOWN, 1, 1, anchor=anchor)
    where = Part(*part.span(1)) if part else None
    return link, partial(Markup, Form.JSON, Part(*match.span(2)), where)


def _find_links(match: re.Match[str], text: str, dialect: Dialect) -> Iterator[Found]:
    if "[" not in text:
        return
    lines = Lines(text)
    for link in parse_body(text, 1, dialect).links:
        at = lines.find_offset(link.line, link.column)
        yield link, partial(_locate, match, text, at, link, dialect)


def _locate(
    match: re.Match[str], text: str, at: int, link: Link, dialect: Dialect
) -> Markup | None:
    """Find the parts of a link of a card's text in the file, where signs may be escaped."""
    markup = locate(text, at, link, dialect)
    ends = [sign.start() for sign in _SIGN.finditer(match.string, *match.span(2))]
    if markup is None or len(ends) != len(text):
        return None
    ends.append(match.end(2))

    def move(part: Part | None) -> Part | None:
        return Part(ends[part.start], ends[part.end]) if part else None

    label_at = ends[markup.end_of_name] if markup.end_of_name >= 0 else -1
    name = Part(ends[markup.name.start], ends[markup.name.end])
    parts = {"anchor": move(markup.anchor), "label": move(markup.label)}
    mark = ends[markup.mark] if markup.mark >= 0 else -1
    return replace(markup, name=name, **parts, end_of_name=label_at, mark=mark)
