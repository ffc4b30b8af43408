"""Texts of the nodes in blocks, of which the page inflates one when a node of it is read.

A block is what RFC 1950 calls a zlib stream, as `DecompressionStream("deflate")` reads it, written
in base64. In it are some texts with a NUL between them, which neither JSON nor Turtle has.
"""

import zlib
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct


class Block(Struct, frozen=True, gc=False):
    """A block: the number of its first node, or another name, and its texts."""

    name: str
    data: bytes


class Packing(Struct, frozen=True):
    """How texts are packed: the bytes from which a block is full, and zlib's level."""

    size: int
    level: int


def pack_nodes(first: int, texts: Iterable[bytes], packing: Packing) -> Iterator[Block]:
    """Gather the texts of nodes, from the one with this number on, to blocks of like size.

    A long text has a block of its own, or ends one.
    """
    held: list[bytes] = []
    size = 0
    for text in texts:
        held.append(text)
        size += len(text)
        if size >= packing.size:
            yield pack(str(first), held, packing)
            first, held, size = first + len(held), [], 0
    if held:
        yield pack(str(first), held, packing)


def pack(name: str, texts: Sequence[bytes], packing: Packing) -> Block:
    """Make a block of some texts."""
    return Block(name, b64encode(zlib.compress(b"\0".join(texts), packing.level)))


def write_block(kind: str, block: Block) -> bytes:
    """Write a block as a data block of HTML, which is no script (HTML Standard, 4.12.1)."""
    names = kind.encode(), block.name.encode()
    return b'<script type="text/plain" data-%b="%b">%b</script>\n' % (*names, block.data)
