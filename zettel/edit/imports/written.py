"""Where a link as written begins and ends, and what its parts are, so that it can be rewritten."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from zettel.dialect import DIALECTS
from zettel.edit.places import Places
from zettel.model import Note
from zettel.syntax.body import prepare_text
from zettel.syntax.ranges import LinkRange, find_link_ranges

_BROKEN = re.compile("[\\ud800-\\udfff]")  # bytes that are no text
_WIKI = re.compile(r"\[\[(?P<inner>[^\[\]]+)\]\]")
_BRACKET = re.compile(r"!?\[|\]")
_BLANK = re.compile(r"\n[ \t]*\r?\n")
_BAR = re.compile(r"\\?\|")
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
_LIQUID = r"\{\{[^{}]*\}\}|\{%[^%]*%\}"
_ADDRESS = re.compile(
    rf"\(\s*(?:<(?P<angled>[^<>\n]*)>|(?P<page>\[\[[^\[\]\n]+\]\])"
    rf"|(?P<bare>(?:{_LIQUID}|[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*\))*))"
    r"(?P<title>\s+(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?\s*\)",
    re.DOTALL,
)
_REFERENCE = re.compile(r"(?:\[(?:[^\[\]\\]|\\.)*\])?", re.DOTALL)


class Piece(Struct, frozen=True):
    """Characters of a text, as typed, from `start` up to `end`."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Return where the piece ends."""
        return self.start + len(self.text)


class Written(Struct, frozen=True):
    """A link's place in a text, from `start` up to `end`, and its parts as typed.

    `name` is what it leads to: the target of a wiki link with its anchor, the address of a Markdown
    link, "" of one by reference. A wiki link may have no label; `bar` parts it from the name.
    """

    start: int
    end: int
    is_wiki: bool
    is_image: bool
    name: str
    label: Piece | None
    title: str = ""  # of a Markdown link, with its quotes and the blank before it
    bar: str = ""
    in_label: bool = False  # of a picture, or between brackets that may become one


class WrittenLinks:
    """The links of one note's text, whole as `encoding.decode` gives it.

    Where a link of the body ends is asked of the Markdown parser: what looks like the end of one
    may be the middle of another, as in `![[a]] b](c.md)`, a picture. Front matter, and what the
    parser does not read, has to be told by its looks.
    """

    def __init__(self, text: str, note: Note) -> None:
        self._text = text
        self._places = Places(text, note)
        self._dialect = DIALECTS[note.dialect]
        self._ranges = dict(self._find_ranges()) if note.links else {}
        self._openings, self._closings = self._find_loose()
        self._blanks = [line.start() for line in _BLANK.finditer(text, self.body)]

    @property
    def body(self) -> int:
        """Return the character where the body begins."""
        return self._places.body

    def find(self, line: int, column: int) -> Written | None:
        """Return the link that begins at a place, None if none is recognised there."""
        text, start = self._text, self._places.find_offset(line, column)
        known = self._ranges.get(start)
        is_image = text.startswith("!", start)
        end = _find_wiki_end(text, start + is_image, known)
        if end < 0:
            found = _find_markdown(text, start, known)
        else:
            found = self._cut_wiki(start, end, is_image=is_image)
        in_label = (known is not None and known.is_inner) or self._is_between(start)
        return replace(found, in_label=True) if found and in_label else found

    def _find_loose(self) -> tuple[list[int], list[int]]:
        """Find brackets that could begin a picture, and those that end no link."""
        openings, closings, done = list[int](), list[int](), 0
        for sign in _BRACKET.finditer(self._text, self.body) if self._ranges else ():
            at, known = sign.start(), self._ranges.get(sign.start())
            if sign[0] != "]" and (known is None or self._text.startswith("![[", at)):
                openings.append(at)
            elif sign[0] == "]" and at >= done:
                closings.append(at)
            done = max(done, known.end) if known else done
        return openings, closings

    def _is_between(self, start: int) -> bool:
        """Say whether what stands before and behind a link in its paragraph may be a picture."""
        before, behind = (bisect_left(at, start) for at in (self._openings, self._closings))
        if before == 0 or behind == len(self._closings):
            return False
        first, last = self._openings[before - 1], self._closings[behind]
        return bisect_left(self._blanks, first) == bisect_left(self._blanks, last)

    def _find_ranges(self) -> Iterator[tuple[int, LinkRange]]:
        """Yield what the parser knows of links that it sees as they are typed, and where."""
        body = self._text[self.body :]
        seen = prepare_text(_BROKEN.sub("?", body), self._dialect)
        for at, one in find_link_ranges(seen).items():
            opening = at + seen.startswith("!", at)
            if seen.startswith("[[", opening) == body.startswith("[[", opening):
                yield (
                    self.body + at,
                    LinkRange(self.body + one.shown, self.body + one.end, one.is_inner),
                )

    def _cut_wiki(self, start: int, end: int, *, is_image: bool) -> Written:
        first, last = start + is_image + 2, end - 2
        inner = self._text[first:last]
        bar = _BAR.search(inner)
        if bar is None:
            return Written(start, end, True, is_image, inner, None)
        name, label = (
            Piece(first, inner[: bar.start()]),
            Piece(first + bar.end(), inner[bar.end() :]),
        )
        if self._dialect.label_first:
            name, label = label, name
        return Written(start, end, True, is_image, name.text, label, bar=bar[0])


def _find_wiki_end(text: str, opening: int, known: LinkRange | None) -> int:
    """Return where the wiki link ends that begins with a bracket, -1 if it is none."""
    if known is None:
        wiki = _WIKI.match(text, opening)
        return wiki.end() if wiki else -1
    is_wiki = text.startswith("[[", opening) and text.endswith("]]", opening, known.end)
    return known.end if is_wiki else -1


def _find_markdown(text: str, start: int, known: LinkRange | None) -> Written | None:
    """Return the Markdown link at a character; one that the parser knows ends where it says."""
    opening = start + text.startswith("!", start)
    if not text.startswith("[", opening):
        return None
    for closing in _find_closings(text, opening, known):
        found = _cut_markdown(text, start, opening, closing)
        if known is None or found.end == known.end:
            return found
    return None


def _find_closings(text: str, opening: int, known: LinkRange | None) -> Iterator[int]:
    """Yield where the label of a link may be closed, the surest first."""
    if known is not None:
        at = text.find("]", max(known.shown, opening + 1), known.end)
        while at >= 0:
            yield at
            at = text.find("]", at + 1, known.end)
    closing = find_closing(text, opening)
    if closing >= 0:
        yield closing


def _cut_markdown(text: str, start: int, opening: int, closing: int) -> Written:
    label = Piece(opening + 1, text[opening + 1 : closing])
    match = _ADDRESS.match(text, closing + 1)
    if match:
        address = match["angled"] or match["page"] or match["bare"] or ""
        title = match["title"] or ""
        return Written(start, match.end(), False, opening > start, address, label, title)
    reference = _REFERENCE.match(text, closing + 1)
    end = reference.end() if reference else closing + 1
    return Written(start, end, False, opening > start, "", label)


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
