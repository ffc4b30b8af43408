"""Marker files: what an application leaves beside its notes tells that they are its own.

Each finder looks into one folder by a few names and yields what it knows of it, or of folders below
that its settings name. Nothing here reads notes.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from zettel.dialect import DIALECTS, Dialect
from zettel.reader.configurations import (
    parse_cosma,
    parse_dendron,
    parse_jekyll,
    parse_logseq,
    read_text,
)


class Marker(Struct, frozen=True):
    """A folder whose notes belong to an application."""

    folder: Path
    dialect: Dialect
    evidence: str  # for people, as "`.obsidian/` folder"
    left_out: tuple[str, ...] = ()  # below it, as patterns of fnmatch; those of folders end in "/"
    site: Path | None = None  # where the addresses of a site begin


Finder = Callable[[Path], Iterator[Marker]]
"""Looks into one folder for the files of one application."""


def find_markers(folder: Path) -> list[Marker]:
    """Return what the marker files in one folder tell, at most one marker for each folder.

    Where several applications have been at work the first of `FINDERS` counts. Jekyll only
    publishes what another application writes: what is special in its notes then counts too.
    """
    found: dict[Path, Marker] = {}
    for find in FINDERS.values():
        for marker in _find_in(folder, find):
            known = found.get(marker.folder)
            if known is None:
                found[marker.folder] = marker
            elif marker.dialect.liquid:
                found[marker.folder] = _join(known, marker)
    return list(found.values())


def _find_in(folder: Path, find: Finder) -> list[Marker]:
    """Look into a folder; one that is closed to us shows nothing."""
    try:
        return list(find(folder))
    except OSError:
        return []


def _join(editor: Marker, publisher: Marker) -> Marker:
    left_out = editor.left_out + publisher.left_out
    if editor.dialect.label_first or editor.dialect.page_names:
        return replace(editor, left_out=left_out)
    site = publisher.dialect
    dialect = replace(editor.dialect, liquid=True, addresses=site.addresses, baseurl=site.baseurl)
    told = f"{editor.evidence}, published by {publisher.evidence}"
    return Marker(editor.folder, dialect, told, left_out, publisher.site)


def _find_dendron(folder: Path) -> Iterator[Marker]:
    """`dendron.yml` names the vaults of a workspace; each has a `root.md` and schemas."""
    dialect = DIALECTS["dendron"]
    said = read_text(folder / "dendron.yml")
    if said is not None:
        named = [_join_path(folder, vault) for vault in parse_dendron(said)]
        here = [vault for vault in named if vault.is_relative_to(folder)]
        for vault in here:
            yield Marker(vault, dialect, "`dendron.yml` names it as a vault")
        if not here:  # a published copy, whose vaults are elsewhere
            yield Marker(folder, dialect, "`dendron.yml`")
        return
    if (folder / "root.schema.yml").is_file():
        yield Marker(folder, dialect, "`root.schema.yml`")
    elif (folder / ".dendron.ws").is_file():
        yield Marker(folder, dialect, "`.dendron.ws`")
    elif (folder / "root.md").is_file() and any(folder.glob("*.schema.yml")):
        yield Marker(folder, dialect, "`root.md` beside schemas (`*.schema.yml`)")


def _find_logseq(folder: Path) -> Iterator[Marker]:
    said = read_text(folder / "logseq" / "config.edn")
    has_pages = (folder / "pages").is_dir()
    if said is None and not (has_pages and all(map(Path.is_dir, _journal_folders(folder)))):
        return
    if _is_mere_guest(folder):
        return
    settings = parse_logseq(said or "")
    dialect = DIALECTS["logseq"]
    title = settings.journal_title or dialect.journal_title
    evidence = (
        "`pages/` and `journals/` beside `logseq/`" if said is None else "`logseq/config.edn`"
    )
    hidden = (form for name in settings.hidden for form in (name, f"{name}/"))
    left_out = ("logseq/bak/", "logseq/version-files/", "logseq/.recycle/", *hidden)
    is_old = settings.dotted_names and not any((folder / "pages").glob("*___*.md"))
    dialect = replace(dialect, journal_title=title, dotted_names=is_old)
    yield Marker(folder, dialect, evidence, left_out)


def _journal_folders(folder: Path) -> tuple[Path, Path]:
    return folder / "journals", folder / "logseq"


def _is_mere_guest(folder: Path) -> bool:
    """Say whether Logseq only looked into a vault of Obsidian, whose notes stand elsewhere."""
    if not (folder / ".obsidian").is_dir():
        return False
    own = sum(_count_notes(folder / name) for name in ("pages", "journals"))
    return own <= _count_notes(folder)


def _count_notes(folder: Path) -> int:
    return sum(1 for _ in folder.glob("*.md"))


def _find_foam(folder: Path) -> Iterator[Marker]:
    dialect = DIALECTS["foam"]
    if (folder / ".foam").is_dir():
        yield Marker(folder, dialect, "`.foam/` folder")
        return
    for name, sign in _FOAM_FILES:
        said = read_text(folder / ".vscode" / name)
        if said is not None and sign in said:
            yield Marker(folder, dialect, f"`.vscode/{name}` of Foam")
            return


_FOAM_FILES = (
    ("foam.json", ""),
    ("extensions.json", "foam.foam-vscode"),
    ("settings.json", '"foam.'),
)


def _find_obsidian(folder: Path) -> Iterator[Marker]:
    """Obsidian's folder; its plugin Juggl gives lists of links their types."""
    if (folder / ".obsidian").is_dir():
        dialect = DIALECTS["obsidian"]
        if (folder / ".obsidian" / "plugins" / "juggl").is_dir():
            yield Marker(
                folder, replace(dialect, typed_lists=True), "`.obsidian/` folder, with Juggl"
            )
        else:
            yield Marker(folder, dialect, "`.obsidian/` folder")


