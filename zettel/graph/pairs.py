"""Which notes link to which: what ranks, communities, parts and orphans go by.

Only links between notes count: shared tags, types and placeholders would join everything.
"""

from collections.abc import Sequence

from msgspec import Struct

from zettel.graph.nodes import LEADING
from zettel.model import ResolvedNote


class Pairs(Struct, frozen=True):
    """The notes by number, in order of id, and which number links to which, in order."""

    ids: tuple[str, ...]
    pairs: tuple[tuple[int, int], ...]


def find_pairs(notes: Sequence[ResolvedNote]) -> Pairs:
    """Find which notes link to which others, each pair once; their order makes no difference."""
    ordered = sorted(notes, key=lambda resolved: resolved.note.id)
    numbers = {resolved.note.id: number for number, resolved in enumerate(ordered)}
    pairs: list[tuple[int, int]] = []
    for number, resolved in enumerate(ordered):
        linked = sorted([numbers[note] for note in find_linked(resolved)])
        pairs += [(number, other) for other in linked]
    return Pairs(tuple(numbers), tuple(pairs))


def find_linked(resolved: ResolvedNote) -> set[str]:
    """Find the other notes that a note links to, by id."""
    linked = {
        link.resolution.note for link in resolved.links if isinstance(link.resolution, LEADING)
    }
    linked.discard(resolved.note.id)
    return linked


def find_orphans(notes: Sequence[ResolvedNote]) -> tuple[str, ...]:
    """Find the notes that no other note links to and that link to no other note."""
    joined: set[str] = set()
    for resolved in notes:
        if linked := find_linked(resolved):
            joined |= linked
            joined.add(resolved.note.id)
    return tuple(resolved.note.id for resolved in notes if resolved.note.id not in joined)
