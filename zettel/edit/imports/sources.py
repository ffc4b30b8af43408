"""What SOURCE names on the command line → batches of documents that may link to each other."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from zettel.edit.imports.document import UnreadableError
from zettel.edit.imports.kinds import (
    Kind,
    describe_kinds,
    find_file_kind,
    find_folder_kind,
    find_kind,
)
from zettel.edit.imports.text import find_markdown
from zettel.errors import FormatError, VaultError
from zettel.model import Note
from zettel.reader import Progress, read_notes
from zettel.settings import FILE_NAME, Settings, read_settings

UNREADABLE = "Z114"


class Entry(Struct, frozen=True):
    """A document by its path inside its batch, with how it is read."""

    path: str
    kind: Kind


class Batch(Struct, frozen=True):
    """Documents of one folder; their links are paths inside it.

    `notes` are those that the reader has read already, by path: it knows the folder's dialects.
    `others` are the folder's other files, as far as they are known; `unread` are paths that could
    not be listed, each with the reason.
    """

    folder: Path
    entries: tuple[Entry, ...]
    notes: dict[str, Note] = {}
    others: tuple[str, ...] = ()
    unread: tuple[tuple[str, str], ...] = ()
    is_whole: bool = False  # a folder, not a choice of its files


def find_batches(
    sources: Sequence[Path], forced: str, settings: Settings, progress: Progress | None = None
) -> list[Batch]:
    """Find the documents that sources hold: each folder is a batch, and the files of a folder too.

    Args:
        sources: files and folders.
        forced: the name of the kind to read them as; "" to tell it by suffix.
        settings: of the vault that they go to, whose own notes are no source.
        progress: see `reader.Progress`.

    Raises:
        VaultError: a source is not there, is a part of the vault, or holds no document.
        FormatError: a file is of no kind that is read, or there is no such kind.
    """
    kind = find_kind(forced) if forced else None
    batches: list[Batch] = []
    loose: dict[Path, list[Entry]] = {}
    for source in sources:
        _require_outside(source, settings)
    for source in _find_widest(sources):
        if source.is_dir():
            batches.append(_read_folder(source, kind, settings, progress))
        else:
            entry = Entry(source.name, kind or _tell_kind(source))
            loose.setdefault(source.parent, []).append(entry)
    return [*batches, *(Batch(folder, tuple(entries)) for folder, entries in loose.items())]


def _find_widest(sources: Sequence[Path]) -> list[Path]:
    """Return sources without those that are named twice, or are a part of another."""
    by_place = {source.resolve(): source for source in reversed(sources)}
    return [
        source
        for place, source in reversed(by_place.items())
        if not by_place.keys() & set(place.parents)
    ]


def _require_outside(source: Path, settings: Settings) -> None:
    if not source.exists():
        raise VaultError(f"{source} does not exist", "give a file or a folder to import")
    if source.resolve().is_relative_to(settings.notes):
        raise VaultError(f"{source} is a part of the vault already")


def _tell_kind(path: Path) -> Kind:
    """Tell the kind of a file that was named, whatever else is in its folder."""
    kind = find_file_kind(path.name)
    if kind is None:
        what = f"files like {path.name}" if path.suffix else f"{path.name}, which has no suffix,"
        raise FormatError(f"{what} cannot be imported", describe_kinds())
    return _look_inside(path, kind)


def _look_inside(path: Path, kind: Kind) -> Kind:
    """Take a text that is Markdown for what it is; one that is unreadable is told of later."""
    if kind.name != "text":
        return kind
    try:
        return find_kind("markdown") if find_markdown(path.read_bytes()) else kind
    except (OSError, UnreadableError):
        return kind


def _read_folder(
    folder: Path, forced: Kind | None, settings: Settings, progress: Progress | None
) -> Batch:
    whole = forced if forced and forced.select else None if forced else find_folder_kind(folder)
    suffixes = whole.suffixes if whole else find_kind("markdown").suffixes
    reading = read_notes(_settle(folder.resolve(), whole, suffixes), progress)
    notes = {note.path: note for note in reading.notes}
    vault = _find_vault(folder, settings)
    paths = [path for path in sorted({*notes, *reading.files}) if not path.startswith(vault)]
    entries = tuple(_find_entries(folder, paths, forced, whole))
    if not entries and forced:
        raise VaultError(
            f"there is nothing in {folder} that is {forced.name} by its suffix",
            f"name files one by one to have them read as {forced.name}",
        )
    if not entries:
        raise VaultError(f"there is nothing to import in {folder}", describe_kinds())
    taken = {entry.path for entry in entries}
    others = tuple(path for path in paths if path not in taken)
    unread = {i.path: i.message for i in reading.issues if i.code == UNREADABLE}
    left = tuple((path, told) for path, told in unread.items() if path not in taken)
    return Batch(folder, entries, notes, others, left, is_whole=True)


def _settle(folder: Path, whole: Kind | None, suffixes: Iterable[str]) -> Settings:
    """Return the settings to read a source with: its own, if it is a vault."""
    known = read_settings(folder) if (folder / FILE_NAME).is_file() else Settings(folder, folder)
    return replace(
        known,
        notes=folder,
        suffixes=tuple(suffixes),
        dialect=(whole and whole.dialect) or known.dialect,
    )


def _find_vault(folder: Path, settings: Settings) -> str | tuple[str, ...]:
    """Return how paths begin that lie in the vault, where it is a part of the source."""
    inside = settings.notes.is_relative_to(folder.resolve())
    return f"{settings.notes.relative_to(folder.resolve()).as_posix()}/" if inside else ()


def _find_entries(
    folder: Path, paths: Sequence[str], forced: Kind | None, whole: Kind | None
) -> Iterator[Entry]:
    if whole and whole.select:
        yield from (Entry(path, whole) for path in whole.select(folder, paths))
        return
    for path in paths:
        if forced and path.lower().endswith(forced.suffixes):
            yield Entry(path, forced)
        elif not forced and (kind := find_file_kind(path)):
            yield Entry(path, _look_inside(folder / path, kind))
