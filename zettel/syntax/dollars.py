"""Dollars that are money: `$5 for [[this]], US$6 for that` is no formula, and holds a link.

The Markdown parser ends a formula at any `$` behind a letter. In GitHub, Obsidian and Pandoc a
digit cannot follow that sign: https://pandoc.org/MANUAL.html#extension-tex_math_dollars. Only
formulas that would swallow a link are looked at, and there a letter ends none either.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

import pyromark

from zettel.syntax.filler import DOLLAR

_MATHEMATICS = pyromark.Options.ENABLE_MATH | pyromark.Options.ENABLE_TABLES
_AS_READ = _MATHEMATICS | pyromark.Options.ENABLE_WIKILINKS
_SIGNS = ("[[", "](")
_ROUNDS = 8  # each joins dollars anew, and leaves at most half of them


def hide_money(text: str) -> str:
    """Return the text with a stand-in for each dollar that ends no formula."""
    for _ in range(_ROUNDS):
        ends = list(_find_ends(text)) if _may_have(text) else []
        if not ends:
            break
        text = _replace(text, ends)
    return text


def hide_prices(text: str) -> str:
    """Return the text with stand-ins for the dollars of all that is no formula to its readers.

    To links it is all the same whether `$5-$10` is one; there both dollars are money. The others
    that stand outside of formulas go with them, so that none ends up in a formula instead.
    """
    if text.count("$") < 2:
        return text
    text = hide_money(text)
    return _replace(text, _find_outside(text)) if _PRICE.search(text) else text


_PRICE = re.compile(r"\$[0-9]")


def _find_outside(text: str) -> list[int]:
    """Return the byte of each dollar that no formula begins or ends with, nor holds."""
    data = text.encode("utf-8", "replace")
    outside: list[int] = []
    done = 0
    for event, span in pyromark.events_with_range(text, options=_AS_READ):
        start, end = span["start"], span["end"]
        if _is_formula(event, data[end : end + 1]):
            outside += (at + done for at in _find_dollars(data[done:start]))
            done = end
    return [*outside, *(at + done for at in _find_dollars(data[done:]))]


def _is_formula(event: object, following: bytes) -> bool:
    """Say whether an event is mathematics; what holds links or code is, for links say so too."""
    if not isinstance(event, dict):
        return False
    formula = str(event.get("InlineMath", ""))
    is_price = following.isdigit() and not any(sign in formula for sign in (*_SIGNS, "`"))
    return "DisplayMath" in event or ("InlineMath" in event and not is_price)


def _find_dollars(data: bytes) -> Iterator[int]:
    """Yield the place of each dollar that no backslash stands before."""
    return (match.start() for match in _DOLLAR.finditer(data) if match[0] == b"$")


_DOLLAR = re.compile(rb"\\.|\$", re.DOTALL)


def _replace(text: str, places: list[int]) -> str:
    """Put stand-ins at some bytes; each is one character, as what it stands for."""
    data = text.encode("utf-8", "replace")
    starts = [0, *(place + 1 for place in places)]
    parts = [data[start:end].decode() for start, end in zip(starts, [*places, None], strict=True)]
    return DOLLAR.join(parts)


def _may_have(text: str) -> bool:
    parts = text.split("$")
    return any(
        before and following[:1].isalnum() and any(sign in before for sign in _SIGNS)
        for before, following in pairwise(parts)
    )


def _find_ends(text: str) -> Iterator[int]:
    """Yield the byte of each dollar that ends what is no formula."""
    data = text.encode("utf-8", "replace")
    for event, span in pyromark.events_with_range(text, options=_MATHEMATICS):
        formula = str(event.get("InlineMath", "")) if isinstance(event, dict) else ""
        if any(sign in formula for sign in _SIGNS):
            following = data[span["end"] : span["end"] + 4].decode("utf-8", "ignore")
            if following[:1].isalnum():
                yield span["end"] - 1
