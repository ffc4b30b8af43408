"""Reading: every note of a folder, on both cores when there are many."""

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import msgspec

from zettel import formats, workers
from zettel.dialect import PLAIN, Dialect
from zettel.model import Issue, Note, Severity
from zettel.reader.detection import FoundDialect, build_finder, find_dialects, find_marked
from zettel.reader.ignoring import read_rules_above
from zettel.reader.listing import find_files
from zettel.reader.published import read_pages
from zettel.settings import Settings

Progress = Callable[[str, int, int], None]
"""Called with the stage's name, how much is done, and how much there is."""


class Reading(msgspec.Struct, frozen=True):
    """What a folder holds: notes in order of path, other files, and what could not be read."""

    notes: tuple[Note, ...]
    files: tuple[str, ...]
    issues: tuple[Issue, ...]
    dialects: tuple[FoundDialect, ...] = ()  # in order of folder
    pages: tuple[tuple[str, str], ...] = ()  # addresses of other files, and their paths


def read_notes(settings: Settings, progress: Progress | None = None) -> Reading:
    """Read every note below `settings.notes`, each in the dialect of its folder.

    Raises:
        VaultError: a `.zettelignore` cannot be read; all else that is wrong becomes an issue.
    """
    marked = find_marked(settings)
    rules = read_rules_above(settings.root, settings.notes)
    listing = find_files(settings.notes, settings.suffixes, marked.left_out, rules)
    dialects = find_dialects(settings, listing.notes, marked)
    notes: list[Note] = []
    issues = [_to_unread(path, reason) for path, reason in listing.unread]
    read = partial(_read_chunk, str(settings.notes), dialects)
    with workers.paused_collector():
        for encoded in workers.map_chunks(read, listing.notes):
            for note, found in _DECODER.decode(encoded):
                notes.append(note)
                issues.extend(found)
            if progress:
                progress("read", len(notes), len(listing.notes))
    pages = read_pages(settings.notes, listing.others, build_finder(dialects))
    return Reading(tuple(notes), tuple(listing.others), tuple(issues), dialects, pages)


def read_body(settings: Settings, note: Note) -> str:
    """Return the text of a note below its front matter, or "" when its file is gone."""
    try:
        data = _read_bytes(settings.notes / note.path)
    except OSError:
        return ""
    return formats.decode_text(data, note.body_offset)


def _read_chunk(folder: str, dialects: Sequence[FoundDialect], paths: Sequence[str]) -> bytes:
    """Read and parse notes; the result goes between processes as one msgspec message."""
    find = build_finder(dialects)
    return _ENCODER.encode([_read_note(folder, path, find(path).dialect) for path in paths])


def _read_note(folder: str, path: str, dialect: Dialect = PLAIN) -> tuple[Note, tuple[Issue, ...]]:
    try:
        data = _read_bytes(f"{folder}/{path}")
    except OSError as error:
        note, _ = formats.parse_note(path, b"", dialect)
        reason = error.strerror or type(error).__name__
        return note, (_to_unread(path, f"cannot be read: {reason}"),)
    return formats.parse_note(path, data, dialect)


def _to_unread(path: str, reason: str) -> Issue:
    return Issue(path, 1, 1, "Z114", Severity.ERROR, f"{path} {reason}")


def _read_bytes(path: str | Path) -> bytes:
    """Read a whole file; half the cost of `Path.read_bytes` (measured).

    What has become a pipe since it was listed is empty, and does not keep us waiting.
    """
    handle = os.open(path, _FLAGS)
    try:
        parts = []
        while part := os.read(handle, 1 << 20):
            parts.append(part)
            if len(part) < 1 << 20 and os.fstat(handle).st_size == sum(map(len, parts)):
                break
        return b"".join(parts)
    finally:
        os.close(handle)


_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(list[tuple[Note, tuple[Issue, ...]]])
