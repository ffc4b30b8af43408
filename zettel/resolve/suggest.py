"""Near names for a link that leads nowhere: "did you mean …?"."""

import unicodedata
from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from zettel.resolve.names import fold_name

if TYPE_CHECKING:
    from zettel.resolve.index import NameIndex

_LOOKED_AT = 600  # names that share a run of letters; the rarest runs say most and go first
_COMPARED = 12  # names compared letter by letter
_NEAR = 0.72  # difflib's ratio from which a name is worth suggesting


def suggest_names(index: "NameIndex", name: str, n: int = 3) -> tuple[str, ...]:
    """Suggest up to `n` names like one that no note answers to, the nearest first, as written.

    The cost does not grow with the vault: only names that share rare runs of letters are compared.
    """
    wanted = fold_name(name).rpartition("/")[2].removeprefix("@")
    plain = _strip_accents(wanted)
    shared: Counter[str] = Counter()
    left = _LOOKED_AT
    for found in sorted((index.grams.get(gram, []) for gram in _to_grams(plain)), key=_by_length):
        shared.update(found[:left])
        left -= len(found)
        if left <= 0:
            break
    nearest = sorted(shared, key=lambda known: (-shared[known], known))[:_COMPARED]
    matcher = SequenceMatcher(b=plain, autojunk=False)
    ranked = []
    for known in nearest:
        matcher.set_seq1(_strip_accents(known))
        if matcher.real_quick_ratio() >= _NEAR and matcher.quick_ratio() >= _NEAR:
            ranked.append((-matcher.ratio(), known))
    names = [index.shown[known] for ratio, known in sorted(ranked) if ratio <= -_NEAR]
    return tuple(dict.fromkeys(names))[:n]


def build_grams(names: dict[str, str]) -> dict[str, list[str]]:
    """Map each run of three letters to the folded names that hold it."""
    grams: dict[str, list[str]] = {}
    for name in sorted(filter(None, names)):
        for gram in _to_grams(_strip_accents(name)):
            grams.setdefault(gram, []).append(name)
    return grams


def _by_length(names: list[str]) -> tuple[int, list[str]]:
    return len(names), names[:1]


def _to_grams(text: str) -> set[str]:
    padded = f" {text} "
    return {padded[i : i + 3] for i in range(len(padded) - 2)}


def _strip_accents(text: str) -> str:
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
