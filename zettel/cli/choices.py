"""What a caller may choose: one name of several, one option of those that exclude each other."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from zettel.errors import FormatError


def find_choice(written: str, known: Iterable[str], what: str = "format") -> str:
    """Return what goes by the name written, whatever its case.

    Args:
        written: by the caller.
        known: names that may be chosen.
        what: what they are names of.

    Raises:
        FormatError: nothing goes by it; says what does, and the nearest.
    """
    names = tuple(known)
    folded = written.strip().casefold()
    if folded in names:
        return folded
    near = get_close_matches(folded, names, n=1)
    meant = f"; did you mean {near[0]}?" if near else ""
    raise FormatError(f"there is no {what} {written!r}{meant}", f"one of {', '.join(names)}")


def require_one(asked: Mapping[str, bool]) -> None:
    """Say nothing where at most one of several options is given.

    Raises:
        FormatError: two are.
    """
    given = [name for name, is_given in asked.items() if is_given]
    if len(given) > 1:
        raise FormatError(f"{given[0]} and {given[1]} exclude each other", "leave one of them out")
