"""Dates as people write them, with the days between which they lie.

`2016`, `2016-10`, `2016-10-01`, `2015-04-24 11:07:00 +02:00`, the timestamps of ids, months and
seasons in French and English ("octobre 2014", "7 décembre 2016", "autumn 2016"), ranges of years
("2015-2017"), milliseconds since 1970 (13 digits, as Dendron writes; none after 2096, for an ISBN
has 13 digits too). Seasons are those of the northern hemisphere's almanac, in whole days that any
country's reckoning allows: both the meteorological and the astronomical season lie inside them.
"""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from msgspec import Struct

from zettel.syntax.date_words import MONTHS, SEASONS

_YEAR = re.compile(r"(\d{4})")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(Z|[+-]\d{2}:\d{2})?")
_MOMENT = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})[Tt ](\d{1,2}):(\d{2})(?::(\d{2})(\.\d+)?)?"
    r" ?(Z|z|UTC|[+-]\d{2}:?\d{2})?"
)
_TIMESTAMP = re.compile(r"(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?")
_EPOCH = re.compile(r"[1-3]\d{12}")
_RANGE = re.compile(r"(\d{4})\s*[-–—/]\s*(\d{4})")
_WORDS = re.compile(r"(?:(\d{1,2})(?:er|st|nd|rd|th)?\s+)?([a-z]+)\.?,?\s+(?:of\s+)?(\d{4})")
_AMERICAN = re.compile(r"([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")


class Date(Struct, frozen=True, gc=False):
    """A date and its bounds.

    `text` is a valid form of the XML Schema datatype where there is one, else as written;
    `datatype` is "date", "gYear", "gYearMonth", "dateTime", or "" for what has none of them.
    """

    text: str
    datatype: str
    earliest: str  # "YYYY-MM-DD"
    latest: str


@lru_cache(maxsize=4096)
def parse_date(text: str) -> Date | None:
    """Read a date; None when the text is none, or names a day that does not exist."""
    written = " ".join(text.split())
    if not written or len(written) > 60:
        return None
    try:
        if written[0].isdigit() and (found := _parse_numbers(written)):
            return found
        return _parse_words(written)
    except ValueError:  # no such day, month, hour
        return None


def _parse_numbers(text: str) -> Date | None:
    for pattern, build in _FORMS:
        if match := pattern.fullmatch(text):
            return build(text, match)
    return None


def _parse_words(text: str) -> Date | None:
    folded = _fold(text)
    if match := _WORDS.fullmatch(folded):
        day, word, year = match.groups()
    elif match := _AMERICAN.fullmatch(folded):
        word, day, year = match.groups()
    else:
        return None
    if word in MONTHS:
        first, last = _find_month(int(year), MONTHS[word])
        if day:
            first = last = first.replace(day=int(day))
        return _build(text, "", first, last)
    if word in SEASONS and not day:
        (before, *first_day), (after, *last_day) = SEASONS[word]
        first = date(int(year) + before, *first_day)
        return _build(text, "", first, date(int(year) + after, *last_day))
    return None


def _build(text: str, datatype: str, first: date, last: date) -> Date | None:
    return Date(text, datatype, first.isoformat(), last.isoformat()) if first <= last else None


def _build_year(text: str, _: re.Match[str]) -> Date | None:
    return _build(text, "gYear", date(int(text), 1, 1), date(int(text), 12, 31))


def _build_month(text: str, match: re.Match[str]) -> Date | None:
    return _build(text, "gYearMonth", *_find_month(int(match[1]), int(match[2])))


def _build_range(text: str, match: re.Match[str]) -> Date | None:
    return _build(text, "", date(int(match[1]), 1, 1), date(int(match[2]), 12, 31))


def _build_day(text: str, match: re.Match[str]) -> Date | None:
    day = _find_day(match)
    return _build(text, "date", day, day)


def _build_moment(_: str, match: re.Match[str]) -> Date | None:
    day, (hour, minute, second, fraction, zone) = _find_day(match), match.groups()[3:]
    moment = f"{day}T{_to_time(hour, minute, second)}{fraction or ''}{_to_zone(zone)}"
    return _build(moment, "dateTime", day, day)


def _build_timestamp(_: str, match: re.Match[str]) -> Date | None:
    day, (hour, minute, second) = _find_day(match), match.groups()[3:]
    if hour is None:
        return _build(day.isoformat(), "date", day, day)
    return _build(f"{day}T{_to_time(hour, minute, second)}", "dateTime", day, day)


def _build_epoch(_: str, match: re.Match[str]) -> Date | None:
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=int(match[0]))
    text = moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return _build(text, "dateTime", moment.date(), moment.date())


def _find_day(match: re.Match[str]) -> date:
    return date(int(match[1]), int(match[2]), int(match[3]))


def _find_month(year: int, month: int) -> tuple[date, date]:
    first = date(year, month, 1)
    return first, first.replace(day=monthrange(year, month)[1])


def _to_time(hour: str, minute: str, second: str | None) -> str:
    if int(hour) > 23 or int(minute) > 59 or int(second or 0) > 59:
        raise ValueError("no such time of day")
    return f"{int(hour):02}:{minute}:{second or '00'}"


def _to_zone(zone: str | None) -> str:
    if not zone:
        return ""
    if zone in {"Z", "z", "UTC"}:
        return "Z"
    if int(zone[1:3]) > 14 or int(zone[-2:]) > 59:
        raise ValueError("no such time zone")
    return f"{zone[:3]}:{zone[-2:]}"


def _fold(text: str) -> str:
    """Return lower-case text without accents."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


_FORMS: tuple[tuple[re.Pattern[str], Callable[[str, re.Match[str]], Date | None]], ...] = (
    (_YEAR, _build_year),
    (_MONTH, _build_month),
    (_DAY, _build_day),
    (_MOMENT, _build_moment),
    (_TIMESTAMP, _build_timestamp),
    (_EPOCH, _build_epoch),
    (_RANGE, _build_range),
)
