"""What the drawers look at: one passage of text at a time, and places in its source.

A passage is the text of one paragraph, heading, list item or table cell. The Markdown parser speaks
in bytes, authors in lines and characters: `Source` turns the one into the other.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate
from operator import itemgetter

from msgspec import Struct

from zettel.dialect import PLAIN, Dialect
from zettel.model import Link, LinkKind
from zettel.syntax.attributes import strip_attributes
from zettel.syntax.filler import FILLER, show_signs
from zettel.syntax.sentence import find_sentence

_LONE_CR = re.compile(rb"\r(?!\n)")
_NAME = re.compile(r"\s\^[\w-]+\s*$")
_LABELLED = re.compile(r"\[\[([^\[\]|\n]*?)(\\?\|)([^\[\]|\n]*)\]\]")

TEXT, LABEL, CODE, BREAK = range(4)
"""What a run is: running text, text inside a link, code or mathematics, the end of a line."""

Run = tuple[str, int, int, int]
"""Text as the reader sees it, its first and last byte in the source, and what it is."""


Field = tuple[int, int, str]
"""Where the value of an inline property begins and ends in the source, and its key."""

_KEPT = frozenset({LinkKind.TAG, LinkKind.BLOCK})
"""Kinds that are looked up in their own way, under a key too."""

_NEAREST = 32
"""Fields before a link that are asked whether they hold it; more stand in no honest sentence."""


class Source:
    """A text as bytes, able to say on which line and in which column a byte stands."""

    __slots__ = (
        "_data",
        "_ends",
        "_last",
        "codes",
        "dialect",
        "first_line",
        "html",
        "tables",
        "text",
    )

    def __init__(self, text: str, first_line: int, dialect: Dialect = PLAIN) -> None:
        self.text = text
        self.first_line = first_line
        self.dialect = dialect
        self.codes: list[tuple[int, int]] = []  # bytes of code that may hold what looks like links
        self.html: list[str] = []  # elements that may name a place
        self.tables: list[tuple[int, int]] = []  # bytes of tables
        self._data = b""
        self._ends = b""  # the same with every line ending in LF
        self._last = (first_line, 0, 1)  # the line, byte and column asked for last

    @property
    def data(self) -> bytes:
        """The text in UTF-8; made when first asked for, for a text without links needs none."""
        if not self._data:
            # Python remembers the encoding that the Markdown parser has asked for.
            self._data = self.text.encode("utf-8", "replace")
        return self._data

    def find_place(self, offset: int) -> tuple[int, int]:
        """Return line and column of a byte, both from 1 on, the column in characters.

        Lines are counted from the place asked for last, which is most often near.
        """
        ends, (line, last, column) = self._ends or self._find_ends(), self._last
        if offset >= last:
            crossed = ends.count(b"\n", last, offset)
        else:
            crossed = -ends.count(b"\n", offset, last)
        if crossed or offset < last:
            line += crossed
            last, column = ends.rfind(b"\n", 0, offset) + 1, 1
        column += len(ends[last:offset].decode("utf-8", "replace"))
        self._last = line, offset, column
        return line, column

    def _find_ends(self) -> bytes:
        self._ends = _LONE_CR.sub(b"\n", self.data) if "\r" in self.text else self.data
        return self._ends

    def slice_text(self, start: int, end: int) -> str:
        """Return the source between two bytes, as its author typed it."""
        text = self.data[start:end].decode("utf-8", "replace")
        if self.dialect.label_first:  # where `turned_links` has put the target first
            text = _LABELLED.sub(r"[[\3\2\1]]", text)
        return show_signs(text)


WIKI_FORMS = frozenset({"wiki", "pothole"})
"""Forms of links that are wiki links, as `Span` names them."""


class Span(Struct, gc=False):
    """A link that the Markdown parser found, in bytes of the source and in runs of its passage."""

    form: str  # "wiki", "pothole" (a wiki link with a label), "Inline", "Reference", "Autolink" …
    target: str
    image: bool
    start: int
    end: int
    first_run: int
    last_run: int  # the run after the last


class Target(Struct, frozen=True, gc=False):
    """What a link says, taken apart; the fields mean what they mean in `model.Link`."""

    target: str
    anchor: str = ""
    label: str = ""
    prefix: str = ""


class Passage(Struct, gc=False):
    """The runs and links of one paragraph, heading, list item or table cell."""

    source: Source
    level: int  # of a heading, else 0
    root: int  # the number of the outermost block that it is part of
    runs: list[Run]
    spans: list[Span]
    plain: str  # the passage as its reader sees it; lines end in "\n"
    fields: Sequence[Field] = ()  # of its inline properties, in order
    types: Mapping[int, tuple[str, str]] | None = None  # relation and prefix of links, by byte
    _prose: str = ""
    _offsets: tuple[int, ...] = ()

    @property
    def prose(self) -> str:
        """The passage without the name at its end."""
        if not self._prose:
            self._prose = _NAME.sub("", self.plain) if "^" in self.plain else self.plain
        return self._prose

    @property
    def offsets(self) -> tuple[int, ...]:
        """Where each run begins in `plain`, and where the last one ends."""
        if not self._offsets:
            self._offsets = tuple(accumulate([len(run[0]) for run in self.runs], initial=0))
        return self._offsets

    @property
    def start(self) -> int:
        """The first byte that belongs to the passage."""
        if not self.spans:
            return self.runs[0][1]
        start = self.spans[0].start
        return min(start, self.runs[0][1]) if self.runs else start

    @property
    def end(self) -> int:
        """The byte after the last one that belongs to the passage."""
        if not self.spans:
            return self.runs[-1][2]
        end = self.spans[-1].end
        return max(end, self.runs[-1][2]) if self.runs else end

    def move(self, distance: int) -> None:
        """Move the passage forward, out of a part of the source that was read by itself."""
        self.runs = [
            (text, start + distance, end + distance, k) for text, start, end, k in self.runs
        ]
        for span in self.spans:
            span.start += distance
            span.end += distance

    def clean(self) -> None:
        """Drop from the text what is no text: attribute lists and what has been hidden."""
        self.runs = [
            (show_signs(strip_attributes(text).replace(FILLER, "")), start, end, kind)
            for text, start, end, kind in self.runs
        ]
        self.plain = join_runs(self.runs)
        for span in self.spans:
            span.target = show_signs(span.target)

    def find_byte(self, offset: int) -> int:
        """Return the byte of the source at which a character of `plain` was written."""
        row = min(bisect_right(self.offsets, offset), len(self.runs)) - 1
        if row < 0:
            return self.start
        text, start, end, _ = self.runs[row]
        inside = offset - self.offsets[row]
        if inside >= len(text):
            return end
        return start + locate_in_source(text, inside, self.source.data[start:end])

    def find_key(self, byte: int) -> str:
        """Return the key of the innermost inline property around a byte, "" when there is none."""
        row = bisect_right(self.fields, byte, key=itemgetter(0))
        for first, last, key in reversed(self.fields[max(0, row - _NEAREST) : row]):
            if first <= byte < last:
                return key
        return ""

    def make_link(self, kind: LinkKind, span: tuple[int, int, int], parts: Target) -> Link:
        """Build a link with its place and its sentence.

        `span` is the byte where it is written, and where its visible text stands in `plain`.
        """
        byte, start, end = span
        line, column = self.source.find_place(byte)
        prose = self.prose if end <= len(self.prose) else self.plain  # no name ends in a link
        relation, prefix = "", parts.prefix
        if self.fields and (relation := self.find_key(byte)) and kind not in _KEPT:
            kind = LinkKind.INLINE
        if self.types and byte in self.types:
            type_beside, prefix_beside = self.types[byte]
            relation, prefix = relation or type_beside, prefix or prefix_beside
        return Link(
            parts.target,
            kind,
            line,
            column,
            relation,
            prefix,
            parts.label,
            parts.anchor,
            *find_sentence(prose, start, end),
        )


def join_runs(runs: Sequence[Run]) -> str:
    """Return the text of runs as the reader sees it."""
    return runs[0][0] if len(runs) == 1 else "".join([run[0] for run in runs])


def locate_in_source(text: str, inside: int, raw: bytes) -> int:
    """Return how many bytes of `raw` come before a character of `text`, which it was read as.

    Exact when both are the same; where escapes or entities make them differ, the tail is sought.
    """
    before = text[:inside].encode()
    if raw.startswith(before + text[inside].encode()) and len(raw) == len(text.encode()):
        return len(before)
    found = raw.find(text[inside : inside + 12].encode())
    return found if found >= 0 else min(len(before), len(raw))
