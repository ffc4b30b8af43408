"""Where a vault's bibliography is: the file that `zettel.toml` names, else CSL JSON beside it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from zettel.bibliography.works import Bibliography, Work, is_csl, to_work
from zettel.errors import VaultError
from zettel.settings import Settings


def list_bibliographies(settings: Settings) -> Iterator[Path]:
    """Yield the files that may be a bibliography."""
    if settings.bibliography:
        yield settings.bibliography
        return
    for folder in dict.fromkeys((settings.root, settings.notes)):
        yield from sorted(folder.glob("*.json"))


def read_bibliography(settings: Settings) -> Bibliography:
    """Read the works that notes may cite; of two with one key the first counts.

    Raises:
        VaultError: the file that `zettel.toml` names is no CSL JSON.
    """
    works: dict[str, Work] = {}
    for path in list_bibliographies(settings):
        entries = _read_entries(path)
        if entries is None and settings.bibliography:
            raise VaultError(
                f"{path} is no CSL JSON: a list of works, each with an id and a type",
                "Zotero and most reference managers export it by that name",
            )
        for work in filter(None, map(to_work, entries or ())):
            works.setdefault(work.key, work)
    return works


_LARGEST: Final = 32 * 1024 * 1024


def _read_entries(path: Path) -> list[object] | None:
    """Read the entries of a file, None where it is no bibliography."""
    try:
        if path.stat().st_size > _LARGEST:
            return None
        entries = msgspec.json.decode(path.read_bytes().removeprefix(b"\xef\xbb\xbf"))
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return entries if is_csl(entries) else None
