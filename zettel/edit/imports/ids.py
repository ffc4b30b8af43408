"""Ids for notes to be: their own where it is free, else a moment, second by second."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta

from zettel.errors import OutputError
from zettel.model import Note
from zettel.resolve.names import cut_suffix

_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?(?!\d)")
_TIMESTAMP = re.compile(r"\d{12}|\d{14}")
_FILE_NAME = re.compile(r"[\w@+~][\w@+~. -]{0,99}(?<![. ])")
_TRIES = 1_000_000


class Ids:
    """Hands out ids that nobody has; letter case does not tell two apart, as on some disks."""

    def __init__(self, taken: Iterable[str], now: datetime) -> None:
        self._taken = {name.casefold() for name in taken}
        self._now = now.replace(microsecond=0)
        self._next: dict[datetime, int] = {}  # the seconds after a moment that are gone

    def give(self, note: Note, created: str, *, is_site: bool) -> tuple[str, str]:
        """Return an id for a note that was made at a moment, and where it comes from.

        `is_site` says that an id that is no timestamp is that of a page of a web site.
        """
        own = find_own_id(note)
        if own and (_TIMESTAMP.fullmatch(own) or not is_site) and self._take(own):
            return own, "its own"
        moment = parse_moment(created)
        start, origin = (moment, "its date") if moment else (self._now, "the moment of import")
        for second in range(self._next.get(start, 0), _TRIES):
            try:
                found = f"{start + timedelta(seconds=second):%Y%m%d%H%M%S}".zfill(14)
            except OverflowError:
                break
            if self._take(found):
                self._next[start] = second + 1
                return found, origin
        raise OutputError(f"no id is free from {start:%Y%m%d%H%M%S} on")

    def _take(self, name: str) -> bool:
        if name.casefold() in self._taken:
            return False
        self._taken.add(name.casefold())
        return True


def find_own_id(note: Note) -> str:
    """Return the id that a note has beside its path and that may name a file, else ""."""
    own = note.id
    is_own = own not in (note.path, cut_suffix(note.path)) or _TIMESTAMP.fullmatch(own)
    return own if is_own and _FILE_NAME.fullmatch(own) else ""


def parse_moment(written: str) -> datetime | None:
    """Return the moment that a date begins with, None where it names no day."""
    match = _DATE.match(written.strip())
    if match is None:
        return None
    numbers = [int(number or 0) for number in match.groups()]
    try:
        return datetime(*numbers)  # type: ignore[arg-type]
    except ValueError:
        return None
