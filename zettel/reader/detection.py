"""Which dialect a folder's notes are written in, and what shows it.

`zettel.toml` says it, else the marker files of an application, else signs in the notes. An
application reads all that is below its marker by its own rules: signs count only where no marker
holds. A vault may be mixed: its top folders are looked at one by one.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from zettel.dialect import DIALECTS, PLAIN, Dialect
from zettel.reader.listing import is_folder
from zettel.reader.markers import find_markers
from zettel.reader.signs import HEAD, LEAST, Head, find_signed, parse_head
from zettel.settings import Settings

SAMPLE = 200
"""Notes that are looked at for signs."""


GUESTS = frozenset({"zettlr"})
"""Applications that mark any folder they are shown: the mark of another counts more."""


class FoundDialect(Struct, frozen=True):
    """A folder with the dialect of its notes, what shows it, and how many notes that concerns.

    "" is the whole vault; it holds for all folders that are not told by themselves.
    """

    folder: str
    dialect: Dialect
    evidence: str
    notes: int = 0


class Marked(Struct, frozen=True):
    """What is known before a note is read; `left_out` are patterns as `find_files` takes them."""

    dialects: tuple[FoundDialect, ...] = ()
    left_out: tuple[str, ...] = ()


def find_marked(settings: Settings) -> Marked:
    """Find what `zettel.toml` and marker files say about the notes folder and its top folders.

    Markers are sought in the notes folder, in those above it up to the vault's root and to the root
    of its git repository, and in its top folders; the nearest counts.
    """
    found: dict[str, FoundDialect] = {}
    left_out: list[str] = []
    for marker in (m for folder in _find_folders(settings) for m in find_markers(folder)):
        folder = _find_place(marker.folder, settings.notes)
        is_guest = marker.dialect.name in GUESTS and "" in found
        if folder is not None and folder not in found and not is_guest:
            dialect = _place_site(marker.dialect, marker.site, settings.notes)
            found[folder] = FoundDialect(folder, dialect, marker.evidence)
        left_out += _find_left_out(marker.folder, marker.left_out, settings.notes)
    _obey(settings, found)
    return Marked(tuple(found.values()), tuple(dict.fromkeys(left_out)))


def find_dialects(
    settings: Settings, paths: Sequence[str], marked: Marked
) -> tuple[FoundDialect, ...]:
    """Return the dialects of a vault in order of folder, with the notes that each holds for.

    `paths` are those of all notes, sorted.
    """
    found = {one.folder: one for one in marked.dialects}
    if "" not in found:
        for one in _find_by_signs(settings.notes, paths, found):
            found.setdefault(one.folder, one)
    find = build_finder(tuple(found.values()))
    counts = Counter([find(path).folder for path in paths]) if len(found) > 1 else {"": len(paths)}
    counted = (replace(one, notes=counts[folder]) for folder, one in sorted(found.items()))
    return tuple(one for one in counted if one.notes)


def find_samples(paths: Sequence[str], marked: Marked) -> tuple[str, ...]:
    """Return the notes that `find_dialects` looks into: while they and all paths stay, so does it.

    None where a marker tells what the whole vault is.
    """
    if any(not one.folder for one in marked.dialects):
        return ()
    samples = _sort_samples(paths, build_finder(marked.dialects))
    return tuple(path for sample in samples.values() for path in sample)


def tell_dialects(dialects: Sequence[FoundDialect]) -> list[tuple[str, object]]:
    """Return what of dialects matters to how notes are read."""
    return [(one.folder, one.dialect) for one in dialects]


def build_finder(dialects: Iterable[FoundDialect]) -> Callable[[str], FoundDialect]:
    """Return the function that tells what holds for a note's path: the deepest folder above it."""
    by_folder = {one.folder: one for one in dialects}
    whole = by_folder.pop("", FoundDialect("", PLAIN, ""))
    if not by_folder:
        return lambda path: whole
    known: dict[str, FoundDialect] = {"": whole}

    def find(path: str) -> FoundDialect:
        folder = path.rpartition("/")[0]
        if folder not in known:
            known[folder] = by_folder.get(folder) or find(folder)
        return known[folder]

    return find


