"""What the links of a vault tell: which notes are near to each other, which names are linked."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from msgspec import Struct

from zettel.mentions.folding import fold_name
from zettel.model import Ambiguous, Found, LinkKind, ResolvedNote

_IN_TEXT = frozenset({LinkKind.WIKI, LinkKind.MARKDOWN, LinkKind.INLINE})


class Ties(Struct, frozen=True):
    """What joins notes: the links of each, in either direction, and its tags."""

    links: dict[str, set[str]]  # from each note to those that it links to
    joined: dict[str, set[str]]  # the same in both directions
    tags: dict[str, frozenset[str]]


def find_ties(notes: Sequence[ResolvedNote]) -> Ties:
    """Gather what joins the notes."""
    links: dict[str, set[str]] = {resolved.note.id: set() for resolved in notes}
    joined: dict[str, set[str]] = {resolved.note.id: set() for resolved in notes}
    tags: dict[str, frozenset[str]] = {}
    for resolved in notes:
        source = resolved.note.id
        tags[source] = frozenset(map(str.casefold, resolved.note.tags))
        for link in resolved.links:
            if isinstance(link.resolution, Found | Ambiguous):
                target = link.resolution.note
                links[source].add(target)
                joined[source].add(target)
                joined.setdefault(target, set()).add(source)
    return Ties(links, joined, tags)


def are_near(ties: Ties, note: str, targets: Iterable[str]) -> bool:
    """Say whether a note shares a tag or a neighbour with one of several others."""
    tags, joined = ties.tags[note], ties.joined[note]
    return any(
        not tags.isdisjoint(ties.tags[target]) or not joined.isdisjoint(ties.joined[target])
        for target in targets
    )


def count_links(names: Collection[str], notes: Sequence[ResolvedNote]) -> Counter[str]:
    """Count the notes in which each folded name is the text of a link."""
    folded: dict[str, str] = {}
    uses: Counter[str] = Counter()
    for resolved in notes:
        told: set[str] = set()
        for link in resolved.note.links:
            if link.kind in _IN_TEXT:
                text = link.label or link.target.rpartition("/")[2]
                known = folded.get(text)
                if known is None:
                    known = folded.setdefault(text, fold_name(text))
                told.add(known)
        uses.update(name for name in told if name in names)
    return uses
