"""Names by their runs of three letters, which near names share."""

import unicodedata
from collections.abc import Iterable


def build_grams(names: Iterable[str]) -> dict[str, list[str]]:
    """Map each run of three letters to the folded names that hold it."""
    grams: dict[str, list[str]] = {}
    for name in sorted(filter(None, names)):
        for gram in to_grams(strip_accents(name)):
            grams.setdefault(gram, []).append(name)
    return grams


def to_grams(text: str) -> set[str]:
    """Return the runs of three letters of a text, its ends counted as spaces."""
    padded = f" {text} "
    return {padded[i : i + 3] for i in range(len(padded) - 2)}


def strip_accents(text: str) -> str:
    """Return a text without accents and other marks."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
