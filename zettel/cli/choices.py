"""Names that a caller may choose from."""

from collections.abc import Iterable
from difflib import get_close_matches

from zettel.errors import FormatError


def find_choice(written: str, known: Iterable[str]) -> str:
    """Return the format that goes by the name written, whatever its case.

    Raises:
        FormatError: no format goes by it; says which do, and the nearest.
    """
    names = tuple(known)
    folded = written.strip().casefold()
    if folded in names:
        return folded
    near = get_close_matches(folded, names, n=1)
    meant = f"; did you mean {near[0]}?" if near else ""
    raise FormatError(f"there is no format {written!r}{meant}", f"one of {', '.join(names)}")
