"""What is read of each node, as JSON in blocks: the page inflates one when a node of it is read."""

from collections.abc import Iterator
from typing import Final

import msgspec

from zettel.bibliography import write_references
from zettel.model import ResolvedNote
from zettel.view.blocks import Block, Packing, pack_nodes
from zettel.view.contents import Contents
from zettel.view.dated import date_records
from zettel.view.edges import Drawn, build_mentions, gather_incoming
from zettel.view.images import THUMBNAIL_KEYS, Images
from zettel.view.reading import Known, Places, build_fields, render_body
from zettel.view.shape import Detail
from zettel.workers import map_ranges


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
        texts = map(msgspec.json.encode, found)
        return _ENCODER.encode(list(pack_nodes(numbers.start, texts, _PACKING)))

    for encoded in map_ranges(build, len(places.ids)):
        yield from _DECODER.decode(encoded)


# Opened in a millisecond or two; level 6 takes five times as long, for a quarter less (measured).
_PACKING: Final = Packing(size=1 << 16, level=1)
_ENCODER: Final = msgspec.msgpack.Encoder()
_DECODER: Final = msgspec.msgpack.Decoder(list[Block])


def _build_text(contents: Contents, places: Places, images: Images, number: int) -> Detail:
    """Build what a note says itself; a placeholder says nothing."""
    if number >= len(contents.notes):
        return Detail()
    resolved: ResolvedNote = contents.notes[number]
    note, targets = resolved.note, places.find_targets(resolved.links)
    fields = build_fields(note, targets, places)
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
