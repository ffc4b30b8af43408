"""What applications' own settings say about reading their notes."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

MAX_SIZE = 1_000_000  # bytes of a settings file that are looked at

_EDN = re.compile(r'("(?:\\.|[^"\\])*")|;[^\n]*|#_\s*\S+')
_TITLE = re.compile(r':journal/page-title-format\s+"((?:\\.|[^"\\])*)"')
_HIDDEN = re.compile(r":hidden\s+\[([^\]]*)\]")
_STRING = re.compile(r'"((?:\\.|[^"\\])*)"')


class LogseqSettings(Struct, frozen=True):
    """What `logseq/config.edn` says; what it leaves out is empty."""

    journal_title: str = ""
    dotted_names: bool = False  # `A.B.md` is the page A/B too
    hidden: tuple[str, ...] = ()  # folders and files, from the graph's folder on


class JekyllSettings(Struct, frozen=True):
    """What `_config.yml` says; what it leaves out is empty."""

    source: str = ""
    permalink: str = ""
    collections: tuple[tuple[str, str], ...] = ()  # folders with a permalink of their own
    exclude: tuple[str, ...] = ()
    baseurl: str = ""


class CosmaSettings(Struct, frozen=True):
    """What Cosma's `config.yml` says: where the notes are, seen from its folder."""

    files_origin: str = ""


def parse_logseq(text: str) -> LogseqSettings:
    """Read what matters of a graph's `config.edn`.

    https://github.com/logseq/logseq/blob/master/src/resources/templates/config.edn
    """
    text = _EDN.sub(lambda match: match[1] or " ", text)
    title, hidden = _TITLE.search(text), _HIDDEN.search(text)
    names = (name.strip("/") for name in _STRING.findall(hidden[1])) if hidden else ()
    is_old = bool(text.strip()) and ":file/name-format :triple-lowbar" not in " ".join(text.split())
    return LogseqSettings(title[1] if title else "", is_old, tuple(filter(None, names)))


def parse_jekyll(text: str) -> JekyllSettings:
    """Read what matters of a site's `_config.yml`.

    https://jekyllrb.com/docs/configuration/options/ and https://jekyllrb.com/docs/permalinks/
    """
    said = _parse_yaml(text)
    return JekyllSettings(
        _to_text(said.get("source")),
        _to_text(said.get("permalink")),
        tuple(_find_collections(said)),
        tuple(filter(None, _find_texts(said.get("exclude")))),
        _to_text(said.get("baseurl")).strip("/"),
    )


def parse_dendron(text: str) -> tuple[str, ...]:
    """Return the folders that `dendron.yml` names as vaults, seen from its own folder.

    https://wiki.dendron.so/notes/6682fca0-65ed-402c-8634-94cd51463cc4/ (`workspace.vaults`;
    older releases write `vaults` at the top)
    """
    said = _parse_yaml(text)
    workspace = said.get("workspace")
    named = workspace.get("vaults") if isinstance(workspace, dict) else None
    vaults = named or said.get("vaults")
    found = (item.get("fsPath") for item in _to_list(vaults) if isinstance(item, dict))
    return tuple(path for path in found if isinstance(path, str) and path)


def parse_cosma(text: str) -> CosmaSettings | None:
    """Read Cosma's `config.yml`; None for one of another application.

    https://cosma.arthurperret.fr/user-manual.html
    """
    said = _parse_yaml(text)
    if "files_origin" not in said or "record_types" not in said:
        return None
    return CosmaSettings(_to_text(said["files_origin"]))


def read_text(path: Path) -> str | None:
    """Return the text of a settings file, None when there is none that can be read."""
    try:
        if not path.is_file():
            return None
        from zettel.formats.encoding import decode

        with path.open("rb") as file:
            return decode(file.read(MAX_SIZE)).text
    except OSError:
        return None


def _parse_yaml(text: str) -> dict[str, Any]:
    from zettel.formats.front_matter import HANDLER  # most folders have no such settings

    return HANDLER.load(text)


def _find_collections(said: dict[str, object]) -> Iterator[tuple[str, str]]:
    """Yield folders of collections; each has the collection's name behind `_`."""
    collections = said.get("collections")
    parent = _to_text(said.get("collections_dir")).strip("/")
    for name, told in collections.items() if isinstance(collections, dict) else ():
        permalink = _to_text(told.get("permalink")) if isinstance(told, dict) else ""
        if permalink:
            yield f"{parent}/_{name}".lstrip("/"), permalink


def _to_text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _to_list(value: object) -> list[object]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _find_texts(value: object) -> Iterator[str]:
    for item in _to_list(value):
        yield _to_text(item)
