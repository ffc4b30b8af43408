"""The names that links go by, as the cache knows them: enough to resolve one note by itself.

They are those of a folder as it once was. They still are, if the folder holds the same files and
each note that has changed since tells the same names.
"""

from collections.abc import Callable, Sequence

import msgspec

from zettel.model import Note, ResolvedNote
from zettel.reader import Reading, find_differing
from zettel.resolve import NameIndex, build_resolver, resolve_note
from zettel.resolve.stored import decode_index, encode_index
from zettel.resolve.told import SIZE, tell_all_names, tell_names
from zettel.vault.memory import Memory, encode, to_digest

PART, INDEX = "names", "index"
"""The names of these parts of the cache."""


class Names(msgspec.Struct, frozen=True, array_like=True):
    """What the notes of a folder told, in order of path."""

    frame: bytes = b""  # digest of which notes and files there were
    digests: bytes = b""  # of what the notes were read from
    told: bytes = b""  # digests of their names
    has_private: bool = False

    @property
    def digest(self) -> bytes:
        """One digest of all names."""
        return to_digest([self.frame, self.told])


def write_names(memory: Memory, reading: Reading, index: NameIndex) -> bytes:
    """Put the names of all notes into the cache, unless it has them already; return their digest.

    `index` holds them.
    """
    known = read_names(memory)
    if known.frame == memory.frame and known.digests == reading.digests:
        return known.digest
    told = tell_all_names(reading.notes)
    if not reading.is_exact:
        return b""
    has_private = any(note.is_private for note in reading.notes)
    names = Names(memory.frame, reading.digests, told, has_private)
    parts = {PART: encode(names)}
    if names.digest != known.digest:
        parts[INDEX] = encode((names.digest, encode_index(index)))
    memory.cache.write(parts)
    return names.digest


def resolve_some(
    memory: Memory,
    reading: Reading,
    paths: Sequence[str],
    names: bytes,
    is_relation: Callable[[str], bool],
) -> list[ResolvedNote] | None:
    """Resolve the notes at some paths by the names that the cache knows.

    None unless these are the names of that digest, they are still those of all notes, and none of
    the notes is private.
    """
    known = read_names(memory)
    if known.digest != names or known.frame != memory.frame or known.has_private:
        return None
    edited = _find_edited(reading, known)
    if edited is None or not reading.is_exact:
        return None
    index = _read_index(memory, names)
    if index is None:
        return None
    if edited:
        now = msgspec.structs.replace(known, digests=reading.digests)
        memory.cache.write({PART: encode(now)})
    resolver = build_resolver(
        index, reading.files, is_relation, memory.outside.has_file, reading.pages
    )
    ids = {path: note for note, path in index.places.items()}
    notes = [edited.get(path) or reading.find_note(path) for path in paths]
    named = (msgspec.structs.replace(note, id=ids[note.path]) for note in notes)
    return sorted((resolve_note(resolver, note) for note in named), key=lambda one: one.note.id)


def read_names(memory: Memory) -> Names:
    """Return the names that the cache knows, none where it knows none."""
    return memory.cache.read_as(PART, _NAMES.decode, Names)


def _find_edited(reading: Reading, known: Names) -> dict[str, Note] | None:
    """Return the notes that say something else than they did; None if one is called otherwise."""
    edited = {}
    for number in find_differing(reading.digests, known.digests):
        path = reading.paths[number]
        note = edited[path] = reading.find_note(path)
        if tell_names(note) != known.told[number * SIZE : (number + 1) * SIZE]:
            return None
    return edited


def _read_index(memory: Memory, names: bytes) -> NameIndex | None:
    (data,) = memory.cache.read(INDEX)
    try:
        digest, index = _INDEX.decode(data)
        return decode_index(index) if digest == names else None
    except msgspec.MsgspecError:
        return None


_NAMES = msgspec.msgpack.Decoder(Names)
_INDEX = msgspec.msgpack.Decoder(tuple[bytes, bytes])
