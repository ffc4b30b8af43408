"""What is read of each node, deflated in blocks; the page inflates one when a node of it is read.

A block is what RFC 1950 calls a zlib stream, as `DecompressionStream("deflate")` reads it, written
in base64. In it are the details of some nodes in a row, as a JSON array.
"""

import zlib
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec
from msgspec import Struct

from zettel.bibliography import write_references
from zettel.model import ResolvedNote
from zettel.view.contents import Contents
from zettel.view.dated import date_records
from zettel.view.edges import Drawn, build_mentions, gather_incoming
from zettel.view.images import THUMBNAIL_KEYS, Images
from zettel.view.reading import Known, Places, build_fields, render_body
from zettel.view.shape import Detail
from zettel.vocabulary import read_vocabulary
from zettel.workers import map_ranges


class Block(Struct, frozen=True, gc=False):
    """A block: the number of its first node, and the details of all of its nodes."""

    first: int
    data: bytes


def build_blocks(
    contents: Contents, places: Places, drawn: Drawn, images: Images
) -> Iterator[Block]:
    """Build the details of all nodes, in order, on both cores when there are many.

    Args:
        contents: What the page is made from.
        places: What `find_places` says of its notes.
        drawn: What `draw_links` says of their links.
        images: What `choose_images` chose for the page.
    """
    incoming = gather_incoming(drawn)
    contents = _with_vocabulary(contents)

    def build(numbers: range) -> bytes:
        found = [_build_text(contents, places, images, number) for number in numbers]
        if contents.read_body is not None:
            known = [incoming.get(number, ()) for number in numbers]
            titles = places.titles[numbers.start : numbers.stop]
            mentions = [build_mentions(*pair) for pair in zip(known, titles, strict=True)]
            found = [
                msgspec.structs.replace(detail, mentions=sentences) if sentences else detail
                for detail, sentences in zip(found, mentions, strict=True)
            ]
        return _ENCODER.encode(list(_gather(numbers.start, found)))

    for encoded in map_ranges(build, len(places.ids)):
        yield from _DECODER.decode(encoded)


_SIZE: Final = 1 << 16  # bytes from which a block is full: opened in a millisecond or two
_LEVEL: Final = 1  # 6 takes five times as long, for a quarter less (measured)
_ENCODER: Final = msgspec.msgpack.Encoder()
_DECODER: Final = msgspec.msgpack.Decoder(list[Block])


def _with_vocabulary(contents: Contents) -> Contents:
    """Read the vocabulary once, for all nodes."""
    vocabulary = contents.vocabulary or read_vocabulary(contents.settings)
    return msgspec.structs.replace(contents, vocabulary=vocabulary)


def _build_text(contents: Contents, places: Places, images: Images, number: int) -> Detail:
    """Build what a note says itself; a placeholder says nothing."""
    if number >= len(contents.notes):
        return Detail()
    resolved: ResolvedNote = contents.notes[number]
    note, targets = resolved.note, places.find_targets(resolved.links)
    fields = build_fields(note, targets, places)
    if contents.vocabulary is not None:
        fields = date_records(fields, resolved, contents.settings.base, contents.vocabulary)
    if images.thumbnails and images.thumbnails[number] >= 0:  # the picture itself is shown
        fields = [field for field in fields if field.key.casefold() not in THUMBNAIL_KEYS]
    if contents.read_body is None:
        return Detail(properties=fields)
    language = contents.settings.language
    known = Known(
        targets,
        images.list_targets(number, resolved.links),
        cite=lambda keys: write_references(contents.bibliography, keys, language),
    )
    return Detail(render_body(note, contents.read_body(note), known, places), fields)


def _gather(first: int, details: Iterable[Detail]) -> Iterator[Block]:
    """Gather details to blocks of like size; a long one has a block of its own or ends one."""
    held: list[bytes] = []
    size = 0
    for detail in details:
        held.append(msgspec.json.encode(detail))
        size += len(held[-1])
        if size >= _SIZE:
            yield _deflate(first, held)
            first, held, size = first + len(held), [], 0
    if held:
        yield _deflate(first, held)


def _deflate(first: int, details: Sequence[bytes]) -> Block:
    data = b"[%b]" % b",".join(details)
    return Block(first, b64encode(zlib.compress(data, _LEVEL)))
