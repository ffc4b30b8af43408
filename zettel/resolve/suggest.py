"""Near names for a link that leads nowhere: "did you mean …?"."""

import re
from collections import Counter
from collections.abc import Mapping
from difflib import SequenceMatcher
from heapq import nlargest

from zettel.resolve.grams import strip_accents, to_grams
from zettel.resolve.index import NameIndex
from zettel.resolve.names import fold_name

_LOOKED_AT = 250  # names that share a run of letters; the rarest runs say most and go first
_SHARED = 0.25  # of its runs, that a near name has too; `abxd` has one of the four of `abcd`
_COMPARED = 12  # names compared letter by letter
_NEAR = 0.72  # difflib's ratio from which a name is worth suggesting
_DIGITS = re.compile(r"\d+")


def suggest_names(index: NameIndex, name: str, n: int = 3) -> tuple[str, ...]:
    """Suggest up to `n` names like one that no note answers to, the nearest first, as written."""
    wanted = fold_name(name).rpartition("/")[2].removeprefix("@")
    names = [index.shown[known] for known in find_near(index.grams, wanted)]
    return tuple(dict.fromkeys(names))[:n]


def find_near(grams: Mapping[str, list[str]], wanted: str) -> list[str]:
    """Find the names like a folded one among those of `build_grams`, the nearest first.

    The cost does not grow with their number: only names that share rare runs of letters are
    compared. Names with other numbers in them (days, pictures) are other names, not near.
    """
    plain = strip_accents(wanted)
    matcher = SequenceMatcher(b=plain, autojunk=False)
    numbers = _DIGITS.findall(plain)
    ranked = []
    for known in _find_sharing(grams, plain):
        other = strip_accents(known)
        matcher.set_seq1(other)
        is_near = matcher.real_quick_ratio() >= _NEAR and matcher.quick_ratio() >= _NEAR
        if is_near and (not numbers or _DIGITS.findall(other) in ([], numbers)):
            ranked.append((-matcher.ratio(), known))
    return [known for ratio, known in sorted(ranked) if ratio <= -_NEAR]


def _find_sharing(grams: Mapping[str, list[str]], plain: str) -> list[str]:
    """Find the names that share most runs of letters with a text, rare ones first."""
    wanted = to_grams(plain)
    found = [grams[gram] for gram in sorted(wanted) if gram in grams]
    found.sort(key=_by_length)
    shared: Counter[str] = Counter()
    left = _LOOKED_AT
    for names in found:
        shared.update(names[:left])
        left -= len(names)
        if left <= 0:
            break
    least = max(min(nlargest(_COMPARED, shared.values()), default=0), _SHARED * len(wanted))
    best = [known for known, number in shared.items() if number >= least]
    return sorted(best, key=lambda known: (-shared[known], known))[:_COMPARED]


def _by_length(names: list[str]) -> tuple[int, list[str]]:
    return len(names), names[:1]
