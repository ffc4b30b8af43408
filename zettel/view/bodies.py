"""The notes' texts as HTML, deflated in blocks; the page inflates one when a note of it is read.

A block is what RFC 1950 calls a zlib stream, as `DecompressionStream("deflate")` reads it, written
in base64. In it are the texts of some notes in a row with a NUL between them, which HTML has none.
"""

import zlib
from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from typing import Final

import msgspec
from msgspec import Struct

from zettel.model import Note, ResolvedNote
from zettel.view.reading import Places, render_body
from zettel.workers import map_ranges

ReadBody = Callable[[Note], str]


class Block(Struct, frozen=True, gc=False):
    """A block: the number of its first note, and the texts of all of its notes."""

    first: int
    data: bytes


def build_blocks(
    notes: Sequence[ResolvedNote], places: Places, read_body: ReadBody
) -> Iterator[Block]:
    """Build the texts of all notes, in order, on both cores when there are many.

    Args:
        notes: All notes, sorted by id.
        places: What `find_places` says of them.
        read_body: From a note to its Markdown.
    """

    def build(numbers: range) -> bytes:
        texts = (_render(notes[number], places, read_body) for number in numbers)
        return _ENCODER.encode(list(_gather(numbers.start, texts)))

    for encoded in map_ranges(build, len(notes)):
        yield from _DECODER.decode(encoded)


_SIZE: Final = 1 << 16  # letters from which a block is full: opened in a millisecond or two
_LEVEL: Final = 1  # 6 takes five times as long, for a quarter less (measured)
_ENCODER: Final = msgspec.msgpack.Encoder()
_DECODER: Final = msgspec.msgpack.Decoder(list[Block])


def _render(resolved: ResolvedNote, places: Places, read_body: ReadBody) -> str:
    note, targets = resolved.note, places.find_targets(resolved.links)
    return render_body(note, read_body(note), targets, places)


def _gather(first: int, texts: Iterator[str]) -> Iterator[Block]:
    """Gather texts to blocks of like size; a long one has a block of its own or ends one."""
    held: list[str] = []
    size = 0
    for text in texts:
        held.append(text)
        size += len(text)
        if size >= _SIZE:
            yield _deflate(first, held)
            first, held, size = first + len(held), [], 0
    if held:
        yield _deflate(first, held)


def _deflate(first: int, texts: list[str]) -> Block:
    return Block(first, b64encode(zlib.compress("\0".join(texts).encode(), _LEVEL)))
