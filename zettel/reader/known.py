"""What is known of a folder from earlier runs: its listing, its notes' digests, its issues."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from zettel.model import Issue
from zettel.reader.detection import FoundDialect
from zettel.reader.digests import SIZE, cut_digests
from zettel.reader.listing import Entry
from zettel.reader.messages import encode

if TYPE_CHECKING:
    from zettel.cache import Cache

PART = "folder"
"""The name of this part of the cache."""

DOUBT = 2_000_000_000
"""Nanoseconds: what was changed so shortly before it was looked at may have been changed again
within the same tick of the file system's clock (2 s on FAT), and is read again the next time."""


class Known(msgspec.Struct, frozen=True, array_like=True, dict=True):
    """A folder as it was when it was last looked at."""

    about: bytes = b""  # what decides which files are read, and how
    seen: int = 0  # when, in nanoseconds
    listed: bytes = b""  # the entries of its notes, as a message
    digests: bytes = b""  # of its notes, in the same order; zeros where one could not be read
    doubtful: tuple[int, ...] = ()  # numbers of notes to be read again
    dialects: tuple[FoundDialect, ...] = ()
    samples: tuple[str, ...] = ()  # paths of notes that showed them
    issues: Mapping[str, tuple[Issue, ...]] = {}
    private: tuple[str, ...] = ()  # paths of private notes

    @cached_property
    def entries(self) -> list[Entry]:
        """The entries of its notes."""
        return _ENTRIES.decode(self.listed) if self.listed else []

    @cached_property
    def sure(self) -> dict[str, Entry]:
        """The entries of notes by their paths, without those in doubt."""
        found = {entry[0]: entry for entry in self.entries}
        for number in self.doubtful:
            del found[self.entries[number][0]]
        return found

    @cached_property
    def paths(self) -> list[str]:
        """The paths of its notes."""
        return [entry[0] for entry in self.entries]

    def find_digests(self, paths: Sequence[str]) -> list[bytes]:
        """Return the digests of the notes at some paths, b"" of those that are new."""
        digests = cut_digests(self.digests)
        if paths == self.paths:
            return digests
        found = dict(zip(self.paths, digests, strict=True))
        return [found.get(path, b"") for path in paths]


def read_known(cache: "Cache", about: bytes) -> Known:
    """Return what the cache knows of a folder, nothing where it was read by other settings."""
    known = cache.read_as(PART, _KNOWN.decode, Known)
    return known if known.about == about else Known()


def to_known(
    about: bytes,
    seen: int,
    entries: Sequence[Entry],
    digests: Sequence[bytes],
    read: Iterable[int],
) -> Known:
    """Return what is known of files now.

    Args:
        about: what decides which files are read, and how.
        seen: when they were listed.
        entries: theirs.
        digests: theirs, b"" of what cannot be read.
        read: numbers of those that were read just now; the others were beyond doubt before.
    """
    doubtful = tuple(n for n in read if _is_doubtful(entries[n], seen) or not digests[n])
    joined = b"".join([digest or bytes(SIZE) for digest in digests])
    return Known(about, seen, encode(entries), joined, doubtful)


def _is_doubtful(entry: Entry, seen: int) -> bool:
    _, modified, changed, size, _ = entry
    return max(modified, changed) >= seen - DOUBT or size < 0


_KNOWN = msgspec.msgpack.Decoder(Known)
_ENTRIES = msgspec.msgpack.Decoder(list[Entry])
