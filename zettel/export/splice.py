"""Turtle written again: what is still right in the file stays, and the rest is put in its place.

Which blocks stay is decided by what they were made from, so that the file is the same, byte for
byte, as one that is written anew.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import BinaryIO

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
    to_stamp,
)
from zettel.export.turtle import write_head, write_notes, write_tail
from zettel.files import write_chunks
from zettel.reader import cut_digests, find_differing
from zettel.reader.digests import SIZE
from zettel.workers import map_ranges

FEW = 0.2
"""The share of notes up to which single blocks are replaced; beyond it all are written anew."""

_PIECE = 1 << 20


FindPart = Callable[[Sequence[str], bytes], Material | None]
"""Resolves the notes at some paths alone; None unless the names of all notes have that digest."""


class _Changes(msgspec.Struct, frozen=True):
    """How a file is made from an older one."""

    written: Material  # the notes whose blocks are new
    keys: list[bytes]  # of these
    runs: list[range | None]  # of notes as the older file has them; None for the next new one
    paths: list[str]
    whole: Material  # for what is said after the notes
    head: bytes  # b"": as it was


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
    if changes is not None and (spliced := _splice(output, record, changes)):
        return spliced
    material = whole()
    keys = _find_keys(state, material)
    changes = _find_moved(record, material, keys) if is_old else None
    if changes is not None and (spliced := _splice(output, record, changes)):
        return spliced
    return _write_whole(output, material, keys)


def _find_edited(record: Record, state: State, part: FindPart) -> _Changes | None:
    """Find what is to be done where some notes say something else, but none is called otherwise."""
    numbers = find_differing(record.digests, state.digests)
    edited = {state.paths[n]: state.digests[n * SIZE : (n + 1) * SIZE] for n in numbers}
    is_few = len(edited) <= FEW * len(state.paths)
    material = part(list(edited), record.names) if is_few else None
    if material is None:
        return None
    notes = f"<{material.settings.base}note/"
    if any(len(item) > 1 and item[0].startswith(notes) for item in record.items):
        return None  # what a note says of another, which may say it of itself
    runs: list[range | None] = []
    last = -1
    for number in [n for n, path in enumerate(record.paths) if path in edited]:
        runs += [range(last + 1, number), None]
        last = number
    runs.append(range(last + 1, len(record.paths)))
    keys = [to_key(note, edited[note.note.path]) for note in material.notes]
    return _Changes(material, keys, runs, record.paths, material, b"")


def _find_keys(state: State, material: Material) -> list[bytes]:
    """Return what the blocks of each note are made from."""
    digests = dict(zip(state.paths, cut_digests(state.digests), strict=True))
    return [to_key(note, digests[note.note.path]) for note in material.notes]


def _find_moved(record: Record, material: Material, keys: list[bytes]) -> _Changes | None:
    """Find the notes whose own blocks have changed, by what they are made from."""
    if record.known != to_known(material.vocabulary):
        return None
    numbers = {path: number for number, path in enumerate(record.paths)}
    known = cut_digests(record.keys, KEY)
    runs: list[range | None] = []
    new, new_keys, end = [], [], -1
    for note, key in zip(material.notes, keys, strict=True):
        number = numbers.get(note.note.path, -1)
        if number < 0 or known[number] != key:
            runs.append(None)
            new.append(note)
            new_keys.append(key)
            end = -1
        elif runs and number == end and (run := runs[-1]) is not None:
            runs[-1] = range(run.start, number + 1)
            end = number + 1
        else:
            runs.append(range(number, number + 1))
            end = number + 1
    if len(new) > FEW * len(material.notes):
        return None
    written = Material(new, material.settings, material.vocabulary, Options(links=material.links))
    paths = [note.note.path for note in material.notes]
    return _Changes(written, new_keys, runs, paths, material, write_head(material))


def _write_whole(output: Path, material: Material, keys: list[bytes]) -> Record:
    """Write everything, and return the record of it."""
    paths = [note.note.path for note in material.notes]
    runs: list[range | None] = [None] * len(paths)
    changes = _Changes(material, keys, runs, paths, material, write_head(material))
    return _write(output, Record(known=to_known(material.vocabulary)), changes, None)


def _splice(output: Path, record: Record, changes: _Changes) -> Record | None:
    """Write the file, with what stays copied from the older one.

    None where another process has put another file there since we looked.
    """
    try:
        with output.open("rb") as older:
            if to_stamp(os.fstat(older.fileno())) == record.stamp:
                return _write(output, record, changes, older)
    except FileNotFoundError:
        pass
    return None


def _write(output: Path, record: Record, changes: _Changes, older: BinaryIO | None) -> Record:
    """Write the file and return the record of it."""
    items = Items(record)
    gone = set(range(len(record.tails)))
    for run in changes.runs:
        gone.difference_update(run or ())
    for number in sorted(gone):
        items.drop(record.tails[number])
    new = Record(known=record.known, paths=changes.paths, items=items.items, counts=items.counts)
    new.stamp = to_stamp(write_chunks(output, _join(record, changes, new, items, older)))
    return new


def _join(
    record: Record, changes: _Changes, new: Record, items: Items, older: BinaryIO | None
) -> Chunks:
    """Yield the parts of the file, and fill in the record of it."""
    written, keys = _write_new(changes.written, items), iter(changes.keys)
    starts = [*accumulate(record.lengths, initial=record.head)]
    new_keys = []
    if changes.head or older is None:
        yield changes.head
    else:
        yield from _copy(older, 0, record.head)
    for run in changes.runs:
        if run is None:
            block, tail = next(written)
            yield block
            new.lengths.append(len(block))
            new.tails.append(tail)
            new_keys.append(next(keys))
        elif run and older is not None:
            yield from _copy(older, starts[run.start], starts[run.stop])
            new.lengths += record.lengths[run.start : run.stop]
            new.tails += record.tails[run.start : run.stop]
            new_keys.append(record.keys[run.start * KEY : run.stop * KEY])
    new.keys, new.head = b"".join(new_keys), len(changes.head) or record.head
    yield write_tail(changes.whole, *items.find_left())


def _copy(older: BinaryIO, start: int, end: int) -> Iterator[bytes]:
    older.seek(start)
    while start < end:
        piece = older.read(min(end - start, _PIECE))
        if not piece:
            raise OutputError(f"{older.name} became shorter while it was read")
        start += len(piece)
        yield piece


def _write_new(material: Material, items: Items) -> Iterator[tuple[bytes, bytes]]:
    """Yield the blocks of notes, each with what it leaves to be said."""
    done = 0
    for some in map_ranges(partial(write_notes, material), len(material.notes)):
        for block, shared, used in zip(some.blocks, some.shared, some.used, strict=True):
            done += 1
            yield block, items.add(find_items(shared, used))
        material.tell(done)
