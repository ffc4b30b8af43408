"""Where names stand in a text: one pass for all names, whole words only, the longest wins.

The automaton is that of Aho and Corasick ("Efficient string matching", Communications of the ACM
18, 1975): its time grows with the text and with what is found, not with the number of names.
"""

import re
from bisect import bisect
from collections.abc import Callable, Sequence
from typing import NamedTuple

from zettel.mentions.folding import fold, is_spelled
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
    from ahocorasick_rs import AhoCorasick

    automaton = AhoCorasick(list(names))
    texts = [name.text for name in names.values()]

    def search(text: str) -> list[Hit]:
        folded = fold(text)
        found = automaton.find_matches_as_indexes(folded.text, overlapping=True)
        hits = (Hit(row, *map(folded.find_source, (start, end))) for row, start, end in found)
        return _choose_longest([hit for hit in hits if _fits(hit, text, texts)])

    return search


def stands_alone(text: str, start: int, end: int) -> bool:
    """Say whether a part of a text is made of whole words, as French and English write them.

    `l'Assemblée` and `the OGP's` hold a word after or before an apostrophe; `aujourd'hui`,
    `sous-titre` and `data.gouv.fr` are one word each.
    """
    before = text[max(0, start - _REACH) : start]
    is_joined = _JOINED_BEFORE.search(before) and not _ELISION.search(before)
    if is_joined and not UNSPACED.match(text, start):
        return False
    return not _JOINED_AFTER.match(text, end) or bool(UNSPACED.match(text, end - 1))


def _fits(hit: Hit, text: str, names: Sequence[str]) -> bool:
    if hit.start < 0 or hit.end < 0 or not stands_alone(text, hit.start, hit.end):
        return False
    return is_spelled(names[hit.name], text[hit.start : hit.end])


def _choose_longest(hits: list[Hit]) -> list[Hit]:
    """Keep of hits that overlap the longest, of equally long ones the first; in order of place."""
    kept: list[tuple[int, int, int]] = []
    for name, start, end in sorted(hits, key=_find_rank):
        row = bisect(kept, (start, end))
        is_free = row == 0 or kept[row - 1][1] <= start
        if is_free and (row == len(kept) or end <= kept[row][0]):
            kept.insert(row, (start, end, name))
    return [Hit(name, start, end) for start, end, name in kept]


def _find_rank(hit: Hit) -> tuple[int, int, int]:
    return hit.start - hit.end, hit.start, hit.name


_REACH = 10  # characters that a word before an apostrophe can have, and one more
_ELISION = re.compile(r"(?<!\w)(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’ʼ]\Z", re.IGNORECASE)
_JOINED_BEFORE = re.compile(r"(?:[\w@#$%&\\=+~\-\u2010\u2011\u0300-\u036f]|::|\w[.:'’ʼ])\Z")
_JOINED_AFTER = re.compile(
    r"[\w@#$%&\\=+~(\u0300-\u036f]|[\-\u2010\u2011.:]\w|::|['’ʼ](?!s\b)\w", re.IGNORECASE
)
