"""The graph in the page: Turtle deflated in blocks from which one note's can be taken out again.

A block is a zlib stream in base64, as the details' are. In it are some texts with a NUL between
them, which Turtle has none: first the head (directives, then what is said of the data set), then
the notes, a text each, then the tail (what they share, and their terms). All in a row, without the
NULs, they are one Turtle document.
"""

import zlib
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from msgspec import Struct

from zettel.view.shape import Console


class TurtleBlock(Struct, frozen=True, gc=False):
    """A block: "head", "tail" or the number of its first note, and its texts."""

    name: str
    data: bytes


class Turtle(Struct, frozen=True):
    """The graph as it goes into a page, and what its console knows once all blocks are made."""

    blocks: Iterable[TurtleBlock]
    build_console: Callable[[], Console]


def pack_notes(first: int, texts: Iterable[str]) -> Iterator[TurtleBlock]:
    """Gather the Turtle of notes, from the one with this number on, to blocks of like size."""
    held: list[str] = []
    size = 0
    for text in texts:
        held.append(text)
        size += len(text)
        if size >= _SIZE:
            yield pack(str(first), held)
            first, held, size = first + len(held), [], 0
    if held:
        yield pack(str(first), held)


def pack(name: str, texts: Sequence[str]) -> TurtleBlock:
    """Make a block of some texts."""
    data = zlib.compress("\0".join(texts).encode(), _LEVEL)
    return TurtleBlock(name, b64encode(data))


_SIZE: Final = 1 << 18  # letters from which a block is full: opened in a few milliseconds
_LEVEL: Final = 6  # 1 is a quarter larger, and three times as fast; 9 hardly smaller (measured)
