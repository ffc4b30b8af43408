"""Near names for a link that leads nowhere: "did you mean …?"."""

from collections import Counter
from difflib import SequenceMatcher

from zettel.resolve.grams import strip_accents, to_grams
from zettel.resolve.index import NameIndex
from zettel.resolve.names import fold_name

_LOOKED_AT = 600  # names that share a run of letters; the rarest runs say most and go first
_COMPARED = 12  # names compared letter by letter
_NEAR = 0.72  # difflib's ratio from which a name is worth suggesting


def suggest_names(index: NameIndex, name: str, n: int = 3) -> tuple[str, ...]:
    """Suggest up to `n` names like one that no note answers to, the nearest first, as written.

    The cost does not grow with the vault: only names that share rare runs of letters are compared.
    """
    wanted = fold_name(name).rpartition("/")[2].removeprefix("@")
    plain = strip_accents(wanted)
    shared: Counter[str] = Counter()
    left = _LOOKED_AT
    for found in sorted((index.grams.get(gram, []) for gram in to_grams(plain)), key=_by_length):
        shared.update(found[:left])
        left -= len(found)
        if left <= 0:
            break
    nearest = sorted(shared, key=lambda known: (-shared[known], known))[:_COMPARED]
    matcher = SequenceMatcher(b=plain, autojunk=False)
    ranked = []
    for known in nearest:
        matcher.set_seq1(strip_accents(known))
        if matcher.real_quick_ratio() >= _NEAR and matcher.quick_ratio() >= _NEAR:
            ranked.append((-matcher.ratio(), known))
    names = [index.shown[known] for ratio, known in sorted(ranked) if ratio <= -_NEAR]
    return tuple(dict.fromkeys(names))[:n]


def _by_length(names: list[str]) -> tuple[int, list[str]]:
    return len(names), names[:1]
