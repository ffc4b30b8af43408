"""Every name that a note answers to, in one dictionary per rule; linear in the notes."""

from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct

from zettel.model import Note
from zettel.resolve.grams import build_grams
from zettel.resolve.names import NOTE_SUFFIXES, cut_suffix, fold_name

Ids = tuple[str, ...]
Table = dict[str, Ids]

_ID_KEYS = frozenset({"id", "uid"})


class NameIndex(Struct, frozen=True, dict=True):
    """The notes by each of their folded names; ids in the order of their notes' paths."""

    notes: tuple[Note, ...]
    ids: Table
    paths: Table  # from the vault's root, without suffix
    names: Table  # the end of the path: file name, folder/file name, …
    titles: Table
    aliases: Table
    places: dict[str, str]  # note id → path

    @cached_property
    def shown(self) -> dict[str, str]:
        """Folded names as their authors wrote them, for suggestions."""
        shown: dict[str, str] = {}
        for note in self.notes:
            name = cut_suffix(note.path).rpartition("/")[2]
            for written in (name, note.title, *note.aliases):
                shown.setdefault(fold_name(written), written)
        return shown

    @cached_property
    def grams(self) -> dict[str, list[str]]:
        """Names by their runs of three letters, for suggestions."""
        return build_grams(self.shown)


def build_index(notes: Sequence[Note]) -> NameIndex:
    """Build the index of notes whose ids are unique (see `give_unique_ids`)."""
    ordered = tuple(sorted(notes, key=lambda note: note.path))
    index = NameIndex(ordered, {}, {}, {}, {}, {}, {note.id: note.path for note in ordered})
    for note in ordered:
        _add_note(index, note)
    return index


def _add_note(index: NameIndex, note: Note) -> None:
    own = (note.id,)
    stem = cut_suffix(note.path)
    if _has_own_id(note, stem):
        _add(index.ids, fold_name(note.id), own)
    _add_path(index, fold_name(stem), own)
    if not note.path.endswith(NOTE_SUFFIXES):
        _add_path(index, fold_name(note.path), own)
    _add(index.titles, fold_name(note.title), own)
    for alias in note.aliases:
        _add(index.aliases, fold_name(alias), own)


def _has_own_id(note: Note, stem: str) -> bool:
    """Say whether the id is more than the path, which the rules for paths know better."""
    if note.id not in (note.path, stem) or note.id.isdigit():
        return True
    return any(found.key.lower() in _ID_KEYS for found in note.properties)


def _add_path(index: NameIndex, path: str, own: Ids) -> None:
    """Add a path, and its file name alone, then with its folder, and so on up to the whole."""
    _add(index.paths, path, own)
    cut = path.rfind("/")
    while cut >= 0:
        _add(index.names, path[cut + 1 :], own)
        cut = path.rfind("/", 0, cut)
    _add(index.names, path, own)


def _add(table: Table, key: str, own: Ids) -> None:
    known = table.setdefault(key, own)
    if known[-1] is not own[0]:
        table[key] = known + own
