"""Reading: every note of a folder; what the cache knows of unchanged files is not read again."""

import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from zettel.model import Issue, Note
from zettel.reader.detection import (
    FoundDialect,
    Marked,
    build_finder,
    find_dialects,
    find_marked,
    find_samples,
    tell_dialects,
)
from zettel.reader.digests import SIZE, cut_digests
from zettel.reader.files import read_bytes, to_unread
from zettel.reader.ignoring import read_rules_above
from zettel.reader.known import PART, Known, read_known, to_known
from zettel.reader.listing import Listing, find_files
from zettel.reader.messages import Wanted, decode_note, encode
from zettel.reader.published import read_pages
from zettel.reader.renewal import (
    Fresh,
    find_changed,
    find_issues,
    find_private,
    find_unnoticed,
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
    digests: bytes = b""  # of what each note was read from, 16 bytes each
    private: tuple[str, ...] = ()  # paths of drafts and private notes
    verified: int = 0  # notes that were read to be compared with what was known of them
    unnoticed: tuple[str, ...] = ()  # of those, the ones that had changed though nothing showed it

    @property
    def is_exact(self) -> bool:
        """Whether all notes handed out so far are of the digests: none had changed meanwhile."""
        return not isinstance(self.notes, StoredNotes) or self.notes.is_exact

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
    before: Reading | None = None,
) -> Reading:
    """Read every note below `settings.notes`, each in the dialect of its folder.

    Args:
        settings: where the notes are.
        progress: is told how many notes are read.
        cache: what is known from earlier runs; of a file whose stamp is the same nothing is read.
        verify: whether all files are read all the same, and told apart by what they hold.
        before: what was read earlier; records of notes that are still the same are taken from it.

    Raises:
        VaultError: a `.zettelignore` cannot be read; all else that is wrong becomes an issue.
    """
    with paused_collector():
        look = _look(settings)
        known = read_known(cache, look.about) if cache is not None else Known()
        is_same = known.listed == encode(look.listing.entries) and not known.doubtful
        if cache is not None and is_same and not verify:
            return _build_reading(settings, look.listing, known, Fresh(), cache, before)
        numbers, dialects, samples = _find_work(settings, look, known, verify=verify)
        digests = known.find_digests(look.listing.notes)
        wanted = [(look.listing.notes[number], digests[number]) for number in numbers]
        fresh = _read_fresh(settings, wanted, dialects, cache, progress)
        for number, (path, _) in zip(numbers, wanted, strict=True):
            digests[number] = fresh.digests[path]
        now = to_known(look.about, look.seen, look.listing.entries, digests, numbers)
        now = msgspec.structs.replace(
            now,
            dialects=dialects,
            samples=samples,
            issues=find_issues(look.listing.notes, known, fresh),
            private=find_private(look.listing.notes, known, fresh),
        )
        if cache is not None:
            gone = set(known.paths).difference(look.listing.notes)
            cache.write({PART: encode(now)}, gone=sorted(gone))
    reading = _build_reading(settings, look.listing, now, fresh, cache, before)
    if not verify:
        return reading
    unnoticed = find_unnoticed(known, fresh)
    return msgspec.structs.replace(reading, verified=len(known.entries), unnoticed=unnoticed)


def read_body(settings: Settings, note: Note) -> str:
    """Return the text of a note below its front matter, or "" when its file is gone."""
    from zettel.formats import decode_text

    try:
        data = read_bytes(settings.notes / note.path)
    except OSError:
        return ""
    return decode_text(data, note.body_offset)


class _Look(msgspec.Struct, frozen=True):
    """What a folder looks like now."""

    seen: int  # when, in nanoseconds
    about: bytes  # what decides which files are read, and how
    marked: Marked
    listing: Listing


def _look(settings: Settings) -> _Look:
    """Walk the folder; no note is opened."""
    seen = time.time_ns()
    marked = find_marked(settings)
    rules = read_rules_above(settings.root, settings.notes)
    listing = find_files(settings.notes, settings.suffixes, marked.left_out, rules)
    return _Look(seen, encode((str(settings.notes), settings.suffixes, marked)), marked, listing)


def _find_work(
    settings: Settings, look: _Look, known: Known, *, verify: bool
) -> tuple[Sequence[int], tuple[FoundDialect, ...], tuple[str, ...]]:
    """Return the numbers of the notes to be read, the dialects, and the notes that show those.

    The dialects are those that are known, where the paths and what shows them stay as they were.
    """
    numbers = find_changed(look.listing, known)
    paths = look.listing.notes
    changed = {paths[number] for number in numbers}
    dialects, samples = known.dialects, known.samples
    if paths != known.paths or not changed.isdisjoint(samples):
        dialects = find_dialects(settings, paths, look.marked)
        samples = find_samples(paths, look.marked)
    if verify or tell_dialects(dialects) != tell_dialects(known.dialects):
        return range(len(paths)), dialects, samples
    return numbers, dialects, samples


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


def _build_reading(  # noqa: PLR0917 - all that a reading is made of
    settings: Settings,
    listing: Listing,
    known: Known,
    fresh: Fresh,
    cache: "Cache | None",
    before: Reading | None = None,
) -> Reading:
    """Put together what was read just now and what is in the cache."""
    find = build_finder(known.dialects)
    notes: Sequence[Note]
    if cache is None:
        notes = tuple(fresh.notes[path] for path in listing.notes)
    else:
        read = partial(_read_again, settings, find)
        held = {**_find_kept(before, listing.notes, known.digests), **fresh.notes}
        notes = StoredNotes(cache, listing.notes, known.digests, held, read)
    issues = [to_unread(path, reason) for path, reason in listing.unread]
    for found in known.issues.values():
        issues.extend(found)
    return Reading(
        notes,
        tuple(listing.others),
        tuple(issues),
        known.dialects,
        read_pages(settings.notes, listing.others, find),
        listing.notes,
        known.digests,
        known.private,
    )


def _find_kept(before: Reading | None, paths: Sequence[str], digests: bytes) -> dict[str, Note]:
    """Find the notes of an earlier reading whose files still hold the same, by path."""
    if before is None or not before.digests or not before.is_exact:
        return {}
    pairs = zip(cut_digests(before.digests), before.notes, strict=True)
    known = dict(zip(before.paths, pairs, strict=True))
    kept = {}
    for path, digest in zip(paths, cut_digests(digests), strict=True):
        old, note = known.get(path, (b"", None))
        if note is not None and old == digest and any(digest):
            kept[path] = note
    return kept


def _read_again(
    settings: Settings, find: Callable[[str], FoundDialect], path: str
) -> tuple[bytes, Note]:
    """Read a note whose place in the cache holds another state of it, or none."""
    from zettel.reader.parsed import read_note

    digest, data, _ = read_note(str(settings.notes), path, find(path).dialect)
    return digest or bytes(SIZE), decode_note(data)
