"""What a date says of the thing it is told of: that it began, ended, or was so on that day."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from msgspec import Struct

from zettel.view.shape import When
from zettel.vocabulary import ZETTEL, Vocabulary


class Bounds(Struct, frozen=True):
    """What the earliest and the latest day of a date bound: "start", "end", "point" or nothing."""

    earliest: str
    latest: str

    def split(self, when: When) -> Iterator[tuple[str, When]]:
        """Split a date into what it says of each; "begun by 2014" has no earliest day."""
        for name in dict.fromkeys(filter(None, (self.earliest, self.latest))):
            earliest = when.earliest if self.earliest == name else ""
            latest = when.latest if self.latest == name else ""
            yield name, When(earliest, latest, when.text, when.derived)


@lru_cache(maxsize=1024)
def find_bounds(vocabulary: Vocabulary, iri: str) -> Bounds:
    """Find what the values of a date property bound; without a word of it, that it was so then.

    The vocabulary names the properties that hold the earliest and the latest day. Where these are
    its own, it may say of them in turn whose bound they are; or the property is below another.
    """
    waiting, seen = [iri], {iri}
    for current in waiting:
        pair = vocabulary.ontology.bounds.get(current)
        if pair is not None:
            found = Bounds(*(_climb(vocabulary, *end) for end in zip(pair, _SIDES, strict=True)))
            if found.earliest or found.latest:
                return found
        above = _find_objects(vocabulary, current, _BELOW)
        waiting += [name for name in above if name not in seen]
        seen.update(above)
    return Bounds("point", "point")


def narrow(one: When, other: When) -> When:
    """Narrow down a time by another bound of it; what is told comes before what is worked out."""
    if one.derived != other.derived:
        return other if one.derived else one
    days = [day for day in (one.latest, other.latest) if day]
    # Dates that differ are kept together: a time holds both, as long as it holds any.
    earliest, latest = max(one.earliest, other.earliest), min(days, default="")
    if latest and earliest > latest:
        earliest, latest = min(one.earliest, other.earliest), max(days)
    is_whole = one.earliest and one.latest
    text = one.text if is_whole else " – ".join(dict.fromkeys((one.text, other.text)))
    return When(earliest, latest, text, one.derived)


_SIDES: Final = (f"{ZETTEL}earliest", f"{ZETTEL}latest")
_BELOW: Final = "http://www.w3.org/2000/01/rdf-schema#subPropertyOf"
_MEANINGS: Final = {
    f"{ZETTEL}{name}{side}": meaning
    for name, meaning in (("start", "start"), ("end", "end"), ("date", "point"))
    for side in ("Earliest", "Latest")
}


def _climb(vocabulary: Vocabulary, bound: str, side: str) -> str:
    """Find what a property that holds a day bounds, "" if nothing says."""
    waiting, seen = [bound], {bound}
    for current in waiting:
        if current in _MEANINGS:
            return _MEANINGS[current]
        above = [name for p in (side, _BELOW) for name in _find_objects(vocabulary, current, p)]
        waiting += [name for name in above if name not in seen]
        seen.update(above)
    return ""


def _find_objects(vocabulary: Vocabulary, subject: str, predicate: str) -> list[str]:
    triples = vocabulary.ontology.triples.get(subject, ())
    return [o[1:-1] for _, p, o in triples if p == f"<{predicate}>" and o.startswith("<")]
