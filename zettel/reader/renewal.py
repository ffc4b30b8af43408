"""What has changed in a folder since it was last looked at, read anew."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from zettel.model import Issue, Note
from zettel.reader.detection import FoundDialect
from zettel.reader.known import Known
from zettel.reader.listing import Listing
from zettel.reader.messages import Wanted, decode_note
from zettel.reader.sharing import share_texts

if TYPE_CHECKING:
    from zettel.cache import Cache, Row

FLUSHED = 5_000  # notes that are put into the cache at once, so that they need not all be held


class Fresh(msgspec.Struct):
    """What was read just now, by path."""

    digests: dict[str, bytes] = {}  # of all that was looked at, b"" where it could not be read
    notes: dict[str, Note] = {}  # of those, the ones that hold something else than was known
    issues: dict[str, tuple[Issue, ...]] = {}  # of those notes


def find_changed(listing: Listing, known: Known) -> list[int]:
    """Return the numbers of notes that are new, have another stamp, or are in doubt."""
    if len(listing.entries) == len(known.entries) and listing.notes == known.paths:
        pairs = enumerate(zip(listing.entries, known.entries, strict=True))
        found = {number for number, (entry, before) in pairs if entry != before}
        return sorted(found.union(known.doubtful))
    sure = known.sure
    return [n for n, entry in enumerate(listing.entries) if sure.get(entry[0]) != entry]


def read_fresh(
    folder: str,
    wanted: Sequence[Wanted],
    dialects: Sequence[FoundDialect],
    cache: "Cache | None",
) -> Iterator[Fresh]:
    """Read notes, put them into the cache, and yield the same record as it grows."""
    fresh = Fresh()
    if not wanted:
        return
    from zettel.reader.parsed import read_parsed

    rows: list[Row] = []
    share = dict[str, str]().setdefault
    paths = iter([path for path, _ in wanted])
    for parsed in read_parsed(folder, wanted, dialects):
        for digest, data, issues in parsed:
            path = next(paths)
            fresh.digests[path] = digest
            if data:
                note = fresh.notes[path] = decode_note(data)
                share_texts(note, share)
                fresh.issues[path] = issues
                rows.append((path, digest, data))
        if cache is not None and len(rows) >= FLUSHED:
            cache.write({}, rows)
            rows = []
        yield fresh
    if cache is not None and rows:
        cache.write({}, rows)


def find_issues(paths: Sequence[str], known: Known, fresh: Fresh) -> dict[str, tuple[Issue, ...]]:
    """Return the issues of notes that have some, in order of path; `paths` are sorted."""
    found = {**known.issues, **fresh.issues}
    return {path: found[path] for path in sorted(found) if found[path] and _holds(paths, path)}


def find_private(paths: Sequence[str], known: Known, fresh: Fresh) -> tuple[str, ...]:
    """Return the paths of private notes, in order; `paths` are sorted."""
    before = {path for path in known.private if path not in fresh.notes}
    now = {path for path, note in fresh.notes.items() if note.is_private}
    return tuple(path for path in sorted(before | now) if _holds(paths, path))


def find_unnoticed(known: Known, fresh: Fresh) -> tuple[str, ...]:
    """Return the notes that hold something else, though their stamps are what they were."""
    return tuple(path for path in fresh.notes if path in known.sure)


def _holds(paths: Sequence[str], path: str) -> bool:
    number = bisect_left(paths, path)
    return number < len(paths) and paths[number] == path
