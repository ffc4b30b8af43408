"""Logseq's names of files: `A___B.md` is the page A/B, `2022_11_21.md` the journal of that day.

In graphs of before 2023 `A.B.md` is A/B too; no part of a name is empty.
https://docs.logseq.com/#/page/filename%20format
https://docs.logseq.com/#/page/journals
"""

import re
from datetime import date
from urllib.parse import unquote

from msgspec import Struct

from zettel.dialect import Dialect

_DAY = re.compile(r"(\d{4})[-_](\d{2})[-_](\d{2})")
_PART = re.compile(r"'([^']*)'|yyyy|yy|y|MMMM|MMM|MM|M|do|dd|d|EEEE|EEE|EE|E")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NAMES = ("MMM do, yyyy", "yyyy-MM-dd", "yyyy_MM_dd")
"""Titles that lead to a day's journal in every vault, whatever its own title looks like."""


class PageName(Struct, frozen=True):
    """What a file's name says of its page."""

    title: str
    aliases: tuple[str, ...] = ()  # its other names
    day: str = ""  # of a journal, as 2022-11-21


def parse_page_name(path: str, dialect: Dialect) -> PageName:
    """Read the name of a page's file."""
    name = path.rpartition("/")[2]
    stem = name.rpartition(".")[0] or name
    day = _parse_day(stem)
    if day is None:
        title = _to_page(stem.replace("___", "/"))
        old = _to_page(stem.replace(".", "/")) if dialect.dotted_names else title
        return PageName(title, () if old == title else (old,))
    title = format_day(day, dialect.journal_title)
    others = (format_day(day, pattern) for pattern in _NAMES)
    return PageName(title, tuple(other for other in others if other != title), day.isoformat())


def format_day(day: date, pattern: str) -> str:
    """Write a date by a pattern of letters, as `EEE, MMM do, yyyy` gives "Mon, Nov 21st, 2022".

    The letters are those of Joda-Time that Logseq offers for titles of journals; text between
    apostrophes stands for itself.
    """
    return _PART.sub(lambda match: _format_part(day, match[0], match[1]), pattern)


def _to_page(name: str) -> str:
    parts = unquote(name, errors="replace").split("/")
    return "/".join(filter(None, parts)) or name


def _parse_day(stem: str) -> date | None:
    match = _DAY.fullmatch(stem)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def _format_part(day: date, part: str, literal: str | None) -> str:
    if literal is not None:
        return literal or "'"
    weekday, month = _WEEKDAYS[day.weekday()], _MONTHS[day.month - 1]
    return {
        "yyyy": f"{day.year:04}",
        "yy": f"{day.year % 100:02}",
        "y": str(day.year),
        "MMMM": month,
        "MMM": month[:3],
        "MM": f"{day.month:02}",
        "M": str(day.month),
        "dd": f"{day.day:02}",
        "do": f"{day.day}{_find_ordinal(day.day)}",
        "d": str(day.day),
        "EEEE": weekday,
        "EEE": weekday[:3],
        "EE": weekday[:2],
        "E": weekday[:1],
    }[part]


def _find_ordinal(number: int) -> str:
    if number in {11, 12, 13}:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
