"""Reading: every note of a folder; what the cache knows of unchanged files is not read again."""

import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from zettel.model import Issue, Note, Severity
from zettel.reader.detection import (
    FoundDialect,
    build_finder,
    find_dialects,
    find_marked,
)
from zettel.reader.files import read_bytes
from zettel.reader.ignoring import read_rules_above
from zettel.reader.known import PART, Known, cut_digests, read_known, to_known
from zettel.reader.listing import Listing, find_files
from zettel.reader.messages import Wanted, decode_note, encode
from zettel.reader.published import read_pages
from zettel.reader.renewal import (
    Fresh,
    find_digests,
    find_issues,
    find_private,
    find_unnoticed,
    find_wanted,
    read_fresh,
)
from zettel.reader.stored import StoredNotes
from zettel.settings import Settings
from zettel.workers import paused_collector

if TYPE_CHECKING:
    from zettel.cache import Cache

Progress = Callable[[str, int, int], None]
"""Called with the stage's name, how much is done, and how much there is."""


class Reading(msgspec.Struct, frozen=True):
    """What a folder holds: notes in order of path, other files, and what could not be read."""

    notes: Sequence[Note]
    files: tuple[str, ...]
    issues: tuple[Issue, ...]
    dialects: tuple[FoundDialect, ...] = ()  # in order of folder
    pages: tuple[tuple[str, str], ...] = ()  # addresses of other files, and their paths
    paths: Sequence[str] = ()  # of the notes
    digests: bytes = b""  # of what each note was read from, 16 bytes each; b"" without a cache
    private: tuple[str, ...] = ()  # paths of drafts and private notes
    unnoticed: tuple[str, ...] = ()  # notes that had changed though nothing showed it

    def find_note(self, path: str) -> Note:
        """Return the note at a path that is one of `paths`."""
        if isinstance(self.notes, StoredNotes):
            return self.notes.find(path)
        return self.notes[self.paths.index(path)]


def read_notes(
    settings: Settings,
    progress: Progress | None = None,
    cache: "Cache | None" = None,
    *,
    verify: bool = False,
) -> Reading:
    """Read every note below `settings.notes`, each in the dialect of its folder.

    Args:
        settings: where the notes are.
        progress: is told how many notes are read.
        cache: what is known from earlier runs; of a file whose stamp is the same nothing is read.
        verify: whether all files are read all the same, and told apart by what they hold.

    Raises:
        VaultError: a `.zettelignore` cannot be read; all else that is wrong becomes an issue.
    """
    seen = time.time_ns()
    marked = find_marked(settings)
    rules = read_rules_above(settings.root, settings.notes)
    with paused_collector():
        listing = find_files(settings.notes, settings.suffixes, marked.left_out, rules)
        about = encode((str(settings.notes), settings.suffixes, marked))
        known = read_known(cache, about) if cache is not None else Known()
        is_same = known.listed == encode(listing.entries) and not known.doubtful
        if cache is not None and is_same and not verify:
            return _build_reading(settings, listing, known, Fresh(), cache)
        dialects = find_dialects(settings, listing.notes, marked)
        wanted = find_wanted(listing, dialects, known, verify=verify)
        fresh = _read_fresh(settings, wanted, dialects, cache, progress)
        digests = find_digests(listing, known, fresh)
        issues = find_issues(listing.notes, known, fresh)
        private = find_private(listing.notes, known, fresh)
        looked = to_known(about, seen, listing.entries, digests)
        now = msgspec.structs.replace(looked, dialects=dialects, issues=issues, private=private)
        if cache is not None:
            gone = known.by_path.keys() - set(listing.notes)
            cache.write({PART: encode(now)}, gone=sorted(gone))
    reading = _build_reading(settings, listing, now, fresh, cache)
    if verify:
        return msgspec.structs.replace(reading, unnoticed=find_unnoticed(known, fresh))
    return reading


def read_body(settings: Settings, note: Note) -> str:
    """Return the text of a note below its front matter, or "" when its file is gone."""
    from zettel.formats import decode_text

    try:
        data = read_bytes(settings.notes / note.path)
    except OSError:
        return ""
    return decode_text(data, note.body_offset)


def _read_fresh(
    settings: Settings,
    wanted: Sequence[Wanted],
    dialects: tuple[FoundDialect, ...],
    cache: "Cache | None",
    progress: Progress | None,
) -> Fresh:
    fresh = Fresh()
    for fresh in read_fresh(str(settings.notes), wanted, dialects, cache):
        if progress:
            progress("read", len(fresh.digests), len(wanted))
    return fresh


def _build_reading(
    settings: Settings, listing: Listing, known: Known, fresh: Fresh, cache: "Cache | None"
) -> Reading:
    """Put together what was read just now and what is in the cache."""
    find = build_finder(known.dialects)
    notes: Sequence[Note]
    if cache is None:
        notes = tuple(fresh.notes[path] for path in listing.notes)
    else:
        read = partial(_read_again, settings, find)
        notes = StoredNotes(cache, listing.notes, cut_digests(known.digests), fresh.notes, read)
    issues = [_to_unread(path, reason) for path, reason in listing.unread]
    for found in known.issues.values():
        issues.extend(found)
    return Reading(
        notes,
        tuple(listing.others),
        tuple(issues),
        known.dialects,
        read_pages(settings.notes, listing.others, find),
        listing.notes,
        known.digests if cache is not None else b"",
        known.private,
    )


def _read_again(settings: Settings, find: Callable[[str], FoundDialect], path: str) -> Note:
    """Read a note whose place in the cache holds another state of it."""
    from zettel.reader.parsed import read_note

    _, data, _ = read_note(str(settings.notes), path, find(path).dialect)
    return decode_note(data)


def _to_unread(path: str, reason: str) -> Issue:
    return Issue(path, 1, 1, "Z114", Severity.ERROR, f"{path} {reason}")
