"""Where names stand in a text: one pass for all names, whole words only, the longest wins.

The automaton is that of Aho and Corasick ("Efficient string matching", Communications of the ACM
18, 1975). It is asked for the longest name at a place only, for names that are the beginnings or
the ends of others would make the number of all their places the square of the text: shorter ones
follow from the longest, and are looked at only where it does not fit.
"""

import re
from bisect import bisect
from collections.abc import Callable, Iterator
from heapq import heapify, heappop, heapreplace
from typing import NamedTuple

from zettel.mentions.folding import Folded, fold, is_spelled
from zettel.mentions.names import UNSPACED, Name


class Hit(NamedTuple):
    """A name's number, and the characters of the text where it stands."""

    name: int
    start: int
    end: int


Search = Callable[[str], list[Hit]]
"""Finds the names in a text, in order; no two of them overlap."""


def build_search(names: dict[str, Name]) -> Search:
    """Build the search for names, given by their folded forms; their order numbers them."""
    from ahocorasick_rs import AhoCorasick, MatchKind

    automaton = AhoCorasick(list(names), matchkind=MatchKind.LeftmostLongest)
    known = _Known(
        automaton.find_matches_as_indexes,
        [name.text for name in names.values()],
        [len(folded) for folded in names],
        _find_shorter(list(names)),
        max(map(len, names)),
    )

    def search(text: str) -> list[Hit]:
        folded = fold(text)
        starts = [
            place
            for name, start in _find_starts(folded.text, known)
            if (place := _find_place(name, start, text, folded, known)) is not None
        ]
        return _choose_longest(starts, text, folded, known)

    return search


class _Known(NamedTuple):
    """The names, and how they are found; lists are by the numbers of names."""

    find: Callable[[str], list[tuple[int, int, int]]]
    texts: list[str]
    lengths: list[int]  # folded
    shorter: list[int]  # the longest other name that the name begins with, -1 for none
    longest: int


class _Place(NamedTuple):
    """A name where it may stand; they are ordered by worth, the longest first."""

    shortness: int  # less than 0
    start: int
    name: int
    end: int
    offset: int  # the start in the folded text


def _find_shorter(names: list[str]) -> list[int]:
    shorter = [-1] * len(names)
    open_names: list[int] = []
    for row in sorted(range(len(names)), key=names.__getitem__):
        while open_names and not names[row].startswith(names[open_names[-1]]):
            open_names.pop()
        if open_names:
            shorter[row] = open_names[-1]
        open_names.append(row)
    return shorter


def _find_starts(text: str, known: _Known) -> Iterator[tuple[int, int]]:
    """Yield the longest name at each place where one begins, whatever stands around it.

    The names that the automaton finds do not overlap. Every other one begins inside of one of
    them, at one of its words; a part of the text that is not longer than two names shows it.
    """
    for name, start, end in known.find(text):
        yield name, start
        if text[start:end].isalnum() and not UNSPACED.search(text, start, end):
            continue
        begun = _BEGIN.search(text, start + 1, end)
        while begun:
            inner = known.find(text[begun.start() : end - 1 + known.longest])
            if not inner or begun.start() + inner[0][1] >= end:
                break
            offset = begun.start() + inner[0][1]
            yield inner[0][0], offset
            begun = _BEGIN.search(text, offset + 1, end)


def _find_place(name: int, offset: int, text: str, folded: Folded, known: _Known) -> _Place | None:
    """Return where a name stands, or the longest that it begins with and whose end can be one."""
    start = folded.find_source(offset)
    if start < 0 or _is_joined_before(text, start):
        return None
    while name >= 0:
        end = folded.find_source(offset + known.lengths[name])
        if end >= 0 and not _is_joined_after(text, end):
            return _Place(start - end, start, name, end, offset)
        name = known.shorter[name]
    return None


def _choose_longest(places: list[_Place], text: str, folded: Folded, known: _Known) -> list[Hit]:
    """Keep of names that overlap the longest, of equally long ones the first; in order of place.

    Where a name gives way to one after it or is spelled otherwise, the next shorter one at its
    place is tried; where it gives way to one before it, no other can begin.
    """
    kept: list[tuple[int, int, int]] = []
    heapify(places)
    while places:
        best = places[0]
        row = bisect(kept, (best.start, best.end))
        if row and kept[row - 1][1] > best.start:
            heappop(places)
            continue
        is_free = row == len(kept) or best.end <= kept[row][0]
        if is_free and is_spelled(known.texts[best.name], text[best.start : best.end]):
            kept.insert(row, (best.start, best.end, best.name))
            heappop(places)
            continue
        shorter = _find_place(known.shorter[best.name], best.offset, text, folded, known)
        if shorter is None:
            heappop(places)
        else:
            heapreplace(places, shorter)
    return [Hit(name, start, end) for start, end, name in kept]


def _is_joined_before(text: str, start: int) -> bool:
    """Say whether a text goes on before a place within the word, as French and English write it.

    `l'Assemblée` and `the OGP's` hold a word after or before an apostrophe; `aujourd'hui`,
    `sous-titre` and `data.gouv.fr` are one word each.
    """
    before = text[max(0, start - _REACH) : start]
    if not _JOINED_BEFORE.search(before) or _ELISION.search(before):
        return False
    return not UNSPACED.match(text, start)


def _is_joined_after(text: str, end: int) -> bool:
    return bool(_JOINED_AFTER.match(text, end)) and not UNSPACED.match(text, end - 1)


_BEGIN = re.compile(rf"\W|(?<!\w)\w|{UNSPACED.pattern}")  # where a word can begin, and a sign
_REACH = 10  # characters that a word before an apostrophe can have, and one more
_ELISION = re.compile(r"(?<!\w)(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’ʼ]\Z", re.IGNORECASE)
_JOINED_BEFORE = re.compile(r"(?:[\w@#$%&\\=+~\-\u2010\u2011\u0300-\u036f]|::|\w[.:'’ʼ])\Z")
_JOINED_AFTER = re.compile(
    r"[\w@#$%&\\=+~(\u0300-\u036f]|[\-\u2010\u2011.:]\w|::|['’ʼ](?!s\b)\w", re.IGNORECASE
)
