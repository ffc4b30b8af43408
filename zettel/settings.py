"""`zettel.toml`: where a vault's notes and ontology are, and what its data set is called."""

import os
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import msgspec

from zettel.dialect import DIALECTS
from zettel.errors import EmptyVaultError, VaultError

FILE_NAME = "zettel.toml"


class Check(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `[check]` says: codes or names of issues, and the baseline's path from the root."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    baseline: str = ""


class View(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a `[[views]]` says: a name for what the explorer shows at an address.

    `address` is what the page's address has after `#`; the page opens with the `default` one.
    """

    name: str = ""
    address: str = ""
    default: bool = False


class Settings(msgspec.Struct, frozen=True):
    """What a vault's `zettel.toml` says, with defaults for what it leaves out.

    Paths are absolute; `base` ends in `/`; `language` is a BCP 47 tag or empty.
    `has_base` is false where `base` was made up from the folder's name.
    """

    root: Path
    notes: Path
    ontology: Path | None = None
    base: str = "https://notes.example/"
    has_base: bool = True
    suffixes: tuple[str, ...] = (".md", ".markdown")
    dialect: str | None = None
    dialects: tuple[tuple[Path, str], ...] = ()  # folders with the names of theirs
    title: str = ""
    language: str = ""
    licence: str = ""
    creator: str = ""
    bibliography: Path | None = None  # None: what CSL JSON there is beside the notes
    check: Check = Check()
    views: tuple[View, ...] = ()

    @property
    def name(self) -> str:
        """What to call the vault: its title, else the name of its folder."""
        return self.title or self.root.name


class _File(msgspec.Struct, forbid_unknown_fields=True):
    """The keys of `zettel.toml`; paths are relative to its folder."""

    notes: str = "."
    ontology: str = "ontology"
    base: str = ""
    suffixes: list[str] = msgspec.field(default_factory=lambda: [".md", ".markdown"])
    dialect: str | None = None
    dialects: dict[str, str] = msgspec.field(default_factory=dict)
    title: str = ""
    language: str = ""
    licence: str = ""
    creator: str = ""
    bibliography: str = ""
    check: Check = Check()
    views: list[View] = []


def to_relative(path: Path, settings: Settings) -> str:
    """Return a path as issues have it: seen from the folder of the notes, with `/`."""
    return Path(os.path.relpath(path, settings.notes)).as_posix()


def read_settings(folder: Path) -> Settings:
    """Return the settings that hold for `folder`.

    `zettel.toml` is sought in the folder, then upwards to the root of its git repository. One found
    further up counts only when the folder is its notes folder or lies inside it; in a subfolder,
    the subfolder's notes alone are read.

    Raises:
        VaultError: there is no such folder, or its `zettel.toml` cannot be understood.
    """
    if not folder.is_dir():
        hint = "give the folder that holds the notes"
        if folder.exists():
            raise VaultError(f"{folder} is a file, not a folder", hint)
        raise EmptyVaultError(f"{folder} does not exist", hint)
    folder = folder.resolve()
    for root in _find_roots(folder):
        settings = _read_file(root / FILE_NAME, root)
        if folder == root:
            return settings
        if folder.is_relative_to(settings.notes):
            return msgspec.structs.replace(settings, notes=folder)
        break
    return _to_settings(_File(), folder)


def _find_roots(folder: Path) -> list[Path]:
    """Return the folders that hold a `zettel.toml`, up to the git root if there is one."""
    found = []
    for root in (folder, *folder.parents):
        if (root / FILE_NAME).is_file():
            found.append(root)
        if (root / ".git").exists():
            break
    return found


def _read_file(path: Path, root: Path) -> Settings:
    import tomllib  # a small folder of notes may have no settings

    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        _require_list(table)
        return _to_settings(msgspec.convert(table, _File), root)
    except UnicodeDecodeError as error:
        raise VaultError(f"{path} is not UTF-8 text", "save it as UTF-8") from error
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, OSError) as error:
        raise VaultError(f"{path} cannot be read: {error}") from error


def _to_settings(file: _File, root: Path) -> Settings:
    notes = (root / file.notes).resolve()
    if not notes.is_dir():
        raise VaultError(
            f"{root / FILE_NAME} names the notes folder {file.notes!r}, which does not exist"
        )
    ontology = (root / file.ontology).resolve()
    return Settings(
        root=root,
        notes=notes,
        ontology=ontology if ontology.is_dir() else None,
        base=_to_base(file.base) if file.base else f"https://{_to_host(root.name)}.example/",
        has_base=bool(file.base),
        suffixes=tuple(s if s.startswith(".") else f".{s}" for s in map(str.lower, file.suffixes)),
        dialect=file.dialect and _to_dialect(file.dialect),
        dialects=tuple(_find_dialects(file, notes)),
        title=file.title,
        language=_to_language(file.language),
        licence=file.licence,
        creator=file.creator,
        bibliography=_find_bibliography(file, root),
        check=file.check,
        views=tuple(_find_views(file)),
    )


def _find_bibliography(file: _File, root: Path) -> Path | None:
    if not file.bibliography:
        return None
    path = (root / file.bibliography).resolve()
    if not path.is_file():
        message = f"{root / FILE_NAME} names the bibliography {file.bibliography!r}"
        raise VaultError(f"{message}, which does not exist")
    return path


def _find_dialects(file: _File, notes: Path) -> Iterator[tuple[Path, str]]:
    """Yield the folders of `[dialects]`, which are written as seen from the notes folder."""
    for name, dialect in file.dialects.items():
        folder = (notes / name).resolve()
        if not folder.is_dir():
            raise VaultError(f"[dialects] in {FILE_NAME} names {name!r}, which is no folder")
        yield folder, _to_dialect(dialect)


def _require_list(table: dict[str, object]) -> None:
    """Refuse views that are written as one table."""
    if isinstance(table.get("views"), dict):
        raise VaultError(f"[views] in {FILE_NAME} is to be [[views]]", "one for each view")


def _find_views(file: _File) -> Iterator[View]:
    """Yield the views, each with the part of its address that comes after `#`."""
    names: set[str] = set()
    for view in file.views:
        name, address = " ".join(view.name.split()), view.address.rpartition("#")[2].strip()
        if not name or not address:
            raise VaultError(
                f"a view in {FILE_NAME} lacks its {'address' if name else 'name'}",
                "the page writes such an entry: in its menu, under Views",
            )
        if name in names:
            raise VaultError(f"two views in {FILE_NAME} are called {name!r}", "rename one")
        names.add(name)
        yield msgspec.structs.replace(view, name=name, address=address)
    if sum(view.default for view in file.views) > 1:
        raise VaultError(f"more than one view in {FILE_NAME} is the default", "keep one")


def _to_dialect(written: str) -> str:
    name = written.strip().lower()
    if name in DIALECTS:
        return name
    from difflib import get_close_matches

    near = get_close_matches(name, DIALECTS, 1)
    known = ", ".join(DIALECTS)
    hint = f"did you mean {near[0]!r}?" if near else f"it is one of {known}"
    raise VaultError(f"{FILE_NAME} names {written!r}, which is no dialect that is known", hint)


@lru_cache
def parse_language(written: str) -> str:
    """Return a language tag in lower case (BCP 47; `fr_FR` is `fr-fr`), "" for what is none.

    Language, script, region and variants are known; extensions and private tags are not.
    """
    tag = written.strip().replace("_", "-").lower()
    return tag if _LANGUAGE.fullmatch(tag) else ""


_LANGUAGE = re.compile(
    r"[a-z]{2,3}(-[a-z]{3}){0,3}(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
)


_BASE = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]*://(?:[\w.~-]+(?::[0-9]+)?)?/?(?:[\w.~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*"
)


def _to_base(written: str) -> str:
    if not _BASE.fullmatch(written):
        raise VaultError(
            f"base = {written!r} in {FILE_NAME} is not an absolute IRI",
            'write something like base = "https://example.org/notes/"',
        )
    return written if written.endswith("/") else f"{written}/"


def _to_language(written: str) -> str:
    tag = parse_language(written)
    if written and not tag:
        message = f"language = {written!r} in {FILE_NAME} is no language"
        raise VaultError(message, 'write one like language = "fr"')
    return tag


def _to_host(name: str) -> str:
    """Return a folder's name as a host label (RFC 1123): letters, digits and inner hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:63].strip("-") or "notes"
