"""Bytes compressed so that the same ones always give the same."""

import zlib
from collections.abc import Iterable, Iterator
from functools import partial
from typing import BinaryIO, Final

_GZIP: Final = 31
"""By this zlib writes the frame of gzip (RFC 1952), with neither a time nor a name in it."""


def compress(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield what `gzip` makes of some bytes."""
    packer = zlib.compressobj(wbits=_GZIP)
    for piece in pieces:
        yield packer.compress(piece)
    yield packer.flush()


def read_pieces(file: BinaryIO) -> Iterator[bytes]:
    """Yield a file piece by piece."""
    yield from iter(partial(file.read, 1 << 20), b"")