def _find_zettlr(folder: Path) -> Iterator[Marker]:
    for name in (".ztr-directory", ".zettlr"):
        if (folder / name).exists():
            yield Marker(folder, DIALECTS["zettlr"], f"`{name}`")
            return


def _find_cosma(folder: Path) -> Iterator[Marker]:
    said = read_text(folder / "config.yml")
    settings = parse_cosma(said) if said else None
    if settings is not None:
        origin = _join_path(folder, settings.files_origin or ".")
        place = origin if origin.is_dir() and origin.is_relative_to(folder) else folder
        yield Marker(place, DIALECTS["cosma"], "`config.yml` of Cosma")
    elif (folder / "cosmoscope.html").is_file():
        yield Marker(folder, DIALECTS["cosma"], "`cosmoscope.html`")


def _find_jekyll(folder: Path) -> Iterator[Marker]:
    """A site's `_config.yml`, unless it is a Jupyter Book's, or posts without one."""
    dialect = DIALECTS["jekyll"]
    name = next((n for n in ("_config.yml", "_config.yaml") if (folder / n).is_file()), "")
    if not name:
        if (folder / "_posts").is_dir():
            yield Marker(folder, dialect, "`_posts/` folder", _BUILT, folder)
        return
    if (folder / "_toc.yml").is_file():
        return
    settings = parse_jekyll(read_text(folder / name) or "")
    site = _join_path(folder, settings.source or ".")
    baseurl = f"/{settings.baseurl}" if settings.baseurl else ""
    addresses = settings.permalink or dialect.addresses
    dialect = replace(dialect, addresses=addresses, baseurl=baseurl)
    excluded = (f"{pattern.strip('/')}/" for pattern in settings.exclude)  # single files are kept
    yield Marker(site, dialect, f"`{name}`", (*_BUILT, *excluded), site)
    for collection, permalink in settings.collections:
        told = f"`{name}` names its addresses"
        yield Marker(site / collection, replace(dialect, addresses=permalink), told, (), site)


_BUILT = ("_site/", "vendor/")


def _join_path(folder: Path, path: str) -> Path:
    """Join a path from a settings file; one that no system could hold is the folder itself."""
    try:
        return (folder / path).resolve()
    except (OSError, ValueError, RuntimeError):
        return folder


FINDERS: Mapping[str, Finder] = MappingProxyType(
    {
        "dendron": _find_dendron,
        "logseq": _find_logseq,
        "foam": _find_foam,
        "obsidian": _find_obsidian,
        "zettlr": _find_zettlr,
        "cosma": _find_cosma,
        "jekyll": _find_jekyll,
    }
)
"""The finders, those first whose marks are the surest."""
