"""How many rows there are in results that Oxigraph writes piece by piece.

It writes a million rows in the time that Python needs to look at some of them, so they are counted
in what it has written, by what can stand between two rows and nowhere else.
"""

import io
import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_STRING = re.compile(rb'"(?:[^"\\]++|\\.)*+"', re.DOTALL)
_BETWEEN = b"},{"


class TooLargeError(Exception):
    """The answer has more rows or bytes than are allowed."""


class Output(io.BytesIO):
    """Bytes in memory, as far as rows and bytes are allowed."""

    def __init__(self, format: str, rows: int, size: int) -> None:
        """Take one of `COUNTERS`, and what is allowed; 0 rows are as many as there are."""
        super().__init__()
        self._count = COUNTERS[format]() if rows else None
        self._rows, self._size = rows, size

    def write(self, piece: "ReadableBuffer") -> int:
        """Keep a piece.

        Raises:
            TooLargeError: it is one too many.
        """
        length = super().write(piece)
        if self.tell() > self._size:
            raise TooLargeError(f"the answer has more than {self._size:,} bytes")
        if self._count and self._count(bytes(piece)) > self._rows:
            raise TooLargeError(f"the answer has more than {self._rows:,} rows")
        return length


class _JsonRows:
    """Rows of JSON: outside strings, `},{` stands between two of them and nowhere else."""

    def __init__(self) -> None:
        self._rows = 1
        self._string = b""  # one that goes on in the next piece
        self._tail = b""

    def __call__(self, piece: bytes) -> int:
        plain = _STRING.sub(b"", self._string + piece)
        text, mark, rest = plain.partition(b'"')
        self._string = mark + rest
        text = self._tail + text
        self._rows += text.count(_BETWEEN)
        self._tail = text[1 - len(_BETWEEN) :]
        return self._rows


class _XmlRows:
    """Rows of XML: texts have no `<` of their own."""

    def __init__(self) -> None:
        self._rows = 0
        self._tail = b""

    def __call__(self, piece: bytes) -> int:
        text = self._tail + piece
        self._rows += text.count(b"<result>")
        self._tail = text[1 - len(b"<result>") :]
        return self._rows


class _CsvRows:
    """Rows of CSV: a line ends where an even number of quotation marks has gone before."""

    def __init__(self) -> None:
        self._rows = -1  # the head
        self._is_quoted = False

    def __call__(self, piece: bytes) -> int:
        texts = piece.split(b'"')
        start = int(self._is_quoted)
        self._rows += sum(text.count(b"\n") for text in texts[start::2])
        self._is_quoted ^= len(texts) % 2 == 0
        return self._rows


class _TsvRows:
    """Rows of TSV: line breaks in texts are escaped."""

    def __init__(self) -> None:
        self._rows = -1

    def __call__(self, piece: bytes) -> int:
        self._rows += piece.count(b"\n")
        return self._rows


COUNTERS: Mapping[str, Callable[[], Callable[[bytes], int]]] = {
    "json": _JsonRows,
    "xml": _XmlRows,
    "csv": _CsvRows,
    "tsv": _TsvRows,
}
"""Format → what is given the pieces one after another, and returns how many rows there are so far.

JSON counts one where there is none, for it looks between them.
"""
