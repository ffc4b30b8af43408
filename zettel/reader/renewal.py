"""What has changed in a folder since it was last looked at, read anew."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from zettel.model import Issue, Note
from zettel.reader.detection import FoundDialect
from zettel.reader.known import Known
from zettel.reader.listing import Listing
from zettel.reader.messages import Wanted, decode_note

if TYPE_CHECKING:
    from zettel.cache import Cache, Row

FLUSHED = 5_000  # notes that are put into the cache at once, so that they need not all be held


class Fresh(msgspec.Struct):
    """What was read just now, by path."""

    digests: dict[str, bytes] = {}  # of all that was looked at, b"" where it could not be read
    notes: dict[str, Note] = {}  # of those, the ones that hold something else than was known
    issues: dict[str, tuple[Issue, ...]] = {}  # of those notes


def find_wanted(
    listing: Listing, dialects: Sequence[FoundDialect], known: Known, *, verify: bool
) -> list[Wanted]:
    """Return the notes to be read: those of other stamps, or all where all are to be verified.

    All are, too, where a folder is read in another dialect than it was.
    """
    is_same = _tell_dialects(dialects) == _tell_dialects(known.dialects)
    sure = known.sure if is_same and not verify else frozenset()
    paths = [entry[0] for entry in listing.entries if entry not in sure]
    return [(path, known.by_path.get(path, b"")) for path in paths]


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
    paths = iter([path for path, _ in wanted])
    for parsed in read_parsed(folder, wanted, dialects):
        for digest, data, issues in parsed:
            path = next(paths)
            fresh.digests[path] = digest
            if data:
                fresh.notes[path] = decode_note(data)
                fresh.issues[path] = issues
                rows.append((path, digest, data))
        if cache is not None and len(rows) >= FLUSHED:
            cache.write({}, rows)
            rows = []
        yield fresh
    if cache is not None and rows:
        cache.write({}, rows)


def find_digests(listing: Listing, known: Known, fresh: Fresh) -> list[bytes]:
    """Return the digest of each note of a listing, b"" of those that cannot be read."""
    found = {**known.by_path, **fresh.digests} if known.digests else fresh.digests
    return [found[path] for path in listing.notes]


def find_issues(paths: Iterable[str], known: Known, fresh: Fresh) -> dict[str, tuple[Issue, ...]]:
    """Return the issues of notes that have some, in order of path."""
    found = {**known.issues, **fresh.issues}
    return {path: found[path] for path in paths if found.get(path)}


def find_private(paths: Iterable[str], known: Known, fresh: Fresh) -> tuple[str, ...]:
    """Return the paths of private notes, in order."""
    before = frozenset(known.private)
    return tuple(
        path
        for path in paths
        if (fresh.notes[path].is_private if path in fresh.notes else path in before)
    )


def find_unnoticed(known: Known, fresh: Fresh) -> tuple[str, ...]:
    """Return the notes that hold something else, though their stamps are what they were."""
    sure = {entry[0] for entry in known.sure}
    return tuple(path for path in fresh.notes if path in sure)


def _tell_dialects(dialects: Sequence[FoundDialect]) -> list[tuple[str, object]]:
    return [(one.folder, one.dialect) for one in dialects]
