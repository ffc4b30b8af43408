"""Paths for notes to be: their ids as far as any disk can hold them."""

import re
from collections.abc import Iterable

_UNSAFE = re.compile(r'[<>:"\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_LONGEST = 100  # signs of one part of a path
_WHOLE = 200


class Paths:
    """Hands out paths that no file has, whatever a disk makes of the case of letters."""

    def __init__(self, taken: Iterable[str], suffix: str) -> None:
        self._taken = {path.casefold() for path in taken}
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


def _to_safe(part: str) -> str:
    """Return one part of a path as Windows, macOS and Linux take it."""
    safe = _UNSAFE.sub("-", part)[:_LONGEST].rstrip(". ").lstrip(" ")
    if not safe or safe.startswith(".") or _RESERVED.fullmatch(safe):
        safe = f"_{safe.lstrip('.')}"
    return safe