def _find_folders(settings: Settings) -> Iterator[Path]:
    """Yield the folders where markers are sought, the nearest first."""
    notes = settings.notes
    yield notes
    above = [*notes.parents]
    ends = [i for i, folder in enumerate(above, 1) if folder == settings.root]
    git = next((i for i, f in enumerate((notes, *above)) if (f / ".git").exists()), 0)
    yield from above[: max([git, *ends])]
    try:
        with os.scandir(notes) as entries:
            tops = [entry.name for entry in entries if is_folder(entry)]
    except OSError:
        return
    yield from (notes / name for name in sorted(tops) if name[0] != ".")


def _find_place(folder: Path, notes: Path) -> str | None:
    """Return a folder as the notes folder sees it: "" for one above, None for one elsewhere."""
    if notes.is_relative_to(folder):
        return ""
    return folder.relative_to(notes).as_posix() if folder.is_relative_to(notes) else None


def _place_site(dialect: Dialect, site: Path | None, notes: Path) -> Dialect:
    """Say in a dialect where the site stands whose addresses its notes have."""
    if site is None or site == notes:
        return dialect
    if site.is_relative_to(notes):
        return replace(dialect, site=site.relative_to(notes).as_posix())
    if notes.is_relative_to(site):
        return replace(dialect, within=notes.relative_to(site).as_posix())
    return dialect


def _find_left_out(folder: Path, patterns: Iterable[str], notes: Path) -> Iterator[str]:
    """Yield patterns of a folder as seen from the notes folder."""
    inside = _find_place(folder, notes)
    for pattern in patterns if inside is not None else ():
        if inside:
            yield f"{inside}/{pattern}"
        elif folder == notes:
            yield pattern
        else:
            start = notes.relative_to(folder).as_posix() + "/"
            if pattern.startswith(start):
                yield pattern.removeprefix(start)


def _obey(settings: Settings, found: dict[str, FoundDialect]) -> None:
    """Put what `zettel.toml` says in place of what was found; an application's settings stay."""
    told = "`zettel.toml` says so"
    said = {_find_place(folder, settings.notes): name for folder, name in settings.dialects}
    if settings.dialect:
        found_at_all = found.get("")
        found.clear()
        if found_at_all:
            found[""] = found_at_all
        said.setdefault("", settings.dialect)
    for folder, name in said.items():
        if folder is not None:
            known = found.get(folder)
            same = known.dialect if known and known.dialect.name == name else DIALECTS[name]
            found[folder] = FoundDialect(folder, same, told)


def _find_by_signs(
    notes: Path, paths: Sequence[str], found: dict[str, FoundDialect]
) -> Iterator[FoundDialect]:
    """Yield what the notes show: of top folders by themselves, then of all that were looked at."""
    folders = _sort_samples(paths, build_finder(found.values()))
    own: list[FoundDialect] = []
    heads: list[Head] = []

    def names() -> set[str]:
        return {path.rpartition("/")[2].rpartition(".")[0].casefold() for path in paths}

    for folder, sample in folders.items():
        inner = _read_heads(notes, sample)
        heads += inner
        if folder:
            own.append(FoundDialect(folder, *find_signed(inner, names)))
    whole = find_signed(heads, names)
    yield FoundDialect("", *whole)
    yield from (one for one in own if one.dialect not in {PLAIN, whole[0]})


def _sort_samples(
    paths: Sequence[str], find: Callable[[str], FoundDialect]
) -> dict[str, list[str]]:
    """Return the first notes of each top folder that nothing marks; they share `SAMPLE` evenly."""
    folders: dict[str, list[str]] = {}
    for path in paths:
        if not find(path).folder:
            top, slash, _ = path.partition("/")
            folders.setdefault(top if slash else "", []).append(path)
    left = SAMPLE
    small_first = sorted(folders, key=lambda folder: (len(folders[folder]), folder))
    for number, folder in enumerate(small_first):
        share = max(LEAST, left // (len(folders) - number))
        folders[folder] = folders[folder][: min(share, left)]
        left -= len(folders[folder])
    return folders


def _read_heads(notes: Path, paths: Iterable[str]) -> list[Head]:
    heads = []
    for path in paths:
        try:
            handle = os.open(f"{notes}/{path}", os.O_RDONLY | _FLAGS)
        except OSError:
            continue
        try:
            heads.append(parse_head(path, os.read(handle, HEAD)))
        except OSError:
            continue
        finally:
            os.close(handle)
    return heads


_FLAGS = getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
