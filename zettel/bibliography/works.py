"""One entry of CSL JSON → a `Work`: https://docs.citationstyles.org/en/v1.0.2/specification.html.

Entries come from many programs: whatever is missing or of another kind than expected is left out.
"""

import re
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import quote

from msgspec import Struct


class Name(Struct, frozen=True):
    """A person or a body; a body has no given name."""

    family: str
    given: str = ""


class Work(Struct, frozen=True):
    """A work as far as it is shown."""

    key: str
    title: str
    authors: tuple[Name, ...] = ()  # editors where it has no others
    year: str = ""
    container: str = ""  # the journal or book that it stands in
    place: str = ""  # where in the container: volume, issue, pages
    publisher: str = ""
    url: str = ""


Bibliography = Mapping[str, Work]
"""Works by key."""


def to_work(entry: object) -> Work | None:
    """Convert an entry; what has no id and type is none."""
    if not isinstance(entry, dict) or "type" not in entry:
        return None
    key = _to_text(entry.get("id"))
    if not key:
        return None
    names = [_to_names(entry.get(role)) for role in ("author", "editor", "director", "translator")]
    return Work(
        key,
        title=_to_text(entry.get("title")) or key,
        authors=next(filter(None, names), ()),
        year=_to_year(entry.get("issued")),
        container=_to_text(entry.get("container-title")),
        place=_to_place(entry),
        publisher=_to_text(entry.get("publisher")),
        url=_to_url(entry),
    )


def is_csl(entries: object) -> bool:
    """Say whether decoded JSON is a bibliography: a list in which each has an id and a type."""
    return isinstance(entries, list) and all(
        isinstance(entry, dict) and "id" in entry and "type" in entry for entry in entries
    )


def _to_text(value: object) -> str:
    """Return a text without the marks that CSL allows in titles, and on one line."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return " ".join(_MARKS.sub("", str(value)).split())


_MARKS: Final = re.compile(r"</?(?:i|b|sub|sup|sc|span)\b[^<>]*>", re.IGNORECASE)


def _to_names(names: object) -> tuple[Name, ...]:
    found = [_to_name(name) for name in names] if isinstance(names, list) else []
    return tuple(name for name in found if name.family)


def _to_name(name: object) -> Name:
    if not isinstance(name, dict):
        return Name(_to_text(name))
    part = {key: _to_text(value) for key, value in name.items()}
    if part.get("literal"):
        return Name(part["literal"])
    family = _join(" ", part.get("non-dropping-particle"), part.get("family"))
    given = _join(" ", part.get("given"), part.get("dropping-particle"))
    return Name(_join(", ", family, part.get("suffix")), given) if family else Name(given)


def _to_year(date: object) -> str:
    """Return the year of a date, "2015–2016" of a span, or the words that stand for one."""
    if not isinstance(date, dict):
        return _find_year(_to_text(date))
    parts = date.get("date-parts")
    if isinstance(parts, list) and parts:
        years = [_to_text(part[0]) for part in parts[:2] if isinstance(part, list) and part]
        return "–".join(dict.fromkeys(filter(None, years)))
    return _find_year(_to_text(date.get("literal") or date.get("raw")))


def _find_year(text: str) -> str:
    year = re.search(r"\b\d{4}\b", text)
    return year[0] if year else text


def _to_place(entry: Mapping[str, Any]) -> str:
    """Return where in its container a work stands, as `3(2), 10–12`."""
    volume, issue = _to_text(entry.get("volume")), _to_text(entry.get("issue"))
    pages = re.sub(r"(?<=\d)--?(?=\d)", "–", _to_text(entry.get("page")))
    return _join(", ", volume + (f"({issue})" if issue else ""), pages)


def _to_url(entry: Mapping[str, Any]) -> str:
    doi = _DOI.sub("", _to_text(entry.get("DOI")))
    if doi:
        return f"https://doi.org/{quote(doi, safe='/:;().')}"
    url = _to_text(entry.get("URL"))
    return url if url.lower().startswith(("https://", "http://")) else ""


_DOI: Final = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:)", re.IGNORECASE)


def _join(between: str, *parts: str | None) -> str:
    return between.join(filter(None, parts))
