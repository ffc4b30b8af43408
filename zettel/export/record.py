"""What is remembered of a Turtle file that was written: of what it was made, and where it stands.

Enough to tell without a look at any note whether it is still what would be written, and to replace
the blocks of one note in it.
"""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from xxhash import xxh3_64_digest

if TYPE_CHECKING:
    from zettel.cache import Cache
    from zettel.model import ResolvedNote
    from zettel.rdf import Triple
    from zettel.vocabulary import Vocabulary

KEY = 8
"""Bytes of the key of a note."""

Item = tuple[str, str, str] | tuple[str]
"""What notes leave to be said after all of them: a triple, or a term that they use."""


Stamp = tuple[int, ...]
"""What changes about a file when it is written."""


class Record(msgspec.Struct, array_like=True):
    """A file, and the notes in it in the order in which they stand there."""

    about: bytes = b""  # digest of what all of it was made from beside the notes
    frame: bytes = b""  # digest of which notes and files there were
    names: bytes = b""  # digest of the names that links went by, b"" where it is not known
    known: bytes = b""  # digest of the keys that mean something
    digests: bytes = b""  # of what the notes were read from, in order of path
    outside: Mapping[str, bool] = {}  # what was asked for beside the vault
    place: str = ""
    stamp: Stamp = ()
    head: int = 0  # bytes before the first note
    paths: list[str] = []  # of the notes
    lengths: list[int] = []  # of their blocks, in bytes
    keys: bytes = b""  # of what their blocks were made from
    tails: list[bytes] = []  # which items each of them leaves
    items: list[tuple[str, ...]] = []
    counts: list[int] = []  # how many notes leave each of them


class State(msgspec.Struct, frozen=True):
    """What a file is to be made from, as digests, so that nothing need be read to compare it."""

    about: bytes  # options, settings, vocabulary
    frame: bytes  # which notes and files there are
    paths: Sequence[str]  # of all notes, sorted
    digests: bytes  # of what they are read from
    outside: Mapping[str, bool]  # what links have asked for beside the vault, as it is told
    is_as: Callable[[Mapping[str, bool]], bool]  # whether it would be told the same now


def read_record(cache: "Cache", name: str) -> Record:
    """Return a record of the cache; an empty one where there is none."""
    return cache.read_as(name, _RECORD.decode, Record)


def is_ours(record: Record, state: State, output: Path) -> bool:
    """Say whether a file is what was written, of the same kind of thing, and nobody touched it."""
    if not record.stamp or record.stamp != find_stamp(output):
        return False
    return (record.about, record.place) == (state.about, str(output.resolve()))


def is_framed(record: Record, state: State) -> bool:
    """Say whether there are the same notes and files, in the vault and beside it."""
    return record.frame == state.frame and state.is_as(record.outside)


def sign_record(record: Record, state: State, names: bytes, output: Path) -> Record:
    """Say in a record what the file was made from, now that it is in its place.

    Where another process has put its own there since, or changed it, the record is of no file.
    """
    stamp = find_stamp(output)  # to be put into its place is a change, but none of these
    is_still_ours = stamp[:-1] == record.stamp[:-1]
    return msgspec.structs.replace(
        record,
        about=state.about,
        frame=state.frame,
        names=names,
        digests=state.digests,
        outside=dict(state.outside),
        place=str(output.resolve()),
        stamp=stamp if is_still_ours else (),
    )


def find_stamp(place: Path) -> Stamp:
    """Return what changes about a file when it is written, () when it is not there."""
    try:
        return to_stamp(place.stat())
    except OSError:
        return ()


def to_stamp(found: os.stat_result) -> Stamp:
    """Return what of a file changes when it is written; the time of any change comes last."""
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def to_key(note: "ResolvedNote", digest: bytes) -> bytes:
    """Return the key of a note: by what it was read from, and by what its links became."""
    became = [(link.resolution, link.relation) for link in note.links]
    return xxh3_64_digest(digest + encode((note.note.id, became)))


def to_known(vocabulary: "Vocabulary") -> bytes:
    """Return a digest of the keys that mean something; where notes are private some may not."""
    keys = [*sorted(vocabulary.thing), "", *sorted(vocabulary.document)]
    return xxh3_64_digest("\n".join(keys).encode("utf-8", "surrogatepass"))


def find_items(shared: Iterable[Item], used: Iterable[str]) -> list[Item]:
    """Return what one note leaves, as items."""
    return [*shared, *((term,) for term in used)]


class Items:
    """The items of all notes, numbered as they come, and how many notes leave each."""

    def __init__(self, record: Record) -> None:
        self.items = record.items
        self.counts = record.counts
        self._numbers = {item: number for number, item in enumerate(self.items)}

    def add(self, items: Iterable[Item]) -> bytes:
        """Count the items of a note, and return them as a record has them."""
        numbers = []
        for item in items:
            number = self._numbers.setdefault(item, len(self.items))
            if number == len(self.items):
                self.items.append(item)
                self.counts.append(0)
            self.counts[number] += 1
            numbers.append(number)
        return encode(numbers)

    def drop(self, tail: bytes) -> None:
        """Take back the items of a note."""
        for number in _NUMBERS.decode(tail):
            self.counts[number] -= 1

    def find_left(self) -> "tuple[set[Triple], set[str]]":
        """Return the triples and the terms that some note leaves."""
        shared: set[Triple] = set()
        used: set[str] = set()
        for item, count in zip(self.items, self.counts, strict=True):
            if count and len(item) == 3:
                shared.add(item)
            elif count:
                used.add(item[0])
        return shared, used


encode = msgspec.msgpack.Encoder().encode
_RECORD = msgspec.msgpack.Decoder(Record)
_NUMBERS = msgspec.msgpack.Decoder(list[int])
