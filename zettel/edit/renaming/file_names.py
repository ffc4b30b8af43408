"""What a note's file is called after its title, so that it can follow when the title changes."""

import re
import unicodedata
from collections.abc import Callable
from itertools import product

_LEAD = re.compile(r"(?:\d{12,17}|\d{8}|\d{4}[-.]\d{2}[-.]\d{2})[-_. ]+")
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|#^\[\]]+')
_ENCODED = re.compile(r'[\x00-\x1f\x7f%\\:*?"<>|#]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
LONGEST = 255
"""Bytes of a file's name on all common systems."""

_ROOM = 24  # bytes, for a suffix and a leading date or id

Namer = Callable[[str], str]


def to_file_name(title: str) -> str:
    """Return a title as a file may be called on every system, "" when nothing is left of it.

    Signs that a system or a wiki link forbids become blanks; names that Windows keeps for its
    devices get a `_`. https://learn.microsoft.com/windows/win32/fileio/naming-a-file
    """
    name = " ".join(_FORBIDDEN.sub(" ", title).split()).strip(" .")
    if _RESERVED.fullmatch(name):
        name = f"{name}_"
    while len(name.encode("utf-8", "replace")) > LONGEST - _ROOM:
        name = name[:-1].rstrip(" .")
    return name


def follow_title(stem: str, old: str, new: str) -> str | None:
    """Return what a file is called under a new title, None where the old one did not name it.

    A leading id or date stays: `2020-01-31-old-title` becomes `2020-01-31-new-title`.

    >>> follow_title("old-title", "Old title", "New title")
    'new-title'
    """
    lead = _LEAD.match(stem)
    for start in ("", lead[0] if lead else ""):
        if stem == start + old:
            return start + to_file_name(new) if to_file_name(new) else None
        for namer in _NAMERS:
            if namer(old) and stem == start + namer(old):
                return start + namer(new) if namer(new) else None
    return None


def follow_page(stem: str, new: str) -> str:
    """Return what a page of Logseq is called under a new title, which its file's name spells out.

    `A/B` is `A___B`, signs that a system forbids are percent-encoded; a file that has its slashes
    as `%2F` keeps them so. https://docs.logseq.com/#/page/filename%20format
    """
    name = _ENCODED.sub(lambda sign: f"%{ord(sign[0]):02X}", new)
    name = f"{name[:-1]}%2E" if name.endswith(".") else name
    name = f"%2E{name[1:]}" if name.startswith(".") else name  # else the file would be hidden
    return name.replace("/", "%2F" if "%2F" in stem and "___" not in stem else "___")


def _to_words(text: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", text.replace("'", "").replace("’", "")).split())


def _to_plain_letters(text: str) -> str:
    marked = unicodedata.normalize("NFKD", text)
    return "".join(char for char in marked if not unicodedata.combining(char))


def _to_plain_words(text: str) -> str:
    return _to_words(_to_plain_letters(text))


def _build_namers() -> list[Namer]:
    """Return the ways to make a file's name of a title, the plainest first."""
    cases: tuple[Namer, ...] = (str, str.lower)
    forms: tuple[Namer, ...] = (str, _to_composed, _to_decomposed)
    slugs: tuple[Namer, ...] = (_to_words, _to_plain_words, to_file_name)
    ways: list[tuple[Namer, str]] = [(to_file_name, " "), *product(slugs, "-_")]
    return [
        _join(base, blank, case, form) for (base, blank), case, form in product(ways, cases, forms)
    ]


def _join(base: Namer, blank: str, case: Namer, form: Namer) -> Namer:
    return lambda text: form(case(base(text).replace(" ", blank)))


def _to_composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _to_decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


_NAMERS = _build_namers()
