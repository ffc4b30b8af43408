"""Every name that a note answers to, in one dictionary per rule; linear in the notes."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from zettel.formats.timestamps import STAMP
from zettel.model import Note, find_iri
from zettel.resolve.grams import build_grams
from zettel.resolve.names import NOTE_SUFFIXES, cut_suffix, find_folder, fold_name

Ids = tuple[str, ...]
Table = Mapping[str, Ids]

ID_KEYS = frozenset({"id", "uid"})
"""Keys, in lower case, by which a note says that its id is one of its own choice."""

_INDEXES = ("index", "readme")  # what a folder shows in place of itself, best first


class NameIndex(Struct, frozen=True, dict=True):
    """The notes by each of their folded names; ids in the order of their notes' paths."""

    ids: Table
    paths: Table  # from the vault's root, without suffix
    names: Table  # the end of the path: file name, folder/file name, …
    titles: Table
    aliases: Table
    addresses: Table  # where notes are published
    folders: Table  # a folder's path, "." for the root → its index or README
    blocks: Table  # named passages, by their names
    places: dict[str, str]  # note id → path, in order of path
    iris: dict[str, str] = {}  # note id → what it calls the thing that it is about
    notes: tuple[Note, ...] = ()  # without them all is found, and nothing suggested

    @cached_property
    def below(self) -> dict[str, str]:
        """The first note below each part of a name with dots: `a.b.` → that of a.b.c."""
        first: dict[str, str] = {}
        for note, path in self.places.items():
            name = fold_name(f"{cut_suffix(path)}.md").rpartition("/")[2]
            cut = name.find(".")
            while cut >= 0:
                first.setdefault(name[: cut + 1], note)
                cut = name.find(".", cut + 1)
        return first

    @cached_property
    def stamps(self) -> Table:
        """Notes by a timestamp anywhere in their file's name, as in `Title 20200131120000`."""
        table = _Growing()
        for note, path in self.places.items():
            if match := STAMP.search(path, path.rfind("/") + 1):
                table.add(match[1], (note,))
        return table.finish()

    @cached_property
    def folder_names(self) -> Table:
        """Folders that have an index or README, by their bare names."""
        table = _Growing()
        for folder, ids in self.folders.items():
            table.add(folder.rpartition("/")[2], ids)
        return table.finish()

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
    tables = _Tables()
    for note in ordered:
        _add_note(tables, note)
    return NameIndex(
        ids=tables.ids.finish(),
        paths=tables.paths.finish(),
        names=tables.names.finish(),
        titles=tables.titles.finish(),
        aliases=tables.aliases.finish(),
        addresses=tables.addresses.finish(),
        folders=tables.folders,
        blocks=tables.blocks.finish(),
        places={note.id: note.path for note in ordered},
        iris={note.id: iri for note in ordered if (iri := find_iri(note.properties))},
        notes=ordered,
    )


class _Growing:
    """A table while it is filled; names that many notes share grow in lists."""

    __slots__ = ("_shared", "_table")

    def __init__(self) -> None:
        self._table: dict[str, Ids] = {}
        self._shared: dict[str, list[str]] = {}

    def add(self, key: str, own: Ids) -> None:
        """Add one note, as a tuple that is the same object each time it is added."""
        known = self._table.setdefault(key, own)
        if known is not own:
            shared = self._shared.setdefault(key, [known[0]])
            if shared[-1] is not own[0]:
                shared.append(own[0])

    def finish(self) -> Table:
        self._table.update((key, tuple(ids)) for key, ids in self._shared.items())
        return self._table


class _Tables:
    """The tables while they are filled."""

    __slots__ = ("addresses", "aliases", "blocks", "folders", "ids", "names", "paths", "titles")

    def __init__(self) -> None:
        self.ids, self.paths, self.names = _Growing(), _Growing(), _Growing()
        self.titles, self.aliases, self.addresses = _Growing(), _Growing(), _Growing()
        self.blocks = _Growing()
        self.folders: dict[str, Ids] = {}


def _add_note(tables: _Tables, note: Note) -> None:
    own = (note.id,)
    stem = cut_suffix(note.path)
    folded = fold_name(f"{stem}.md" if note.dialect == "dendron" else stem)
    if _has_own_id(note, stem):
        tables.ids.add(fold_name(note.id), own)
    _add_path(tables, folded, own)
    if not note.path.endswith(NOTE_SUFFIXES):
        _add_path(tables, fold_name(note.path), own)
    tables.titles.add(fold_name(note.title), own)
    for alias in note.aliases:
        tables.aliases.add(fold_name(alias), own)
    for address in note.addresses:
        tables.addresses.add(fold_name(address), own)
    for block in note.blocks:
        tables.blocks.add(block.name.casefold(), own)
    if folded.endswith(_INDEXES):
        _add_folder(tables.folders, folded, own)
    if "_posts/" in folded:  # which `post_url` leaves out, wherever it stands
        tables.names.add(folded.replace("_posts/", ""), own)
    if note.dialect == "jekyll":
        tables.names.add(_to_words(folded), own)


def _has_own_id(note: Note, stem: str) -> bool:
    """Say whether the id is more than the path, which the rules for paths know better."""
    if note.id not in (note.path, stem) or note.id.isdigit():
        return True
    return any(found.key.lower() in ID_KEYS for found in note.properties)


def _add_path(tables: _Tables, path: str, own: Ids) -> None:
    """Add a path, and its file name alone, then with its folder, and so on up to the whole."""
    tables.paths.add(path, own)
    cut = path.rfind("/")
    while cut >= 0:
        tables.names.add(path[cut + 1 :], own)
        cut = path.rfind("/", 0, cut)
    tables.names.add(path, own)


def _add_folder(folders: dict[str, Ids], path: str, own: Ids) -> None:
    """Let a note stand for its folder; an index goes before a README."""
    name = path.rpartition("/")[2]
    if name in _INDEXES:
        folder = find_folder(path) or "."
        if name == _INDEXES[0] or folder not in folders:
            folders[folder] = own


def _to_words(path: str) -> str:
    """Return a file's name as gardens made by Jekyll let one write it: `my-note` is `my note`.

    https://github.com/maximevaillancourt/digital-garden-jekyll-template
    """
    return path.rpartition("/")[2].replace("-", " ").replace("_", " ")
