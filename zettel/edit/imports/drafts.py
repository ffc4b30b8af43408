"""The documents of a batch → drafts: each read as a note where it stands, with its links."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from urllib.parse import unquote

from msgspec import Struct
from msgspec.structs import replace

from zettel.dialect import DIALECTS, PLAIN
from zettel.edit.imports.decoding import encode_text
from zettel.edit.imports.document import Document, UnreadableError
from zettel.edit.imports.html_places import find_cited, settle_marks
from zettel.edit.imports.kinds import Kind
from zettel.edit.imports.sources import Batch, Entry
from zettel.formats import parse_note
from zettel.formats.encoding import decode
from zettel.model import Note, ResolvedNote
from zettel.reader import Progress, has_file
from zettel.resolve import resolve_notes
from zettel.resolve.names import join_path
from zettel.settings import Settings

_DIGITS = 16  # of a checksum: enough to tell the documents of a life apart


class Draft(Struct, frozen=True):
    """A document as read, the note that it is where it stands, and its checksum."""

    path: str
    kind: Kind
    document: Document
    note: ResolvedNote
    checksum: str


class Left(Struct, frozen=True):
    """A document that cannot be read, and why."""

    path: str
    kind: Kind
    reason: str


def read_drafts(
    batch: Batch, is_relation: Callable[[str], bool], progress: Progress | None = None
) -> tuple[list[Draft], list[Left]]:
    """Read the documents of a batch and say where their links lead.

    Raises:
        MissingExtraError: a kind needs a package that is not installed.
    """
    read: list[tuple[Entry, Document, bytes]] = []
    left: list[Left] = []
    for number, entry in enumerate(batch.entries, 1):
        try:
            data = (batch.folder / entry.path).read_bytes()
            document = entry.kind.read(entry.path, data)
        except (UnreadableError, OSError) as error:
            reason = error.strerror if isinstance(error, OSError) else str(error)
            left.append(Left(entry.path, entry.kind, reason or type(error).__name__))
            continue
        read.append((entry, document, data))
        if progress:
            progress("import", number, len(batch.entries))
    return list(_resolve_drafts(batch, _settle_places(read), is_relation)), left


def _settle_places(
    read: Sequence[tuple[Entry, Document, bytes]],
) -> Iterator[tuple[Entry, Document, bytes]]:
    """Write the places of pages that a document of the batch leads to."""
    cited = frozenset(name for _, document, _ in read for name in find_cited(document.text))
    for entry, document, data in read:
        yield entry, replace(document, text=settle_marks(document.text, cited)), data


def _resolve_drafts(
    batch: Batch,
    read: Iterable[tuple[Entry, Document, bytes]],
    is_relation: Callable[[str], bool],
) -> Iterator[Draft]:
    """Read documents as notes where they stand, and say where their links lead."""
    settled = [(e, d, _find_note(batch, e, d, data), data) for e, d, data in read]
    notes = [note for _, _, note, _ in settled]
    root = batch.folder.resolve()
    others = batch.others if batch.is_whole else tuple(_find_beside(batch.folder, notes))
    is_file = partial(has_file, Settings(root, root))
    resolved = {r.note.path: r for r in resolve_notes(notes, others, is_relation, is_file)}
    for entry, document, _, data in settled:
        checksum = hashlib.sha256(data).hexdigest()[:_DIGITS]
        yield Draft(entry.path, entry.kind, document, resolved[entry.path], checksum)


def _find_note(batch: Batch, entry: Entry, document: Document, data: bytes) -> Note:
    """Return the document as a note; as the reader read it, where its text is still the same."""
    known = batch.notes.get(entry.path)
    if known is not None and decode(data).text == document.text:
        return known
    name = known.dialect if known else entry.kind.dialect
    dialect = DIALECTS.get(name or "", PLAIN)
    note, _ = parse_note(entry.path, encode_text(document.text), dialect)
    return replace(note, addresses=known.addresses) if known else note


def _find_beside(folder: Path, notes: Sequence[Note]) -> Iterator[str]:
    """Yield the files that notes refer to, as paths inside the folder; none outside of it."""
    root = folder.resolve()
    seen: set[str] = set()
    for note in notes:
        for link in note.links:
            path = join_path("", unquote(link.target).lstrip("/"))
            if not path or path in seen or ":" in path:
                continue
            seen.add(path)
            if is_inside(root, path):
                yield path


def is_inside(root: Path, path: str) -> bool:
    """Say whether a path leads to a file of a folder, and not out of it by a symbolic link."""
    try:
        whole = (root / path).resolve()
        return whole.is_relative_to(root) and whole.is_file()
    except (OSError, ValueError):
        return False
