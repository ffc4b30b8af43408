"""Turtle written again: what is still right in the file stays, and the rest is put in its place.

Which blocks stay is decided by what they were made from, so that the file is the same, byte for
byte, as one that is written anew.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import BinaryIO, NamedTuple

import msgspec

from zettel.errors import OutputError
from zettel.export.material import Chunks, Material
from zettel.export.options import Options
from zettel.export.record import (
    KEY,
    Items,
    Record,
    State,
    find_items,
    is_framed,
    is_ours,
    to_key,
    to_known,
)
from zettel.export.turtle import write_head, write_notes, write_tail
from zettel.files import write_chunks
from zettel.workers import map_ranges

SIZE = 16
"""Bytes of the digest of a note."""

FEW = 0.2
"""The share of notes up to which single blocks are replaced; beyond it all are written anew."""

_PIECE = 1 << 20


FindPart = Callable[[Sequence[str], bytes], Material | None]
"""Resolves the notes at some paths alone; None unless the names of all notes have that digest."""


class _Changes(msgspec.Struct, frozen=True):
    """How a file is made from an older one."""

    written: Material  # the notes whose blocks are new
    keys: list[bytes]  # of these
    order: list[int]  # of all notes: the number in the older file, `_NEW` for the next new one
    paths: list[str]
    whole: Material  # for what is said after the notes
    head: bytes  # b"": as it was


_NEW = -1


def write_turtle(
    output: Path, record: Record, state: State, part: FindPart, whole: Callable[[], Material]
) -> Record:
    """Write the notes as Turtle into a file, and return the record of it, not yet signed.

    Args:
        output: the file.
        record: of the file as it may have been written before.
        state: what the file is to be made from.
        part: resolves single notes.
        whole: gives all notes, resolved.

    Raises:
        OutputError: the file cannot be written.
    """
    is_old = is_ours(record, state, output)
    changes = None
    if is_old and is_framed(record, state):
        changes = _find_edited(record, state, part)
    if changes is None:
        material = whole()
        changes = _find_moved(record, state, material) if is_old else None
        if changes is None:
            return _write_whole(output, state, material)
    return _splice(output, record, changes)


def _find_edited(record: Record, state: State, part: FindPart) -> _Changes | None:
    """Find what is to be done where some notes say something else, but none is called otherwise."""
    old, new = _cut(record.digests), _cut(state.digests)
    edited = {
        path: digest
        for path, known, digest in zip(state.paths, old, new, strict=True)
        if known != digest
    }
    material = part(list(edited), record.names) if len(edited) <= FEW * len(old) else None
    if material is None:
        return None
    numbers = {path: number for number, path in enumerate(record.paths)}
    order = list(range(len(record.paths)))
    for note in material.notes:
        order[numbers[note.note.path]] = _NEW
    notes = f"<{material.settings.base}note/"
    if any(len(item) > 1 and item[0].startswith(notes) for item in record.items):
        return None  # what a note says of another, which may say it of itself
    keys = [to_key(note, edited[note.note.path]) for note in material.notes]
    return _Changes(material, keys, order, record.paths, material, b"")


def _find_moved(record: Record, state: State, material: Material) -> _Changes | None:
    """Find the notes whose own blocks have changed, by what they are made from."""
    if record.known != to_known(material.vocabulary):
        return None
    digests = dict(zip(state.paths, _cut(state.digests), strict=True))
    numbers = {path: number for number, path in enumerate(record.paths)}
    known = _cut(record.keys, KEY)
    order, keys, new = [], [], []
    for note in material.notes:
        path = note.note.path
        key = to_key(note, digests[path])
        number = numbers.get(path, _NEW)
        if number != _NEW and known[number] == key:
            order.append(number)
        else:
            order.append(_NEW)
            keys.append(key)
            new.append(note)
    if len(new) > FEW * len(order):
        return None
    options = Options(links=material.links)
    written = Material(new, material.settings, material.vocabulary, options)
    paths = [note.note.path for note in material.notes]
    return _Changes(written, keys, order, paths, material, write_head(material))


def _write_whole(output: Path, state: State, material: Material) -> Record:
    """Write everything, and return the record of it."""
    digests = dict(zip(state.paths, _cut(state.digests), strict=True))
    keys = [to_key(note, digests[note.note.path]) for note in material.notes]
    order = [_NEW] * len(keys)
    paths = [note.note.path for note in material.notes]
    changes = _Changes(material, keys, order, paths, material, write_head(material))
    return _splice(output, Record(known=to_known(material.vocabulary)), changes)


def _splice(output: Path, record: Record, changes: _Changes) -> Record:
    """Write the file, with what stays copied from the older one; return the record of it."""
    items = Items(record)
    stay = set(changes.order)
    for number, tail in enumerate(record.tails):
        if number not in stay:
            items.drop(tail)
    new = Record(known=record.known, paths=changes.paths, items=items.items, counts=items.counts)
    if stay == {_NEW} and changes.head:
        write_chunks(output, _join(record, changes, new, items, None))
    else:
        with output.open("rb") as older:
            write_chunks(output, _join(record, changes, new, items, older))
    return new


def _join(
    record: Record, changes: _Changes, new: Record, items: Items, older: BinaryIO | None
) -> Chunks:
    """Yield the parts of the file, and fill in the record of it."""
    written = _write_new(changes.written, items)
    new_keys, old_keys = iter(changes.keys), _cut(record.keys, KEY)
    starts = [*accumulate(record.lengths, initial=record.head)]
    keys = []
    copied = _Range(0, 0 if changes.head else record.head)
    yield changes.head
    for number in changes.order:
        if number != _NEW and older is not None:
            if starts[number] != copied.end:
                yield from _copy(older, copied)
                copied = _Range(starts[number], starts[number])
            copied = _Range(copied.start, starts[number + 1])
            new.lengths.append(record.lengths[number])
            new.tails.append(record.tails[number])
            keys.append(old_keys[number])
            continue
        if older is not None and copied.end > copied.start:
            yield from _copy(older, copied)
            copied = _Range(copied.end, copied.end)
        block, tail = next(written)
        yield block
        new.lengths.append(len(block))
        new.tails.append(tail)
        keys.append(next(new_keys))
    if older is not None:
        yield from _copy(older, copied)
    new.keys, new.head = b"".join(keys), len(changes.head) or record.head
    yield write_tail(changes.whole, *items.find_left())


class _Range(NamedTuple):
    """Some bytes of a file."""

    start: int
    end: int


def _copy(older: BinaryIO, bytes_: _Range) -> Iterator[bytes]:
    older.seek(bytes_.start)
    left = bytes_.end - bytes_.start
    while left > 0:
        piece = older.read(min(left, _PIECE))
        if not piece:
            raise OutputError(f"{older.name} became shorter while it was read")
        left -= len(piece)
        yield piece


def _write_new(material: Material, items: Items) -> Iterator[tuple[bytes, bytes]]:
    """Yield the blocks of notes, each with what it leaves to be said."""
    done = 0
    for some in map_ranges(partial(write_notes, material), len(material.notes)):
        for block, shared, used in zip(some.blocks, some.shared, some.used, strict=True):
            done += 1
            yield block, items.add(find_items(shared, used))
        material.tell(done)


def _cut(digests: bytes, size: int = SIZE) -> list[bytes]:
    return [digests[start : start + size] for start in range(0, len(digests), size)]
