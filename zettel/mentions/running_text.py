"""A note's body → its running text, in which names are sought.

Running text is what a reader reads as prose: no headings (a link there would change what they are
called), no code, mathematics, comments, links, addresses, tags, citations, fields, templates.
What is left out is blanked, so that every character stays where it was.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from operator import itemgetter
from typing import Final, NamedTuple

from zettel.dialect import Dialect
from zettel.mentions.folding import unescape_text
from zettel.syntax.attributes import strip_attributes
from zettel.syntax.body import prepare_text
from zettel.syntax.filler import FILLER
from zettel.syntax.passage import BREAK, TEXT, Passage, Source
from zettel.syntax.sentence import find_sentence
from zettel.syntax.spine import find_passages


class Piece(NamedTuple):
    """A part of the running text that stands in one piece in the source."""

    offset: int  # in the running text
    start: int  # the first byte of it in the source
    end: int
    kind: int
    row: int  # its place among the runs of its passage
    passage: Passage


class Place(NamedTuple):
    """Where a part of the running text was written, and the sentence around it."""

    line: int
    column: int
    text: str  # as written
    context: str
    start: int  # in the context
    end: int
    in_table: bool


class RunningText:
    """The running text of one note, and the way back to its source."""

    def __init__(self, body: str, first_line: int, dialect: Dialect) -> None:
        self._source = Source(prepare_text(body, dialect), first_line, dialect)
        self._pieces: list[Piece] = []
        parts: list[str] = []
        offset = 0
        for passage in find_passages(self._source):
            if not passage.level:
                for text, piece in _find_pieces(passage, offset):
                    parts.append(text)
                    self._pieces.append(piece)
                    offset += len(text)
                parts.append(_BORDER)
                offset += len(_BORDER)
        self._written = "".join(parts)
        self.text: Final = _blank(self._written)

    def find_place(self, start: int, end: int) -> Place:
        """Say where a part of one passage was written."""
        first, last = (self._find_piece(offset) for offset in (start, end - 1))
        begin, stop = self._find_byte(first, start), self._find_byte(last, end)
        passage = first.passage
        sentence = find_sentence(passage.prose, _find_seen(first, begin), _find_seen(last, stop))
        written = self._source.slice_text(begin, stop)
        line, column = self._source.find_place(begin)
        return Place(line, column, written, *sentence, _is_cell(passage))

    def _find_piece(self, offset: int) -> Piece:
        return self._pieces[bisect_right(self._pieces, offset, key=itemgetter(0)) - 1]

    def _find_byte(self, piece: Piece, offset: int) -> int:
        return piece.start + len(self._written[piece.offset : offset].encode())


def _find_pieces(passage: Passage, offset: int) -> Iterator[tuple[str, Piece]]:
    """Yield the runs of a passage as their author typed them, what is no running text blanked."""
    source = passage.source
    hidden, done = 0, -1
    for row, (text, start, end, kind) in enumerate(passage.runs):
        gap = source.data[max(0, start - _NEAR) if done < 0 else done : start]
        if b"<" in gap:
            gap = gap if done >= 0 else gap.rpartition(b"\n")[2]
            hidden = max(0, hidden + _count_hidden(gap))
        done = end
        if kind == BREAK:
            shown = "\n"
        elif kind == TEXT and not hidden:
            shown = source.slice_text(start, end)
            if "<" in shown and shown.count("<") > text.count("<"):
                shown = FILLER * len(shown)  # text between elements of an HTML block
        else:
            shown = FILLER
        yield shown, Piece(offset, start, end, kind, row, passage)
        offset += len(shown)


def _count_hidden(gap: bytes) -> int:
    """Count the HTML elements whose text is no prose and that open (or, below 0, close) here."""
    return sum(-1 if tag[1] else 1 for tag in _HIDING.finditer(gap))


def _is_cell(passage: Passage) -> bool:
    """Say whether a passage is a cell of a table: a bar stands beside it."""
    data, start, end = passage.source.data, passage.start, passage.end
    before = data[max(0, start - _BESIDE) : start].rstrip(_MARKS)
    return before.endswith(b"|") or data[end : end + _BESIDE].lstrip(_MARKS).startswith(b"|")


def _find_seen(piece: Piece, byte: int) -> int:
    """Return where a byte of a piece stands in the passage as its reader sees it."""
    text, start, _, _ = piece.passage.runs[piece.row]
    before = piece.passage.source.slice_text(start, byte)
    if not text.startswith(before):
        before = strip_attributes(unescape_text(before)).replace(FILLER, "")
    return piece.passage.offsets[piece.row] + min(len(before), len(text))


def _blank(text: str) -> str:
    for sign, pattern in _BLANKED:
        if sign in text:
            text = pattern.sub(_to_filler, text)
    return text


def _to_filler(match: re.Match[str]) -> str:
    written = match[0]
    if match.re is _TOKEN and not _is_address(written):
        return written
    return FILLER * len(written)


def _is_address(token: str) -> bool:
    """Tell an address, a path or a name at a place from `and/or`."""
    if "@" in token or "://" in token or token.count("/") > 1:
        return True
    return bool(_SUFFIX.search(token))


_BORDER = f"\n{FILLER}\n"
_NEAR = 200  # bytes before a passage in which an HTML element that begins it may stand
_BESIDE = 80  # bytes between a cell's text and its bar
_MARKS = b" \t*_~"
_HIDING = re.compile(
    rb"<(/?)(?:a|code|kbd|samp|var|pre|script|style|button|textarea|svg|math)\b[^<>]*>", re.I
)
_TOKEN = re.compile(r"(?<!\S)\S*[/@]\S+")
_SUFFIX = re.compile(r"/\S*\.\w|www\.\w")
_BLANKED = (
    ("/", _TOKEN),
    ("@", _TOKEN),
    ("www.", re.compile(r"\bwww\.\S+")),
    ("#", re.compile(r"(?<![\w&])#[\w/-]+")),
    ("::", re.compile(r"^[ \t]*[^\W\d_][^\n:]{0,60}::(?!\S).*$", re.MULTILINE)),
    ("::", re.compile(r"[\[(][ \t]*[^\W\d_][\w \-/.'’]{0,58}::[^\n\])]*")),
    ("^", re.compile(r"[ \t]\^[\w-]+[ \t]*$", re.MULTILINE)),
    ("{:", re.compile(r"\{:[^{}\n]*\}")),
    ("{{", re.compile(r"\{\{[^{}\n]*\}\}")),
    ("{%", re.compile(r"\{%[^%\n]*%\}")),
    ("<%", re.compile(r"<%[^%\n]*%>")),
    ("((", re.compile(r"\(\([^()\s]+\)\)")),
    ("[[", re.compile(r"\[\[[^\n]{0,300}?\]\]")),
)  # each with the sign without which there is nothing to blank; no pattern goes back far
