"""Notes that are in the cache, taken out of it when someone first asks for one."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, overload

from msgspec import MsgspecError

from zettel.model import Note
from zettel.reader.digests import SIZE, cut_digests
from zettel.reader.messages import decode_note
from zettel.reader.sharing import share_texts
from zettel.workers import paused_collector

if TYPE_CHECKING:
    from zettel.cache import Cache

ReadNote = Callable[[str], tuple[bytes, Note]]
"""Reads the note at a path anew, with the digest of what it is read from."""


class StoredNotes(Sequence[Note]):
    """The notes of a folder in order of path; to know how many there are none is decoded."""

    def __init__(
        self,
        cache: "Cache",
        paths: Sequence[str],
        digests: bytes,
        fresh: Mapping[str, Note],
        read: ReadNote,
    ) -> None:
        """Take `digests` of what the files hold now, and the notes that were parsed just now.

        What the cache holds of another digest, as another process may have put it there since, or
        holds no more, is read by `read`.
        """
        self._cache = cache
        self._paths = paths
        self._digests = digests
        self._fresh = fresh
        self._read = read
        self.is_exact = True  # whether all notes handed out are those of the digests

    def __len__(self) -> int:
        return len(self._paths)

    @overload
    def __getitem__(self, number: int) -> Note: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Note]: ...
    def __getitem__(self, number: int | slice) -> Note | Sequence[Note]:
        return self._notes[number]

    def __iter__(self) -> Iterator[Note]:
        return iter(self._notes)

    def find(self, path: str) -> Note:
        """Return the note at a path, decoded by itself."""
        if path in self._fresh:
            return self._fresh[path]
        start = bisect_left(self._paths, path) * SIZE
        digest = self._digests[start : start + SIZE]
        return self._decode(path, digest, *self._cache.read_note(path))

    @cached_property
    def _notes(self) -> list[Note]:
        if len(self._fresh) == len(self._paths):
            return [self._fresh[path] for path in self._paths]
        digests = dict(zip(self._paths, cut_digests(self._digests), strict=True))
        found = dict(self._fresh)
        share = dict[str, str]().setdefault
        with paused_collector():
            for path, known, data in self._cache.read_notes():
                if path in digests and path not in found:
                    found[path] = self._decode(path, digests[path], known, data)
            for path in digests.keys() - found.keys():  # what the cache has lost
                found[path] = self._decode(path, digests[path], b"", b"")
            notes = [found[path] for path in self._paths]
            for note in notes:
                share_texts(note, share)
        return notes

    def _decode(self, path: str, digest: bytes, known: bytes, data: bytes) -> Note:
        if known == digest and data:
            with suppress(MsgspecError):
                return decode_note(data)
        now, note = self._read(path)
        self.is_exact = self.is_exact and now == digest
        return note
