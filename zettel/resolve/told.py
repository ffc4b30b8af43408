"""What a note tells of itself that links of other notes may go by.

While that stays the same, no other note's link can come to mean anything else.
"""

from collections.abc import Iterable

from msgspec.msgpack import Encoder
from xxhash import xxh3_64_digest

from zettel.model import Note, find_iri
from zettel.resolve.index import ID_KEYS

SIZE = 8
"""Bytes of a digest."""


def tell_names(note: Note) -> bytes:
    """Return a digest of a note's names: two notes of one digest answer to the same links."""
    keys = [item.key for item in note.properties if item.key.lower() in ID_KEYS]
    blocks = [block.name for block in note.blocks]
    return xxh3_64_digest(
        _encode(
            (
                note.id,
                note.path,
                note.title,
                note.aliases,
                note.addresses,
                note.dialect,
                note.is_private,
                keys,
                blocks,
                find_iri(note.properties),
            )
        )
    )


def tell_all_names(notes: Iterable[Note]) -> bytes:
    """Return the digests of several notes, one after another."""
    return b"".join(map(tell_names, notes))


_encode = Encoder().encode
