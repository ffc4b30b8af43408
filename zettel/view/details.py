"""What is read of each node, as JSON in blocks: the page inflates one when a node of it is read."""

from collections.abc import Iterator
from typing import Final

import msgspec

from zettel.bibliography import write_references
from zettel.model import ResolvedNote
from zettel.view.blocks import Block, Packing, pack_nodes
from zettel.view.dated import date_records
from zettel.view.edges import build_mentions
from zettel.view.images import THUMBNAIL_KEYS
from zettel.view.prepared import Prepared
from zettel.view.reading import Known, build_fields, render_body
from zettel.view.shape import Detail
from zettel.workers import map_ranges


def build_blocks(known: Prepared) -> Iterator[Block]:
    """Build the details of all nodes, in order, on both cores when there are many."""

    def build(numbers: range) -> bytes:
        texts = map(msgspec.json.encode, build_details(known, numbers))
        return _ENCODER.encode(list(pack_nodes(numbers.start, texts, _PACKING)))

    for encoded in map_ranges(build, len(known.places.ids)):
        yield from _DECODER.decode(encoded)


def build_details(known: Prepared, numbers: range) -> list[Detail]:
    """Build the details of the nodes with these numbers."""
    contents, places = known.contents, known.places
    found = [_build_text(known, number) for number in numbers]
    if contents.read_body is None:
        return found
    incoming = [known.incoming.get(number, ()) for number in numbers]
    titles = places.titles[numbers.start : numbers.stop]
    mentions = [build_mentions(*pair) for pair in zip(incoming, titles, strict=True)]
    return [
        msgspec.structs.replace(detail, mentions=sentences) if sentences else detail
        for detail, sentences in zip(found, mentions, strict=True)
    ]


# Opened in a millisecond or two; level 6 takes five times as long, for a quarter less (measured).
_PACKING: Final = Packing(size=1 << 16, level=1)
_ENCODER: Final = msgspec.msgpack.Encoder()
_DECODER: Final = msgspec.msgpack.Decoder(list[Block])


def _build_text(prepared: Prepared, number: int) -> Detail:
    """Build what a note says itself; a placeholder says nothing."""
    contents, places, images = prepared.contents, prepared.places, prepared.images
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
