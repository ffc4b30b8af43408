"""Paths for notes to be: their ids as far as any disk can hold them, or what they are called."""

import re
from collections.abc import Iterable

from zettel.edit.imports.rdf.values import to_link
from zettel.formats.fields import find_id
from zettel.resolve.names import cut_suffix

_UNSAFE = re.compile(r'[<>:"\\|?*\x00-\x1f\x7f]')
_UNLINKED = re.compile(r"[\[\]|#^{}`*@!%]")  # what a link to a note's name cannot hold
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_LONGEST = 100  # signs of one part of a path
_BYTES = 200  # of the same; disks hold some 255
_WHOLE = 200


class Paths:
    """Hands out paths that no file has, whatever a disk makes of the case of letters."""

    def __init__(self, taken: Iterable[str], ids: Iterable[str], suffix: str) -> None:
        self._taken = {path.casefold() for path in taken}
        self._names = {_find_stem(path) for path in self._taken} | {one.casefold() for one in ids}
        self._suffix = suffix

    def give(self, note: str) -> str:
        """Return a path for a note's id."""
        stem = "/".join(map(_to_safe, note.split("/")))[:_WHOLE].rstrip("/. ") or "note"
        path, number = f"{stem}{self._suffix}", 1
        while path.casefold() in self._taken:
            number += 1
            path = f"{stem}-{number}{self._suffix}"
        self._taken.add(path.casefold())
        return path

    def give_named(self, title: str) -> str:
        """Return a path that is a title and that links can name; "" where a title is none such.

        No other file of the vault has that name, whatever its folder, and no note that id.
        """
        signs = _UNSAFE.sub(" ", _UNLINKED.sub(" ", title.replace("/", "-")))
        name = _to_safe(" ".join(signs.split()))
        if not any(map(str.isalnum, name)) or not to_link(name, ""):
            return ""
        stem, number = name, 1
        while _find_stem(f"{stem}{self._suffix}".casefold()) in self._names:
            number += 1
            stem = f"{name} {number}"
        path = f"{stem}{self._suffix}"
        if find_id({}, path) != stem:
            return ""  # it begins as a timestamp does
        self._taken.add(path.casefold())
        self._names.add(_find_stem(path.casefold()))
        return path


def _find_stem(path: str) -> str:
    return cut_suffix(path).rpartition("/")[2]


def _to_safe(part: str) -> str:
    """Return one part of a path as Windows, macOS and Linux take it."""
    short = part[:_LONGEST].encode("utf-8", "replace")[:_BYTES].decode("utf-8", "ignore")
    safe = _UNSAFE.sub("-", short).rstrip(". ").lstrip(" ")
    if not safe or safe.startswith(".") or _RESERVED.fullmatch(safe):
        safe = f"_{safe.lstrip('.')}"
    return safe
